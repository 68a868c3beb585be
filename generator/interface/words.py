"""English phrases -> the same in the language of the site, with counts and periods in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from generator import edtf, words
from generator.model.dates import Period

ENGLISH = "en"
SHORT_MONTHS = {month: month[:3] for month in edtf.MONTHS}
MOST_PERIODS = 32_768  # remembered in words


def to_translate(phrase: str) -> str:
    """The phrase itself, which `Words.phrase` is given later: so the catalogue has it."""
    return phrase


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """What the site says, in one language. A phrase without a translation stays English."""

    language: str = ENGLISH  # as `lang` of HTML has it
    phrases: Mapping[str, str] = field(default_factory=dict)  # by the English one
    plurals: Mapping[str, Sequence[str]] = field(default_factory=dict)  # by "story"
    plural_of: Callable[[int], int] = int  # a number -> which plural it asks for
    separator: str = ","  # between the thousands of a number
    short_months: Mapping[str, str] = field(default_factory=lambda: SHORT_MONTHS)  # by the English
    languages: Mapping[str, str] = field(default_factory=dict)  # names by code; empty: English ones
    _periods: dict[Period, str] = field(default_factory=dict)

    def phrase(self, message: str, /, **values: object) -> str:
        """The phrase with the values of its `%(name)s`; beside those a percent sign is `%%`."""
        shown = self.phrases.get(message, message)
        return shown % values if values else str(shown)

    def counted(self, n: int, noun: str, plural: str = "") -> str:
        """`1 story`, `2 stories`, `1,204 files`."""
        forms = self.plurals.get(noun)
        if forms:
            return f"{self.number(n)} {forms[self.plural_of(n)]}"
        return words.counted(n, noun, plural)

    def number(self, n: int) -> str:
        """A whole number, its thousands apart."""
        return f"{n:,}".replace(",", self.separator)

    def span(self, first: object, last: object) -> str:
        """`2018 to 2021`; only the first where both are the same."""
        if first == last:
            return str(first)
        return self.phrase("%(start)s to %(end)s", start=first, end=last)

    def period(self, period: Period) -> str:
        """A period in plain words."""
        shown = self._periods.get(period)
        if shown is None:
            shown = edtf.words(period, self.phrase)
            if len(self._periods) < MOST_PERIODS:
                self._periods[period] = shown
        return shown

    def short_period(self, period: Period) -> str:
        """A period in plain words, its months cut short: "9 Dec 2021 to 10 Feb 2022"."""
        return edtf.words(period, self._short_phrase)

    def _short_phrase(self, message: str, /, **values: object) -> str:
        return self.short_months.get(message) or self.phrase(message, **values)


IN_ENGLISH = Words()
