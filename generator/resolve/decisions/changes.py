"""The entities of the last build and of this one -> what changed among them, in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from generator.model.entities import Entity, Tier
from generator.words import slug

NAMED = 5  # names listed of each sort of change; the count says how many there are
NamesById = Mapping[str, Sequence[str]]  # entity id -> its name, then its other names


@dataclass(frozen=True, slots=True)
class _Changes:
    """A line for each entity that changed."""

    merged: list[str] = field(default_factory=list)
    renamed: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    new: list[str] = field(default_factory=list)


def names_by_id(entities: Iterable[Entity]) -> dict[str, list[str]]:
    """What the next build is compared with: ids with all names; possible entities are left out."""
    names: dict[str, list[str]] = {}
    for entity in sorted(entities, key=lambda entity: entity.id):
        if entity.tier is not Tier.POSSIBLE:
            aliases = [
                alias
                for alias, _ in entity.aliases
                if alias != entity.name
            ]
            names[entity.id] = [entity.name, *aliases]
    return names


def describe_changes(before: NamesById, now: NamesById) -> tuple[str, ...]:
    """ "1 merged (SMIC Corp into SMIC)": one line for each sort of change that there was.

    The sorts that moved a page's address come first.
    """
    changes = _compare(before, now)
    lines = []
    for sort, names in (
        ("merged", changes.merged),
        ("renamed", changes.renamed),
        ("gone", changes.gone),
        ("new", changes.new),
    ):
        if names:
            lines.append(f"{len(names):,} {sort} ({_first_few(names)})")
    return tuple(lines)


def _compare(before: NamesById, now: NamesById) -> _Changes:
    changes = _Changes()
    bearers = _bearers_of_names(now)
    renamed_ids: set[str] = set()
    for id_, names in before.items():
        name = names[0]
        heir = id_ if id_ in now else bearers.get(id_) or bearers.get(slug(name))
        if heir is None:
            changes.gone.append(name)
        elif id_ not in now and heir in before:
            changes.merged.append(f"{name} into {now[heir][0]}")
        elif id_ != heir or now[heir][0] != name:
            changes.renamed.append(_describe_renaming(name, now[heir][0], heir))
            renamed_ids.add(heir)
    for id_, names in now.items():
        if id_ not in before and id_ not in renamed_ids:
            changes.new.append(names[0])
    return changes


def _describe_renaming(name: str, name_now: str, id_now: str) -> str:
    if name_now == name:
        return f"{name}, now at {id_now}"
    return f"{name}, now {name_now}"


def _bearers_of_names(entities: NamesById) -> dict[str, str]:
    """Slug of a name -> the first entity that bears it."""
    bearers: dict[str, str] = {}
    for id_, names in entities.items():
        for name in names:
            bearers.setdefault(slug(name), id_)
    return bearers


def _first_few(names: Sequence[str]) -> str:
    """The first few names, and how many more there are."""
    line = "; ".join(names[:NAMED])
    more = len(names) - NAMED
    if more > 0:
        return f"{line}; and {more:,} more"
    return line
