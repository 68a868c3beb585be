"""How to map a function over many items, or share one job. Swap this, and nothing else changes."""

from __future__ import annotations

import ctypes
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Collection, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from typing import TypeVar

from generator.errors import CuttingsError

A = TypeVar("A")
B = TypeVar("B")
CHUNK = 8  # items a worker takes at a time: small enough that two workers end together
_shared: list[Callable[[int, int], object]] = []  # what forked children find in their copy of memory


def each(function: Callable[[A], B], items: Sequence[A], jobs: int = 1) -> Iterator[B]:
    """`map`, in order, over at most `jobs` processes; `function` and items cross to them whole."""
    if jobs == 1 or len(items) < 2:
        yield from map(function, items)
        return
    with _pool(min(jobs, len(items)), None) as pool:
        with unsignalled():
            made = pool.map(function, items, chunksize=max(1, min(CHUNK, len(items) // (2 * jobs))))
        yield from made


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
        with _pool(min(jobs, n), multiprocessing.get_context("fork")) as pool:
            with unsignalled():
                made = pool.map(_share, range(n), [n] * n)
            yield from made  # type: ignore[misc]  # B, lost in the list
    finally:
        _shared.pop()


def _share(k: int, n: int) -> object:
    return _shared[-1](k, n)


@contextmanager
def _pool(jobs: int, context: BaseContext | None) -> Iterator[ProcessPoolExecutor]:
    """That many processes, for one map. Left early, they are ended rather than waited for."""
    others, finished = multiprocessing.active_children(), False
    pool = ProcessPoolExecutor(jobs, context, initializer=follow, initargs=(os.getpid(),))
    try:
        yield pool
        finished = True
    except BrokenProcessPool as error:
        what = "a process was ended from outside, perhaps for want of memory"
        raise CuttingsError("workers", what, "fewer processes (`--jobs 1`) need less memory") from error
    finally:
        if not finished:
            end_all(but=others)
        pool.shutdown()


def end_all(but: Collection[BaseProcess] = ()) -> None:
    """End every process that this one has started, but for some."""
    for process in multiprocessing.active_children():
        if process not in but:
            process.kill()


@contextmanager
def unsignalled() -> Iterator[None]:
    """Processes that are started meanwhile leave Ctrl-C to this one, from their first moment."""
    if not hasattr(signal, "pthread_sigmask"):  # on Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def follow(parent: int) -> None:
    """End when the process that made this one ends, even if it is killed: it would wait for work for ever, or write into a next run."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends us
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if sys.platform != "linux":
        return
    ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG
    if os.getppid() != parent:  # it was too late
        os._exit(1)
