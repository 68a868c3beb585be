"""The straight path, top to bottom. Read this file first."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache, partial
from itertools import chain
from pathlib import Path
from typing import TypeVar

import msgspec

from generator import workers
from generator.catalog import Catalogue
from generator.config import Config
from generator.extract import Tools, extract, heard, tools
from generator.extract.names_model import missing
from generator.extract.redate import redated
from generator.ingest import corrected, ingest, meaningless, rejoined
from generator.model import Article, ArticleId, Corpus, Correction, Dated, Findings, Problem, Source
from generator.render import View, render, search_records
from generator.resolve import resolve
from generator.resolve.again import corrections as found_again
from generator.resolve.changes import changes, known
from generator.resolve.dating import inferred
from generator.store import memo, project, publish, sources

A = TypeVar("A")
Track = Callable[[str, Iterable[A], int], Iterable[A]]  # (what is done, items, how many) -> the same items

NO_MODEL = "install Cuttings with its extra `[ner]`, as the README says, name another in cuttings.yml, or say `model: none` there"


def quiet(what: str, items: Iterable[A], total: int) -> Iterable[A]:
    """The Track that shows nothing."""
    return items


@dataclass(frozen=True, slots=True)
class Summary:
    files: int
    articles: int
    stories: int
    entities: int
    studied: int  # sources that the memo did not know
    written: int
    removed: int
    problems: tuple[Problem, ...]
    changes: tuple[str, ...] = ()  # among entities since the last build


@cache
def kit(root: Path, model: str | None, recipe: bytes) -> tuple[Catalogue, Tools]:
    """What a worker needs beside the source, made once a process; `recipe` tells one state of the catalogue from the next."""
    catalogue = project.catalogue(root)
    return catalogue, tools(catalogue, model)


def study(item: tuple[Source, bytes], config: Config, recipe: bytes) -> memo.Made:
    """One source, alone, and what was Heard of it before: safe in any process, remembered by content."""
    source, before = item
    catalogue, kit_ = kit(config.root, config.model, recipe)
    reading = ingest(source, *sources.fetch(config.sources, source), catalogue)
    said, found = studied(reading.articles, before, kit_)
    return {memo.key(memo.hearing(config.model), source): said,
            memo.key(recipe, source): memo.ENCODER.encode(memo.Study(found, reading.problems))}


def restudy(item: tuple[Article, bytes], config: Config, recipe: bytes) -> memo.Made:
    """An article that a person has corrected, studied again."""
    article, before = item
    said, found = studied([article], before, kit(config.root, config.model, recipe)[1])
    return {memo.article_key(memo.hearing(config.model), article): said,
            memo.article_key(recipe, article): memo.ENCODER.encode(memo.Study(found, ()))}


def studied(articles: Iterable[Article], before: bytes, kit_: Tools) -> tuple[bytes, tuple[Findings, ...]]:
    """(what is Heard of them, encoded; what they say). The model is asked only of texts that are not in `before`."""
    known = memo.HEARD.decode(before) if before else {}
    texts = {memo.mark(article.text): article.text for article in articles}
    new = [mark for mark in texts if mark not in known]
    anew = dict(zip(new, heard([texts[mark] for mark in new], kit_), strict=True))
    said = {mark: known[mark] if mark in known else anew[mark] for mark in texts}
    found = tuple(extract(article, kit_, said[memo.mark(article.text)]) for article in articles)
    return memo.ENCODER.encode(said), found


def beside(known: memo.Memo, items: Sequence[A], keys: Sequence[bytes]) -> list[tuple[A, bytes]]:
    """Each item with what was Heard of it, which is remembered by its key; b"" where that is not known."""
    said = known.recall(keys)
    return [(item, said.get(key, b"")) for item, key in zip(items, keys, strict=True)]


def remembered(
    known: memo.Memo, items: Sequence[A], keys: Sequence[bytes], work: Callable[[A], memo.Made], jobs: int, track: Track[memo.Made]
) -> tuple[list[memo.Study], int]:
    """`work` done on each item, or recalled by its key: the studies in order, and how many were new."""
    found = dict(known.recall(keys))
    new = [item for key, item in dict(zip(keys, items, strict=True)).items() if key not in found]
    for made in track("reading cuttings", workers.each(work, new, jobs), len(new)):
        known.remember(made.items())
        found.update(made)
    return [memo.DECODER.decode(found[key]) for key in keys], len(new)


def findings(config: Config, corrections: Sequence[Correction], track: Track[memo.Made]) -> tuple[list[Findings], list[Problem], int, int]:
    """(all findings, problems, how many sources, how many of them were new), in path order."""
    recipe, hearing = memo.recipe(project.knowledge(config.root), config.model), memo.hearing(config.model)
    listed, problems = sources.listed(config.sources, config.max_bytes)
    with memo.Memo(config.cache) as recalled:
        studies, new = remembered(recalled, beside(recalled, listed, [memo.key(hearing, source) for source in listed]),
                                  [memo.key(recipe, source) for source in listed], partial(study, config=config, recipe=recipe),
                                  config.jobs, track)
        found = [placed(one, source.start) for source, study_ in zip(listed, studies, strict=True) for one in study_.found]
        corrections = found_again(corrections, found)
        found = unparted(found, corrections)
        amended = {one.article.id: corrected(one.article, corrections) for one in found}
        changed = [amended[one.article.id] for one in found if amended[one.article.id] != one.article or not one.sentences]
        again, _ = remembered(recalled, beside(recalled, changed, [memo.article_key(hearing, article) for article in changed]),
                              [memo.article_key(recipe, article) for article in changed], partial(restudy, config=config, recipe=recipe),
                              config.jobs, quiet)
        anew = {one.article.id: one for study_ in again for one in study_.found}
        found, twins = distinct([anew.get(one.article.id, one) for one in found])
        found = dated(found, recalled, recipe, config.jobs)
        recalled.keep_only_used()
    known_ids = {id_ for one in found for id_ in (one.article.id, *one.article.formerly)}
    problems = (*problems, *meaningless(corrections), *(
        Problem(project.CORRECTIONS, f"`{one.article}` is no article of this collection",
                "it stays, for the day the article comes back; the id is on the article's page") for one in corrections
        if one.article not in known_ids))
    lacking = [Problem("cuttings.yml", said, NO_MODEL)] if (said := missing(config.model)) else []
    told = [*problems, *twins, *lacking, *(problem for study_ in studies for problem in study_.problems)]
    return found, told, len(listed), new


def unparted(found: Sequence[Findings], corrections: Iterable[Correction]) -> list[Findings]:
    """The same, but one article of all stories of a file that a person says is one story; it is yet to be studied."""
    said = {one.article for one in corrections if one.field == "part_of" and not one.to}
    files = {one.article.source for one in found if one.article.id in said and one.article.part_of}
    parts = {file: [one.article for one in found if one.article.source == file] for file in sorted(files)}
    return [one for one in found if one.article.source not in files] + [Findings(rejoined(some)) for some in parts.values()]


def redate(undated: tuple[Findings, Dated], recipe: bytes) -> memo.Made:
    """An article whose date is inferred, its dates read again."""
    one, day = undated
    key = memo.article_key(recipe, replace(one.article, published=day))
    return {key: memo.ENCODER.encode(memo.Study((redated(one, day),), ()))}


def dated(found: Sequence[Findings], known: memo.Memo, recipe: bytes, jobs: int) -> list[Findings]:
    """The same in the same order; those whose date can be inferred have it, and are read again by it."""
    when = inferred(found)
    undated = [(one, when[one.article.id]) for one in found if one.article.id in when]
    keys = [memo.article_key(recipe, replace(one.article, published=day)) for one, day in undated]
    again, _ = remembered(known, undated, keys, partial(redate, recipe=recipe), jobs, quiet)
    anew = {one.article.id: one for study_ in again for one in study_.found}
    return [anew.get(one.article.id, one) for one in found]


def distinct(found: Sequence[Findings]) -> tuple[list[Findings], list[Problem]]:
    """Each with an id of its own: a second article of one id (two JSONL lines of one record id) is numbered, and named."""
    seen: Counter[str] = Counter()
    apart: list[Findings] = []
    problems: list[Problem] = []
    for one in found:
        id_ = one.article.id
        seen[id_] += 1
        if seen[id_] > 1:
            problems.append(Problem(one.article.source, f"a second article has the id `{id_}`", "give each record an `id` of its own"))
            one = replace(one, article=replace(one.article, id=ArticleId(f"{id_}-{seen[id_]}")))
        apart.append(one)
    return apart, problems


def placed(found: Findings, start: int) -> Findings:
    """Byte ranges are remembered from the start of their source; here they become the file's."""
    if not start:
        return found
    first, last = found.article.bytes_
    return replace(found, article=replace(found.article, bytes_=(first + start, last + start)))


def corpus(config: Config, track: Track[memo.Made] = quiet) -> tuple[Corpus, int]:
    """The whole collection, resolved, and how many sources had to be studied anew."""
    decided, catalogue = project.decisions(config.root), project.catalogue(config.root)  # the lists are in memory before workers fork
    found, problems, files, new = findings(config, decided.corrections, track)
    return resolve(found, decided.judgements, catalogue, problems=tuple(problems), files=files), new


def generate(config: Config, track: Track[memo.Made] = quiet, recorded: Callable[[], None] = lambda: None) -> Summary:
    """Sources -> Markdown in docs/. `recorded` is called as soon as it stands what the search index is to hold."""
    with uncollected():
        whole, new = corpus(config, track)
        view = View(whole, project.catalogue(config.root), config.settings, project.templates(config.root))
        publish.replace(config.cache / "search.json", msgspec.json.encode(list(search_records(view))), config.cache)
        recorded()
        before = publish.ledger(config.docs)
        made = workers.shares(lambda k, n: [publish.ready(config.docs, before, page) for page in render(view, k, n)], config.jobs)
        done = publish.publish(config.docs, config.cache, before, chain.from_iterable(made))
        now = known(whole.entities.values())
        changed = changes(publish.recalled(config.cache / "entities.json") or now, now)
        publish.replace(config.cache / "entities.json", msgspec.json.encode(now), config.cache)
    return Summary(files=whole.files, articles=len(whole.findings), stories=len(whole.stories), entities=len(whole.entities),
                   studied=new, written=done.written, removed=done.removed, problems=tuple(sorted({*whole.problems, *done.kept})),
                   changes=changed)


@contextmanager
def uncollected() -> Iterator[None]:
    """Without garbage collection: a corpus is millions of small values, none of them in a cycle."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
