"""Tags -> the index and a page each: the stories with the sentences that earned the tag.

And what an article's page says of its own tags.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.english.keys import phrase_key
from generator.interface import Words
from generator.model.findings import Findings, Sentence
from generator.model.ids import Span
from generator.model.page import Page
from generator.model.subjects import Tag, TagBasis
from generator.render.desk import Desk
from generator.render.library import Library
from generator.render.markup import Raw, html
from generator.render.pages.mentions import (
    QuotedStory,
    render_quoted_stories,
    render_story_head,
)
from generator.render.paths import ANY_PAGE, TAGS, Base, entity_path, tag_path
from generator.render.quoting import quote_with_marks
from generator.render.sentences import sentence_at
from generator.render.story_lists import split_oldest_first
from generator.words import sorting_key

STORIES = 100  # on a tag's first page, and on each further one
QUOTED = 3  # sentences of one story on a tag's page, and links to sentences on an article's

Evidence = list[tuple[str, str]]  # words of an article, and the anchor of their sentence


def render_tags(desk: Desk) -> Iterator[Page]:
    """The index of all tags, and the pages of each."""
    library = desk.library
    words = library.words
    tags = words.counted(len(library.tags.stories), "tag", "tags")
    about = words.phrase("%(tags)s in this collection.", tags=tags)
    yield desk.page(
        TAGS, "tags", {"title": words.phrase("Tags"), "description": about},
        rows=_index_rows(library),
    )
    for key, stories in library.tags.stories.items():
        yield from _render_tag(desk, key, stories)


def _index_rows(library: Library) -> list[tuple[Raw, int]]:
    """Tags by name, each as a link, with how many stories have it."""
    base = Base(TAGS)
    rows = []
    names = library.tags.names
    for key in sorted(library.tags.stories, key=lambda key: (sorting_key(names[key]), key)):
        link = base.a(names[key], tag_path(key))
        rows.append((link, len(library.tags.stories[key])))
    return rows


def _render_tag(desk: Desk, key: str, stories: Sequence[Findings]) -> Iterator[Page]:
    """A tag's page and, where it has many stories, its further pages."""
    library = desk.library
    base = Base(tag_path(key))
    name = library.tags.names[key]
    tags = [_tag_of(library, key, story) for story in stories]
    lead = _describe_tag(library.words, tags)
    parts = _split_stories(stories)
    yield desk.page(
        base.path,
        "tag",
        {"title": name, "description": lead},
        lead=lead,
        back=(library.words.phrase("Tags"), TAGS),
        named=_link_entity(library, tags, base),
        stories=_render_stories(desk, key, stories[:STORIES], base),
        parts=[(str(n), tag_path(key, str(n)), len(part)) for n, part in parts],
    )
    for n, part in parts:
        part_base = Base(tag_path(key, str(n)))
        yield desk.page(
            part_base.path,
            "tag",
            {"title": library.words.phrase("%(title)s, part %(n)s", title=name, n=n)},
            lead="",
            back=(name, base.path),
            named="",
            parts=[],
            stories=_render_stories(desk, key, part[::-1], part_base),
        )


def _split_stories(stories: Sequence[Findings]) -> list[tuple[int, Sequence[Findings]]]:
    """The numbered parts, the oldest first; none where one page holds all."""
    if len(stories) <= STORIES:
        return []
    return list(enumerate(split_oldest_first(stories, STORIES), 1))


def _tag_of(library: Library, key: str, story: Findings) -> Tag:
    """The tag of a story that has it."""
    return next(
        tag
        for tag in library.corpus.tags[story.article.id]
        if tag.key == key
    )


def _describe_tag(words: Words, tags: Sequence[Tag]) -> str:
    """In how many stories it is, and whether a machine found it in all or some of them."""
    stated = _count_stated(tags)
    stories = words.counted(len(tags), "story", "stories")
    if stated == len(tags):
        return words.phrase("%(stories)s with this tag.", stories=stories)
    if stated:
        return words.phrase(
            "%(stories)s with this tag, some of them found by machine.", stories=stories
        )
    return words.phrase("%(stories)s with this tag, found by machine.", stories=stories)


def _count_stated(tags: Sequence[Tag]) -> int:
    """How many of these a source or a person states."""
    return sum(tag.basis is TagBasis.STATED for tag in tags)


def _link_entity(library: Library, tags: Sequence[Tag], base: Base) -> str:
    """The entity that a tag means, linked; "" where it means none or the entity has no page."""
    id_ = next((tag.entity for tag in tags if tag.entity), None)
    if id_ is None or id_ not in library.entities.with_page:
        return ""
    return base.a(library.corpus.entities[id_].name, entity_path(id_))


def _render_stories(
    desk: Desk, key: str, stories: Sequence[Findings], base: Base
) -> Raw:
    """Stories in the order given, each with the sentences that earned the tag."""
    quoted = [_quote_story(desk, key, story) for story in stories]
    return render_quoted_stories(desk, quoted, base)


def _quote_story(desk: Desk, key: str, story: Findings) -> QuotedStory:
    """A story's headline, and the sentences that earned the tag."""
    tag = _tag_of(desk.library, key, story)
    quotations = [
        Raw(quote_with_marks(story, sentence, spans, ANY_PAGE))
        for sentence, spans in _find_evidence(story, tag)
    ]
    return QuotedStory(render_story_head(desk, story), quotations)


def _find_evidence(story: Findings, tag: Tag) -> list[tuple[Sentence, list[Span]]]:
    """The first sentences that earned a tag, each with the words."""
    by_sentence: dict[Sentence, list[Span]] = {}
    for span in tag.spans:
        sentence = sentence_at(story, span.start)
        if sentence:
            by_sentence.setdefault(sentence, []).append(span)
    return list(by_sentence.items())[:QUOTED]


def describe_tags(
    library: Library, findings: Findings, base: Base
) -> tuple[list[tuple[Raw, Evidence]], str]:
    """An article's tags, each with the words that earned it; and in words who found them."""
    tags = library.corpus.tags.get(findings.article.id, ())
    rows = [
        (_link_tag(library, tag, base), _describe_evidence(library, findings, tag))
        for tag in tags
    ]
    return rows, _describe_order(library.words, tags)


def _describe_order(words: Words, tags: Sequence[Tag]) -> str:
    """Which of an article's tags its source states; those come first. "" if it states all."""
    stated = _count_stated(tags)
    if stated == len(tags):
        return ""
    if not stated:
        return words.phrase("Found by machine")
    if stated == 1:
        return words.phrase("The first as its source says, the rest found by machine")
    return words.phrase(
        "The first %(n)s as its source says, the rest found by machine", n=stated
    )


def _link_tag(library: Library, tag: Tag, base: Base) -> Raw:
    """A tag's name, linked where it has a page."""
    if tag.key not in library.tags.stories:
        return Raw(html(tag.name))
    return base.a(tag.name, tag_path(tag.key))


def _describe_evidence(library: Library, findings: Findings, tag: Tag) -> Evidence:
    """The words that earned a tag, and their sentences; its own name is not repeated."""
    anchors: dict[str, str] = {}
    itself = library.words.phrase("in the text")
    for sentence, spans in _find_evidence(findings, tag):
        words = findings.article.text[spans[0].start : spans[0].end]
        is_name = phrase_key(words) == tag.key
        anchors.setdefault(itself if is_name else words, sentence.anchor)
    return list(anchors.items())
