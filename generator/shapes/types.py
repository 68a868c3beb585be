"""What msgspec says of a type: its fields, and its core without description and None."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from functools import cache

from msgspec import inspect

from generator.yaml_text import ValuePath

Place = Callable[[ValuePath], str]
"""Where in its file the value of a path stands."""


@cache
def inspect_type(type_: Hashable) -> inspect.Type:
    """The type as msgspec describes it."""
    return inspect.type_info(type_)


def fields_of(type_: inspect.Type) -> tuple[inspect.Field, ...]:
    """The fields of a Struct or a dataclass; none for other types."""
    if isinstance(type_, (inspect.StructType, inspect.DataclassType)):
        return type_.fields
    return ()


def fields_by_name(type_: inspect.Type) -> dict[str, inspect.Field]:
    """The fields by the key that a person writes."""
    return {field.encode_name: field for field in fields_of(type_)}


def core_type(type_: inspect.Type) -> inspect.Type:
    """The type without its description, and without None."""
    if isinstance(type_, inspect.Metadata):
        return core_type(type_.type)
    if isinstance(type_, inspect.UnionType):
        alternatives = without_none(type_)
        if len(alternatives) == 1:
            return core_type(alternatives[0])
    return type_


def without_none(union: inspect.UnionType) -> list[inspect.Type]:
    """The alternatives of a union, but for None."""
    return [
        type_
        for type_ in union.types
        if not isinstance(type_, inspect.NoneType)
    ]


def admits_none(type_: inspect.Type) -> bool:
    """Whether None is a value of the type."""
    if isinstance(type_, inspect.Metadata):
        return admits_none(type_.type)
    if isinstance(type_, inspect.UnionType):
        return len(without_none(type_)) < len(type_.types)
    return isinstance(type_, (inspect.AnyType, inspect.CustomType))
