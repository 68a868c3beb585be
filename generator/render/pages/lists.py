"""Stories by outlet and by date: an index of each, and one small page per name, year or month."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from generator import edtf
from generator.model.findings import Findings
from generator.model.page import Page
from generator.render import desk as pages
from generator.render.desk import Desk
from generator.render.library import Library, grouped, known_month, known_year
from generator.render.markup import Raw
from generator.render.paths import ARCHIVE, OUTLETS, UNDATED, Here, listed_path
from generator.words import counted

STORIES = 200  # on one page of a list
YEAR = 500  # stories; a fuller year has one page a month


def outlets(desk: Desk) -> Iterator[Page]:
    """Every outlet with its stories, and what the site may show of them."""
    library, here = desk.library, Here(OUTLETS)
    known = {outlet.name: outlet for outlet in reversed(library.catalogue.outlets)}
    rows = [(here.a(name, listed_path("outlets", library.outlet_slugs[name])), len(some), some[0].article.policy.value,
             span_of(some)) for name, some in sorted(library.outlets.items(), key=lambda one: (-len(one[1]), one[0]))]
    unknown = [found for found in library.articles if not found.article.outlet]
    yield desk.page(OUTLETS, "outlets", {"title": "Outlets", "description": f"{counted(len(rows), 'outlet')} in this collection."},
                    rows=rows, unknown=pages.stories(library, unknown[:STORIES], here), unknown_count=len(unknown))
    for name, some in library.outlets.items():
        rights = known[name].rights if name in known else None
        lead = f"{counted(len(some), 'article')}, {span_of(some)}. May be shown here: {some[0].article.policy.value}."
        yield from listed(desk, "outlets", library.outlet_slugs[name], name, some, lead + (f" Rights: {rights}" if rights else ""), OUTLETS)


def archive(desk: Desk) -> Iterator[Page]:
    """Stories by year and month of publication; the undated apart."""
    library, here = desk.library, Here(ARCHIVE)
    years = grouped((year, found) for found in library.leads if (year := known_year(found)))
    undated = [found for found in library.leads if known_year(found) is None]
    rows = [(here.a(str(year), year_path(year)), len(some)) for year, some in sorted(years.items(), reverse=True)]
    rows += [(here.a("Undated", UNDATED), len(undated))] if undated else []
    yield desk.page(ARCHIVE, "archive", {"title": "Archive", "description": "All stories by date of publication."}, rows=rows,
                    latest=pages.stories(library, library.leads[:20], here))
    for year, some in sorted(years.items()):
        yield from year_pages(desk, year, some)
    if undated:
        lead = "No year of publication is known for these. The review page says how to give them a date."
        yield from listed(desk, "archive", "undated", "Undated stories", undated, lead, ARCHIVE)


def year_path(year: int, month: str = "") -> str:
    """`archive/2021.md`, `archive/2021-12.md`."""
    return listed_path("archive", f"{year:04}-{month}" if month else f"{year:04}")


def year_pages(desk: Desk, year: int, some: Sequence[Findings]) -> Iterator[Page]:
    """A year, month by month; a full year has a page for each month."""
    library, here = desk.library, Here(year_path(year))
    months = grouped((month_of(found), found) for found in some)
    split = len(some) > YEAR
    yield desk.page(
        here.path, "year", {"title": f"Stories of {year}", "description": f"{counted(len(some), 'story', 'stories')} of {year}."},
        year=year, total=len(some), split=split,
        months=[(name, number, len(found), Raw("") if split else pages.stories(library, found, here), year_path(year, number))
                for (number, name), found in months.items()])
    for (number, name), found in months.items() if split else ():
        there = Here(year_path(year, number))
        yield desk.page(there.path, "stories", {"title": f"{name} {year}".strip()}, back=(str(year), here.path), entries=Raw(""),
                        lead=counted(len(found), "story", "stories") + ".", stories=pages.stories(library, found, there))


def month_of(found: Findings) -> tuple[str, str]:
    """(`12`, `December`), or (`00`, `Month unknown`) where only a longer period is known."""
    month = known_month(found)
    return (f"{month:%m}", edtf.words(edtf.month(month.year, month.month)).split()[0]) if month else ("00", "Month unknown")


def listed(desk: Desk, folder: str, part: str, name: str, some: Sequence[Findings], lead: str, index: str) -> Iterator[Page]:
    """A page of stories, in parts where they are many: `outlets/reuters.md`, `outlets/reuters/2.md`."""
    library, here = desk.library, Here(listed_path(folder, part))
    more = [(str(n + 1), found) for n, found in enumerate(pages.chunks(some, STORIES))] if len(some) > STORIES else []
    titles: Mapping[str, str] = {OUTLETS: "Outlets", ARCHIVE: "Archive"}
    links = Raw(" · ".join(here.a(f"part {n}", listed_path(folder, f"{part}/{n}")) for n, _ in more))
    yield desk.page(here.path, "stories", {"title": name, "description": lead}, back=(titles[index], index), lead=lead, entries=links,
                    stories=pages.stories(library, some[:STORIES], here))
    for n, found in more:
        there = Here(listed_path(folder, f"{part}/{n}"))
        yield desk.page(there.path, "stories", {"title": f"{name}, part {n}"}, back=(name, here.path), lead="", entries=Raw(""),
                        stories=pages.stories(library, found[::-1], there))


def span_of(some: Sequence[Findings]) -> str:
    """`2018 to 2021`: years of publication."""
    years = sorted({year for found in some if (year := known_year(found))})
    return "no dates known" if not years else str(years[0]) if years[0] == years[-1] else f"{years[0]} to {years[-1]}"


def languages(library: Library) -> list[tuple[str, int]]:
    """Languages with how many articles each."""
    found = [one.article.language for one in library.articles]
    return [(language, found.count(language)) for language in sorted(set(found))]
