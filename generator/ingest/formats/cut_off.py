"""The bytes of a file -> whether its end is missing, by what each format must end with.

Plain text and Markdown may end anywhere: nothing tells of a cut in them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from generator import lazy
from generator.ingest.formats.mail.eml import part_letters
from generator.model.source import (
    BIBTEX,
    HTML,
    MAIL,
    MBOX,
    MHTML,
    RIS,
    RTF,
    Format,
)

WHAT = "cut off, or broken: its end is missing, and what could be read is shown"
HINT = "save or export it again"
_PAIRED = (
    b"article", b"aside", b"div", b"footer", b"header", b"main", b"nav", b"script", b"section",
    b"style", b"table", b"ul")
_END_OF_PAGE = lazy.regex(rb"</(?:body|html)\s*>", re.I)
_START_OF_PAGE = lazy.regex(rb"<(?:html|body)\b", re.I)
_BRACE = lazy.regex(rb"\\[\\{}]|[{}]")
_RTF_BYTES = lazy.regex(rb"\\bin\d")  # a picture as it is: braces in it are none
_RIS_START = lazy.regex(rb"^TY {1,2}- ", re.M)
_RIS_END = lazy.regex(rb"^ER {1,2}-", re.M)
_BOUNDARY = lazy.regex(rb"boundary\s*=\s*(?:\"([^\"\r\n]{1,200})\"|([^\s;\"]{1,200}))", re.I)
_END_OF_HEADER = lazy.regex(rb"\r?\n\r?\n")


def is_cut_off(format_: Format, data: bytes) -> bool:
    """Is the end of a file of this format missing, as far as its bytes show that?"""
    sign = _SIGNS.get(format_)
    return sign is not None and sign(data)


def _is_page_cut(data: bytes) -> bool:
    """A page without its end, in which elements stand open whose ends may not be left out."""
    if not _START_OF_PAGE.search(data) or _END_OF_PAGE.search(data):
        return False
    lower = data.lower()
    for name in _PAIRED:
        opened = re.findall(rb"<" + name + rb"[\s>]", lower)
        if len(opened) > lower.count(b"</" + name):
            return True
    return lower.rfind(b"<") > lower.rfind(b">")


def _is_rtf_cut(data: bytes) -> bool:
    return not _RTF_BYTES.search(data) and _has_open_brace(data)


def _is_ris_cut(data: bytes) -> bool:
    """Has the last record no `ER  -`?"""
    starts = [m.start() for m in _RIS_START.finditer(data)]
    ends = [m.start() for m in _RIS_END.finditer(data)]
    return bool(starts) and (not ends or ends[-1] < starts[-1])


def _has_open_brace(data: bytes) -> bool:
    braces = _BRACE.findall(data)
    return braces.count(b"{") > braces.count(b"}")


def _is_mbox_cut(data: bytes) -> bool:
    """A mail program ends each letter with an empty line."""
    return not data.endswith(b"\n") or any(map(_is_letter_cut, part_letters(data)))


def _is_letter_cut(data: bytes) -> bool:
    """A letter of several parts without the mark that closes the last of them."""
    letter = data.lstrip()
    end = _END_OF_HEADER.search(letter)
    header = letter[:end.start()] if end else letter
    m = _BOUNDARY.search(header)
    if m is None:
        return False
    boundary = m[1] or m[2]
    return b"--" + boundary + b"--" not in letter


_SIGNS: Mapping[Format, Callable[[bytes], bool]] = {
    BIBTEX: _has_open_brace,
    HTML: _is_page_cut,
    MAIL: _is_letter_cut,
    MBOX: _is_mbox_cut,
    MHTML: _is_letter_cut,
    RIS: _is_ris_cut,
    RTF: _is_rtf_cut,
}
