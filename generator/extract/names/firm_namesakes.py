"""Matches and the model's names -> the people whose first name is a firm's: "Zoomer Quill"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from generator import lazy
from generator.extract.names.backing import is_backed
from generator.extract.names.catalogue_matches import Match
from generator.extract.names.name_words import TAILS
from generator.extract.names.word_lists import AMBIGUOUS_NAMES, NOT_NAMES
from generator.model.names import Finder, Kind, Mention

SCORE = 0.9
_FULL_NAME = lazy.regex(r"[A-Z][a-z]+ [A-Z][a-z]+")


def find_firm_namesakes(
    text: str, matches: Iterable[Match], labelled: Iterable[Mention]
) -> list[Mention]:
    """The people, in text order.

    To the model a firm's product may be a person, too; so the second word must also stand alone,
    and the text have the full name do what people do.
    """
    starts = {match.span.start for match in matches if _is_firm(match)}
    people = [m for m in labelled if m.span.start in starts and _may_be_person(m)]
    acting = {
        person.surface for person in people if is_backed(text, person.span, Kind.PERSON)
    }
    return [
        replace(person, finder=Finder.SURNAME, score=SCORE)
        for person in people
        if person.surface in acting and _last_name_stands_alone(text, person.surface)
    ]


def _is_firm(match: Match) -> bool:
    return match.first.kind is Kind.ORGANISATION and " " not in match.surface


def _may_be_person(mention: Mention) -> bool:
    """Whether the model takes two words, the second no common one, for a person."""
    if mention.kind is not Kind.PERSON or not _FULL_NAME.fullmatch(mention.surface):
        return False
    last = mention.surface.rpartition(" ")[2]
    return last not in AMBIGUOUS_NAMES and last not in NOT_NAMES and last not in TAILS


def _last_name_stands_alone(text: str, full: str) -> bool:
    """Whether the text has the last name without the first."""
    last = full.rpartition(" ")[2]
    return len(re.findall(rf"\b{last}\b", text)) > text.count(full)
