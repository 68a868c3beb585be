"""Where names end: firms by their legal form, torn names, citations, languages."""

from __future__ import annotations

import pytest

from generator import catalog
from generator.extract import build_resources
from generator.extract.names import find_mentions
from generator.extract.names.edges import DOUBTED, doubt_torn_names
from generator.extract.names.firms import find_firms
from generator.extract.names.trim import trim_name
from generator.extract.names.votes import vote_on_kinds
from generator.model.ids import Span
from generator.model.names import Finder, Kind, Mention

WORDS = build_resources(catalog.shipped_catalogue(), None).words


def guess(text: str, surface: str, kind: Kind = Kind.ORGANISATION, at: int = 0) -> Mention:
    start = text.index(surface, at)
    return Mention(Span(start, start + len(surface)), surface, kind, Finder.SPACY, 0.7)


def entities(text: str) -> set[str | None]:
    return {mention.ref for mention in find_mentions(text, 0, WORDS, ())}


@pytest.mark.parametrize(
    ("text", "firm"),
    [
        ("It fined Marlow Tire (Sundby) Co., Ltd. on Monday.", "Marlow Tire (Sundby) Co., Ltd."),
        ("It fined Marlow (Sundby) Lift Works Co., Ltd.", "Marlow (Sundby) Lift Works Co., Ltd."),
        ("from Marlow Metal Ind. Co., Ltd. and others", "Marlow Metal Ind. Co., Ltd."),
        ("from Sundby Import and Export Co., Ltd.", "Sundby Import and Export Co., Ltd."),
        ("a claim of Quill Wind, LLC. It was late.", "Quill Wind, LLC"),
        ("Quill, Sundby-based Marlow Works Inc. said", "Marlow Works Inc."),
        ("The Marlow & Quill Ltd ship", "Marlow & Quill Ltd"),
    ],
)
def test_a_firm_is_whole_before_its_legal_form(text: str, firm: str) -> None:
    assert [mention.surface for mention in find_firms(text, [])] == [firm]


@pytest.mark.parametrize("text", ["an LLC is taxed", "Ltd. is a form", "the firm's Co., Ltd."])
def test_a_legal_form_alone_is_no_firm(text: str) -> None:
    assert list(find_firms(text, [])) == []


@pytest.mark.parametrize(
    ("text", "surface", "torn"),
    [
        ("He led the Sundby Harbour Grain project.", "Sundby Harbour", True),
        ("Ban the Import of Goods from Sundby Harbour. It rained.", "Import of Goods", True),
        ("The ferry is of Marlow and Quill, he said.", "Marlow and Quill", True),
        ("The Office of Ferries and Harbours was shut.", "Office of Ferries and Harbours", False),
        ("The Harbour Agency Director was late.", "Harbour Agency", False),
        ("He joined Sundby Harbour Monday after a strike.", "Sundby Harbour", False),
        ("They asked Congress to fund the Harbour Plan now.", "Harbour Plan", False),
    ],
)
def test_a_name_that_may_be_torn_is_doubted(text: str, surface: str, torn: bool) -> None:
    [mention] = doubt_torn_names(text, [guess(text, surface)])
    assert (mention.score == DOUBTED) is torn


def test_a_citation_names_no_country() -> None:
    assert "united-states" not in entities("The duty (19 U.S.C. 1671) stands.")
    assert "united-states" in entities("The U.S. duty stands.")


def test_an_altered_word_is_no_name() -> None:
    text = 'She said, "[I]t is late."'
    start = text.index("I]t")
    assert trim_name(text, Span(start, start + 3), Kind.PERSON) is None


@pytest.mark.parametrize(
    ("text", "is_country"),
    [
        ("The letter was written in French, and she read it.", False),
        ("A Chinese-language paper printed it.", False),
        ("He learned Italian as a boy.", False),
        ("He lives in French towns.", True),
        ("The Chinese envoy left.", True),
    ],
)
def test_a_language_is_no_country(text: str, is_country: bool) -> None:
    assert bool(entities(text) & {"france", "china", "italy"}) is is_country


def test_a_body_in_small_letters_is_of_the_country_that_the_text_is_about() -> None:
    abroad = "Austria sued in Austria, and Austria won; a U.S. firm lost. The supreme court agreed."
    assert "us-supreme-court" not in entities(abroad)
    assert "us-supreme-court" in entities("A U.S. firm lost. The supreme court agreed.")


def test_two_signs_outweigh_many_guesses() -> None:
    text = "Marlow rose. " * 9 + "The analyst Marlow spoke. The analyst Marlow left."
    at = [n for n in range(len(text)) if text.startswith("Marlow", n)]
    mentions = [guess(text, "Marlow", at=n) for n in at]
    assert {mention.kind for mention in vote_on_kinds(text, mentions)} == {Kind.PERSON}


def test_a_pair_with_a_possessive_of_its_own_is_one_name() -> None:
    text = "Orla and Benny's sold it."
    whole, pair = guess(text, "Orla and Benny's"), guess(text, "Orla and Benny")

    assert [m.score for m in doubt_torn_names(text, [whole])] == [0.7]
    assert [m.score for m in doubt_torn_names(text, [pair])] == [DOUBTED]
