"""Match -> Expression for lengths of time, sets of dates, and words such as "recently"."""

from __future__ import annotations

from generator.english.vocabulary import word_set
from generator.extract.dates.expression import CLOCK_UNITS, Expression, Kind, Unit
from generator.extract.dates.rule_match import RuleMatch
from generator.extract.dates.token_class import TokenClass, class_pattern
from generator.model.dates import TimexType

AHEAD_WORDS = {"from now": "ahead", "from today": "ahead"}
_MULTIPLES: dict[str, tuple[str, int]] = {  # units that TIMEX3 counts in smaller ones
    Unit.DECADE: (Unit.YEAR, 10),
    Unit.CENTURY: (Unit.YEAR, 100),
    Unit.MILLENNIUM: (Unit.YEAR, 1000),
    Unit.FORTNIGHT: (Unit.WEEK, 2),
    Unit.QUARTER: (Unit.MONTH, 3),
    Unit.WEEKEND: (Unit.DAY, 2),
}
_NEXT_SMALLER: dict[str, tuple[str, int]] = {  # unit: the letter and number of units in it
    Unit.YEAR: ("M", 12),
    Unit.HOUR: ("M", 60),
    Unit.MINUTE: ("S", 60),
}
_LETTERS_OF_UNKNOWN_COUNT: dict[str, str] = {Unit.FORTNIGHT: "W", Unit.WEEKEND: "WE"}
_WHOLE_UNITS: dict[str, tuple[str, int]] = {
    Unit.YEAR: (Unit.MONTH, 12),
    Unit.MONTH: (Unit.DAY, 30),
    Unit.WEEK: (Unit.DAY, 7),
}
_UNITS_OF_LASTING = (
    Unit.DAY,
    Unit.WEEK,
    Unit.MONTH,
    Unit.YEAR,
    Unit.DECADE,
    Unit.FORTNIGHT,
)
_AN_UNIT = class_pattern("AN UNIT")
_LENGTH_LEADS = word_set("length_leads.txt")
_AFTER_LENGTH = word_set("after_length.txt")
_FUTURE_VERBS = word_set("future_verbs.txt")
_LEADS_TO_VERB = ("to", "not", "must", "did")  # "last" behind them is a verb
_NO_PLURALS = word_set("no_plurals.txt")
_LEADS_TO_WHOLE = ("of", "before")  # "the last two weeks of May"
_WHOLES = (TokenClass.MONTH, TokenClass.YEAR)  # "the last two weeks in May"
_LEADS_TO_THE_PAST = ("in", "of", "from", "than", "with")  # "in the past"


def length_ended(match: RuleMatch) -> Expression | None:
    """"the year ended March 31": a length, for its end is said beside it."""
    if match["unit"] not in (Unit.YEAR, Unit.MONTH, Unit.WEEK):
        return None
    return duration_of(1, match["unit"])


def duration_of(count: float, unit: str, mod: str = "", direction: str = "") -> Expression:
    """A length of time; a negative count is unknown; with "past" it ends today."""
    return Expression(
        kind=Kind.DURATION,
        type=TimexType.DURATION,
        n=count,
        unit=unit,
        modifier=mod,
        direction=direction,
    )


def length(match: RuleMatch) -> Expression | None:
    """"two weeks", "a ten-year", "half a century", "several months", "the first nine months"."""
    unit = match["unit"]
    if _is_no_length(match) or _is_bare_plural(match) or _is_verb_last(match):
        return None
    if match.words == "one day" and match.word_before in _FUTURE_VERBS:
        return Expression(kind=Kind.REFERENCE, value="FUTURE_REF")
    count = _count(match)
    if match.codes == _AN_UNIT and _is_rate(match):
        return Expression(kind=Kind.SET, type=TimexType.SET, value=timex_duration(1, unit))
    if count and count > 0 and unit in _UNITS_OF_LASTING and _is_time_since(match):
        n, unit = in_calendar_units(count, unit)
        return Expression(kind=Kind.OFFSET, n=n, unit=unit, direction="ago", modifier="APPROX")
    direction = "past" if ends_today(match) else ""
    return duration_of(-1 if count is None else count, unit, match.modifier, direction)


def ends_today(match: RuleMatch) -> bool:
    """"the past two years", "the last five days"; not "the last two weeks of May"."""
    if match["direction"] not in ("last", "past") or _is_part_of_whole(match):
        return False
    return match["direction"] == "past" or TokenClass.THE in match.codes


def _is_part_of_whole(match: RuleMatch) -> bool:
    word = match.word_after.lower()
    if word != "in":
        return word in _LEADS_TO_WHOLE
    return match.tokens.codes[match.end + 1:match.end + 2] in _WHOLES


def _is_no_length(match: RuleMatch) -> bool:
    """"the 2021 weekend", "52 years old", "a second round", "four-quarters"."""
    is_hyphenated = TokenClass.HYPHEN in match.codes
    unit_class = match.token_class("unit")
    is_year = match.m["count"] == TokenClass.YEAR
    if is_year and unit_class == TokenClass.UNIT and not is_hyphenated:
        return True
    if match["unit"] == Unit.QUARTER and unit_class == TokenClass.UNITS and is_hyphenated:
        return True
    return _is_age(match) or _is_adjective(match)


def _is_bare_plural(match: RuleMatch) -> bool:
    """Whether "years" stands without a count, and without a word that leads to a length."""
    if match["count"] or match["half"]:
        return False
    first_class = match.codes[0]
    if first_class != TokenClass.UNITS:
        return False
    return match.word_before.lower() not in _LENGTH_LEADS


def _is_verb_last(match: RuleMatch) -> bool:
    """"will last three weeks": the rules that begin behind "last" read the length."""
    is_last = match.words.startswith("last ")
    return is_last and (match.word_before in _FUTURE_VERBS or match.word_before in _LEADS_TO_VERB)


def _count(match: RuleMatch) -> float | None:
    """The count with its half; None if it is unknown."""
    if match["half"] and TokenClass.HALF not in match.m["count"]:
        return (match.count() or 0) + 0.5 if TokenClass.AND_OR in match.codes else 0.5
    if not match["count"] and not match["half"]:
        return None
    return match.count()


def _is_time_since(match: RuleMatch) -> bool:
    """"It has been two weeks since the doors shut": they shut about two weeks ago."""
    if match.word_after.lower() != "since":
        return False
    places = range(match.start - 5, match.start)
    before = {match.tokens.word(place).lower() for place in places}
    has_verb = "been" in before or "is" in before
    return has_verb and "it" in before


def _is_adjective(match: RuleMatch) -> bool:
    """"a minute detail", "a second round": "a minute" or "a second" right before a noun."""
    if match.codes != _AN_UNIT or match["unit"] not in (Unit.MINUTE, Unit.SECOND):
        return False
    after = match.word_after
    return after.isalpha() and after.islower() and after not in _AFTER_LENGTH


def _is_rate(match: RuleMatch) -> bool:
    """"15 a year", "three flights a week", "twice a day"."""
    if match.tokens.codes.startswith(TokenClass.FROM, match.end):
        return False  # "opens a week from Monday"
    before = match.word_before.lower()
    if before[:1].isdigit():
        return True
    if before in ("once", "twice", "%"):
        return True
    return before.endswith("s") and before not in _NO_PLURALS


def _is_age(match: RuleMatch) -> bool:
    """"6-year-old", "52 years old": how old a person is, no date; an "8-month-old truce" is one."""
    if match["unit"] != Unit.YEAR:
        return False
    codes = match.tokens.codes
    hyphen_and_old = TokenClass.HYPHEN + TokenClass.OLD
    return codes.startswith((TokenClass.OLD, hyphen_and_old), match.end)


def in_whole_units(count: float, unit: str) -> tuple[float, str]:
    """A count with a half in smaller units, so that it is whole: 3.5 years are 42 months."""
    if count % 1 == 0:
        return count, unit
    smaller, times = _WHOLE_UNITS.get(unit, (unit, 1))
    return round(count * times), smaller


def repeated(match: RuleMatch) -> Expression | None:
    """"every day", "each year", "every two weeks", "daily"."""
    value = match["frequency"] or _set_value(match)
    if not value:
        return None
    return Expression(kind=Kind.SET, type=TimexType.SET, value=value)


def _set_value(match: RuleMatch) -> str:
    """The value in TIMEX3; "" for "every noon", which is no set of parts of days."""
    if match["day_part"]:
        is_hour = match["day_part"].startswith("T")
        return "" if is_hour else f"XXXX-XX-XXT{match['day_part']}"
    if match["unit"] == Unit.WEEKEND:
        return "XXXX-WXX-WE"
    is_every_other = match["every"] == "2"
    count = float(match["number"] or (2 if is_every_other else 1))
    return timex_duration(count, match["unit"])


def in_calendar_units(count: float, unit: str) -> tuple[float, str]:
    """A count of decades, fortnights or quarters in years, weeks or months.

    Other units stay as they are.
    """
    smaller, times = _MULTIPLES.get(unit, (unit, 1))
    return count * times, smaller


def timex_duration(count: float, unit: str) -> str:
    """TIMEX3 duration: `P2W`, `PT1H`, `P2Y6M`; a negative count is unknown: `PXY`."""
    if count < 0:
        return _unknown_duration(unit)
    if unit == Unit.QUARTER and count % 1 == 0:
        return f"P{int(count)}Q" if count > 1 else "P1Q"
    count, unit = in_calendar_units(count, unit)
    is_whole = count % 1 == 0
    if not is_whole and unit in _NEXT_SMALLER:
        return _broken_duration(count, unit)
    time_mark = "T" if unit in CLOCK_UNITS else ""
    amount = f"{count:g}" if count < 1e6 else str(int(count))
    return f"P{time_mark}{amount}{unit.upper()}"


def _unknown_duration(unit: str) -> str:
    """"years" -> `PXY`, "hours" -> `PTXH`."""
    if unit in CLOCK_UNITS:
        return f"PTX{unit.upper()}"
    return f"PX{_LETTERS_OF_UNKNOWN_COUNT.get(unit, unit)}"


def _broken_duration(count: float, unit: str) -> str:
    """"2.5 years" -> `P2Y6M`."""
    smaller, ratio = _NEXT_SMALLER[unit]
    whole = int(count)
    rest = round(count % 1 * ratio)
    time_mark = "T" if unit in CLOCK_UNITS else ""
    large = f"{whole}{unit.upper()}" if whole else ""
    return f"P{time_mark}{large}{rest}{smaller}"


def reference(match: RuleMatch) -> Expression | None:
    """"now", "recently", "the future", "coming years"; of "the past" only "in the past"."""
    value = match["reference"] or _reference_value(match)
    return Expression(kind=Kind.REFERENCE, value=value) if value else None


def _reference_value(match: RuleMatch) -> str:
    """The value in TIMEX3; "" if the words are no reference."""
    if match["past"]:
        is_past = match["past"] == "past" and match.word_before.lower() in _LEADS_TO_THE_PAST
        return "PAST_REF" if is_past else ""
    if match["now"]:
        return "PRESENT_REF" if match["now"] == "current" else ""
    if match["next"]:
        return "FUTURE_REF" if match["next"] in ("coming", "future") else ""
    return "PAST_REF"  # "recent"
