"""One request over HTTP -> a file of site/, the preview's script, or events for that script."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler
from ipaddress import ip_address
from pathlib import Path, PurePosixPath
from urllib.parse import quote, unquote, urlsplit

import msgspec

from generator.site.serve.messages import PreviewState

PREVIEW_PATH = "/.cuttings/"  # no page of a site begins so: MkDocs passes over names with a dot
EVENTS = f"{PREVIEW_PATH}news"
FILES = Path(__file__).parent / "preview"
KEEP_ALIVE = 15  # seconds after which a page that listens hears that we still live
LOCAL_NAMES = ("localhost", "127.0.0.1", "::1")
ANYWHERE = ("0.0.0.0", "::", "")  # noqa: S104  # asked of what the user said, not listened on
# the system's own table differs from machine to machine
MIME_TYPES = {
    ".html": "text/html",
    ".css": "text/css",
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".json": "application/json",
    ".jsonl": "application/x-ndjson",
    ".map": "application/json",
    ".csv": "text/csv",
    ".txt": "text/plain",
    ".md": "text/markdown",
    ".ics": "text/calendar",
    ".xml": "application/xml",
    ".bib": "application/x-bibtex",
    ".gz": "application/gzip",
    ".zip": "application/zip",
    ".pdf": "application/pdf",
    ".wasm": "application/wasm",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".avif": "image/avif",
    ".ico": "image/x-icon",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
    ".ttf": "font/ttf",
    ".otf": "font/otf",
}
FORBIDDEN = frozenset("\\:\0")  # characters in no name of a file of the site
NOT_FOUND = b"<!doctype html><title>Not found</title><p>No such page.</p>"
OTHER_TYPE = "application/octet-stream"  # Pagefind's files too: packed, and unpacked by its script


class StateBoard:
    """The PreviewState, for many threads that wait for the next one."""

    def __init__(self, state: PreviewState) -> None:
        self.state = state
        self._changed = threading.Condition()

    def put(self, state: PreviewState) -> None:
        """Replace the state, and wake all who wait."""
        with self._changed:
            self.state = state
            self._changed.notify_all()

    def wait_for_change(self, seen: PreviewState | None) -> PreviewState:
        """The state, once it is another than `seen`, or after KEEP_ALIVE seconds."""
        with self._changed:
            self._changed.wait_for(lambda: self.state is not seen, KEEP_ALIVE)
            return self.state


class Handler(BaseHTTPRequestHandler):
    """Serves site/ at the path that it will have when published; adds the script to its pages."""

    protocol_version = "HTTP/1.1"
    timeout = 60

    def __init__(self, *args: object, board: StateBoard, host: str, port: int, site: Path) -> None:
        self.board = board
        self.host = host
        self.port = port
        self.site = site
        super().__init__(*args)  # type: ignore[arg-type]  # socketserver's own three

    def do_GET(self) -> None:
        """Answer with a file, events, or the site's own 404 page."""
        if not is_allowed_host(self.headers.get("Host", ""), self.host, self.port):
            text = f"this preview is asked for as localhost:{self.port}, or as its `--host` says\n"
            return self._send(421, "text/plain", text.encode())
        state = self.board.state
        path = "/" + urlsplit(self.path).path.lstrip("/")
        if path == EVENTS:
            return self._send_events()
        if path.startswith(PREVIEW_PATH):
            return self._send_script(path.removeprefix(PREVIEW_PATH))
        if not path.startswith(state.base):
            return self._redirect(state.base)
        return self._send_file(state, path)

    do_HEAD = do_GET

    def _send_script(self, name: str) -> None:
        if name != "preview.js":
            return self._send(404, "text/plain", b"no such file\n")
        script = (FILES / name).read_bytes()
        return self._send(200, MIME_TYPES[".js"], script)

    def _send_file(self, state: PreviewState, path: str) -> None:
        inside = path.removeprefix(state.base)
        file = find_file(self.site, inside)
        if file is not None and file.is_dir():
            if inside and not inside.endswith("/"):
                return self._redirect(path + "/")
            file = find_file(self.site, inside + "index.html")
        content = _read_file(file)
        if content is not None and file is not None:
            return self._send_content(200, state, file.suffix.lower(), content)
        if not state.complete:
            waiting = (FILES / "waiting.html").read_bytes()
            return self._send_content(503, state, ".html", waiting)
        missing = _read_file(find_file(self.site, "404.html")) or NOT_FOUND
        return self._send_content(404, state, ".html", missing)

    def _send_content(self, code: int, state: PreviewState, suffix: str, content: bytes) -> None:
        """Send a file; an HTML page with the preview's script before its end."""
        if suffix != ".html":
            return self._send(code, MIME_TYPES.get(suffix, OTHER_TYPE), content)
        script = f'<script src="{PREVIEW_PATH}preview.js" data-version="{state.version}"></script>'
        before, body_end, after = content.rpartition(b"</body>")
        page = content + script.encode()
        if body_end:
            page = before + script.encode() + body_end + after
        return self._send(code, MIME_TYPES[suffix], page)

    def _redirect(self, path: str) -> None:
        address = quote(path, safe="/%:@!$&'()*+,;=~")
        query = urlsplit(self.path).query
        if query:
            address += f"?{query}"
        self.send_response(302)
        self.send_header("Location", address)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send(self, code: int, mime_type: str, content: bytes) -> None:
        if mime_type.startswith("text/"):
            mime_type += "; charset=utf-8"
        self.send_response(code)
        self.send_header("Content-Type", mime_type)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def _send_events(self) -> None:
        """Send each PreviewState, as a server-sent event, until the page goes away."""
        self.close_connection = True
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        seen = None
        while self.command != "HEAD":
            state = self.board.wait_for_change(seen)
            event = b"data: " + msgspec.json.encode(state) + b"\n\n"
            if state is seen:
                event = b": still here\n\n"
            self.wfile.write(event)
            seen = state

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the terminal is for the builds."""


def is_allowed_host(requested: str, host: str, port: int) -> bool:
    """True if a browser may ask for us by this `Host` header.

    It may by no name that a stranger's page can lead to this machine (DNS rebinding).
    """
    try:
        parts = urlsplit(f"//{requested}")
        name = parts.hostname or ""
        requested_port = parts.port or 80
    except ValueError:
        return False
    if parts.netloc != requested or parts.username is not None:
        return False
    if host in ANYWHERE:  # a container's own port may be another than the one that is asked for
        return name in LOCAL_NAMES or _is_ip_address(name)
    return requested_port == port and name in (*LOCAL_NAMES, host.lower().strip("[]"))


def _is_ip_address(name: str) -> bool:
    try:
        return bool(ip_address(name))
    except ValueError:
        return False


def find_file(site: Path, path: str) -> Path | None:
    """The file or folder of `site` that a path of an address means.

    None if there is none, or if the path leads out of the site, by a link or otherwise.
    """
    parts = PurePosixPath(unquote(path)).parts
    if any(_is_forbidden(part) for part in parts):
        return None
    try:
        root = site.resolve()
        file = site.joinpath(*parts).resolve(strict=True)
    except OSError:
        return None
    return file if file.is_relative_to(root) else None


def _is_forbidden(part: str) -> bool:
    """True for a part of a path that some system takes for more than a name."""
    return part in ("..", "/") or not FORBIDDEN.isdisjoint(part)


def _read_file(file: Path | None) -> bytes | None:
    """What the file holds; None where there is none, or no longer."""
    try:
        if file is None or not file.is_file():
            return None
        return file.read_bytes()
    except OSError:
        return None
