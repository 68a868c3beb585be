"""Entities -> the index, A to Z, and a page for each that has one: every claim a quoted sentence with a link to it."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import urlencode

from generator.model.entities import Entity, Tier
from generator.model.findings import Findings, Sentence
from generator.model.ids import ArticleId, EntityId, Span
from generator.model.names import Kind, Mention
from generator.model.page import Page
from generator.render import desk as pages
from generator.render import marks, svg
from generator.render.data import downloads
from generator.render.desk import Desk
from generator.render.library import (
    START,
    Library,
    known_month,
    known_year,
    sentence_at,
    story_of,
    title_of,
)
from generator.render.markup import Raw, chip, html, outside, safe_url
from generator.render.pages import companions, listings, relations, timelines
from generator.render.pages.parts import key_entries
from generator.render.paths import (
    ANYWHERE,
    ENTITIES,
    Here,
    article_path,
    entity_path,
    letter_path,
    listed_path,
)
from generator.render.quoting import in_sentence
from generator.words import counted, shorten, slug

STORIES = 100  # quoted on an entity's first page, and on each of its further ones
MORE = 4  # further sentences of a story that a number leads to; the story itself marks all
FEW = 4  # stories; of fewer a drawing or a list of outlets says no more than they do
EVENTS = 60  # of a timeline on an entity's first page; a longer one has its own page
WHOLE_INDEX = 400  # entities; a longer index has one page a letter
TOP, TOP_WHOLE = 60, 12  # of each kind before the names A to Z, in a long index and in one that stands on one page
KNOWN_IDS = {  # scheme of an outside id -> (its name, address)
    "wikidata": ("Wikidata", "https://www.wikidata.org/wiki/{}"), "wikipedia": ("Wikipedia", "https://en.wikipedia.org/wiki/{}"),
    "lei": ("LEI", "https://search.gleif.org/#/record/{}"), "viaf": ("VIAF", "https://viaf.org/viaf/{}"),
    "orcid": ("ORCID", "https://orcid.org/{}"), "isni": ("ISNI", "https://isni.org/isni/{}"),
}



def entity_pages(desk: Desk, id_: EntityId) -> Iterator[Page]:
    """An entity's page and, where there is much to tell, its further pages."""
    library, entity = desk.library, desk.library.corpus.entities[id_]
    here = Here(entity_path(id_))
    told = stories_of(library, id_)
    entries = library.entity_timeline.get(id_, ())
    parts = [(str(n + 1), some) for n, some in enumerate(pages.chunks(told, STORIES))] if len(told) > STORIES else []
    known = [found for found in told if found.article.published]
    many = told if len(told) >= FEW else []
    months = svg.months(month for found in many if (month := known_month(found)))
    stem = entity_path(id_, "timeline").removesuffix(".md")
    first = entries if len(entries) <= EVENTS else key_entries(entries)
    files = downloads.links(stem) if len(entries) >= downloads.LEAST else []
    yield desk.page(
        here.path, "entity", front(library, entity), entity=entity, chips=chips(entity), ids=ids_of(entity),
        source=outside(entity.source.removeprefix("https://").rstrip("/"), entity.source),
        aliases=[(name, n) for name, n in entity.aliases if name != entity.name or len(entity.aliases) > 1],
        listings=listings.shown(library, entity), first=known[-1] if known else None, last=known[0] if known else None, dated=pages.dated,
        spark=svg.spark(months, "Stories a month"), months=months,
        entries=timelines.timeline(library, first, here),
        events=len(entries), all_events=entity_path(id_, "timeline") if len(entries) > EVENTS else "", files=files,
        quoted_with=companions.quoted(library, id_, here),
        together=[(marks.entity(library, other, here), n)
                  for other, n in companions.companions(library, id_)[companions.QUOTED:] if n > 1],
        roles=relations.roles(library, id_, here), people=relations.people(library, id_, here),
        relations=relations.relations(library, id_, here), quoted=relations.quoted_about(library, id_, here),
        mentions=mentions(library, id_, told[:STORIES], here), stories=len(told),
        parts=[(label(some), entity_path(id_, part), len(some)) for part, some in reversed(parts)],
        outlets=coverage(library, many, here),
        suggest=suggest(library, entity))
    for part, some in parts:
        there = Here(entity_path(id_, part))
        yield desk.page(there.path, "entity_part", {"title": f"{entity.name}: stories {label(some)}"}, entity=entity,
                        mentions=mentions(library, id_, some[::-1], there))
    if files:
        yield from downloads.files(library, entries, stem, entity.name)
    if len(entries) > EVENTS:
        about = f"{counted(len(entries), 'dated event')} in which {entity.name} is named."
        yield from timelines.long(desk, entries, lambda part: entity_path(id_, f"timeline-{part}"), f"{entity.name}: timeline", about,
                                  entity_path(id_, "timeline"), (entity.name, here.path), files)


def suggest(library: Library, entity: Entity) -> Raw:
    """An issue of the project, begun for the reader; empty where the project has no home."""
    home = safe_url(library.settings.repo_url)
    body = f"Entity: {entity.id}\n\n- [ ] the same as:\n- [ ] not the same in these stories:\n- [ ] no name at all\n\nHow I know:\n"
    asked = urlencode({"title": f"Merge or split: {entity.name}", "body": body}, errors="replace")
    return outside("suggest it", f"{home.rstrip('/')}/issues/new?{asked}") if home else Raw("")


def front(library: Library, entity: Entity) -> dict[str, object]:
    """Front matter of an entity's page."""
    return {
        "id": entity.id, "title": entity.name, "kind": entity.kind.value, "tier": entity.tier.value,
        "description": f"{entity.name} in {counted(entity.stories, 'story', 'stories')} of this collection.",
        "aliases_seen": [name for name, _ in entity.aliases], "ids": dict(sorted(entity.ids.items())),
    }


def label(some: Sequence[Findings]) -> str:
    """`2018 to 2019`: the years of a run of stories, oldest first."""
    years = [str(known_year(found) or "undated") for found in (some[0], some[-1])]
    return years[0] if years[0] == years[1] else f"{years[0]} to {years[1]}"


def chips(entity: Entity) -> Raw:
    """Its kind and how sure we are of it."""
    kind = "kind unknown" if entity.kind is Kind.UNKNOWN else entity.kind.value
    return Raw(f'<span class="chip">{kind}</span> {chip(entity.tier.value)}')


def ids_of(entity: Entity) -> list[tuple[str, Raw]]:
    """Outside ids: the scheme's name, and a link where we know one."""
    found = []
    for scheme, value in sorted(entity.ids.items()):
        name, address = KNOWN_IDS.get(scheme.casefold(), (scheme, ""))
        found.append((name, outside(value, address.format(value) if address else None)))
    return found


def stories_of(library: Library, id_: EntityId) -> list[Findings]:
    """One printing a story that names the entity, newest first: the lead if it does, else another."""
    chosen: dict[ArticleId, ArticleId] = {}
    for article in library.mentions.get(id_, {}):
        lead = library.corpus.story_of[article]
        chosen[lead] = article if article == lead else min(chosen.get(lead, article), article) if chosen.get(lead) != lead else lead
    return sorted((library.corpus.findings[one] for one in chosen.values()), key=lambda found: library.places[found.article.id])


def mentions(library: Library, id_: EntityId, some: Sequence[Findings], here: Here) -> Raw:
    """Stories, in the order given, each with its best sentence and links to the next ones."""
    items = "\n".join(_story(library, id_, found) for found in some)
    return Raw(f'<ul class="mentions">\n{here.placed(items)}\n</ul>' if items else "")


def _story(library: Library, id_: EntityId, found: Findings) -> str:
    article = found.article.id
    by_sentence: dict[int, tuple[Sentence | None, list[Mention]]] = {}
    for mention in library.mentions[id_][article]:
        sentence = sentence_at(found, mention.span.start)
        by_sentence.setdefault(sentence.span.start if sentence else -1, (sentence, []))[1].append(mention)
    shown = [(sentence, [mention.span for mention in named])
             for sentence, named in by_sentence.values() if sentence]
    quoted = [_quoted(found, shown)] if shown else []
    return "".join((story_head(library, found), *quoted, "</li>"))


def story_head(library: Library, found: Findings) -> str:
    """What begins an item of a list of stories with their sentences, for any page."""
    made = library.kept.heads.get(found.article.id)
    if made is None:
        made = library.kept.heads[found.article.id] = _head(library, found)
    return made


def _quoted(found: Findings, shown: Sequence[tuple[Sentence, Sequence[Span]]]) -> str:
    """The sentence that can best be read alone, of equals the first, and where the others are."""
    best = min(range(len(shown)), key=lambda n: (companions.ill(found, shown[n][0]), n))
    others = [sentence for n, (sentence, _) in enumerate(shown) if n != best]
    links = ", ".join(
        ANYWHERE.a(str(bisect_right(found.sentences, sentence.span.start, key=START)),
                   article_path(found.article.id), sentence.anchor) for sentence in others[:MORE])
    beyond = f" and {len(others) - MORE} more" if len(others) > MORE else ""
    noun = "sentence" if len(others) == 1 else "sentences"
    more = f'<p class="meta">Also in {noun} {links}{beyond}</p>' if others else ""
    words = in_sentence(found, *shown[best], ANYWHERE)
    return f'<blockquote class="evidence">{words}</blockquote>{more}'


def _head(library: Library, found: Findings) -> str:
    """What stands over the sentences of a story: headline, outlet, date and other printings."""
    article = found.article.id
    others = [one for one in story_of(library, article).printings if one != article]
    also = ", ".join(ANYWHERE.a(library.corpus.findings[one].article.outlet or title_of(library, one), article_path(one)) for one in others)
    about = ", ".join(part for part in (pages.outlet(library, found, ANYWHERE), pages.dated(found)) if part)
    return (f'<li><h3>{ANYWHERE.a(title_of(library, article), article_path(article))}</h3> <span class="meta">{about}'
            + (f"; also in {also}" if also else "") + "</span>")


def coverage(library: Library, told: Sequence[Findings], here: Here) -> list[tuple[Raw, int]]:
    """Outlets with how many of these stories they printed, most first."""
    count: dict[str, int] = {}
    for found in told:
        names = {library.corpus.findings[id_].article.outlet or "" for id_ in story_of(library, found.article.id).printings}
        for name in names:
            count[name] = count.get(name, 0) + 1
    ranked = sorted(count.items(), key=lambda one: (-one[1], one[0]))
    return [(here.a(name, listed_path("outlets", library.outlet_slugs[name])) if name else Raw("outlet unknown"), n) for name, n in ranked]


def index_pages(desk: Desk) -> Iterator[Page]:
    """The index of all names, and one page a letter where it is long."""
    library = desk.library
    listed = sorted((one for one in library.corpus.entities.values() if one.tier is not Tier.POSSIBLE or one.id in library.paged),
                    key=lambda one: (slug(one.name), one.id))
    by_letter: dict[str, list[Entity]] = defaultdict(list)
    for one in listed:
        first = slug(one.name)[0]
        by_letter[first if first.isalpha() else "0-9"].append(one)
    whole = len(listed) <= WHOLE_INDEX
    here = Here(ENTITIES)
    ranked = sorted((one for one in listed if one.id in library.paged), key=lambda one: (-one.stories, one.id))
    top = {kind: [one for one in ranked if one.kind is kind][: TOP_WHOLE if whole else TOP] for kind in marks.KINDS}
    about = f"{counted(len(listed), 'name')} of people, organisations, places and more."
    yield desk.page(
        ENTITIES, "entities", {"title": "Entities", "description": about},
        total=len(listed), paged=len(ranked), letters=letters(by_letter, whole), whole=whole, letter="",
        kinds=[(marks.KINDS[kind], [item(library, one, here) for one in some]) for kind, some in top.items() if some],
        groups=[(letter, [item(library, one, here) for one in some]) for letter, some in sorted(by_letter.items())] if whole else [])
    for letter, some in [] if whole else sorted(by_letter.items()):
        there = Here(letter_path(letter))
        yield desk.page(there.path, "entities", {"title": f"Entities: {letter.upper()}"}, total=len(listed), paged=0, whole=False, kinds=[],
                        letter=letter, letters=letters(by_letter, whole), groups=[(letter, [item(library, one, there) for one in some])])


def letters(by_letter: Mapping[str, Sequence[Entity]], whole: bool) -> list[tuple[str, str, int]]:
    """Letters with where their names stand: an anchor of this page, or a page."""
    return [(letter, "" if whole else letter_path(letter), len(some)) for letter, some in sorted(by_letter.items())]


def item(library: Library, one: Entity, here: Here) -> Raw:
    """One line of the index; a name without a page leads to the stories that hold it."""
    line = f'{marks.entity(library, one.id, here)} <span class="count">{html(counted(one.stories, "story", "stories"))}</span>'
    if one.id in library.paged:
        return Raw(line)
    links = ", ".join(here.a(shorten(title_of(library, id_), 80), article_path(id_)) for id_ in one.articles[:3])
    return Raw(f"{line}: {links}")


def kind_counts(library: Library) -> list[tuple[str, int]]:
    """Kinds with how many entities of each have a page."""
    kinds = [library.corpus.entities[id_].kind for id_ in sorted(library.paged)]
    return [(marks.KINDS[kind], kinds.count(kind)) for kind in Kind if kind in kinds]
