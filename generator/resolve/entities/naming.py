"""Drafts -> the id of each entity: stable, readable, and its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from generator.model.entities import Entity
from generator.model.ids import EntityId
from generator.resolve.decisions.judging import Rulings, handle
from generator.resolve.entities.cluster import Clustered
from generator.resolve.entities.forms import Draft
from generator.resolve.entities.node import Node
from generator.resolve.entities.votes import KIND_ORDER
from generator.words import mark, slug

LONG_MARK = 16  # hex digits of a mark that no other entity has


def assign_ids(drafts: Sequence[Draft], clustered: Clustered) -> dict[Node, EntityId]:
    """Group -> id: the catalogue's, else the name's slug.

    Where two want one, kind or the mark of what is theirs alone is added.
    """
    ids: dict[Node, EntityId] = dict(clustered.owner.items())
    taken = set(ids.values())
    wanted: dict[str, list[Draft]] = defaultdict(list)
    for draft in drafts:
        if draft.group not in ids:
            wanted[slug(draft.name)].append(draft)
    for stem, same_slug in sorted(wanted.items()):
        for draft in sorted(same_slug, key=priority):
            ids[draft.group] = first_free_id(stem, draft, taken)
            taken.add(ids[draft.group])
    return ids


def priority(draft: Draft) -> tuple[bool, int, Node]:
    """Sort key: who comes first has the first choice of ids.

    A name that crosses articles comes first.
    """
    return draft.group.is_local, KIND_ORDER[draft.kind], draft.group


def first_free_id(stem: str, draft: Draft, taken: set[EntityId]) -> EntityId:
    """The best id that no other entity has."""
    ids = map(EntityId, possible_ids(stem, draft))
    return next(id_ for id_ in ids if id_ not in taken)


def possible_ids(stem: str, draft: Draft) -> Iterator[str]:
    """The ids that an entity may have, best first."""
    if draft.group.is_local:
        yield f"{stem}-{mark(draft.group.owner)}"
    else:
        yield stem
        yield f"{stem}-{draft.kind}"
    yield f"{stem}-{mark(draft.group)}"
    yield f"{stem}-{mark(draft.group, length=LONG_MARK)}"


def with_former_ids(
    entities: Mapping[EntityId, Entity],
    ids: Mapping[Node, EntityId],
    clustered: Clustered,
    rulings: Rulings,
) -> dict[EntityId, Entity]:
    """The entities with the ids that a SAME judgement took away as `former_ids`.

    An id that another entity has is no former one.
    """
    former: dict[EntityId, set[EntityId]] = defaultdict(set)
    for judgement in rulings.same:
        for side in (judgement.left, judgement.right):
            old_id = EntityId(handle(side))
            nodes = clustered.handles.of(side) - clustered.handles.tied
            owners = {ids[clustered.group[node]] for node in nodes}
            if len(owners) == 1 and old_id not in entities:
                former[min(owners)].add(old_id)
    updated = dict(entities)
    for id_, old_ids in former.items():
        if id_ in updated:
            updated[id_] = replace(updated[id_], former_ids=tuple(sorted(old_ids)))
    return updated
