"""Plain text -> Articles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from generator.ingest import stories
from generator.ingest.article import made, named, stem
from generator.ingest.layout import blocks, encoding
from generator.ingest.layout.cleaning import cleaned
from generator.ingest.metadata import lines as metadata
from generator.ingest.metadata import origin
from generator.ingest.metadata.known import Known, merged
from generator.ingest.metadata.outlets import Press
from generator.ingest.metadata.sidecar import Sidecar
from generator.model.article import Article, Cut
from generator.model.ids import ArticleId
from generator.model.problem import Problem
from generator.model.source import Reading, Source
from generator.words import slug


def read(source: Source, data: bytes, beside: Sidecar, press: Press) -> Reading:
    """Every story of a text file."""
    found = encoding.decoded(data)
    if isinstance(found, str):
        return Reading((), (Problem(source.path, found, "a source is text: plain, Markdown, HTML or JSONL"),))
    reading = told(source, found, blocks.lines(found.text), beside, press, Known())
    return Reading(reading.articles, strays(source, found) + reading.problems)


def strays(source: Source, found: encoding.Decoded) -> tuple[Problem, ...]:
    """What a person should know of bytes that would not decode."""
    lost = found.strays + found.text[:encoding.SAMPLE].count("\ufffd")
    return (Problem(source.path, f"{lost} bytes are broken text", "save the file as UTF-8"),) if lost else ()


def told(source: Source, found: encoding.Decoded, lines: Sequence[blocks.Line], beside: Sidecar, press: Press, facts: Known) -> Reading:
    """Lines -> the stories they tell; `facts` hold for all of them."""
    parts = [part for part in stories.split(blocks.blocks(lines), press) if part.blocks]
    if not parts:
        return Reading((), (Problem(source.path, "no words in it"),))
    places = encoding.offsets(found, [place for part in parts for place in (part.blocks[0].start, part.blocks[-1].end)])
    articles: dict[ArticleId, Article] = {}
    many = len(parts) > 1
    loose: tuple[Cut, ...] = ()  # of parts that are furniture alone
    facts = merged((facts, *(metadata.header(cut.quote, press) for cut in parts[0].cuts if cut.rule == "digest header")))
    for k, part in enumerate(parts):
        story = cleaned([block.text for block in part.blocks], press)
        if not (story.headline or story.paragraphs):
            loose += part.cuts + story.cuts
            continue
        more = beside.of(story.headline, k, len(parts))
        said = merged((more, facts, story.known))
        wired = any(e.field == "outlet" and e.rule == "dateline" for e in said.evidence)
        said = merged((more, facts, origin.site(said.url if wired else None, press), story.known, origin.from_url(said.url, press)))
        id_ = _free(source, story.headline or " ".join(story.paragraphs)[:60], articles) if many else named(source)
        articles[id_] = made(id_, source, story, said, cuts=part.cuts,
                             bytes_=(places[2 * k], places[2 * k + 1]), part_of=slug(stem(source.path)) if many else None)
    if articles and loose:
        last = [*articles][-1]
        articles[last] = replace(articles[last], cuts=articles[last].cuts + loose)
    bare = () if articles else (Problem(source.path, "nothing in it but page furniture", "see `cuttings inspect -v`"),)
    return Reading(tuple(articles.values()), beside.problems + bare)


def _free(source: Source, headline: str, taken: Mapping[ArticleId, Article]) -> ArticleId:
    """Two stories of one headline in one file are told apart by a number."""
    id_, n = named(source, headline=headline), 1
    while id_ in taken:
        n += 1
        id_ = named(source, headline=f"{headline} {n}")
    return id_
