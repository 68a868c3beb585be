"""A candidate, read against the dates mentioned before it -> DateMention."""

from __future__ import annotations

from dataclasses import dataclass, replace

from generator import lazy
from generator.extract.dates.candidate import Candidate
from generator.extract.dates.cues import UNDIRECTED, Direction, find_direction
from generator.extract.dates.expression import Expression, Kind, Unit
from generator.extract.dates.periods.base import Context, Resolved
from generator.extract.dates.periods.explanation import explain_period
from generator.extract.dates.periods.resolution import resolve
from generator.extract.dates.token_class import TokenClass
from generator.extract.dates.tokens import Tokens
from generator.model.dates import DateMention, Period, Precision
from generator.model.ids import Span

_DIRECTED_BY_VERBS = (  # kinds whose bare form may lie on either side of the day
    Kind.WEEKDAY,
    Kind.DAY,
    Kind.MONTH,
    Kind.SEASON,
    Kind.UNIT,
    Kind.QUARTER,
    Kind.NTH,
)
_REMEMBERED = (  # kinds that a later "the next day" may count from
    Kind.DAY,
    Kind.MONTH,
    Kind.YEAR,
    Kind.QUARTER,
    Kind.SEASON,
    Kind.WEEKDAY,
    Kind.UNIT,
    Kind.OFFSET,
    Kind.TODAY,
    Kind.HOLIDAY,
    Kind.NTH,
)
# Verbs that don't make "Wednesday's ruling" one to come.
_WEAK_VERBS = ("would", "could", "might", "may", "must", "should")
_LONGER_THAN_QUARTER = ("P9M", "P6M")  # "for the nine months ...": no longer of the quarter
_COUNTED_FROM_DAY = ("same", "that", "next", "following")  # "the same evening", "the next day"
_ASIDE = lazy.regex(r"\([^()\n]{0,80}\Z|,\s(?:which|who|whose|where)\b[^,;.\n]{0,80}\Z")
_NEAR = 1000  # code points within which a text is still about a quarter
_TIMEX_MODIFIERS = {"EARLIER": "BEFORE", "LATER": "AFTER"}
_YEAR_IN_WORDS = lazy.regex(r"(?<!\d)\d{4}|['’]\d\d")
_MONTH_IN_WORDS = lazy.regex(r"[A-Za-z]{3}|[-/.]\d")
_WRITTEN_IN_DIGITS = lazy.regex(r"\d[-/.]\d")


@dataclass(frozen=True, slots=True)
class LastMentions:
    """The last date mentioned, the last that is one day, and the last quarter with its place.

    `narrative_day` is the last day that is neither to come nor that of an aside: on it the
    narrative stands.
    """

    period: Period | None = None
    day: Period | None = None
    narrative_day: Period | None = None
    quarter: Period | None = None
    quarter_start: int = -_NEAR


def build_mention(
    tokens: Tokens, candidate: Candidate, context: Context, last: LastMentions
) -> tuple[DateMention, LastMentions]:
    """The candidate as a mention, and what was last mentioned after it."""
    expression = candidate.expression
    start = tokens.spans[candidate.first][0]
    end = tokens.spans[candidate.last - 1][1]
    surface = tokens.text[start:end]
    direction = _direction(tokens, candidate, context)
    if _counts_from_narrative(tokens, candidate):
        last = _on_narrative_day(last)
    resolved = resolve(expression, _context_at(start, expression, context, last, direction))
    if resolved.period and not resolved.anchor and _takes_year_from_neighbour(expression, surface):
        resolved = replace(resolved, anchor=_year_anchor(expression, resolved.period))
    cue = direction.cue if direction.way > 0 else None
    mention = DateMention(
        Span(start, end),
        surface,
        expression.type,
        resolved.value,
        resolved.period,
        candidate.rule,
        anchor=resolved.anchor,
        cue=expression.direction or cue,
        modifier=_timex_modifier(expression.modifier),
        explanation=explain_period(expression, resolved, context.publication_day),
    )
    after = _last_after(last, expression, resolved, start)
    if after.day is not last.day and _is_told(tokens.text, start, resolved.period, context):
        after = replace(after, narrative_day=after.day)
    return mention, after


def _counts_from_narrative(tokens: Tokens, candidate: Candidate) -> bool:
    """"The same evening a crowd broke in"; not "the same day the town will vote"."""
    expression = candidate.expression
    is_day = expression.kind is Kind.DAY_PART or expression.unit == Unit.DAY
    if not is_day or expression.direction not in _COUNTED_FROM_DAY:
        return False
    return find_direction(tokens, candidate.first).way <= 0


def _on_narrative_day(last: LastMentions) -> LastMentions:
    """As if the day on which the narrative stands were the last mentioned."""
    day = last.narrative_day
    if day is None or last.day is None:
        return last
    if last.period != last.day:
        return replace(last, day=day)
    return replace(last, day=day, period=day)


def _is_told(text: str, start: int, period: Period | None, context: Context) -> bool:
    """Whether the narrative stands on the day: it is neither to come nor that of an aside."""
    if period is None or (context.publication_day and period.first > context.publication_day):
        return False
    return not _ASIDE.search(text, max(0, start - 90), start)


def _timex_modifier(mod: str) -> str | None:
    """In the terms of TIMEX3, all capitals; None for words that have none: "much", "another"."""
    if not mod.isupper():
        return None
    return _TIMEX_MODIFIERS.get(mod, mod)


def _direction(tokens: Tokens, candidate: Candidate, context: Context) -> Direction:
    """Where the verb points for the candidate, if its own words don't say it."""
    expression = candidate.expression
    is_bare = expression.kind in _DIRECTED_BY_VERBS and not expression.direction
    if not is_bare or not context.publication_day:
        return UNDIRECTED
    direction = find_direction(tokens, candidate.first)
    is_owner = tokens.codes.startswith(TokenClass.POSSESSIVE, candidate.last)
    if expression.kind is Kind.WEEKDAY and is_owner and direction.cue in _WEAK_VERBS:
        return UNDIRECTED
    return direction


def _context_at(
    start: int,
    expression: Expression,
    context: Context,
    last: LastMentions,
    direction: Direction,
) -> Context:
    """The context with the dates mentioned before this place, and with the verb's direction."""
    is_about_quarters = _is_about_quarters(start, expression, last)
    return replace(
        context,
        last_period=last.quarter if is_about_quarters else last.period,
        last_day=last.day,
        way=direction.way,
        is_plan=direction.way == 0 and bool(direction.cue),
        is_about_quarters=is_about_quarters,
    )


def _is_about_quarters(start: int, expression: Expression, last: LastMentions) -> bool:
    """Whether the expression is compared with the quarter last mentioned.

    "A year ago" is so only if that quarter is near in the text.
    """
    if last.quarter is None or not _compares_quarters(expression):
        return False
    is_near = start - last.quarter_start < _NEAR
    return is_near or expression.kind is not Kind.OFFSET


def _compares_quarters(expression: Expression) -> bool:
    """Whether the words speak of the quarter that a text is about.

    So do "a year earlier", "the year-ago quarter" and "the latest quarter".
    """
    if expression.direction in ("same", "latest"):
        return True
    if expression.kind is Kind.OFFSET:
        return expression.unit == Unit.YEAR and expression.n == 1
    is_quarter = expression.kind is Kind.UNIT and expression.unit == Unit.QUARTER
    return is_quarter and not expression.direction


def _takes_year_from_neighbour(expression: Expression, surface: str) -> bool:
    """Whether a calendar date takes its year, or its month, from the words beside it.

    The "5" and the "2021" of "May 3-5, 2021".
    """
    if expression.kind is Kind.YEAR:
        return surface.isdigit() and len(surface) < 3
    if expression.kind not in (Kind.DAY, Kind.MONTH) or expression.year is None:
        return False
    if _WRITTEN_IN_DIGITS.search(surface):
        return False
    return (
        not _YEAR_IN_WORDS.search(surface)
        or not _MONTH_IN_WORDS.search(surface)
    )


def _year_anchor(expression: Expression, period: Period) -> str:
    """The year that a neighbour gave, or the century where the words have only two digits."""
    year = period.first.year
    if expression.kind is Kind.YEAR:
        year -= year % 100
    return f"{year:04}"


def _last_after(
    last: LastMentions, expression: Expression, resolved: Resolved, start: int
) -> LastMentions:
    """What was last mentioned after this date."""
    if resolved.value in _LONGER_THAN_QUARTER:
        return replace(last, quarter=None)
    period = resolved.period
    if period is None or not _is_remembered(expression):
        return last
    if period.precision is Precision.DAY:
        return replace(last, period=period, day=period)
    if period.precision is Precision.QUARTER and _names_quarter(expression):
        return replace(last, period=period, quarter=period, quarter_start=start)
    return replace(last, period=period)


def _is_remembered(expression: Expression) -> bool:
    """Whether later dates may count from it; what is compared with a quarter is not remembered."""
    if expression.kind not in _REMEMBERED:
        return False
    return expression.direction == "latest" or not _compares_quarters(expression)


def _names_quarter(expression: Expression) -> bool:
    if expression.kind is not Kind.QUARTER:
        return False
    return expression.direction != "same"
