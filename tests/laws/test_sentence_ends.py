"""No name, date, alias, role, relation, event or theme goes on over a sentence's end; of a quotation, each sentence has its part."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.extract import Resources, build_resources, extract
from generator.extract.sentences import split_sentences
from generator.extract.within import parts_in_sentences
from generator.ingest import ingest
from generator.model.article import Article
from generator.model.findings import Findings
from generator.model.ids import ArticleId, Span
from generator.model.names import Label
from generator.model.source import Source
from generator.store import project
from tests.conftest import ROOT

PIECES = (
    "Washington D.C.", "However", "John F. Kennedy", "Acme Inc.", "U.S.", "The", "Mr. Roe",
    "said", "“We won", "”", '"', "…", "...", "?!", ".",
    "!", ",", "\n", "\n\n", "• ", "- ", "on Tuesday", "March 5, 2021", "10 a.m.", "On Tuesday",
    "in March.", "2021 was", "formerly", "Widget Works",
    "(AW)", "chief executive of", "acquired", "Bob Poe", "Harbour Act", "China",
    "Ministry of Defence", "and", "Yahoo! Inc.", "trade", "war",
    "also known as", "E. coli", "J.", "No. 5", "A.", "It", "was", "between May", "and June",
    "Dr.", "Ltd.", "“", "(", ")", "will meet", "He",
)


@cache
def kit() -> Resources:
    return build_resources(project.catalogue(ROOT), None)


def labelled(text: str) -> list[Label]:
    """What a careless model might see: capitals in a row, over any stop."""
    return [Label(m.start(), m.end(), ("PERSON", "ORG", "GPE")[n % 3])
            for n, m in enumerate(re.finditer(r"[A-Z][\w.&]*(?: [A-Z][\w.&]*){0,4}", text))]


def spans(found: Findings) -> Iterator[tuple[str, Span]]:
    """Every span that evidence points at, but those of quotations."""
    yield from (("mention", one.span) for one in found.mentions)
    yield from (("date", one.span) for one in found.dates)
    yield from (("alias", span) for one in found.aliases for span in (one.name, one.alias))
    yield from (("role", span) for one in found.roles for span in (one.person, one.span))
    yield from (("relation", span) for one in found.relations for span in (one.subject, one.object_, one.span))
    yield from (("event", span) for one in found.events for span in (one.span, *one.dates))
    yield from (("theme", span) for one in found.themes for span in one.spans)
    yield from (("speaker", one.speaker) for one in found.quotes if one.speaker)


def crossing(found: Findings) -> list[tuple[str, str]]:
    """What goes on over a sentence's end."""
    text = found.article.text
    return [(what, text[span.start:span.end]) for what, span in spans(found) if list(parts_in_sentences(span, found.sentences)) != [span]]


def article(text: str) -> Article:
    return Article(id=ArticleId("a"), source="a.txt", digest="", byte_range=(0, 0), title="", text=text)


@settings(max_examples=150)
@given(st.lists(st.sampled_from(PIECES), min_size=2, max_size=30))
def test_nothing_goes_on_over_a_sentences_end(pieces: list[str]) -> None:
    text = re.sub(r" *\n *", "\n", " ".join(pieces)).strip()

    found = extract(article(text), kit(), labelled(text))

    assert crossing(found) == []
    assert all(one.surface == text[one.span.start:one.span.end] for one in (*found.mentions, *found.dates))


@pytest.mark.parametrize(("text", "name", "count"), [
    ("They met in Washington D.C. However, it rained.", "Washington D.C.", 2),
    ("It was John F. Kennedy who came.", "John F. Kennedy", 1),
])
def test_a_name_ends_where_its_sentence_ends(text: str, name: str, count: int) -> None:
    start = text.index(name)
    label = Label(start, start + len(name) + (9 if count == 2 else 0), "PERSON")

    found = extract(article(text), kit(), [label])

    assert name in [one.surface for one in found.mentions]
    assert len(found.sentences) == count


def test_no_sentence_ends_inside_a_sure_name() -> None:
    text = "He left Yahoo! Inc. for good."

    (one,) = split_sentences(text, [Span(8, 19)])

    assert text[one.span.start:one.span.end] == text


def test_a_quotation_of_two_sentences_has_a_part_in_each() -> None:
    text = "“We won. They lost the game,” Roe said."

    found = extract(article(text), kit(), ())

    assert [text[part.start:part.end] for one in found.quotes for part in parts_in_sentences(one.span, found.sentences)] == [
        "We won.", "They lost the game,"]


def read(path: str, data: bytes) -> Iterator[Findings]:
    for one in ingest(Source(path, sha256(data).hexdigest()), data, None, kit().catalogue).articles:
        yield extract(one, kit(), labelled(one.text))


def test_nothing_crosses_in_the_demo() -> None:
    files = [path for path in sorted((ROOT / "sources").rglob("*")) if path.suffix in (".txt", ".md", ".html")]

    found = [one for path in files for one in read(path.name, path.read_bytes())]

    assert len(found) > 10
    assert [cross for one in found for cross in crossing(one)] == []


@pytest.mark.parametrize("corpus", ["federal_register", "field_demo", "senate_press", "whitehouse_html"])
def test_nothing_crosses_in_real_texts(shared: Path, corpus: str) -> None:
    with gzip.open(shared / "data" / "corpora" / f"{corpus}.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for n, line in enumerate(lines) if n % 29 == 0][:15]

    keys = ("title", "text", "html")
    found = [one for row in rows for one in read("a.jsonl", json.dumps({k: row[k] for k in keys if k in row}).encode())]

    assert len(found) >= 10
    assert [cross for one in found for cross in crossing(one)] == []
