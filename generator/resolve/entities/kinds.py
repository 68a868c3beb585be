"""Judgements of kind -> findings and catalogue in which the names are of that kind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from generator.catalog import Catalogue
from generator.model.findings import Findings
from generator.model.ids import ArticleId
from generator.model.names import Kind, Mention
from generator.resolve.decisions.judging import Rulings, handle


def typed(rulings: Rulings) -> dict[str, Kind]:
    """Handle of a name -> its kind, of the entity's id and of every form that the person was shown."""
    found: dict[str, Kind] = {}
    for one in rulings.typed:
        for name in (*(shown.exact for shown in one.evidence), one.left):
            if one.right in set(Kind):
                found[handle(name)] = Kind(one.right)
    return found


def of_kind(findings: Mapping[ArticleId, Findings], kinds: Mapping[str, Kind]) -> dict[ArticleId, Findings]:
    """The findings, with these names of these kinds."""
    def judged(mention: Mention) -> Mention:
        kind = kinds.get(handle(mention.surface))
        return replace(mention, kind=kind, score=1.0) if kind else mention

    if not kinds:
        return dict(findings)
    return {id_: replace(found, mentions=tuple(map(judged, found.mentions))) for id_, found in findings.items()}


def listed(catalogue: Catalogue, kinds: Mapping[str, Kind]) -> Catalogue:
    """The catalogue, with these entries of these kinds."""
    if not kinds:
        return catalogue
    return replace(catalogue, entries=tuple(
        replace(entry, kind=kinds.get(handle(entry.id)) or kinds.get(handle(entry.name)) or entry.kind) for entry in catalogue.entries))
