"""What every page needs: the library, the templates, and how a page is put together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from jinja2 import Environment

from generator.model.dates import Period
from generator.model.findings import Findings
from generator.model.page import Page
from generator.render import frontmatter, marks
from generator.render.library import Library, story_of, title_of
from generator.render.markup import Raw, chip, html
from generator.render.paths import ANYWHERE, Here, article_path, listed_path
from generator.render.templates import filled
from generator.words import counted


@dataclass(frozen=True, slots=True, eq=False)
class Desk:
    """Where pages are made."""

    library: Library
    templates: Environment

    def page(self, path: str, template: str, meta: dict[str, object], **values: object) -> Page:
        """A page at `path` by a template, which is also given `here`, `site` and `library`."""
        given = {"here": Here(path), "library": self.library, "site": self.library.settings, "title": meta["title"], **values}
        body = filled(self.templates, f"{template}.md.jinja", given)
        return Page(path, frontmatter.join({**meta, "page": template}, body))


def chunks(items: Sequence[Findings], size: int) -> list[Sequence[Findings]]:
    """Oldest first, so that a new story changes the last chunk only."""
    oldest = items[::-1]
    return [oldest[n : n + size] for n in range(0, len(oldest), size)]


def outlet(library: Library, found: Findings, here: Here) -> Raw:
    """The outlet's name, linked to its page; empty where it is unknown."""
    name = found.article.outlet
    return here.a(name, listed_path("outlets", library.outlet_slugs[name])) if name else Raw("")


def dated(found: Findings) -> Raw:
    """The date of publication in words, or a chip that says it is unknown."""
    published = found.article.published
    if published is None:
        return chip("unknown", "date unknown")
    return Raw(f"{probably(published.period)} {chip('inferred')}") if published.basis == "inferred" else marks.when(published.period)


def probably(period: Period) -> Raw:
    """A period that was inferred: "probably 14 December 2021 to 20 December 2021"."""
    return marks.when(period, probable(period))


def probable(period: Period) -> str:
    """The same without marks."""
    return f"probably {marks.in_words(replace(period, approximate=False))}"


def story_item(library: Library, found: Findings) -> str:
    """One line of a list of stories, for any page: headline, outlet, date, and in how many outlets it stands."""
    id_ = found.article.id
    made = library.kept.stories.get(id_)
    if made is None:
        made = library.kept.stories[id_] = _story_item(library, found)
    return made


def _story_item(library: Library, found: Findings) -> str:
    id_ = found.article.id
    more = len(story_of(library, id_).printings) - 1
    parts = [outlet(library, found, ANYWHERE), dated(found), html(f"and {counted(more, 'other printing')}") if more else ""]
    about = ", ".join(part for part in parts if part)
    stub = " " + chip("stub") if found.article.stub else ""
    return f'<li>{ANYWHERE.a(title_of(library, id_), article_path(id_))}{stub} <span class="meta">{about}</span></li>'


def stories(library: Library, some: Iterable[Findings], here: Here) -> Raw:
    """A list of stories as a raw HTML block."""
    items = "\n".join(story_item(library, found) for found in some)
    return Raw(f'<ul class="stories">\n{here.placed(items)}\n</ul>' if items else "")
