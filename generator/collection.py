"""Sources -> Findings of every article: remembered, corrected, dated. The one path of build and inspect."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, partial
from itertools import compress
from pathlib import Path
from typing import TypeVar

from generator import workers
from generator.catalog import Catalogue
from generator.config import Config
from generator.extract import Resources, build_resources, extract, find_labels
from generator.extract.dates import redating
from generator.extract.names.model import missing
from generator.ingest import apply_corrections, check_corrections, ingest, join_parts
from generator.model.article import Article, Dated
from generator.model.decisions import Correction
from generator.model.findings import Findings
from generator.model.ids import ArticleId
from generator.model.problem import Problem
from generator.model.source import Source
from generator.resolve import policy
from generator.resolve.dating import infer_dates
from generator.resolve.decisions.relocate import relocate_corrections
from generator.store import memo, project, sources

A = TypeVar("A")
Track = Callable[[str, Iterable[A], int], Iterable[A]]  # (what is done, items, how many) -> the same items
ROUNDS = 3  # times that changing sources are listed again

NO_MODEL = (
    "install Cuttings with its extra `[ner]`, as the README says, name another in cuttings.yml, "
    "or say `model: none` there")
NO_ARTICLE = "it stays, for the day the article comes back; the id is on the article's page"


def quiet(what: str, items: Iterable[A], total: int) -> Iterable[A]:
    """The Track that shows nothing."""
    return items


@dataclass(frozen=True, slots=True)
class Place:
    """Where sources lie: their folder (or the one file), and how their paths begin within the collection."""

    folder: Path
    below: str = ""


@dataclass(frozen=True, slots=True)
class Collected:
    """All articles of some places, each understood on its own."""

    findings: tuple[Findings, ...]  # in path order, each article with an id of its own
    problems: tuple[Problem, ...]
    sources: int
    studied: int  # sources that the memo did not know
    damaged: bool  # something that was remembered could not be read
    kept: policy.Hidden  # what is kept back


Cut = Callable[[Sequence[Findings]], tuple[list[Findings], policy.Hidden]]  # to what may be shown


def all_of_it(found: Sequence[Findings]) -> tuple[list[Findings], policy.Hidden]:
    """The Cut that keeps nothing back."""
    return list(found), policy.Hidden()


Located = tuple[Path, str, Source]  # a Source, its folder, and its path below the folder


@dataclass(frozen=True, slots=True)
class Study:
    """How articles are studied and remembered."""

    config: Config
    known: memo.Memo
    recipe: bytes
    hearing: bytes

    def articles(self, articles: Sequence[Article]) -> list[Findings]:
        """These articles, as a person has corrected them, studied again, in order."""
        keys = [memo.article_key(self.recipe, article) for article in articles]
        heard_keys = [memo.article_key(self.hearing, article) for article in articles]
        items = with_labels(self.known, articles, heard_keys)
        return self._each(items, keys, partial(restudy, config=self.config, recipe=self.recipe))

    def dated(self, undated: Sequence[tuple[Findings, Dated]]) -> list[Findings]:
        """These articles, their dates read again by the day that each is now known to be of, in order."""
        keys = [memo.article_key(self.recipe, replace(one.article, published=day)) for one, day in undated]
        return self._each(undated, keys, partial(redate, recipe=self.recipe))

    def _each(self, items: Sequence[A], keys: Sequence[bytes], work: Callable[[A], memo.Encoded]) -> list[Findings]:
        studies, _ = remembered(self.known, items, keys, work, self.config.jobs, quiet)
        return [one for key in keys for one in studies[key].found]


def collect(
    config: Config, places: Sequence[Place], known: memo.Memo, corrections: Sequence[Correction],
    track: Track[memo.Encoded] = quiet, cut: Cut = all_of_it,
) -> Collected:
    """Every article of these places, by what is `known` of its source; nothing is written but that.

    `cut` comes before days are inferred: no day may follow from words that are kept back.
    """
    recipe = memo.recipe(project.knowledge(config.root), config.model)
    study_ = Study(config, known, recipe, memo.labels_recipe(config.model))
    read, problems, new = read_sources(study_, places, track)
    found = [placed(one, source.start) for source, study in read for one in study.found]
    corrections = relocate_corrections(corrections, found)
    found = amended(unparted(found, corrections), corrections, study_)
    found, twins = distinct(found)
    shown, kept = cut(found)
    shown = dated(shown, study_)
    told = (
        *problems, *twins, *unmeant(config, corrections, found),
        *(p for _, study in read for p in study.problems), *(p for one in found for p in one.problems))
    known.forget_unused()
    return Collected(tuple(shown), told, len(read), new, known.damaged, kept)


def read_sources(
    study_: Study, places: Sequence[Place], track: Track[memo.Encoded]
) -> tuple[list[tuple[Source, memo.Study]], tuple[Problem, ...], int]:
    """(each source with its study, problems, how many were new). Those that changed meanwhile are listed again."""
    config, known, new = study_.config, study_.known, 0
    studies: dict[bytes, memo.Study] = {}
    for _ in range(ROUNDS):
        listed, problems = listed_at(places, config.max_bytes)
        keys = [memo.key(study_.recipe, source) for *_, source in listed]
        items = with_labels(known, listed, [memo.key(study_.hearing, source) for *_, source in listed])
        work = partial(study, config=config, recipe=study_.recipe)
        studies, studied_ = remembered(known, items, keys, work, config.jobs, track)
        new += studied_
        if all(key in studies for key in keys):
            break
    pairs = [(source, key) for (*_, source), key in zip(listed, keys, strict=True)]
    unread = tuple(sources.changing(source) for source, key in pairs if key not in studies)
    return [(source, studies[key]) for source, key in pairs if key in studies], (*problems, *unread), new


def listed_at(places: Sequence[Place], max_bytes: int) -> tuple[list[Located], tuple[Problem, ...]]:
    """The sources of all places, each once, and what was passed over."""
    found: dict[tuple[Path, int], Located] = {}
    problems: list[Problem] = []
    for place in places:
        listed, passed = sources.listed(place.folder, max_bytes)
        for source in listed:
            file = place.folder / source.path if place.folder.is_dir() else place.folder
            there = replace(source, path=place.below + source.path)
            found.setdefault((file, source.start), (place.folder, source.path, there))
        problems += [replace(problem, where=place.below + problem.where) for problem in passed]
    return list(found.values()), tuple(problems)


@cache
def kit(root: Path, model: str | None, recipe: bytes) -> tuple[Catalogue, Resources]:
    """What a worker needs beside the source, made once a process; `recipe` tells one state of the catalogue from the next."""
    catalogue = project.catalogue(root)
    return catalogue, build_resources(catalogue, model)


def study(item: tuple[Located, bytes], config: Config, recipe: bytes) -> memo.Encoded:
    """One source, alone, and the labels remembered of it; nothing, if it is not what was listed."""
    (folder, path, source), before = item
    with Blame(source.path):
        fetched = sources.fetch(folder, replace(source, path=path))
        if fetched is None:
            return {}
        catalogue, kit_ = kit(config.root, config.model, recipe)
        reading = ingest(source, *fetched, catalogue)
        labels, found = studied(reading.articles, before, kit_)
    return {memo.key(memo.labels_recipe(config.model), source): labels,
            memo.key(recipe, source): memo.ENCODER.encode(memo.Study(found, reading.problems))}


def restudy(item: tuple[Article, bytes], config: Config, recipe: bytes) -> memo.Encoded:
    """An article that a person has corrected, studied again."""
    article, before = item
    with Blame(article.source):
        labels, found = studied([article], before, kit(config.root, config.model, recipe)[1])
    return {memo.article_key(memo.labels_recipe(config.model), article): labels,
            memo.article_key(recipe, article): memo.ENCODER.encode(memo.Study(found, ()))}


def redate(undated: tuple[Findings, Dated], recipe: bytes) -> memo.Encoded:
    """An article whose date is inferred, its dates read again."""
    one, day = undated
    key = memo.article_key(recipe, replace(one.article, published=day))
    with Blame(one.article.source):
        return {key: memo.ENCODER.encode(memo.Study((redating.redate(one, day),), ()))}


class Blame:
    """A bug that is met meanwhile crashes with the source's path added."""

    def __init__(self, path: str) -> None:
        self._path = path

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, traceback: object) -> None:
        if error is not None:
            error.add_note(f"This happened while `{self._path}` was studied.")


def studied(articles: Iterable[Article], before: bytes, kit_: Resources) -> tuple[bytes, tuple[Findings, ...]]:
    """(the labels of each text, encoded; what each article says). The model is asked only of texts that are not in `before`."""
    known = memo.LABELS_DECODER.decode(before) if before else {}
    texts = {memo.mark(article.text): article.text for article in articles}
    new = [mark for mark in texts if mark not in known]
    asked = dict(zip(new, find_labels([texts[mark] for mark in new], kit_), strict=True))
    labels = {mark: known[mark] if mark in known else asked[mark] for mark in texts}
    found = tuple(extract(article, kit_, labels[memo.mark(article.text)]) for article in articles)
    return memo.ENCODER.encode(labels), found


def with_labels(known: memo.Memo, items: Sequence[A], keys: Sequence[bytes]) -> list[tuple[A, bytes]]:
    """Each item with the labels that are remembered by its key; b"" where there are none."""
    labels = known.recall(keys)
    return [(item, labels.get(key, b"")) for item, key in zip(items, keys, strict=True)]


def remembered(
    known: memo.Memo, items: Sequence[A], keys: Sequence[bytes], work: Callable[[A], memo.Encoded], jobs: int, track: Track[memo.Encoded]
) -> tuple[dict[bytes, memo.Study], int]:
    """`work` done on each item, or recalled by its key: the studies by key, and how many were new."""
    found = dict(known.recall(keys))
    new = [item for key, item in dict(zip(keys, items, strict=True)).items() if key not in found]
    count = 0
    for made in track("reading cuttings", workers.each(work, new, jobs), len(new)):
        known.remember(made.items())
        found.update(made)
        count += bool(made)
    return {key: memo.STUDY_DECODER.decode(found[key]) for key in dict.fromkeys(keys) if key in found}, count


def amended(found: Sequence[Findings], corrections: Sequence[Correction], study_: Study) -> list[Findings]:
    """The same in the same order; those that a person has corrected are studied again."""
    as_corrected = [apply_corrections(one.article, corrections) for one in found]
    changed = [new != one.article or not one.sentences for one, new in zip(found, as_corrected, strict=True)]
    again = iter(study_.articles(list(compress(as_corrected, changed))))
    return [next(again) if new else one for one, new in zip(found, changed, strict=True)]


def unparted(found: Sequence[Findings], corrections: Iterable[Correction]) -> list[Findings]:
    """The same, but one article of all stories of a file that a person says is one story; it is yet to be studied."""
    said = {one.article for one in corrections if one.field == "part_of" and not one.to}
    files = {one.article.source for one in found if one.article.id in said and one.article.part_of}
    parts = {file: [one.article for one in found if one.article.source == file] for file in sorted(files)}
    return [one for one in found if one.article.source not in files] + [Findings(join_parts(some)) for some in parts.values()]


def dated(found: Sequence[Findings], study_: Study) -> list[Findings]:
    """The same in the same order; those whose date can be inferred have it, and are read again by it."""
    days = infer_dates(found)
    again = iter(study_.dated([(one, days[one.article.id]) for one in found if one.article.id in days]))
    return [next(again) if one.article.id in days else one for one in found]


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


def unmeant(config: Config, corrections: Sequence[Correction], found: Sequence[Findings]) -> Iterator[Problem]:
    """Corrections that mean nothing or no article of these, and a model that is not there."""
    ids = {id_ for one in found for id_ in (one.article.id, *one.article.formerly)}
    yield from check_corrections(corrections)
    for one in corrections:
        if one.article not in ids:
            yield Problem(project.CORRECTIONS, f"`{one.article}` is no article of this collection", NO_ARTICLE)
    if lacking := missing(config.model):
        yield Problem("cuttings.yml", lacking, NO_MODEL)
