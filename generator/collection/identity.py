"""Findings of all articles -> the same, each article with an id of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from generator.model.findings import Findings
from generator.model.ids import ArticleId
from generator.model.problem import Problem


def number_duplicate_ids(findings: Sequence[Findings]) -> tuple[list[Findings], list[Problem]]:
    """Add a number to the id of every article whose id an earlier one has, and a Problem for it.

    Two lines of a JSONL file may have one record id.
    """
    articles_of: Counter[str] = Counter()
    distinct: list[Findings] = []
    problems: list[Problem] = []
    for item in findings:
        article = item.article
        articles_of[article.id] += 1
        number = articles_of[article.id]
        if number == 1:
            distinct.append(item)
            continue
        what = f"a second article has the id `{article.id}`"
        problems.append(Problem(article.source, what, "give each record an `id` of its own"))
        numbered = replace(article, id=ArticleId(f"{article.id}-{number}"))
        distinct.append(replace(item, article=numbered))
    return distinct, problems
