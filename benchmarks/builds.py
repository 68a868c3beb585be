#!/usr/bin/env python3
"""builds.py ROWS.jsonl[.gz]... [--limit N]: what a build costs: cold, one cutting changed, the catalogue edited; beside `mkdocs build`.

Puts the rows (one article a line: title, text or html, published or date) into a new project as JSONL, then times, as whole processes in
one run: a cold `cuttings build`, one after one cutting was changed (the middle of three), one after an alias was added to the catalogue,
one with nothing changed, and `mkdocs build` over the same docs/. Prints wall and CPU seconds (with all children), peak memory of the
largest process, their ratios, and what the memo holds.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import resource
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

KEYS = {"date": "published", "publisher": "outlet", "author": "authors"}


def rows(files: list[Path], limit: int) -> list[dict[str, object]]:
    found: list[dict[str, object]] = []
    for file in files:
        with (gzip.open(file, "rt", encoding="utf-8") if file.suffix == ".gz" else file.open(encoding="utf-8")) as lines:
            for n, line in enumerate(lines):
                row = json.loads(line)
                row = {KEYS.get(k, k): v for k, v in row.items() if k in {*KEYS, "id", "title", "text", "html", "url", "published"}}
                found.append({"id": f"{file.name.split('.')[0]}-{n}", **row})
    return found[:: max(1, len(found) // limit)][:limit]


def timed(words: list[str], cwd: Path) -> tuple[float, float, float]:
    """(wall seconds, CPU seconds of the process and all its children, peak MB of the largest of them)."""
    pid = os.fork()
    if pid == 0:
        start = time.perf_counter()
        made = subprocess.run(words, cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        wall, used = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
        (cwd / "took.json").write_text(json.dumps([wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024]))
        if made.returncode:
            sys.stderr.write(made.stderr.decode(errors="replace"))
        os._exit(made.returncode)
    if os.waitpid(pid, 0)[1]:
        raise SystemExit(f"{' '.join(words)} did not end well")
    wall, cpu, peak = json.loads((cwd / "took.json").read_text())
    return wall, cpu, peak


def changed(file: Path, n: int) -> None:
    lines = file.read_text("utf-8").splitlines()
    row = json.loads(lines[n])
    key = "html" if "html" in row else "text"
    row[key] = str(row[key]).replace(". ", f". Change number {n} was made on Tuesday. ", 1)
    lines[n] = json.dumps(row, ensure_ascii=False)
    file.write_text("\n".join(lines) + "\n", "utf-8")


def memo(root: Path) -> str:
    with sqlite3.connect(root / ".cuttings" / "memo.sqlite") as held:
        n, size = held.execute("select count(*), sum(length(study)) from studies").fetchone()
        held.execute("pragma wal_checkpoint(truncate)")
    return f"{n:,} values of {size / n:,.0f} bytes, {(root / '.cuttings' / 'memo.sqlite').stat().st_size / 1e6:.1f} MB on disk"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--limit", type=int, default=2000)
    parser.add_argument("--keep", type=Path, help="work in this folder and leave it there")
    args = parser.parse_args()
    python = sys.executable
    with tempfile.TemporaryDirectory() as scratch:
        root = args.keep or Path(scratch) / "project"
        subprocess.run([python, "-m", "generator", "new", "-q", str(root)], check=True)
        for old in (root / "sources").iterdir():
            old.unlink()
        some = rows(args.files, args.limit)
        source = root / "sources" / "corpus.jsonl"
        source.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in some), "utf-8")
        build = [python, "-m", "generator", "build", "-q", "-C", str(root)]
        took = {"cold": timed(build, root)}
        warm = []
        for n in (len(some) // 3, len(some) // 2, len(some) - 2):
            changed(source, n)
            warm.append(timed(build, root))
        took["one changed"] = sorted(warm)[1]
        (root / "catalog" / "entities.yml").write_text("- {name: European Union, kind: organisation, aliases: [the bloc of states]}\n")
        took["catalogue edited"] = timed(build, root)
        took["unchanged"] = timed(build, root)
        took["mkdocs build"] = timed([python, "-m", "mkdocs", "build", "-q", "-d", str(root / "plain")], root)
        held = memo(root)
    words = sum(len(str(row.get("text") or row.get("html")).split()) for row in some)
    print(f"{len(some):,} cuttings, {words:,} words or so; {os.cpu_count()} cores")
    for name, (wall, cpu, peak) in took.items():
        print(f"{name:>16}: wall {wall:7.1f} s, CPU {cpu:7.1f} s, peak {peak:6.0f} MB")
    print(f"cold / one changed: wall {took['cold'][0] / took['one changed'][0]:.1f}, CPU {took['cold'][1] / took['one changed'][1]:.1f}; "
          f"one changed, wall of three: {', '.join(f'{w:.1f}' for w, *_ in warm)} (median {statistics.median(w for w, *_ in warm):.1f})")
    print(f"cold / catalogue edited: wall {took['cold'][0] / took['catalogue edited'][0]:.1f}, "
          f"CPU {took['cold'][1] / took['catalogue edited'][1]:.1f}; the memo: {held}")
    print(f"mkdocs build / one changed: wall {took['mkdocs build'][0] / took['one changed'][0]:.1f}")


if __name__ == "__main__":
    main()
