"""Stories by outlet and by date: an index of each, and a small page per outlet, year or month."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator import edtf
from generator.interface import Words, to_translate
from generator.model.article import UNDETERMINED
from generator.model.findings import Findings
from generator.model.page import Page
from generator.render.desk import Desk
from generator.render.grouping import group_pairs
from generator.render.languages import name_language
from generator.render.library import Library
from generator.render.markup import Raw
from generator.render.paths import ARCHIVE, OUTLETS, UNDATED, Base, listed_path
from generator.render.publication_dates import published_month, published_year, sorting_day
from generator.render.story_lists import render_stories, split_oldest_first

STORIES = 200  # on one page of a list
LATEST = 20  # stories on the archive's first page
FULL_YEAR = 500  # stories; a fuller year has one page a month
INDEX_TITLES: Mapping[str, str] = {
    OUTLETS: to_translate("Outlets"),
    ARCHIVE: to_translate("Archive"),
}

MonthName = tuple[str, str]  # (`12`, `December`)
MonthRow = tuple[str, str, int, Raw, str]  # name, number, how many stories, the stories, path


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryList:
    """A list of stories that has a page, or several."""

    folder: str  # `outlets`
    name: str  # of its file: `reuters`
    title: str
    lead: str
    stories: Sequence[Findings]  # newest first
    index: str  # the path of the page that lists it


def render_archive(desk: Desk) -> Iterator[Page]:
    """Stories by year and month of publication; the undated apart."""
    library = desk.library
    phrase = library.words.phrase
    base = Base(ARCHIVE)
    leads = library.articles.leads
    years = group_pairs((year, story) for story in leads if (year := published_year(story)))
    undated = [story for story in leads if published_year(story) is None]
    yield desk.page(
        ARCHIVE,
        "archive",
        {
            "title": phrase("Archive"),
            "description": phrase("All stories by date of publication."),
        },
        rows=_year_rows(library.words, years, undated, base),
        latest=render_stories(library, leads[:LATEST], base),
    )
    for year, stories in sorted(years.items()):
        yield from _render_year(desk, year, stories)
    if undated:
        yield from render_list(desk, _undated_list(library.words, undated))


def _year_rows(
    words: Words,
    years: Mapping[int, Sequence[Findings]],
    undated: Sequence[Findings],
    base: Base,
) -> list[tuple[Raw, int]]:
    """Years, the latest first, each as a link, with how many stories it has."""
    rows = []
    for year, stories in sorted(years.items(), reverse=True):
        rows.append((base.a(str(year), _year_path(year)), len(stories)))
    if undated:
        rows.append((base.a(words.phrase("Undated"), UNDATED), len(undated)))
    return rows


def _undated_list(words: Words, stories: Sequence[Findings]) -> StoryList:
    lead = words.phrase(
        "No year of publication is known for these. The review page says how to give them a date."
    )
    return StoryList(
        folder="archive",
        name="undated",
        title=words.phrase("Undated stories"),
        lead=lead,
        stories=stories,
        index=ARCHIVE,
    )


def _year_path(year: int, month: str = "") -> str:
    """`archive/2021.md`, `archive/2021-12.md`."""
    if month:
        return listed_path("archive", f"{year:04}-{month}")
    return listed_path("archive", f"{year:04}")


def _render_year(desk: Desk, year: int, stories: Sequence[Findings]) -> Iterator[Page]:
    """A year, month by month; a full year has a page for each month."""
    words = desk.library.words
    base = Base(_year_path(year))
    months = group_pairs((_month_of(words, story), story) for story in stories)
    is_split = len(stories) > FULL_YEAR
    counted = words.counted(len(stories), "story", "stories")
    about = words.phrase("%(stories)s of %(year)s.", stories=counted, year=year)
    title = words.phrase("Stories of %(year)s", year=year)
    yield desk.page(
        base.path,
        "year",
        {"title": title, "description": about},
        year=year,
        total=len(stories),
        split=is_split,
        months=_month_rows(desk.library, year, months, is_split, base),
    )
    if is_split:
        for month, of_month in months.items():
            yield _render_month(desk, year, month, of_month)


def _month_rows(
    library: Library,
    year: int,
    months: Mapping[MonthName, Sequence[Findings]],
    is_split: bool,
    base: Base,
) -> list[MonthRow]:
    """Months with their stories, or with the path of their page where the year is split."""
    rows = []
    for (number, name), stories in months.items():
        listed = Raw("") if is_split else render_stories(library, stories, base)
        rows.append((name, number, len(stories), listed, _year_path(year, number)))
    return rows


def _render_month(
    desk: Desk, year: int, month: MonthName, stories: Sequence[Findings]
) -> Page:
    number, name = month
    base = Base(_year_path(year, number))
    return desk.page(
        base.path,
        "stories",
        {"title": f"{name} {year}".strip()},
        back=(str(year), _year_path(year)),
        entries=Raw(""),
        lead=desk.library.words.counted(len(stories), "story", "stories") + ".",
        stories=render_stories(desk.library, stories, base),
    )


def _month_of(words: Words, story: Findings) -> MonthName:
    """(`12`, `December`), or (`00`, `Month unknown`) where only a longer period is known."""
    month = published_month(story)
    if month is None:
        return "00", words.phrase("Month unknown")
    return f"{month:%m}", words.phrase(edtf.MONTHS[month.month - 1])


def render_list(
    desk: Desk, stories: StoryList, template: str = "stories", **values: object
) -> Iterator[Page]:
    """A page of stories, in parts where they are many: `outlets/reuters/2.md`.

    `template` makes the first page, of these values too.
    """
    library = desk.library
    base = Base(listed_path(stories.folder, stories.name))
    phrase = library.words.phrase
    parts = _split_list(stories)
    links = [base.a(phrase("part %(n)s", n=n), _part_path(stories, n)) for n, _ in parts]
    yield desk.page(
        base.path,
        template,
        {"title": stories.title, "description": stories.lead},
        back=(phrase(INDEX_TITLES[stories.index]), stories.index),
        lead=stories.lead,
        entries=Raw(" · ".join(links)),
        stories=render_stories(library, stories.stories[:STORIES], base),
        **values,
    )
    for n, part in parts:
        part_base = Base(_part_path(stories, n))
        yield desk.page(
            part_base.path,
            "stories",
            {"title": phrase("%(title)s, part %(n)s", title=stories.title, n=n)},
            back=(stories.title, base.path),
            lead="",
            entries=Raw(""),
            stories=render_stories(library, part[::-1], part_base),
        )


def _split_list(stories: StoryList) -> list[tuple[int, Sequence[Findings]]]:
    """The numbered parts, the oldest first; none where one page holds all."""
    if len(stories.stories) <= STORIES:
        return []
    parts = split_oldest_first(stories.stories, STORIES)
    return list(enumerate(parts, 1))


def _part_path(stories: StoryList, n: int) -> str:
    return listed_path(stories.folder, f"{stories.name}/{n}")


def span_in_words(words: Words, stories: Sequence[Findings]) -> str:
    """`2018 to 2021`: years of publication; empty where none is known.

    The day of an inferred period is the likeliest one.
    """
    dates = [story.article.published for story in stories]
    years = {sorting_day(dated).year for dated in dates if dated}
    if not years:
        return ""
    return words.span(min(years), max(years))


def years_in_words(words: Words, stories: Sequence[Findings]) -> str:
    """As `span_in_words`; in words too where no year is known."""
    return span_in_words(words, stories) or words.phrase("no dates known")


def count_languages(library: Library) -> list[tuple[str, int]]:
    """Names of languages with how many articles each, the most used first."""
    count = Counter(
        _name_or_code(library.words, findings.article.language)
        for findings in library.articles.printings
    )
    return sorted(count.items(), key=lambda item: (-item[1], item[0]))


def _name_or_code(words: Words, language: str) -> str:
    """A language as a reader knows it, or its code where it has no name here."""
    if language == UNDETERMINED:
        return words.phrase("not known")
    return name_language(words, language) or language
