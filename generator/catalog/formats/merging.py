"""Records -> one Record for each name, kind and country."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from generator.catalog.listings.index import join_ids
from generator.catalog.listings.names import core_name
from generator.catalog.listings.values import Fact, Record


def merge_records(records: Iterable[Record]) -> tuple[Record, ...]:
    """One Record for each name, kind and country, sorted by these three."""
    groups: dict[tuple[str, str, tuple[str, ...]], list[Record]] = {}
    for record in records:
        key = (core_name(record.name), record.kind, record.countries)
        groups.setdefault(key, []).append(record)
    return tuple(_merge_group(groups[key]) for key in sorted(groups))


def _merge_group(group: Sequence[Record]) -> Record:
    """The Record that several of one name make."""
    if len(group) == 1:
        return group[0]
    records = sorted(group, key=msgspec.json.encode)
    first = records[0]
    names = {name for record in records for name in (record.name, *record.aliases)}
    clues = {clue for record in records for clue in record.clues}
    return Record(
        name=first.name,
        kind=first.kind,
        aliases=tuple(sorted(names - {first.name})),
        countries=first.countries,
        clues=tuple(sorted(clues)),
        ids=join_ids(records),
        facts=_merge_facts(records),
    )


def _merge_facts(records: Iterable[Record]) -> tuple[Fact, ...]:
    """All facts of the records, each once, in order of their encoding."""
    by_encoding: dict[bytes, Fact] = {}
    for record in records:
        for fact in record.facts:
            by_encoding[msgspec.json.encode(fact)] = fact
    return tuple(by_encoding[encoding] for encoding in sorted(by_encoding))
