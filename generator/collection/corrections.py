"""Findings and what people decided of articles -> findings of the corrected articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import compress

from generator.collection.memory import Studies
from generator.ingest import apply_corrections, check_corrections, join_parts
from generator.model.article import Article
from generator.model.decisions import Correction
from generator.model.findings import Findings
from generator.model.problem import Problem
from generator.store import project

NO_ARTICLE = "it stays, for the day the article comes back; the id is on the article's page"


def rejoin_stories(
    findings: Sequence[Findings], corrections: Iterable[Correction]
) -> list[Findings]:
    """Make one article of all stories of a file, where a person says that the file is one story.

    The article comes after all others, and has yet to be studied: its findings are empty.
    """
    whole = {
        c.article
        for c in corrections
        if c.field == "part_of" and not c.new_value
    }
    files = {
        item.article.source
        for item in findings
        if item.article.id in whole and item.article.part_of
    }
    stories_of: dict[str, list[Article]] = {file: [] for file in sorted(files)}
    others: list[Findings] = []
    for item in findings:
        if item.article.source in files:
            stories_of[item.article.source].append(item.article)
        else:
            others.append(item)
    return others + [Findings(join_parts(stories)) for stories in stories_of.values()]


def correct_findings(
    findings: Sequence[Findings], corrections: Sequence[Correction], studies: Studies
) -> list[Findings]:
    """The same in the same order; articles that a person has corrected are studied again."""
    articles = [apply_corrections(item.article, corrections) for item in findings]
    changed = [
        article != item.article or not item.sentences
        for item, article in zip(findings, articles, strict=True)
    ]
    studied_again = iter(studies.of_corrected(list(compress(articles, changed))))
    return [
        next(studied_again) if is_changed else item
        for item, is_changed in zip(findings, changed, strict=True)
    ]


def find_unapplied(
    corrections: Sequence[Correction], findings: Sequence[Findings]
) -> Iterator[Problem]:
    """A Problem for each correction that means nothing, or that is of no article of these."""
    ids = {
        id_
        for item in findings
        for id_ in (item.article.id, *item.article.former_ids)
    }
    yield from check_corrections(corrections)
    for correction in corrections:
        if correction.article not in ids:
            what = f"`{correction.article}` is no article of this collection"
            yield Problem(project.CORRECTIONS, what, NO_ARTICLE)
