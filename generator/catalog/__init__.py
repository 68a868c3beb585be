"""What is known before any article is read: entities, themes, outlets. YAML text -> frozen values.

The package ships general knowledge (`data/*.yml`, see NOTICE); a project adds its own in `catalog/`.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

import yaml

from generator.catalog.entry import Entry as Entry
from generator.catalog.registries import Registry
from generator.errors import ConfigError
from generator.model import EntityId, Kind, Policy, ThemeId
from generator.words import slug


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


def rows(text: str, where: str) -> list[dict[str, object]]:
    """A YAML list of mappings; anything else is an error that names `where`."""
    try:
        found = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)) or []
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise ConfigError(where, f"not valid YAML: {str(error).splitlines()[0]}") from error
    if not isinstance(found, list) or not all(isinstance(row, dict) for row in found):
        raise ConfigError(where, "not a list of entries", "begin each entry with `- name: ...`")
    return found


def strings(row: Mapping[str, object], key: str) -> tuple[str, ...]:
    """A list of words, or one word, under `key`."""
    value = row.get(key) or ()
    return tuple(str(v) for v in value) if isinstance(value, (list, tuple)) else (str(value),)


def name_of(row: Mapping[str, object], where: str) -> str:
    """The row's `name`, which every row has."""
    name = row.get("name")
    if not isinstance(name, str) or not name.strip():
        raise ConfigError(where, f"an entry has no `name`: {str(dict(row))[:80]}")
    return name.strip()


def entries(text: str, where: str, *, own: bool) -> tuple[Entry, ...]:
    """`catalog/entities.yml` -> Entries; `own`: from the site's own catalogue."""
    found = []
    for row in rows(text, where):
        name = name_of(row, where)
        try:
            kind = Kind(str(row.get("kind", row.get("type", ""))))
        except ValueError as error:
            raise ConfigError(where, f"`{name}` has no known `kind`", f"known kinds: {', '.join(Kind)}") from error
        ids = row.get("ids") or {}
        found.append(Entry(
            id=EntityId(str(row.get("id") or slug(name))), name=name, kind=kind, aliases=strings(row, "aliases"),
            not_aliases=strings(row, "not_aliases"), demonyms=strings(row, "demonyms"), capitals=strings(row, "capitals"),
            country=str(row.get("country") or ""), note=str(row.get("note") or ""),
            source=str(row.get("source") or ""), own=own,
            ids={str(k): str(v) for k, v in ids.items()} if isinstance(ids, dict) else {}))
    return tuple(found)


def themes(text: str, where: str) -> tuple[ThemeRule, ...]:
    """`catalog/themes.yml` -> ThemeRules."""
    return tuple(
        ThemeRule(id=ThemeId(str(row.get("id") or slug(name_of(row, where)))), name=name_of(row, where),
                  description=str(row.get("description") or ""), keywords=strings(row, "keywords"))
        for row in rows(text, where))


def outlets(text: str, where: str) -> tuple[Outlet, ...]:
    """`catalog/outlets.yml` -> Outlets."""
    found = []
    for row in rows(text, where):
        name = name_of(row, where)
        try:
            policy = Policy(str(row["policy"])) if row.get("policy") else None
        except ValueError as error:
            raise ConfigError(where, f"`{name}` has no known `policy`", f"known policies: {', '.join(Policy)}") from error
        found.append(Outlet(name=name, aliases=strings(row, "aliases"), domains=strings(row, "domains"), policy=policy,
                            agency=bool(row.get("agency")), rights=str(row["rights"]) if row.get("rights") else None))
    return tuple(found)


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
    found = yaml.safe_load((files("generator.catalog") / "data" / "codes.yml").read_text("utf-8"))
    return {str(code): str(name) for code, name in found.items()}


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
        own.outlets + tuple(o for o in general.outlets if o.name not in known), own.registry)
