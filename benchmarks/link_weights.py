#!/usr/bin/env python3
"""link_weights.py SET... [--also SET...] [--learn] [--plot FILE.svg]: how likely a link is right, and what says so.

A set is a folder with `articles.json` and `gold.json` (every entity of each text, by hand), or a `.jsonl` file of {"id", "text",
"spans": [{"start", "end", "id"}], "eval_span"} with the span of every name. A name of an article is right where a name of the gold has its
words; where the gold has ids, where it also leads to the page of that entity (the entity that most mentions of the page
name; entities of several texts are one where they share a name).

Prints, of texts that were not learned (5 folds), how many links are right, and by how much the chances miss: the mean distance, over
tenths of equal size, of the mean chance and the share that is right. `--also` sets are only measured, by what all SETs taught.
`--learn` writes `english/data/link_weights.tsv`, `--plot` a picture of chances and shares.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from unittest.mock import patch

import numpy as np

from generator.catalog import shipped_catalogue
from generator.config import MODEL
from generator.extract import build_resources, extract, find_labels
from generator.ingest import read_clean_line
from generator.render.data.inspection import inspection
from generator.resolve import resolve
from generator.resolve.entities import weights
from generator.resolve.entities.signs import find_signs
from generator.resolve.entities.tiers import AUTO, SUREST

ROOT = Path(__file__).parent.parent
WRITTEN = ROOT / "generator" / "english" / "data" / "link_weights.tsv"
FOLDS, BINS, STEPS = 5, 10, 30
RIDGE = 3.0
FOLDER_WEIGHT = 4.0  # of a name of a folder: it is nearest to what people keep, and small
HEAD = """\
# What each sign of a name weighs for its link, in log odds; see `resolve/entities/signs.py`.
# Written by `benchmarks/link_weights.py --learn`.
"""

ANY = ""  # an entity that the gold doesn't tell from others

Array = np.ndarray
Mentions = Sequence[Mapping[str, object]]
Gold = dict[str, dict[str, set[str]]]  # text -> folded words -> entities of that name


@dataclass
class Row:
    """A name of an article."""

    article: str
    entity: str
    signs: dict[str, float]
    linked: bool
    right: bool
    weight: float = 1.0


def fold(words: str) -> str:
    bare = re.sub(r"^(the|a) |[’']s$", "", words.strip().lower())
    return re.sub(r"\W+", " ", bare).strip()


def read_texts(path: Path) -> list[dict[str, object]]:
    if path.is_dir():
        return json.loads((path / "articles.json").read_text("utf-8"))
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def read_gold(path: Path) -> Gold:
    gold: Gold = {}
    if not path.is_dir():
        for text in read_texts(path):
            names = gold.setdefault(str(text["id"]), {})
            for span in text["spans"]:
                if span.get("named", True):
                    words = fold(text["text"][span["start"]:span["end"]])
                    names.setdefault(words, set()).add(span.get("id") or ANY)
        return gold
    texts = json.loads((path / "gold.json").read_text("utf-8"))
    one = join_entities(texts)
    for text in texts:
        names = gold.setdefault(text["id"], {})
        for entity in text["entities"]:
            for words in {*entity["surfaces"], *entity.get("demonyms", []), entity["name"]}:
                names.setdefault(fold(words), set()).add(one(entity["name"]))
    return gold


def join_entities(texts):
    """Readers of several texts called one entity by several names: those that share a surface are one."""
    bearers, texts_of, parents = defaultdict(set), defaultdict(set), {}
    for text in texts:
        for entity in text["entities"]:
            texts_of[entity["name"]].add(text["id"])
            for words in (*entity["surfaces"], entity["name"]):
                bearers[fold(words)].add(entity["name"])

    def one(name):
        while name in parents:
            name = parents[name]
        return name

    for _, names in sorted(bearers.items()):
        for left, right in combinations(sorted(names), 2):
            if one(left) != one(right) and not texts_of[left] & texts_of[right]:
                parents[one(right)] = one(left)
    return one


def read_rows(path: Path) -> list[Row]:
    """Every name that the product finds in the set, with its signs."""
    catalogue = shipped_catalogue()
    resources = build_resources(catalogue, MODEL)
    articles = []
    places = {}
    for number, text in enumerate(read_texts(path), 1):
        fields = ("id", "title", "text", "published") if path.is_dir() else ("id", "text")
        line = {key: text[key] for key in fields if text.get(key)}
        (article,) = read_clean_line(json.dumps(line).encode(), number).articles
        articles.append(article)
        places[article.id] = str(text["id"]), text.get("eval_span") or (0, len(article.text))
    findings = [
        extract(article, resources, labels)
        for article, labels in zip(articles, find_labels(articles, resources), strict=True)
    ]
    signs = {}

    def recorded(name, *rest):
        signs[name.at] = name, dict(find_signs(name, *rest))
        return find_signs(name, *rest)

    with patch.object(weights, "find_signs", recorded):
        corpus = resolve(findings, (), catalogue)
    gold = read_gold(path)
    shown = {id_: inspection(item, corpus)["mentions"] for id_, item in corpus.findings.items()}
    by_place = {(id_, m["start"]): m for id_, mentions in shown.items() for m in mentions}
    owners = find_owners(corpus, shown, places, gold)
    rows = []
    for (id_, _), (name, of_name) in sorted(signs.items()):
        text, (first, last) = places[id_]
        mentions = [by_place[id_, m.span.start] for m in name.mentions if (id_, m.span.start) in by_place]
        if any(first <= m["start"] and m["end"] <= last for m in mentions):
            linked = any(m.get("tier") in ("auto", "confirmed") for m in mentions)
            entity = mentions[0]["entity"]
            rows.append(Row(text, entity, of_name, linked, right=(id_, entity) in owners))
    articles = Counter(row.entity for row in rows)
    for row in rows:  # an entity counts once, in however many articles
        row.weight = (FOLDER_WEIGHT if path.is_dir() else 1.0) / articles[row.entity]
    return rows


def find_owners(corpus, shown, places, gold) -> set[tuple[str, str]]:
    """The (article, entity) pairs that are right."""
    meanings: dict[str, Counter[str]] = defaultdict(Counter)
    said = []
    for id_, mentions in shown.items():
        names = gold[places[id_][0]]
        text = corpus.findings[id_].article.text
        for m in mentions:
            meant = names.get(fold(text[m["start"]:m["end"]]), set())
            said.append((id_, m["entity"], meant))
            if len(meant) == 1:
                meanings[m["entity"]].update(meant)
    return {
        (id_, entity) for id_, entity, meant in said
        if ANY in meant or max(sorted(meanings[entity]), key=meanings[entity].__getitem__, default="") in meant
    }


def learn(rows: Sequence[Row], names: Sequence[str]) -> Array:
    """Logistic regression, by Newton's method."""
    x, y = matrix(rows, names), np.array([float(row.right) for row in rows])
    weight = np.array([row.weight for row in rows])
    found, ridge = np.zeros(len(names)), np.eye(len(names)) * RIDGE
    ridge[0, 0] = 1e-3
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-x @ found))
        slope = x.T @ (weight * (y - p)) - ridge @ found
        bend = (x * (weight * p * (1 - p))[:, None]).T @ x + ridge
        found += np.linalg.solve(bend, slope)
    return found


def matrix(rows: Sequence[Row], names: Sequence[str]) -> Array:
    return np.array([[row.signs.get(name, 0.0) for name in names] for row in rows])


def chances(rows: Sequence[Row], names: Sequence[str], found: Array) -> Array:
    return np.minimum(SUREST, 1 / (1 + np.exp(-matrix(rows, names) @ found)))


def held_out(rows: Sequence[Row], others: Sequence[Row], names: Sequence[str]) -> Array:
    """The chance of each row, by what the other texts teach."""
    texts = {text: n % FOLDS for n, text in enumerate(sorted({row.article for row in rows}))}
    found = np.zeros(len(rows))
    for fold_ in range(FOLDS):
        inside = [n for n, row in enumerate(rows) if texts[row.article] == fold_]
        taught = [row for row in rows if texts[row.article] != fold_]
        found[inside] = chances([rows[n] for n in inside], names, learn([*taught, *others], names))
    return found


def bins_of(p: Array, right: Array) -> list[tuple[float, float, int]]:
    """(mean chance, share right, size) of tenths of equal size."""
    order = np.argsort(p, kind="stable")
    return [(float(p[part].mean()), float(right[part].mean()), len(part)) for part in np.array_split(order, BINS) if len(part)]


def report(name: str, rows: Sequence[Row], p: Array) -> list[tuple[float, float, int]]:
    right = np.array([row.right for row in rows])
    now = np.array([row.linked for row in rows])
    print(f"{name}: {len(rows)} names, {right.mean():.3f} right; linked now {now.sum()}, {right[now].mean():.3f} right")
    for bar in sorted({0.65, 0.7, 0.75, AUTO, 0.85, 0.9}):
        over = p >= bar
        share = (right & over).sum() / right.sum()
        print(f"  from {bar:.2f}: {over.sum()} links, {right[over].mean():.3f} right, {share:.3f} of what is right")
    parts, linked = bins_of(p, right), bins_of(p[p >= AUTO], right[p >= AUTO])
    for what, found in (("all", parts), ("links", linked)):
        miss = sum(abs(mean - share) * size for mean, share, size in found) / sum(size for *_, size in found)
        print(f"  chances of {what} miss by {miss:.3f}")
    return parts


def draw(path: Path, curves: Mapping[str, Iterable[tuple[float, float, int]]]) -> None:
    """Chance from left to right, share that is right from below up; the line is where both are equal."""
    marks = []
    for number, (name, points) in enumerate(curves.items()):
        shape = ("circle", "square", "cross")[number % 3]
        for chance, share, _ in points:
            x, y = 50 + 300 * chance, 320 - 300 * share
            marks.append({
                "circle": f'<circle cx="{x:.0f}" cy="{y:.0f}" r="4" fill="none" stroke="currentColor"/>',
                "square": f'<rect x="{x - 3:.0f}" y="{y - 3:.0f}" width="6" height="6" fill="currentColor"/>',
                "cross": f'<path d="M{x - 4:.0f} {y:.0f}h8M{x:.0f} {y - 4:.0f}v8" stroke="currentColor"/>',
            }[shape])
        marks.append(f'<text x="60" y="{40 + 18 * number}">{shape}: {name}</text>')
    ticks = "".join(
        f'<text x="{50 + 300 * t:.0f}" y="336" text-anchor="middle">{t}</text>'
        f'<text x="44" y="{324 - 300 * t:.0f}" text-anchor="end">{t}</text>'
        for t in (0, 0.25, 0.5, 0.75, 1)
    )
    path.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 370 360" font-family="sans-serif" font-size="12" fill="currentColor">'
        "<title>Predicted chance of a link, and the share that is right</title>"
        '<path d="M50 20v300h300M50 320L350 20" fill="none" stroke="currentColor" stroke-opacity=".4"/>'
        f"{ticks}{''.join(marks)}"
        '<text x="200" y="354" text-anchor="middle">predicted chance</text></svg>\n', "utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="+", type=Path)
    parser.add_argument("--also", nargs="*", type=Path, default=[])
    parser.add_argument("--learn", action="store_true")
    parser.add_argument("--plot", type=Path)
    args = parser.parse_args()
    sets = {path.stem: read_rows(path) for path in args.sets}
    uses = Counter(sign for rows in sets.values() for row in rows for sign in row.signs)
    names = ["always", *sorted(uses.keys() - {"always"})]
    curves = {}
    for name, rows in sets.items():
        others = [row for other, more in sets.items() if other != name for row in more]
        curves[name] = report(name, rows, held_out(rows, others, names))
    found = learn([row for rows in sets.values() for row in rows], names)
    for path in args.also:
        rows = read_rows(path)
        curves[path.stem] = report(f"{path.stem} (not learned)", rows, chances(rows, names, found))
    if args.learn:
        lines = [f"{name}\t{weight:.2f}\n" for name, weight in zip(names, found, strict=True)]
        WRITTEN.write_text(HEAD + "".join(lines), "utf-8")
    if args.plot:
        draw(args.plot, curves)


main()
