#!/usr/bin/env python3
"""story_borders.py DATA [--files N] [--check]: learn the weights of `generator/english/data/story_borders.tsv`.

Every way in which a file of `digests.py` could be parted is a row: its evidence, and whether its stories come out with
exactly the headlines that they have. A logistic of many choices is fitted: the proposals of a file, and leaving it whole. `--check` writes
nothing, and prints what weights learned on the other layouts, and on the other corpus, do on each layout.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import digests
import digests_heads
import numpy as np

from generator.ingest.layout.blocks import Block
from generator.ingest.metadata.outlets import OutletIndex
from generator.ingest.stories import choosing
from generator.ingest.stories.choosing import Choice
from generator.ingest.stories.evidence import weigh
from generator.ingest.stories.looks import look_at
from generator.ingest.stories.proposal import Mark
from generator.ingest.stories.spans import File

WEIGHTS = Path(__file__).parents[1] / "generator" / "english" / "data" / choosing.WEIGHTS
DIGESTS = (*digests.DIGESTS, *digests_heads.DIGESTS)
PAGES = (*digests.PAGES, *digests_heads.PAGES)
PENALTY = 1.0  # of squared weights
STEPS = 1_500  # of gradient ascent
RATE = 0.1  # of the first step; it falls to nothing
SINGLES = 3.0  # weight of a text of one story: leaving a digest whole is asked about, parting a story is not
Array = np.ndarray


@dataclass(frozen=True)
class Sample:
    """A file, the evidence of its proposals, and which of them are right."""

    layout: str
    corpus: str
    path: str
    is_single: bool
    evidence: list[dict[str, float]]
    right: list[bool]


def sample(file: digests.File, corpus: str, *, single: bool, plain: Sequence[str] = digests.PLAIN) -> Sample:
    evidence: list[dict[str, float]] = []
    counts: list[int] = []  # of the stories of each proposal
    place = -1

    def nth(blocks: Sequence[Block], outlets: OutletIndex) -> Choice | None:
        whole = File(blocks, look_at(blocks, outlets))
        proposals = choosing.propose_for(whole)
        if not evidence:
            evidence.extend(dict(weigh(whole, proposal)) for proposal in proposals)
            counts.extend(len(proposal.starts) for proposal in proposals)
        if place < 0 or place >= len(proposals):
            return None
        return Choice(proposals[place], 1.0, choosing.prose_before(whole, proposals[place]))

    def is_exact() -> bool:
        found = digests.read(file.path, file.text)
        starts = [body[:digests.OPENING] if file.layout in plain else title for title, body in found]
        return starts == list(file.expected)

    usual, choosing.choose = choosing.choose, nth
    try:
        is_exact()
        right = [False] * len(evidence)
        for place, count in enumerate(counts):
            if not single and len(file.expected) - count in (0, 1):
                right[place] = is_exact()
    finally:
        choosing.choose = usual
    return Sample(file.layout, corpus, file.path, single, evidence, right)


def samples(data: Path, count: int) -> Iterator[Sample]:
    for corpus in digests.TRAINED:
        stories = digests.stories_of(data, corpus, random.Random(corpus))
        for single, layouts in ((False, DIGESTS), (True, PAGES)):
            for file in digests.make_files(layouts, stories, count, digests.PLAIN, single=single):
                yield sample(file, corpus, single=single)
        if corpus == "field_demo":
            for row in digests.rows(data, corpus):
                text = f"{row['title']}\n\n{row['text']}"
                yield sample(digests.File("text", f"{len(text)}.txt", text, ()), corpus, single=True)
    for corpus, path, text in digests.singles(data, learned=True):
        yield sample(digests.File("text", path, text, ()), corpus, single=True)


@dataclass(frozen=True)
class Table:
    """Rows of evidence, the file of each, which are right; of each file whether it is one story, and its weight."""

    rows: Array
    files: Array
    right: Array
    is_single: Array
    heft: Array


def table(chosen: Sequence[Sample], names: Sequence[str]) -> Table:
    parted = [s for s in chosen if s.evidence and (s.is_single or any(s.right))]
    rows = [[1.0, *(evidence[name] for name in names)] for s in parted for evidence in s.evidence]
    files = [n for n, s in enumerate(parted) for _ in s.evidence]
    return Table(
        np.array(rows), np.array(files), np.array([r for s in parted for r in s.right], dtype=float),
        np.array([s.is_single for s in parted], dtype=float),
        np.array([SINGLES if s.is_single else 1.0 for s in parted]))


def fit(t: Table) -> Array:
    """Gradient ascent (Adam) of the chance of what is right, among the proposals and leaving the file whole."""
    weights = np.zeros(t.rows.shape[1])
    mean, square = np.zeros_like(weights), np.zeros_like(weights)
    count = len(t.heft)
    for step in range(1, STEPS + 1):
        scores = np.exp(np.clip(t.rows @ weights, -30, 30))
        every = 1 + np.bincount(t.files, scores, count)
        good = t.is_single + np.bincount(t.files, scores * t.right, count)
        pull = t.heft[t.files] * scores * (t.right / good[t.files] - 1 / every[t.files])
        slope = t.rows.T @ pull - PENALTY * np.concatenate(([0.0], weights[1:]))
        mean, square = 0.9 * mean + 0.1 * slope, 0.999 * square + 0.001 * slope ** 2
        rate = RATE * (1 - step / (STEPS + 1))
        weights += rate * (mean / (1 - 0.9 ** step)) / (np.sqrt(square / (1 - 0.999 ** step)) + 1e-9)
    return weights


def chances(weights: Array, names: Sequence[str], one: Sample) -> list[float]:
    scores = [float(np.exp(weights[0] + sum(w * e[n] for w, n in zip(weights[1:], names, strict=True)))) for e in one.evidence]
    return [score / (1 + sum(scores)) for score in scores]


def is_right(weights: Array, names: Sequence[str], one: Sample) -> bool:
    """Does the likeliest proposal, or leaving it whole, bring out what the file holds?"""
    likelihoods = chances(weights, names, one)
    best = max(range(len(likelihoods)), key=likelihoods.__getitem__, default=None)
    if best is None or sum(likelihoods) < choosing.LIKELY:
        return one.is_single
    return one.right[best]


def check(everything: Sequence[Sample], names: Sequence[str]) -> None:
    total: list[bool] = []
    for layout in dict.fromkeys(s.layout for s in everything):
        line = f"{layout:20}"
        for corpus in dict.fromkeys(s.corpus for s in everything):
            held = [s for s in everything if s.layout == layout and s.corpus == corpus]
            if not held:
                continue
            others = [s for s in everything if s.layout != layout and s.corpus != corpus]
            weights = fit(table(others, names))
            right = [is_right(weights, names, s) for s in held]
            total += right
            best = np.mean([s.is_single or any(s.right) for s in held])
            line += f"  {corpus} {np.mean(right):.2f} (proposed {best:.2f})"
        print(line, flush=True)
    print(f"all {np.mean(total):.3f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--files", type=int, default=20)
    parser.add_argument("--only", default="", help="a layout: print how often the right one is proposed")
    parser.add_argument("--check", action="store_true")
    args = parser.parse_args()
    everything = list(samples(args.data, args.files))
    names = sorted({name for s in everything for e in s.evidence for name in e} | {f"mark {mark}" for mark in Mark})
    if args.check:
        check(everything, names)
        return
    weights = fit(table(everything, names))
    right = np.mean([is_right(weights, names, s) for s in everything])
    head = (f"# Evidence that a file's stories begin where a proposal says, tab, its weight in a logistic; first the constant.\n"
            f"# Learned by `benchmarks/story_borders.py` from {len(everything)} files of public texts in {len(DIGESTS)} layouts\n"
            f"# of digests and {len(PAGES)} of pages with one story, and single texts;\n"
            f"# {right:.3f} of these files come out right.\n")
    lines = [f"{name}\t{weight:.3f}\n" for name, weight in zip(["", *names], weights, strict=True)]
    WEIGHTS.write_text(head + "".join(lines))


if __name__ == "__main__":
    main()
