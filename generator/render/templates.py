"""Template sources -> a Jinja environment. Strict: a misspelt name is an error, not a blank."""

from __future__ import annotations

from collections.abc import Mapping

from jinja2 import DictLoader, Environment, StrictUndefined

from generator import words
from generator.render import marks, markup, paths


def environment(templates: Mapping[str, str]) -> Environment:
    """Every `{{ value }}` is escaped for Markdown and HTML at once; macros and `Raw` pass."""
    env = Environment(
        loader=DictLoader(dict(templates)), undefined=StrictUndefined, finalize=markup.escape, autoescape=True,
        trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True,
    )
    env.globals.update(
        paths=paths, counted=words.counted, shorten=words.shorten, chip=markup.chip, outside=markup.outside, when=marks.when, pre=pre,
        rows=markup.rows)
    return env


def pre(text: str) -> markup.Raw:
    """Text for a `<pre>` in a raw HTML block: its lines stay."""
    return markup.Raw(markup.html(text))
