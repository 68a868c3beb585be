"""A span that a model or a pattern proposes -> the name alone, without its article, title, possessive or quotes."""

from __future__ import annotations

import re

from generator.extract.names.common import TITLES
from generator.model.ids import Span
from generator.model.names import Kind

_EDGE = " \t\n\"'“”‘’`´«»,;:!?()[]{}<>*_–—-/\\|•·…#@=+~^"
_ABBREVIATED = re.compile(r"(?:\b(?:Inc|Corp|Co|Ltd|Jr|Sr|Bros|Cos|Mfg|Intl|Dept|plc)|\b[A-Z]|\.[A-Za-z])\.$")
_ARTICLE = re.compile(r"(?:the|a|an|this|that|these|those|its|his|her|their|our|my|and|of|in|at|by|on|for|from|to|with|as|"
                      r"The|A|An|This|That|These|Those|Its|His|Her|Their|Our|My|And|But|In|At|By|On|For|From|With|As|If|When|While|Dear|s)\s+")
_LOOSE_END = re.compile(r",?\s+(?:and|the|for|in|to|on|or|an?|with|With|From|And)$")
_CUT_OFF = re.compile(  # "People's Republic of": half a name
    r"\sof$|^(?:(?:Executive|Emergency) (?:Orders?|Directives?)|E\.?O\.?s?|Public Laws?)$")
_BY_NUMBER = re.compile(r"(?:\b(?:Public Law|Task Force|Order|Directive|Proclamation|Resolution|Regulation)|\bE\.O\.)$")
_NUMBER = re.compile(r"\s(?:No\.\s)?\d[\d/–-]*\b(?!,\d)")
_POSSESSIVE = re.compile(r"(?:\s?['’´`]\s?s|['’]|(?<=[a-z]) s)$")  # the mark may be lost: "Senator Roe s bill"
_BREAK = re.compile(r"\n|\s{3,}|(?<! [A-Z])\s{2}|\s[–—|•]\s|\s?[“”\"]\s?|\s-\s(?=[A-Z])|(?<=\.)/\s?")
_PREFIX = re.compile(r"(?:pro|anti|non|ex|mid|post|pre|un|neo|intra|inter)[-–](?=[A-Z])")
_PLURAL = re.compile(r"(?<=\d)s$")  # "Norrland 737s"
_SCORE = re.compile(r"\s[\d-]+$")  # "Durham 114"
_RESULT = re.compile(r"\s\d+-\d+$")  # "Norrland Royals 4-0"
_CITED = re.compile(r"\s\((?:\d+ (?:[A-Z]\.\s?[A-Z]|USC|CFR|Stat\b)|Pub\.|P\.\s?L\.|Public Law|as amended|codified)")
_SUBTITLE = re.compile(r"(?<=[a-z]{2}|[A-Z]{2})[:;] (?=[A-Z])")  # of a title; but films and games are so named
_POST = r"(?:Senators?|Sen|Congress(?:wo)?man|Representatives?|Rep|Governor|Gov|Mayor|Sheriff|Ambassador|Attorney General)"
_POSTED = re.compile(rf"\s(?:U\.? ?S\.? +)?{_POST}\b\.?")  # "Sundby Mayor": the next name's
_POST_BEFORE = re.compile(rf"(?:[A-Z][\w.]*\s+){{1,3}}{_POST}\.?\s+(?=[A-Z])|Q\s+(?=[A-Z][a-z])")  # "Sundby Mayor Ann Quill"; "Q" asks
_SEAT = re.compile(r"\s+[DRI](?:\s?-\s?|\s+)[A-Z][A-Za-z]\b.*|\s[A-Z]{2}\s[A-Z][a-z]+$")  # "Ann Quill D IA", "Quill AL Recording"
_THEN = re.compile(r"\s(?:Before|After|[Aa]t|From|With|For|About|Against|Under|Between|Without|Since|Until|Following)\s.*|"
                   r"\s(?i:signs|underscores|issues|names|nominates|appoints|releases|votes|honors|honours|hails|reaffirms|"
                   r"directs|convenes|orders|calls|meets|leads|acts|today|yesterday|tonight)$")
_PART_OF = re.compile(r"(?:[Ss]ub)?(?:[Ss]ection|[Tt]itle|[Pp]art|[Cc]hapter|[Pp]aragraph)s? [\dIVX]\S* of (?:the )?(?=[A-Z])")
_CLAUSE = re.compile(r"[\d)]\(\w{1,3}$")  # "2(d)(2)(B"
_RANK = re.compile(r"[\s,]+(?:Capt|Sgt|Lt|Col|Gen|Det|Sen|Rep|Gov|Dr|Mr|Mrs|Ms|Prof)$")  # the next name's
_NEXT, _NAME = re.compile(r"\.? [A-Z]"), re.compile(r"\.?\s+[A-Z][a-z]")
_HEADLINED = re.compile(
    r"\s(?:announces?|welcomes|mourns|says|urges|introduces|secures|seeks|praises|applauds|joins|visits|meets|hosts|touts|wins|beats|"
    r"offers|updates|defeats|unveils|launches|accuses|warns|blasts|slams|gets|takes|makes|gives|sends|asks|tells|wants|becomes|arrives|dies|pleads|"
    r"denies|rejects|opposes|condemns|highlights|delivers|receives|approves|passes|considers|confirms|co-?sponsors|responds|comments|"
    r"speaks|testifies|criticizes|criticises|reacts|continues|will|checks|is|are|was|were|has|have|into|as|through|amid|despite|during)\s.*|"
    r"\s(?:announces|welcomes|mourns|says|urges|introduces|applauds|praises|defeats|beats|unveils|accuses|condemns)$", re.IGNORECASE)
_GLUED = re.compile(r"(?<= Agency|mission|mmittee|inistry|thority)(?: [A-Z][\w.’'-]+){2}$")  # the next name, without a comma
_BEYOND = re.compile(r"(?<=Inc\.|Ltd\.) (?!Co\b|Corp|Ltd|Inc|Group)[A-Z].*$|"  # "Quill Ltd. Commerce", "WBB Administrator"
                     r"(?<=[A-Z]{2}) (?:Administrator|Secretary|Director|Commissioner)$")
_GENERAL = re.compile(r"(?<=[A-Z0-9]{2}) (?:Leaders|Officials|Ministers|Members|Alliance|Allies|Partners|Countries|Nations)$|"
                      r"(?<=[a-z](?:an|se|sh)) (?:Elites|Oligarchs|Allies|Officials|Leaders|Citizens|Nationals|Troops)$")  # "G7 Leaders"
_NOTE = re.compile(r",?\[\d{1,3}\]?$")  # "Ann Quill,[1"
_TOWN, _DAY = re.compile(r"(?<=[a-z]) [A-Z]{4,}$"), re.compile(r" (?:\d|\([A-Z])")
_DOING = re.compile(  # a heading's first word: "Supporting Ruritania"; but a law may begin so
    r"(?:Support|Expand|Advanc|Strengthen|Address|Improv|Promot|Increas|Ensur|Launch|Establish|Creat|Provid|Enhanc|Implement|Deliver|"
    r"Revok|Deepen|Restor|Moderniz|Modernis|Accelerat|Bolster|Announc|Leverag|Coordinat|Uphold)ing (?=[A-Z])(?!.*\b(?:Act|Law|Bill)\b)")
_STATE = re.compile(r"(?<=[a-z]) State$")
_OFFICIAL = re.compile(r" (?:Senators?|Sen\.|Representatives?|Rep\.|Assembly|Treasurer|Attorney|Legislat)")
_OWNER = re.compile(r"(?:(?:the|The|Her|His|Our|our|her|his) )?(?:President|Nation|Administration|Secretary|Government|Department|Agency|"
                    r"Commission|Committee|Minister|Governor|Senator|Country|Company|[A-Z]{3,6})['’]s (?=[A-Z])")
_BEFORE = (_ARTICLE, _OWNER, _DOING, _PART_OF)
_FIRST_WORD = re.compile(r"([\w’'-]+)\.?,?\s+(?!of\b)(?=\S)")  # of "President of Ruritania", "President" is no title before a name
_NAMELIKE = re.compile(r"[^\W\d_]")


def trimmed(text: str, span: Span, kind: Kind) -> Span | None:
    """The name within `span`, or None where no name is left."""
    start, end = _longest_part(text, span.start, span.end, _BREAK)
    if kind not in (Kind.PRODUCT, Kind.EVENT):
        start, end = _longest_part(text, start, end, _SUBTITLE)
    while True:
        before = start, end
        start, end = _edges(text, start, end)
        end = _without_possessive(text, start, end)
        if m := _LOOSE_END.search(text, start, end) or _NOTE.search(text, start, end):
            end = m.start()
        if m := _HEADLINED.search(text, start, end) or _CITED.search(text, start, end):
            end = m.start()
        if (m := _STATE.search(text, start, end)) and _OFFICIAL.match(text, end):
            end = m.start()
        if m := _GLUED.search(text, start, end) or _GENERAL.search(text, start, end) or _dateline(text, start, end):
            end = m.start()
        if kind is Kind.ORGANISATION and (m := _beyond(text, start, end)):
            end = m.start()
        if _NAME.match(text, end) and (m := _POSTED.search(text, start, end)) and m.end() == end:
            end = m.start()
        if m := next((m for m in (opening.match(text, start, end) for opening in _BEFORE) if m), None):
            start = m.end()
        if m := _PREFIX.match(text, start, end):
            start = m.end()
        if m := _scored(text, start, end, kind):
            end = m.start()
        if kind is Kind.PERSON:
            start, end = _person(text, start, end)
        if (start, end) == before:
            break
    if _BY_NUMBER.search(text, start, end) and (m := _NUMBER.match(text, end)):
        end = m.end()
    words = text[start:end]
    if cut_off(words):
        return None
    return Span(start, end) if _NAMELIKE.search(words) and any(c.isupper() for c in words) else None


def _beyond(text: str, start: int, end: int) -> re.Match[str] | None:
    """What follows a body's name: its head's office, the rank of the next name."""
    return _BEYOND.search(text, start, end) or (_RANK.search(text, start, end) if _NEXT.match(text, end) else None)


def _dateline(text: str, start: int, end: int) -> re.Match[str] | None:
    """The town in "Orla Quill SUNDBY 2024-08-30"."""
    return _TOWN.search(text, start, end) if _DAY.match(text, end) else None


def _scored(text: str, start: int, end: int, kind: Kind) -> re.Match[str] | None:
    if kind in (Kind.PERSON, Kind.PLACE, Kind.GROUP):
        return _SCORE.search(text, start, end)
    return _RESULT.search(text, start, end) or _PLURAL.search(text, start, end) if kind is Kind.ORGANISATION else None


def cut_off(words: str) -> bool:
    """Whether they are half a name: "People's Republic of", "Executive Order" without its number."""
    return bool(_CUT_OFF.search(words))


def _longest_part(text: str, start: int, end: int, parted: re.Pattern[str]) -> tuple[int, int]:
    parts, at = [], start
    for m in parted.finditer(text, start, end):
        parts.append((at, m.start()))
        at = m.end()
    return max([*parts, (at, end)], key=lambda part: (part[1] - part[0], -part[0]))


def _edges(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in _EDGE:
        start += 1
    while start < end and (text[end - 1] in _EDGE or (text[end - 1] == "." and not _ABBREVIATED.search(text, start, end))):
        end -= 1
    if _CLAUSE.search(text, start, end) and text[end:end + 1] == ")":
        return start, end + 1
    if "(" in text[start:end] and ")" not in text[start:end]:
        end = text.index("(", start)
    elif ")" in text[start:end] and "(" not in text[start:end]:
        start = text.rindex(")", start, end) + 1
    return start, end


def _without_possessive(text: str, start: int, end: int) -> int:
    m = _POSSESSIVE.search(text, start, end)
    return m.start() if m else end


def _person(text: str, start: int, end: int) -> tuple[int, int]:
    """A person's name without the office before it, the seat after it, and the words of a headline."""
    if m := _THEN.search(text, start, end) or _SEAT.search(text, start, end):
        end = m.start()
    if m := _POST_BEFORE.match(text, start, end):
        start = m.end()
    return _after_title(text, start, end), end


def _after_title(text: str, start: int, end: int) -> int:
    while m := _FIRST_WORD.match(text, start, end):
        if m[1].lower() not in TITLES:
            break
        start = m.end()
    return start
