"""WARC and WACZ, what a crawler took of the web -> the articles among its pages."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from io import BytesIO
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from generator import lazy
from generator.ingest.formats import cut_off
from generator.ingest.formats.archives.unpacking import ARCHIVE_ERRORS, CHUNK, unpack
from generator.ingest.formats.document import Document, read_documents
from generator.ingest.formats.pages.html import NO_ARTICLE_FOUND, decode_page
from generator.ingest.formats.plain import count_broken
from generator.ingest.formats.saved.saved_page import metadata_of_capture
from generator.ingest.metadata.outlets import OutletIndex
from generator.ingest.metadata.sidecar import Sidecar
from generator.ingest.metadata.values import parse_url
from generator.model.article import Article
from generator.model.problem import Problem
from generator.model.source import Reading, Source

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord

LARGEST_PAGE = 10_000_000  # bytes
MOST_PAGES = 20_000
HINT = "save the pages again"
NO_ARTICLE = "no article among its pages"
_PAGE_TYPE = lazy.regex(r"\s*(?:text/html|application/xhtml\+xml)\b", re.I)
_CHARSET = lazy.regex(r"charset\s*=\s*[\"']?([\w-]{2,20})", re.I)
_PAGE_LISTS = lazy.regex(r"pages/[^/]+\.jsonl")
_CRAWL = lazy.regex(r"archive/[^/]+\.warc(?:\.gz)?")


def read(source: Source, data: bytes, sidecar: Sidecar, outlets: OutletIndex) -> Reading:
    """The articles of a WARC file; pages that are none, such as fronts, are passed over."""
    problems: list[Problem] = []
    pages = _find_pages(source, data, outlets, problems)
    return _read_pages(source, pages, problems, len(data), sidecar, outlets)


def read_wacz(source: Source, data: bytes, sidecar: Sidecar, outlets: OutletIndex) -> Reading:
    """The articles of a WACZ file, among the pages that it lists, if it lists any."""
    crawls: list[bytes] = []
    listed: set[str] = set()
    problems: list[Problem] = []
    for member in unpack(data, source.path):
        if member.fault:
            problems.append(Problem(source.path, member.fault, HINT))
        elif _CRAWL.fullmatch(member.name):
            inner = unpack(member.content, member.name) if _is_packed(member.content) else [member]
            crawls += [crawl.content for crawl in inner]
        elif _PAGE_LISTS.fullmatch(member.name):
            listed |= set(_listed_urls(member.content))
    pages = (
        page
        for crawl in crawls
        for page in _find_pages(source, crawl, outlets, problems)
        if not listed or page.name in listed
    )
    return _read_pages(source, pages, problems, len(data), sidecar, outlets)


def _is_packed(content: bytes) -> bool:
    return content.startswith(b"\x1f\x8b")


def _listed_urls(lines: bytes) -> Iterator[str]:
    for line in lines.splitlines():
        try:
            row = json.loads(line)
        except (ValueError, RecursionError):
            continue
        if isinstance(row, dict) and isinstance(row.get("url"), str):
            yield _page_name(row["url"])


def _page_name(url: str) -> str:
    without_anchor = url.partition("#")[0]
    return without_anchor.rstrip("/")


def _read_pages(
    source: Source,
    pages: Iterable[Document],
    problems: list[Problem],
    size: int,
    sidecar: Sidecar,
    outlets: OutletIndex,
) -> Reading:
    """Of several captures of a page, the first counts."""
    articles: list[Article] = []
    names: set[str] = set()
    for page in pages:
        if page.name in names or len(names) >= MOST_PAGES:
            continue
        names.add(page.name)
        reading = read_documents(source, [page], size, sidecar, outlets)
        if any(problem.what == NO_ARTICLE_FOUND for problem in reading.problems):
            continue
        stories = [article for article in reading.articles if not article.stub]
        articles += stories
        problems += reading.problems if stories else ()
    if not articles:
        problems.append(Problem(source.path, NO_ARTICLE, HINT))
    return Reading(tuple(articles), tuple(dict.fromkeys((*sidecar.problems, *problems))))


def _find_pages(
    source: Source, data: bytes, outlets: OutletIndex, problems: list[Problem]
) -> Iterator[Document]:
    """The pages that a site gave, up to where the file is broken."""
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed
    from warcio.statusandheaders import StatusAndHeadersParserException

    errors = (*ARCHIVE_ERRORS, ArchiveLoadFailed, StatusAndHeadersParserException, AttributeError)
    try:
        for record in ArchiveIterator(BytesIO(data)):
            page = _parse_record(record, outlets)
            if page is not None:
                yield page
            if _is_cut(record):
                problems.append(Problem(source.path, cut_off.WHAT, HINT))
    except errors:
        problems.append(Problem(source.path, "broken, or cut off", HINT))


def _is_cut(record: ArcWarcRecord) -> bool:
    """Does the file end before the record has the length that it states?"""
    stream = record.raw_stream
    while stream.read(CHUNK):
        pass
    return getattr(stream, "limit", 0) > 0


def _parse_record(record: ArcWarcRecord, outlets: OutletIndex) -> Document | None:
    """The page of a record; None for a picture, an error, a front, or any other record."""
    headers = record.http_headers
    if record.rec_type != "response" or headers is None or headers.get_statuscode() != "200":
        return None
    kind = headers.get_header("Content-Type") or ""
    target = record.rec_headers.get_header("WARC-Target-URI") or ""
    url = parse_url(target.strip("<>"))  # wget writes them
    if url is None or not _PAGE_TYPE.match(kind) or not urlsplit(url).path.strip("/"):
        return None
    content = record.content_stream().read(LARGEST_PAGE)
    charset = _CHARSET.search(kind)
    decoded = decode_page(content, charset[1] if charset else "")
    if isinstance(decoded, str):
        return None
    day = record.rec_headers.get_header("WARC-Date") or ""
    capture = metadata_of_capture(url, day, f"{url} {day}", outlets)
    return Document(
        name=_page_name(url), html=decoded.text, fallback=capture, broken=count_broken(decoded))
