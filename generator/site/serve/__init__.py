"""A preview: site/ over HTTP, rebuilt when something that it is made from changes, and the open pages reloaded.

Three processes: this one watches and has no threads; it starts one that serves and one that builds, and another in the
place of one that dies.
"""

from __future__ import annotations

import signal
import time
import webbrowser
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from socket import socket
from threading import Event

from generator.config import Config
from generator.model.problem import Problem
from generator.site.serve.http import ANYWHERE, Server, listen
from generator.site.serve.rebuild import Builder, Rebuild
from generator.site.serve.standing import Outcome, Place, Standing
from generator.site.serve.watch import Watch

SHOWN = 3  # changed paths that the terminal names


def serve(
    root: Path, settings: Callable[[], Config], rebuild: Rebuild, *,
    say: Callable[[str], None], host: str, port: int, open_browser: bool, quiet: bool = False,
) -> None:
    """Show the site, build, and build again at every change, until Ctrl-C or SIGTERM; whatever goes wrong is told and survived.

    `settings` and `rebuild` are called in another process, once a build. `say` tells a person.
    """
    root, stop = root.absolute(), ending()
    listener = listen(host, port)
    preview = Preview(root, listener, host, Builder(settings, rebuild), say, quiet)
    try:
        address = _address(host, listener.getsockname()[1])
        say(f"the site is at {address} (Ctrl-C ends)")
        if open_browser:
            webbrowser.open(address)
        preview.run(stop)
    finally:
        preview.end()
        listener.close()


def ending() -> Event:
    """Set once the user or the system wants us to end. No exception: it could come at any line."""
    stop = Event()
    for wish in (signal.SIGINT, signal.SIGTERM):
        signal.signal(wish, lambda number, frame: stop.set())
    return stop


def _address(host: str, port: int) -> str:
    name = "localhost" if host in ANYWHERE else f"[{host}]" if ":" in host else host
    return f"http://{name}:{port}/"


def _stamp() -> str:
    """A version that no earlier one equals, not even of an earlier run, whose pages may still be open."""
    return str(time.time_ns())


class Preview:
    """Watches, and has built and shown what changed."""

    def __init__(self, root: Path, listener: socket, host: str, builder: Builder, say: Callable[[str], None], quiet: bool) -> None:
        self._builder, self._say, self._quiet = builder, say, quiet
        self._standing = Standing(_stamp())
        self._usual: frozenset[Problem] | None = None  # what was wrong when we began stands on the review page
        self._server = Server(listener, host, root / "site", self._standing)
        self._watch = Watch(root, say)

    def run(self, stop: Event) -> None:
        """Until `stop` is set."""
        self._build(stop)
        while not stop.is_set():
            self._server.look_after()
            if changed := self._watch.changed():
                self._tell(f"changed: {_listed(changed)}")
                self._build(stop)

    def end(self) -> None:
        """Leave no process behind."""
        self._builder.end()
        self._server.end()
        self._watch.close()

    def _build(self, stop: Event) -> None:
        for news in self._builder.build(stop):
            self._server.look_after()
            match news:
                case Place(sources, base):
                    self._watch.follow(sources)
                    if base != self._standing.base:
                        self._show(replace(self._standing, version=_stamp(), base=base))
                case Problem():
                    self._fail(news)
                case Outcome(fault=None, problems=problems):
                    self._stand(problems)
                case Outcome(fault=Problem() as fault):
                    self._fail(fault)

    def _stand(self, problems: tuple[Problem, ...]) -> None:
        if self._usual is None:
            self._usual = frozenset(problems)
        new = tuple(problem for problem in problems if problem not in self._usual)
        self._show(Standing(_stamp(), self._standing.base, complete=True, problems=new))

    def _fail(self, fault: Problem) -> None:
        self._say(f"error: {fault.where}: {fault.what}" + (f"\nhint: {fault.hint}" if fault.hint else ""))
        self._show(replace(self._standing, fault=fault))

    def _show(self, standing: Standing) -> None:
        self._standing = standing
        self._server.show(standing)

    def _tell(self, text: str) -> None:
        if not self._quiet:
            self._say(text)


def _listed(paths: Sequence[str]) -> str:
    more = len(paths) - SHOWN
    return ", ".join(paths[:SHOWN]) + (f" and {more} more" if more > 0 else "")
