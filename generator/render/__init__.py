"""Corpus -> Pages. Decides which pages exist; templates decide how they look."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.catalog import Catalogue
from generator.model import Corpus, Page, SearchRecord, Settings


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """All that pages are made from."""

    corpus: Corpus
    catalogue: Catalogue
    settings: Settings
    templates: Mapping[str, str]  # name -> source, see store.project.templates


def render(view: View, share: int = 0, shares: int = 1) -> Iterator[Page]:
    """Every page, or this share of them: share k of n and the others together give each page once."""
    raise NotImplementedError


def search_records(view: View) -> Iterator[SearchRecord]:
    """What the search index is to hold."""
    raise NotImplementedError
