"""Selections -> feeds of their newest stories: RSS 2.0 and JSON Feed 1.1.

RSS and not Atom, because Atom wants a time for each entry: a story whose day no source states
has no date here, rather than one that nobody told. Without an address of the site there is no
feed, as its links must hold wherever it is read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, time
from email.utils import format_datetime
from html import escape

from generator import edtf
from generator.model.article import UNDETERMINED, Article
from generator.model.dates import Precision
from generator.model.findings import Findings
from generator.model.page import Page
from generator.render.data.addresses import build_urn, clean_xml, page_address, site_address
from generator.render.data.metadata import describe
from generator.render.data.tables import write_json
from generator.render.indexes.selections import Selection
from generator.render.library import Library
from generator.render.markup import href, html, safe_url
from generator.render.paths import article_path
from generator.render.publication_dates import has_stated_date

RSS = "feed.xml"
JSON_FEED = "feed.json"
MOST_ITEMS = 30  # the newest by date of publication
MOST_TAGS = 6  # of an item
VERSION = "https://jsonfeed.org/version/1.1"
_RSS_HEAD = (
    '<?xml version="1.0" encoding="utf-8"?>\n'
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/">\n<channel>\n'
)


def has_feeds(library: Library) -> bool:
    """Whether the site knows its address, without which no feed can be read elsewhere."""
    return bool(site_address(library.settings))


def export_feeds(library: Library) -> Iterator[Page]:
    """Two feeds for each selection."""
    if not has_feeds(library):
        return
    for selection in library.selections.values():
        items = [
            _items_of(library, findings)
            for findings in selection.stories[:MOST_ITEMS]
        ]
        yield _write_rss(library, selection, [rss for rss, _ in items])
        yield _write_json_feed(library, selection, [item for _, item in items])


EXPORTS = (export_feeds,)


def feed_title(library: Library, selection: Selection) -> str:
    """The site's name, and that of what the stories are of."""
    site_name = library.settings.site_name
    return f"{selection.name} - {site_name}" if selection.name else site_name


def _describe(selection: Selection) -> str:
    subject = f" of {selection.name}" if selection.name else ""
    return f"The newest stories{subject} by date of publication; undated ones last."


def _write_rss(library: Library, selection: Selection, items: list[str]) -> Page:
    site = site_address(library.settings)
    path = selection.file(RSS)
    own_address = href(page_address(site, path))
    head = (
        f"<title>{html(feed_title(library, selection))}</title>\n"
        f"<link>{href(page_address(site, selection.page))}</link>\n"
        f"<description>{html(_describe(selection))}</description>\n"
        f'<atom:link rel="self" type="application/rss+xml" href="{own_address}"/>\n'
    )
    text = f"{_RSS_HEAD}{head}{''.join(items)}</channel>\n</rss>\n"
    return Page(path, clean_xml(text))


def _write_json_feed(library: Library, selection: Selection, items: list[str]) -> Page:
    site = site_address(library.settings)
    path = selection.file(JSON_FEED)
    head = {
        "version": VERSION,
        "title": feed_title(library, selection),
        "description": _describe(selection),
        "home_page_url": page_address(site, selection.page),
        "feed_url": page_address(site, path),
    }
    # The items are JSON already: they are put before the brace that closes the head.
    text = write_json(head)[:-1] + ',"items":[\n' + ",\n".join(items) + "\n]}\n"
    return Page(path, text)


def _items_of(library: Library, findings: Findings) -> tuple[str, str]:
    """An article as an item of an RSS feed and of a JSON Feed, made once."""
    cache = library.cache.feed_items
    id_ = findings.article.id
    items = cache.get(id_)
    if items is None:
        item = _build_item(library, findings)
        items = cache[id_] = _rss_item(item, findings.article), write_json(item)
    return items


def _build_item(library: Library, findings: Findings) -> dict[str, object]:
    """An item of a JSON Feed, without what is not known."""
    article = findings.article
    item = {
        "id": build_urn(f"article {article.id}"),
        "url": page_address(site_address(library.settings), article_path(article.id)),
        "external_url": safe_url(article.url),
        "title": article.title,
        "content_text": describe(article),
        "date_published": _format_json_date(article),
        "authors": [{"name": name} for name in article.authors],
        "tags": _subjects(library, findings),
        "language": article.language if article.language != UNDETERMINED else None,
        "_cuttings": _describe_source(article),
    }
    return {key: value for key, value in item.items() if value}


def _subjects(library: Library, findings: Findings) -> list[str]:
    themes = [theme.name for theme in findings.themes]
    tags = [tag.name for tag in library.corpus.tags.get(findings.article.id, ())]
    return list(dict.fromkeys([*themes, *tags]))[:MOST_TAGS]


def _describe_source(article: Article) -> dict[str, str]:
    """What JSON Feed has no key for: the outlet, and the date as exactly as it is known."""
    published = article.published
    source = {
        "outlet": article.outlet or "",
        "date": edtf.write(published.period) if published else "",
        "date_basis": published.basis.value if published else "",
        "policy": article.policy.value,
    }
    return {key: value for key, value in source.items() if value}


def stated_day(article: Article) -> datetime | None:
    """The day of publication at 0:00 UTC; None unless a source states the day itself."""
    published = article.published
    if published is None or not has_stated_date(article):
        return None
    if published.period.precision is not Precision.DAY:
        return None
    return datetime.combine(published.period.first, time(), UTC)


def _format_json_date(article: Article) -> str:
    """RFC 3339."""
    day = stated_day(article)
    return day.isoformat().replace("+00:00", "Z") if day else ""


def _rss_item(item: Mapping[str, object], article: Article) -> str:
    day = stated_day(article)
    summary = escape(describe(article), quote=False)  # readers take a description for HTML
    parts = [
        f"<title>{html(article.title)}</title>",
        f"<link>{href(str(item['url']))}</link>",
        f'<guid isPermaLink="false">{item["id"]}</guid>',
        f"<pubDate>{format_datetime(day)}</pubDate>" if day else "",
        *(f"<dc:creator>{html(name)}</dc:creator>" for name in article.authors),
        f"<dc:publisher>{html(article.outlet)}</dc:publisher>" if article.outlet else "",
        f"<description>{html(summary)}</description>",
    ]
    return f"<item>{''.join(parts)}</item>\n"
