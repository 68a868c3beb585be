"""The straight path, top to bottom. Read this file first."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain

import msgspec

from generator import workers
from generator.collection import Collected, Place, Track, collect, quiet
from generator.config import Config
from generator.model.corpus import Corpus
from generator.model.problem import Problem
from generator.render import View, render, search_records
from generator.resolve import policy, resolve
from generator.resolve.decisions.changes import describe_changes, names_by_id
from generator.store import memo, project, publish, sources

NEW_MEMO = "the memory in .cuttings/ could not be read and was begun anew"
NEW_MANIFEST = f"docs/{publish.MANIFEST} could not be read and was written anew"


@dataclass(frozen=True, slots=True)
class Summary:
    """How a run went."""

    files: int
    articles: int
    stories: int
    entities: int
    studied: int  # sources that the memo did not know
    written: int
    removed: int
    problems: tuple[Problem, ...]
    changes: tuple[str, ...] = ()  # among entities since the last build
    notes: tuple[str, ...] = ()  # what was lost, and made again


def generate(
    config: Config, track: Track[memo.Encoded] = quiet, recorded: Callable[[], None] = lambda: None
) -> Summary:
    """Sources -> Markdown in docs/. `recorded` is called as soon as it stands what the search index is to hold."""
    with uncollected():
        lost = NEW_MANIFEST if publish.is_manifest_damaged(config.docs) else ""
        whole, read = corpus(config, track)
        view = View(whole, project.catalogue(config.root), config.settings, project.templates(config.root))
        records = msgspec.json.encode(list(search_records(view)))
        publish.replace(config.cache / "search.json", records, config.cache)
        recorded()
        before = publish.read_manifest(config.docs, config.cache)
        made = workers.shares(lambda k, n: [publish.prepare_page(config.docs, before, page) for page in render(view, k, n)], config.jobs)
        done = publish.publish(config.docs, config.cache, before, chain.from_iterable(made))
        now = names_by_id(whole.entities.values())
        changed = describe_changes(publish.read_record(config.cache / "entities.json") or now, now)
        publish.replace(config.cache / "entities.json", msgspec.json.encode(now), config.cache)
        notes = tuple(filter(None, (NEW_MEMO if read.damaged else "", lost)))
    return Summary(
        files=whole.files, articles=len(whole.findings), stories=len(whole.stories),
        entities=len(whole.entities), studied=read.studied, written=done.written, removed=done.removed,
        problems=tuple(sorted({*whole.problems, *whole.secret, *done.edited})), changes=changed, notes=notes)


def corpus(config: Config, track: Track[memo.Encoded] = quiet) -> tuple[Corpus, Collected]:
    """The whole collection, resolved, and what was read for it."""
    sources.check_apart(config.sources, (config.docs, config.site, config.cache))
    decided, catalogue = project.decisions(config.root), project.catalogue(config.root)  # in memory before workers fork
    shown = partial(policy.cut_to_policy, catalogue=catalogue, settings=config.settings)
    with memo.Memo(config.cache) as remembered:
        read = collect(config, [Place(config.sources)], remembered, decided.corrections, track, shown)
    judged = policy.drop_withheld(decided.judgements, read.kept)
    whole = resolve(read.findings, judged, catalogue, problems=read.problems, files=read.sources)
    told, secret = policy.split_problems(whole.problems, read.kept)
    quotable = policy.cut_evidence(judged, read.findings, read.kept)
    return replace(
        whole, judgements=quotable, problems=tuple(told), secret=tuple(secret),
        withheld=read.kept.stories), read


@contextmanager
def uncollected() -> Iterator[None]:
    """Without garbage collection: a corpus is millions of small values, none of them in a cycle."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
