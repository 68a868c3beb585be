"""Catalogue -> Lexicon: every name of every entry, ready to be looked for, with a note of which need the document's word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick, MatchKind

from generator.catalog import Catalogue, Entry
from generator.catalog.listings.index import ListingIndex
from generator.catalog.listings.matching import index_entries
from generator.extract.names.common import COMMON, NAMESAKES, SMALL, SURE
from generator.model.ids import EntityId
from generator.model.names import Kind

CAPITALS = re.compile(r"[A-Z][A-Z.&-]*$")
STATE = " state"
_RULERS = ("government", "Government", "authorities", "administration")


@dataclass(frozen=True, slots=True)
class Known:
    """One name of one entry."""

    entry: Entry
    kind: Kind  # a demonym's is group
    weak: bool  # a dictionary word, a short acronym, a lower-case phrase: to be believed only in company
    demonym: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """All names of a catalogue, ready to be looked for."""

    automaton: AhoCorasick | None
    names: tuple[str, ...]
    known: tuple[tuple[Known, ...], ...]  # beside `names`: the site's own first
    governments: Mapping[str, Entry]  # town -> the government that it stands for
    listings: ListingIndex  # the lists of others
    by_core_name: Mapping[str, tuple[Entry, ...]]  # names without company forms, to know a list's names by; none where there is no list
    country: Mapping[EntityId, str]  # of each entry that tells one
    states: Mapping[str, Known]  # "Washington" -> Washington state: what it is after a town's name


def lexicon(catalogue: Catalogue) -> Lexicon:
    """Every name, alias and demonym, with the forms that news English makes of them."""
    countries = {e.name: e for e in reversed(catalogue.entries) if e.kind is Kind.PLACE and e.demonyms}
    table: dict[str, list[Known]] = {}
    for entry in catalogue.entries:
        for name, known in _names(entry, _adjectives(countries.get(entry.country))):
            if name not in entry.not_aliases and entry.id not in [k.entry.id for k in table.get(name, ())]:
                table.setdefault(name, []).append(known)
    names = tuple(sorted(table))
    governments: dict[str, Entry] = {}
    for entry in catalogue.entries:
        for capital in entry.capitals:
            governments.setdefault(capital, entry)
    return Lexicon(AhoCorasick(names, matchkind=MatchKind.Standard) if names else None, names,
                   tuple(tuple(sorted(table[name], key=lambda k: (not k.entry.own, k.weak))) for name in names), governments,
                   catalogue.listings, index_entries(catalogue.entries) if catalogue.listings.lines else {},
                   {e.id: e.country or e.name for e in catalogue.entries if e.country or e.demonyms},
                   {e.name.removesuffix(STATE): Known(e, e.kind, weak=False) for e in catalogue.entries if e.name.endswith(STATE)})


def _adjectives(country: Entry | None) -> tuple[str, ...]:
    """What stands before "government" or "foreign ministry": "Chinese", "China", "US", "U.S."."""
    if country is None:
        return ()
    demonyms = [d for n, d in enumerate(country.demonyms) if n == 0 or not d.endswith("s")]
    return (*demonyms, country.name, *(a for a in country.aliases if a in SURE))


def _names(entry: Entry, adjectives: Iterable[str]) -> Iterator[tuple[str, Known]]:
    for name in (entry.name, *entry.aliases):
        weak = not entry.own and is_weak(name)
        if name.startswith("The ") and not weak and name[4:] in (entry.name, *entry.aliases):
            continue
        known = Known(entry, entry.kind, weak)
        yield from ((form, known) for form in _forms(name, entry))
        if weak and entry.kind is Kind.ORGANISATION:
            yield from ((f"{a} {form}", Known(entry, entry.kind, False)) for a in adjectives for form in _forms(name, entry))
    if entry.name.startswith("Government of "):
        yield from ((f"{a} {ruler}", Known(entry, entry.kind, False)) for a in adjectives for ruler in _RULERS)
    for name in entry.demonyms:
        yield name, Known(entry, Kind.GROUP, weak=name in COMMON, demonym=True)


def _forms(name: str, entry: Entry) -> Iterator[str]:
    """The name as given, in a loud headline, and a lower-case phrase with capitals."""
    if not name:
        return
    yield name
    if name == name.lower() and " " in name and not entry.own:
        yield " ".join(word if word in SMALL else word.capitalize() for word in name.split(" "))
    if name.upper() != name and len(name) > 3 and (" " in name or entry.kind is Kind.PLACE) and not is_weak(name):
        yield name.upper()


def is_weak(name: str) -> bool:
    """Whether a name of the general list needs the document's word: lower case, short acronyms, dictionary words."""
    if name in SURE:
        return False
    bare = name.removeprefix("The ")
    if " " in bare:
        return bare == bare.lower()
    return bare in COMMON or bare in NAMESAKES or bare == bare.lower() or (len(bare.replace(".", "")) <= 3 and bool(CAPITALS.match(bare)))
