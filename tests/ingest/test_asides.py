"""Furniture in a text that is left unchanged: it stays, and gives no name and no event."""

from __future__ import annotations

import json

from generator.catalog import Catalogue, shipped_catalogue
from generator.extract import build_resources, extract
from generator.ingest import ingest, read_clean_line
from generator.ingest.layout.asides import find_asides
from generator.model.article import Article
from generator.model.source import Source

CREDIT = "(Photo by Dana Whitlock/Getty Images)"
SHARE = "Click to share on Facebook (Opens in new window)"
PROSE = (
    "The harbour board of Sundby approved the new ferry terminal on Tuesday after a long debate. "
    "Its chair said that builders from Norway would begin in the spring, at a cost of 40 million crowns.")
END = "Residents had asked for a smaller building, and the board will hear them again in May."
TEXT = "\n\n".join((PROSE, CREDIT, SHARE, END))


def read(text: str) -> Article:
    line = json.dumps({"id": "a", "title": "Board approves ferry terminal", "text": text, "published": "2024-03-07"})
    return read_clean_line(line.encode(), 1).articles[0]


def test_the_text_is_unchanged_and_its_furniture_is_known() -> None:
    article = read(TEXT)

    assert article.text == TEXT
    assert [TEXT[span.start:span.end] for span in article.asides] == [CREDIT, SHARE]


def test_no_name_is_of_furniture() -> None:
    findings = extract(read(TEXT), build_resources(shipped_catalogue(), None))

    surfaces = {mention.surface for mention in findings.mentions}
    assert "Norway" in surfaces
    assert not surfaces & {"Getty Images", "Facebook"}


def test_no_event_is_of_furniture() -> None:
    dated = TEXT.replace(CREDIT, "A ferry leaves the old quay of Sundby on Monday, March 4, 2024. (Photo by Dana Whitlock/Getty Images)")
    findings = extract(read(dated), build_resources(shipped_catalogue(), None))

    told = [dated[event.span.start:event.span.end] for event in findings.events]
    assert any("approved the new ferry terminal" in words for words in told)
    assert not any("Whitlock" in words for words in told)


def test_a_sentence_ends_where_furniture_begins() -> None:
    squashed = f"{PROSE} {CREDIT} {END}"
    findings = extract(read(squashed), build_resources(shipped_catalogue(), None))

    words = [squashed[s.span.start:s.span.end] for s in findings.sentences]
    assert CREDIT in words


def test_prose_alone_has_none() -> None:
    assert find_asides(f"{PROSE}\n\n{END}", "") == ()
    assert find_asides("", "A headline") == ()


def test_a_record_of_a_source_has_them_too() -> None:
    line = json.dumps({"title": "Board approves ferry terminal", "text": TEXT})

    (article,) = ingest(Source("cuttings.jsonl", "0"), line.encode(), None, Catalogue()).articles

    assert [article.text[span.start:span.end] for span in article.asides] == [CREDIT, SHARE]
