"""The segments of a story -> which say again what others say, and which names they share.

Pull quotes, captions that stand twice and boxes of key points say again what the article says.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from generator import lazy
from generator.ingest.layout.line_shapes import bucket
from generator.ingest.layout.segments import Segment
from generator.words import letters_of

STRETCH = 5  # words in a row that are compared
MOST, SOME = 0.8, 0.3  # of its stretches stand elsewhere too
NAME_SHARES = (0.01, 0.5, 0.99)  # of its names that stand in other segments
MOST_NAMES = 3

_WORD = lazy.regex(r"\w+")
_NAME = lazy.regex(r"[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+)+")
_NAME_END = ".'’s-"

Stretch = tuple[str, ...]


def find_echoes(segments: Sequence[Segment]) -> Iterator[list[str]]:
    """The features of each segment."""
    letters = [letters_of(segment.text) for segment in segments]
    times = Counter(letters)
    for own, said, names in zip(letters, _said_again(segments), _names(segments), strict=True):
        twice = ["twice"] if times[own] > 1 else []
        yield [*said, *names, *twice]


def _said_again(segments: Sequence[Segment]) -> Iterator[list[str]]:
    stretches = [_stretches(segment.text) for segment in segments]
    times = Counter(stretch for row in stretches for stretch in set(row))
    seen: set[Stretch] = set()
    for row in stretches:
        yield _echo(row, times, seen)
        seen.update(row)


def _echo(row: Sequence[Stretch], times: Counter[Stretch], seen: set[Stretch]) -> list[str]:
    if not row:
        return []
    again = sum(times[stretch] > 1 for stretch in row) / len(row)
    if again < SOME:
        return []
    if again < MOST:
        return ["said in part"]
    before = sum(stretch in seen for stretch in row) / len(row)
    return ["said again", "said before" if before >= MOST else "said later"]


def _stretches(text: str) -> list[Stretch]:
    words = _WORD.findall(text.lower())
    return [tuple(words[k:k + STRETCH]) for k in range(len(words) - STRETCH + 1)]


def _names(segments: Sequence[Segment]) -> Iterator[list[str]]:
    """How many names of two words and more it has, and how many of them stand elsewhere too."""
    names = [_last_words(segment.text) for segment in segments]
    times = Counter(name for row in names for name in set(row))
    for row in names:
        features = [f"names {min(len(row), MOST_NAMES)}"]
        if row:
            known = sum(times[name] > 1 for name in row) / len(row)
            features.append(f"names known {bucket(known, NAME_SHARES)}")
        yield features


def _last_words(text: str) -> list[str]:
    return [name.split()[-1].rstrip(_NAME_END) for name in _NAME.findall(text)]
