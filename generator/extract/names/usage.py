"""Names that no list and no model knows, by how the text uses them: recurring, and beside words that say what they are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from generator.extract.names.common import COMMON, NOT_NAMES
from generator.extract.names.kinds import ORGANISATION_TAILS, evidence
from generator.model.ids import Span
from generator.model.names import Kind, Mention

SCORE = 0.75
_TOKEN = re.compile(r"(?<![\w.@/#$-])(?:[A-Z][a-z]*[A-Z0-9][\w&-]*|[A-Z][a-z]{2,})(?![\w@]|\.\w)")
_LAW = re.compile(r"\b(?:[A-Z][\w’'-]+ (?:(?:and|of|for|on|the|to) ){0,2}){1,8}(?:Act|Law|Bill|Treaty|Directive|Convention|Accords?)\b"
                  r"(?: of \d{4})?")
_FIRM = re.compile(r"\b(?:[A-Z][\w&’'-]+ ){1,4}(?:" + "|".join(sorted(tail for tail in ORGANISATION_TAILS if tail.isalpha())) + r")\b\.?")
_OPENS = re.compile(r"(?:[.!?:;•–—\n][\s“\"‘(\[]*|[“\"‘(\[]\s*)$")


def opens(text: str, at: int) -> bool:
    """Whether a sentence, a quotation or a bracket begins at `at`, so that a capital says nothing."""
    return at == 0 or bool(_OPENS.search(text[max(0, at - 4):at]))


def unheard(text: str, found: Iterable[Mention]) -> list[Mention]:
    """What is missed in `found`, never overlapping it."""
    taken = {at for m in found for at in range(m.span.start, m.span.end)}
    told = [*_shaped(text, taken)]
    taken.update(at for m in told for at in range(m.span.start, m.span.end))
    return [*told, *_recurring(text, taken)]


def _shaped(text: str, taken: set[int]) -> Iterator[Mention]:
    """Laws and firms by their last word; a first word that only opens the sentence is left out."""
    for pattern, kind in ((_LAW, Kind.LAW), (_FIRM, Kind.ORGANISATION)):
        for m in pattern.finditer(text):
            start = m.start()
            while (first := text[start:m.end()].split(" ")[0]) in NOT_NAMES or first.islower():
                start += len(first) + 1
            words = text[start:m.end()].split()
            if len(words) > 1 and taken.isdisjoint(range(start, m.end())) and any(w not in COMMON for w in words[:-1]):
                yield Mention(Span(start, m.end()), text[start:m.end()], kind, "document", SCORE)


def _recurring(text: str, taken: set[int]) -> Iterator[Mention]:
    """Lone tokens, at least once in apposition and twice in mid-sentence (once, if they have the shape of a brand)."""
    spots: dict[str, list[Span]] = {}
    kinds: dict[str, Counter[Kind]] = {}
    for m in _TOKEN.finditer(text):
        if m.start() in taken or m[0] in COMMON or m[0] in NOT_NAMES:
            continue
        span = Span(m.start(), m.end())
        spots.setdefault(m[0], []).append(span)
        if kind := evidence(text, span):
            kinds.setdefault(m[0], Counter())[kind] += 1
    for name, spans in spots.items():
        inner = sum(1 for span in spans if not opens(text, span.start))
        if name in kinds and (inner >= 2 or (inner and not name.istitle())):
            kind, _ = kinds[name].most_common(1)[0]
            yield from (Mention(span, name, kind, "apposition", SCORE) for span in spans)
