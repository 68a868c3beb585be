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
from generator.resolve.dating import infer_dates, sum_clues
from generator.resolve.dating.clues import Clue
from generator.resolve.dating.density import END, FIRST, Posterior, Steps, Window
from generator.resolve.dating.lags import learned_lags
from generator.resolve.dating.windows import build_dated
from tests.calculator import recomputed

DAY = date(2021, 12, 14)
LONG = " ".join(f"The {n} crane of the old harbour stood still while the dockers went home early." for n in (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh"))
LAGS = learned_lags()
PRIOR = Clue("collection", "", likelihood=Steps(((0, 0.0),)))
CLUES = st.lists(st.builds(lambda kind, days: Clue(kind, f"{kind} {days}", (DAY.toordinal() + days,)),
                           st.sampled_from(["day", "month", "year", "day after on", "digest"]), st.integers(-900, 900)),
                 min_size=1, max_size=6)


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


def length(found: Period) -> int:
    return (found.last - found.first).days + 1


def days(found: Period | None) -> tuple[str, str] | None:
    return found and (found.first.isoformat(), found.last.isoformat())


@given(CLUES)
def test_the_order_of_clues_is_nothing(some: list[Clue]) -> None:
    one, other = (Posterior(sum_clues([PRIOR, *clues], LAGS)).best_window(92) for clues in (some, some[::-1]))

    assert one.mass == pytest.approx(other.mass)


@given(CLUES)
def test_the_shortest_window_has_its_mass_and_lies_in_the_calendar(some: list[Clue]) -> None:
    posterior = Posterior(sum_clues([PRIOR, *some], LAGS))
    window = posterior.shortest_window(0.9)

    assert FIRST <= window.first <= window.last < END
    assert posterior.mass(window.first, window.last) >= 0.9 - 1e-6


@given(CLUES, st.sampled_from([1, 31, 92, 366]))
def test_no_window_of_a_length_has_more_mass_than_the_best(some: list[Clue], length: int) -> None:
    posterior = Posterior(sum_clues([PRIOR, *some], LAGS))
    best = posterior.best_window(length)

    assert best.length == length
    for shift in (-9, -1, 1, 9):
        assert posterior.mass(best.first + shift, best.last + shift) <= best.mass + 1e-3, "but for days that are hardly likely"


@pytest.mark.parametrize("text", [
    "", "The harbour was shut on Tuesday.", "The mill burnt down in 1911.", "Fares rise next year.",
    "Order 12 of 4 March 2019 still holds.", "On 4 March 2019 the bridge fell. The inquiry met on Tuesday and closed on May 3.",
])
def test_nothing_is_inferred_from_what_bounds_nothing(text: str) -> None:
    assert infer_dates([told(text)]) == {}


def test_an_article_with_a_date_keeps_it() -> None:
    assert infer_dates([told("On 4 March 2019 the bridge fell.", published=DAY)]) == {}


def test_a_date_line_at_the_head_is_the_day_or_the_one_after() -> None:
    assert days(period(told("For immediate release: 4 March 2019\n\nThe bridge at Arden has fallen."))) == ("2019-03-04", "2019-03-05")


LEAD = "The dockers of the old harbour had long feared for the bridge, and said so to all who came by to ask them about it that year. " * 2


@pytest.mark.parametrize(("text", "longest"), [
    ("It fell Monday, 4 March 2019, at noon. It was built on 2 May 1901.", 92),
])
def test_news_comes_soon_after_the_latest_day_told_as_past_and_sooner_if_that_is_no_day_of_history(
        text: str, longest: int) -> None:
    found = infer_dates([told(LEAD + text)])[ArticleId("a")]

    assert found.period.first <= date(2019, 3, 5) <= found.period.last
    assert longest / 4 < length(found.period) <= longest
    assert found.basis is Basis.INFERRED
    assert "4 March 2019” is the latest day told as past" in found.evidence


def test_a_day_in_the_opening_is_of_the_article() -> None:
    found = period(told("The bridge fell 4 March 2019, the dockers said."))

    assert found
    assert found.first <= date(2019, 3, 4) <= found.last
    assert length(found) <= 366


def test_two_years_alone_narrow_nothing_down() -> None:
    assert period(told("The bridge fell in 2019. Trains had stopped in 2018.")) is None


def test_what_is_still_to_come_ends_the_period() -> None:
    text = "The bridge fell on 4 March 2019. The inquiry will meet on 2 April 2019."
    found = period(told(text))

    assert found
    assert found.last == date(2019, 4, 2), "on that day it may still be told as to come"
    assert length(found) <= 92


def test_what_is_still_to_come_is_mostly_of_the_same_year() -> None:
    found = period(told("They will meet on 4 March 2031."))

    assert found
    assert found.last == date(2031, 3, 4)
    assert length(found) <= 366


def test_a_month_gives_a_wider_period_than_a_day() -> None:
    day, month = (period(told(text)) for text in ("The bridge fell 4 March 2019.", "The bridge fell in March 2019."))

    assert day
    assert month is None or length(day) < length(month), "too wide to be published"


def test_a_weekday_with_its_day_says_which_year_it_is() -> None:
    """It is of 2021 or 2027."""
    within = "The bridge fell in March 2021. The inquiry opened on Tuesday, 14 December."
    found = infer_dates([told(within)])[ArticleId("a")]

    assert "“Tuesday, 14 December” is near" in found.evidence
    assert found.period.first < date(2021, 12, 14) < found.period.last < date(2022, 12, 14)


def test_a_dated_twin_dates_a_reprint() -> None:
    found = period(told(LONG, "a"), told(LONG, "b", DAY))

    assert days(found) == ("2021-12-06", "2021-12-27")


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

    found = period(undated, dated)
    assert found
    assert found.first <= date(2019, 3, 4) <= found.last
    assert length(found) <= 92
    assert period(undated, told("The bridge fell on March 4.", "b", date(2019, 3, 6), names=names[:2])) is None


def test_a_further_day_without_year_may_be_the_next_of_its_name() -> None:
    names = ("Arden Rail", "Boreal Bridge Board", "Ana Soltys")
    undated = told("The Arden bridge fell on March 4. Its pier broke on September 10.", "a", names=names)

    dated = told("The bridge fell on March 4.", "b", date(2019, 3, 6), names=names)
    found = period(undated, dated)

    assert found
    assert found.first <= date(2019, 3, 4) < date(2019, 9, 10) <= found.last


def test_a_day_that_no_year_has_says_nothing_of_the_others() -> None:
    names = ("Arden Rail", "Boreal Bridge Board", "Ana Soltys")
    text = "The Arden bridge fell on March 4."
    undated, further = (told(text + more, "a", names=names) for more in ("", " Its pier broke on February 30."))
    dated = told("The bridge fell on March 4.", "b", date(2019, 3, 6), names=names)

    assert days(period(further, dated)) == days(period(undated, dated)) is not None


@pytest.mark.parametrize("published", [date.min, date.max])
def test_an_article_dated_at_an_end_of_the_calendar_dates_nobody(published: date) -> None:
    text = f"{LONG} The last of them fell on December 30."

    assert period(told(text, "a"), told(text, "b", published)) is None


def test_the_order_of_articles_is_nothing() -> None:
    found = [told(LONG, "a"), told(LONG, "b", DAY), told("The bridge fell on 4 March 2019.", "c"), told(LONG, "d", DAY + timedelta(3))]

    assert infer_dates(found) == infer_dates(found[::-1])


def test_an_inferred_period_of_several_days_is_never_of_precision_day() -> None:
    clue = Clue("day", "x", (DAY.toordinal(),))
    two_days = Window(DAY.toordinal(), DAY.toordinal() + 1, 0.9)
    february = Window(date(2020, 2, 1).toordinal(), date(2020, 2, 29).toordinal(), 0.9)

    assert build_dated(two_days, [clue], LAGS) == Dated(
        Period(DAY, DAY + timedelta(1), Precision.SPAN, approximate=True), Basis.INFERRED, "x")
    assert edtf.write(build_dated(february, [clue], LAGS).period) == "2020-02~"


RELATIVE = "The bridge fell last year. On Tuesday the board met. The mill burnt in May 2001; a year later it was rebuilt."


def test_a_relative_date_means_all_that_it_may_mean_over_the_period() -> None:
    found = told(RELATIVE)
    when = Dated(Period(date(2019, 3, 4), date(2019, 4, 9), Precision.SPAN, approximate=True), Basis.INFERRED, "x")
    by_words = {one.surface: one for one in redating.redate(found, when).dates}
    tuesday = by_words["Tuesday"]

    assert by_words["last year"].value == "2018"
    assert by_words["last year"].anchor == tuesday.anchor == "2019-03-04~/2019-04-09~"
    assert days(tuesday.period) == ("2019-02-26", "2019-04-09")
    assert tuesday.period
    assert tuesday.period.approximate
    assert recomputed(tuesday.explanation, tuesday.anchor or "") == (tuesday.period.first, tuesday.period.last)
    assert by_words["May 2001"] == next(one for one in found.dates if one.surface == "May 2001")


def test_a_relative_date_means_nothing_over_a_long_period() -> None:
    when = Dated(Period(date(2019, 3, 4), date(2019, 9, 9), Precision.SPAN, approximate=True), Basis.INFERRED, "x")
    by_words = {one.surface: one for one in redating.redate(told(RELATIVE), when).dates}

    assert by_words["last year"].value == "2018"
    assert by_words["Tuesday"].period is None


def test_an_inferred_period_makes_no_plan_of_what_the_words_say_happened() -> None:
    found = told("The bridge fell on 4 March 2019. The board will meet on 2 April 2019.")
    again = redating.redate(found, infer_dates([found])[ArticleId("a")])

    assert [event.certainty for event in again.events] == [Certainty.HAPPENED, Certainty.PLANNED]


UNDATED = """\
Bridge at Arden falls

The bridge at Arden fell on Monday, 4 March 2019, the Boreal Bridge Board said, and trains stood still for hours.

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

    assert 'date: "2019-02-01~/2019-04-02~"' in text
    assert 'date_basis: "inferred"' in text
    assert "probably 1 February to 2 April 2019" in text
    assert "“Monday, 4 March 2019” is the latest day told as past" in text
    assert 'datetime="2019-02-01"' not in text
    assert "(n.d.)" in text, "no citation states what was inferred"
    assert "n.d.." not in text
    assert "read within about 1 February to 2 April 2019: 2018" in text, "last year, read over the whole period"


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
