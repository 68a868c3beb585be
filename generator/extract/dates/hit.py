"""A rule's match on the classes, with the numbers and years that its words say."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.extract.dates.tokens import Tokens

_NOW = ("this", "current", "")


@dataclass(frozen=True, slots=True)
class Hit:
    """A rule's match, with the tokens that it lies on."""

    tokens: Tokens
    m: re.Match[str]

    def _at(self, group: str) -> int:
        """Where the group begins, by token; a pattern's branches may number it: clock, clock2, clock3. -1 if empty."""
        names = self.m.re.groupindex
        return next((self.m.start(name) for name in (group, f"{group}2", f"{group}3") if name in names and self.m[name]), -1)

    def __getitem__(self, group: str) -> str:
        """The value of the group's first token; "" if the group is empty or not in the rule."""
        at = self._at(group)
        return self.tokens.values[at] if at >= 0 else ""

    def code(self, group: str) -> str:
        """The class of the group's first token; "" if empty."""
        at = self._at(group)
        return self.tokens.codes[at] if at >= 0 else ""

    def word(self, group: str) -> str:
        """The group's first token as printed, lower case; "" if empty."""
        return self.tokens.word(self._at(group)).lower()

    def printed(self, group: str) -> str:
        """The group's first token as printed; "" if empty."""
        return self.tokens.word(self._at(group))

    def number(self) -> float | None:
        """The count in group `num`: digits, words, both ("2 million" is none); None for "several"."""
        name = "num" if self.m["num"] is not None or "num2" not in self.m.re.groupindex else "num2"
        first, last = self.m.span(name)
        return _count(self.tokens.codes[first:last], list(self.tokens.values[first:last])) if last > first >= 0 else 1.0

    @property
    def mod(self) -> str:
        """The modifier said by "early", "about", "more than" ..."""
        found = self["mod"] or self["q"]
        return {"earlier": "EARLIER", "later": "LATER"}.get(found, found)


def _count(codes: str, values: list[str]) -> float | None:
    total = 0.0
    for code, value in zip(codes, values, strict=False):
        if value == "X":
            return None
        if code in "nYk" or (code == "A" and "b" not in codes):
            total += float(value)
        elif code == "N":
            total = max(total, 1) * float(value)
    return total + (0.5 if "b" in codes else 0)


def full_year(value: str) -> int | None:
    """`"1998"`, and `"98"` after an apostrophe: 1930 to 2029."""
    if not value:
        return None
    n = int(value)
    return n if n > 99 else n + (2000 if n < 30 else 1900)


def year_said(hit: Hit) -> tuple[int | None, int | None] | None:
    """(year, shift) as said; None if the unit beside "last" is no year."""
    if hit["rel"]:
        return (None, _shift(hit["rel"])) if hit["relu"] == "Y" else None
    return full_year(hit["year"]), None


def _shift(word: str) -> int:
    return 0 if word in _NOW or word == "that" else -1 if word in ("last", "previous", "past", "preceding") else 1


def spoken_year(hit: Hit) -> int | None:
    """"nineteen ninety-four", "two thousand"; None for other counts and for digits."""
    name = "num" if hit.m["num"] else "num2"
    first, last = hit.m.span(name)
    values = [float(value) for value in hit.tokens.values[first:last]]
    n = values[0] * 100 + values[1] if hit.m[name] == "nn" else hit.number() or 0
    plain = hit.tokens.word(first)[:1].isdigit() or (hit.m[name] == "nn" and values[1] < 10)
    return int(n) if 1000 <= n < 2200 and not plain and n % 1 == 0 else None
