"""A date after "since" -> the period from it up to the day of publication."""

from __future__ import annotations

import re
from datetime import date

from generator.extract.events.verbs import VerbKind, find_verbs
from generator.model.dates import Period, Precision
from generator.model.ids import Span

_SINCE = re.compile(r"\bsince\b(?P<gap>[^,;:“”\"]{0,80})\Z", re.IGNORECASE)
_NO_DEED = (VerbKind.SPEECH, VerbKind.INFINITIVE)


def lasts_since(text: str, clause: Span, date_start: int) -> bool:
    """Whether the date is that since when something is so.

    "since March", "since the vote in March"; in "since it fell in March" it is that of the fall.
    """
    m = _SINCE.search(text[clause.start:date_start])
    if m is None:
        return False
    start = clause.start + m.start("gap")
    return all(verb.kind in _NO_DEED for verb in find_verbs(text, start, date_start))


def period_since(start: Period, publication_date: date | None) -> Period:
    """From the first day of what follows "since" to the day of publication."""
    if publication_date is None or start.first >= publication_date:
        return start
    return Period(start.first, publication_date, Precision.SPAN, start.approximate)
