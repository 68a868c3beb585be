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

from generator.words import counted

FEW = 4  # stories; of fewer a bar shows nothing that the number does not say
_GONE: dict[int, str | None] = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 127])
_MARKS = str.maketrans({mark: f"&#{ord(mark)};" for mark in '\\`*_{}[]<>&|~^+=#!"'} | {chr(code): None for code in _GONE})
_LINE_START = re.compile(r"^(?:[-:?]|(\d+)([.)]))")
_RISKY = re.compile(r'[\\`*_{}\[\]<>&|~^+=#!"\x00-\x08\x0b\x0c\x0e-\x1f\x7f]')
_STARTS = frozenset("-:?0123456789")
_URL_SAFE = "/:?#@!$&*+,;=~%-._"


class Raw(str):
    """Markdown or HTML that we wrote ourselves. `+` and f-strings of it are plain text again: wrap what they give."""

    __slots__ = ()

    def __html__(self) -> str:
        return self


def escape(value: object) -> str:
    """Any value on one line -> Markdown and HTML that read back as its plain text."""
    if type(value) is str:
        return _escaped(value)
    if hasattr(value, "__html__"):
        return value if isinstance(value, str) else Raw(value)
    return _escaped(str(value))


@lru_cache(65_536)
def _escaped(text: str) -> Raw:
    text = " ".join(text.split()).translate(_MARKS)
    return Raw(_LINE_START.sub(_first, text) if text[:1] in _STARTS else text)


def _first(m: re.Match[str]) -> str:
    return f"{m[1]}&#{ord(m[2])};" if m[1] else f"&#{ord(m[0])};"


def html(text: str) -> str:
    """Text -> HTML that Markdown leaves alone too, between tags or in a double-quoted attribute; spaces and newlines stay."""
    return _RISKY.sub(_reference, text)


def _reference(m: re.Match[str]) -> str:
    return f"&#{ord(m[0])};" if m[0] >= " " and m[0] != "\x7f" else ""  # Markdown's own placeholders begin with \x02


def needs_escape(text: str, start: int, end: int) -> bool:
    """Whether `html` would change anything of text[start:end]."""
    return _RISKY.search(text, start, end) is not None


def safe_url(url: str | None) -> str | None:
    """An http or https address with every risky character percent-encoded; None for anything else."""
    try:
        parts = urlsplit((url or "").strip())
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme.lower() not in ("http", "https") or not host:
        return None
    return quote((url or "").strip(), safe=_URL_SAFE, errors="replace")


def href(url: str) -> str:
    """An address for a double-quoted attribute: within a tag Markdown looks at nothing."""
    return url.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def outside(words: str, url: str | None) -> Raw:
    """An HTML link that leaves the site; only the words where the address is not safe."""
    safe = safe_url(url)
    shown = html(words)
    return Raw(f'<a href="{href(safe)}" rel="noopener nofollow external">{shown}</a>' if safe else shown)


def rows(items: Iterable[str]) -> Raw:
    """List items as HTML, one a line."""
    return Raw("\n".join(f"<li>{escape(item)}</li>" for item in items))


def ranked(items: Iterable[tuple[str, int]], of: int = 0, more: str = "") -> Raw:
    """List items, each with in how many stories it is; `of` so many, where that says anything."""
    end = f' <meter max="{of}" value="%d" aria-hidden="true"></meter>' if of >= FEW else ""
    return Raw("\n".join(f'<li>{escape(item)} <span class="count">{counted(n, "story", "stories")}{more}</span>{end and end % n}</li>'
                         for item, n in items))


def chip(name: str, words: str = "") -> Raw:
    """A small label: `auto`, `stub`, `planned`."""
    return Raw(f'<span class="chip chip-{html(name)}">{html(words or name)}</span>')
