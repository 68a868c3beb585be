"""What is known before any article is read: entities, themes, outlets. YAML text -> frozen values.

The package ships general knowledge (`data/*.yml`, see NOTICE); a project adds its own in
`catalog/`.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from generator.catalog.entities import Entry as Entry
from generator.catalog.entities import parse_entries as parse_entries
from generator.catalog.listings.index import ListingIndex
from generator.catalog.outlets import Outlet as Outlet
from generator.catalog.outlets import parse_outlets as parse_outlets
from generator.catalog.tags import TagRule
from generator.catalog.tags import parse_tag_rules as parse_tag_rules
from generator.catalog.themes import ThemeRule as ThemeRule
from generator.catalog.themes import parse_themes as parse_themes
from generator.model.ids import EntityId
from generator.model.names import Kind
from generator.words import slug

SHIPPED_ENTRIES = ("countries.yml", "places.yml", "bodies.yml", "known.yml")
SHIPPED_OUTLETS = "outlets.yml"


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All that is known before any article is read."""

    entries: tuple[Entry, ...] = ()  # the site's own first
    themes: tuple[ThemeRule, ...] = ()
    outlets: tuple[Outlet, ...] = ()  # the site's own first
    listings: ListingIndex = field(default_factory=ListingIndex)
    """The lists of others that the site uses."""
    tags: tuple[TagRule, ...] = ()  # what a person says of tags


@cache
def shipped_catalogue() -> Catalogue:
    """The package's own knowledge; no themes: those are the site's."""
    entries: tuple[Entry, ...] = ()
    for name in SHIPPED_ENTRIES:
        entries += parse_entries(_shipped_text(name), _shipped_path(name), own=False)
    outlets = parse_outlets(_shipped_text(SHIPPED_OUTLETS), _shipped_path(SHIPPED_OUTLETS))
    entries += outlet_entries(outlets, {entry.id for entry in entries})
    return Catalogue(entries=entries, outlets=outlets)


def _shipped_path(name: str) -> str:
    return f"generator/catalog/data/{name}"


def _shipped_text(name: str) -> str:
    """The text of a data file; empty where a package has none of that name."""
    file = files("generator.catalog") / "data" / name
    if file.is_file():
        return file.read_text("utf-8")
    return ""


def outlet_entries(outlets: tuple[Outlet, ...], taken: Collection[str]) -> tuple[Entry, ...]:
    """Outlets as entities: articles name the papers that they quote. None whose id is `taken`."""
    entries = []
    for outlet in outlets:
        id_ = EntityId(slug(outlet.name))
        if id_ not in taken:
            entry = Entry(
                id=id_, name=outlet.name, kind=Kind.ORGANISATION, aliases=outlet.aliases
            )
            entries.append(entry)
    return tuple(entries)


def join_catalogues(own: Catalogue, general: Catalogue) -> Catalogue:
    """The site's own catalogue over the general one.

    An own entry takes the place of a general one of its id, an own outlet of one of its name.
    """
    own_ids = {entry.id for entry in own.entries}
    own_outlets = {outlet.name for outlet in own.outlets}
    other_entries = tuple(entry for entry in general.entries if entry.id not in own_ids)
    other_outlets = tuple(outlet for outlet in general.outlets if outlet.name not in own_outlets)
    return Catalogue(
        entries=own.entries + other_entries,
        themes=own.themes,
        outlets=own.outlets + other_outlets,
        listings=own.listings,
        tags=own.tags,
    )
