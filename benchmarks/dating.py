"""dating.py FOLDER [--limit 100] [--write] [--by-set] [--alone] [--outside]  [--cache FILE]: hide the date of dated articles, infer it, and
say how often it was right.

FOLDER is the shared data: `temporal/{timebank,aquaint,meantime}.input.jsonl` (doc, dct, text) and, in `corpora/`, `field_demo`,
`senate_press`, `federal_register` (id, date, title, text) and `whitehouse_html` (url, published, title, html; its tags are taken out)
`.jsonl.gz`. Full dates that stand alone on a line or after "release" in the first 300 characters, which the reader of sources finds, are
taken out. Each set is one collection, of --limit articles of each of two halves (parted by a digest of their ids). A tenth of it is hidden
at a time, the rest keeps its dates; with --alone each article is read by itself.

`--write` learns `english/data/dating_lags.tsv` on one half: the lags of each kind of clue, and which mass a window
must have. This reports the other half, of which nothing is learned: how many get a window of at most so many days, and how
many of those hold the day; and how far the masses are from the shares that are right, in tenths. `--by-set` reports each set with what the
learning half of the *other* sets says. `--outside` prints the articles whose day lies outside.
"""

from __future__ import annotations

import argparse
import gzip
import html
import json
import pickle
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from email.utils import parsedate_to_datetime
from hashlib import sha256
from itertools import groupby
from pathlib import Path

from generator.catalog import shipped_catalogue
from generator.extract import build_resources, extract
from generator.model.article import Article, Basis, Dated
from generator.model.dates import Period
from generator.model.findings import Findings
from generator.model.ids import ArticleId
from generator.resolve.dating import collect_clues, split_group, sum_clues
from generator.resolve.dating.clues import Clue
from generator.resolve.dating.density import Posterior, Window
from generator.resolve.dating.lags import EDGES, WIDTHS, Bound, Lags, bin_of, learned_lags
from generator.resolve.dating.windows import KEPT, build_dated, choose_window

Dossier = tuple[str, date, str]  # id, day of publication, text
Reading = tuple[Findings, Findings]  # of an article with its date, and of the same without it
TABLE = Path(__file__).parents[1] / "generator" / "english" / "data" / "dating_lags.tsv"
LONGEST = 40_000  # characters read of one article
FOLDS = 10
FOLDS_OF_BOUNDS = 5
LENGTHS = (92, 366, 1096)  # days of the windows that are published
TARGET = 0.945  # share of the windows up to a length that must be right where bounds are learned; of others .93 should be
# Kinds of one family lend each other their lags.
FAMILIES = {"heading": "day", "day": "day", "month": "month", "year": "year", "ahead": "ahead", "yearless": "yearless",
            "season": "yearless", "shared": "shared", "office": "office", "fact": "fact", "bound": "bound"}
# No set has digests, and stamps are taken out.
BY_HAND = {"digest": {-7: 0.2, -1: 0.1, 0: 0.3, 1: 0.1, 2: 0.1, 4: 0.15}, "heading": {-1: 0.01, 0: 0.77, 1: 0.2}}
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_FULL = rf"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? +)?(?:{_MONTH} +\d{{1,2}},? +\d{{4}}|\d{{1,2}} +{_MONTH},? +\d{{4}})"
_STAMP = re.compile(rf"(?im)^\W*{_FULL}\W*$|(?<=release)\W+{_FULL}")
HEAD = """\
# Written by `benchmarks/dating.py --write`, from {n} articles of {sets} sets: `lags`, a kind of clue, and the share of articles that were
# published so many days after the clue's day, in the bins of `resolve/dating/lags.py`; `bound`, the days of the longest window, the mass
# that it must have; `prior`, a class of likeness, and the shares of the parts of a prior
# that count as much as four articles of the collection (`resolve/dating/mixture.py`), by hand
"""


@dataclass(frozen=True, slots=True)
class Hidden:
    """An article whose date was hidden, or several that were solved together."""

    set: str
    day: int
    findings: Findings
    clues: Sequence[Clue]  # the prior first

    def posterior(self, lags: Lags) -> Posterior:
        return Posterior(sum_clues(self.clues, lags))


def gold(path: Path) -> Iterator[Dossier]:
    for row in map(json.loads, path.read_text("utf-8").splitlines()):
        if re.match(r"\d{4}-\d\d-\d\d", row["dct"]):
            yield row["doc"], date.fromisoformat(row["dct"][:10]), row["text"].strip()


def press(path: Path) -> Iterator[Dossier]:
    for row in rows(path):
        yield row["id"], date.fromisoformat(row["date"][:10]), f"{row['title']}\n\n{row['text']}".strip()


def pages(path: Path) -> Iterator[Dossier]:
    for row in rows(path):
        text = html.unescape(re.sub(r"<[^>]+>", "", re.sub(r"<br ?/?>|</p>|</h\d>|</li>", "\n\n", row["html"])))
        yield row["url"], parsedate_to_datetime(row["published"]).date(), f"{row['title']}\n\n{text.strip()}"


def rows(path: Path) -> Iterator[dict[str, str]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def sets(folder: Path) -> dict[str, Iterator[Dossier]]:
    temporal, corpora = folder / "temporal", folder / "corpora"
    return {**{name: gold(temporal / f"{name}.input.jsonl") for name in ("timebank", "aquaint", "meantime")},
            **{name: press(corpora / f"{name}.jsonl.gz") for name in ("field_demo", "senate_press", "federal_register")},
            "whitehouse": pages(corpora / "whitehouse_html.jsonl.gz")}


def half_of(id_: str) -> int:
    return int(sha256(id_.encode()).hexdigest(), 16) % 2


def chosen(dossiers: Iterator[Dossier], limit: int, half: int) -> list[Dossier]:
    """Those of the half with the lowest digests: a sample that is always the same."""
    marked = sorted((sha256(one[0].encode()).hexdigest(), one) for one in dossiers)
    return [one for mark, one in marked if int(mark, 16) % 2 == half][:limit]


def read_sets(folder: Path, limit: int) -> dict[str, list[Reading]]:
    """Each set's articles, read with their date and without it."""
    resources = build_resources(shipped_catalogue(), None)
    collections = {}
    for name, dossiers in sets(folder).items():
        listed = list(dossiers)
        both = [*chosen(iter(listed), limit, 0), *chosen(iter(listed), limit, 1)]
        dated = [dated_article(name, *dossier) for dossier in both]
        undated = [replace(article, published=None) for article in dated]
        readings = ([extract(article, resources, ()) for article in articles] for articles in (dated, undated))
        collections[name] = list(zip(*readings, strict=True))
    return collections


def dated_article(name: str, id_: str, day: date, text: str) -> Article:
    text = re.sub(r"\n\s*\n+", "\n\n", _STAMP.sub(" ", text[:300]) + text[300:])[:LONGEST].strip()
    mark = sha256(id_.encode()).hexdigest()[:12]
    return Article(id=ArticleId(f"{name}-{mark}"), source=id_, digest="", byte_range=(0, 0), title=text.split("\n")[0][:80], text=text,
                   published=Dated(Period(day, day), Basis.STATED, "x"))


def day_of(findings: Findings) -> int:
    assert findings.article.published
    return findings.article.published.period.first.toordinal()


def hidden_articles(name: str, collection: Sequence[Reading], lags: Lags, *, alone: bool) -> Iterator[Hidden]:
    """Every article of a set with what is known of its day when a tenth is hidden, or all."""
    by_id = {dated.article.id: dated for dated, _ in collection}
    undated = {findings.article.id: findings for _, findings in collection}
    ordered = sorted(by_id)
    folds = [[id_] for id_ in ordered] if alone else [ordered[n::FOLDS] for n in range(FOLDS)]
    for fold in folds:
        shown = [] if alone else [by_id[id_] for id_ in ordered if id_ not in fold]
        for group in collect_clues([*shown, *(undated[id_] for id_ in fold)], lags):
            for ids, clues, _ in split_group(group, lags):
                for id_ in ids:
                    yield Hidden(name, day_of(by_id[id_]), by_id[id_], clues)


def learn(hidden: Sequence[Hidden]) -> Lags:
    """The lags of all kinds, then bounds."""
    lags = replace(learned_lags(), densities=learn_densities(hidden), bounds=())
    return replace(lags, bounds=learn_bounds(hidden, lags))


def learn_densities(hidden: Sequence[Hidden]) -> dict[str, list[float]]:
    """Of each kind: shares of lags, smoothed by those of its family, and these by equal shares."""
    counts: dict[str, Counter[int]] = defaultdict(Counter)
    for one in hidden:
        for clue in one.clues:
            anchors = clue.anchors
            if anchors:
                n = bin_of(one.day - min(anchors, key=lambda anchor: abs(one.day - anchor)))
                counts[clue.kind].update([] if n is None else [n])
    of_family: dict[str, Counter[int]] = defaultdict(Counter)
    for kind, of_kind in counts.items():
        of_family[family(kind)].update(of_kind)
    densities = {}
    for kind, of_kind in counts.items():
        lent = of_family[family(kind)]
        equal = [(lent[n] + 0.3) / (lent.total() + 0.3 * len(EDGES)) for n in range(len(EDGES))]
        shares = [(of_kind[n] + 6 * equal[n]) / (of_kind.total() + 6) for n in range(len(EDGES))]
        densities[kind] = [share / width for share, width in zip(shares, WIDTHS, strict=True)]
    for kind, by_edge in BY_HAND.items():
        densities[kind] = [by_edge.get(edge, 0.05 / len(EDGES)) / width for edge, width in zip(EDGES, WIDTHS, strict=True)]
    return densities


def family(kind: str) -> str:
    return FAMILIES.get(kind.split()[0], kind)


def learn_bounds(hidden: Sequence[Hidden], lags: Lags) -> tuple[Bound, ...]:
    """For each length the smallest mass with which enough of all windows up to it are right; lags are of the other folds."""
    left = [windows for fold in range(FOLDS_OF_BOUNDS) for windows in windows_of_fold(hidden, lags, fold)]
    published: list[bool] = []
    bounds = []
    for longest in LENGTHS:
        of_length = [windows[longest] for windows in left]
        good = [n / 100 for n in range(50, 100) if careful_share([*published, *rights(of_length, n / 100)]) >= TARGET]
        least_mass = min(good, default=0.99)
        bounds.append(Bound(longest, least_mass))
        published += rights(of_length, least_mass)
        left = [windows for windows in left if windows[longest][0] < least_mass]
    return tuple(bounds)


def rights(windows: Sequence[tuple[float, bool]], least_mass: float) -> list[bool]:
    return [right for mass, right in windows if mass >= least_mass]


def windows_of_fold(hidden: Sequence[Hidden], lags: Lags, fold: int) -> Iterator[dict[int, tuple[float, bool]]]:
    """Of each article of a fold, by length: the mass of its best window, and whether the published part is right."""
    others = replace(lags, densities=learn_densities([one for one in hidden if fold_of(one) != fold]))
    for one in hidden:
        if fold_of(one) == fold and not has_heading(one):
            posterior = one.posterior(others)
            masses = {longest: posterior.best_window(longest).mass for longest in LENGTHS}
            yield {longest: (mass, is_right(one, posterior.shortest_window(KEPT * mass))) for longest, mass in masses.items()}


def careful_share(rights: Sequence[bool]) -> float:
    """The share right, less half a standard error."""
    share = sum(rights) / max(len(rights), 1)
    return share - (share * (1 - share) / max(len(rights), 1)) ** 0.5 / 2


def has_heading(one: Hidden) -> bool:
    """Whether a date line says the day, whatever the masses."""
    return any(clue.kind == "heading" for clue in one.clues)


def fold_of(one: Hidden) -> int:
    return int(sha256(one.findings.article.source.encode()).hexdigest()[-8:], 16) % FOLDS_OF_BOUNDS


def is_right(one: Hidden, window: Window) -> bool:
    return window.first <= one.day <= window.last


def write(lags: Lags, hidden: Sequence[Hidden]) -> None:
    lines = [HEAD.format(n=len(hidden), sets=len({one.set for one in hidden})).rstrip()]
    for kind, densities in sorted(lags.densities.items()):
        shares = [f"{density * width:.4g}" for density, width in zip(densities, WIDTHS, strict=True)]
        lines.append("\t".join(["lags", kind, *shares]))
    lines += ["\t".join(["prior", str(n), *map(str, shares)]) for n, shares in sorted(lags.prior_shares.items())]
    lines += ["\t".join(["bound", *map(str, bound)]) for bound in lags.bounds]
    TABLE.write_text("\n".join(lines) + "\n", "utf-8")


def report(hidden: Sequence[Hidden], lags: Lags, *, outside: bool = False) -> None:
    """How many articles get a window of at most each length, how many of these are right."""
    chosen_windows = [(one, choose_window(one.posterior(lags), lags)) for one in hidden]
    print(f"{'':18} articles" + "".join(f"   <= {longest} days: all, right" for longest in LENGTHS))
    by_set = groupby(chosen_windows, key=lambda pair: pair[0].set)
    for name, windows in [*((name, list(group)) for name, group in by_set), ("all", chosen_windows)]:
        cells = []
        for longest in LENGTHS:
            emitted = [(one, window) for one, window in windows if window and window.length <= longest]
            right = sum(is_right(one, window) for one, window in emitted)
            cells.append(f"{len(emitted) / len(windows):16.1%} {right / max(len(emitted), 1):7.1%}")
        print(f"{name:18} {len(windows):8}" + "".join(cells), flush=True)
    emitted = [(one, window) for one, window in chosen_windows if window]
    print(f"expected error of masses {expected_error([(window.mass, is_right(one, window)) for one, window in emitted]):.3f}")
    for one, window in emitted if outside else ():
        if not is_right(one, window):
            dated = build_dated(window, one.clues, lags)
            day = date.fromordinal(one.day)
            print(f"  {one.findings.article.source} {day}: {dated.period.first} {dated.period.last} {window.mass:.2f} {dated.evidence}")


def expected_error(masses: Sequence[tuple[float, bool]]) -> float:
    """The mean distance of mass and share right over ten equally large parts."""
    ordered = sorted(masses)
    error = 0.0
    for n in range(10):
        part = ordered[len(ordered) * n // 10 : len(ordered) * (n + 1) // 10]
        if part:
            error += abs(sum(mass for mass, _ in part) - sum(right for _, right in part)) / len(ordered)
    return error


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--limit", type=int, default=100, help="articles of each half of each set")
    parser.add_argument("--write", action="store_true", help="learn the table on one half, and write it")
    parser.add_argument("--by-set", action="store_true", help="each set by what the others say")
    parser.add_argument("--alone", action="store_true", help="read each article by itself")
    parser.add_argument("--outside", action="store_true", help="print the articles whose day lies outside, with the evidence")
    parser.add_argument("--cache", type=Path, help="keep what was read of the articles in this file")
    args = parser.parse_args()
    if args.cache and args.cache.exists():
        collections = pickle.loads(args.cache.read_bytes())
    else:
        collections = read_sets(args.folder, args.limit)
        if args.cache:
            args.cache.write_bytes(pickle.dumps(collections))
    lags = learned_lags()
    hidden = [one for name, some in collections.items() for one in hidden_articles(name, some, lags, alone=args.alone)]
    learning = [one for one in hidden if half_of(one.findings.article.source) == 0]
    test = [one for one in hidden if half_of(one.findings.article.source) == 1]
    if args.by_set:
        for name in collections:
            print(f"{name}, by what the others say")
            report([one for one in test if one.set == name], learn([one for one in learning if one.set != name]))
        return
    if args.write:
        lags = learn(learning)
        write(lags, learning)
        report(learning, lags)
    report(test, lags, outside=args.outside)


if __name__ == "__main__":
    main()
