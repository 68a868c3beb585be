"""A Listing -> the catalogue's entry that it is, if there is one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.catalog.entities import Entry
from generator.catalog.listings.names import core_name
from generator.catalog.listings.values import Listing
from generator.model.ids import EntityId
from generator.model.names import Kind


def index_entries(entries: Iterable[Entry]) -> dict[str, tuple[Entry, ...]]:
    """Core names of the catalogue's entries -> the entries, in their order."""
    index: dict[str, dict[EntityId, Entry]] = {}
    for entry in entries:
        for name in (entry.name, *entry.aliases):
            core = core_name(name)
            if core:
                index.setdefault(core, {}).setdefault(entry.id, entry)
    return {core: tuple(by_id.values()) for core, by_id in index.items()}


def find_entry(listing: Listing, entries: Mapping[str, tuple[Entry, ...]]) -> Entry | None:
    """The catalogue's entry that a listing is; `entries` are by core name.

    They share a name and a country, or a name of several words and nothing speaks against it. An
    entry of the site's own goes before others; None where several are left.
    """
    matches: dict[EntityId, Entry] = {}
    for core in sorted(listing.core_names):
        for entry in entries.get(core, ()):
            if _are_same(listing, core, entry):
                matches[entry.id] = entry
    best = (
        [entry for entry in matches.values() if entry.own]
        or list(matches.values())
    )
    if len(best) == 1:
        return best[0]
    return None


def _are_same(listing: Listing, core: str, entry: Entry) -> bool:
    """Whether listing and entry, which share the core name, are the same."""
    if entry.kind is not listing.kind:
        return False
    if any(
        core_name(name) in listing.core_names
        for name in entry.not_aliases
    ):
        return False
    if " " not in core:
        return entry.country in listing.countries and _share_lone_word(listing, core, entry)
    if entry.country and listing.countries:
        return entry.country in listing.countries
    if listing.kind is Kind.PERSON:
        return False
    if core == core_name(listing.names[0]):
        return True
    entry_cores = {core_name(name) for name in (entry.name, *entry.aliases)}
    return len(entry_cores & listing.core_names) > 1


def _share_lone_word(listing: Listing, word: str, entry: Entry) -> bool:
    """Whether a lone word means the same; two bodies of one country may share an acronym."""
    if word == core_name(listing.names[0]).split()[0]:
        return True
    whole = set(core_name(entry.name).split())
    return (
        len(whole) > 1
        and any(whole <= set(core.split()) for core in listing.core_names)
    )
