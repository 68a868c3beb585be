"""Corpus and its leads -> ThemeIndex and TagIndex: the stories of each theme and of each tag."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.catalog import Catalogue, ThemeRule
from generator.model.corpus import Corpus
from generator.model.findings import Findings
from generator.model.ids import ThemeId
from generator.model.subjects import Tag
from generator.render.grouping import group_pairs
from generator.render.indexes.entities import least_stories


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class ThemeIndex:
    """Themes and their stories."""

    rules: tuple[ThemeRule, ...]  # as the catalogue has them, then others by id
    stories: Mapping[ThemeId, tuple[Findings, ...]]  # leads, the newest first


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class TagIndex:
    """Tags and their stories, by the tag's key."""

    stories: Mapping[str, tuple[Findings, ...]]  # of tags that have a page; leads, newest first
    names: Mapping[str, str]  # of all tags


def index_themes(leads: Sequence[Findings], catalogue: Catalogue) -> ThemeIndex:
    """Themes of the catalogue, and those that only articles themselves name."""
    return ThemeIndex(
        rules=catalogue.themes + _find_other_themes(leads, catalogue),
        stories=group_pairs(
            (theme.id, story)
            for story in leads
            for theme in story.themes
        ),
    )


def _find_other_themes(leads: Iterable[Findings], catalogue: Catalogue) -> tuple[ThemeRule, ...]:
    """Themes that the catalogue lacks, by id."""
    own = {rule.id for rule in catalogue.themes}
    names: dict[ThemeId, str] = {}
    for story in leads:
        names.update(
            (theme.id, theme.name)
            for theme in story.themes
            if theme.id not in own
        )
    return tuple(
        ThemeRule(id=id_, name=name)
        for id_, name in sorted(names.items())
    )


def index_tags(leads: Iterable[Findings], corpus: Corpus) -> TagIndex:
    """Tags by key; a tag is named as in the newest story that has it."""
    tagged: list[tuple[Tag, Findings]] = []
    for story in leads:
        tagged.extend((tag, story) for tag in corpus.tags.get(story.article.id, ()))
    return TagIndex(
        stories=_find_tags_with_page(corpus, tagged),
        names={tag.key: tag.name for tag, _ in reversed(tagged)},
    )


def _find_tags_with_page(
    corpus: Corpus, tagged: Iterable[tuple[Tag, Findings]]
) -> Mapping[str, tuple[Findings, ...]]:
    """Key -> stories, sorted by key, of tags that enough stories have."""
    least = least_stories(corpus)
    by_key = group_pairs((tag.key, story) for tag, story in tagged)
    return {
        key: stories
        for key, stories in sorted(by_key.items())
        if len(stories) >= least
    }
