"""Library -> pages at addresses that have moved, so that no link to the site ever breaks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.english.keys import phrase_key
from generator.model.entities import Entity
from generator.model.ids import EntityId
from generator.model.names import Kind
from generator.model.page import Page
from generator.render.desk import Desk
from generator.render.library import Library, title_of
from generator.render.markup import Raw, href
from generator.render.paths import article_path, entity_path, listed_path, tag_path, url_of
from generator.render.templates import fill_template
from generator.words import slug

Target = tuple[str, str]  # path and title of the page that an address leads to


def render_redirects(desk: Desk) -> Iterator[Page]:
    """A page for each address of an entity, article or tag that has moved, by address."""
    library = desk.library
    moved: dict[str, Target] = {}
    moved.update(_merged_entities(library))
    moved.update(_other_names(library))
    moved.update(_former_articles(library))
    moved.update(_other_tags(library))
    for old, (new, title) in sorted(moved.items()):
        yield render_redirect(desk, old, new, title)


def _merged_entities(library: Library) -> Mapping[str, Target]:
    """Entities that merged into others by a judgement."""
    entities = library.corpus.entities
    moved = {}
    for entity in entities.values():
        if entity.id not in library.entities.with_page:
            continue
        for former in entity.former_ids:
            if former not in entities:
                moved[entity_path(former)] = (entity_path(entity.id), entity.name)
    return moved


def _former_articles(library: Library) -> Mapping[str, Target]:
    """Articles that a correction says had another id."""
    articles = library.corpus.findings
    moved = {}
    for id_, findings in articles.items():
        for former in findings.article.former_ids:
            if former not in articles:
                moved[article_path(former)] = (article_path(id_), title_of(library, id_))
    return moved


def _other_names(library: Library) -> Mapping[str, Target]:
    """Ids that an entity may have had by another of its names.

    So a merge or a better name breaks no link. An id that two entities may have had leads nowhere.
    """
    moved = {}
    for former, bearers in _find_bearers(library).items():
        if len(bearers) == 1 and former not in library.corpus.entities:
            (entity,) = bearers.values()
            moved[entity_path(former)] = (entity_path(entity.id), entity.name)
    return moved


def _find_bearers(library: Library) -> Mapping[EntityId, Mapping[EntityId, Entity]]:
    """Ids that names make -> the entities that are called so often enough to have had a page."""
    least = library.settings.entity_page_from or 1
    states = _find_states(library)
    bearers: dict[EntityId, dict[EntityId, Entity]] = {}
    for id_ in sorted(library.entities.with_page - states):
        entity = library.corpus.entities[id_]
        for name, n in entity.aliases:
            if n >= least and _may_be_title(name, entity.kind):
                bearers.setdefault(EntityId(slug(name)), {})[id_] = entity
    return bearers


def _find_states(library: Library) -> frozenset[EntityId]:
    """Entities whose other names, "Dutch" or "Seoul", were never titles of pages."""
    entries = library.catalogue.entries
    return frozenset(
        entry.id
        for entry in entries
        if entry.demonyms or entry.capitals
    )


def _may_be_title(name: str, kind: Kind) -> bool:
    """Whether a page may have had this name, and others may link to it.

    Not "central bank", and not "Ma" for Jack Ma.
    """
    if name[:1].islower():
        return False
    return kind is not Kind.PERSON or " " in name


def _other_tags(library: Library) -> Mapping[str, Target]:
    """Addresses that a source's word for a tag makes: "chips" leads to the page of "chip"."""
    pages = {tag_path(key) for key in library.tags.stories}
    moved = {}
    for old, keys in _find_tag_words(library).items():
        if len(keys) == 1 and old not in pages:
            (key,) = keys
            moved[old] = (tag_path(key), library.tags.names[key])
    return moved


def _find_tag_words(library: Library) -> Mapping[str, set[str]]:
    """Addresses that the sources' tags make -> the keys of the tags that they mean."""
    keys: dict[str, set[str]] = {}
    for key, stories in library.tags.stories.items():
        for story in stories:
            for word in story.article.tags:
                if phrase_key(word) == key:
                    keys.setdefault(listed_path("tags", slug(word)), set()).add(key)
    return keys


def render_redirect(desk: Desk, old: str, new: str, title: str) -> Page:
    """A plain HTML page that leads from one address to another, without JavaScript."""
    up = "../" * url_of(old).count("/")
    values = {"address": Raw(href(up + url_of(new))), "title": title}
    text = fill_template(desk.templates, "redirect.html.jinja", values)
    return Page(f"{url_of(old)}index.html", text)
