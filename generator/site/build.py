"""The door to the site engine: docs/ -> site/ with its search index, a preview server, and publishing. Only `host*` knows MkDocs."""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from generator.build import Summary, generate
from generator.collection import Track, quiet
from generator.config import Config
from generator.model.problem import Problem
from generator.site import engine as host_engine
from generator.site import state
from generator.site.deploy import deploy
from generator.site.search import beside, index
from generator.site.serve import serve
from generator.site.state import State, Stood
from generator.store import project, publish

__all__ = ["Hosted", "build", "deploy", "index", "serve", "site", "whole"]


@dataclass(frozen=True, slots=True)
class Hosted:
    """How a build of the site went."""

    pages: int
    rendered: int  # of them, anew
    removed: int  # files that had no place any more
    problems: tuple[Problem, ...]


def build(config: Config, *, jobs: int, clean: bool = False, track: Track[Any] = quiet) -> Hosted:
    """docs/ -> site/ with its search index. `clean` forgets what stands there."""
    with beside(config) as start:
        start()
        made = site(config, jobs=jobs, clean=clean, track=track)
    index(config)  # if what stood there went with the site
    return made


def whole(config: Config, *, clean: bool = False, track: Track[Any] = quiet) -> tuple[Summary, Hosted]:
    """Sources -> docs/ -> site/. The index is begun as soon as it is known what it holds, beside the pages."""
    with beside(config) as start:
        summary = generate(config, track, recorded=start)
        made = site(config, jobs=config.jobs, clean=clean, track=track)
    index(config)
    return summary, made


def site(config: Config, *, jobs: int, clean: bool = False, track: Track[Any] = quiet) -> Hosted:
    """docs/ -> site/, without the search index: only what changed, yet byte for byte what a clean build makes.

    A killed run is made good by the next one: what it meant to write is not in the record until it stands.
    """
    state.refresh(project.shipped("overrides") / "shipped", config.root / "overrides" / "shipped", config.cache)
    if clean:
        state.forget(config.cache)
        shutil.rmtree(config.site, ignore_errors=True)
    engine, warned = host_engine.settings(config)
    if host_engine.foreign(engine):
        state.forget(config.cache)
        problems = host_engine.plain(engine)
        pages = len(list(config.site.rglob("*.html")))
        return Hosted(pages, pages, 0, tuple(sorted({*warned, *problems})))
    with host_engine.listening() as said, host_engine.timeless():
        made = host_engine.site(engine)
        return _renewed(config, made, jobs, track, (*warned, *(Problem("mkdocs.yml", text) for text in said)))


def _renewed(config: Config, made: host_engine.Site, jobs: int, track: Track[Any], told: tuple[Problem, ...]) -> Hosted:
    before = state.load(config.cache)
    now = State(engine=host_engine.fingerprint(made, config.root), names=tuple(sorted(file.src_uri for file in made.files)),
                files=tuple(sorted({*made.assets, *(file.dest_uri for file in made.pages.values()), *host_engine.nobodys(made.settings)})))
    whole = now.engine != before.engine
    texts = {path: file.content_bytes for path, file in made.pages.items()}
    anew = tuple(sorted(texts)) if whole else _anew(config, made, state.stale(before, texts, now.names))
    stands = {path: stood for path, stood in before.pages.items() if path in texts and path not in set(anew)}
    both = tuple(sorted({*now.files, *before.files}))
    state.save(config.cache, replace(now, engine="" if whole else now.engine, pages=stands, files=both))
    removed = state.sweep(config.site, now.files) if whole else state.drop(config.site, sorted({*both} - {*now.files}))
    host_engine.copy(made, config.cache)
    for path, problems in track("rendering pages", host_engine.rendered(made, anew, jobs), len(anew)):
        stands[path] = Stood(publish.digest(texts[path]), problems)
    host_engine.write_nobodys(made, config.cache)
    state.save(config.cache, replace(now, pages=dict(sorted(stands.items()))))
    problems = {*told, *(problem for stood in stands.values() for problem in stood.problems)}
    return Hosted(len(texts), len(anew), removed, tuple(sorted(problems)))


def _anew(config: Config, made: host_engine.Site, stale: Iterable[str]) -> tuple[str, ...]:
    """Stale pages, and those whose HTML is gone."""
    gone = (path for path, file in made.pages.items() if not (config.site / file.dest_uri).is_file())
    return tuple(sorted({*stale, *gone}))
