"""A way in which a file could be parted, with what marks the places."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from generator.ingest.stories.shapes import Side


class Mark(StrEnum):
    """What stands at each border of a proposal."""

    LABEL = "label"
    BULLET = "bullet"  # alone on its line
    RULE = "rule"
    NUMBER = "number"
    POINT = "point"
    HEADING = "heading"
    CAPITALS = "capitals"
    ATTESTED = "attested"  # a headline over a byline, a date, an outlet
    DATE_ABOVE = "date above"
    CLOCK = "clock"
    END = "end"
    URL = "url"
    NAMED_END = "named end"
    GAP = "gap"
    BARE = "bare"  # a headline between paragraphs
    DATELINE = "dateline"
    SHAPE = "shape"  # a line of a shape that recurs


@dataclass(frozen=True, slots=True)
class Template:
    """What the heads of a proposal's stories have in common, and how well it fits the file."""

    side: Side
    is_literal: bool
    is_hard: bool
    is_dated: bool
    is_foot: bool  # it ends the stories
    share: float  # of the lines of this shape that begin or end a story
    fit: float  # of all the heads of the file that have it


@dataclass(frozen=True, slots=True)
class Proposal:
    """Where the stories would begin, rising, and what marks the places."""

    mark: Mark
    starts: tuple[int, ...]
    leads: frozenset[int] = frozenset()  # blocks that lose their number or bullet
    titles: tuple[tuple[int, str], ...] = ()  # blocks that are headlines, bare of their shape
    template: Template | None = None
    days: frozenset[int] = frozenset()  # starts that are a day over several stories
