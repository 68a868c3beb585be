"""`catalog/tags.yml` -> TagRules: what a person says of tags."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from generator import shapes, yaml_text
from generator.shapes import Written

TagName = Annotated[str, Meta(pattern=r"\S", description="a tag, in quotes where it holds marks")]


class TagRule(Written, frozen=True):
    """A tag as it is to be called, other words for it, and whether it is never to be given."""

    tag: TagName
    aliases: tuple[str, ...] = ()
    never: bool = False


def parse_tag_rules(text: str, where: str) -> tuple[TagRule, ...]:
    """`catalog/tags.yml` -> TagRules."""
    document = yaml_text.read(text, where)
    entries = shapes.read_entries(document, TagRule)
    rules = [rule for rule, _ in entries]
    return tuple(rules)
