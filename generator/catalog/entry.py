"""One known entity of the catalogue."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.model.ids import EntityId
from generator.model.names import Kind


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
