"""Finished files, and what the search index holds of a page."""

from __future__ import annotations

from dataclasses import dataclass


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
    """One page as the search index sees it."""

    url: str  # below the site's root, ends in "/"
    html: str  # a whole small document with Pagefind's data attributes
    names: tuple[str, ...] = ()  # that lead to it when they are typed whole; the first is shown
    surnames: tuple[str, ...] = ()  # that lead to it after what has them as a whole name
    about: str = ""  # one line on what bears these names
