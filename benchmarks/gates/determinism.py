"""Pages and site made again: another order of the sources, time zone, language and number of workers; the same bytes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.gates.gate import Gate, Row

NAME, WANTED = "determinism", "identical"
WAYS = (
    ("1", {"TZ": "UTC", "LANG": "C.UTF-8", "PYTHONHASHSEED": "0"}),
    ("2", {"TZ": "Pacific/Auckland", "LANG": "de_DE.UTF-8", "LC_ALL": "C", "PYTHONHASHSEED": "77"}),
)
LIMIT = 500  # articles; a larger project takes too long to be made twice


def run(gate: Gate) -> Iterator[Row]:
    with tempfile.TemporaryDirectory() as scratch:
        roots = [_make(gate.root, Path(scratch) / jobs, jobs, env) for jobs, env in WAYS]
        one, other = ({**_tree(root / "docs", "docs"), **_tree(root / "site", "site")} for root in roots)
    unequal = sorted(path for path in one.keys() | other.keys() if one.get(path) != other.get(path))
    yield Row(NAME, f"{len(unequal)} of {len(one)} files differ", WANTED, not unequal, "-", ", ".join(unequal[:5]))


def _make(root: Path, copy: Path, jobs: str, env: dict[str, str]) -> Path:
    """A copy without anything remembered, its sources written in another order, built."""
    copy.mkdir()
    for name in ("mkdocs.yml", "cuttings.yml"):
        shutil.copy(root / name, copy)
    for name in ("catalog", "decisions", "templates", "overrides", "docs"):
        if (root / name).is_dir():
            shutil.copytree(root / name, copy / name)
    files = sorted(file for file in (root / "sources").rglob("*") if file.is_file())
    for file in files if jobs == "1" else reversed(files):
        target = copy / file.relative_to(root)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(file, target)
    command = [sys.executable, "-m", "generator", "build", "-q", "-j", jobs, "-C", str(copy)]
    subprocess.run(command, env={**os.environ, **env}, check=True, capture_output=True)
    return copy


def _tree(folder: Path, name: str) -> dict[str, bytes]:
    files = (file for file in folder.rglob("*") if file.is_file())
    return {f"{name}/{file.relative_to(folder).as_posix()}": file.read_bytes() for file in files}
