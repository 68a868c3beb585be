"""HTML and other results that several pages show, kept from the first page that needs them.

All HTML in it is rendered for `paths.ANY_PAGE`, so that every page can place its links.
"""

from __future__ import annotations

from icalendar import Event

from generator.model.ids import ArticleId, EntityId
from generator.model.relations import Cited


class RenderCache:
    """Results by what they depend on. It grows while pages are rendered; nothing is ever replaced.

    A result depends on its key and the library alone, so the order of pages changes none.
    """

    __slots__ = (
        "calendar_events",
        "citations",
        "entity_links",
        "feed_items",
        "name_tags",
        "shared_sentences",
        "story_heads",
        "story_items",
        "timeline_entries",
    )

    def __init__(self) -> None:
        self.calendar_events: dict[str, Event] = {}
        """Timeline entry -> the entry as an event of a calendar."""

        self.citations: dict[ArticleId, tuple[str, str, str]] = {}
        """Article -> its citation as BibTeX, as RIS and as CSL-JSON."""

        self.entity_links: dict[EntityId, str] = {}
        """Entity -> its name, linked where it has a page."""

        self.feed_items: dict[ArticleId, tuple[str, str]] = {}
        """Article -> its item of an RSS feed, and of a JSON Feed."""

        self.name_tags: dict[str, tuple[str, str]] = {}
        """Tier and entity -> the opening and the closing tag of a mention."""

        self.shared_sentences: dict[tuple[EntityId, EntityId], Cited | None] = {}
        """Two entities -> the sentence that tells most of both; None where no sentence does."""

        self.story_heads: dict[ArticleId, str] = {}
        """Story -> what stands over its sentences on an entity's page."""

        self.story_items: dict[ArticleId, str] = {}
        """Story -> its line in lists of stories."""

        self.timeline_entries: dict[str, tuple[str, str]] = {}
        """Timeline entry -> the attributes of its tag, and what stands within, as HTML."""
