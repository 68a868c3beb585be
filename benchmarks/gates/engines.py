"""The same pages by MkDocs, ProperDocs and Zensical: addresses, ids, links and head tags."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from benchmarks.gates.gate import Gate, Row, skipped
from generator.config import Engine, load_built
from generator.site import other_engines
from tests import engines

WANTED = "same addresses, ids, links, head tags"


def run(gate: Gate) -> Iterator[Row]:
    config = load_built(gate.root, jobs=1)
    for engine in (Engine.PROPERDOCS, Engine.ZENSICAL):
        name = f"engine {engine}"
        if reason := engines.missing(engine):
            yield skipped(name, WANTED, reason)
            continue
        with tempfile.TemporaryDirectory() as scratch:
            copy = Path(scratch) / "project"
            shutil.copytree(gate.root, copy, ignore=shutil.ignore_patterns("site", ".cuttings", ".git", ".venv"))
            (copy / ".cuttings").mkdir()
            other_engines.build(replace(config, root=copy, engine=engine))
            faults = engines.differences(gate.site, copy / "site")
        yield Row(name, f"{len(faults)} differences", WANTED, not faults, "-", "; ".join(faults[:4]))
