"""A model's Labels -> the names among them."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.util import find_spec

from generator import lazy
from generator.extract.names.titled import find_addressed
from generator.extract.names.trim import trim_name
from generator.model.ids import Span
from generator.model.names import Finder, Kind, Label, Mention

KINDS = {
    "PERSON": Kind.PERSON,
    "ORG": Kind.ORGANISATION,
    "GPE": Kind.PLACE,
    "LOC": Kind.PLACE,
    "FAC": Kind.PLACE,
    "NORP": Kind.GROUP,
    "LAW": Kind.LAW,
    "PRODUCT": Kind.PRODUCT,
    "EVENT": Kind.EVENT,
}
"""Label of spaCy -> kind; the others are of no names."""

SCORE = 0.7  # what a small model's word is worth, before the document has its say
_ADMINISTRATION = lazy.regex(  # a president's, and no agency
    r"(?!Customs|Food|Drug|Federal|State|National|Energy|Aviation|Transit)"
    r"([A-Z][a-z]+) [Aa]dministration"
)


def describe_missing_model(model: str | None) -> str:
    """What is not installed, in one line; "" where all is there or nothing is wanted."""
    if model is None:
        return ""
    for name in ("spacy", model):
        if not name.isidentifier() or find_spec(name) is None:
            return f"`{name}` is not installed, so names are found by the catalogues alone"
    return ""


def find_labelled_names(text: str, labels: Iterable[Label]) -> list[Mention]:
    """Names as the model sees them, trimmed, in text order."""
    mentions = []
    for label in labels:
        mention = _read_label(text, label)
        if mention is not None:
            mentions.append(mention)
    return mentions


def _read_label(text: str, label: Label) -> Mention | None:
    """The name within a label, if it is of a name."""
    kind = KINDS.get(label.name)
    if kind is None:
        return None
    span = trim_name(text, Span(label.start, label.end), kind)
    if span is None:
        return None
    addressed = find_addressed(text, span)
    if addressed is not None:
        span, kind = addressed, Kind.PERSON
    administration = _ADMINISTRATION.fullmatch(text, span.start, span.end)
    if kind is Kind.ORGANISATION and administration:
        kind = Kind.PERSON
        span = Span(span.start, administration.end(1))
    return Mention(span, text[span.start : span.end], kind, Finder.SPACY, SCORE)
