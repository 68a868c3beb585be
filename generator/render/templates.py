"""Template sources -> a Jinja environment. Strict: a misspelt name is an error, not a blank."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from traceback import walk_tb
from typing import NoReturn

from jinja2 import DictLoader, Environment, StrictUndefined, Template, TemplateError, TemplateNotFound, TemplateSyntaxError
from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import Expr

from generator import words
from generator.errors import ConfigError
from generator.render import marks, markup, paths

HINT = "the values that a template is given stand in its first lines; `templates/README.md` tells of blocks"


class _Once(CodeGenerator):
    """Compiles `{{ value }}` to our `escape` alone: Jinja would escape what it gives, which is a `Raw`, a second time."""

    def _output_child_pre(self, node: Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        self.write(f"({finalize.src or ''}")

    def _output_child_post(self, node: Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        self.write("))" if finalize.src else ")")


class _Templates(Environment):
    code_generator_class = _Once

    def handle_exception(self, source: str | None = None) -> NoReturn:
        """A template that cannot be read, or names what there is not, is its writer's to mend: named with its line."""
        error = sys.exc_info()[1]
        if not isinstance(error, TemplateError):
            super().handle_exception(source)
        name, line = _place(error)
        what = f"no template `{error}`" if isinstance(error, TemplateNotFound) else str(error.message or error)
        raise ConfigError(f"templates/{name}:{line}", what, HINT) from error


def _place(error: TemplateError) -> tuple[str, int]:
    """The template that failed, and its line."""
    if isinstance(error, TemplateSyntaxError):
        return error.name or "", error.lineno
    places = [("", 0)]
    for frame, line in walk_tb(error.__traceback__):
        if isinstance(template := frame.f_globals.get("__jinja_template__"), Template):
            places.append((template.name or "", template.get_corresponding_lineno(line)))
    return places[-1]


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
