"""Lines -> the proposals of stories whose heads, or feet, have a shape in common."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.ingest.layout.blocks import Block
from generator.ingest.stories.looks import Kind, Look
from generator.ingest.stories.proposal import Mark, Proposal, Template
from generator.ingest.stories.shapes import Shape, Side, may_have_shape, shapes_of

MOST_PROPOSALS = 8
ALIKE = 0.8  # of the lines of a shape are wholly of one: they hold no title
MOST_LIFTED = 3  # lines above the recurring one that are of its story
MOST_REST = 30  # words of a title beside its shape
LEAST_REST = 2
LEAST_FIT = 0.5  # of the heads of the file have the shape, or it is none of heads
BODY = 15  # words: less is no running text
LEAST_WORDS = 12  # between two places
LEAST_WITH_TITLE = 20  # between two, where a title is among them
LONG = 30  # words: more is running text, whatever it looks like
_NO_HEADS = (Kind.MARKER, Kind.RULE, Kind.RELATED, Kind.CONTENTS)
_Place = tuple[int, Shape, str]  # a block, a shape that it has, and what stands beside it


@dataclass(frozen=True, slots=True)
class _Places:
    """Where a shape recurs, with running text between each two."""

    shape: Shape  # of the first
    blocks: tuple[int, ...]
    rests: tuple[str, ...]  # what each line has beside it
    number: int  # of all blocks that have it


def propose_by_shape(blocks: Sequence[Block], looks: Sequence[Look]) -> list[Proposal]:
    """The proposals, those of the most telling shapes first."""
    bodies = [k for k, look in enumerate(looks) if _is_body(look)]
    if len(bodies) < 2:
        return []
    found = [p for places in _recurring(blocks, looks) if (p := _thin(places, looks))]
    found.sort(key=_order)
    proposals: dict[tuple[int, ...], Proposal] = {}
    for places in found:
        for proposal in _proposals_at(places, looks, bodies):
            if len(proposal.starts) > 1:
                proposals.setdefault(proposal.starts, proposal)
        if len(proposals) >= MOST_PROPOSALS:
            break
    return list(proposals.values())[:MOST_PROPOSALS]


def _order(places: _Places) -> tuple[int, bool, bool, str]:
    shape = places.shape
    return -len(places.blocks), not shape.is_hard, shape.is_literal, shape.signature


def _is_body(look: Look) -> bool:
    return look.words > LONG or (look.is_prose and look.words >= BODY)


def _recurring(
    blocks: Sequence[Block], looks: Sequence[Look]
) -> list[list[_Place]]:
    """For each shape that recurs: the blocks that have it, and what they have beside it."""
    lines = _lines(blocks, looks)
    if not _could_part(lines, looks):
        return []
    found: dict[tuple[str, str, bool], list[_Place]] = defaultdict(list)
    for k in lines:
        text = blocks[k].text
        for shape in shapes_of(text):
            rest = text[shape.start:shape.end]
            if shape.side is Side.WHOLE or LEAST_REST <= len(rest.split()) <= MOST_REST:
                found[shape.side, shape.signature, shape.is_literal].append((k, shape, rest))
    recurring = [places for places in found.values() if len(places) > 1]
    facts = [
        {k for k, _, _ in places} for places in recurring
        if places[0][1].side is Side.WHOLE and places[0][1].is_hard]
    return [places for places in recurring if not _is_part_of_fact(places, facts)]


def _lines(blocks: Sequence[Block], looks: Sequence[Look]) -> list[int]:
    """The blocks that may have a shape."""
    return [
        k for k, (block, look) in enumerate(zip(blocks, looks, strict=True))
        if look.kind not in _NO_HEADS and may_have_shape(block.text, is_body=_is_body(look))]


def _could_part(lines: Sequence[int], looks: Sequence[Look]) -> bool:
    """Are two of them running text themselves, or does one stand amid running text?"""
    if sum(_is_body(looks[k]) for k in lines) > 1:
        return True
    bodies = [k for k, look in enumerate(looks) if _is_body(look)]
    return len(lines) > 1 and any(bodies[0] < k < bodies[-1] for k in lines)


def _is_part_of_fact(places: Sequence[_Place], facts: Sequence[set[int]]) -> bool:
    """Is it a piece of lines that are wholly a day, a number and the like?"""
    if places[0][1].side is Side.WHOLE:
        return False
    own = {k for k, _, _ in places}
    return any(len(own & fact) >= ALIKE * len(own) for fact in facts)


def _thin(places: Sequence[_Place], looks: Sequence[Look]) -> _Places | None:
    """The first of each run of places without words between; None for fewer than two."""
    if not _counts_up(places):
        return None
    least = LEAST_WORDS if places[0][1].side is not Side.WHOLE else LEAST_WITH_TITLE
    apart: list[tuple[int, str]] = []
    for k, _, rest in places:
        if not apart or sum(look.words for look in looks[apart[-1][0] + 1:k]) >= least:
            apart.append((k, rest))
    if len(apart) < 2:
        return None
    blocks = tuple(k for k, _ in apart)
    return _Places(places[0][1], blocks, tuple(rest for _, rest in apart), len(places))


def _counts_up(places: Sequence[_Place]) -> bool:
    """A number without a sign after it must count the stories."""
    first = places[0][1]
    if first.side is not Side.BEFORE or not first.signature.endswith("<number>"):
        return True
    numbers = [shape.number for _, shape, _ in places]
    return numbers[0] <= 1 and all(b == a + 1 for a, b in pairwise(numbers))


def _proposals_at(
    places: _Places, looks: Sequence[Look], bodies: Sequence[int]
) -> Iterator[Proposal]:
    """Stories that begin at the places, or at lines above them; or that end there."""
    is_whole = places.shape.side is Side.WHOLE
    titles = () if is_whole else tuple(zip(places.blocks, places.rests, strict=True))
    own = set(places.blocks)
    parting = [k for k in bodies if k not in own]
    words_below = sum(look.words for look in looks[places.blocks[-1] + 1:])
    template = _template(places, parting, is_foot=False)
    if template.fit < LEAST_FIT:
        return
    if words_below >= LEAST_WORDS:
        room = min(_room_above(k, looks, own) for k in places.blocks[1:])
        first_room = _room_above(places.blocks[0], looks, own)
        for lift in range(min(MOST_LIFTED, room) + 1):
            starts = tuple(k - min(lift, first_room if n == 0 else lift)
                           for n, k in enumerate(places.blocks))
            yield Proposal(Mark.SHAPE, starts, titles=titles, template=template)
    if is_whole and parting and parting[0] < places.blocks[0]:
        yield from _ended_at(places, parting)


def _room_above(k: int, looks: Sequence[Look], own: set[int]) -> int:
    """How many lines above it are no running text."""
    room = 0
    while room < MOST_LIFTED and k - room > 0 and not _is_body(looks[k - room - 1]):
        if looks[k - room - 1].kind in _NO_HEADS or k - room - 1 in own:
            break
        room += 1
    return room


def _ended_at(places: _Places, parting: Sequence[int]) -> Iterator[Proposal]:
    """The first story, and those that begin beneath each place."""
    starts = [k + 1 for k in places.blocks if any(body > k for body in parting)]
    heads = [next(body for body in parting if body >= start) - start for start in starts]
    first = max(0, parting[0] - min(heads, default=0))
    template = _template(places, parting, is_foot=True)
    yield Proposal(Mark.SHAPE, (first, *starts), template=template)


def _template(places: _Places, parting: Sequence[int], *, is_foot: bool) -> Template:
    """How well the shape accounts for the heads of the file."""
    heads = sum(b - a > 1 for a, b in pairwise((-1, *parting)))
    shape = places.shape
    return Template(
        side=shape.side, is_literal=shape.is_literal, is_hard=shape.is_hard,
        is_dated=shape.is_dated, is_foot=is_foot,
        share=len(places.blocks) / places.number,
        fit=min(1.0, len(places.blocks) / heads) if heads else 0.0)
