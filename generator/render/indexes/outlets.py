"""Articles -> OutletIndex: what each outlet printed, and where its page is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.catalog import Catalogue
from generator.model.findings import Findings
from generator.render.grouping import group_pairs
from generator.render.paths import slugs


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class OutletIndex:
    """Outlets by name."""

    articles: Mapping[str, tuple[Findings, ...]]  # sorted by name; every printing, newest first
    slugs: Mapping[str, str]  # the part of its page's path
    rights: Mapping[str, str | None]  # as the catalogue states them


def index_outlets(printings: Iterable[Findings], catalogue: Catalogue) -> OutletIndex:
    """The outlets that printed these articles; articles of an unknown outlet are in none."""
    articles = group_pairs(
        (findings.article.outlet, findings) for findings in printings if findings.article.outlet
    )
    return OutletIndex(
        articles=dict(sorted(articles.items())),
        slugs=slugs(articles),
        rights={outlet.name: outlet.rights for outlet in reversed(catalogue.outlets)},
    )
