"""Archives, and files whose names lie."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
import zipfile
from time import process_time

import pytest

from generator.ingest.formats.archives.unpacking import LARGEST_MEMBER, clean_name
from generator.model.article import Article
from tests.ingest.test_mail import PAGE, PARAGRAPHS, TEXT, with_text
from tests.ingest.test_stories import read

STORY = f"The ferry sails again\n\n{TEXT}\n".encode()
OTHER = f"Repair cost four million\n\n{TEXT}\n".encode()


def zipped(files: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return stream.getvalue()


def tarred(files: dict[str, bytes], mode: str = "w") -> bytes:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode=mode) as archive:  # type: ignore[call-overload]
        for name, content in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
    return stream.getvalue()


WEB_PAGE = ("<html><head><title>The ferry sails again</title></head><body><article><p>" + "</p><p>".join(PARAGRAPHS)
            + "</p></article></body></html>").encode()
FILES = {"2019/ferry.txt": STORY, "2019/repair.txt": OTHER}


@pytest.mark.parametrize(("path", "data"), [
    ("a.zip", zipped(FILES)), ("a.tar", tarred(FILES)), ("a.tar.gz", tarred(FILES, "w:gz")), ("a.tgz", tarred(FILES, "w:gz")),
    ("a.tar.bz2", tarred(FILES, "w:bz2")),
])
def test_members_are_named_by_their_paths(path: str, data: bytes) -> None:
    reading = read(path, data)

    assert reading.problems == ()
    assert [(a.title, a.record, a.source) for a in reading.articles] == [
        ("The ferry sails again", "2019/ferry.txt", path), ("Repair cost four million", "2019/repair.txt", path)]
    assert len({a.id for a in reading.articles}) == 2


def test_a_compressed_story() -> None:
    [article] = read("a.txt.gz", gzip.compress(STORY)).articles

    assert (article.text, article.record) == (STORY.decode().strip(), "a.txt")


def test_members_of_members_keep_both_names() -> None:
    inner = zipped({"deep.txt": OTHER})
    line = json.dumps({"id": "x1", "title": "Repair", "text": TEXT}).encode()
    articles = read("a.zip", zipped({"in.zip": inner, "letter.eml": with_text(), "feed.jsonl": line + b"\n\n" + line[:3]})).articles

    assert [a.record for a in articles] == ["in.zip#deep.txt", "letter.eml", "feed.jsonl#x1"]


def test_one_level_of_nesting_is_read() -> None:
    innermost = zipped({"deep.txt": OTHER})
    reading = read("a.zip", zipped({"in.zip": zipped({"in.zip": innermost}), "b.txt": STORY}))

    assert [a.record for a in reading.articles] == ["b.txt"]
    assert [p.where for p in reading.problems] == ["a.zip#in.zip#in.zip"]


def test_junk_is_passed_over_silently() -> None:
    junk = {"__MACOSX/._ferry.txt": b"\0\5", ".DS_Store": b"\0", "x/Thumbs.db": b"\0", "desktop.ini": b"x", "page_files/a.js": b"x",
            "page_files/b.html": b"<p>x", "page.html": PAGE.encode()}
    reading = read("a.zip", zipped({**junk, **FILES}))

    assert (len(reading.articles), reading.problems) == (3, ())


def test_members_without_a_reader_are_one_problem() -> None:
    reading = read("a.zip", zipped({**FILES, "a.png": b"x", "b.png": b"x", "c.css": b"x"}))

    assert len(reading.articles) == 2
    assert [p.what for p in reading.problems] == ["3 members passed over, which no reader reads: `.css`, `.png`"]


def test_a_sidecar_lies_beside_its_member() -> None:
    reading = read("a.zip", zipped({**FILES, "2019/ferry.txt.yml": b"outlet: Boreal Herald\n"}))

    assert [a.outlet for a in reading.articles] == ["Boreal Herald", None]


def test_a_broken_member_loses_no_other() -> None:
    data = zipped({"a.txt": STORY, "b.txt": b"%PDF-1.4", "c.txt": OTHER})
    place = data.index(b"a.txt") + 30
    reading = read("a.zip", data[:place] + b"\xff" * 9 + data[place + 9:])

    assert [a.title for a in reading.articles] == ["Repair cost four million"]
    assert [p.where for p in reading.problems] == ["a.zip#a.txt", "a.zip#b.txt"]


@pytest.mark.parametrize("name", ["../../ferry.txt", "/ferry.txt", "C:\\ferry.txt", "..\\ferry.txt", "./a/../ferry.txt\n"])
def test_no_name_leads_out(name: str) -> None:
    assert clean_name(name) in ("ferry.txt", "a/ferry.txt")
    assert [a.record for a in read("a.tar", tarred({name: STORY})).articles] == [clean_name(name)]


def test_links_in_a_tar_are_not_followed() -> None:
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w") as archive:
        info = tarfile.TarInfo("passwd.txt")
        info.type, info.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(info)

    assert not read("a.tar", stream.getvalue()).articles


@pytest.mark.parametrize(("path", "data"), [
    ("a.zip", zipped({"a.txt": b"a" * (LARGEST_MEMBER + 1), "b.txt": STORY})),
    ("a.tar.gz", gzip.compress(tarred({"b.txt": STORY}) + b"\0" * 250_000_000, 1)),
    ("a.txt.gz", gzip.compress(b"a" * (LARGEST_MEMBER + 1), 1)),
])
def test_a_bomb_is_a_problem(path: str, data: bytes) -> None:
    started = process_time()

    assert read(path, data).problems
    assert process_time() - started < 20


@pytest.mark.parametrize("data", [b"", b"words", b"PK\x03\x04", zipped(FILES)[:200], b"\x1f\x8b\x08", b"BZh9", b"\0" * 2_000, zipped({})])
@pytest.mark.parametrize("path", ["a.zip", "a.gz", "a.tar", "a.tgz"])
def test_a_broken_archive_is_a_problem(path: str, data: bytes) -> None:
    reading = read(path, data)

    assert not reading.articles
    assert reading.problems


def test_a_cut_off_archive_gives_what_is_left() -> None:
    reading = read("a.tar.gz", gzip.compress(tarred(FILES), 0)[:1_300])

    assert [a.title for a in reading.articles] == ["The ferry sails again"]
    assert reading.problems


def first(path: str, data: bytes) -> Article:
    return read(path, data).articles[0]


@pytest.mark.parametrize(("path", "data"), [
    ("a.txt", WEB_PAGE),
    ("a", WEB_PAGE),
    ("a.doc", zipped(FILES)), ("a.txt", gzip.compress(STORY)), ("a.txt", zipped(FILES)), ("a.pdf", gzip.compress(tarred(FILES))),
])
def test_a_file_is_read_by_what_it_is(path: str, data: bytes) -> None:
    article = first(path, data)

    assert article.title == "The ferry sails again"
    assert article.text.endswith(TEXT)


@pytest.mark.parametrize("beginning", ["<html> is how a page begins, they say.", "PK, said the mayor.", "BZh is a word"])
def test_a_text_in_doubt_stays_text(beginning: str) -> None:
    text = f"{beginning}\n\n{PARAGRAPHS[0]}"

    assert first("a.txt", text.encode()).text == text


def test_a_suffix_without_a_reader_stays_a_problem() -> None:
    reading = read("a.xyz", b"words of a text")

    assert [p.what for p in reading.problems] == ["no reader for `.xyz`"]
