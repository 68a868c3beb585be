"""The disk: what is listed, what is remembered, and what is never written over."""

from __future__ import annotations

import errno
import gzip
import re
from hashlib import sha256
from pathlib import Path

import pytest

import generator
from generator.errors import CuttingsError, PathCollision
from generator.model.page import Page
from generator.store import lock, memo, publish, sources

BIG = 1_000_000


def names(folder: Path, max_bytes: int = BIG) -> list[str]:
    return [source.path for source in sources.listed(folder, max_bytes)[0]]


def troubles(folder: Path, max_bytes: int = BIG) -> list[str]:
    return [problem.what for problem in sources.listed(folder, max_bytes)[1]]


def test_each_line_of_jsonl_is_a_source(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b'{"id": 1}\n\n{"id": 2}\n')

    first, second = sources.listed(tmp_path, BIG)[0]

    assert sources.fetch(tmp_path, first) == (b'{"id": 1}\n', None)
    assert sources.fetch(tmp_path, second) == (b'{"id": 2}\n', None)
    assert second.digest == sha256(b'{"id": 2}\n').hexdigest()


def test_a_sidecar_is_no_source(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("A")
    (tmp_path / "a.txt.yml").write_text("title: B")

    (source,) = sources.listed(tmp_path, BIG)[0]

    assert sources.fetch(tmp_path, source) == (b"A", b"title: B")


def test_hidden_files_are_passed_over(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "a.txt").write_text("x")
    (tmp_path / ".DS_Store").write_text("x")

    assert names(tmp_path) == []


def test_too_large_a_file_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"x" * 2_000_000)

    assert names(tmp_path) == []
    assert troubles(tmp_path) == ["2 MB, more than 1 MB"]


def test_a_link_out_of_the_sources_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("x")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "link.txt").symlink_to(tmp_path / "secret.txt")

    assert names(tmp_path / "in") == []
    assert troubles(tmp_path / "in") == ["a link that leads out of the sources"]


def test_an_orphan_sidecar_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "gone.txt.yml").write_text("title: x")

    assert troubles(tmp_path) == ["a sidecar without its source"]


def test_a_name_that_is_no_utf8_is_still_read(tmp_path: Path) -> None:
    (tmp_path / "caf\udce9.txt").write_bytes(b"x")

    (source,) = sources.listed(tmp_path, BIG)[0]

    assert source.path == "caf\\xe9.txt"
    assert sources.fetch(tmp_path, source) == (b"x", None)


def page(tmp_path: Path, *pages: Page) -> publish.Published:
    docs = tmp_path / "docs"
    before = publish.read_manifest(docs, tmp_path / "cache")
    return publish.publish(docs, tmp_path / "cache", before, [publish.prepare_page(docs, before, one) for one in pages])


def test_the_same_pages_again_write_nothing(tmp_path: Path) -> None:
    assert page(tmp_path, Page("a.md", "x")).written == 1
    assert page(tmp_path, Page("a.md", "x")).written == 0


def test_a_page_that_stands_is_not_handed_over(tmp_path: Path) -> None:
    page(tmp_path, Page("a.md", "x"))
    before = publish.read_manifest(tmp_path / "docs", tmp_path / "cache")

    assert publish.prepare_page(tmp_path / "docs", before, Page("a.md", "x")).data is None
    assert publish.prepare_page(tmp_path / "docs", before, Page("a.md", "y")).data == b"y"
    (tmp_path / "docs" / "a.md").unlink()
    assert publish.prepare_page(tmp_path / "docs", before, Page("a.md", "x")).data == b"x"


def test_a_page_no_longer_made_is_removed_with_its_folder(tmp_path: Path) -> None:
    page(tmp_path, Page("a/b.md", "x"), Page("c.md", "y"))

    assert page(tmp_path, Page("c.md", "y")).removed == 1
    assert sorted(p.name for p in (tmp_path / "docs").iterdir()) == [".cuttings.json", "c.md"]


def test_an_edited_page_is_kept_and_named(tmp_path: Path) -> None:
    page(tmp_path, Page("a.md", "x"))
    (tmp_path / "docs" / "a.md").write_text("mine")

    for text in ("y", "z"):
        (kept,) = page(tmp_path, Page("a.md", text)).edited
        assert kept.where == "docs/a.md"
    assert page(tmp_path).edited[0].what.startswith("edited by hand")
    assert (tmp_path / "docs" / "a.md").read_text() == "mine"


def test_a_page_of_a_persons_own_is_never_touched(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "mine.md").write_text("mine")

    page(tmp_path, Page("a.md", "x"))
    page(tmp_path)

    assert (tmp_path / "docs" / "mine.md").read_text() == "mine"


def test_a_killed_run_knows_its_own_pages(tmp_path: Path) -> None:
    """The manifest is written before the pages: what a killed run left is ours, and is replaced."""
    def torn() -> list[Page]:
        page(tmp_path, Page("a.md", "old"))
        manifest = (tmp_path / "docs" / ".cuttings.json").read_bytes()
        page(tmp_path, Page("a.md", "half-way"))
        both = manifest.replace(b']', b',"' + sha256(b"half-way").hexdigest().encode() + b'"]')
        (tmp_path / "docs" / ".cuttings.json").write_bytes(both)
        return [Page("a.md", "new")]

    assert page(tmp_path, *torn()).edited == ()
    assert (tmp_path / "docs" / "a.md").read_text() == "new"


def test_a_page_is_whole_or_is_what_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that fills in the middle of a page."""
    page(tmp_path, Page("a.md", "what stands"))
    write, new = Path.write_bytes, b"what is new, and longer"

    def half_of_the_page(file: Path, data: bytes) -> int:
        if data != new:
            return write(file, data)
        write(file, data[: len(data) // 2])
        raise OSError(errno.ENOSPC, "No space left on device", str(file))

    monkeypatch.setattr(Path, "write_bytes", half_of_the_page)
    with pytest.raises(CuttingsError):
        page(tmp_path, Page("a.md", new.decode()))

    assert (tmp_path / "docs" / "a.md").read_text() == "what stands"


def test_two_pages_of_one_path_stop_the_build(tmp_path: Path) -> None:
    with pytest.raises(PathCollision, match="two pages want this path"):
        page(tmp_path, Page("a.md", "x"), Page("a.md", "y"))


@pytest.mark.parametrize("path", ["../a.md", "/a.md", "b/../../a.md"])
def test_no_page_leaves_docs(tmp_path: Path, path: str) -> None:
    with pytest.raises(CuttingsError, match="below docs"):
        page(tmp_path, Page(path, "x"))


def test_the_memo_forgets_what_was_not_asked_for(tmp_path: Path) -> None:
    with memo.Memo(tmp_path) as known:
        known.remember([(b"a", b"1"), (b"b", b"2")])
    with memo.Memo(tmp_path) as known:
        assert known.recall([b"a"]) == {b"a": b"1"}
        known.forget_unused()
    with memo.Memo(tmp_path) as known:
        assert known.recall([b"a", b"b"]) == {b"a": b"1"}


def test_an_edit_of_any_file_of_data_is_noticed_by_the_memo(monkeypatch: pytest.MonkeyPatch) -> None:
    package = Path(generator.__file__).parent
    files = [file for room in ("english", "catalog") for file in (package / room / "data").iterdir()]
    whole, read = Path.read_bytes, set[Path]()
    monkeypatch.setattr(Path, "read_bytes", lambda path: read.add(path) or whole(path))

    memo.digest_code.__wrapped__()

    assert set(files) - read == set()


def test_an_edit_of_any_module_that_findings_are_made_by_is_noticed_by_the_memo() -> None:
    """What the rooms of the memo import is of its rooms itself."""
    package = Path(generator.__file__).parent
    modules = [file for room in memo.ROOMS for file in (package / room).rglob("*.py")]
    imported = {m for file in modules for m in re.findall(r"^from generator(?:\.| import )(\w+)", file.read_text("utf-8"), re.MULTILINE)}

    assert imported - {room.removesuffix(".py") for room in memo.ROOMS} == set()


def test_one_run_at_a_time(tmp_path: Path) -> None:
    with lock.lock_project(tmp_path), pytest.raises(CuttingsError, match="another run"), lock.lock_project(tmp_path):
        pass
    with lock.lock_project(tmp_path):
        pass


def test_a_file_whose_name_says_so_is_packed_and_the_same_at_any_time() -> None:
    page = Page("data/a.jsonl.gz", "é\n" * 9)

    assert gzip.decompress(publish.encode_page(page)).decode() == page.text
    assert publish.encode_page(page)[4:10] == bytes(4) + b"\x00\xff"  # no time, no system
