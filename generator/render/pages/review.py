"""Library -> the review page: what a person should decide, with the lines to copy."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from generator.interface import to_translate
from generator.model.dates import DateMention, TimexType
from generator.model.decisions import Ask, Judgement, Question
from generator.model.entities import Tier
from generator.model.findings import Findings
from generator.model.ids import ArticleId, EntityId
from generator.model.page import Page
from generator.render.desk import Desk
from generator.render.entity_links import link_entity
from generator.render.grouping import group_pairs
from generator.render.library import Library, title_of
from generator.render.markup import Raw, html
from generator.render.paths import REVIEW, Base, article_path
from generator.render.publication_dates import has_stated_date
from generator.render.sentences import sentence_at
from generator.render.story_lists import render_publication_date
from generator.words import shorten

MOST_QUESTIONS = 50  # shown
MOST_ROWS = 100  # of each kind; the count says how many there are
MOST_PLACES = 5  # sentences shown of a possible name
LONGEST_TITLE = 70  # characters
QUESTIONS = {
    Ask.MERGE: to_translate("One or two?"),
    Ask.SPLIT: to_translate("Rightly made one?"),
    Ask.TYPE: to_translate("What is it?"),
    Ask.WHICH: to_translate("Which of them?"),
    Ask.NAME: to_translate("A name?"),
    Ask.DATE: to_translate("When was it published?"),
    Ask.DIGEST: to_translate("Rightly parted?"),
    Ask.EVENT: to_translate("Which day is right?"),
}

QuestionRow = tuple[str, Raw, str, str, str]  # what is asked, of what, why, kind, story or ""
DoubtRow = tuple[Raw, Raw, str, str]  # left, right, why, line to copy
# Entity, why, mentions shown, how many mentions.
PossibleRow = tuple[Raw, str, Sequence["PossibleMention"], int]
UnresolvedDate = tuple[Findings, DateMention]


class PossibleMention(NamedTuple):
    """A mention that the machine isn't sure of, with its story's title and date."""

    reason: str
    link: Raw  # the words, linked to their sentence
    title: str
    date: Raw


def render_review(desk: Desk) -> Page:
    """Dates to give, pairs to judge, doubtful names, unresolved dates, and problems."""
    library = desk.library
    base = Base(REVIEW)
    return desk.page(
        REVIEW,
        "review",
        {
            "title": library.words.phrase("Review"),
            "description": library.words.phrase("What a person should decide."),
        },
        **_question_values(library, base),
        **_undated_values(library, base),
        **_doubt_values(library, base),
        **_possible_values(library, base),
        **_unresolved_values(library, base),
        **_problem_values(library),
    )


def _question_values(library: Library, base: Base) -> Mapping[str, object]:
    """The first questions of the queue, and how many there are of each kind."""
    queue = library.corpus.questions
    kinds = Counter(question.ask.value for question in queue)
    return {
        "queue": [_question_row(library, question, base) for question in queue[:MOST_QUESTIONS]],
        "queue_count": len(queue),
        "kinds": sorted(kinds.items()),
    }


def _question_row(library: Library, question: Question, base: Base) -> QuestionRow:
    subject = link_subject(library, question, base)
    story = _link_story(library, question, base)
    kind = library.words.phrase(QUESTIONS[question.ask])
    return kind, subject, question.reason, question.ask.value, story


def link_subject(library: Library, question: Question, base: Base) -> Raw:
    """What a question is about, linked."""
    phrase = library.words.phrase
    if question.ask is Ask.EVENT:
        left = _link_event(library, question.left, base)
        right = _link_event(library, question.right, base)
        return Raw(phrase("%(one)s and %(other)s", one=left, other=right))
    names = [link_name(library, id_, base) for id_ in _sides_of(question)]
    either = phrase("or")
    return Raw(f" {either} ".join(names))


def _sides_of(question: Question) -> Sequence[str]:
    """What is to be told apart; the right side of a question about a date is the date itself."""
    sides = (question.left, *question.options)
    if question.right and question.ask is not Ask.DATE:
        return (*sides, question.right)
    return sides


def _link_story(library: Library, question: Question, base: Base) -> str:
    """The story of a name that has no page, linked; else empty."""
    if question.ask is Ask.EVENT or not question.passages:
        return ""
    has_page = ArticleId(question.left) in library.articles.positions
    if has_page or EntityId(question.left) in library.entities.with_page:
        return ""
    story = ArticleId(question.passages[0].article)
    if story not in library.articles.positions:
        return ""
    return base.a(library.words.phrase("in this story"), article_path(story))


def _link_event(library: Library, id_: str, base: Base) -> Raw:
    """An entry of the timeline by the day that it gives, linked to its sentence."""
    entry = library.timeline.disputed[id_]
    report = entry.reports[0]
    words = library.words.period(entry.period)
    return base.a(words, article_path(report.article), report.anchor)


def link_name(library: Library, id_: str, base: Base) -> Raw:
    """An entity or article by its id, linked where it has a page; else the words themselves."""
    entity = library.corpus.entities.get(EntityId(id_))
    if entity:
        return link_entity(library, entity.id, base)
    if ArticleId(id_) in library.articles.positions:
        return link_title(library, ArticleId(id_), base)
    listing = library.catalogue.listings.find_listing(id_)
    if listing:
        return Raw(library.words.phrase("%(name)s (on a list)", name=html(listing.names[0])))
    return Raw(html(id_))


def link_title(library: Library, id_: ArticleId, base: Base) -> Raw:
    """An article's title, linked to its page."""
    return base.a(title_of(library, id_), article_path(id_))


def _undated_values(library: Library, base: Base) -> Mapping[str, object]:
    """Articles without a stated date: title, source, and how many dates wait for it."""
    undated = [findings for findings in library.articles.printings
               if not has_stated_date(findings.article)]
    rows = []
    for findings in undated[:MOST_ROWS]:
        article = findings.article
        waiting = sum(date.period is None for date in findings.dates)
        rows.append((link_title(library, article.id, base), article.source, waiting))
    return {
        "undated": rows,
        "undated_count": len(undated),
        "example": undated[0].article if undated else None,
    }


def _doubt_values(library: Library, base: Base) -> Mapping[str, object]:
    """Pairs of which the machine doesn't know whether they are one."""
    doubts = library.corpus.unsure_pairs
    return {
        "doubts": [_doubt_row(library, doubt, base) for doubt in doubts[:MOST_ROWS]],
        "doubts_count": len(doubts),
    }


def _doubt_row(library: Library, doubt: Judgement, base: Base) -> DoubtRow:
    left = link_name(library, doubt.left, base)
    right = link_name(library, doubt.right, base)
    return left, right, doubt.reason, _judgement_line(doubt)


def _judgement_line(doubt: Judgement) -> str:
    """The line that says that two are one; `different` in its place says that they are not."""
    row = {
        "left": doubt.left,
        "right": doubt.right,
        "verdict": "same",
        "by": "your name",
        "why": "how you know",
    }
    return json.dumps(row, ensure_ascii=False)


def _possible_values(library: Library, base: Base) -> Mapping[str, object]:
    """Entities that some mentions only possibly name, those with most such mentions first."""
    by_entity = group_pairs(_find_possible_mentions(library, base))
    ranked = sorted(by_entity.items(), key=lambda item: (-len(item[1]), item[0]))
    return {
        "possible": [
            _possible_row(library, id_, mentions, base)
            for id_, mentions in ranked[:MOST_ROWS]
        ],
        "possible_count": len(ranked),
    }


def _find_possible_mentions(
    library: Library, base: Base
) -> Iterator[tuple[EntityId, PossibleMention]]:
    """Every mention that only possibly names an entity."""
    for findings in library.articles.printings:
        links = library.corpus.links.get(findings.article.id, {})
        for mention in findings.mentions:
            link = links.get(mention.span)
            if link and link.tier is Tier.POSSIBLE:
                words = link_words(findings, mention.span.start, mention.surface, base)
                title = shorten(findings.article.title, LONGEST_TITLE)
                date = render_publication_date(library.words, findings)
                possible = PossibleMention(link.reason, words, title, date)
                yield link.entity, possible


def _possible_row(
    library: Library, id_: EntityId, mentions: Sequence[PossibleMention], base: Base
) -> PossibleRow:
    name = link_name(library, id_, base)
    reason = mentions[0].reason
    places = mentions[:MOST_PLACES]
    return name, reason, places, len(mentions)


def link_words(findings: Findings, start: int, words: str, base: Base) -> Raw:
    """Words that stand at `start` in an article, linked to their sentence."""
    sentence = sentence_at(findings, start)
    anchor = sentence.anchor if sentence else ""
    return base.a(words, article_path(findings.article.id), anchor)


def _unresolved_values(library: Library, base: Base) -> Mapping[str, object]:
    """Stories, each with the words that should give a day and don't, linked to their sentences."""
    unresolved = list(_find_unresolved_dates(library))
    by_story = group_pairs(
        (findings.article.id, (findings, date))
        for findings, date in unresolved
    )
    rows = []
    for id_, dates in islice(by_story.items(), MOST_ROWS):
        links = [
            link_words(findings, date.span.start, date.surface, base)
            for findings, date in dates
        ]
        rows.append((link_title(library, id_, base), links))
    return {"unresolved": rows, "unresolved_count": len(unresolved)}


def _find_unresolved_dates(library: Library) -> Iterator[UnresolvedDate]:
    """Expressions of a day or time, not of a duration, whose days are not known."""
    for findings in library.articles.printings:
        for date in findings.dates:
            names_time = date.type in (TimexType.DATE, TimexType.TIME)
            if date.period is None and names_time:
                yield findings, date


def _problem_values(library: Library) -> Mapping[str, object]:
    """What went wrong in the collection and in its articles, each problem once."""
    problems = set(library.corpus.problems)
    for findings in library.articles.printings:
        problems.update(findings.problems)
    return {"problems": sorted(problems)[:MOST_ROWS], "problems_count": len(problems)}
