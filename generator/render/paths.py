"""Ids -> paths below docs/, and from page to page. Nobody else knows where a page lives."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from generator.model.ids import ArticleId, EntityId, ThemeId
from generator.render.markup import Raw, escape, html
from generator.words import mark, slug

HOME = "index.md"
THEMES = "themes/index.md"
ENTITIES = "entities/index.md"
TIMELINE = "timeline/index.md"
OUTLETS = "outlets/index.md"
ARCHIVE = "archive/index.md"
UNDATED = "archive/undated.md"
TAGS = "tags/index.md"
SEARCH = "search.md"
DATA = "data/index.md"
ABOUT = "about.md"
REVIEW = "review.md"
CORRECTIONS = "corrections.md"
CORRECTIONS_FEED = "corrections.xml"
SCHEMA = "data/article.schema.json"
AT_ROOT = "<<"  # before an address that no page has yet; no HTML of ours holds it otherwise


@lru_cache(100_000)
def segment(id_: str) -> str:
    """An id as one part of a path. Ids that are slugs, as ours are, stay as they are."""
    return id_ if re.fullmatch(r"[a-z0-9][a-z0-9-]{0,99}", id_) and id_ != "index" else f"{slug(id_)}-{mark(id_)}"


def slugs(names: Iterable[str]) -> Mapping[str, str]:
    """Names -> a part of a path for each, all different."""
    found: dict[str, str] = {}
    taken = {"index"}
    for name in sorted(set(names)):
        plain = slug(name)
        found[name] = f"{plain}-{mark(name)}" if plain in taken or plain == "x" else plain
        taken.add(found[name])
    return found


def article_path(id_: ArticleId) -> str:
    """`articles/ID.md`."""
    return f"articles/{segment(id_)}.md"


def entity_path(id_: EntityId, part: str = "") -> str:
    """`entities/ID.md`, or a part of a large one: `entities/ID/2.md`, `entities/ID/timeline.md`."""
    return f"entities/{segment(id_)}/{part}.md" if part else f"entities/{segment(id_)}.md"


def letter_path(letter: str) -> str:
    """`entities/all/a.md`: every name that begins so."""
    return f"entities/all/{letter}.md"


def theme_path(id_: ThemeId, part: str = "") -> str:
    """`themes/ID.md`, or a part of it."""
    return f"themes/{segment(id_)}/{part}.md" if part else f"themes/{segment(id_)}.md"


def timeline_path(part: str) -> str:
    """`timeline/2021.md`, or a month of a full year: `timeline/2021-03.md`."""
    return f"timeline/{part}.md"


def tag_path(key: str, part: str = "") -> str:
    """`tags/rare-earth.md`, or a part of it; no two keys share one, whatever other tags there are."""
    plain = key.replace(" ", "-") if re.fullmatch(r"[a-z0-9]+(?: [a-z0-9]+)*", key) else ""
    name = plain if plain and plain != "index" and len(plain) < 100 else f"{slug(key)}-{mark(key)}"
    return f"tags/{name}/{part}.md" if part else f"tags/{name}.md"


def listed_path(folder: str, part: str) -> str:
    """`outlets/reuters.md`, `archive/2021.md`."""
    return f"{folder}/{part}.md"


@lru_cache(100_000)
def url_of(path: str) -> str:
    """Where a page is served, below the site's root: `articles/x.md` -> `articles/x/`; other files stay."""
    if not path.endswith(".md"):
        return path
    plain = path.removesuffix(".md")
    return "" if plain == "index" else plain.removesuffix("index") if plain.endswith("/index") else plain + "/"


@lru_cache(100_000)
def _up(path: str) -> str:
    """From page `path` to the site's root."""
    return "../" * url_of(path).count("/")


@dataclass(frozen=True, slots=True)
class Here:
    """A page, from which links lead to others."""

    path: str

    def url(self, path: str, anchor: str = "") -> str:
        """The relative address of page `path`, for raw HTML; of its element `anchor`."""
        hash_ = f"#{anchor}" if anchor else ""
        if path == self.path:
            return hash_ or "./"
        return (_up(self.path) + url_of(path) or "./") + hash_

    def link(self, words: str, path: str, anchor: str = "") -> Raw:
        """A Markdown link, which the site engine checks."""
        up = "../" * self.path.count("/")
        return Raw(f"[{escape(words)}]({up}{path}{'#' + anchor if anchor else ''})")

    def a(self, words: str, path: str, anchor: str = "", css: str = "") -> Raw:
        """An HTML link, for raw HTML blocks."""
        class_ = f' class="{css}"' if css else ""
        return Raw(f'<a{class_} href="{self.url(path, anchor)}">{html(words)}</a>')

    def placed(self, text: str) -> str:
        """HTML that was made for `ANYWHERE`, with its links led from this page."""
        up, own = _up(self.path), f'href="{AT_ROOT}{url_of(self.path)}'
        if own in text:
            text = text.replace(f'{own}"', 'href="./"').replace(f"{own}#", 'href="#')
        return text.replace(AT_ROOT, up)


def jumps_of(jumps: Iterable[tuple[str, str, str, int]], here: Here) -> Raw:
    """List items that lead to the parts of a long page; this part is only named."""
    return Raw("\n".join(
        "<li>" + (f'<strong aria-current="page">{escape(label)}</strong>' if path == here.path and not anchor
                  else f'<a href="{escape(here.url(path, anchor))}">{escape(label)}</a>') + f' <span class="count">{n}</span></li>'
        for label, path, anchor, n in jumps))


@dataclass(frozen=True, slots=True)
class Anywhere(Here):
    """No page yet: what is made for it once can be placed on every page."""

    path: str = ""

    def url(self, path: str, anchor: str = "") -> str:
        """The address of page `path`, to be completed by `Here.placed`."""
        return f"{AT_ROOT}{url_of(path)}#{anchor}" if anchor else AT_ROOT + url_of(path)

    def placed(self, text: str) -> str:
        """The same."""
        return text


ANYWHERE = Anywhere()
