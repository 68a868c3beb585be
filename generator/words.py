"""Pure helpers on strings."""

from __future__ import annotations

import re
import unicodedata
from hashlib import sha256

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff]")
_LETTERS = str.maketrans({"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "ß": "ss", "æ": "ae", "Æ": "AE", "đ": "d", "Đ": "D"})


def normalise(text: str) -> str:
    r"""NFC, "\n" newlines, no control or direction characters, no-break spaces as spaces, no trailing blanks."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    text = _CONTROL.sub("", re.sub(r"[\u00a0\u2000-\u200a\u202f\u205f\u3000]", " ", text))
    return "\n".join(line.rstrip() for line in re.sub("[\u0085\u2028\u2029]", "\n", text).split("\n")).strip()


def squeeze(text: str) -> str:
    """One line: every run of white space is one space."""
    return " ".join(text.split())


def slug(text: str, *, longest: int = 60) -> str:
    """`"Łódź & Sons"` -> `"lodz-sons"`; whole words, at most `longest` characters, never empty."""
    plain = unicodedata.normalize("NFKD", text.translate(_LETTERS)).encode("ascii", "ignore").decode()
    whole = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-") or "x"
    cut = whole[: longest + 1].rpartition("-")[0] if len(whole) > longest else whole
    return cut or whole[:longest]


def mark(text: str, *, length: int = 6) -> str:
    """The first hex digits of a text's sha256."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:length]


def shorten(text: str, longest: int) -> str:
    """Cut at a word, with an ellipsis, at most `longest` characters."""
    text = squeeze(text)
    return text if len(text) <= longest else text[: longest - 1].rpartition(" ")[0].rstrip(" ,;:.–—-") + "…"


def counted(n: int, noun: str, plural: str = "") -> str:
    """`1 story`, `2 stories`, `1,204 files`."""
    return f"{n:,} {noun if n == 1 else plural or noun + 's'}"


def ordinal(n: int) -> str:
    """`1st`, `22nd`, `13th`."""
    return f"{n}{'th' if 10 < n % 100 < 14 else {1: 'st', 2: 'nd', 3: 'rd'}.get(n % 10, 'th')}"
