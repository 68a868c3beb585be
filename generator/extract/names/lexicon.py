"""Catalogue -> Lexicon: every name of every entry, ready to be looked for.

Each says whether it needs the document's word before it is believed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick, MatchKind

from generator import lazy
from generator.catalog import Catalogue, Entry
from generator.catalog.listings.index import ListingIndex
from generator.catalog.listings.matching import index_entries
from generator.extract.names.word_lists import (
    AMBIGUOUS_NAMES,
    NAMESAKES,
    SMALL_WORDS,
    UNMISTAKABLE_ACRONYMS,
)
from generator.model.ids import EntityId
from generator.model.names import Kind

CAPITALS = lazy.regex(r"[A-Z][A-Z.&-]*$")
STATE = " state"
SHORT_ACRONYM = 3  # letters of an acronym that may mean anything
_SHORTEST_IN_CAPITALS = 4  # characters of a name that a headline may print in capitals
_GOVERNMENT_OF = "Government of "
_RULERS = ("government", "Government", "authorities", "administration")


@dataclass(frozen=True, slots=True)
class Meaning:
    """One entry that a name may mean."""

    entry: Entry
    kind: Kind  # a demonym's is group
    weak: bool
    """A dictionary word, a short acronym or a lower-case phrase: the text must bear it out."""
    demonym: bool = False

    @property
    def country(self) -> str:
        """The entry's country, or its own name if it tells none."""
        return self.entry.country or self.entry.name


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """All names of a catalogue, ready to be looked for."""

    automaton: AhoCorasick | None
    names: tuple[str, ...]
    meanings: tuple[tuple[Meaning, ...], ...]  # of each of `names`: the site's own first
    governments: Mapping[str, Entry]  # town -> the government that it stands for
    listings: ListingIndex  # the listings of others
    by_core_name: Mapping[str, tuple[Entry, ...]]
    """Names without company forms, to know a listing's names by; none where there is no listing."""
    country: Mapping[EntityId, str]  # of each entry that tells one
    states: Mapping[str, Meaning]
    """"Washington" -> Washington state: what it is after a town's name."""


def build_lexicon(catalogue: Catalogue) -> Lexicon:
    """Every name, alias and demonym, with the forms that news English makes of them."""
    entries = catalogue.entries
    table = _index_names(entries)
    names = tuple(sorted(table))
    automaton = AhoCorasick(names, matchkind=MatchKind.Standard) if names else None
    return Lexicon(
        automaton=automaton,
        names=names,
        meanings=tuple(tuple(sorted(table[name], key=_own_and_sure_first)) for name in names),
        governments=_index_governments(entries),
        listings=catalogue.listings,
        by_core_name=index_entries(entries) if catalogue.listings.lines else {},
        country=_index_countries(entries),
        states=_index_states(entries),
    )


def _own_and_sure_first(meaning: Meaning) -> tuple[bool, bool]:
    return (not meaning.entry.own, meaning.weak)


def _index_names(entries: Iterable[Entry]) -> dict[str, list[Meaning]]:
    """Name -> what it may mean, an entry once, in the order of the catalogue."""
    countries = _find_country_entries(entries)
    table: dict[str, list[Meaning]] = {}
    for entry in entries:
        adjectives = _find_adjectives(countries.get(entry.country))
        for name, meaning in _find_names(entry, adjectives):
            if name in entry.not_aliases:
                continue
            meanings = table.get(name, ())
            if all(other.entry.id != entry.id for other in meanings):
                table.setdefault(name, []).append(meaning)
    return table


def _find_country_entries(entries: Iterable[Entry]) -> dict[str, Entry]:
    """Name of a country -> its entry, the first of several."""
    countries: dict[str, Entry] = {}
    for entry in entries:
        if entry.kind is Kind.PLACE and entry.demonyms:
            countries.setdefault(entry.name, entry)
    return countries


def _index_governments(entries: Iterable[Entry]) -> dict[str, Entry]:
    """Capital -> the government that sits there."""
    governments: dict[str, Entry] = {}
    for entry in entries:
        for capital in entry.capitals:
            governments.setdefault(capital, entry)
    return governments


def _index_countries(entries: Iterable[Entry]) -> dict[EntityId, str]:
    countries: dict[EntityId, str] = {}
    for entry in entries:
        if entry.country or entry.demonyms:
            countries[entry.id] = entry.country or entry.name
    return countries


def _index_states(entries: Iterable[Entry]) -> dict[str, Meaning]:
    states: dict[str, Meaning] = {}
    for entry in entries:
        if entry.name.endswith(STATE):
            states[entry.name.removesuffix(STATE)] = Meaning(entry, entry.kind, weak=False)
    return states


def _find_adjectives(country: Entry | None) -> tuple[str, ...]:
    """What stands before "government" or "foreign ministry": "Chinese", "China", "US", "U.S."."""
    if country is None:
        return ()
    first_demonym = country.demonyms[:1]
    other_demonyms = country.demonyms[1:]
    adjectives = [demonym for demonym in other_demonyms if not demonym.endswith("s")]
    acronyms = [alias for alias in country.aliases if alias in UNMISTAKABLE_ACRONYMS]
    return (*first_demonym, *adjectives, country.name, *acronyms)


def _find_names(entry: Entry, adjectives: Iterable[str]) -> Iterator[tuple[str, Meaning]]:
    """All forms of all names of an entry, each with what it means; some twice."""
    all_names = (entry.name, *entry.aliases)
    sure = Meaning(entry, entry.kind, weak=False)
    for name in all_names:
        weak = not entry.own and is_weak(name)
        if name.startswith("The ") and not weak and name.removeprefix("The ") in all_names:
            continue
        forms = list(_find_forms(name, entry))
        for form in forms:
            yield form, Meaning(entry, entry.kind, weak)
        if weak and entry.kind is Kind.ORGANISATION:
            yield from _put_before(adjectives, forms, sure)
    if entry.name.startswith(_GOVERNMENT_OF):
        yield from _put_before(adjectives, _RULERS, sure)
    for name in entry.demonyms:
        yield name, Meaning(entry, Kind.GROUP, weak=name in AMBIGUOUS_NAMES, demonym=True)


def _put_before(
    adjectives: Iterable[str], nouns: Iterable[str], meaning: Meaning
) -> Iterator[tuple[str, Meaning]]:
    """"Ruritanian foreign ministry" of "foreign ministry"."""
    for adjective in adjectives:
        for noun in nouns:
            yield f"{adjective} {noun}", meaning


def _find_forms(name: str, entry: Entry) -> Iterator[str]:
    """The name as given, in a headline of capitals, and a lower-case phrase with capitals."""
    if not name:
        return
    yield name
    if name == name.lower() and " " in name and not entry.own:
        yield _capitalise(name)
    capitals = name.upper()
    if capitals == name or len(name) < _SHORTEST_IN_CAPITALS or is_weak(name):
        return
    if " " in name or entry.kind is Kind.PLACE:
        yield capitals


def _capitalise(phrase: str) -> str:
    """The phrase as a title prints it."""
    words = phrase.split(" ")
    return " ".join(word if word in SMALL_WORDS else word.capitalize() for word in words)


def is_weak(name: str) -> bool:
    """Whether a name of the general list needs the document's word.

    Lower case, short acronyms and dictionary words do.
    """
    if name in UNMISTAKABLE_ACRONYMS:
        return False
    bare = name.removeprefix("The ")
    if bare == bare.lower():
        return True
    if " " in bare:
        return False
    return bare in AMBIGUOUS_NAMES or bare in NAMESAKES or is_short_acronym(bare)


def is_short_acronym(word: str) -> bool:
    """Whether it is at most three capitals, full stops not counted."""
    letters = word.replace(".", "")
    return len(letters) <= SHORT_ACRONYM and CAPITALS.match(word) is not None
