"""`catalog/themes.yml` -> ThemeRules."""

from __future__ import annotations

from dataclasses import dataclass

from generator import shapes, yaml_text
from generator.catalog.patterns import Id, Name, Words
from generator.model.ids import ThemeId
from generator.shapes import Written
from generator.words import slug


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeRule:
    """A theme of the site, and the keywords by which an article has it."""

    id: ThemeId
    name: str
    description: str = ""
    keywords: tuple[str, ...] = ()


class WrittenTheme(Written, frozen=True):
    """What may stand in an entry of `catalog/themes.yml`."""

    name: Name
    id: Id | None = None
    description: str = ""
    keywords: Words = ()


def parse_themes(text: str, where: str) -> tuple[ThemeRule, ...]:
    """`catalog/themes.yml` -> ThemeRules."""
    document = yaml_text.read(text, where)
    entries = shapes.read_entries(document, WrittenTheme)
    return tuple(_build_theme(written) for written, _ in entries)


def _build_theme(written: WrittenTheme) -> ThemeRule:
    return ThemeRule(
        id=ThemeId(written.id or slug(written.name)),
        name=written.name.strip(),
        description=written.description,
        keywords=written.keywords,
    )
