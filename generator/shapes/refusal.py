"""A value that msgspec refuses -> our error, with its place and the valid answers."""

from __future__ import annotations

from msgspec import inspect

from generator import lazy
from generator.errors import ConfigError
from generator.shapes.types import Place, core_type, fields_by_name
from generator.shapes.wording import describe_answers, describe_value
from generator.yaml_text import ValuePath

ANY_KEY = "..."  # msgspec's step to a value of a mapping with any keys
_PATH = lazy.regex(r" - at `(?:key` in `)?\$(.*)`$")
_STEP = lazy.regex(r"\.([^.\[]+)|\[(\d+|\.\.\.)\]")


def refuse(
    value: object, type_: inspect.Type, message: str, place: Place, path: ValuePath
) -> ConfigError:
    """The error of the part of `value` that msgspec's message names; `value` stands at `path`."""
    field = ""
    for step in _parse_path(message):
        if step == ANY_KEY and isinstance(value, dict):
            step = _first_key_without_text(value)
        fields = fields_by_name(core_type(type_))
        if fields:
            field = str(step)
            type_ = fields[field].type
        value = _value_below(value, step)
        path = (*path, step)
    return ConfigError(place(path), _describe(value, field, path), describe_answers(type_, value))


def _describe(value: object, field: str, path: ValuePath) -> str:
    """What is wrong: the value of a field, or of something in it, or of the whole."""
    shown = describe_value(value)
    if not field:
        return f"{shown} instead of keys and values"
    if path[-1] == field:
        return f"`{field}` is {shown}"
    return f"`{field}` holds {shown}"


def _parse_path(message: str) -> ValuePath:
    """The path that msgspec's message ends with: "... - at `$.aliases[2]`"."""
    m = _PATH.search(message)
    if not m:
        return ()
    steps: list[str | int] = []
    for name, index in _STEP.findall(m[1]):
        if name or index == ANY_KEY:
            steps.append(name or index)
        else:
            steps.append(int(index))
    return tuple(steps)


def _first_key_without_text(value: dict[str, object]) -> str:
    """The first key whose value is no text; else the first of all."""
    for key, item in value.items():
        if not isinstance(item, str):
            return key
    return next(iter(value))


def _value_below(value: object, step: str | int) -> object:
    if isinstance(value, dict):
        return value.get(step)
    if isinstance(value, list) and isinstance(step, int):
        return value[step]
    return value
