"""A date before a noun -> whether it is that noun's date: "its December policy decision"."""

from __future__ import annotations

import re

from generator import lazy
from generator.english.vocabulary import alternation, word_set
from generator.extract.events.date_context import DateContext, DateRule, is_coarse

NEAR = 24  # characters before a date within which its owner stands

_DETERMINER = r"the|an?|its|their|his|her|our|my|your|this|that|these|those"
OWNER = lazy.regex(rf"\b(?:{_DETERMINER}|\w+['’]s)\s\Z", re.IGNORECASE)
_PREPOSITION = lazy.regex(r"\b(?:from|to|of|for|with|about)\s\Z")

# Nouns after a date.
_STOP_WORD = alternation("words_after_noun_phrase.txt")
_NO_STOP_WORD = rf"(?!{_STOP_WORD}\b)"
_NOUN_AFTER = lazy.regex(rf"\s{_NO_STOP_WORD}[A-Za-z]{{3,}}")
_OWNED_WORDS = lazy.regex(rf"['’]s?\s+(?P<words>(?:{_NO_STOP_WORD}[\w’'-]+\s?){{1,4}})")
_WORDS_AFTER = lazy.regex(rf"(?:\s{_NO_STOP_WORD}[\w’'-]+){{1,3}}")
_HYPHENED_AFTER = lazy.regex(r"[-‑][A-Za-z]{2}")
_AND_HOLIDAY = lazy.regex(r"\s(?:and|or)\s(?:the\s)?[A-Z]")
_FISCAL_AFTER = lazy.regex(r"\s\d{4}\b|\s[a-z]{3,}|\s[A-Z]\w+ [A-Z]")
_HAPPENINGS = word_set("nouns_of_happenings.txt")

_MADE_AT_DATE = word_set("nouns_new_at_their_date.txt")
_NEW = lazy.regex(r"\b[Aa]n?\s\Z")

_FISCAL = lazy.regex(r"(?:the )?(?:fiscal|FY)", re.IGNORECASE)
_SEASON = lazy.regex(r"summer|winter|spring|fall|autumn", re.IGNORECASE)
_NAMED_OR_WEEKDAY = (DateRule.DAY, DateRule.DAY_FIRST, DateRule.WEEKDAY)


def is_attributive(context: DateContext) -> bool:
    """Of a noun that follows: "its December policy decision", "November's survey".

    The date of a noun that is a happening ("Friday's vote") is the sentence's date.
    """
    if _is_season_of_noun(context):
        return True
    if owned := _OWNED_WORDS.match(context.after):
        return is_coarse(context.mention) or not _names_happening(owned["words"])
    if _is_part_of_compound(context):
        return True
    if _is_month_after_preposition(context):
        return True
    return _is_between_owner_and_noun(context)


def is_of_new_thing(context: DateContext) -> bool:
    """"a 2015 survey", "an October 11 letter": it was made on that date; "the 2015 survey" is not.

    "the" speaks of what the reader knows.
    """
    if not _NEW.search(context.before) or context.mention.period is None:
        return False
    words = _WORDS_AFTER.match(context.after)
    return words is not None and not _MADE_AT_DATE.isdisjoint(words[0].lower().split())


def _names_happening(words: str) -> bool:
    return not _HAPPENINGS.isdisjoint(words.lower().split())


def _is_season_of_noun(context: DateContext) -> bool:
    """"the Christmas and New Year sales", "summer school", "the Thanksgiving holiday"."""
    rule = context.mention.rule
    if rule == DateRule.HOLIDAY and _AND_HOLIDAY.match(context.after):
        return True
    if not _NOUN_AFTER.match(context.after):
        return False
    if rule in (DateRule.YEARS_END, DateRule.HOLIDAY):
        return True
    return _SEASON.fullmatch(context.surface) is not None


def _is_part_of_compound(context: DateContext) -> bool:
    """"the day-to-day needs", "the Fiscal Year 2022 Budget"."""
    if _HYPHENED_AFTER.match(context.after):
        return True
    if not _FISCAL.match(context.surface):
        return False
    return _FISCAL_AFTER.match(context.after) is not None


def _is_month_after_preposition(context: DateContext) -> bool:
    """"from August recess"."""
    if not is_coarse(context.mention) or not context.surface.isalpha():
        return False
    if not _PREPOSITION.search(context.before):
        return False
    return bool(_NOUN_AFTER.match(context.after))


def _is_between_owner_and_noun(context: DateContext) -> bool:
    """"its December policy decision"; of a day, not "the Friday vote"."""
    coarse = is_coarse(context.mention)
    if not coarse and context.mention.rule not in _NAMED_OR_WEEKDAY:
        return False
    words = _WORDS_AFTER.match(context.after)
    if words is None or not _NOUN_AFTER.match(context.after):
        return False
    if not OWNER.search(context.before[-NEAR:]):
        return False
    return coarse or not _names_happening(words[0])
