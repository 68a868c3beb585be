"""Exports of press databases -> their documents; a plain article with a word of theirs stays whole."""

from __future__ import annotations

from hashlib import sha256

import pytest

from generator import edtf
from generator.catalog import Catalogue
from generator.ingest import ingest
from generator.model.article import Article
from generator.model.source import Source

WALL = "Court orders Osterby to mend its wall"
NETS = "Trawlers held over their small nets"
WALL_TEXT = """The regional court in Osterby ruled on Wednesday that the town must repair the
sea wall before the winter storms, after a case that took four years in all."""
NETS_TEXT = """Four trawlers were held in the port of Sandnes on Sunday after inspectors found
nets with meshes that were smaller than the law allows, the coast guard said."""

NEXIS = f"""
                       1 of 2 DOCUMENTS

                     The Osterby Telegraph

                  November 7, 2012 Wednesday
                       Final Edition

{WALL}

BYLINE: ASTRID VIK and KARL BERG

LENGTH: 30 words

{WALL_TEXT}

LOAD-DATE: 8. November 2012

LANGUAGE: ENGLISH

            Copyright 2012 Osterby Telegraph AS
                   All Rights Reserved

                       2 of 2 DOCUMENTS

                        Sandnes Avis

                  November 12, 2012 Monday

{NETS}

SECTION: FRONT; Pg. 1

LENGTH: 29 words

{NETS_TEXT}

LOAD-DATE: November 12, 2012
"""
NEXIS_UNI = f"""Page 1 of 2
{WALL}
The Osterby Telegraph
November 7, 2012 Wednesday

Copyright 2012 Osterby Telegraph AS All Rights Reserved

Length: 30 words
Byline: Astrid Vik, Karl Berg
Highlight: A wall must be mended

Body

{WALL_TEXT}

Classification

Subject: COURTS (90%)

Load-Date: November 8, 2012

End of Document

Page 1 of 1
{NETS}
Sandnes Avis
November 12, 2012 Monday

Section: FRONT; Pg. 1
Length: 29 words

Body

{NETS_TEXT}

Load-Date: November 12, 2012

End of Document
"""
FACTIVA_FIELDS = f"""HD  {WALL}
BY  By Astrid Vik and Karl Berg
WC  30 words
PD  7 November 2012
SN  The Osterby Telegraph
SC  OSTTEL
LP  {WALL_TEXT.replace(chr(10), chr(10) + "    ")}
NS  gcourt : Courts
AN  Document OSTTEL0020121107e8b7

HD  {NETS}
WC  29 words
PD  12 November 2012
SN  Sandnes Avis
SC  SANAVI
LP  {NETS_TEXT.replace(chr(10), chr(10) + "    ")}
AN  Document SANAVI0020121112e8bc
"""
FACTIVA = f"""{WALL}
By Astrid Vik and Karl Berg
30 words
7 November 2012
The Osterby Telegraph
OSTTEL
English
(c) 2012 Osterby Telegraph AS

{WALL_TEXT}

Osterby Telegraph AS

Document OSTTEL0020121107e8b7

{NETS}
29 words
12 November 2012
Sandnes Avis
SANAVI
English

{NETS_TEXT}

Document SANAVI0020121112e8bc
"""
PROQUEST = f"""Document 1 of 2

{WALL}

Author: Vik, Astrid; Berg, Karl

Publication info: The Osterby Telegraph ; Osterby [Osterby]. 07 Nov 2012: A.4.

Full text: {WALL_TEXT}

Subject: Courts

Title: {WALL}

Publication title: The Osterby Telegraph

Database: Newsstream
____________________________________________________________

Document 2 of 2

{NETS}

Abstract: None available.

Full text: {NETS_TEXT}

Publication title: Sandnes Avis; Sandnes

Publication date: Nov 12, 2012

Database: Newsstream
"""
NEWSBANK = f"""{WALL}
November 7, 2012 | The Osterby Telegraph (Norland)
Author: Astrid Vik; Karl Berg; Staff Writer | Section: News | 30 Words
Page: A4
OpenURL Link

{WALL_TEXT}

Record: 121107OT42
Copyright: Copyright (c) 2012 Osterby Telegraph AS

{NETS}
November 12, 2012 | Sandnes Avis (Norland)
Section: News | 29 Words
Page: 1

{NETS_TEXT}

Record: 121112SA07
"""
EBSCO = f"""Record: 1

Title: {WALL}.
Authors: Vik, Astrid; Berg, Karl
Source: The Osterby Telegraph; 7 November 2012, p4
Document Type: Article
Accession Number: 2W6220012
Database: Newspaper Source

{WALL_TEXT}

Record: 2

Title: {NETS}.
Source: Sandnes Avis, Nov 12, 2012
Document Type: Article
Accession Number: 2W6220099
Database: Newspaper Source

{NETS_TEXT}
"""
ALERT = f"""Google Alert - walls

{WALL}
The Osterby Telegraph
The regional court ruled on Wednesday that the town must repair the sea wall before ...
https://www.google.com/url?rct=j&url=https%3A%2F%2Fosterby.example%2Fwall&ct=ga

{NETS}
Sandnes Avis
Four trawlers were held in the port of Sandnes on Sunday after inspectors found nets ...
https://sandnes.example/nets

Unsubscribe from this alert
"""
KINDLE = f"""{WALL} (Vik, Astrid)
- Your Highlight on page 3 | Location 40-42 | Added on Wednesday, 7 November 2012 08:00:00

The water came in the third night, and nobody had tied the boats to the rings of the wall.
==========
{NETS} (Karl Berg)
- Your Highlight on page 9 | Location 90-92 | Added on Wednesday, 7 November 2012 08:00:00

A net is a law with holes in it, as the old inspector liked to say to all of the young ones.
==========
"""
DATABASES = {
    "nexis": NEXIS, "nexis uni": NEXIS_UNI, "factiva fields": FACTIVA_FIELDS, "factiva": FACTIVA,
    "proquest": PROQUEST, "newsbank": NEWSBANK, "ebsco": EBSCO}
ALL = DATABASES | {"alert": ALERT, "kindle": KINDLE}
WORDS_OF_DATABASES = (
    "Edition", "LENGTH", "LOAD-DATE", "Length", "Classification", "90%", "Highlight", "OSTTEL", "words", "Document",
    "Database", "Subject", "Record", "Page", "OpenURL", "Accession", "Copyright", "Unsubscribe", "===", "Telegraph AS")


def stories_of(text: str) -> tuple[Article, ...]:
    data = text.encode()
    source = Source("export.txt", sha256(data).hexdigest(), 0, len(data))
    return ingest(source, data, None, Catalogue()).articles


@pytest.fixture(params=DATABASES)
def documents(request: pytest.FixtureRequest) -> tuple[Article, ...]:
    return stories_of(DATABASES[request.param])


@pytest.mark.parametrize("name", ALL)
def test_each_document_is_a_story(name: str) -> None:
    assert [story.title for story in stories_of(ALL[name])] == [WALL, NETS]


@pytest.mark.parametrize("name", ALL)
def test_no_field_is_left_in_a_text(name: str) -> None:
    text = "".join(story.text for story in stories_of(ALL[name]))
    assert [word for word in WORDS_OF_DATABASES if word in text] == []


def test_the_text_is_whole_and_its_wrapped_lines_are_joined(documents: tuple[Article, ...]) -> None:
    assert [story.text[story.body_start:] for story in documents] == [" ".join(WALL_TEXT.split()), " ".join(NETS_TEXT.split())]


def test_the_day_is_of_the_document(documents: tuple[Article, ...]) -> None:
    days = [edtf.write(story.published.period) for story in documents if story.published]
    assert days == ["2012-11-07", "2012-11-12"]


def test_the_outlet_is_of_the_document(documents: tuple[Article, ...]) -> None:
    assert [story.outlet for story in documents] == ["The Osterby Telegraph", "Sandnes Avis"]


def test_the_authors_are_of_the_document(documents: tuple[Article, ...]) -> None:
    assert [story.authors for story in documents] == [("Astrid Vik", "Karl Berg"), ()]


@pytest.mark.parametrize("name", ALL)
def test_every_word_is_in_a_text_or_a_cut(name: str) -> None:
    stories = stories_of(ALL[name])
    seen = {word for story in stories for part in (story.text, *(cut.quote for cut in story.cuts)) for word in part.split()}
    assert set(ALL[name].split()) - seen == set()


@pytest.mark.parametrize("name", ALL)
def test_bytes_hold_the_document(name: str) -> None:
    data = ALL[name].encode()
    for story, other in zip(stories_of(ALL[name]), (NETS, WALL), strict=True):
        words = data[slice(*story.byte_range)].decode()
        assert (story.title in words, other in words) == (True, False)


def test_an_alerts_story_has_the_address_behind_the_link() -> None:
    assert [story.url for story in stories_of(ALERT)] == ["https://osterby.example/wall", "https://sandnes.example/nets"]


def test_a_snippet_is_a_stub() -> None:
    assert all(story.stub for story in (*stories_of(ALERT), *stories_of(KINDLE)))


def test_a_page_mark_parts_no_sentence() -> None:
    paged = NEXIS_UNI.replace("storms, after", f"storms,\n\nPage 2 of 2\n\n{WALL}\n\nafter")
    assert stories_of(paged)[0].text == stories_of(NEXIS_UNI)[0].text


def test_a_label_within_the_text_stays() -> None:
    text = NEXIS_UNI.replace(WALL_TEXT, f"{WALL_TEXT}\n\nSubject: the wall.\n\n{NETS_TEXT}")
    assert "Subject: the wall." in stories_of(text)[0].text


@pytest.mark.parametrize("line", [
    "LENGTH: 900 metres", "Record: 1234567 people came", "Document SECRET2012", "End of Document", "==========",
    "Page 1 of 2", "1 of 12 DOCUMENTS", "IN TIMES OF STORM", "https://osterby.example/wall"])
def test_an_article_with_such_a_line_is_one_story(line: str) -> None:
    stories = stories_of(f"{WALL}\n\nBy Astrid Vik\n7 November 2012\n\n{WALL_TEXT}\n\n{line}\n\n{NETS_TEXT}\n")
    assert [story.title for story in stories] == [WALL]


def test_a_newsletter_parts_at_its_addresses() -> None:
    entry = "{}\n{} (Sandnes Avis)\nhttps://sandnes.example/{}\n\n"
    letter = "The Osterby Letter\n\nNEWS\n\n" + entry.format(WALL, WALL_TEXT.replace("\n", " "), 1)
    stories = stories_of(letter + "OPINION\n\n" + entry.format(NETS, NETS_TEXT.replace("\n", " "), 2))
    assert [(story.title, story.outlet, story.url) for story in stories] == [
        (WALL, "Sandnes Avis", "https://sandnes.example/1"), (NETS, "Sandnes Avis", "https://sandnes.example/2")]


@pytest.mark.parametrize("greeting", ["", "Hello readers, this is what moved the coast this week.\n\n"])
@pytest.mark.parametrize("sources", [("Sandnes Avis", "Osterby Telegraph"), ()])
def test_a_newsletter_of_short_stories_parts_too(greeting: str, sources: tuple[str, ...]) -> None:
    bodies = [
        "The line will sail only twice a day from October, its owner told the islanders on Friday.",
        "A baker bought the light on the point for two million crowns and wants to live in it."]
    titles = ["Ferry line cuts its winter runs", "Lighthouse sold to a baker"]
    ends = [f" ({source})" for source in sources] or ["", ""]
    entries = [
        f"{title}\n{body}{end}\nhttps://coast.example/{k}\n\n"
        for k, (title, body, end) in enumerate(zip(titles, bodies, ends, strict=True))]
    stories = stories_of(f"The Quay Letter\n3 June 2021\n\n{greeting}TOP\n\n{''.join(entries)}Sign up for the evening letter.\n")
    assert [(story.title, story.url) for story in stories] == [(title, f"https://coast.example/{k}") for k, title in enumerate(titles)]
    assert [story.outlet for story in stories if story.outlet] == list(sources)


def test_outlet_and_day_before_a_headline_are_metadata() -> None:
    head = "Subject: Clips\nDate: Tue, 2 Jan 2024 08:00:00 +0100\n\n"
    first = f"1) Osterby Telegraph, 1 January: {WALL}\n\n{WALL_TEXT}\n\n"
    stories = stories_of(f"{head}{first}2) Sandnes Avis, 31 December: {NETS}\n\n{NETS_TEXT}\n")
    found = [(story.title, story.outlet, edtf.write(story.published.period)) for story in stories if story.published]
    assert found == [(WALL, "Osterby Telegraph", "2024-01-01"), (NETS, "Sandnes Avis", "2023-12-31")]
