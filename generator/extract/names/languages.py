"""Text, name of a people -> whether it is their language: "in Chinese", "a French speaker"."""

from __future__ import annotations

from generator import lazy
from generator.english.vocabulary import pattern_of, word_map
from generator.model.ids import Span

BEFORE = 24  # characters before a language that may tell that it is one
_LANGUAGES = frozenset(name.capitalize() for name in word_map("language_names.tsv"))
_NOUN_AFTER = lazy.regex(rf"[ -]{pattern_of('nouns_after_languages.txt')}\b")
_SPOKEN = lazy.regex(rf"\b{pattern_of('words_before_languages.txt')} $")
_ENDED = lazy.regex(r"[.,;:)\n”\"]| (?:and|or|as|at|on|to|by|for|with)\b|$")


def is_language(text: str, span: Span) -> bool:
    """Whether it is spoken or written there, and nothing else of that people follows."""
    if text[span.start : span.end] not in _LANGUAGES:
        return False
    if _NOUN_AFTER.match(text, span.end):
        return True
    spoken = _SPOKEN.search(text, max(0, span.start - BEFORE), span.start)
    return spoken is not None and _ENDED.match(text, span.end) is not None
