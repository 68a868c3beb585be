"""How to map a function over many items, or share one job. Swap this, and nothing else changes."""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import TypeVar

A = TypeVar("A")
B = TypeVar("B")
CHUNK = 8  # items a worker takes at a time: small enough that two workers end together
_shared: list[Callable[[int, int], object]] = []  # what forked children find in their copy of memory


def each(function: Callable[[A], B], items: Sequence[A], jobs: int = 1) -> Iterator[B]:
    """`map`, in order, over at most `jobs` processes; `function` and items cross to them whole."""
    if jobs == 1 or len(items) < 2:
        yield from map(function, items)
        return
    with ProcessPoolExecutor(min(jobs, len(items)), initializer=follow, initargs=(os.getpid(),)) as pool:
        yield from pool.map(function, items, chunksize=max(1, min(CHUNK, len(items) // (2 * jobs))))


def shares(function: Callable[[int, int], B], jobs: int = 1) -> list[B]:
    """`[function(0, n), ..., function(n - 1, n)]`, each in a process of its own that sees this one's memory.

    Nothing but the results is copied. One share where the system cannot fork safely.
    """
    if jobs == 1 or sys.platform != "linux":
        return [function(0, 1)]
    return list(parts(function, jobs, jobs))


def parts(function: Callable[[int, int], B], n: int, jobs: int = 1) -> Iterator[B]:
    """`function(0, n), ..., function(n - 1, n)`, in order, as `shares` does, but with `n` parts for at most `jobs` processes."""
    if min(jobs, n) <= 1 or sys.platform != "linux":
        yield from (function(k, n) for k in range(n))
        return
    _shared.append(function)
    try:
        fork = multiprocessing.get_context("fork")
        with ProcessPoolExecutor(min(jobs, n), mp_context=fork, initializer=follow, initargs=(os.getpid(),)) as pool:
            yield from pool.map(_share, range(n), [n] * n)  # type: ignore[misc]  # B, lost in the list
    finally:
        _shared.pop()


def _share(k: int, n: int) -> object:
    return _shared[-1](k, n)


def follow(parent: int) -> None:
    """End when the process that made this one ends, even if it is killed: it would wait for work for ever, or write into a next run."""
    if sys.platform != "linux":
        return
    ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG
    if os.getppid() != parent:  # it was too late
        os._exit(1)
