"""Text that was decoded by the wrong table, once or more, "â€™" -> the marks that it had."""

from __future__ import annotations

import re

from generator import lazy
from generator.ingest.metadata.values import replace_surrogates
from generator.words import normalise

MOST_ROUNDS = 4  # times that a text may have been decoded by the wrong table

# What Windows-1252 shows for the bytes that follow the first of a letter in UTF-8.
_HIGH = bytes(range(0x80, 0xA0)).decode("cp1252", "ignore")
_NEXT = f"[\x80-\xbf{_HIGH}]"
_QUOTES = "‘’“”–—…•"  # they may stand behind a letter that is right
_SAFE_HIGH = "".join(mark for mark in _HIGH if mark not in _QUOTES)
_MOJIBAKE = lazy.regex("|".join((
    f"â{_NEXT}{_NEXT}",  # quotation marks, dashes, signs
    f"Ã[\x80-\xbf{_SAFE_HIGH}“–…]",  # letters of Western Europe
    "Â[\x80-\xbf]",  # signs, and no-break spaces
    f"[ÄÅ][\x80-\xbf{_SAFE_HIGH}]",  # letters of Central Europe
    "(?<=â‚¬)Å“|(?<=Ã)Æ’",  # twice broken
    f"(?:[ÐÑ]{_NEXT}){{3,}}",  # Cyrillic words
    f"ðŸ{_NEXT}{_NEXT}",  # pictures
)))
_LOST_QUOTE = lazy.regex(r"â€(?=[\s.,;:!?)\]]|$)")  # its last byte has no sign in Windows-1252
_LOST_SPACE = lazy.regex(r"(?<=[a-z0-9.,;:!?”’\"])Â(?= \S)")  # its no-break space became a blank
_CUES = lazy.regex("[âÃÂÄÅÐÑð]")


def repair_text(text: str) -> str:
    """One paragraph, normalised, without soft hyphens; "â€™" and its like become what they were."""
    whole = replace_surrogates(text)
    if _CUES.search(text):
        whole = _repair_rounds(whole)
    return normalise(whole.replace("\u00ad", ""))


def _repair_rounds(text: str) -> str:
    for _ in range(MOST_ROUNDS):
        repaired = _MOJIBAKE.sub(_redecode, text)
        if repaired == text:
            break
        text = repaired
    text = _LOST_QUOTE.sub("”", text)
    return _LOST_SPACE.sub("", text)


def _redecode(m: re.Match[str]) -> str:
    encoded = b"".join(map(_byte_of, m[0]))
    try:
        return encoded.decode("utf-8")
    except UnicodeError:
        return m[0]


def _byte_of(letter: str) -> bytes:
    """The byte that a table of Western letters shows as this letter."""
    codec = "cp1252" if letter in _HIGH else "latin-1"
    return letter.encode(codec)
