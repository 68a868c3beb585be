"""Article -> Findings. Each extractor is a plain function of one article."""

from __future__ import annotations

from dataclasses import dataclass

from generator.catalog import Catalogue
from generator.model import Article, Findings


@dataclass(frozen=True, slots=True, eq=False)
class Tools:
    """What the extractors need beside the article, made once a process."""

    catalogue: Catalogue


def tools(catalogue: Catalogue, model: str | None) -> Tools:
    """Make ready what every article needs; `model` is a spaCy model's name, None for none."""
    raise NotImplementedError


def extract(article: Article, kit: Tools) -> Findings:
    """All that the article says on its own."""
    raise NotImplementedError
