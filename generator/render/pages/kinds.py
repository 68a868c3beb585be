"""Kinds of entities, and how sure a name is -> the words for them."""

from __future__ import annotations

from generator.interface import Words, to_translate
from generator.model.names import Kind

VALUES = (  # of enumerations, which pages show: the catalogue has them from here
    to_translate("person"),
    to_translate("organisation"),
    to_translate("place"),
    to_translate("group"),
    to_translate("law"),
    to_translate("product"),
    to_translate("event"),
    to_translate("programme"),
    to_translate("unknown"),
    to_translate("confirmed"),
    to_translate("auto"),
    to_translate("possible"),
    to_translate("happened"),
    to_translate("ongoing"),
    to_translate("planned"),
    to_translate("reported"),
    to_translate("denied"),
    to_translate("conditional"),
    to_translate("full"),
    to_translate("excerpt"),
    to_translate("metadata"),
    to_translate("withheld"),
    to_translate("machine"),
    to_translate("theme"),
    to_translate("outlet"),
    to_translate("tag"),
    to_translate("article"),
    to_translate("stub"),
    to_translate("another printing"),
    to_translate("unknown outlet"),
    to_translate("relevance"),
    to_translate("newest"),
    to_translate("oldest"),
)
KINDS = {
    Kind.PERSON: to_translate("Person"),
    Kind.ORGANISATION: to_translate("Organisation"),
    Kind.PLACE: to_translate("Place"),
    Kind.GROUP: to_translate("Group"),
    Kind.LAW: to_translate("Law"),
    Kind.PRODUCT: to_translate("Product"),
    Kind.EVENT: to_translate("Event"),
    Kind.PROGRAMME: to_translate("Programme"),
    Kind.UNKNOWN: to_translate("Kind unknown"),
}


def say_kind(words: Words, kind: Kind) -> str:
    """A kind as a heading: "Organisation"."""
    return words.phrase(KINDS[kind])
