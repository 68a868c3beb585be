"""A sentence of `DateMention.explanation` and its anchor -> first and last day: a calendar of its own, to check the reader's by."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta

from generator import edtf
from generator.extract.dates.holidays import holiday_periods

Days = tuple[date, date]
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
ORDINALS = ("first", "second", "third", "fourth")
SEASONS = ("spring", "summer", "autumn", "winter")
MONTHS_IN = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
UNITS = "day|week|weekend|month|quarter|half|year|decade|century"
THIRDS = {"first third": 0, "middle third": 1, "last third": 2}


def period(how: str, anchor: Days) -> Days:
    """`how` without its "{}": "the latest Tuesday up to", "the first third of the March nearest to"."""
    if how.endswith(", on each of its days"):
        rule = how.rsplit(", ", 1)[0]
        return period(rule, (anchor[0], anchor[0]))[0], period(rule, (anchor[1], anchor[1]))[1]
    if m := re.fullmatch(r"the (first third|middle third|last third) of (.+)", how):
        return third(period(m[2], anchor), THIRDS[m[1]])
    if m := re.fullmatch(r"(.+\{\}), (up to|from) (that day|.+)", how):
        first, last = period(m[1], anchor)
        day = anchor[1] if m[3] == "that day" else written(m[3])
        return (first, day) if m[2] == "up to" else (day, last)
    if how in ("{} itself", "it"):
        return anchor
    if m := re.fullmatch(r"the (last|\d+(?:st|nd|rd|th)) (day|week|weekend|month|\w+day) of (the .+)", how):
        return part(m[1], m[2], period(m[3], anchor))
    if m := re.fullmatch(r"the (\w+day) of (the week (?:of|\w+ that of|\d+ weeks \w+ that of) \{\})", how):
        return part("1st", m[1], period(m[2], anchor))
    if m := re.fullmatch(r"the (first|latest) (\w+day) (?:from|up to) \{\} that is the (\d+)\w\w of a month", how):
        near = [anchor[1] + timedelta(n if m[1] == "first" else -n) for n in range(2200)]
        there = next(day for day in near if day.day == int(m[3]) and DAYS[day.weekday()] == m[2])
        return there, there
    if m := re.fullmatch(r"the (\w+) nearest to (the day .+)", how):
        at = period(m[2], anchor)[0]
        return min(((at + timedelta(n), at + timedelta(n)) for n in range(-3, 4)), key=lambda d: DAYS[d[0].weekday()] != m[1])
    if m := re.fullmatch(rf"the ([\d.]+ )?({UNITS})s? up to \{{\}}", how):
        return back(float(m[1] or 1), m[2], anchor[1]), anchor[1]
    if m := re.fullmatch(rf"the (first|last) (\d+) ({UNITS})s of (the .+)", how):
        return run(m[1], int(m[2]), m[3], period(m[4], anchor))
    if m := re.fullmatch(r"the (\d+)\w\w (\w+day) (before|after) \{\}", how):
        day = nth_weekday(int(m[1]), m[2], m[3], anchor[1])
        return day, day
    if m := re.fullmatch(r"the day (before|after) \{\}", how):
        return unit("day", -1 if m[1] == "before" else 1, anchor[1])
    if m := re.fullmatch(rf"the ({UNITS}) ([\d.]+) ({UNITS})s? (before|after) \{{\}}", how):
        return counted(m[1], float(m[2]) * (-1 if m[4] == "before" else 1), m[3], anchor[0])
    if m := re.fullmatch(r"the (?:(latest) (\w+day) up to|(first) (\w+day) after|(last) (\w+day) before) \{\}", how):
        return weekday(how, m[2] or m[4] or m[6], anchor)
    if m := re.fullmatch(r"the (\w+day) of the week after that of \{\}", how):
        day = monday(anchor[1]) + timedelta(7 + DAYS.index(m[1]))
        return day, day
    if m := re.fullmatch(rf"the ({UNITS}) (?:of|(?:(\d+) \w+ )?(before|after) that of) \{{\}}", how):
        return unit(m[1], int(m[2] or 1) * {"before": -1, "after": 1}[m[3]] if m[3] else 0, anchor[1])
    return named(how, anchor)


def third(whole: Days, n: int) -> Days:
    first, last = whole
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if first.day == 1 and last == end(last) and months % 3 == 0:
        return add(first, n * months // 3), add(first, (n + 1) * months // 3) - timedelta(1)
    length = (last - first).days + 1
    cuts = (0, length // 3, length - length // 3, length)
    return first + timedelta(cuts[n]), first + timedelta(cuts[n + 1] - 1)


def written(words: str) -> date:
    day, month, year = words.split()
    return date(int(year), MONTHS.index(month) + 1, int(day))


def end(day: date) -> date:
    return date(day.year, day.month, monthrange(day.year, day.month)[1])


def add(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def monday(day: date) -> date:
    return day - timedelta(day.weekday())


def weekday(how: str, name: str, anchor: Days) -> Days:
    step = 1 if " after " in how else -1
    day = anchor[1] + timedelta(0 if " up to " in how else step)
    while DAYS[day.weekday()] != name:
        day += timedelta(step)
    return day, day


def counted(grain: str, n: float, unit_: str, base: date) -> Days:
    days = {"day": 1, "week": 7, "weekend": 7}
    day = base + timedelta(round(n * days[unit_])) if unit_ in days else add(base, round(n * MONTHS_IN[unit_]))
    return unit(grain, 0, day)


def back(n: float, name: str, base: date) -> date:
    """The day so many units before."""
    if name in ("day", "week", "weekend"):
        return base - timedelta(round(n * (1 if name == "day" else 7)))
    return add(base, -round(n * MONTHS_IN[name]))


def run(which: str, n: int, name: str, whole: Days) -> Days:
    """The first or last so many units of a stretch."""
    if name == "quarter":
        first = whole[0] if which == "first" else add(whole[1] + timedelta(1), -3 * n)
        return first, add(first, 3 * n) - timedelta(1)
    ends = [part(k, name, whole) for k in (("1st", f"{n}th") if which == "first" else ("last",))]
    if which == "first":
        return ends[0][0], ends[1][1]
    day = ends[0][0]
    return (add(day, 1 - n) if name == "month" else day - timedelta((n - 1) * (7 if name == "week" else 1))), ends[0][1]


def nth_weekday(n: int, name: str, way: str, base: date) -> date:
    """The nth of a weekday before or after a day."""
    step = -1 if way == "before" else 1
    day = base + timedelta(step)
    while DAYS[day.weekday()] != name:
        day += timedelta(step)
    return day + timedelta(7 * step * (n - 1))


def unit(name: str, steps: int, base: date) -> Days:
    if name == "day":
        day = base + timedelta(steps)
        return day, day
    if name in ("week", "weekend"):
        first = monday(base) + timedelta(7 * steps + (5 if name == "weekend" else 0))
        return first, monday(first) + timedelta(6)
    size = MONTHS_IN[name]
    here = date(max(1, base.year - base.year % (size // 12)), 1, 1) if size > 12 else add(base.replace(day=1), -((base.month - 1) % size))
    first = add(here, steps * size)
    return first, add(first, size) - timedelta(1)


def named(how: str, anchor: Days) -> Days:
    """What comes once a year: "the May nearest to", "the first summer after", "the 3 May of the year of"."""
    m = re.fullmatch(r"the (.+) (of the year .*of) \{\}", how) or re.fullmatch(r"the (?:first |last )?(.+) (after|before) \{\}", how)
    m = m or re.fullmatch(r"the (.+) (nearest to) \{\}", how)
    assert m, how
    years = range(anchor[0].year - 4, anchor[1].year + 5)
    if "of the year" in how:
        n = re.search(r"(\d+) years? (before|after)", how)
        year = anchor[0].year + (int(n[1]) * (1 if n[2] == "after" else -1) if n else 0)
        return next(iter(once(m[1], [year])))
    all_ = list(once(m[1], years))
    if m[2] == "nearest to":
        return min(all_, key=lambda d: max(0, (d[0] - anchor[1]).days, (anchor[0] - d[1]).days))
    return next(d for d in all_ if d[0] > anchor[1]) if m[2] == "after" else next(d for d in reversed(all_) if d[1] < anchor[0])


def once(name: str, years: range | list[int]) -> Iterator[Days]:
    for year in years:
        inner = re.fullmatch(r"(week|weekend) of (.+)", name)
        day = re.fullmatch(r"(\d+) (\w+)", inner[2] if inner else name)
        if day:
            if int(day[1]) <= monthrange(year, MONTHS.index(day[2]) + 1)[1]:
                there = written(f"{name if not inner else inner[2]} {year}")
                yield unit(inner[1], 0, there) if inner else (there, there)
        elif name in MONTHS:
            first = date(year, MONTHS.index(name) + 1, 1)
            yield first, end(first)
        elif name in SEASONS:
            first = date(year, 3 * SEASONS.index(name) + 3, 1)
            yield first, add(first, 3) - timedelta(1)
        elif m := re.fullmatch(r"(\w+) (quarter|half)", name):
            size = MONTHS_IN[m[2]]
            first = date(year, ORDINALS.index(m[1]) * size + 1, 1)
            yield first, add(first, size) - timedelta(1)
        else:
            kept = holiday_periods((inner[2] if inner else name).lower(), year)
            yield from ((long_weekend(there.first) if inner else (there.first, there.last)) for there in kept)


def long_weekend(day: date) -> Days:
    """Saturday and Sunday beside a holiday, and the days between: Monday and Tuesday look back, other days ahead."""
    saturday = monday(day) + timedelta(-2 if day.weekday() < 2 else 5)
    return min(day, saturday), max(day, saturday + timedelta(1))


def part(which: str, name: str, whole: Days) -> Days:
    """The nth day, week (by its Thursday), weekend, month or weekday of a stretch; the last one if `which` says so."""
    days = [whole[0] + timedelta(n) for n in range((whole[1] - whole[0]).days + 1)]
    if name == "month":
        days = [day for day in days if day.day == 1]
    elif name != "day":
        days = [day for day in days if DAYS[day.weekday()] == {"week": "Thursday", "weekend": "Saturday"}.get(name, name)]
    day = days[-1 if which == "last" else int(re.sub(r"\D", "", which)) - 1]
    return unit(name, 0, day) if name in ("week", "weekend", "month") else (day, day)


def recomputed(how: str, anchor: str) -> Days:
    """The days that the sentence comes to, read against the anchor (EDTF)."""
    read = edtf.read(anchor)
    assert read, anchor
    return period(how, (read.first, read.last))


def days(words: str) -> Days:
    """A period as the pages print it -> its first and last day: "about 5 December 2021", "early 2022", "2 to 6 December 2021"."""
    words = words.removeprefix("about ").removeprefix("the ")
    if m := re.fullmatch(r"(early |mid-|late )(.+)", words):
        return third(days(m[2]), ("early ", "mid-", "late ").index(m[1]))
    if m := re.fullmatch(r"(.+) to (.+)", words):
        last = m[2].split()
        first = m[1].split() + last[len(m[1].split()):]
        return days(" ".join(first))[0], days(m[2])[1]
    if m := re.fullmatch(r"week of (.+)", words):
        return unit("week", 0, written(m[1]))
    if m := re.fullmatch(r"(\w+) (quarter|half) of (\d{4})", words):
        return next(once(f"{m[1]} {m[2]}", [int(m[3])]))
    if m := re.fullmatch(r"(\w+) (\d{4})(?:–\d\d)?", words):
        return next(once(m[1], [int(m[2])]))
    if m := re.fullmatch(r"(\d+)[a-z]{2} century", words):
        return unit("century", 0, date(max(1, int(m[1]) * 100 - 100), 1, 1))
    if m := re.fullmatch(r"(\d{4})(s?)", words):
        return unit("decade" if m[2] else "year", 0, date(max(1, int(m[1])), 1, 1))
    return written(words), written(words)


def told(reading: str) -> tuple[Days, Days]:
    """A reading as a page shows it -> the days that it says, and those that its words, anchor and rule come to."""
    m = re.fullmatch(r"“[^”]+”, (?:read on|read within|counted from) (.+?): (.+?) \((.+)\)", reading)
    assert m, reading
    rule, tail = re.fullmatch(r"(.+?)(, (?:up to|from) .+)?", m[3]).groups()  # type: ignore[union-attr]
    rule = re.sub(r"(?<!that) of that year$", " of the year of {}", rule)
    rule = re.sub(r"that \w+( itself)?$", r"{}\1", rule) + (tail or "")
    anchor = days(m[1])
    return days(m[2]), period(rule, anchor)
