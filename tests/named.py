"""Sentences with their names marked by hand: "[O:Acme] sued [P:Ann Roe]." for an organisation and a person."""

from __future__ import annotations

import re

from generator.model.ids import Span
from generator.model.names import Kind, Mention

KINDS = {"P": Kind.PERSON, "O": Kind.ORGANISATION, "L": Kind.PLACE, "G": Kind.GROUP, "W": Kind.LAW, "X": Kind.PRODUCT}
MARK = re.compile(r"\[([POLGWX]):([^\]]+)\]")


def unmarked(sentence: str) -> tuple[str, tuple[Mention, ...]]:
    """The text, and its names in order."""
    text, found, at = "", [], 0
    for m in MARK.finditer(sentence):
        text += sentence[at:m.start()]
        found.append(Mention(Span(len(text), len(text) + len(m[2])), m[2], KINDS[m[1]], "test"))
        text, at = text + m[2], m.end()
    return text + sentence[at:], tuple(found)
