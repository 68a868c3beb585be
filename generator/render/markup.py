"""Text -> Markdown and HTML that show it as it is, and can never run.

`escape` is what `{{ value }}` does in every template: numeric character references for
whatever Markdown, HTML or an attribute could take for its own. They read back the same in
a Markdown line, in a raw HTML block and between double quotes, so one rule serves all three.
`html` does the same and keeps spaces and newlines. There is no third way, so it does not matter
where a stranger's words come to stand. Only a `Raw` passes untouched: our own HTML, into which
no value goes but through `html` or a function that gives a `Raw` itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import quote, urlsplit

from generator import lazy
from generator.interface import Words

# Stories; of fewer, a bar shows nothing that the number does not say.
LEAST_FOR_METER = 4
# Control characters but tab, line feed and carriage return.
_CONTROL_CODES = (*range(9), 11, 12, *range(14, 32), 127)
_MARKUP_CHARACTERS = '\\`*_{}[]<>&|~^+=#!"'
_REFERENCES: dict[int, str | None] = {
    **{ord(character): f"&#{ord(character)};" for character in _MARKUP_CHARACTERS},
    **dict.fromkeys(_CONTROL_CODES),
}
_RISKY = lazy.regex(r'[\\`*_{}\[\]<>&|~^+=#!"\x00-\x08\x0b\x0c\x0e-\x1f\x7f]')
# What Markdown takes for a list, a definition or a table where a line begins with it.
_LINE_START = lazy.regex(r"^(?:[-:?]|(\d+)([.)]))")
_LINE_START_CHARACTERS = frozenset("-:?0123456789")
_URL_SAFE = "/:?#@!$&*+,;=~%-._"
_WEB_SCHEMES = ("http", "https")


class Raw(str):
    """Markdown or HTML that we wrote ourselves.

    `+` and f-strings of it are plain text again: wrap what they give.
    """

    __slots__ = ()

    def __html__(self) -> str:
        return self


def escape(value: object) -> str:
    """Any value on one line -> Markdown and HTML that read back as its plain text."""
    if type(value) is str:
        return _escape_text(value)
    if hasattr(value, "__html__"):
        return value if isinstance(value, str) else Raw(value)
    return _escape_text(str(value))


@lru_cache(65_536)
def _escape_text(text: str) -> Raw:
    text = " ".join(text.split()).translate(_REFERENCES)
    if text[:1] in _LINE_START_CHARACTERS:
        text = _LINE_START.sub(_escape_line_start, text)
    return Raw(text)


def _escape_line_start(m: re.Match[str]) -> str:
    """A mark, or the mark after the number of an ordered list."""
    if m[1]:
        return f"{m[1]}&#{ord(m[2])};"
    return f"&#{ord(m[0])};"


def html(text: str) -> str:
    """Text -> HTML that Markdown leaves alone too; spaces and newlines stay.

    It is safe between tags and in a double-quoted attribute.
    """
    return _RISKY.sub(_reference, text)


def _reference(m: re.Match[str]) -> str:
    """Control characters are left out: Markdown's own placeholders begin with \\x02."""
    is_control = m[0] < " " or m[0] == "\x7f"
    return "" if is_control else f"&#{ord(m[0])};"


def needs_escape(text: str, start: int, end: int) -> bool:
    """Whether `html` would change anything of text[start:end]."""
    return _RISKY.search(text, start, end) is not None


def safe_url(url: str | None) -> str | None:
    """An http or https address, its risky characters percent-encoded; None for anything else."""
    address = (url or "").strip()
    try:
        parts = urlsplit(address)
        host = parts.hostname
    except ValueError:
        return None
    if not host or parts.scheme.lower() not in _WEB_SCHEMES:
        return None
    return quote(address, safe=_URL_SAFE, errors="replace")


def href(url: str) -> str:
    """An address for a double-quoted attribute: within a tag Markdown looks at nothing."""
    address = url.replace("&", "&amp;")
    address = address.replace("<", "&lt;").replace(">", "&gt;")
    return address.replace('"', "&quot;")


def outside(words: str, url: str | None) -> Raw:
    """An HTML link that leaves the site; only the words where the address is not safe."""
    address = safe_url(url)
    if address is None:
        return Raw(html(words))
    return Raw(f'<a href="{href(address)}" rel="noopener nofollow external">{html(words)}</a>')


def rows(items: Iterable[str]) -> Raw:
    """List items as HTML, one a line."""
    return Raw("\n".join(f"<li>{escape(item)}</li>" for item in items))


def ranked(
    words: Words, items: Iterable[tuple[str, int]], of: int = 0, more: str = ""
) -> Raw:
    """List items, each with in how many stories it is, and a bar of that share of `of` stories.

    There are no bars where `of` is too small for them to say anything. `more` is HTML after the
    number.
    """
    has_meter = of >= LEAST_FOR_METER
    lines = []
    for item, stories in items:
        count = f'<span class="count">{words.counted(stories, "story", "stories")}{more}</span>'
        meter = _meter(stories, of) if has_meter else ""
        lines.append(f"<li>{escape(item)} {count}{meter}</li>")
    return Raw("\n".join(lines))


def _meter(n: int, of: int) -> str:
    return f' <meter max="{of}" value="{n}" aria-hidden="true"></meter>'


def chip(name: str, words: str = "") -> Raw:
    """A small label: `auto`, `stub`, `planned`."""
    shown = html(words or name)
    return Raw(f'<span class="chip chip-{html(name)}">{shown}</span>')
