"""What a person wrote -> a value of a given type, or an error with its place and the valid answers.

The type (a msgspec Struct, or a dataclass) is the whole description of what may be written.
"""

from __future__ import annotations

from typing import TypeVar

import msgspec

from generator.errors import ConfigError
from generator.shapes.fitting import fit_value
from generator.shapes.refusal import refuse
from generator.shapes.types import Place, fields_of, inspect_type
from generator.shapes.wording import describe_unknown_key as describe_unknown_key
from generator.shapes.wording import describe_value
from generator.yaml_text import Document, ValuePath

A = TypeVar("A")


class Written(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a person may write in one mapping: no other keys than these."""


def read_entries(document: Document, type_: type[A]) -> tuple[tuple[A, str], ...]:
    """A list of mappings -> values, each with its place."""
    fields = fields_of(inspect_type(type_))  # type: ignore[arg-type]  # a class is hashable
    entries = read_list(document, f"begin each entry with `- {fields[0].encode_name}: ...`")
    values = []
    for number, entry in enumerate(entries):
        path = (number,)
        value = convert_value(entry, type_, document.place, path)
        values.append((value, document.place(path)))
    return tuple(values)


def read_list(document: Document, hint: str) -> list[dict[str, object]]:
    """A list of mappings, as it stands; nothing at all is an empty list."""
    if document.value is None:
        return []
    entries = document.value
    if not isinstance(entries, list):
        what = f"{describe_value(entries)} instead of a list of entries"
        raise ConfigError(document.place(), what, hint)
    for number, entry in enumerate(entries):
        if not isinstance(entry, dict):
            what = f"{describe_value(entry)} instead of an entry with keys"
            raise ConfigError(document.place((number,)), what, hint)
    return entries


def read_mapping(document: Document, type_: type[A]) -> A:
    """One mapping -> a value; nothing at all is an empty mapping."""
    value = {} if document.value is None else document.value
    return convert_value(value, type_, document.place, ())


def convert_value(value: object, type_: type[A], place: Place, path: ValuePath) -> A:
    """The value, if it is what the type describes. What can mean only one thing is taken so."""
    inspected = inspect_type(type_)  # type: ignore[arg-type]  # a class is hashable
    fitted = fit_value(value, inspected, place, path)
    try:
        return msgspec.convert(fitted, type_, strict=False)
    except msgspec.ValidationError as error:
        raise refuse(fitted, inspected, str(error), place, path) from error
