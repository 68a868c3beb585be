"""The preview's parts: who may ask it, what it serves, what it watches, and how it outlives what builds."""

from __future__ import annotations

import os
import signal
import socket
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures.process import BrokenProcessPool
from dataclasses import replace
from functools import partial
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.config import Config
from generator.errors import Busy, CuttingsError, EngineError
from generator.model.problem import Problem
from generator.model.settings import Settings
from generator.site.serve.handler import find_file, is_allowed_host
from generator.site.serve.messages import BuildStart, Outcome, PreviewState
from generator.site.serve.rebuild import Builder, Message
from generator.site.serve.server import Server, open_listener
from generator.site.serve.watch import Watch
from generator.store import publish

PROBLEM = Problem("sources/a.txt", "odd")


@pytest.fixture
def config(tmp_path: Path) -> Config:
    for name in ("sources", "docs", "catalog", "overrides/shipped", "site/deep", ".cuttings"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "cuttings.yml").touch()
    (tmp_path / "site/404.html").write_text("<html><body>no such page here</body></html>")
    (tmp_path / "site/deep/index.html").write_text("<html><body><p>deep</p></body></html>")
    return Config(root=tmp_path, sources=tmp_path / "sources", settings=Settings(site_url="https://small.example/sub/"))


# what it serves

@pytest.fixture
def server(config: Config) -> Iterator[tuple[Server, int]]:
    """A server of the site at /sub/, and its port."""
    listener = open_listener("127.0.0.1", 0)
    made = Server(listener, "127.0.0.1", config.site, PreviewState("7", "/sub/", complete=True))
    yield made, listener.getsockname()[1]
    made.end()
    listener.close()


def ask(port: int, path: str, method: str = "GET", **headers: str) -> tuple[HTTPResponse, str]:
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request(method, path, headers=headers)
    answer = connection.getresponse()
    return answer, answer.read().decode("utf-8", "replace")


def test_pages_come_with_the_script_and_files_without(server: tuple[Server, int], config: Config) -> None:
    answer, page = ask(server[1], "/sub/deep/")

    assert (answer.status, page.count('<script src="/.cuttings/preview.js" data-version="7"></script></body>')) == (200, 1)
    assert "preview.js" not in (config.site / "deep/index.html").read_text()
    assert "EventSource" in ask(server[1], "/.cuttings/preview.js")[1]


def test_addresses_are_as_on_the_published_site(server: tuple[Server, int]) -> None:
    moved = {path: ask(server[1], path)[0].headers["Location"] for path in ("/", "/sub", "/sub/deep", "//sub/deep?q=a b".replace(" ", "+"))}
    missing, page = ask(server[1], "/sub/nowhere/")

    assert moved == {"/": "/sub/", "/sub": "/sub/", "/sub/deep": "/sub/deep/", "//sub/deep?q=a+b": "/sub/deep/?q=a+b"}
    assert (missing.status, "no such page here" in page) == (404, True)


def test_what_is_missing_before_the_first_build_is_on_its_way(server: tuple[Server, int]) -> None:
    server[0].show(PreviewState("8", "/sub/"))

    def waits() -> bool:
        answer, page = ask(server[1], "/sub/nowhere/")
        return answer.status == 503 and "being built" in page and 'data-version="8"' in page

    assert eventually(waits)


def test_head_is_get_without_the_page(server: tuple[Server, int]) -> None:
    answer, page = ask(server[1], "/sub/deep/", "HEAD")

    assert (answer.status, page) == (200, "")
    assert int(answer.headers["Content-Length"]) == len(ask(server[1], "/sub/deep/")[1])


@pytest.mark.parametrize(("name", "kind"), [
    ("a.js", "text/javascript; charset=utf-8"), ("a.css", "text/css; charset=utf-8"), ("a.json", "application/json"),
    ("wasm.en.pagefind", "application/octet-stream"), ("en_1.pf_meta", "application/octet-stream"), ("a.wasm", "application/wasm"),
    ("a.SVG", "image/svg+xml"), ("a.xml.gz", "application/gzip"), ("a.csv", "text/csv; charset=utf-8"), ("a", "application/octet-stream")])
def test_files_say_what_they_are(server: tuple[Server, int], config: Config, name: str, kind: str) -> None:
    (config.site / name).write_bytes(b"\x1f\x8b")

    answer, _ = ask(server[1], f"/sub/{name}")

    assert (answer.status, answer.headers["Content-Type"], answer.headers["Content-Encoding"]) == (200, kind, None)


@pytest.mark.parametrize("path", ["../secret", "%2e%2e/secret", "..%2fsecret", "deep/../../secret", "a%00b", "..\\secret", "%5c..%5csecret",
                                  "/etc/passwd", "%2fetc%2fpasswd", "out", "folder/secret", "c:/secret", "deep/%252e%252e/secret"])
def test_no_address_leads_out_of_the_site(server: tuple[Server, int], config: Config, path: str) -> None:
    (config.root / "secret").write_text("secret")
    (config.site / "out").symlink_to(config.root / "secret")
    (config.site / "folder").symlink_to(config.root)

    answer, page = ask(server[1], f"/sub/{path}")

    assert (answer.status, "secret" in page) == (404, False)


@given(st.text() | st.lists(st.sampled_from(["..", ".", "", "/", "\\", "%2e%2e", "%2f", "deep", "secret", "\0"])).map("/".join))
def test_whatever_is_asked_what_is_found_lies_in_the_site(tmp_path_factory: pytest.TempPathFactory, path: str) -> None:
    root = tmp_path_factory.getbasetemp() / "law"
    (root / "site/deep").mkdir(parents=True, exist_ok=True)
    (root / "secret").touch()

    found = find_file(root / "site", path)

    assert found is None or found.is_relative_to((root / "site").resolve())


@pytest.mark.parametrize(("host", "asked", "answer"), [
    ("127.0.0.1", "localhost:8000", True), ("127.0.0.1", "127.0.0.1:8000", True), ("127.0.0.1", "[::1]:8000", True),
    ("127.0.0.1", "LOCALHOST:8000", True), ("127.0.0.1", "evil.example:8000", False), ("127.0.0.1", "evil.example", False),
    ("127.0.0.1", "localhost", False), ("127.0.0.1", "localhost:8001", False), ("127.0.0.1", "", False),
    ("127.0.0.1", "localhost:8000@evil.example", False), ("127.0.0.1", "localhost.evil.example:8000", False),
    ("127.0.0.1", "localhost:x", False), ("127.0.0.1", "192.168.1.4:8000", False), ("127.0.0.1", "localhost:8000/x", False),
    ("desk.lan", "Desk.lan:8000", True), ("192.168.1.4", "192.168.1.4:8000", True), ("::1", "[::1]:8000", True),
    ("0.0.0.0", "192.168.1.4:8000", True), ("0.0.0.0", "[fe80::1]:8000", True), ("0.0.0.0", "localhost:9000", True),
    ("0.0.0.0", "evil.example:8000", False), ("::", "10.0.0.1:8000", True), ("::", "1.evil.example:8000", False)])
def test_a_name_that_strangers_can_lead_here_is_refused(host: str, asked: str, answer: bool) -> None:
    assert is_allowed_host(asked, host, 8000) is answer


def test_every_address_is_closed_to_strange_names(server: tuple[Server, int]) -> None:
    paths = ("/", "/sub/deep/", "/.cuttings/news", "/.cuttings/preview.js")

    assert [ask(server[1], path, Host="evil.example")[0].status for path in paths] == [421, 421, 421, 421]


def test_news_are_told_as_they_come(server: tuple[Server, int]) -> None:
    made, port = server
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", "/.cuttings/news")
    answer = connection.getresponse()
    first = answer.readline() + answer.readline()

    made.show(PreviewState("7", "/sub/", complete=True, fault=Problem("mkdocs.yml", "<b>&\n\ndata: x")))

    assert (answer.headers["Content-Type"], b'"fault":null' in first) == ("text/event-stream", True)
    assert answer.readline() == (b'data: {"version":"7","base":"/sub/","complete":true,'
                                 b'"fault":{"where":"mkdocs.yml","what":"<b>&\\n\\ndata: x","hint":""},"problems":[]}\n')


def test_a_killed_server_is_replaced(server: tuple[Server, int]) -> None:
    made, port = server
    assert made._process.pid
    os.kill(made._process.pid, signal.SIGKILL)

    assert eventually(lambda: not made._process.is_alive())
    made.restart_if_dead()

    assert ask(port, "/sub/deep/")[0].status == 200


def test_a_port_that_is_taken_is_named() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(EngineError, match="--port"):
            open_listener("127.0.0.1", taken.getsockname()[1])
    with pytest.raises(EngineError, match="--host"):
        open_listener("no.such.host.invalid", 0)


# what it watches

@pytest.fixture
def watch(config: Config) -> Iterator[Watch]:
    """Of a project with one generated page."""
    publish.publish(config.docs, config.cache, {}, [publish.ReadyPage("ours.md", publish.digest(b"x"), 1, b"x")])
    made = Watch(config.root, print)
    yield made
    made.close()


def seen(watch: Watch) -> set[str]:
    """All that is told until nothing more comes."""
    found: set[str] = set()
    while new := {*watch.changed_paths(), *watch.changed_paths()}:
        found |= new
    return found


def test_what_is_watched(watch: Watch, config: Config) -> None:
    theirs = ["sources/a.txt", "sources/new/deeper/b.html", "docs/by_hand.md", "catalog/themes.yml", "overrides/main.html",
              "overrides/.icons/own.svg", "cuttings.yml", "mkdocs.yml", "decisions/corrections.yml", "templates/about.md.jinja"]
    nobodys = ["overrides/shipped/x.js", "sources/.a.swp", "sources/a.txt~", "sources/#a.txt#", "sources/.#a.txt", "sources/4913",
               "sources/~$a.docx", "sources/a.html.part", "elsewhere.txt", "site/x.html", ".cuttings/memo", "docs/.ours.md.swp",
               "sources/a.txt___jb_tmp___", "sources/.git/index", "catalog/__pycache__/x.pyc"]

    for name in (*theirs, *nobodys):
        write(config.root / name, "new")
    found = seen(watch)

    assert not [name for name in found - {*theirs} if not (config.root / name).is_dir()]
    assert all({name, *map(str, Path(name).parents)} & found for name in theirs)  # a new folder tells of what comes with it
    for name in theirs:
        write(config.root / name, "newer")
        assert seen(watch) == {name}


def write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)


def test_a_file_that_an_editor_puts_in_place_of_another_counts(watch: Watch, config: Config) -> None:
    for name in ("cuttings.yml", "sources/a.txt"):
        (config.root / f"{name}.tmp").write_text("new")
        (config.root / f"{name}.tmp").replace(config.root / name)

        assert seen(watch) == {name}


def test_our_own_pages_count_only_when_people_edit_them(watch: Watch, config: Config) -> None:
    pages = [publish.ReadyPage(f"folder/{n}.md", publish.digest(b"y"), 1, b"y") for n in range(3)]
    publish.publish(config.docs, config.cache, publish.read_manifest(config.docs, config.cache), pages)
    assert seen(watch) == set()  # written, and `ours.md` removed
    publish.publish(config.docs, config.cache, publish.read_manifest(config.docs, config.cache), [])
    assert seen(watch) == set()  # all removed
    publish.publish(config.docs, config.cache, publish.read_manifest(config.docs, config.cache), pages[:1])
    assert seen(watch) == set()  # their folder is there, and watched

    publish.publish(config.docs, config.cache, publish.read_manifest(config.docs, config.cache), pages)
    (config.docs / "folder/1.md").write_text("edited")
    (config.docs / "folder/2.md").unlink()

    assert seen(watch) == {"docs/folder/1.md", "docs/folder/2.md"}


def test_the_watch_follows_the_sources(watch: Watch, config: Config, tmp_path_factory: pytest.TempPathFactory) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "press"
    watch.follow(elsewhere)
    elsewhere.mkdir()
    assert seen(watch) == {str(elsewhere)}

    (config.sources / "a.txt").write_text("of no weight now")
    (elsewhere / "b.txt").write_text("new")

    assert seen(watch) == {str(elsewhere / "b.txt")}


def test_what_changed_before_the_watch_follows_elsewhere_is_seen(watch: Watch, config: Config) -> None:
    press = config.root / "press"
    press.mkdir()
    (config.root / "catalog/a.yml").write_text("1")

    watch.follow(press)
    watch.follow(config.sources)

    assert seen(watch) == {"press", "catalog/a.yml"}


def test_sources_may_be_one_file(watch: Watch, config: Config) -> None:
    file = config.root / "all.jsonl"
    file.write_text("{}")
    watch.follow(file)

    file.write_text("{}\n{}")
    (config.root / "other.jsonl").write_text("of no weight")

    assert seen(watch) == {"all.jsonl"}


def test_a_folder_that_goes_and_comes_is_watched_again(watch: Watch, config: Config) -> None:
    config.sources.rename(config.root / "away")
    assert "sources" in seen(watch)
    (config.root / "away").rename(config.sources)
    assert "sources" in seen(watch)

    (config.sources / "a.txt").write_text("new")

    assert seen(watch) == {"sources/a.txt"}


# what builds

def rebuild(config: Config) -> tuple[Problem, ...]:
    """Does what `sources/order` says."""
    order = (config.sources / "order").read_text()
    if order == "fault":
        raise CuttingsError("sources/a.txt", "a fault", "mend it")
    if order == "bug":
        raise ZeroDivisionError("<our> bug")
    if order == "kill":
        os.kill(os.getpid(), signal.SIGKILL)
    if order == "worker":
        raise BrokenProcessPool("one is gone")
    if order == "busy":
        (config.sources / "order").write_text("well")
        raise Busy("here", "another run is at work here")
    if order == "long":
        time.sleep(60)
    return (PROBLEM,)


@pytest.fixture
def builds(config: Config) -> Iterator[Callable[[str], list[Message]]]:
    """What a build tells that does as it is ordered."""
    builder = Builder(partial(same, config), rebuild)

    def build(order: str) -> list[Message]:
        (config.sources / "order").write_text(order)
        return list(builder.build(threading.Event()))

    yield build
    builder.end()


def same(config: Config) -> Config:
    return config


def test_a_build_tells_where_the_sources_lie_and_how_it_went(builds: Callable[[str], list[Message]], config: Config) -> None:
    assert builds("well") == [BuildStart(config.sources, "/sub/"), Outcome(problems=(PROBLEM,))]


@pytest.mark.parametrize(("order", "where", "what", "hint"), [
    ("fault", "sources/a.txt", "a fault", "mend it"), ("bug", "cuttings", "a bug of ours: ZeroDivisionError: <our> bug", "report it"),
    ("kill", "the build", "signal 9", "--jobs 1"), ("worker", "the build", "one of its processes", "--jobs 1")])
def test_what_ends_a_build_is_told_and_the_next_goes_well(
    builds: Callable[[str], list[Message]], order: str, where: str, what: str, hint: str, capfd: pytest.CaptureFixture[str]
) -> None:
    last = builds(order)[-1]

    assert isinstance(last, Outcome)
    assert last.fault is not None
    assert (last.fault.where, what in last.fault.what, hint in last.fault.hint) == (where, True, True)
    assert ("Traceback" in capfd.readouterr().err) is (order == "bug")
    assert builds("well")[-1] == Outcome(problems=(PROBLEM,))


def test_another_run_is_waited_for(builds: Callable[[str], list[Message]]) -> None:
    _, waits, outcome = builds("busy")

    assert isinstance(waits, Problem)
    assert (waits.what, "waits" in waits.hint) == ("another run is at work here", True)
    assert outcome == Outcome(problems=(PROBLEM,))


def test_a_build_under_way_is_ended(config: Config) -> None:
    (config.sources / "order").write_text("long")
    builder, stop = Builder(partial(same, config), rebuild), threading.Event()
    threading.Timer(0.5, stop.set).start()
    begin = time.monotonic()

    told = list(builder.build(stop))
    process = builder._process
    builder.end()

    assert told == [BuildStart(config.sources, "/sub/")]
    assert time.monotonic() - begin < 10
    assert process is not None
    assert process.exitcode == -signal.SIGKILL


def test_settings_are_read_for_each_build(config: Config) -> None:
    (config.sources / "order").write_text("well")
    builder = Builder(partial(moved, config), rebuild)

    first, second = list(builder.build(threading.Event())), list(builder.build(threading.Event()))
    builder.end()

    assert first[0] == BuildStart(config.sources, "/once/")
    assert second[0] == BuildStart(config.sources, "/once/once/")


def moved(config: Config) -> Config:
    file = config.root / "url"
    file.write_text((file.read_text() if file.exists() else "https://small.example") + "/once")
    return replace(config, settings=Settings(site_url=file.read_text()))


def eventually(holds: Callable[[], bool]) -> bool:
    end = time.monotonic() + 10
    while not holds() and time.monotonic() < end:
        time.sleep(0.02)
    return holds()
