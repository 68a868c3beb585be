"""Stories -> when and by which outlets they were published, in counts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from generator.interface import Words
from generator.model.findings import Findings
from generator.render import svg
from generator.render.library import Library, story_of
from generator.render.markup import Raw
from generator.render.paths import Base, listed_path
from generator.render.publication_dates import published_month, published_year

MOST_MONTHS = 48  # that a drawing shows; a longer time is drawn by year


def count_published(stories: Sequence[Findings]) -> tuple[str, list[svg.Count]]:
    """(`month`, or `year` where there would be many; how many stories each has)."""
    published = [month for month in map(published_month, stories) if month]
    months = svg.count_by_month(published)
    if len(months) <= MOST_MONTHS:
        return "month", months
    years = [date(year, 1, 1) for year in map(published_year, stories) if year]
    return "year", svg.count_by_year(years)


def say_stories(words: Words, unit: str) -> str:
    """What a drawing of stories shows."""
    if unit == "month":
        return words.phrase("Stories a month")
    return words.phrase("Stories a year")


def count_outlets(
    library: Library, stories: Sequence[Findings], base: Base
) -> list[tuple[Raw, int]]:
    """Outlets with how many of these stories they printed, most first."""
    count: dict[str, int] = {}
    for story in stories:
        for outlet in _outlets_of(library, story):
            count[outlet] = count.get(outlet, 0) + 1
    ranked = sorted(count.items(), key=lambda item: (-item[1], item[0]))
    return [
        (_link_outlet(library, outlet, base), n)
        for outlet, n in ranked
    ]


def count_known_outlets(library: Library, stories: Sequence[Findings]) -> int:
    """How many outlets printed any of these stories."""
    outlets: set[str] = set()
    for story in stories:
        outlets |= _outlets_of(library, story)
    return len(outlets - {""})


def _outlets_of(library: Library, story: Findings) -> set[str]:
    """The outlets that printed the story; "" for an unknown one."""
    printings = story_of(library, story.article.id).printings
    return {
        library.corpus.findings[id_].article.outlet or ""
        for id_ in printings
    }


def _link_outlet(library: Library, outlet: str, base: Base) -> Raw:
    if not outlet:
        return Raw(library.words.phrase("outlet unknown"))
    path = listed_path("outlets", library.outlets.slugs[outlet])
    return base.a(outlet, path)
