"""The names of one entity -> how sure each is to be a name of it: tier, score and reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.catalog import Entry
from generator.model.entities import Tier
from generator.model.names import Kind
from generator.resolve.entities.block import Block, FindingsById
from generator.resolve.entities.cluster import Clustered
from generator.resolve.entities.forms import Draft
from generator.resolve.entities.name import Name
from generator.resolve.entities.node import Node
from generator.resolve.entities.signs import Sign, chance_of, find_signs
from generator.resolve.entities.tie import Rule, Tie
from generator.resolve.entities.tiers import Standing, Weight, weigh

LEAST_STORIES = 2  # that make a page of a name of unknown kind


@dataclass(frozen=True, slots=True)
class Scale:
    """What the names of one entity are weighed by."""

    entry: Entry | None
    entry_texts: frozenset[str]  # key texts of the entry's names
    judged: frozenset[Node]
    findings: FindingsById
    blocked: Block
    clustered: Clustered
    stories: int

    def signs(self, name: Name, tie: Tie | None) -> Iterator[Sign]:
        """All signs of one name."""
        text = self.findings[name.article].article.text
        votes = vote_share(name, self.blocked)
        return find_signs(name, tie, self.stories, votes, self.blocked.common, text)

    def standing(self, name: Name, chance: float, best: float) -> Standing:
        """What the whole collection knows of the name's entity."""
        is_catalogued = self.is_catalogued(name)
        on_lists = bool(name.listings)
        is_own = self.is_own and is_catalogued and not on_lists
        is_judged = self.clustered.node[name.at] in self.judged
        return Standing(
            own=is_own or is_judged,
            listed=is_catalogued or on_lists,
            stories=self.stories,
            chance=chance,
            best=best,
        )

    @property
    def is_own(self) -> bool:
        """Whether the entity is in the site's own catalogue."""
        return self.entry is not None and self.entry.own

    def is_catalogued(self, name: Name) -> bool:
        """Whether the catalogue lists the entity by this name."""
        if self.entry is None:
            return False
        return name.ref is not None or name.text in self.entry_texts


def weigh_names(
    draft: Draft,
    entry: Entry | None,
    findings: FindingsById,
    blocked: Block,
    clustered: Clustered,
    stories: int,
) -> Iterator[tuple[Name, Weight]]:
    """Each name with its weight; `stories` is how many stories have the entity."""
    texts = entry_texts(entry, blocked)
    scale = Scale(entry, texts, judged_nodes(draft), findings, blocked, clustered, stories)
    ties = [clustered.tied.get(name.at) for name in draft.names]
    chances = [
        chance_of(scale.signs(name, tie)) for name, tie in zip(draft.names, ties, strict=True)
    ]
    untied = [chance for tie, chance in zip(ties, chances, strict=True) if tie is None]
    best = max(untied, default=0.0)
    is_told = any(tie is not None for tie in ties)  # "Block, formerly Square"
    for name, tie, chance in zip(draft.names, ties, chances, strict=True):
        weight = weigh(name, tie, scale.standing(name, chance, best))
        if weight.tier is Tier.AUTO and tie is None and is_namesake(name, clustered):
            reason = "a lone name that several of the collection bear"
            weight = Weight(Tier.POSSIBLE, weight.score, reason)
        is_unknown = not is_told and is_of_unknown_kind(name, draft, entry, stories)
        if weight.tier is Tier.AUTO and is_unknown:
            reason = "nothing tells what it is, and no other story has it"
            weight = Weight(Tier.POSSIBLE, weight.score, reason)
        yield name, weight


def judged_nodes(draft: Draft) -> frozenset[Node]:
    """The nodes that a judgement joined to the entity."""
    nodes: set[Node] = set()
    for merge in draft.merges:
        if merge.rule is Rule.JUDGED:
            nodes.update((merge.short, merge.long))
    return frozenset(nodes)


def entry_texts(entry: Entry | None, blocked: Block) -> frozenset[str]:
    """The key texts of the entry's name and aliases."""
    if entry is None:
        return frozenset()
    return frozenset(
        blocked.key(word, entry.kind).text for word in (entry.name, *entry.aliases)
    )


def is_of_unknown_kind(name: Name, draft: Draft, entry: Entry | None, stories: int) -> bool:
    """Whether the model's guess at its kind is not believed, and one story alone has the name."""
    if draft.kind is not Kind.UNKNOWN or name.kind is Kind.UNKNOWN:
        return False
    return entry is None and not name.listings and stories < LEAST_STORIES


def is_namesake(name: Name, clustered: Clustered) -> bool:
    """Whether it is a person's lone name that several bear and that is its article's own."""
    if not name.is_lone or name.kind is not Kind.PERSON or name.listings:
        return False
    return clustered.node[name.at] == Node.local(name.article, name.text)


def vote_share(name: Name, blocked: Block) -> float:
    """How much of the collection's voice on a name gives it its kind, 0 to 1."""
    votes = blocked.kinds[name.mentions[0].surface.casefold()]
    if len(votes) == 1:
        return 1.0
    total = sum(votes.values()) or 1.0
    return votes.get(name.kind, 0.0) / total
