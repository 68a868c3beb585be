"""One undated article's own words -> Clues: between which days it was published, and the words that say so.

The lags are those of `benchmarks/dating.py` on the half of the articles that it is tuned on: by then nine in ten were published.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from generator import edtf
from generator.model.dates import DateMention, Period, Precision, TimexType
from generator.model.events import Certainty
from generator.model.findings import Findings
from generator.words import squeeze

HEAD = 250  # code points: a day told here is mostly the article's own
RELEASED = 1  # days from a date that stands alone or after "for release" at the head, to publication
OPENING = 7  # from a day in the opening that no "on" makes the day of an event
WEEKDAY = 7  # from a day said with its weekday
TOLD = 60  # from the latest day told as past, where no "on" makes it the day of an event
ON = 730  # the same where one does
EARLY = 7  # days by which what seems told as past may yet be to come
MONTHS = 1000  # from a month's first day
YEARS = 3650  # from a year's first day, where the year before is told too
BUDGET = 730  # days by which a year that seems told as past may yet be to come
BESIDE = 120  # between a day without a year and publication, before or after

_ALONE = re.compile(r"\W*(?:for (?:immediate )?release|released|published|posted|updated|dated?)\W*\Z|(?:\A|\n)\W*\Z", re.IGNORECASE)
_NEWLINE = re.compile(r"\s*(?:\n|\Z)")
_REFERS = re.compile(r"(?:\bof|\bsince|\bthe|[(/])\s*\Z", re.IGNORECASE)  # "Order 12 of May 3, 2019", "the May 3, 2019, attack"
_ON = re.compile(r"\bon\s+\Z", re.IGNORECASE)
_WILL = re.compile(r"\b(?:will|won't|shall|'ll|scheduled|upcoming)\b", re.IGNORECASE)
_AHEAD = re.compile(
    _WILL.pattern + r"|\b(?:must|schedul\w*|due|expect\w*|expir\w*|planned|deadline|later than|forward to|when:)\b"
    r"|\b(?:effective|beyond|set to|to be|goals?|targets?|fiscal|FY|terms?|extend\w*|participate|proclaim|designat\w*"
    r"|through|until|in advance of|budget|estimated|projected)\b"
    r"|\b(?:till|by|before|after|ends?|ending|begin\w*|starting|to|for|than|next|fiscal years?|the|olympics?|act of)"
    r"(?: the| end of| early| late| mid)*\W*\Z", re.IGNORECASE)
_BACK = 120  # code points before a date in which a cue may stand
_WITHOUT_YEAR = re.compile(r"XXXX-(?:W|\d\d-)")
_DAY = re.compile(r"XXXX-(\d\d)-(\d\d)")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_GRAIN = (Precision.DAY, Precision.MONTH, Precision.YEAR)


@dataclass(frozen=True, slots=True, order=True)
class Clue:
    """Published between these days, both included; of two that contradict each other the one of lower rank stands."""

    rank: int
    first: date
    last: date
    why: str


def clues(found: Findings) -> tuple[Clue, ...]:
    """What the text says of its own day; nothing, if it tells no date that bounds it on both sides."""
    named = [m for m in found.dates if m.period and m.anchor is None and m.type in (TimexType.DATE, TimexType.TIME)
             and m.period.precision in _GRAIN and not m.period.approximate]
    plans = {span for event in found.events for span in event.dates if event.certainty in (Certainty.PLANNED, Certainty.CONDITIONAL)}
    ahead = {m.period for m in named if m.span in plans or _told(found, m, _AHEAD)}
    latest = _latest(found, [m for m in named if m.period not in ahead])
    if latest is None:
        return ()
    fine = [m for m in named if _grain(m) is not Precision.YEAR and _last(m) > latest.first + timedelta(2 * EARLY)]
    sure = [m for m in fine if _told(found, m, _WILL)]
    unsure = [_last(m) for m in fine if m not in sure and _last(m) > latest.last]
    latest = replace(latest, last=max(unsure) + timedelta(TOLD)) if unsure else latest
    return (latest, *_planned(latest, sure), *_beside(found, latest))


def _told(found: Findings, one: DateMention, cue: re.Pattern[str]) -> bool:
    """Whether such a cue stands in the sentence before the date."""
    n = bisect_right(found.sentences, one.span.start, key=lambda sentence: sentence.span.start) - 1
    start = max(found.sentences[n].span.start if n >= 0 else 0, one.span.start - _BACK)
    return bool(cue.search(found.article.text, start, one.span.start))


def _grain(one: DateMention) -> Precision:
    assert one.period
    return one.period.precision


def _first(one: DateMention) -> date:
    assert one.period
    return one.period.first


def _last(one: DateMention) -> date:
    assert one.period
    return one.period.last


def _latest(found: Findings, past: Sequence[DateMention]) -> Clue | None:
    """From the latest of what is told as past to as long after it as such articles mostly come."""
    if not past:
        return None
    year = max(_first(m).year for m in past)
    days = [m for m in past if _grain(m) is Precision.DAY]
    if head := next((m for m in days if _first(m).year >= year - 1 and _heads(found.article.text, m)), None):
        return _until(head, RELEASED, "stands at the head")
    if any(_first(m).year == year for m in days):
        return _day(found, days)
    top = max((m for m in past if _first(m).year == year), key=lambda m: (_grain(m) is Precision.MONTH, _first(m), -m.span.start))
    if _grain(top) is Precision.MONTH:
        return _until(top, MONTHS, "is the latest month told as past")
    if any(_first(m).year == year - 1 for m in past):
        return _until(top, YEARS, f"is the latest year told as past, after {year - 1}", early=BUDGET)
    return None


def _heads(text: str, one: DateMention) -> bool:
    """A date line: the day alone on its line, or after "for immediate release"."""
    if one.span.start >= HEAD:
        return False
    said = _ALONE.search(text[:one.span.start])
    return bool(said) and (bool(_NEWLINE.match(text, one.span.end)) or bool(said and said[0].strip()))


def _day(found: Findings, all_: Sequence[DateMention]) -> Clue | None:
    text = found.article.text
    days = [m for m in all_ if not _REFERS.search(text[:m.span.start][-8:])]
    if not days:
        return None
    top = max(days, key=lambda m: (_first(m), -m.span.start))
    if top.surface[:3].lower() in _WEEKDAYS:
        return _until(top, WEEKDAY, "is the latest day told as past, with its weekday", early=EARLY)
    on = _ON.search(text[:top.span.start][-8:])
    if top.span.start < HEAD and not on:
        return _until(top, OPENING, "is told in the opening")
    if on and any(_WITHOUT_YEAR.match(m.value) for m in found.dates):
        return None  # here days of this year go without it: this one is of another
    return _until(top, ON if on else TOLD, "is the latest day told as past", early=EARLY)


def _until(one: DateMention, days: int, why: str, *, early: int = 0) -> Clue:
    return Clue(5, _first(one) - timedelta(early), _first(one) + timedelta(days), f"“{squeeze(one.surface)}” {why}")


def _planned(latest: Clue, ahead: Sequence[DateMention]) -> Iterator[Clue]:
    """What is still to come was told before it came."""
    if ahead and (latest.last - latest.first).days > 2 * BESIDE:
        soonest = min(ahead, key=lambda m: (_last(m), m.span.start))
        yield Clue(6, latest.first, _last(soonest), f"“{squeeze(soonest.surface)}” is told as still to come")


def _beside(found: Findings, latest: Clue) -> Iterator[Clue]:
    """"Tuesday, 14 December": a day without its year is near, in a year in which it is that weekday."""
    for one in found.dates if (latest.last - latest.first).days > 2 * BESIDE else ():
        m = _DAY.fullmatch(one.value)
        there = _days(int(m[1]), int(m[2]), one.surface, latest) if m and one.period is None else []
        if there:
            yield Clue(7, max(there[0] - timedelta(BESIDE), latest.first), there[-1] + timedelta(BESIDE),
                       f"“{squeeze(one.surface)}” is near, in {' or '.join(str(day.year) for day in there)}")


def further(found: Findings, day: date) -> date:
    """The latest day told as past without a year, from `day` on; one not near before `day` may as well be the next of its name."""
    bare = [m for one in found.dates if one.period is None and (m := _DAY.fullmatch(one.value)) and not _told(found, one, _AHEAD)]
    again = [_next(int(m[1]), int(m[2]), day) for m in bare]
    return max((one for one in again if one - timedelta(365) < day - timedelta(BESIDE)), default=day)


def _next(month: int, day: int, start: date) -> date:
    return next(found.first for year in range(start.year, start.year + 9) if (found := _of(year, month, day)) and found.first >= start)


def _days(month: int, day: int, surface: str, within: Clue) -> list[date]:
    """That day in each year of the clue and beside it; of the weekday that is said with it."""
    weekday = next((n for n, name in enumerate(_WEEKDAYS) if surface.lower().startswith(name)), None)
    near = timedelta(BESIDE)
    years = range(max(within.first.year - 1, 1), within.last.year + 2)
    there = [found.first for year in years if (found := _of(year, month, day))]
    return [one for one in there if (weekday is None or one.weekday() == weekday)
            and within.first - near <= one <= within.last + near]


def _of(year: int, month: int, day: int) -> Period | None:
    return edtf.read(f"{year:04}-{month:02}-{day:02}")
