"""RTF: letters, hidden words, tables, broken files."""

from __future__ import annotations

import pytest

from generator.ingest.formats.office.rtf_words import DEEPEST, read_words
from tests.ingest.test_stories import read


@pytest.mark.parametrize(("rtf", "words"), [
    (rb"caf\'e9 \u8220?Hi\u8221? a\~b\emdash c", "café “Hi” a b—c"), (rb"{\v hidden}{\deleted gone}shown", "shown"),
    (rb"{\field{\*\fldinst{HYPERLINK}}{\fldrslt link}} here", "link here"), (rb"{\fonttbl{\f0 Arial;}}{\info{\title x}}text", "text"),
    (rb"one\par two\line three", "one\ntwo\nthree"), (rb"a\cell b\cell\row", "a · b · \n"), (rb"\u-10179?\u-8704?", "\U0001f600"),
    (rb"{\f1\fcharset238 x;}\f1 \'b3", "x;ł"), (rb"\uc2\u322\'b3\'b3x", "łx"), (rb"a\{b\}\\", "a{b}\\"),
    (rb"{\pict\pngblip 89504e47}b", "b"), (rb"so{\footnote a note}.", "so."),
])
def test_words_of_rtf(rtf: bytes, words: str) -> None:
    assert read_words(b"{\\rtf1\\ansi\\ansicpg1252 " + rtf + b"}") == words


def test_a_story_from_a_database() -> None:
    lead = "The harbour tax passed on Monday by a vote of nine to four, and the mayor signed it on the same evening in the hall."
    top = rb"{\rtf1\ansi{\b Harbour tax passes at last}\par\par By Ann Lee\par\par "
    article, = read("a.rtf", top + lead.encode() + rb"\par}").articles

    assert (article.title, article.authors) == ("Harbour tax passes at last", ("Ann Lee",))
    assert article.text.endswith(lead)


@pytest.mark.parametrize("data", [b"", b"words", b"{\\rtf1", b"{\\rtf1 {\\pict 00}}", b"PK\x03\x04"])
def test_what_is_no_rtf_file_is_a_problem(data: bytes) -> None:
    reading = read("a.rtf", data)

    assert reading.articles == ()
    assert reading.problems[0].hint


def test_groups_within_groups_end() -> None:
    assert read_words(b"{\\rtf1 a" + b"{" * 5 * DEEPEST + b"b" + b"}" * 5) == "a"
