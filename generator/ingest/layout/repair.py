"""Text that was decoded by the wrong table, "â€™" -> the marks that it had."""

from __future__ import annotations

import re

from generator.ingest.metadata.values import replace_surrogates
from generator.words import normalise

_BROKEN_QUOTE = "â€[\x80-\xbf™œ˜¦“”]"
_BROKEN_LETTER = "Ã[\x80-\xbf©¨¤¶¼Ÿ±§³¡­ª«®´¸º‰“–]"
_BROKEN_SIGN = "Â[\xa0-\xbf]"
_MOJIBAKE = re.compile(f"(?:{_BROKEN_QUOTE}|{_BROKEN_LETTER}|{_BROKEN_SIGN})")
_CUES = ("â", "Ã", "Â")


def repair_text(text: str) -> str:
    """One paragraph, normalised; "â€™" and its like become the marks they were."""
    whole = replace_surrogates(text)
    if any(cue in text for cue in _CUES):
        whole = _MOJIBAKE.sub(_redecode, whole)
    return normalise(whole)


def _redecode(m: re.Match[str]) -> str:
    try:
        return m[0].encode("cp1252").decode("utf-8")
    except UnicodeError:
        return m[0]
