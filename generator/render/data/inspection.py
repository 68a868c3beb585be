"""Findings, and the Corpus they are part of -> what `cuttings inspect --json` prints of one story.

Offsets are code points into `text`, half-open. The shape is public: add keys, never change one.
"""

from __future__ import annotations

from generator import edtf
from generator.model.corpus import Corpus
from generator.model.dates import DateMention, Period
from generator.model.entities import Link
from generator.model.events import Event
from generator.model.findings import Findings
from generator.model.ids import Span
from generator.model.names import Kind, Mention
from generator.model.relations import Quote
from generator.model.subjects import Tag


def inspection(found: Findings, corpus: Corpus) -> dict[str, object]:
    """One JSON object a story; values are plain."""
    article = found.article
    links = corpus.links.get(article.id, {})
    return {
        "id": article.id, "source": article.source, "record": article.record, "title": article.title, "text": article.text,
        "published": edtf.write(article.published.period) if article.published else None,
        "date_basis": article.published.basis.value if article.published else None,
        "outlet": article.outlet, "authors": list(article.authors), "url": article.url, "dateline": article.dateline,
        "mentions": [_mention(mention, links.get(mention.span), corpus) for mention in found.mentions],
        "dates": [_date(date) for date in found.dates],
        "events": [_event(event) for event in found.events],
        "themes": [{"name": theme.name, "score": theme.score} for theme in found.themes],
        "tags": [_tag(tag, found) for tag in corpus.tags.get(article.id, ())],
        "quotes": [_quote(quote, found) for quote in found.quotes],
        "problems": [{"where": problem.where, "what": problem.what, "hint": problem.hint} for problem in found.problems],
    }


def kind_of(mention: Mention, link: Link | None, corpus: Corpus) -> Kind:
    """The linked entity's kind; a group stays a group though it links to its country."""
    entity = corpus.entities.get(link.entity) if link else None
    return mention.kind if entity is None or mention.kind is Kind.GROUP else entity.kind


def _span(span: Span) -> dict[str, object]:
    return {"start": span.start, "end": span.end}


def _days(period: Period | None) -> dict[str, object]:
    """The first and the last day, ISO; both null where there is no period."""
    return {"first": period.first.isoformat() if period else None, "last": period.last.isoformat() if period else None}


def _mention(mention: Mention, link: Link | None, corpus: Corpus) -> dict[str, object]:
    return {
        **_span(mention.span), "surface": mention.surface, "kind": kind_of(mention, link, corpus).value,
        "entity": link.entity if link else None, "tier": link.tier.value if link else None,
        "score": round(link.score if link else mention.score, 4), "by": mention.by,
    }


def _date(date: DateMention) -> dict[str, object]:
    return {**_span(date.span), "surface": date.surface, "type": date.type.value, "value": date.value, **_days(date.period), "by": date.by,
            "anchor": date.anchor, "how": date.how}


def _event(event: Event) -> dict[str, object]:
    return {**_span(event.span), **_days(event.period), "certainty": event.certainty.value, "dates": [_span(span) for span in event.dates]}


def _tag(tag: Tag, found: Findings) -> dict[str, object]:
    words = [{**_span(span), "surface": found.article.text[span.start:span.end]} for span in tag.spans]
    return {"name": tag.name, "basis": tag.basis.value, "score": round(tag.score, 4), "entity": tag.entity, "words": words}


def _quote(quote: Quote, found: Findings) -> dict[str, object]:
    text = found.article.text
    speaker = {**_span(quote.speaker), "surface": text[quote.speaker.start : quote.speaker.end]} if quote.speaker else None
    return {**_span(quote.span), "surface": text[quote.span.start : quote.span.end], "speaker": speaker, "by": quote.by}
