"""Match -> whether its words are a part of a name: "USA TODAY", "the Sunday Times".

A capital alone says nothing in a headline, so that the words on both sides are looked at.
"""

from __future__ import annotations

from generator.english.vocabulary import word_set
from generator.extract.dates.rule_match import RuleMatch

_NOUNS_AFTER_WEEKDAY = word_set("nouns_after_weekday_of_name.txt")
_NOUNS_AFTER_NUMBER = word_set("nouns_after_number_of_name.txt")
_BROADCASTS = ("programme", "program", "show")


def is_name_of_paper(match: RuleMatch) -> bool:
    """"USA TODAY", "Russia Today", "the Today programme"; not "Today" where a sentence begins."""
    printed = match.printed("named_day")
    before = match.word_before
    after = match.word_after
    if printed[:1].islower():
        return False
    if after.lower() in _BROADCASTS:
        return True
    if not before.isalpha():
        return False
    if before.islower():
        return printed.istitle() and " " not in printed
    second_before = match.tokens.word(match.start - 2)
    has_same_case = before.isupper() == printed.isupper()
    return has_same_case and (_is_small(after) or _is_small(second_before))


def _is_small(word: str) -> bool:
    return word.isalpha() and word.islower()


def is_part_of_name(match: RuleMatch) -> bool:
    """"Sunday Times", "Friday Night Lights"; a weekday in "On Friday Night" is none."""
    after = match.word_after
    if after in _NOUNS_AFTER_WEEKDAY:
        return True
    day_part = match.printed("day_part")
    return day_part[:1].isupper() and after[:1].isupper()


def is_number_of_name(before: str, after: str) -> bool:
    """"1789 Capital"; not "in 2019 Capital ..."."""
    return after in _NOUNS_AFTER_NUMBER and before.lower() not in ("in", "since", "by", "from")
