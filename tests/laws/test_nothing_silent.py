"""What is not read is named, what is read is what was listed, and two commands say the same of it."""

from __future__ import annotations

import json
import os
import re
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import build, inspect
from generator.config import Config, load
from generator.model.decisions import Judgement
from generator.model.problem import Problem
from generator.render.data.inspection import inspection
from generator.store import project as files
from generator.store import sources
from tests.conftest import copy_project
from tests.laws.test_disk_faults import as_anyone

BIG = 1_000_000
OLD, NEW = b"The port opened on 3 May 2020.\n", b"The mine was shut on 9 June 2019.\n"


def problems(folder: Path) -> dict[str, str]:
    """Where -> what, as one without root's rights is told."""
    script = ("import sys, json, pathlib; from generator.store.sources import listed;"
              "print(json.dumps({p.where: p.what for p in listed(pathlib.Path(sys.argv[1]), 10**6)[1]}))")
    done = subprocess.run([sys.executable, "-c", script, str(folder)], capture_output=True, text=True,
                          preexec_fn=as_anyone, timeout=60, check=True)
    found: dict[str, str] = json.loads(done.stdout)
    return found


CHANGES: dict[str, Callable[[Path], object]] = {
    "another text": lambda file: file.write_bytes(NEW[:len(OLD)]),
    "vanishes": lambda file: file.unlink(),
    "shrinks": lambda file: file.write_bytes(OLD[:9]),
    "grows": lambda file: file.write_bytes(OLD + NEW),
    "a sidecar comes": lambda file: Path(f"{file}.yml").write_text("title: T\n"),
    "becomes a folder": lambda file: (file.unlink(), file.mkdir()),
    "becomes a pipe": lambda file: (file.unlink(), os.mkfifo(file)),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_what_changed_since_it_was_listed_is_not_what_was_listed(tmp_path: Path, change: Callable[[Path], object]) -> None:
    (tmp_path / "a.txt").write_bytes(OLD)
    (source,) = sources.listed(tmp_path, BIG)[0]
    assert sources.fetch(tmp_path, source) == (OLD, None)

    change(tmp_path / "a.txt")

    assert sources.fetch(tmp_path, source) is None


def test_a_line_that_moved_is_not_the_line_that_was_listed(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b'{"id": 1}\n{"id": 2}\n')
    first, second = sources.listed(tmp_path, BIG)[0]

    (tmp_path / "a.jsonl").write_bytes(b'{"id": 1}\n{"id": 3, "more": 1}\n{"id": 2}\n')

    assert sources.fetch(tmp_path, first) == (b'{"id": 1}\n', None)
    assert sources.fetch(tmp_path, second) is None


def test_a_sidecar_that_changed_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(OLD)
    (tmp_path / "a.txt.yml").write_text("title: A\n")
    (source,) = sources.listed(tmp_path, BIG)[0]

    (tmp_path / "a.txt.yml").write_text("title: B\n")

    assert sources.fetch(tmp_path, source) is None


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES.keys())
def test_a_source_that_changes_during_a_build_is_what_it_was_at_its_reading(project: Config, change: Callable[[Path], object]) -> None:
    """Changed when all is listed and nothing read; then changed back: each build is that of its bytes."""
    file, first = project.sources / "zz.txt", True
    file.write_bytes(OLD)

    def between(what: str, items: object, total: int) -> object:
        nonlocal first
        if first:
            first = False
            change(file)
        return items

    build.generate(project, between)  # type: ignore[arg-type]  # a Track
    during = {path.name: path.read_text() for path in (project.docs / "articles").glob("zz*.md")}
    fresh = inspect.inspect_paths(project, [project.sources])[0]
    assert len(during) == len([story for story, _ in fresh if story["source"] == "zz.txt"])

    (file.rmdir if file.is_dir() else file.unlink)() if file.exists() else None
    Path(f"{file}.yml").unlink(missing_ok=True)
    file.write_bytes(OLD)
    build.generate(project)
    (page,) = (project.docs / "articles").glob("zz*.md")
    assert "3 May 2020" in page.read_text()


def test_a_source_that_never_stands_still_is_named(project: Config) -> None:
    file = project.sources / "n0.txt"

    def always(what: str, items: object, total: int) -> object:
        with file.open("a") as out:
            out.write("More.\n")
        return items

    summary = build.generate(project, always)  # type: ignore[arg-type]  # a Track

    assert [(p.where, p.what) for p in summary.problems] == [("n0.txt", "it changes while it is read")]
    assert build.generate(project).articles == 12


def test_each_thing_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    for name in ("private/a.txt", "deep/er/a.txt", "shut.txt", "a.txt", "a.txt.yml"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(OLD)
    for name in ("private", "deep/er", "shut.txt", "a.txt.yml"):
        (tmp_path / name).chmod(0)
    links = {"broken": "nowhere", "loop": "loop", "out": "/etc/hostname", "outside": "/etc", "again": "deep"}
    for name, end in links.items():
        (tmp_path / name).symlink_to(end)
    os.mkfifo(tmp_path / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as bound:
        bound.bind(str(tmp_path / "socket"))

    denied = "unreadable: Permission denied"
    assert problems(tmp_path) == {
        "private": denied, "deep/er": denied, "shut.txt": denied, "a.txt.yml": denied,
        "broken": "a link that leads nowhere", "loop": "a link that leads nowhere", "out": sources.OUT,
        "outside": sources.OUT, "again": "a link to what is no file",
        "pipe.txt": "neither a file nor a folder", "socket": "neither a file nor a folder"}


@pytest.mark.parametrize("sidecar", ["out", "pipe"])
def test_a_sidecar_that_is_none_does_no_harm(tmp_path: Path, sidecar: str) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_bytes(OLD)
    (tmp_path / "secret.yml").write_text("title: Secret\n")
    there = tmp_path / "in" / "a.txt.yml"
    there.symlink_to(tmp_path / "secret.yml") if sidecar == "out" else os.mkfifo(there)

    (source,), told = sources.listed(tmp_path / "in", BIG)

    assert sources.fetch(tmp_path / "in", source) == (OLD, None)
    assert {problem.where for problem in told} == {"a.txt.yml"}


@pytest.mark.parametrize("length", [251, 252, 254, 255])
def test_a_name_as_long_as_the_system_takes_is_read(tmp_path: Path, length: int) -> None:
    (tmp_path / ("a" * (length - 4) + ".txt")).write_bytes(OLD)

    (source,), told = sources.listed(tmp_path, BIG)

    assert sources.fetch(tmp_path, source) == (OLD, None)
    assert told == ()


@pytest.mark.parametrize("char", ["\u2028", "\u2029", "\x85", "\x0b", "\x0c", "\x1c"])
def test_only_a_newline_ends_a_judgement(tmp_path: Path, char: str) -> None:
    row = {"left": "a", "right": "b", "verdict": "same", "why": f"x{char}y"}
    line = json.dumps(row, ensure_ascii=ord(char) < 32)
    (tmp_path / "decisions").mkdir()
    (tmp_path / files.JUDGEMENTS).write_text(f"\ufeff{line}\r\n\n{line}\n", newline="")

    found: tuple[Judgement, ...] = files.decisions(tmp_path).judgements

    assert [judgement.reason for judgement in found] == [f"x{char}y"] * 2


@pytest.mark.parametrize("name", ["catalog/entities.yml", "catalog/themes.yml", "cuttings.yml", "sources/n0.txt"])
def test_a_byte_order_mark_says_nothing(project: Config, name: str) -> None:
    before = build.generate(project)
    file = project.root / name
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())

    after = build.generate(project)

    assert (after.articles, after.entities, after.problems) == (before.articles, before.entities, before.problems)


def assert_same(config: Config) -> None:
    """`inspect` says of every article what it would say of a build's."""
    corpus, _ = build.read_corpus(config)
    built = {str(id_): inspection(one, corpus) for id_, one in corpus.findings.items()}

    shown = [story for story, _ in inspect.inspect_paths(config, [config.sources])[0]]

    assert len(shown) == len(built) > 2
    assert {str(story["id"]): story for story in shown} == built


def test_inspect_and_build_say_the_same_of_odd_files(project: Config) -> None:
    rows = [{"id": 1, "title": f"Port {n}", "text": f"The port number {n} was opened on {n} May 2020, it said."} for n in (1, 2, 3)]
    (project.sources / "twins.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    (project.sources / "empty.txt").write_text("")
    (project.sources / "undated.txt").write_bytes(OLD)
    (project.root / "decisions").mkdir()
    corrected = min(build.read_corpus(project)[0].findings)
    (project.root / files.CORRECTIONS).write_text(f"- {{article: {corrected}, field: title, to: Mended}}\n")

    assert_same(project)


def test_inspect_and_build_say_the_same_of_the_demo(tmp_path: Path) -> None:
    """Where nothing is kept back: what a policy hides, only `inspect` shows, to the keeper of the files."""
    outlets = copy_project(tmp_path / "demo") / "catalog" / "outlets.yml"
    outlets.write_text(re.sub(r"(?m)^  policy: .*\n|, policy: \w+", "", outlets.read_text()))

    assert_same(load(tmp_path / "demo", jobs=1).with_model("none"))


def test_each_place_is_named_as_a_build_names_it(project: Config) -> None:
    (project.sources / "inner").mkdir()
    os.mkfifo(project.sources / "inner" / "pipe")
    (project.sources / "inner" / "a.txt").write_bytes(OLD)

    stories, told = inspect.inspect_paths(project, [project.sources / "inner", project.sources / "inner" / "a.txt"])

    assert [story["source"] for story, _ in stories] == ["inner/a.txt"]
    assert Problem("inner/pipe", "neither a file nor a folder", "take it out of the sources") in told
