"""Fixtures that many tests share. Nothing here or in a test touches the network beyond localhost."""

from __future__ import annotations

import os
import re
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import settings

from generator.config import Config, load

ROOT = Path(__file__).parent.parent
PROJECT = ("sources", "catalog", "decisions", "overrides", "templates", "docs/assets", "docs/handbook", "cuttings.yml", "mkdocs.yml")
HANDBOOK = re.compile(r"^  - Handbook:\n(?: {6}.*\n)+", re.M)  # of the menu

settings.register_profile("here", deadline=None)  # a slow machine is no fault of the code
settings.register_profile("ci", deadline=None, derandomize=True)  # the same examples for the same code
settings.load_profile("ci" if os.environ.get("CI") == "true" else "here")


@pytest.fixture(scope="session")
def shared() -> Path:
    """Evaluation data that lies beside a checkout for those who have it; a user has none."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        if os.environ.get("CI") == "true":
            pytest.fail("../shared is missing, and CI must have it")
        pytest.skip("no ../shared here: this test needs its data")
    return folder


def cuttings(*words: str | Path, cwd: Path = ROOT, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """Run the command line as a user would."""
    return subprocess.run([sys.executable, "-m", "generator", *map(str, words)], cwd=cwd, capture_output=True, text=True,
                          env={**os.environ, **(env or {})}, check=False)


def copy_settings(to: Path) -> None:
    """The repository's `mkdocs.yml`, for a project that has not its handbook."""
    (to / "mkdocs.yml").write_text(HANDBOOK.sub("", (ROOT / "mkdocs.yml").read_text("utf-8")), "utf-8")


def copy_project(to: Path) -> Path:
    """The repository's own project, without what is made."""
    for name in PROJECT:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, to / name)
        else:
            to.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, to / name)
    return to


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo project, built once for all test processes. Read it, never write to it."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "demo"
    held = sqlite3.connect(folder.with_suffix(".lock"), timeout=900, isolation_level=None)
    held.execute("begin exclusive")
    try:
        if not (folder / "done").exists():
            made = cuttings("build", "-q", "-C", copy_project(folder))
            assert made.returncode == 0, made.stderr
            (folder / "done").touch()
    finally:
        held.close()
    return folder


@pytest.fixture(scope="session")
def site(demo: Path) -> Path:
    """The built demo site."""
    return demo / "site"


@pytest.fixture
def project(tmp_path: Path) -> Config:
    """A small project without a spaCy model: quick to build."""
    folder = tmp_path / "project"
    (folder / "sources").mkdir(parents=True)
    (folder / "cuttings.yml").write_text("model: none\n")
    copy_settings(folder)
    shutil.copytree(ROOT / "overrides", folder / "overrides")
    for n in range(12):
        (folder / "sources" / f"n{n}.txt").write_text(STORY.format(n=n, day=n + 1, firm="Arden" if n % 2 else "Boreal"))
    (folder / "catalog").mkdir()
    (folder / "catalog" / "entities.yml").write_text(ENTITIES)
    (folder / "catalog" / "themes.yml").write_text(THEMES)
    return load(folder, jobs=1)


STORY = """\
Harbour dispute number {n} goes to court

Published: {day} March 2021

LONDON (Meridian Wire) – {firm} Shipping said on Tuesday that it would appeal against the harbour tax, according to Ana Soltys.

The court of appeal will hear the case on 5 June 2021. "We did nothing wrong in matter {n}," Soltys said. China and the United States
watched the dispute closely, and the tariff of {n} per cent stays until 2022.
"""
ENTITIES = """\
- {name: Arden Shipping, kind: organisation, aliases: [Arden]}
- {name: Boreal Shipping, kind: organisation, aliases: [Boreal]}
- {name: Ana Soltys, kind: person, aliases: [Soltys]}
"""
THEMES = """\
- {name: Trade, description: Goods and tariffs, keywords: [tariff, harbour tax, shipping]}
"""
