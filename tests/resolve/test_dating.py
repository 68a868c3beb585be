"""When undated articles were published, as far as they and the others tell."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import build, edtf
from generator.config import Config
from generator.extract.dates import find_dates, redating
from generator.extract.events import find_events
from generator.extract.sentences import split_sentences
from generator.extract.signature import minhash_signature
from generator.model.article import Article, Basis, Dated
from generator.model.dates import Period, Precision
from generator.model.events import Certainty
from generator.model.findings import Findings
from generator.model.ids import ArticleId, Span
from generator.model.names import Kind, Mention
from generator.resolve.dating import combine_clues, infer_dates
from generator.resolve.dating.clues import Clue

DAY = date(2021, 12, 14)
LONG = " ".join(f"The {n} crane of the old harbour stood still while the dockers went home early." for n in (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh"))
CLUES = st.lists(st.builds(lambda rank, first, days: Clue(rank, DAY + timedelta(first), DAY + timedelta(first + days), f"{rank} {first}"),
                           st.integers(1, 9), st.integers(-90, 90), st.integers(0, 200)), min_size=1, max_size=8)


def told(text: str, id_: str = "a", published: date | None = None, names: tuple[str, ...] = (), **fields: object) -> Findings:
    """An article of this text, read without names but these."""
    day = Period(published, published) if published else None
    parts, when = split_sentences(text), find_dates(text, day)
    article = Article(id=ArticleId(id_), source=id_, digest="", byte_range=(0, 0), title=f"Title {id_}", text=text,
                      published=day and Dated(day, Basis.STATED, "x"), **fields)  # type: ignore[arg-type]
    mentions = tuple(Mention(Span(n, n + 1), name, Kind.ORGANISATION, "test") for n, name in enumerate(names))
    return Findings(article, parts, mentions, dates=when, events=find_events(text, parts, when, day), signature=minhash_signature(text))


def period(*found: Findings, of: str = "a") -> Period | None:
    dated = infer_dates(found).get(ArticleId(of))
    return dated.period if dated else None


def days(found: Period | None) -> tuple[str, str] | None:
    return found and (found.first.isoformat(), found.last.isoformat())


@given(CLUES)
def test_a_further_clue_never_widens(some: list[Clue]) -> None:
    fewer, more = combine_clues(sorted(some)[:-1]), combine_clues(some)

    assert more is not None
    assert fewer is None or (fewer.period.first <= more.period.first and more.period.last <= fewer.period.last)


@given(CLUES)
def test_the_firmest_clue_stands_and_the_order_of_clues_is_nothing(some: list[Clue]) -> None:
    found = combine_clues(some)

    assert found is not None
    assert min(some).first <= found.period.first <= found.period.last <= min(some).last
    assert combine_clues(some[::-1]) == found


@pytest.mark.parametrize("text", [
    "", "The harbour was shut on Tuesday.", "The mill burnt down in 1911.", "Fares rise next year.", "They will meet on 4 March 2031.",
    "Order 12 of 4 March 2019 still holds.", "On 4 March 2019 the bridge fell. The inquiry met on Tuesday and closed on May 3.",
])
def test_nothing_is_inferred_from_what_bounds_nothing(text: str) -> None:
    assert infer_dates([told(text)]) == {}


def test_an_article_with_a_date_keeps_it() -> None:
    assert infer_dates([told("On 4 March 2019 the bridge fell.", published=DAY)]) == {}


def test_a_date_line_at_the_head_is_the_day_or_the_one_after() -> None:
    assert days(period(told("For immediate release: 4 March 2019\n\nThe bridge at Arden has fallen."))) == ("2019-03-04", "2019-03-05")


LEAD = "The dockers of the old harbour had long feared for the bridge, and said so to all who came by to ask them about it that year. " * 2


@pytest.mark.parametrize(("text", "expected"), [
    ("It fell Monday, 4 March 2019, at noon. It was built on 2 May 1901.", ("2019-02-25", "2019-03-11")),
    ("As of 4 March 2019 it was shut. Winter 4 March 2019 was mild.", ("2019-02-25", "2019-05-03")),
    ("It fell on 4 March 2019. It was built on 2 May 1901.", ("2019-02-25", "2021-03-03")),
])
def test_news_comes_soon_after_the_latest_day_told_as_past_and_sooner_if_that_is_no_day_of_history(
        text: str, expected: tuple[str, str]) -> None:
    found = infer_dates([told(LEAD + text)])[ArticleId("a")]

    assert days(found.period) == expected
    assert found.basis is Basis.INFERRED
    assert "4 March 2019” is the latest day told as past" in found.evidence


@pytest.mark.parametrize(("text", "expected"), [
    ("The bridge fell 4 March 2019, the dockers said.", ("2019-03-04", "2019-03-11")),
    ("The bridge fell in March 2019.", ("2019-03-01", "2021-11-25")),
    ("The bridge fell in 2019. Trains had stopped in 2018.", ("2017-01-01", "2028-12-29")),
])
def test_the_first_and_the_last_day_are_a_fixed_lag_from_what_is_told(text: str, expected: tuple[str, str]) -> None:
    assert days(period(told(text))) == expected


def test_what_is_still_to_come_ends_the_period() -> None:
    text = "The bridge fell on 4 March 2019. The inquiry will meet on 2 April 2019."

    assert days(period(told(text))) == ("2019-02-25", "2019-04-02")


def test_a_month_or_two_years_give_a_wider_period_than_a_day() -> None:
    day, month, years = (period(told(text)) for text in (
        "The bridge fell on 4 March 2019.", "The bridge fell in March 2019.", "The bridge fell in 2019. Trains had stopped in 2018."))

    assert day
    assert month
    assert years
    assert day.last - day.first < month.last - month.first < years.last - years.first


def test_a_weekday_with_its_day_says_which_year_it_is() -> None:
    within = "The bridge fell in March 2021. The inquiry opened on Tuesday, 14 December."

    assert "“Tuesday, 14 December” is near, in 2021" in infer_dates([told(within)])[ArticleId("a")].evidence
    assert days(period(told(within))) == ("2021-08-16", "2022-04-13")


def test_a_dated_twin_dates_a_reprint() -> None:
    found = period(told(LONG, "a"), told(LONG, "b", DAY))

    assert days(found) == ("2021-12-07", "2021-12-21")


@given(st.dates(date(1990, 1, 1), date(2030, 1, 1)))
def test_the_period_holds_the_date_of_a_true_twin(day: date) -> None:
    text = f"{LONG} The harbour tax fell on {edtf.day_words(day)}, the dockers said."
    found = period(told(text, "a"), told(text, "b", day))

    assert found
    assert found.first <= day <= found.last


@pytest.mark.parametrize(("later", "expected"), [(0, ("2021-12-07", "2021-12-21")), (9, ("2021-12-07", "2021-12-30")), (300, None)])
def test_a_digest_dates_its_stories_unless_it_spans_a_season(later: int, expected: tuple[str, str] | None) -> None:
    found = [told("No date.", "a"), told("One.", "b", DAY), told("Two.", "c", DAY + timedelta(later))]
    found = [replace(one, article=replace(one.article, source="d", part_of="d")) for one in found]

    assert days(period(*found)) == expected


def test_a_day_without_year_has_the_year_of_a_dated_article_on_the_same_event() -> None:
    names = ("Arden Rail", "Boreal Bridge Board", "Ana Soltys")
    undated = told("The Arden bridge fell on March 4.", "a", names=names)
    dated = told("The bridge fell on March 4.", "b", date(2019, 3, 6), names=names)

    assert days(period(undated, dated)) == ("2019-03-04", "2019-05-03")
    assert period(undated, told("The bridge fell on March 4.", "b", date(2019, 3, 6), names=names[:2])) is None


def test_a_further_day_without_year_may_be_the_next_of_its_name() -> None:
    names = ("Arden Rail", "Boreal Bridge Board", "Ana Soltys")
    undated = told("The Arden bridge fell on March 4. Its pier broke on September 10.", "a", names=names)

    dated = told("The bridge fell on March 4.", "b", date(2019, 3, 6), names=names)

    assert days(period(undated, dated)) == ("2019-03-04", "2019-11-09")


def test_a_day_that_no_year_has_says_nothing_of_the_others() -> None:
    names = ("Arden Rail", "Boreal Bridge Board", "Ana Soltys")
    undated = told("The Arden bridge fell on March 4. Its pier broke on February 30.", "a", names=names)
    dated = told("The bridge fell on March 4.", "b", date(2019, 3, 6), names=names)

    assert days(period(undated, dated)) == ("2019-03-04", "2019-05-03")


@pytest.mark.parametrize("published", [date.min, date.max])
def test_an_article_dated_at_an_end_of_the_calendar_dates_nobody(published: date) -> None:
    text = f"{LONG} The last of them fell on December 30."

    assert period(told(text, "a"), told(text, "b", published)) is None


def test_the_order_of_articles_is_nothing() -> None:
    found = [told(LONG, "a"), told(LONG, "b", DAY), told("The bridge fell on 4 March 2019.", "c"), told(LONG, "d", DAY + timedelta(3))]

    assert infer_dates(found) == infer_dates(found[::-1])


def test_an_inferred_period_of_several_days_is_never_of_precision_day() -> None:
    assert combine_clues([Clue(1, DAY, DAY + timedelta(1), "x")]) == Dated(
        Period(DAY, DAY + timedelta(1), Precision.SPAN, approximate=True), Basis.INFERRED, "x")
    whole = combine_clues([Clue(1, date(2020, 2, 1), date(2020, 2, 29), "x")])
    assert whole
    assert edtf.write(whole.period) == "2020-02~"


def test_a_relative_date_holds_only_over_the_whole_period() -> None:
    found = told("The bridge fell last year. On Tuesday the board met. The mill burnt in May 2001; a year later it was rebuilt.")
    when = Dated(Period(date(2019, 3, 4), date(2019, 4, 9), Precision.SPAN, approximate=True), Basis.INFERRED, "x")
    by_words = {one.surface: one for one in redating.redate(found, when).dates}

    assert by_words["last year"].value == "2018"
    assert by_words["last year"].anchor == "2019-03-04~/2019-04-09~"
    assert by_words["Tuesday"].period is None
    assert by_words["May 2001"] == next(one for one in found.dates if one.surface == "May 2001")


def test_an_inferred_period_makes_no_plan_of_what_the_words_say_happened() -> None:
    found = told("The bridge fell on 4 March 2019. The board will meet on 2 April 2019.")
    again = redating.redate(found, infer_dates([found])[ArticleId("a")])

    assert [event.certainty for event in again.events] == [Certainty.HAPPENED, Certainty.PLANNED]


UNDATED = """\
Bridge at Arden falls

The bridge at Arden fell on 4 March 2019, the Boreal Bridge Board said, and trains stood still for hours.

The board will meet this week and report on 2 April 2019. A crack had been seen last year.
"""


@pytest.fixture
def pages(project: Config) -> Path:
    (project.sources / "undated.txt").write_text(UNDATED)
    build.generate(project)
    return project.docs


def test_a_page_shows_an_inferred_date_as_inferred(pages: Path) -> None:
    (page,) = (pages / "articles").glob("undated-*.md")
    text = page.read_text()

    assert 'date: "2019-02-25~/2019-04-02~"' in text
    assert 'date_basis: "inferred"' in text
    assert "probably 25 February to 2 April 2019" in text
    assert "“4 March 2019” is the latest day told as past" in text
    assert 'datetime="2019-02-25"' not in text
    assert "(n.d.)" in text, "no citation states what was inferred"
    assert "n.d.." not in text
    assert "read within about 25 February to 2 April 2019: 2018" in text, "last year, read over the whole period"


def test_review_still_asks_for_an_inferred_date(pages: Path) -> None:
    assert "Bridge at Arden falls" in (pages / "review.md").read_text().split("## Unresolved")[0]


def test_an_inferred_date_is_remembered(project: Config) -> None:
    (project.sources / "undated.txt").write_text(UNDATED)
    build.generate(project)

    assert build.generate(project).written == 0


def test_an_archive_lists_an_inferred_period_under_no_month_that_it_only_touches(pages: Path) -> None:
    year = (pages / "archive" / "2019.md").read_text()

    assert "## Month unknown" in year
    assert "## February" not in year
