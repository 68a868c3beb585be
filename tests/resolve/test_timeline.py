"""The timeline: what is one happening, what is two, and when two dates are one's."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import edtf
from generator.catalog import Catalogue
from generator.model.article import Article, Basis, Dated
from generator.model.dates import Period
from generator.model.events import Certainty, Event, TimelineEntry
from generator.model.findings import Findings, Sentence
from generator.model.ids import Anchor, ArticleId, Span
from generator.model.names import Kind, Mention
from generator.resolve import resolve
from generator.words import mark

NAMES = ("Norrland Copper", "Bank of Sundby", "Ada Marlow", "Otto Brandvold", "Brisk Mining", "Tarn Rail")
SOLD = "Norrland Copper sold its old mine to Bank of Sundby."
DAY = "2020-03-01"


def told(
    id_: str, text: str = SOLD, when: str = DAY, *, outlet: str | None = None, certainty: Certainty = Certainty.HAPPENED,
    published: str = "", author: str = "", reprint: bool = False,
) -> Findings:
    """A telling sentence with NAMES that are organisations; what follows makes it a story of its own, unless it is a reprint."""
    mentions = tuple(Mention(Span(m.start(), m.end()), name, Kind.ORGANISATION, "test", 1.0)
                     for name in NAMES for m in [re.search(re.escape(name), text)] if m)
    period, out = edtf.read(when), edtf.read(published)
    assert period
    whole = Span(0, len(text))
    more = "" if reprint else "\n\n" + " ".join(mark(f"{id_} {n}") for n in range(40))
    return Findings(
        Article(id=ArticleId(id_), source=id_, digest="", byte_range=(0, 0), title=id_, text=text + more, outlet=outlet or f"The {id_}",
                authors=(author,) if author else (), published=Dated(out, Basis.STATED, "") if out else None),
        (Sentence(whole, Anchor(f"s-{mark(text)}")),), tuple(sorted(mentions, key=lambda m: m.span)),
        events=(Event(whole, period, certainty, (), "test"),))


def timeline(*found: Findings) -> tuple[TimelineEntry, ...]:
    return resolve(found, (), Catalogue()).timeline


def days(entries: tuple[TimelineEntry, ...]) -> list[str]:
    return [edtf.write(entry.period) for entry in entries]


def test_one_event_of_two_outlets_is_one_entry() -> None:
    (entry,) = timeline(told("a"), told("b", "Norrland Copper sold the mine to Bank of Sundby."))

    assert (entry.outlet_count, entry.entities) == (2, ("norrland-copper", "bank-of-sundby"))
    assert [one.article for one in entry.reports] == ["a", "b"]
    assert entry.id.startswith("e-")


@pytest.mark.parametrize("other", [
    "It was on a cold evening, and after years of talks, that Norrland Copper sold the mine to Bank of Sundby, said people in the town.",
    "Bank of Sundby bought the old mine that Norrland Copper sold.",
])
def test_other_words_for_the_same_are_one_entry(other: str) -> None:
    assert len(timeline(told("a"), told("b", other))) == 1


@pytest.mark.parametrize(("one", "other"), [
    (SOLD, "Norrland Copper did not sell, never sold its old mine to Bank of Sundby."),
    ("Norrland Copper paid Bank of Sundby 34 million crowns.", "Norrland Copper paid Bank of Sundby 16 million crowns."),
    ("Norrland Copper named Ada Marlow to its board.", "Norrland Copper named Otto Brandvold to its board."),
    ("Norrland Copper sued Bank of Sundby over a bridge.", "Norrland Copper and Bank of Sundby opened a joint museum of mining."),
])
def test_another_happening_of_the_day_is_another_entry(one: str, other: str) -> None:
    assert len(timeline(told("a", one), told("b", other))) == 2


def test_a_long_telling_holds_the_short_one() -> None:
    long = ("In one of the last acts of the old board, Norrland Copper on that day sold Bank of Sundby its worn shafts, the largest in the "
            "north, with a mill, two roads and a harbour that nobody had used for years.")

    assert len(timeline(told("a", long), told("b", "Norrland Copper sold a harbour to Bank of Sundby."))) == 1
    assert len(timeline(told("a", long), told("b", "Norrland Copper gave a harbour party with Bank of Sundby."))) == 2


def test_equal_words_of_one_day_are_one_entry_whoever_is_named() -> None:
    line = "The first set of permits was granted in the spring and is to end at once."

    assert len(timeline(told("a", line), told("b", line), told("c", line, "2020-04-01"))) == 2


def test_what_lasts_since_a_month_joins_what_began_in_it() -> None:
    began = told("a", "Norrland Copper listed its shares in Sundby.", "2020-03")
    lasts = told("b", "Norrland Copper has listed its shares in Sundby.", "2020-03-01/2021-01-11")
    since = replace(lasts, events=(replace(lasts.events[0], rule="since date"),))

    assert len(timeline(began, since)) == 1


def test_the_dead_may_be_counted_otherwise() -> None:
    lines = [f"A blast at Norrland Copper near Tarn Rail killed {n} people and closed the road." for n in (11, 14)]

    assert len(timeline(told("a", lines[0]), told("b", lines[1]))) == 1


@pytest.mark.parametrize(("coarse", "fine"), [("2020-03", DAY), ("2020-02-25/2020-03-03", DAY), ("2020-03-02~", DAY)])
def test_what_is_told_of_a_coarser_date_joins_the_finer(coarse: str, fine: str) -> None:
    (entry,) = timeline(told("a", when=coarse), told("b", when=fine))

    assert edtf.write(entry.period) == fine
    assert entry.reports[0].article == "b"


def test_a_month_that_fits_two_days_joins_neither() -> None:
    entries = timeline(told("a", when="2020-03"), told("b", when="2020-03-01"), told("c", when="2020-03-20"))

    assert sorted(days(entries)) == ["2020-03", "2020-03-01", "2020-03-20"]


def test_the_firmest_speaks_for_what_was_planned() -> None:
    (entry,) = timeline(told("a", "Norrland Copper will sell its old mine to Bank of Sundby.", certainty=Certainty.PLANNED), told("b"))

    assert (entry.certainty, [one.event.certainty.value for one in entry.reports]) == (Certainty.HAPPENED, ["happened", "planned"])


def test_each_outlet_is_heard_once_before_any_again() -> None:
    (entry,) = timeline(told("a", outlet="Times"), told("b", outlet="Times"), told("c", outlet="Post"))

    assert [one.article for one in entry.reports] == ["a", "c", "b"]


def test_a_denial_is_no_telling_of_the_same() -> None:
    assert len(timeline(told("a"), told("b", certainty=Certainty.DENIED))) == 2


def test_an_outlet_reports_two_things_of_one_day_in_two_words() -> None:
    lines = [f"Norrland Copper and Bank of Sundby announced the sale of the {side} shaft." for side in ("northern", "southern")]

    assert len(timeline(*(told(side, side, outlet="Times", published=DAY) for side in lines))) == 2


@pytest.mark.parametrize("other", ["2020-03-03", "2020-04-01", "2021-03-01"])
def test_two_dates_for_one_event_stand_side_by_side(other: str) -> None:
    first, second = timeline(told("a"), told("b", "Norrland Copper sold its mine to Bank of Sundby.", other))

    assert (first.disputed, second.disputed) == ((second.id,), (first.id,))


@pytest.mark.parametrize(("line", "when", "certainty"), [
    (SOLD, "2020-05-17", Certainty.HAPPENED),  # too far for a slip
    (SOLD, "2020-03", Certainty.HAPPENED),  # may both be true
    (SOLD, "2020-03-03", Certainty.PLANNED),  # plans change
    ("Norrland Copper bought its old mine from Bank of Sundby.", "2020-03-03", Certainty.HAPPENED),
    ("Norrland Copper sold its 2 old mines to Bank of Sundby and Tarn Rail.", "2020-09-03", Certainty.HAPPENED),
])
def test_no_dispute(line: str, when: str, certainty: Certainty) -> None:
    assert not any(entry.disputed for entry in timeline(told("a"), told("b", line, when, certainty=certainty)))


def test_what_comes_again_and_again_is_no_dispute() -> None:
    assert not any(entry.disputed for entry in timeline(*(told(f"a{n}", when=f"2020-03-{n:02}") for n in (1, 3, 5, 7))))


def test_an_outlets_news_of_two_days_is_no_dispute() -> None:
    found = [told(f"a{n}", when=f"2020-03-0{n}", outlet="Times", published=f"2020-03-0{n}") for n in (1, 4)]

    assert not any(entry.disputed for entry in timeline(*found))


def test_a_reprint_tells_nothing_twice() -> None:
    text = "Norrland Copper sold its old mine, the deepest of the whole province, to Bank of Sundby."

    (entry,) = timeline(told("a", text, reprint=True), told("b", text, reprint=True))
    assert (len(entry.reports), entry.outlet_count) == (1, 1)


@pytest.mark.parametrize("author", ["Reuters", "Reuters Staff", "reuters"])
def test_a_wires_story_counts_as_the_wires(author: str) -> None:
    (entry,) = timeline(told("a", outlet="Times", author=author), told("b", outlet="Reuters"))

    assert entry.outlet_count == 1


WHEN = st.sampled_from(["2020-03-01", "2020-03-02", "2020-03", "2020-03-01~", "2020-04-01", "2020", "2020-02-28/2020-03-04"])
LINES = st.sampled_from([
    SOLD, "Norrland Copper sold the mine to Bank of Sundby.", "Norrland Copper sold a mine to Bank of Sundby, said Ada Marlow.",
    "Bank of Sundby bought the old mine that Norrland Copper sold.", "Norrland Copper sued Bank of Sundby over 5 bridges."])
TOLD = st.lists(st.builds(lambda line, when: (line, when), LINES, WHEN), min_size=1, max_size=7)


@settings(max_examples=60, deadline=None)
@given(TOLD, st.randoms())
def test_the_order_of_articles_is_nothing(tellings: list[tuple[str, str]], chance: Random) -> None:
    found = [told(f"a{n}", line, when) for n, (line, when) in enumerate(tellings)]

    assert timeline(*chance.sample(found, len(found))) == timeline(*found)


@settings(max_examples=60, deadline=None)
@given(TOLD)
def test_every_telling_of_an_entry_may_be_of_its_date(tellings: list[tuple[str, str]]) -> None:
    for entry in timeline(*(told(f"a{n}", line, when) for n, (line, when) in enumerate(tellings))):
        for one in entry.reports:
            period, slack = one.event.period, timedelta(3 if one.event.period.approximate else 0)
            assert period.first - slack <= entry.period.first <= entry.period.last <= period.last + slack


@settings(max_examples=40, deadline=None)
@given(TOLD)
def test_an_unrelated_article_changes_no_entry(tellings: list[tuple[str, str]]) -> None:
    found = [told(f"a{n}", line, when) for n, (line, when) in enumerate(tellings)]
    before = timeline(*found)

    after = timeline(*found, told("z", "Brisk Mining opened a school beside Tarn Rail.", DAY))
    assert [entry for entry in after if "z" not in {one.article for one in entry.reports}] == list(before)


def test_periods_of_entries_are_in_order() -> None:
    entries = timeline(told("a", when="2021"), told("b", "Norrland Copper sued Bank of Sundby over a bridge.", "2019"))

    assert [entry.period for entry in entries] == [Period(date(y, 1, 1), date(y, 12, 31), edtf.year(y).precision) for y in (2019, 2021)]


@pytest.mark.parametrize(("before", "line", "shown"), [
    ("Norrland Copper met Otto in May.", "It sold its old mine for a song.", "[Norrland Copper] sold its old mine for a song."),
    ("Norrland Copper met Otto in May.", "The company sold its old mine.", "[Norrland Copper] sold its old mine."),
    ("Norrland Copper met Otto in May.", "Its shares fell in the town.", "[Norrland Copper’s] shares fell in the town."),
    ("Norrland Copper and Bank of Sundby met.", "The company sold its old mine.", "The company sold its old mine."),
    ("In the town and in all of the old hills, Norrland Copper and Bank of Sundby met.", "It sold its old mine.", "It sold its old mine."),
    ("Nobody met in May.", "It sold its old mine.", "It sold its old mine."),
    ("Norrland Copper met Otto in May.", "It emerged that all had left.", "It emerged that all had left."),
])
def test_a_line_stands_alone(before: str, line: str, shown: str) -> None:
    found = told("a", f"{before} {line}")
    start = len(before) + 1
    whole = Span(0, len(before)), Span(start, start + len(line))
    sentences = tuple(Sentence(span, Anchor(f"s-{n}")) for n, span in enumerate(whole))
    events = tuple(replace(event, span=whole[1]) for event in found.events)
    (entry,) = timeline(replace(found, sentences=sentences, events=events))

    assert entry.text == shown


@pytest.mark.parametrize(("line", "shown"), [
    ("OSLO (Fjord News) – Norrland Copper met Otto.", "Norrland Copper met Otto."),
    ("OSLO, 3 March - Norrland Copper met Otto.", "Norrland Copper met Otto."),
    ("OSLO is where Norrland Copper met Otto – once.", "OSLO is where Norrland Copper met Otto – once."),
])
def test_a_line_has_no_dateline(line: str, shown: str) -> None:
    found = told("a", line)
    whole = Span(0, len(line))
    found = replace(
        found, article=replace(found.article, dateline="OSLO"), sentences=(Sentence(whole, Anchor("s-0")),),
        events=tuple(replace(event, span=whole) for event in found.events))
    (entry,) = timeline(found)

    assert entry.text == shown
