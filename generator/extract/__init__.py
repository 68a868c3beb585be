"""Article -> Findings. Each extractor is a plain function of one article."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.catalog import Catalogue
from generator.extract.aliases import aliases
from generator.extract.dates import dates
from generator.extract.events import events
from generator.extract.names import mentions
from generator.extract.names_labels import labels
from generator.extract.names_lexicon import Lexicon, lexicon
from generator.extract.names_model import missing
from generator.extract.quotes import quotes
from generator.extract.relations import relations
from generator.extract.roles import roles
from generator.extract.sentences import sentences
from generator.extract.signature import signature
from generator.extract.themes import judged, themes
from generator.model import Article, DateMention, Findings, Mention
from generator.terms import Label


@dataclass(frozen=True, slots=True, eq=False)
class Tools:
    """What the extractors need beside the article, made once a process."""

    catalogue: Catalogue
    words: Lexicon
    model: str | None  # of spaCy, installed; it is loaded at the first text that it is asked about
    missing: str = ""  # what is wanted and not installed, for a person to read; "" where nothing is


def tools(catalogue: Catalogue, model: str | None) -> Tools:
    """Make ready what every article needs; `model` is a spaCy model's name, None for none."""
    lacking = missing(model)
    return Tools(catalogue, lexicon(catalogue), None if lacking else model, lacking)


def heard(texts: Sequence[str], kit: Tools) -> list[tuple[Label, ...]]:
    """What the model says of each text; nothing where there is none. No text, no model is loaded."""
    return labels(texts, kit.model) if kit.model and texts else [()] * len(texts)


def extract(article: Article, kit: Tools, known: Sequence[Label] | None = None) -> Findings:
    """All that the article says on its own; `known` is what the model says of its text, which is asked where that is None."""
    text = article.text
    parts = sentences(text)
    day = article.published.period if article.published else None
    when = dates(text, day)
    named = nameable(mentions(text, article.body, kit.words, heard([text], kit)[0] if known is None else known), when)
    said, given = quotes(text, named), judged(article, kit.catalogue.themes)
    return Findings(
        article, sentences=parts, mentions=named, aliases=aliases(text, parts, named), dates=when,
        events=events(text, parts, when, day), themes=themes(text, article.body, kit.catalogue.themes) if given is None else given,
        quotes=said, relations=relations(text, parts, named, said), roles=roles(text, parts, named), signature=signature(text))


def nameable(found: Iterable[Mention], when: Iterable[DateMention]) -> tuple[Mention, ...]:
    """Without what only the model takes for a name and is a date: "signed on 9 August 2022"."""
    dated = {date.span for date in when}
    return tuple(m for m in found if m.ref is not None or m.span not in dated)
