"""A preview: site/ over HTTP, rebuilt when something that it is made from changes, and the open pages reloaded."""

from __future__ import annotations

import threading
import webbrowser
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from traceback import format_exception
from urllib.parse import urlsplit

import msgspec

from generator import talk
from generator.config import Config
from generator.errors import CuttingsError, EngineError
from generator.store import publish

WATCHED = ("catalog", "decisions", "templates", "overrides", "cuttings.yml", "mkdocs.yml")  # and the sources, and docs/
EVERY = 0.7  # seconds between looks at the files
PATIENCE = 25  # seconds that a page's question for news stays open
NEWS = "/livereload/"
SCRIPT = f"""\
const now = document.currentScript.dataset.state
const ask = () => fetch("{NEWS}" + now)
  .then((answer) => answer.text())
  .then((state) => state === now ? ask() : location.reload())
  .catch(() => setTimeout(ask, 2000))
ask()
"""  # a file of its own: the pages' Content-Security-Policy lets no inline script run
Files = Mapping[Path, tuple[int, int]]


class News:
    """Which state of the site stands, for pages that wait for the next one."""

    def __init__(self) -> None:
        self.state = 0
        self._changed = threading.Condition()

    def tell(self) -> None:
        """The site has changed."""
        with self._changed:
            self.state += 1
            self._changed.notify_all()

    def after(self, state: str) -> int:
        """The state of the site, once it is another than this one, or after a while."""
        with self._changed:
            self._changed.wait_for(lambda: str(self.state) != state, PATIENCE)
            return self.state


class Handler(SimpleHTTPRequestHandler):
    """Files of site/, below the path that the site will have when published; pages get the reload script in passing."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *args: object, news: News, base: str, directory: str) -> None:
        self.news, self.base = news, base
        super().__init__(*args, directory=directory)  # type: ignore[arg-type]  # socketserver's own three

    def do_GET(self) -> None:
        """Answer with a file, news, or the site's own 404 page."""
        path = urlsplit(self.path).path
        if path.startswith(NEWS):
            self._send(200, "text/plain", str(self.news.after(path.removeprefix(NEWS))).encode())
        elif path == "/livereload.js":
            self._send(200, "text/javascript", SCRIPT.encode())
        elif not path.startswith(self.base):
            self._move(self.base)
        else:
            self._file(path)

    def _file(self, path: str) -> None:
        file = Path(self.translate_path("/" + path.removeprefix(self.base)))
        if file.is_dir() and not path.endswith("/"):
            return self._move(path + "/")
        page = file / "index.html" if file.is_dir() else file
        code = 200 if page.is_file() else 404
        page = page if code == 200 else Path(self.directory) / "404.html"
        if not page.is_file():
            return self._send(404, "text/plain", b"no such page")
        data = page.read_bytes()
        return self._send(code, self.guess_type(str(page)), self._lively(data) if page.suffix == ".html" else data)

    def _lively(self, page: bytes) -> bytes:
        before, end, after = page.rpartition(b"</body>")
        tag = f'<script src="/livereload.js" data-state="{self.news.state}"></script>'.encode()
        return before + tag + end + after if end else page + tag

    def _move(self, path: str) -> None:
        self.send_response(302)
        self.send_header("Location", path)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send(self, code: int, kind: str, data: bytes) -> None:
        self.send_response(code)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        try:
            self.wfile.write(data)
        except (BrokenPipeError, ConnectionResetError):  # the reader has gone away
            self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the terminal is for the builds."""


def seen(config: Config) -> Files:
    """What the site is made from, and when each file was last written. Pages that we generated are not among it."""
    ledger = config.docs / publish.MANIFEST
    ours = {config.docs / path for path in (msgspec.json.decode(ledger.read_bytes()) if ledger.is_file() else ())}
    shipped = config.root / "overrides" / "shipped"
    places = [config.sources, config.docs, *(config.root / name for name in WATCHED)]
    files = (file for place in places for file in _files(place) if file not in ours and not file.is_relative_to(shipped))
    return dict(_times(files))


def _files(place: Path) -> Iterator[Path]:
    """Everything below, but for what editors leave beside their files."""
    found = place.rglob("*") if place.is_dir() else iter((place,))
    return (file for file in found if not file.name.startswith(".") and not file.name.endswith("~"))


def _times(files: Iterator[Path]) -> Iterator[tuple[Path, tuple[int, int]]]:
    for file in files:
        try:
            known = file.stat()
        except OSError:  # gone meanwhile: the next look sees that
            continue
        if file.is_file():
            yield file, (known.st_mtime_ns, known.st_size)


def serve(config: Config, rebuild: Callable[[], None], *, host: str, port: int, open_browser: bool) -> None:
    """Build, show, and build again at every change, until Ctrl-C. A build that goes wrong is told, and the last good site stays."""
    before = seen(config)
    _try(rebuild)
    news = News()
    base = (urlsplit(config.settings.site_url).path.rstrip("/") or "") + "/"
    try:
        server = ThreadingHTTPServer((host, port), partial(Handler, news=news, base=base, directory=str(config.site)))
    except OSError as error:
        raise EngineError(f"{host}:{port}", f"cannot listen there: {error.strerror}", "name another with `--port`") from error
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://{host}:{server.server_port}{base}"
    talk.say(f"the site is at {address} (Ctrl-C ends)")
    if open_browser:
        webbrowser.open(address)
    try:
        _watch(config, before, rebuild, news, threading.Event())
    except KeyboardInterrupt:
        talk.say("")
    finally:
        server.shutdown()
        server.server_close()


def _watch(config: Config, before: Files, rebuild: Callable[[], None], news: News, stop: threading.Event) -> None:
    while not stop.wait(EVERY):
        now = seen(config)
        if now == before:
            continue
        while (later := seen(config)) != now:  # until whoever writes has done
            now = later
            stop.wait(EVERY / 2)
        talk.say(f"changed: {_told(before, now, config.root)}")
        before = now
        if _try(rebuild):
            news.tell()


def _told(before: Files, now: Files, root: Path) -> str:
    changed = sorted(str(p.relative_to(root) if p.is_relative_to(root) else p) for p in {*before, *now} if before.get(p) != now.get(p))
    return ", ".join(changed[:3]) + (f" and {len(changed) - 3} more" if len(changed) > 3 else "")


def _try(rebuild: Callable[[], None]) -> bool:
    """Rebuild; whatever goes wrong is told, and even a bug of ours does not end the preview."""
    with ThreadPoolExecutor(1) as pool:
        error = pool.submit(rebuild).exception()
    if error is not None:
        talk.say(f"error: {error}" if isinstance(error, CuttingsError) else "".join(format_exception(error)))
    return error is None
