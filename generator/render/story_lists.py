"""Stories -> lists of them, for any page: headline, outlet, date and number of printings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from generator.interface import Words
from generator.model.article import Basis
from generator.model.findings import Findings
from generator.render.library import Library, story_of, title_of
from generator.render.markup import Raw, chip, html
from generator.render.paths import ANY_PAGE, Base, article_path, listed_path
from generator.render.periods import render_inferred_period, render_period


def render_stories(library: Library, stories: Iterable[Findings], base: Base) -> Raw:
    """A list of stories as a raw HTML block; empty where there is none."""
    items = "\n".join(_story_item(library, story) for story in stories)
    if items:
        return _story_list(base.place_links(items))
    return Raw("")


def _story_list(items: str) -> Raw:
    return Raw(f'<ul class="stories">\n{items}\n</ul>')


def _story_item(library: Library, story: Findings) -> str:
    """A story's line for any page, rendered once."""
    cache = library.cache.story_items
    id_ = story.article.id
    item = cache.get(id_)
    if item is None:
        item = cache[id_] = _render_story_item(library, story)
    return item


def _render_story_item(library: Library, story: Findings) -> str:
    """Headline, outlet, date, and how many other printings the story has."""
    id_ = story.article.id
    link = ANY_PAGE.a(title_of(library, id_), article_path(id_))
    stub = " " + chip("stub", library.words.phrase("stub")) if story.article.stub else ""
    parts = [
        link_outlet(library, story, ANY_PAGE),
        render_publication_date(library.words, story),
        _other_printings(library, story),
    ]
    about = ", ".join(part for part in parts if part)
    return f'<li>{link}{stub} <span class="meta">{about}</span></li>'


def _other_printings(library: Library, story: Findings) -> str:
    """ "and 2 other printings"; empty where there is no other."""
    others = len(story_of(library, story.article.id).printings) - 1
    if others:
        printings = library.words.counted(others, "other printing", "other printings")
        return html(library.words.phrase("and %(printings)s", printings=printings))
    return ""


def link_outlet(library: Library, findings: Findings, base: Base) -> Raw:
    """The outlet's name, linked to its page; empty where the outlet is unknown."""
    name = findings.article.outlet
    if not name:
        return Raw("")
    path = listed_path("outlets", library.outlets.slugs[name])
    return base.a(name, path)


def render_publication_date(words: Words, findings: Findings) -> Raw:
    """The date of publication in words, with a chip where it is inferred or unknown."""
    published = findings.article.published
    if published is None:
        return chip("unknown", words.phrase("date unknown"))
    if published.basis is Basis.INFERRED:
        period = render_inferred_period(words, published.period)
        inferred = chip("inferred", words.phrase("inferred"))
        return Raw(f"{period} {inferred}")
    return render_period(words, published.period)


def split_oldest_first(stories: Sequence[Findings], size: int) -> list[Sequence[Findings]]:
    """Stories, the newest first -> parts of at most `size`, the oldest story first.

    So a new story changes the last part only.
    """
    oldest_first = stories[::-1]
    return [
        oldest_first[n : n + size]
        for n in range(0, len(oldest_first), size)
    ]
