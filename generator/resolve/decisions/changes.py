"""Entities then and now -> what changed among them, in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from generator.model.entities import Entity, Tier
from generator.words import slug

NAMED = 5  # of each sort of change; the count says how many there are
Known = Mapping[str, Sequence[str]]  # id -> its name, then its other names


def known(entities: Iterable[Entity]) -> dict[str, list[str]]:
    """What the next build is to be compared with: ids with all names, possible ones left out."""
    return {one.id: [one.name, *(name for name, _ in one.aliases if name != one.name)]
            for one in sorted(entities, key=lambda one: one.id) if one.tier is not Tier.POSSIBLE}


def changes(before: Known, now: Known) -> tuple[str, ...]:
    """"1 merged (SMIC Corp into SMIC)": one line for each sort of change that there was, what moved an address first."""
    bearer = {slug(name): id_ for id_, names in reversed(list(now.items())) for name in names}
    merged, renamed, gone = [], [], []
    heirs: set[str] = set()
    for id_, names in before.items():
        heir = id_ if id_ in now else bearer.get(id_) or bearer.get(slug(names[0]))
        if heir is None:
            gone.append(names[0])
        elif id_ not in now and heir in before:
            merged.append(f"{names[0]} into {now[heir][0]}")
        elif id_ not in now or now[heir][0] != names[0]:
            renamed.append(f"{names[0]}, now {now[heir][0]}" if now[heir][0] != names[0] else f"{names[0]}, now at {heir}")
            heirs.add(heir)
    new = [names[0] for id_, names in now.items() if id_ not in before and id_ not in heirs]
    return tuple(f"{len(some):,} {sort} ({listed(some)})"
                 for sort, some in (("merged", merged), ("renamed", renamed), ("gone", gone), ("new", new)) if some)


def listed(some: Sequence[str]) -> str:
    """The first few, and how many more there are."""
    more = len(some) - NAMED
    return "; ".join(some[:NAMED]) + (f"; and {more:,} more" if more > 0 else "")
