"""Timelines -> their pages: one page, or where it is long, key events and a page for each part."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from generator.model.events import TimelineEntry
from generator.model.page import Page
from generator.render import svg
from generator.render.data import downloads
from generator.render.desk import Desk
from generator.render.pages.entries import render_entries
from generator.render.paths import TIMELINE, Base, timeline_path
from generator.render.timeline_parts import WHOLE, Part, select_key_entries, split_timeline

Jump = tuple[str, str, str, int]  # label, path, anchor, how many entries


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """The pages of one timeline."""

    title: str
    about: str  # the description of its first page
    path: str  # of its first page
    part_path: Callable[[str], str]  # `2021` or `2021-12` -> the path of that part
    back: tuple[str, str] | None = None  # title and path of the page that it belongs to
    files: Sequence[tuple[str, str]] = ()  # to download: words and path


def render_timeline(desk: Desk) -> Iterator[Page]:
    """The timeline of the whole collection, and its files."""
    library = desk.library
    entries = library.corpus.timeline
    words = library.words
    events = words.counted(len(entries), "dated event", "dated events")
    series = Series(
        title=words.phrase("Timeline"),
        about=words.phrase("%(events)s in this collection.", events=events),
        path=TIMELINE,
        part_path=timeline_path,
        files=downloads.list_files(downloads.COLLECTION_STEM),
    )
    yield from render_series(desk, entries, series)
    stem = downloads.COLLECTION_STEM
    yield from downloads.write_files(library, entries, stem, library.settings.site_name)


def render_series(
    desk: Desk, entries: Sequence[TimelineEntry], series: Series
) -> Iterator[Page]:
    """A timeline on one page; where it is long, the key events there, and a page for each part."""
    parts = split_timeline(entries, desk.library.words)
    years = svg.count_by_year(entry.period.first for entry in entries)
    jumps = _jumps_to_parts(series, parts) or _jumps_to_years(series, years)
    yield _render_first_page(desk, entries, series, years, jumps)
    for part in parts:
        yield _render_part(desk, series, part, jumps)


def _jumps_to_parts(series: Series, parts: Sequence[Part]) -> list[Jump]:
    return [
        (label, series.part_path(name), "", len(entries))
        for label, name, entries in parts
    ]


def _jumps_to_years(series: Series, years: Sequence[tuple[str, int]]) -> list[Jump]:
    """The years that have entries, as places on the first page."""
    return [
        (year, series.path, f"y-{year}", n)
        for year, n in years
        if n
    ]


def _render_first_page(
    desk: Desk,
    entries: Sequence[TimelineEntry],
    series: Series,
    years: Sequence[tuple[str, int]],
    jumps: Sequence[Jump],
) -> Page:
    is_whole = len(entries) <= WHOLE
    shown = entries if is_whole else select_key_entries(entries)
    return desk.page(
        series.path,
        "timeline",
        {"title": series.title, "description": series.about},
        total=len(entries),
        whole=is_whole,
        back=series.back,
        jumps=jumps,
        files=series.files,
        entries=render_entries(desk, shown, Base(series.path)),
    )


def _render_part(desk: Desk, series: Series, part: Part, jumps: Sequence[Jump]) -> Page:
    label, name, entries = part
    words = desk.library.words
    events = words.counted(len(entries), "dated event", "dated events")
    path = series.part_path(name)
    meta: dict[str, object] = {
        "title": f"{series.title}: {label}",
        "description": words.phrase("%(events)s of %(part)s.", events=events, part=label),
    }
    return desk.page(
        path,
        "timeline",
        meta,
        total=len(entries),
        whole=True,
        back=(series.title, series.path),
        jumps=jumps,
        files=(),
        entries=render_entries(desk, entries, Base(path)),
    )
