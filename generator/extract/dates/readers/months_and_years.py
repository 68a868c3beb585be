"""Match -> Expression for months, years, decades and centuries."""

from __future__ import annotations

from generator import lazy
from generator.english.vocabulary import word_set
from generator.extract.dates.expression import Expression, Kind, Unit
from generator.extract.dates.readers.names import is_number_of_name
from generator.extract.dates.rule_match import (
    RuleMatch,
    SpokenYear,
    full_year,
    read_year,
    year_in_words,
)
from generator.extract.dates.token_class import TokenClass, class_pattern
from generator.model.dates import TimexType

_MONTH_LEADS = word_set("month_leads.txt")
_AFTER_NAME = word_set("after_month_like_name.txt")  # "the March on Rome"
_MONTHS_LIKE_NAMES = word_set("months_like_names.txt")
_PAST = word_set("past_tense_verbs.txt")
_COUNTED_THINGS = word_set("counted_things.txt")
_NUMBER_LEADS = word_set("number_leads.txt")
_CLEAR_LEADS = ("in", "since", "until", "till", "during", "through", "throughout")
_MONTHS_LIKE_WORDS = ("may", "march", "mar", "august", "jun", "sep", "jan", "dec")
_JOINS_OF_NAMES = ("and", "or", "with", "for", "to", "of", "than")
_ARTICLES = ("a", "an", "the", "its", "their", "his")
_AFTER_MONTH = ("and", "'s", "’s")
_LEADS_TO_LOWER_CASE_MONTH = ("in", "since", "until", "between", "from", "by")
_LEADS_TO_SHORT_YEAR = ("in", "since", "of", "by", "from", "to", "until", "and")
_LEADS_TO_OLD_YEAR = ("in", "since", "from", "until", "year", "by", "circa", "of")
_DAYS = (class_pattern("NUMBER"), class_pattern("ORDINAL"))
_RANGES_OF_MONTHS = (class_pattern("HYPHEN MONTH"), class_pattern("TO MONTH"))
_GLUED_BEFORE = lazy.regex(r"[$£€¥#/+=.@_%:*]")  # signs that make digits after them no year
_EARLY_YEARS = range(14, 1000)  # "the year 6" is one of a school
_AFTER_DAY = word_set("after_day_of_series.txt")
_GLUED_AFTER = "%°/_@+=*"


def month(match: RuleMatch) -> Expression | None:
    """"March 2021", "June last year", "last November", "mid-May", "each July"."""
    year = _year_of_month(match)
    if year is None or not is_month(match) or not _is_free_month(match):
        return None
    if match["direction"] == "following" and match.tokens.codes.startswith(_DAYS, match.end):
        return None
    number = int(match["month"])
    if match["each"]:
        return Expression(kind=Kind.SET, type=TimexType.SET, value=f"XXXX-{number:02}")
    return Expression(
        kind=Kind.MONTH,
        year=year.year,
        shift=year.shift,
        is_from_mention=year.is_from_mention,
        month=number,
        direction=match["direction"],
        modifier=match.modifier,
    )


def month_behind_year(match: RuleMatch) -> Expression | None:
    """"the 2012 August floods", "in 2009, in June"; in "in 2019 May resigned", May is a person."""
    word = match.word("month").rstrip(".")
    is_bare = TokenClass.COMMA not in match.codes and not match["portion"]
    if is_bare and word in _MONTHS_LIKE_NAMES and _begins_clause(match.word_after):
        return None
    return month(match)


def _begins_clause(after: str) -> bool:
    """Whether the word goes on with what a person does, or with the rest of a name."""
    if after[:1].isupper():
        return True
    is_regular_past = after.endswith("ed") and len(after) > 3
    return is_regular_past or after in _AFTER_NAME or after in _PAST


def _year_of_month(match: RuleMatch) -> SpokenYear | None:
    """The year in digits, in words, or by its distance; None if the words are no year."""
    if not match["count"]:
        return read_year(match)
    year = year_in_words(match)
    return SpokenYear(year=year) if year else None


def _is_free_month(match: RuleMatch) -> bool:
    """Whether the word for a month stands for a date.

    A bare one that may be a name or a verb needs a word that leads to a date.
    """
    tokens = match.tokens
    place = match.m.start("month")
    word = tokens.word(place)
    before = tokens.word(place - 1).lower().rpartition(" ")[2]  # "end in" is one token
    if any(match[group] for group in ("year", "relative", "direction", "each")):
        return True
    if word in tokens.people and before not in _CLEAR_LEADS and not match.modifier.isupper():
        return False
    if match["portion"]:
        return True
    if tokens.codes[place + 1 : place + 3] in _RANGES_OF_MONTHS:
        return True  # "June-August", "from May to July"
    if word.lower().rstrip(".") not in _MONTHS_LIKE_NAMES:
        return word[:1].isupper() or before in _LEADS_TO_LOWER_CASE_MONTH
    after = tokens.word(place + 1)
    return word[:1].isupper() and _is_led_to(before, after)


def _is_led_to(before: str, after: str) -> bool:
    """Whether the words on both sides show that "May" or "April" is a month."""
    if after[:1].isupper() and after.isalpha() and before in _JOINS_OF_NAMES:
        return False  # "and April Smith"
    if before in _MONTH_LEADS or after in _AFTER_MONTH:
        return True
    is_noun = (
        after.islower()
        and after.isalpha()
        and after not in _AFTER_NAME
    )
    return before in _ARTICLES and is_noun  # "the May election"


def is_month(match: RuleMatch) -> bool:
    """Whether the word for a month is one: "may" and "march" in lower case are none."""
    word = match.printed("month")
    return word[:1].isupper() or word not in _MONTHS_LIKE_WORDS


def year(match: RuleMatch) -> Expression | None:
    """"1998", "the year 2000", "mid-1996", "nineteen ninety-four", "fiscal 1989"."""
    if match["count"]:
        number = year_in_words(match)
        if number is None:
            return None
        return Expression(kind=Kind.YEAR, year=number, modifier=match.modifier)
    if match["early"]:
        return _early_year(match)
    is_marked = (
        match["fiscal"]
        or match["the"]
        or match["portion"]
    )
    if not is_marked and not _is_bare_year(match):
        return None
    mod = match.modifier or ("APPROX" if match["fiscal"] else "")
    return Expression(kind=Kind.YEAR, year=full_year(match["year"]), modifier=mod)


def _early_year(match: RuleMatch) -> Expression | None:
    """"the year 536": no class of a school, and no count of things."""
    digits = match.printed("early")
    after = match.word_after
    is_noun = after.islower() and after.isalpha() and after not in _AFTER_DAY
    if not digits.isdigit() or int(digits) not in _EARLY_YEARS or is_noun:
        return None
    return Expression(kind=Kind.YEAR, year=int(digits), modifier=match.modifier)


def _is_bare_year(match: RuleMatch) -> bool:
    """Whether digits alone are a year: no sum, no section, no number of things."""
    tokens = match.tokens
    place = match.m.start("year")
    before = tokens.word(place - 1).lower()
    after = tokens.word(place + 1)
    if is_number_of_name(before, after) or _follows_capitals(match, place):
        return False
    if _is_number_of_things(before, after):
        return False
    sign_before, sign_after = _glued_signs(match, place)
    if _GLUED_BEFORE.search(sign_before.strip()):
        return False
    if tokens.codes[place] == TokenClass.SHORT_YEAR:
        return before in _LEADS_TO_SHORT_YEAR
    if sign_after and sign_after in _GLUED_AFTER:
        return False
    if tokens.values[place] != tokens.word(place):
        return True  # "AD 410"
    return (
        1700 <= int(tokens.values[place]) < 2100
        or before in _LEADS_TO_OLD_YEAR
    )


def _follows_capitals(match: RuleMatch, place: int) -> bool:
    """"CVE-2021-1234": the number goes on with a name in capitals."""
    tokens = match.tokens
    if tokens.codes[place - 1 : place] != TokenClass.HYPHEN:
        return False
    word = tokens.word(place - 2)
    return word.isupper() and len(word) > 1


def _is_number_of_things(before: str, after: str) -> bool:
    """"page 1998", "1998 people", "1998 %"."""
    return (
        before in _NUMBER_LEADS
        or after.lower() in _COUNTED_THINGS
        or after == "%"
    )


def _glued_signs(match: RuleMatch, place: int) -> tuple[str, str]:
    """The characters right before and right after a token.

    At the beginning of a text the first is the one after it, and at the end the second is the one
    before it.
    """
    text = match.tokens.text
    start, end = match.tokens.spans[place]
    before = text[start - 1] if start else ""
    after = text[end : end + 1]
    return before or after, after or before


def decade(match: RuleMatch) -> Expression | None:
    """"the late 1970s", "the '80s", "the nineties"."""
    number = int(match["decade"])
    is_in_words = match.word("decade").isalpha()
    if is_in_words and not (match["the"] or match["portion"]):
        return None
    if number < 100:
        number += 2000 if number < 20 else 1900
    return Expression(
        kind=Kind.DECADE,
        year=number,
        modifier=match.modifier,
    )


def century(match: RuleMatch) -> Expression | None:
    """"the 20th century"; its year is the first by the digits, 1900."""
    number = int(match["ordinal"])
    if match["unit"] != Unit.CENTURY or not 1 < number <= 22:
        return None
    first_year = (number - 1) * 100
    return Expression(
        kind=Kind.CENTURY,
        year=first_year,
        modifier=match.modifier,
    )


def year_end(match: RuleMatch) -> Expression | None:
    """"year-end", "year-end 2021"."""
    year = read_year(match)
    if year is None:
        return None
    return Expression(kind=Kind.YEAR_END, year=year.year, shift=year.shift, modifier="END")
