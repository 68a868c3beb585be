"""All Findings -> Corpus: the only place that sees the whole collection."""

from __future__ import annotations

from collections.abc import Iterable

from generator.catalog import Catalogue
from generator.model import Corpus, Findings, Judgement, Problem


def resolve(
    findings: Iterable[Findings], judgements: Iterable[Judgement], catalogue: Catalogue,
    *, problems: tuple[Problem, ...] = (), files: int = 0,
) -> Corpus:
    """One collection of everything. The order of `findings` means nothing; a person's judgements win."""
    raise NotImplementedError
