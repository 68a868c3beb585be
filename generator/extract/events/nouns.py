"""A date and the noun that it belongs to -> whether it is the noun's date, and no happening's.

Such are the year of a name, law or paper, "today's youth", "the July 2019 notice".
"""

from __future__ import annotations

import re

from generator import lazy
from generator.english.vocabulary import alternation, word_set
from generator.extract.events.attributive import NEAR, OWNER, is_attributive, is_of_new_thing
from generator.extract.events.date_context import (
    DateContext,
    DateRule,
    is_coarse,
    is_named_day,
)
from generator.model.dates import Precision, TimexType

# Laws, papers and occasions.
_LAWS_WITH_YEAR = word_set("laws_with_year.txt")
_LAW = (
    rf"(?:{alternation('law_names.txt')}|"
    rf"(?i:{alternation('dated_law_nouns.txt')}|executive order))"
)
_NUMBER_OF_LAW = r"(?:\s(?:No\.\s)?\d+)?(?:\s\([^()]{1,60}\))?"
_LAW_OF = lazy.regex(rf"\b{_LAW}{_NUMBER_OF_LAW},?(?: as amended,?)? of \Z")
_NAMED_OCCASION = lazy.regex(
    rf"\s(?:[A-Z]\w+\s){{0,3}}(?:{alternation('named_occasions.txt')}|Grand Prix)\b"
)
_PAPER = rf"(?:{alternation('document_nouns.txt')}|press release|executive order)s?"
_PAPER_AFTER = lazy.regex(rf",?\s(?:\w+\s){{0,6}}?{_PAPER}\b")
_CAPITALISED_AFTER = lazy.regex(r",?\s[A-Z]\w")
_DATED = lazy.regex(
    r"\b(?:dated|date of|dates of|deadline of|version of|edition of)\s\Z",
    re.IGNORECASE,
)
_ISO_DATE = lazy.regex(r"\d{4}-\d\d-\d\d")

# Words before a date.
_BEFORE_TIME = word_set("words_before_time.txt")
_LEADING_TO_DATE = word_set("words_leading_to_date.txt")
_PARTS_OF_TIME = word_set("parts_of_time.txt")
_MONTH_OPTIONAL = r"(?:[A-Z][a-z]{2,8}\s)?"
_YEARS_IN_ROW = lazy.regex(
    rf"(?:\b{_MONTH_OPTIONAL}\d{{4}}\s?(?:[-–—/]|,? and|,? or|,|to|through)\s?)+\Z"
)
_WORD_AND_OF = lazy.regex(r"(\w+) of \Z")
_FOR = lazy.regex(r"\bfor (?:the |all of |full-?year )?\Z")
_SET_FOR = lazy.regex(rf"\b{alternation('words_before_set_date.txt')} for (?:the )?\Z")
_LAST_TOKEN = lazy.regex(r"(\S+)\s\Z")
_LAST_WORD = lazy.regex(r"([\w’'-]+)[\s-](?:the\s)?\Z")
_LAST_NAME_WORD = lazy.regex(r"([\w’'.-]+),?\s\Z")
_NAME_AND_OF = lazy.regex(r"\S\s[A-Z][\w’-]+ of \Z")
_IN_AGE = lazy.regex(
    r"\b(?:in|since|during|from|by|until|to|through|throughout|and)\s(?:the\s)?\Z",
    re.IGNORECASE,
)
_NICKNAME = lazy.regex(r"\b(?:Black|Bloody|Super|Blue|Fat|Cyber|Giving|Holy)\s\Z")
_AFTER_TODAY = lazy.regex(r"\b[Tt]oday\W{1,3}(?:(?:and|or)\s)?\Z")
_TO_NOW = lazy.regex(r"\b(?:to|until|till|than|like|unlike|of|for|up to)\s\Z", re.IGNORECASE)
_IN_PART_OF_DAY = lazy.regex(r"\S.*\b(?:in|at|during)\s\Z")

_NAME_AFTER = lazy.regex(r"\s[A-Z]\w")
_CLAUSE_AFTER = lazy.regex(
    r"\s(?:leading|before|after|of|when|that|prior|following|from|in which)\b"
)

# Dates that are no calendar's: whole surfaces.
_YEAR = lazy.regex(r"\d{4}")
_ENDS_IN_YEAR = lazy.regex(r"\d{4}\Z")
_ROLLING = lazy.regex(  # the twelve months up to now, and the like
    r"the (?:last|past) (?:year|month|week|quarter|decade)", re.IGNORECASE
)
_LASTING = lazy.regex(
    r"\b(?:in|over|during|for|within|across|throughout|through)\s(?:at least\s)?\Z", re.IGNORECASE
)
_BARE_UNIT = lazy.regex(
    r"the (?:day|week|weekend|month|quarter|year|morning|afternoon|evening|night)",
    re.IGNORECASE,
)
_PARTS_OF_DAY = ("the morning", "the afternoon", "the evening", "the night")
_AGES = (Precision.DECADE, Precision.CENTURY)


def belongs_to_noun(context: DateContext) -> bool:
    """Whether the date is that of a noun beside it.

    Then it does not say when the deed of the sentence was done.
    """
    if is_of_new_thing(context):
        return False
    return any(test(context) for test in _TESTS)


def _is_age(context: DateContext) -> bool:
    """"its role for the 21st century": an age is a date only after "in", "since" and the like."""
    period = context.mention.period
    if period is None or period.precision not in _AGES:
        return False
    return not _IN_AGE.search(context.before)


def _is_in_name(context: DateContext) -> bool:
    """A year in a capitalised name: "the 2022 Winter Olympics", "Expo 2020".

    Of a law also after a comma: "the Education Act, 2018".
    """
    if not _YEAR.fullmatch(context.surface):
        return False
    if _NAMED_OCCASION.match(context.after):
        return True
    if _follows_name(context.before):
        return True
    if _NAME_AND_OF.search(context.before):
        return True  # "the Panic of 1907"
    leads_to_time = _last_name_word(context.before).lower() in _BEFORE_TIME
    return not leads_to_time and _NAME_AFTER.match(context.after) is not None


def _last_name_word(before: str) -> str:
    m = _LAST_NAME_WORD.search(before)
    return m[1] if m else ""


def _follows_name(before: str) -> bool:
    """Whether the last word is a name's, with no comma after it but that of a law."""
    word = _last_name_word(before)
    if not word[:1].isupper() or word.lower() in _BEFORE_TIME:
        return False
    return "," not in before[-2:] or word in _LAWS_WITH_YEAR


def _is_date_of_law(context: DateContext) -> bool:
    """"the Act of 12 May", "a letter dated 12 May"."""
    if _LAW_OF.search(context.before):
        return True
    return bool(_DATED.search(context.before))


def _is_document_day(context: DateContext) -> bool:
    """"the August 20 notice": the day of a paper that is spoken of."""
    if not is_named_day(context.mention):
        return False
    in_bracket = context.before.endswith("(")
    if not in_bracket and not OWNER.search(context.before[-NEAR:]):
        return False
    if _PAPER_AFTER.match(context.after):
        return True
    return bool(_CAPITALISED_AFTER.match(context.after))


def _is_present_age(context: DateContext) -> bool:
    """The age, not the day.

    "from the founding to today", "the leaders of today and tomorrow", "who are here today".
    """
    word = context.surface.lower()
    before = context.before
    if word in _PARTS_OF_DAY and _IN_PART_OF_DAY.search(before[-60:]):
        return True
    if word in ("today", "this day"):
        return _TO_NOW.search(before) is not None or before.endswith("here ")
    return word == "tomorrow" and _AFTER_TODAY.search(before) is not None


def _is_bare(context: DateContext) -> bool:
    """A lone year or month is a date only after "in", "since" and the like.

    It is none in "Results for 2023", "Review; 2022-2023", "the crash of 2008".
    """
    mention = context.mention
    if mention.period is None:
        return False
    if not is_coarse(mention):
        return _is_day_of_noun(context)
    if _FOR.search(context.before):
        return not _SET_FOR.search(context.before)
    if mention.rule != DateRule.YEAR and not _ENDS_IN_YEAR.search(mention.surface):
        return False
    before_row = _YEARS_IN_ROW.sub("", context.before)
    word = _LAST_WORD.search(before_row)
    return word is None or word[1].lower() not in _LEADING_TO_DATE


def _is_day_of_noun(context: DateContext) -> bool:
    """"the events of May 23"; but not "the morning of May 23"."""
    if not is_named_day(context.mention):
        return False
    owner = _WORD_AND_OF.search(context.before)
    return owner is not None and owner[1].lower() not in _PARTS_OF_TIME


def _is_rolling(context: DateContext) -> bool:
    """"the past year", but not "in the past year"; "the past year of the war" is a date."""
    if context.mention.rule == DateRule.COUNTED:
        return False
    if context.mention.type is TimexType.DURATION:
        return _LASTING.search(context.before) is None
    if context.after.startswith(" of "):
        return False
    return _ROLLING.fullmatch(context.surface) is not None


def _is_unit_with_clause(context: DateContext) -> bool:
    """"the day that it opened"."""
    if not _BARE_UNIT.fullmatch(context.surface):
        return False
    return _CLAUSE_AFTER.match(context.after) is not None


def _is_number(context: DateContext) -> bool:
    """A paper's number that looks like a day: "AD 2020-09-14", "Directive (AD) 2020-09-14"."""
    if not _ISO_DATE.fullmatch(context.surface):
        return False
    token = _LAST_TOKEN.search(context.before)
    return (
        token is not None
        and token[1].lower().strip("(,") not in _LEADING_TO_DATE
    )


def _is_nicknamed_day(context: DateContext) -> bool:
    """"Black Friday"."""
    return _NICKNAME.search(context.before) is not None


_TESTS = (
    _is_age,
    _is_in_name,
    _is_date_of_law,
    _is_document_day,
    _is_present_age,
    _is_bare,
    _is_rolling,
    _is_unit_with_clause,
    _is_number,
    _is_nicknamed_day,
    is_attributive,
)
