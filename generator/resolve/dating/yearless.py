"""Days and months without a year ("Tuesday, 14 December") -> Clues to the season of publication."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from generator import lazy
from generator.english.vocabulary import rows_of
from generator.model.dates import DateMention
from generator.model.findings import Findings
from generator.resolve.dating.clues import WEEKDAYS, Clue, quote
from generator.resolve.dating.cues import AHEAD, has_cue
from generator.resolve.dating.density import END, FIRST

YEARS = range(date.fromordinal(FIRST).year, date.fromordinal(END).year)
YEAR = 365  # days
NEAR = 120  # days before another day in which a day without year is mostly of the same year
MOST = 2  # clues of a kind that count

_DAY = lazy.regex(r"XXXX-(\d\d)-(\d\d)")
_MONTH = lazy.regex(r"XXXX-(\d\d)")
_SEASONS = {
    name: (int(month), int(day)) for name, month, day in rows_of("dating_seasons.tsv")
}


class MonthDay(NamedTuple):
    """A day of any year."""

    month: int
    day: int

    def in_year(self, year: int) -> date | None:
        """That day of a year; None if the year hasn't got it."""
        try:
            return date(year, self.month, self.day)
        except ValueError:
            return None


def find_yearless_clues(findings: Findings) -> Iterator[Clue]:
    """The first days, months and feasts that a text names without a year, of each kind."""
    clues: dict[str, list[Clue]] = {}
    for mention in findings.dates:
        clue = _clue_of(findings, mention)
        if clue is None:
            continue
        of_kind = clues.setdefault(clue.kind, [])
        if len(of_kind) < MOST and clue.anchors not in [other.anchors for other in of_kind]:
            of_kind.append(clue)
    for of_kind in clues.values():
        yield from of_kind


def read_month_day(mention: DateMention) -> MonthDay | None:
    """The day of a date that has no year and is not read; None of another date."""
    m = _DAY.fullmatch(mention.value)
    if m is None or mention.period is not None:
        return None
    return MonthDay(int(m[1]), int(m[2]))


def latest_past_day(findings: Findings, day: int) -> int:
    """The latest day told as past without a year, from `day` on; at least `day`.

    A day that is not near before `day` may as well be the next of its name.
    """
    latest = day
    for mention in findings.dates:
        month_day = read_month_day(mention)
        if month_day is None or has_cue(findings, mention, AHEAD):
            continue
        later = [
            other
            for other in _days_of_years(month_day, None)
            if day <= other < day + YEAR - NEAR
        ]
        latest = max([latest, *later])
    return latest


def _clue_of(findings: Findings, mention: DateMention) -> Clue | None:
    if mention.period is not None:
        return None
    tense = " ahead" if has_cue(findings, mention, AHEAD) else ""
    reason = f"{quote(mention)} is near"
    month_day = read_month_day(mention)
    if month_day:
        weekday = _named_weekday(mention.surface)
        anchors = _days_of_years(month_day, weekday)
        kind = "yearless day" if weekday is None else "yearless weekday"
    elif m := _MONTH.fullmatch(mention.value):
        anchors = _days_of_years(MonthDay(int(m[1]), 15), None)
        kind = "yearless month"
    else:
        season = _SEASONS.get(mention.surface.casefold())
        anchors = _days_of_years(MonthDay(*season), None) if season else ()
        kind = "season"
    return Clue(kind + tense, reason, anchors) if anchors else None


def _days_of_years(month_day: MonthDay, weekday: int | None) -> tuple[int, ...]:
    """The ordinals of that day of all years, of this weekday if one is given."""
    days = []
    for year in YEARS:
        day = month_day.in_year(year)
        if day is None:
            continue
        if weekday is None or day.weekday() == weekday:
            days.append(day.toordinal())
    return tuple(days)


def _named_weekday(surface: str) -> int | None:
    """0 for a date that begins with Monday, 6 with Sunday."""
    for n, name in enumerate(WEEKDAYS):
        if surface.lower().startswith(name):
            return n
    return None
