"""Which words plan what a weekday names: "the ban starts on Friday", "was moved to Friday".

News tells of what is to come in the present tense. A verb is told from a noun by the word before
it, for "visits" and "votes" may be either.
"""

from __future__ import annotations

from generator.english.vocabulary import word_set
from generator.extract.dates.tokens import Tokens

_REACH = 10  # tokens between a verb of the timetable and its date
_REACH_OF_PAIR = 5  # tokens between "and" and the name before the verb
_REACH_OF_BEING = 4  # "is in court on Friday"
_VERBS = word_set("timetable_verbs.txt")
_NO_VERB_AFTER = word_set("words_before_noun_not_verb.txt")
_PUT_OFF = word_set("verbs_of_putting_off.txt")
_PLURAL_SUBJECTS = frozenset({"they", "we", "you", "i", "who", "people", "police", "also", "then"})
_RELATIVES = ("that", "who", "which")
_BEING = ("is", "are", "am")
_LEADS_TO_NEW_DAY = ("to", "for", "from", "until", "till")
_PARTICLES = ("off", "back", "forward", "over", "on")
_NEEDS_PARTICLE = ("brought", "put")
_PLACED = ("on", "in", "at", "due", "next", "this", "early", "late")


def _third_person(verb: str) -> str:
    if verb.endswith(("s", "sh", "ch", "x", "o")):
        return verb + "es"
    if verb.endswith("y") and verb[-2] not in "aeou":
        return verb[:-1] + "ies"
    return verb + "s"


_THIRD_PERSONS = frozenset(_third_person(verb) for verb in _VERBS)


def is_timetable(tokens: Tokens, place: int, first: int) -> bool:
    """Whether the word is a verb in the present tense that plans the date at token `first`."""
    word = tokens.word(place).lower().partition(" ")[0]  # "starts in" is one token
    if word in _BEING:
        return _is_being(tokens, place, first)
    if abs(first - place) > _REACH:
        return False
    before = tokens.word(place - 1).lower()
    looks_ahead = place > first
    if before in _NO_VERB_AFTER or (looks_ahead and before in _RELATIVES):
        return False
    if word in _THIRD_PERSONS:
        return before.isalpha() or before in (",", ")")
    is_plural = before.endswith("s") and len(before) > 2 and not before.endswith("ss")
    if word not in _VERBS:
        return False
    return is_plural or before in _PLURAL_SUBJECTS or _ends_pair(tokens, place - 1)


def _ends_pair(tokens: Tokens, place: int) -> bool:
    """Whether two act: "she and the Irish leader Ahern" before "meet"; the last has a capital."""
    if not tokens.word(place)[:1].isupper():
        return False
    for before in range(place - 1, place - 1 - _REACH_OF_PAIR, -1):
        word = tokens.word(before)
        if word == "and":
            return True
        if not word.isalpha():
            return False
    return False


def _is_being(tokens: Tokens, place: int, first: int) -> bool:
    """"are to meet on Thursday", "the hearing is on Friday", "is in court on Friday"."""
    after = tokens.word(place + 1).lower()
    if after == "to":
        return tokens.word(place + 2).lower() != "blame"
    if not 0 < first - place <= _REACH_OF_BEING:
        return False
    return after in _PLACED or place + 1 == first


def find_putting_off(tokens: Tokens, first: int) -> str:
    """The verb that moves something to the date at token `first`; "" if none does."""
    if tokens.word(first - 1).lower() not in _LEADS_TO_NEW_DAY:
        return ""
    place = first - 2
    has_particle = tokens.word(place).lower() in _PARTICLES
    if has_particle:
        place -= 1
    verb = tokens.word(place).lower()
    if verb not in _PUT_OFF or (verb in _NEEDS_PARTICLE and not has_particle):
        return ""
    return verb
