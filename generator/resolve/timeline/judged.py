"""A timeline and judgements of its disputed events -> the timeline as people settled it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.model.decisions import Judgement, Passage, Verdict
from generator.model.events import EventReport, TimelineEntry
from generator.model.findings import Findings
from generator.model.ids import ArticleId
from generator.model.problem import Problem
from generator.resolve.decisions.judging import WHERE
from generator.resolve.decisions.relocate import EVENT_ID, Location, locate_passage

HINT = (
    "it stays, for the day its sentence comes back; "
    "`cuttings review --kind event` shows what is disputed now"
)

Entries = dict[str, TimelineEntry]


@dataclass(frozen=True, slots=True)
class JudgedTimeline:
    """A timeline to which the judgements of its events were applied."""

    entries: tuple[TimelineEntry, ...]
    problems: tuple[Problem, ...]  # judgements whose event is gone
    pairs: frozenset[
        frozenset[str]
    ]  # ids of every two entries that a person has judged


def split_judgements(
    judgements: Iterable[Judgement],
) -> tuple[list[Judgement], list[Judgement]]:
    """(judgements of events, the others).

    Of events, `same` says that the left one's date is right, `different` that they are two events.
    """
    of_events: list[Judgement] = []
    others: list[Judgement] = []
    for judgement in judgements:
        if _is_of_events(judgement):
            of_events.append(judgement)
        else:
            others.append(judgement)
    return of_events, others


def _is_of_events(judgement: Judgement) -> bool:
    left, right = judgement.left, judgement.right
    return bool(EVENT_ID.fullmatch(left) and EVENT_ID.fullmatch(right))


def apply_judgements(
    timeline: Sequence[TimelineEntry],
    judgements: Iterable[Judgement],
    findings: Mapping[ArticleId, Findings],
) -> JudgedTimeline:
    """The timeline as the last judgement of each pair of entries leaves it."""
    entries: Entries = {entry.id: entry for entry in timeline}
    verdicts: dict[frozenset[str], tuple[str, str, Verdict]] = {}
    problems = []
    for judgement in judgements:
        left = _find_entry(judgement, "left", entries, findings)
        right = _find_entry(judgement, "right", entries, findings)
        if left is None or right is None:
            gone = judgement.left if left is None else judgement.right
            problems.append(_event_is_gone(judgement, gone))
        elif left != right:
            verdicts[frozenset((left, right))] = (left, right, judgement.verdict)
    for left, right, verdict in verdicts.values():
        _apply_verdict(entries, left, right, verdict)
    return JudgedTimeline(tuple(entries.values()), tuple(problems), frozenset(verdicts))


def _event_is_gone(judgement: Judgement, event: str) -> Problem:
    judged = f"the event `{event}` ({judgement.verdict})"
    what = f"{judged} is nowhere in the collection"
    return Problem(WHERE, what, HINT)


def _find_entry(
    judgement: Judgement,
    side: str,
    entries: Entries,
    findings: Mapping[ArticleId, Findings],
) -> str | None:
    """The id of the entry now: the same, or that of the entry with a report of the words shown."""
    id_ = judgement.left if side == "left" else judgement.right
    if id_ in entries:
        return id_
    for passage in judgement.evidence:
        if passage.side != side:
            continue
        where = locate_passage(passage, findings)
        if where is None:
            continue
        for entry in entries.values():
            if any(_overlaps(report, where, passage) for report in entry.reports):
                return entry.id
    return None


def _overlaps(report: EventReport, where: Location, passage: Passage) -> bool:
    """Whether a passage that stands at `where` shares words with the sentence of a report."""
    article, offset = where
    if report.article != article:
        return False
    span = report.event.span
    end = offset + len(passage.exact)
    return span.start <= end and offset < span.end


def _apply_verdict(entries: Entries, left: str, right: str, verdict: Verdict) -> None:
    """Change the entries as a judgement says, unless an earlier one has joined one of them away."""
    if left not in entries or right not in entries:
        return
    if verdict not in (Verdict.SAME, Verdict.DIFFERENT):
        return
    _end_dispute(entries, left, right)
    _end_dispute(entries, right, left)
    if verdict is Verdict.SAME:
        _join(entries, left, right)


def _end_dispute(entries: Entries, id_: str, other: str) -> None:
    """Take `other` out of the disputes of an entry."""
    entry = entries[id_]
    remaining = tuple(
        disputed
        for disputed in entry.disputed
        if disputed != other
    )
    entries[id_] = replace(entry, disputed=remaining)


def _join(entries: Entries, left: str, right: str) -> None:
    """Give the reports of the right entry to the left one, under the left one's date."""
    joined = entries[left]
    removed = entries.pop(right)
    disputed = {*joined.disputed, *removed.disputed} - {left, right}
    entries[left] = replace(
        joined,
        reports=joined.reports + removed.reports,
        entities=tuple(dict.fromkeys(joined.entities + removed.entities)),
        themes=tuple(dict.fromkeys(joined.themes + removed.themes)),
        outlet_count=max(joined.outlet_count, removed.outlet_count),
        disputed=tuple(sorted(disputed)),
    )
    for id_, entry in entries.items():
        if right in entry.disputed:
            others = {*entry.disputed, left} - {right, id_}
            entries[id_] = replace(entry, disputed=tuple(sorted(others)))
