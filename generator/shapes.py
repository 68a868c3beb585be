"""What a person wrote -> a value of a given type, or an error with its place and the valid answers.

The type (a msgspec Struct, or a dataclass) is the whole description of what may be written.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Collection, Hashable, Iterable
from functools import cache
from typing import TypeVar

import msgspec
from msgspec import inspect

from generator.errors import ConfigError
from generator.words import shorten
from generator.yaml_text import Document, Path

A = TypeVar("A")
Place = Callable[[Path], str]  # where in its file the value of a path stands
YES_NO = {"yes": True, "true": True, "on": True, "no": False, "false": False, "off": False}
_AT = re.compile(r" - at `(?:key` in `)?\$(.*)`$")
_STEP = re.compile(r"\.([^.\[]+)|\[(\d+|\.\.\.)\]")


class Written(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a person may write in one mapping: no other keys than these."""


def rows(document: Document, type_: type[A]) -> tuple[tuple[A, str], ...]:
    """A list of mappings -> values, each with its place."""
    held = listed(document, f"begin each entry with `- {_fields(_inspected(type_))[0].encode_name}: ...`")  # type: ignore[arg-type]  # a class is hashable
    return tuple((shaped(row, type_, document.place, (n,)), document.place((n,))) for n, row in enumerate(held))


def listed(document: Document, hint: str) -> list[dict[str, object]]:
    """A list of mappings, as it stands; nothing at all is an empty list."""
    held = document.value if document.value is not None else []
    if not isinstance(held, list):
        raise ConfigError(document.place(), f"{_shown(held)} instead of a list of entries", hint)
    for n, row in enumerate(held):
        if not isinstance(row, dict):
            raise ConfigError(document.place((n,)), f"{_shown(row)} instead of an entry with keys", hint)
    return held


def mapping(document: Document, type_: type[A]) -> A:
    """One mapping -> a value; nothing at all is an empty mapping."""
    held = document.value if document.value is not None else {}
    return shaped(held, type_, document.place, ())


def shaped(value: object, type_: type[A], place: Place, path: Path) -> A:
    """The value, if it is what the type describes. What can mean only one thing is taken so."""
    whole = _inspected(type_)  # type: ignore[arg-type]  # the same
    fitted = _fitted(value, whole, place, path)
    try:
        return msgspec.convert(fitted, type_, strict=False)
    except msgspec.ValidationError as error:
        steps = _path(str(error))
        raise _refused(fitted, whole, steps, place, path) from error


def unknown(key: str, known: Collection[str], shown: Iterable[str] = ()) -> tuple[str, str]:
    """(what, hint) of a key that nobody knows: the known ones (or those that are `shown`), and one that is near."""
    near = difflib.get_close_matches(key.lower(), known, 1, 0.7)
    return (f"unknown key `{shorten(key, 60)}`",
            f"known keys: {', '.join(shown or sorted(known))}" + (f"; did you mean `{near[0]}`?" if near else ""))


@cache
def _inspected(type_: Hashable) -> inspect.Type:
    return inspect.type_info(type_)


def _fields(type_: inspect.Type) -> tuple[inspect.Field, ...]:
    return type_.fields if isinstance(type_, (inspect.StructType, inspect.DataclassType)) else ()


def _fitted(value: object, type_: inspect.Type, place: Place, path: Path) -> object:
    """The value with what can only mean one thing put right; unknown and missing keys are told."""
    type_ = _bare(type_)
    if isinstance(type_, inspect.VarTupleType):
        listed = [value] if isinstance(value, (str, int, float)) and not isinstance(value, bool) else value
        if isinstance(listed, list):
            return [_fitted(one, type_.item_type, place, (*path, n)) for n, one in enumerate(listed)]
    if isinstance(type_, inspect.DictType) and isinstance(value, dict):
        return {key: _fitted(one, type_.value_type, place, (*path, key)) for key, one in value.items()}
    if isinstance(type_, inspect.BoolType) and isinstance(value, str):
        return YES_NO.get(value.lower(), value)
    if isinstance(type_, inspect.StrType) and isinstance(value, (int, float)) and not isinstance(value, bool):
        return str(value)
    return _keyed(value, type_, place, path) if isinstance(value, dict) and _fields(type_) else value


def _bare(type_: inspect.Type) -> inspect.Type:
    """The type without its description, and without None."""
    if isinstance(type_, inspect.Metadata):
        return _bare(type_.type)
    if isinstance(type_, inspect.UnionType):
        some = [one for one in type_.types if not isinstance(one, inspect.NoneType)]
        return _bare(some[0]) if len(some) == 1 else type_
    return type_


def _keyed(value: dict[str, object], type_: inspect.Type, place: Place, path: Path) -> dict[str, object]:
    fields = {one.encode_name: one for one in _fields(type_)}
    for key in value:
        if key not in fields:
            raise ConfigError(place((*path, key)), *unknown(key, fields))
    said = {key: one for key, one in value.items() if one is not None or _admits_none(fields[key].type)}
    for name, one in fields.items():
        if one.required and name not in said:
            raise ConfigError(place(path), f"no `{name}`", f"write `{name}: ...`, {_meant(one.type)}")
    return {key: _fitted(one, fields[key].type, place, (*path, key)) for key, one in said.items()}


def _admits_none(type_: inspect.Type) -> bool:
    if isinstance(type_, inspect.Metadata):
        return _admits_none(type_.type)
    return isinstance(type_, (inspect.AnyType, inspect.CustomType)) or (
        isinstance(type_, inspect.UnionType) and any(isinstance(one, inspect.NoneType) for one in type_.types))


def _path(message: str) -> Path:
    """The path that msgspec's message ends with: "... - at `$.aliases[2]`"."""
    found = _AT.search(message)
    steps = _STEP.findall(found[1]) if found else []
    return tuple(name or (index if index == "..." else int(index)) for name, index in steps)


def _refused(value: object, type_: inspect.Type, steps: Path, place: Place, path: Path) -> ConfigError:
    """The error of the value at the end of `steps`, below `path`."""
    field = ""
    for step in steps:
        if step == "..." and isinstance(value, dict):
            step = next((key for key, one in value.items() if not isinstance(one, str)), next(iter(value)))
        if fields := {one.encode_name: one for one in _fields(_bare(type_))}:
            field, type_ = str(step), fields[str(step)].type
        value = _below(value, step)
        path = (*path, step)
    what = f"`{field}` is {_shown(value)}" if path and path[-1] == field else f"`{field}` holds {_shown(value)}"
    return ConfigError(place(path), what if field else f"{_shown(value)} instead of keys and values", _meant(type_, value))


def _below(value: object, step: str | int) -> object:
    if isinstance(value, dict):
        return value.get(step)
    return value[step] if isinstance(value, list) and isinstance(step, int) else value


def _shown(value: object) -> str:
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return f"`{str(value).lower()}`"
    return "a list" if isinstance(value, list) else "keys and values" if isinstance(value, dict) else f"`{shorten(str(value), 60)}`"


def _meant(type_: inspect.Type, value: object = None) -> str:
    """The valid answers, in words."""
    if isinstance(type_, inspect.Metadata):
        described = (type_.extra_json_schema or {}).get("description")
        return str(described) if described else _meant(type_.type, value)
    if isinstance(type_, inspect.UnionType):
        some = [one for one in type_.types if not isinstance(one, inspect.NoneType)]
        return _meant(some[0], value)
    bare = _bare(type_)
    if isinstance(bare, inspect.EnumType):
        return _choice([str(one.value) for one in bare.cls], value)
    if isinstance(bare, inspect.IntType):
        return f"a whole number from {bare.ge} to {bare.le} is meant"
    if isinstance(bare, inspect.VarTupleType):
        return "a list is meant; each item of text stands behind `- ` or between commas, in quotes where it holds marks"
    if _fields(bare):
        return f"known keys: {', '.join(sorted(one.encode_name for one in _fields(bare)))}"
    words = ((inspect.BoolType, "`true` or `false` is meant"), (inspect.DictType, "lines of `key: value` are meant"))
    return next((text for kind, text in words if isinstance(bare, kind)), "one text is meant")


def _choice(known: Collection[str], value: object) -> str:
    near = difflib.get_close_matches(str(value).lower(), known, 1, 0.6)
    return f"known: {', '.join(known)}" + (f"; did you mean `{near[0]}`?" if near else "")
