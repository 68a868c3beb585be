"""A line that is too long -> its beginning, which ends where a phrase does."""

from __future__ import annotations

from generator import lazy
from generator.english.vocabulary import alternation
from generator.words import shorten, squeeze

LEAST = 0.6  # of the length allowed: what a phrase's end must leave

_OPENER = rf"\b{alternation('phrase_openers.txt')}\b"
_END = lazy.regex(rf"[,;:]?\s(?={_OPENER})|[,;:]\s|\s[–—-]\s")
_LAST_OPENERS = lazy.regex(rf"(?:,?\s{_OPENER})*[,;:]?$")
# "Ministry of Industry and Information Technology" is one name as far as can be seen here.
_WITHIN_NAME = lazy.regex(r"[A-Z][\w’'.-]*\s(?:(?:and|for|in|of|on|the)\s)+(?=[A-Z])")


def shorten_at_phrase(text: str, longest: int) -> str:
    """One line of at most `longest` characters, with an ellipsis where anything is cut.

    "... goods of China with an annual trade value of about $34 billion" ends behind "value", not
    behind "about". Where no phrase ends late enough, it is cut at a word.
    """
    line = squeeze(text)
    if len(line) <= longest:
        return line
    within_names = {place for m in _WITHIN_NAME.finditer(line) for place in range(*m.span())}
    ends = [
        m.start()
        for m in _END.finditer(line, int(longest * LEAST), longest)
        if m.start() not in within_names
    ]
    if not ends:
        return shorten(line, longest)
    return _LAST_OPENERS.sub("", line[: ends[-1]], count=1) + "…"
