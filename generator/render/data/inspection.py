"""Findings, and the Corpus they are part of -> what `cuttings inspect --json` prints of an article.

Offsets are code points into `text`, half-open. The shape is public: add keys, never change one.
"""

from __future__ import annotations

from generator import edtf
from generator.interface import IN_ENGLISH
from generator.model.article import Dated
from generator.model.corpus import Corpus
from generator.model.dates import DateMention, Period
from generator.model.entities import Link
from generator.model.events import Event
from generator.model.findings import Findings
from generator.model.ids import Span
from generator.model.names import Kind, Mention
from generator.model.relations import Quote
from generator.model.subjects import Tag, Theme
from generator.render.languages import describe_unread


def inspection(findings: Findings, corpus: Corpus) -> dict[str, object]:
    """One JSON object for an article; values are plain."""
    article = findings.article
    text = article.text
    links = corpus.links.get(article.id, {})
    tags = corpus.tags.get(article.id, ())
    return {
        "id": article.id,
        "source": article.source,
        "record": article.record,
        "title": article.title,
        "text": text,
        **_published(article.published),
        "outlet": article.outlet,
        "authors": list(article.authors),
        "url": article.url,
        "dateline": article.dateline,
        "language": article.language,
        "unread": describe_unread(IN_ENGLISH, article.language),
        "mentions": [_mention(mention, links.get(mention.span), corpus)
                     for mention in findings.mentions],
        "dates": [_date(date) for date in findings.dates],
        "events": [_event(event) for event in findings.events],
        "themes": [_theme(theme, text) for theme in findings.themes],
        "tags": [_tag(tag, text) for tag in tags],
        "quotes": [_quote(quote, text) for quote in findings.quotes],
        "problems": [{"where": problem.where, "what": problem.what, "hint": problem.hint}
                     for problem in findings.problems],
    }


def _theme(theme: Theme, text: str) -> dict[str, object]:
    """A theme with the words that earned it; `learned`: those are no keywords."""
    words = [text[span.start : span.end] for span in theme.spans]
    return {
        "name": theme.name,
        "score": theme.score,
        "learned": theme.learned,
        "words": list(dict.fromkeys(words)),
    }


def kind_of(mention: Mention, link: Link | None, corpus: Corpus) -> Kind:
    """The linked entity's kind; a group stays a group though it links to its country."""
    entity = corpus.entities.get(link.entity) if link else None
    if entity is None or mention.kind is Kind.GROUP:
        return mention.kind
    return entity.kind


def _published(dated: Dated | None) -> dict[str, object]:
    """The date of publication as EDTF, and how it is known; both null where it is unknown."""
    if dated is None:
        return {"published": None, "date_basis": None}
    return {
        "published": edtf.write(dated.period),
        "date_basis": dated.basis.value,
    }


def _span(span: Span) -> dict[str, object]:
    return {"start": span.start, "end": span.end}


def _words(span: Span, text: str) -> dict[str, object]:
    """A span with its words."""
    return {**_span(span), "surface": text[span.start : span.end]}


def _days(period: Period | None) -> dict[str, object]:
    """The first and the last day, ISO; both null where there is no period."""
    if period is None:
        return {"first": None, "last": None}
    return {
        "first": period.first.isoformat(),
        "last": period.last.isoformat(),
    }


def _mention(mention: Mention, link: Link | None, corpus: Corpus) -> dict[str, object]:
    score = link.score if link else mention.score
    return {
        **_span(mention.span),
        "surface": mention.surface,
        "kind": kind_of(mention, link, corpus).value,
        "entity": link.entity if link else None,
        "tier": link.tier.value if link else None,
        "score": round(score, 4),
        "by": mention.finder,
    }


def _date(date: DateMention) -> dict[str, object]:
    return {
        **_span(date.span),
        "surface": date.surface,
        "type": date.type.value,
        "value": date.value,
        **_days(date.period),
        "by": date.rule,
        "anchor": date.anchor,
        "how": date.explanation,
    }


def _event(event: Event) -> dict[str, object]:
    return {
        **_span(event.span),
        **_days(event.period),
        "certainty": event.certainty.value,
        "dates": [_span(span) for span in event.dates],
    }


def _tag(tag: Tag, text: str) -> dict[str, object]:
    return {
        "name": tag.name,
        "basis": tag.basis.value,
        "score": round(tag.score, 4),
        "entity": tag.entity,
        "words": [_words(span, text) for span in tag.spans],
    }


def _quote(quote: Quote, text: str) -> dict[str, object]:
    speaker = _words(quote.speaker, text) if quote.speaker else None
    return {**_words(quote.span, text), "speaker": speaker, "by": quote.rule}
