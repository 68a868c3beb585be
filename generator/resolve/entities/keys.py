"""A name as printed -> its Key: what is left when case, accents, titles, company forms and word order mean nothing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from generator.catalog import Entry
from generator.model.names import Kind


def lexicon(text: str) -> frozenset[str]:
    """The words of `text`."""
    return frozenset(text.split())


TITLES = lexicon("""
mr mrs ms miss dr prof professor sir dame lord lady president vice chancellor premier prime minister deputy senator sen rep representative
congressman congresswoman governor gov mayor general gen colonel col captain capt major lieutenant lt sergeant sgt judge justice secretary
ambassador king queen prince princess pope former chairman chairwoman chief executive spokesman spokeswoman director attorney crown
administrator commissioner
""")
POSTS = lexicon("""
president minister senator secretary governor chancellor premier congressman congresswoman ceo spokesman spokeswoman administrator
commissioner chairman chairwoman executive officer leaders ministers presidents senators governors secretaries officials
""")
RANKS = dict(pair.split(":") for pair in lexicon("""
senator:senator senators:senator sen:senator sens:senator representative:representative representatives:representative
rep:representative reps:representative congressman:representative congresswoman:representative governor:governor gov:governor
president:president secretary:secretary minister:minister chancellor:chancellor premier:premier judge:judge justice:justice mayor:mayor
ambassador:ambassador commissioner:commissioner
"""))  # as printed before a name -> the office
SORTS = lexicon("""
company companies firm maker giant group supplier startup start-up bank carrier retailer manufacturer developer platform operator
producer agency watchdog regulator ministry think-tank newspaper automaker chipmaker dronemaker rival subsidiary exchange broker party
club tool program software carmaker drugmaker planemaker broadcaster insurer lender conglomerate contractor airline utility
""")  # words that, right before a name, say what sort of thing it is
FORMS = lexicon("""
inc incorporated corp corporation ltd limited llc llp lp plc ag gmbh nv sa spa ab asa oyj oy se kk bhd pte pty co company cos sarl bv kgaa
""")
DESCRIPTORS = lexicon("""
group groups holding holdings technologies technology tech industries industry international systems motors motor airlines airways bank
networks software electronics pharmaceuticals pharma semiconductor semiconductors communications telecom telecommunications platforms
""")  # what may follow a firm's short name: "Leon" for "Leon Technology"; "Energy" or "Media" may make another firm
LOOSE = lexicon("group holding holdings technologies technology")  # dropped over the whole corpus too
OFFICES = lexicon("department ministry")  # "Commerce Department" is "Department of Commerce"
STATE = OFFICES | lexicon("""
treasury senate congress parliament court army navy government embassy cabinet customs police commission bureau agency administration
house representatives council force reserve intelligence
""")  # whose country may be left out: "US Treasury", "Treasury"
LONE = lexicon("treasury senate congress navy army")  # those that say enough alone in another article
HOUSES = FORMS | lexicon("""
group holdings technologies bank university institute ministry department agency committee association commission council corporation
""")  # a person's name does not end so
# By itself each is its article's own: "the Commission", "the City".
SORT = (STATE | HOUSES | lexicon("""
church party court fund club union federation foundation exchange society board league alliance state city
""")) - LONE
FAMILY_FIRST = lexicon("""
li wang zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng liang xie song tang deng han feng cao peng zeng
xiao tian dong pan yuan cai jiang yu du ye cheng wei su lu ding ren shen yao cui zhong tan fan jin shi dai xia xi qin hou zou xiong meng
long duan lei qian yin bai kim park lee choi jung kang cho yoon jang lim han moon nguyen tran le pham hoang phan vu vo dang bui do ngo
""")  # family names that stand first: the only first words that may stand for a person in another article
NICKNAMES = dict(pair.split(":") for pair in lexicon("""
joe:joseph bob:robert rob:robert bill:william will:william jim:james jimmy:james mike:michael tom:thomas tim:timothy dick:richard
dan:daniel dave:david steve:steven tony:anthony chris:christopher nick:nicholas ben:benjamin ed:edward ted:edward chuck:charles
charlie:charles ron:ronald don:donald ken:kenneth matt:matthew jeff:jeffrey greg:gregory andy:andrew larry:lawrence jerry:gerald
pat:patrick pete:peter ray:raymond sam:samuel kate:katherine kathy:katherine liz:elizabeth beth:elizabeth sue:susan
debbie:deborah jen:jennifer maggie:margaret
"""))
SMALL = lexicon("of and the for in on de la du et to at")  # words that initials may leave out
SPELT = {"defense": "defence", "labor": "labour", "center": "centre", "dept": "department", "organization": "organisation"}
SUFFIXES = lexicon("jr sr ii iii iv")
_MARKS = re.compile(r"[\u0300-\u036f]")
TICKER = re.compile(r"\s*\([a-z]{2,8}\s?:\s?[\w.]+\)", re.IGNORECASE)  # "(NYSE:BABA)"
_POSSESSIVE = re.compile(r"[’']s\b|[’']$")
_INSIDE = re.compile(r"[’']s\s")
_FULL_STOP = re.compile(r"\.(?=\w\w)")
_DOTS = re.compile(r"[.’'`]")
_OTHER = re.compile(r"[^\w]+")
LONG = re.compile(r"[^\W\d_]{4,}(?:-[^\W\d_]+)*")  # a word too long for a particle of a person's name: "columnist", not "bin"
_TOLD = re.compile(r",? (?:which|who|whose|himself|herself|itself)\b.*|, (?:the|an?|one)\b.*", re.DOTALL)
_ACRONYM = re.compile(r"[A-Z][A-Za-z0-9&]{0,6}[A-Z0-9]s?")

Countries = Mapping[str, str]  # "american", "u s" folded -> "united states"


@dataclass(frozen=True, slots=True)
class Key:
    """`words` compare two names; `initials` are all that the full name may be shortened to."""

    text: str
    words: tuple[str, ...]
    acronym: bool  # printed like one: "SMIC", "BoE"
    formed: bool = False  # printed with its company form: a full name, not a short one
    odd: bool = False  # with a possessive inside: no single name
    country: str = ""  # of a body of state: "us commerce department"
    initials: frozenset[str] = frozenset()


def fold(text: str) -> str:
    """Lower case, no accents, no possessive, "&" as "and", dots and apostrophes gone, other marks as spaces."""
    bare = (text if text.isascii() else _MARKS.sub("", unicodedata.normalize("NFKD", text))).casefold()
    if bare.replace(" ", "").isalnum():
        return " ".join(bare.split())
    bare = _POSSESSIVE.sub("", TICKER.sub("", bare) if "(" in bare else bare).replace("&", " and ")
    return " ".join(_OTHER.sub(" ", _DOTS.sub("", _FULL_STOP.sub(" ", bare))).split())


def nouns(entries: Iterable[Entry]) -> Countries:
    """Only the countries' names, "US" and "United States" but not "American" -> the country's folded name."""
    return {fold(word): fold(entry.name) for entry in reversed(tuple(entries)) if entry.demonyms
            for word in (*entry.aliases, entry.name) if word}


def countries(entries: Iterable[Entry]) -> Countries:
    """Every word for a country in the catalogue -> the country's folded name."""
    return {fold(word): fold(entry.name) for entry in reversed(tuple(entries)) if entry.demonyms
            for word in (*entry.aliases, *entry.demonyms, entry.name) if word}


def keymaker(known: Countries, named: Countries) -> Callable[[str, Kind], Key]:
    """The function from surface and kind to Key, which remembers what it has seen."""

    @cache
    def someone(surface: str) -> Key:
        bare = person(plain(after(told(surface), LONG.fullmatch)))
        return Key(" ".join(bare), bare, acronym(surface), odd=_INSIDE.search(surface) is not None)

    @cache
    def organisation(surface: str) -> Key:
        own = after(told(surface), SORTS.__contains__)
        words = spelt(plain(own))
        country, bare = body(words, known)
        bare = bare if country else renamed(bare, named)
        text = f"{country} {' '.join(bare)}" if country else " ".join(bare)
        formed = len(words) > 2 and words[-1] in FORMS
        return Key(text, tuple(text.split()), acronym(own), formed, False, country, initials(own, known))

    @cache
    def other(surface: str) -> Key:
        own = told(surface)
        words = tuple(plain(own))
        return Key(" ".join(words), words, acronym(own), initials=initials(own, known))

    def key(surface: str, kind: Kind) -> Key:
        return (someone if kind is Kind.PERSON else organisation if kind is Kind.ORGANISATION else other)(surface)

    return key


def plain(surface: str) -> list[str]:
    """Its folded words without "the"; never none."""
    words = fold(surface).split() or surface.casefold().split() or [surface]
    return words[1:] if words[0] == "the" and len(words) > 1 else words


def told(surface: str) -> str:
    """The name without what is told of it: "Acme, which makes drones", "Jane Roe herself"."""
    return _TOLD.sub("", surface) or surface


def after(surface: str, small: Callable[[str], object]) -> str:
    """What follows the last word of that sort printed small, if a capital does: "carmaker Acme Motors", "columnist Jane Roe"."""
    words = surface.split()
    last = max((n for n, word in enumerate(words) if word.islower() and small(word)), default=-1)
    return " ".join(words[last + 1:]) if any(word[0].isupper() for word in words[last + 1:]) else surface


def spelt(words: list[str]) -> list[str]:
    """Letters printed one by one are one word: "u s steel", "j p morgan"."""
    found = [words[0]]
    lone = len(words[0]) == 1
    for word in words[1:]:
        if lone and len(word) == 1:
            found[-1] += word
        else:
            found.append(word)
        lone = len(word) == 1
    return found


def acronym(surface: str) -> bool:
    """Whether it is printed like one."""
    return _ACRONYM.fullmatch(surface.replace(".", "").removeprefix("the ").removeprefix("The ")) is not None


def person(words: list[str]) -> tuple[str, ...]:
    """Titles and what stands before them dropped, as long as a name is left: "former Ohio Senator Jane Roe"."""
    office = max((n for n, word in enumerate(words[:-1]) if word in POSTS and words[n + 1] not in SMALL), default=-1)
    words = words[office + 1:]
    while len(words) > 1 and words[0] in TITLES:
        words = words[1:]
    return tuple(words)


def body(words: list[str], known: Countries) -> tuple[str, tuple[str, ...]]:
    """(country of a body of state, the other words in one order, company forms dropped)."""
    words = [SPELT.get(word, word) for word in words]
    while len(words) > 1 and words[-1] in FORMS:
        words = words[:-2] if len(words) > 2 and words[-2] == "and" else words[:-1]
    country = ""
    if STATE.intersection(words):
        n = next((n for n in (3, 2, 1) if len(words) > n and " ".join(words[:n]) in known), 0)
        country, words = known.get(" ".join(words[:n]), ""), words[n + (words[n] == "s" and len(words) > n + 1):]  # "Canada's"
    if len(words) > 1 and words[-1] in OFFICES:
        words = [words[-1], "of", *words[:-1]]
    if len(words) > 2 and words[0] in OFFICES and words[1] == "for":
        words = [words[0], "of", *words[2:]]
    return country, tuple(words)


def renamed(words: tuple[str, ...], named: Countries) -> tuple[str, ...]:
    """A country's name at the front in one form: "us trade representative" as "united states trade representative"."""
    n = next((n for n in (3, 2, 1) if len(words) > n and " ".join(words[:n]) in named), 0)
    return (*named[" ".join(words[:n])].split(), *words[n:]) if n else words


def initials(surface: str, known: Countries) -> frozenset[str]:
    """All that "Bank of England" may be shortened to: "be", "boe"; with and without small words, hyphens, country and company form."""
    if " " not in surface and "-" not in surface:
        return frozenset()
    found = shortenings(fold(surface).split(), known)
    return found | shortenings(fold(surface.replace("-", "")).split(), known) if "-" in surface else found


def shortenings(words: list[str], known: Countries) -> frozenset[str]:
    """The initials of these words, of all but the company form, and of all but the country."""
    words = words[1:] if words[:1] == ["the"] else words
    cuts = [words]
    if words and words[-1] in FORMS:
        cuts.append(words[:-1])
    if n := next((n for n in (2, 1) if len(words) > n + 1 and " ".join(words[:n]) in known), 0) if known else 0:
        cuts.append(words[n:])
    found = {"".join([w[0] for w in cut]) for cut in cuts}
    if not SMALL.isdisjoint(words):
        found.update("".join([w[0] for w in cut if w not in SMALL]) for cut in cuts)
    return frozenset([short for short in found if len(short) > 1])


def loose(words: tuple[str, ...]) -> tuple[str, ...]:
    """A person's name without middle initials, "Jr" and the like."""
    bare = tuple(w for w in words if len(w) > 1 and w not in SUFFIXES)
    return bare if len(bare) > 1 else words
