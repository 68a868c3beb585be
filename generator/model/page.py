"""Finished files, and what the search index holds of a page."""

from __future__ import annotations

from dataclasses import dataclass

ARTICLES_OF_PART = 200
FNV_OFFSET, FNV_PRIME = 0x811C9DC5, 0x01000193  # of FNV-1a with 32 bits


@dataclass(frozen=True, slots=True)
class Page:
    """A finished file: where it goes below docs/, and every character of it.

    Where the path ends in `.gz`, the file holds the characters packed. Where it ends in `.db`, they
    describe the database that the file is, see `store.database`.
    """

    path: str  # "/"-separated
    text: str


@dataclass(frozen=True, slots=True)
class SearchRecord:
    """One page as search sees it: an article by its words, any other page by its names."""

    url: str  # below the site's root, ends in "/"
    title: str
    kind: str  # of an entity; "theme", "outlet" or "tag"; "" for an article
    stories: int = 0  # what it has of them
    aliases: tuple[str, ...] = ()  # other names that lead to it, the most used first
    about: str = ""  # of an article: one line on outlet and date
    entities: tuple[str, ...] = ()  # names of those in an article, the most salient first
    html: str = ""  # of an article: a whole small document with Pagefind's data attributes


def count_filter_parts(articles: int) -> int:
    """Into how many parts filters of many values are cut, a power of two.

    Pagefind loads a filter whole: 200 articles have some 5,000 entities, which make 10 kB.
    """
    parts = 1
    while parts * ARTICLES_OF_PART < articles:
        parts *= 2
    return parts


def filter_part(value: str, parts: int) -> int:
    """In which part a value stands: FNV-1a of its UTF-8, as in overrides/shipped/find.js."""
    hash_ = FNV_OFFSET
    for byte in value.encode("utf-8", "surrogatepass"):
        hash_ = (hash_ ^ byte) * FNV_PRIME & 0xFFFFFFFF
    return hash_ & (parts - 1)
