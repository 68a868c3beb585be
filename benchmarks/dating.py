"""dating.py FOLDER [--limit 200] [--tune] [--outside]: take the date from dated articles, infer it, and say how often it was right.

FOLDER is the shared data: `temporal/{timebank,aquaint,meantime}.input.jsonl` (doc, dct, text) and, in `corpora/`, `field_demo`,
`senate_press` (id, date, title, text) and `whitehouse_html` (url, published, title, html; its tags are taken out) `.jsonl.gz`.
Only the metadata is dropped. `bare` takes out full dates that stand alone on a line or after "release" in the first 300 characters,
which the reader of sources finds; `as printed` leaves them. Each article is read alone, without names. Articles are parted in two
halves by a digest of their id: the lags were chosen on one (--tune), and this reports the other.
"""

from __future__ import annotations

import argparse
import gzip
import html
import json
import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from email.utils import parsedate_to_datetime
from hashlib import sha256
from itertools import chain
from pathlib import Path
from statistics import median

from generator import edtf
from generator.extract.dates import find_dates
from generator.extract.events import find_events
from generator.extract.sentences import split_sentences
from generator.model.article import Article, Dated
from generator.model.findings import Findings
from generator.model.ids import ArticleId
from generator.resolve.dating import infer_dates

Dossier = tuple[str, date, str]  # id, day of publication, text
LONGEST = 40_000  # characters read of one article
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?"
_FULL = rf"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? +)?(?:{_MONTH} +\d{{1,2}},? +\d{{4}}|\d{{1,2}} +{_MONTH},? +\d{{4}})"
_STAMP = re.compile(rf"(?im)^\W*{_FULL}\W*$|(?<=release)\W+{_FULL}")


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
            "field_demo": press(corpora / "field_demo.jsonl.gz"), "senate_press": press(corpora / "senate_press.jsonl.gz"),
            "whitehouse": pages(corpora / "whitehouse_html.jsonl.gz")}


def chosen(dossiers: Iterator[Dossier], limit: int, half: int) -> list[Dossier]:
    """Those of the half with the lowest digests: a sample that is always the same."""
    marked = sorted((sha256(one[0].encode()).hexdigest(), one) for one in dossiers)
    return [one for mark, one in marked if int(mark, 16) % 2 == half][:limit]


def infer(text: str) -> Dated | None:
    text = re.sub(r"\n\s*\n+", "\n\n", text)[:LONGEST]
    article = Article(id=ArticleId("a"), source="a", digest="", byte_range=(0, 0), title="", text=text)
    parts, when = split_sentences(text), find_dates(text, None)
    return infer_dates([Findings(article, parts, dates=when, events=find_events(text, parts, when))]).get(article.id)


def line(name: str, results: list[tuple[date, Dated | None]]) -> str:
    got = [(day, dated.period) for day, dated in results if dated]
    widths = [(period.last - period.first).days + 1 for _, period in got]
    right = sum(period.first <= day <= period.last for day, period in got)
    share = f"{right / len(got):6.1%}   {median(widths):6.0f}" if got else "     -        -"
    return f"{name:24} {len(results):8} {len(got):8} {len(got) / max(len(results), 1):6.0%} {share}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--limit", type=int, default=200, help="articles of each set")
    parser.add_argument("--tune", action="store_true", help="the half that the lags were chosen on")
    parser.add_argument("--outside", action="store_true", help="print the articles whose date lies outside, with the evidence")
    args = parser.parse_args()
    print(f"{'set':24} articles   dated  share  inside  median width (days)")
    results: dict[str, list[tuple[date, Dated | None]]] = defaultdict(list)
    for name, dossiers in sets(args.folder).items():
        for id_, day, text in chosen(dossiers, args.limit, 0 if args.tune else 1):
            for variant, words in (("as printed", text), ("bare", _STAMP.sub(" ", text[:300]) + text[300:])):
                dated = infer(words)
                results[f"{name}, {variant}"].append((day, dated))
                if args.outside and dated and not dated.period.first <= day <= dated.period.last:
                    print(f"  {variant} {id_} {day}: {edtf.words(dated.period)}: {dated.evidence}")
        for variant in ("as printed", "bare"):
            print(line(f"{name}, {variant}", results[f"{name}, {variant}"]), flush=True)
    for variant in ("as printed", "bare"):
        print(line(f"all, {variant}", list(chain.from_iterable(some for name, some in results.items() if name.endswith(variant)))))


if __name__ == "__main__":
    main()
