"""Calendar units as Periods, and the parts of a Period."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from generator.model.dates import Period, Precision

DAY = timedelta(1)
PARTS = ("early ", "mid-", "late ")  # the thirds of a period, as they stand before its name


def year(n: int) -> Period:
    """All of year `n`."""
    return Period(date(n, 1, 1), date(n, 12, 31), Precision.YEAR)


def month(n: int, m: int) -> Period:
    """Month `m` (1 to 12) of year `n`."""
    _, length = monthrange(n, m)
    first = date(n, m, 1)
    last = date(n, m, length)
    return Period(first, last, Precision.MONTH)


def _months(n: int, first: int, length: int, precision: Precision) -> Period:
    """`length` months from month `first` (1 to 12) of year `n`."""
    end_year = n
    end_month = first + length - 1
    if end_month > 12:
        end_year += 1
        end_month -= 12
    return Period(date(n, first, 1), month(end_year, end_month).last, precision)


def quarter(n: int, q: int) -> Period:
    """Calendar quarter `q` (1 to 4) of year `n`."""
    return _months(n, 3 * q - 2, 3, Precision.QUARTER)


def half(n: int, h: int) -> Period:
    """Half `h` (1 or 2) of year `n`."""
    return _months(n, 6 * h - 5, 6, Precision.HALF)


def season(n: int, s: int) -> Period:
    """`s` is 1 (spring, from March) to 4 (winter, from December of year `n`)."""
    return _months(n, 3 * s, 3, Precision.SEASON)


def week(day: date) -> Period:
    """The ISO week (Monday to Sunday) that holds `day`."""
    monday = day - timedelta(day.weekday())
    return Period(monday, monday + timedelta(6), Precision.WEEK)


def decade(n: int) -> Period:
    """The ten years from `n` rounded down: 1990 to 1999."""
    start = n // 10 * 10
    first = date(max(start, 1), 1, 1)
    last = date(start + 9, 12, 31)
    return Period(first, last, _written_as(Precision.DECADE, start))


def century(n: int) -> Period:
    """The hundred years from `n` rounded down: 1900 to 1999."""
    start = n // 100 * 100
    first = date(max(start, 1), 1, 1)
    last = date(start + 99, 12, 31)
    return Period(first, last, _written_as(Precision.CENTURY, start))


def _written_as(precision: Precision, start: int) -> Precision:
    """The precision, or before the year 100 a span: EDTF has no short form there."""
    return precision if start >= 100 else Precision.SPAN


def is_run_of_days(period: Period) -> bool:
    """Whether a period of precision DAY has several days."""
    if period.precision is not Precision.DAY:
        return False
    return period.first != period.last


def ends_a_month(day: date) -> bool:
    """Whether it is the last day of its month."""
    return day == month(day.year, day.month).last


def thirds(period: Period) -> dict[str, tuple[date, date]]:
    """First and last day of what is early, mid and late in a period.

    Of a year these are four months each; else days, the odd ones in the middle.
    """
    starts = _thirds_by_month(period) or _thirds_by_day(period)
    ends = [*(start - DAY for start in starts[1:]), period.last]
    return dict(zip(PARTS, zip(starts, ends, strict=True), strict=True))


def _thirds_by_month(period: Period) -> list[date]:
    """Where the thirds begin; empty if the period is not of whole months that three divides."""
    a = period.first
    b = period.last
    months = (b.year - a.year) * 12 + b.month - a.month + 1
    if a.day != 1 or not ends_a_month(b) or months % 3:
        return []
    return [months_from(a, n * months // 3) for n in range(3)]


def _thirds_by_day(period: Period) -> list[date]:
    """Where the thirds begin, to the day."""
    days = (period.last - period.first).days + 1
    return [
        period.first + n * DAY
        for n in (0, days // 3, days - days // 3)
    ]


def days_from(day: date, n: int) -> date:
    """The day `n` days on, or the calendar's first or last day if that is beyond it."""
    try:
        return day + n * DAY
    except OverflowError:
        return date.min if n < 0 else date.max


def months_from(day: date, n: int) -> date:
    """The same day of the month `n` months on, or the month's last day."""
    total = day.year * 12 + day.month - 1 + n
    year_, month_index = divmod(total, 12)
    month_ = month_index + 1
    last_day = monthrange(year_, month_)[1]
    return date(year_, month_, min(day.day, last_day))
