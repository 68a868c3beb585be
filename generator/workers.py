"""How to spread work over processes: map a function over many items, or do one job in shares."""

from __future__ import annotations

import ctypes
import gc
import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Collection, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import partial
from itertools import chain
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from typing import TypeVar

from generator.errors import CuttingsError

Item = TypeVar("Item")
Result = TypeVar("Result")
GROUP = 16  # items a worker takes at a time: small enough that two workers end together
PR_SET_PDEATHSIG = 1  # from Linux' prctl.h: send this process a signal when its parent ends

# The functions whose shares are being computed: forked children find them in their copy of memory.
_shared_functions: list[Callable[[int, int], object]] = []


def each(
    function: Callable[[Item], Result], items: Sequence[Item], jobs: int = 1
) -> Iterator[Result]:
    """`map`, in order, over at most `jobs` processes. Function and items are copied to them."""
    return each_group(partial(_map, function), items, jobs)


def each_group(
    function: Callable[[Sequence[Item]], list[Result]], items: Sequence[Item], jobs: int = 1
) -> Iterator[Result]:
    """As `each`, of a function that takes some neighbours at a time, and gives a result of each.

    How many they are depends on `jobs`, so what it gives for one must not hang on the others.
    """
    fair_share = len(items) // (2 * jobs)
    size = max(1, min(GROUP, fair_share))
    groups = [items[n : n + size] for n in range(0, len(items), size)]
    if jobs == 1 or len(items) < 2:
        yield from chain.from_iterable(map(function, groups))
        return
    with _pool(min(jobs, len(items)), None) as pool:
        with unsignalled():
            results = pool.map(function, groups)
        yield from chain.from_iterable(results)


def _map(function: Callable[[Item], Result], items: Sequence[Item]) -> list[Result]:
    return [function(item) for item in items]


def shares(function: Callable[[int, int], Result], jobs: int = 1) -> list[Result]:
    """`[function(0, n), ..., function(n - 1, n)]` for n = `jobs`, each in a process of its own.

    These processes see this one's memory, so nothing but the results is copied.
    There is one share where the system cannot fork safely.
    """
    if jobs == 1 or not _can_fork():
        return [function(0, 1)]
    return list(parts(function, jobs, jobs))


def parts(function: Callable[[int, int], Result], n: int, jobs: int = 1) -> Iterator[Result]:
    """`function(0, n), ..., function(n - 1, n)`, in order, as `shares` does.

    `n` may be greater than the number of processes, `jobs`.
    """
    processes = min(jobs, n)
    if processes <= 1 or not _can_fork():
        yield from (function(k, n) for k in range(n))
        return
    _shared_functions.append(function)
    try:
        with _pool(processes, multiprocessing.get_context("fork")) as pool:
            with unsignalled():
                results = pool.map(_compute_share, range(n), [n] * n)
            yield from results  # type: ignore[misc]  # Result, lost in the list
    finally:
        _shared_functions.pop()


def _can_fork() -> bool:
    return sys.platform == "linux"


def _compute_share(k: int, n: int) -> object:
    """In a forked child: share k of n of the function that its parent was about to compute."""
    function = _shared_functions[-1]
    return function(k, n)


@contextmanager
def _pool(jobs: int, context: BaseContext | None) -> Iterator[ProcessPoolExecutor]:
    """That many processes, for one map. Left early, they are ended rather than waited for."""
    earlier_processes = multiprocessing.active_children()
    finished = False
    pool = ProcessPoolExecutor(jobs, context, initializer=follow, initargs=(os.getpid(),))
    try:
        yield pool
        finished = True
    except BrokenProcessPool as error:
        what = "a process was ended from outside, perhaps for want of memory"
        hint = "fewer processes (`--jobs 1`) need less memory"
        raise CuttingsError("workers", what, hint) from error
    finally:
        if not finished:
            end_all(but=earlier_processes)
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
    """Make this process end when the process that started it ends, even if that is killed.

    Else it would wait for work for ever, or write into a next run.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends us
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if sys.platform != "linux":
        return
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # it ended before we asked
        os._exit(1)


@contextmanager
def without_garbage_collection() -> Iterator[None]:
    """Switch off Python's garbage collection meanwhile.

    A corpus is millions of small values, none of them in a cycle: to look for cycles is lost time.
    """
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
