"""`catalog/entities.yml` -> Entries: the entities that are known before any article is read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator import shapes, yaml_text
from generator.catalog.patterns import Id, Name, Words
from generator.errors import ConfigError
from generator.model.ids import EntityId
from generator.model.names import Kind
from generator.shapes import Written
from generator.words import slug


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One known entity."""

    id: EntityId
    name: str
    kind: Kind
    aliases: tuple[str, ...] = ()
    not_aliases: tuple[str, ...] = ()  # never this one, whatever a rule says
    demonyms: tuple[str, ...] = ()  # of a country: "Chinese"
    capitals: tuple[str, ...] = ()  # of a government: the towns that stand for it, "Beijing"
    country: str = ""  # name of the country that it belongs to
    ids: Mapping[str, str] = field(default_factory=dict)
    note: str = ""
    source: str = ""  # where the entry's facts stand: an address or a law's citation
    own: bool = False  # from the site's own catalogue: such links are confirmed


class WrittenEntry(Written, frozen=True):
    """What may stand in an entry of `catalog/entities.yml`."""

    name: Name
    kind: Kind | None = None
    type: Kind | None = None  # the same as `kind`
    id: Id | None = None
    aliases: Words = ()
    not_aliases: Words = ()
    demonyms: Words = ()
    capitals: Words = ()
    country: str = ""
    ids: dict[str, str] = {}  # noqa: RUF012  # a Struct copies it
    note: str = ""
    source: str = ""


def parse_entries(text: str, where: str, *, own: bool) -> tuple[Entry, ...]:
    """`catalog/entities.yml` -> Entries; `own`: from the site's own catalogue."""
    document = yaml_text.read(text, where)
    written_entries = shapes.read_entries(document, WrittenEntry)
    return tuple(
        _build_entry(written, place, own=own)
        for written, place in written_entries
    )


def _build_entry(written: WrittenEntry, place: str, *, own: bool) -> Entry:
    name = written.name.strip()
    kind = written.kind or written.type
    if kind is None:
        raise ConfigError(place, f"`{name}` has no `kind`", f"known kinds: {', '.join(Kind)}")
    return Entry(
        id=EntityId(written.id or slug(name)),
        name=name,
        kind=kind,
        aliases=written.aliases,
        not_aliases=written.not_aliases,
        demonyms=written.demonyms,
        capitals=written.capitals,
        country=written.country,
        ids=written.ids,
        note=written.note,
        source=written.source,
        own=own,
    )
