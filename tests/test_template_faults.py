"""A template that is wrong is its writer's to mend: the build names it with its line."""

from __future__ import annotations

import pytest

from generator.errors import ConfigError
from generator.render.templates import environment


@pytest.mark.parametrize(("text", "where", "what"), [
    ("{# a #}\n{% if %}", "templates/page.jinja:2", "Expected an expression"),
    ("a\nb\n{{ nosuch }}", "templates/page.jinja:3", "'nosuch' is undefined"),
    ("a\n{% extends 'none' %}", "templates/page.jinja:2", "no template `none`"),
    ("{% include 'part.jinja' %}", "templates/part.jinja:2", "'gone' is undefined")])
def test_a_wrong_template_is_named_with_its_line(text: str, where: str, what: str) -> None:
    templates = environment({"page.jinja": text, "part.jinja": "\n{{ gone }}"})

    with pytest.raises(ConfigError) as caught:
        templates.get_template("page.jinja").render()

    assert (caught.value.where, what in caught.value.what) == (where, True)


def test_a_fault_of_ours_is_none_of_the_template() -> None:
    def ours() -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        environment({"page.jinja": "{{ ours() }}"}).get_template("page.jinja").render(ours=ours)
