"""Library -> what programs look for at a site's root: robots.txt and llms.txt."""

from __future__ import annotations

from collections.abc import Iterator

from generator.model.page import Page
from generator.render.data.addresses import page_address, site_address
from generator.render.library import Library
from generator.render.paths import (
    ABOUT,
    CORRECTIONS,
    DATA,
    DATABASE,
    ENTITIES,
    OUTLETS,
    PACKAGE,
    THEMES,
    TIMELINE,
)
from generator.words import counted, squeeze

PAGES = (
    ("Themes", THEMES, "subjects, each with its key events and stories"),
    ("Entities", ENTITIES, "persons, organisations and places, each with quoted sentences"),
    ("Timeline", TIMELINE, "dated events, each with the sentences that report it"),
    ("Outlets", OUTLETS, "who printed the articles, and what may be shown of them"),
    ("About", ABOUT, "how the site was made, and how far to trust it"),
    ("Corrections", CORRECTIONS, "what people set right"),
)
FILES = (
    ("Data", DATA, "every file and every column, explained"),
    ("Articles", "data/articles.jsonl", "metadata of each article"),
    ("Events", "data/events.jsonl", "the timeline"),
    ("Mentions", "data/mentions.jsonl.gz", "every linked name, with its place in the text"),
    ("Relations", "data/relations.jsonl", "what one entity is said to be to another"),
    ("Database", DATABASE, "all of it in SQLite, with full-text search"),
    ("Data package", PACKAGE, "the schema and the sha256 of each table"),
)


def export_robots(library: Library) -> Iterator[Page]:
    """Everything may be visited; pages with whole articles say themselves that none may index them.
    """
    lines = ["User-agent: *", "Allow: /"]
    site = site_address(library.settings)
    if site:
        lines.append(f"Sitemap: {site}sitemap.xml")
    yield Page("robots.txt", "\n".join(lines) + "\n")


def export_guide(library: Library) -> Iterator[Page]:
    """What the site is, for a program that reads it (llmstxt.org)."""
    site = site_address(library.settings)
    articles = counted(len(library.articles.printings), "article")
    outlets = counted(len(library.outlets.articles), "outlet")
    lines = [
        f"# {squeeze(library.settings.site_name)}",
        "",
        f"> A press archive of {articles} from {outlets} that shows its evidence.",
        "",
        "Names, dates, events and relations were found by a program and may be wrong; each leads",
        "to the sentence it rests on. Articles belong to their publishers: cite the original.",
        "",
        "## Pages",
        "",
        *(_line(site, *row) for row in PAGES),
        "",
        "## Data",
        "",
        *(_line(site, *row) for row in FILES),
    ]
    yield Page("llms.txt", "\n".join(lines) + "\n")


def _line(site: str, name: str, path: str, about: str) -> str:
    return f"- [{name}]({page_address(site, path)}): {about}"


EXPORTS = (export_robots, export_guide)
