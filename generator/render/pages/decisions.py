"""Library -> the corrections and judgements that were made: their days, authors and values."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import NamedTuple

from generator.model.article import Article
from generator.model.decisions import Correction
from generator.render.library import Library
from generator.render.pages.judgements import JudgementSentence, describe_judgements

_MACHINE = "machine"  # begins the name of an author that is no person: "machine: rule 3"


class CorrectedField(NamedTuple):
    """One correction of one article."""

    article: Article
    correction: Correction
    day: str  # ISO 8601; "" where nobody says when


class AuthorKind(StrEnum):
    """Who decided."""

    PERSON = "person"
    MACHINE = "machine"


class Author(NamedTuple):
    """Who decided, and what sort of author that is."""

    name: str
    kind: AuthorKind


def list_corrections(library: Library) -> list[CorrectedField]:
    """All corrections of articles that are shown, the latest first."""
    corrections = [
        CorrectedField(findings.article, correction, day_of(correction.date))
        for findings in library.articles.printings
        for correction in findings.article.corrections
    ]
    corrections.sort(key=_by_article)
    return sorted(corrections, key=lambda row: row.day, reverse=True)


def _by_article(row: CorrectedField) -> tuple[str, str, str]:
    return row.article.id, row.correction.field, describe_value(row.correction.new_value)


def list_judgements(library: Library) -> list[JudgementSentence]:
    """All judgements that may be shown, the latest first."""
    judgements = describe_judgements(library)
    return sorted(judgements, key=judgement_day, reverse=True)


def judgement_day(sentence: JudgementSentence) -> str:
    """The day of a judgement, ISO 8601; "" where nobody says when."""
    return day_of(sentence.judgement.date)


def day_of(when: str) -> str:
    """The day of an ISO 8601 date or time; "" for anything else."""
    try:
        return date.fromisoformat(when[:10]).isoformat()
    except ValueError:
        return ""


def describe_value(value: object) -> str:
    """A field's value in words; "nothing" for an empty one."""
    if isinstance(value, (list, tuple)):
        return ", ".join(map(str, value)) or "nothing"
    if value is None or value == "":
        return "nothing"
    return str(value)


def describe_author(by: str) -> Author:
    """The author that a decision names: "machine: rule 3" -> "rule 3", a machine."""
    if by.startswith(_MACHINE):
        name = by.partition(":")[2].strip()
        return Author(name or by, AuthorKind.MACHINE)
    return Author(by or "not said", AuthorKind.PERSON)
