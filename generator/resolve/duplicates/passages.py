"""Stories -> the passages that articles of two of them share, nearly word for word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from generator.model.corpus import SharedPassage, Story
from generator.model.ids import ArticleId, Span
from generator.resolve.duplicates.candidates import FindingsById, Pair
from generator.resolve.duplicates.comparison import Kinship, are_issues, are_of_one_digest
from generator.resolve.duplicates.overlaps import Overlaps
from generator.resolve.duplicates.wording import RUN, Wording

SHORTEST = 25  # words
EQUAL = 0.8  # share of a passage's words that both have
GAP = 5  # words between two runs of one passage
DRIFT = 3  # words that the one may have more than the other between two runs
SIGNS = 2  # fingerprints that two articles share at least
STANDING = 5  # stories; a passage of as many others is a standing text of an outlet

Order = tuple[int, bool, ArticleId, int]


def find_passages(
    findings: FindingsById,
    stories: Iterable[Story],
    overlaps: Overlaps,
) -> dict[ArticleId, tuple[SharedPassage, ...]]:
    """Article -> its passages that stand in other stories, in text order; both ways."""
    story_of = {
        id_: story.id
        for story in stories
        for id_ in story.printings
    }
    found: dict[ArticleId, list[SharedPassage]] = defaultdict(list)
    for left, right in _find_pairs(findings, story_of, overlaps):
        spans = list(find_shared_spans(overlaps.wording(left), overlaps.wording(right)))
        if not spans or overlaps.compare(left, right).kinship is Kinship.SERIES:
            continue
        for span, other_span in spans:
            found[left].append(SharedPassage(span, right, other_span))
            found[right].append(SharedPassage(other_span, left, span))
    passages = {}
    for id_ in sorted(found):
        shown = tuple(_without_standing_texts(found[id_], story_of))
        if shown:
            passages[id_] = shown
    return passages


def _find_pairs(
    findings: FindingsById,
    story_of: Mapping[ArticleId, ArticleId],
    overlaps: Overlaps,
) -> Iterator[Pair]:
    """Pairs of articles of two stories that may share a passage, in order.

    Issues of a series share their form, and parts of one file their furniture: neither counts.
    """
    for left, right in sorted(overlaps.shared):
        if overlaps.shared[left, right] < SIGNS or story_of[left] == story_of[right]:
            continue
        article = findings[left].article
        other = findings[right].article
        if not are_of_one_digest(article, other) and not are_issues(article, other):
            yield left, right


def find_shared_spans(wording: Wording, other: Wording) -> Iterator[tuple[Span, Span]]:
    """Where two texts have the same passage: its place in the one, and in the other."""
    for block in _find_blocks(wording, other):
        span = _span_of_words(wording, block.start, block.end)
        other_span = _span_of_words(other, block.other_start, block.other_end)
        yield span, other_span


def _span_of_words(wording: Wording, start: int, end: int) -> Span:
    """Where the words of these numbers stand in the article's text."""
    first = wording.spans[start]
    last = wording.spans[end - 1]
    return Span(first.start, last.end)


class _Block(NamedTuple):
    """The words of two texts that are nearly equal, as half-open ranges of their numbers."""

    start: int
    end: int
    other_start: int
    other_end: int
    equal: int  # words of the first range that stand in a common run

    def extended(self, place: int, other_place: int) -> _Block | None:
        """The block with a run of both texts that follows; None where it follows too far off."""
        gap = place - self.end
        other_gap = other_place - self.other_end
        drift = abs(gap - other_gap)
        if gap > GAP or drift > DRIFT or other_place < self.other_start:
            return None
        end = place + RUN
        new_words = min(RUN, end - self.end)
        return self._replace(
            end=end,
            other_end=other_place + RUN,
            equal=self.equal + new_words,
        )

    def is_passage(self) -> bool:
        """Whether it is long enough, and equal enough."""
        length = self.end - self.start
        other_length = self.other_end - self.other_start
        if min(length, other_length) < SHORTEST:
            return False
        return self.equal >= EQUAL * length


def _find_blocks(wording: Wording, other: Wording) -> Iterator[_Block]:
    """Common runs, chained from left to right."""
    shared = wording.places.keys() & other.places.keys()
    places = sorted(
        (wording.places[run], other.places[run])
        for run in shared
    )
    block: _Block | None = None
    for place, other_place in places:
        longer = block.extended(place, other_place) if block else None
        if longer is None:
            if block and block.is_passage():
                yield block
            longer = _Block(place, place + RUN, other_place, other_place + RUN, RUN)
        block = longer
    if block and block.is_passage():
        yield block


def _without_standing_texts(
    passages: Sequence[SharedPassage], story_of: Mapping[ArticleId, ArticleId]
) -> Iterator[SharedPassage]:
    """Each passage once for each other story, without what stands in many, in text order."""
    passages = sorted(passages, key=_order(story_of))
    for passage in passages:
        crossing = [
            candidate
            for candidate in passages
            if candidate.span.start < passage.span.end
            and passage.span.start < candidate.span.end
        ]
        if len({story_of[candidate.other] for candidate in crossing}) >= STANDING:
            continue
        same_story = [c for c in crossing if story_of[c.other] == story_of[passage.other]]
        if same_story[0] is passage:
            yield passage


def _order(story_of: Mapping[ArticleId, ArticleId]) -> Callable[[SharedPassage], Order]:
    """By place; of one story's printings the lead comes first."""

    def key(passage: SharedPassage) -> Order:
        other = passage.other
        is_reprint = story_of[other] != other
        return passage.span.start, is_reprint, other, passage.other_span.start

    return key
