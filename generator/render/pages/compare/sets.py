"""Library -> the page on which a reader compares two parts of the collection, and its data."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeVar

import msgspec

from generator.model.entities import Tier
from generator.model.findings import Findings
from generator.model.ids import EntityId
from generator.model.page import Page
from generator.render.data.tables import without_surrogates
from generator.render.desk import Desk
from generator.render.library import Library, story_of
from generator.render.paths import (
    COMPARE_DATA,
    COMPARE_SETS,
    entity_path,
    listed_path,
    theme_path,
    url_of,
)
from generator.render.publication_dates import published_month

MOST_ENTITIES = 1_500  # of most stories
OF_A_STORY = 12  # entities, the most salient
UNKNOWN = -1  # month

Key = TypeVar("Key")


def render_sets(desk: Desk) -> Iterator[Page]:
    """A page that a script fills, and for each story its outlets, month, themes and names."""
    phrase = desk.library.words.phrase
    yield desk.page(
        COMPARE_SETS,
        "sets",
        {
            "title": phrase("Compare two sets"),
            "description": phrase("Two parts of the collection, side by side."),
        },
        n_stories=len(desk.library.articles.leads),
    )
    data = describe_stories(desk.library)
    yield Page(COMPARE_DATA, msgspec.json.encode(without_surrogates(data)).decode())


def describe_stories(library: Library) -> dict[str, object]:
    """Names once, each with its address; a story as numbers into them. Months count from year 0."""
    outlets = list(library.outlets.articles)
    themes = [rule for rule in library.themes.rules if rule.id in library.themes.stories]
    entities = _rank_entities(library)
    outlet_numbers = {name: n for n, name in enumerate(outlets)}
    theme_numbers = {rule.id: n for n, rule in enumerate(themes)}
    entity_numbers = {id_: n for n, id_ in enumerate(entities)}
    return {
        "outlets": [
            (name, url_of(listed_path("outlets", library.outlets.slugs[name]))) for name in outlets
        ],
        "themes": [
            (rule.name, url_of(theme_path(rule.id)))
            for rule in themes
        ],
        "names": [
            (library.corpus.entities[id_].name, url_of(entity_path(id_))) for id_ in entities
        ],
        "stories": [
            (
                _numbers(_outlets_of(library, story), outlet_numbers),
                _month_of(story),
                _numbers((theme.id for theme in story.themes), theme_numbers),
                _numbers(_names_of(library, story), entity_numbers)[:OF_A_STORY],
            )
            for story in library.articles.leads
        ],
    }


def _rank_entities(library: Library) -> list[EntityId]:
    known = library.corpus.entities
    ranked = sorted(
        library.entities.with_page & known.keys(),
        key=lambda id_: (-known[id_].story_count, id_),
    )
    return ranked[:MOST_ENTITIES]


def _numbers(keys: Iterable[Key], numbers: Mapping[Key, int]) -> list[int]:
    """The numbers of keys that have one, each once, in their order."""
    known = (
        numbers[key]
        for key in keys
        if key in numbers
    )
    return list(dict.fromkeys(known))


def _outlets_of(library: Library, story: Findings) -> Iterator[str]:
    """The outlets of all printings."""
    printings = story_of(library, story.article.id).printings
    for id_ in printings:
        findings = library.corpus.findings[id_]
        outlet = findings.article.outlet
        if outlet:
            yield outlet


def _names_of(library: Library, story: Findings) -> Iterator[EntityId]:
    id_ = story.article.id
    named = library.entities.of_article[id_]
    for entity, _, tier in named:
        if tier is not Tier.POSSIBLE:
            yield entity.id


def _month_of(story: Findings) -> int:
    month = published_month(story)
    if month is None:
        return UNKNOWN
    return month.year * 12 + month.month - 1
