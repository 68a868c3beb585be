"""Tables, hidden words, figures of notes and drop capitals of HTML pages."""

from __future__ import annotations

import json

import pytest

from tests.ingest.test_formats import BODY, one, page


def text_of(more: str) -> str:
    """The text of a page with this in the middle of its article."""
    return one("p.html", page(body=BODY + more + BODY.replace("number", "no."))).text


def table(*rows: tuple[str, ...], cell: str = "td") -> str:
    return "<table>" + "".join(f"<tr>{''.join(f'<{cell}>{c}</{cell}>' for c in row)}</tr>" for row in rows) + "</table>"


def test_rows_are_kept_with_a_sign_between_cells() -> None:
    text = text_of(table(("Ship", "Tax"), ("Arden Star", "900")))

    assert "\n\nShip · Tax\n\nArden Star · 900\n\n" in text


def test_a_table_that_lays_out_the_page_gives_its_paragraphs() -> None:
    body = table((f"<h1>Harbour tax passes at last</h1>{BODY}",))

    assert one("p.html", f"<html><body>{body}</body></html>".encode()).text.count("\n\n") == 8


def test_a_table_of_links_is_not_of_the_article() -> None:
    text = text_of(table(('<a href="/a">Ship sinks</a>', '<a href="/b">Boat sails</a>')))

    assert "Ship sinks ·" not in text


def test_cells_do_not_run_together_in_a_page_without_an_article() -> None:
    rows = [(f"Ship{n}", f"{n} crowns", "paid") for n in range(12)]

    assert "Ship3 · 3 crowns · paid" in one("a.jsonl", json.dumps({"title": "Taxes", "html": table(*rows)}).encode()).text


@pytest.mark.parametrize("attribute", [
    "hidden", 'style="display: none"', 'style="visibility:hidden"', 'style="position:absolute; left:-9999px"', 'class="x sr-only"'])
def test_hidden_words_are_not_shown(attribute: str) -> None:
    assert "Trap" not in text_of(f"<p {attribute}>Trap words that nobody should see on a page of this kind.</p>")


@pytest.mark.parametrize("attribute", ['class="hidden md:block"', 'hidden="until-found"', 'style="left:0"'])
def test_words_that_are_seen_are_shown(attribute: str) -> None:
    assert "Good words" in text_of(f"<p {attribute}>Good words that everybody should see on a page of this kind.</p>")


def test_an_article_that_a_script_would_show_is_shown() -> None:
    whole = f"<html><body><div style='display:none'>{BODY}</div><p>Wait.</p></body></html>"

    assert "council met" in one("p.html", whole.encode()).text


@pytest.mark.parametrize(("markup", "words"), [
    ("in 2016<sup>3</sup> and", "in 2016 and"), ("of Arden<sup>[4]</sup> and", "of Arden and"), ("a tax<sup><a href='#n'>a</a></sup> and",
    "a tax and"), ("in 2017<a href='#fn4'>4</a>, and", "in 2017, and"), ("10<sup>6</sup> ships", "10⁶ ships"),
    ("40 km<sup>2</sup> of", "40 km² of"), ("in <a href='#part'>part 4</a> of", "in part 4 of"),
    ("the 4<sup>th</sup> ship", "the 4th ship")])
def test_figures_of_notes_go_and_powers_stay(markup: str, words: str) -> None:
    assert f"It was {words} so the clerk said" in text_of(f"<p>It was {markup} so the clerk said to all who had come to the hall.</p>")


@pytest.mark.parametrize(("markup", "words"), [("T</span> he", "The"), ("T</span>he", "The"), ("A</span> man of the", "A man of the")])
def test_drop_capitals_are_of_their_words(markup: str, words: str) -> None:
    text = text_of(f'<p><span class="dropcap">{markup} harbour met again and the clerk said nothing of the tax to all.</p>')

    assert f"{words} harbour met" in text
