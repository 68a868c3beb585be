"""Comparisons -> a page for each: who was first, what they share, what one alone says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.interface import Words
from generator.model.article import Basis
from generator.model.entities import Tier
from generator.model.findings import Sentence
from generator.model.ids import EntityId, Span
from generator.model.page import Page
from generator.model.relations import Cited
from generator.render.desk import Desk
from generator.render.entity_links import link_entity
from generator.render.grouping import group_pairs
from generator.render.library import Library
from generator.render.markup import Raw, html
from generator.render.pages.compare.figures import Difference, find_differences
from generator.render.pages.compare.groups import (
    Comparison,
    Kind,
    Telling,
    find_comparisons,
)
from generator.render.pages.compare.sets import render_sets
from generator.render.pages.compare.wording import Overlap, Shared, compare_words, cut_spans
from generator.render.paths import COMPARE, Base, article_path, compare_path
from generator.render.periods import render_period
from generator.render.quoting import LONGEST, quote_sentence, quote_with_marks
from generator.render.sentences import sentence_at
from generator.render.story_lists import link_outlet, render_publication_date
from generator.words import shorten

PASSAGES = 8  # shown, the longest
OWN_SENTENCES = 5  # shown of each telling


@dataclass(frozen=True, slots=True)
class TellingRow:
    """A telling, for the table of who was first."""

    date: Raw
    outlet: Raw  # a link; empty where the outlet is unknown
    title: Raw  # a link
    share: str  # of its words that another has too: "83 %"


@dataclass(frozen=True, slots=True)
class DateRow:
    """A date that is given to an event, with those who give it."""

    period: Raw
    quotations: tuple[Raw, ...]


@dataclass(frozen=True, slots=True)
class OwnRow:
    """What one telling alone says."""

    outlet: str
    names: tuple[Raw, ...]  # links
    quotations: tuple[Raw, ...]
    more: int  # further sentences


def render_comparisons(desk: Desk) -> Iterator[Page]:
    """A page for each comparison, the list of them, and the page of two sets."""
    comparisons = find_comparisons(desk.library)
    words = desk.library.words
    base = Base(COMPARE)
    groups = group_pairs((comparison.kind, comparison) for comparison in comparisons)
    about = words.phrase(
        "How several outlets tell the same story, and how two parts of the collection differ."
    )
    yield desk.page(
        COMPARE,
        "compare",
        {"title": words.phrase("Compare"), "description": about},
        events=[_list_item(words, one, base) for one in groups.get(Kind.EVENT, ())],
        stories=[_list_item(words, one, base) for one in groups.get(Kind.STORY, ())],
    )
    for comparison in comparisons:
        yield _render_comparison(desk, comparison)
    yield from render_sets(desk)


def _list_item(words: Words, comparison: Comparison, base: Base) -> tuple[Raw, str, Raw]:
    """A link, the outlets, and the date of the event or of the first telling."""
    link = base.a(comparison.title, compare_path(comparison.kind, comparison.id))
    if comparison.entries:
        date = render_period(words, comparison.entries[0].period)
    else:
        date = render_publication_date(words, comparison.tellings[0].findings)
    return link, ", ".join(comparison.outlets), date


def _render_comparison(desk: Desk, comparison: Comparison) -> Page:
    library = desk.library
    base = Base(compare_path(comparison.kind, comparison.id))
    tellings = comparison.tellings
    overlap = compare_words(comparison.kind, tellings)
    outlets = library.words.counted(len(comparison.outlets), "outlet", "outlets")
    about = library.words.phrase("Told by %(outlets)s, side by side.", outlets=outlets)
    return desk.page(
        base.path,
        "comparison",
        {"title": comparison.title, "description": about},
        kind=comparison.kind.value,
        outlets=comparison.outlets,
        first=_say_who_was_first(library.words, tellings),
        rows=list(_describe_tellings(library, tellings, overlap, base)),
        dates=_describe_dates(library, comparison, base),
        told=[_quote_telling(library, telling, spans, base)
              for telling, spans in zip(tellings, overlap.spans, strict=True)]
        if comparison.kind is Kind.EVENT else [],
        figures=[_quote_difference(library, difference, base)
                 for difference in find_differences(tellings)],
        passages=_quote_passages(library, comparison, overlap, base),
        own=list(_quote_own(library, comparison, overlap, base)),
    )


def _say_who_was_first(words: Words, tellings: Sequence[Telling]) -> str:
    """A sentence; also where it can't be known."""
    first = tellings[0]
    later = [telling for telling in tellings if telling.outlet != first.outlet]
    published = first.findings.article.published
    others = [telling.findings.article.published for telling in later]
    dated = [other for other in others if other]
    if published is None or len(dated) < len(others):
        return words.phrase("Which was first is not known: not all of them are dated.")
    days = (dated[0].period.first - published.period.last).days
    if days <= 0:
        return words.phrase(
            "Which was first is not known: the earliest are of one day, or not dated to the day."
        )
    ahead = words.phrase(
        "%(outlet)s was the first in this collection, %(days)s ahead",
        outlet=first.outlet, days=words.counted(days, "day", "days"),
    )
    if Basis.INFERRED in (published.basis, dated[0].basis):
        return words.phrase("%(first)s, if the inferred dates are right.", first=ahead)
    return f"{ahead}."


def _describe_tellings(
    library: Library, tellings: Sequence[Telling], overlap: Overlap, base: Base
) -> Iterator[TellingRow]:
    for telling, share in zip(tellings, overlap.covered, strict=True):
        article = telling.findings.article
        yield TellingRow(
            date=render_publication_date(library.words, telling.findings),
            outlet=link_outlet(library, telling.findings, base),
            title=base.a(article.title, article_path(article.id)),
            share=f"{share:.0%}".replace("%", " %"),
        )


def _describe_dates(library: Library, comparison: Comparison, base: Base) -> list[DateRow]:
    """The dates that reports give to an event, the earliest first."""
    reports = group_pairs(
        (report.event.period, report)
        for telling in comparison.tellings
        for report in telling.reports
    )
    return [
        DateRow(
            render_period(library.words, period),
            tuple(
                quote_sentence(
                    library, Cited(report.article, report.anchor, report.event.span), base
                )
                for report in reports[period]
            ),
        )
        for period in sorted(reports)
    ]


def _quote_telling(
    library: Library, telling: Telling, spans: Sequence[Span], base: Base
) -> tuple[str, Raw, list[Raw]]:
    """The outlet, the date, and its sentences with the shared words marked."""
    date = render_publication_date(library.words, telling.findings)
    quotations = [
        _quote(library, telling, sentence, cut_spans(spans, sentence), base)
        for sentence in telling.sentences
    ]
    return telling.outlet, date, quotations


def _quote(library: Library, telling: Telling, sentence: Sentence, spans: Sequence[Span],
           base: Base) -> Raw:
    """A sentence with these words marked, and a link to its place."""
    if spans:
        words = quote_with_marks(telling.findings, sentence, spans, base)
        return Raw(f'<blockquote class="evidence">{words}</blockquote>')
    cited = Cited(telling.findings.article.id, sentence.anchor, sentence.span)
    return quote_sentence(library, cited, base)


def _quote_difference(library: Library, difference: Difference, base: Base) -> tuple[Raw, ...]:
    """Two sentences, the figure marked in each, with the outlets' names."""
    return tuple(
        Raw(
            f'<p class="meta">{html(stated.telling.outlet)}</p>'
            + _quote(library, stated.telling, stated.sentence, [stated.figure.span], base)
        )
        for stated in difference
    )


def _quote_passages(
    library: Library, comparison: Comparison, overlap: Overlap, base: Base
) -> list[Raw]:
    """The longest passages that printings share, each with its place in two of them."""
    if comparison.kind is Kind.EVENT:
        return []
    longest = sorted(overlap.passages, key=lambda shared: -shared.length)[:PASSAGES]
    return [
        _quote_passage(library.words, comparison.tellings, shared, base)
        for shared in sorted(longest, key=lambda shared: (shared.later, shared.span))
    ]


def _quote_passage(
    words: Words, tellings: Sequence[Telling], shared: Shared, base: Base
) -> Raw:
    later, earlier = tellings[shared.later], tellings[shared.earlier]
    text = later.findings.article.text[shared.span.start : shared.span.end]
    about = words.phrase(
        "%(words)s in %(one)s and %(other)s",
        words=words.counted(shared.length, "word", "words"),
        one=_link_to_place(earlier, shared.earlier_span, base),
        other=_link_to_place(later, shared.span, base),
    )
    passage = html(" ".join(shorten(text, LONGEST).split()))
    return Raw(
        f'<blockquote class="evidence"><mark>{passage}</mark>'
        f' <span class="meta">{about}</span></blockquote>'
    )


def _link_to_place(telling: Telling, span: Span, base: Base) -> str:
    findings = telling.findings
    sentence = sentence_at(findings, span.start)
    anchor = sentence.anchor if sentence else ""
    return base.a(
        telling.outlet,
        article_path(findings.article.id),
        anchor,
    )


def _quote_own(
    library: Library, comparison: Comparison, overlap: Overlap, base: Base
) -> Iterator[OwnRow]:
    """For each telling the names and the sentences that no other has."""
    names = [_names_in(library, telling) for telling in comparison.tellings]
    for n, (telling, alone) in enumerate(zip(comparison.tellings, overlap.alone, strict=True)):
        others = {id_ for m, known in enumerate(names) if m != n for id_ in known}
        own = [id_ for id_ in names[n] if id_ not in others]
        sentences = () if comparison.kind is Kind.EVENT else alone
        if own or sentences:
            yield OwnRow(
                telling.outlet,
                tuple(link_entity(library, id_, base) for id_ in own),
                tuple(_quote(library, telling, sentence, (), base)
                      for sentence in sentences[:OWN_SENTENCES]),
                max(0, len(sentences) - OWN_SENTENCES),
            )


def _names_in(library: Library, telling: Telling) -> list[EntityId]:
    """The entities with a page that its sentences name for sure, in text order."""
    links = library.corpus.links.get(telling.findings.article.id, {})
    places = {(sentence.span.start, sentence.span.end) for sentence in telling.sentences}
    found: dict[EntityId, None] = {}
    for mention in telling.findings.mentions:
        link = links.get(mention.span)
        sentence = sentence_at(telling.findings, mention.span.start)
        if link is None or sentence is None or link.tier is Tier.POSSIBLE:
            continue
        is_compared = (sentence.span.start, sentence.span.end) in places
        if is_compared and link.entity in library.entities.with_page:
            found.setdefault(link.entity)
    return list(found)
