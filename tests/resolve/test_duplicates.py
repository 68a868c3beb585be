"""One story, printed more than once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from generator.catalog import Catalogue
from generator.model.article import Article, Basis, Dated
from generator.model.dates import Period
from generator.model.decisions import Judgement, Verdict
from generator.model.findings import Findings, Sentence
from generator.model.ids import Anchor, ArticleId, Span
from generator.model.names import Kind, Mention
from generator.resolve import resolve
from generator.words import mark

LINES = tuple(f"The {n} lorry of the northern copper mine crossed the long bridge before the snow came down." for n in (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"))
SIGNATURE = tuple(range(64))


def printing(id_: str, *lines: str, day: int | None = None, **fields: object) -> Findings:
    """An article of these sentences; `day` counts from the first of January 2020."""
    sentences, text = [], ""
    for line in lines:
        sentences.append(Sentence(Span(len(text), len(text) + len(line)), Anchor(f"s-{mark(line)}")))
        text += f"{line} "
    when = date(2020, 1, 1) + timedelta(day or 0)
    dated = None if day is None else Dated(Period(when, when), Basis.STATED, "")
    given = {"title": id_, "source": id_, "published": dated, **fields}
    article = Article(id=ArticleId(id_), digest="", byte_range=(0, 0), text=text.strip(), **given)  # type: ignore[arg-type]
    return Findings(article, tuple(sentences))


def stories(*found: Findings, judgements: tuple[Judgement, ...] = ()) -> set[tuple[str, ...]]:
    """The printings of each story, lead first."""
    return {story.printings for story in resolve(found, judgements, Catalogue()).stories.values()}


def signed(found: Findings, same: int) -> Findings:
    """With a signature that agrees with SIGNATURE in its first `same` places."""
    return Findings(found.article, found.sentences, signature=SIGNATURE[:same] + tuple(-n for n in range(1, 65 - same)))


def test_the_same_text_is_one_story() -> None:
    assert stories(printing("a", *LINES), printing("b", *(line.upper() for line in LINES))) == {("a", "b")}


def test_near_duplicates_are_one_story() -> None:
    a, b, c = signed(printing("a", LINES[0]), 64), signed(printing("b", LINES[1]), 48), signed(printing("c", LINES[2]), 40)

    assert stories(a, b, c) == {("b", "a"), ("c",)}


def test_agency_copy_that_was_cut_is_one_story() -> None:
    assert stories(printing("a", *LINES), printing("b", *LINES[:4])) == {("a", "b")}


def test_a_shared_paragraph_is_no_duplicate() -> None:
    assert stories(printing("a", *LINES[:5]), printing("b", *LINES[4:])) == {("a",), ("b",)}


def test_a_stub_is_the_story_that_it_announces() -> None:
    title = "Mine shut after the flood"
    whole, stub = printing("a", *LINES, title=title), printing("b", "Continue.", title=title.upper(), stub=True)

    assert stories(stub, whole) == {("a", "b")}


def test_full_articles_of_one_headline_are_two_stories() -> None:
    title = "What to know this morning"

    assert stories(printing("a", LINES[0], title=title), printing("b", LINES[1], title=title)) == {("a",), ("b",)}


def test_stories_of_one_digest_do_not_merge_by_their_furniture() -> None:
    parts = [printing(id_, *LINES, f"Only {id_} says that the mine at the bend is closed.", source="d", part_of="d") for id_ in "ab"]

    assert stories(*parts) == {("a",), ("b",)}


def test_text_that_comes_again_a_year_later_is_another_story() -> None:
    assert stories(printing("a", *LINES, day=0), printing("b", *LINES[:6], day=365)) == {("a",), ("b",)}


def test_the_lead_is_the_fullest_then_the_first_then_the_one_with_an_outlet() -> None:
    found = (printing("a", *LINES[:6], day=0, outlet="Post"), printing("b", *LINES, day=2, outlet="Wire"), printing("c", *LINES, day=1),
             printing("d", *LINES, day=1, outlet="Times"))

    assert stories(*found) == {("d", "c", "b", "a")}


def test_a_person_says_what_is_one_story() -> None:
    same, different = Judgement("a", "b", Verdict.SAME, "jo"), Judgement("a", "b", Verdict.DIFFERENT, "jo")

    assert stories(printing("a", LINES[0], LINES[2]), printing("b", LINES[1]), judgements=(same,)) == {("a", "b")}
    assert stories(printing("a", *LINES), printing("b", *LINES), judgements=(different,)) == {("a",), ("b",)}


def test_each_further_printing_says_why_it_is_one() -> None:
    (story,) = resolve([printing("a", *LINES), printing("b", *LINES)], (), Catalogue()).stories.values()

    assert story.reasons == ("b: the same text",)


def test_a_form_filled_in_with_other_names_is_another_story() -> None:
    def form(id_: str, *names: str) -> Findings:
        found = signed(printing(id_, LINES[id_ == "a"]), 60 if id_ == "a" else 50)
        return replace(found, mentions=tuple(Mention(Span(n, n + 1), name, Kind.PERSON, "test") for n, name in enumerate(names)))

    assert len(stories(form("a", "Ada", "Ben", "Cid"), form("b", "Dot", "Eve", "Fay"))) == 2
    assert len(stories(form("a", "Ada", "Ben", "Cid"), form("b", "Ada", "Ben", "Cid"))) == 1
