"""A mistake in a template is told with its file and line."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from generator.errors import ConfigError
from generator.render.templates import build_environment, fill_template
from generator.store import project

SHIPPED = {f"shipped/{name}": text for name, text in {
    "article.md.jinja": "{# title #}\n{{ title }}\n", "part.jinja": "one\n{{ nothing }}\n", "other.md.jinja": "{{ 1 // zero }}\n"}.items()}


def error(own: str, **values: object) -> str:
    """What is told of the project's article template."""
    plain = {name.removeprefix("shipped/"): text for name, text in SHIPPED.items()}
    templates: Mapping[str, str] = SHIPPED | plain | {"article.md.jinja": own, "loop.jinja": "\n{% include 'loop.jinja' %}"}
    with pytest.raises(ConfigError) as raised:
        fill_template(build_environment(templates), "article.md.jinja", {"title": "A", "none": None, **values})
    return str(raised.value)


@pytest.mark.parametrize(("own", "begin", "words"), [
    ("a\n{% if %}b{% endif %}\n", "templates/article.md.jinja:2: ", "Expected an expression"),
    ("a\n\n{{ titel }}\n", "templates/article.md.jinja:3: ", "'titel' is undefined"),
    ("a\n{{ title | shout }}\n", "templates/article.md.jinja:2: ", "shout"),
    ("a\n{{ 1 // 0 }}\n", "templates/article.md.jinja:2: ", "ZeroDivisionError"),
    ("a\n{{ none.year }}\n", "templates/article.md.jinja:2: ", "year"),
    ("a\n{{ none + 1 }}\n", "templates/article.md.jinja:2: ", "TypeError"),
    ("a\n{{ paths.article_path() }}\n", "templates/article.md.jinja:2: ", "article_path"),
    ("a\n{{ shorten(3, 4) }}\n", "templates/article.md.jinja:2: ", ""),
    ("a\n{% include 'loop.jinja' %}\n", "templates/loop.jinja:2: ", "without end"),
    ("{% extends 'nowhere.jinja' %}\n", "templates/article.md.jinja:1: ", "`nowhere.jinja`"),
    ("{% include ['x', 'y'] %}\n", "templates/article.md.jinja:1: ", "x, y"),
    ("{% include 'shipped/part.jinja' %}\n", "shipped/part.jinja:2: ", "'nothing' is undefined"),
    ("{% include 'part.jinja' %}\n", "shipped/part.jinja:2: ", "'nothing' is undefined"),
    ("{% include 'shipped/other.md.jinja' %}", "shipped/other.md.jinja:1: ", "'zero' is undefined"),
])
def test_a_mistake_is_told_with_its_place(own: str, begin: str, words: str) -> None:
    told = error(own)

    assert told.startswith(begin)
    assert words in told
    assert "hint: " in told


def test_a_fault_of_a_shipped_template_alone_is_a_bug() -> None:
    templates = build_environment(SHIPPED | {"other.md.jinja": SHIPPED["shipped/other.md.jinja"]})

    with pytest.raises(ZeroDivisionError):
        fill_template(templates, "other.md.jinja", {"zero": 0})


def test_bytes_that_are_no_utf8_are_told_with_their_line(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "article.md.jinja").write_bytes("a\nb\ncaf\xe9".encode("latin-1"))

    with pytest.raises(ConfigError, match=r"templates/article\.md\.jinja:3: not UTF-8 text: it holds the byte 0xe9"):
        project.templates(tmp_path)


def test_a_row_of_seven_equals_signs_is_a_heading_in_a_template(tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "mine.jinja").write_text("Heading\n=======\n")

    assert project.templates(tmp_path)["mine.jinja"] == "Heading\n=======\n"
