"""Timeline entries -> files to take away: a calendar, a table, and a TimelineJS story."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.model.events import TimelineEntry
from generator.model.page import Page
from generator.render.data.calendar import write_calendar
from generator.render.data.columns import EVENTS
from generator.render.data.rows import event_rows
from generator.render.data.tables import write_table
from generator.render.data.timelinejs import write_story
from generator.render.library import Library
from generator.render.timeline_parts import select_key_entries

COLLECTION_STEM = "timeline/timeline"  # of the files of the whole collection
# Entries; a shorter timeline of an entity has no files of its own, or there would be thousands.
LEAST_ENTRIES = 20
MOST_SLIDES = 40  # of a TimelineJS story, which is made for about twenty


def list_files(stem: str) -> list[tuple[str, str]]:
    """What `write_files` makes, for a page to link to: (words, path).

    The table of the whole collection is among the data files.
    """
    table = ("table (.csv.gz)", f"{stem}.csv.gz")
    if stem == COLLECTION_STEM:
        table = ("table (.csv)", "data/events.csv")
    return [("calendar (.ics)", f"{stem}.ics"), table, ("TimelineJS (.json)", f"{stem}.json")]


def write_files(
    library: Library, entries: Sequence[TimelineEntry], stem: str, title: str
) -> Iterator[Page]:
    """A timeline as three files at `stem`, or as two where its table is among the data files."""
    (_, calendar_path), (_, table_path), (_, story_path) = list_files(stem)
    yield Page(calendar_path, write_calendar(library, entries, title))
    if stem != COLLECTION_STEM:
        yield Page(table_path, write_table(EVENTS, event_rows(entries)))
    key_entries = select_key_entries(entries, MOST_SLIDES)
    yield Page(story_path, write_story(library, key_entries, title))
