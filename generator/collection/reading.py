"""Folders of sources -> the findings of every article in them, each source read on its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from generator.collection.listing import SourceFolder, list_sources
from generator.collection.memory import Studies
from generator.collection.repeats import add_repeats
from generator.collection.study import study_sources
from generator.model.findings import Findings
from generator.model.problem import Problem
from generator.model.source import Source
from generator.progress import Progress
from generator.store import memo, sources

ROUNDS = 3  # times that sources are listed again if they change while they are read


@dataclass(frozen=True, slots=True)
class Reading:
    """What the sources of a collection gave."""

    findings: list[Findings]  # of every article, in path order
    sources: int  # sources read
    new: int  # sources that the memory did not know
    listing_problems: tuple[Problem, ...]  # files passed over, sources that kept changing
    source_problems: tuple[Problem, ...]


def read_sources(
    folders: Sequence[SourceFolder], studies: Studies, progress: Progress[memo.Encoded]
) -> Reading:
    """Read every source, or recall what it gave.

    Sources that change while they are read are listed and read again, ROUNDS times at most.
    """
    recipe = studies.recipe
    new = 0
    for _ in range(ROUNDS):
        listed, problems = list_sources(folders, recipe.config.max_bytes)
        listed = add_repeats(listed, studies)
        keys = [memo.key(recipe.findings, item.source) for item in listed]
        label_keys = [memo.labels_key(recipe.labels, item.source) for item in listed]
        items = studies.add_labels(listed, label_keys)
        make = partial(study_sources, recipe=recipe)
        studied, newly_studied = studies.recall_or_make(items, keys, make, progress)
        new += newly_studied
        if all(key in studied for key in keys):
            break
    read: list[tuple[Source, memo.Study]] = []
    changing: list[Problem] = []
    for item, key in zip(listed, keys, strict=True):
        if key in studied:
            read.append((item.source, studied[key]))
        else:
            changing.append(sources.changing(item.source))
    return Reading(
        findings=[findings for source, study in read for findings in _in_file(study, source)],
        sources=len(read),
        new=new,
        listing_problems=(*problems, *changing),
        source_problems=tuple(problem for _, study in read for problem in study.problems),
    )


def _in_file(study: memo.Study, source: Source) -> Iterator[Findings]:
    """The findings of a source, with byte ranges of its file.

    The memory counts bytes from the start of the source, which may be a line far down in a file.
    """
    for findings in study.findings:
        if not source.start:
            yield findings
            continue
        first, last = findings.article.byte_range
        byte_range = (first + source.start, last + source.start)
        yield replace(findings, article=replace(findings.article, byte_range=byte_range))
