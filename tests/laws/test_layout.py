"""docs/layout.md names every module of the generator once, with what its own first line says."""

from __future__ import annotations

import ast
import os
from pathlib import Path

from tests.conftest import ROOT

LAYOUT = ROOT / "docs" / "layout.md"
HEAD = """\
# What is where

Each module of `generator/` with the first line of its own docstring.
[architecture.md](architecture.md) follows one article through them.
"""


def first_line(module: Path) -> str:
    """The first paragraph of a module's docstring, on one line."""
    docstring = ast.get_docstring(ast.parse(module.read_text("utf-8"))) or ""
    return " ".join(docstring.partition("\n\n")[0].split())


def layout(package: Path) -> str:
    """The page as it should be."""
    folders: dict[str, list[str]] = {}
    for module in sorted(package.rglob("*.py")):
        path = module.relative_to(package.parent)
        if "starter" not in path.parts:
            row = f"- [`{path.name}`](../{path.as_posix()}): {first_line(module)}"
            folders.setdefault(path.parent.as_posix(), []).append(row)
    parts = [f"\n## {folder}/\n\n" + "\n".join(rows) + "\n" for folder, rows in sorted(folders.items())]
    return HEAD + "".join(parts)


def test_every_module_is_in_the_layout() -> None:
    """`CUTTINGS_UPDATE=1` writes it."""
    if os.environ.get("CUTTINGS_UPDATE"):
        LAYOUT.write_text(layout(ROOT / "generator"), "utf-8")

    assert LAYOUT.read_text("utf-8") == layout(ROOT / "generator")
