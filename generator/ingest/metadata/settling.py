"""Metadata of all sources of a story -> the same, where a field's words belong to another field.

A title ends with its outlet; an outlet, an agency or a handle stands where authors should.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from generator import lazy
from generator.english.vocabulary import rows_of
from generator.ingest.metadata.archived import original_url
from generator.ingest.metadata.metadata import Field, Metadata, merge_metadata, metadata_of
from generator.ingest.metadata.outlets import OutletIndex, host_of
from generator.ingest.rules import EvidenceRule
from generator.words import letters_of

SHORTEST_DOMAIN = 4  # letters of a part of a domain that may be an outlet's name
FEWEST_TITLE_WORDS = 2
LONGEST_END = 50  # characters of an outlet's name
_SEPARATOR = lazy.regex(r"\s+(?:[-|–—·»]|::)\s+|\s*\|\s*")
_DOMAIN = lazy.regex(r"(?:https?://)?(?:[\w-]+\.)+[a-z]{2,}/?", re.I)
_HANDLE = lazy.regex(r"@\w+")
_FOR_OUTLET = lazy.regex(r"\s+(?:for|of)\s+(?:the\s+)?(?:[\w-]+\.)+[a-z]{2,}$", re.I)
_CREDENTIAL = lazy.regex(r"(?:[A-Z]{2,4}|Ph\.?D|M\.D|R\.D|Ed\.D)\.?,?")
_AGENCIES = {letters_of(name): short for name, short in rows_of("news_agencies.tsv")}


@dataclass(frozen=True, slots=True)
class Title:
    """A title, and the outlet that stood at its end."""

    words: str
    outlet: str | None = None
    end: str = ""  # as printed, with what parts it from the title


def settle(metadata: Metadata, outlets: OutletIndex) -> Metadata:
    """The metadata with each name in the field that it belongs to."""
    settled = _settle_authors(metadata, outlets)
    title = split_title(settled.title or "", settled, outlets)
    if not title.end:
        return settled
    settled = replace(settled, title=title.words)
    if title.outlet is None:
        return settled
    of_end = metadata_of(Field.OUTLET, title.outlet, title.end, EvidenceRule.TITLE_END)
    return merge_metadata((settled, of_end))


def split_title(title: str, metadata: Metadata, outlets: OutletIndex) -> Title:
    """The title without the outlet at its end: of the catalogue, of the address, or as stated."""
    for m in reversed(list(_SEPARATOR.finditer(title))):
        end = title[m.end():].strip()
        words = title[:m.start()].strip()
        if len(end) > LONGEST_END or len(words.split()) < FEWEST_TITLE_WORDS:
            return Title(title)
        outlet = outlets.find_outlet(end)
        if outlet or _names_site(end, metadata):
            return Title(words, outlet, title[m.start():])
    return Title(title)


def _names_site(name: str, metadata: Metadata) -> bool:
    """Is it the outlet that is stated, or a part of the domain of the address?"""
    letters = _letters(name)
    if not letters:
        return False
    if letters == _letters(metadata.outlet or ""):
        return True
    url = metadata.url or ""
    host = host_of(original_url(url) or url)
    parts = {
        _letters(part)
        for part in host.split(".")[:-1]
    }
    whole_name = letters_of(name)
    return whole_name == letters_of(host) or (len(letters) >= SHORTEST_DOMAIN and letters in parts)


def _letters(name: str) -> str:
    return letters_of(name).removeprefix("the")


def _settle_authors(metadata: Metadata, outlets: OutletIndex) -> Metadata:
    """Only people are authors; an agency is the outlet where no other is known."""
    people: list[str] = []
    agency: str | None = None
    for author in metadata.authors:
        name = _HANDLE.sub("", _FOR_OUTLET.sub("", author)).strip(" ,()")
        agency = agency or _AGENCIES.get(letters_of(name))
        if name and not _is_nobody(name, metadata, outlets):
            people.append(name)
    if tuple(people) == metadata.authors:
        return metadata
    settled = replace(metadata, authors=tuple(dict.fromkeys(people)))
    if not people:
        evidence = tuple(
            entry
            for entry in metadata.evidence
            if entry.field != Field.AUTHORS
        )
        settled = replace(settled, evidence=evidence)
    if agency is None:
        return settled
    quote = "; ".join(metadata.authors)
    of_agency = metadata_of(
        Field.OUTLET, outlets.spell_outlet(agency), quote, EvidenceRule.BYLINE)
    return merge_metadata((settled, of_agency))


def _is_nobody(name: str, metadata: Metadata, outlets: OutletIndex) -> bool:
    """Is it an outlet, an agency, an address or a degree, and no person?"""
    letters = letters_of(name)
    if letters in _AGENCIES or outlets.find_outlet(name):
        return True
    if _DOMAIN.fullmatch(name) or _CREDENTIAL.fullmatch(name):
        return True
    return _names_site(name, metadata)
