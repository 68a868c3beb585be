"""Match -> Expression for a time of day in digits, or by the name of its hour.

"10 p.m.", "1600 GMT", "noon".
"""

from __future__ import annotations

from generator.extract.dates.expression import Expression, Kind
from generator.extract.dates.rule_match import RuleMatch
from generator.model.dates import TimexType

NOON = 12
_ZONES_LIKE_WORDS = ("et", "est", "ist")


def clock(match: RuleMatch) -> Expression | None:
    """"10 p.m.", "7:15", "1600 GMT", "noon"."""
    if match["day_part"]:
        return _named_hour(match["day_part"])
    parts = _hours_and_minutes(match)
    if parts is None or _ends_with_word(match):
        return None
    hours, minutes = parts
    hour = _hour(hours, minutes, match["am_pm"])
    if hour is None:
        return None
    zone = "Z" if match["zone"] == "Z" else ""
    time = f"T{hour:02}:{minutes or '00'}{zone}"
    return Expression(kind=Kind.CLOCK, type=TimexType.TIME, clock=time, modifier=match.modifier)


def _named_hour(day_part: str) -> Expression | None:
    """"noon" and "midnight"; a morning is no hour."""
    if not day_part.startswith("T"):
        return None
    return Expression(kind=Kind.CLOCK, type=TimexType.TIME, clock=day_part)


def _hours_and_minutes(match: RuleMatch) -> tuple[str, str] | None:
    """The digits of hours and of minutes ("" for none).

    None if a bare number has nothing that makes it a time.
    """
    digits = match["clock"]
    has_four = len(digits) == 4
    if not match["am_pm"] and not has_four and ":" not in digits:
        return None
    if has_four and digits.isdigit() and (match["zone"] or match["am_pm"]):
        return digits[:2], digits[2:]
    hours, _, minutes = digits.replace(".", ":").partition(":")
    return hours, minutes


def _hour(hours: str, minutes: str, am_pm: str) -> int | None:
    """The hour from 0 to 24; None if the digits are no time.

    `am_pm` is am, pm, o'clock, or "" for none.
    """
    if not hours.isdigit() or int(hours) > 24:
        return None
    if minutes and int(minutes[:2]) > 59:
        return None
    hour = int(hours)
    if not am_pm:
        return hour
    if am_pm in ("am", "pm") and hour > NOON:
        return None
    return hour % NOON + (NOON if am_pm == "pm" else 0)


def _ends_with_word(match: RuleMatch) -> bool:
    """"50 U.S.C. 1601 et seq.": a last word that only looks like a zone."""
    zone = match.word("zone")
    last_word = match.tokens.word(match.end - 1)
    return zone in _ZONES_LIKE_WORDS and zone == last_word
