"""A value as a person wrote it -> the same with what can only mean one thing put right."""

from __future__ import annotations

from msgspec import inspect

from generator.errors import ConfigError
from generator.shapes.types import Place, admits_none, core_type, fields_by_name, fields_of
from generator.shapes.wording import describe_answers, describe_unknown_key
from generator.yaml_text import ValuePath

YES_NO = {"yes": True, "true": True, "on": True, "no": False, "false": False, "off": False}


def fit_value(value: object, type_: inspect.Type, place: Place, path: ValuePath) -> object:
    """The value, fitted to the type; an unknown and a missing key are errors."""
    core = core_type(type_)
    match core:
        case inspect.VarTupleType():
            return _fit_list(value, core, place, path)
        case inspect.DictType() if isinstance(value, dict):
            return {
                key: fit_value(item, core.value_type, place, (*path, key))
                for key, item in value.items()
            }
        case inspect.BoolType() if isinstance(value, str):
            return YES_NO.get(value.lower(), value)
        case inspect.StrType() if _is_number(value):
            return str(value)
    if isinstance(value, dict) and fields_of(core):
        return _fit_keys(value, core, place, path)
    return value


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _fit_list(value: object, type_: inspect.VarTupleType, place: Place, path: ValuePath) -> object:
    """Each item fitted; a text or a number where a list is meant is a list of one."""
    is_lone_item = isinstance(value, str) or _is_number(value)
    items = [value] if is_lone_item else value
    if not isinstance(items, list):
        return value
    return [
        fit_value(item, type_.item_type, place, (*path, number))
        for number, item in enumerate(items)
    ]


def _fit_keys(
    value: dict[str, object], type_: inspect.Type, place: Place, path: ValuePath
) -> dict[str, object]:
    """A mapping with known keys alone, and with all that are required."""
    fields = fields_by_name(type_)
    for key in value:
        if key not in fields:
            raise ConfigError(place((*path, key)), *describe_unknown_key(key, fields))
    answered = {
        key: item
        for key, item in value.items()
        if item is not None or admits_none(fields[key].type)
    }
    for key, field in fields.items():
        if field.required and key not in answered:
            hint = f"write `{key}: ...`, {describe_answers(field.type)}"
            raise ConfigError(place(path), f"no `{key}`", hint)
    return {
        key: fit_value(item, fields[key].type, place, (*path, key))
        for key, item in answered.items()
    }
