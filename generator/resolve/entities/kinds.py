"""Judgements of kind -> findings and catalogue in which the names are of that kind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from generator.catalog import Catalogue, Entry
from generator.model.findings import Findings
from generator.model.ids import ArticleId
from generator.model.names import Kind, Mention
from generator.resolve.decisions.judging import Rulings, handle
from generator.resolve.entities.block import FindingsById

KindOfHandle = Mapping[str, Kind]  # handle of a name -> the kind that a person gave it


def judged_kinds(rulings: Rulings) -> dict[str, Kind]:
    """Handle of a name -> its kind.

    The handles are those of the entity's id and of every form that the person was shown.
    """
    kinds: dict[str, Kind] = {}
    for judgement in rulings.typed:
        if judgement.right in set(Kind):
            for passage in judgement.evidence:
                kinds[handle(passage.exact)] = Kind(judgement.right)
            kinds[handle(judgement.left)] = Kind(judgement.right)
    return kinds


def findings_with_kinds(
    findings: FindingsById, kinds: KindOfHandle
) -> dict[ArticleId, Findings]:
    """The findings, with these names of these kinds."""
    if not kinds:
        return dict(findings)
    return {id_: with_kinds(of_article, kinds) for id_, of_article in findings.items()}


def with_kinds(findings: Findings, kinds: KindOfHandle) -> Findings:
    """One article's findings, with these names of these kinds."""
    mentions = tuple(with_kind(mention, kinds) for mention in findings.mentions)
    return replace(findings, mentions=mentions)


def with_kind(mention: Mention, kinds: KindOfHandle) -> Mention:
    """The mention, of the kind that a person gave its name."""
    kind = kinds.get(handle(mention.surface))
    if kind is None:
        return mention
    return replace(mention, kind=kind, score=1.0)


def catalogue_with_kinds(catalogue: Catalogue, kinds: KindOfHandle) -> Catalogue:
    """The catalogue, with these entries of these kinds."""
    if not kinds:
        return catalogue
    entries = tuple(replace(entry, kind=kind_of_entry(entry, kinds)) for entry in catalogue.entries)
    return replace(catalogue, entries=entries)


def kind_of_entry(entry: Entry, kinds: KindOfHandle) -> Kind:
    """The kind that a person gave the entry's id or name, else its own."""
    for name in (entry.id, entry.name):
        kind = kinds.get(handle(name))
        if kind:
            return kind
    return entry.kind
