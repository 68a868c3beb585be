"""The dates that a source states about itself -> Periods.

Ambiguous forms ("03/04/2024") are no date.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import NamedTuple

from generator import edtf, lazy
from generator.english.vocabulary import alternation, rows_of
from generator.model.dates import Period
from generator.words import squeeze

MONTHS = {name: int(number) for number, name in rows_of("month_names.tsv")}
LONGEST_LINE = 90  # characters of a line that holds a date alone
LONGEST_TIMESTAMP = 25  # characters: 2024-03-12T10:00:00+00:00

_MONTH = rf"(?P<month>{'|'.join(MONTHS)})\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)"
_FORMS = (
    rf"{_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)(?=T?\b|T)",  # 2024-03-12
    rf"{_YEAR}[/.](?P<month>\d\d)[/.](?P<day>\d\d)\b",  # 2024/03/12
    rf"{_MONTH}[ -]{_DAY},?[ -]{_YEAR}\b",  # March 12, 2024
    rf"{_DAY}(?: of)?[ -]{_MONTH},?[ -]{_YEAR}\b",  # 12th of March 2024
    rf"{_MONTH},?[ -]{_YEAR}\b",  # March 2024
    rf"(?P<a>\d{{1,2}})(?P<sep>[/.-])(?P<b>\d{{1,2}})(?P=sep){_YEAR}\b",  # 25/12/2024
)
_DATES = tuple(lazy.regex(rf"(?<![\w/-]){form}", re.I) for form in _FORMS)

_CLOCK = r"\d\d:\d\d(?::\d\d(?:\.\d+)?)?"
_ISO_DATE = r"\d{4}(?:-\d\d(?:-\d\d)?)?"
_ISO = lazy.regex(rf"{_ISO_DATE}(?:[T ]{_CLOCK}(?:Z|[+-]\d\d:?\d\d)?)?")
_EPOCH = lazy.regex(r"[1-9]\d{8,9}(?:\d{3})?(?:\.\d+)?")
_CTIME = lazy.regex(
    r"(?:\w{3} )?(?P<month>[A-Z][a-z]{2}) {1,2}(?P<day>\d{1,2}) \d\d:\d\d:\d\d "
    r"(?:[+-]\d{4} |[A-Z]{3,4} )?(?P<year>\d{4})")
_COMPACT = lazy.regex(r"(?P<year>(?:1[5-9]|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)(?:T?\d{6}Z?)?")
_TIMESTAMP = lazy.regex(r"\d{4}-\d\d-\d\d")

_BESIDE_DATE = "|".join((  # what may stand beside a date on a line of its own
    r"(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)(?:(?:nes|rs|ur|s)?day)?\.?",
    r"\d{1,2}(?::|\.)\d\d(?::\d\d)?(?:\s*[ap]\.?m\.?)?",
    r"\d{1,2}\s*[ap]\.?m\.?",
    r"[ap]\.?m\.?",
    alternation("date_line_words.txt", "time_zones.txt"),
    r"[+-]\d\d:?\d\d",
    r"\d+\s+min(?:ute)?s?\s+read",
    rf"t{_CLOCK}z?",
    r"[|·•,:;()/–—-]+",
))
_BESIDE = lazy.regex(_BESIDE_DATE, re.I)
_BESIDE_WORD = lazy.regex(rf"(?<!\w)(?:{_BESIDE_DATE})(?!\w)", re.I)

_URL_YEAR = r"(?:19|20)\d\d"
_URL_END = r"(?=[/_.?-]|$)"
_IN_URL = lazy.regex(
    rf"[/_-](?P<year>{_URL_YEAR})[/-](?P<month>\d{{1,2}}|[a-z]{{3}})"
    rf"(?:[/-](?P<day>\d{{1,2}}))?{_URL_END}"
    rf"|/(?P<solid_year>{_URL_YEAR})(?P<solid_month>\d\d)(?P<solid_day>\d\d){_URL_END}", re.I)


class DateText(NamedTuple):
    """A date, and the words that say it."""

    period: Period
    quote: str


def find_date(text: str) -> DateText | None:
    """The first full date of a short text, or its month."""
    matches = [
        m
        for pattern in _DATES
        if (m := pattern.search(text))
    ]
    for m in sorted(matches, key=lambda match: (match.start(), -match.end())):
        period = _period_of(m.groupdict())
        if period:
            return DateText(period, m[0])
    return None


def find_lone_date(line: str) -> DateText | None:
    """The date of a line that holds nothing else but a weekday, a time or the word "Published"."""
    if len(line) > LONGEST_LINE or not re.search(r"\d{4}", line):
        return None
    date_text = find_date(line)
    if date_text is None:
        return None
    rest = _BESIDE.sub(" ", line.replace(date_text.quote, " ", 1))
    if re.search(r"\w", rest):
        return None
    return date_text


def strip_date_words(text: str) -> str:
    """A piece of a date line without weekdays, times and "Published on"."""
    words = _BESIDE_WORD.sub(" ", text)
    return squeeze(words).strip(" |·•,:;()/–—-")


def begins_with_month(text: str) -> bool:
    """Is the first word the name of a month?"""
    return text.split(" ")[0].strip(".,").lower() in MONTHS


def parse_date(value: object) -> Period | None:
    """A machine's or a person's value: a date, EDTF, ISO 8601 with a time, or words ("12 March
    2024").
    """
    text = squeeze(str(value or "")).strip("\"'")
    if not 4 <= len(text) <= 60:
        return None
    period = edtf.read(text)
    if period:
        return period
    if _ISO.fullmatch(text):
        return edtf.read(text[:10])
    date_text = find_date(text)
    return date_text.period if date_text else None


def readings_of(text: str) -> tuple[Period, ...]:
    """Both days that an ambiguous form, "03/12/2019", may mean; none for any other text."""
    m = _DATES[-1].match(squeeze(text))
    if m is None:
        return ()
    year, first, second = int(m["year"]), int(m["a"]), int(m["b"])
    readings = (_build_period(year, first, second), _build_period(year, second, first))
    return tuple(period for period in readings if period)


def parse_timestamp(text: str) -> str | None:
    """A text that begins with a full date such as 2024-03-12, with its time; the day of any other
    full date; else None.
    """
    period = parse_date(text)
    if period is None:
        return None
    if _TIMESTAMP.match(text):
        return text[:LONGEST_TIMESTAMP]
    return period.first.isoformat() if period.first == period.last else None


def date_of_machine(text: str) -> str | None:
    """A day in machines' forms as one that people write: seconds or milliseconds since 1970,
    20190312T080000Z, "Tue Mar 12 08:00:00 2019"; None for any other text.
    """
    if _EPOCH.fullmatch(text):
        seconds = int(text[:10])
        return (date(1970, 1, 1) + timedelta(days=seconds // 86_400)).isoformat()
    if m := _CTIME.fullmatch(text):
        return f"{m['day']} {m['month']} {m['year']}"
    m = _COMPACT.fullmatch(text)
    if m:
        return f"{m['year']}-{m['month']}-{m['day']}"
    return None


def find_date_in_url(url: str) -> DateText | None:
    """`/2024/03/12/` is a day, `/2024/03/` a month."""
    for m in _IN_URL.finditer(url):
        period = _period_in_url(m)
        if period:
            return DateText(period, m[0].strip("/_-"))
    return None


def _period_in_url(m: re.Match[str]) -> Period | None:
    """The day or the month of a part of an address; a month stands between slashes alone."""
    year = m["year"] or m["solid_year"]
    month = m["month"] or m["solid_month"]
    day = m["day"] or m["solid_day"]
    month_number = _month_number(month)
    if day:
        return _build_period(int(year), month_number, int(day))
    if not m[0].startswith("/"):
        return None
    return _build_period(int(year), month_number, None)


def _month_number(text: str) -> int:
    """1 to 12; 0 for a word that is no month. Other numbers stay what they are."""
    if text.isdigit():
        return int(text)
    return MONTHS.get(text.lower(), 0)


def _period_of(groups: Mapping[str, str | None]) -> Period | None:
    """The period of a match of one of the forms; None where there is no such day."""
    year = int(groups["year"] or 0)
    first, second = groups.get("a"), groups.get("b")
    if first and second:
        month, day = _month_and_day(int(first), int(second))
        return _build_period(year, month, day)
    month = _month_number(str(groups["month"]))
    if "day" not in groups:
        return _build_period(year, month, None)
    day = int(groups["day"] or 0)
    return _build_period(year, month, day)


def _month_and_day(first: int, second: int) -> tuple[int, int]:
    """The two numbers of "25/12/2023" or "12/25/2023".

    (0, 0), which is no date, where either may be the month.
    """
    if first > 12 or first == second:
        return second, first
    if second > 12:
        return first, second
    return 0, 0


def _build_period(year: int, month: int, day: int | None) -> Period | None:
    """The day, or the month where `day` is None; None where there is no such day."""
    try:
        if day is None:
            return edtf.month(year, month) if 1 <= month <= 12 else None
        only_day = date(year, month, day)
    except ValueError:
        return None
    return Period(only_day, only_day)
