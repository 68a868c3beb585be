"""What may stand at the edges of a span and is no part of the name in it."""

from __future__ import annotations

import re

from generator import lazy
from generator.english.vocabulary import alternation, pattern_of

EDGE_MARKS = " \t\n\"'“”‘’`´«»,;:!?()[]{}<>*_–—-/\\|•·…#@=+~^"
ABBREVIATION = lazy.regex(
    r"(?:\b(?:Inc|Corp|Co|Ltd|Jr|Sr|Bros|Cos|Mfg|Intl|Dept|plc)|\b[A-Z]|\.[A-Za-z])\.$"
)
NAMELIKE = lazy.regex(r"[^\W\d_]")

# Between two names, of which the longer is meant.
BREAK = lazy.regex(
    r"\n|\s{3,}|(?<! [A-Z])\s{2}|\s[–—|•]\s|\s?[“”\"]\s?|\s-\s(?=[A-Z])|(?<=\.)/\s?"
)
SUBTITLE = lazy.regex(r"(?<=[a-z]{2}|[A-Z]{2})[:;] (?=[A-Z])")
"""Of a title; but films and games are so named."""

# Before a name.
_ARTICLE = lazy.regex(rf"{alternation('words_before_trimmed_names.txt')}\s+")
_OWNER = lazy.regex(
    r"(?:(?:the|The|Her|His|Our|our|her|his) )?"
    rf"{pattern_of('owners_of_offices.txt')}['’]s (?=[A-Z])"
)
_DOING = lazy.regex(  # "Supporting Ruritania"; but a law may begin so
    rf"{alternation('ing_stems_of_headings.txt')}ing (?=[A-Z])(?!.*\b(?:Act|Law|Bill)\b)"
)
_PART_OF_LAW = lazy.regex(
    r"(?:[Ss]ub)?(?:[Ss]ection|[Tt]itle|[Pp]art|[Cc]hapter|[Pp]aragraph)s? "
    r"[\dIVX]\S* of (?:the )?(?=[A-Z])"
)
OPENINGS = (_ARTICLE, _OWNER, _DOING, _PART_OF_LAW)
PREFIX = lazy.regex(
    r"(?:[Pp]ro|[Aa]nti|[Nn]on|[Ee]x|[Mm]id|[Pp]ost|[Pp]re|un|[Nn]eo|[Ii]ntra|[Ii]nter)[-–]"
    r"(?=[A-Z])"
)
_POST = pattern_of("posts_of_politicians.txt")
POST_BEFORE = lazy.regex(  # "Sundby Mayor Ann Quill"; "Q" asks
    rf"(?:[A-Z][\w.]*\s+){{1,3}}{_POST}\.?\s+(?=[A-Z])|Q\s+(?=[A-Z][a-z])"
)
FIRST_WORD = lazy.regex(r"([\w’'-]+)\.?,?\s+(?!of\b)(?=\S)")
"""Of "President of Ruritania", "President" is no title before a name."""

# After a name.
_LOOSE_END = lazy.regex(r",?\s+(?:and|the|for|in|to|on|or|an?|with|With|From|And)$")
_NOTE = lazy.regex(r",?\[\d{1,3}\]?$")  # "Ann Quill,[1"
_POSSESSIVE = lazy.regex(r"(?:\s?['’´`]\s?s|['’]|(?<=[a-z]) s)$")
"""The mark may be lost: "Senator Roe s bill"."""

_HEADLINED = lazy.regex(
    rf"\s{pattern_of('headline_verbs.txt')}\s.*|\s{alternation('headline_verbs_at_end.txt')}$",
    re.IGNORECASE,
)
_CITED = lazy.regex(
    r"\s\((?:\d+ (?:[A-Z]\.\s?[A-Z]|USC|CFR|Stat\b)|Pub\.|P\.\s?L\.|Public Law"
    r"|as amended|codified)"
)
ENDINGS = (
    (_POSSESSIVE,),
    (_LOOSE_END, _NOTE),
    (_HEADLINED, _CITED),
)
"""What is cut in turn; of alternatives only the first that is there."""

STATE = lazy.regex(r"(?<=[a-z]) State$")
STATE_OFFICE = lazy.regex(
    r" (?:Senators?|Sen\.|Representatives?|Rep\.|Assembly|Treasurer|Attorney|Legislat)"
)
GLUED = lazy.regex(r"(?<= Agency|mission|mmittee|inistry|thority)(?: [A-Z][\w.’'-]+){2}$")
"""The next name, without a comma."""

GENERAL_NOUN = lazy.regex(  # "G7 Leaders"
    r"(?<=[A-Z0-9]{2}) (?:Leaders|Officials|Ministers|Members|Alliance|Allies|Partners"
    r"|Countries|Nations)$|"
    r"(?<=[a-z](?:an|se|sh)) (?:Elites|Oligarchs|Allies|Officials|Leaders|Citizens"
    r"|Nationals|Troops)$"
)
TOWN = lazy.regex(r"(?<=[a-z]) [A-Z]{4,}$")
DAY = lazy.regex(r" (?:\d|\([A-Z])")
AFTER_BODY = lazy.regex(  # "Quill Ltd. Commerce", "WBB Administrator"
    r"(?<=Inc\.|Ltd\.) (?!Co\b|Corp|Ltd|Inc|Group)[A-Z].*$|"
    r"(?<=[A-Z]{2}) (?:Administrator|Secretary|Director|Commissioner)$"
)
RANK = lazy.regex(rf"[\s,]+{alternation('ranks_of_next_name.txt')}$")  # the next name's
NEXT_NAME = lazy.regex(r"\.? [A-Z]")
NEXT_PERSON = lazy.regex(r"\.?\s+[A-Z][a-z]")
POSTED = lazy.regex(rf"\s(?:U\.? ?S\.? +)?{_POST}\b\.?")  # "Sundby Mayor": the next name's
PLURAL = lazy.regex(r"(?<=\d)s$")  # "Norrland 737s"
SCORE = lazy.regex(r"\s[\d-]+$")  # "Durham 114"
RESULT = lazy.regex(r"\s\d+-\d+$")  # "Norrland Royals 4-0"
SEAT = lazy.regex(r"\s+[DRI](?:\s?-\s?|\s+)[A-Z][A-Za-z]\b.*|\s[A-Z]{2}\s[A-Z][a-z]+$")
"""Of a politician: "Ann Quill D IA", "Quill AL Recording"."""

AFTER_PERSON = lazy.regex(
    rf"\s{pattern_of('prepositions_after_people.txt')}\s.*"
    rf"|\s(?i:{alternation('verbs_after_people.txt')})$"
)
CLAUSE = lazy.regex(r"[\d)]\(\w{1,3}$")  # "2(d)(2)(B"

# What is left.
BY_NUMBER = lazy.regex(
    r"(?:\b(?:Public Law|Task Force|Order|Directive|Proclamation|Resolution|Regulation)"
    r"|\bE\.O\.)$"
)
NUMBER = lazy.regex(r"\s(?:No\.\s)?\d[\d/–-]*\b(?!,\d)")
CUT_OFF = lazy.regex(  # "People's Republic of": half a name
    r"\sof$|^(?:(?:Executive|Emergency) (?:Orders?|Directives?)|E\.?O\.?s?|Public Laws?)$"
)
