"""The preview: it shows the site, follows changes, and outlives a bad build."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.request import urlopen

import pytest

from generator import host_serve
from generator.config import Config
from generator.errors import CuttingsError, EngineError
from generator.model import Settings
from generator.store import publish


@pytest.fixture
def config(tmp_path: Path) -> Config:
    for name in ("sources", "docs", "catalog", "overrides/shipped", "site/deep", ".cuttings"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "site/404.html").write_text("<html><body>no such page here</body></html>")
    return Config(root=tmp_path, sources=tmp_path / "sources", settings=Settings(site_url="https://small.example/sub/"))


@pytest.fixture
def served(config: Config, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[str, list[str], threading.Event]]:
    """A preview at work: its address, what it says, and an event for each rebuild."""
    said: list[str] = []
    built = threading.Event()
    stop = threading.Event()
    monkeypatch.setattr(host_serve.talk, "say", said.append)
    monkeypatch.setattr(host_serve, "EVERY", 0.05)
    watch = host_serve._watch
    monkeypatch.setattr(host_serve, "_watch", lambda *a: watch(*a[:-1], stop))
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    thread = threading.Thread(target=host_serve.serve, args=(config, rebuilder(config, built)),
                              kwargs={"host": "127.0.0.1", "port": port, "open_browser": False})
    thread.start()
    assert built.wait(10)
    while not any("http://" in line for line in said):
        thread.join(0.02)
    yield f"http://127.0.0.1:{port}", said, built
    stop.set()
    thread.join(10)


def rebuilder(config: Config, built: threading.Event) -> Callable[[], None]:
    def rebuild() -> None:
        built.set()
        text = "".join(p.read_text() for p in sorted(config.sources.iterdir()))
        publish.replace(config.docs / "made.md", text.encode(), config.cache)
        publish.replace(config.docs / publish.MANIFEST, b'{"made.md":["x"]}', config.cache)
        (config.site / "deep/index.html").write_text(f"<html><body><p>{text}</p></body></html>")
        if "bug" in text:
            raise ZeroDivisionError("our bug")
        if "fault" in text:
            raise CuttingsError("sources/a.txt", "a fault")
    return rebuild


def get(address: str) -> tuple[int, str]:
    connection = HTTPConnection(address.split("/")[2], timeout=10)
    connection.request("GET", "/" + address.split("/", 3)[3])
    answer: HTTPResponse = connection.getresponse()
    return answer.status, answer.read().decode() or str(answer.headers["Location"])


def test_pages_come_with_the_reload_script_and_files_without(served: tuple[str, list[str], threading.Event], config: Config) -> None:
    status, page = get(served[0] + "/sub/deep/")

    assert (status, page.count('<script src="/livereload.js" data-state="0"></script></body>')) == (200, 1)
    assert "livereload" not in (config.site / "deep/index.html").read_text()
    assert "fetch" in get(served[0] + "/livereload.js")[1]


def test_addresses_are_as_on_the_published_site(served: tuple[str, list[str], threading.Event]) -> None:
    assert get(served[0] + "/") == (302, "/sub/")
    assert get(served[0] + "/sub/deep") == (302, "/sub/deep/")
    assert get(served[0] + "/sub/nowhere/")[0] == 404
    assert "no such page here" in get(served[0] + "/sub/nowhere/")[1]
    assert get(served[0] + "/sub/../../sources/a.txt")[0] in (302, 404)


def test_a_change_is_built_and_told_once(served: tuple[str, list[str], threading.Event], config: Config) -> None:
    address, said, built = served
    built.clear()

    (config.sources / "a.txt").write_text("new words")

    assert built.wait(10)
    assert urlopen(address + "/livereload/0", timeout=20).read() == b"1"
    assert "new words" in get(address + "/sub/deep/")[1]
    built.clear()
    assert not built.wait(0.5), said  # our own writes into docs/ start nothing


@pytest.mark.parametrize("fault", ["a fault", "our bug"])
def test_a_bad_build_is_told_and_survived(served: tuple[str, list[str], threading.Event], config: Config, fault: str) -> None:
    _, said, built = served
    (config.sources / "a.txt").write_text(fault)
    while not any(fault in line and "error" in line.lower() for line in said):
        assert built.wait(10)

    built.clear()
    (config.sources / "a.txt").write_text("well again")

    assert built.wait(10)


def test_what_is_watched(config: Config) -> None:
    for name in ("sources/a.txt", "docs/by_hand.md", "docs/ours.md", "catalog/themes.yml", "overrides/main.html", "overrides/shipped/x.js",
                 "cuttings.yml", "mkdocs.yml", "sources/.a.swp", "sources/a.txt~", "elsewhere.txt"):
        (config.root / name).write_text("x")
    (config.docs / publish.MANIFEST).write_text('{"ours.md": ["digest"]}')

    seen = {path.relative_to(config.root).as_posix() for path in host_serve.seen(config)}

    assert seen == {"sources/a.txt", "docs/by_hand.md", "catalog/themes.yml", "overrides/main.html", "cuttings.yml", "mkdocs.yml"}


def test_a_port_that_is_taken_is_named(config: Config) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(EngineError, match="--port"):
            host_serve.serve(config, lambda: None, host="127.0.0.1", port=taken.getsockname()[1], open_browser=False)
