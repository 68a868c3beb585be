"""Segments of a story -> the features of each, by which `line_labels` chooses what it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.english.vocabulary import word_set
from generator.ingest.layout.line_cues import HEADS_LIST, NO_CUE, NOTE, find_cues
from generator.ingest.layout.line_shapes import (
    LONG_PROSE,
    PLAIN_PROSE,
    SENTENCE_ENDS,
    bucket,
    find_shape,
)
from generator.ingest.layout.segments import Place, Segment
from generator.words import letters_of

OFTEN = 3  # other sources in which a line stands: it is its outlet's furniture
LONGEST_HEADING = 70  # characters
SHORT_WORD = 3  # letters; longer words are compared
SHARES = (0.01, 0.2, 0.4, 0.6, 0.8)  # of a segment's words that the prose has too
CORE_BONUS, CUED_BONUS, CORE_COST, CUE_COST = 1.0, 0.4, 0.25, 0.25  # tried on 97 texts, 2026-11
_WORD = re.compile(r"[^\W\d_]+(?:['’][a-z]+)?")
_STOP_WORDS = word_set("event_stop_words.txt")

Repeats = Callable[[str], int]  # line -> in how many other sources of the collection it stands


@dataclass(frozen=True, slots=True)
class _Story:
    """The segments of a story, and what each of them is by itself."""

    segments: Sequence[Segment]
    cues: Sequence[tuple[str, ...]]
    shapes: Sequence[tuple[str, ...]]

    def is_prose(self, k: int) -> bool:
        """Is it plainly prose?"""
        return PLAIN_PROSE in self.shapes[k]

    def is_sentence(self, k: int) -> bool:
        """Does it end as a sentence does?"""
        return self.shapes[k][0] in SENTENCE_ENDS

    def is_item(self, k: int) -> bool:
        """May it be an item of a list: behind a bullet, or a line that is no sentence?"""
        if self.is_bullet(k):
            return True
        is_alone = self.segments[k].place is Place.ALONE
        return is_alone and not self.is_sentence(k) and "ends colon" not in self.shapes[k]

    def is_bullet(self, k: int) -> bool:
        """Does a bullet begin it?"""
        return "begins bullet" in self.shapes[k]


def find_features(
    segments: Sequence[Segment], headline: str, repeats: Repeats | None = None
) -> list[list[str]]:
    """The features of each segment: its own, those of its neighbours, and of its place."""
    story = _Story(
        segments,
        [find_cues(segment.text) for segment in segments],
        [find_shape(segment) for segment in segments],
    )
    features = [
        ["bias", *cues, *shape]
        for cues, shape in zip(story.cues, story.shapes, strict=True)
    ]
    for add in (_neighbours, _runs, _lines, _core, _between, _headings):
        for k, more in enumerate(add(story)):
            features[k] += more
    for k, more in enumerate(_overlaps(story, headline)):
        features[k] += more
    if repeats:
        for segment, row in zip(segments, features, strict=True):
            row += _repeat_features(repeats(segment.text))
    return features


def _repeat_features(times: int) -> list[str]:
    if times == 0:
        return []
    return ["repeated", "repeated often"] if times >= OFTEN else ["repeated"]


def _neighbours(story: _Story) -> Iterator[list[str]]:
    """The shape and the cues of the segments before and after."""
    last = len(story.segments) - 1
    for k in range(last + 1):
        row = _of_neighbour(story, k - 1, "before") if k else ["before:edge", "first of all"]
        row += _of_neighbour(story, k + 1, "after") if k < last else ["after:edge", "last of all"]
        yield row


def _of_neighbour(story: _Story, k: int, side: str) -> list[str]:
    cues = [cue for cue in story.cues[k] if cue.startswith("cue")]
    return [f"{side}:{name}" for name in (*story.shapes[k], *cues)]


def _runs(story: _Story) -> Iterator[list[str]]:
    """Where it stands among what is plainly prose, and in what run of other lines."""
    number = len(story.segments)
    prose = [k for k in range(number) if story.is_prose(k)]
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
            row += _list_lead(story, k)
        yield row


def _list_lead(story: _Story, k: int) -> list[str]:
    """For an item of a list: whether a line with a colon leads to the list."""
    if not story.is_item(k):
        return []
    first = k
    while first > 0 and story.is_item(first):
        first -= 1
    mark = "bullets" if story.is_bullet(k) else "lines"
    has_lead = "ends colon" in story.shapes[first]
    return [f"{mark} after colon" if has_lead else f"{mark} without lead"]


def _lines(story: _Story) -> Iterator[list[str]]:
    """The cues of all pieces of its line, and of the first and the last of them."""
    lines: dict[int, set[str]] = {}
    for segment, cues in zip(story.segments, story.cues, strict=True):
        line = lines.setdefault(segment.block, set())
        for cue in cues:
            if not cue.startswith("cue "):
                continue
            line.add(f"line {cue}")
            if segment.place is Place.FIRST:
                line.add(f"line begins {cue}")
            if segment.place is Place.LAST:
                line.add(f"line ends {cue}")
    for segment in story.segments:
        yield [] if segment.place is Place.ALONE else sorted(lines[segment.block])


def _core(story: _Story) -> Iterator[list[str]]:
    """Whether it stands in the stretch that is most surely the article, or how far from it."""
    first, last = _find_core(story)
    for k in range(len(story.segments)):
        if k < first:
            yield ["above core", f"above core {bucket(first - k, (2, 4, 8))}"]
        elif k > last:
            yield ["below core", f"below core {bucket(k - last, (2, 4, 8, 16))}"]
        else:
            yield ["in core"]


def _find_core(story: _Story) -> tuple[int, int]:
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


def _core_value(story: _Story, k: int) -> float:
    cues = sum(cue.startswith(("cue ", "rule ")) for cue in story.cues[k])
    if story.is_prose(k) and HEADS_LIST not in story.cues[k]:
        return CUED_BONUS if cues else CORE_BONUS
    if not cues and len(story.segments[k].text) >= LONG_PROSE:
        return CUED_BONUS
    return -CORE_COST - CUE_COST * cues


def _between(story: _Story) -> Iterator[list[str]]:
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


def is_like_heading(segment: Segment, features: Sequence[str]) -> bool:
    """Is it a short line between two sentences, of which no word is furniture's?"""
    return len(segment.text) < LONGEST_HEADING and f"between prose {NO_CUE}" in features


def _headings(story: _Story) -> Iterator[list[str]]:
    """Under the heading of a list, as far as the next prose; or a bullet under "Key points"."""
    above = ""
    for k in range(len(story.segments)):
        above = _heading_above(above, story, k)
        is_under = above.startswith("under")
        beginning = story.shapes[k][1]
        yield [above, f"{above} {beginning}"] if is_under else []


def _heading_above(above: str, story: _Story, k: int) -> str:
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


def _overlaps(story: _Story, headline: str) -> Iterator[list[str]]:
    """How many of its words the prose and the headline have."""
    counts = _count_prose_words(story)
    headline_words = _content_words(headline)
    headline_letters = letters_of(headline)
    for k, segment in enumerate(story.segments):
        words = _content_words(segment.text)
        if not words:
            yield ["no content words"]
            continue
        own = 1 if _counts_as_prose(story, k) else 0
        shared = sum(counts.get(word, 0) > own for word in words) / len(words)
        row = [f"shares {bucket(shared, SHARES)}"]
        if headline_words:
            of_headline = len(words & headline_words) / len(headline_words)
            is_same = letters_of(segment.text)[:300] in headline_letters * 2
            if of_headline >= 0.8 and is_same:
                row.append("is headline")
            elif of_headline >= 0.7:
                row.append("like headline")
        yield row


def _counts_as_prose(story: _Story, k: int) -> bool:
    return story.is_prose(k) and NO_CUE in story.cues[k]


def _count_prose_words(story: _Story) -> Mapping[str, int]:
    """The content words of what is plainly prose, and in how many segments each stands."""
    counts: dict[str, int] = {}
    for k, segment in enumerate(story.segments):
        if _counts_as_prose(story, k):
            for word in _content_words(segment.text):
                counts[word] = counts.get(word, 0) + 1
    return counts


def _content_words(text: str) -> set[str]:
    words = map(str.lower, _WORD.findall(text))
    return {word for word in words if len(word) > SHORT_WORD and word not in _STOP_WORDS}
