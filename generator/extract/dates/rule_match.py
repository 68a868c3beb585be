"""A rule's match on the classes of tokens, with the numbers and years that its words say."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from generator.extract.dates.token_class import TokenClass, any_of
from generator.extract.dates.tokens import Tokens

_THIS_YEAR = ("this", "current", "", "that", "same")
_LAST_YEAR = ("last", "previous", "past", "preceding", "before")
_FROM_MENTION = (
    "that",
    "same",
    "previous",
    "preceding",
    "before",
    "following",
    "subsequent",
    "ensuing",
    "after",
)
_MODIFIERS = {"earlier": "EARLIER", "later": "LATER"}
_ADDENDS = any_of(TokenClass.NUMBER, TokenClass.YEAR, TokenClass.LOOSE_COUNT)
_UNKNOWN_COUNT = "X"  # the value of "several"
_TWO_NUMBERS = any_of(TokenClass.NUMBER, TokenClass.NUMBER)
_SPOKEN_YEARS = range(1000, 2200)


class SpokenYear(NamedTuple):
    """A year as a phrase says it: by its number, or by its distance from another year.

    That is the document's year, or the one last mentioned.
    """

    year: int | None = None
    shift: int | None = None
    is_from_mention: bool = False

    @property
    def is_given(self) -> bool:
        """Whether the phrase says a year at all."""
        return bool(self.year) or self.shift is not None


@dataclass(frozen=True, slots=True)
class RuleMatch:
    """A rule's match, with the tokens that it lies on."""

    tokens: Tokens
    m: re.Match[str]

    @property
    def start(self) -> int:
        """Its first token."""
        return self.m.start()

    @property
    def end(self) -> int:
        """The token after its last."""
        return self.m.end()

    @property
    def codes(self) -> str:
        """The classes of its tokens."""
        return self.m[0]

    @property
    def words(self) -> str:
        """All its tokens, in lower case."""
        places = range(self.start, self.end)
        return " ".join(self.tokens.word(place).lower() for place in places)

    @property
    def word_before(self) -> str:
        """The token before it, as printed; "" at the text's beginning."""
        place = self.start - 1
        return self.tokens.word(place)

    @property
    def word_after(self) -> str:
        """The token after it, as printed; "" at the text's end."""
        return self.tokens.word(self.end)

    def place(self, group: str) -> int:
        """The first token of a group; -1 if it is empty or not in the rule.

        The branches of a rule may number a group: `clock`, `clock2`, `clock3`.
        """
        groups = self.m.re.groupindex
        for name in (group, f"{group}2", f"{group}3"):
            if name in groups and self.m[name]:
                return self.m.start(name)
        return -1

    def __getitem__(self, group: str) -> str:
        """The value of the group's first token; "" if the group is empty or not in the rule."""
        place = self.place(group)
        if place >= 0:
            return self.tokens.values[place]
        return ""

    def token_class(self, group: str) -> str:
        """The class of the group's first token; "" if empty."""
        place = self.place(group)
        if place >= 0:
            return self.tokens.codes[place]
        return ""

    def printed(self, group: str) -> str:
        """The group's first token as printed; "" if empty."""
        return self.tokens.word(self.place(group))

    def word(self, group: str) -> str:
        """The group's first token as printed, in lower case; "" if empty."""
        return self.printed(group).lower()

    def count(self) -> float | None:
        """The number in group `count`, in digits, in words, or both.

        It is 1 without a count, and None for "several".
        """
        name = "count"
        if self.m["count"] is None and "count2" in self.m.re.groupindex:
            name = "count2"
        first, last = self.m.span(name)
        if first < 0 or last <= first:
            return 1.0
        return _sum_of_numbers(self.tokens.codes[first:last], self.tokens.values[first:last])

    @property
    def modifier(self) -> str:
        """The modifier that "early", "about", "more than" ... give, in the terms of TIMEX3."""
        value = self["portion"] or self["about"]
        return _MODIFIERS.get(value, value)


def _sum_of_numbers(codes: str, values: tuple[str, ...]) -> float | None:
    """"a hundred and five", "2 and a half"; None for "several"."""
    has_half = TokenClass.HALF in codes
    total = 0.0
    for code, value in zip(codes, values, strict=True):
        if value == _UNKNOWN_COUNT:
            return None
        if code in _ADDENDS or (code == TokenClass.AN and not has_half):
            total += float(value)
        elif code == TokenClass.MULTIPLIER:
            total = max(total, 1) * float(value)
    if has_half:
        return total + 0.5
    return total


def full_year(value: str) -> int | None:
    """`"1998"`, and `"98"` after an apostrophe: 1930 to 2029; None for ""."""
    if not value:
        return None
    number = int(value)
    if len(value) > 2:
        return number
    return number + (2000 if number < 30 else 1900)


def read_year(match: RuleMatch) -> SpokenYear | None:
    """The year as it is said; None if the unit after "last" is no year."""
    if not match["relative"]:
        return SpokenYear(year=full_year(match["year"]))
    if match["relative_unit"] != "Y":
        return None
    word = match["relative"]
    is_from_mention = word in _FROM_MENTION or (word == "next" and bool(match["the_year"]))
    return SpokenYear(shift=_year_shift(word), is_from_mention=is_from_mention)


def _year_shift(word: str) -> int:
    """The years from this one that a word before "year" says: "last" is -1."""
    if word in _THIS_YEAR:
        return 0
    return -1 if word in _LAST_YEAR else 1


def year_in_words(match: RuleMatch) -> int | None:
    """"nineteen ninety-four", "two thousand"; None for other counts and for digits."""
    name = "count" if match.m["count"] else "count2"
    first, last = match.m.span(name)
    values = [float(value) for value in match.tokens.values[first:last]]
    if match.tokens.word(first)[:1].isdigit():
        return None
    if match.m[name] == _TWO_NUMBERS:
        if values[1] < 10:
            return None
        year = values[0] * 100 + values[1]
    else:
        year = match.count() or 0
    is_whole = year % 1 == 0
    if is_whole and int(year) in _SPOKEN_YEARS:
        return int(year)
    return None
