"""Rebuilds in a process of its own, which lasts from one build to the next and is replaced when it dies.

The process has no threads, so that a build may fork; what it keeps in memory serves the next build; a crash of it,
or of the system's killing it, ends one build and not the preview.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from threading import Event
from types import TracebackType
from urllib.parse import urlsplit

from generator import __version__, workers
from generator.config import Config
from generator.errors import Busy, CuttingsError
from generator.model.problem import Problem
from generator.site.serve.standing import Outcome, Place

TICK = 0.1  # seconds between looks at whether the process lives, or is to end
RETRY = 0.5  # seconds between tries, while another run holds the project
CONTEXT = multiprocessing.get_context("fork" if sys.platform == "linux" else None)
Rebuild = Callable[[Config], tuple[Problem, ...]]  # one build; what is wrong with the site that it made
News = Place | Problem | Outcome
MEMORY = "memory may have run out: `--jobs 1` needs least; the next change builds again"


class Builder:
    """Builds on demand. `settings` and `rebuild` must cross to another process."""

    def __init__(self, settings: Callable[[], Config], rebuild: Rebuild) -> None:
        self._settings, self._rebuild = settings, rebuild
        self._process: BaseProcess | None = None
        self._line: Connection | None = None

    def build(self, stop: Event) -> Iterator[News]:
        """Build once; gives what becomes known, the Outcome last. Ends early, without one, when `stop` is set."""
        process, line = self._ready()
        while not stop.is_set():
            news = _next(process, line)
            if news is None:
                continue
            if isinstance(news, Outcome):
                if news.crashed:
                    self.end(grace=TICK * 20)
                yield news
                return
            yield news

    def end(self, grace: float = 0) -> None:
        """End the process, and all that it started; after `grace` seconds in which it may end by itself."""
        if self._process is None or self._line is None:
            return
        self._process.join(grace)
        _kill(self._process)
        self._process.join()
        self._line.close()
        self._process = self._line = None

    def _ready(self) -> tuple[BaseProcess, Connection]:
        """The process, told to build; another one if it has died since the last build."""
        if self._process is not None and not self._process.is_alive():
            self.end()
        if self._process is None or self._line is None:
            self._line, theirs = CONTEXT.Pipe()
            words = (theirs, self._settings, self._rebuild, os.getpid())
            self._process = CONTEXT.Process(target=work, args=words, name="the build")
            self._process.start()
            theirs.close()
        with suppress(OSError):  # it died this moment: `_next` says so
            self._line.send(True)
        return self._process, self._line


def _next(process: BaseProcess, line: Connection) -> News | None:
    """What the process says next; None if it says nothing for a TICK."""
    lives = process.is_alive()
    try:
        if line.poll(TICK if lives else 0):
            news: News = line.recv()
            return news
    except (EOFError, OSError):
        lives = False
    if lives:
        return None
    process.join(1)
    code = process.exitcode or 0
    how = f"signal {-code}" if code < 0 else f"exit code {code}"
    return Outcome(Problem("the build", f"its process has ended before its time ({how})", MEMORY), crashed=True)


def _kill(process: BaseProcess) -> None:
    if os.name != "posix" or process.pid is None:
        process.kill()
        return
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:  # it has ended, or has not yet a group of its own
        process.kill()


def work(line: Connection, settings: Callable[[], Config], rebuild: Rebuild, parent: int) -> None:
    """Build at each word from `line`, until its other end is closed."""
    if os.name == "posix":
        os.setsid()  # Ctrl-C in the terminal is not for us, and one signal ends us and all that we start
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    workers.follow(parent)
    while _ordered(line):
        with _Confessing(line):
            line.send(_outcome(line, settings, rebuild))


def _ordered(line: Connection) -> bool:
    try:
        return bool(line.recv())
    except (EOFError, OSError):
        return False


def _outcome(line: Connection, settings: Callable[[], Config], rebuild: Rebuild) -> Outcome:
    try:
        config = settings()
        line.send(Place(config.sources, base(config)))
        return Outcome(problems=_patiently(line, rebuild, config))
    except CuttingsError as error:
        return Outcome(Problem(error.where, error.what, error.hint))
    except BrokenProcessPool:
        return Outcome(Problem("the build", "one of its processes has ended before its time", MEMORY))


def base(config: Config) -> str:
    """The path that the site will have when published."""
    return urlsplit(config.settings.site_url).path.rstrip("/") + "/"


def _patiently(line: Connection, rebuild: Rebuild, config: Config) -> tuple[Problem, ...]:
    """Rebuild; where another run holds the project, say so once and wait for it."""
    waiting = False
    while True:
        try:
            return rebuild(config)
        except Busy as error:
            if not waiting:
                line.send(Problem(error.where, error.what, "the preview waits for it, and then builds"))
            waiting = True
            time.sleep(RETRY)


class _Confessing:
    """Tells of a bug of ours, and lets it crash: its traceback belongs into the terminal."""

    def __init__(self, line: Connection) -> None:
        self._line = line

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if error is None:
            return
        what = "".join(traceback.format_exception_only(error)).strip()
        hint = ("the traceback stands in the terminal: report it to the makers of `cuttings` "
                f"(this is version {__version__}), with what you changed last")
        self._line.send(Outcome(Problem("cuttings", f"a bug of ours: {what}", hint), crashed=True))
