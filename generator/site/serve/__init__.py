"""A preview: site/ over HTTP, rebuilt and reloaded when something that it is made from changes.

There are three processes. This one watches, and has no threads. It starts one that serves and one
that builds, and another in the place of one that dies.
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
from generator.site.serve.handler import ANYWHERE
from generator.site.serve.messages import BuildStart, Outcome, PreviewState
from generator.site.serve.rebuild import Builder, Rebuild
from generator.site.serve.server import Server, open_listener
from generator.site.serve.watch import Watch

SHOWN = 3  # changed paths that the terminal names


def serve(
    root: Path,
    settings: Callable[[], Config],
    rebuild: Rebuild,
    *,
    say: Callable[[str], None],
    host: str,
    port: int,
    open_browser: bool,
    quiet: bool = False,
) -> None:
    """Show the site, build, and build again at every change, until Ctrl-C or SIGTERM.

    Whatever goes wrong is told, and the preview goes on.
    `settings` and `rebuild` are called in another process, once a build. `say` tells a person.
    """
    root = root.absolute()
    stop = stop_event()
    listener = open_listener(host, port)
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


def stop_event() -> Event:
    """Set once the user or the system wants us to end. No exception: it could come at any line."""
    stop = Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda signal_number, frame: stop.set())
    return stop


def _address(host: str, port: int) -> str:
    """The address for a browser on this machine."""
    name = host
    if host in ANYWHERE:
        name = "localhost"
    elif ":" in host:  # IPv6
        name = f"[{host}]"
    return f"http://{name}:{port}/"


def _new_version() -> str:
    """A version unlike any before, even of an earlier run, whose pages may still be open."""
    return str(time.time_ns())


class Preview:
    """Watches, and has built and shown what changed."""

    def __init__(
        self,
        root: Path,
        listener: socket,
        host: str,
        builder: Builder,
        say: Callable[[str], None],
        quiet: bool,
    ) -> None:
        self._builder = builder
        self._say = say
        self._quiet = quiet
        self._state = PreviewState(_new_version())
        self._first_problems: frozenset[Problem] | None = None  # of the first build that went well
        self._server = Server(listener, host, root / "site", self._state)
        self._watch = Watch(root, say)

    def run(self, stop: Event) -> None:
        """Until `stop` is set."""
        self._build(stop)
        while not stop.is_set():
            self._server.restart_if_dead()
            changed = self._watch.changed_paths()
            if changed:
                if not self._quiet:
                    self._say(f"changed: {_shorten_list(changed)}")
                self._build(stop)

    def end(self) -> None:
        """Leave no process behind."""
        self._builder.end()
        self._server.end()
        self._watch.close()

    def _build(self, stop: Event) -> None:
        """Build once, and show how that goes."""
        for message in self._builder.build(stop):
            self._server.restart_if_dead()
            match message:
                case BuildStart(sources, base):
                    self._watch.follow(sources)
                    if base != self._state.base:
                        self._show(replace(self._state, version=_new_version(), base=base))
                case Problem():
                    self._show_fault(message)
                case Outcome(fault=None, problems=problems):
                    self._show_site(problems)
                case Outcome(fault=Problem() as fault):
                    self._show_fault(fault)

    def _show_site(self, problems: tuple[Problem, ...]) -> None:
        """Show the new site and its new problems: those of the first are on the review page."""
        if self._first_problems is None:
            self._first_problems = frozenset(problems)
        new = tuple(
            problem
            for problem in problems
            if problem not in self._first_problems
        )
        base = self._state.base
        self._show(PreviewState(_new_version(), base, complete=True, problems=new))

    def _show_fault(self, fault: Problem) -> None:
        """Show why there is no new site, in the terminal and on the pages."""
        text = f"error: {fault.where}: {fault.what}"
        if fault.hint:
            text += f"\nhint: {fault.hint}"
        self._say(text)
        self._show(replace(self._state, fault=fault))

    def _show(self, state: PreviewState) -> None:
        self._state = state
        self._server.show(state)


def _shorten_list(paths: Sequence[str]) -> str:
    """The first paths, and how many more there are."""
    text = ", ".join(paths[:SHOWN])
    more = len(paths) - SHOWN
    if more > 0:
        text += f" and {more} more"
    return text
