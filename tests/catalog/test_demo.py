"""The catalogue of this repository's own site: names that are sure, each with the place where it can be checked."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from generator import catalog
from generator.build import generate
from generator.catalog import Entry
from generator.config import Config
from generator.extract.names.lexicon import build_lexicon
from generator.extract.names.word_lists import AMBIGUOUS_NAMES, NOT_NAMES, TITLES
from tests.conftest import ROOT

ENTRIES = catalog.parse_entries((ROOT / "catalog" / "entities.yml").read_text("utf-8"), "catalog/entities.yml", own=True)
SMALL = re.compile(r"(?<![\w/@.#-])[a-z]{2,}(?![\w/@-])")  # not those of an address or a tag


def forms(entry: Entry) -> set[str]:
    return {entry.name, *entry.aliases}


def test_every_entry_says_where_it_can_be_checked() -> None:
    assert not [entry.name for entry in ENTRIES if not entry.source]


def test_every_entry_but_a_town_says_in_a_few_words_what_it_is() -> None:
    assert not [entry.name for entry in ENTRIES if entry.kind != "place" and not 1 <= len(entry.note.split()) <= 20]


@pytest.mark.parametrize("what", ["id", "name"])
def test_no_two_entries_share_a_name(what: str) -> None:
    counts = Counter(getattr(entry, what) for entry in ENTRIES)
    assert not [one for one, n in counts.items() if n > 1]


def test_a_name_belongs_to_one_entry() -> None:
    counts = Counter(form.casefold() for entry in ENTRIES for form in {form.casefold() for form in forms(entry)})
    assert not [form for form, n in counts.items() if n > 1]


def test_no_name_is_taken_from_an_entry_of_the_package() -> None:
    own = {entry.id for entry in ENTRIES}
    taken = {form: entry.id for entry in catalog.shipped_catalogue().entries if entry.id not in own for form in forms(entry)}
    assert not {form: taken[form] for entry in ENTRIES for form in forms(entry) if form in taken}


def test_no_name_is_a_lone_word_of_the_dictionary() -> None:
    lone = {form for entry in ENTRIES for form in forms(entry) if " " not in form}
    assert not lone & (AMBIGUOUS_NAMES | NOT_NAMES)
    assert not {form for form in lone if form.lower() in TITLES or form.islower()}


def test_no_lone_name_is_a_word_that_the_cuttings_also_print_small() -> None:
    texts = [path.read_text("utf-8", "replace") for path in sorted((ROOT / "sources").rglob("*")) if path.suffix in {".txt", ".md"}]
    small = {word for text in texts for word in SMALL.findall(text)}
    lone = {form.lower() for entry in ENTRIES for form in forms(entry) if form.isalpha() and form.isascii()}
    assert len(small) > 500
    assert not lone & small


def test_no_name_is_what_its_own_entry_denies() -> None:
    assert not [entry.name for entry in ENTRIES if forms(entry) & set(entry.not_aliases)]


def test_countries_are_those_of_the_package() -> None:
    known = {entry.name for entry in catalog.shipped_catalogue().entries if entry.kind == "place"}
    assert {entry.country for entry in ENTRIES} - {""} <= known


def test_outside_ids_have_the_form_of_their_scheme_and_are_no_two_entries() -> None:
    ids = [entry.ids["wikidata"] for entry in ENTRIES if entry.ids]
    assert all(re.fullmatch(r"Q\d+", one) for one in ids)
    assert len(ids) == len(set(ids))


def test_every_name_finds_its_entry() -> None:
    words = build_lexicon(catalog.Catalogue(ENTRIES))
    means = {name: meanings[0].entry.id for name, meanings in zip(words.names, words.meanings, strict=True)}
    assert not [form for entry in ENTRIES for form in forms(entry) if means[form] != entry.id]


def test_the_catalogue_is_made_by_hand_and_stays_small() -> None:
    assert 200 <= len(ENTRIES) <= 400


def test_the_page_of_an_entry_shows_its_source(project: Config) -> None:
    entry = '- {name: Arden Shipping, kind: organisation, aliases: [Arden], note: a ferry line, source: "https://arden.example/us"}\n'
    (project.root / "catalog" / "entities.yml").write_text(entry)
    generate(project)
    page = (project.root / "docs" / "entities" / "arden-shipping.md").read_text("utf-8")
    assert '<p class="lead">a ferry line. In ' in page
    assert re.search(r'<li>Source <a href="https://arden.example/us"[^>]*>arden.example/us</a></li>', page)
