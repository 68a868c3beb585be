"""A date and the noun it hangs on: the year of a name, law or paper, "today's youth", "the July 2019 notice"; no happening's date."""

from __future__ import annotations

import re

from generator.extract.dates.lexicon import listed
from generator.model.dates import DateMention, Precision

_LAWS = listed("Act Law Bill Code Order Treaty Regulations Rules Ordinance Agreement Convention")
_OF_LAW = re.compile(
    r"\b(?:Act|Code|Bill|Order|E\.O\.|Proclamation|Charter|Constitution|Amendments?|Regulations?|Directive|(?i:laws?|treaty|convention|"
    r"accords?|agreement|statute|ordinance|decree|protocol|declaration|resolution|executive order|memorandum|rules?|notice|letter|"
    r"report|message|proclamation|finding|determination|opinion))"
    r"(?:\s(?:No\.\s)?\d+)?(?:\s\([^()]{1,60}\))?,?(?: as amended,?)? of \Z")
_GAMES = re.compile(
    r"\s(?:[A-Z]\w+\s){0,3}(?:Olympics?|Paralympics?|Games|Cup|Championships?|Summit|Expo|Open|Grand Prix|Act|Budget|Agreement|"
    r"Convention)\b")
_DOCUMENT = re.compile(
    r",?\s(?:\w+\s){0,6}?(?:notice|order|letter|memo|memorandum|report|statement|agreement|action|determination|proclamation|"
    r"resolution|rule|law|edition|issue|filing|article|list|document|deal|press release|executive order)s?\b")
_DATED = re.compile(r"\b(?:dated|date of|dates of|deadline of|version of|edition of)\s\Z", re.IGNORECASE)
_TIME_WORDS = listed(
    "in since by until till during from of to after before between early late mid and or through for around about on at as"
)
_LEADS = listed(
    "in since by until till during throughout from to after before between early late mid through around about on as beyond within "
    "ending ended beginning began starting this last next past this prior circa")
_LISTED = re.compile(r"(?:\b(?:[A-Z][a-z]{2,8}\s)?\d{4}\s?(?:[-–—/]|,? and|,? or|,|to|through)\s?)+\Z")
_OF = re.compile(r"(\w+) of \Z")
_PART_OF = listed("as morning afternoon evening night day week weekend hours effective start beginning end middle")
_SET_FOR = re.compile(
    r"\b(?:scheduled|set|planned|slated|due|expected|postponed|delayed|called|timed|listed|held|ready|tentatively) for (?:the )?\Z")
_COARSE = (Precision.MONTH, Precision.YEAR, Precision.QUARTER, Precision.SEASON, Precision.HALF)
_OWNER = re.compile(r"\b(?:the|an?|its|their|his|her|our|my|your|this|that|these|those|\w+['’]s)\s\Z", re.IGNORECASE)
_STOP = (r"(?!(?:and|or|but|to|as|at|in|on|of|if|so|than|when|while|where|that|which|who|whose|after|before|by|with|for|from|into|"
         r"over|until|under|against|about|following|because|through|during|was|were|is|are|will|would|has|have|had|he|she|they|it|we|the|its|their|"
         r"his|her)\b)")
_NOUN = re.compile(rf"\s{_STOP}[A-Za-z]{{3,}}")
_OWNED = re.compile(rf"['’]s?\s+(?P<words>(?:{_STOP}[\w’'-]+\s?){{1,4}})")
_DEEDS = listed(  # a noun that is itself a happening
    "vote ruling judgment judgement verdict decision announcement attack attacks bombing bombings shooting meeting summit hearing election "
    "elections signing launch arrest strike strikes raid crash earthquake protest protests rally ceremony visit call conversation talks "
    "debate renewal adoption approval passage action move order release publication designation designations sentencing killing killings "
    "slaying murder murders explosion explosions blast blasts collapse withdrawal resignation appointment nomination nominations speech "
    "testimony")
_ROLLING = re.compile(r"the (?:last|past) (?:year|month|week|quarter|decade)", re.IGNORECASE)  # the twelve months up to now, and the like
_BARE_UNIT = re.compile(r"the (?:day|week|weekend|month|quarter|year|morning|afternoon|evening|night)", re.IGNORECASE)
_LED_ON = re.compile(r"\s(?:leading|before|after|of|when|that|prior|following|from|in which)\b")
_BLACK = re.compile(r"\b(?:Black|Bloody|Super|Blue|Fat|Cyber|Giving|Holy)\s\Z")
_FISCAL = re.compile(r"(?:the )?(?:fiscal|FY)", re.IGNORECASE)
_FROM = re.compile(r"\b(?:from|to|of|for|with|about)\s\Z")
_SEASON = re.compile(r"summer|winter|spring|fall|autumn", re.IGNORECASE)
_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_PARTS = ("the morning", "the afternoon", "the evening", "the night")
_TO_NOW = re.compile(r"\b(?:to|until|till|than|like|unlike|of|for|up to)\s\Z", re.IGNORECASE)


def hangs_on_noun(mention: DateMention, before: str, after: str) -> bool:
    """Whether the date belongs to a noun beside it, and so says nothing of when the sentence's deed was done."""
    return (_of_age(mention, before) or _in_name(mention, before, after) or bool(_OF_LAW.search(before) or _DATED.search(before))
            or _is_document(mention, before, after) or _of_nowadays(mention, before, after) or _bare(mention, before)
            or bool(_ROLLING.fullmatch(mention.surface) and not after.startswith(" of "))
            or bool(_BARE_UNIT.fullmatch(mention.surface) and _LED_ON.match(after)) or _is_number(mention, before)
            or bool(_BLACK.search(before))
            or _attributive(mention, before, after))


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


def _of_nowadays(mention: DateMention, before: str, after: str) -> bool:
    """"from the founding to today", "the leaders of today and tomorrow", "who are here today": the age, not the day."""
    word = mention.surface.lower()
    if word in _PARTS and re.search(r"\S.*\b(?:in|at|during)\s\Z", before[-60:]):
        return True
    return (word in ("today", "this day") and bool(_TO_NOW.search(before) or before.endswith("here "))) or (
        word == "tomorrow" and bool(re.search(r"\b[Tt]oday\W{1,3}(?:(?:and|or)\s)?\Z", before)))


def _is_number(mention: DateMention, before: str) -> bool:
    """"AD 2020-09-14", "Directive (AD) 2020-09-14": a paper's number that has the look of a day."""
    lead = re.search(r"(\S+)\s\Z", before)
    return bool(_ISO.fullmatch(mention.surface) and lead and lead[1].lower().strip("(,") not in _LEADS)


def _bare(mention: DateMention, before: str) -> bool:
    """"Results for 2023", "Review; 2022-2023", "the crash of 2008": a year or month is a date only after "in", "since" and the like."""
    if mention.period is None:
        return False
    if mention.period.precision in _COARSE and re.search(r"\bfor (?:the |all of |full-?year )?\Z", before):
        return not _SET_FOR.search(before)
    if mention.period.precision not in _COARSE:
        return _of_deed(mention, before)
    if mention.by != "year" and not re.search(r"\d{4}\Z", mention.surface):
        return False
    lead = re.search(r"([\w’'-]+)[\s-](?:the\s)?\Z", _LISTED.sub("", before))
    return not lead or lead[1].lower() not in _LEADS


def _of_deed(mention: DateMention, before: str) -> bool:
    """"the events of May 23": not so "the morning of May 23"."""
    owner = _OF.search(before)
    return bool(owner and mention.by in ("day", "day first") and owner[1].lower() not in _PART_OF)


def _attributive(mention: DateMention, before: str, after: str) -> bool:
    """"its December policy decision", "November's survey", "today's youth": the noun's date, not the sentence's; a deed's date it is."""
    if mention.by == "holiday" and re.match(r"\s(?:and|or)\s(?:the\s)?[A-Z]", after):
        return True  # "the Christmas and New Year sales"
    if (mention.by in ("year's end", "holiday") or _SEASON.fullmatch(mention.surface)) and _NOUN.match(after):
        return True  # "summer school", "the Thanksgiving holiday"
    coarse = mention.period is not None and mention.period.precision in _COARSE
    if owned := _OWNED.match(after):
        return coarse or not _DEEDS & set(owned["words"].lower().split())
    if re.match(r"[-‑][A-Za-z]{2}", after) or (
            _FISCAL.match(mention.surface) and re.match(r"\s\d{4}\b|\s[a-z]{3,}|\s[A-Z]\w+ [A-Z]", after)):
        return True  # "the day-to-day needs", "the Fiscal Year 2022 Budget"
    if coarse and _FROM.search(before) and mention.surface.isalpha() and _NOUN.match(after):
        return True  # "from August recess"
    named = coarse or mention.by in ("day", "day first", "weekday")
    following = re.match(rf"(?:\s{_STOP}[\w’'-]+){{1,3}}", after)
    return bool(named and following and _NOUN.match(after) and _OWNER.search(before[-24:])
                and (coarse or not _DEEDS & set(following[0].lower().split())))
