"""Which way a verb points: is a bare "Thursday" one to come?

Only a strict sign counts, for a loose one does more harm than good.
"""

from __future__ import annotations

from typing import NamedTuple

from generator.english.vocabulary import word_set
from generator.extract.dates.timetable import find_putting_off, is_timetable
from generator.extract.dates.token_class import TokenClass
from generator.extract.dates.tokens import Tokens

REACH = 40  # tokens looked at before a date, half as many after it; a clause is rarely longer
PAST = word_set("past_tense_verbs.txt")
_REACH_OF_LIMIT = 7  # tokens from "until" to its date
_CLOSE = 5  # tokens between a verb and the "in" of its month
_FUTURE_VERBS = word_set("future_verbs.txt")
_PLAN_WORDS = word_set("plan_words.txt")
_PLAN_VERBS = word_set("plan_verbs.txt")
_ED_BUT_NOT_PAST = word_set("ed_but_not_past.txt")
_REPORTING_AND_AIMING_VERBS = word_set("reporting_and_aiming_verbs.txt")
_ANSWERING_VERBS = word_set("verbs_of_answering.txt")
_ABBREVIATIONS = word_set("abbreviations_inside_sentences.txt")
_NEGATIVE_SUBJECTS = ("neither", "nor", "nobody", "none", "no one")
_REACH_OF_SUBJECT = 8  # tokens from "neither" to its verb
_PHRASE_AIMS = frozenset({"to", "for", "of", "next", "that", "with", ",", ":"})
_CONTRASTS = ("but", "while", "whereas", "although", "though")  # after a comma, a clause begins
_PAST_AUXILIARIES = ("was", "were", "had", "has", "have")
_LEADS_TO_PARTICIPLE = ("be", "been", "to", "not", "is", "are", "'s", "being")
_OWNERS = word_set("determiners.txt")
_NOUNS_TOO = ("plan", "plans", "aim", "aims", "hope", "hopes")
_LEADS_TO_PLAN = ("is", "are", "be", "being", "'s", "am", "re", "also", "been")


class Direction(NamedTuple):
    """Where a verb points, and the word that says so.

    1 to come (2: "by" then), -1 gone by (-2: by a verb close before it), 0 if no verb says.
    A plan made in the past ("was to begin on Thursday", "had been due") says neither, but gives
    its word: the nearest day is meant, before or after.
    """

    way: int
    cue: str


UNDIRECTED = Direction(0, "")


def find_direction(tokens: Tokens, first: int) -> Direction:
    """Where the verb points for the date at token `first`.

    The nearest verb group before it in the sentence decides; if there is none, the first after it.
    """
    lead = tokens.word(first - 1).lower().rpartition(" ")[2]
    if lead in ("since", "ended"):
        return Direction(-2, lead)
    if _is_limit(tokens, first):
        return Direction(1, "until")
    if verb := find_putting_off(tokens, first):
        return Direction(1, verb)
    before = _nearest_verb(tokens, range(first - 1, max(-1, first - REACH), -1))
    if before:
        return before
    after = _nearest_verb(tokens, range(first + 1, min(len(tokens.spans), first + REACH // 2)))
    if after is None:
        return UNDIRECTED
    if after.way == -1 and lead == "in" and _opens_sentence(tokens, first - 1):
        return Direction(-2, after.cue)
    return after


def _is_limit(tokens: Tokens, first: int) -> bool:
    """"until Friday", "until the vote on Friday"; not "until it fell on Friday"."""
    for place in range(first - 1, max(-1, first - _REACH_OF_LIMIT), -1):
        word = tokens.word(place).lower().rpartition(" ")[2]
        if word in ("until", "till"):
            return not _opens_sentence(tokens, place)
        if _points_back(tokens, place, word) or not (word.isalpha() or word in ("'s", "’s", "’")):
            return False
    return False


def _opens_sentence(tokens: Tokens, place: int) -> bool:
    """Whether the token is the first of its sentence: "In January, the firm hired ..."."""
    if place == 0:
        return True
    before = place - 1
    if tokens.codes[before] == TokenClass.PARAGRAPH:
        return True
    is_capital = tokens.word(place)[:1].isupper()
    return is_capital and _ends_clause(tokens, before, tokens.word(before))


def _nearest_verb(tokens: Tokens, places: range) -> Direction | None:
    """The direction of the first verb group at these places; None if the clause ends before one."""
    first = places.start - places.step
    for place in places:
        word = tokens.word(place).lower()
        if _ends_clause(tokens, place, word):
            return None
        if _points_ahead(tokens, place, word, first):
            is_by = tokens.word(places.start).lower() == "by"
            return Direction(2 if is_by else 1, word)
        if _points_back(tokens, place, word):
            return Direction(_way_back(tokens, place, places), word)
    return None


def _ends_clause(tokens: Tokens, place: int, word: str) -> bool:
    """Whether a sentence, paragraph or clause (", but") ends here.

    A full stop after a capital or a short form ends none.
    """
    if word in "!?;" or tokens.codes[place] == TokenClass.PARAGRAPH:
        return True
    before = tokens.word(place - 1)
    if word in _CONTRASTS and before == ",":
        return True
    is_short = len(before) <= 2 or before.lower() in _ABBREVIATIONS
    is_abbreviation = before == "vs" or (is_short and before[:1].isupper())
    return word == "." and not is_abbreviation


def _points_ahead(tokens: Tokens, place: int, word: str, first: int) -> bool:
    """"will", "must go", "is due to", "plans to", "starts" for the date at token `first`."""
    if word in _FUTURE_VERBS:
        return not (_is_month_of_may(tokens, place, word) or _is_refusal(tokens, place, word))
    if is_timetable(tokens, place, first):
        return True
    after = tokens.word(place + 1).lower()
    if word == "must" and after not in ("have", "'ve"):
        return True
    return (
        _is_plan(tokens, place, word)
        and not _is_plan_of_the_past(tokens, place)
    )


def _is_month_of_may(tokens: Tokens, place: int, word: str) -> bool:
    return word == "may" and tokens.word(place)[0] == "M"


def _is_refusal(tokens: Tokens, place: int, word: str) -> bool:
    """"could not be reached", "neither could be found", "would not comment": it is over."""
    if word not in ("could", "would"):
        return False
    verb = place + 1
    is_negated = tokens.word(verb).lower() in ("not", "n't")
    if is_negated:
        verb += 1
    if word == "would" and tokens.word(verb).lower() not in _ANSWERING_VERBS:
        return False
    return is_negated or _has_negative_subject(tokens, place)


def _has_negative_subject(tokens: Tokens, place: int) -> bool:
    for before in range(place - 1, max(-1, place - _REACH_OF_SUBJECT), -1):
        word = tokens.word(before).lower()
        if _ends_clause(tokens, before, word):
            return False
        if word == "one":
            word = f"{tokens.word(before - 1).lower()} one"
        if word in _NEGATIVE_SUBJECTS:
            return True
    return False


def _is_plan(tokens: Tokens, place: int, word: str) -> bool:
    """"is expected", "expected to", "expects"."""
    if word not in _PLAN_WORDS:
        return False
    before = tokens.word(place - 1).lower()
    after = tokens.word(place + 1).lower()
    if after != "to" and (before in _OWNERS or (word in _NOUNS_TOO and after not in _OWNERS)):
        return False  # "her plan for the towns", "when she made holiday plans"
    return (
        before in _LEADS_TO_PLAN
        or after == "to"
        or word in _PLAN_VERBS
    )


def _is_plan_of_the_past(tokens: Tokens, place: int) -> bool:
    """"was expected", "had been due"; what they "were planning" may still be to come."""
    before = tokens.word(place - 1).lower()
    second_before = tokens.word(place - 2).lower()
    is_going_on = tokens.word(place).lower() == "planning" and before in ("was", "were")
    return not is_going_on and (before in _PAST_AUXILIARIES or second_before == "had")


def _points_back(tokens: Tokens, place: int, word: str) -> bool:
    """A verb of the past, or a plan of the past; a participle after "be" or "to" is neither."""
    if word in _FUTURE_VERBS:
        return _is_refusal(tokens, place, word)
    if _is_plan(tokens, place, word):
        return True
    is_regular_past = word.endswith("ed") and len(word) > 3 and word not in _ED_BUT_NOT_PAST
    if word not in PAST and not is_regular_past:
        return False
    return tokens.word(place - 1).lower() not in _LEADS_TO_PARTICIPLE


def _way_back(tokens: Tokens, place: int, places: range) -> int:
    """How far a verb of the past points back: 0 for a plan, -2 for a close verb, else -1.

    A verb is close where only a few words stand between it and "in": "came into force in May".
    """
    if _was_once_planned(tokens, place):
        return 0
    looks_back = places.step < 0
    is_close = 0 <= places.start - place <= _CLOSE
    if not looks_back or not is_close or tokens.word(places.start).lower() != "in":
        return -1
    if tokens.word(place).lower() in _REPORTING_AND_AIMING_VERBS:
        return -1
    between = {
        tokens.word(i).lower()
        for i in range(place + 1, places.start)
    }
    if between & _PHRASE_AIMS:
        return -1
    return -2


def _was_once_planned(tokens: Tokens, place: int) -> bool:
    """"had been due", "was expected to", "was to begin"; "used to" and "had to" are plain past."""
    word = tokens.word(place).lower()
    if word in _PLAN_WORDS:
        return True
    if word not in ("was", "were"):
        return False
    after = tokens.word(place + 1)
    return after.lower() == "to"
