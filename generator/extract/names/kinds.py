"""A name and the words about it -> the kind that they tell.

"Jane Roe, 43", "analyst Roe", "Acme Labs", "DJI, a drone maker".
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from generator import lazy
from generator.english.vocabulary import alternation, pattern_of, word_set
from generator.extract.names.name_words import (
    ORGANISATION_TAILS,
    kind_of_beginning,
    kind_of_ending,
)
from generator.extract.names.word_lists import is_given_name
from generator.model.ids import Span
from generator.model.names import Kind

CACHE_SIZE = 4096
"""Names with the words about them that are remembered: each is asked about several times."""

BEFORE, AFTER = 60, 90  # characters about a name that are looked at

_ROLES = {
    **dict.fromkeys(word_set("product_role_nouns.txt"), Kind.PRODUCT),
    **dict.fromkeys(word_set("place_role_nouns.txt"), Kind.PLACE),
    **dict.fromkeys(word_set("person_role_nouns.txt"), Kind.PERSON),
    **dict.fromkeys(word_set("organisation_role_nouns.txt"), Kind.ORGANISATION),
}
_APPOSITIONS = {
    **_ROLES,
    **dict.fromkeys(word_set("event_role_nouns.txt"), Kind.EVENT),
    **dict.fromkeys(word_set("programme_role_nouns.txt"), Kind.PROGRAMME),
}
_VERBS = ("states", "funds")  # rather than plurals
_AFTER_HEAD_NOUN = word_set("words_after_head_noun.txt")

_PLANNED = lazy.regex(r" (?:project|initiative|programme?|scheme|campaign)\b")
_APPOSED = lazy.regex(
    r",\s(?:(?:one of )?the|an?|which (?:is|was) (?:the|an?)|(?:[A-Z][\w&]*\s?){1,3}['’]s)"
    r"\s((?:[\w’'&-]+,?\s?){1,9})"
)
_PERSONAL = lazy.regex(
    r"(?:, (?:aged )?\d\d(?:,| and\b)|, who\b|, (?:his|her)\b"
    r"| (?:[a-z]+ed|and|has|had) (?:his|her)\b| (?:himself|herself)\b)"
)
_POSSESSIONS = alternation("possessions_of_firms.txt")
_OWNS_PEOPLE = lazy.regex(rf"['’]s\s{_POSSESSIONS}\b", re.IGNORECASE)
_TITLE = lazy.regex(rf"\b{pattern_of('titles_before_name_patterns.txt')}\.?\s$")
_BYLINE = lazy.regex(
    r"(?:^|[\n.;(—–-]\s?)"
    r"(?:(?:[Aa]dditional )?[Rr]eporting|[Ee]diting|[Ww]riting|[Cc]ompiled) by $"
)
_FIRM_IN_FULL = lazy.regex(  # "Sundby Tire Co., Ltd. (Sundby)"
    r"\b(?:Ltd|Inc|Corp|LLC|Co|GmbH|Limited)\.? \((?:collectively,? )?[“\"]?$"
)
_END_OF_SHORT_FORM = lazy.regex(r"[”\"]?\)")
_NEXT_WORD = lazy.regex(r"(?: \([A-Z][\w ]+\))?\s([A-Z]\w+\.?)")  # "Norrland Widget (Sundby) Ltd."
_LEADS_FIRM = lazy.regex(
    rf"\b{pattern_of('lead_patterns.txt')} (?:of|at|for|in) (?:the )?$", re.IGNORECASE
)
_ROLE_BEFORE = lazy.regex(
    r"(?:^|[\s-])([a-z]+(?:-[a-z]+)?)"
    r"(?:,? (?:is |was )?(?:also )?(?:known as|called|named|dubbed) [“\"‘']?|\s)$"
)
_LIES_HERE = lazy.regex(
    rf"\b{pattern_of('words_before_places.txt')} (?:in|of|near|outside) (?:the )?$"
)
_OWNED = lazy.regex(r"\b([Aa]n?|the|each|every|my|your|his|her|their|our|its) $")
_ENDED = lazy.regex(rf"(?:[.,;:!?)]|['’]s\b| {alternation('words_after_products.txt')}\b)")
_VERSION = lazy.regex(
    r"\b(?:versions?|copies|copy|release|installed|installing|downloaded) (?:of )?"
    r"(?:the |its |an? )?$"
)
_SOFTWARE = lazy.regex(rf" {pattern_of('software_nouns.txt')}\b", re.IGNORECASE)
_SITE = lazy.regex(rf" {pattern_of('site_nouns.txt')}\b")
_PEOPLES = lazy.regex(r"(?:an|ish|ese|ic|ite|i|[A-Z])$")  # "a Ruritanian village"
_FILE = lazy.regex(rf"\w\.{pattern_of('file_endings.txt')}$")


class Occurrence(NamedTuple):
    """A name where it stands once, and the words about it."""

    before: str
    words: list[str]  # the name's
    after: str


def find_evidence(text: str, span: Span) -> Kind | None:
    """The kind that one occurrence tells of itself, if it tells any."""
    before = text[max(0, span.start - BEFORE) : span.start]
    after = text[span.end : span.end + AFTER]
    return _find_evidence(before, text[span.start : span.end], after)


@lru_cache(maxsize=CACHE_SIZE)
def _find_evidence(before: str, name: str, after: str) -> Kind | None:
    occurrence = Occurrence(before, name.split(), after)
    for rule in _RULES:
        kind = rule(occurrence)
        if kind is not None:
            return kind
    return None


def _by_title(occurrence: Occurrence) -> Kind | None:
    return Kind.PERSON if _TITLE.search(occurrence.before) else None


def _by_full_form(occurrence: Occurrence) -> Kind | None:
    """The short form in brackets after a firm's full name."""
    if not _FIRM_IN_FULL.search(occurrence.before):
        return None
    return Kind.ORGANISATION if _END_OF_SHORT_FORM.match(occurrence.after) else None


def _by_own_words(occurrence: Occurrence) -> Kind | None:
    return kind_of_beginning(occurrence.words) or kind_of_ending(occurrence.words)


def _by_plan(occurrence: Occurrence) -> Kind | None:
    planned = len(occurrence.words) > 1 and _PLANNED.match(occurrence.after)
    return Kind.PROGRAMME if planned else None


def _by_use(occurrence: Occurrence) -> Kind | None:
    """A thing that is counted or had, or the site that follows the name.

    "an Aerofon,", "version of Aerofon"; "the Corvane mosque".
    """
    if len(occurrence.words) != 1:
        return None
    word = occurrence.words[0]
    before, after = occurrence.before, occurrence.after
    if _FILE.search(word) or _VERSION.search(before) or _SOFTWARE.match(after):
        return Kind.PRODUCT
    if _SITE.match(after) and not _PEOPLES.search(word):
        return Kind.PLACE
    return Kind.PRODUCT if _is_owned(word, before, after) else None


def _is_owned(word: str, before: str, after: str) -> bool:
    """Whether it is a thing: "an Aerofon,", and with a capital inside the word "the iFon," too."""
    if word.isupper():
        return False
    owned = _OWNED.search(before)
    if owned is None or not _ENDED.match(after):
        return False
    rest = word[1:]
    capital_inside = rest != rest.lower() and not word[0].isupper()
    return capital_inside or owned[1] != "the"


def _by_next_word(occurrence: Occurrence) -> Kind | None:
    following = _NEXT_WORD.match(occurrence.after)
    if following and following[1] in ORGANISATION_TAILS:
        return Kind.ORGANISATION
    return None


def _by_signs_of_person(occurrence: Occurrence) -> Kind | None:
    """A byline, an age, "who", or a given name at the beginning."""
    words = occurrence.words
    two_or_three = len(words) in (2, 3)
    if two_or_three and _BYLINE.search(occurrence.before):
        return Kind.PERSON
    if _PERSONAL.match(occurrence.after):
        return Kind.PERSON
    if two_or_three and is_given_name(words[0]) and words[1][0].isupper():
        return Kind.PERSON
    return None


def _by_apposition(occurrence: Occurrence) -> Kind | None:
    apposed = _APPOSED.match(occurrence.after)
    return _kind_of_phrase(apposed[1]) if apposed else None


def _by_possession(occurrence: Occurrence) -> Kind | None:
    if _LEADS_FIRM.search(occurrence.before) or _OWNS_PEOPLE.match(occurrence.after):
        return Kind.ORGANISATION
    return None


def _by_location(occurrence: Occurrence) -> Kind | None:
    return Kind.PLACE if _LIES_HERE.search(occurrence.before) else None


def _by_role_before(occurrence: Occurrence) -> Kind | None:
    role = _ROLE_BEFORE.search(occurrence.before)
    if role is None:
        return None
    last_part = role[1].rpartition("-")[2]
    return _kind_of_role(last_part, _ROLES) or _kind_of_role(role[1], _ROLES)


_RULES = (
    _by_title,
    _by_full_form,
    _by_own_words,
    _by_plan,
    _by_use,
    _by_next_word,
    _by_signs_of_person,
    _by_apposition,
    _by_possession,
    _by_location,
    _by_role_before,
)
"""The first that tells a kind is believed."""


def _kind_of_role(word: str, roles: Mapping[str, Kind]) -> Kind | None:
    """What "company" and "companies" call a name."""
    singular = "" if word in _VERBS else word.removesuffix("s")
    singular_of_ies = word.removesuffix("ies") + "y"
    return roles.get(word) or roles.get(singular) or roles.get(singular_of_ies)


def _kind_of_phrase(phrase: str) -> Kind | None:
    """The kind of the first noun phrase's head.

    It is the last known noun before a verb, comma or preposition.
    """
    kind: Kind | None = None
    for word in phrase.split():
        bare = word.strip(",’'").lower()
        if bare in _AFTER_HEAD_NOUN:
            break
        kind = _kind_of_role(bare, _APPOSITIONS) or kind
        if word.endswith(","):
            break
    return kind
