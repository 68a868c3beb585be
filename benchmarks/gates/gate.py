"""What every gate shares: the project it looks at, the row that it gives, pages by kind, a host that compresses."""

from __future__ import annotations

import gzip
import importlib
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path, PurePosixPath
from types import ModuleType
from typing import ClassVar

import yaml

PACKED = {".html", ".css", ".js", ".json", ".xml", ".svg", ".txt", ".ics", ".csv"}  # what GitHub Pages sends with gzip
REDIRECT = b'http-equiv="refresh"'


@dataclass(frozen=True)
class Gate:
    """What the gates are run on."""

    root: Path  # a built project
    stock: Path | None  # the site that stock Material makes of the same articles
    sizes: tuple[Path, ...] = ()  # built projects of other sizes
    node: Path = Path()  # a folder with node_modules

    @property
    def site(self) -> Path:
        return self.root / "site"

    @property
    def articles(self) -> list[str]:
        """The paths below site/ of all article pages, without `index.html`."""
        return [path for path in pages(self.site) if path.startswith("articles/") and path.count("/") == 2]


@dataclass(frozen=True)
class Row:
    """One line of the table. `ok` is None where the gate could not be tried: `note` says why."""

    gate: str
    figure: str
    wanted: str
    ok: bool | None
    stock: str = "-"
    note: str = ""


def skipped(gate: str, wanted: str, why: str) -> Row:
    return Row(gate, "skipped", wanted, None, note=why)


def tool(name: str) -> ModuleType | None:
    """A module of the extra `gates`; None where it is not installed."""
    try:
        return importlib.import_module(name)
    except ImportError:
        return None


def get_tool(*packages: str) -> str:
    """How to get what is missing."""
    return f"pip install 'cuttings[gates]' ({', '.join(packages)})"


@cache
def pages(site: Path) -> tuple[str, ...]:
    """The addresses below a site of its pages, sorted; redirects are none."""
    files = sorted(site.rglob("index.html"))
    paths = (file.parent.relative_to(site).as_posix() for file in files if REDIRECT not in file.read_bytes()[:2000])
    return tuple("" if path == "." else f"{path}/" for path in paths)


@cache
def kinds(site: Path) -> dict[str, str]:
    """The largest page of each kind: a kind is a folder and how deep a page lies in it."""
    largest: dict[str, str] = {}
    sizes = {path: (site / path / "index.html").stat().st_size for path in pages(site)}
    for path in sorted(sizes, key=lambda path: (-sizes[path], path)):
        largest.setdefault(kind_of(path), path)
    found = dict(sorted(largest.items()))
    if (site / "404.html").is_file():
        found["404"] = "404.html"
    return found


def kind_of(path: str) -> str:
    """"articles/a/" is "articles/*", "archive/2019/" "archive/*", "" "home"."""
    parts = PurePosixPath(path).parts
    return "/".join([*parts[:1], *("*" for _ in parts[1:])]) or "home"


def front_matter(file: Path) -> dict[str, object]:
    text = file.read_text("utf-8")
    return yaml.safe_load(text[4 : text.index("\n---\n", 3)]) or {} if text.startswith("---\n") else {}


class Host(SimpleHTTPRequestHandler):
    """Sends text packed, as GitHub Pages does, and an unknown address as 404.html."""

    protocol_version = "HTTP/1.1"
    extensions_map: ClassVar[dict[str, str]] = {**SimpleHTTPRequestHandler.extensions_map, ".js": "text/javascript"}

    def log_message(self, format: str, *args: object) -> None: ...

    def do_GET(self) -> None:
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if file.is_dir() else file
        status = 200 if file.is_file() else 404
        file = file if status == 200 else Path(self.directory) / "404.html"
        content = file.read_bytes() if file.is_file() else b"nothing here"
        packs = file.suffix in PACKED and "gzip" in self.headers.get("Accept-Encoding", "")
        content = _pack(content) if packs else content
        self.send_response(status)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Length", str(len(content)))
        if packs:
            self.send_header("Content-Encoding", "gzip")
        self.end_headers()
        self.wfile.write(content)


@cache
def _pack(content: bytes) -> bytes:
    return gzip.compress(content, 6, mtime=0)


@contextmanager
def hosted(site: Path, host: type[Host] = Host) -> Iterator[str]:
    """The address of a site; it ends in a slash."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(host, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


def to_json(rows: list[Row]) -> str:
    return json.dumps([vars(row) for row in rows], ensure_ascii=False, indent=1)
