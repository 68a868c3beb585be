"""Entities and resolved mentions -> HTML links to the entities' pages."""

from __future__ import annotations

from generator.model.entities import Link, Tier
from generator.model.ids import EntityId
from generator.render.library import Library
from generator.render.markup import Raw, html
from generator.render.paths import ANY_PAGE, Base, entity_path

# Links that the machine made are the rule, so that only the others have a class of their own.
CSS_CLASSES = {
    Tier.AUTO: "ent",
    Tier.CONFIRMED: "ent ent-confirmed",
    Tier.POSSIBLE: "ent ent-possible",
}


def link_entity(library: Library, id_: EntityId, base: Base) -> Raw:
    """An entity's name, linked to its page where it has one."""
    cache = library.cache.entity_links
    link = cache.get(id_)
    if link is None:
        link = cache[id_] = _link_entity(library, id_)
    return Raw(base.place_links(link))


def _link_entity(library: Library, id_: EntityId) -> str:
    entity = library.corpus.entities[id_]
    css_class = CSS_CLASSES[entity.tier]
    if id_ in library.entities.with_page:
        return ANY_PAGE.a(entity.name, entity_path(id_), css=css_class)
    return f'<span class="{css_class}">{html(entity.name)}</span>'


def mention_tags(library: Library, link: Link) -> tuple[str, str]:
    """Opening and closing tag of a mention, for any page.

    It is a link where the entity has a page and the machine is sure enough, else only a mark.
    """
    cache = library.cache.name_tags
    key = f"{link.tier} {link.entity}"
    tags = cache.get(key)
    if tags is None:
        tags = cache[key] = _mention_tags(library, link)
    return tags


def _mention_tags(library: Library, link: Link) -> tuple[str, str]:
    css_class = CSS_CLASSES[link.tier]
    if link.tier is Tier.POSSIBLE or link.entity not in library.entities.with_page:
        return f'<span class="{css_class}">', "</span>"
    address = ANY_PAGE.url(entity_path(link.entity))
    return f'<a class="{css_class}" href="{address}">', "</a>"
