"""Which dates date what a sentence tells: not those of datelines, names, laws, comparisons and records."""

from __future__ import annotations

import re

from generator.extract.dates_lexicon import listed
from generator.model import DateMention, Precision, Span, TimexType

_FURNITURE = re.compile(
    r"©|\(c\)\s*\d|\bcopyright\b|all rights reserved|^\W*date:|^\W*by [A-Z]\w+ [A-Z]\w+\W*$"
    r"|^\W*(?:(?:first |last |originally )?(?:published|posted|updated|modified|created)\b)"
    r"|^\W*this (?:article|story|post|piece|page|report) was (?:\w+ )?(?:published|posted|updated|modified|amended|corrected)\b",
    re.IGNORECASE)
_BYLINE = re.compile(r"\W*(?:By\b|[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,3}\s*[|·•])")
_BYLINE_WORDS = listed("by and at on in for am pm of the last updated th st nd rd min read")
_DATELINE = re.compile(r"[A-Z][A-Z.'’ -]{2,40}(?:,\s[\w. ]{2,25})?,?\s\Z")
_PLACE = re.compile(r"[A-Z][\w.'’ -]{2,30},\s\Z")
_DASH = re.compile(r"\s*[-–—]{1,2}\s")
_LAWS = listed("Act Law Bill Code Order Treaty Regulations Rules Ordinance Agreement Convention")
_OF_LAW = re.compile(
    r"\b(?:Act|Code|Bill|Order|E\.O\.|Proclamation|Charter|Constitution|Amendments?|Regulations?|Directive|(?i:laws?|treaty|convention|"
    r"accords?|agreement|statute|ordinance|decree|protocol|declaration|resolution|executive order|memorandum|rules?|notice|letter))"
    r"(?:\s(?:No\.\s)?\d+)?,? of \Z")
_GAMES = re.compile(
    r"\s(?:[A-Z]\w+\s){0,3}(?:Olympics?|Paralympics?|Games|Cup|Championships?|Summit|Expo|Open|Grand Prix|Act|Budget|Agreement|"
    r"Convention)\b")
_DOCUMENT = re.compile(
    r",?\s(?:\w+\s){0,6}?(?:notice|order|letter|memo|memorandum|report|statement|agreement|action|determination|proclamation|resolution|rule|law|"
    r"edition|issue|filing|article|list|document|deal|press release|executive order)s?\b")
_AFTER_DATELINE = re.compile(r"\s*(?:\(|[-–—]{1,2}\s|_)")
_COMPARED = re.compile(
    r"\b(?:compared (?:with|to)|(?:up|down) from|than|versus|from (?:about |around )?[$£€]?\d[\d.,]*\S{0,12}(?: \w+){0,3})\b[^,;]{0,40}\Z",
    re.IGNORECASE)
_COMPARED_YEAR = re.compile(r"\b(?:compared (?:with|to)|from|than|versus)\s[^;.]{0,30}\d[^;]{0,90},\s\Z")
_RECORD = re.compile(r"\b(?:\w+est|most|least|worst|best|first|record|time)\b[^,;.]{0,60}\bsince (?:the |early |late )?\Z", re.IGNORECASE)
_TIME_WORDS = listed(
    "in since by until till during from of to after before between early late mid and or through for around about on at as"
)
_OWNER = re.compile(r"\b(?:the|an?|its|their|his|her|our|this|that|these|those|\w+['’]s)\s\Z", re.IGNORECASE)
_NOUN = re.compile(r"\s(?!(?:and|or|to|when|that|which|who|after|before|by|with|for|from|was|were|is|has|had)\b)[a-z]{3,}")


def is_furniture(words: str) -> bool:
    """A line about the page: copyright, byline, when it was published."""
    if len(words) > 200 or _FURNITURE.search(words):
        return len(words) < 200
    plain = {word for word in re.findall(r"[^\W\d_]+", words) if word.islower()}
    return bool(_BYLINE.match(words)) and plain <= _BYLINE_WORDS


def places(text: str, span: Span, mention: DateMention) -> bool:
    """Whether the date can date anything here: not a dateline, a name's year, a comparison or a record."""
    if mention.period is None or mention.type not in (TimexType.DATE, TimexType.TIME):
        return False
    start, end = mention.span.start, mention.span.end
    before, after = text[span.start : start], text[end : min(span.end, end + 60)]
    if (_DATELINE.fullmatch(before) and _AFTER_DATELINE.match(after)) or (_PLACE.fullmatch(before) and _DASH.match(after)):
        return False
    if mention.by == "clock" and not before.strip() and re.match(r"\s[A-Z]{3}", after):
        return False  # "8:26 A.M. THE MINISTER:"
    if _of_age(mention, before) or _in_name(mention, before, after) or _OF_LAW.search(before) or _is_document(mention, before, after):
        return False
    return not (_COMPARED.search(before[-80:]) or _RECORD.search(before[-100:])
                or (mention.by in ("offset", "year ago") and _COMPARED_YEAR.search(before[-150:])) or _attributive(mention, before, after))


def _in_name(mention: DateMention, before: str, after: str) -> bool:
    """"the 2022 Winter Olympics", "Expo 2020", "the Education Act, 2018": a year that is part of a capitalised name."""
    if not re.fullmatch(r"\d{4}", mention.surface):
        return False
    if _GAMES.match(after):
        return True
    previous = re.search(r"([\w’'.-]+),?\s\Z", before)
    lead = previous[1] if previous else ""
    if lead[:1].isupper() and lead.lower() not in _TIME_WORDS and ("," not in before[-2:] or lead in _LAWS):
        return True
    if re.search(r"\S\s[A-Z][\w’-]+ of \Z", before):
        return True  # "the Panic of 1907"
    return lead.lower() not in _TIME_WORDS and bool(re.match(r"\s[A-Z]\w", after))


def _of_age(mention: DateMention, before: str) -> bool:
    """"adapt its role for the 21st century": an age is a date only after "in", "since" and the like."""
    if mention.period is None or mention.period.precision not in (Precision.DECADE, Precision.CENTURY):
        return False
    return not re.search(r"\b(?:in|since|during|from|by|until|to|through|throughout|and)\s(?:the\s)?\Z", before, re.IGNORECASE)


def _is_document(mention: DateMention, before: str, after: str) -> bool:
    """"the August 20 notice": the day of a paper that is spoken of."""
    return mention.by in ("day", "day first") and bool(
        (before.endswith("(") or _OWNER.search(before[-24:])) and (_DOCUMENT.match(after) or re.match(r",?\s[A-Z]\w", after)))


def _attributive(mention: DateMention, before: str, after: str) -> bool:
    """"its December policy decision", "November's survey", "the 1978 resolution": the noun's date, not the sentence's."""
    if mention.by == "year's end" and _NOUN.match(after):
        return True
    if mention.period is None or mention.period.precision not in (Precision.MONTH, Precision.YEAR, Precision.QUARTER):
        return False
    if re.match(r"['’]s\s+[a-z]|[-‑][A-Za-z]{2}", after):
        return True
    return bool(_OWNER.search(before[-24:]) and _NOUN.match(after))
