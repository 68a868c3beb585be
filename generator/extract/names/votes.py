"""Mentions -> the same, one kind a name: the model's words and the text's own signs are counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from generator import lazy
from generator.extract.names.backing import is_backed
from generator.extract.names.kinds import find_evidence
from generator.extract.names.model_names import SCORE
from generator.extract.names.name_words import ORGANISATION_TAILS, kind_of_beginning
from generator.model.names import Finder, Kind, Mention
from generator.words import last_word

CATALOGUE_WEIGHT = 100  # a known entry settles it
ALIAS_WEIGHT = 8
MODEL_WEIGHT = 2
SIGN_WEIGHT = 3  # one clear sign in the text outweighs one guess of the model
PART_WEIGHT = 5
MOST_GUESSES = 5  # that count for one name: two signs outweigh any number of them
MOST_SIGNS = 2  # of a firm that may be somebody's, too: "a spokeswoman for Quill", "Quill's shares"
JOINED_WEIGHT = 1  # of a name that stands in one list with the other

BORNE_OUT = 0.72  # the least that a name is worth of which the text, too, tells what it is
GUESS_WEIGHTS: Mapping[str, int] = {
    Finder.SPACY: MODEL_WEIGHT,
    Finder.ACRONYM: ALIAS_WEIGHT,
    Finder.ALIAS: ALIAS_WEIGHT,
}
"""Finder -> its weight: a short form is what the long one was guessed to be."""

_WORDS = lazy.regex(r"[\w&’'.-]+")
_JOINED = lazy.regex(r",? and |, ")
_LIES_IN = lazy.regex(r"\b(?:in|of|at|near|from) $")  # "of Sundby, Norrland"
_LIES_IN_LENGTH = 8  # characters before a name that may end so
_NUMBERED = lazy.regex(r"[A-Za-z]+[-.]?\d[\w.]*$")

Votes = dict[str, Counter[Kind]]
"""Surface -> the weight of each kind."""
Settled = tuple[Kind, float]  # what a name is, and how sure that is


class Vote(NamedTuple):
    """What one mention says of its own name or another's."""

    surface: str
    kind: Kind
    weight: int


class Ballot(NamedTuple):
    """All that a document says of the kinds of its names."""

    votes: Votes
    guesses: Votes  # the part of the votes that is the model's own
    borne_out: frozenset[tuple[str, Kind]]  # guesses that the text bears out somewhere


def vote_on_kinds(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, each with its name's kind; a name that many signs support scores higher."""
    borne_out = _find_borne_out(text, mentions)
    guesses = _limit_guesses(_count_guesses(mentions), borne_out)
    votes = _count_votes(text, mentions, guesses)
    ballot = Ballot(votes, guesses, borne_out)
    settled: dict[str, Settled] = {}
    return [_settle(mention, ballot, settled) for mention in mentions]


def _count_votes(text: str, mentions: Sequence[Mention], guesses: Votes) -> Votes:
    votes = {surface: Counter(kinds) for surface, kinds in guesses.items()}
    by_start = {mention.span.start: mention for mention in mentions}
    for mention in mentions:
        for surface, kind, weight in _find_votes(text, mention, by_start):
            votes.setdefault(surface, Counter())[kind] += weight
    _add_people_taken_for_firms(text, mentions, votes)
    _add_last_names(text, mentions, guesses, votes)
    return votes


def _add_last_names(
    text: str, mentions: Sequence[Mention], guesses: Votes, votes: Votes
) -> None:
    """"Quill" of "Orla Quill", which the model takes for a firm at each of its places.

    Where hardly more than guesses says so, and no firm of several words has the name, he is who
    bears the name in full: "a spokeswoman for Quill" may be a person's. More may say so of one
    who does what people do somewhere.
    """
    bearers = {
        last_word(surface)
        for surface, kinds in votes.items()
        if " " in surface and kinds.most_common(1)[0][0] is Kind.PERSON
    }
    of_firms = {
        word
        for surface, kinds in votes.items()
        if " " in surface and kinds.most_common(1)[0][0] is not Kind.PERSON
        for word in surface.split()
    }
    for last in sorted((bearers & guesses.keys()) - of_firms):
        others = +votes[last]
        del others[Kind.PERSON]
        signs = (others - guesses[last]).total()
        is_few = signs <= SIGN_WEIGHT
        if not is_few and signs <= MOST_SIGNS * SIGN_WEIGHT:
            is_few = _acts_as_person(text, mentions, last)
        if others and is_few:
            votes[last][Kind.PERSON] += others.total()


def _acts_as_person(text: str, mentions: Iterable[Mention], name: str) -> bool:
    """Whether the name does what people do at one of its places."""
    return any(
        mention.surface == name and is_backed(text, mention.span, Kind.PERSON)
        for mention in mentions
    )


def _add_people_taken_for_firms(text: str, mentions: Sequence[Mention], votes: Votes) -> None:
    """"Mason Quill", which the model takes for a firm.

    If the text has "Quill" alone do what people do, so is he.
    """
    last_words = {
        mention.surface: last_word(mention.surface)
        for mention in mentions
        if _is_guessed_firm(mention)
    }
    for full, last in last_words.items():
        acts = _acts_as_person(text, mentions, last)
        if acts and votes[last][Kind.PERSON] > votes[last][Kind.ORGANISATION]:
            votes[full][Kind.PERSON] += votes[last][Kind.PERSON]


def _is_guessed_firm(mention: Mention) -> bool:
    """Whether the model alone takes two words, none a firm's last, for a firm."""
    if mention.kind is not Kind.ORGANISATION or mention.finder != Finder.SPACY:
        return False
    words = mention.surface.split()
    return len(words) == 2 and words[-1] not in ORGANISATION_TAILS


def _count_guesses(mentions: Iterable[Mention]) -> Votes:
    guesses: Votes = {}
    for mention in mentions:
        weight = GUESS_WEIGHTS.get(mention.finder, 0)
        guesses.setdefault(mention.surface, Counter())[mention.kind] += weight
    return guesses


def _limit_guesses(guesses: Votes, borne_out: Container[tuple[str, Kind]]) -> Votes:
    """The guesses in the same shares, but no more than count.

    Of several words that are taken for a person, and that nothing in the text bears out, one
    counts.

    At 5, the strict F1 of AIDA's names is .1 better than without a limit, of RE3D's .2.
    """
    limited: Votes = {}
    for surface, kinds in guesses.items():
        share = min(1.0, MOST_GUESSES / max(1, kinds.total()))
        limited[surface] = Counter()
        for kind, votes in kinds.items():
            limited[surface][kind] = round(votes * share)
        is_mere_guess = " " in surface and (surface, Kind.PERSON) not in borne_out
        if is_mere_guess and limited[surface][Kind.PERSON] > MODEL_WEIGHT:
            limited[surface][Kind.PERSON] = MODEL_WEIGHT
    return limited


def _find_borne_out(text: str, mentions: Iterable[Mention]) -> frozenset[tuple[str, Kind]]:
    return frozenset(
        (mention.surface, mention.kind)
        for mention in mentions
        if mention.finder in GUESS_WEIGHTS and is_backed(text, mention.span, mention.kind)
    )


def _settle(mention: Mention, ballot: Ballot, settled: dict[str, Settled]) -> Mention:
    """The mention with the kind of its name; `settled` remembers each name's."""
    if mention.ref or mention.finder == Finder.SURNAME:
        return mention
    surface = mention.surface
    if surface not in settled:
        settled[surface] = _settle_name(surface, ballot)
    kind, score = settled[surface]
    if (kind, score) == (mention.kind, mention.score):
        return mention
    return replace(mention, kind=kind, score=score)


def _settle_name(surface: str, ballot: Ballot) -> Settled:
    """The kind of most weight.

    One guess of the model is worth 0.7, and so are many where nothing else in the text says that
    it is right.
    """
    votes = ballot.votes[surface]
    kind, most = votes.most_common(1)[0]
    share = most / sum(votes.values())
    score = round(0.5 + 0.4 * share * (1 - 1 / most), 2)
    names = {(surface, kind), (last_word(surface), kind)}
    beyond_guesses = most >= ballot.guesses[surface][kind] + MODEL_WEIGHT
    if beyond_guesses or not names.isdisjoint(ballot.borne_out):
        score = max(score, BORNE_OUT)
    else:
        score = min(score, SCORE)
    return kind, score


def _find_votes(text: str, mention: Mention, by_start: Mapping[int, Mention]) -> Iterator[Vote]:
    """All that one mention says of its own name and of others."""
    surface = mention.surface
    if mention.ref:
        yield Vote(surface, mention.kind, CATALOGUE_WEIGHT)
    elif mention.finder not in GUESS_WEIGHTS:
        yield Vote(surface, mention.kind, MODEL_WEIGHT)
    kind_of_head = kind_of_beginning(surface.split())
    if mention.kind is Kind.PERSON and not kind_of_head:
        yield from _vote_for_last_name(surface)
    if mention.ref:
        return
    if kind_of_head:
        yield Vote(last_word(surface), kind_of_head, PART_WEIGHT)
    yield from _find_votes_of_signs(mention, find_evidence(text, mention.span))
    if mention.kind in (Kind.PLACE, Kind.PERSON) and _NUMBERED.match(surface):
        yield Vote(surface, Kind.PRODUCT, SIGN_WEIGHT)
    yield from _find_votes_of_neighbour(text, mention, by_start)


def _find_votes_of_signs(mention: Mention, sign: Kind | None) -> Iterator[Vote]:
    """What the text about a mention says, and what follows for the name's parts."""
    surface = mention.surface
    if sign:
        yield Vote(surface, sign, SIGN_WEIGHT)
    kind = sign or mention.kind
    if kind is Kind.ORGANISATION:
        for form in shorten_firm_name(surface):
            yield Vote(form, Kind.ORGANISATION, PART_WEIGHT)
    if kind is Kind.PERSON:
        if mention.kind is not Kind.PERSON:
            yield from _vote_for_last_name(surface)
        if _has_word_in_capitals(surface):
            yield Vote(surface, Kind.ORGANISATION, SIGN_WEIGHT)


def _has_word_in_capitals(surface: str) -> bool:
    """Whether some words but not all are in capitals, which nobody's name is."""
    if surface.upper() == surface:
        return False
    return any(len(word) > 2 and word.isupper() for word in surface.split())


def _find_votes_of_neighbour(
    text: str, mention: Mention, by_start: Mapping[int, Mention]
) -> Iterator[Vote]:
    """What a mention and the one after an "and" or a comma say of each other."""
    joined = _JOINED.match(text, mention.span.end)
    other = by_start.get(joined.end()) if joined else None
    if other is None:
        return
    if other.ref:
        if other.kind is Kind.PLACE and _may_be_place(text, mention):
            yield Vote(mention.surface, Kind.PLACE, SIGN_WEIGHT)
    elif other.kind is not mention.kind:
        yield Vote(other.surface, mention.kind, JOINED_WEIGHT)
        yield Vote(mention.surface, other.kind, JOINED_WEIGHT)


def _may_be_place(text: str, mention: Mention) -> bool:
    """Whether what is taken for a person stands where a place would: "of Sundby, Norrland"."""
    if mention.kind is not Kind.PERSON:
        return False
    nearest = max(0, mention.span.start - _LIES_IN_LENGTH)
    return _LIES_IN.search(text, nearest, mention.span.start) is not None


def _vote_for_last_name(surface: str) -> Iterator[Vote]:
    words = surface.split()
    if len(words) > 1:
        yield Vote(words[-1], Kind.PERSON, PART_WEIGHT)


def shorten_firm_name(name: str) -> Iterator[str]:
    """A firm's name without its tail words.

    Without a first word too, where three or more are there.
    """
    words = _WORDS.findall(name)
    head = list(words)
    while len(head) > 1 and head[-1] in ORGANISATION_TAILS:
        head.pop()
        yield " ".join(head)
    if len(words) < 3 or words[-1] in ORGANISATION_TAILS:
        return
    if words[-1][0].isupper() and words[-2][0].isupper():
        yield " ".join(words[1:])
