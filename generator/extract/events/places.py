"""Which dates date what a sentence tells: not those of datelines, names, laws, comparisons and records."""

from __future__ import annotations

import re

from generator.extract.dates.cues import PAST
from generator.extract.dates.lexicon import listed
from generator.extract.events.nouns import hangs_on_noun
from generator.model.dates import DateMention, TimexType
from generator.model.ids import Span

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
_CAPITALS = re.compile(r"\W{1,4}(?:[A-Z]{5,}\b|Washington,? D\W{1,2}C\b)")
_AFTER_DATELINE = re.compile(r"\s*(?:\(|[-–—]{1,2}\s|_)")
_COMPARED = re.compile(
    r"\b(?:compared (?:with|to)|(?:up|down|rose|fell|risen|fallen|increas\w+|decreas\w+|declin\w+|dropp?\w*|higher|"
    r"lower)\b[^;.]{0,25}? from|"
    r"against(?= [$£€C]?\$?\d)|versus|vs\.?|than(?<!rather than)|not (?:only |just |merely )?(?:from|on|in|since)(?=\s\Z)|"
    r"from (?:about |around )?[$£€]?\d)\b(?P<gap>[^;]{0,80})\Z",
    re.IGNORECASE)
_ANY_VERB = re.compile(
    r"\b(?:\w{3,}(?:ed|s|ing|en)|to \w+|is|are|be|can|may|must|should|would|could|had|have|"
    r"born|will|set|put|cut|hit|let|shut|" + "|".join(sorted(PAST)) + r")\b", re.IGNORECASE)
_MANY = re.compile(r"\b(?:more|less|fewer|other|later|earlier) than\b(?! (?:in|on|last|at|the same|a year|it|they)\b)", re.IGNORECASE)
_DEED = re.compile(r"\b(?:" + "|".join(sorted(PAST)) + r"|(?-i:[a-z]{2,}ed)|will|would|is|are|has|have)\b")
_COMPARED_YEAR = re.compile(r"\b(?:compared (?:with|to)|from|than|versus)\s[^;.]{0,30}\d[^;]{0,90},\s\Z")
_RECORD = re.compile(r"\b(?:\w+est|most|least|worst|best|first|record|time)\b[^,;.]{0,60}\bsince (?:the |early |late )?\Z", re.IGNORECASE)
_COUNTED = re.compile(
    r"\b(?:minute|hour|day|week|month|year|quarter|decade)s?\s(?:\w+\s)?(?:after|before|from|prior to|following|since)\s(?:the\s)?\Z",
    re.IGNORECASE)
_ABOUT = re.compile(  # "arrested in connection with the bombings last year"
    r"\b(?:in (?:connection with|response to)|(?:related|linked|connected) to|(?:blamed|responsible) for|(?:victim|survivor)s? of|"
    r"(?:investigation|probe|inquiry) (?:of|into)|investigat\w+|anniversary of|suspects? (?:in|of))\b(?P<gap>[^;:]{0,120})\Z")
_LONG = 900  # code points; a longer sentence has lost its stops, and a date far from its start dates no one knows what
_NEAR = 300
_APPEAL = re.compile(r"\blet (?:us|me)\b|\blet['’]s\b|\bfor immediate release\b|\bembargoed\b|^\W*contact:|(?-i:^Q:?\s)|"
                     r"\bin witness whereof\b", re.IGNORECASE)


def is_furniture(words: str) -> bool:
    """A line about the page (copyright, byline, when it was published), an appeal ("let us ..."), or a mere piece of a sentence."""
    if _APPEAL.search(words[:200]) or words[:1].islower() or (len(words) < 200 and not _ANY_VERB.search(words)):
        return True
    if len(words) > 200 or _FURNITURE.search(words):
        return len(words) < 200
    plain = {word for word in re.findall(r"[^\W\d_]+", words) if word.islower()}
    return bool(_BYLINE.match(words)) and plain <= _BYLINE_WORDS


def places(text: str, span: Span, mention: DateMention) -> bool:
    """Whether the date can date anything here: not a dateline, a name's year, a comparison or a record."""
    if mention.period is None or (mention.type not in (TimexType.DATE, TimexType.TIME) and mention.by != "counted"):
        return False
    if span.end - span.start > _LONG and mention.span.start - span.start > _NEAR:
        return False
    start, end = mention.span.start, mention.span.end
    before, after = text[span.start : start], text[end : min(span.end, end + 60)]
    if (_DATELINE.fullmatch(before) and _AFTER_DATELINE.match(after)) or (_PLACE.fullmatch(before) and _DASH.match(after)):
        return False
    if _CAPITALS.match(after) and mention.by in ("day", "day first") and not re.search(r"\b(?:on|by|of)\s\Z", before, re.IGNORECASE):
        return False  # "... September 19 2005 WASHINGTON D C"
    if mention.by == "clock" and re.search(r"\b(?:every|each) (?:\w+ ){1,2}at \Z", before):
        return False
    if mention.by == "clock" and not before.strip() and re.match(r"\s[A-Z]{3}", after):
        return False  # "8:26 A.M. THE MINISTER:"
    if hangs_on_noun(mention, before, after) or _COUNTED.search(before[-60:]) or _RECORD.search(before[-100:]):
        return False
    about = _ABOUT.search(before[-160:])
    if (about and not _DEED.search(about["gap"])) or _compared(before[-120:]):
        return False
    return not (mention.by in ("offset", "year ago") and _COMPARED_YEAR.search(before[-150:]))


def _compared(before: str) -> bool:
    """"than in 2019", "down from 9 million, or 70 cents a share, last year": no verb since then; not "more than 20 died"."""
    m = _COMPARED.search(_MANY.sub("", before))
    return bool(m and not _DEED.search(m["gap"]))
