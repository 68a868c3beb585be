"""Library -> pages at addresses that have moved, so that no link to the site ever breaks."""

from __future__ import annotations

from collections.abc import Iterator

from generator.english.keys import phrase_key
from generator.model.entities import Entity
from generator.model.ids import EntityId
from generator.model.names import Kind
from generator.model.page import Page
from generator.render.library import Library, title_of
from generator.render.markup import href, html
from generator.render.paths import article_path, entity_path, listed_path, tag_path, url_of
from generator.words import slug


def redirects(library: Library) -> Iterator[Page]:
    """Entities that merged into others by a judgement, and articles that a correction says had another id."""
    corpus = library.corpus
    moved = {entity_path(old): (entity_path(one.id), one.name)
             for one in corpus.entities.values() if one.id in library.paged for old in one.formerly if old not in corpus.entities}
    moved |= {entity_path(old): (entity_path(one.id), one.name) for old, one in renamed(library).items()}
    moved |= {article_path(old): (article_path(id_), title_of(library, id_))
              for id_, found in corpus.findings.items() for old in found.article.formerly if old not in corpus.findings}
    moved |= tags_renamed(library)
    for old, (new, name) in sorted(moved.items()):
        yield redirect(old, new, name)


def renamed(library: Library) -> dict[EntityId, Entity]:
    """Ids that an entity may have had by another of its names: a merge or a better name breaks no link."""
    bearers: dict[EntityId, dict[EntityId, Entity]] = {}
    states = {entry.id for entry in library.catalogue.entries if entry.demonyms or entry.capitals}  # "Dutch", "Seoul": never pages
    for one in (library.corpus.entities[id_] for id_ in sorted(library.paged)):
        for name, n in one.aliases:
            if n >= (library.settings.entity_page_from or 1) and one.id not in states and a_title(name, one.kind):
                bearers.setdefault(EntityId(slug(name)), {})[one.id] = one
    known = library.corpus.entities
    return {old: next(iter(some.values())) for old, some in bearers.items() if len(some) == 1 and old not in known}


def tags_renamed(library: Library) -> dict[str, tuple[str, str]]:
    """Addresses that a source's word for a tag makes: "chips" leads to the page of "chip"."""
    pages = {tag_path(key) for key in library.tags}
    bearers: dict[str, set[str]] = {}
    for key, stories in library.tags.items():
        for name in (name for story in stories for name in story.article.tags):
            if phrase_key(name) == key:
                bearers.setdefault(listed_path("tags", slug(name)), set()).add(key)
    return {
        old: (tag_path(key), library.tag_names[key])
        for old, keys in bearers.items() if len(keys) == 1 and old not in pages for key in keys}


def a_title(name: str, kind: Kind) -> bool:
    """Whether a page may have had this name, and others may link to it: not "central bank", and not "Ma" for Jack Ma."""
    return not name[:1].islower() and (kind is not Kind.PERSON or " " in name)


def redirect(old: str, new: str, name: str) -> Page:
    """A plain HTML page that leads from one address to another, without JavaScript."""
    url = "../" * url_of(old).count("/") + url_of(new)
    return Page(url_of(old) + "index.html", (
        f'<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>{html(name)}</title>\n'
        f'<link rel="canonical" href="{href(url)}">\n<meta name="robots" content="noindex">\n'
        f'<meta http-equiv="refresh" content="0; url={href(url)}">\n</head>\n'
        f'<body><p>This page has moved: <a href="{href(url)}">{html(name)}</a>.</p></body>\n</html>\n'))
