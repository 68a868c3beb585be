"""A page -> what can be taken away of its stories: feeds and files of citations."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.render.data import citation_files, feeds
from generator.render.library import Library

File = tuple[str, str]  # words, and path below the site's root


@dataclass(frozen=True, slots=True)
class Takeaway:
    """The files of a page."""

    feed_title: str = ""  # "" where the page has no feed
    feeds: Sequence[File] = ()
    citations: Sequence[File] = ()


NOTHING = Takeaway()


def list_takeaway(library: Library, path: str) -> Takeaway:
    """The files of the page at `path`; NOTHING for a page that lists no stories of its own."""
    selection = library.selections.get(path)
    if selection is None:
        if path.startswith("articles/"):
            return Takeaway(citations=citation_files.list_article_files(path))
        return NOTHING
    citations = citation_files.list_selection_files(selection)
    if not feeds.has_feeds(library):
        return Takeaway(citations=citations)
    files = [("RSS", selection.file(feeds.RSS)), ("JSON Feed", selection.file(feeds.JSON_FEED))]
    return Takeaway(feeds.feed_title(library, selection), files, citations)
