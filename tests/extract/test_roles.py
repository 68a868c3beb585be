"""Roles: what stands beside a person's name, and of which body."""

from __future__ import annotations

import pytest

from generator.extract.relations.roles import find_roles
from generator.extract.sentences import split_sentences
from tests.named import unmarked


def told(sentence: str) -> list[tuple[str, str, str | None]]:
    """(person, words, body) of each role; "former" before the words where it is over."""
    text, names = unmarked(sentence)
    return [(text[one.person.start:one.person.end], ("former " if one.former else "") + text[one.span.start:one.span.end],
             text[one.organisation.start:one.organisation.end] if one.organisation else None)
            for one in find_roles(text, split_sentences(text), names)]


@pytest.mark.parametrize(("sentence", "words", "body"), [
    ("[P:Ann Roe], the chief executive of [O:Acme], left.", "chief executive of Acme", "Acme"),
    ("[P:Ann Roe], head of Baltic practice at [O:Boreal Strategies], said so.", "head of Baltic practice at Boreal Strategies",
     "Boreal Strategies"),
    ("[P:Ann Roe], [O:Acme]’s finance director, left.", "Acme’s finance director", "Acme"),
    ("[O:Acme] spokesperson [P:Ann Roe] said so.", "Acme spokesperson", "Acme"),
    ("[G:Ruritanian] [O:Foreign Ministry] spokesman [P:Bob Poe] said so.", "Ruritanian Foreign Ministry spokesman", "Foreign Ministry"),
    ("[O:Acme]’s chief executive, [P:Ann Roe], left.", "Acme’s chief executive", "Acme"),
    ("The president of [O:Acme], [P:Ann Roe], left.", "president of Acme", "Acme"),
    ("Former [O:Acme] chairman [P:Bob Poe] spoke.", "former Acme chairman", "Acme"),
    ("[P:Bob Poe], a former director of the [O:Harbour Board], spoke.", "former director of the Harbour Board", "Harbour Board"),
    ("[P:Ann Roe] was named chief financial officer of [O:Acme] in May.", "chief financial officer of Acme", "Acme"),
    ("[P:Ann Roe], who served as president of [O:Acme], spoke.", "former president of Acme", "Acme"),
    ("Defence Minister [P:Ann Roe] spoke.", "Defence Minister", None),
    ("[P:Ann Roe], the prime minister, spoke.", "prime minister", None),
])
def test_the_words_beside_a_name_are_its_role(sentence: str, words: str, body: str | None) -> None:
    assert [(said, of) for _, said, of in told(sentence)] == [(words, body)]


@pytest.mark.parametrize("sentence", [
    "[P:Ann Roe] met the president of [O:Acme].",
    "[P:Ann Roe] is no director of [O:Acme].",
    "[P:Ann Roe], wife of the president of [O:Acme], spoke.",
    "[P:Ann Roe] left [O:Acme] and its chairman stayed.",
    "[P:Ann Roe], a nominee for president of [O:Acme], spoke.",
    "The bill of [O:Acme] that President Roe signed names [P:Bob Poe].",
])
def test_words_of_another_are_no_role(sentence: str) -> None:
    assert told(sentence) == []


def test_in_a_row_each_has_the_office_before_the_name() -> None:
    said = told("Secretary of [O:Energy] [P:Ann Roe], Secretary of [O:Labour], and [P:Bob Poe] met.")

    assert said == [("Ann Roe", "Secretary of Energy", "Energy")]


def test_a_verb_between_body_and_title_parts_them() -> None:
    assert told("The [O:Harbour Board] honoured Senator [P:Ann Roe].") == [("Ann Roe", "Senator", None)]


@pytest.mark.parametrize(("sentence", "words"), [
    ("The [O:Harbour Board] applauds President [P:Ann Roe] for it.", ["President"]),
    ("The [O:Harbour Board] must confirm President [P:Ann Roe].", ["President"]),
    ("[P:Cal Doe], Deputy Secretary of the [O:Treasury] [P:Ann Roe], met.", []),
    ("Vice Admiral [P:Ann Roe] spoke.", ["Vice Admiral"]),
    ("They named him as [O:Acme] commissioner [P:Ann Roe] spoke.", []),
    ("Interim President [P:Ann Roe] spoke.", ["Interim President"]),
    ("They met former Secretary of the [O:Treasury], [P:Ann Roe], there.", ["former Secretary of the Treasury"]),
    ("Under [P:Bob Poe], the former head of the [O:Acme], [P:Ann Roe] left.", ["former head of the Acme"]),
    ("The [O:Harbour] fire chief, [P:Ann Roe], spoke.", ["Harbour fire chief"]),
    ("[O:Acme]'s highest well qualified rating include Judge [P:Ann Roe].", ["Judge"]),
    ("[P:Ann Roe], Ranking Member of the [O:Senate Trade], Science, and Fish Committee, spoke.", []),
    ("Senator [P:Ann R] Poe spoke.", []),
])
def test_no_role_is_torn_from_its_words(sentence: str, words: list[str]) -> None:
    assert [said for _, said, _ in told(sentence)] == words
