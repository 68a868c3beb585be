"""All that was resolved -> Questions about articles and events: their dates, how files are parted, which of two days is right."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from generator import edtf
from generator.model.decisions import Answer, Ask, Passage, Question
from generator.model.events import TimelineEntry
from generator.model.findings import Findings
from generator.resolve.decisions.again import opening, passage
from generator.resolve.questions.asking import UNSURE, Resolved, made
from generator.words import counted, shorten

DATE = Answer("d", "", "give a date: 2021-12-15, 2021-12, 2021, 2021-12-01/2021-12-15")
FEW = 40  # words: a digest's story that is shorter speaks against the split
TELLING = 3  # sentences shown that say when, beside the first ones


def undated(of: Resolved) -> Iterator[Question]:
    """Articles that do not say when they were published; each different relative date that waits for the day counts once."""
    for id_, found in of.findings.items():
        dated = found.article.published
        if dated is None or dated.basis == "inferred":
            waiting = {date.surface.casefold() for date in found.dates if date.period is None and date.type in ("DATE", "TIME")}
            known = (Answer("y", "same", f"{edtf.words(dated.period)} is right"),) if dated else ()
            why = f"inferred: {edtf.words(dated.period)}, as {dated.evidence}" if dated else "no date is stated"
            asked = made(Ask.DATE, id_, "", f"When was “{shorten(found.article.title, 80)}” published?",
                         f"{found.article.source}: {why}; {counted(len(waiting), 'relative date')} to read",
                         (1 + len(waiting)) * (0.3 if dated else 0.9), (*known, DATE, UNSURE), passages=telling(found))
            yield replace(asked, right=edtf.write(dated.period)) if dated else asked


def telling(found: Findings) -> tuple[Passage, ...]:
    """The opening, by which the article is known again, and the first sentences after it that say when."""
    first = opening(found)
    starts = sorted(date.span.start for date in found.dates if date.type in ("DATE", "TIME"))
    later = (one.span for one in found.sentences[len(first):]
             if bisect_left(starts, one.span.start) < bisect_left(starts, one.span.end))
    return (*first, *(passage(found, span) for span in islice(later, TELLING)))


def digests(of: Resolved) -> Iterator[Question]:
    """Files that were parted into stories on little evidence: none says who wrote it, or when, and some are very short."""
    files: dict[str, list[Findings]] = defaultdict(list)
    for found in of.findings.values():
        if found.article.part_of and found.article.record is None:
            files[found.article.source].append(found)
    for source, parts in files.items():
        parts.sort(key=lambda found: (found.article.bytes_, found.article.id))
        weak = sum(not attested(found) for found in parts)
        if len(parts) > 1 and 2 * weak > len(parts):
            titles = "; ".join(f"“{shorten(found.article.title, 60)}”" for found in parts[:6])
            yield made(Ask.DIGEST, parts[0].article.id, parts[1].article.id,
                       f"Is {source} rightly parted into {counted(len(parts), 'story', 'stories')}?",
                       f"{weak} of them say neither when nor by whom: {titles}", len(parts) * 0.5,
                       (Answer("y", "different", "they are different stories"), Answer("n", "same", "the file is one story"), UNSURE),
                       passages=(*opening(parts[0])[:2], *(replace(one, side="right") for one in opening(parts[1])[:2])))


def attested(found: Findings) -> bool:
    """Whether the story itself says where it is from, and has a body."""
    article = found.article
    said = {one.field for one in article.evidence} & {"authors", "dateline", "source_url", "outlet", "date"}
    return bool(said) and len(article.text[article.body:].split()) >= FEW


def disputes(of: Resolved) -> Iterator[Question]:
    """Two dates for one event."""
    entries = {one.id: one for one in of.timeline}
    for one in of.timeline:
        for other in (entries[id_] for id_ in one.disputed if id_ in entries and id_ > one.id):
            yield made(Ask.EVENT, one.id, other.id, f"Two dates for one event: “{shorten(one.text, 100)}”", "the articles disagree",
                       (one.outlets + other.outlets) * 0.5, (
                           Answer("1", "1", f"{one.period.first} is right"), Answer("2", "2", f"{other.period.first} is right"),
                           Answer("n", "different", "these are two events"), UNSURE), (one.id, other.id),
                       tuple(told(of, entry, side) for entry, side in ((one, "left"), (other, "right"))))


def told(of: Resolved, entry: TimelineEntry, side: str) -> Passage:
    """The sentence that tells it best."""
    best = entry.told[0]
    return passage(of.findings[best.article], best.event.span, side)

