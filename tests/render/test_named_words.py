"""Words about an article: the names in them lead to their pages, each once."""

from __future__ import annotations

import re
from html import unescape

import pytest

from generator.model.entities import Tier
from generator.model.ids import Span
from generator.render.library import Library, build_library
from generator.render.named_words import link_line, stands_alone
from tests.corpus import resolved, study, view

TEXT = "A port\n\nHuawei sued ZTE in March. It won against ZTEX and ZTE in May."
CLAUSE = Span(TEXT.index("It won"), len(TEXT))


def linked(line: str, span: Span = CLAUSE, tier: Tier = Tier.AUTO) -> list[str]:
    """The names of a line that are links."""
    found = study(TEXT)
    made = view(resolved(found, tier=tier))
    library: Library = build_library(made.corpus, made.catalogue, made.settings)
    html, entities = link_line(library, found, line, span)
    names = re.findall(r'<a class="ent" href="[^"]*">(.*?)</a>', html)

    assert len(entities) == len(names)
    assert unescape(re.sub("<[^>]+>", "", html)) == line
    return names


def test_the_subject_in_brackets_is_a_name_of_the_story() -> None:
    assert linked("[Huawei] won against ZTEX and ZTE in May.") == ["Huawei", "ZTE"]


def test_a_part_of_a_word_is_no_name() -> None:
    assert linked("It won against ZTEX") == []


def test_a_name_is_linked_once() -> None:
    assert linked("Huawei sued ZTE in March. It won against ZTEX and ZTE in May.", Span(8, len(TEXT))) == ["Huawei", "ZTE"]


def test_a_possible_name_is_no_link() -> None:
    assert linked("[Huawei] won against ZTEX and ZTE in May.", tier=Tier.POSSIBLE) == []


@pytest.mark.parametrize(("line", "alone"), [
    ("It was founded in May.", False), ("The company was founded in May.", False), ("Items were sold in May.", True),
    ("[Arden] was founded in May.", True), ("The Company of Pikes was founded in May.", True)])
def test_a_line_that_points_back_does_not_stand_alone(line: str, alone: bool) -> None:
    assert stands_alone(line) == alone
