"""Tags -> the index and a page each: the stories with the sentences that earned the tag.

And what an article's page says of its own tags.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from generator.english.keys import phrase_key
from generator.model.findings import Findings, Sentence
from generator.model.ids import Span
from generator.model.page import Page
from generator.model.subjects import Tag, TagBasis
from generator.render import desk as parts_of
from generator.render.desk import Desk
from generator.render.library import Library, sentence_at
from generator.render.markup import Raw, html
from generator.render.pages.entities import story_head
from generator.render.paths import ANYWHERE, TAGS, Here, entity_path, tag_path
from generator.render.quoting import in_sentence
from generator.words import counted, slug

STORIES = 100  # on a tag's first page, and on each further one
QUOTED = 3  # sentences of one story on a tag's page, and links to sentences on an article's
ITSELF = "in the text"
MACHINE = "Found by machine"
BY = {  # who found a tag or several, by whether a source or a person states them
    frozenset[bool](): "", frozenset((True,)): "",
    frozenset((False,)): ", found by machine",
    frozenset((False, True)): ", some of them found by machine"}


def pages(desk: Desk) -> Iterator[Page]:
    """The index of all tags, and the pages of each."""
    library, here = desk.library, Here(TAGS)
    listed = sorted(library.tags, key=lambda key: sorting(library.tag_names[key], key))
    rows = [(here.a(library.tag_names[key], tag_path(key)), len(library.tags[key]))
            for key in listed]
    about = f"{counted(len(rows), 'tag')} in this collection."
    yield desk.page(TAGS, "tags", {"title": "Tags", "description": about}, rows=rows)
    for key, some in library.tags.items():
        yield from tag_pages(desk, key, some)


def sorting(name: str, key: str) -> tuple[str, str, str]:
    """Sort key: as people sort, small and great letters and accents alike."""
    return slug(name), name, key


def tag_pages(desk: Desk, key: str, some: Sequence[Findings]) -> Iterator[Page]:
    """A tag's page and, where it has many stories, its further pages."""
    library, here, name = desk.library, Here(tag_path(key)), desk.library.tag_names[key]
    tags = [given(library, key, found) for found in some]
    entity = next((tag.entity for tag in tags if tag.entity), None)
    lead = f"{counted(len(some), 'story', 'stories')} with this tag{BY[bases(tags)]}."
    more = list(enumerate(parts_of.chunks(some, STORIES), 1)) if len(some) > STORIES else []
    yield desk.page(
        here.path, "tag", {"title": name, "description": lead}, lead=lead, back=("Tags", TAGS),
        named=(here.a(library.corpus.entities[entity].name, entity_path(entity))
               if entity in library.paged else ""),
        stories=stories(library, key, some[:STORIES], here),
        parts=[(str(n), tag_path(key, str(n)), len(held)) for n, held in more])
    for n, held in more:
        there = Here(tag_path(key, str(n)))
        yield desk.page(
            there.path, "tag", {"title": f"{name}, part {n}"}, lead="", back=(name, here.path),
            named="", parts=[], stories=stories(library, key, held[::-1], there))


def given(library: Library, key: str, found: Findings) -> Tag:
    """The tag of a story that has it."""
    return next(tag for tag in library.corpus.tags[found.article.id] if tag.key == key)


def bases(tags: Iterable[Tag]) -> frozenset[bool]:
    """Whether a source or a person states these tags; both where it hangs on the tag."""
    return frozenset(tag.basis is TagBasis.STATED for tag in tags)


def stories(library: Library, key: str, some: Sequence[Findings], here: Here) -> Raw:
    """Stories in the order given, each with the sentences that earned the tag."""
    items = "\n".join(story(library, key, found) for found in some)
    return Raw(f'<ul class="mentions">\n{here.placed(items)}\n</ul>' if items else "")


def story(library: Library, key: str, found: Findings) -> str:
    """A story's headline, and the sentences that earned the tag."""
    quoted = [
        f'<blockquote class="evidence">{in_sentence(found, sentence, spans, ANYWHERE)}</blockquote>'
        for sentence, spans in evidence(found, given(library, key, found))]
    return "".join((story_head(library, found), *quoted, "</li>"))


def evidence(found: Findings, tag: Tag) -> list[tuple[Sentence, list[Span]]]:
    """The first sentences that earned a tag, each with the words."""
    held: dict[Sentence, list[Span]] = {}
    for span in tag.spans:
        sentence = sentence_at(found, span.start)
        if sentence:
            held.setdefault(sentence, []).append(span)
    return list(held.items())[:QUOTED]


def facts(library: Library, found: Findings, here: Here) -> tuple[list[tuple[Raw, Raw]], str]:
    """An article's tags, each with the words that earned it; and in words who found them."""
    tags = library.corpus.tags.get(found.article.id, ())
    rows = [(linked(library, tag, here), earned(found, tag)) for tag in tags]
    stated = sum(tag.basis is TagBasis.STATED for tag in tags)
    if stated == len(tags):
        return rows, ""
    first = "The first" if stated == 1 else f"The first {stated}"
    return rows, f"{first} as its source says, the rest found by machine" if stated else MACHINE


def linked(library: Library, tag: Tag, here: Here) -> Raw:
    """A tag's name, linked where it has a page."""
    return here.a(tag.name, tag_path(tag.key)) if tag.key in library.tags else Raw(html(tag.name))


def earned(found: Findings, tag: Tag) -> Raw:
    """The words that earned a tag, linked to their sentences; its own name is not said again."""
    anchors: dict[str, str] = {}
    for sentence, spans in evidence(found, tag):
        words = found.article.text[spans[0].start:spans[0].end]
        same = phrase_key(words) == tag.key
        anchors.setdefault(ITSELF if same else words, sentence.anchor)
    return Raw(", ".join(
        f'<a href="#{anchor}">{html(words)}</a>' for words, anchor in anchors.items()))
