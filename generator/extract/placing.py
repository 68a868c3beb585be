"""A value that points at words of a stretch -> the same value, pointing at the same words of the whole text."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import TypeVar

from generator.model.dates import Period
from generator.model.ids import Span

T = TypeVar("T")


def moved(value: T, by: int) -> T:
    """Every span in it `by` characters further on; itself where that is nothing."""
    return _moved(value, by) if by else value  # type: ignore[return-value]  # of a value's own type


def _moved(value: object, by: int) -> object:
    if isinstance(value, Span):
        return Span(value.start + by, value.end + by)
    if isinstance(value, tuple):
        return tuple(_moved(one, by) for one in value)
    if is_dataclass(value) and not isinstance(value, (type, Period)):
        return replace(value, **{field.name: _moved(getattr(value, field.name), by) for field in fields(value)})
    return value
