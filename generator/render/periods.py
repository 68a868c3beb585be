"""Period -> its words, and the HTML element that also says it to machines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import zip_longest

from generator import edtf
from generator.interface import Words
from generator.model.dates import Period, Precision
from generator.render.markup import Raw, html

LONGEST_IN_GUTTER = 18  # characters that stand on one line beside an event
HTML_PRECISIONS = (Precision.DAY, Precision.MONTH, Precision.YEAR)  # that `datetime` can express


def render_period(words: Words, period: Period, shown: str = "") -> Raw:
    """A period in plain words, or as what is `shown`, within the tags of `period_tags`."""
    opening, closing = period_tags(period)
    return Raw(opening + html(shown or words.period(period)) + closing)


def render_alternatives(words: Words, periods: Sequence[Period]) -> list[Raw]:
    """Periods of which one is right; of two days in one month the first is only a number.

    Months are cut short where a period is long in words.
    """
    rendered = []
    for period, later in zip_longest(periods, periods[1:]):
        shown = _day_number(words, period, later) or words.period(period)
        if len(shown) > LONGEST_IN_GUTTER:
            shown = words.short_period(period)
        rendered.append(render_period(words, period, shown))
    return rendered


def _day_number(words: Words, period: Period, later: Period | None) -> str:
    """ "15" for 15 May where the next is 16 May of that year; else ""."""
    if later is None or period.approximate or later.approximate:
        return ""
    if {period.precision, later.precision} != {Precision.DAY} or period.first != period.last:
        return ""
    if period.first.replace(day=1) != later.first.replace(day=1):
        return ""
    return words.phrase("%(day)s", day=period.first.day)


def render_inferred_period(words: Words, period: Period) -> Raw:
    """The words of `inferred_in_words`, within the tags of the period."""
    return render_period(words, period, inferred_in_words(words, period))


def inferred_in_words(words: Words, period: Period) -> str:
    """A period that was inferred: "probably 14 December 2021 to 20 December 2021"."""
    shown = words.period(replace(period, approximate=False))
    return words.phrase("probably %(period)s", period=shown)


@lru_cache(32_768)
def period_tags(period: Period, attributes: str = "") -> tuple[str, str]:
    """Opening and closing tag, with the period's EDTF; `attributes` are further ones, as HTML.

    A `<time>` with `datetime` where HTML knows the form, else a `<span>` with `data-edtf`.
    """
    value = edtf.write(period)
    is_exact = not period.approximate and "/" not in value
    if is_exact and period.precision in HTML_PRECISIONS:
        return f'<time class="when" datetime="{value}"{attributes}>', "</time>"
    return f'<span class="when" data-edtf="{value}"{attributes}>', "</span>"
