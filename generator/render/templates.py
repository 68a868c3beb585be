"""Template sources -> a Jinja environment. Strict: a misspelt name is an error, not a blank."""

from __future__ import annotations

from collections.abc import Mapping

from jinja2 import DictLoader, Environment, StrictUndefined
from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import Expr

from generator import words
from generator.render import marks, markup, paths


class _Once(CodeGenerator):
    """Compiles `{{ value }}` to our `escape` alone: Jinja would escape what it gives, which is a `Raw`, a second time."""

    def _output_child_pre(self, node: Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        self.write(f"({finalize.src or ''}")

    def _output_child_post(self, node: Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        self.write("))" if finalize.src else ")")


class _Templates(Environment):
    code_generator_class = _Once


def environment(templates: Mapping[str, str]) -> Environment:
    """Every `{{ value }}` is escaped for Markdown and HTML at once; macros and `Raw` pass."""
    env = _Templates(
        loader=DictLoader(dict(templates)), undefined=StrictUndefined, finalize=markup.escape, autoescape=True,
        trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True,
    )
    env.globals.update(
        paths=paths, counted=words.counted, shorten=words.shorten, chip=markup.chip, outside=markup.outside, when=marks.when, pre=pre,
        rows=markup.rows, ranked=markup.ranked, jumps_of=paths.jumps_of)
    return env


def pre(text: str) -> markup.Raw:
    """Text for a `<pre>` in a raw HTML block: its lines stay."""
    return markup.Raw(markup.html(text))
