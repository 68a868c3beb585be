"""Files whose end is missing: what is left is read, and a Problem says so."""

from __future__ import annotations

import json

import pytest

from generator.ingest.formats import cut_off
from generator.ingest.formats.records.broken_json import parse_json
from generator.model.problem import Problem
from tests.ingest.test_stories import read

FIRST = "The council of Hadley voted on Monday to keep the old ferry, by a vote of five to four."
LAST = "The ferry has carried sheep, bishops and one elephant since 1911, its captain said."
TEXT = f"{FIRST}\n\n{LAST}"
PAGE = f"<html><body><div><article><h1>Hadley keeps its ferry</h1><p>{FIRST}</p><p>{LAST}</p></article></div></body></html>"
BIB = f"@article{{one,\n title = {{Hadley keeps its ferry}},\n abstract = {{{TEXT}}},\n}}\n"
RIS = f"TY  - NEWS\nTI  - Hadley keeps its ferry\nAB  - {FIRST}\n{LAST}\nER  - \n"
RTF = "{\\rtf1 {\\b Hadley keeps its ferry}\\par " + FIRST + "\\par " + LAST + "}"
LETTER = (
    "From: a@norland.example\nSubject: Hadley keeps its ferry\nMIME-Version: 1.0\n"
    'Content-Type: multipart/alternative; boundary="=-b"\n\n'
    f"--=-b\nContent-Type: text/plain\n\n{TEXT}\n\n"
    f"--=-b\nContent-Type: text/html\n\n{PAGE}\n\n--=-b--\n")
MBOX = f"From a@norland.example Mon Mar 11 08:00:00 2019\n{LETTER}\n"
CSV = f'title,outlet,text\nHadley keeps its ferry,The Norland Times,"{TEXT}"\n'
WHOLE = {".bib": BIB, ".csv": CSV, ".eml": LETTER, ".html": PAGE, ".mbox": MBOX, ".ris": RIS, ".rtf": RTF}


@pytest.mark.parametrize("suffix", WHOLE)
def test_a_whole_file_is_not_called_cut(suffix: str) -> None:
    reading = read("a" + suffix, WHOLE[suffix].encode())

    assert LAST in reading.articles[0].text
    assert reading.problems == ()


@pytest.mark.parametrize("suffix", WHOLE)
def test_a_cut_file_keeps_what_is_left_and_says_so(suffix: str) -> None:
    data = WHOLE[suffix].encode()

    reading = read("a" + suffix, data[:data.rindex(b"bishops")])

    assert FIRST in reading.articles[0].text
    assert "never closed" in " ".join(whats(reading.problems)) or cut_off.WHAT in whats(reading.problems)


def test_a_letter_whose_page_is_cut_is_read_from_its_text() -> None:
    data = LETTER.encode()

    [article] = read("a.eml", data[:data.rindex(b"bishops")]).articles

    assert LAST in article.text


def test_a_row_that_stops_short_is_told() -> None:
    reading = read("a.csv", f"title,text,outlet\nFerry stays,{FIRST},A\nHadley,{LAST[:20]}".encode())

    assert cut_off.WHAT in whats(reading.problems)


def test_an_open_brace_does_not_swallow_the_next_record() -> None:
    broken = BIB.replace(f"{TEXT}}}", TEXT)

    reading = read("a.bib", (broken + BIB.replace("one", "two")).encode())

    assert [article.record for article in reading.articles] == ["one", "two"]


def test_broken_json_gives_what_stands_before() -> None:
    rows = [{"title": "Ferry stays", "text": TEXT}, {"title": "Bridge goes", "text": LAST}]
    text = json.dumps(rows)

    reading = read("a.json", text[:text.index("bishops", text.index("Bridge"))].encode())

    assert [article.title for article in reading.articles] == ["Ferry stays", "Bridge goes"]
    assert "broken JSON in line 1" in whats(reading.problems)[0]


def test_one_broken_line_leaves_the_others() -> None:
    value, fault = parse_json('{"a": 1}\n{"b": \n{"c": 3}\n')

    assert value == [{"a": 1}, {"c": 3}]
    assert fault == "1 line not JSON: the others are shown"


@pytest.mark.parametrize("text", ["", "words", "{", "[", '{"a', "]", '{"a": "\\u12'])
def test_a_beginning_of_nothing_is_no_json(text: str) -> None:
    value, _ = parse_json(text)

    assert not value or value == {"a": ""}


def test_a_line_longer_than_a_book_is_a_problem() -> None:
    reading = read("a.txt", f"{FIRST} ".encode() * 30_000)

    assert not reading.articles
    assert whats(reading.problems) == ["a line of 3 million characters: longer than is read"]


def test_thousands_of_attributes_are_dropped() -> None:
    attributes = " ".join(f"a{number}=1" for number in range(9_000))

    reading = read("a.html", PAGE.replace("<p>", f"<p {attributes}>").encode())

    assert TEXT in reading.articles[0].text


@pytest.mark.parametrize(("suffix", "other"), [(".ris", ".txt"), (".bib", ".txt"), (".eml", ".txt"), (".mbox", ".text")])
def test_a_wrong_ending_is_read_by_content(suffix: str, other: str) -> None:
    data = WHOLE[suffix].encode()

    assert read("a" + other, data).articles[0].text == read("a" + suffix, data).articles[0].text


def test_rows_in_a_letter_stay() -> None:
    cells = "".join(f"<tr><td>{year}</td><td>{year - 1000}</td></tr>" for year in (2018, 2019, 2020))
    page = PAGE.replace(f"<p>{LAST}", f"<table>{cells}</table><p>{LAST}")
    letter = f"From: a@norland.example\nSubject: Hadley keeps its ferry\nContent-Type: text/html\n\n{page}\n"

    assert "2018 · 1018" in read("a.eml", letter.encode()).articles[0].text


def test_rows_of_pandocs_rtf_stay() -> None:
    row = "{\\trowd{{\\pard\\intbl 2018\\par}\\cell}{{\\pard\\intbl 1018\\par}\\cell}\\row}"

    assert "2018 · 1018" in read("a.rtf", RTF.replace("\\par ", f"\\par {row * 2}", 1).encode()).articles[0].text


def whats(problems: tuple[Problem, ...]) -> list[str]:
    return [problem.what for problem in problems]
