"""What was read of one story -> its Article."""

from __future__ import annotations

from generator.ingest.layout.cleaning import Cleaned
from generator.ingest.metadata.known import LONGEST, Known, known, merged, plain
from generator.ingest.metadata.lines import undated
from generator.ingest.stories import count
from generator.model.article import Article, Cut
from generator.model.ids import ArticleId
from generator.model.source import Source
from generator.words import mark, shorten, slug

TEASER = 120  # words: more beneath "Continue reading on ..." is no stub
STUB = 10  # words of body: fewer tell no story


def stem(path: str) -> str:
    """A file's name without folder and suffix."""
    name = path.rsplit("/", 1)[-1]
    return name.rpartition(".")[0] or name


def named(source: Source, record: str | None = None, headline: str | None = None, address: str | None = None) -> ArticleId:
    """Readable, and the same after an edit: from the path, and within it the record's id, the address or the headline."""
    if record is not None:
        readable = slug(record) if any(c.isalpha() for c in record) else slug(f"{stem(source.path)}-{record}")
        return ArticleId(f"{readable}-{mark(f'{source.path}#{record}')}")
    if headline is not None:
        return ArticleId(f"{slug(headline)}-{mark(f'{source.path}#{address or slug(headline, longest=500)}')}")
    return ArticleId(f"{slug(stem(source.path))}-{mark(source.path)}")


def _opening(text: str) -> str:
    """The first words, as a title for a story that has none."""
    return short if (short := shorten(text, 90)) != "…" else text[:89] + "…"


def made(
    id_: ArticleId, source: Source, story: Cleaned, facts: Known, *, bytes_: tuple[int, int], record: str | None = None,
    part_of: str | None = None, cuts: tuple[Cut, ...] = (),
) -> Article:
    """`facts` outweigh what the story says of itself."""
    headline = shorten(story.headline, LONGEST)
    text = "\n\n".join(part for part in (headline, *story.paragraphs) if part)
    told = merged((facts, known("title", headline, headline, "headline") if headline else Known(), story.known))
    title = plain(told.title) or _opening(undated(text)) or stem(source.path)
    body = min(len(headline) + 2, len(text)) if headline else 0
    long = sum(map(count, story.paragraphs))
    return Article(
        id=id_, source=source.path, record=record, digest=source.digest, bytes_=bytes_, title=shorten(title, 300), text=text, body=body,
        published=told.published, updated=told.updated, outlet=told.outlet, authors=tuple(dict.fromkeys(told.authors + told.credits)),
        url=told.url, archived_url=told.archived_url, accessed=told.accessed, dateline=told.dateline, section=told.section,
        language=told.language or "en", rights=told.rights, tags=told.tags, part_of=part_of,
        stub=long <= (TEASER if story.continued else STUB),
        evidence=told.evidence, cuts=cuts + story.cuts)
