"""What is known before any article is read: entities, themes, outlets. YAML text -> frozen values.

The package ships general knowledge (`data/*.yml`, see NOTICE); a project adds its own in `catalog/`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Annotated

import msgspec
from msgspec import Meta

from generator import shapes, yaml_text
from generator.catalog.entry import Entry as Entry
from generator.catalog.registries import Registry
from generator.catalog.tag_rules import TagRule
from generator.errors import ConfigError
from generator.model.article import Policy
from generator.model.ids import EntityId, ThemeId
from generator.model.names import Kind
from generator.shapes import Written
from generator.words import slug

Name = Annotated[str, Meta(pattern=r"\S", description="a name, in quotes where it holds marks")]
Id = Annotated[str, Meta(pattern=r"^[^\W_][\w.-]*$", description="letters, figures and `-`: it becomes an address")]
Words = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeRule:
    id: ThemeId
    name: str
    description: str = ""
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    name: str
    aliases: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    agency: bool = False  # a news agency: its name stands in datelines
    policy: Policy | None = None  # None: the site's own default
    rights: str | None = None


@dataclass(frozen=True, slots=True)
class Catalogue:
    entries: tuple[Entry, ...] = ()  # the site's own first
    themes: tuple[ThemeRule, ...] = ()
    outlets: tuple[Outlet, ...] = ()  # the site's own first
    registry: Registry = field(default_factory=Registry)  # the lists of others that the site uses
    tags: tuple[TagRule, ...] = ()  # what a person says of tags


class _Entry(Written, frozen=True):
    """What may stand in an entry of `catalog/entities.yml`."""

    name: Name
    kind: Kind | None = None
    type: Kind | None = None  # the same
    id: Id | None = None
    aliases: Words = ()
    not_aliases: Words = ()
    demonyms: Words = ()
    capitals: Words = ()
    country: str = ""
    ids: dict[str, str] = {}  # noqa: RUF012  # a Struct copies it
    note: str = ""
    source: str = ""


class _Theme(Written, frozen=True):
    name: Name
    id: Id | None = None
    description: str = ""
    keywords: Words = ()


class _Outlet(Written, frozen=True):
    name: Name
    aliases: Words = ()
    domains: Words = ()
    agency: bool = False
    policy: Policy | None = None
    rights: str | None = None


def entries(text: str, where: str, *, own: bool) -> tuple[Entry, ...]:
    """`catalog/entities.yml` -> Entries; `own`: from the site's own catalogue."""
    return tuple(_entry(row, place, own) for row, place in shapes.rows(yaml_text.read(text, where), _Entry))


def _entry(row: _Entry, place: str, own: bool) -> Entry:
    name, kind = row.name.strip(), row.kind or row.type
    if kind is None:
        raise ConfigError(place, f"`{name}` has no `kind`", f"known kinds: {', '.join(Kind)}")
    return Entry(
        id=EntityId(row.id or slug(name)), name=name, kind=kind, aliases=row.aliases, not_aliases=row.not_aliases,
        demonyms=row.demonyms, capitals=row.capitals, country=row.country, note=row.note, source=row.source,
        own=own, ids=row.ids)


def themes(text: str, where: str) -> tuple[ThemeRule, ...]:
    """`catalog/themes.yml` -> ThemeRules."""
    found = (row for row, _ in shapes.rows(yaml_text.read(text, where), _Theme))
    return tuple(
        ThemeRule(id=ThemeId(row.id or slug(row.name)), name=row.name.strip(), description=row.description,
                  keywords=row.keywords)
        for row in found)


def outlets(text: str, where: str) -> tuple[Outlet, ...]:
    """`catalog/outlets.yml` -> Outlets."""
    found = (row for row, _ in shapes.rows(yaml_text.read(text, where), _Outlet))
    return tuple(
        Outlet(name=row.name.strip(), aliases=row.aliases, domains=row.domains, policy=row.policy,
               agency=row.agency, rights=row.rights or None)
        for row in found)


def tags(text: str, where: str) -> tuple[TagRule, ...]:
    """`catalog/tags.yml` -> TagRules."""
    return tuple(rule for rule, _ in shapes.rows(yaml_text.read(text, where), TagRule))


@cache
def shipped() -> Catalogue:
    """The package's own knowledge; no themes: those are the site's."""
    folder = files("generator.catalog") / "data"
    found: tuple[Entry, ...] = ()
    for name in ("countries.yml", "places.yml", "bodies.yml", "known.yml"):
        if (folder / name).is_file():
            found += entries((folder / name).read_text("utf-8"), f"generator/catalog/data/{name}", own=False)
    listed = (folder / "outlets.yml").read_text("utf-8") if (folder / "outlets.yml").is_file() else ""
    known = outlets(listed, "generator/catalog/data/outlets.yml")
    return Catalogue(found + voices(known, {entry.id for entry in found}), (), known)


@cache
def codes() -> Mapping[str, str]:
    """ISO 3166 code of two letters -> the country's name in the shipped catalogue."""
    text = (files("generator.catalog") / "data" / "codes.yml").read_text("utf-8")
    return msgspec.convert(yaml_text.read(text, "generator/catalog/data/codes.yml").value, dict[str, str])


def voices(known: tuple[Outlet, ...], taken: Collection[str]) -> tuple[Entry, ...]:
    """Outlets as entities: articles name the papers that they quote. None whose id is `taken`."""
    made = (Entry(id=EntityId(slug(o.name)), name=o.name, kind=Kind.ORGANISATION, aliases=o.aliases) for o in known)
    return tuple(entry for entry in made if entry.id not in taken)


def joined(own: Catalogue, general: Catalogue) -> Catalogue:
    """The site's own catalogue over the general one: an own entry takes the place of a shipped one of its id."""
    mine = {entry.id for entry in own.entries}
    known = {outlet.name for outlet in own.outlets}
    return Catalogue(
        own.entries + tuple(e for e in general.entries if e.id not in mine), own.themes,
        own.outlets + tuple(o for o in general.outlets if o.name not in known), own.registry, own.tags)
