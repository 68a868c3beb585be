"""What repairs of lines give: the lines that stay, and what was cut, with its place."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.ingest.layout.blocks import Line
from generator.ingest.rules import CutRule
from generator.ingest.stories.splitting import Part
from generator.model.article import Cut
from generator.words import squeeze


@dataclass(frozen=True, slots=True)
class PlacedCut:
    """A cut, and where its line stands."""

    start: int  # code points into the decoded source
    cut: Cut

    @staticmethod
    def of_line(line: Line, rule: CutRule) -> PlacedCut:
        """The whole line."""
        return PlacedCut.of_words(line.text, line, rule)

    @staticmethod
    def of_words(words: str, line: Line, rule: CutRule) -> PlacedCut:
        """Some words of a line."""
        return PlacedCut(line.start, Cut(squeeze(words), str(rule)))


@dataclass(frozen=True, slots=True)
class Mended:
    """A text's lines after a repair."""

    lines: tuple[Line, ...]
    cuts: tuple[PlacedCut, ...] = ()


def add_cuts(parts: Sequence[Part], cuts: Sequence[PlacedCut]) -> list[Part]:
    """Give each cut to the part in or above which it stands; those above all to the first."""
    completed = list(parts)
    if not completed:
        return []
    starts = [part.bounds[0] for part in parts]
    for placed in cuts:
        begun = bisect_right(starts, placed.start)
        owner = max(0, begun - 1)
        part = completed[owner]
        cuts_of_part = (*part.cuts, placed.cut)
        completed[owner] = replace(part, cuts=cuts_of_part)
    return completed
