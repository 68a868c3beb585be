"""Match -> Expression for lengths in several units: "two years and three months (ago)"."""

from __future__ import annotations

from dataclasses import replace

from generator.extract.dates.expression import CLOCK_UNITS, Expression, Kind, Unit
from generator.extract.dates.readers.lengths import AHEAD_WORDS
from generator.extract.dates.rule_match import RuleMatch
from generator.extract.dates.token_class import TokenClass, any_of
from generator.model.dates import TimexType

_UNITS_BY_SIZE: tuple[str, ...] = (  # the largest first
    Unit.YEAR,
    Unit.MONTH,
    Unit.WEEK,
    Unit.DAY,
    Unit.HOUR,
    Unit.MINUTE,
    Unit.SECOND,
)
_COUNT_CLASSES = any_of(TokenClass.NUMBER, TokenClass.AN)
_UNIT_CLASSES = any_of(TokenClass.UNIT, TokenClass.UNITS)


def compound_length(match: RuleMatch) -> Expression | None:
    """"two years and three months", "1 hour and 30 minutes".

    Each unit must be smaller than the one before it.
    """
    amounts = _amounts(match)
    if len(amounts) < 2 or not _grow_smaller(amounts):
        return None
    if match["way"]:
        counts = {unit: count for count, unit in amounts}
        return _compound_offset(match, counts)
    return Expression(
        kind=Kind.SET,
        type=TimexType.DURATION,
        value=_compound_value(amounts),
        modifier=match.modifier,
    )


def _grow_smaller(amounts: list[tuple[float, str]]) -> bool:
    """Whether each unit is smaller than the one before it."""
    sizes = [_size(unit) for _, unit in amounts]
    if -1 in sizes:
        return False
    return sizes == sorted(set(sizes))


def _compound_value(amounts: list[tuple[float, str]]) -> str:
    """Two years and three months are `P2Y3M`, a day and two hours `P1DT2H`."""
    days = ""
    times = ""
    for count, unit in amounts:
        amount = f"{count:g}{unit.upper()}"
        if unit in CLOCK_UNITS:
            times += amount
        else:
            days += amount
    return f"P{days}T{times}" if times else f"P{days}"


def _amounts(match: RuleMatch) -> list[tuple[float, str]]:
    """The counts of a compound length, each with its unit."""
    amounts = []
    count = ""
    values = match.tokens.values[match.start : match.end]
    for code, value in zip(match.codes, values, strict=True):
        if code in _COUNT_CLASSES:
            count = value
        elif code in _UNIT_CLASSES and count:
            amounts.append((float(count), value))
    return amounts


def _size(unit: str) -> int:
    """The place of a unit from the largest on; -1 if it is in no compound length."""
    return _UNITS_BY_SIZE.index(unit) if unit in _UNITS_BY_SIZE else -1


def _compound_offset(match: RuleMatch, counts: dict[str, float]) -> Expression | None:
    """"two years and three months ago", counted in months; "2 weeks and 2 days ago", in days.

    "A month and a day ago" counts the day from a month ago.
    """
    way = AHEAD_WORDS.get(match["way"], match["way"])
    months = counts.pop(Unit.YEAR, 0) * 12 + counts.pop(Unit.MONTH, 0)
    days = counts.pop(Unit.WEEK, 0) * 7 + counts.pop(Unit.DAY, 0)
    if counts or (months + days) % 1:
        return None
    in_months = Expression(
        kind=Kind.OFFSET,
        n=months,
        unit=Unit.MONTH,
        direction=way,
        modifier=match.modifier,
    )
    if not days:
        return in_months
    return replace(in_months, n=days, unit=Unit.DAY, base=in_months if months else None)
