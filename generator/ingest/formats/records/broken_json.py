"""JSON, broken JSON too -> its value as far as it can be read, and what is wrong with it."""

from __future__ import annotations

import json
import re
from json import JSONDecodeError

from generator import lazy
from generator.words import counted

# A string to its end, or to where the text stops; a bracket; a comma.
_TOKEN = lazy.regex(r'"(?:[^"\\]|\\.)*("?)|[\[\]{}]|,', re.S)
_HALF_ESCAPE = lazy.regex(r"\\(?:u[0-9a-fA-F]{0,3})?$")
_CLOSING = {"[": "]", "{": "}"}
DEEPEST = 200  # brackets within brackets of broken JSON


def parse_json(text: str) -> tuple[object, str]:
    """The value of a JSON text, or the list of the values of its lines, and what is wrong with it.

    Of broken JSON, what stands before the place where it is broken; (None, "") if that is nothing.
    """
    try:
        return json.loads(text, strict=False), ""
    except JSONDecodeError as error:
        place = error.pos
    except (ValueError, RecursionError):
        return None, ""
    return _parse_lines(text) or _parse_beginning(text, place)


def _parse_lines(text: str) -> tuple[object, str] | None:
    """The values of the lines; None where the first is none."""
    values: list[object] = []
    broken = 0
    for line in text.splitlines():
        if not line.strip():
            continue
        try:
            values.append(json.loads(line))
        except (ValueError, RecursionError):
            broken += 1
        if not values:
            return None
    fault = f"{counted(broken, 'line')} not JSON: the others are shown" if broken else ""
    return values, fault


def _parse_beginning(text: str, place: int) -> tuple[object, str]:
    for beginning in _completed(text, place):
        try:
            value = json.loads(beginning, strict=False)
        except (ValueError, RecursionError):
            continue
        if value:
            line = text.count("\n", 0, place) + 1
            return value, f"broken JSON in line {line}: what stands before it is shown"
    return None, ""


def _completed(text: str, place: int) -> list[str]:
    """The beginning of a text with its brackets closed: up to the words in which it stops, or up
    to its last comma before `place`.
    """
    open_: list[str] = []
    comma = 0
    open_at_comma: list[str] = []
    for m in _TOKEN.finditer(text):
        sign = m[0]
        if sign[0] == "\"" and not m[1]:
            words = _HALF_ESCAPE.sub("", text)
            return [words + "\"" + _close(open_), text[:comma] + _close(open_at_comma)]
        if m.start() >= place:
            break
        if sign == ",":
            comma = m.start()
            open_at_comma = list(open_)
        elif sign in _CLOSING:
            open_.append(sign)
        elif sign[0] != "\"" and open_:
            open_.pop()
        if len(open_) > DEEPEST:
            break
    return [text[:place] + _close(open_), text[:comma] + _close(open_at_comma)]


def _close(open_: list[str]) -> str:
    return "".join(_CLOSING[bracket] for bracket in reversed(open_))
