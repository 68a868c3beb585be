"""Findings -> Names: each name once an article, with the kind that the whole collection gives it.

Only these Names are compared.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.catalog import Catalogue, Entry
from generator.model.findings import Findings
from generator.model.ids import ArticleId, EntityId
from generator.model.names import Kind, Mention
from generator.resolve.decisions.judging import handle
from generator.resolve.entities.keymaker import MakeKey, build_keymaker
from generator.resolve.entities.keys import (
    Countries,
    Key,
    country_names,
    country_words,
    fold,
)
from generator.resolve.entities.name import Name, Names, catalogue_id
from generator.resolve.entities.node import NamePlace
from generator.resolve.entities.offices import find_offices, find_offices_of_lone_name
from generator.resolve.entities.votes import (
    Kinds,
    count_votes,
    find_common_words,
    kind_by_ending,
    strongest,
)

MAY_BE_COMMON = frozenset({Kind.PERSON, Kind.ORGANISATION})
"""Kinds whose full names may be made of common words."""

FindingsById = Mapping[ArticleId, Findings]
Entries = Mapping[EntityId, Entry]
Groups = dict[ArticleId, list[list[Mention]]]
SurfaceUse = tuple[str, Kind, EntityId | None]  # surface, the finder's kind, the catalogue's entry


@dataclass(frozen=True, slots=True)
class Block:
    """All names of the collection, and what is needed to compare them."""

    names: Names
    kinds: Kinds
    entries: Entries
    countries: Countries
    common: frozenset[str]
    """Words of lone and of people's names that the collection's texts also print small."""
    handles: frozenset[str]
    """The names that a person rejected and that are in the collection."""
    key: MakeKey


def build_block(
    findings: FindingsById,
    catalogue: Catalogue,
    rejected: frozenset[str],
    different: Iterable[tuple[str, str]] = (),
) -> Block:
    """Every mention in one Name, but for those that a person rejected.

    `rejected` are handles of names; names that a person said are `different` share no key.
    """
    countries = country_words(catalogue.entries)
    make_key = build_keymaker(countries, country_names(catalogue.entries))
    make_key = keep_different(make_key, different)
    entries = {entry.id: entry for entry in reversed(catalogue.entries)}
    grouper = Grouper(make_key, entries, rejected)
    grouped = {id_: grouper.group(of_id.mentions) for id_, of_id in findings.items()}
    kinds = count_votes(grouped.values())
    namer = Namer(make_key, entries, {text: strongest(votes) for text, votes in kinds.items()})
    names = {
        id_: namer.build_names(id_, groups, findings[id_].article.text)
        for id_, groups in grouped.items()
    }
    return Block(
        names=names,
        kinds=kinds,
        entries=entries,
        countries=countries,
        common=common_words(findings, names),
        handles=rejected_names(findings, rejected),
        key=make_key,
    )


def keep_different(make_key: MakeKey, different: Iterable[tuple[str, str]]) -> MakeKey:
    """`make_key`, changed where it gives two names one key that a person said are different.

    Of the two the longer keeps all its words: "Norrland Copper Corp".
    """
    whole = frozenset(
        handle(max(pair, key=lambda name: (len(name), name)))
        for pair in different
        if have_one_key(pair, make_key)
    )
    if not whole:
        return make_key

    def make_different_key(surface: str, kind: Kind) -> Key:
        key = make_key(surface, kind)
        if handle(surface) in whole:
            return replace(key, text=fold(surface))
        return key

    return make_different_key


def have_one_key(pair: tuple[str, str], make_key: MakeKey) -> bool:
    """Whether two names have the same key, if they are of some one kind."""
    for kind in Kind:
        left, right = (make_key(name, kind) for name in pair)
        if left.text == right.text:
            return True
    return False


class Grouper:
    """Puts the mentions of an article together that share catalogue entry and key."""

    def __init__(self, make_key: MakeKey, entries: Entries, rejected: frozenset[str]) -> None:
        self._make_key = make_key
        self._entries = entries
        self._rejected = rejected
        self._key_texts: dict[SurfaceUse, str] = {}

    def group(self, mentions: Iterable[Mention]) -> list[list[Mention]]:
        """Groups of an article's mentions, in text order, without what a person rejected."""
        groups: dict[tuple[EntityId | None, str], list[Mention]] = {}
        for mention in mentions:
            id_ = catalogue_id(mention)
            text = self._key_text(mention, id_)
            if not self._is_rejected(mention, text):
                groups.setdefault((id_, text), []).append(mention)
        return list(groups.values())

    def _key_text(self, mention: Mention, id_: EntityId | None) -> str:
        use = (mention.surface, mention.kind, id_)
        text = self._key_texts.get(use)
        if text is None:
            text = self._make_key(mention.surface, self._kind(mention)).text
            self._key_texts[use] = text
        return text

    def _kind(self, mention: Mention) -> Kind:
        entry = self._entries.get(mention.ref) if mention.ref else None
        if entry:
            return entry.kind
        return kind_by_ending(mention.surface, mention.kind)

    def _is_rejected(self, mention: Mention, text: str) -> bool:
        if not self._rejected:
            return False
        handles = (handle(mention.surface), handle(text), handle(mention.ref or text))
        return not self._rejected.isdisjoint(handles)


@dataclass(frozen=True, slots=True)
class Namer:
    """Makes a Name of each group of mentions."""

    make_key: MakeKey
    entries: Entries
    kind_of_surface: Mapping[str, Kind]
    """The kind that the collection gives each surface in small letters."""

    def build_names(
        self, article: ArticleId, groups: Sequence[Sequence[Mention]], text: str
    ) -> tuple[Name, ...]:
        """The Names of an article with this text."""
        return tuple([
            self.build_name((article, n), mentions, text) for n, mentions in enumerate(groups)
        ])

    def build_name(self, at: NamePlace, mentions: Sequence[Mention], text: str) -> Name:
        """The Name of mentions that belong together."""
        first = mentions[0]
        id_ = catalogue_id(first)
        entry = self.entries.get(id_) if id_ else None
        kind = entry.kind if entry else self.kind_of_surface[first.surface.casefold()]
        key = self.make_key(first.surface, kind)
        offices: frozenset[str] = frozenset()
        if kind is Kind.PERSON and len(key.words) == 1:
            offices = find_offices_of_lone_name(text, mentions)
        elif kind is Kind.PERSON:
            offices = find_offices(text, mentions)
        return Name(at, key, kind, id_, tuple(mentions), offices)


def common_words(findings: FindingsById, names: Names) -> frozenset[str]:
    """Words of names that no catalogue lists, which the collection prints small, too."""
    uses: Counter[str] = Counter()
    for local in names.values():
        words: set[str] = set()
        for name in local:
            if may_have_common_words(name):
                words.update(name.words)
        uses.update(words)
    texts = (of_article.article.text for of_article in findings.values())
    return find_common_words(uses, texts)


def may_have_common_words(name: Name) -> bool:
    """Whether no catalogue lists it, and common words may be all that it is made of."""
    if name.ref is not None:
        return False
    return name.is_lone or name.kind in MAY_BE_COMMON


def rejected_names(
    findings: FindingsById, rejected: frozenset[str]
) -> frozenset[str]:
    """The handles of rejected names that the collection has."""
    if not rejected:
        return frozenset()
    words: set[str] = set()
    for of_article in findings.values():
        for mention in of_article.mentions:
            words.add(mention.surface)
            words.add(mention.ref or "")
    words.discard("")
    return rejected & {handle(word) for word in words}
