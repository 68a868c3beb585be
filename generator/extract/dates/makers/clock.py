"""Match -> Shape for a time of day told in more than digits: "7 in the evening", "tonight at 8", "half past six", "2 to 4 p.m."."""

from __future__ import annotations

from generator.extract.dates.hit import Hit
from generator.extract.dates.lexicon import listed
from generator.extract.dates.shape import Shape
from generator.extract.dates.tokens import Tokens
from generator.model.dates import TimexType

_LEADS = listed("at about around by until till from after before since between to near circa")
_NOON = 12


def first_of_two(hit: Hit) -> Shape | None:
    """"2 to 4 p.m.", "between 9:30 and 11 last night": the half of the day is of both, unless the first is the later one."""
    if not hit["pm"] and not _begins_range(hit.tokens, hit.m.start() - 1):
        return None
    if hit.word("join") in ("and", "or") and hit.tokens.word(hit.m.start() - 1).lower() != "between":
        return None
    first, last = _said(hit["clock"]), _said(hit.tokens.values[hit.m.start() + 2])
    if first is None or last is None or (hit["pm"] or hit["half"]) not in ("am", "pm", *_LATE):
        return None
    if not hit["pm"]:
        return _clock(first[0] + _NOON * (first[0] in _LATE[hit["half"]]), first[1])
    late = (hit["pm"] == "pm") != (first[0] % _NOON > last[0] % _NOON)
    return _clock(first[0] % _NOON + _NOON * late, first[1])


def beside(hit: Hit) -> Shape | None:
    """"from 10:30 to 3", "between 10 and 11:30": the end that is a bare number."""
    at = hit.m.start()
    first = at if hit.tokens.codes[at + 1 : at + 2] in ("H", ">", "&") and hit.tokens.codes[at + 2 : at + 3] == "C" else at - 2
    said = _said(hit["clock"])
    return _clock(*said) if said and "." not in hit["clock"] and _begins_range(hit.tokens, first - 1) else None


def _begins_range(tokens: Tokens, at: int) -> bool:
    return tokens.word(at).lower() in ("from", "between")


def of_day(hit: Hit) -> Shape | None:
    """"3 in the morning", "at 8 last night", "tonight at 7", "8:30 yesterday evening"; a bare number needs a word before it."""
    bare = hit.code("clock") == "n" and not hit["pm"] and hit.m.start() == hit.m.start("clock")
    said, half = _said(hit["clock"]), hit["half"] or hit["word"]
    led = hit.tokens.word(hit.m.start() - 1).lower() in _LEADS or _begins_range(hit.tokens, hit.m.start() - 3)
    if said is None or half not in _LATE or (bare and not led):
        return None
    hour = said[0] if hit["pm"] != "pm" else said[0] % _NOON + _NOON
    shape = _clock(hour + _NOON * (hour in _LATE[half]), said[1])
    if hit["word"] == "NI" or hit["dir"]:
        return _on(shape, "part", hit["dir"] or "this", 0)
    return _on(shape, "today", "", float(hit["word"])) if hit["word"] else shape


_LATE = {"MO": (), "AF": range(1, _NOON), "EV": range(1, _NOON), "NI": range(5, _NOON)}  # the hours that are past noon then


def past(hit: Hit) -> Shape | None:
    """"half past six", "a quarter past nine", "20 minutes past eight in the evening"."""
    said, minutes = _said(hit["clock"]), 30 if hit["b"] else 15 if hit["unit"] == "Q" else float(hit["num"] or 60)
    if hit["past"] != "past" or said is None or minutes % 1 or minutes > 59:
        return None
    late = hit["pm"] == "pm" or (hit["half"] in _LATE and said[0] in _LATE[hit["half"]])
    return _clock(said[0] % _NOON + _NOON * late, f"{int(minutes):02}")


def _said(clock: str) -> tuple[int, str] | None:
    """Hour and minutes of "7", "7:30" or "7.30"; None if it is no hour of a clock with twelve."""
    hour, _, minutes = clock.replace(".", ":").partition(":")
    whole = hour.isdigit() and 1 <= int(hour) <= _NOON and (not minutes or (len(minutes) == 2 and minutes.isdigit() and minutes < "60"))
    return (int(hour), minutes or "00") if whole else None


def _clock(hour: int, minutes: str) -> Shape:
    return Shape(kind="clock", type=TimexType.TIME, clock=f"T{hour:02}:{minutes}")


def _on(shape: Shape, kind: str, direction: str, n: float) -> Shape:
    return Shape(kind=kind, type=TimexType.TIME, clock=shape.clock, direction=direction, n=n)
