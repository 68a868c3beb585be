"""MSG: a letter as Outlook saves it."""

from __future__ import annotations

import struct

import pytest

from generator import edtf
from tests.compound_file import compound_file
from tests.ingest.test_mail import TEXT
from tests.ingest.test_stories import read

STRING = 0x001F
PAGE = "<html><body><p>" + TEXT.replace("\n\n", "</p><p>") + "</p></body></html>"


def msg(**strings: str) -> bytes:
    """A letter with these properties, each under its number in hex."""
    streams: dict[str, bytes] = {}
    properties = b"\0" * 32
    for number, text in strings.items():
        content = text.encode("utf-16-le")
        streams[f"__substg1.0_{number[1:]}001F"] = content
        properties += struct.pack("<HHIII", STRING, int(number[1:], 16), 6, len(content) + 2, 0)
    return compound_file({**streams, "__properties_version1.0": properties})


LETTER = msg(
    p0037="FW: The ferry sails again", p1000=TEXT,
    p007D="From: The Norland Times <news@norland.example>\r\nDate: Tue, 12 Mar 2019 23:50:00 -0500\r\n\r\n")


@pytest.mark.parametrize("path", ["a.msg", "a.txt", "a.doc"])
def test_a_letter_of_outlook(path: str) -> None:
    reading = read(path, LETTER)

    [article] = reading.articles
    assert (article.title, article.outlet) == ("The ferry sails again", "The Norland Times")
    assert article.published
    assert edtf.write(article.published.period) == "2019-03-12"
    assert article.text == f"The ferry sails again\n\n{TEXT}"


def test_its_page_is_read_where_it_has_one() -> None:
    [article] = read("a.msg", msg(p0037="The ferry sails again", p1013=PAGE)).articles

    assert article.text == f"The ferry sails again\n\n{TEXT}"


@pytest.mark.parametrize("data", [
    b"", b"words", LETTER[:512], LETTER[:9_000], LETTER[:-512] + b"\xff" * 512, msg(p0037="Only a subject"),
])
def test_a_broken_letter_is_a_problem(data: bytes) -> None:
    reading = read("a.msg", data)

    assert not reading.articles
    assert reading.problems
