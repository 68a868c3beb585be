"""The segments of a story, with the cues and the shape of each: what features are made of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.ingest.layout.line_cues import find_cues
from generator.ingest.layout.line_shapes import PLAIN_PROSE, SENTENCE_ENDS, find_shape
from generator.ingest.layout.segments import Place, Segment


@dataclass(frozen=True, slots=True)
class SegmentedStory:
    """The segments of a story, and what each of them is by itself."""

    segments: Sequence[Segment]
    cues: Sequence[tuple[str, ...]]
    shapes: Sequence[tuple[str, ...]]

    def is_prose(self, k: int) -> bool:
        """Is it plainly prose?"""
        return PLAIN_PROSE in self.shapes[k]

    def is_sentence(self, k: int) -> bool:
        """Does it end as a sentence does?"""
        ending = self.shapes[k][0]
        return ending in SENTENCE_ENDS

    def is_item(self, k: int) -> bool:
        """May it be an item of a list: behind a bullet, or a line that is no sentence?"""
        if self.is_bullet(k):
            return True
        is_alone = self.segments[k].place is Place.ALONE
        return (
            is_alone
            and not self.is_sentence(k)
            and "ends colon" not in self.shapes[k]
        )

    def is_bullet(self, k: int) -> bool:
        """Does a bullet begin it?"""
        return "begins bullet" in self.shapes[k]


def read_segments(segments: Sequence[Segment]) -> SegmentedStory:
    """The segments with what each of them is by itself."""
    return SegmentedStory(
        segments,
        [find_cues(segment.text) for segment in segments],
        [find_shape(segment) for segment in segments],
    )
