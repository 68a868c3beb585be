"""Words -> the class and value that each has in a date. A class is one letter; a text's classes make a string to match on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.extract.dates.holidays import NAMES as HOLIDAYS

Entry = tuple[str, str]  # class letter, value

MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SHORT_MONTHS = {"jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9, "oct": 10, "nov": 11, "dec": 12}
SHORT_WEEKDAYS = {"mon": 0, "tue": 1, "tues": 1, "wed": 2, "weds": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "sat": 5, "sun": 6}
UNITS = {
    "second": "S", "minute": "m", "hour": "h", "day": "D", "week": "W", "fortnight": "F", "month": "M", "quarter": "Q", "year": "Y",
    "decade": "E", "century": "C", "millennium": "L", "weekend": "N", "min": "m", "hr": "h", "sec": "S", "yr": "Y",
}
_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth",
    "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth",
)


def listed(words: str) -> frozenset[str]:
    """The words of a string, for tables that are read more often than changed."""
    return frozenset(words.split())


def _each(letter: str, words: str) -> dict[str, Entry]:
    """`"ago|back"` -> both words with that class; the value is the word itself, or what follows `=`."""
    pairs = (word.partition("=") for word in words.split("|"))
    return {word: (letter, value or word) for word, _, value in pairs}


def _numbered(letter: str, words: Iterable[str], first: int) -> dict[str, Entry]:
    return {word: (letter, str(n)) for n, word in enumerate(words, first)}


def _numbers() -> dict[str, Entry]:
    found = _numbered("n", _ONES, 0)
    for ten, word in enumerate(_TENS, 2):
        found[word] = ("n", str(ten * 10))
        for one in range(1, 10):
            found[f"{word}-{_ONES[one]}"] = found[f"{word} {_ONES[one]}"] = ("n", str(ten * 10 + one))
    found |= {"hundred": ("N", "100"), "thousand": ("N", "1000")}
    return found


def _ordinals() -> dict[str, Entry]:
    found = _numbered("o", _ORDINALS, 1) | {"thirtieth": ("o", "30")}
    for ten, word in ((20, "twenty"), (30, "thirty")):
        found |= {f"{word}-{_ORDINALS[one - 1]}": ("o", str(ten + one)) for one in range(1, 10) if ten + one < 32}
        found |= {f"{word} {_ORDINALS[one - 1]}": ("o", str(ten + one)) for one in range(1, 10) if ten + one < 32 and one != 2}
    return found | _each("o", "final=-1")


def _units() -> dict[str, Entry]:
    """Singular `u`, plural `U`; "second" is settled by the grammar, for it is an ordinal too."""
    plural = {"century": "centuries", "millennium": "millennia"}
    found = {word: ("u", unit) for word, unit in UNITS.items() if word not in ("second", "sec", "min")}
    return found | {plural.get(word, word + "s"): ("U", unit) for word, unit in UNITS.items() if word != "sec"}


def _calendar() -> dict[str, Entry]:
    found = _numbered("M", MONTHS, 1) | _numbered("w", WEEKDAYS, 0) | _numbered("x", (day + "s" for day in WEEKDAYS), 0)
    for short, table in (("m", SHORT_MONTHS), ("v", SHORT_WEEKDAYS)):
        letter = {"m": "M", "v": "v"}[short]
        found |= {word + dot: (letter, str(n)) for word, n in table.items() for dot in ("", ".")}
    found |= {"tues.": ("v", "1"), "thurs.": ("v", "3")}
    return found | {holiday: ("h", holiday) for holiday in HOLIDAYS}


_REFS = {
    "PRESENT_REF": "now|right now|currently|nowadays|presently|at present|these days|the time being|at the moment|at this moment|"
                   "at the present time|at the present moment",
    "PAST_REF": "recently|lately|more recently|most recently|not long ago|long ago|some time ago",
    "FUTURE_REF": "the future|the near future|the foreseeable future|some day|someday|the near term|the short term|the long term|"
                  "as soon as possible|very soon|a later date",
}


def _refs() -> dict[str, Entry]:
    return {word: ("R", value) for value, words in _REFS.items() for word in words.split("|")}


_WORDS = {  # class: words, each with its value after "=" (else the word itself)
    "p": (  # parts of the day
        "morning=MO|mornings=MO|afternoon=AF|afternoons=AF|evening=EV|evenings=EV|night=NI|nights=NI|dawn=MO|dusk=EV|"
        "lunchtime=T12:00|noon=T12:00|midday=T12:00|mid-day=T12:00|midnight=T24:00"
    ),
    "G": (  # named from today
        "today=0|tomorrow=1|yesterday=-1|tonight=NI|the day after tomorrow=2|the day before yesterday=-2|"
        "day after tomorrow=2|day before yesterday=-2"
    ),
    "s": "spring=SP|summer=SU|autumn=FA|fall=FA|winter=WI|springs=SP|summers=SU|autumns=FA|winters=WI",  # seasons
    "g": "ago",  # counts back from the day
    "e": "earlier",  # counts back from what was told
    "L": "later|afterwards|hence",  # counts on from what was told
    "a": "from now",  # counts on from the day
    "<": "from",
    "^": "before|after",
    "S": "or so|or two|or more",  # after a count
    "l": "last|past|preceding|latest|previous",  # back
    "t": "this|current",  # now
    "f": "next|coming|following|upcoming|subsequent|ensuing|this coming=coming",  # on
    "D": "that|same|that same=same|the same=same|the very same=same",  # points at what was told
    "T": "the",  # article
    "A": "a=1|an=1",  # article
    "z": "recent",  # of late
    "j": (  # which part
        "early=START|late=END|mid=MID|middle=MID|beginning=START|start=START|end=END|the beginning=START|the start=START|"
        "the middle=MID|the end=END|the early=START|the late=END|the mid=MID|the close=END|the latter part=END|"
        "the first part=START|a good part=|the turn=START|the rest=AFTER|the remainder=AFTER|much=|most="
    ),
    "q": (  # how near
        "about=APPROX|around=APPROX|nearly=LESS_THAN|almost=LESS_THAN|approximately=APPROX|roughly=APPROX|some=APPROX|"
        "over=MORE_THAN|more than=MORE_THAN|less than=LESS_THAN|fewer than=LESS_THAN|at least=EQUAL_OR_MORE|"
        "up to=EQUAL_OR_LESS|no more than=EQUAL_OR_LESS|at most=EQUAL_OR_LESS|no less than=EQUAL_OR_MORE|"
        "just over=MORE_THAN|just under=LESS_THAN|well over=MORE_THAN|close to=APPROX|circa=APPROX|an additional=|"
        "another=|just about=APPROX|sometime=APPROX|an estimated=APPROX|as many as=EQUAL_OR_LESS"
    ),
    "k": (  # loose counts
        "several=X|few=X|a few=X|many=X|a couple of=2|couple of=2|a couple=2|a pair of=2|various=X|numerous=X|"
        "quite a few=X|dozens of=X|scores of=X|hundreds of=X|countless=X|a number of=X|a dozen=12|half a dozen=6|couple=2"
    ),
    "E": "every|each|every other=2|each of=",  # every
    "r": "daily=P1D|weekly=P1W|monthly=P1M|annually=P1Y|yearly=P1Y|hourly=PT1H|biweekly=P2W|fortnightly=P2W|nightly=P1D|"
    "semi-annually=P6M|semiannually=P6M|bi-monthly=P2M|bimonthly=P2M|bi-weekly=P2W",  # how often
    "P": "am|a.m=am|a.m.=am|pm|p.m=pm|p.m.=pm|o'clock=",  # halves of the clock
    "Z": (  # zones
        "gmt=Z|utc=Z|est=|edt=|pst=|pdt=|cst=|cdt=|mst=|mdt=|cet=|cest=|bst=|ist=|jst=|kst=|hkt=|aest=|et=|local time=|"
        "eastern time=|eastern=|pacific time=|central time="
    ),
    "I": "of|in",  # joins parts of one date
    "&": "and|or",  # joins dates
    ">": "to|through|until|till|thru|–|—",  # ranges
    "O": "on|at",  # before a day
    "F": "fiscal|financial|fy",  # book years
    "b": "half|halves|½",  # halves
    "m": (  # beside a unit
        "more|straight|consecutive|additional|full|trading|business|working|successive|long|calendar|extra|whole|further|"
        "solid"
    ),
    ".": "start in|starts in|start at|end in|end at|the dawn of|dawn of",  # no part of a stretch: "start in May"
    "K": "year-end|year end|year's end|end-of-year",  # year's end
    "B": "year-earlier|year-ago",  # a year before
    "i": "period|term",  # stretches
    ",": ",",
    "'": "'s",
    "d": "old",  # ages
    "W": "ended|ending",  # after a stretch
    "V": "twenties=20|thirties=30|forties=40|fifties=50|sixties=60|seventies=70|eighties=80|nineties=90",  # decades in words
}


def lexicon() -> Mapping[str, Entry]:
    """Every word and phrase, lower case, with single spaces."""
    words = {word: entry for letter, words in _WORDS.items() for word, entry in _each(letter, words).items()}
    return words | _numbers() | _ordinals() | _units() | _calendar() | _refs()
