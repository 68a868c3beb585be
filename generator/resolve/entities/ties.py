"""Names of one article -> Ties: which short form stands for which full one, by which rule."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Container, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from generator.model.findings import Findings
from generator.model.ids import Span
from generator.model.names import Kind
from generator.resolve.entities.acronyms import find_acronyms
from generator.resolve.entities.holders import Holders
from generator.resolve.entities.keys import Countries
from generator.resolve.entities.name import Name
from generator.resolve.entities.parts import find_product_parts, find_short_firms
from generator.resolve.entities.rivals import find_rivals
from generator.resolve.entities.surnames import find_surnames
from generator.resolve.entities.tie import Rule, Tie

CLEAR_KINDS = frozenset({Kind.PERSON, Kind.PLACE, Kind.GROUP})
"""Kinds that are taken for no other: a person is no organisation."""


class MentionSpan(NamedTuple):
    """Where a mention stands, and which of the article's names it is of."""

    span: Span
    name_number: int


class MentionSpans(NamedTuple):
    """All of an article in text order, and where each begins and ends."""

    spans: list[MentionSpan]
    starts: list[int]
    ends: list[int]


def find_ties(
    findings: Findings,
    names: Sequence[Name],
    countries: Countries,
    common: Container[str],
    office_holders: Holders,
) -> list[Tie]:
    """All that one article says about which of its names are one.

    `common` are words that the collection prints small.
    """
    best: dict[int, Tie] = {}
    rivals = list(find_rivals(findings.article, names))
    ties = chain(
        find_claims(findings, names),
        find_acronyms(names),
        find_short_firms(names, countries),
        find_product_parts(names),
        find_surnames(findings.article.text, names, common, office_holders, rivals),
    )
    for tie in ties:
        _, n = tie.short.at
        best.setdefault(n, tie)
    return list(best.values())


def find_claims(findings: Findings, names: Sequence[Name]) -> Iterator[Tie]:
    """What the article says in so many words: "also known as", "formerly", "(Asifma)"."""
    mentions = mention_spans(names)
    for alias in findings.aliases:
        long = name_at(names, mentions, alias.name)
        short = name_at(names, mentions, alias.alias)
        if long and short and may_be_one(short, long):
            yield Tie(short, long, Rule.CLAIM)


def may_be_one(short: Name, long: Name) -> bool:
    """Whether nothing speaks against it that two names of an article are one."""
    if short is long:
        return False
    if short.ref and long.ref:
        return False
    return have_like_kinds(short, long)


def have_like_kinds(short: Name, long: Name) -> bool:
    """Of one kind; or the model's word for the kind is all that speaks against it."""
    if short.kind is long.kind:
        return True
    if short.kind not in CLEAR_KINDS and long.kind not in CLEAR_KINDS:
        return True
    return short.is_lone and short.ref is None


def mention_spans(names: Sequence[Name]) -> MentionSpans:
    """The spans of all mentions of an article, none of which overlaps another."""
    spans: list[MentionSpan] = []
    for n, name in enumerate(names):
        spans += [MentionSpan(mention.span, n) for mention in name.mentions]
    spans.sort()
    starts = [other.span.start for other in spans]
    ends = [other.span.end for other in spans]
    return MentionSpans(spans, starts, ends)


def name_at(names: Sequence[Name], mentions: MentionSpans, span: Span) -> Name | None:
    """The name that has a mention in this place: the one that shares most of it."""
    first = bisect_right(mentions.ends, span.start)
    last = bisect_left(mentions.starts, span.end, lo=first)
    overlapping = mentions.spans[first:last]
    if not overlapping:
        return None
    best = max(
        overlapping,
        key=lambda other: (shared_length(span, other.span), -other.name_number),
    )
    return names[best.name_number]


def shared_length(left: Span, right: Span) -> int:
    """How many characters two spans that overlap have in common."""
    start = max(left.start, right.start)
    end = min(left.end, right.end)
    return end - start
