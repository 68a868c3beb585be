"""Gates that are tests already: the excerpt policy and hostile cuttings. They make their own projects."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.gates.gate import Gate, Row

ROOT = Path(__file__).parents[2]
SUITES = (
    ("hostile cuttings", "none runs", "all ran", ("tests/look/test_hostile.py",)),
    ("excerpt policy", "no output holds word N+1", "-", ("tests/laws/test_policy.py",)),
)


def run(gate: Gate) -> Iterator[Row]:
    for name, wanted, stock, files in SUITES:
        command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *files]
        run = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8")
        last = (run.stdout.strip().splitlines() or [run.stderr.strip()])[-1].strip("= ")
        failed = re.findall(r"^FAILED (\S+)", run.stdout, re.MULTILINE)
        yield Row(name, last, wanted, run.returncode == 0, stock, "; ".join(failed[:4]))
