"""Kinds of faults that readers reported of names, with variants of each; read as `inspect` reads."""

from __future__ import annotations

import json
from functools import cache

import pytest

from generator.config import MODEL, load
from generator.extract.names.model_names import describe_missing_model
from generator.inspect import inspect_lines
from generator.words import slug
from tests.conftest import ROOT

pytestmark = pytest.mark.skipif(bool(describe_missing_model(MODEL)), reason="the model is not installed")

TAIL = " The clerk had nothing more to say, and the hall was closed before the rain came."
Mentions = dict[str, list[tuple[str, str]]]


@cache
def read(text: str) -> Mentions:
    """Surface -> (kind, entity) of each of its mentions."""
    line = json.dumps({"id": "a", "text": f"A day at the hall\n\n{text}{TAIL}"}).encode()
    [answer] = inspect_lines(load(ROOT, jobs=1), [line])
    found: Mentions = {}
    for mention in answer["mentions"]:  # type: ignore[attr-defined]
        found.setdefault(mention["surface"], []).append((mention["kind"], mention["entity"]))
    return found


def entities(text: str, name: str) -> set[str]:
    """The entities that the text's mentions of a name are of."""
    return {entity for _, entity in read(text).get(name, [])}


def kinds(text: str, name: str) -> set[str]:
    return {kind for kind, _ in read(text).get(name, [])}


@pytest.mark.parametrize(
    ("text", "long", "short"),
    [
        ("The Western Hill Orchestra (WHO) played on Monday. The WHO has forty players.",
         "Western Hill Orchestra", "WHO"),
        ("The Norrland Academy of Song and Acting (NASA) opened on Monday. NASA has sixty pupils.",
         "Norrland Academy of Song and Acting", "NASA"),
        ("EPA, the Eastern Potters Association, met on Monday. The EPA chose a new head.",
         "Eastern Potters Association", "EPA"),
        ("The FDA (Fishers and Divers Alliance) met on Monday. A speaker for the FDA was glad.",
         "Fishers and Divers Alliance", "FDA"),
        ("The Northern Actors' Theatre Organisation, or NATO, sang on Monday. NATO owns two halls.",
         "Northern Actors' Theatre Organisation", "NATO"),
    ],
)
def test_an_acronym_is_what_the_article_spells(
    text: str, long: str, short: str
) -> None:
    assert entities(text, long) == entities(text, short) == {slug(long)}


@pytest.mark.parametrize(
    "text",
    [
        "The Central Intelligence Agency (CIA) said so on Monday. The CIA has its seat in Virginia.",
        "The U.S. Central Intelligence Agency, or CIA, said so on Monday. The CIA sent nobody.",
        "The CIA (Central Intelligence Agency) said so on Monday. The CIA sent nobody.",
    ],
)
def test_an_acronym_spelt_as_listed_is_the_listed(text: str) -> None:
    assert entities(text, "CIA") == {"central-intelligence-agency"}


@pytest.mark.parametrize("text", [
    "SUNDBY, Ethiopia (SE) — The mill closed on Monday, and SE was sold. SE owned it.",
    "PORT ADA, Pennsylvania (PAP) — The mill closed on Monday. PAP sent a reporter.",
])
def test_no_acronym_is_spelt_across_a_dateline(text: str) -> None:
    short = text.partition("(")[2].partition(")")[0]
    for surface, mentions in read(text).items():
        if surface != short:
            assert not entities(text, short) & {entity for _, entity in mentions}


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("Walter Quill spoke on Monday. Walter Quill Jr. did not come.", "Walter Quill", "Walter Quill Jr."),
        ("Edgar P. Marlow Sr. built the mill. Edgar P. Marlow sold it on Monday.",
         "Edgar P. Marlow Sr.", "Edgar P. Marlow"),
        ("Hanna Berg won on Monday. Her rival, Hanna Berg-Olsen, lost by ten votes.",
         "Hanna Berg", "Hanna Berg-Olsen"),
        ("Tomas Varga III was sworn in on Monday. His grandfather, Tomas Varga, had held the seat.",
         "Tomas Varga III", "Tomas Varga"),
        ("Luis Ortega spoke on Monday. His son, Luis Ortega Campos, runs the bank.",
         "Luis Ortega", "Luis Ortega Campos"),
        ("Pope Leo XIII wrote it in 1891. Pope Leo XIV spoke of it on Monday.", "Leo XIII", "Leo XIV"),
        ("Joe Biden spoke on Monday. Robert Quill and his son Robert Quill Jr. were there.",
         "Robert Quill", "Robert Quill Jr."),
    ],
)
def test_father_and_son_are_two(text: str, one: str, other: str) -> None:
    assert len(entities(text, one)) == len(entities(text, other)) == 1
    assert entities(text, one) != entities(text, other)


@pytest.mark.parametrize(
    ("text", "short", "full"),
    [
        ("President Donald Trump spoke on Monday. Donald Trump Jr. listened. Trump was glad.",
         "Trump", "Donald Trump"),
        ("Walter Quill spoke. His son Walter Quill Jr. listened. Quill said that Quill Jr. was ill.",
         "Quill Jr.", "Walter Quill Jr."),
        ("Hanna Berg won. Her rival, Hanna Berg-Olsen, lost. Ms Berg thanked Ms Berg-Olsen.",
         "Berg-Olsen", "Hanna Berg-Olsen"),
        ("Hanna Berg won. Her rival, Hanna Berg-Olsen, lost. Ms Berg thanked Ms Berg-Olsen.",
         "Berg", "Hanna Berg"),
    ],
)
def test_short_forms_of_father_and_son(text: str, short: str, full: str) -> None:
    assert entities(text, short) == entities(text, full) != set()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Mrs. London sued on Monday. Mrs. London said that she was right.", "London"),
        ("Judge Ireland ruled on Monday. Judge Ireland has sat there since 2001.", "Ireland"),
        ("Senator Jordan voted on Monday. Sen. Jordan said that he was glad.", "Jordan"),
        ("Dr. Berlin operated on Monday. “It went well,” Dr. Berlin said.", "Berlin"),
        ("Sir Henry spoke on Monday. Miss Israel and Sgt. Israel did not.", "Israel"),
    ],
)
def test_a_title_makes_a_place_a_person(text: str, name: str) -> None:
    assert kinds(text, name) <= {"person"}


@pytest.mark.parametrize(
    ("text", "full", "last"),
    [
        ("Idris Madrid spoke on Monday, and Mr. Madrid said that it was cold.", "Idris Madrid", "Madrid"),
        ("Carla Cuba sued on Monday, and Ms Cuba said that she was right.", "Carla Cuba", "Cuba"),
        ("Sydney Holland sang on Monday. Mr Holland has sung for years.", "Sydney Holland", "Holland"),
        ("Orla Chad voted on Monday. “I am glad,” Senator Chad said.", "Orla Chad", "Chad"),
        ("Vernon Moscow wrote it. Prof. Moscow taught at the school.", "Vernon Moscow", "Moscow"),
    ],
)
def test_a_titled_surname_is_that_of_its_full_name(text: str, full: str, last: str) -> None:
    surfaces = {surface for surface in read(text) if surface.endswith(last)}

    assert full in surfaces
    assert {kind for surface in surfaces for kind in kinds(text, surface)} == {"person"}
    assert len({entity for surface in surfaces for entity in entities(text, surface)}) == 1


@pytest.mark.parametrize(
    ("text", "full", "last"),
    [
        ("Ulf Sanderling left the firm on Monday. Sanderling, 52, bought flats. Police questioned"
         " Sanderling twice.", "Ulf Sanderling", "Sanderling"),
        ("Britt-Marie Hallqvist, a prosecutor, spoke on Monday. Hallqvist explained that it was late.",
         "Britt-Marie Hallqvist", "Hallqvist"),
        ("Police held Goran Assmann. Assmann is fighting it. The charge against Assmann was dropped,"
         " and Assmann’s lawyer wept.", "Goran Assmann", "Assmann"),
        ("French leader Armel Duteil came. Mr Duteil said that he and Mrs Kern would talk."
         " Mr Duteil left.", "Armel Duteil", "Duteil"),
        ("Mayor Nils Ostrander met them. “No,” Ostrander said. A spokesman for Ostrander left.",
         "Nils Ostrander", "Ostrander"),
    ],
)
def test_a_last_name_is_its_bearers(text: str, full: str, last: str) -> None:
    assert kinds(text, full) == kinds(text, last) == {"person"}
    assert entities(text, full) == entities(text, last)
