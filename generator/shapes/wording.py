"""Values and types in words, as the errors of settings say them."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable

from msgspec import inspect

from generator.shapes.types import core_type, fields_of, without_none
from generator.words import shorten

LONGEST_SHOWN = 60  # characters of what a person wrote
NEAR_KEY = 0.7  # difflib's ratio, from which a known key is proposed
NEAR_ANSWER = 0.6  # the same for a known answer
LIST = (
    "a list is meant; each item of text stands behind `- ` or between commas, "
    "in quotes where it holds marks"
)


def describe_unknown_key(
    key: str, known: Collection[str], shown: Iterable[str] = ()
) -> tuple[str, str]:
    """(what, hint) of a key that is not known.

    The hint names the known keys, or those that are `shown`, and one that is near.
    """
    what = f"unknown key `{shorten(key, LONGEST_SHOWN)}`"
    keys = ", ".join(shown or sorted(known))
    return what, f"known keys: {keys}{_propose(key, known, NEAR_KEY)}"


def _propose(word: str, known: Collection[str], ratio: float) -> str:
    """`; did you mean ...?`, where a known word is near; else empty."""
    near = difflib.get_close_matches(word.lower(), known, 1, ratio)
    if near:
        return f"; did you mean `{near[0]}`?"
    return ""


def describe_value(value: object) -> str:
    """What a person wrote, in few words."""
    match value:
        case None:
            return "nothing"
        case bool():
            return f"`{str(value).lower()}`"
        case list():
            return "a list"
        case dict():
            return "keys and values"
    return f"`{shorten(str(value), LONGEST_SHOWN)}`"


def describe_answers(type_: inspect.Type, value: object = None) -> str:
    """The valid answers, in words; `value` is what a person wrote instead."""
    if isinstance(type_, inspect.Metadata):
        description = (type_.extra_json_schema or {}).get("description")
        return str(description) if description else describe_answers(type_.type, value)
    if isinstance(type_, inspect.UnionType):
        return describe_answers(without_none(type_)[0], value)
    core = core_type(type_)
    match core:
        case inspect.EnumType():
            return _describe_choice([str(member.value) for member in core.cls], value)
        case inspect.IntType():
            return f"a whole number from {core.ge} to {core.le} is meant"
        case inspect.VarTupleType():
            return LIST
        case inspect.BoolType():
            return "`true` or `false` is meant"
        case inspect.DictType():
            return "lines of `key: value` are meant"
    if fields_of(core):
        keys = sorted(field.encode_name for field in fields_of(core))
        return f"known keys: {', '.join(keys)}"
    return "one text is meant"


def _describe_choice(answers: Collection[str], value: object) -> str:
    known = ", ".join(answers)
    proposal = _propose(str(value), answers, NEAR_ANSWER)
    return f"known: {known}{proposal}"
