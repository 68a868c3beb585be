"""Article -> Findings. Each extractor is a plain function of one article."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TypeVar

from generator.catalog import Catalogue
from generator.extract import within
from generator.extract.aliases import find_aliases
from generator.extract.events import find_events
from generator.extract.legible import VOID, legible_text, split_stretches, void_long_words
from generator.extract.names import find_mentions
from generator.extract.names.labels import label_texts
from generator.extract.names.lexicon import Lexicon, build_lexicon
from generator.extract.names.model_names import describe_missing_model
from generator.extract.names.overlaps import find_covered_places
from generator.extract.phrases import find_phrases
from generator.extract.placing import shift_spans
from generator.extract.quotes import find_quotes
from generator.extract.relations import find_relations
from generator.extract.relations.roles import find_roles
from generator.extract.sentences import anchor_sentences, split_sentences
from generator.extract.signature import find_fingerprints, minhash_signature
from generator.extract.themes import corrected_themes, find_themes
from generator.model.article import Article, is_read
from generator.model.dates import DateMention
from generator.model.findings import Findings, Sentence
from generator.model.ids import Span
from generator.model.names import Label, Mention
from generator.model.relations import Quote
from generator.model.subjects import Theme

T = TypeVar("T")


@dataclass(frozen=True, slots=True, eq=False)
class Resources:
    """What the extractors need beside the article, made once a process."""

    catalogue: Catalogue
    words: Lexicon
    model: str | None  # of spaCy, installed; it is loaded at the first text that it labels
    missing: str = ""  # what is wanted and not installed, for a person to read; "" for nothing


def build_resources(catalogue: Catalogue, model: str | None) -> Resources:
    """What every article needs; `model` is a spaCy model's name, None for none."""
    missing = describe_missing_model(model)
    usable = None if missing else model
    lexicon = build_lexicon(catalogue)
    return Resources(catalogue, lexicon, usable, missing)


def find_labels(
    articles: Sequence[Article], resources: Resources
) -> list[tuple[Label, ...]]:
    """What the model labels in each article's text; nothing where there is no model.

    For no text, no model is loaded.
    """
    if not articles or not resources.model:
        return [()] * len(articles)
    texts = [legible_text(article) for article in articles]
    return label_texts(texts, resources.model)


def extract(
    article: Article, resources: Resources, labels: Sequence[Label] | None = None
) -> Findings:
    """All that the article says on its own.

    `labels` are those of the model for its text; the model is asked where they are None.
    """
    text = article.text
    if not is_read(article.language):
        return _sentences_alone(article, resources)
    if labels is None:
        labels = find_labels([article], resources)[0]
    legible = legible_text(article)
    stretches = [
        _extract_stretch(article, legible, span, resources, _labels_within(labels, span))
        for span in split_stretches(text)
    ]
    sentences = anchor_sentences(text, [sentence.span for sentence in _sentences(stretches)])
    return Findings(
        article,
        sentences=sentences,
        mentions=_join(stretches, lambda stretch: stretch.mentions),
        aliases=_join(stretches, lambda stretch: stretch.aliases),
        dates=_join(stretches, lambda stretch: stretch.dates),
        events=_join(stretches, lambda stretch: stretch.events),
        themes=_themes(article, legible, resources, sentences),
        quotes=_join(stretches, lambda stretch: stretch.quotes),
        phrases=_join(stretches, lambda stretch: stretch.phrases),
        relations=_join(stretches, lambda stretch: stretch.relations),
        roles=_join(stretches, lambda stretch: stretch.roles),
        signature=minhash_signature(text),
        fingerprints=find_fingerprints(text),
    )


def _sentences_alone(article: Article, resources: Resources) -> Findings:
    """What is found in a text that is not in English: its sentences, and what a person said."""
    text = article.text
    spans = [
        Span(stretch.start + sentence.span.start, stretch.start + sentence.span.end)
        for stretch in split_stretches(text)
        for sentence in split_sentences(text[stretch.start:stretch.end], [])
    ]
    return Findings(
        article,
        sentences=anchor_sentences(text, spans),
        themes=corrected_themes(article, resources.catalogue.themes) or (),
        signature=minhash_signature(text),
    )


def _labels_within(labels: Iterable[Label], span: Span) -> list[Label]:
    """The labels in a stretch, placed as in its own text."""
    return [
        Label(label.start - span.start, label.end - span.start, label.name)
        for label in labels
        if span.start <= label.start and label.end <= span.end
    ]


def _sentences(stretches: Iterable[Findings]) -> Iterable[Sentence]:
    sentences = (stretch.sentences for stretch in stretches)
    return chain.from_iterable(sentences)


def _join(
    stretches: Iterable[Findings], part: Callable[[Findings], tuple[T, ...]]
) -> tuple[T, ...]:
    return tuple(chain.from_iterable(map(part, stretches)))


def _themes(
    article: Article, legible: str, resources: Resources, sentences: Sequence[Sentence]
) -> tuple[Theme, ...]:
    """Those that a person gave, else those that the words earn."""
    rules = resources.catalogue.themes
    corrected = corrected_themes(article, rules)
    if corrected is not None:
        return corrected
    themes = find_themes(legible, article.body_start, rules)
    return within.cut_themes(themes, sentences)


def _extract_stretch(
    article: Article,
    legible: str,
    stretch: Span,
    resources: Resources,
    labels: Sequence[Label],
) -> Findings:
    """What a stretch of the text says, pointing at the whole text's words."""
    printed = article.text[stretch.start:stretch.end]
    text = legible[stretch.start:stretch.end]
    asides = [shift_spans(aside, -stretch.start) for aside in article.asides]
    body = max(0, article.body_start - stretch.start)
    published = article.published.period if article.published else None

    candidates = _find_mentions(text, body, resources, labels)
    catalogued = [mention.span for mention in candidates if mention.ref]
    sentences = split_sentences(printed, catalogued, asides)
    dates = within.find_dates_in_sentences(void_long_words(printed), sentences, published)
    mentions = without_dates(within.cut_names(text, candidates, sentences), dates)
    dates = dates_outside_names(dates, mentions)
    quotes = find_quotes(text, mentions)
    aliases = find_aliases(text, mentions)
    roles = find_roles(text, sentences, mentions)
    relations = find_relations(text, sentences, mentions, quotes)
    taken = _spans_of_other_findings(mentions, dates, quotes)
    findings = Findings(
        article,
        sentences=sentences,
        mentions=mentions,
        aliases=within.aliases_in_sentences(aliases, sentences),
        dates=dates,
        events=find_events(text, sentences, within.dates_outside(asides, dates), published),
        quotes=quotes,
        phrases=find_phrases(text, body, sentences, taken),
        relations=within.cut_relations(relations, sentences),
        roles=within.roles_in_sentences(roles, sentences),
    )
    return shift_spans(findings, stretch.start)


def _find_mentions(
    text: str, body: int, resources: Resources, labels: Sequence[Label]
) -> list[Mention]:
    """The names of a text, but those with a void in them."""
    mentions = find_mentions(text, body, resources.words, labels)
    return [
        mention
        for mention in mentions
        if VOID not in mention.surface
    ]


def _spans_of_other_findings(
    mentions: Iterable[Mention], dates: Iterable[DateMention], quotes: Iterable[Quote]
) -> list[Span]:
    """The words that are no phrase: names, dates and speakers."""
    spans = [mention.span for mention in mentions]
    spans += [date.span for date in dates]
    spans += [quote.speaker for quote in quotes if quote.speaker]
    return spans


def dates_outside_names(
    dates: Iterable[DateMention], mentions: Iterable[Mention]
) -> tuple[DateMention, ...]:
    """Without what is only a part of a name: the "Sunday" of "Sunday Times"."""
    inner = find_covered_places(
        mention for mention in mentions if mention.span.end - mention.span.start > 1
    )
    return tuple(
        date
        for date in dates
        if date.span.start not in inner or date.span.end - 1 not in inner
    )


def without_dates(
    mentions: Iterable[Mention], dates: Iterable[DateMention]
) -> tuple[Mention, ...]:
    """Without what only the model takes for a name and is a date: "signed on 9 August 2022"."""
    dated = {date.span.start: date.span for date in dates}
    return tuple(
        mention
        for mention in mentions
        if mention.ref is not None or mention.span != dated.get(mention.span.start)
    )
