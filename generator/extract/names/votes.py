"""One kind for one name in one document: the model's words and the text's own signs are counted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.extract.names.backing import backed
from generator.extract.names.kinds import ORGANISATION_TAILS, evidence, headed
from generator.extract.names.model import SCORE
from generator.model.names import Kind, Mention

# Weights: a known entry settles it; one clear sign in the text outweighs one guess of the model.
KNOWN, TOLD, MODEL, SIGN, PART = 100, 8, 2, 3, 5
BORNE = 0.72  # the least that a name is worth of which the text, too, tells what it is
GUESSES = {"spacy": MODEL, "acronym": TOLD, "alias": TOLD}  # finder -> its weight: a short form is what the long one was guessed to be
_WORDS = re.compile(r"[\w&’'.-]+")
_JOINED = re.compile(r",? and |, ")
_LIES = re.compile(r"\b(?:in|of|at|near|from) $")  # "of Sundby, Norrland"
_NUMBERED = re.compile(r"[A-Za-z]+[-.]?\d[\w.]*$")
Votes = dict[str, Counter[Kind]]


def voted(text: str, found: Sequence[Mention]) -> list[Mention]:
    """The mentions, each with its name's kind; a name that many signs support scores higher."""
    votes: Votes = {}
    spots = {m.span.start: m for m in found}
    for mention in found:
        for surface, kind, weight in _signs(text, mention, spots):
            votes.setdefault(surface, Counter())[kind] += weight
    for full, last in {m.surface: m.surface.rpartition(" ")[2] for m in found if _guessed_firm(m)}.items():
        someone = any(m.surface == last and backed(text, m.span, Kind.PERSON) for m in found)
        if someone and votes[last][Kind.PERSON] > votes[last][Kind.ORGANISATION]:
            votes[full][Kind.PERSON] += votes[last][Kind.PERSON]
    guessed: Votes = {}
    for mention in found:
        guessed.setdefault(mention.surface, Counter())[mention.kind] += GUESSES.get(mention.by, 0)
    borne = {(m.surface, m.kind) for m in found if m.by in GUESSES and backed(text, m.span, m.kind)}

    def settled(mention: Mention) -> Mention:
        """One guess of the model is worth 0.7, and so are many where nothing else in the text says that it is right."""
        cast = votes[mention.surface]
        (kind, most), total = cast.most_common(1)[0], sum(cast.values())
        score = round(0.5 + 0.4 * most / total * (1 - 1 / most), 2)
        shown = not {(mention.surface, kind), (mention.surface.rpartition(" ")[2], kind)}.isdisjoint(borne)
        told = shown or most >= guessed[mention.surface][kind] + MODEL
        return replace(mention, kind=kind, score=max(score, BORNE) if told else min(score, SCORE))

    return [mention if mention.ref or mention.by == "surname" else settled(mention) for mention in found]


def _guessed_firm(mention: Mention) -> bool:
    """"Mason Quill", which the model takes for a firm: if the text has "Quill" alone do what people do, so is he."""
    words = mention.surface.split()
    return mention.kind is Kind.ORGANISATION and mention.by == "spacy" and len(words) == 2 and words[-1] not in ORGANISATION_TAILS


def _signs(text: str, mention: Mention, spots: dict[int, Mention]) -> Iterator[tuple[str, Kind, int]]:
    """(surface, kind, weight) of all that one mention says of its own name and of others."""
    surface = mention.surface
    yield surface, mention.kind, KNOWN if mention.ref else GUESSES.get(mention.by, MODEL)
    if mention.kind is Kind.PERSON and not headed(surface.split()):
        yield from ((word, Kind.PERSON, PART) for word in surface.split()[1:][-1:])
    if mention.ref:
        return
    sign = evidence(text, mention.span)
    if named := headed(surface.split()):
        yield surface.rpartition(" ")[2], named, PART
    if sign:
        yield surface, sign, SIGN
    kind = sign or mention.kind
    if kind is Kind.ORGANISATION:
        yield from ((form, Kind.ORGANISATION, PART) for form in short_firms(surface))
    if kind is Kind.PERSON:
        if mention.kind is not Kind.PERSON:
            yield from ((word, Kind.PERSON, PART) for word in surface.split()[1:][-1:])
        if surface.upper() != surface and any(len(word) > 2 and word.isupper() for word in surface.split()):
            yield surface, Kind.ORGANISATION, SIGN
    if mention.kind in (Kind.PLACE, Kind.PERSON) and _NUMBERED.match(surface):
        yield surface, Kind.PRODUCT, SIGN
    joined = _JOINED.match(text, mention.span.end)
    other = spots.get(joined.end()) if joined else None
    lies = mention.kind is Kind.PERSON and _LIES.search(text, max(0, mention.span.start - 8), mention.span.start)
    if lies and other and other.ref and other.kind is Kind.PLACE:
        yield surface, Kind.PLACE, SIGN
    if other and not other.ref and other.kind is not mention.kind:
        yield other.surface, mention.kind, 1
        yield surface, other.kind, 1


def short_firms(name: str) -> Iterator[str]:
    """A firm's name without its tail words; without a first word, where three or more are there."""
    words = _WORDS.findall(name)
    head = list(words)
    while len(head) > 1 and head[-1] in ORGANISATION_TAILS:
        head.pop()
        yield " ".join(head)
    if len(words) > 2 and words[-1][0].isupper() and words[-2][0].isupper() and words[-1] not in ORGANISATION_TAILS:
        yield " ".join(words[1:])
