"""The process that serves the preview over HTTP, and is replaced if it dies."""

from __future__ import annotations

import multiprocessing
import os
import signal
import socket
import sys
import threading
from functools import partial
from http.server import ThreadingHTTPServer
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path

from generator import workers
from generator.errors import EngineError
from generator.site.serve.handler import Handler, StateBoard
from generator.site.serve.messages import PreviewState

CONTEXT = multiprocessing.get_context("fork" if sys.platform == "linux" else None)
BACKLOG = 128  # connections that may wait to be accepted


class Server:
    """The process that serves. Another takes its place if it dies, on the same socket."""

    def __init__(
        self, listener: socket.socket, host: str, site: Path, state: PreviewState
    ) -> None:
        self._listener = listener
        self._host = host
        self._site = site
        self._state = state
        self._process, self._connection = self._start()

    def show(self, state: PreviewState) -> None:
        """Show this from now on."""
        self._state = state
        try:
            self._connection.send(state)
        except OSError:
            self.restart_if_dead()

    def restart_if_dead(self) -> None:
        """Put another process in its place if it has died."""
        if not self._process.is_alive():
            self.end()
            self._process, self._connection = self._start()

    def end(self) -> None:
        """Serve no longer."""
        self._process.kill()
        self._process.join()
        self._connection.close()

    def _start(self) -> tuple[BaseProcess, Connection]:
        receiver, sender = CONTEXT.Pipe(duplex=False)
        arguments = (
            self._listener, self._host, self._site, self._state, receiver, os.getpid()
        )
        process = CONTEXT.Process(target=_serve, args=arguments, name="the server")
        process.start()
        receiver.close()
        return process, sender


def open_listener(host: str, port: int) -> socket.socket:
    """A socket that listens there. EngineError, if that cannot be."""
    try:
        addresses = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )
        family, _, _, _, address = addresses[0]
        return socket.create_server(address[:2], family=family, backlog=BACKLOG)
    except socket.gaierror as error:
        what = f"no address to listen on: {error.strerror}"
        raise EngineError(host, what, "name another with `--host`") from error
    except (OSError, UnicodeError) as error:
        reason = getattr(error, "strerror", "") or error
        hint = "name another with `--port` or `--host`; `--port 0` takes one that is free"
        raise EngineError(f"{host}:{port}", f"cannot listen there: {reason}", hint) from error


def _serve(
    listener: socket.socket,
    host: str,
    site: Path,
    state: PreviewState,
    connection: Connection,
    parent: int,
) -> None:
    """Serve until the other end of the connection is closed; each new state comes from there."""
    # the terminal's Ctrl-C is for the process that started us
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    workers.follow(parent)
    board = StateBoard(state)
    port = listener.getsockname()[1]
    handler = partial(Handler, board=board, host=host, port=port, site=site)
    server = _ThreadingServer(listener, handler)
    threading.Thread(target=_receive, args=(connection, board), daemon=True).start()
    server.serve_forever()


def _receive(connection: Connection, board: StateBoard) -> None:
    """Put each new state on the board; end the process with the connection."""
    while True:
        try:
            board.put(connection.recv())
        except (EOFError, OSError):
            os._exit(0)


class _ThreadingServer(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, listener: socket.socket, handler: partial[Handler]) -> None:
        super().__init__(("", 0), handler, bind_and_activate=False)
        self.socket.close()
        self.socket = listener

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of a reader who goes away."""
        if not isinstance(sys.exc_info()[1], OSError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]  # as it came
