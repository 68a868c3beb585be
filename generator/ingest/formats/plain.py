"""Plain text -> Articles."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from generator.ingest.article import build_article, file_id, file_stem, story_id
from generator.ingest.exports.reading import read_export
from generator.ingest.layout import encoding
from generator.ingest.layout.blocks import Line, build_blocks, split_lines
from generator.ingest.layout.cleaning import CleanStory, clean_story
from generator.ingest.layout.no_article import (
    Kind,
    describe,
    find_kind,
    find_kind_of_notes,
    is_behind_paywall,
    paywall_problems,
)
from generator.ingest.layout.repeats import repeats_of
from generator.ingest.metadata.headers import parse_header
from generator.ingest.metadata.metadata import Field, Metadata, merge_metadata
from generator.ingest.metadata.origin import metadata_of_url, outlet_of_site
from generator.ingest.metadata.outlets import OutletIndex
from generator.ingest.metadata.sidecar import Sidecar
from generator.ingest.repairs.lines import mend_lines
from generator.ingest.repairs.mended import add_cuts
from generator.ingest.repairs.parts import mend_part
from generator.ingest.rules import CutRule, EvidenceRule
from generator.ingest.stories.labelling import label_parts
from generator.ingest.stories.splitting import Part, Splitting, split_stories
from generator.model.article import Article, Cut
from generator.model.ids import ArticleId
from generator.model.problem import Problem
from generator.model.source import Reading, Source
from generator.words import slug, squeeze

ONLY_FURNITURE = "nothing in it but page furniture"
LONGEST_NOTICE = 5_000  # characters: a longer file is no notice of a site
LONGEST_LINE = 2_000_000  # characters: a book in one line has fewer
VERBOSE_HINT = "see `cuttings inspect -v`"
LINE_HINT = "break the text into paragraphs"
MOST_LINES_OF_NOTES = 1_000
NOT_TEXT_HINT = "a source is text: plain, Markdown, HTML or JSONL"
PARTING_HINT = "if so, put a line of `* * *` between its stories"


def read(source: Source, data: bytes, sidecar: Sidecar, outlets: OutletIndex) -> Reading:
    """Every story of a text file."""
    decoded = encoding.decode(data)
    if isinstance(decoded, str):
        return Reading((), (Problem(source.path, decoded, NOT_TEXT_HINT),))
    lines = split_lines(decoded.text)
    reading = read_lines(source, decoded, lines, sidecar, outlets, Metadata())
    return Reading(reading.articles, encoding_problems(source, decoded) + reading.problems)


def encoding_problems(source: Source, decoded: encoding.Decoded) -> tuple[Problem, ...]:
    """What a person should know of bytes that would not decode."""
    return broken_text(source, count_broken(decoded))


def count_broken(decoded: encoding.Decoded) -> int:
    """The bytes that are no letters of the text's encoding."""
    return decoded.strays + decoded.text[:encoding.SAMPLE].count("\ufffd")


def broken_text(source: Source, broken: int) -> tuple[Problem, ...]:
    """The Problem of so many bytes; none for none."""
    if not broken:
        return ()
    return (Problem(source.path, f"{broken} bytes are broken text", "save the file as UTF-8"),)


def read_lines(
    source: Source,
    decoded: encoding.Decoded,
    lines: Sequence[Line],
    sidecar: Sidecar,
    outlets: OutletIndex,
    metadata: Metadata,
) -> Reading:
    """Lines -> the stories they tell; `metadata` holds for all of them."""
    if excess := find_excess(source.path, (line.text for line in lines)):
        return Reading((), excess)
    splitting = _part_lines(lines, outlets)
    parts: Sequence[Part] = [part for part in splitting.parts if part.blocks]
    if not parts:
        return Reading((), (Problem(source.path, "no words in it"),))
    bounds = _byte_bounds(decoded, parts)
    shared = merge_metadata((metadata, *_digest_headers(parts[0], outlets)))
    parts = label_parts(parts, shared, outlets)
    stories = [_clean_part(part, source, outlets) for part in parts]
    if kind := _find_kind(parts, stories, lines):
        return Reading((), (*sidecar.problems, describe(kind, source.path)))
    articles: dict[ArticleId, Article] = {}
    loose_cuts: tuple[Cut, ...] = ()  # of parts that are furniture alone
    problems = (*sidecar.problems, *_doubts(source, splitting))
    for number, (part, story) in enumerate(zip(parts, stories, strict=True)):
        if not story.headline and not story.paragraphs:
            loose_cuts += part.cuts + story.cuts
            continue
        problems += paywall_problems(part.texts, source.path)
        own = sidecar.metadata_of_story(story.headline, number, len(parts))
        merged = _merge(merge_metadata((own, part.metadata)), shared, story.metadata, outlets)
        is_only = len(parts) == 1
        id_ = file_id(source) if is_only else _free_id(source, story, articles)
        part_of = None if is_only else slug(file_stem(source.path))
        articles[id_] = build_article(
            id_, source, story, merged, outlets, byte_range=bounds[number], part_of=part_of,
            cuts=part.cuts)
    if not articles:
        return Reading((), (*sidecar.problems, Problem(source.path, ONLY_FURNITURE, VERBOSE_HINT)))
    return Reading(_with_cuts(tuple(articles.values()), loose_cuts), problems)


def find_excess(where: str, lines: Iterable[str]) -> tuple[Problem, ...]:
    """The Problem of a line that is too long to be read."""
    longest = max(map(len, lines), default=0)
    if longest <= LONGEST_LINE:
        return ()
    what = f"a line of {longest / 1e6:.0f} million characters: longer than is read"
    return (Problem(where, what, LINE_HINT),)


def _clean_part(part: Part, source: Source, outlets: OutletIndex) -> CleanStory:
    """The story of a part; is it only the beginning of one?"""
    repeats = repeats_of(source)
    story = clean_story(part.texts, outlets, headline=part.headline, repeats=repeats)
    is_beginning = part.is_snippet or is_behind_paywall(part.texts)
    return replace(story, continued=story.continued or is_beginning)


def _find_kind(
    parts: Sequence[Part], stories: Sequence[CleanStory], lines: Sequence[Line]
) -> Kind | None:
    """What a file of one part is in place of an article; None where it may be one."""
    first = parts[0]
    length = sum(map(len, first.texts))
    if len(parts) > 1 or length > LONGEST_NOTICE:
        return None
    story = stories[0]
    whole_lines = [squeeze(line.text) for line in lines[:MOST_LINES_OF_NOTES]]
    return find_kind(story.headline, story.paragraphs) or find_kind_of_notes(whole_lines)


def _part_lines(lines: Sequence[Line], outlets: OutletIndex) -> Splitting:
    """The documents of a database's export, or else the stories that the layout parts."""
    documents = read_export(lines, outlets)
    if documents:
        return Splitting(tuple(documents))
    mended = mend_lines(lines)
    splitting = split_stories(build_blocks(mended.lines), outlets)
    parts = [mend_part(part) for part in splitting.parts if part.blocks]
    return replace(splitting, parts=tuple(add_cuts(parts, mended.cuts)))


def _doubts(source: Source, splitting: Splitting) -> tuple[Problem, ...]:
    """The question whether a file that stays whole has several stories."""
    if not splitting.perhaps:
        return ()
    what = f"read as one story, and perhaps it has {splitting.perhaps}"
    return (Problem(source.path, what, PARTING_HINT),)


def _byte_bounds(decoded: encoding.Decoded, parts: Sequence[Part]) -> list[tuple[int, int]]:
    """The bytes [start, end) of each part."""
    places: list[int] = []
    for part in parts:
        places += part.bounds
    offsets = encoding.byte_offsets(decoded, places)
    starts = offsets[::2]
    ends = offsets[1::2]
    return list(zip(starts, ends, strict=True))


def _digest_headers(first: Part, outlets: OutletIndex) -> list[Metadata]:
    """What the header of a digest says of all its stories."""
    headers: list[Metadata] = []
    for cut in first.cuts:
        if cut.rule == CutRule.DIGEST_HEADER:
            header = parse_header(cut.quote, outlets)
            headers.append(header)
    return headers


def _merge(own: Metadata, shared: Metadata, read: Metadata, outlets: OutletIndex) -> Metadata:
    """A person's word of this story, what holds for all, what its text says, what its address says.

    Where an agency's dateline alone names an outlet, the site of the address outweighs it.
    """
    stated = merge_metadata((own, shared, read))
    of_url = metadata_of_url(stated.url, outlets)
    if not _has_agency_outlet(stated):
        return merge_metadata((own, shared, read, of_url))
    site = outlet_of_site(stated.url, outlets)
    return merge_metadata((own, shared, site, read, of_url))


def _has_agency_outlet(metadata: Metadata) -> bool:
    return any(
        entry.field == Field.OUTLET and entry.rule == EvidenceRule.DATELINE
        for entry in metadata.evidence
    )


def _with_cuts(articles: Sequence[Article], cuts: tuple[Cut, ...]) -> tuple[Article, ...]:
    """The articles, with more cuts at the end of the last."""
    others = articles[:-1]
    last = articles[-1]
    all_cuts = last.cuts + cuts
    return (*others, replace(last, cuts=all_cuts))


def _free_id(source: Source, story: CleanStory, taken: Collection[ArticleId]) -> ArticleId:
    """Two stories of one headline in one file are told apart by a number."""
    words = " ".join(story.paragraphs)
    headline = story.headline or words[:60]
    id_ = story_id(source, headline)
    number = 1
    while id_ in taken:
        number += 1
        id_ = story_id(source, f"{headline} {number}")
    return id_
