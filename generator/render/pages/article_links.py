"""An article -> the others that its page leads to: printings, neighbours in time, related ones."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence

from generator.model.corpus import SharedPassage
from generator.model.findings import Findings
from generator.model.ids import ArticleId, Span
from generator.render.library import Library, story_of, title_of
from generator.render.markup import Raw
from generator.render.pages.compare.groups import comparison_paths
from generator.render.paths import Base, article_path
from generator.render.publication_dates import has_stated_date, newest_first
from generator.render.sentences import sentence_at
from generator.render.story_lists import link_outlet, render_publication_date
from generator.words import shorten, squeeze

MOST_RELATED = 8

Printing = tuple[Raw, Raw, Raw, str]  # title, outlet, date, reason
PASSAGE_ENDS = 80  # characters of a passage that its line quotes

PassageLink = Mapping[str, object]  # words, anchor; title, path of the sentence elsewhere
Neighbour = tuple[str, str, str]  # `Earlier` or `Later`, title, path


def describe_printings(library: Library, findings: Findings, base: Base) -> list[Printing]:
    """The other printings of the story: title, outlet, date, and why it is the same story."""
    reasons = _printing_reasons(library, findings.article.id)
    lead_reason = reasons.get(findings.article.id, "")
    rows = []
    for id_ in story_of(library, findings.article.id).printings:
        if id_ == findings.article.id:
            continue
        printing = library.corpus.findings[id_]
        title = base.a(title_of(library, id_), article_path(id_))
        reason = _without_title(reasons.get(id_) or lead_reason, (findings, printing))
        outlet = link_outlet(library, printing, base)
        date = render_publication_date(library.words, printing)
        rows.append((title, outlet, date, reason))
    return rows


def address_of_comparison(library: Library, findings: Findings, base: Base) -> Raw:
    """Where the printings of the story are compared; empty where they are not."""
    story = story_of(library, findings.article.id)
    path = comparison_paths(library).get(story.id)
    return Raw(base.url(path) if path else "")


def _printing_reasons(library: Library, id_: ArticleId) -> Mapping[ArticleId, str]:
    """Why each printing but the lead belongs to the story of this article."""
    story = story_of(library, id_)
    return dict(zip(story.printings[1:], story.reasons, strict=False))


def _without_title(reason: str, printings: Iterable[Findings]) -> str:
    """A reason without the headline that it begins with."""
    for printing in printings:
        headline = f"{printing.article.title}: "
        if reason.startswith(headline):
            return reason.removeprefix(headline)
    return reason


def find_neighbours(library: Library, findings: Findings) -> list[Neighbour]:
    """The story before and the story after in the article's first theme, where dates are stated."""
    if not findings.themes or not has_stated_date(findings.article):
        return []
    stories = library.themes.stories.get(findings.themes[0].id, ())  # newest first
    place = bisect_left(stories, newest_first(findings), key=newest_first)
    own = library.corpus.story_of[findings.article.id]
    later = _first_dated(stories, range(place - 1, -1, -1), own)
    earlier = _first_dated(stories, range(place, len(stories)), own)
    phrase = library.words.phrase
    neighbours = ((phrase("Earlier"), earlier), (phrase("Later"), later))
    return [
        (word, story.article.title, article_path(story.article.id))
        for word, story in neighbours
        if story
    ]


def _first_dated(
    stories: Sequence[Findings], places: Iterable[int], own: ArticleId
) -> Findings | None:
    """Of the stories at these places, the first with a stated date that isn't the article's own."""
    for place in places:
        story = stories[place]
        if story.article.id != own and has_stated_date(story.article):
            return story
    return None


def describe_related(library: Library, findings: Findings) -> list[tuple[str, str, str]]:
    """Related stories: title, path, and why they are related."""
    id_ = library.corpus.story_of[findings.article.id]
    related = library.corpus.related.get(id_, ())[:MOST_RELATED]
    links = []
    for story in related:
        title = title_of(library, story.article)
        links.append((title, article_path(story.article), ", ".join(story.reasons)))
    return links


def describe_passages(library: Library, findings: Findings) -> list[PassageLink]:
    """The passages that stand in other stories too, with the sentences where they begin."""
    passages = library.corpus.passages.get(findings.article.id, ())
    return [_describe_passage(library, findings, passage) for passage in passages]


def _describe_passage(
    library: Library, findings: Findings, passage: SharedPassage
) -> PassageLink:
    other = library.corpus.findings[passage.other]
    words = findings.article.text[passage.span.start : passage.span.end]
    return {
        "words": shorten(squeeze(words), PASSAGE_ENDS),
        "anchor": _anchor_at(findings, passage.span),
        "title": title_of(library, passage.other),
        "path": article_path(other.article.id),
        "other_anchor": _anchor_at(other, passage.other_span),
    }


def _anchor_at(findings: Findings, span: Span) -> str:
    """The anchor of the first sentence that begins in the passage, else of the one around it."""
    for sentence in findings.sentences:
        if span.start <= sentence.span.start < span.end:
            return sentence.anchor
    sentence_around = sentence_at(findings, span.start)
    return sentence_around.anchor if sentence_around else ""
