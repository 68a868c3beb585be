"""Links, anchors, evidence, front matter and size: what `cuttings check --strict` says."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator

from benchmarks.gates.gate import Gate, Row

BUDGET = "< 1 GB, no file > 100 MB"


def run(gate: Gate) -> Iterator[Row]:
    for root in (gate.root, *gate.sizes):
        command = [sys.executable, "-m", "generator", "check", "--strict", "-C", str(root)]
        run = subprocess.run(command, capture_output=True, encoding="utf-8")
        lines = (run.stdout + run.stderr).splitlines()
        problems = [line for line in lines if line.startswith("problem:")]
        summary = next((line for line in lines if line.startswith("pages ")), "")
        figures = dict(re.findall(r"([a-z ]+?) ([\d,]+)(?:, |$)", summary))
        name = figures.get("articles", "?")
        links = f"{len(problems)} problems in {figures.get('links', '?')} links"
        note = "; ".join(problems[:3]) or ("" if summary else lines[-1])
        yield Row(f"links, {name} articles", links, "0", run.returncode == 0, "-", note)
        total, largest = (int(figures.get(key, "0").replace(",", "")) for key in ("bytes", "largest file"))
        sizes = f"{total / 1e6:,.1f} MB, {figures.get('files', '?')} files, largest {largest / 1e6:,.2f} MB"
        yield Row(f"budget, {name} articles", sizes, BUDGET, 0 < total < 10**9 and largest < 100 * 2**20)
