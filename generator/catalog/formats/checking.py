"""A RawRecord -> a Record with clean words, or why it cannot be taken."""

from __future__ import annotations

from collections.abc import Iterable

from generator import lazy
from generator.catalog.countries import country_names
from generator.catalog.formats.fields import BadRecord, RawRecord
from generator.catalog.formats.kinds import guess_kind
from generator.catalog.listings.names import core_name
from generator.catalog.listings.values import Fact, Record
from generator.model.names import Kind
from generator.words import normalise, shorten, squeeze

LONGEST_NAME = 500  # characters
LONGEST_WORDS = 1_000  # characters that a list may say under one label
LONGEST_LIST_NAME = 200  # characters
LONGEST_ID = 200  # characters
LONGEST_COUNTRY = 80  # characters
LONGEST_DATE = 40  # characters
MOST_NAMES = 60  # other names of one record
LONGEST_SUFFIX = 3  # characters that may follow a comma and be no first name: "Jr."
UNREADABLE = "\ufffd"  # stands for bytes that are no UTF-8
_TAG = lazy.regex(r"<[^<>]{0,200}>")
_WEB_ADDRESS = lazy.regex(r"https?://[^\s<>\"]{1,500}")


def check_record(raw: RawRecord) -> Record | BadRecord:
    """The record with its words made clean, or why it cannot be taken."""
    printed_name = clean_text(raw.name)
    fault = find_fault(printed_name, raw.kind)
    if fault:
        return fault
    kind = Kind(raw.kind) if raw.kind else guess_kind((printed_name, *raw.aliases))
    name = put_last_name_last(printed_name, kind)
    return Record(
        name=name,
        kind=kind,
        aliases=clean_aliases(raw.aliases, name, kind),
        countries=clean_countries(raw.countries),
        clues=tuple(sorted(set(raw.clues))),
        ids={
            clean_text(k): clean_text(v)[:LONGEST_ID]
            for k, v in sorted(raw.ids.items())
            if v
        },
        facts=tuple(clean_fact(fact) for fact in raw.facts),
    )


def find_fault(name: str, kind: str) -> BadRecord | None:
    """Why no record may have this name or kind; None if it may."""
    if not core_name(name) or not has_letter(name):
        return BadRecord("a record has no name", "each needs one, with a letter in it")
    shown = f"`{shorten(name, 60)}`"
    if UNREADABLE in name:
        return BadRecord(f"{shown} is not UTF-8 text", "save the file as UTF-8 and import it again")
    if len(name) > LONGEST_NAME:
        what = f"a name of {len(name):,} characters: `{shorten(name, 40)}`"
        return BadRecord(what, f"at most {LONGEST_NAME} are taken")
    if kind and kind not in list(Kind):
        what = f"{shown} is of no known kind: `{shorten(kind, 40)}`"
        return BadRecord(what, f"known kinds: {', '.join(Kind)}")
    return None


def has_letter(text: str) -> bool:
    """Whether there is a letter in the text."""
    return any(character.isalpha() for character in text)


def put_last_name_last(name: str, kind: Kind) -> str:
    """"VOST, Karel Jan" -> "Karel Jan VOST"; articles print no person's last name first."""
    last, comma, first = name.partition(", ")
    if kind is not Kind.PERSON or not comma:
        return name
    if "," in first or len(first) <= LONGEST_SUFFIX:
        return name
    return f"{first} {last}"


def clean_aliases(aliases: tuple[str, ...], name: str, kind: Kind) -> tuple[str, ...]:
    """The other names that can be names at all, sorted, each once."""
    clean: set[str] = set()
    for printed_alias in aliases[:MOST_NAMES]:
        alias = put_last_name_last(clean_text(printed_alias), kind)
        if alias != name and is_usable(alias):
            clean.add(alias)
    return tuple(sorted(clean))


def is_usable(alias: str) -> bool:
    """Whether it can be a name at all."""
    if UNREADABLE in alias:
        return False
    if not 1 < len(alias) <= LONGEST_NAME:
        return False
    return has_letter(alias) and bool(core_name(alias))


def clean_fact(fact: Fact) -> Fact:
    """The fact with clean words; labels without words are left out."""
    words = {}
    for label, value in fact.words.items():
        clean = shorten(clean_text(value), LONGEST_WORDS)
        if clean:
            words[label] = clean
    return Fact(
        list=shorten(clean_text(fact.list), LONGEST_LIST_NAME),
        words=words,
        date=clean_text(fact.date)[:LONGEST_DATE],
        url=clean_address(fact.url),
    )


def clean_text(text: str) -> str:
    """One line of plain words, without tags and control characters."""
    if "<" in text:
        text = _TAG.sub(" ", text)
    return squeeze(normalise(text))


def clean_address(address: str) -> str:
    """The address, if a browser may be sent there; else ""."""
    stripped = address.strip()
    return stripped if _WEB_ADDRESS.fullmatch(stripped) else ""


def clean_countries(countries: Iterable[str]) -> tuple[str, ...]:
    """Codes and names of countries as the shipped catalogue calls them, sorted.

    What the catalogue does not know stays as it is.
    """
    names = country_names()
    clean: set[str] = set()
    for country in countries:
        word = clean_text(country)
        if word:
            clean.add(names.get(word.upper(), word[:LONGEST_COUNTRY]))
    return tuple(sorted(clean))
