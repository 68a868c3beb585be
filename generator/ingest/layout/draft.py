"""A story while it is cleaned: its paragraphs, what was cut, and the metadata of the cut lines."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.ingest.metadata.metadata import Metadata
from generator.ingest.metadata.outlets import OutletIndex
from generator.model.article import Cut
from generator.words import squeeze


@dataclass(slots=True)
class Draft:
    """What has been sorted so far; lives only while one story is cleaned."""

    outlets: OutletIndex
    paragraphs: list[str] = field(default_factory=list)
    cuts: list[Cut] = field(default_factory=list)
    metadata: list[Metadata] = field(default_factory=list)  # the more trusted first

    def cut(self, quote: str, rule: str, probability: float | None = None) -> None:
        """Put words aside, with the rule that cut them, or a label and how probable it is."""
        line = squeeze(quote)
        rounded = None if probability is None else round(probability, 2)
        self.cuts.append(Cut(line, str(rule), rounded))
