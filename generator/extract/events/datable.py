"""Which lines tell of events, and which dates say when.

No date of a dateline, name, law, comparison or record says when a sentence's deed was done.
"""

from __future__ import annotations

import re

from generator import lazy
from generator.english.vocabulary import pattern_of, word_set
from generator.extract.dates.cues import PAST
from generator.extract.events.date_context import DateContext, DateRule, is_named_day
from generator.extract.events.nouns import belongs_to_noun
from generator.model.dates import DateMention, TimexType
from generator.model.ids import Span

SHORT_LINE = 200  # characters; a longer line is text, whatever words it has
# Characters; a longer sentence has lost its stops, and a date far from its start dates nothing
# that can be known.
LONG_SENTENCE = 900
NEAR_START = 300
AFTER = 60  # characters after a date that are looked at

_PAST_VERB = "|".join(sorted(PAST))

# Lines about the page.
_COPYRIGHT = r"©|\(c\)\s*\d|\bcopyright\b|all rights reserved"
_PAGE_DATE = r"^\W*date:|^\W*by [A-Z]\w+ [A-Z]\w+\W*$"
_PUBLISHED_LINE = (
    r"^\W*(?:(?:first |last |originally )?(?:published|posted|updated|modified|created)\b)"
)
_THIS_ARTICLE_WAS = (
    r"^\W*this (?:article|story|post|piece|page|report) was (?:\w+ )?"
    r"(?:published|posted|updated|modified|amended|corrected)\b"
)
_CAPTION = lazy.regex(pattern_of("caption_patterns.txt"))
_FURNITURE = lazy.regex(
    rf"{_COPYRIGHT}|{_PAGE_DATE}|{_PUBLISHED_LINE}|{_THIS_ARTICLE_WAS}", re.IGNORECASE
)
_BYLINE = lazy.regex(r"\W*(?:By\b|[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,3}\s*[|·•])")
_BYLINE_WORDS = word_set("byline_words.txt")
_PLAIN_WORD = lazy.regex(r"[^\W\d_]+")
_APPEAL = lazy.regex(
    r"\blet (?:us|me)\b|\blet['’]s\b|\bfor immediate release\b|\bembargoed\b|"
    r"^\W*contact:|(?-i:^Q:?\s)|\bin witness whereof\b|"
    r"(?:^|, )(?:see (?:how|why|what)|join us|sign up|learn (?:how|more)|"
    r"register (?:now|today|here|for))\b",
    re.IGNORECASE,
)
_ANY_VERB = lazy.regex(
    r"\b(?:\w{3,}(?:ed|s|ing|en)|to \w+|"
    r"is|are|be|can|may|must|should|would|could|had|have|"
    rf"born|will|set|put|cut|hit|let|shut|{_PAST_VERB})\b",
    re.IGNORECASE,
)

# Datelines: "PORTO, Ruritania, May 3 (Reuters)", "... September 19 2005 WASHINGTON D C".
_DATELINE = lazy.regex(r"[A-Z][A-Z.'’ -]{2,40}(?:,\s[\w. ]{2,25})?,?\s\Z")
_AFTER_DATELINE = lazy.regex(r"\s*(?:\(|[-–—]{1,2}\s|_)")
_PLACE = lazy.regex(r"[A-Z][\w.'’ -]{2,30},\s\Z")
_DASH = lazy.regex(r"\s*[-–—]{1,2}\s")
_CAPITALS = lazy.regex(r"\W{1,4}(?:[A-Z]{5,}\b|Washington,? D\W{1,2}C\b)")
_ON = lazy.regex(r"\b(?:on|by|of)\s\Z", re.IGNORECASE)

# When a post or a page was put out.
_AFTER_HANDLE = lazy.regex(r"\(@\w+\)\W{0,3}\Z")
# Under a picture: "..., Porto, March 3, 2015 The mayor", "DEC. 11, 2015“It is".
_DAY_WITH_YEAR = lazy.regex(r".*\d{4}")
_PLACE_OF_PICTURE = lazy.regex(r"[A-Z][\w.’'-]+,\s\Z")
_ENDS_CAPTION = lazy.regex(r"\.?\s*\Z")
_NEXT_SENTENCE = lazy.regex(r"\s?[“\"‘A-Z]")
_LIFE = lazy.regex(r"\b(?:born|died|married|buried)\b")

_HOUR = r"\d{1,2}:\d\d"
_AFTER_STAMP = lazy.regex(rf"(?:,? \d{{4}})?(?:,|\s[-–—|])?\s{_HOUR}(?!\d)")
_STAMP_DAY = lazy.regex(r"\d{4}(?:,|\s[-–—|])?\s\Z")

# Hours that are no date.
_EVERY_DAY_AT = lazy.regex(r"\b(?:every|each) (?:\w+ ){1,2}at \Z")
_SPEAKER = lazy.regex(r"\s[A-Z]{3}")

# Comparisons: "than in 2019", "down from 9 million last year".
_CHANGED = (
    r"(?:up|down|rose|fell|risen|fallen|increas\w+|decreas\w+|declin\w+|dropp?\w*|"
    r"higher|lower)\b[^;.]{0,25}? from"
)
_AGAINST_SUM = r"against(?= [$£€C]?\$?\d)"
_NOT_ONLY = r"not (?:only |just |merely )?(?:from|on|in|since)(?=\s\Z)"
_FROM_SUM = r"from (?:about |around )?[$£€]?\d"
_COMPARED = lazy.regex(
    rf"\b(?:compared (?:with|to)|{_CHANGED}|{_AGAINST_SUM}|versus|vs\.?|"
    rf"than(?<!rather than)|{_NOT_ONLY}|{_FROM_SUM})\b(?P<gap>[^;]{{0,80}})\Z",
    re.IGNORECASE,
)
_TO_SUM = lazy.regex(r"\bto (?:about |around |nearly |some )?[$£€]?\d")  # "... to 9 million in May"
_THAN_IT_DID = lazy.regex(
    r"\bthan (?:it|they|he|she|we|the \w+) (?:did|had|was|were|has|have)\b[^,;.]{0,40}\Z"
)
_MORE_THAN = lazy.regex(
    r"\b(?:more|less|fewer|other|later|earlier) than\b"
    r"(?! (?:in|on|last|at|the same|a year|it|they)\b|[^,;.]{0,40}['’]s? (?:in|on|last)\b)",
    re.IGNORECASE,
)
_COMPARED_YEAR = lazy.regex(
    r"\b(?:compared (?:with|to)|from|than|versus)\s[^;.]{0,30}\d[^;]{0,90},\s\Z"
)
_VERB_BETWEEN = lazy.regex(
    rf"\b(?:{_PAST_VERB}|(?-i:[a-z]{{2,}}ed)|will|would|is|are|has|have)\b"
)

# Records, counts and other events: "the worst since 2009", "two days after 9 May".
_RECORD = lazy.regex(
    r"\b(?:\w+est|most|least|worst|best|first|record|time)\b"
    r"[^,;.]{0,60}\bsince (?P<gap>[^,;.]{0,40})\Z",
    re.IGNORECASE,
)
_COUNTED_FROM = lazy.regex(
    r"\b(?:minute|hour|day|week|month|year|quarter|decade)s?\s(?:\w+\s)?"
    r"(?:after|before|from|prior to|following|since)\s(?:the\s)?\Z",
    re.IGNORECASE,
)
_CONNECTION = (  # "investigation of the fire in May", not "investigation in May"
    r"in (?:connection with|response to)|(?:related|linked|connected) to|"
    r"(?:blamed|responsible) for|(?:victim|survivor)s? of|"
    r"(?:investigation|probe|inquiry) (?:of|into)|investigat(?:ed?|es|ing)|"
    r"anniversary of|suspects? (?:in|of)"
)
_ABOUT_OTHER_EVENT = lazy.regex(  # "arrested in connection with the bombings last year"
    rf"\b(?:{_CONNECTION})\b(?P<gap>[^;:]{{0,120}})\Z"
)


def is_page_furniture(words: str) -> bool:
    """Whether a sentence tells nothing.

    Such are a line about the page (copyright, byline, when it was published), an appeal ("let us
    ..."), and a mere piece of a sentence.
    """
    is_short = len(words) < SHORT_LINE
    if _APPEAL.search(words[:SHORT_LINE]) or words[:1].islower():
        return True
    if _CAPTION.search(words):
        return True
    if is_short and not _ANY_VERB.search(words):
        return True
    if len(words) > SHORT_LINE or _FURNITURE.search(words):
        return is_short
    if not _BYLINE.match(words):
        return False
    small_words = {word for word in _PLAIN_WORD.findall(words) if word.islower()}
    return small_words <= _BYLINE_WORDS


def can_date_event(text: str, sentence: Span, mention: DateMention) -> bool:
    """Whether the date can say when something in its sentence happened."""
    if not _is_day_or_time(mention) or _is_far_in_long_sentence(sentence, mention):
        return False
    end = mention.span.end
    before = text[sentence.start:mention.span.start]
    after = text[end:min(sentence.end, end + AFTER)]
    context = DateContext(mention, before, after)
    return not any(test(context) for test in _NO_EVENT_TESTS)


def _is_day_or_time(mention: DateMention) -> bool:
    """Not a set of days, or a length that ends on no day."""
    if mention.period is None:
        return False
    if mention.rule == DateRule.COUNTED or mention.type is TimexType.DURATION:
        return True
    return mention.type in (TimexType.DATE, TimexType.TIME)


def _is_far_in_long_sentence(sentence: Span, mention: DateMention) -> bool:
    length = sentence.end - sentence.start
    distance = mention.span.start - sentence.start
    return length > LONG_SENTENCE and distance > NEAR_START


def _is_dateline(context: DateContext) -> bool:
    before = context.before
    after = context.after
    if _DATELINE.fullmatch(before) and _AFTER_DATELINE.match(after):
        return True
    if _PLACE.fullmatch(before) and _DASH.match(after):
        return True
    if not is_named_day(context.mention) or _ON.search(before):
        return False
    return _CAPITALS.match(after) is not None


def _is_stamp(context: DateContext) -> bool:
    """When a post or a page was put out: "Ann Roe (@roe) May 2", "Jul 1, 2025, 8:43 PM"."""
    if _AFTER_HANDLE.search(context.before) or _AFTER_STAMP.match(context.after):
        return True
    return context.mention.rule == DateRule.CLOCK and _STAMP_DAY.search(context.before) is not None


def _is_day_of_picture(context: DateContext) -> bool:
    """The end of a caption, whether or not other words run into it."""
    if not is_named_day(context.mention) or not _DAY_WITH_YEAR.fullmatch(context.surface):
        return False
    after = context.after
    if context.before.endswith(", ") and _NEXT_SENTENCE.match(after):
        return True
    if after[:1].isupper() or after[:1] in ("“", "‘"):
        return True
    is_at_end = _ENDS_CAPTION.fullmatch(after) is not None
    is_behind_place = _PLACE_OF_PICTURE.search(context.before) is not None
    return is_at_end and is_behind_place and not _LIFE.search(context.before)


def _is_mere_hour(context: DateContext) -> bool:
    """"every day at 9 a.m.", "8:26 A.M. THE MINISTER:"."""
    if context.mention.rule != DateRule.CLOCK:
        return False
    if _EVERY_DAY_AT.search(context.before):
        return True
    opens_line = not context.before.strip()
    return opens_line and _SPEAKER.match(context.after) is not None


def _is_counted_from(context: DateContext) -> bool:
    return _COUNTED_FROM.search(context.before[-60:]) is not None


def _is_record(context: DateContext) -> bool:
    m = _RECORD.search(context.before[-140:])
    return m is not None and not _VERB_BETWEEN.search(m["gap"])


def _is_of_other_event(context: DateContext) -> bool:
    m = _ABOUT_OTHER_EVENT.search(context.before[-160:])
    return m is not None and not _VERB_BETWEEN.search(m["gap"])


def _is_compared(context: DateContext) -> bool:
    """"down from 9 million, or 70 cents a share, last year", with no verb after "from".

    "more than 20 died" compares nothing.
    """
    before = context.before[-120:]
    if _THAN_IT_DID.search(before):
        return True
    m = _COMPARED.search(_MORE_THAN.sub("", before))
    if m is None or _TO_SUM.search(m["gap"]):
        return False
    return not _VERB_BETWEEN.search(m["gap"])


def _is_compared_year(context: DateContext) -> bool:
    """"from 9 million, or 70 cents a share, a year ago"."""
    if context.mention.rule not in (DateRule.OFFSET, DateRule.YEAR_AGO):
        return False
    near = context.before[-150:]
    return _COMPARED_YEAR.search(near) is not None


_NO_EVENT_TESTS = (
    _is_dateline,
    _is_mere_hour,
    _is_stamp,
    _is_day_of_picture,
    belongs_to_noun,
    _is_counted_from,
    _is_record,
    _is_of_other_event,
    _is_compared,
    _is_compared_year,
)
