"""site/ over HTTP, in a process of its own: files, the script that reloads pages, and the news that it listens to."""

from __future__ import annotations

import multiprocessing
import os
import signal
import socket
import sys
import threading
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path, PurePosixPath
from urllib.parse import quote, unquote, urlsplit

import msgspec

from generator import workers
from generator.errors import EngineError
from generator.site.serve.standing import Standing

CONTEXT = multiprocessing.get_context("fork" if sys.platform == "linux" else None)
OWN = "/.cuttings/"  # no page of a site begins so: MkDocs passes over names with a dot
NEWS = f"{OWN}news"
PREVIEW = Path(__file__).parent / "preview"
PATIENCE = 15  # seconds after which a page that listens hears that we still live
HERE = ("localhost", "127.0.0.1", "::1")
ANYWHERE = ("0.0.0.0", "::", "")  # noqa: S104  # asked of what the user said, not listened on
KINDS = {
    ".html": "text/html", ".css": "text/css", ".js": "text/javascript", ".mjs": "text/javascript",
    ".json": "application/json", ".jsonl": "application/x-ndjson", ".map": "application/json",
    ".csv": "text/csv", ".txt": "text/plain", ".md": "text/markdown", ".ics": "text/calendar",
    ".xml": "application/xml", ".bib": "application/x-bibtex", ".gz": "application/gzip",
    ".zip": "application/zip", ".pdf": "application/pdf", ".wasm": "application/wasm",
    ".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg", ".jpeg": "image/jpeg",
    ".gif": "image/gif", ".webp": "image/webp", ".avif": "image/avif", ".ico": "image/x-icon",
    ".woff": "font/woff", ".woff2": "font/woff2", ".ttf": "font/ttf", ".otf": "font/otf",
}  # the system's own table differs from machine to machine
OTHER = "application/octet-stream"  # Pagefind's files too: packed, and unpacked by its script


class Board:
    """The Standing, for many threads that wait for the next one."""

    def __init__(self, standing: Standing) -> None:
        self.standing = standing
        self._changed = threading.Condition()

    def put(self, standing: Standing) -> None:
        """Tell all who wait."""
        with self._changed:
            self.standing = standing
            self._changed.notify_all()

    def after(self, seen: Standing | None) -> Standing:
        """The Standing, once it is another than this one, or after a while."""
        with self._changed:
            self._changed.wait_for(lambda: self.standing is not seen, PATIENCE)
            return self.standing


class Server:
    """The process that serves; another takes its place if it dies, on the same socket."""

    def __init__(self, listener: socket.socket, host: str, site: Path, standing: Standing) -> None:
        self._start = (listener, host, site)
        self._standing = standing
        self._process, self._line = self._begun()

    def show(self, standing: Standing) -> None:
        """From now on, this."""
        self._standing = standing
        try:
            self._line.send(standing)
        except OSError:
            self.look_after()

    def look_after(self) -> None:
        """Put another process in its place if it has died."""
        if not self._process.is_alive():
            self.end()
            self._process, self._line = self._begun()

    def end(self) -> None:
        """Serve no longer."""
        self._process.kill()
        self._process.join()
        self._line.close()

    def _begun(self) -> tuple[BaseProcess, Connection]:
        theirs, ours = CONTEXT.Pipe(duplex=False)
        words = (*self._start, self._standing, theirs, os.getpid())
        process = CONTEXT.Process(target=run, args=words, name="the server")
        process.start()
        theirs.close()
        return process, ours


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens there."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
        return socket.create_server(found[0][4][:2], family=found[0][0], backlog=128)
    except socket.gaierror as error:
        raise EngineError(host, f"no address to listen on: {error.strerror}", "name another with `--host`") from error
    except (OSError, UnicodeError) as error:
        why = getattr(error, "strerror", "") or error
        raise EngineError(f"{host}:{port}", f"cannot listen there: {why}",
                          "name another with `--port` or `--host`; `--port 0` takes one that is free") from error


def run(listener: socket.socket, host: str, site: Path, standing: Standing, line: Connection, parent: int) -> None:
    """Serve until the other end of `line`, from which each new Standing comes, is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the terminal's Ctrl-C is for the process that started us
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    workers.follow(parent)
    board = Board(standing)
    port = listener.getsockname()[1]
    server = _Threads(listener, partial(Handler, board=board, host=host, port=port, site=site))
    threading.Thread(target=_hear, args=(line, board), daemon=True).start()
    server.serve_forever()


def _hear(line: Connection, board: Board) -> None:
    while True:
        try:
            board.put(line.recv())
        except (EOFError, OSError):
            os._exit(0)


class _Threads(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, listener: socket.socket, handler: partial[Handler]) -> None:
        super().__init__(("", 0), handler, bind_and_activate=False)
        self.socket.close()
        self.socket = listener

    def handle_error(self, request: object, client_address: object) -> None:
        """A reader who goes away is no error."""
        if not isinstance(sys.exc_info()[1], OSError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]  # as it came


class Handler(BaseHTTPRequestHandler):
    """Files of site/, below the path that the site will have when published; pages get the preview's script in passing."""

    protocol_version = "HTTP/1.1"
    timeout = 60

    def __init__(self, *args: object, board: Board, host: str, port: int, site: Path) -> None:
        self.board, self.host, self.port, self.site = board, host, port, site
        super().__init__(*args)  # type: ignore[arg-type]  # socketserver's own three

    def do_GET(self) -> None:
        """Answer with a file, news, or the site's own 404 page."""
        if not welcome(self.headers.get("Host", ""), self.host, self.port):
            said = f"this preview is asked for as localhost:{self.port}, or as its `--host` says\n"
            return self._send(421, "text/plain", said.encode())
        standing, path = self.board.standing, "/" + urlsplit(self.path).path.lstrip("/")
        if path == NEWS:
            return self._news()
        if path.startswith(OWN):
            return self._own(path.removeprefix(OWN))
        if not path.startswith(standing.base):
            return self._move(standing.base)
        return self._file(standing, path)

    do_HEAD = do_GET

    def _own(self, name: str) -> None:
        if name != "preview.js":
            return self._send(404, "text/plain", b"no such file\n")
        return self._send(200, KINDS[".js"], (PREVIEW / name).read_bytes())

    def _file(self, standing: Standing, path: str) -> None:
        inside = path.removeprefix(standing.base)
        file = below(self.site, inside)
        if file is not None and file.is_dir():
            if inside and not inside.endswith("/"):
                return self._move(path + "/")
            file = below(self.site, inside + "index.html")
        if (data := _bytes(file)) is not None and file is not None:
            return self._page(200, standing, file.suffix.lower(), data)
        if not standing.complete:
            return self._page(503, standing, ".html", (PREVIEW / "waiting.html").read_bytes())
        missing = _bytes(below(self.site, "404.html"))
        return self._page(404, standing, ".html", missing or b"<!doctype html><title>Not found</title><p>No such page.</p>")

    def _page(self, code: int, standing: Standing, suffix: str, data: bytes) -> None:
        if suffix != ".html":
            return self._send(code, KINDS.get(suffix, OTHER), data)
        tag = f'<script src="{OWN}preview.js" data-version="{standing.version}"></script>'.encode()
        before, end, after = data.rpartition(b"</body>")
        return self._send(code, KINDS[suffix], before + tag + end + after if end else data + tag)

    def _move(self, path: str) -> None:
        query = urlsplit(self.path).query
        self.send_response(302)
        self.send_header("Location", quote(path, safe="/%:@!$&'()*+,;=~") + (f"?{query}" if query else ""))
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send(self, code: int, kind: str, data: bytes) -> None:
        self.send_response(code)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def _news(self) -> None:
        """Each Standing, as an event, until the page goes away."""
        self.close_connection = True
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        seen = None
        while self.command != "HEAD":
            standing = self.board.after(seen)
            self.wfile.write(b": still here\n\n" if standing is seen else b"data: " + msgspec.json.encode(standing) + b"\n\n")
            seen = standing

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the terminal is for the builds."""


def welcome(asked: str, host: str, port: int) -> bool:
    """May a browser ask for us by this `Host`? By no name that a stranger's page can lead to this machine (DNS rebinding)."""
    try:
        parts = urlsplit(f"//{asked}")
        name, named = parts.hostname or "", parts.port or 80
    except ValueError:
        return False
    if parts.netloc != asked or parts.username is not None:
        return False
    if host in ANYWHERE:  # a container's own port may be another than the one that is asked for
        return name in HERE or _address(name)
    return named == port and name in (*HERE, host.lower().strip("[]"))


def _address(name: str) -> bool:
    try:
        return bool(ip_address(name))
    except ValueError:
        return False


def below(site: Path, path: str) -> Path | None:
    """The file or folder of `site` that an address means; None if there is none, or it leads out, by a link or otherwise."""
    parts = PurePosixPath(unquote(path)).parts
    if any(part in ("..", "/") or set(part) & set("\\:\0") for part in parts):
        return None
    try:
        root, file = site.resolve(), site.joinpath(*parts).resolve(strict=True)
    except OSError:
        return None
    return file if file.is_relative_to(root) else None


def _bytes(file: Path | None) -> bytes | None:
    """What the file holds; None where none stands, or no longer."""
    try:
        return file.read_bytes() if file is not None and file.is_file() else None
    except OSError:
        return None
