"""Bylines and credits -> Metadata: who wrote a story, for which outlet, and at times when."""

from __future__ import annotations

import re

from generator import lazy
from generator.english.vocabulary import alternation
from generator.ingest.metadata.authors import NAME, NAMES, names_newsroom, parse_authors
from generator.ingest.metadata.datestamps import begins_with_month, find_date
from generator.ingest.metadata.headers import parse_header
from generator.ingest.metadata.metadata import (
    Field,
    Metadata,
    merge_metadata,
    metadata_of,
    metadata_of_values,
)
from generator.ingest.metadata.outlets import OutletIndex
from generator.ingest.metadata.values import parse_names
from generator.ingest.rules import EvidenceRule
from generator.model.article import Basis, Dated

LONGEST_BYLINE = 220  # characters

_AFTER_MARK = r"\s*[,|/–—•·(-].{0,120}"
_AFTER_PREPOSITION = r"\s+(?:in|at|for|on|of)\s.{0,80}"
_AFTER_NUMBER = r"\s+\d.{0,60}"
_REST = rf"(?:{_AFTER_MARK}|{_AFTER_PREPOSITION}|{_AFTER_NUMBER}|\s*\.)?"
_BYLINE = lazy.regex(
    rf"{alternation('byline_openings.txt')}\s+(?P<names>{NAMES}|[A-Z][\w’'-]+)(?P<rest>{_REST})")
_RUNNING_TEXT = lazy.regex(r"[.!?]\s+[A-Z]\w+ [a-z]+ [a-z]+")
_BETWEEN_BARS = lazy.regex(rf"\s*[|•·]\s*({NAME})\s*(?:$|[|•·,])")
_OUTLET_MARK = lazy.regex(r"[,|/–—•·()]| for | of ")

_IN_PLACE = r"(?: in [A-Z][\w. ]+?(?=,| and |;|\.|$))?"
_CREDITED = rf"{NAMES}{_IN_PLACE}(?:(?:, | and |, and ){NAMES}{_IN_PLACE})*"
_CREDIT = lazy.regex(
    r"(?:Additional )?(?:[Rr]eporting|[Ww]riting)(?: and (?:writing|reporting))?"
    rf" (?:for .{{2,40}} )?by (?P<names>{_CREDITED})")


def parse_byline(line: str, outlets: OutletIndex) -> Metadata | None:
    """"By Ann Lee and Bo Chan, Reuters | March 3, 2024": the whole line, or None."""
    m = _BYLINE.fullmatch(line)
    if m is None or len(line) > LONGEST_BYLINE:
        return None
    names, rest = m["names"], m["rest"]
    if _RUNNING_TEXT.search(rest):
        return None
    if _is_lone_word(names) and not _may_be_lone(names, rest, outlets):
        return None
    reporters, outlet = _part_outlet(names, rest, outlets)
    signing_outlet = _signing_outlet(names, outlets)
    values = {
        Field.OUTLET: outlet or signing_outlet,
        Field.AUTHORS: None if signing_outlet else parse_authors(reporters),
        Field.PUBLISHED: _parse_published(rest),
    }
    return metadata_of_values(values, line, EvidenceRule.BYLINE)


def _parse_published(text: str) -> Dated | None:
    date = find_date(text)
    if date is None:
        return None
    return Dated(date.period, Basis.STATED, date.quote)


def _is_lone_word(names: str) -> bool:
    return " " not in names


def _may_be_lone(name: str, rest: str, outlets: OutletIndex) -> bool:
    """May a byline be signed by a single word: "By Reuters", "BY PLATO", "By Plato, Athens"?"""
    if outlets.find_outlet(name):
        return True
    return bool(rest.strip()) or name.isupper()


def _signing_outlet(names: str, outlets: OutletIndex) -> str | None:
    """The outlet that stands where a reporter's name would: "By Reuters"."""
    outlet = parse_header(names, outlets).outlet
    if outlet is None:
        return None
    if _is_lone_word(names) or outlet.lower() == names.lower():
        return outlet
    return None


def _part_outlet(names: str, rest: str, outlets: OutletIndex) -> tuple[str, str | None]:
    """(reporters, outlet).

    What stands after one reporter's comma or bar is where it was printed, or the reporter's post.
    """
    reporter, _, after = names.partition(", ")
    if after and _is_single_name(after) and not names_newsroom(after):
        outlet = parse_header(after, outlets).outlet
        return reporter, outlet or after
    outlet = _outlet_in(rest, outlets)
    if outlet is None:
        outlet = _outlet_between_bars(rest, outlets)
    return names, outlet


def _is_single_name(text: str) -> bool:
    between_names = (" and ", " & ", ",")
    return not any(mark in text for mark in between_names)


def _outlet_in(rest: str, outlets: OutletIndex) -> str | None:
    """The first outlet of the catalogue that stands behind the reporters."""
    for part in _OUTLET_MARK.split(rest):
        name = part.strip(" ()")
        outlet = outlets.find_outlet(name) if name else None
        if outlet:
            return outlet
    return None


def _outlet_between_bars(rest: str, outlets: OutletIndex) -> str | None:
    """A name between bars that is no date and no post: "By Ann Lee | Norland Times"."""
    m = _BETWEEN_BARS.match(rest)
    if m is None or begins_with_month(m[1]) or names_newsroom(m[1]):
        return None
    return parse_header(m[1], outlets).outlet or m[1]


def parse_credits(paragraph: str) -> Metadata | None:
    """"Additional reporting by Ann Lee in Paris"; the words stay in the text."""
    credits: list[Metadata] = []
    for m in _CREDIT.finditer(paragraph):
        names = _credited_names(m["names"])
        credits.append(metadata_of(Field.CREDITS, names, m[0], EvidenceRule.CREDIT))
    return merge_metadata(credits) if credits else None


def _credited_names(text: str) -> tuple[str, ...]:
    """The names of two words or more, without the places of " in Paris"."""
    names: list[str] = []
    for part in re.split(r", and |, | and ", text):
        without_place = re.sub(r" in .*", "", part)
        names += [
            name
            for name in parse_names(without_place)
            if " " in name
        ]
    return tuple(names)
