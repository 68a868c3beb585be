"""A text that stays as it is -> where it holds furniture, which gives no name and no event."""

from __future__ import annotations

from generator import lazy
from generator.ingest.language import is_foreign
from generator.ingest.layout.labelled import is_surely_furniture
from generator.ingest.layout.line_labels import LineLabel, label_segments
from generator.ingest.layout.segments import split_segments
from generator.model.ids import Span

_LINE = lazy.regex(r"[^\n]+")


def find_asides(text: str, headline: str) -> tuple[Span, ...]:
    """What would be cut if the text were not one that is left unchanged, in text order.

    A headline is none, even one that is said again.
    """
    lines = list(_LINE.finditer(text))
    if not lines or is_foreign(text):
        return ()
    segments = split_segments([line[0] for line in lines])
    asides: list[Span] = []
    for entry in label_segments(segments, headline):
        if is_surely_furniture(entry) and entry.label is not LineLabel.HEADLINE:
            start = lines[entry.segment.block].start()
            asides.append(Span(start + entry.segment.start, start + entry.segment.end))
    return tuple(asides)
