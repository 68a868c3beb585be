"""Match -> Shape for what is counted: offsets, lengths, sets, days named from today; None where the words are no date."""

from __future__ import annotations

import re
from dataclasses import replace

from generator.extract.dates.hit import Hit
from generator.extract.dates.lexicon import listed
from generator.extract.dates.shape import Shape
from generator.model.dates import TimexType

_CLOCK_UNITS = "mhS"
_SIZES = "YMWDhmS"  # largest first
_TENFOLD = {"E": ("Y", 10), "C": ("Y", 100), "L": ("Y", 1000), "F": ("W", 2), "Q": ("M", 3), "N": ("D", 2)}
_LENGTH_LEADS = listed(
    "for in within over after take takes took taken last lasted lasting by spent spend spending only just mere or"
)
_AFTER_LENGTH = listed(
    "of to and or in on at for before after from until when while as later ago earlier more into is was if with by per each every "
    "than but that we they he she it you i since away longer too early late left apart only just so because the a during about not"
)
_NO_PLURALS = listed("is was as has this its less plus lasts takes perhaps besides unless yes his us does")
_NAMED_DAYS = listed("Black Super Bloody Holy Cyber Palm Fat Giving Maundy Ash Good Red")  # "Black Monday" is a name


def unit(hit: Hit) -> Shape | None:
    """"last week", "this year", "the end of the month", "that day", "the following year"."""
    word, direction = hit["unit"], hit["dir"]
    if word in _CLOCK_UNITS or (word == "D" and (_to_the_day(hit) or (not direction and not hit["mod"] and _of_what_happened(hit)))):
        return None
    if not direction and not hit["the"] and not hit["mod"]:
        return None
    if (not direction and word in "LF") or (direction in ("this", "that", "same", "current") and word == "L"):
        return None
    if (direction == "past" and word != "N") or (direction and word == "F"):
        return Shape(kind="duration", type=TimexType.DURATION, n=1, unit=word)
    return Shape(kind="unit", unit=word, direction=direction, mod=hit.mod, definite=bool(hit["the"]))


def _of_what_happened(hit: Hit) -> bool:
    """"the day after he came": no day that a calendar knows; "the day after March 5" is one."""
    return hit.tokens.codes.startswith("^", hit.m.end()) and not re.match(r"\^T?[ltf]?[wvMho/JGno]", hit.tokens.codes[hit.m.end() :])


def beside(hit: Hit) -> Shape | None:
    """"the day before", "the night after", with nothing said after it: beside the day last told."""
    if hit.tokens.word(hit.m.end())[:1].isalnum():
        return None
    direction = "previous" if hit["way"] == "before" else "following"
    if hit["unit"].startswith("T") or hit["unit"] in _CLOCK_UNITS:
        return None  # "noon", "the minute before"
    if hit.code("unit") == "p":
        return Shape(kind="part", type=TimexType.TIME, part=hit["unit"], direction=direction, definite=True)
    return Shape(kind="unit", unit=hit["unit"], direction=direction, definite=True)


def _to_the_day(hit: Hit) -> bool:
    """"four years to the day"."""
    at = hit.m.start()
    return hit.tokens.word(at - 1).lower() == "to" and hit.tokens.codes[max(0, at - 2) : at - 1] in ("u", "U")


def ended(hit: Hit) -> Shape | None:
    """"the year ended March 31": a length, for its end is said beside it."""
    return Shape(kind="duration", type=TimexType.DURATION, n=1, unit=hit["unit"]) if hit["unit"] in "YMW" else None


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
    unit_, times = _TENFOLD[unit_] if unit_ in "ECLF" else (unit_, 1)
    mod = hit.mod or ("APPROX" if hit["or"] else "")
    return Shape(kind="offset", n=n * times, unit=unit_, direction={"from now": "ahead", "from today": "ahead"}.get(word, word), mod=mod)


def weekday(hit: Hit) -> Shape | None:
    """"Tuesday", "last Wednesday", "early Friday morning", "each Thursday", "Monday nights"."""
    n, part = int(hit["wd"]), hit["part"]
    if hit.tokens.word(hit.m.start() - 1) in _NAMED_DAYS:
        return None
    if hit["each"] or hit["plural"] or (part and hit.word("part").endswith("s")):
        tail = f"T{part}" if part and not part.startswith("T") else part
        return Shape(kind="set", type=TimexType.SET, value=f"XXXX-WXX-{n + 1}{tail}")
    return _timed(Shape(kind="weekday", weekday=n, direction=hit["dir"], mod=hit.mod), part)


def _timed(shape: Shape, part: str) -> Shape:
    if not part:
        return shape
    return replace(shape, type=TimexType.TIME, clock=part) if part.startswith("T") else replace(shape, type=TimexType.TIME, part=part)


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
    if len(said) == 4 and said.isdigit() and (hit["zone"] or half_day):
        hours, minutes = said[:2], said[2:]
    h = int(hours) if hours.isdigit() else 99
    if not half_day and ":" not in said and len(said) != 4:
        return None
    if h > 24 or (minutes and int(minutes[:2]) > 59) or (half_day in ("am", "pm") and h > 12):
        return None
    h = h % 12 + (12 if half_day == "pm" else 0) if half_day else h
    if hit.word("zone") == hit.tokens.word(hit.m.end() - 1) and hit.word("zone") in ("et", "est", "ist"):
        return None  # "50 U.S.C. 1601 et seq."
    zone = "Z" if hit["zone"] == "Z" else ""
    return Shape(kind="clock", type=TimexType.TIME, clock=f"T{h:02}:{minutes or '00'}{zone}", mod=hit.mod)


def duration(hit: Hit) -> Shape | None:
    """"two weeks", "a ten-year", "half a century", "several months", "the first nine months"."""
    n, word = hit.number(), hit["unit"]
    if hit.m["num"] == "Y" and hit.code("unit") == "u" and "H" not in hit.m[0]:
        return None  # "the 2021 weekend"
    if _aged(hit) or _is_small(hit) or (word == "Q" and "H" in hit.m[0] and hit.code("unit") == "U"):
        return None
    if not hit["num"] and not hit["half"]:
        if hit.tokens.codes[hit.m.start()] == "U" and hit.tokens.word(hit.m.start() - 1).lower() not in _LENGTH_LEADS:
            return None
        n = None
    if hit["half"] and "b" not in hit.m["num"]:
        n = (n or 0) + 0.5 if "&" in hit.m[0] else 0.5
    if hit.m[0] == "Au" and _is_rate(hit):
        return Shape(kind="set", type=TimexType.SET, value=length(1, word))
    if n and n > 0 and word in "DWMYEF" and _has_been(hit):
        unit_, times = _TENFOLD.get(word, (word, 1))
        return Shape(kind="offset", n=n * times, unit=unit_, direction="ago", mod="APPROX")
    return Shape(kind="duration", type=TimexType.DURATION, n=-1 if n is None else n, unit=word, mod=hit.mod)


def compound(hit: Hit) -> Shape | None:
    """"two years and three months", "1 hour and 30 minutes": each unit smaller than the one before it."""
    amounts, said = [], ""
    for code, value in zip(hit.m[0], hit.tokens.values[hit.m.start() :], strict=False):
        said = value if code in "nA" else said
        if code in "uU" and said:
            amounts.append((float(said), value))
    sizes = [_SIZES.find(unit_) for _, unit_ in amounts]
    if len(amounts) < 2 or -1 in sizes or sizes != sorted(set(sizes)):
        return None
    if hit["way"]:
        return _counted_on(hit, {unit_: n for n, unit_ in amounts})
    days, time = ("".join(f"{n:g}{unit_.upper()}" for n, unit_ in amounts if (unit_ in _CLOCK_UNITS) == small) for small in (False, True))
    return Shape(kind="set", type=TimexType.DURATION, value=f"P{days}" + (f"T{time}" if time else ""), mod=hit.mod)


def _counted_on(hit: Hit, amounts: dict[str, float]) -> Shape | None:
    """"two years and three months ago", counted in months; "2 weeks and 2 days ago", in days."""
    way = {"from now": "ahead", "from today": "ahead"}.get(hit["way"], hit["way"])
    for large, small, times in (("Y", "M", 12), ("W", "D", 7)):
        if set(amounts) == {large, small}:
            return Shape(kind="offset", n=amounts[large] * times + amounts[small], unit=small, direction=way, mod=hit.mod)
    return None


def _has_been(hit: Hit) -> bool:
    """"It has been two weeks since the doors shut": they shut about two weeks ago."""
    first, last = hit.m.start(), hit.m.end()
    before = [hit.tokens.word(i).lower() for i in range(first - 5, first)]
    return hit.tokens.word(last).lower() == "since" and "it" in before and ("been" in before or "is" in before)


def _is_small(hit: Hit) -> bool:
    """"a minute detail", "a second round": "a minute" or "a second" right before a noun."""
    after = hit.tokens.word(hit.m.end())
    return hit.m[0] == "Au" and hit["unit"] in ("m", "S") and after.isalpha() and after.islower() and after not in _AFTER_LENGTH


def _is_rate(hit: Hit) -> bool:
    """"15 a year", "three flights a week", "twice a day"."""
    before = hit.tokens.word(hit.m.start() - 1).lower()
    return before[:1].isdigit() or before in ("once", "twice", "%") or (before.endswith("s") and before not in _NO_PLURALS)


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
    if hit["unit"] == "N":
        return Shape(kind="set", type=TimexType.SET, value="XXXX-WXX-WE")
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
    if hit["past"] and (hit["past"] != "past" or before not in ("in", "of", "from", "than", "with")):
        return None
    if hit["now"] and hit["now"] != "current":
        return None
    if hit["next"] and hit["next"] not in ("coming", "future"):
        return None
    return Shape(kind="ref", value=hit["ready"] or ("FUTURE_REF" if hit["next"] else
                                                    "PRESENT_REF" if hit["now"] else "PAST_REF"))
