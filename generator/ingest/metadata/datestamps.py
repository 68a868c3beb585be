"""The dates that a source states about itself -> Periods. Ambiguous forms ("03/04/2024") are no date."""

from __future__ import annotations

import re
from datetime import date

from generator import edtf
from generator.model.dates import Period
from generator.words import squeeze

MONTHS = {name: n for n, names in enumerate((
    ("january", "jan"), ("february", "feb"), ("march", "mar"), ("april", "apr"), ("may",), ("june", "jun"), ("july", "jul"),
    ("august", "aug"), ("september", "sept", "sep"), ("october", "oct"), ("november", "nov"), ("december", "dec")), 1) for name in names}
_MONTH = rf"(?P<month>{'|'.join(MONTHS)})\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:1[5-9]|20)\d\d)"
_FORMS = (
    rf"{_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)(?=T?\b|T)", rf"{_YEAR}[/.](?P<month>\d\d)[/.](?P<day>\d\d)\b",
    rf"{_MONTH}[ -]{_DAY},?[ -]{_YEAR}\b", rf"{_DAY}(?: of)?[ -]{_MONTH},?[ -]{_YEAR}\b", rf"{_MONTH},?[ -]{_YEAR}\b",
    rf"(?P<a>\d{{1,2}})(?P<sep>[/.-])(?P<b>\d{{1,2}})(?P=sep){_YEAR}\b")
_DATES = tuple(re.compile(rf"(?<![\w/-]){form}", re.I) for form in _FORMS)
_ISO = re.compile(r"\d{4}(?:-\d\d(?:-\d\d)?)?(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?")
_BESIDE = re.compile(  # what may stand beside a date on a line of its own
    r"(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)(?:(?:nes|rs|ur|s)?day)?\.?|\d{1,2}(?::|\.)\d\d(?::\d\d)?(?:\s*[ap]\.?m\.?)?"
    r"|\d{1,2}\s*[ap]\.?m\.?"
    r"|[ap]\.?m\.?|at|on|updated|published|posted|first|last|modified|date|dated|time|gmt|utc|bst|cet|cest|est|edt|et|pst|pdt|pt|ist|hkt"
    r"|jst|[+-]\d\d:?\d\d"
    r"|\d+\s+min(?:ute)?s?\s+read|t\d\d:\d\d(?::\d\d(?:\.\d+)?)?z?|[|·•,:;()/–—-]+", re.I)
_WORDS = re.compile(rf"(?<!\w)(?:{_BESIDE.pattern})(?!\w)", re.I)
_IN_URL = re.compile(
    r"[/_-]((?:19|20)\d\d)[/-](\d{1,2}|[a-z]{3})(?:[/-](\d{1,2}))?(?=[/_.?-]|$)|/((?:19|20)\d\d)(\d\d)(\d\d)(?=[/_.?-]|$)", re.I)


def stated(text: str) -> tuple[Period, str] | None:
    """The first full date of a short text, or its month, with the words that say so."""
    hits = [m for pattern in _DATES if (m := pattern.search(text))]
    for m in sorted(hits, key=lambda m: (m.start(), -m.end())):
        if found := _period(m.groupdict()):
            return found, m[0]
    return None


def alone(line: str) -> tuple[Period, str] | None:
    """The date of a line that holds nothing else but a weekday, a time or the word "Published"."""
    if len(line) > 90 or not re.search(r"\d{4}", line) or (found := stated(line)) is None:
        return None
    rest = line.replace(found[1], " ", 1)
    return found if not re.sub(r"\W+", "", _BESIDE.sub(" ", rest)) else None


def beside(text: str) -> str:
    """What is left of a piece of a date line without weekdays, times and "Published on"."""
    return squeeze(_WORDS.sub(" ", text)).strip(" |·•,:;()/–—-")


def month(word: str) -> bool:
    """Does it begin with a month?"""
    return word.split(" ")[0].strip(".,").lower() in MONTHS


def precise(value: object) -> Period | None:
    """A machine's or a person's value: a date, EDTF, ISO 8601 with a time, or words ("12 March 2024")."""
    text = squeeze(str(value or "")).strip("\"'")
    if not 4 <= len(text) <= 60:
        return None
    if found := edtf.read(text):
        return found
    if _ISO.fullmatch(text):
        return edtf.read(text[:10])
    said = stated(text)
    return said[0] if said else None


def in_url(url: str) -> tuple[Period, str] | None:
    """`/2024/03/12/` is a day, `/2024/03/` a month."""
    for m in _IN_URL.finditer(url):
        year, month, day = (m[1], m[2], m[3]) if m[1] else (m[4], m[5], m[6])
        number = MONTHS.get(month.lower(), 0) if not month.isdigit() else int(month)
        if (day or m[0].startswith("/")) and (found := _made(int(year), number, int(day) if day else None)):
            return found, m[0].strip("/_-")
    return None


def _period(said: dict[str, str | None]) -> Period | None:
    year = int(said["year"] or 0)
    if said.get("a"):
        a, b = int(said["a"] or 0), int(said["b"] or 0)
        month, day = (b, a) if a > 12 or a == b else (a, b) if b > 12 else (0, 0)
        return _made(year, month, day)
    name = str(said["month"])
    return _made(year, int(name) if name.isdigit() else MONTHS[name.lower()], int(said["day"] or 0) if "day" in said else None)


def _made(year: int, month: int, day: int | None) -> Period | None:
    try:
        if day is None:
            return edtf.month(year, month) if 1 <= month <= 12 else None
        there = date(year, month, day)
    except ValueError:
        return None
    return Period(there, there)
