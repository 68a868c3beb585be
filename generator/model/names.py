"""Names in a text: mentions, aliases, and what a model says."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from generator.model.ids import EntityId, Span


class Finder(StrEnum):
    """What found a mention: the values of `Mention.finder`."""

    CATALOGUE = "catalogue"  # a name of an entry of the catalogue
    DEMONYM = "demonym"  # a people's name, which stands for its country
    ACRONYM = "acronym"  # a short form that the article or the catalogue explains
    REGISTRY = "registry"  # a listing of others
    SPACY = "spacy"  # the NER model
    SURNAME = "surname"  # a place's name that is somebody's last name here
    FOREIGN = "foreign"  # a known body's name where it is another country's
    DOCUMENT = "document"  # the same words again, or the whole of a piece that the model saw
    ALIAS = "alias"  # the article says that it is another's name
    METONYM = "metonym"  # a capital that stands for its government
    APPOSITION = "apposition"  # recurring words that the text says the kind of


@dataclass(frozen=True, slots=True)
class Alias:
    """The article itself says that two names are one: "Dawning ... also known as Sugon"."""

    name: Span
    alias: Span
    rule: str


class Label(NamedTuple):
    """A stretch of a text, half-open, and what a model calls it: "PERSON". A bare tuple:
    there are many, and they are kept.
    """

    start: int
    end: int
    name: str


class Kind(StrEnum):
    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    # peoples and nationalities: "Uyghur", "Chinese"; a demonym's entity is its country
    GROUP = "group"
    LAW = "law"
    PRODUCT = "product"
    EVENT = "event"
    PROGRAMME = "programme"  # plans, projects, campaigns, strategies
    # a name, and nothing tells of what; or of what is none of these, as a prize
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Mention:
    span: Span
    surface: str  # the words as printed: text[span.start:span.end]
    kind: Kind
    finder: str  # the rule or model that found it
    score: float = 1.0  # 0 to 1
    ref: EntityId | None = None  # the catalogue entry that the rule names, if it names one
