"""Sources of a collection -> the same, each knowing which of its lines others have too."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations

import msgspec

from generator import workers
from generator.collection.listing import ListedSource
from generator.collection.memory import Studies
from generator.ingest import find_line_keys
from generator.ingest.layout.repeats import LineKeys
from generator.model.source import MOST_REPEATS, RECORD_SUFFIXES
from generator.store import memo, sources

ALIKE = 0.5  # of the long lines of the shorter of two sources: with more they print one story
CROWD = 20  # sources: a long line that more have tells nothing of two of them
_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(LineKeys)


def add_repeats(listed: Sequence[ListedSource], studies: Studies) -> list[ListedSource]:
    """The sources, each with those of its lines that other stories of the collection have."""
    lines = _line_keys(listed, studies)
    return [
        replace(item, source=replace(item.source, repeats=repeats))
        for item, repeats in zip(listed, find_repeats(lines), strict=True)
    ]


def _line_keys(listed: Sequence[ListedSource], studies: Studies) -> list[LineKeys]:
    """The keys of each source's lines: recalled, or found and remembered."""
    keys = [memo.lines_key(studies.recipe.findings, item.source) for item in listed]
    files = {
        key: item
        for item, key in zip(listed, keys, strict=True)
        if not item.path.lower().endswith(RECORD_SUFFIXES)
    }
    encoded = dict(studies.memory.recall(list(files)))
    new = [(item, key) for key, item in files.items() if key not in encoded]
    for result in workers.each(_study_lines, new, studies.recipe.config.jobs):
        studies.memory.remember(result.items())
        encoded.update(result)
    return [_DECODER.decode(encoded[key]) if key in encoded else LineKeys() for key in keys]


def _study_lines(item: tuple[ListedSource, bytes]) -> memo.Encoded:
    """The keys of a source's lines; nothing if it has changed since it was listed."""
    listed, key = item
    fetched = sources.fetch(listed.folder, replace(listed.source, path=listed.path))
    if fetched is None:
        return {}
    return {key: _ENCODER.encode(find_line_keys(listed.source, fetched[0]))}


def find_repeats(lines: Sequence[LineKeys]) -> list[tuple[tuple[str, int], ...]]:
    """For each source: its short lines that other stories have, and how many (MOST_REPEATS).

    What is only alike counts once, and only if MOST_REPEATS others have it.
    """
    stories = _group_printings(lines)
    stories_of_line: dict[str, set[int]] = defaultdict(set)
    for number, keys in enumerate(lines):
        for key in (*keys.short, *keys.alike):
            stories_of_line[key].add(stories[number])
    others = {key: len(found) - 1 for key, found in stories_of_line.items()}
    return [
        (
            *((key, min(others[key], MOST_REPEATS)) for key in keys.short if others[key]),
            *((key, 1) for key in keys.alike if others[key] >= MOST_REPEATS),
        )
        for keys in lines
    ]


def _group_printings(lines: Sequence[LineKeys]) -> list[int]:
    """For each source the first of those that print its story."""
    first = list(range(len(lines)))
    for (left, right), shared in sorted(_count_shared(lines).items()):
        fewer = min(len(lines[left].long), len(lines[right].long))
        if shared > ALIKE * fewer:
            _join(first, left, right)
    return [_first_of(first, number) for number in range(len(lines))]


def _count_shared(lines: Sequence[LineKeys]) -> Mapping[tuple[int, int], int]:
    """The pairs of sources that share long lines, and how many."""
    by_line: dict[str, list[int]] = defaultdict(list)
    for number, keys in enumerate(lines):
        for key in keys.long:
            by_line[key].append(number)
    pairs: Counter[tuple[int, int]] = Counter()
    for numbers in by_line.values():
        if len(numbers) <= CROWD:
            pairs.update(combinations(numbers, 2))
    return pairs


def _first_of(first: list[int], number: int) -> int:
    while first[number] != number:
        number = first[number]
    return number


def _join(first: list[int], left: int, right: int) -> None:
    lower, higher = sorted((_first_of(first, left), _first_of(first, right)))
    first[higher] = lower
