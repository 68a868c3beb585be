"""Rebuilds in a process of its own, which lasts from one build to the next.

It is replaced when it dies: if it crashes, or the system kills it, one build ends and not the
preview. It has no threads, so that a build may fork. What it keeps in memory serves the next build.
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
from generator.site.serve.messages import BuildStart, Outcome

TICK = 0.1  # seconds between looks at whether the process lives, or is to end
GRACE = 2.0  # seconds in which a process that crashed may end by itself
RETRY = 0.5  # seconds between tries, while another run holds the project
CONTEXT = multiprocessing.get_context("fork" if sys.platform == "linux" else None)
Rebuild = Callable[[Config], tuple[Problem, ...]]  # one build -> problems of the new site
Message = BuildStart | Problem | Outcome  # what a build tells as it goes on
MEMORY = "memory may have run out: `--jobs 1` needs least; the next change builds again"


class Builder:
    """Builds on demand. `settings` and `rebuild` must cross to another process."""

    def __init__(self, settings: Callable[[], Config], rebuild: Rebuild) -> None:
        self._settings, self._rebuild = settings, rebuild
        self._process: BaseProcess | None = None
        self._line: Connection | None = None

    def build(self, stop: Event) -> Iterator[Message]:
        """Build once; gives each message, the Outcome last.

        Ends early, without an Outcome, when `stop` is set.
        """
        process, line = self._send_order()
        while not stop.is_set():
            message = _next_message(process, line)
            if message is None:
                continue
            if isinstance(message, Outcome) and message.crashed:
                self.end(grace=GRACE)
            yield message
            if isinstance(message, Outcome):
                return

    def end(self, grace: float = 0) -> None:
        """End the process, and all that it started, if it does not end within `grace` seconds."""
        if self._process is None or self._line is None:
            return
        self._process.join(grace)
        _kill(self._process)
        self._process.join()
        self._line.close()
        self._process = self._line = None

    def _send_order(self) -> tuple[BaseProcess, Connection]:
        """Tell the process to build; start another one if it has died since the last build."""
        if self._process is not None and not self._process.is_alive():
            self.end()
        if self._process is None or self._line is None:
            self._line, theirs = CONTEXT.Pipe()
            arguments = (theirs, self._settings, self._rebuild, os.getpid())
            self._process = CONTEXT.Process(target=_work, args=arguments, name="the build")
            self._process.start()
            theirs.close()
        with suppress(OSError):  # it died this moment: `_next_message` says so
            self._line.send(True)
        return self._process, self._line


def _next_message(process: BaseProcess, line: Connection) -> Message | None:
    """What the process says next; None if it says nothing for a TICK."""
    is_alive = process.is_alive()
    try:
        if line.poll(TICK if is_alive else 0):
            message: Message = line.recv()
            return message
    except (EOFError, OSError):
        is_alive = False
    if is_alive:
        return None
    process.join(1)
    code = process.exitcode or 0
    how = f"signal {-code}" if code < 0 else f"exit code {code}"
    what = f"its process has ended before its time ({how})"
    return Outcome(Problem("the build", what, MEMORY), crashed=True)


def _kill(process: BaseProcess) -> None:
    if os.name != "posix" or process.pid is None:
        process.kill()
        return
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:  # it has ended, or has not yet a group of its own
        process.kill()


def _work(
    line: Connection, settings: Callable[[], Config], rebuild: Rebuild, parent: int
) -> None:
    """Build at each order from `line`, until its other end is closed."""
    if os.name == "posix":
        # Ctrl-C in the terminal is not for us, and one signal ends us and all that we start
        os.setsid()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    workers.follow(parent)
    while _receive_order(line):
        with _CrashReport(line):
            line.send(_build(line, settings, rebuild))


def _receive_order(line: Connection) -> bool:
    try:
        return bool(line.recv())
    except (EOFError, OSError):
        return False


def _build(line: Connection, settings: Callable[[], Config], rebuild: Rebuild) -> Outcome:
    """Build once; how that ended."""
    try:
        config = settings()
        line.send(BuildStart(config.sources, base_path(config)))
        return Outcome(problems=_rebuild_alone(line, rebuild, config))
    except CuttingsError as error:
        return Outcome(Problem(error.where, error.what, error.hint))
    except BrokenProcessPool:
        what = "one of its processes has ended before its time"
        return Outcome(Problem("the build", what, MEMORY))


def base_path(config: Config) -> str:
    """The path that the site will have when published."""
    return urlsplit(config.settings.site_url).path.rstrip("/") + "/"


def _rebuild_alone(line: Connection, rebuild: Rebuild, config: Config) -> tuple[Problem, ...]:
    """Rebuild; where another run holds the project, say so once and wait for it."""
    waiting = False
    while True:
        try:
            return rebuild(config)
        except Busy as error:
            if not waiting:
                hint = "the preview waits for it, and then builds"
                line.send(Problem(error.where, error.what, hint))
            waiting = True
            time.sleep(RETRY)


class _CrashReport:
    """A context that tells of a bug of ours, and lets it crash with a traceback in the terminal."""

    def __init__(self, line: Connection) -> None:
        self._line = line

    def __enter__(self) -> None:
        return None

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if error is None:
            return
        what = "".join(traceback.format_exception_only(error)).strip()
        hint = (
            "the traceback stands in the terminal: report it to the makers of `cuttings` "
            f"(this is version {__version__}), with what you changed last"
        )
        problem = Problem("cuttings", f"a bug of ours: {what}", hint)
        self._line.send(Outcome(problem, crashed=True))
