"""Text -> every place where a known name stands, and which entry it means there."""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from generator.extract.names.apart import OWN
from generator.extract.names.common import SMALL
from generator.extract.names.lexicon import CAPITALS, Known, Lexicon
from generator.extract.names.surnames import as_place, surnames
from generator.model.ids import EntityId, Span
from generator.model.names import FOREIGN, Kind, Mention

SURELY, SPELLED, AGREED, LOCAL = 0.95, 0.9, 0.85, 0.8  # how sure each way of knowing is; an order, not a measurement
PARTY = " Party"
ELSEWHERE = 3  # mentions of another country, and none of its own, that make a party no known one
DOMINANT = 1.5  # how many times the next country's mentions, to say whose "finance ministry" it is
_MADE = (Kind.ORGANISATION, Kind.PRODUCT, Kind.EVENT, Kind.LAW, Kind.GROUP)
_ALIKE = dict.fromkeys(_MADE[:-1], _MADE)  # kinds of which the model often takes one for another
_OWNER = re.compile(r"['’]s?\s(?:[a-z]+\s)?|\s")  # between a country and its body: "Canada's federal Department of Justice"
_ETHNIC = re.compile(r"\bethnic(?:ally)? $")  # a people, wherever it lives: "ethnic Kazakhs" in China
_LISTED = re.compile(r",? (?:(?:and|or|ethnic) )*|, ")
_NOUN = re.compile(r"[,;.)]| (?:and|or)\b|$")
_TOLD = re.compile(r"\(([A-Z]{2,3})\)")
_FULL = re.compile(r"[A-Z][a-z]+ (?:[A-Z]\. )?[A-Z][a-z]+")
_TOWN = re.compile(r"\b(?:in|at|near|of|from|outside) [A-Z][\w.-]+(?: [A-Z][\w.-]+){0,2}, $")
_MORE_TOWNS = re.compile(r",? (?:and|or|to) |, [A-Z][\w.]+(?: [A-Z]\w+)?,")


@dataclass(frozen=True, slots=True)
class Match:
    span: Span
    surface: str
    known: tuple[Known, ...]


@dataclass(frozen=True, slots=True)
class Company:
    """What else the document names, for names that need its word."""

    spelled: frozenset[EntityId]  # entries named in full somewhere
    formal: frozenset[EntityId]  # the same, in several words: "Ford Motor Company"
    countries: Counter[str]
    seen: frozenset[tuple[Span, Kind]]  # what the model sees
    others: frozenset[str]  # names in small letters that the text gives to another: "parliament" in "the Turkish parliament"
    surnames: frozenset[str]  # places that are people's last names: "Valeska Paris"
    people: frozenset[str]  # last names of those whom the model sees in full: "Gerald Ford"
    foreign: frozenset[str]  # bodies of a country that another one has too: "Canada's Department of Justice"
    told: frozenset[str]  # short forms that the text explains: "deferred prosecution agreement (DPA)", "National Economic Council", "NEC"


def matches(text: str, words: Lexicon) -> list[Match]:
    """Leftmost, then longest, on word boundaries; never overlapping.

    Where names cross, the site's own are taken first: of "Bank of England Harbour" its "England Harbour".
    """
    if words.automaton is None:
        return []
    hits = sorted(
        Hit(start, -end, n) for n, start, end in words.automaton.find_matches_as_indexes(text, overlapping=True)
        if _stands_alone(text, start, end))
    own = _leftmost(_uncovered(hits, words))
    found = []
    for hit in _leftmost(_clear_of(own, hits)):
        start, end = hit.start, -hit.minus_end
        state = words.states.get(text[start:end])
        known = (state,) if state and _after_town(text, start, end) else words.known[hit.name]
        found.append(Match(Span(start, end), text[start:end], known))
    return found


class Hit(NamedTuple):
    """Where a name stands. In order of these, the longest of those that begin at one place comes first."""

    start: int
    minus_end: int
    name: int  # place in `Lexicon.names`


def _leftmost(hits: Iterable[Hit]) -> list[Hit]:
    """Of hits in order, each that begins after the last one taken has ended."""
    taken: list[Hit] = []
    for hit in hits:
        if not taken or hit.start >= -taken[-1].minus_end:
            taken.append(hit)
    return taken


def _uncovered(hits: Iterable[Hit], words: Lexicon) -> Iterator[Hit]:
    """The site's own names, but for those that are a part of a longer name: no "South" in "South Korea"."""
    covered = 0  # up to where the names that began so far go on
    for hit in hits:
        if words.known[hit.name][0].entry.own and -hit.minus_end > covered:
            yield hit
        covered = max(covered, -hit.minus_end)


def _clear_of(own: Sequence[Hit], hits: Iterable[Hit]) -> Iterator[Hit]:
    """Of hits in order, those that cross none of these; these themselves are among them."""
    coming = deque(own)
    for hit in hits:
        while coming and -coming[0].minus_end <= hit.start:
            coming.popleft()
        if not coming or hit == coming[0] or -hit.minus_end <= coming[0].start:
            yield hit


def _after_town(text: str, start: int, end: int) -> bool:
    """"in Everett, Washington" is the state; "in Boston, Washington and Paris" is not."""
    line = max(text.rfind("\n", max(0, start - 60), start) + 1, start - 60, 0)
    return bool(_TOWN.search(text, line, start)) and not _MORE_TOWNS.match(text, end)


def _stands_alone(text: str, start: int, end: int) -> bool:
    before, after = text[start - 1:start] if start else "", text[end:end + 1]
    if before.isalnum() or after.isalnum() or before in tuple("@/_:\\") or after in tuple("$@_€£\\"):
        return False
    if before == "." and start > 1 and text[start - 2].isalnum() and text[end - 1] != ".":
        return text[start].isupper() and text[start - 2].islower()  # "minority.The": glued sentences, not a web address
    if before in ("-", "–") and start > 1 and text[start - 2].isupper():
        return False  # "AFRO-American", "HK-US"
    if after == ":" and text[end + 1:end + 2].isalnum():
        return False  # "NYSE:BABA" is a ticker
    if after == "-" and text[start].isupper() and text[start:end].rpartition(" ")[2].islower():
        return False  # "Chinese military-industrial complex"
    return not (after == "." and text[end + 1:end + 2].islower())


def settled(text: str, found: Sequence[Match], seen: Iterable[Mention]) -> list[Mention]:
    """Which entry each match means; a weak name that nothing vouches for is no mention."""
    spotted = tuple(seen)
    places = [match for match in found if match.known[0].kind is Kind.PLACE and not match.known[0].entry.own]
    people = surnames(text, [match.span for match in places if not match.known[0].entry.demonyms],
                      [match.span for match in places if match.known[0].entry.demonyms], spotted)
    named = {m.span.end: m for m in people}
    company = Company(
        frozenset(k.entry.id for match in found for k in match.known if not k.weak),
        frozenset(k.entry.id for match in found for k in match.known if not k.weak and " " in match.surface),
        Counter(match.known[0].entry.country or match.known[0].entry.name for match in found if _tells_country(match)),
        frozenset((m.span, m.kind) for m in spotted),
        _others(found),
        frozenset(m.surface.rpartition(" ")[2] for m in people),
        _people(spotted),
        frozenset(match.surface for before, match in pairwise(found) if _foreign(text, before, match)),
        _told(text, found))
    made = [Mention(span := Span(before.span.start, match.span.end), text[span.start:span.end], match.known[0].kind, FOREIGN, SPELLED)
            for before, match in pairwise(found) if _foreign(text, before, match)]
    for match in found:
        if match.surface in company.surnames and not as_place(text, match.span):
            made.append(named.get(match.span.end) or Mention(match.span, match.surface, Kind.PERSON, "surname", SPELLED))
            continue
        if match.surface in company.foreign and not match.known[0].entry.own:
            made.append(Mention(match.span, match.surface, match.known[0].kind, FOREIGN, LOCAL))
            continue
        known = _meant(match, company, text)
        score = _score(match, known, company) if known else 0.0
        if known and score:
            short = known.weak and bool(CAPITALS.match(match.surface))
            by = "demonym" if known.demonym else "acronym" if short and score == SPELLED else "catalogue"
            listed = bool(made) and _peoples(text, made[-1], match)
            ethnic = known.demonym and (listed or _ETHNIC.search(text, max(0, match.span.start - 12), match.span.start))
            made.append(Mention(match.span, match.surface, known.kind, by, score, None if ethnic else known.entry.id))
    return made


def _people(seen: Iterable[Mention]) -> frozenset[str]:
    """Last names of people named in full, but for those that the model takes for a body twice as often as for someone."""
    kinds = Counter((m.surface, m.kind) for m in seen)
    last = {surface.rpartition(" ")[2] for surface, kind in kinds if kind is Kind.PERSON and _FULL.fullmatch(surface)}
    return frozenset(name for name in last if kinds[name, Kind.ORGANISATION] <= 2 * (kinds[name, Kind.PERSON] + 1))


def _peoples(text: str, last: Mention, match: Match) -> bool:
    """"Uyghurs, Kazakhs, Kyrgyz": what is listed beside a people that has no country is a people, too."""
    stateless = last.by == "catalogue" or last.ref is None
    return (last.kind is Kind.GROUP and stateless and bool(_LISTED.fullmatch(text, last.span.end, match.span.start))
            and bool(_NOUN.match(text, match.span.end)))


def _foreign(text: str, before: Match, match: Match) -> bool:
    owner, body = before.known[0].entry, match.known[0].entry
    if owner.kind is not Kind.PLACE or not owner.demonyms or body.kind is not Kind.ORGANISATION or not body.country:
        return False
    bare = match.surface.lower() in (name.lower() for name in (body.name, *body.aliases))  # not "Polish American Congress"
    return (bare and all(k.entry.country != owner.name for k in match.known)
            and bool(_OWNER.fullmatch(text, before.span.end, match.span.start)))


def _others(found: Sequence[Match]) -> frozenset[str]:
    """Names in small letters of one entry alone that a longer name of another ends in."""
    bare = {match.surface: match.known[0].entry.id for match in found if match.surface.islower() and len(match.known) == 1}
    ends = ((surface[m.end():], match) for match in found for surface in (match.surface.casefold(),) for m in re.finditer(" ", surface))
    return frozenset(name for name, match in ends if name in bare and bare[name] not in [known.entry.id for known in match.known])


def _tells_country(match: Match) -> bool:
    known = match.known[0]
    party = match.surface.endswith(PARTY) or (known.demonym and known.entry.kind is not Kind.PLACE)  # "Democrats" are many countries'
    return len(match.known) == 1 and not known.weak and not party and bool(known.entry.country or known.demonym or known.entry.demonyms)


def _meant(match: Match, company: Company, text: str) -> Known | None:
    """The one entry, or None where several are as likely."""
    if len(match.known) == 1 or match.known[0].entry.own:
        return match.known[0]
    before = text[max(0, match.span.start - 40):match.span.start]
    for known in match.known:
        if known.entry.country and re.search(rf"\b{re.escape(known.entry.country)}['’]s?\s+(?:\w+\s+)?$", before):
            return known
    order = sorted(match.known, key=lambda k: (k.weak and k.entry.id not in company.spelled, -_local(k, company)))
    first, second = order[0], order[1]
    if not first.weak or first.entry.id in company.spelled:
        return first
    return first if _local(first, company) > DOMINANT * _local(second, company) else None


def _local(known: Known, company: Company) -> int:
    return company.countries[known.entry.country or known.entry.name]


def _score(match: Match, known: Known, company: Company) -> float:
    if known.entry.own:
        return OWN
    if match.surface in company.people and known.kind is not Kind.PLACE and known.entry.id not in company.formal:
        return 0.0
    if not known.weak:
        return 0.0 if _elsewhere(match, known, company) else SURELY
    if match.surface in company.others:
        return 0.0
    if known.entry.id in company.spelled:
        return SPELLED
    if known.kind is Kind.PLACE or not known.entry.country:
        agreed = any((match.span, kind) in company.seen for kind in _ALIKE.get(known.kind, (known.kind,)))
        return AGREED if agreed and match.surface not in company.told else 0.0
    short = len(match.surface.replace(".", "")) <= 3 and CAPITALS.match(match.surface)
    return LOCAL if not short and known.entry.country and company.countries[known.entry.country] else 0.0


def _told(text: str, found: Sequence[Match]) -> frozenset[str]:
    weak = {match.surface for match in found if match.known[0].weak}
    bracketed = {m[1] for m in _TOLD.finditer(text) if initials(text[max(0, m.start() - 120):m.start()]).endswith(m[1].lower())}
    return frozenset(short for short in weak if short in bracketed or _spelt(short, text))


def initials(words: str) -> str:
    """Of all but the small ones: "the deferred prosecution agreement" is "dpa"."""
    return "".join(word[0].lower() for word in re.findall(r"\w+", words) if word not in SMALL)


def _spelt(short: str, text: str) -> bool:
    """Whether words of these initials stand somewhere."""
    words = r"(?: (?:of|the|and|for|on|in))* ".join(rf"{letter}\w+" for letter in short if letter.isalpha())
    return bool(CAPITALS.match(short)) and re.search(rf"\b{words}\b", text) is not None


def _elsewhere(match: Match, known: Known, company: Company) -> bool:
    """Whether a name that many countries' parties bear stands in a text on another country: "Democratic Party" in one on Hong Kong."""
    if not match.surface.endswith(PARTY) or not known.entry.country or company.countries[known.entry.country]:
        return False
    return max(company.countries.values(), default=0) >= ELSEWHERE
