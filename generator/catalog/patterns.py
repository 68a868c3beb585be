"""What a person may write in the fields that several files of a catalogue have."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta

NAME_DESCRIPTION = "a name, in quotes where it holds marks"
ID_DESCRIPTION = "letters, figures and `-`: it becomes an address"

Name = Annotated[str, Meta(pattern=r"\S", description=NAME_DESCRIPTION)]
Id = Annotated[str, Meta(pattern=r"^[^\W_][\w.-]*$", description=ID_DESCRIPTION)]
Words = tuple[str, ...]
