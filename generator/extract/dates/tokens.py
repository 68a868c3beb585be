"""Text -> Tokens: one letter for each word's class, so that a date's grammar is a pattern on a short string."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.extract.dates.lexicon import MONTHS, SHORT_MONTHS, SHORT_WEEKDAYS, lexicon

_LEXICON = lexicon()
_OTHER = (".", "")
_PHRASES = sorted((word for word in _LEXICON if not word.replace(".", "").isalpha() and len(word) > 2), key=len, reverse=True)
_ABBREVIATIONS = "|".join(sorted((*SHORT_MONTHS, *SHORT_WEEKDAYS), key=len, reverse=True))
_YEAR = r"(?:1[5-9]|20|21)\d\d"
_MONTH = "(?i:" + "|".join(sorted((*MONTHS, *SHORT_MONTHS), key=len, reverse=True)) + ")"

def _loose(phrase: str) -> str:
    """A pattern for the phrase with any short gap between its words and either apostrophe."""
    return re.escape(phrase).replace("\\ ", r"\s{1,2}").replace("'", "['’]")


def _any(phrases: Sequence[str]) -> str:
    """A pattern for the first of the phrases that stands there, parted by their first letters: most words begin none of them."""
    firsts = {letter: [phrase[1:] for phrase in phrases if phrase[0] == letter] for letter in sorted({phrase[0] for phrase in phrases})}
    return "|".join(f"[{letter}{letter.upper()}](?i:{'|'.join(map(_loose, rest))})" for letter, rest in firsts.items())


_LEXER = re.compile(
    rf"""\b(?:{_any(_PHRASES)})(?![\w-])
    |(?=[\d'’‘QqHASONDJFMasondjfm]) # what follows begins with one of these; most words do not
    (?:(?P<bc>\b\d{{1,4}}\s(?:BCE?\b|B\.C\.(?:E\.)?))
    |(?P<written>(?<!\d)(?<!\d[-/.])(?:
        {_YEAR}(?P<a>[-/.])\d{{1,2}}(?P=a)\d{{1,2}} | {_YEAR}(?P<b>[-/.])(?:{_MONTH})(?P=b)\d{{1,2}}
        | \d{{1,2}}(?P<c>[-/.])(?:\d{{1,2}}|{_MONTH})(?P=c){_YEAR} | \d{{1,2}}(?P<d>[-/])(?:{_MONTH})(?P=d)\d\d
        | \d{{1,2}}/\d{{1,2}}/\d\d | (?:{_MONTH})(?P<e>[-/])\d{{1,2}}(?P=e){_YEAR})(?![\d/]|[-.]\d))
    |(?P<decade>(?:1\d|20)\d0['’]?s\b|['’‘]\d0s\b|(?<=[Tt]he[ ])[2-9]0s\b|(?<=(?:early|[ ]late|s[ ]and)[ ])[2-9]0s\b)
    |(?P<short>['’‘]\d\d(?!\w))
    |(?P<clock>\d{{1,2}}:\d\d(?::\d\d)?(?![\d:]))
    |(?P<ordinal>\d{{1,2}}(?:st|nd|rd|th)\b)
    |(?P<fraction>\d{{1,3}}(?:[ -]1/2(?!\d)|½))
    |(?P<quarter>[QqH][1-4]\b|[1-4][QH]\b)
    |(?P<year>(?:1\d|20|21)\d\d(?![\d,.]*\d))
    |(?P<number>\d+(?:,\d{{3}})*(?:\.\d+)*))
    |(?P<abbreviation>\b(?:{_ABBREVIATIONS}|{_ABBREVIATIONS.title()}|{_ABBREVIATIONS.upper()})\.)
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
    """Parallel sequences, one item a token; `codes` holds one letter each ("." for words of no class, "|" between paragraphs)."""

    text: str
    codes: str
    spans: tuple[tuple[int, int], ...]
    values: tuple[str, ...]

    def word(self, i: int) -> str:
        """The token as printed; "" outside the text."""
        return self.text[self.spans[i][0] : self.spans[i][1]] if 0 <= i < len(self.spans) else ""


def tokens(text: str) -> Tokens:
    """Cut the whole text once, from left to right."""
    codes, spans, values = [], [], []
    for m in _LEXER.finditer(text):
        kind, word = m.lastgroup, m[0]
        code, value = _special(kind, word) if kind else _LEXICON.get(word.lower()) or _phrase(word)
        codes.append(code)
        spans.append(m.span())
        values.append(value)
    return Tokens(text, "".join(codes), tuple(spans), tuple(values))


def _phrase(word: str) -> tuple[str, str]:
    if word.isalpha():
        return _OTHER
    return _LEXICON.get(" ".join(word.lower().replace("’", "'").split()), _OTHER)


def _special(kind: str, word: str) -> tuple[str, str]:
    match kind:
        case "number":
            return ("n", word.replace(",", "")) if word.count(".") < 2 else _OTHER
        case "ordinal":
            return "o", word[:-2]
        case "fraction":
            return "n", re.split("[ ½-]", word)[0] + ".5"
        case "abbreviation":
            return _LEXICON.get(word.lower(), _OTHER)
        case "decade":
            return "V", re.sub(r"\D", "", word)
        case "bc":
            return "R", f"BC{int(re.sub(r'[^0-9]', '', word)):04}"
        case "short":
            return "y", word[1:]
        case "quarter":
            return "Q", "".join(sorted(word.upper(), reverse=True))
        case _:
            return {"written": "J", "clock": "C", "year": "Y", "hyphen": "H"}.get(kind, "|"), word
