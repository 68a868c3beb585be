"""Files of lists of others -> a ListingIndex, which finds listings by any of their names.

A file is a line that says what the list is, then a line for each name on it: a person can read it,
and git can compare it. Records stay encoded until they are asked for, so that a hundred thousand of
them weigh little.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple, TypeVar

import msgspec

from generator.catalog.listings.names import core_name
from generator.catalog.listings.values import Fact, Header, Listing, Record, may_be_one
from generator.errors import ConfigError
from generator.model.ids import EntityId
from generator.model.names import Kind

A = TypeVar("A")
LISTING_PREFIX = "list:"  # an id that begins so is a listing's, not the catalogue's
FREQUENT = 25
"""How many names share a word, above which the word tells none of them from the others.

In long lists it is one name in a thousand.
"""


class Names(msgspec.Struct, frozen=True):
    """As much of a Record as is needed to find it."""

    name: str
    kind: Kind
    aliases: tuple[str, ...] = ()


class NumberedRecord(NamedTuple):
    """A record with its number in the index."""

    number: int
    record: Record


_NAMES_DECODER = msgspec.json.Decoder(Names)
_RECORD_DECODER = msgspec.json.Decoder(Record)
_HEADER_DECODER = msgspec.json.Decoder(Header)


@dataclass(frozen=True, slots=True, eq=False)
class ListingIndex:
    """All lists of a project."""

    headers: tuple[Header, ...] = ()
    lines: tuple[bytes, ...] = ()  # the records, encoded
    header_numbers: Sequence[int] = ()  # beside `lines`: which header each is under
    by_core_name: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    """Core name -> the numbers of the records that have it."""
    word_counts: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    """First word of a core name -> how many words such names have, most first."""
    frequent_words: frozenset[str] = frozenset()

    def record(self, number: int) -> Record:
        """The whole of a record."""
        return _RECORD_DECODER.decode(self.lines[number])

    def listings_named(self, name: str) -> tuple[Listing, ...]:
        """What has this core name, as first or other name.

        Records of one first name, kind and country are one Listing.
        """
        records = [
            self.record(number)
            for number in self.by_core_name.get(name, ())
        ]
        first_names = {(core_name(record.name), record.kind) for record in records}
        listings: list[Listing] = []
        for first_name, kind in sorted(first_names):
            for listing in self._listings(first_name, kind):
                if name in listing.core_names:
                    listings.append(listing)
        return tuple(listings)

    def find_listing(self, id_: str) -> Listing | None:
        """The Listing of that id; None where no list has it any more."""
        if not id_.startswith(LISTING_PREFIX) or id_.count("/") < 2:
            return None
        kind, name, _ = id_.removeprefix(LISTING_PREFIX).split("/", 2)
        for listing in self._listings(name, kind):
            if listing.id == id_:
                return listing
        return None

    def _listings(self, name: str, kind: str) -> list[Listing]:
        """The listings with this first name and kind: one for each country."""
        groups: list[list[NumberedRecord]] = []
        for numbered in sorted(self._records_named(name, kind), key=_countryless_last):
            for group in groups:
                if may_be_one(numbered.record, [other.record for other in group]):
                    group.append(numbered)
                    break
            else:
                groups.append([numbered])
        return [self._listing(name, group) for group in groups]

    def _records_named(self, name: str, kind: str) -> list[NumberedRecord]:
        """The records with this first name and kind."""
        records = []
        for number in self.by_core_name.get(name, ()):
            record = self.record(number)
            if record.kind == kind and core_name(record.name) == name:
                records.append(NumberedRecord(number, record))
        return records

    def _listing(self, name: str, group: Iterable[NumberedRecord]) -> Listing:
        """What the records of one name, kind and country say together."""
        in_order = sorted(group, key=lambda numbered: numbered.number)
        records = [numbered.record for numbered in in_order]
        headers = [
            self.headers[self.header_numbers[numbered.number]]
            for numbered in in_order
        ]
        kind = records[0].kind
        countries = _sorted_union(record.countries for record in records)
        names = _all_names(records)
        return Listing(
            id=EntityId(f"{LISTING_PREFIX}{kind}/{name}/{', '.join(countries)}"),
            kind=kind,
            names=names,
            countries=countries,
            core_names=frozenset(map(core_name, names)),
            roles=_sorted_union(record.clues for record in records),
            clues=_sorted_union(header.clues for header in headers),
            ids=join_ids(records),
            facts=_facts_with_headers(headers, records),
        )


def _countryless_last(numbered: NumberedRecord) -> tuple[bool, tuple[str, ...], int]:
    """The order of grouping: by country and number, records without a country last."""
    countries = numbered.record.countries
    return not countries, countries, numbered.number


def _sorted_union(groups: Iterable[Iterable[str]]) -> tuple[str, ...]:
    union = set().union(*groups)
    return tuple(sorted(union))


def _all_names(records: Iterable[Record]) -> tuple[str, ...]:
    """All names of the records, each once, in their order."""
    names: dict[str, None] = {}
    for record in records:
        names.update(dict.fromkeys((record.name, *record.aliases)))
    return tuple(names)


def join_ids(records: Sequence[Record]) -> dict[str, str]:
    """Scheme -> id; where two records give one, the first record's."""
    ids: dict[str, str] = {}
    for record in reversed(records):
        ids.update(record.ids)
    return ids


def _facts_with_headers(
    headers: Iterable[Header], records: Iterable[Record]
) -> tuple[tuple[Header, Fact], ...]:
    """Each fact with its list; a record that says nothing more has an empty fact."""
    facts: list[tuple[Header, Fact]] = []
    for header, record in zip(headers, records, strict=True):
        for fact in record.facts or (Fact(),):
            facts.append((header, fact))
    return tuple(facts)


def build_index(files: Iterable[tuple[str, bytes]]) -> ListingIndex:
    """The index of files (path below the project, bytes), in the order given."""
    headers: list[Header] = []
    lines: list[bytes] = []
    header_numbers: list[int] = []
    by_core_name: dict[str, tuple[int, ...]] = {}
    for path, data in files:
        first_line, *record_lines = data.splitlines() or [b""]
        headers.append(_decode_line(_HEADER_DECODER, first_line, f"{path}:1"))
        for line_number, line in enumerate(record_lines, 2):
            names = _decode_line(_NAMES_DECODER, line, f"{path}:{line_number}")
            for core in {core_name(name) for name in (names.name, *names.aliases)}:
                by_core_name[core] = (*by_core_name.get(core, ()), len(lines))
            lines.append(line)
            header_numbers.append(len(headers) - 1)
    return ListingIndex(
        headers=tuple(headers),
        lines=tuple(lines),
        header_numbers=header_numbers,
        by_core_name=by_core_name,
        word_counts=count_words(by_core_name),
        frequent_words=find_frequent_words(by_core_name, len(lines)),
    )


def count_words(core_names: Iterable[str]) -> dict[str, tuple[int, ...]]:
    """First word of a core name -> how many words such names have, most first."""
    counts: dict[str, set[int]] = {}
    for name in core_names:
        words = name.split(" ")
        counts.setdefault(words[0], set()).add(len(words))
    return {
        first: tuple(sorted(numbers, reverse=True))
        for first, numbers in counts.items()
    }


def find_frequent_words(core_names: Iterable[str], record_count: int) -> frozenset[str]:
    """The words that too many names share, so that they tell none from the others."""
    counts: Counter[str] = Counter()
    for name in core_names:
        counts.update(name.split(" "))
    limit = max(FREQUENT, record_count // 1000)
    return frozenset(
        word
        for word, count in counts.items()
        if count >= limit
    )


def _decode_line(decoder: msgspec.json.Decoder[A], line: bytes, where: str) -> A:
    """The value that a line holds; anything else is an error that names its place."""
    try:
        return decoder.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        what = f"not a line of a list: {error}"
        hint = "import the list again with `cuttings catalog import FILE`"
        raise ConfigError(where, what, hint) from error
