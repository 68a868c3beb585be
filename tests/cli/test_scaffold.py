"""`cuttings new`: a ready project, or nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from mkdocs.utils.yaml import get_yaml_loader

from generator import __version__, catalog, config
from generator.cli import scaffold
from generator.errors import ConfigError
from generator.render.pages.about import UNNAMED
from generator.store import project
from tests.conftest import HANDBOOK, ROOT

NEEDED = {".gitattributes", "cuttings.yml", "mkdocs.yml", "catalog/themes.yml", "catalog/entities.yml", "catalog/outlets.yml",
          "catalog/tags.yml",
          "decisions/corrections.yml", "decisions/judgements.jsonl", "overrides/404.html", "overrides/main.html", "overrides/sitemap.xml",
          "sources/example.txt", ".github/workflows/pages.yml", ".gitignore", "README.md",
          f"vendor/cuttings-{__version__}-py3-none-any.whl"}


def test_a_project_has_all_its_parts(tmp_path: Path) -> None:
    written = scaffold.new(tmp_path / "made")

    assert NEEDED == set(written) == {p.relative_to(tmp_path / "made").as_posix() for p in (tmp_path / "made").rglob("*") if p.is_file()}


def test_a_new_project_can_be_loaded(tmp_path: Path) -> None:
    scaffold.new(tmp_path / "made")

    made = config.load(tmp_path / "made")

    assert project.catalogue(made.root).entries == catalog.shipped_catalogue().entries
    assert project.decisions(made.root) == project.Decisions()


def test_the_themes_are_general_and_well_fed(tmp_path: Path) -> None:
    scaffold.new(tmp_path)

    themes = catalog.parse_themes((tmp_path / "catalog/themes.yml").read_text(), "themes.yml")

    assert 3 <= len(themes) <= 6
    assert all(5 <= len(theme.keywords) <= 10 and theme.description for theme in themes)


def test_a_commented_example_is_valid_when_its_marks_go(tmp_path: Path) -> None:
    scaffold.new(tmp_path)

    def bared(name: str) -> str:
        lines = (tmp_path / f"catalog/{name}.yml").read_text().partition("\n\n")[2].splitlines()
        return "\n".join(line.removeprefix("# ") for line in lines)

    assert catalog.parse_entries(bared("entities"), "entities.yml", own=True)
    assert catalog.parse_outlets(bared("outlets"), "outlets.yml")


@pytest.mark.parametrize("name", ['odd "name"', "it's: a {trap}", "naïve-名前", "back\\slash"])
def test_any_folder_name_gives_valid_settings_and_is_no_title(tmp_path: Path, name: str) -> None:
    scaffold.new(tmp_path / name)

    assert config.load(tmp_path / name).settings.site_name == UNNAMED


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("mine")

    with pytest.raises(ConfigError, match=r"README\.md"):
        scaffold.new(tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == ["README.md"]
    assert (tmp_path / "README.md").read_text() == "mine"


def test_the_starters_settings_are_the_repositorys() -> None:
    """The site that `new` makes works as the one that we test."""
    ours = yaml.load(HANDBOOK.sub("", (ROOT / "mkdocs.yml").read_text()), get_yaml_loader())
    theirs = yaml.load((ROOT / "generator/starter/mkdocs.yml").read_text(), get_yaml_loader())

    named = {"site_name", "site_url", "site_description", "repo_url", "repo_name", "copyright", "exclude_docs", "extra"}
    assert {k: v for k, v in ours.items() if k not in named} == {k: v for k, v in theirs.items() if k not in named}
    for file in (ROOT / "overrides").glob("*.*"):
        assert file.read_bytes() == (ROOT / "generator/starter/overrides" / file.name).read_bytes()
