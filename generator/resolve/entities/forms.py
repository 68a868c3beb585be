"""The names of one group -> the entity's kind, its canonical name and the surfaces seen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.model.ids import ArticleId
from generator.model.names import Kind
from generator.resolve.entities.block import Block
from generator.resolve.entities.cluster import Clustered
from generator.resolve.entities.keys import TICKER
from generator.resolve.entities.lexicon import ORGANISATION_ENDINGS
from generator.resolve.entities.merge import Merge
from generator.resolve.entities.name import Name
from generator.resolve.entities.node import Node
from generator.resolve.entities.tie import Rule
from generator.resolve.entities.votes import count_surfaces, strongest

USUAL = frozenset({Kind.PERSON, Kind.ORGANISATION, Kind.PLACE, Kind.GROUP})
"""Kinds that the model reads well; it is weaker on others."""

NUMERALS = frozenset({"II", "III", "IV"})  # in capitals at the end of a person's name
SHORT_USE = 3
"""Times as often as the full name must a firm's short one stand to be its canonical name."""
OFTEN = 2  # times that a single word is printed whose kind the model is believed
ALWAYS_SHORT = frozenset({Rule.CLAIM, Rule.INITIALS, Rule.SURNAME})
"""Rules whose short form is never the canonical name."""
OFTEN_SHORT = frozenset({Rule.PART, Rule.CORPUS})
"""Rules whose short form is the canonical name where it is used much more."""


@dataclass(frozen=True, slots=True)
class Draft:
    """One entity before it has its id."""

    group: Node
    names: tuple[Name, ...]
    kind: Kind
    name: str
    merges: tuple[Merge, ...]


def build_draft(
    group: Node,
    names: Sequence[Name],
    merges: Sequence[Merge],
    blocked: Block,
    clustered: Clustered,
) -> Draft:
    """Kind and canonical name: the catalogue's, or what the collection says."""
    owner = clustered.owner.get(group)
    entry = blocked.entries.get(owner) if owner is not None else None
    if entry:
        return Draft(group, tuple(names), entry.kind, entry.name, tuple(merges))
    full_names = find_full_names(names, merges, clustered)
    kind = kind_of_names(full_names)
    canonical = canonical_name(full_names, kind)
    if all(name.guessed for name in names):
        kind = checked_guess(full_names, kind, blocked.common)
    return Draft(group, tuple(names), kind, canonical, tuple(merges))


def find_full_names(
    names: Sequence[Name], merges: Sequence[Merge], clustered: Clustered
) -> list[Name]:
    """The names that may give the canonical one.

    All but short forms; of people those in natural case.
    """
    short_nodes = find_short_nodes(merges, names, clustered)
    full_names = [name for name in names if clustered.node[name.at] not in short_nodes]
    if not full_names:
        full_names = list(names)
    if full_names[0].kind is Kind.PERSON:
        return in_natural_case(full_names) or in_natural_case(names) or full_names
    return full_names


def find_short_nodes(
    merges: Sequence[Merge], names: Sequence[Name], clustered: Clustered
) -> set[Node]:
    """Nodes that stand for a fuller name in the same group.

    A firm's short name that is used much more is none of them.
    """
    if not merges:
        return set()
    uses: Counter[Node] = Counter()
    for name in names:
        uses[clustered.node[name.at]] += len(name.mentions)
    short_nodes: set[Node] = set()
    for merge in merges:
        is_rare = uses[merge.short] < SHORT_USE * uses[merge.long]
        if merge.rule in ALWAYS_SHORT or (merge.rule in OFTEN_SHORT and is_rare):
            short_nodes.add(merge.short)
    return short_nodes


def in_natural_case(names: Sequence[Name]) -> list[Name]:
    """Those of several words that are not printed in capitals."""
    several_words = [name for name in names if len(name.words) > 1]
    return [name for name in several_words if not name.surface.isupper()]


def kind_of_names(names: Sequence[Name]) -> Kind:
    """The kind that the names have, weighed by their words."""
    kinds: dict[Kind, float] = {}
    for name in names:
        kinds[name.kind] = kinds.get(name.kind, 0.0) + len(name.words)
    return strongest(kinds)


def checked_guess(full_names: Sequence[Name], kind: Kind, common: frozenset[str]) -> Kind:
    """The kind that the model alone guesses, if a full name of uncommon words bears it out.

    A single word must be printed several times. Of other names the model is right half the time;
    they are of an unknown kind.
    """
    longest = max(full_names, key=lambda name: len(name.words))
    words = longest.words
    is_doubtful = False
    if len(words) == 1 and kind in USUAL:
        is_doubtful = words[0] in common or count_mentions(full_names) < OFTEN
    elif kind is Kind.PERSON:
        is_doubtful = has_capitals(full_names[0].surface) or has_common_word(words, common)
    elif kind is Kind.ORGANISATION:
        is_doubtful = is_doubtful_organisation(words, common)
    return Kind.UNKNOWN if is_doubtful else kind


def count_mentions(names: Sequence[Name]) -> int:
    """How often the names are printed."""
    return sum(len(name.mentions) for name in names)


def has_capitals(surface: str) -> bool:
    """Whether a word of several letters is in capitals, as no word of a person's name is."""
    for word in surface.split():
        is_numeral = word.strip(".") in NUMERALS
        if word.isupper() and len(word) > 1 and not is_numeral:
            return True
    return False


def has_common_word(words: Sequence[str], common: frozenset[str]) -> bool:
    """Whether a word of more than two letters is a common one."""
    for word in words:
        is_long = word.isalpha() and len(word) > 2
        if is_long and word in common:
            return True
    return False


def is_doubtful_organisation(words: Sequence[str], common: frozenset[str]) -> bool:
    """Whether all words are common, or the first and the last are and it ends as no body does."""
    if common.issuperset(words):
        return True
    begins_and_ends_common = words[0] in common and words[-1] in common
    return begins_and_ends_common and words[-1] not in ORGANISATION_ENDINGS


def canonical_name(full_names: Sequence[Name], kind: Kind) -> str:
    """The most used form in natural case; of equals the fullest."""
    counts = count_surfaces_of_names(full_names)
    if len(counts) == 1:
        return bare_surface(next(iter(counts)))
    natural = [surface for surface in counts if not surface.isupper()] or list(counts)
    best = min(natural, key=lambda surface: canonical_order(surface, kind, counts[surface]))
    return bare_surface(best)


def canonical_order(surface: str, kind: Kind, uses: int) -> tuple[object, ...]:
    """Sort key of the surfaces that a canonical name is chosen from, the best first."""
    words = surface.split()
    is_lone_person = kind is Kind.PERSON and len(words) == 1
    is_capitals = surface.isupper() and len(words) > 1
    return (
        is_lone_person,
        is_capitals,
        surface.islower(),
        -uses,
        -len(words),
        -len(surface),
        surface,
    )


def bare_surface(surface: str) -> str:
    """Without "the" and ticker."""
    if surface[:4].casefold() == "the " and len(surface) > 4:
        surface = surface[4:]
    if "(" in surface:
        surface = TICKER.sub("", surface)
    return surface


def count_aliases(
    names: Sequence[Name], story_of: Mapping[ArticleId, ArticleId]
) -> tuple[tuple[str, int], ...]:
    """Surfaces with their counts, most used first; reprints don't count unless only they have the
    name.
    """
    in_leads = [name for name in names if story_of[name.article] == name.article]
    counts = count_surfaces_of_names(in_leads or names)
    surfaces = sorted(counts, key=lambda surface: (-counts[surface], surface))
    return tuple((surface, counts[surface]) for surface in surfaces)


def count_surfaces_of_names(names: Sequence[Name]) -> dict[str, int]:
    """How often each surface of the names is printed."""
    return count_surfaces(mention for name in names for mention in name.mentions)
