"""Segments of a story -> the features of each, by which `line_labels` chooses what it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from generator.ingest.layout.line_cues import CUE, HEADS_LIST, NO_CUE, NOTE
from generator.ingest.layout.line_echoes import find_echoes
from generator.ingest.layout.line_overlaps import find_overlaps
from generator.ingest.layout.line_page import find_page_features
from generator.ingest.layout.line_shapes import LONG_PROSE, SENTENCE_ENDS, bucket
from generator.ingest.layout.line_story import SegmentedStory, read_segments
from generator.ingest.layout.line_words import find_word_features
from generator.ingest.layout.segments import Place, Segment

REPEATED_OFTEN = "repeated often"
OFTEN = 3  # other stories in which a line stands: it is its outlet's furniture
LONGEST_HEADING = 70  # characters
MOST_PIECES = 14  # of a line whose cues tell of all of them; a longer one holds a whole page
SHORTEST_SENTENCE = 60  # characters of one that is the article's own by its place
CORE_BONUS, CUED_BONUS, CORE_COST, CUE_COST = 1.0, 0.4, 0.25, 0.25  # tried on 97 texts, 2026-11

Repeats = Callable[[str], int]  # line -> in how many other sources of the collection it stands


def find_features(
    segments: Sequence[Segment], headline: str, repeats: Repeats | None = None
) -> list[list[str]]:
    """The features of each segment: its own, those of its neighbours, and of its place."""
    story = read_segments(segments)
    features = [
        ["bias", *cues, *shape, *find_word_features(segment.text)]
        for segment, cues, shape in zip(segments, story.cues, story.shapes, strict=True)
    ]
    for add in _ADDERS:
        for k, more in enumerate(add(story)):
            features[k] += more
    for k, more in enumerate(find_overlaps(story, headline)):
        features[k] += more
    for k, more in enumerate(find_echoes(segments)):
        features[k] += more
    if repeats:
        for segment, row in zip(segments, features, strict=True):
            row += _repeat_features(repeats(segment.text))
    return features


def _repeat_features(times: int) -> list[str]:
    if times == 0:
        return []
    return ["repeated", REPEATED_OFTEN] if times >= OFTEN else ["repeated"]


def _neighbours(story: SegmentedStory) -> Iterator[list[str]]:
    """The shape and the cues of the segments before and after."""
    last = len(story.segments) - 1
    for k in range(last + 1):
        row = _of_neighbour(story, k - 1, "before") if k else ["before:edge", "first of all"]
        row += _of_neighbour(story, k + 1, "after") if k < last else ["after:edge", "last of all"]
        yield row


def _of_neighbour(story: SegmentedStory, k: int, side: str) -> list[str]:
    cues = [
        cue
        for cue in story.cues[k]
        if cue.startswith(CUE)
    ]
    return [f"{side}:{name}" for name in (*story.shapes[k], *cues)]


def _runs(story: SegmentedStory) -> Iterator[list[str]]:
    """Where it stands among what is plainly prose, and in what run of other lines."""
    number = len(story.segments)
    prose = [
        k
        for k in range(number)
        if story.is_prose(k)
    ]
    first = prose[0] if prose else number
    last = prose[-1] if prose else -1
    bounds = [-1, *prose, number]
    before = 0  # place in `bounds` of the prose before segment k
    for k in range(number):
        row: list[str] = []
        if k < first:
            row.append("above the prose")
        if k > last:
            row.append("below the prose")
        if story.is_prose(k):
            before += 1
        else:
            length = bounds[before + 1] - bounds[before] - 1
            row.append(f"run {bucket(length, (2, 3, 5, 9))}")
        yield row


def _list_leads(story: SegmentedStory) -> Iterator[list[str]]:
    """For an item of a list: whether a line with a colon leads to the list."""
    has_lead = False
    for k in range(len(story.segments)):
        if not story.is_item(k):
            has_lead = "ends colon" in story.shapes[k]
            yield []
            continue
        mark = "bullets" if story.is_bullet(k) else "lines"
        yield [f"{mark} after colon" if has_lead else f"{mark} without lead"]


def _lines(story: SegmentedStory) -> Iterator[list[str]]:
    """The cues of all pieces of its line, and of the first and the last of them."""
    lines: dict[int, set[str]] = {}
    for segment, cues in zip(story.segments, story.cues, strict=True):
        line = lines.setdefault(segment.block, set())
        for cue in cues:
            if not cue.startswith(CUE):
                continue
            line.add(f"line {cue}")
            if segment.place is Place.FIRST:
                line.add(f"line begins {cue}")
            if segment.place is Place.LAST:
                line.add(f"line ends {cue}")
    pieces = Counter(segment.block for segment in story.segments)
    for segment in story.segments:
        is_of_few = 1 < pieces[segment.block] <= MOST_PIECES
        yield sorted(lines[segment.block]) if is_of_few else []


def _core(story: SegmentedStory) -> Iterator[list[str]]:
    """Whether it stands in the stretch that is most surely the article, or how far from it."""
    first, last = _find_core(story)
    for k in range(len(story.segments)):
        if k < first:
            distance = bucket(first - k, (2, 4, 8))
            yield ["above core", f"above core {distance}"]
        elif k > last:
            distance = bucket(k - last, (2, 4, 8, 16))
            yield ["below core", f"below core {distance}"]
        else:
            yield ["in core"]


def _find_core(story: SegmentedStory) -> tuple[int, int]:
    """The stretch [first, last] of the greatest sum: prose counts for it, all else against it."""
    best = total = 0.0
    first = 0
    bounds = (0, len(story.segments) - 1)
    for k in range(len(story.segments)):
        if total <= 0:
            total, first = 0.0, k
        total += _core_value(story, k)
        if total > best:
            best, bounds = total, (first, k)
    return bounds


def _core_value(story: SegmentedStory, k: int) -> float:
    cues = sum(
        cue.startswith((CUE, "rule "))
        for cue in story.cues[k]
    )
    if story.is_prose(k) and HEADS_LIST not in story.cues[k]:
        return CUED_BONUS if cues else CORE_BONUS
    if not cues and len(story.segments[k].text) >= LONG_PROSE:
        return CUED_BONUS
    return -CORE_COST - CUE_COST * cues


def _between(story: SegmentedStory) -> Iterator[list[str]]:
    """For a line straight between two sentences: that, and what it looks like."""
    last = len(story.segments) - 1
    for k in range(last + 1):
        is_inner = 0 < k < last and not story.is_prose(k)
        if not is_inner or not story.is_sentence(k - 1) or not story.is_sentence(k + 1):
            yield []
            continue
        cue = NO_CUE if NO_CUE in story.cues[k] else "cued"
        names = (*story.shapes[k][:4], cue)
        yield ["between prose", *(f"between prose {name}" for name in names)]


def is_plainly_own(segment: Segment, features: Sequence[str]) -> bool:
    """Is it a heading between paragraphs, or a sentence in the midst of the article?

    A line that stands in many stories is neither.
    """
    if REPEATED_OFTEN in features:
        return False
    if len(segment.text) < LONGEST_HEADING and f"between prose {NO_CUE}" in features:
        return True
    is_sentence = any(ending in features for ending in SENTENCE_ENDS)
    return is_sentence and len(segment.text) > SHORTEST_SENTENCE and "in core" in features


def _headings(story: SegmentedStory) -> Iterator[list[str]]:
    """Under the heading of a list, as far as the next prose; or a bullet under "Key points"."""
    above = ""
    for k in range(len(story.segments)):
        above = _heading_above(above, story, k)
        if not above.startswith("under"):
            yield []
            continue
        beginning = story.shapes[k][1]
        yield [above, f"{above} {beginning}"]


def _heading_above(above: str, story: SegmentedStory, k: int) -> str:
    """What heading stands over segment `k`, where `above` stands over the segment before it."""
    if HEADS_LIST in story.cues[k]:
        return "list heading"
    if NOTE in story.cues[k] and not story.is_prose(k):
        return "under note heading"
    if above == "under note heading":
        return above if story.is_bullet(k) else ""
    if story.is_prose(k):
        return ""
    return "under list heading" if above else ""


_ADDERS = (
    _neighbours,
    _runs,
    _list_leads,
    _lines,
    _core,
    _between,
    _headings,
    find_page_features,
)
