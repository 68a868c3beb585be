"""A match on the classes -> Shape; None where the words turn out to be no date."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from generator.extract.dates_shape import Shape
from generator.extract.dates_tokens import Tokens
from generator.model import TimexType

_NOW = ("this", "current", "")
_CLOCK_UNITS = "mhS"
_TENFOLD = {"E": ("Y", 10), "C": ("Y", 100), "L": ("Y", 1000), "F": ("W", 2), "Q": ("M", 3), "N": ("D", 2)}


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
        if code in "nYkA":
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


def _year(hit: Hit) -> tuple[int | None, int | None] | None:
    """(year, shift) as said; None if the unit beside "last" is no year."""
    if hit["rel"]:
        return (None, _shift(hit["rel"])) if hit["relu"] == "Y" else None
    return full_year(hit["year"]), None


def _shift(word: str) -> int:
    return 0 if word in _NOW or word == "that" else -1 if word in ("last", "previous", "past", "preceding") else 1


def day(hit: Hit) -> Shape | None:
    """"Friday, Oct. 23, 1998", "11 December", "the 4th of July"."""
    year, n = _year(hit), float(hit["day"])
    if year is None or not 1 <= n <= 31 or n % 1 or not _is_month(hit):
        return None
    return Shape(kind="day", year=year[0], shift=year[1], month=int(hit["month"]), day=int(n), mod=hit.mod,
                 weekday=int(hit["wd"]) if hit["wd"] else -1)


def _is_month(hit: Hit) -> bool:
    word = hit.tokens.word(hit.m.start("month"))
    return word[:1].isupper() or word not in ("may", "march", "mar", "august", "jun", "sep", "jan", "dec")


def month(hit: Hit) -> Shape | None:
    """"March 2021", "June last year", "last November", "mid-May", "each July"."""
    year = (_spoken(hit), None) if hit["num"] else _year(hit)
    if year is None or not _is_month(hit) or not _free_month(hit) or (hit["num"] and not year[0]):
        return None
    if hit["each"]:
        return Shape(kind="set", type=TimexType.SET, value=f"XXXX-{int(hit['month']):02}")
    return Shape(kind="month", year=year[0], shift=year[1], month=int(hit["month"]), direction=hit["dir"], mod=hit.mod)


_MONTH_LEADS = frozenset(
    "in by since until till from to through during between before after of for over last next this early late mid end about around as each "
    "every and or than on within into throughout past via since' toward towards beginning starting effective ending ended -".split())
_NAMES_TOO = ("may", "april", "june", "august", "march", "mar", "jan", "jun", "sep", "dec")


def _free_month(hit: Hit) -> bool:
    """A bare month that may be a name or a verb needs a word before it that leads to a date."""
    if hit["year"] or hit["rel"] or hit["dir"] or hit["mod"] or hit["each"]:
        return True
    at = hit.m.start("month")
    word, before, after = hit.tokens.word(at), hit.tokens.word(at - 1).lower(), hit.tokens.word(at + 1)
    if word.lower().rstrip(".") not in _NAMES_TOO:
        return word[:1].isupper()
    return word[:1].isupper() and (before in _MONTH_LEADS or (word.lower() in ("april", "june", "august") and after in ("and", "'s", "’s", "sales")))


def year(hit: Hit) -> Shape | None:
    """"1998", "the year 2000", "mid-1996", "nineteen ninety-four", "fiscal 1989"."""
    if hit["num"]:
        return Shape(kind="year", year=spoken, mod=hit.mod) if (spoken := _spoken(hit)) else None
    if not hit["fiscal"] and not hit["the"] and not hit["mod"] and not _bare_year(hit):
        return None
    return Shape(kind="year", year=full_year(hit["year"]), mod=hit.mod or ("APPROX" if hit["fiscal"] else ""))


def _spoken(hit: Hit) -> int | None:
    """"nineteen ninety-four", "two thousand"; None for other counts and for digits."""
    name = "num" if hit.m["num"] else "num2"
    first, last = hit.m.span(name)
    values = [float(value) for value in hit.tokens.values[first:last]]
    n = values[0] * 100 + values[1] if hit.m[name] == "nn" else hit.number() or 0
    plain = hit.tokens.word(first)[:1].isdigit() or (hit.m[name] == "nn" and values[1] < 10)
    return int(n) if 1000 <= n < 2200 and not plain and n % 1 == 0 else None


_COUNTED = frozenset(
    "people men women children troops soldiers miles feet km kilometres kilometers metres meters dollars pounds euros yen yuan points jobs tons "
    "tonnes barrels words members workers employees homes houses shares students copies units acres hectares times votes deaths cases "
    "degrees kg pages volts watts calories seats others civilians refugees mph rpm million billion trillion percent per pc yards "
    "passengers residents families companies stores items refugees vehicles cars fans spectators".split())
_NOT_BEFORE_YEAR = frozenset("$ £ € # ¥ no. nos. no number page pages room flight route highway us$ section about= resolution article level =".split())


def _bare_year(hit: Hit) -> bool:
    at = hit.m.start("year")
    number = hit.tokens.values[at]
    before, after = hit.tokens.word(at - 1), hit.tokens.word(at + 1)
    start, end = hit.tokens.spans[at]
    glued = hit.tokens.text[max(0, start - 1) : start] + hit.tokens.text[end : end + 1]
    if before.lower() in _NOT_BEFORE_YEAR or after.lower() in _COUNTED or after == "%" or re.search(r"[$£€¥#/+=.@_%:*]", glued[:1].strip()):
        return False
    if hit.tokens.codes[at] == "y":
        return before.lower() in ("in", "since", "of", "by", "from", "to", "until", "and")
    if glued[-1:] in "%°/_@+=*" and glued[-1:]:
        return False
    return 1700 <= int(number) < 2100 or before.lower() in ("in", "since", "from", "until", "year", "by", "circa", "of")


def decade(hit: Hit) -> Shape | None:
    """"the late 1970s", "the '80s", "the nineties"."""
    n = int(hit["decade"])
    if hit.word("decade").isalpha() and not (hit["the"] or hit["mod"]):
        return None
    return Shape(kind="decade", year=n if n > 99 else n + (2000 if n < 20 else 1900), mod=hit.mod)


def century(hit: Hit) -> Shape | None:
    """"the 20th century"."""
    return Shape(kind="century", year=(int(hit["o"]) - 1) * 100, mod=hit.mod) if hit["unit"] == "C" and 1 < int(hit["o"]) <= 22 else None


def quarter(hit: Hit) -> Shape | None:
    """"third-quarter", "the first half of 2021", "next year's first quarter", "Q3 2021"."""
    year = _year(hit)
    if year is None:
        return None
    if hit["code"]:
        unit, n = hit["code"][0], int(hit["code"][1])
        unit, n = (unit, n) if unit.isalpha() else (hit["code"][1], int(unit))
    else:
        unit, n = ("H" if hit["half"] else hit["unit"]), (2 if hit["o"] == "last" else int(hit["o"] or 0))
    if unit not in "QH" or not unit or n > (4 if unit == "Q" else 2):
        return None
    n = n if n > 0 else 4 if unit == "Q" else 2
    if unit == "H" and not (year[0] or year[1] is not None) and not hit["the"]:
        return None
    return Shape(kind="quarter", year=year[0], shift=year[1], n=n, unit=unit, direction=hit["dir"],
                 mod=hit.mod or ("APPROX" if hit["fiscal"] else ""))


def year_quarter(hit: Hit) -> Shape | None:
    """"the 1988 period", "last year's quarter", "the year-ago quarter", "year-earlier"."""
    year = _year(hit) if hit["year"] or hit["rel"] else (None, -1)
    if year is None or (hit["unit"] and hit["unit"] not in "QYM"):
        return None
    if hit["unit"] == "Q" or hit["i"] or not hit["unit"]:
        return Shape(kind="quarter", year=year[0], shift=year[1], n=float(hit["o"] or 0), unit="Q", direction="same")
    return None


def latest(hit: Hit) -> Shape | None:
    """"the latest period": the quarter at hand."""
    return Shape(kind="quarter", unit="Q", direction="same") if hit["dir"] == "latest" else None


def season(hit: Hit) -> Shape | None:
    """"last fall", "the summer of 2019", "this past spring"."""
    year = (_spoken(hit), None) if hit["num"] else _year(hit)
    word = hit.tokens.word(hit.m.start("season"))
    if year is None or word[:1].isupper() and not (hit["dir"] or year[0]):
        return None
    if word.endswith("s") or hit["each"]:
        return Shape(kind="set", type=TimexType.SET, value=f"XXXX-{hit['season']}") if hit["each"] else None
    if not (year[0] or year[1] is not None or hit["dir"] or hit["the"] or hit["mod"]):
        before = hit.tokens.word(hit.m.start("season") - 1).lower()
        if before not in ("in", "by", "until", "since", "during", "of") or (word in ("fall", "spring") and before not in ("in", "by", "until", "since")):
            return None
    return Shape(kind="season", year=year[0], shift=year[1], value=hit["season"], direction=hit["dir"], mod=hit.mod)


def unit(hit: Hit) -> Shape | None:
    """"last week", "this year", "the end of the month", "that day", "the following year"."""
    word, direction = hit["unit"], hit["dir"]
    if word in _CLOCK_UNITS:
        return None
    if not direction and not hit["the"] and not hit["mod"]:
        return None
    if not direction and word in "LF" or (direction in ("this", "that", "same", "current") and word == "L"):
        return None
    if direction == "past" and word != "N":
        return Shape(kind="duration", type=TimexType.DURATION, n=1, unit=word)
    return Shape(kind="unit", unit=word, direction=direction, mod=hit.mod, definite=bool(hit["the"]))


def ended(hit: Hit) -> Shape | None:
    """"the year ended March 31": a length, for its end is said beside it."""
    return Shape(kind="duration", type=TimexType.DURATION, n=1, unit=hit["unit"]) if hit["unit"] in "YQMW" else None


def offset(hit: Hit) -> Shape | None:
    """"two weeks ago", "a year earlier", "three days later", "in five years' time"."""
    n, word, unit_ = hit.number(), hit["way"], hit["unit"]
    if n is None or (not hit.m["num"] and hit.code("unit") == "U"):
        if word == "ago":
            return Shape(kind="ref", value="PAST_REF")
        if word in ("from now", "from today"):
            return Shape(kind="ref", value="FUTURE_REF")
        return Shape(kind="duration", type=TimexType.DURATION, n=-1, unit=unit_, mod=hit.mod)
    if unit_ in _CLOCK_UNITS:
        return Shape(kind="duration", type=TimexType.DURATION, n=n, unit=unit_, mod=hit.mod)
    unit_, times = ("Y", 10 ** (1 if unit_ == "E" else 2 if unit_ == "C" else 3)) if unit_ in "ECL" else ("W", 2) if unit_ == "F" else (unit_, 1)
    mod = hit.mod or ("APPROX" if hit["or"] else "")
    return Shape(kind="offset", n=n * times, unit=unit_, direction={"from now": "ahead", "from today": "ahead"}.get(word, word), mod=mod)


def weekday(hit: Hit) -> Shape | None:
    """"Tuesday", "last Wednesday", "early Friday morning", "each Thursday", "Monday nights"."""
    n, part = int(hit["wd"]), hit["part"]
    if hit["each"] or hit["plural"] or (part and hit.word("part").endswith("s")):
        tail = f"T{part}" if part and not part.startswith("T") else part
        return Shape(kind="set", type=TimexType.SET, value=f"XXXX-WXX-{n + 1}{tail}")
    return _timed(Shape(kind="weekday", weekday=n, direction=hit["dir"], mod=hit.mod), part)


def _timed(shape: Shape, part: str) -> Shape:
    if not part:
        return shape
    said = {"clock": part} if part.startswith("T") else {"part": part}
    return replace(shape, type=TimexType.TIME, **said)


def deictic(hit: Hit) -> Shape | None:
    """"today", "late yesterday", "tomorrow morning", "tonight"."""
    if hit["word"] == "NI":
        return Shape(kind="part", type=TimexType.TIME, part="NI", direction="this")
    return _timed(Shape(kind="today", n=float(hit["word"]), mod=hit.mod), hit["part"])


def part(hit: Hit) -> Shape | None:
    """"last night", "this morning", "the next morning", "the evening"."""
    if hit["part"].startswith("T") or not (hit["dir"] or hit["mod"] or (hit["the"] and hit.word("part") != "night")):
        return None
    return Shape(kind="part", type=TimexType.TIME, part=hit["part"], direction=hit["dir"] or "that", mod=hit.mod, definite=bool(hit["the"]))


def clock(hit: Hit) -> Shape | None:
    """"10 p.m.", "7:15", "1600 GMT", "noon"."""
    if hit["part"]:
        return Shape(kind="clock", type=TimexType.TIME, clock=hit["part"]) if hit["part"].startswith("T") else None
    said, half_day = hit["clock"], hit["pm"]
    hours, _, minutes = said.replace(".", ":").partition(":")
    if len(said) == 4 and said.isdigit() and hit["zone"]:
        hours, minutes = said[:2], said[2:]
    h = int(hours) if hours.isdigit() else 99
    if not half_day and ":" not in said and len(said) != 4:
        return None
    if h > 24 or (minutes and int(minutes[:2]) > 59) or (half_day in ("am", "pm") and h > 12):
        return None
    h = h % 12 + (12 if half_day == "pm" else 0) if half_day else h
    return Shape(kind="clock", type=TimexType.TIME, clock=f"T{h:02}:{minutes[:2] or '00'}" + ("Z" if hit["zone"] == "Z" else ""), mod=hit.mod)


def duration(hit: Hit) -> Shape | None:
    """"two weeks", "a ten-year", "half a century", "several months", "the first nine months"."""
    n, word = hit.number(), hit["unit"]
    if _aged(hit) or (word == "Q" and "H" in hit.m[0] and hit.code("unit") == "U"):
        return None
    if not hit["num"] and not hit["half"]:
        if hit.tokens.codes[hit.m.start()] == "U" and hit.tokens.word(hit.m.start() - 1).lower() not in _LENGTH_LEADS:
            return None
        n = None
    if hit["half"]:
        n = 0.5 if hit.m.start("half") == hit.m.start() or hit.tokens.codes[hit.m.start("half") - 1] in "qA" else (n or 0) + 0.5
    return Shape(kind="duration", type=TimexType.DURATION, n=-1 if n is None else n, unit=word, mod=hit.mod)


_LENGTH_LEADS = frozenset("for in within over after take takes took taken last lasted lasting by spent spend spending only just mere or".split())


def _aged(hit: Hit) -> bool:
    """"6-year-old", "52 years old": how old a person is, no date; an "8-month-old truce" is one."""
    end = hit.m.end()
    tail = hit.tokens.codes[end : end + 2]
    return hit["unit"] == "Y" and (tail[:1] == "d" or tail == "Hd")


def repeated(hit: Hit) -> Shape | None:
    """"every day", "each year", "every two weeks", "daily"; "15 a year"."""
    if hit["ready"]:
        return Shape(kind="set", type=TimexType.SET, value=hit["ready"])
    n = float(hit["n"] or 2 * (hit["every"] == "2") or 1)
    if hit["part"]:
        return Shape(kind="set", type=TimexType.SET, value=f"XXXX-XX-XXT{hit['part']}") if not hit["part"].startswith("T") else None
    return Shape(kind="set", type=TimexType.SET, value=length(n, hit["unit"]))


def length(n: float, unit: str) -> str:
    """TIMEX3 duration: `P2W`, `PT1H`, `P2Y6M`; n < 0 is unknown: `PXY`."""
    if n < 0:
        unit = {"Q": "Q", "F": "W", "N": "WE", "E": "E", "C": "C"}.get(unit, unit)
        return f"PTX{unit.upper()}" if unit in _CLOCK_UNITS else f"PX{unit}"
    if unit == "Q" and n % 1 == 0:
        return f"P{int(n)}Q" if n > 1 else "P1Q"
    unit, times = _TENFOLD.get(unit, (unit, 1))
    n *= times
    whole, rest = int(n), n % 1
    smaller = {"Y": ("M", 12), "h": ("M", 60), "m": ("S", 60)}
    if rest and unit in smaller:
        low, ratio = smaller[unit]
        tail = f"{round(rest * ratio)}{low}"
        return f"P{'T' if unit in 'hm' else ''}" + (f"{whole}{unit.upper()}" if whole else "") + tail
    amount = f"{n:g}" if n < 1e6 else str(whole)
    return f"PT{amount}{unit.upper()}" if unit in _CLOCK_UNITS else f"P{amount}{unit}"


def ref(hit: Hit) -> Shape | None:
    """"now", "recently", "the future", "coming years"; of "the past" only "in the past"."""
    before = hit.tokens.word(hit.m.start() - 1).lower()
    if (hit["past"] and (hit["past"] != "past" or before not in ("in", "of", "from", "than", "with"))) or (hit["now"] and hit["now"] != "current"):
        return None
    if hit["next"] and hit["next"] not in ("coming", "future"):
        return None
    return Shape(kind="ref", value=hit["ready"] or ("FUTURE_REF" if hit["next"] else
                                                    "PRESENT_REF" if hit["now"] else "PAST_REF"))


def holiday(hit: Hit) -> Shape | None:
    """"Thanksgiving", "last Christmas", "New Year's Eve 2019"."""
    year = _year(hit)
    if year is None or hit.tokens.word(hit.m.start("name"))[:1].islower():
        return None
    return Shape(kind="holiday", year=year[0], shift=year[1], value=hit["name"], direction=hit["dir"])


def year_end(hit: Hit) -> Shape | None:
    """"year-end", "year-end 2021"."""
    year = _year(hit)
    return year and Shape(kind="year_end", year=year[0], shift=year[1], mod="END")


def written(hit: Hit) -> Shape | None:
    """"2021-12-05", "12/31/2020": month first, unless that cannot be."""
    a, b, c = (int(n) for n in re.split("[-/]", hit["ready"]))
    y, m, d = (a, b, c) if "-" in hit["ready"] else (full_year(str(c)) or 0, a, b)
    m, d = (d, m) if m > 12 else (m, d)
    return Shape(kind="day", year=y, month=m, day=d) if 1 <= m <= 12 and 1 <= d <= 31 and y else None


def anchored_unit(hit: Hit) -> Shape | None:
    """"the week of March 6"."""
    if hit["unit"] not in ("W", "N") or not 1 <= float(hit["day"]) <= 31:
        return None
    return Shape(kind="day", year=full_year(hit["year"]), month=int(hit["month"]), day=int(float(hit["day"])), unit=hit["unit"])
