"""Folders of sources -> Findings of every article: remembered, corrected, dated.

`build` and `inspect` both go this way.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.collection.corrections import (
    correct_findings,
    find_unapplied,
    rejoin_stories,
)
from generator.collection.dating import date_articles
from generator.collection.identity import number_duplicate_ids
from generator.collection.listing import SourceFolder
from generator.collection.memory import Studies
from generator.collection.reading import read_sources
from generator.collection.resources import build_recipe
from generator.collection.withholding import Visible, all_visible
from generator.config import Config
from generator.extract.names.model_names import describe_missing_model
from generator.interface import list_languages, load_words
from generator.model.decisions import Correction
from generator.model.findings import Findings
from generator.model.problem import Problem
from generator.progress import Progress, no_progress
from generator.resolve import policy
from generator.resolve.decisions.relocate import relocate_corrections
from generator.store import memo

__all__ = ["Collected", "Progress", "SourceFolder", "collect", "no_progress"]

NO_MODEL = (
    "install Cuttings with its extra `[ner]`, as the README says, name another in cuttings.yml, "
    "or say `model: none` there"
)
NO_LANGUAGE = "`theme: {language: ...}` takes " + ", ".join(list_languages())


@dataclass(frozen=True, slots=True)
class Collected:
    """All articles of some folders, each understood on its own."""

    findings: tuple[Findings, ...]  # in path order, each article with an id of its own
    problems: tuple[Problem, ...]
    sources: int
    studied: int  # sources that the memory did not know
    damaged: bool  # something that was remembered could not be read
    withheld: policy.Hidden


def collect(
    config: Config,
    folders: Sequence[SourceFolder],
    memory: memo.Memo,
    corrections: Sequence[Correction],
    progress: Progress[memo.Encoded] = no_progress,
    visible: Visible = all_visible,
) -> Collected:
    """Understand every article of these folders. Nothing is written but what the memory keeps.

    `visible` comes before dates are inferred: no date may follow from words that are withheld.
    """
    studies = Studies(build_recipe(config), memory)
    reading = read_sources(folders, studies, progress)
    corrections = relocate_corrections(corrections, reading.findings)
    findings = rejoin_stories(reading.findings, corrections)
    findings = correct_findings(findings, corrections, studies)
    findings, id_problems = number_duplicate_ids(findings)
    shown, withheld = visible(findings)
    dated = date_articles(shown, studies)
    problems = (
        *reading.listing_problems,
        *id_problems,
        *find_unapplied(corrections, findings),
        *find_missing_model(config),
        *find_missing_language(config),
        *reading.source_problems,
        *(problem for item in findings for problem in item.problems),
    )
    memory.forget_unused()
    return Collected(
        findings=tuple(dated),
        problems=problems,
        sources=reading.sources,
        studied=reading.new,
        damaged=memory.damaged,
        withheld=withheld,
    )


def find_missing_model(config: Config) -> Iterator[Problem]:
    """A Problem, if the language model of the settings is not installed."""
    if reason := describe_missing_model(config.model):
        yield Problem("cuttings.yml", reason, NO_MODEL)


def find_missing_language(config: Config) -> Iterator[Problem]:
    """A Problem, if there is no catalogue of the site's words in its language."""
    language = config.settings.language
    if load_words(language) is None:
        what = f"the site's own words are not to be had in `{language}`, so they are English"
        yield Problem("mkdocs.yml", what, NO_LANGUAGE)
