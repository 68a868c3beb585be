"""A Clue to the day of publication, and the dates of one undated article -> Clues."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from generator.model.dates import DateMention, Period, Precision, TimexType
from generator.model.events import Certainty
from generator.model.findings import Findings
from generator.model.ids import Span
from generator.resolve.dating.cues import (
    AHEAD,
    HEAD,
    WILL,
    has_cue,
    is_after_on,
    is_heading,
    is_reference,
)
from generator.resolve.dating.density import Steps, log_steps
from generator.resolve.dating.lags import Lags
from generator.words import squeeze

GRAINS = (Precision.DAY, Precision.MONTH, Precision.YEAR)
NOT_YET = (Certainty.PLANNED, Certainty.CONDITIONAL)
UPPER_BOUND = "upper bound"  # the kind of a clue that counts in full, whatever else is told
# In 14 articles of the learning half such a day or month was never past.
BOUNDING = ("ahead sure day", "ahead sure month")
SLIP = 0.02  # how likely it was past all the same
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True, slots=True)
class Clue:
    """What a text says of its day, with the reason in words.

    Either `anchors`, days (ordinals, in order) of which the nearest is a learned lag away from
    publication; or `likelihood`, which says it outright.
    """

    kind: str  # of `dating_lags.tsv`
    reason: str
    anchors: tuple[int, ...] = ()
    likelihood: Steps | None = None

    def steps(self, lags: Lags) -> Steps:
        """The log-likelihood of each day."""
        return self.likelihood or lags.steps(self.kind, self.anchors)


class ExactDate(NamedTuple):
    """A day, month or year that the text names in full."""

    mention: DateMention
    period: Period


def find_date_clues(findings: Findings) -> Iterator[Clue]:
    """What the full dates of a text say: the latest told as past, the soonest still to come.

    A date line at the head says it alone.
    """
    dates = _exact_dates(findings)
    ahead = _periods_ahead(findings, dates)
    past = [exact for exact in dates if exact.period not in ahead]
    days = _of_grain(past, Precision.DAY)
    heading = _find_heading(findings.article.text, days, past)
    if heading:
        yield _clue("heading", heading, "stands at the head")
        return
    latest = date.min
    for grain in GRAINS:
        exact = _latest(_own_dates(findings, _of_grain(past, grain)))
        if exact and exact.period.first > latest:
            latest = exact.period.last
            yield _past_clue(findings, exact, past)
    yield from _clues_ahead(findings, dates, ahead, latest)


def quote(mention: DateMention) -> str:
    """The words of a date in quotation marks."""
    return f"“{squeeze(mention.surface)}”"


def _exact_dates(findings: Findings) -> list[ExactDate]:
    """The dates that are named in full: not read by an anchor, not approximate."""
    dates = []
    for mention in findings.dates:
        period = mention.period
        if period is None or mention.anchor is not None or period.approximate:
            continue
        if (
            mention.type in (TimexType.DATE, TimexType.TIME)
            and period.precision in GRAINS
        ):
            dates.append(ExactDate(mention, period))
    return dates


def _of_grain(dates: Sequence[ExactDate], grain: Precision) -> list[ExactDate]:
    return [exact for exact in dates if exact.period.precision is grain]


def _own_dates(findings: Findings, dates: Sequence[ExactDate]) -> Sequence[ExactDate]:
    """Those that do not only tell what is meant: "Order 12 of May 3, 2019"."""
    text = findings.article.text
    return [exact for exact in dates if not is_reference(text, exact.mention)]


def _periods_ahead(findings: Findings, dates: Sequence[ExactDate]) -> set[Period]:
    """The periods that are somewhere told as perhaps still to come."""
    planned: set[Span] = set()
    for event in findings.events:
        if event.certainty in NOT_YET:
            planned.update(event.dates)
    ahead: set[Period] = set()
    for mention, period in dates:
        is_planned = mention.span in planned
        if is_planned or has_cue(findings, mention, AHEAD):
            ahead.add(period)
    return ahead


def _find_heading(
    text: str, days: Sequence[ExactDate], past: Sequence[ExactDate]
) -> ExactDate | None:
    """The first day that is a date line, of the latest year told as past or the one before."""
    for exact in days:
        latest_year = max(exact.period.first.year for exact in past)
        if exact.period.first.year >= latest_year - 1 and is_heading(text, exact.mention):
            return exact
    return None


def _latest(dates: Sequence[ExactDate]) -> ExactDate | None:
    """The latest; of equals the first in the text."""

    def order(exact: ExactDate) -> tuple[date, int]:
        return exact.period.first, -exact.mention.span.start

    return max(dates, key=order, default=None)


def _past_clue(findings: Findings, exact: ExactDate, past: Sequence[ExactDate]) -> Clue:
    """The clue of the latest date of its grain, by how the text names it."""
    mention = exact.mention
    grain = exact.period.precision
    if grain is Precision.YEAR:
        years = {other.period.first.year for other in past}
        if exact.period.first.year - 1 in years:
            return _clue("year after year", exact, "is the latest year told as past")
        return _clue("year", exact, "is the latest year told as past")
    if grain is Precision.MONTH:
        return _clue("month", exact, "is the latest month told as past")
    text = findings.article.text
    reason = "is the latest day told as past"
    if mention.surface[:3].lower() in WEEKDAYS:
        return _clue("day with weekday", exact, f"{reason}, with its weekday")
    if is_after_on(text, mention):
        return _clue("day after on", exact, reason)
    if mention.span.start < HEAD:
        return _clue("day in opening", exact, "is told in the opening")
    return _clue("day", exact, reason)


def _clue(kind: str, exact: ExactDate, reason: str) -> Clue:
    anchor = exact.period.first.toordinal()
    return Clue(kind, f"{quote(exact.mention)} {reason}", (anchor,))


def _clues_ahead(
    findings: Findings,
    dates: Sequence[ExactDate],
    ahead: set[Period],
    latest: date,
) -> Iterator[Clue]:
    """The soonest date still to come of each sort, if it is later than what is told as past."""
    sorts: dict[str, list[ExactDate]] = {}
    for exact in dates:
        if exact.period not in ahead or exact.period.last <= latest:
            continue
        sure = "sure" if has_cue(findings, exact.mention, WILL) else "perhaps"
        sorts.setdefault(f"ahead {sure} {exact.period.precision}", []).append(exact)
    for kind, of_sort in sorted(sorts.items()):
        soonest = min(
            of_sort,
            key=lambda exact: (exact.period.last, exact.mention.span.start),
        )
        reason = f"{quote(soonest.mention)} is told as still to come"
        end = soonest.period.last.toordinal()
        yield Clue(kind, reason, (end,))
        if kind in BOUNDING:
            before = log_steps([(0, 1.0), (end + 1, SLIP)])
            yield Clue(UPPER_BOUND, reason, likelihood=before)
