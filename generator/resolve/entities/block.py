"""Findings -> Names: each name once an article, with the kind that the whole collection gives it. Only these are compared."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from generator.catalog import Catalogue, Entry
from generator.catalog.registries import MARK
from generator.model.findings import Findings
from generator.model.ids import ArticleId, EntityId
from generator.model.names import Kind, Mention
from generator.resolve.decisions.judging import handle
from generator.resolve.entities.keys import (
    HOUSES,
    RANKS,
    Countries,
    Key,
    countries,
    fold,
    keymaker,
    nouns,
)

GUESS = 0.7  # the most that a mention is worth where only the model says what it is
GUESSED = frozenset({"spacy", "document", "acronym", "alias"})  # finders that only repeat the model

NEAR = 40  # characters before a full name in which its office may stand
_SHARED = re.compile(r"\b(Senators|Sens|Representatives|Reps)\b(?:(?!\w{4}\. )[^;:!?\n])*$")  # "Representatives Roe (D-MA) and Quill"
_BREAK = re.compile(r"[;:!?()\n\"“”,]|\s{3}|(?<=\w{5})\.\s|\band\b")  # what the office of another may stand before
MARKS = ".,;:!?()[]“”‘’\"'—–-*"  # at the edges of words
DOUBT = 0.65  # what is taken from a finder's score, so that one that the text bears out outweighs three guesses
PLAIN = frozenset({Kind.PERSON, Kind.ORGANISATION})  # kinds whose full names may be made of common words
ORDER = {kind: n for n, kind in enumerate(Kind)}

Kinds = Mapping[str, Mapping[Kind, float]]  # key text -> how strongly the collection calls it each kind
Names = Mapping[ArticleId, tuple["Name", ...]]


class Name(NamedTuple):
    """One name as one article uses it."""

    at: tuple[ArticleId, int]  # article, and which of its names
    key: Key
    kind: Kind  # the catalogue's, else what the collection says most
    ref: EntityId | None
    mentions: tuple[Mention, ...]
    offices: frozenset[str] = frozenset()  # of a person, as the article prints them before the name

    @property
    def article(self) -> ArticleId:
        """Where it stands."""
        return self.at[0]

    @property
    def here(self) -> Kind:
        """The kind that this article alone gives it most."""
        if len(self.mentions) == 1:
            return self.mentions[0].kind
        return strongest(Counter(mention.kind for mention in self.mentions))

    @property
    def surface(self) -> str:
        """The words as this article prints them most; of equals the fullest."""
        counts = tally([mention.surface for mention in self.mentions])
        return min(counts, key=lambda surface: (-counts[surface], -len(surface), surface))

    @property
    def guessed(self) -> bool:
        """Whether only the model says what it is."""
        return all(mention.score <= GUESS and mention.by in GUESSED for mention in self.mentions)

    @property
    def lists(self) -> tuple[EntityId, ...]:
        """Ids of the listings of others that its mentions bear."""
        return tuple(sorted({m.ref for m in self.mentions if m.ref and m.ref.startswith(MARK)}))

    @property
    def identity(self) -> str:
        """What tells it from other names: the catalogue's id, else the key."""
        return f"r:{self.ref}" if self.ref else f"k:{self.key.text}"


@dataclass(frozen=True, slots=True)
class Block:
    names: Names
    kinds: Kinds
    entries: Mapping[EntityId, Entry]
    countries: Countries
    common: frozenset[str]  # words of single-word and people's names that the collection's texts also print small
    handles: frozenset[str]  # the names that a person rejected and that are here
    key: Callable[[str, Kind], Key]


def block(
    findings: Mapping[ArticleId, Findings], catalogue: Catalogue, rejected: frozenset[str], different: Iterable[tuple[str, str]] = ()
) -> Block:
    """Every mention in one Name, but for those that a person rejected; names that a person told apart share none."""
    known = countries(catalogue.entries)
    key = parted(keymaker(known, nouns(catalogue.entries)), different)
    entries = {entry.id: entry for entry in reversed(catalogue.entries)}
    texts: dict[tuple[str, Kind, EntityId | None], str] = {}
    grouped = {id_: groups(found.mentions, key, entries, rejected, texts) for id_, found in findings.items()}
    kinds = vote(grouped.values())
    called = {text: strongest(votes) for text, votes in kinds.items()}
    names = {id_: tuple([named((id_, n), ones, key, entries, called, findings[id_].article.text) for n, ones in enumerate(local)])
             for id_, local in grouped.items()}
    said = {word for one in findings.values() for m in one.mentions for word in (m.surface, m.ref)} if rejected else set[str | None]()
    here = {handle(word) for word in said if word}
    return Block(names, kinds, entries, known, common(findings, names), frozenset(here & rejected), key)


def parted(key: Callable[[str, Kind], Key], different: Iterable[tuple[str, str]]) -> Callable[[str, Kind], Key]:
    """`key`, but of two names that are told apart and have one key the longer keeps all its words: "Norrland Copper Corp"."""
    apart = frozenset(
        handle(max(pair, key=lambda name: (len(name), name))) for pair in different
        if any(key(pair[0], kind).text == key(pair[1], kind).text for kind in Kind))

    def own(surface: str, kind: Kind) -> Key:
        found = key(surface, kind)
        return replace(found, text=fold(surface)) if handle(surface) in apart else found

    return own if apart else key


def groups(
    mentions: Iterable[Mention], key: Callable[[str, Kind], Key], entries: Mapping[EntityId, Entry], rejected: frozenset[str],
    texts: dict[tuple[str, Kind, EntityId | None], str],
) -> list[list[Mention]]:
    """Mentions of one article that share catalogue entry and key, in text order; `texts` remembers the keys."""
    found: dict[tuple[EntityId | None, str], list[Mention]] = {}
    for mention in mentions:
        ref = own_ref(mention)
        text = texts.get(seen := (mention.surface, mention.kind, ref))
        if text is None:
            text = texts[seen] = key(mention.surface, kind_of(mention, entries)).text
        if not rejected or rejected.isdisjoint((handle(mention.surface), handle(text), handle(mention.ref or text))):
            found.setdefault((ref, text), []).append(mention)
    return list(found.values())


def own_ref(mention: Mention) -> EntityId | None:
    """The catalogue entry that the mention names. A list of others is evidence about a name, and not what tells it from others."""
    return None if mention.ref and mention.ref.startswith(MARK) else mention.ref


def tally(words: Iterable[str]) -> dict[str, int]:
    """How often each comes; for the few, where a Counter costs more than its count."""
    counts: dict[str, int] = {}
    for word in words:
        counts[word] = counts.get(word, 0) + 1
    return counts


def kind_of(mention: Mention, entries: Mapping[EntityId, Entry]) -> Kind:
    """The catalogue's kind, or the finder's."""
    entry = entries.get(mention.ref) if mention.ref else None
    return entry.kind if entry else firm(mention.surface, mention.kind)


def firm(surface: str, kind: Kind) -> Kind:
    """The finder's kind, unless the name ends as only an organisation's does."""
    return Kind.ORGANISATION if kind is Kind.PERSON and " " in surface and house(surface.rpartition(" ")[2]) else kind


@lru_cache(65536)
def house(word: str) -> bool:
    """Whether no person's name ends so."""
    return fold(word) in HOUSES


def common(findings: Mapping[ArticleId, Findings], names: Names) -> frozenset[str]:
    """Words that at least a fifth as many articles print small as have them in a name."""
    named = Counter(word for local in names.values() for word in {
        word for name in local if name.ref is None and (len(name.key.words) == 1 or name.kind in PLAIN) for word in name.key.words})
    small = Counter(chain.from_iterable(named.keys() & tokens(found.article.text) for found in findings.values()))
    return frozenset(word for word, n in small.items() if 5 * n >= named[word])


def tokens(text: str) -> set[str]:
    """The words of a text as printed, without the marks that stand at them: "annex" of "(annex),"."""
    return {word.strip(MARKS) for word in set(text.split())}


def vote(grouped: Iterable[list[list[Mention]]]) -> Kinds:
    """Each article has one voice on a name, shared among the kinds that it gives the name."""
    votes: dict[str, dict[Kind, float]] = defaultdict(dict)
    for local in grouped:
        for members in local:
            kinds = votes[members[0].surface.casefold()]
            for mention in members:
                kind = firm(mention.surface, mention.kind)
                kinds[kind] = kinds.get(kind, 0.0) + max(mention.score - DOUBT, 0.05) / len(members)
    return votes


def strongest(kinds: Mapping[Kind, float]) -> Kind:
    """The kind with most votes; of equals the first in the list of kinds."""
    if len(kinds) == 1:
        return next(iter(kinds))
    return min(kinds, key=lambda kind: (-round(kinds[kind], 6), ORDER[kind]))


def named(
    at: tuple[ArticleId, int], members: list[Mention], key: Callable[[str, Kind], Key], entries: Mapping[EntityId, Entry],
    called: Mapping[str, Kind], text: str,
) -> Name:
    """The Name of mentions that belong together; `called` is the kind that the collection gives each name."""
    first, ref = members[0], own_ref(members[0])
    entry = entries.get(ref) if ref else None
    kind = entry.kind if entry else called[first.surface.casefold()]
    own = key(first.surface, kind)
    return Name(at, own, kind, ref, tuple(members), offices(text, members, len(own.words) == 1) if kind is Kind.PERSON else frozenset())


def offices(text: str, mentions: Iterable[Mention], lone: bool) -> frozenset[str]:
    """"senator" of "Sen. Roe"; of a full name what stands a few words before, too: "Secretary of the Interior Jane Roe"."""
    told = (_BREAK.split(text[max(0, m.span.start - NEAR):m.span.start])[-1].split() for m in mentions)
    found = {word for some in told for word in (some[-1:] if lone else some)}
    found.update(word for m in mentions for word in m.surface.split()[:-1])
    found.update(m[1] for one in mentions if not lone and (m := _SHARED.search(text, max(0, one.span.start - 3 * NEAR), one.span.start)))
    return frozenset(RANKS[low] for word in found if (word[0].isupper() or not lone) and (low := word.strip(MARKS).lower()) in RANKS)
