"""What was read of one story -> its Article."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from generator.ingest.layout.cleaning import CleanStory
from generator.ingest.layout.headlines import count_words
from generator.ingest.metadata.archived import original_url
from generator.ingest.metadata.datelines import strip_dateline
from generator.ingest.metadata.metadata import Field, Metadata, merge_metadata, metadata_of
from generator.ingest.metadata.values import LONGEST, clean_line
from generator.ingest.rules import EvidenceRule
from generator.model.article import Article, Cut
from generator.model.ids import ArticleId
from generator.model.source import Source
from generator.words import mark, shorten, slug

TEASER = 120  # words: more beneath "Continue reading on ..." is no stub
STUB = 10  # words of body: fewer tell no story
LONGEST_TITLE = 300  # characters
LONGEST_OPENING = 90  # characters of a title that is the text's beginning
_PARAGRAPH_BREAK = "\n\n"


def file_stem(path: str) -> str:
    """A file's name without folder and suffix."""
    name = path.rsplit("/", 1)[-1]
    return name.rpartition(".")[0] or name


def suffix_of(path: str) -> str:
    """".txt" in small letters; empty for a name without one: "README", ".notes", "Mr.

    Holm speaks".
    """
    name = path.rsplit("/", 1)[-1]
    stem, _, ending = name.rpartition(".")
    if not stem.strip(".") or not ending.isalnum():
        return ""
    return f".{ending.lower()}"


def file_id(source: Source) -> ArticleId:
    """The id of a file's only article, from its path: readable, and the same after an edit."""
    stem = file_stem(source.path)
    digest = mark(source.path)
    return ArticleId(f"{slug(stem)}-{digest}")


def record_id(source: Source, record: str) -> ArticleId:
    """The id of an article with an id of its own in its source, `record`."""
    has_letters = any(letter.isalpha() for letter in record)
    readable = record if has_letters else f"{file_stem(source.path)}-{record}"
    digest = mark(f"{source.path}#{record}")
    return ArticleId(f"{slug(readable)}-{digest}")


def story_id(source: Source, headline: str, address: str | None = None) -> ArticleId:
    """The id of one of several articles of a source, from its address or else its headline."""
    key = address or slug(headline, longest=500)
    digest = mark(f"{source.path}#{key}")
    return ArticleId(f"{slug(headline)}-{digest}")


def build_article(
    id_: ArticleId, source: Source, story: CleanStory, metadata: Metadata, *,
    byte_range: tuple[int, int], record: str | None = None, part_of: str | None = None,
    cuts: tuple[Cut, ...] = (),
) -> Article:
    """`metadata` outweighs the story's own; `byte_range` is [start, end) in the source."""
    headline = shorten(story.headline, LONGEST)
    text = _PARAGRAPH_BREAK.join(part for part in (headline, *story.paragraphs) if part)
    merged = merge_metadata((metadata, _title_of(headline), story.metadata))
    original = original_url(merged.url) if merged.url else None
    archived_url = merged.url if original else None
    title = clean_line(merged.title) or _opening(strip_dateline(text)) or file_stem(source.path)
    return Article(
        id=id_,
        source=source.path,
        record=record,
        digest=source.digest,
        byte_range=byte_range,
        title=shorten(title, LONGEST_TITLE),
        text=text,
        body_start=_body_start(headline, text),
        published=merged.published,
        updated=merged.updated,
        outlet=merged.outlet,
        authors=_unique(merged.authors + merged.credits),
        url=original or merged.url,
        archived_url=merged.archived_url or archived_url,
        accessed=merged.accessed,
        dateline=merged.dateline,
        section=merged.section,
        language=merged.language or "en",
        rights=merged.rights,
        tags=merged.tags,
        part_of=part_of,
        stub=_is_stub(story),
        evidence=merged.evidence,
        cuts=cuts + story.cuts,
    )


def with_bytes(articles: Iterable[Article], size: int) -> tuple[Article, ...]:
    """The articles, each of the whole of its source, which has `size` bytes."""
    return tuple(replace(article, byte_range=(0, size)) for article in articles)


def _body_start(headline: str, text: str) -> int:
    """Where the text goes on after its headline."""
    if not headline:
        return 0
    return min(len(headline) + len(_PARAGRAPH_BREAK), len(text))


def _title_of(headline: str) -> Metadata:
    if not headline:
        return Metadata()
    return metadata_of(Field.TITLE, headline, headline, EvidenceRule.HEADLINE)


def _opening(text: str) -> str:
    """The first words, as a title for a story that has none."""
    opening = shorten(text, LONGEST_OPENING)
    if opening == "…":  # the first word is longer than a title
        return text[:LONGEST_OPENING - 1] + "…"
    return opening


def _unique(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _is_stub(story: CleanStory) -> bool:
    """Is the body too short to tell the story?"""
    words = sum(map(count_words, story.paragraphs))
    return words <= (TEASER if story.continued else STUB)
