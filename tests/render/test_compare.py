"""Stories and events of several outlets side by side, and what two sets of stories are counted from."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from generator.model.article import Basis, Dated, Policy
from generator.model.corpus import Corpus, Story
from generator.model.dates import Period
from generator.model.events import Certainty, Event, EventReport, TimelineEntry
from generator.model.findings import Findings
from generator.render import render
from generator.render.library import build_library
from generator.render.pages.compare.figures import find_differences, find_figures
from generator.render.pages.compare.groups import Kind, Telling, find_comparisons
from generator.render.pages.compare.wording import compare_words
from tests.corpus import resolved, study, view

LEDGER = "Arden sold seven old ships to ZTE on Monday, and the harbour was glad of it. Only the Ledger saw the mayor weep at the quay."
WIRE = "The price is not known to us. Arden sold seven old ships to ZTE on Monday, and the harbour was glad of it."


def told(text: str, outlet: str, day: int = 1) -> Findings:
    period = Period(date(2021, 5, day), date(2021, 5, day))
    return study(f"Head of {outlet}\n\n{text}", outlet.lower(), outlet=outlet, published=Dated(period, Basis.STATED, "May"))


def telling(text: str, outlet: str = "Ledger") -> Telling:
    findings = told(text, outlet)
    return Telling(findings, findings.sentences[1:])


def printed(*articles: Findings) -> Corpus:
    """A corpus in which all of them are printings of the first."""
    first, *others = [article.article.id for article in articles]
    corpus = resolved(*articles)
    return replace(corpus, stories={first: Story(first, (first, *others), tuple("same" for _ in others))},
                   story_of={article.article.id: first for article in articles})


def pages(corpus: Corpus, policy: Policy = Policy.FULL) -> dict[str, str]:
    return {page.path: page.text for page in render(view(corpus, policy)) if page.path.startswith("compare/")}


def test_a_story_of_two_outlets_has_a_page() -> None:
    made = pages(printed(told(LEDGER, "Ledger", 1), told(WIRE, "Wire", 3)))

    page = made["compare/story/ledger.md"]
    assert "Ledger was the first in this collection, 2 days ahead." in page
    assert "Only the Ledger saw the mayor weep" in page.split("## What one alone says")[1]
    assert "16 words in" in page
    assert "story/ledger/" in made["compare/index.md"]


def test_printings_of_one_outlet_have_none() -> None:
    second = told(WIRE, "Wire", 3)
    second = replace(second, article=replace(second.article, outlet="Ledger"))

    assert not [path for path in pages(printed(told(LEDGER, "Ledger"), second)) if "story/" in path]


@pytest.mark.parametrize("days", [(1, 1), (3, None)])
def test_who_was_first_may_be_unknown(days: tuple[int, int | None]) -> None:
    second = told(WIRE, "Wire", days[1] or 9)
    if days[1] is None:
        second = replace(second, article=replace(second.article, published=None))

    made = pages(printed(told(LEDGER, "Ledger", days[0]), second))

    assert "Which was first is not known" in made["compare/story/ledger.md"]


def test_what_a_policy_hides_is_nowhere() -> None:
    made = pages(printed(told(LEDGER, "Ledger", 1), told(WIRE, "Wire", 3)), Policy.METADATA)

    assert not [path for path, text in made.items() if "weep" in text or "harbour" in text]


def report(findings: Findings, day: int) -> EventReport:
    sentence = findings.sentences[1]
    period = Period(date(2021, 4, day), date(2021, 4, day))
    event = Event(sentence.span, period, Certainty.HAPPENED, (), "test")
    return EventReport(findings.article.id, sentence.anchor, event, "Arden sold ships.")


def entry(id_: str, one: EventReport, *disputed: str) -> TimelineEntry:
    return TimelineEntry(id_, one.event.period, Certainty.HAPPENED, (one,), (), (), 1, disputed)


def test_an_event_with_two_dates_has_one_page() -> None:
    first, second = told(LEDGER, "Ledger"), told("ZTE bought ships of Arden.", "Wire", 2)
    timeline = (entry("e-1", report(first, 3), "e-2"), entry("e-2", report(second, 4), "e-1"))

    made = pages(replace(resolved(first, second), timeline=timeline))

    assert [path for path in made if "event/" in path] == ["compare/event/e-1.md"]
    dates = made["compare/event/e-1.md"].split("## Dates that differ")[1].split("##")[0]
    assert dates.index("3 April 2021") < dates.index("4 April 2021")


def test_common_runs_are_found_from_the_left_and_each_word_once() -> None:
    overlap = compare_words(Kind.STORY, (telling(LEDGER), telling(WIRE, "Wire")))

    (shared,) = overlap.passages
    assert (shared.length, overlap.covered[0] > 0.5) == (16, True)
    text = told(LEDGER, "Ledger").article.text
    assert [text[s.span.start : s.span.end] for s in overlap.alone[0]] == ["Only the Ledger saw the mayor weep at the quay."]


@pytest.mark.parametrize(("text", "figures"), [
    ("It hired 1,200 new workers.", [("workers", 1200.0)]),
    ("It paid $3.5 billion for 86 per cent of it.", [("$", 3.5e9), ("%", 86.0)]),
    ("It took 12 days and gate 7 shut.", []),
])
def test_a_figure_has_a_unit(text: str, figures: list[tuple[str, float]]) -> None:
    one = telling(text)

    assert [(figure.unit, figure.value) for figure in find_figures(one, one.sentences[0])] == figures


def test_figures_differ_where_the_sentences_are_alike() -> None:
    first = telling("The blaze destroyed 40 houses near Arden harbour. Farmers lost 300 cows.")
    second = telling("The blaze destroyed 52 houses near Arden harbour. Trains carried 900 cows.", "Wire")

    ((a, b),) = find_differences((first, second))

    assert (a.figure.value, b.figure.value) == (40.0, 52.0)


def test_sets_are_counted_from_numbers_alone() -> None:
    made = json.loads(pages(resolved(told(LEDGER, "Ledger"), told(WIRE, "Wire")))["compare/stories.json"])

    assert [name for name, _ in made["outlets"]] == ["Ledger", "Wire"]
    assert [story[0] for story in made["stories"]] == [[0], [1]]
    assert {story[1] for story in made["stories"]} == {2021 * 12 + 4}
    assert len(made["stories"][0][3]) == 2


def test_the_order_of_arrival_is_nothing() -> None:
    articles = [told(LEDGER, "Ledger"), told(WIRE, "Wire", 2), told("ZTE left.", "Post", 3)]

    assert pages(resolved(*articles)) == pages(resolved(*articles[::-1]))


def test_comparisons_of_most_outlets_stand_first() -> None:
    made = view(printed(told(LEDGER, "Ledger"), told(WIRE, "Wire", 2), told(LEDGER, "Post", 3)))

    (comparison,) = find_comparisons(build_library(made.corpus, made.catalogue, made.settings))

    assert comparison.outlets == ("Ledger", "Wire", "Post")
