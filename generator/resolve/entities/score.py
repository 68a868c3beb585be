"""Names of one article -> Ties: which short form stands for which full one, by which rule."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise

from generator.model.findings import Findings
from generator.model.ids import Span
from generator.model.names import Kind
from generator.resolve.entities.block import Name
from generator.resolve.entities.holders import Holders, may_mean
from generator.resolve.entities.keys import (
    DESCRIPTORS,
    FORMS,
    POSTS,
    SMALL,
    SORT,
    STATE,
    Countries,
    fold,
    loose,
)


class Rule(IntEnum):
    """Best first: better ties are made before others can stand in their way."""

    LISTED = 0
    CLAIM = 1
    INITIALS = 2
    PART = 3
    SURNAME = 4
    CORPUS = 5


WORDS = {
    Rule.CLAIM: "the article says so", Rule.INITIALS: "its initials, in the same article", Rule.PART: "a short form, in the same article",
    Rule.SURNAME: "part of the full name, in the same article", Rule.CORPUS: "the only such name in the collection",
}
_KIN = re.compile(  # up to the end of what is searched
    r"\b(?:his|her|their|whose)\s(?:\w+\s)?(?:sons?|daughters?|wife|husband|brothers?|sisters?|father|mother|children)"
    r",?\s(?:[A-Z]\w+(?:,\s|,?\sand\s)){0,3}$")
NEXT = 2  # characters between a name and another of the same firm that is told right after it
SPELT = 4  # letters; a shorter word that isn't printed as an acronym stands for no initials: "Asifma" does


@dataclass(frozen=True, slots=True)
class Tie:
    short: Name
    long: Name
    rule: Rule


def ties(found: Findings, names: Sequence[Name], known: Countries, common: Container[str], held: Holders) -> list[Tie]:
    """All that one article says about which of its names are one; `common` are words that the collection prints small."""
    best: dict[int, Tie] = {}
    people = surnames(found.article.text, names, common, held)
    for tie in (*claims(found, names), *acronyms(names), *parts(names, known), *models(names), *people):
        best.setdefault(tie.short.at[1], tie)
    return list(best.values())


def one(candidates: Iterable[Name]) -> Name | None:
    """The only one meant, if the candidates are all of one identity."""
    found = list(candidates)
    return found[0] if found and len({name.identity for name in found}) == 1 else None


def surnames(text: str, names: Sequence[Name], common: Container[str], held: Holders) -> Iterator[Tie]:
    """"Goldstein" for "Eric Goldstein", "Xi" for "Xi Jinping", "bin Salman" for "Mohammed bin Salman"."""
    full = [name for name in names if name.kind is Kind.PERSON and len(name.key.words) > 1 and name.key.words[-1] not in POSTS]
    if not full:
        return
    first, last = defaultdict[str, list[Name]](list), defaultdict[str, list[Name]](list)
    for name in full:
        first[name.key.words[0]].append(name)
        last[name.key.words[-1]].append(name)
    for name in names:
        person = name.kind is Kind.PERSON or name.here is Kind.PERSON
        long = bearer(name, first, last) if name.ref is None and (person or _guessed(name, last)) else None
        if long and may_mean(name, long, held) and not (begun(name, long) and (far(long, common) or kin(text, name))):
            yield Tie(name, long, Rule.SURNAME)


def begun(name: Name, long: Name) -> bool:
    """Whether it is how the full name begins, and not how it ends."""
    n = len(name.key.words)
    return long.key.words[:n] == name.key.words != long.key.words[-n:]


def far(long: Name, common: Container[str]) -> bool:
    """Whether the full name is too doubtful to be called by its first word."""
    return long.key.words[-1] in common or long.key.odd


def kin(text: str, name: Name) -> bool:
    """Whether it is first told of as someone's relative: "(and his son, Vladimir)"."""
    start = name.mentions[0].span.start
    return _KIN.search(text, max(0, start - 40), start) is not None


def _guessed(name: Name, last: Mapping[str, Sequence[Name]]) -> bool:
    """Whether it is someone's last name that the model alone takes for something else."""
    return len(name.key.words) == 1 and name.guessed and name.key.words[0] in last


def bearer(name: Name, first: dict[str, list[Name]], last: dict[str, list[Name]]) -> Name | None:
    """The one full name that ends in these words, or else begins with them."""
    words = name.key.words
    n = len(words)
    ends = [long for long in last.get(words[-1], ()) if len(long.key.words) > n and long.key.words[-n:] == words]
    ends = introduced(name, ends) if len(ends) > 1 else ends
    begins = [long for long in first.get(words[0], ()) if len(long.key.words) > n and long.key.words[:n] == words]
    bare = [long for long in last.get(words[-1], ()) if n > 1 and long is not name and loose(long.key.words) == words]
    return one(ends) or (one(begins) if not ends else None) or one(bare)


def introduced(name: Name, full: list[Name]) -> list[Name]:
    """Those of the full names that stand before the short one's first use: a namesake who comes later isn't meant."""
    first = name.mentions[0].span.start
    return [long for long in full if long.mentions[0].span.start <= first] or full


def acronyms(names: Sequence[Name]) -> Iterator[Tie]:
    """"SMIC" for "Semiconductor Manufacturing International Corp", where just one name of the article has these initials."""
    spelt: dict[str, list[Name]] = defaultdict(list)
    for name in names:
        if name.kind is not Kind.PERSON:
            for short in name.key.initials:
                spelt[short].append(name)
    for name in names:
        if len(name.key.words) == 1 and (name.key.acronym or len(name.key.text) >= SPELT) and name.key.text in spelt:
            long = one(spelt[name.key.text])
            if long and (name.ref is None or name.kind is long.kind) and not (name.ref and long.ref) and not incorporated(name, long):
                yield Tie(name, long, Rule.INITIALS)


def incorporated(short: Name, long: Name) -> bool:
    """Whether each is another firm's full name: "CNOOC Limited" beside "China National Offshore Oil Corporation"."""
    form, other = (fold(name.surface).split()[-1] for name in (short, long))
    told = any(0 <= a.span.start - b.span.end <= NEXT for a in short.mentions for b in long.mentions)
    return " " in short.surface and form in FORMS and other in FORMS and form[0] != other[0] and not told


def parts(names: Sequence[Name], known: Countries) -> Iterator[Tie]:
    """"NetPosa" for "NetPosa Technologies", "Meiya Pico" for "Xiamen Meiya Pico", "Treasury" for "US Treasury"."""
    firms = [name for name in names if name.kind is Kind.ORGANISATION and len(name.key.words) > 1]
    if not firms:
        return
    places = {name.key.text for name in names if name.kind is Kind.PLACE}
    by_first, by_last = defaultdict[str, list[Name]](list), defaultdict[str, list[Name]](list)
    for name in firms:
        by_first[name.key.words[0]].append(name)
        by_last[name.key.words[-1]].append(name)
    for name in names:
        if name.kind not in (Kind.ORGANISATION, Kind.PRODUCT) or name.key.formed:
            continue
        words, n = name.key.words, len(name.key.words)
        longer = [f for f in by_first[words[0]] if f is not name and f.key.words[:n] == words and described(words, f.key.words[n:])]
        own = n > 1 or words[0] in STATE or team(words[0])
        longer += [f for f in by_last[words[-1]] if f is not name and len(f.key.words) > n and f.key.words[-n:] == words
                   and ((own and placed(f, n, places, known)) or headed(words, f.key.words, known))]
        if n == 1 and words[0] in SORT and name.ref is None:
            longer = [f for f in firms if sorted_by(words[0], f.key.words)]
        if (long := one(longer)) and not (name.ref and long.ref):
            yield Tie(name, long, Rule.PART)


def models(names: Sequence[Name]) -> Iterator[Tie]:
    """"A380" for "Norrland A380", "Norrland 787" for "Norrland 787 Dreamliner"."""
    products = [name for name in names if name.kind is Kind.PRODUCT]
    for name in products:
        words = name.key.words
        if any(c.isdigit() for c in words[-1]) and name.ref is None:
            longer = [long for long in products if (len(words) == 1 and long.key.words[1:] == words and long.key.words[0].isalpha())
                      or (long.key.words[:-1] == words and long.key.words[-1].isalpha())]
            if (long := one(longer)) is not None:
                yield Tie(name, long, Rule.PART)


def sorted_by(word: str, long: tuple[str, ...]) -> bool:
    """Whether the word says what `long` is: the "Bank" of "World Bank" and "Bank of England", not the "State" of "State Shipbuilding"."""
    return long[-1] == word or any(pair[0] == word and pair[1] in SMALL for pair in pairwise(long))


def described(words: tuple[str, ...], rest: tuple[str, ...]) -> bool:
    """Whether `rest` only says what sort of firm it is."""
    if not rest or words[-1] in SMALL or rest[0] in SMALL:
        return False
    return all(word in DESCRIPTORS for word in rest)


def team(word: str) -> bool:
    """Whether a town before it makes a team's name of it, as in "the Springfield Isotopes"."""
    return len(word) > SPELT and word.endswith("s") and word not in SORT and word not in DESCRIPTORS


def headed(words: tuple[str, ...], long: tuple[str, ...], known: Countries) -> bool:
    """Whether `long` only puts one word, such as a firm's town, before two words that are a firm's own."""
    return len(words) > 1 and len(long) == len(words) + 1 and not any(
        word in SMALL or word in STATE or word in DESCRIPTORS or word in known for word in (*words, long[0]))


def placed(long: Name, n: int, places: Container[str], known: Countries) -> bool:
    """Whether all before its last `n` words is a place or a country."""
    before = " ".join(long.key.words[:-n])
    return before in places or before in known or before == long.key.country


def claims(found: Findings, names: Sequence[Name]) -> Iterator[Tie]:
    """What the article says in so many words: "also known as", "formerly", "(Asifma)"."""
    printed = sorted((m.span, n) for n, name in enumerate(names) for m in name.mentions)
    for alias in found.aliases:
        long, short = at(names, printed, alias.name), at(names, printed, alias.alias)
        if long and short and long is not short and not (long.ref and short.ref) and alike(short, long):
            yield Tie(short, long, Rule.CLAIM)


def at(names: Sequence[Name], printed: Sequence[tuple[Span, int]], span: Span) -> Name | None:
    """The name that has a mention in this place: the one that shares most of it.

    `printed` holds each mention's span and which of the names it is of, in text order; none overlaps another.
    """
    first = bisect_right(printed, span.start, key=lambda one: one[0].end)
    last = bisect_left(printed, span.end, lo=first, key=lambda one: one[0].start)
    shared = [(min(span.end, m.end) - max(span.start, m.start), -n) for m, n in printed[first:last]]
    return names[-max(shared)[1]] if shared else None


def alike(short: Name, long: Name) -> bool:
    """Of one kind; or the model's word for the kind is all that speaks against it."""
    return short.kind is long.kind or not ({short.kind, long.kind} & {Kind.PERSON, Kind.PLACE, Kind.GROUP}) or (
        len(short.key.words) == 1 and short.ref is None)
