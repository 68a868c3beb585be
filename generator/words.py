"""Pure functions on strings: normal forms, slugs, and counts in words."""

from __future__ import annotations

import unicodedata
from hashlib import sha256

from generator import lazy

_CONTROL = lazy.regex(
    "["
    r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f"  # control characters, but tab and line ends
    r"\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069"  # of no width, and of direction
    r"\ufeff\ufffe\uffff"  # byte order marks, and what is no character
    "]"
)
_SPACE = lazy.regex(r"[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
_LINE_END = lazy.regex("[\u0085\u2028\u2029]")
_NO_WORD = lazy.regex(r"\W+")
_NOT_OF_SLUG = lazy.regex(r"[^a-z0-9]+")
_DIGITS = lazy.regex(r"(\d{1,18})")
_LETTERS = str.maketrans(  # those that Unicode does not decompose
    {
        "ł": "l",
        "Ł": "L",
        "ø": "o",
        "Ø": "O",
        "ß": "ss",
        "æ": "ae",
        "Æ": "AE",
        "đ": "d",
        "Đ": "D",
    }
)
_ORDINAL_ENDINGS = {1: "st", 2: "nd", 3: "rd"}
BEFORE_ELLIPSIS = " ,;:.–—-"  # characters that do not stand there


def normalise(text: str) -> str:
    r"""The text in one form.

    That is NFC, "\n" newlines, no control or direction characters, no-break spaces as spaces, no
    trailing blanks.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = unicodedata.normalize("NFC", text)
    text = _SPACE.sub(" ", text)
    text = _CONTROL.sub("", text)
    text = _LINE_END.sub("\n", text)
    lines = [line.rstrip() for line in text.split("\n")]
    return "\n".join(lines).strip()


def squeeze(text: str) -> str:
    """One line: every run of white space is one space."""
    return " ".join(text.split())


def letters_of(text: str) -> str:
    """The letters and digits alone, without regard to capitals."""
    return _NO_WORD.sub("", text).casefold()


def slug(text: str, *, longest: int = 60) -> str:
    """`"Łódź & Sons"` -> `"lodz-sons"`; whole words, at most `longest` characters, never empty."""
    decomposed = unicodedata.normalize("NFKD", text.translate(_LETTERS))
    plain = decomposed.encode("ascii", "ignore").decode().lower()
    whole = _NOT_OF_SLUG.sub("-", plain).strip("-") or "x"
    if len(whole) <= longest:
        return whole
    whole_words = whole[: longest + 1].rpartition("-")[0]
    return whole_words or whole[:longest]


def sorting_key(text: str) -> tuple[tuple[int, int, str], ...]:
    """As people sort: capitals and accents alike, and 5 before 10."""
    parts = _DIGITS.split(slug(text, longest=len(text) + 1))
    return tuple(
        (0, int(part), "") if part.isdigit() else (1, 0, part)
        for part in parts
        if part
    )


def mark(text: str, *, length: int = 6) -> str:
    """The first hex digits of a text's sha256."""
    encoded = text.encode("utf-8", "surrogatepass")
    return sha256(encoded).hexdigest()[:length]


def shorten(text: str, longest: int) -> str:
    """One line, cut at a word, with an ellipsis, at most `longest` characters."""
    line = squeeze(text)
    if len(line) <= longest:
        return line
    whole_words = line[: longest - 1].rpartition(" ")[0]
    return whole_words.rstrip(BEFORE_ELLIPSIS) + "…"


def counted(n: int, noun: str, plural: str = "") -> str:
    """`1 story`, `2 stories`, `1,204 files`."""
    if n == 1:
        return f"{n:,} {noun}"
    return f"{n:,} {plural or noun + 's'}"


def ordinal(n: int) -> str:
    """`1st`, `22nd`, `13th`."""
    is_teen = 10 < n % 100 < 14
    if is_teen:
        return f"{n}th"
    ending = _ORDINAL_ENDINGS.get(n % 10, "th")
    return f"{n}{ending}"


def last_word(text: str) -> str:
    """What follows the last space; all of it where there is none."""
    return text.rpartition(" ")[2]
