"""Match -> Expression for quarters and halves of a year, and for seasons."""

from __future__ import annotations

from generator.extract.dates.expression import Expression, Kind, Unit
from generator.extract.dates.rule_match import RuleMatch, SpokenYear, read_year, year_in_words
from generator.model.dates import TimexType

_NUMBER_IN_YEAR = {Unit.QUARTER: 4, Unit.HALF: 2}
_LEADS_TO_SEASON = ("in", "by", "until", "since", "during", "of")
_WEAK_LEADS = ("during", "of")  # before "fall" and "spring", which are verbs and nouns too


def quarter(match: RuleMatch) -> Expression | None:
    """"third-quarter", "the first half of 2021", "next year's first quarter", "Q3 2021"."""
    year = read_year(match)
    if year is None:
        return None
    unit, number = _quarter_code(match["code"]) if match["code"] else _quarter_words(match)
    if unit not in _NUMBER_IN_YEAR or _is_direction(match["ordinal"]):
        return None
    last = _NUMBER_IN_YEAR[Unit(unit)]
    if number > last or (unit == Unit.HALF and not year.is_given and not match["the"]):
        return None
    return Expression(
        kind=Kind.QUARTER,
        year=year.year,
        shift=year.shift,
        n=number if number > 0 else last,
        unit=unit,
        direction=match["direction"],
        modifier=match.modifier or ("APPROX" if match["fiscal"] else ""),
    )


def _quarter_code(code: str) -> tuple[str, int]:
    """`Q3`, `3Q` -> the unit and the number."""
    first = code[0]
    second = code[1]
    if first.isalpha():
        return first, int(second)
    return second, int(first)


def _quarter_words(match: RuleMatch) -> tuple[str, int]:
    """"third quarter", "last half" -> the unit and the number, -1 or 0 for the last one."""
    unit = str(Unit.HALF) if match["half"] else match["unit"]
    ordinal = match["ordinal"]
    if ordinal == "last":
        return unit, 2
    return unit, 0 if _is_direction(ordinal) else int(ordinal or 0)


def _is_direction(ordinal: str) -> bool:
    """"the past half of 2021": no half of a year has such a number."""
    return ordinal.isalpha() and ordinal != "last"


def same_quarter(match: RuleMatch) -> Expression | None:
    """"the 1988 period", "last year's quarter", "the year-ago quarter", "year-earlier"."""
    names_year = match["year"] or match["relative"]
    year = read_year(match) if names_year else SpokenYear(shift=-1)
    unit = match["unit"]
    is_quarter = unit == Unit.QUARTER or match["period"] or not unit
    if year is None or not is_quarter:
        return None
    return Expression(
        kind=Kind.QUARTER,
        year=year.year,
        shift=year.shift,
        n=float(match["ordinal"] or 0),
        unit=Unit.QUARTER,
        direction="same",
    )


def latest_period(match: RuleMatch) -> Expression | None:
    """"the latest period": the quarter that the text is about."""
    if match["direction"] != "latest":
        return None
    return Expression(kind=Kind.QUARTER, unit=Unit.QUARTER, direction="same")


def season(match: RuleMatch) -> Expression | None:
    """"last fall", "the summer of 2019", "this past spring"."""
    year = SpokenYear(year=year_in_words(match)) if match["count"] else read_year(match)
    word = match.printed("season")
    if year is None:
        return None
    is_dated = match["direction"] or year.year
    if word[:1].isupper() and not is_dated:
        return None
    if match["each"]:
        value = f"XXXX-{match['season']}"
        return Expression(kind=Kind.SET, type=TimexType.SET, value=value)
    if word.endswith("s") or not (_is_marked_season(match, year) or _is_led_to_season(match)):
        return None
    return Expression(
        kind=Kind.SEASON,
        year=year.year,
        shift=year.shift,
        value=match["season"],
        direction=match["direction"],
        modifier=match.modifier,
    )


def _is_marked_season(match: RuleMatch, year: SpokenYear) -> bool:
    has_mark = any(match[group] for group in ("direction", "the", "portion"))
    return has_mark or year.is_given


def _is_led_to_season(match: RuleMatch) -> bool:
    """Whether the word before a bare season leads to a date: "in spring"; not "of spring"."""
    place = match.m.start("season")
    word = match.tokens.word(place)
    before = match.tokens.word(place - 1).lower()
    if before not in _LEADS_TO_SEASON:
        return False
    if word not in ("fall", "spring"):
        return True
    return before not in _WEAK_LEADS
