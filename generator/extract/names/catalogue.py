"""Matches -> mentions: which entry of the catalogue each match means, if it means one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from generator import lazy
from generator.extract.names.catalogue_matches import Match
from generator.extract.names.document_context import PARTY, DocumentContext, build_context
from generator.extract.names.firm_namesakes import find_firm_namesakes
from generator.extract.names.languages import is_language
from generator.extract.names.lexicon import CAPITALS, Meaning, is_short_acronym
from generator.extract.names.overlaps import OWN, find_covered_places
from generator.extract.names.spelled import find_misread_matches
from generator.extract.names.surnames import is_place
from generator.model.ids import Span
from generator.model.names import Finder, Kind, Mention

SURELY, SPELLED, AGREED, LOCAL = 0.95, 0.9, 0.85, 0.8
"""How sure each way of knowing is; an order, not a measurement."""

ELSEWHERE = 3
"""Mentions of another country, and none of its own, that make a party no known one."""

DOMINANT = 1.5
"""How many times the next country's mentions, to say whose "finance ministry" it is."""

LEAST_TIMES = 3  # mentions of a country that are more than a touch

OWNER_LENGTH = 40  # characters before a name that may tell whose it is
_THINGS = (Kind.ORGANISATION, Kind.PRODUCT, Kind.EVENT, Kind.LAW, Kind.GROUP)
_CONFUSED = dict.fromkeys(_THINGS[:-1], _THINGS)
"""Kind -> the kinds of which the model often takes it for another."""

_ETHNIC = lazy.regex(r"\bethnic(?:ally)? $")
"""A people, wherever it lives: "ethnic Kazakhs" in China."""

_ETHNIC_LENGTH = 12  # characters before a name that may end in "ethnically "
_BETWEEN_PEOPLES = lazy.regex(r",? (?:(?:and|or|ethnic) )*|, ")
_SUFFIX = lazy.regex(r",? (?:Jr|Sr)\b\.?|,? (?:III?|IV)\b")
_NOUN_ENDS = lazy.regex(r"[,;.)]| (?:and|or)\b|$")


def choose_entries(
    text: str, matches: Sequence[Match], labelled: Iterable[Mention]
) -> list[Mention]:
    """Which entry each match means; a weak name that nothing vouches for is no mention."""
    labelled = tuple(labelled)
    misread = find_misread_matches(text, matches)
    matches = [match for match in matches if match.span not in misread]
    context = build_context(text, matches, labelled)
    people = {mention.span.end: mention for mention in context.people}
    mentions = [_build_foreign(text, owner, body) for owner, body in context.foreign]
    longer = [*_join_laws(text, matches), *find_firm_namesakes(text, matches, labelled)]
    covered = find_covered_places(longer)
    mentions += longer
    for match in matches:
        if match.span.start in covered:
            continue
        mention = _find_namesake(text, match, people, context)
        if mention is None:
            last = mentions[-1] if mentions else None
            mention = _find_entry(text, match, last, context)
        if mention is not None:
            mentions.append(mention)
    return mentions


def _build_foreign(text: str, owner: Match, body: Match) -> Mention:
    """"Canada's Department of Justice", which no entry is."""
    span = Span(owner.span.start, body.span.end)
    surface = text[span.start : span.end]
    return Mention(span, surface, body.first.kind, Finder.FOREIGN, SPELLED)


def _join_laws(text: str, matches: Iterable[Match]) -> Iterator[Mention]:
    """Two laws in a row, which are a third: the "Harbour List" of a "Norrland Act"."""
    for law, other in pairwise(matches):
        if law.first.kind is other.first.kind is Kind.LAW:
            start, end = law.span.start, other.span.end
            if text[law.span.end : other.span.start] == " ":
                yield Mention(
                    Span(start, end), text[start:end], Kind.LAW, Finder.FOREIGN, SPELLED
                )


def _find_namesake(
    text: str, match: Match, people: dict[int, Mention], context: DocumentContext
) -> Mention | None:
    """The person or the foreign body that bears the name of an entry, if one does."""
    if match.surface in context.surnames and not is_place(text, match.span):
        person = people.get(match.span.end)
        return person or _build(match, Kind.PERSON, Finder.SURNAME, SPELLED)
    suffix = _SUFFIX.match(text, match.span.end)
    if suffix and match.first.kind is Kind.PERSON:
        span = Span(match.span.start, suffix.end())
        surface = text[span.start : span.end]
        return Mention(span, surface, Kind.PERSON, Finder.SURNAME, SPELLED)
    if match.surface in context.foreign_names and not match.first.entry.own:
        return _build(match, match.first.kind, Finder.FOREIGN, LOCAL)
    return None


def _build(match: Match, kind: Kind, finder: Finder, score: float) -> Mention:
    """A mention that names no entry."""
    return Mention(match.span, match.surface, kind, finder, score)


def _find_entry(
    text: str, match: Match, last: Mention | None, context: DocumentContext
) -> Mention | None:
    """The mention of the entry that the match means; `last` is the mention before it."""
    meaning = _choose_meaning(match, context, text)
    if meaning is None or (meaning.demonym and is_language(text, match.span)):
        return None
    if _is_of_another_country(match, meaning, context, text):
        return None
    score = _rate(match, meaning, context)
    if not score:
        return None
    finder = _choose_finder(match, meaning, score)
    ref = None if _is_people(text, match, meaning, last) else meaning.entry.id
    return Mention(match.span, match.surface, meaning.kind, finder, score, ref)


def _choose_finder(match: Match, meaning: Meaning, score: float) -> Finder:
    if meaning.demonym:
        return Finder.DEMONYM
    if meaning.weak and score == SPELLED and CAPITALS.match(match.surface):
        return Finder.ACRONYM
    return Finder.CATALOGUE


def _is_people(text: str, match: Match, meaning: Meaning, last: Mention | None) -> bool:
    """Whether a demonym is a people's name, and not its country's."""
    if not meaning.demonym:
        return False
    if last is not None and _is_listed_with_people(text, match, last):
        return True
    nearest = max(0, match.span.start - _ETHNIC_LENGTH)
    return _ETHNIC.search(text, nearest, match.span.start) is not None


def _is_listed_with_people(text: str, match: Match, last: Mention) -> bool:
    """"Uyghurs, Kazakhs, Kyrgyz": what is listed after a people without a country is a people."""
    is_stateless = last.finder == Finder.CATALOGUE or last.ref is None
    if last.kind is not Kind.GROUP or not is_stateless:
        return False
    if not _BETWEEN_PEOPLES.fullmatch(text, last.span.end, match.span.start):
        return False
    return _NOUN_ENDS.match(text, match.span.end) is not None


def _choose_meaning(match: Match, context: DocumentContext, text: str) -> Meaning | None:
    """The entry meant, or None where several are as likely."""
    if len(match.meanings) == 1 or match.first.entry.own:
        return match.first
    owned = _find_owned(match, text)
    if owned is not None:
        return owned

    def order(meaning: Meaning) -> tuple[bool, int]:
        return (_is_unsupported(meaning, context), -context.countries[meaning.country])

    best, next_best, *_ = sorted(match.meanings, key=order)
    if not _is_unsupported(best, context):
        return best
    least = DOMINANT * context.countries[next_best.country]
    return best if context.countries[best.country] > least else None


def _find_owned(match: Match, text: str) -> Meaning | None:
    """The meaning whose country stands before the name: "China's finance ministry"."""
    before = text[max(0, match.span.start - OWNER_LENGTH) : match.span.start]
    for meaning in match.meanings:
        country = meaning.entry.country
        if country and re.search(rf"\b{re.escape(country)}['’]s?\s+(?:\w+\s+)?$", before):
            return meaning
    return None


def _is_of_another_country(
    match: Match, meaning: Meaning, context: DocumentContext, text: str
) -> bool:
    """Whether "the finance ministry" would be of a country that the text only touches on."""
    country = meaning.entry.country
    is_bare = meaning.weak and match.surface.islower() and country
    if not is_bare or _find_owned(match, text) or meaning.entry.id in context.entries:
        return False
    times = context.countries[country]
    most = max(context.countries.values(), default=0)
    return times < LEAST_TIMES and times * DOMINANT < most


def _is_unsupported(meaning: Meaning, context: DocumentContext) -> bool:
    """Whether the name is weak and the text never has the entry's full name."""
    return meaning.weak and meaning.entry.id not in context.entries


def _rate(match: Match, meaning: Meaning, context: DocumentContext) -> float:
    """How sure it is that the match means this; 0 for no mention."""
    entry = meaning.entry
    if entry.own:
        return OWN
    if _is_last_name(match, meaning, context):
        return 0.0
    if not meaning.weak:
        return 0.0 if _is_party_of_another_country(match, meaning, context) else SURELY
    if match.surface in context.endings:
        return 0.0
    if entry.id in context.entries:
        return SPELLED
    if meaning.kind is Kind.PLACE or not entry.country:
        agreed = _model_agrees(match, meaning, context)
        return AGREED if agreed and match.surface not in context.explained else 0.0
    is_local = context.countries[entry.country] > 0
    return LOCAL if is_local and not is_short_acronym(match.surface) else 0.0


def _is_last_name(match: Match, meaning: Meaning, context: DocumentContext) -> bool:
    """Whether it is the last name of somebody in the text: "Ford" in one on Gerald Ford."""
    if match.surface not in context.last_names or meaning.kind is Kind.PLACE:
        return False
    return meaning.entry.id not in context.entries_in_full


def _model_agrees(match: Match, meaning: Meaning, context: DocumentContext) -> bool:
    """Whether the model sees a name of such a kind in the same place."""
    kinds = _CONFUSED.get(meaning.kind, (meaning.kind,))
    return any((match.span, kind) in context.labelled for kind in kinds)


def _is_party_of_another_country(
    match: Match, meaning: Meaning, context: DocumentContext
) -> bool:
    """Whether a name that many countries' parties bear stands in a text on another country.

    "Democratic Party" in one on Hong Kong.
    """
    country = meaning.entry.country
    if not match.surface.endswith(PARTY) or not country or context.countries[country]:
        return False
    return max(context.countries.values(), default=0) >= ELSEWHERE
