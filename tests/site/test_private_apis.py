"""What we call of MkDocs, spaCy and thinc although it is private: each is named here, and a new release that changes it is noticed."""

from __future__ import annotations

import ast
import inspect
from pathlib import Path

import pytest
from mkdocs.commands import build

import generator
from generator.config import MODEL
from generator.extract.names.model_names import describe_missing_model

PARAMETERS = {
    "_populate_page": ["page", "config", "files", "dirty"],
    "_build_page": ["page", "config", "doc_files", "nav", "env", "dirty", "excluded"],
    "_build_template": ["name", "template", "files", "config", "nav"],
    "_build_extra_template": ["template_name", "files", "config", "nav"],
}
OF_MODEL = {"_func"}  # of thinc's Model, in `extract/names/embedding.py`


def private_names(path: Path) -> set[str]:
    """Attributes with one underscore of anything but `self` and `cls`, and of no value of our own."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Attribute) and node.attr.startswith("_") and not node.attr.startswith("__"):
            owner = node.value.id if isinstance(node.value, ast.Name) else ""
            names |= {node.attr} if owner in ("mkdocs_build", "layer", "finder", "language_") else set()
    return names


@pytest.mark.parametrize("name", sorted(PARAMETERS))
def test_mkdocs_takes_what_it_took(name: str) -> None:
    assert list(inspect.signature(getattr(build, name)).parameters) == PARAMETERS[name]


@pytest.mark.skipif(bool(describe_missing_model(MODEL)), reason="the model is not installed")
def test_spacys_name_finder_goes_step_by_step() -> None:
    from spacy.pipeline import EntityRecognizer
    from thinc.api import Model

    for step in ("transition_states", "set_annotations", "moves"):
        assert hasattr(EntityRecognizer, step)
    assert "_func" in Model.__slots__


def test_no_other_private_name_is_called() -> None:
    folder = Path(generator.__file__).parent

    used = set().union(*(private_names(path) for path in folder.rglob("*.py") if "starter" not in path.parts))

    assert used == {*PARAMETERS, *OF_MODEL}
