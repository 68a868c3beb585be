"""What is resolved hangs on no order of sets, and how sure a name is on no threshold that nobody noticed."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.config import MODEL
from generator.extract.names.model_names import describe_missing_model
from tests.conftest import ROOT
from tests.newsroom import newsroom

TIERS = Path(__file__).parents[1] / "cases" / "tiers.tsv"
RESOLVED = """
import sys
from pathlib import Path
import msgspec
from tests.newsroom import resolved
found = resolved(Path(sys.argv[1]))
links = [(article, list(links.items())) for article, links in found.links.items()]
print(msgspec.json.encode([found.entities, links, found.timeline, found.questions]).decode())
"""
LISTED = ("a person or the site's catalogue says so", "the general catalogue lists it")


@pytest.mark.skipif(bool(describe_missing_model(MODEL)), reason="the model is not installed")
def test_merges_hang_on_no_hash_seed(tmp_path: Path) -> None:
    folder = newsroom(tmp_path / "site")

    answers = set()
    for seed in ("0", "1", "2"):
        command = [sys.executable, "-c", RESOLVED, str(folder)]
        done = subprocess.run(
            command, cwd=ROOT, capture_output=True, text=True, check=True,
            env={**os.environ, "PYTHONHASHSEED": seed})
        answers.add(done.stdout)

    assert len(answers) == 1


@pytest.mark.skipif(bool(describe_missing_model(MODEL)), reason="the model is not installed")
def test_how_sure_each_name_of_the_demo_is(demo: Path) -> None:
    """Names that no catalogue has, each with its best tier. `CUTTINGS_UPDATE=1` writes what is found, to be read in review."""
    packed = (demo / "docs" / "data" / "mentions.jsonl.gz").read_bytes()
    rows = [json.loads(line) for line in gzip.decompress(packed).decode().splitlines()]
    best: dict[str, str] = {}
    for row in rows:
        if row["why"] not in LISTED:
            best[row["name"]] = min(best.get(row["name"], "possible"), row["tier"])
    found = "".join(f"{name}\t{tier}\n" for name, tier in sorted(best.items()))
    if os.environ.get("CUTTINGS_UPDATE"):
        TIERS.write_text(found, "utf-8")

    assert found.count("\tauto") > found.count("\tpossible")
    assert found == TIERS.read_text("utf-8")
