"""Ids, and places in a text.

Offsets are code points into `Article.text`, half-open, and never change once the article is
ingested. Every later claim points back to the words it rests on.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NewType

# "slug-of-name-1a2b3c": from the path (and record or headline), never from order
ArticleId = NewType("ArticleId", str)


EntityId = NewType("EntityId", str)  # slug of the canonical name


ThemeId = NewType("ThemeId", str)


Anchor = NewType("Anchor", str)  # "s-1a2b3c": a sentence's id on its article's page


@dataclass(frozen=True, slots=True, order=True)
class Span:
    start: int
    end: int
