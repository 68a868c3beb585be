"""A Resolution -> Questions about articles and events.

About articles' dates, how files are parted into stories, and which of two dates is right.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from generator import edtf
from generator.model.article import Basis, Dated
from generator.model.dates import TimexType
from generator.model.decisions import Answer, Ask, Passage, Question
from generator.model.events import TimelineEntry
from generator.model.findings import Findings, Sentence
from generator.resolve.decisions.relocate import quote_opening, quote_passage
from generator.resolve.questions.question import UNSURE, build_question
from generator.resolve.resolution import Resolution
from generator.words import counted, shorten

DATE_EXAMPLES = "give a date: 2021-12-15, 2021-12, 2021, 2021-12-01/2021-12-15"
DATE = Answer("d", "", DATE_EXAMPLES)
FEW = 40  # words: a digest's story that is shorter speaks against the split
DATED = 3  # sentences shown that have a date, after the first ones
TITLES = 6  # titles shown of a digest
DATE_TYPES = (TimexType.DATE, TimexType.TIME)
ORIGIN_FIELDS = frozenset({"authors", "date", "dateline", "outlet", "source_url"})

NO_DATE_WORTH = 0.9  # of a question about an article that has no date, for each use
INFERRED_DATE_WORTH = 0.3  # the same, where the date is inferred
DIGEST_WORTH = 0.5  # for each story of the file
DISPUTE_WORTH = 0.5  # for each outlet of either event


def ask_dates(resolution: Resolution) -> Iterator[Question]:
    """Questions about articles that do not say when they were published."""
    for findings in resolution.findings.values():
        dated = findings.article.published
        if dated is None:
            yield _ask_date(findings)
        elif dated.basis is Basis.INFERRED:
            yield _ask_inferred_date(findings, dated)


def _ask_date(findings: Findings) -> Question:
    reason = _date_reason(findings, "no date is stated")
    worth = _date_uses(findings) * NO_DATE_WORTH
    return _date_question(findings, reason, worth, (DATE, UNSURE))


def _ask_inferred_date(findings: Findings, dated: Dated) -> Question:
    period = edtf.words(dated.period)
    reason = _date_reason(findings, f"inferred: {period}, as {dated.evidence}")
    worth = _date_uses(findings) * INFERRED_DATE_WORTH
    is_right = Answer("y", "same", f"{period} is right")
    question = _date_question(findings, reason, worth, (is_right, DATE, UNSURE))
    return replace(question, right=edtf.write(dated.period))


def _date_question(
    findings: Findings, reason: str, worth: float, answers: tuple[Answer, ...]
) -> Question:
    title = shorten(findings.article.title, 80)
    return build_question(
        Ask.DATE,
        findings.article.id,
        "",
        f"When was “{title}” published?",
        reason,
        worth,
        answers,
        passages=_passages_with_dates(findings),
    )


def _date_reason(findings: Findings, state: str) -> str:
    waiting = counted(len(_unread_dates(findings)), "relative date")
    return f"{findings.article.source}: {state}; {waiting} to read"


def _date_uses(findings: Findings) -> int:
    """How much depends on the date: the article, and its relative dates."""
    return 1 + len(_unread_dates(findings))


def _unread_dates(findings: Findings) -> set[str]:
    """The different relative dates that wait for the day of publication."""
    return {
        date.surface.casefold()
        for date in findings.dates
        if date.period is None and date.type in DATE_TYPES
    }


def _passages_with_dates(findings: Findings) -> tuple[Passage, ...]:
    """The opening, by which the article is found again, and some later sentences with a date."""
    opening = quote_opening(findings)
    starts = sorted(
        date.span.start for date in findings.dates if date.type in DATE_TYPES
    )
    later = findings.sentences[len(opening) :]
    with_date = (
        sentence
        for sentence in later
        if _has_start(sentence, starts)
    )
    passages = (
        quote_passage(findings, sentence.span) for sentence in islice(with_date, DATED)
    )
    return (*opening, *passages)


def _has_start(sentence: Sentence, starts: Sequence[int]) -> bool:
    """Whether one of the sorted offsets lies in the sentence."""
    first = bisect_left(starts, sentence.span.start)
    return first < bisect_left(starts, sentence.span.end)


def ask_digests(resolution: Resolution) -> Iterator[Question]:
    """Questions about files that were parted into stories on little evidence.

    Most stories say neither who wrote them nor when, or are very short.
    """
    parts_of_file: dict[str, list[Findings]] = defaultdict(list)
    for findings in resolution.findings.values():
        article = findings.article
        if article.part_of and article.record is None:
            parts_of_file[article.source].append(findings)
    for source, parts in parts_of_file.items():
        parts.sort(key=lambda findings: (findings.article.byte_range, findings.article.id))
        unattested = [
            findings
            for findings in parts
            if not _is_attested(findings)
        ]
        if len(parts) > 1 and 2 * len(unattested) > len(parts):
            yield _ask_digest(source, parts, len(unattested))


def _ask_digest(source: str, parts: Sequence[Findings], unattested: int) -> Question:
    titles = []
    for findings in parts[:TITLES]:
        titles.append(f"“{shorten(findings.article.title, 60)}”")
    first, second = parts[:2]
    left_passages = quote_opening(first)[:2]
    right_passages = [
        replace(passage, side="right") for passage in quote_opening(second)[:2]
    ]
    stories = counted(len(parts), "story", "stories")
    return build_question(
        Ask.DIGEST,
        first.article.id,
        second.article.id,
        f"Is {source} rightly parted into {stories}?",
        f"{unattested} of them say neither when nor by whom: {'; '.join(titles)}",
        len(parts) * DIGEST_WORTH,
        (
            Answer("y", "different", "they are different stories"),
            Answer("n", "same", "the file is one story"),
            UNSURE,
        ),
        passages=(*left_passages, *right_passages),
    )


def _is_attested(findings: Findings) -> bool:
    """Whether the story itself says where it is from, and has a body."""
    article = findings.article
    fields = {evidence.field for evidence in article.evidence}
    if fields.isdisjoint(ORIGIN_FIELDS):
        return False
    return len(article.text[article.body_start :].split()) >= FEW


def ask_disputes(resolution: Resolution) -> Iterator[Question]:
    """Questions about two dates for one event."""
    entries = {entry.id: entry for entry in resolution.timeline}
    for entry in resolution.timeline:
        for id_ in entry.disputed:
            if id_ in entries and id_ > entry.id:
                yield _ask_dispute(resolution, entry, entries[id_])


def _ask_dispute(
    resolution: Resolution, left: TimelineEntry, right: TimelineEntry
) -> Question:
    return build_question(
        Ask.EVENT,
        left.id,
        right.id,
        f"Two dates for one event: “{shorten(left.text, 100)}”",
        "the articles disagree",
        (left.outlet_count + right.outlet_count) * DISPUTE_WORTH,
        (
            Answer("1", "1", f"{left.period.first} is right"),
            Answer("2", "2", f"{right.period.first} is right"),
            Answer("n", "different", "these are two events"),
            UNSURE,
        ),
        options=(left.id, right.id),
        passages=(
            _quote_best_report(resolution, left, "left"),
            _quote_best_report(resolution, right, "right"),
        ),
    )


def _quote_best_report(
    resolution: Resolution, entry: TimelineEntry, side: str
) -> Passage:
    best = entry.reports[0]
    return quote_passage(resolution.findings[best.article], best.event.span, side)
