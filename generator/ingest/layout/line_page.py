"""The segments of a story -> what the whole page is like: full of furniture, or a plain document.

The lines of a list look like teasers; in a document without any sign of a site they are none.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.ingest.layout.line_cues import CUE, HEADS_LIST, NO_CUE, NOTE
from generator.ingest.layout.line_shapes import bucket
from generator.ingest.layout.line_story import SegmentedStory

KINDS = (1, 2, 3, 5)  # of furniture that the page has signs of
PROSE_SHARES = (0.3, 0.5, 0.7, 0.9)  # of the page's letters that are plainly prose
_NO_SIGNS = (NOTE, "cue byline", "cue disclaimer")  # plain documents have them too


def find_page_features(story: SegmentedStory) -> Iterator[list[str]]:
    """The features of each segment: those of its page, and each with whether it has a cue."""
    kinds = bucket(_count_kinds(story), KINDS)
    prose = bucket(_prose_share(story), PROSE_SHARES)
    for cues in story.cues:
        cue = NO_CUE if NO_CUE in cues else "cued"
        yield [
            f"page kinds {kinds}",
            f"page kinds {kinds} {cue}",
            f"page prose {prose}",
            f"page prose {prose} {cue}",
        ]


def _count_kinds(story: SegmentedStory) -> int:
    kinds = {
        cue
        for k, cues in enumerate(story.cues)
        if not story.is_prose(k)
        for cue in cues
        if cue == HEADS_LIST or cue.startswith(CUE)
    }
    return len(kinds.difference(_NO_SIGNS))


def _prose_share(story: SegmentedStory) -> float:
    lengths = [len(segment.text) for segment in story.segments]
    prose = sum(length for k, length in enumerate(lengths) if story.is_prose(k))
    return prose / max(sum(lengths), 1)
