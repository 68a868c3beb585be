"""Entities -> the index of names, A to Z: on one page, or on one page a letter."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.interface import to_translate
from generator.model.entities import Entity, Tier
from generator.model.names import Kind
from generator.model.page import Page
from generator.render.desk import Desk
from generator.render.entity_links import link_entity
from generator.render.library import Library, title_of
from generator.render.markup import Raw, html
from generator.render.paths import ENTITIES, Base, article_path, letter_path
from generator.words import shorten, slug, sorting_key

KIND_HEADINGS = {  # in the order in which pages list them
    Kind.PERSON: to_translate("People"),
    Kind.ORGANISATION: to_translate("Organisations"),
    Kind.PLACE: to_translate("Places"),
    Kind.GROUP: to_translate("Peoples"),
    Kind.LAW: to_translate("Laws"),
    Kind.PRODUCT: to_translate("Products"),
    Kind.EVENT: to_translate("Events"),
    Kind.PROGRAMME: to_translate("Programmes"),
    Kind.UNKNOWN: to_translate("Unknown kind"),
}

WHOLE = 400  # entities; a longer index has one page a letter
TOP = 60  # of each kind, before the names A to Z, in a long index
TOP_OF_WHOLE = 12  # the same in an index that stands on one page
MOST_STORIES = 3  # linked beside a name that has no page
LONGEST_TITLE = 80  # characters
LONGEST_NOTE = 60
NO_LETTER = "0-9"

ByLetter = Mapping[str, Sequence["Line"]]
Group = tuple[str, list["IndexItem"]]  # a heading and the names below it


@dataclass(frozen=True, slots=True)
class IndexItem:
    """A line of the index, for the macro `items`."""

    name: Raw
    n: int  # stories
    about: str = ""  # what it is, where that is known
    stories: Sequence[Raw] = ()  # links to stories of a name that has no page
    see: str = ""  # a link to the entity that `name` is another name of; empty for its own


Line = tuple[str, Entity, str]  # a name, whose it is, and "" or the other name under which it is


def render_index(desk: Desk) -> Iterator[Page]:
    """The index of all names, and one page a letter where it is long."""
    listed = _list_entities(desk.library)
    by_letter = _group_by_letter(_list_lines(listed))
    is_whole = len(listed) <= WHOLE
    yield _render_first_page(desk, listed, by_letter, is_whole)
    if is_whole:
        return
    for letter in sorted(by_letter):
        yield _render_letter(desk, len(listed), by_letter, letter)


def _list_entities(library: Library) -> list[Entity]:
    """Every entity that the machine is sure enough of, or that has a page, by name."""
    listed = [
        entity
        for entity in library.corpus.entities.values()
        if entity.tier is not Tier.POSSIBLE or entity.id in library.entities.with_page
    ]
    return sorted(listed, key=lambda entity: (sorting_key(entity.name), entity.id))


def _list_lines(entities: Sequence[Entity]) -> list[Line]:
    """Every entity under its name, and under other names that begin with another word."""
    lines: list[Line] = []
    for entity in entities:
        lines.append((entity.name, entity, ""))
        words = set(slug(entity.name).split("-"))
        for name, _ in entity.aliases:
            if not words.intersection(slug(name).split("-")):
                lines.append((name, entity, name))
    return sorted(lines, key=lambda line: (sorting_key(line[0]), line[1].id))


def _group_by_letter(lines: Sequence[Line]) -> ByLetter:
    by_letter: dict[str, list[Line]] = defaultdict(list)
    for line in lines:
        first = slug(line[0])[0]
        by_letter[first if first.isalpha() else NO_LETTER].append(line)
    return by_letter


def _render_first_page(
    desk: Desk, listed: Sequence[Entity], by_letter: ByLetter, is_whole: bool
) -> Page:
    """The names most written about, by kind; and all names, where they fit on one page."""
    library = desk.library
    base = Base(ENTITIES)
    words = library.words
    about = words.phrase(
        "%(names)s of people, organisations, places and more.",
        names=words.counted(len(listed), "name", "names"),
    )
    ranked = _rank_by_stories(library, listed)
    groups = []
    if is_whole:
        groups = [
            _describe_lines(library, letter, lines, base)
            for letter, lines in sorted(by_letter.items())
        ]
    return desk.page(
        ENTITIES,
        "entities",
        {"title": words.phrase("Entities"), "description": about},
        total=len(listed),
        paged=len(ranked),
        letters=_link_letters(by_letter, is_whole),
        whole=is_whole,
        letter="",
        kinds=_describe_kinds(library, ranked, TOP_OF_WHOLE if is_whole else TOP, base),
        groups=groups,
    )


def _rank_by_stories(library: Library, entities: Sequence[Entity]) -> list[Entity]:
    """Those that have a page, by how many stories name them, most first."""
    paged = [
        entity
        for entity in entities
        if entity.id in library.entities.with_page
    ]
    return sorted(paged, key=lambda entity: (-entity.story_count, entity.id))


def _describe_kinds(
    library: Library, ranked: Sequence[Entity], most: int, base: Base
) -> list[Group]:
    """Each kind that has entities, with the first of them."""
    kinds = []
    for kind, heading in KIND_HEADINGS.items():
        entities = [entity for entity in ranked if entity.kind is kind]
        if entities:
            shown = library.words.phrase(heading)
            kinds.append(_describe_group(library, shown, entities[:most], base))
    return kinds


def _describe_group(
    library: Library, heading: str, entities: Sequence[Entity], base: Base
) -> Group:
    """The heading says the kind, so that the lines need not."""
    items = []
    for entity in entities:
        item = describe_item(library, entity, base)
        items.append(item if entity.note else replace(item, about=""))
    return heading, items


def _describe_lines(
    library: Library, letter: str, lines: Sequence[Line], base: Base
) -> Group:
    """The names of a letter; another name only says whose it is."""
    items = []
    for _, entity, other_name in lines:
        item = describe_item(library, entity, base)
        if other_name:
            item = IndexItem(Raw(html(other_name)), item.n, see=item.name)
        items.append(item)
    return letter, items


def _render_letter(desk: Desk, total: int, by_letter: ByLetter, letter: str) -> Page:
    base = Base(letter_path(letter))
    title = desk.library.words.phrase("Entities: %(letter)s", letter=letter.upper())
    return desk.page(
        base.path,
        "entities",
        {"title": title},
        total=total,
        paged=0,
        whole=False,
        kinds=[],
        letter=letter,
        letters=_link_letters(by_letter, False),
        groups=[_describe_lines(desk.library, letter, by_letter[letter], base)],
    )


def _link_letters(by_letter: ByLetter, is_whole: bool) -> list[tuple[str, str, int]]:
    """Letters with the page of their names ("": this page) and how many they are."""
    links = []
    for letter, lines in sorted(by_letter.items()):
        path = "" if is_whole else letter_path(letter)
        links.append((letter, path, len(lines)))
    return links


def describe_item(library: Library, entity: Entity, base: Base) -> IndexItem:
    """One line of the index; a name without a page is beside links to stories that have it."""
    name = link_entity(library, entity.id, base)
    about = _say_what_it_is(library, entity)
    if entity.id in library.entities.with_page:
        return IndexItem(name, entity.story_count, about)
    links = []
    for id_ in entity.articles[:MOST_STORIES]:
        title = shorten(title_of(library, id_), LONGEST_TITLE)
        links.append(base.a(title, article_path(id_)))
    return IndexItem(name, entity.story_count, about, links)


def _say_what_it_is(library: Library, entity: Entity) -> str:
    """What the catalogue says of it, else its kind; empty where that is unknown."""
    if entity.note:
        return shorten(entity.note, LONGEST_NOTE)
    return "" if entity.kind is Kind.UNKNOWN else library.words.phrase(entity.kind)


def count_kinds(library: Library) -> list[tuple[str, int]]:
    """Kinds with how many entities of each have a page."""
    kinds = [
        library.corpus.entities[id_].kind
        for id_ in sorted(library.entities.with_page)
    ]
    return [
        (library.words.phrase(KIND_HEADINGS[kind]), kinds.count(kind))
        for kind in Kind
        if kind in kinds
    ]
