"""docs/ -> site/ with its search index. Only the pages that changed are rendered.

The result is byte for byte what a clean build makes.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from generator.build import generate
from generator.collection import Progress, no_progress
from generator.config import Config, Engine
from generator.model.problem import Problem
from generator.site import cards, engine, folders, other_engines, rendering, state
from generator.site.deploy import deploy
from generator.site.engine import Site
from generator.site.fingerprint import fingerprint
from generator.site.messages import collect_messages
from generator.site.search import build_index, index_meanwhile
from generator.site.serve import serve
from generator.site.settings import find_cross_page_features, load_settings
from generator.site.state import RenderedPage, State
from generator.store import project, publish
from generator.summary import Summary

__all__ = ["SiteSummary", "build", "build_all", "build_index", "build_pages", "deploy", "serve"]


@dataclass(frozen=True, slots=True)
class SiteSummary:
    """How a build of the site went."""

    pages: int
    rendered: int  # of these pages; the others were unchanged
    removed: int  # files that belong to the site no longer
    problems: tuple[Problem, ...]


def build_all(
    config: Config, *, clean: bool = False, progress: Progress[Any] = no_progress
) -> tuple[Summary, SiteSummary]:
    """Sources -> docs/ -> site/.

    The search index is begun as soon as its records are known, and made while pages are rendered.
    """
    cards.check(config)
    with index_meanwhile(config) as start:
        summary = generate(config, progress, on_search_records=start)
        site_summary = build_pages(config, jobs=config.jobs, clean=clean, progress=progress)
    build_index(config)  # if a clean build removed the index with the rest of site/
    return summary, site_summary


def build(
    config: Config, *, jobs: int, clean: bool = False, progress: Progress[Any] = no_progress
) -> SiteSummary:
    """docs/ -> site/ with its search index. `clean` removes what is there, and renders all."""
    with index_meanwhile(config) as start:
        start()
        summary = build_pages(config, jobs=jobs, clean=clean, progress=progress)
    build_index(config)
    return summary


def build_pages(
    config: Config, *, jobs: int, clean: bool = False, progress: Progress[Any] = no_progress
) -> SiteSummary:
    """docs/ -> site/, without the search index.

    After a run that was killed, the next run completes the site: the record of site/ never names
    a page before that is written.
    """
    cards.check(config)
    shipped = project.shipped("overrides") / "shipped"
    folders.copy_folder(shipped, config.root / "overrides" / "shipped", config.cache)
    if clean:
        state.forget(config.cache)
        shutil.rmtree(config.site, ignore_errors=True)
    settings, problems = load_settings(config)
    if config.engine != Engine.MKDOCS:
        return _build_with_other_engine(config, problems)
    if find_cross_page_features(settings):
        return _build_whole_site(config, settings, problems)
    cards.add_to(settings, config)
    with collect_messages() as messages, engine.fixed_build_date():
        site = engine.load_site(settings)
        load_problems = [Problem("mkdocs.yml", text) for text in messages]
        summary = _update_site(config, site, jobs, progress)
    return replace(summary, problems=_unique((*problems, *load_problems, *summary.problems)))


def _build_with_other_engine(config: Config, problems: Iterable[Problem]) -> SiteSummary:
    """Let the command of another engine render every page."""
    state.forget(config.cache)
    render_problems = other_engines.build(config)
    return _count_whole_site(config, (*problems, *render_problems))


def _build_whole_site(
    config: Config, settings: MkDocsConfig, problems: Iterable[Problem]
) -> SiteSummary:
    """Let MkDocs render every page, as pages may depend on each other."""
    state.forget(config.cache)
    cards.add_to(settings, config)
    render_problems = engine.build_with_mkdocs(settings)
    cards.copy_cards(config, cards.card_files(settings))
    return _count_whole_site(config, (*problems, *render_problems))


def _count_whole_site(config: Config, problems: Iterable[Problem]) -> SiteSummary:
    pages = len(list(config.site.rglob("*.html")))
    return SiteSummary(pages, pages, 0, _unique(problems))


def _update_site(config: Config, site: Site, jobs: int, progress: Progress[Any]) -> SiteSummary:
    """Render stale pages, remove files that have no place any more, and record what is there."""
    before = state.load(config.cache)
    current = _state_of(site, config)
    texts = {path: file.content_bytes for path, file in site.pages.items()}
    stale = _stale_pages(config, site, before, current, texts)
    pages = _unchanged_pages(before, texts, stale)
    _record_start(config, before, current, pages)
    if current.engine == before.engine:
        gone = {*before.files} - {*current.files} - cards.among(before.files)
        removed = folders.remove(config.site, sorted(gone))
    else:
        removed = folders.remove_others(config.site, current.files)
    rendering.copy_assets(site, config.cache)
    rendered = rendering.render_pages(site, stale, jobs)
    for path, problems, card in progress("rendering pages", rendered, len(stale)):
        pages[path] = RenderedPage(publish.digest(texts[path]), problems, card)
    card_files = {page.card for page in pages.values() if page.card}
    template_problems = rendering.write_template_pages(site, config.cache)
    files = tuple(sorted({*current.files, *card_files}))
    removed += folders.remove(config.site, sorted(cards.among(before.files) - {*files}))
    state.save(config.cache, replace(current, pages=dict(sorted(pages.items())), files=files))
    cards.copy_cards(config, card_files)
    page_problems = [problem for page in pages.values() for problem in page.problems]
    problems = _unique((*page_problems, *template_problems))
    return SiteSummary(len(texts), len(stale), removed, problems)


def _record_start(
    config: Config, before: State, current: State, unchanged: Mapping[str, RenderedPage]
) -> None:
    """Record what is certain while pages are rendered: the unchanged pages, and all files.

    If the run is killed, the next one renders the other pages again, and removes what is left over.
    """
    files = tuple(sorted({*current.files, *before.files}))
    engine_digest = current.engine if current.engine == before.engine else ""
    unfinished = replace(
        current,
        engine=engine_digest,
        pages=dict(unchanged),
        files=files,
    )
    state.save(config.cache, unfinished)


def _state_of(site: Site, config: Config) -> State:
    """What site/ is to be, without its pages."""
    html_files = [file.dest_uri for file in site.pages.values()]
    template_files = rendering.template_pages(site.settings)
    return State(
        engine=fingerprint(site, config.root),
        names=tuple(sorted(file.src_uri for file in site.files)),
        files=tuple(sorted({*site.assets, *html_files, *template_files})),
    )


def _stale_pages(
    config: Config, site: Site, before: State, current: State, texts: Mapping[str, bytes]
) -> tuple[str, ...]:
    """The paths below docs/ of the pages to render: stale ones, and those whose HTML is gone."""
    if current.engine != before.engine:
        return tuple(sorted(texts))
    stale = set(state.find_stale(before, texts, current.names))
    for path, file in site.pages.items():
        if not (config.site / file.dest_uri).is_file():
            stale.add(path)
        record = before.pages.get(path)
        if record and record.card and not cards.is_drawn(config, record.card):
            stale.add(path)
    return tuple(sorted(stale))


def _unchanged_pages(
    before: State, texts: Mapping[str, bytes], stale: Iterable[str]
) -> dict[str, RenderedPage]:
    """The pages whose HTML can stay as it is."""
    stale_paths = set(stale)
    return {
        path: page
        for path, page in before.pages.items()
        if path in texts and path not in stale_paths
    }


def _unique(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Each once, sorted."""
    return tuple(sorted(set(problems)))
