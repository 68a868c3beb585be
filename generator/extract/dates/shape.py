"""What a date phrase says before it meets a calendar: unit, offset, direction, modifier."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.dates import TimexType


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """The words of one date as values; `kind` names the resolver's branch, 0 and "" mean unsaid."""

    kind: str  # day, month, year, decade, century, quarter, season, weekday, unit, offset, part, clock, holiday, nth, duration, set, ref
    type: TimexType = TimexType.DATE
    year: int | None = None
    shift: int | None = None  # years from the document's: "June last year" is -1
    month: int = 0
    day: int = 0
    weekday: int = -1  # Monday is 0
    n: float = 0  # a count, an offset or an ordinal
    unit: str = ""  # TIMEX3 letter; m: minute, h: hour, S: second, N: weekend
    direction: str = ""  # last, this, next, following, that, ago, earlier, later, ...
    mod: str = ""  # START, MID, END, APPROX, BEFORE, AFTER, ...
    part: str = ""  # MO, AF, EV, NI
    clock: str = ""  # T10:00, with Z if in UTC
    value: str = ""  # ready made: PRESENT_REF, P1D, XXXX-WXX-4; a holiday's name
    definite: bool = False  # "the" stands before it
    base: Shape | None = None  # what it is a part of, or counted from: the November of "the first Monday in November"
