"""What a run of the build did -> its Summary, which the command line prints."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.collection import Collected
from generator.model.corpus import Corpus
from generator.model.problem import Problem
from generator.store import publish

NEW_MEMO = "the memory in .cuttings/ could not be read and was begun anew"
NEW_MANIFEST = f"docs/{publish.MANIFEST} could not be read and was written anew"


@dataclass(frozen=True, slots=True)
class Summary:
    """How a run went: how many there were of everything, and what a person should know."""

    files: int
    articles: int
    stories: int
    entities: int
    studied: int  # sources that the memory did not know
    written: int  # pages
    removed: int  # pages
    problems: tuple[Problem, ...]
    changes: tuple[str, ...] = ()  # among entities since the last build
    notes: tuple[str, ...] = ()  # what was lost, and made again


def summarise(
    corpus: Corpus,
    collected: Collected,
    published: publish.Published,
    changes: tuple[str, ...],
    *,
    manifest_damaged: bool,
) -> Summary:
    """Count what was read and written, and gather the problems, each once."""
    problems = {*corpus.problems, *corpus.private_problems, *published.edited}
    return Summary(
        files=corpus.source_count,
        articles=len(corpus.findings),
        stories=len(corpus.stories),
        entities=len(corpus.entities),
        studied=collected.studied,
        written=published.written,
        removed=published.removed,
        problems=tuple(sorted(problems)),
        changes=changes,
        notes=tuple(_notes(memory_damaged=collected.damaged, manifest_damaged=manifest_damaged)),
    )


def _notes(*, memory_damaged: bool, manifest_damaged: bool) -> Iterator[str]:
    """A sentence for each file that was lost."""
    if memory_damaged:
        yield NEW_MEMO
    if manifest_damaged:
        yield NEW_MANIFEST
