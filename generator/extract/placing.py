"""A value that points at words of a stretch -> the same, pointing at them in the whole text."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import TypeVar

from generator.model.dates import Period
from generator.model.ids import Span

T = TypeVar("T")


def shift_spans(value: T, distance: int) -> T:
    """The value with every span in it moved by `distance` characters; itself where that is 0."""
    if distance == 0:
        return value
    return _shift(value, distance)  # type: ignore[return-value]  # of a value's own type


def _shift(value: object, distance: int) -> object:
    if isinstance(value, Span):
        return Span(value.start + distance, value.end + distance)
    if isinstance(value, tuple):
        return tuple(_shift(item, distance) for item in value)
    if is_dataclass(value) and not isinstance(value, (type, Period)):
        shifted = {}
        for field in fields(value):
            shifted[field.name] = _shift(getattr(value, field.name), distance)
        return replace(value, **shifted)
    return value
