"""The words of a name -> the kind that its first or last words tell.

"USS Marlow", "Harbour Act".
"""

from __future__ import annotations

from collections.abc import Sequence

from generator import lazy
from generator.english.vocabulary import word_set
from generator.extract.names.word_lists import GIVEN_NAMES
from generator.model.names import Kind

ORGANISATION_TAILS = word_set("organisation_tails.txt")
"""Last words that by themselves find an organisation: "Norrland Group"."""

_BODY_TAILS = word_set("body_tails.txt")  # of names that are found already
_LAW_TAILS = word_set("law_tails.txt")
_PERSON_NOUNS = word_set("person_role_nouns.txt")

BODIES = ORGANISATION_TAILS | _BODY_TAILS
"""Last words of organisations' names."""

TAILS = {
    **dict.fromkeys(BODIES, Kind.ORGANISATION),
    **dict.fromkeys(word_set("place_tails.txt"), Kind.PLACE),
    **dict.fromkeys(word_set("product_tails.txt"), Kind.PRODUCT),
    **dict.fromkeys(_LAW_TAILS, Kind.LAW),
    **dict.fromkeys(word_set("event_tails.txt"), Kind.EVENT),
    **dict.fromkeys(word_set("programme_tails.txt"), Kind.PROGRAMME),
    **dict.fromkeys(word_set("other_tails.txt"), Kind.UNKNOWN),
}
"""Last word of a name -> its kind."""

HEADS = {
    **dict.fromkeys(word_set("ship_prefixes.txt"), Kind.PRODUCT),
    **dict.fromkeys(("Operation", "Hurricane", "Cyclone"), Kind.EVENT),
}
"""First word of a name -> its kind, of what is named after people and places."""

_PREPOSITIONS = ("of", "for", "on")
_PLACE_HEADS = word_set("place_heads.txt")  # "Republic of Ruritania"
_CENTRES = ("Center", "Centre", "Section")  # "Center for Harbour Studies"; alone may be places
_FIRST_OF_PLACES = ("Lake", "Lakes", "Mount", "Cape", "Fort", "Gulf", "Isle")  # of two words
_SUFFIXES_OF_PEOPLE = ("Jr", "Jr.", "Sr", "Sr.", "III")
_LONG_EVENTS = ("Day", "Week", "Month", "Fair", "Show")
"""Only after two words: "Jones Day" is a firm, "Doris Day" is someone."""

_GAMES = word_set("games_of.txt")
_CONFERENCES = word_set("conferences_of.txt")
_NUMBERED = _LAW_TAILS | {"Order", "E.O.", "Circular"}
_NOT_SURNAMES = (Kind.ORGANISATION, Kind.LAW, Kind.PLACE)  # kinds whose tails are no surnames
_YEAR = lazy.regex(r"(?:19|20)\d\d")
_BILL = lazy.regex(r"(?:S|H\. ?R|H\. ?Res|S\. ?Res)\. ?\d+$")
_DIGIT = lazy.regex(r"\d")


def kind_of_beginning(words: Sequence[str]) -> Kind | None:
    """The kind of "USS Marlow", "Operation Marlow", "Space Shuttle Marlow"."""
    if len(words) < 2:
        return None
    if words[0] in HEADS:
        return HEADS[words[0]]
    if words[0] == "Space" and len(words) > 2:
        return HEADS.get(words[1])
    return None


def kind_of_ending(words: Sequence[str]) -> Kind | None:
    """The kind that the last words of a name tell, or those before its first preposition.

    "Norrland Group", "Harbour Act", "Executive Order 12", "Tariff Schedule of Ruritania",
    "School of Law".
    """
    if len(words) < 2:
        return Kind.LAW if words and _BILL.match(words[0]) else None
    last = words[-1]
    at = _find_preposition(words)
    if at:
        head = words[at - 1]
        if last in ("Law", "Code") or last not in TAILS:
            return _kind_before_preposition(words, head)
        if _is_office(head):
            return None
    if last in TAILS:
        return _kind_of_tail(words)
    return _kind_by_form(words)


def _kind_by_form(words: Sequence[str]) -> Kind | None:
    """The kind of a name whose last word is no tail: "Lake Marlow", "H.R. 12"."""
    if words[0] in _FIRST_OF_PLACES and len(words) == 2:
        return Kind.PLACE
    if words[-1] in _SUFFIXES_OF_PEOPLE and not _DIGIT.search(words[0]):
        return Kind.PERSON
    if _is_event(words):
        return Kind.EVENT
    return Kind.LAW if _is_numbered_law(words) else None


def _find_preposition(words: Sequence[str]) -> int:
    """The place of the first "of", "for" or "on" after the first word; 0 where there is none."""
    for place, word in enumerate(words):
        if place and word in _PREPOSITIONS:
            return place
    return 0


def _kind_before_preposition(words: Sequence[str], head: str) -> Kind | None:
    """The kind of "School of Law", by the word before its preposition."""
    if head in _PLACE_HEADS:
        return Kind.PLACE
    if head in _CENTRES:
        return Kind.ORGANISATION
    if head in BODIES:
        return TAILS[head]
    if head in TAILS and words[0] != head:
        return TAILS[head]
    return TAILS.get(words[-1])


def _is_office(word: str) -> bool:
    """Whether the word calls a person: "Administrator of the Harbour Agency" is no body."""
    lowered = word.lower()
    return lowered in _PERSON_NOUNS or lowered == "administrator"


def _kind_of_tail(words: Sequence[str]) -> Kind | None:
    """The kind of the last word, unless it may be the surname after a given name: "Ann Park"."""
    kind = TAILS[words[-1]]
    may_be_person = len(words) == 2 and words[0] in GIVEN_NAMES
    return None if may_be_person and kind not in _NOT_SURNAMES else kind


def _is_event(words: Sequence[str]) -> bool:
    """Whether it is a world war, a conference, games, or a day or a week of something."""
    last, before = words[-1], words[-2]
    if last in ("I", "II"):
        return before == "War"
    if last == "Conference":
        return before in _CONFERENCES or any(map(_YEAR.fullmatch, words))
    if last == "Games":
        return before in _GAMES
    return last in _LONG_EVENTS and len(words) > 2


def _is_numbered_law(words: Sequence[str]) -> bool:
    """Whether it is "Executive Order 12" or "H.R. 12"."""
    if _DIGIT.search(words[-1]) and words[-2] in _NUMBERED:
        return True
    return _BILL.match(" ".join(words)) is not None
