"""A model's Labels -> the names among them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from importlib.util import find_spec

from generator.extract.names.trim import trimmed
from generator.model.ids import Span
from generator.model.names import Kind, Label, Mention

KINDS = {"PERSON": Kind.PERSON, "ORG": Kind.ORGANISATION, "GPE": Kind.PLACE, "LOC": Kind.PLACE, "FAC": Kind.PLACE,
         "NORP": Kind.GROUP, "LAW": Kind.LAW, "PRODUCT": Kind.PRODUCT, "EVENT": Kind.EVENT}
SCORE = 0.7  # what a small model's word is worth, before the document has its say
_RULE_OF = re.compile(r"(?!Customs|Food|Drug|Federal|State|National|Energy|Aviation|Transit)([A-Z][a-z]+) [Aa]dministration")


def missing(model: str | None) -> str:
    """What is not installed, in one line; "" where all is there or nothing is wanted."""
    if model is None:
        return ""
    for name in ("spacy", model):
        if not name.isidentifier() or find_spec(name) is None:
            return f"`{name}` is not installed, so names are found by the catalogues alone"
    return ""


def recognised(text: str, said: Iterable[Label]) -> list[Mention]:
    """Names as the model sees them, trimmed, in text order."""
    found = []
    for label in said:
        kind = KINDS.get(label.name)
        span = trimmed(text, Span(label.start, label.end), kind) if kind else None
        if kind is Kind.ORGANISATION and span and (m := _RULE_OF.fullmatch(text, span.start, span.end)):
            kind, span = Kind.PERSON, Span(span.start, m.end(1))
        if kind and span:
            found.append(Mention(span, text[span.start:span.end], kind, "spacy", SCORE))
    return found
