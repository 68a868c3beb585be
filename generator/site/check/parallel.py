"""One check of many files, spread over processes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from generator import workers

Result = TypeVar("Result")
PART = 100  # files that a worker takes at a time


def map_in_parts(
    function: Callable[[str], Result], items: Sequence[str], jobs: int
) -> Iterator[Result]:
    """The function's result for each item, part by part: the order is not that of the items."""

    def map_part(part: int, parts: int) -> list[Result]:
        return [function(item) for item in items[part::parts]]

    parts = -(-len(items) // PART)  # rounded up
    for results in workers.parts(map_part, parts, jobs):
        yield from results
