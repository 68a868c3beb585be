"""Law 8: after an edit of anything that a build reads, an incremental build is the clean build, byte for byte."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from generator.config import Config, load
from tests.conftest import ROOT, cuttings
from tests.laws.test_builds import fresh, made

CORRECTION = """\
- article: {id}
  field: title
  to: The harbour case, once more
  by: jo
  why: It was mistyped.
"""
JUDGEMENT = """\
{"left": "arden-shipping", "right": "boreal-shipping", "verdict": "same", "by": "jo", "why": "They merged."}
"""
LIST = "name,country\nBoreal Shipping,NO\nAna Soltys,NO\n"


def add(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    before = file.read_text("utf-8") if file.exists() else ""
    file.write_text(before + text, "utf-8")


def edit_source(root: Path) -> None:
    add(root / "sources" / "n3.txt", "\n\nArden Shipping paid the tax on 3 April 2021.\n")


def edit_sidecar(root: Path) -> None:
    add(root / "sources" / "n3.txt.yml", "title: A title by hand\noutlet: The Harbour Post\n")


def edit_correction(root: Path) -> None:
    page = next((root / "docs" / "articles").glob("*.md"))
    add(root / "decisions" / "corrections.yml", CORRECTION.format(id=page.stem))


def edit_judgement(root: Path) -> None:
    add(root / "decisions" / "judgements.jsonl", JUDGEMENT)


def edit_entities(root: Path) -> None:
    add(root / "catalog" / "entities.yml", "- {name: London Harbour, kind: place, aliases: [LONDON]}\n")


def edit_themes(root: Path) -> None:
    add(root / "catalog" / "themes.yml", "- {name: Law, description: Courts, keywords: [court]}\n")


def edit_policy(root: Path) -> None:
    add(root / "catalog" / "outlets.yml", "- {name: Meridian Wire, policy: excerpt}\n")


def edit_tags(root: Path) -> None:
    add(root / "catalog" / "tags.yml", "- {tag: port dues, aliases: [harbour tax]}\n")


def edit_template(root: Path) -> None:
    template = (ROOT / "templates" / "about.md.jinja").read_text("utf-8")
    add(root / "templates" / "about.md.jinja", template + "\nOne more line.\n")


def edit_override(root: Path) -> None:
    add(root / "overrides" / "main.html", "{% block announce %}News.{% endblock %}\n")


def edit_setting(root: Path) -> None:
    add(root / "cuttings.yml", "policy: excerpt\n")


def edit_engine_setting(root: Path) -> None:
    settings = root / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8").replace("site_name:", "site_name: New #", 1))


def edit_listing(root: Path) -> None:
    add(root / "list.csv", LIST)
    done = cuttings(
        "catalog", "import", root / "list.csv", "-C", root, "--source", "Firms", "--date", "2026-10-01")
    assert done.returncode == 0, done.stderr


EDITS = (
    edit_source, edit_sidecar, edit_correction, edit_judgement, edit_entities, edit_themes,
    edit_policy, edit_tags, edit_template, edit_override, edit_setting, edit_engine_setting,
    edit_listing)


@pytest.mark.parametrize("edit", EDITS, ids=lambda edit: edit.__name__.removeprefix("edit_"))
def test_incremental_equals_clean(edit: Callable[[Path], None], project: Config, tmp_path: Path) -> None:
    before = made(project)

    edit(project.root)
    after = made(load(project.root, jobs=1))

    assert after != before
    assert after == made(load(fresh(project, tmp_path).root, jobs=1))
