"""Text -> Tokens, each of a class with one letter: a date's grammar matches the letters."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from generator import lazy
from generator.english.vocabulary import word_set
from generator.extract.dates.lexicon import NOT_IN_DATES, Entry, lexicon, words_of_class
from generator.extract.dates.token_class import TokenClass

_LEXICON = lexicon()
_MONTH_CODE = lazy.regex(TokenClass.MONTH)
_MONTHS_LIKE_NAMES = word_set("months_like_names.txt")
_GIVEN_NAMES = word_set("given_names.txt")
_TITLES = word_set("titles_before_people.txt")
_DAY_AFTER_MONTH = (TokenClass.NUMBER, TokenClass.ORDINAL, TokenClass.YEAR)
_MONTH_NAMES = words_of_class(TokenClass.MONTH)
_SHORT_NAMES = (*_MONTH_NAMES, *words_of_class(TokenClass.SHORT_WEEKDAY))


def _longest_first(words: Iterable[str]) -> list[str]:
    return sorted(words, key=lambda word: (-len(word), word))


def _phrase_pattern(phrase: str) -> str:
    """A pattern for the phrase with any short gap between its words and either apostrophe."""
    return re.escape(phrase).replace("\\ ", r"\s{1,2}").replace("'", "['’]")


def _phrases_pattern(phrases: Iterable[str]) -> str:
    """A pattern for the longest of the phrases that stands there.

    The phrases are parted by their first letters, for most words of a text begin none of them.
    """
    by_first_letter: dict[str, list[str]] = {}
    for phrase in _longest_first(phrases):
        by_first_letter.setdefault(phrase[0], []).append(_phrase_pattern(phrase[1:]))
    branches = []
    for letter, rests in sorted(by_first_letter.items()):
        branches.append(f"[{letter}{letter.upper()}](?i:{'|'.join(rests)})")
    return "|".join(branches)


def _is_phrase(word: str) -> bool:
    """Whether an entry of the lexicon has signs or blanks in it, and so needs its own pattern."""
    return not word.replace(".", "").isalpha() and len(word) > 2


def _abbreviations_pattern() -> str:
    """Short months and weekdays without their full stop: "dec", "Dec" or "DEC", never "dEc"."""
    dotted = [
        name.removesuffix(".")
        for name in _SHORT_NAMES
        if name.endswith(".")
    ]
    lower = "|".join(_longest_first(dotted))
    return f"{lower}|{lower.title()}|{lower.upper()}"


_PHRASE = _phrases_pattern(word for word in _LEXICON if _is_phrase(word))
_ABBREVIATION = _abbreviations_pattern()
_MONTH = "(?i:" + "|".join(_longest_first(n for n in _MONTH_NAMES if not n.endswith("."))) + ")"
_FOUR_DIGITS = r"(?:1[5-9]|20|21)\d\d"  # a year in a written date
_WRITTEN_DATE = rf"""
    (?<!\d)(?<!\d[-/.])
    (?: {_FOUR_DIGITS}(?P<a>[-/.])\d{{1,2}}(?P=a)\d{{1,2}}  # 2021-12-05
    | {_FOUR_DIGITS}(?P<b>[-/.])(?:{_MONTH})(?P=b)\d{{1,2}}  # 2021-Dec-05
    | \d{{1,2}}(?P<c>[-/.])(?:\d{{1,2}}|{_MONTH})(?P=c){_FOUR_DIGITS}  # 5.12.2021, 5-Dec-2021
    | \d{{1,2}}(?P<d>[-/])(?:{_MONTH})(?P=d)\d\d  # 5-Dec-21
    | \d{{1,2}}/\d{{1,2}}/\d\d  # 12/5/21
    | (?:{_MONTH})(?P<e>[-/])\d{{1,2}}(?P=e){_FOUR_DIGITS})  # Dec-05-2021
    (?![\d/]|[-.]\d)
"""
_DECADE = r"""
    (?:1\d|20)\d0['’]?s\b  # 1970s
    | ['’‘]\d0s\b  # '70s
    | (?<=[Tt]he[ ])[2-9]0s\b  # the 70s
    | (?<=(?:early|[ ]late|s[ ]and)[ ])[2-9]0s\b  # late 70s, 60s and 70s
"""
_LEXER = lazy.regex(
    rf"""\b(?:{_PHRASE})(?![\w-])
    |(?=[\d'’‘QqHASONDJFMasondjfm]) # what follows begins with one of these; most words do not
    (?:(?P<bc>\b\d{{1,4}}\s(?:BCE?\b|B\.C\.(?:E\.)?))
    |(?P<ad>\b\d{{1,4}}\s(?:AD\b|CE\b|A\.D\.|C\.E\.)|\b(?:AD|A\.D\.)\s\d{{1,4}}\b)
    |(?P<written>{_WRITTEN_DATE})
    |(?P<decade>{_DECADE})
    |(?P<short>['’‘]\d\d(?!\w))
    |(?P<clock>\d{{1,2}}:\d\d(?::\d\d)?(?![\d:]))
    |(?P<ordinal>\d{{1,2}}(?:st|nd|rd|th)\b)
    |(?P<fraction>\d{{1,3}}(?:[ -]1/2(?!\d)|½))
    |(?P<quarter>[QqH][1-4]\b|[1-4][QH]\b)
    |(?P<year>(?:1\d|20|21)\d\d(?![\d,.]*\d))
    |(?P<number>\d+(?:,\d{{3}})*(?:\.\d+)*))
    |(?P<abbreviation>\b(?:{_ABBREVIATION})\.)
    |(?<![^\W\d])(?:[ap]\.m\.?|[AP]\.M\.?)
    |(?P<hyphen>(?<=\w)[-‑](?=\w))
    |['’]s\b
    |[A-Za-z]+
    |\w
    |(?P<gap>\n\s*\n)
    |[^\s\w]""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Tokens:
    """Parallel sequences, one item a token; `codes` holds the letter of each token's class."""

    text: str
    codes: str
    spans: tuple[tuple[int, int], ...]  # half-open, in code points
    values: tuple[str, ...]
    people: frozenset[str] = frozenset()  # months that the text has as names of people, as printed

    def word(self, i: int) -> str:
        """The token as printed; "" outside the text."""
        if not 0 <= i < len(self.spans):
            return ""
        start, end = self.spans[i]
        return self.text[start:end]


def tokenize(text: str) -> Tokens:
    """Cut the whole text once, from left to right."""
    codes, spans, values = [], [], []
    for m in _LEXER.finditer(text):
        entry = _entry(m.lastgroup, m[0])
        codes.append(entry.token_class)
        spans.append(m.span())
        values.append(entry.value)
    tokens = Tokens(text, "".join(codes), tuple(spans), tuple(values))
    return replace(tokens, people=find_people_like_months(tokens))


def find_people_like_months(tokens: Tokens) -> frozenset[str]:
    """The months that are names of people in the text: "Theresa May", "June Osborne sued"."""
    people = set()
    for m in _MONTH_CODE.finditer(tokens.codes):
        word = tokens.word(m.start())
        is_like_name = word[:1].isupper() and word.lower() in _MONTHS_LIKE_NAMES
        if is_like_name and (_ends_full_name(tokens, m.start()) or _begins_name(tokens, m.start())):
            people.add(word)
    return frozenset(people)


def _ends_full_name(tokens: Tokens, place: int) -> bool:
    """"Theresa May", "Mrs. May"."""
    before = tokens.word(place - 1)
    if before == ".":
        before = tokens.word(place - 2)
    is_title = before[:1].isupper() and before.lower() in _TITLES
    is_first = before in _GIVEN_NAMES or is_title
    return is_first and tokens.codes[place + 1 : place + 2] not in _DAY_AFTER_MONTH


def _begins_name(tokens: Tokens, place: int) -> bool:
    """"June Osborne sued": a last name follows, no headline and no "In June Apple said"."""
    before = tokens.word(place - 1)
    last_name = tokens.word(place + 1)
    after = tokens.word(place + 2)
    if before.isalpha() or not after.islower():
        return False
    is_name = last_name.istitle() and last_name.isalpha() and len(last_name) > 2
    return is_name and tokens.codes[place + 1] == TokenClass.OTHER


@lru_cache(maxsize=8192)  # most of a text is a few hundred words
def _entry(group: str | None, printed: str) -> Entry:
    """The class and value of a token, by the lexer's group that it is of; None for a word."""
    if group:
        return _special_entry(group, printed)
    return _LEXICON.get(printed.lower()) or _phrase_entry(printed)


def _phrase_entry(printed: str) -> Entry:
    """The entry of a phrase, whatever its blanks and apostrophes."""
    if printed.isalpha():
        return NOT_IN_DATES
    phrase = " ".join(printed.lower().replace("’", "'").split())
    return _LEXICON.get(phrase, NOT_IN_DATES)


def _special_entry(group: str, printed: str) -> Entry:
    """The entry of what the lexer has a group for: digits, short forms and signs."""
    match group:
        case "abbreviation":
            return _LEXICON.get(printed.lower(), NOT_IN_DATES)
        case "number":
            return _number_entry(printed)
        case "fraction":
            whole = re.split("[ ½-]", printed)[0]
            return Entry(TokenClass.NUMBER, f"{whole}.5")
        case "ordinal":
            return Entry(TokenClass.ORDINAL, printed[:-2])
        case "decade":
            return Entry(TokenClass.DECADE, re.sub(r"\D", "", printed))
        case "bc":
            year = int(re.sub(r"[^0-9]", "", printed))
            return Entry(TokenClass.REFERENCE, f"BC{year:04}")
        case "ad":
            year = int(re.sub(r"[^0-9]", "", printed))
            return Entry(TokenClass.YEAR, f"{year:04}")
        case "short":
            return Entry(TokenClass.SHORT_YEAR, printed[1:])
        case "quarter":
            return Entry(TokenClass.QUARTER_CODE, _quarter_code(printed))
        case _:
            return Entry(_CLASS_OF_GROUP[group], printed)


_CLASS_OF_GROUP = {
    "written": TokenClass.WRITTEN_DATE,
    "clock": TokenClass.CLOCK,
    "year": TokenClass.YEAR,
    "hyphen": TokenClass.HYPHEN,
    "gap": TokenClass.PARAGRAPH,
}


def _number_entry(printed: str) -> Entry:
    """"1,500" and "2.5"; a section number such as "2.5.1" is no count."""
    if printed.count(".") > 1:
        return NOT_IN_DATES
    return Entry(TokenClass.NUMBER, printed.replace(",", ""))


def _quarter_code(printed: str) -> str:
    """"q3" and "3Q" -> `Q3`."""
    return "".join(sorted(printed.upper(), reverse=True))
