"""Files that README.md, CONTRIBUTING.md, docs/architecture.md and the handbook name are there, and floors are as the tests hold them."""

from __future__ import annotations

import re

import pytest

from tests.conftest import ROOT
from tests.laws import test_house as house

BOOK = [f"docs/handbook/{name}.md" for name in ("accuracy", "architecture", "index", "look", "release")]
PAGES = ("README.md", "CONTRIBUTING.md", "docs/architecture.md", *BOOK)
FOLDERS = (ROOT, ROOT / "generator", ROOT / "generator/starter")  # in which a path may begin
MADE = (".venv/", ".cuttings/", "site/", "docs/articles/", "data/", "catalog/registries/", "vendor/")  # by the program, in a project
LINK = re.compile(r"\[([^\]]*)\]\(([^)#\s]+)\)")
CODE = re.compile(r"`([^`\s]+)`")
PATH = re.compile(r"(?!https?:)(?:[\w.-]+/)+[\w.-]*|[\w-]+\.py")


def named_paths(text: str) -> set[str]:
    """Paths between backticks, without the examples that hold NAME, and the words of links."""
    named = CODE.findall(LINK.sub("", text))
    return {path for path in named if PATH.fullmatch(path) and "NAME" not in path and not path.startswith(MADE)}


@pytest.mark.parametrize("page", PAGES)
def test_named_paths_exist(page: str) -> None:
    paths = named_paths((ROOT / page).read_text("utf-8"))

    assert [path for path in sorted(paths) if not any((folder / path).exists() for folder in FOLDERS)] == []


@pytest.mark.parametrize("page", PAGES)
def test_links_lead_to_files(page: str) -> None:
    links = [target for _, target in LINK.findall((ROOT / page).read_text("utf-8")) if "://" not in target]

    assert [target for target in links if not (ROOT / page).parent.joinpath(target).exists()] == []


@pytest.mark.parametrize("page", PAGES)
def test_a_link_is_called_as_its_file(page: str) -> None:
    links = [(words.strip("`"), target) for words, target in LINK.findall((ROOT / page).read_text("utf-8")) if words.startswith("`")]

    assert [words for words, target in links if not f"{target.rstrip('/')}/".endswith(f"{words.rstrip('/')}/")] == []


@pytest.mark.parametrize(("floor", "names"), [
    ("doors", house.DOORS), ("stair", house.STAIR), ("rooms", house.ROOMS), ("walls", house.WALLS), ("ground", house.GROUND)])
def test_the_floors_are_those_that_are_held(floor: str, names: set[str]) -> None:
    text = (ROOT / "docs/architecture.md").read_text("utf-8")
    block = re.search(rf"^{floor} +(.*?)->", text, re.M | re.S)

    assert block is not None
    assert set(block[1].split()) == names
