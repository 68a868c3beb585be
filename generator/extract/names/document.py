"""Mentions -> the same, as the whole document bears them out.

Every occurrence, the short forms of long names, and no words that are none.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from generator import lazy
from generator.english.vocabulary import alternation, pattern_of, word_set
from generator.extract.names.name_words import TAILS
from generator.extract.names.overlaps import choose_non_overlapping, find_covered_places
from generator.extract.names.trim import is_cut_off
from generator.extract.names.usage import opens_sentence
from generator.extract.names.votes import BORNE_OUT, shorten_firm_name, vote_on_kinds
from generator.extract.names.word_lists import (
    AMBIGUOUS_NAMES,
    GIVEN_NAMES,
    NOT_NAMES,
    SMALL_WORDS,
    TITLES,
)
from generator.extract.names.word_search import find_words
from generator.model.ids import Span
from generator.model.names import Finder, Kind, Mention

ECHO_SCORE = 0.75  # the same words again
SHORT_SCORE = 0.7  # a part of a longer name

FIRST_NAME_LENGTH = 30  # characters before a name that may be a first name
_PARTICLES = word_set("particles_before_last_names.txt")
_OFFICE = lazy.regex(rf"\b{pattern_of('offices_at_ends.txt')}$")
_THING = lazy.regex(  # "a UAV"
    r"\b[Aa]n? ([A-Z]{2,6})"
    r"(?=[,.;:)]| (?:and|or|in|on|of|at|to|for|with|by|that|which|is|was|has)\b)"
)
_EXPLAINED = lazy.regex(r"((?:\b[a-z][a-z-]*,? ){2,8})\(([A-Z]{2,6})\)")
""""period of review (POR)"."""

_NOTICE = rf"^{alternation('notice_nouns.txt')}s? (?:[Oo]f|[Ff]or|[Tt]o|[Oo]n|[Bb]y|[Ff]rom)\b"
_HEADING = lazy.regex(
    rf"{_NOTICE}|^Final [A-Za-z ]*Determination\b"
    r"|^(?:Independence|Ports|Cities|Counties|Towns|Governments) of\b"
    r"|^section \d|^[Ss]ection \d+\(|\bCollection Activit(?:y|ies)\b|Information Collection$"
    r"|\s(?:Modifications?|Clarifications?|Requirements|Determinations?)$"
    r"|\s(?:[Rr]elated to|[Rr]elating to|[Rr]egarding|[Cc]oncerning|[Pp]ursuant to)\b"
)
_WORD = lazy.regex(r"\w+(?:[’'.-]\w+)*")
_FIRST_NAME = lazy.regex(r"(?:^|[\s“\"(])([A-Z][a-zéáíóúöüç’'-]+) $")
_INTRODUCED = lazy.regex(r", (?:an?|the|who|\d\d) ")
_SUFFIXES = ("Jr", "Jr.", "Sr", "Sr.", "II", "III")


@dataclass(frozen=True, slots=True)
class WordCounts:
    """How often each word, and each pair of neighbours, stands in a text."""

    words: Counter[str]
    pairs: Counter[tuple[str, str]]

    @classmethod
    def of(cls, text: str) -> WordCounts:
        """The counts of a text."""
        words = _WORD.findall(text)
        return cls(Counter(words), Counter(pairwise(words)))


def unify_mentions(text: str, body: int, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, voted to one kind a name, and all places where their words stand again.

    Short forms count as the same words. The model reads headlines badly, all capitals being alike
    to it; so `text[:body]` takes its names from the body.
    """
    counts = WordCounts.of(text)
    sound = _drop_chance_names(text, mentions, counts)
    voted = vote_on_kinds(text, sound)
    chosen = choose_non_overlapping(_add_first_name(text, mention) for mention in voted)
    trusted = [mention for mention in chosen if _is_trusted(mention, body)]
    taken = find_covered_places(trusted)
    names = {mention.surface: mention for mention in reversed(trusted) if _may_recur(mention)}
    echoes = list(_find_occurrences(text, names, taken))
    short_forms = _find_short_forms(counts, [*trusted, *echoes])
    shortened = [
        _add_first_name(text, mention) for mention in _find_occurrences(text, short_forms, taken)
    ]
    of_headline = [
        mention
        for mention in chosen
        if mention.span.start < body and taken.isdisjoint(range(*_ends(mention)))
    ]
    return [*trusted, *echoes, *shortened, *of_headline]


def _ends(mention: Mention) -> tuple[int, int]:
    return mention.span.start, mention.span.end


def _is_trusted(mention: Mention, body: int) -> bool:
    """Whether it is more than what the model alone sees in the headline."""
    if mention.ref or mention.finder != Finder.SPACY:
        return True
    return mention.span.start >= body


def _may_recur(mention: Mention) -> bool:
    """Whether its words are the same name wherever they stand."""
    if mention.finder == Finder.METONYM or len(mention.surface) < 2:
        return False
    return mention.surface not in AMBIGUOUS_NAMES or mention.finder == Finder.ALIAS


def is_spelt_out(words: str, acronym: str) -> bool:
    """Whether the last of these small words begin with the letters of the acronym.

    With or without their "of" and "and".
    """
    all_words = words.replace("-", " ").replace(",", "").split()
    great_words = [word for word in all_words if word not in SMALL_WORDS]
    if _take_letters(all_words).endswith(acronym):
        return True
    return _take_letters(great_words).endswith(acronym)


def _take_letters(words: Iterable[str]) -> str:
    return "".join(word[0] for word in words).upper()


def _add_first_name(text: str, mention: Mention) -> Mention:
    """"Ilham" -> "Jewher Ilham": the model at times misses a first name that it never met."""
    if not _may_miss_first_name(mention):
        return mention
    start, end = _ends(mention)
    first_name = _FIRST_NAME.search(text[max(0, start - FIRST_NAME_LENGTH) : start])
    if first_name is None or _is_no_name_alone(first_name[1]):
        return mention
    if first_name[1] in GIVEN_NAMES:
        score = max(mention.score, BORNE_OUT)
    elif _INTRODUCED.match(text, end):
        score = mention.score
    else:
        return mention
    start -= len(first_name[1]) + 1
    return replace(mention, span=Span(start, end), surface=text[start:end], score=score)


def _may_miss_first_name(mention: Mention) -> bool:
    """Whether it is a single word for a person, and no particle."""
    if mention.kind is not Kind.PERSON or mention.ref or " " in mention.surface:
        return False
    return mention.surface.lower() not in _PARTICLES


def _is_no_name_alone(word: str) -> bool:
    """Whether a word by itself is likelier something else than a name."""
    if word in AMBIGUOUS_NAMES or word in NOT_NAMES:
        return True
    return word.lower() in TITLES or len(word) < 3


def _drop_chance_names(
    text: str, mentions: Sequence[Mention], counts: WordCounts
) -> list[Mention]:
    """The mentions but for those of the model that the document shows to be no names."""
    things = _find_things(text)
    in_small_letters = _find_in_small_letters({mention.surface for mention in mentions}, text)
    sound = []
    for mention in mentions:
        is_sound = mention.ref is not None or not (
            mention.surface in things or _is_chance(text, mention, counts, in_small_letters)
        )
        if is_sound:
            sound.append(mention)
    return sound


def _find_things(text: str) -> set[str]:
    """Acronyms of things: "a UAV", "period of review (POR)"."""
    things = {m[1] for m in _THING.finditer(text)}
    for m in _EXPLAINED.finditer(text):
        if is_spelt_out(m[1], m[2]):
            things.add(m[2])
    return things


def _find_in_small_letters(surfaces: Iterable[str], text: str) -> frozenset[str]:
    """Those names of several words that the text has in small letters too."""
    common_phrases = set()
    for name in surfaces:
        small = name.lower()
        if " " in name and name != small and small in text:
            common_phrases.add(name)
    return frozenset(common_phrases)


def _is_chance(
    text: str, mention: Mention, counts: WordCounts, in_small_letters: Container[str]
) -> bool:
    """Whether the words are no name.

    A lone word that opens a sentence and that the document also writes small is none; nor is a
    word of the calendar, a heading, half a name or an office.
    """
    surface = mention.surface
    if is_cut_off(surface) or _HEADING.search(surface):
        return True
    if " " in surface:
        return _is_chance_phrase(mention, in_small_letters)
    if surface in NOT_NAMES or surface.lower() in _PARTICLES:
        return True
    if not opens_sentence(text, mention.span.start):
        return False
    return surface.lower() != surface and counts.words[surface.lower()] > 0


def _is_chance_phrase(mention: Mention, in_small_letters: Container[str]) -> bool:
    """Whether several words are a common phrase, or an office."""
    words = mention.surface.split()
    if words[0] in GIVEN_NAMES:
        return False
    is_tail = words[-1] in TAILS or words[-1] in AMBIGUOUS_NAMES
    if not is_tail and mention.surface in in_small_letters:
        return True
    if mention.kind not in (Kind.PERSON, Kind.ORGANISATION):
        return False
    return _OFFICE.search(mention.surface) is not None


def _find_occurrences(
    text: str, names: Mapping[str, Mention], taken: set[int]
) -> Iterator[Mention]:
    """Every place where a name stands that is not taken, and takes it; longest names first."""
    for start, end in find_words(text, names):
        places = range(start, end)
        if not taken.isdisjoint(places):
            continue
        taken.update(places)
        name = names[text[start:end]]
        score = name.score if name.ref else min(ECHO_SCORE, name.score)
        span = Span(start, end)
        yield Mention(span, name.surface, name.kind, Finder.DOCUMENT, score, name.ref)


def _find_short_forms(counts: WordCounts, mentions: Sequence[Mention]) -> dict[str, Mention]:
    """Short forms that the rest of the text may use.

    A last name, a firm's name without its tail.
    """
    surfaces = {mention.surface for mention in mentions}
    short_forms: dict[str, Mention] = {}
    for mention in mentions:
        for form in _shorten(counts, mention):
            if form in surfaces or form in short_forms:
                continue
            score = min(SHORT_SCORE, mention.score)
            short = Mention(mention.span, form, mention.kind, Finder.DOCUMENT, score, None)
            short_forms[form] = short
    return short_forms


def _shorten(counts: WordCounts, mention: Mention) -> Iterator[str]:
    """The short forms of one name, if it is a person's or a body's of several words."""
    if " " not in mention.surface or mention.finder == Finder.METONYM:
        return
    if mention.kind is Kind.PERSON:
        yield from _find_last_names(counts, mention.surface.split())
    elif mention.kind is Kind.ORGANISATION and not mention.ref:
        for form in shorten_firm_name(mention.surface):
            if not _is_no_name_alone(form):
                yield form


def _find_last_names(counts: WordCounts, words: Sequence[str]) -> Iterator[str]:
    """"Austen" of "Mark Austen"; "Shi" of "Shi Yinhong", where the family name comes first.

    The first word counts as a family name if the last never stands alone.
    """
    if words[-1] in _SUFFIXES and len(words) > 2:
        words = words[:-1]
    first, last = words[0], words[-1]
    may_be_last_name = len(last) > 1 and last[0].isupper()
    if may_be_last_name and last not in NOT_NAMES:
        yield last
        if len(words) > 2 and words[-2].lower() in _PARTICLES:
            yield f"{words[-2]} {last}"
    if len(words) not in (2, 3) or len(first) < 2 or first in NOT_NAMES:
        return
    stands_alone = counts.words[last] > counts.pairs[words[-2], last]
    if not stands_alone:
        yield first
