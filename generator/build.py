"""Sources -> Markdown pages in docs/, the whole path from top to bottom. Read this file first."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from generator import workers
from generator.collection import Collected, Progress, SourceFolder, collect, no_progress
from generator.collection.withholding import hide_withheld
from generator.config import Config
from generator.model.corpus import Corpus
from generator.pages import record_changes, write_pages, write_search_records
from generator.render import View
from generator.resolve import policy, resolve
from generator.store import memo, project, publish, sources
from generator.summary import Summary, summarise


def generate(
    config: Config,
    progress: Progress[memo.Encoded] = no_progress,
    on_search_records: Callable[[], None] = lambda: None,
) -> Summary:
    """Read all sources and write the pages. `on_search_records`: called once those are written."""
    with workers.without_garbage_collection():
        manifest_damaged = publish.is_manifest_damaged(config.docs)
        corpus, collected = read_corpus(config, progress)
        templates = project.templates(config.root)
        view = View(corpus, project.catalogue(config.root), config.settings, templates)
        write_search_records(view, config)
        on_search_records()
        published = write_pages(view, config)
        changes = record_changes(corpus, config)
    return summarise(corpus, collected, published, changes, manifest_damaged=manifest_damaged)


def read_corpus(
    config: Config, progress: Progress[memo.Encoded] = no_progress
) -> tuple[Corpus, Collected]:
    """Understand every article on its own, then resolve all of them together into one Corpus."""
    sources.check_apart(config.sources, (config.docs, config.site, config.cache))
    decisions = project.decisions(config.root)
    catalogue = project.catalogue(config.root)  # in memory before workers fork
    folders = [SourceFolder(config.sources)]
    visible = partial(policy.cut_to_policy, catalogue=catalogue, settings=config.settings)
    with memo.Memo(config.cache) as memory:
        collected = collect(config, folders, memory, decisions.corrections, progress, visible)
    findings, withheld = collected.findings, collected.withheld
    judgements = policy.drop_withheld(decisions.judgements, withheld)
    corpus = resolve(
        findings, judgements, catalogue, problems=collected.problems, files=collected.sources
    )
    return hide_withheld(corpus, judgements, findings, withheld), collected
