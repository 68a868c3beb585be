"""A bad disk loses nothing, and what it did is told in one line."""

from __future__ import annotations

import ctypes
import json
import os
import resource
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from generator import build
from generator.collection import SourceFolder, collect
from generator.collection.study import SourceNote
from generator.config import Config, load
from generator.errors import CuttingsError
from generator.site import folders, state
from generator.store import lock, memo, publish
from generator.summary import NEW_MANIFEST, NEW_MEMO
from tests.conftest import cuttings

RIGHTS = (1, 2)  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH: without them root is refused as others are


def as_anyone() -> None:
    """In a child, before it begins: give up root's right to read and write everything."""
    for right in RIGHTS if os.getuid() == 0 else ():
        ctypes.CDLL(None).prctl(24, right, 0, 0, 0)  # PR_CAPBSET_DROP


def refused(*words: str | Path, before: Callable[[], None] = as_anyone) -> str:
    """What the command says as it ends with 1: an error and at most a hint."""
    done = subprocess.run([sys.executable, "-m", "generator", *map(str, words)], capture_output=True,
                          text=True, preexec_fn=before, check=False)
    assert done.returncode == 1, done.stderr
    assert done.stderr.startswith("error: ")
    assert len(done.stderr.splitlines()) <= 2
    return done.stderr


def tree(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


@pytest.fixture
def small(project: Config) -> Config:
    """Three articles."""
    for n in range(3, 12):
        (project.sources / f"n{n}.txt").unlink()
    return project


def spoil_row(file: Path) -> None:
    with sqlite3.connect(file) as db:
        db.execute("update studies set study = x'c1ffee'")
    db.close()


def other_schema(file: Path) -> None:
    file.unlink()
    with sqlite3.connect(file) as db:
        db.execute("create table studies (a int)")
        db.execute("pragma user_version = 2")
    db.close()


SPOILT = {
    "noise": lambda file: file.write_bytes(bytes(i * i * 7 % 251 for i in range(5000))),
    "truncated": lambda file: file.write_bytes(file.read_bytes()[:3000]),
    "torn inside": lambda file: file.write_bytes(file.read_bytes()[:8192] + b"\7" * 30_000),
    "bad rows": spoil_row,
    "another schema": other_schema,
}


@pytest.mark.parametrize("spoil", SPOILT.values(), ids=SPOILT.keys())
def test_a_memo_that_cannot_be_read_is_begun_anew(small: Config, spoil: Callable[[Path], None]) -> None:
    build.generate(small)
    pages = tree(small.docs)
    spoil(small.cache / "memo.sqlite")

    again = build.generate(small)

    assert again.notes == (NEW_MEMO,)
    assert (again.studied, again.written, tree(small.docs)) == (3, 0, pages)
    assert build.generate(small).notes == ()


def test_a_lock_of_noise_still_locks(tmp_path: Path) -> None:
    (tmp_path / "lock.sqlite").write_bytes(b"noise" * 1000)

    with lock.lock_project(tmp_path), pytest.raises(CuttingsError, match="another run"), lock.lock_project(tmp_path):
        pass


@pytest.mark.parametrize("manifest", [b"{\n", b"[]", b"\xff\xfe", b'{"a": 1}', None])
def test_a_lost_manifest_costs_no_edit(small: Config, manifest: bytes | None) -> None:
    build.generate(small)
    page, *others = sorted(small.docs.glob("articles/*.md"))
    page.write_text("mine")
    (small.sources / "n2.txt").unlink()
    file = small.docs / publish.MANIFEST
    file.unlink() if manifest is None else file.write_bytes(manifest)

    summary = build.generate(small)

    assert page.read_text() == "mine"
    assert [problem.where for problem in summary.problems] == [f"docs/articles/{page.name}"]
    assert len(sorted(small.docs.glob("articles/*.md"))) == len(others)
    assert summary.notes == (() if manifest is None else (NEW_MANIFEST,))


@pytest.mark.parametrize("name", ["entities.json", "search.json", "pages.json", "pagefind.json", "site.json"])
def test_what_is_remembered_beside_the_memo_may_be_noise(small: Config, name: str) -> None:
    build.generate(small)
    pages = tree(small.docs)
    (small.cache / name).write_bytes(b"\xff{noise")

    build.generate(small)

    assert tree(small.docs) == pages
    assert state.load(small.cache) == state.State()


@pytest.mark.parametrize("path", ["../victim.txt", "articles/../../victim.txt", "{root}/victim.txt", "link/victim.txt"])
def test_a_manifest_removes_nothing_outside(small: Config, path: str) -> None:
    build.generate(small)
    victim, manifest = small.root / "victim.txt", small.docs / publish.MANIFEST
    victim.write_text("hi\n")
    (small.docs / "link").symlink_to(small.root)
    listed = json.loads(manifest.read_text())
    listed[path.format(root=small.root)] = [sha256(b"hi\n").hexdigest()]
    manifest.write_text(json.dumps(listed))

    build.generate(small)
    folders.remove(small.docs, [path.format(root=small.root)])

    assert victim.read_text() == "hi\n"


def test_no_page_is_written_through_a_link_that_leads_out(small: Config, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    small.docs.mkdir()
    (small.docs / "articles").symlink_to(tmp_path / "elsewhere")

    with pytest.raises(CuttingsError, match="below docs"):
        build.generate(small)

    assert not list((tmp_path / "elsewhere").iterdir())


@pytest.mark.parametrize("place", [".", "docs", "site", ".cuttings", "docs/mine", "site/x", ".."])
def test_sources_and_what_is_made_lie_apart(small: Config, place: str) -> None:
    (small.root / place).mkdir(parents=True, exist_ok=True)

    assert "a folder of their own" in refused("generate", "-C", small.root, "--sources", small.root / place)


@pytest.mark.parametrize("place", ["docs", "docs/articles", ".cuttings", "cuttings.yml", "catalog/entities.yml", "mkdocs.yml"])
def test_what_may_not_be_read_or_written_is_named(small: Config, place: str) -> None:
    build.generate(small)
    (small.sources / "new.txt").write_text("Quay opens\n\nThe port of Norland opened on 3 May 2020, it said.\n")
    (small.root / place).chmod(0o000)

    said = refused("generate", "-q", "-C", small.root)
    (small.root / place).chmod(0o755)

    assert place.rpartition("/")[2] in said
    assert cuttings("generate", "-q", "-C", small.root).returncode == 0


def test_a_new_project_where_nobody_may_write(tmp_path: Path) -> None:
    (tmp_path / "shut").mkdir(mode=0o500)

    assert "Permission denied" in refused("new", tmp_path / "shut" / "p")


@pytest.mark.parametrize("size", [0, 5_000, 40_000])
def test_a_full_disk_is_one_line_and_loses_nothing(small: Config, size: int) -> None:
    refused("generate", "-q", "-C", small.root,
            before=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size)))

    assert build.generate(small).articles == 3


def test_a_full_output_is_one_line(small: Config) -> None:
    command = [sys.executable, "-m", "generator", "inspect", "--json", "--model", "none", str(small.sources)]
    with open("/dev/full", "w") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)

    assert done.returncode == 1
    assert done.stderr.splitlines()[0] == "error: output: No space left on device"


def test_a_reader_that_goes_away_is_no_news(small: Config) -> None:
    command = [sys.executable, "-m", "generator", "inspect", "--json", "--model", "none", str(small.sources)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout
        assert running.stderr
        running.stdout.close()
        assert running.stderr.read() == b""


def test_a_bug_names_the_article(small: Config) -> None:
    def crashing() -> None:
        with SourceNote("n1.txt"):
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError) as caught:
        crashing()

    assert "`n1.txt`" in caught.value.__notes__[0]


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("delay", [0.15, 0.5, 1.0, 1.6, 2.5])
def test_a_signal_ends_it_quietly(project: Config, number: signal.Signals, delay: float) -> None:
    command = [sys.executable, "-m", "generator", "build", "-q", "-j2", "-C", str(project.root)]
    running = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, start_new_session=True)
    time.sleep(delay)
    os.killpg(running.pid, number) if number == signal.SIGINT else running.send_signal(number)

    _, said = running.communicate(timeout=60)  # returns when its children have ended too: they hold the pipe

    assert "Traceback" not in said
    assert running.returncode in (0, 128 + number)
    assert build.generate(load(project.root, jobs=1)).articles == 12


LATE = """
import os, signal, sys

class Late:
    def __del__(self, kill=os.kill, pid=os.getpid(), number=signal.SIGTERM):
        kill(pid, number)

sys.late = Late()  # until all is settled, and the interpreter only tidies up
sys.argv = ["cuttings", "--version"]
from generator.__main__ import main
main()
"""


def test_a_signal_after_all_is_done_changes_nothing() -> None:
    done = subprocess.run([sys.executable, "-c", LATE], capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr) == (0, "")


COUNTED = """
import os, sys
from generator import build
from generator.config import load
from pathlib import Path

KILLED = {"os.rename", "os.remove", "os.rmdir", "os.truncate"}  # what changes the tree at a stroke
REFUSED = {"open", "os.remove"}  # what needs room, or the right to
how, folder = sys.argv[1], Path(sys.argv[2])
left = [-1]
met = []

def writes(event, args):
    if left[0] < 0 or event not in (KILLED if how == "kill" else REFUSED):
        return
    if event == "open" and not (isinstance(args[2], int) and args[2] & (os.O_WRONLY | os.O_RDWR)):
        return
    left[0] -= 1
    if left[0] == 0:
        met.append(event)
        if how == "kill":
            os._exit(9)
        raise OSError(28, os.strerror(28), "planted")

sys.addaudithook(writes)
config = load(folder, jobs=1)

def child(n):
    if (pid := os.fork()) == 0:
        left[0] = n
        try:
            build.generate(config)
        except Exception as error:
            os._exit(9 if "No space left" in str(error) else 1)
        os._exit(9 if met else 0)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])

def tree():
    return {str(p): p.read_bytes() for p in sorted(config.docs.rglob("*")) if p.is_file()}

file = config.sources / "n0.txt"
texts = file.read_text(), file.read_text().replace("closely", "with care")
clean = []
for text in texts:
    file.write_text(text)
    build.generate(config)  # here, so that every child finds the catalogue in memory
    clean.append(tree())
n, code = 0, 9
while code == 9:
    n += 1
    file.write_text(texts[(n + 1) % 2])
    code = child(n)
    assert code in (0, 9), (n, code)
    assert child(-1) == 0
    assert tree() == clean[(n + 1) % 2], n
print(n)
"""


@pytest.mark.parametrize("how", ["kill", "full"])
def test_stopped_at_the_nth_write_the_next_build_is_the_clean_one(small: Config, how: str) -> None:
    """Every write of a small build: the process is killed before it, or the system refuses it."""
    for n in (1, 2):
        (small.sources / f"n{n}.txt").unlink()

    done = subprocess.run([sys.executable, "-c", COUNTED, how, str(small.root)], capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 5


def test_every_source_of_a_collection_is_read_in_passing(small: Config) -> None:
    with memo.Memo(None) as passing:
        found = collect(small, [SourceFolder(small.sources)], passing, ())

    assert (found.sources, found.studied) == (3, 3)
    assert not small.cache.exists()
