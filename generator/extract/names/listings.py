"""Text -> names that lists of others have, where the article bears the list out.

Lists hold whatever anybody was ever called, so their names are believed less than the catalogue's: a full name of an organisation unless
only other countries are told of, a short one or another of its names if its country or what the list is about is told of too, a person's
only if something stands beside it. What is not believed is asked about (see `resolve.listings`).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import pairwise, takewhile

from generator.catalog.listings.index import ListingIndex
from generator.catalog.listings.matching import find_entry
from generator.catalog.listings.names import COMPANY_FORMS, core_name, find_words
from generator.catalog.listings.values import Listing
from generator.extract.names.common import COMMON, NOT_NAMES, SMALL, TITLES
from generator.extract.names.kinds import ORGANISATION_TAILS
from generator.extract.names.lexicon import Lexicon
from generator.model.ids import EntityId, Span
from generator.model.names import Kind, Mention

SCORE = 0.8  # below the catalogue's: where both know a name, the catalogue says whose it is
WHOLE = 5  # letters from which a clue is the beginning of a word; a shorter one is a word: "rep"
PLAIN = frozenset(word.strip(".").lower() for word in (*ORGANISATION_TAILS, *COMMON, *NOT_NAMES, *SMALL)) | COMPANY_FORMS
SHORT = {"incorporated": "inc", "corporation": "corp", "limited": "ltd", "company": "co", "private": "pvt"}
BEFORE, AFTER, TOUCHING = 8, 4, 1  # words about a name that may say who or what it is
JOINING = frozenset(("and", "or", "with"))  # parts one person's office from the next person's name
FIRM = 6  # words of a firm's name that are looked at, its form among them
_TAKES_FULL_STOP = 4  # letters of the longest word that a full stop may shorten within a name: "Corp."

Token = tuple[str, int, int]


@dataclass(frozen=True, slots=True)
class Place:
    """A name of a list in a text, and what is about it."""

    head: str
    span: Span
    forms: Set[str]  # the company forms that it is printed with
    seen: Kind | None  # what the model calls it
    article: str  # the words of the text, parted and ended by spaces
    paragraph: str
    before: Sequence[str]  # the few words before it
    after: Sequence[str]  # those after it that have no capital, up to an "and"
    countries: Set[str]  # told of anywhere else in the text
    near: Set[str]  # told of in the same paragraph
    small: Set[str]  # words that the text also prints without a capital


def registered(text: str, known: Sequence[Mention], seen: Sequence[Mention], lexicon: Lexicon) -> list[Mention]:
    """Names that a list has, each with the catalogue's id where the catalogue has it too, else with the list's."""
    listings = lexicon.listings
    if not listings.lines:
        return []
    tokens = find_words(text)
    article = f" {' '.join([word for word, _, _ in tokens])} "
    small = frozenset(word for word, start, _ in tokens if text[start].islower())
    made = []
    for first, last, name in hits(text, tokens, listings):
        start, end = tokens[first][1], tokens[last][2]
        if name in PLAIN or part_of_another(text, tokens, first, last, known, seen):
            continue
        found = around(text, tokens, (first, last), name, lexicon.country, known, seen, article, small)
        meant = [one for one in listings.listings_named(name) if believed(one, found, listings.frequent_words)]
        if (one := only(meant, found)) and not (first == last and begins_a_firm(text, tokens, name)):
            entry = find_entry(one, lexicon.by_core_name)
            made.append(Mention(Span(start, end), text[start:end], one.kind, "registry", SCORE, entry.id if entry else one.id))
    return made


def hits(text: str, tokens: Sequence[Token], listings: ListingIndex) -> Iterator[tuple[int, int, str]]:
    """(first token, last token, head) of each name, longest first, never overlapping. A company form that follows is part of it."""
    bare = [token[0] for token in tokens]
    at = 0
    while at < len(tokens):
        last = at
        start = text[tokens[at][1]]
        for n in listings.word_counts.get(bare[at], ()) if start.isupper() or start.isdigit() else ():
            if at + n <= len(tokens) and (name := " ".join(bare[at:at + n])) in listings.by_core_name and joined(text, tokens[at:at + n]):
                last = at + n - 1
                while last + 1 < len(tokens) and bare[last + 1] in COMPANY_FORMS and joined(text, tokens[last:last + 2]) and (
                        text[slice(*tokens[last + 1][1:])] not in NOT_NAMES or bare[last + 1] not in SMALL | {"as"}):
                    last += 1
                yield at, last, name
                break
        at = last + 1


def joined(text: str, some: Sequence[Token]) -> bool:
    """Whether these words stand as one name: capitals, and no more between them than a name has."""
    for (before, _, end), (after, start, _) in pairwise(some):
        gap = text[end:start].strip(" ")
        fits = gap in ("", "-", "–", "’", "'", "/") or (gap == "," and after in COMPANY_FORMS) or (
            gap in (".", ".,") and len(before) <= _TAKES_FULL_STOP)
        if not fits or "\n" in text[end:start] or start - end > 3:
            return False
        if text[start].islower() and after not in SMALL:
            return False
    return True


def part_of_another(
    text: str, tokens: Sequence[Token], first: int, last: int, known: Sequence[Mention], seen: Sequence[Mention]
) -> bool:
    """Whether the name is a piece of a longer one: a capital goes on right after or before it, or the model sees more."""
    start, end = tokens[first][1], tokens[last][2]
    if last + 1 < len(tokens) and text[end:tokens[last + 1][1]] in (" ", "-", " & ") and text[tokens[last + 1][1]].isupper():
        return True
    if first and text[tokens[first - 1][2]:start] in (" ", "-", " & ", ". "):
        before = text[tokens[first - 1][1]:tokens[first - 1][2]]
        told = before.lower() in TITLES or before in NOT_NAMES or any(m.span.end == tokens[first - 1][2] for m in known)
        ended = text[tokens[first - 1][2]:start] == ". " and len(before) > 1 and before.lower() not in TITLES
        if before[0].isupper() and not told and not ended:
            return True
    longer = (m for m in seen if m.span.start <= start and end <= m.span.end and m.span.end - m.span.start > end - start + 1)
    return any(core_name(m.surface) != core_name(text[start:end]) for m in longer)


def begins_a_firm(text: str, tokens: Sequence[Token], name: str) -> bool:
    """Whether the text has a firm whose longer name begins with this word: "Corning Natural Gas Corp", "Domino of California Inc"."""
    for n, token in enumerate(tokens):
        more = False
        for before, after in pairwise(tokens[n:n + FIRM] if token[0] == name else ()):
            capital, form = text[after[1]].isupper(), after[0] in COMPANY_FORMS
            if text[before[2]:after[1]].strip() or not (capital or after[0] in SMALL) or (form and not more):
                break
            if capital and form:
                return True
            more = more or capital
    return False


def around(
    text: str, tokens: Sequence[Token], at: tuple[int, int], name: str, country: Mapping[EntityId, str], known: Iterable[Mention],
    seen: Iterable[Mention], article: str, small: Set[str],
) -> Place:
    """What the article says beside the name."""
    start, end = tokens[at[0]][1], tokens[at[1]][2]
    left, right = text.rfind("\n\n", 0, start), text.find("\n\n", end)
    right = right if right >= 0 else len(text)
    before = [word for word, _, _ in tokens[max(0, at[0] - BEFORE):at[0]]]
    after = takewhile(lambda token: token[0] not in JOINING, tokens[at[1] + 1:at[1] + 1 + AFTER])
    told = [(m.span.start, country[m.ref]) for m in known if m.ref and m.ref in country and not start <= m.span.start < end]
    return Place(
        name, Span(start, end), {SHORT.get(word, word) for word, _, _ in tokens[at[0] + len(name.split()):at[1] + 1]},
        next((m.kind for m in seen if m.span.start == start and m.span.end >= end), None),
        article, f" {' '.join([word for word, begin, _ in tokens if left < begin < right])} ",
        before, [word for word, begin, _ in after if text[begin].islower()],
        {one for _, one in told}, {one for begin, one in told if left < begin < right}, small)


def told_of(clues: Iterable[str], words_: str) -> bool:
    """Whether one of the clues is among the words."""
    return any((f" {clue}" if len(clue) >= WHOLE else f" {clue} ") in words_ for clue in clues)


def believed(one: Listing, found: Place, frequent: Collection[str]) -> bool:
    """Whether the name means what the list means."""
    near, about = not found.near.isdisjoint(one.countries), told_of(one.clues, found.article)
    about_near = told_of(one.clues, found.paragraph)
    country = near or not found.countries.isdisjoint(one.countries)
    parts = found.head.split()
    rare = [word for word in parts if word not in PLAIN and word not in frequent and word not in found.small]
    if one.kind is Kind.PERSON:
        return in_office(one.roles, found) if one.roles else person(
            one, rare, found, country=country or not one.countries, near=near, about=about_near)
    if one.kind is Kind.PRODUCT and one.roles:
        return about and not set(found.before[-TOUCHING:]).isdisjoint(one.roles)
    if not rare:
        return len(parts) > 2 and near and about
    first = found.head == core_name(one.names[0])
    formed = bool(found.forms) and any(found.forms <= forms or not forms for forms in forms_of(one, found.head))
    if len(parts) > 2 or (len(parts) > 1 and formed):
        borne_out = country or about or (first and (not found.countries or not one.countries))
        return borne_out and (formed or found.seen is not Kind.PERSON)
    if len(parts) == 2:
        akin = first or not set(rare).isdisjoint(core_name(one.names[0]).split())
        borne_out = country or about_near if akin else about and near
        return borne_out and found.seen not in (Kind.PERSON, Kind.PLACE, Kind.GROUP)
    agreed = about and (country or not one.countries) and (formed or not found.forms)
    return single(one, found, agreed=agreed)


def forms_of(one: Listing, name: str) -> list[set[str]]:
    """The company forms of each of its names with this head."""
    bare = ({SHORT.get(word, word) for word, _, _ in find_words(other)} for other in one.names if core_name(other) == name)
    return [found & COMPANY_FORMS for found in bare]


def in_office(roles: Sequence[str], found: Place) -> bool:
    """Whether an office that the list knows stands beside a name: the nearest before it, unless it is another's whom an "and" parts."""
    for n, word in enumerate(reversed(found.before)):
        if told_of(roles, f" {word} "):
            return word.endswith("s") or JOINING.isdisjoint(found.before[len(found.before) - n:])
    return told_of(roles, f" {' '.join(found.after)} ")


def person(one: Listing, rare: Sequence[str], found: Place, *, country: bool, near: bool, about: bool) -> bool:
    """A person's name: many share one, so that it must be a rare one, and its country and the list's matter stand beside it.

    What somebody is only also known as, no word of it their own, is no evidence.
    """
    parts = found.head.split()
    if len(parts) < 2 or not rare or parts[0] == "abu" or found.seen in (Kind.ORGANISATION, Kind.PLACE, Kind.LAW):
        return False
    own = not set(parts).isdisjoint(core_name(one.names[0]).split())
    return own and about and (near or (len(parts) > 2 and country))


def single(one: Listing, found: Place, *, agreed: bool) -> bool:
    """A lone word: the list's own first name for it, seen as such by the model too, unless a number is in it ("APT41")."""
    if not agreed or len(found.head) < 3:
        return False
    coded = any(c.isdigit() for c in found.head) and any(c.isalpha() for c in found.head)
    return coded or (found.head == core_name(one.names[0]) and len(found.head) > 3 and found.seen is one.kind)


def only(meant: Sequence[Listing], found: Place) -> Listing | None:
    """The one meant: of several the only one of a country that is told of, or the only one whose first name it is."""
    rules: tuple[Callable[[Listing], bool], ...] = (
        lambda one: True, lambda one: not found.countries.isdisjoint(one.countries), lambda one: core_name(one.names[0]) == found.head)
    for fits in rules:
        some = [one for one in meant if fits(one)]
        if len(some) == 1:
            return some[0]
        meant = some or meant
    return None
