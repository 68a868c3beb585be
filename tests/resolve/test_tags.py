"""What stories are about: phrases of one article, tags over the collection, and the pages that show them."""

from __future__ import annotations

import random
import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.catalog import Catalogue, parse_tag_rules
from generator.catalog.tags import TagRule
from generator.english.keys import phrase_key
from generator.errors import ConfigError
from generator.extract.phrases import find_phrases
from generator.extract.sentences import split_sentences
from generator.model.decisions import Correction
from generator.model.findings import Findings
from generator.model.subjects import TagBasis
from generator.render import render
from generator.render.paths import tag_path
from generator.resolve import resolve
from tests.corpus import study, view

RARE = """China limits rare earths

China put rare earths under export controls. Exporters of rare earths need licences, and export controls on magnets follow.

Miners of rare earths cheered."""
FLAW = """A logging flaw brings ransomware

The logging flaw lets intruders in. Offices for export-controls were hit by ransomware.
Nobody knows how to stop ransomware, and insurers no longer pay for ransomware.

The makers of the logging software mend it."""


def said(text: str, **known: object) -> Findings:
    """The article with its phrases, as `extract` finds them."""
    found = study(text, **known)
    parts = split_sentences(found.article.text)
    taken = [mention.span for mention in found.mentions]
    return replace(found, sentences=parts, phrases=find_phrases(found.article.text, found.article.body_start, parts, taken))


def tags_of(*found: Findings, rules: tuple[TagRule, ...] = ()) -> list[list[str]]:
    """The names of each article's tags."""
    corpus = resolve(found, (), Catalogue(tags=rules))
    return [[tag.name for tag in corpus.tags[one.article.id]] for one in found]


@pytest.mark.parametrize(("one", "other"), [
    ("export controls", "Export-Control"), ("labour", "labor"), ("organisations", "organization"), ("supply chain", "supply-chains"),
    ("programmes", "program"), ("analyses", "analysis"), ("China’s policies", "china policy"),
])
def test_forms_of_one_phrase_have_one_key(one: str, other: str) -> None:
    assert phrase_key(one) == phrase_key(other)


@pytest.mark.parametrize("word", ["news", "gas", "series", "crisis", "virus", "politics"])
def test_what_is_no_plural_stays(word: str) -> None:
    assert phrase_key(word) == word


@given(st.lists(st.sampled_from(["C", "C++", "C#", "c", "index", "…", "<b>", "c ++", "x", "a-b", "a b", "ł", "l"]), unique=True))
def test_tags_never_share_a_page(names: list[str]) -> None:
    keys = {phrase_key(name) for name in names}

    assert len({tag_path(key) for key in keys}) == len(keys)
    assert "tags/index.md" not in {tag_path(key) for key in keys}


def test_a_story_is_tagged_by_its_own_words() -> None:
    first, second = tags_of(said(RARE), said(FLAW))

    assert {"rare earths", "export controls"} <= set(first)
    assert {"logging flaw", "ransomware"} <= set(second)


def test_names_are_no_tags() -> None:
    text = "Huawei waits\n\nHuawei phones and Huawei phones wait. Arden waits for Ana Soltys."
    assert not {"huawei", "arden", "ana soltys", "soltys"} & {phrase.key for phrase in said(text).phrases}


def test_every_tag_points_at_words_of_its_article() -> None:
    found = [said(RARE), said(FLAW, tags=("Ransomware",))]

    corpus = resolve(found, (), Catalogue())

    for one in found:
        assert corpus.tags[one.article.id]
        for tag in corpus.tags[one.article.id]:
            assert {phrase_key(one.article.text[span.start:span.end]) for span in tag.spans} == {tag.key}


def test_order_of_arrival_is_nothing() -> None:
    found = [said(RARE), said(FLAW), *(said(f"{RARE} Part {n} of many licences.") for n in range(4))]
    shuffled = random.Random(7).sample(found, len(found))

    assert resolve(found, (), Catalogue()).tags == resolve(shuffled, (), Catalogue()).tags


def test_stated_tags_come_first_under_the_name_of_the_collection() -> None:
    listed = tags_of(said(RARE), said(FLAW, tags=("export-controls", "C++")))[1]

    assert listed[:2] == ["export controls", "C++"]


def test_a_persons_list_joins_renames_and_forbids() -> None:
    rules = (TagRule("Rare metals", ("rare earths", "magnets")), TagRule("ransomware", never=True))

    first, second = tags_of(said(RARE), said(FLAW, tags=("ransomware",)), rules=rules)

    assert first[0] == "Rare metals"
    assert "rare earths" not in first
    assert "ransomware" not in second


def test_a_correction_of_tags_is_all_that_is_given() -> None:
    found = said(RARE, tags=("Ransomware",), corrections=(Correction("x", "tags", ["Ransomware"]),))

    assert tags_of(found, rules=(TagRule("ransomware", never=True),)) == [["Ransomware"]]


@pytest.mark.parametrize(("text", "words"), [
    ("- {tag: x, alias: [y]}", "alias"), ("- {name: x}", "name"), ("- {tag: ''}", "`tag` is"), ("- {tag: [x]}", "tag"), ("tag: x", "list"),
])
def test_a_wrong_list_of_tags_names_its_file_and_the_known_keys(text: str, words: str) -> None:
    with pytest.raises(ConfigError) as caught:
        parse_tag_rules(text, "catalog/tags.yml")

    assert "catalog/tags.yml" in str(caught.value)
    assert words in str(caught.value)
    assert "tag" in caught.value.hint


def test_pages_show_tags_with_the_words_that_earned_them() -> None:
    corpus = resolve([said(RARE, outlet="Meridian Wire")], (), Catalogue())

    pages = {page.path: page.text for page in render(view(corpus))}

    article = next(text for path, text in pages.items() if path.startswith("articles/") and path.endswith(".md"))
    assert re.search('<a href="../../tags/rare-earth/">rare earths</a> <small><a href="#.*">in the text<', article)
    assert article.count("Found by machine.") == 1
    assert "found by machine" in pages["tags/rare-earth.md"]
    assert "<mark>rare earths</mark>" in pages["tags/rare-earth.md"]
    assert '"rare earths"' in article.split("---")[1]


def test_a_tag_that_a_source_states_is_not_called_a_machines() -> None:
    corpus = resolve([said(RARE, tags=("rare earths",), corrections=(Correction("x", "tags", ["rare earths"]),))], (), Catalogue())

    pages = {page.path: page.text for page in render(view(corpus))}

    article = next(text for path, text in pages.items() if path.startswith("articles/") and path.endswith(".md"))
    assert ">rare earths</a>" in article
    assert "found by machine" not in (article + pages["tags/rare-earth.md"]).casefold()


def test_hostile_tags_are_text() -> None:
    hostile = "<script>alert(1)</script>"
    corpus = resolve([said(RARE, tags=(hostile,))], (), Catalogue())

    pages = {page.path: page.text for page in render(view(corpus)) if page.path.endswith(".md")}

    bodies = [text.split("\n---\n", 1)[1] for text in pages.values()]
    assert any("&#60;script&#62;alert" in body for body in bodies)
    assert not any("<script>alert" in body for body in bodies)


def test_related_stories_say_which_tags_they_share() -> None:
    other = said("Magnets grow dear\n\n"
                 "Makers of motors fear for rare earths. Without rare earths no motor turns, and rare earths are scarce.")
    corpus = resolve([said(RARE), other, said(FLAW)], (), Catalogue())

    related = corpus.related[other.article.id]

    assert [(one.article, "rare earths" in one.reasons[0]) for one in related] == [(said(RARE).article.id, True)]


def test_a_tag_of_the_source_is_no_machines() -> None:
    corpus = resolve([said(RARE, tags=("mines",))], (), Catalogue())
    given_ = next(iter(corpus.tags.values()))

    assert given_[0].basis is TagBasis.STATED
    assert {tag.basis for tag in given_[1:]} == {TagBasis.WORDS}


def test_no_list_of_tags_is_no_rule() -> None:
    assert parse_tag_rules("", "catalog/tags.yml") == ()
