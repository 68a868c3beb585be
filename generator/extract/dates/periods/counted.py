"""What is counted from a day -> Resolved: "two weeks ago", "last month", "that night"."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from generator import edtf
from generator.extract.dates.expression import Expression, Kind, Unit
from generator.extract.dates.periods.base import (
    AHEAD,
    BACK,
    NOW,
    Context,
    Resolved,
    build_resolved,
    direction_step,
)
from generator.extract.dates.periods.units import (
    shift_day,
    single_day,
    unit_around,
    weekend_value,
)
from generator.model.dates import Period, Precision, TimexType

_COUNTED_AFTER_THE = ("next", "following", "previous", "preceding", "subsequent")
_AHEAD_OFFSETS = ("later", "afterwards", "hence", "ahead")
_OFFSETS_FROM_PUBLICATION = ("ago", "ahead", "hence")
# unit: the precisions of a date from which the next such unit can be counted
_FINE_ENOUGH: dict[str, tuple[Precision, ...]] = {
    Unit.DAY: (Precision.DAY,),
    Unit.WEEK: (Precision.DAY, Precision.WEEK),
    Unit.MONTH: (Precision.DAY, Precision.WEEK, Precision.MONTH),
}
_FRIDAY = 4
_SUNDAY = 6


def resolve_unit(expression: Expression, context: Context) -> Resolved:
    """"last week", "this year", "the end of the month".

    "The next day" and "that week" count from the last date mentioned.
    """
    from_mention = _counts_from_mention(expression, context)
    base = _day_for_unit(expression, context) if from_mention else context.publication_day
    if base is None:
        return Resolved("")
    step = direction_step(expression.direction) * (expression.count or 1)
    if _is_last_year_in_january(expression, context, base):
        step = -1
    if _is_week_over(expression, base):
        step = 1
    if expression.unit == Unit.WEEKEND:
        return _resolve_weekend(expression, context, base, step)
    is_latest = expression.unit == Unit.QUARTER and expression.direction == "latest"
    if is_latest and context.is_about_quarters and context.last_period:
        return _resolve_latest_quarter(expression, context, context.last_period)
    period = unit_around(expression.unit, shift_day(base, step, expression.unit))
    return build_resolved(period, expression, context, anchor=base)


def _counts_from_mention(expression: Expression, context: Context) -> bool:
    """Whether a unit counts from the last date mentioned, not from the day of publication."""
    if expression.direction in ("that", "same"):
        return True
    if not expression.definite:
        return False
    if expression.direction:
        return expression.direction in _COUNTED_AFTER_THE
    is_quarter = expression.unit == Unit.QUARTER and context.is_about_quarters
    return expression.unit == Unit.DAY or is_quarter or context.is_story


def _is_last_year_in_january(expression: Expression, context: Context, base: date) -> bool:
    """"the last months of the year", written in January."""
    if expression.unit != Unit.YEAR or expression.direction:
        return False
    looks_back = context.way < 0
    return (
        expression.definite
        and looks_back
        and base.month == 1
    )


def _is_week_over(expression: Expression, base: date) -> bool:
    """"later this week", written on a Sunday: the week that begins the next day."""
    is_later = expression.modifier == "LATER" and expression.direction in NOW
    return is_later and expression.unit == Unit.WEEK and base.weekday() == _SUNDAY


def _day_for_unit(expression: Expression, context: Context) -> date | None:
    """The day that a unit counts from: of the last date mentioned, if it is fine enough.

    "The next day" after a mere year counts from the last whole day that was mentioned.
    """
    last = context.last_period
    if last is not None and _is_fine_enough(last, expression.unit):
        return last.last
    if context.last_day and expression.unit == Unit.DAY:
        return context.last_day.last
    return context.publication_day


def _is_fine_enough(period: Period, unit: str) -> bool:
    precisions = _FINE_ENOUGH.get(unit)
    return precisions is None or period.precision in precisions


def _resolve_weekend(expression: Expression, context: Context, base: date, step: int) -> Resolved:
    """"the weekend" is the last one begun, unless the verb looks ahead."""
    day = base + timedelta(7 * step)
    is_this_week = expression.direction in NOW or context.way > 0
    is_before_friday = base.weekday() < _FRIDAY
    if not step and not is_this_week and is_before_friday:
        day -= timedelta(7)
    period = unit_around(Unit.WEEKEND, day)
    return build_resolved(period, expression, context, anchor=base, value=weekend_value(day))


def _resolve_latest_quarter(expression: Expression, context: Context, last: Period) -> Resolved:
    """The quarter that the text is about, unless it is still to end."""
    day = context.publication_day
    if day is None or last.last <= day:
        return build_resolved(last, expression, context, anchor=last)
    day_of_quarter_before = edtf.months_from(day, -3)
    period = unit_around(Unit.QUARTER, day_of_quarter_before)
    anchor = last if period == last else day
    return build_resolved(period, expression, context, anchor=anchor)


def resolve_offset(expression: Expression, context: Context) -> Resolved:
    """"two weeks ago", "three days later".

    "Ago" and "from now" count from the day of publication, "earlier" and "later" from the last
    date mentioned.
    """
    base = _day_for_offset(expression, context)
    if base and expression.base:
        base = _day_of_base(expression.base, context, base)
    if base is None:
        return Resolved("")
    is_ahead = expression.direction in _AHEAD_OFFSETS
    count = expression.n if is_ahead else -expression.n
    day = shift_day(base, count, expression.unit)
    if expression.definite:  # "a year ago today", "two weeks ago Monday"
        period = single_day(_nearest_weekday(day, expression.weekday))
    else:
        period = _period_as_fine_as_count(expression, context, day)
    return build_resolved(period, expression, context, anchor=base)


def _day_of_base(base: Expression, context: Context, day: date) -> date:
    """The day that the words name to count from: "a week ago yesterday", "a week from Monday".

    In "a month and a day ago" it is the day a month ago.
    """
    if base.kind is Kind.TODAY:
        return day + timedelta(int(base.n))
    if base.kind is Kind.WEEKDAY:
        return day + timedelta(_days_to_weekday(base, context, day))
    is_ahead = base.direction in _AHEAD_OFFSETS
    return shift_day(day, base.n if is_ahead else -base.n, base.unit)


def _day_for_offset(expression: Expression, context: Context) -> date | None:
    """The day that an offset counts from.

    Where a text is about quarters, "a year ago" counts from its quarter.
    """
    is_from_publication = expression.direction in _OFFSETS_FROM_PUBLICATION
    is_year_ago = expression.unit == Unit.YEAR and expression.direction == "ago"
    is_of_quarter = context.is_about_quarters and (is_year_ago or not is_from_publication)
    if is_of_quarter and context.last_period:
        return context.last_period.first
    if is_from_publication:
        return context.publication_day
    return context.counting_day


def _nearest_weekday(day: date, weekday: int) -> date:
    """`day` itself if `weekday` is -1."""
    if weekday < 0:
        return day
    days_away = (weekday - day.weekday() + 3) % 7 - 3
    return day + timedelta(days_away)


def _period_as_fine_as_count(expression: Expression, context: Context, day: date) -> Period:
    """Days and weeks to the day, months to the month, years to the year."""
    match expression.unit:
        case Unit.YEAR if context.is_about_quarters:
            return unit_around(Unit.QUARTER, day)
        case Unit.DAY:
            return single_day(day)
        case Unit.WEEK | Unit.FORTNIGHT:
            return Period(day, day, Precision.DAY, approximate=True)
        case Unit.MONTH | Unit.QUARTER:
            return unit_around(Unit.MONTH, day)
        case _:
            return unit_around(Unit.YEAR, day)


def resolve_weekday(expression: Expression, context: Context) -> Resolved:
    """The latest one, the document's own day included, unless a verb looks ahead.

    "Next" is of the next calendar week.
    """
    base, context = _day_for_weekday(expression, context)
    if base is None:
        return Resolved(f"XXXX-WXX-{expression.weekday + 1}")
    day = base + timedelta(_days_to_weekday(expression, context, base))
    return build_resolved(single_day(day), expression, context, anchor=base)


def _day_for_weekday(expression: Expression, context: Context) -> tuple[date | None, Context]:
    """The day that a weekday counts from, and the context with the direction in which it counts."""
    is_previous = expression.direction == "previous" and context.last_period is not None
    if is_previous or expression.direction in ("following", "same", "that"):
        return context.counting_day, context
    if context.range_start:
        return context.range_start.last, replace(context, way=1)
    if context.is_story:
        day = context.last_day.last if context.last_day else None
        return day, replace(context, way=1)
    return context.publication_day, context


def _days_to_weekday(expression: Expression, context: Context, base: date) -> int:
    """The days from `base` to the weekday that is meant, negative if it is gone by."""
    days_in_same_week = expression.weekday - base.weekday()
    days_ahead = days_in_same_week % 7
    days_back = -days_in_same_week % 7
    weeks_more = 7 * max(0, expression.count - 1)
    if expression.direction in BACK:
        return -(days_back or 7) - weeks_more
    if expression.direction == "next":
        return 7 + days_in_same_week
    if expression.direction in AHEAD:
        return (days_ahead or 7) + weeks_more
    if expression.direction == "this":
        return days_in_same_week
    is_nearer_ahead = context.is_plan and days_ahead < days_back
    return days_ahead if context.way > 0 or is_nearer_ahead else -days_back


def resolve_today(expression: Expression, context: Context) -> Resolved:
    """"today", "yesterday", "late tomorrow"; in a story of the past, "today" is these days."""
    is_plain_today = not expression.n and expression.type is TimexType.DATE
    if context.is_story and is_plain_today:
        return Resolved("PRESENT_REF")
    today = context.publication_day
    if today is None:
        return Resolved("")
    if expression.modifier in ("EARLIER", "LATER"):
        expression = replace(expression, modifier="")
    day = single_day(today + timedelta(int(expression.n)))
    return build_resolved(day, expression, context, anchor=today)


def resolve_day_part(expression: Expression, context: Context) -> Resolved:
    """"last night", "this morning"; "the next morning" counts from the last day mentioned."""
    is_definite = expression.definite and expression.direction != "last"
    base = context.publication_day
    points_at_mention = is_definite or expression.direction in ("that", "same")
    if context.last_day and points_at_mention:
        base = context.last_day.last
    if base is None:
        return Resolved("")
    step = direction_step(expression.direction) * (expression.count or 1)
    day = single_day(base + timedelta(step))
    return build_resolved(day, replace(expression, modifier=""), context, anchor=base)


def resolve_clock(expression: Expression, context: Context) -> Resolved:
    """A time of day, on the last day mentioned."""
    base = _day_of_clock(context)
    if base is None:
        return Resolved(f"XXXX-XX-XX{expression.clock}")
    return build_resolved(base, expression, context, anchor=base)


def _day_of_clock(context: Context) -> Period | None:
    """The last day mentioned, else the day of publication; a story has only the former."""
    publication_day = context.publication_day
    if publication_day is None:
        return None
    if context.is_story:
        return context.last_day
    last = context.last_period
    if last is not None and last.first == last.last:
        return last
    return single_day(publication_day)
