"""The segments of a story -> how many of their words its prose and its headline have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator import lazy
from generator.english.vocabulary import word_set
from generator.ingest.layout.line_cues import NO_CUE
from generator.ingest.layout.line_shapes import bucket
from generator.ingest.layout.line_story import SegmentedStory
from generator.words import letters_of

SHORT_WORD = 3  # letters; longer words are compared
SHARES = (0.01, 0.2, 0.4, 0.6, 0.8)  # of a segment's words that the prose has too
_WORD = lazy.regex(r"[^\W\d_]+(?:['’][a-z]+)?")
_STOP_WORDS = word_set("event_stop_words.txt")


def find_overlaps(story: SegmentedStory, headline: str) -> Iterator[list[str]]:
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


def _counts_as_prose(story: SegmentedStory, k: int) -> bool:
    return story.is_prose(k) and NO_CUE in story.cues[k]


def _count_prose_words(story: SegmentedStory) -> Mapping[str, int]:
    """The content words of what is plainly prose, and in how many segments each stands."""
    counts: dict[str, int] = {}
    for k, segment in enumerate(story.segments):
        if not _counts_as_prose(story, k):
            continue
        for word in _content_words(segment.text):
            before = counts.get(word, 0)
            counts[word] = before + 1
    return counts


def _content_words(text: str) -> set[str]:
    words = map(str.lower, _WORD.findall(text))
    return {
        word
        for word in words
        if len(word) > SHORT_WORD and word not in _STOP_WORDS
    }
