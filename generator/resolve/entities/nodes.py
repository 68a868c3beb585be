"""Names and Ties -> nodes. A node means one thing: a name over the whole collection, or one article's own use of a name that is unclear."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping

from generator.model.ids import ArticleId
from generator.model.names import Kind
from generator.resolve.entities.block import Name, Names
from generator.resolve.entities.holders import Holders, core, formal, meant_by, surname
from generator.resolve.entities.keys import FAMILY_FIRST, POSTS, SORT, TITLES
from generator.resolve.entities.score import Rule, Tie

Place = tuple[ArticleId, int]  # article, and which of its names
Bearers = Mapping[str, frozenset[str]]  # surname -> full names that end in it, or else begin with it
FAMED = 10  # times as many articles as all others of the surname


def nodes(names: Names, tied: Mapping[Place, Tie], bearing: Bearers, held: Holders) -> dict[Place, str]:
    """`r:` a catalogue entry, `k:` a name that crosses articles, `l:` one that doesn't."""
    unclear = ambiguous(tied.values())
    return {name.at: node(name, tied.get(name.at), unclear, bearing, held) for local in names.values() for name in local}


def node(name: Name, tie: Tie | None, unclear: frozenset[str], bearing: Bearers, held: Holders) -> str:
    """A lone surname is its article's own where the article says whose it is, or where several people bear it; so is "the Commission".

    One with an office that the collection gives one of its bearers is his in all articles: "Senator Collins".
    """
    if name.ref:
        return f"r:{name.ref}"
    text = name.key.text
    shared = len(name.key.words) == 1 and len(bearing.get(text, ())) > 1
    lone = name.kind is Kind.PERSON and (TITLES.issuperset(name.key.words) or name.key.words[-1] in POSTS or shared)
    lone = lone or (name.kind in (Kind.ORGANISATION, Kind.PLACE) and text in SORT)
    if tie is None and name.kind is Kind.PERSON and len(bearing.get(text, ())) > 1 and len(meant_by(name, held)) == 1:
        return f"k:{min(name.offices)} {text}"
    own = tie is not None and (tie.rule is Rule.SURNAME or text in unclear)
    return f"l:{name.article}:{text}" if own or lone else f"k:{text}"


def ambiguous(tied: Iterable[Tie]) -> frozenset[str]:
    """Short forms that stand for different names in different articles; what an article says outright counts before what we infer."""
    meant: dict[str, dict[bool, set[str]]] = defaultdict(lambda: {True: set(), False: set()})
    for tie in tied:
        if tie.rule is not Rule.SURNAME:
            meant[tie.short.key.text][tie.rule is Rule.CLAIM].add(core(tie.long))
    return frozenset(text for text, names in meant.items() if several(names[True] or names[False]))


def several(names: Collection[str]) -> bool:
    """Whether there are two that aren't just one with something before it: "Commerce Department's Bureau of Industry"."""
    shortest = min(names, key=lambda name: (len(name), name))
    return any(name != shortest and not name.endswith(f" {shortest}") for name in names)


def bearers(names: Names) -> Bearers:
    """Who in the whole collection may be meant by one word."""
    last, first = defaultdict[str, Counter[str]](Counter), defaultdict[str, Counter[str]](Counter)
    for local in names.values():
        for name in local:
            if name.kind is Kind.PERSON and len(name.key.words) > 1:
                full = name.ref or formal(core(name))
                last[surname(name)][full] += 1
                first[name.key.words[0]][full] += 1
    return {word: meant(last.get(word) or first[word]) for word in last.keys() | (first.keys() & FAMILY_FIRST)}


def meant(used: Counter[str]) -> frozenset[str]:
    """All who bear a surname; but where one stands many times as often as all others together, that one."""
    (most, times), all_ = used.most_common(1)[0], used.total()
    return frozenset({most}) if times >= FAMED * (all_ - times) else frozenset(used)
