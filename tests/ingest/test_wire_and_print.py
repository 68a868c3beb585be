"""What news agencies and newspapers leave in a text: codes, jump lines, running heads."""

from __future__ import annotations

import pytest

from generator.model.article import Article
from tests.ingest.test_formats import one
from tests.ingest.test_stories import read

HEAD = "Sudland quay is shut by a crack"
FIRST = "The port of Sudland shut its oldest quay on Monday after a crack was found, and forty ships had to wait in the bay."
START = "The harbour master said that nobody knew when it would open again,"
REST = "and that the owners would be told by letter within a week."
LAST = "A union of dockers asked for full pay for the days that are lost, and the city said that it would think about that."
STORY = (HEAD, FIRST, f"{START} {REST}", LAST)


def read_one(text: str) -> Article:
    return one("a.txt", text.encode())


def cut_words(article: Article, rule: str) -> list[str]:
    return [cut.quote for cut in article.cuts if cut.rule == rule]


@pytest.mark.parametrize("top", [
    "BC-SUD--Quay Crack, 2nd Ld-Writethru,0430\n{head}\nEds: ADDS quotes. With AP Photos.\nBy MARTA KLEIN\nAssociated Press\n",
    "^PM-Sudland Quay, Bjt,0512<\n^{head}<\n^By MARTA KLEIN=\n^Associated Press Writer=\n",
    "Norland-port-crack,lead\n{head}\nby Marta Klein\n",
    "bc-quay 1stld-writethru 03-12 0512\n{head}\n(ADDS quotes in 3rd graf)\nBy MARTA KLEIN\n",
    "UPDATE 2-{head}\n(Adds comment by union, details)\n\nBy Marta Klein\n",
    "RPT-EXCLUSIVE-{head}\n\n(Repeats to fix typo)\n\nBy Marta Klein\n"])
def test_codes_of_wires_go_and_the_byline_speaks(top: str) -> None:
    article = read_one(f"{top.format(head=HEAD)}\n{FIRST}\n\n{START} {REST}\n\n{LAST}\n")

    assert article.text == "\n\n".join(STORY)
    assert article.authors == ("Marta Klein",)
    assert cut_words(article, "wire code")


@pytest.mark.parametrize("end", ["(MORE)", "-more-", "AP-NY-03-12-19 0805EDT", "UPI 03-12-19 08:05 am", "mk/bh/ab", "NNNN",
    "120805 GMT MAR 19"])
def test_the_end_of_a_take_goes(end: str) -> None:
    article = read_one(f"{HEAD}\n\n{FIRST}\n\n{START} {REST}\n\n{LAST}\n\n{end}\n")

    assert article.text == "\n\n".join(STORY)
    assert [cut.quote for cut in article.cuts] == [end]


def test_marks_of_old_wires_are_as_they_were_meant() -> None:
    article = read_one(f"^AM-Quay,0120<\n{HEAD}\n\n   ARDEN, Norland (AP) _ {FIRST}\n   ``{LAST}'' said he.\n")

    assert f"(AP) — {FIRST}\n\n“{LAST}” said" in article.text


@pytest.mark.parametrize("line", [
    "Adds to the cost, the union said", "(Updates are given on Mondays by the port authority of Arden to all.) It said so.", "more",
    "The end of it",

    "BC-based firms", "A3 is a road", "UPDATE the rules, he said", "Follow-up talks",
    "See you on Page Street"])
def test_words_of_a_story_are_no_codes(line: str) -> None:
    article = read_one(f"{HEAD}\n\n{FIRST}\n{line} and nothing else was said of it.\n\n{LAST}\n")

    assert line in article.text
    assert not cut_words(article, "wire code")


@pytest.mark.parametrize("jump", [
    "Continued on Page A4\n\nQUAY, From Page A1", "See QUAY, Page 6\n\nQUAY / From Page One",
    "(Continued on page 12)\n\nContinued from page 1",
    "Please turn to Page A8, Col. 2", "cont'd on p. 4", "► A4", "CONTINUED ON NEXT PAGE", "- 4 -",
    "A12   THE MESSENGER   TUESDAY, MARCH 12, 2019"])
def test_a_paragraph_that_print_parted_is_one_again(jump: str) -> None:
    article = read_one(f"{HEAD}\n\nBy Marta Klein\n\n{FIRST}\n\n{START}\n\n{jump}\n\n{REST}\n\n{LAST}\n")

    assert article.text == "\n\n".join(STORY)
    assert [cut.quote for cut in article.cuts if cut.rule != "byline"] == [" ".join(part.split()) for part in jump.split("\n\n")]


def test_running_heads_are_known_by_their_rising_figures() -> None:
    pages = "\n\n".join(f"{FIRST} {n}.\n\n{START}\n\n{n} | The Messenger\n\n{REST}\n\n{LAST} {n}." for n in (2, 3, 4))

    assert cut_words(read_one(f"{HEAD}\n\n{pages}\n"), "running head") == ["2 | The Messenger", "3 | The Messenger", "4 | The Messenger"]


def test_rows_with_figures_are_no_running_heads() -> None:
    rows = "\n\n".join(f"Arden quay {n}" for n in (4, 2, 3))

    assert "Arden quay 2" in read_one(f"{HEAD}\n\n{FIRST}\n\n{LAST}\n\n{rows}\n\n{LAST} Yes.\n").text


def test_a_jump_at_a_paragraphs_end_is_cut() -> None:
    article = read_one(f"{HEAD}\n\n{FIRST} Continued on Page A4\n\n{LAST}\n")

    assert article.text == f"{HEAD}\n\n{FIRST}\n\n{LAST}"
    assert cut_words(article, "jump line") == ["Continued on Page A4"]


def test_cuts_belong_to_the_story_in_which_they_stood() -> None:

    story = (
        "Title: {0} opens its quay\n\n{0} opened its quay on Monday, which was late by a year,\n\n"
        "Continued on Page {1}\n\nthe mayor said to all.\n\n")
    articles = read("a.txt", (story.format("Arden", 4) + story.format("Sudland", 5)).encode()).articles

    assert [cut_words(article, "jump line") for article in articles] == [["Continued on Page 4"], ["Continued on Page 5"]]

