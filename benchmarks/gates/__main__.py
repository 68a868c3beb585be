"""python -m benchmarks.gates [PROJECT] [--sizes DIR...] [--node DIR] [--only GATE...] [--json]: the site's gates, one table.

PROJECT is a built project, this repository if none is named. The same articles, title and text, are made into a
site of Material for MkDocs as it comes, which stands beside ours in the table. `--sizes` names built projects of
other sizes (make_sites.py makes them). `--node` is a folder with node_modules: `npm install lighthouse vnu-jar`.
A gate whose tool is missing is skipped, and says how to get it. Ends with 1 if a gate is SHORT.
"""

from __future__ import annotations

import argparse
import sys
import time
import traceback
from collections.abc import Callable, Iterable
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.gates import (
    accessibility,
    citations,
    data,
    determinism,
    engines,
    feeds,
    first_view,
    json_ld,
    lighthouse,
    links,
    nu,
    stock,
    suites,
    zotero,
)
from benchmarks.gates.gate import Gate, Row, to_json

GATES: dict[str, Callable[[Gate], Iterable[Row]]] = {
    "axe": accessibility.run,
    "lighthouse": lighthouse.run,
    "first_view": first_view.run,
    "nu": nu.run,
    "feeds": feeds.run,
    "json_ld": json_ld.run,
    "zotero": zotero.run,
    "citations": citations.run,
    "data": data.run,
    "links": links.run,
    "determinism": determinism.run,
    "engines": engines.run,
    "suites": suites.run,
}


def run_gate(name: str, gate: Gate) -> list[Row]:
    """The rows of a gate. A gate that breaks is SHORT: the other gates are still run."""
    start = time.perf_counter()
    try:
        rows = list(GATES[name](gate))
    except Exception as error:  # noqa: BLE001 - whatever it is, it is the gate's figure
        traceback.print_exc()
        rows = [Row(name, f"broke: {type(error).__name__}", "", False, note=str(error)[:200])]
    figures = "; ".join(row.figure for row in rows)
    print(f"{name}: {time.perf_counter() - start:.0f} s: {figures}", file=sys.stderr)
    return rows


def print_table(rows: list[Row]) -> None:
    table = Table(show_lines=True)
    for column in ("gate", "figure", "wanted", "ours", "stock Material"):
        table.add_column(column, overflow="fold")
    for row in rows:
        verdict = {True: "ok", False: "SHORT", None: "skipped"}[row.ok]
        table.add_row(row.gate, row.figure, row.wanted, verdict, row.stock)
    console = Console(width=None if sys.stdout.isatty() else 150)
    console.print(table)
    for row in rows:
        if row.note:
            console.print(f"{row.gate}: {row.note}", markup=False, highlight=False, soft_wrap=True)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("project", type=Path, nargs="?", default=Path())
    parser.add_argument("--sizes", type=Path, nargs="*", default=[])
    parser.add_argument("--node", type=Path, default=Path())
    parser.add_argument("--only", nargs="*", choices=GATES, default=list(GATES))
    parser.add_argument("--no-stock", action="store_true", help="do not make the site of stock Material")
    parser.add_argument("--json", action="store_true")
    args = parser.parse_args()
    root = args.project.resolve()
    if not (root / "site" / "index.html").is_file():
        parser.error(f"{root} holds no built site: `cuttings build -C {root}` makes one")
    own = None if args.no_stock else stock.build(root)
    gate = Gate(root, own, tuple(size.resolve() for size in args.sizes), args.node.resolve())
    rows = [row for name in args.only for row in run_gate(name, gate)]
    print(to_json(rows)) if args.json else print_table(rows)
    return int(any(row.ok is False for row in rows))


if __name__ == "__main__":
    sys.exit(main())
