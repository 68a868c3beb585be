"""Text -> Mentions of names that no list and no model knows, by how the text uses them.

They recur, and stand beside words that say what they are.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence

from generator import lazy
from generator.extract.names.kinds import find_evidence
from generator.extract.names.name_words import ORGANISATION_TAILS
from generator.extract.names.overlaps import find_covered_places
from generator.extract.names.word_lists import AMBIGUOUS_NAMES, NOT_NAMES
from generator.model.ids import Span
from generator.model.names import Finder, Kind, Mention

SCORE = 0.75
LEAST_INSIDE = 2  # times that a lone word must stand in mid-sentence
_TOKEN = lazy.regex(
    r"(?<![\w.@/#$-])(?:[A-Z][a-z]*[A-Z0-9][\w&-]*|[A-Z][a-z]{2,})(?![\w@]|\.\w)"
)
_LAW = lazy.regex(
    r"\b(?:[A-Z][\w’'-]+ (?:(?:and|of|for|on|the|to) ){0,2}){1,8}"
    r"(?:Act|Law|Bill|Treaty|Directive|Convention|Accords?)\b(?: of \d{4})?"
)
_FIRM_TAIL = "|".join(sorted(tail for tail in ORGANISATION_TAILS if tail.isalpha()))
_FIRM = lazy.regex(rf"\b(?:[A-Z][\w&’'-]+ ){{1,4}}(?:{_FIRM_TAIL})\b\.?")
_SHAPES = (
    (_LAW, Kind.LAW),
    (_FIRM, Kind.ORGANISATION),
)
_OPENS = lazy.regex(r"(?:[.!?:;•–—\n][\s“\"‘(\[]*|[“\"‘(\[]\s*)$")


def opens_sentence(text: str, at: int) -> bool:
    """Whether a sentence, a quotation or a bracket begins here, so that a capital says nothing."""
    return at == 0 or _OPENS.search(text[max(0, at - 4) : at]) is not None


def find_missed_names(text: str, mentions: Iterable[Mention]) -> list[Mention]:
    """What is missed in the mentions, never overlapping them."""
    taken = find_covered_places(mentions)
    shaped = list(_find_laws_and_firms(text, taken))
    taken |= find_covered_places(shaped)
    return [*shaped, *_find_recurring(text, taken)]


def _find_laws_and_firms(text: str, taken: set[int]) -> Iterator[Mention]:
    """Laws and firms by their last word; a first word that only opens the sentence is left out."""
    for pattern, kind in _SHAPES:
        for m in pattern.finditer(text):
            end = m.end()
            start = _skip_openers(text, m.start(), end)
            if not taken.isdisjoint(range(start, end)):
                continue
            surface = text[start:end]
            if _is_distinctive(surface.split()):
                yield Mention(Span(start, end), surface, kind, Finder.DOCUMENT, SCORE)


def _skip_openers(text: str, start: int, end: int) -> int:
    """Where a name begins after words that are none."""
    while True:
        first = text[start:end].split(" ")[0]
        if first not in NOT_NAMES and not first.islower():
            return start
        start += len(first) + 1


def _is_distinctive(words: Sequence[str]) -> bool:
    """Whether a word before the last one is not of the dictionary."""
    return any(word not in AMBIGUOUS_NAMES for word in words[:-1])


def _find_recurring(text: str, taken: Container[int]) -> Iterator[Mention]:
    """Lone words, at least once in apposition and twice in mid-sentence.

    Once is enough if they have the shape of a brand.
    """
    spans_of: dict[str, list[Span]] = {}
    kinds_of: dict[str, Counter[Kind]] = {}
    for m in _TOKEN.finditer(text):
        word, span = m[0], Span(m.start(), m.end())
        if span.start in taken or word in AMBIGUOUS_NAMES or word in NOT_NAMES:
            continue
        spans_of.setdefault(word, []).append(span)
        kind = find_evidence(text, span)
        if kind:
            kinds_of.setdefault(word, Counter())[kind] += 1
    for word, kinds in kinds_of.items():
        if _is_used_as_name(text, word, spans_of[word]):
            kind, _ = kinds.most_common(1)[0]
            for span in spans_of[word]:
                yield Mention(span, word, kind, Finder.APPOSITION, SCORE)


def _is_used_as_name(text: str, word: str, spans: Iterable[Span]) -> bool:
    """Whether a word has its capital often enough where no sentence begins."""
    inside = sum(1 for span in spans if not opens_sentence(text, span.start))
    least = LEAST_INSIDE if word.istitle() else 1
    return inside >= least
