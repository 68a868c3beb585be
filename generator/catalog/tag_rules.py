"""What a person may say of a tag in `catalog/tags.yml`."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

from generator.shapes import Written

Name = Annotated[str, Meta(pattern=r"\S", description="a tag, in quotes where it holds marks")]


class TagRule(Written, frozen=True):
    """A tag as it is to be called, other words for it, and whether it is never to be given."""

    tag: Name
    aliases: tuple[str, ...] = ()
    never: bool = False
