"""Article -> Findings. Each extractor is a plain function of one article."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TypeVar

from generator.catalog import Catalogue
from generator.extract import within
from generator.extract.aliases import aliases
from generator.extract.events import events
from generator.extract.legible import VOID, legible, stretches
from generator.extract.names import mentions
from generator.extract.names.labels import labels
from generator.extract.names.lexicon import Lexicon, lexicon
from generator.extract.names.model import missing
from generator.extract.phrases import phrases
from generator.extract.placing import moved
from generator.extract.quotes import quotes
from generator.extract.relations import relations
from generator.extract.relations.roles import roles
from generator.extract.sentences import anchored, sentences
from generator.extract.signature import signature
from generator.extract.themes import judged, themes
from generator.model.article import Article
from generator.model.dates import DateMention
from generator.model.findings import Findings
from generator.model.ids import Span
from generator.model.names import Label, Mention

T = TypeVar("T")

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
    return labels(list(map(legible, texts)), kit.model) if kit.model and texts else [()] * len(texts)


def extract(article: Article, kit: Tools, known: Sequence[Label] | None = None) -> Findings:
    """All that the article says on its own; `known` is what the model says of its text, which is asked where that is None."""
    text = article.text
    said = heard([text], kit)[0] if known is None else known
    read = [_stretch(article, at, kit, [one for one in said if at.start <= one.start and one.end <= at.end]) for at in stretches(text)]
    parts = anchored(text, [sentence.span for one in read for sentence in one.sentences])
    given = judged(article, kit.catalogue.themes)
    found = within.themes(themes(text, article.body, kit.catalogue.themes), parts) if given is None else given
    return Findings(
        article, sentences=parts, mentions=_all(read, lambda one: one.mentions), aliases=_all(read, lambda one: one.aliases),
        dates=_all(read, lambda one: one.dates), events=_all(read, lambda one: one.events), themes=found,
        quotes=_all(read, lambda one: one.quotes), phrases=_all(read, lambda one: one.phrases),
        relations=_all(read, lambda one: one.relations),
        roles=_all(read, lambda one: one.roles), signature=signature(text))


def _all(read: Iterable[Findings], part: Callable[[Findings], tuple[T, ...]]) -> tuple[T, ...]:
    return tuple(chain.from_iterable(map(part, read)))


def _stretch(article: Article, at: Span, kit: Tools, said: Iterable[Label]) -> Findings:
    """What a stretch of the text says, pointing at the whole text's words."""
    printed = article.text[at.start:at.end]
    text, body = legible(printed), max(0, article.body - at.start)
    day = article.published.period if article.published else None
    heard_ = [Label(one.start - at.start, one.end - at.start, one.name) for one in said]
    found = [m for m in mentions(text, body, kit.words, heard_) if VOID not in m.surface]
    parts = sentences(printed, [m.span for m in found if m.ref])
    when = within.dates(text, parts, day)
    named = nameable(within.names(text, found, parts), when)
    quoted = quotes(text, named)
    taken = [m.span for m in named] + [date.span for date in when]
    taken += [quote.speaker for quote in quoted if quote.speaker]
    subjects = phrases(text, body, parts, taken) if article.language.startswith("en") else ()
    made = Findings(
        article, sentences=parts, mentions=named, aliases=within.aliases(aliases(text, parts, named), parts), dates=when,
        events=events(text, parts, when, day), quotes=quoted, phrases=subjects, roles=within.roles(roles(text, parts, named), parts),
        relations=within.relations(relations(text, parts, named, quoted), parts))
    return moved(made, at.start)


def nameable(found: Iterable[Mention], when: Iterable[DateMention]) -> tuple[Mention, ...]:
    """Without what only the model takes for a name and is a date: "signed on 9 August 2022"."""
    dated = {date.span for date in when}
    return tuple(m for m in found if m.ref is not None or m.span not in dated)
