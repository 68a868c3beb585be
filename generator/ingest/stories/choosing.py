"""The ways in which a file could be parted -> the likeliest, or none: one story."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from generator.english.vocabulary import rows_of
from generator.ingest.layout.blocks import Block
from generator.ingest.layout.headlines import count_words
from generator.ingest.layout.labelled import find_furniture_blocks
from generator.ingest.metadata.outlets import OutletIndex
from generator.ingest.stories.evidence import BODY, weigh
from generator.ingest.stories.looks import Kind, Look, look_at
from generator.ingest.stories.proposal import Mark, Proposal
from generator.ingest.stories.proposals import propose
from generator.ingest.stories.spans import File, spans_of
from generator.ingest.stories.templates import propose_by_shape

WEIGHTS = "story_borders.tsv"
# that a file has several stories: a likelier one is parted. At 0.35, 697 of 700 single texts of
# `benchmarks/digests.py` stay whole (698 at 0.5), and 3 in 100 more digests come out whole
LIKELY = 0.35
MOST = 30.0  # of a score: more is certain
WEAK_MARKS = (Mark.GAP, Mark.BARE)
SET_BY_PEOPLE = (Mark.LABEL, Mark.RULE)
SHORTEST_BODY = 25  # words of a block that may be a story's body, whatever it looks like
EMPTY_SHARE = 1 / 3  # of the stories of a proposal that hold no prose: with as many it is none
MOST_DAYS = 0.8  # of the stories have a day above: with more each has its own
DOUBTFUL = 0.2  # a likelier one is asked about
SHORTEST_STORY = 2  # blocks of one without a body


@dataclass(frozen=True, slots=True)
class Choice:
    """The best proposal of a file, and how likely it is that the file has several stories."""

    proposal: Proposal
    likelihood: float
    introduction: int = 0  # words of running text before the first story

    @property
    def is_worth_asking(self) -> bool:
        """Is it likely enough to ask a person? Two pieces that a gap alone parts are not."""
        is_weak = self.proposal.mark in WEAK_MARKS and len(self.proposal.starts) == 2
        return self.likelihood >= DOUBTFUL and not is_weak


@cache
def _weights() -> Mapping[str, float]:
    return {name: float(weight) for name, weight in rows_of(WEIGHTS)}


def choose(blocks: Sequence[Block], outlets: OutletIndex) -> Choice | None:
    """The best proposal, however likely it is; None where nothing can part the file.

    Where headlines that are surely furniture would begin stories, it is chosen again without
    them; a proposal that makes stories of furniture is none.
    """
    if not _may_be_several(blocks):
        return None
    looks = look_at(blocks, outlets)
    choice = _choose(File(blocks, looks))
    if choice is None or not (choice.likelihood >= LIKELY or choice.is_worth_asking):
        return choice
    furniture = find_furniture_blocks([block.text for block in blocks])
    misread = {
        k
        for k in furniture.never_headlines.intersection(choice.proposal.starts)
        if looks[k].kind is Kind.HEADLINE
    }
    if misread:
        choice = _choose(File(blocks, _without(looks, misread)))
    short = {
        k
        for k in furniture.likely
        if looks[k].words < SHORTEST_BODY and not looks[k].has_named_end
    }
    if choice and _has_empty_stories(choice.proposal, len(blocks), short):
        return None
    return choice


def _may_be_several(blocks: Sequence[Block]) -> bool:
    """Two stories have two bodies, or each a headline and a line that ends it."""
    if len(blocks) >= 2 * SHORTEST_STORY:
        return True
    return sum(count_words(block.text) >= BODY for block in blocks) > 1


def _has_empty_stories(proposal: Proposal, number: int, furniture: Collection[int]) -> bool:
    """Are too many of its stories furniture alone? `number` is of all blocks.

    Marks that people set to part stories are trusted.
    """
    if proposal.mark in SET_BY_PEOPLE:
        return False
    bounds = pairwise((*proposal.starts, number))
    empty = [all(k in furniture for k in range(start, end)) for start, end in bounds]
    return sum(empty) >= EMPTY_SHARE * len(empty)


def _without(looks: Sequence[Look], furniture: Collection[int]) -> tuple[Look, ...]:
    return tuple(
        replace(look, kind=Kind.FURNITURE) if k in furniture else look
        for k, look in enumerate(looks)
    )


def _choose(file: File) -> Choice | None:
    """A logistic of many choices: each proposal weighs e to its score, and one story weighs 1."""
    proposals = propose_for(file)
    if not proposals:
        return None
    scores = [score(weigh(file, proposal)) for proposal in proposals]
    total = sum(math.exp(min(value, MOST)) for value in scores)
    best = max(range(len(scores)), key=scores.__getitem__)
    before = prose_before(file, proposals[best])
    return Choice(proposals[best], total / (1 + total), before)


def score(evidence: Mapping[str, float]) -> float:
    """The sum of the weighted evidence."""
    weights = _weights()
    return weights[""] + sum(weights[name] * value for name, value in evidence.items())


def propose_for(file: File) -> list[Proposal]:
    """Every proposal with two stories or more, a masthead not among them."""
    proposals = [
        _with_days(file, _without_masthead(file, proposal)) for proposal in _propose(file)]
    return [
        replace(proposal, leads=_find_leads(file, proposal))
        for proposal in proposals if len(proposal.starts) > 1]


def _propose(file: File) -> list[Proposal]:
    """By marks known by name, and by the shapes that recur; where both begin alike, both hold."""
    proposals = {proposal.starts: proposal for proposal in propose(file.looks)}
    for shaped in propose_by_shape(file.blocks, file.looks):
        known = proposals.get(shaped.starts)
        proposals[shaped.starts] = replace(shaped, mark=known.mark) if known else shaped
    return list(proposals.values())


def _find_leads(file: File, proposal: Proposal) -> frozenset[int]:
    """The headlines, or else first blocks, that a number or a bullet begins: most, or none."""
    if not any(look.lead for look in file.looks):
        return frozenset()
    spans = spans_of(file, proposal)
    heads = [span.start if span.title is None else span.title for span in spans]
    leads = [k for k in heads if file.looks[k].lead]
    return frozenset(leads) if len(leads) > len(heads) / 2 else frozenset()


def _with_days(file: File, proposal: Proposal) -> Proposal:
    """The proposal with the days that stand over several stories each: they are of the first."""
    starts = proposal.starts
    days = [k for k in starts if k and file.looks[k - 1].kind is Kind.DATE]
    if not days or days[0] != starts[0] or len(days) >= MOST_DAYS * len(starts):
        return proposal
    lifted = tuple(k - (k in days) for k in starts)
    return replace(proposal, starts=lifted, days=frozenset(k - 1 for k in days))


def _without_masthead(file: File, proposal: Proposal) -> Proposal:
    """The proposal without a first "story" that has no body and no end."""
    first, second = proposal.starts[:2]
    longest = spans_of(file, proposal)[0].longest
    ends = any(look.kind is Kind.END or look.ends_story for look in file.looks[first:second])
    if longest >= BODY or ends:
        return proposal
    return replace(proposal, starts=proposal.starts[1:])


def prose_before(file: File, proposal: Proposal) -> int:
    """The words of running text before the first story."""
    looks = file.looks[:proposal.starts[0]]
    return sum(look.words for look in looks if look.is_prose)
