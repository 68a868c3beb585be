"""Period <-> EDTF (ISO 8601-2, levels 1 and 2), and a Period in words."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from generator.model.dates import Period, Precision
from generator.words import ordinal

MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
_SEASONS = ("spring", "summer", "autumn", "winter")  # EDTF 21 to 24; northern, winter begins in December
_FORM = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


def year(n: int) -> Period:
    """All of year `n`."""
    return Period(date(n, 1, 1), date(n, 12, 31), Precision.YEAR)


def month(n: int, m: int) -> Period:
    """Month `m` (1 to 12) of year `n`."""
    return Period(date(n, m, 1), date(n, m, monthrange(n, m)[1]), Precision.MONTH)


def _months(n: int, first: int, length: int, precision: Precision) -> Period:
    """`length` months from month `first` (1 to 12) of year `n`."""
    last = first + length - 1
    end_year, end_month = (n, last) if last <= 12 else (n + 1, last - 12)
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
    return Period(date(max(start, 1), 1, 1), date(start + 9, 12, 31), Precision.DECADE)


def century(n: int) -> Period:
    """The hundred years from `n` rounded down: 1900 to 1999."""
    start = n // 100 * 100
    return Period(date(max(start, 1), 1, 1), date(start + 99, 12, 31), Precision.CENTURY)


def write(period: Period) -> str:
    """EDTF: `2021-12-15`, `2021-12`, `2021-33` (first quarter), `2021-40` (first half), `199X`, `a/b`, `~` if approximate."""
    y, m = period.first.year, period.first.month
    forms = {
        Precision.DAY: period.first.isoformat(), Precision.MONTH: f"{y:04}-{m:02}", Precision.YEAR: f"{y:04}",
        Precision.QUARTER: f"{y:04}-{33 + (m - 1) // 3}", Precision.HALF: f"{y:04}-{40 + (m - 1) // 6}",
        Precision.SEASON: f"{y:04}-{20 + m // 3}", Precision.DECADE: f"{y // 10:03}X", Precision.CENTURY: f"{y // 100:02}XX",
    }
    form = forms.get(period.precision)
    if form is None or (period.precision is Precision.DAY and period.first != period.last):
        about = "~" if period.approximate else ""
        return f"{period.first.isoformat()}{about}/{period.last.isoformat()}{about}"
    return form + ("~" if period.approximate else "")


def read(text: str) -> Period | None:
    """The periods that `write` makes, and plain ISO dates; None for anything else."""
    text = text.strip()
    if "/" in text:
        first, last = (read(part) for part in text.split("/", 1))
        return None if first is None or last is None or last.last < first.first else Period(
            first.first, last.last, Precision.WEEK if (last.last - first.first).days == 6 and not first.first.weekday() else Precision.SPAN,
            first.approximate or last.approximate)
    about = text.endswith(("~", "?", "%"))
    plain = text.rstrip("~?%")
    if m := re.fullmatch(r"(\d{2})(\dX|XX)", plain):
        if m[0] < "01":
            return None
        found = century(int(m[1]) * 100) if m[2] == "XX" else decade(int(m[1] + m[2][0]) * 10)
    elif m := _FORM.fullmatch(plain):
        made = _plain(int(m[1]), m[2], m[3])
        if made is None:
            return None
        found = made
    else:
        return None
    return Period(found.first, found.last, found.precision, about)


def _plain(y: int, part: str | None, day: str | None) -> Period | None:
    try:
        if part is None:
            return year(y)
        n = int(part)
        if day is not None:
            there = date(y, n, int(day))
            return Period(there, there)
        if 21 <= n <= 24:
            return season(y, n - 20)
        if 33 <= n <= 36:
            return quarter(y, n - 32)
        return half(y, n - 39) if n in (40, 41) else month(y, n)
    except ValueError:
        return None


def day_words(day: date) -> str:
    """`5 December 2021`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def words(period: Period) -> str:
    """In plain English: `5 December 2021`, `week of 6 December 2021`, `first quarter of 2021`, `early 2022`, `about the 1990s`."""
    if part := _part_words(period):
        return part
    return ("about " if period.approximate else "") + (_one(period) or _span_words(period))


def _one(period: Period) -> str:
    """A day, month, year or the like; empty for any other run of days."""
    if period.precision is Precision.DAY and period.first != period.last:
        return ""
    y, m = period.first.year, period.first.month
    forms = {
        Precision.DAY: day_words(period.first), Precision.WEEK: f"week of {day_words(period.first)}",
        Precision.MONTH: f"{MONTHS[m - 1]} {y}", Precision.YEAR: str(y),
        Precision.QUARTER: f"{('first', 'second', 'third', 'fourth')[(m - 1) // 3]} quarter of {y}",
        Precision.HALF: f"{('first', 'second')[(m - 1) // 6]} half of {y}",
        Precision.SEASON: f"{_SEASONS[(m // 3 - 1) % 4]} {y}" + (f"–{(y + 1) % 100:02}" if m == 12 else ""),
        Precision.DECADE: f"the {y}s", Precision.CENTURY: f"the {ordinal(y // 100 + 1)} century",
    }
    return forms.get(period.precision, "")


def _span_words(period: Period) -> str:
    """`2 to 6 December 2021`, `May to July 2021`, `2017 to 2018`."""
    a, b = period.first, period.last
    if a.day == 1 and b == month(b.year, b.month).last and a.replace(day=1) != b.replace(day=1):
        if (a.month, b.month) == (1, 12) and a.year != b.year:
            return f"{a.year} to {b.year}"
        return MONTHS[a.month - 1] + (f" {a.year}" if a.year != b.year else "") + f" to {MONTHS[b.month - 1]} {b.year}"
    short = str(a.day) if (a.year, a.month) == (b.year, b.month) else f"{a.day} {MONTHS[a.month - 1]}"
    return f"{short if a.year == b.year else day_words(a)} to {day_words(b)}"


def _part_words(period: Period) -> str:
    """`early 2022`, `mid-June 2019`, `late 1990s`: an approximate third of something that has a name; else empty."""
    if period.precision is not Precision.SPAN or not period.approximate:
        return ""
    y, m = period.first.year, period.first.month
    for whole in (month(y, m), quarter(y, (m + 2) // 3), half(y, (m + 5) // 6), year(y), decade(y)):
        name = _one(whole)
        for which, (first, last) in thirds(whole).items():
            if (first, last) == (period.first, period.last):
                return f"the {which}{name.removeprefix('the ')}" if whole.precision is Precision.DECADE else f"{which}{name}"
    return ""


def thirds(period: Period) -> dict[str, tuple[date, date]]:
    """First and last day of what is early, mid and late in a period: four months of a year, else days, the odd ones in the middle."""
    a, b = period.first, period.last
    months = (b.year - a.year) * 12 + b.month - a.month + 1
    if a.day == 1 and b == month(b.year, b.month).last and months % 3 == 0:
        starts = [*(months_from(a, n * months // 3) for n in range(3)), b + timedelta(1)]
    else:
        days = (b - a).days + 1
        starts = [a + timedelta(n) for n in (0, days // 3, days - days // 3, days)]
    ends = [then - timedelta(1) for then in starts[1:]]
    return dict(zip(("early ", "mid-", "late "), zip(starts, ends, strict=False), strict=True))


def months_from(day: date, n: int) -> date:
    """The same day of the month `n` months on, or the month's last day."""
    total = day.year * 12 + day.month - 1 + n
    year, month = divmod(total, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
