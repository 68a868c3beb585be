r"""Lines that a mail program coded as quoted-printable -> the lines that were meant.

"=E2=80=99" is an apostrophe, "=20" a blank, and "=" at a line's end parts no line.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from generator import lazy
from generator.ingest.layout.blocks import Line

SOFT = 55  # characters of a line, at least, that was broken at 76
SOFT_BREAKS = 2  # in a text that is coded throughout

_LETTERS = lazy.regex(
    r"(?:=[CD][0-9A-F]=[89AB][0-9A-F]|=E[0-9A-F](?:=[89AB][0-9A-F]){2}"
    r"|=F[0-4](?:=[89AB][0-9A-F]){3})+")
_CODES = lazy.regex(r"(?:=[0-9A-F]{2})+")
_BLANK_END = lazy.regex(r"=20$")
_ADDRESS = lazy.regex(r"https?://\S+")


def decode_quoted(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines decoded, where the text shows that it is coded; else as they are."""
    if not _is_coded(lines):
        return tuple(lines)
    return tuple(
        replace(line, text=_decode(line.text))
        for line in _join_soft(lines)
    )


def _is_coded(lines: Sequence[Line]) -> bool:
    """Letters of UTF-8, lines broken at 76, or blanks at the ends of lines."""
    signs = 0
    for line in lines:
        text = line.text
        if "=" not in text:
            continue
        if _LETTERS.search(text):
            return True
        signs += _is_soft(line) or _BLANK_END.search(text) is not None or "=3D" in text
    return signs >= SOFT_BREAKS


def _is_soft(line: Line) -> bool:
    return (
        line.text.endswith("=")
        and not line.text.endswith("==")
        and len(line.text) >= SOFT
    )


def _join_soft(lines: Sequence[Line]) -> list[Line]:
    """The lines with those joined that "=" at the end parts; "=E2=80=" may be split so, too."""
    joined: list[Line] = []
    pieces: list[Line] = []
    for line in lines:
        pieces.append(line)
        is_soft = line.text.endswith("=") and not line.text.endswith("==") and line.text != "="
        if is_soft:
            continue
        joined.append(_join(pieces))
        pieces = []
    if pieces:
        joined.append(_join(pieces))
    return joined


def _join(pieces: Sequence[Line]) -> Line:
    first, last = pieces[0], pieces[-1]
    if first is last:
        return first
    texts = [piece.text.removesuffix("=") for piece in pieces]
    return replace(first, text="".join(texts), end=last.end)


def _decode(text: str) -> str:
    """The text without codes; in an address that shows a bare "=", these may be its own."""
    pieces: list[str] = []
    place = 0
    for m in _ADDRESS.finditer(text):
        before = text[place:m.start()]
        pieces.append(_decode_words(before))
        pieces.append(_decode_address(m[0]))
        place = m.end()
    rest = text[place:]
    pieces.append(_decode_words(rest))
    return "".join(pieces).rstrip()


def _decode_address(address: str) -> str:
    is_coded = re.search(r"=(?![0-9A-F]{2})", address) is None and "=3D" in address
    return _decode_words(address) if is_coded else address


def _decode_words(text: str) -> str:
    return _CODES.sub(_decode_codes, text)


def _decode_codes(m: re.Match[str]) -> str:
    encoded = bytes.fromhex(m[0].replace("=", ""))
    if any(byte < 0x20 and byte not in b"\t\n\r" for byte in encoded):
        return m[0]
    try:
        return encoded.decode("utf-8")
    except UnicodeDecodeError:
        return encoded.decode("cp1252", "replace")
