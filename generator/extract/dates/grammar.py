"""Tokens -> Found dates: patterns on the string of classes, grown to the left and right of what makes a date.

At each place the longest rule wins, then the first. A pattern's groups are what its maker reads.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from generator.extract.dates import makers as make
from generator.extract.dates.hit import Hit
from generator.extract.dates.lexicon import listed
from generator.extract.dates.makers import clock as clocks
from generator.extract.dates.makers import counted as count
from generator.extract.dates.makers import parts as part_of
from generator.extract.dates.shape import Shape
from generator.extract.dates.tokens import Tokens
from generator.model.dates import TimexType

_MOD = r"(?:(?P<mod>[jeL])(?:H|IT?)?)?"  # "early", "the end of the"
_ABOUT = r"(?P<q>q)?q?"
_REL = "(?P<rel>[ltf])(?P<relu>u)"  # "last year"
_YEAR = rf"(?:,?I?T?F?u?(?P<year>Y)|I?T?{_REL})"
_AIM = r"(?:t(?=[lf]))?(?P<dir>[ltf])?"  # "last", "this past"
_PART = _MOD.replace("mod", "q")  # a second modifier: "the late 1970s"
_NUM = r"(?P<num>n(?:N(?:&?n)?|&Ab)?|AN?|Y|k)"
_MONTH = r"(?P<month>M)"

_RULES: tuple[tuple[str, str, Callable[[Hit], Shape | None]], ...] = (
    ("day", rf"{_MOD}{_ABOUT}(?:[ltf]?(?P<wd>[wv]),?)?{_MONTH}H?T?(?P<day>[no])(?:(?:,|I)?(?P<year>Y)|,{_REL})?", make.day),
    ("day first",
     rf"{_MOD}{_ABOUT}(?:(?P<wd>[wv]),?)?[Tt]?(?P<day>[no])(?P<du>u(?=I))?[IH]?{_MONTH}(?:[,HI]?(?P<year>Y)|{_REL})?", make.day),
    ("day of a series", r"T?(?P<day>[no])(?=(?:H|>|&)T?[no]I?(?P<month>M)(?:,?(?P<year>Y))?)", make.day),
    ("written day", r"(?P<ready>J)", make.written),
    ("written month", r"(?P<year>Y)H(?P<month>n)", make.written_month),
    ("week of", rf"T?(?P<unit>u)I{_MONTH}(?P<day>[no])(?:,?(?P<year>Y))?", make.anchored_unit),
    ("nth", rf"T?(?P<o>[ol])(?P<unit>[uw])I(?:T?{_MONTH}(?:,?I?(?P<year>Y))?|(?P<year2>Y)|T?{_REL}|T(?P<outer>u))", part_of.nth),
    ("nth", r"T?(?P<o>o)(?:I|uI)T?(?:(?P<rel>[tlf])(?P<relu>u))", part_of.nth_day),
    ("weekday of a week", rf"(?P<wd>[wv])(?P<part>p)?I?T?{_REL}|T?(?P<rel2>[ltf])(?P<relu2>u)[OH]?(?P<wd2>w)", part_of.week_day),
    ("weekday and day", r"(?P<wd>[wv]),?T?(?P<day>o)", part_of.numbered_weekday),
    ("month", rf"{_MOD}{_ABOUT}{_MONTH}H?(?:{_YEAR}|,?(?P<num>nn))", make.month),
    ("month", rf"{_MOD}{_ABOUT}{_MONTH}I(?P<that>D)u", make.month),
    ("month", rf"{_MOD}{_ABOUT}(?P<each>E)?(?P<dir>[ltf])?{_MONTH}", make.month),
    ("year", rf"{_MOD}{_ABOUT}(?:(?P<the>TuI?)|T(?=F))?(?:(?P<fiscal>F)u?)?(?P<year>[Yy])", make.year),
    ("year", rf"{_MOD}(?:Tu)(?P<num>nNn?|nn)|{_PART}(?P<num2>nn)", make.year),
    ("decade", rf"{_MOD}(?P<the>T)?{_PART}(?P<decade>V)", make.decade),
    ("century", rf"{_MOD}T?{_PART}(?P<o>o)H?(?P<unit>u)", make.century),
    ("quarter", rf"{_MOD}(?P<the>T)?(?P<dir>[lt])?(?P<fiscal>F)?H?(?P<o>[o])H?F?(?:(?P<unit>u)|(?P<half>b)){_YEAR}?", make.quarter),
    ("quarter", rf"{_MOD}T?(?:(?P<rel>[ltf])(?P<relu>u)'|(?P<year>Y)')F?(?P<o>o)H?(?:(?P<unit>u)|(?P<half>b))", make.quarter),
    ("quarter", r"(?P<the>T)?(?P<year>Y)F?(?P<o>o)H?(?:(?P<unit>u)|(?P<half>b))", make.quarter),
    ("quarter", rf"(?P<the>T)(?P<o>l)(?P<half>b){_YEAR}", make.quarter),
    ("quarter", rf"{_MOD}T?(?P<fiscal>F)?(?P<code>Q)(?:{_YEAR}|H(?P<year3>Y))?", make.quarter),
    ("quarter", r"(?P<year>Y)H?(?P<code>Q)", make.quarter),
    ("year and quarter", r"T(?P<year>Y)(?:(?P<unit>u)|(?P<i>i))", make.year_quarter),
    ("latest period", r"T?(?P<dir>l)(?P<i>i)", make.latest),
    ("year and quarter", r"T?(?P<rel>[ltf])(?P<relu>u)'(?P<unit>u)", make.year_quarter),
    ("year ago", r"T?B(?P<o>o)?H?(?:(?P<unit>u)|(?P<i>i))|B", make.year_quarter),
    ("season", rf"{_MOD}(?P<each>E)?(?P<the>T)?{_PART}{_AIM}(?P<season>s)(?:{_YEAR}|I(?P<num>nn))?", make.season),
    ("length ended", r"T?F?m?(?P<unit>u)(?=W)", count.ended),
    ("day beside", r"T(?P<unit>[up])(?P<way>\^)", count.beside),
    ("unit", rf"{_MOD}(?P<the>T)?(?:t(?=[lf]))?(?P<dir>[ltfD])?F?m?(?P<unit>u)", count.unit),
    ("offset", rf"{_ABOUT}{_NUM}?H?m?(?P<unit>[uU])(?P<or>S)?H?(?P<way>[geLa])", count.offset),
    ("offset", r"b(?P<num>A)(?P<unit>u)(?P<way>[g])", count.offset),
    ("weekday", rf"{_MOD}(?:,?(?P<each>E)|T?(?:t(?=[lf]))?(?P<dir>[ltfD]))?(?P<wd>w)(?P<part>p)?", count.weekday),
    ("weekday", r"(?P<wd>v)(?P<part>p)", count.weekday),
    ("weekday", r"(?P<wd>(?P<plural>x))(?P<part>p)?", count.weekday),
    ("today", rf"{_MOD}{_ABOUT}(?P<word>G)(?P<part>p)?", count.deictic),
    ("part of day", rf"{_MOD}(?P<the>T)?(?:t(?=[lf]))?(?P<dir>[ltfD])?(?P<part>p)", count.part),
    ("clock", rf"{_MOD}{_ABOUT}(?P<clock>C)(?P<pm>P)?(?P<zone>Z)?", count.clock),
    ("clock", rf"{_MOD}{_ABOUT}(?:(?P<clock>[nY])(?P<pm>P)(?P<zone>Z)?|(?P<clock2>[Yn])(?P<zone2>Z))", count.clock),
    ("clock", r"(?P<clock>[nC])(?=(?P<join>[H>&])[nC](?:(?P<pm>P)|(?:IT|[lt])(?P<half>p)|G(?P<half2>p)))", clocks.first_of_two),
    ("clock", r"(?P<clock>n)(?=[H>&]C)|(?<=C[H>&])(?P<clock2>n)", clocks.beside),
    ("clock", rf"{_ABOUT}(?P<clock>[nC])(?P<pm>P)?(?:IT(?P<half>p)|(?P<dir>[lt])(?P<half2>p)|(?P<word>G)(?P<half3>p)?)", clocks.of_day),
    ("clock", r"(?:(?P<dir>[ltf])(?P<half>p)|(?P<word>G)(?P<half2>p)?)O(?P<clock>[nC])(?P<pm>P)?", clocks.of_day),
    ("clock", r"(?:(?P<b>b)|(?P<num>n)[uU]?|(?P<unit>u))(?P<past>l)(?P<clock>n)(?P<pm>P)?(?:IT(?P<half>p))?", clocks.past),
    ("weekday", r"(?P<dir>[lf])?(?P<wd>[wv])IT(?P<part>p)", count.weekday),
    ("clock", rf"{_ABOUT}(?P<part>p)", count.clock),
    ("ref", r"(?P<ready>R)|(?P<recent>z)|T(?P<past>l)|(?P<now>t)|T?(?P<next>f)(?P<unit>U)", count.ref),
    ("length", rf"{_ABOUT}{_NUM}H?m?H?(?P<half>&?A?b)?(?P<unit>[uU])(?:mF?)?(?P<or>S)?(?:H?m)?", count.duration),
    ("length", rf"(?:T|T?[lf]){_ABOUT}(?:{_NUM}m?)(?P<half>&?A?b)?(?P<unit>[uU])(?P<or>S)?", count.duration),
    ("length", r"T?[lfz](?P<num>)(?P<unit>U)|(?P<bare>)(?P<num2>)(?P<unit2>U)", count.duration),
    ("length", rf"T(?P<o>o){_NUM}H?(?P<unit>[uU])", count.duration),
    ("length", r"(?P<num>n|A)(?P<unit>u)&A?(?P<half>b)", count.duration),
    ("length", rf"{_ABOUT}(?:T|T?[lf])?(?:(?:n|A)[uU],?&?)+(?:n|A)[uU](?P<way>[geLa])?", count.compound),
    ("length", rf"{_ABOUT}A?(?P<half>b)H?A?(?P<num>)(?P<unit>u)", count.duration),
    ("length", rf"(?:T?[lf])?{_ABOUT}{_NUM}(?:H|>|&)n?H?(?P<unit>[uU])", count.duration),
    ("set", r"(?P<every>E)(?P<n>n)?(?:(?P<unit>[uU])|(?P<part>p))", count.repeated),
    ("set", r"(?P<ready>r)", count.repeated),
    ("holiday", rf"{_MOD}T?(?P<dir>[ltf])?(?P<name>h){_YEAR}?", make.holiday),
    ("holiday", rf"T?(?P<dir>[ltf])?(?P<name>h)(?P<unit>u){_YEAR}?", make.holiday),
    ("holiday", r"T?(?P<unit>u)I(?P<name>h)(?:,?(?P<year>Y))?", make.holiday),
    ("year's end", rf"(?P<word>K){_YEAR}?", make.year_end),
)

_COMPILED = tuple((name, re.compile(pattern), maker) for name, pattern, maker in _RULES)
_MORE_DAYS = re.compile(r"(?:(?:,&|,|H|>|&)T?[no](?![UuNPH]))+(?:,?(?P<year>Y))?")
_MORE_YEARS = re.compile(r"(?:H|>)(?P<n>n)(?![HUuN])")  # "2003-05"
_AFTER_DAY = listed(
    "in at of for to with by as when while and or but after before during that which who were was are is will would had has the a an he "
    "she they it on from there")
_START = re.compile(r"(?=[^.|,&>H'O])(?:" + "|".join(re.sub(r"\?P<\w+>", "?:", pattern) for _, pattern, _ in _RULES) + ")")


@dataclass(frozen=True, slots=True)
class Found:
    """A date's tokens (half-open) and what they say."""

    first: int
    last: int
    shape: Shape
    rule: str


def found(tokens: Tokens) -> tuple[Found, ...]:
    """Every date in the text, in order, none overlapping."""
    return tuple(_walk(tokens))


def _walk(tokens: Tokens) -> Iterator[Found]:
    at = 0
    while start := _START.search(tokens.codes, at):
        best = _longest(tokens, start.start())
        if best is None:
            at = start.start() + 1
            continue
        for part in _series(tokens, best):
            yield part
            at = part.last


def _longest(tokens: Tokens, at: int) -> Found | None:
    hits = sorted(
        ((m.end(), -n, m) for n, (_, pattern, _) in enumerate(_COMPILED) if (m := pattern.match(tokens.codes, at)) and m.end() > at),
        key=lambda hit: hit[:2], reverse=True)
    for end, n, m in hits:
        name, _, maker = _COMPILED[-n]
        if shape := maker(Hit(tokens, m)):
            return Found(at, end, _yearly(shape) if tokens.codes.startswith("IEu", end) else shape, name)
    return None


def _yearly(shape: Shape) -> Shape:
    """"the third week of July of each year", "June 30 of every year"."""
    month = shape.base.month if shape.base else shape.month
    if shape.kind not in ("day", "month", "nth") or not month:
        return shape
    return Shape(kind="set", type=TimexType.SET, value=f"XXXX-{month:02}" + (f"-{shape.day:02}" if shape.day else ""))


def _series(tokens: Tokens, head: Found) -> list[Found]:
    """"March 3-5, 2021", "Dec. 2, 3 and 6": each day is a date of its own, and the year is everybody's."""
    shape = head.shape
    if shape.kind == "year" and head.rule == "year":
        return _years(tokens, head)
    if shape.kind != "day" or head.rule != "day" or shape.year or shape.shift is not None:
        return [head]
    m = _MORE_DAYS.match(tokens.codes, head.last)
    days = [i for i in range(*m.span()) if tokens.codes[i] in "no"] if m else []
    numbers = [float(tokens.values[i]) for i in days]
    if not m or not all(shape.day < n <= 31 and n % 1 == 0 for n in numbers) or _is_thing(tokens.word(m.end())):
        return [head]
    return _days(tokens, head, days, m)


def _is_thing(word: str) -> bool:
    """"April 24 and 25 people": what is counted, no day."""
    return word.isalpha() and word.islower() and word not in _AFTER_DAY


def _years(tokens: Tokens, head: Found) -> list[Found]:
    """"2003-05", "2021-22": the second year is said by its last two digits."""
    m = _MORE_YEARS.match(tokens.codes, head.last)
    said = tokens.word(m.start("n")) if m and not _is_thing(tokens.word(m.end())) else ""
    first = head.shape.year or 0
    last = first - first % 100 + int(said) if len(said) == 2 and said.isdigit() else 0
    if last <= first:
        return [head]
    return [head, Found(head.last + 1, head.last + 2, replace(head.shape, year=last, mod=""), "year of a series")]


def _days(tokens: Tokens, head: Found, days: list[int], m: re.Match[str]) -> list[Found]:
    year = int(tokens.values[m.start("year")]) if m["year"] else None
    rest = [Found(i, i + 1, replace(head.shape, day=int(float(tokens.values[i])), weekday=-1, year=year), "day of a series") for i in days]
    if rest and year:
        rest[-1] = replace(rest[-1], last=m.end())
    return [replace(head, shape=replace(head.shape, year=year)), *rest]
