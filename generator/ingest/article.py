"""What was read of one story -> its Article."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from generator.ingest.language import find_language
from generator.ingest.layout.cleaning import CleanStory
from generator.ingest.layout.headlines import count_words
from generator.ingest.metadata.archived import original_url
from generator.ingest.metadata.datelines import strip_dateline
from generator.ingest.metadata.metadata import (
    FRONT_MATTER_KEYS,
    Field,
    Metadata,
    merge_metadata,
    metadata_of,
)
from generator.ingest.metadata.outlets import OutletIndex
from generator.ingest.metadata.settling import Title, settle, split_title
from generator.ingest.metadata.values import LONGEST, clean_line
from generator.ingest.rules import CutRule, EvidenceRule
from generator.model.article import UNDETERMINED, Article, Cut, is_english
from generator.model.ids import ArticleId
from generator.model.source import Source
from generator.words import mark, shorten, slug

TEASER = 120  # words: more beneath "Continue reading on ..." is no stub
STUB = 10  # words of body: fewer tell no story
LONGEST_TITLE = 300  # characters
LONGEST_OPENING = 90  # characters of a title that is the text's beginning
LANGUAGE_KEY = FRONT_MATTER_KEYS[Field.LANGUAGE]
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
    id_: ArticleId, source: Source, story: CleanStory, metadata: Metadata, outlets: OutletIndex, *,
    byte_range: tuple[int, int], record: str | None = None, part_of: str | None = None,
    cuts: tuple[Cut, ...] = (),
) -> Article:
    """`metadata` outweighs the story's own; `byte_range` is [start, end) in the source."""
    printed = shorten(story.headline, LONGEST)
    merged = settle(merge_metadata((metadata, _title_of(printed), story.metadata)), outlets)
    headline = split_title(printed, merged, outlets)
    text = _PARAGRAPH_BREAK.join(part for part in (headline.words, *story.paragraphs) if part)
    merged = _with_language(merged, text)
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
        body_start=_body_start(headline.words, text),
        published=merged.published,
        updated=merged.updated,
        outlet=merged.outlet,
        authors=_unique(merged.authors + merged.credits),
        url=original or merged.url,
        archived_url=merged.archived_url or archived_url,
        accessed=merged.accessed,
        dateline=merged.dateline,
        section=merged.section,
        language=merged.language or UNDETERMINED,
        rights=merged.rights,
        tags=merged.tags,
        part_of=part_of,
        stub=_is_stub(story),
        evidence=merged.evidence,
        cuts=cuts + _cut_of_end(headline) + story.cuts,
    )


def with_bytes(articles: Iterable[Article], size: int) -> tuple[Article, ...]:
    """The articles, each of the whole of its source, which has `size` bytes."""
    return tuple(replace(article, byte_range=(0, size)) for article in articles)


def _body_start(headline: str, text: str) -> int:
    """Where the text goes on after its headline."""
    if not headline:
        return 0
    return min(len(headline) + len(_PARAGRAPH_BREAK), len(text))


def _cut_of_end(headline: Title) -> tuple[Cut, ...]:
    """The outlet that stood at the end of a headline, as a cut."""
    if headline.end:
        return (Cut(headline.end.strip(), CutRule.TITLE_END.value),)
    return ()


def _with_language(metadata: Metadata, text: str) -> Metadata:
    """The metadata with the language that the words are in, where no person states it.

    A page's own attribute gives way to them: templates say "en" of all that is filled in.
    """
    rules = [
        entry.rule
        for entry in metadata.evidence
        if entry.field == LANGUAGE_KEY
    ]
    if metadata.language and EvidenceRule.LANG_ATTRIBUTE not in rules:
        return metadata
    language = find_language(text)
    stated = (metadata.language or "").lower()
    if language is None or stated.split("-")[0] == language:
        return metadata
    quote = shorten(text, LONGEST_OPENING)
    found = metadata_of(Field.LANGUAGE, language, quote, EvidenceRule.LANGUAGE_OF_WORDS)
    others = tuple(
        entry
        for entry in metadata.evidence
        if entry.field != LANGUAGE_KEY
    )
    evidence = () if is_english(language) else found.evidence
    return replace(metadata, language=language, evidence=others + evidence)


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
