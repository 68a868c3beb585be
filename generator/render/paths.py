"""Ids -> paths below docs/, and from page to page. No other module knows where a page is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from generator import lazy
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
EXPLORE = "explore/index.md"
NETWORK = "explore/network.json"
COMPARE = "compare/index.md"
COMPARE_SETS = "compare/sets.md"
COMPARE_DATA = "compare/stories.json"
SEARCH = "search.md"
DATA = "data/index.md"
ABOUT = "about.md"
REVIEW = "review.md"
CORRECTIONS = "corrections.md"
CORRECTIONS_FEED = "corrections.xml"
DATABASE = "data/corpus.db"
DATABASE_METADATA = "data/metadata.json"
FTM_ENTITIES = "data/entities.ftm.json"
PACKAGE = "data/datapackage.json"
CRATE = "data/ro-crate-metadata.json"
CHECKSUMS = "data/manifest-sha256.txt"
SCHEMA = "data/article.schema.json"
# Before the address of a link that is not yet on any page; no HTML of ours holds it otherwise.
SITE_ROOT = "<<"
LONGEST_SEGMENT = 100  # characters; a tag's key is shorter, or is marked
_PLAIN_ID = lazy.regex(r"[a-z0-9][a-z0-9-]{0,99}")
_PLAIN_KEY = lazy.regex(r"[a-z0-9]+(?: [a-z0-9]+)*")

Jump = tuple[str, str, str, int]  # words, path, anchor, and how many are there


@lru_cache(100_000)
def segment(id_: str) -> str:
    """An id as one part of a path. Ids that are slugs, as ours are, stay as they are."""
    if id_ != "index" and _PLAIN_ID.fullmatch(id_):
        return id_
    return _marked_slug(id_)


def _marked_slug(text: str) -> str:
    """A slug and a mark of the whole text, which keep texts of one slug apart."""
    return f"{slug(text)}-{mark(text)}"


def slugs(names: Iterable[str]) -> Mapping[str, str]:
    """Names -> a part of a path for each, all different."""
    parts: dict[str, str] = {}
    taken = {"index", "x"}  # a name without letters has the slug `x`
    for name in sorted(set(names)):
        plain = slug(name)
        parts[name] = _marked_slug(name) if plain in taken else plain
        taken.add(parts[name])
    return parts


def article_path(id_: ArticleId) -> str:
    """`articles/ID.md`."""
    return f"articles/{segment(id_)}.md"


def entity_path(id_: EntityId, part: str = "") -> str:
    """`entities/ID.md`, or a part of a large one: `entities/ID/2.md`, `entities/ID/timeline.md`."""
    return _part_path(f"entities/{segment(id_)}", part)


def letter_path(letter: str) -> str:
    """`entities/all/a.md`: every name that begins so."""
    return f"entities/all/{letter}.md"


def theme_path(id_: ThemeId, part: str = "") -> str:
    """`themes/ID.md`, or a part of it."""
    return _part_path(f"themes/{segment(id_)}", part)


def timeline_path(part: str) -> str:
    """`timeline/2021.md`, or a month of a full year: `timeline/2021-03.md`."""
    return f"timeline/{part}.md"


def tag_path(key: str, part: str = "") -> str:
    """`tags/rare-earth.md`, or a part of it.

    No two keys share a path, whatever other tags there are.
    """
    return _part_path(f"tags/{_tag_segment(key)}", part)


def _tag_segment(key: str) -> str:
    is_plain = key != "index" and len(key) < LONGEST_SEGMENT
    if is_plain and _PLAIN_KEY.fullmatch(key):
        return key.replace(" ", "-")
    return _marked_slug(key)


def pairs_path(number: int) -> str:
    """`explore/pairs-1.md`: sentences of pairs, from 1 on."""
    return f"explore/pairs-{number}.md"


def network_path(shard: int) -> str:
    """`explore/sentences-0.json`: sentences of the network's edges, from 0 on."""
    return f"explore/sentences-{shard}.json"


def compare_path(kind: str, id_: str) -> str:
    """`compare/story/ID.md`, `compare/event/ID.md`."""
    return f"compare/{kind}/{segment(id_)}.md"


def listed_path(folder: str, part: str) -> str:
    """`outlets/reuters.md`, `archive/2021.md`."""
    return f"{folder}/{part}.md"


def _part_path(stem: str, part: str) -> str:
    if part:
        return f"{stem}/{part}.md"
    return f"{stem}.md"


@lru_cache(100_000)
def url_of(path: str) -> str:
    """Where a page is served, below the site's root: `articles/x.md` -> `articles/x/`.

    Other files stay.
    """
    if not path.endswith(".md"):
        return path
    plain = path.removesuffix(".md")
    if plain == "index" or plain.endswith("/index"):
        return plain.removesuffix("index")
    return plain + "/"


@lru_cache(100_000)
def _path_to_root(path: str) -> str:
    """From page `path` to the site's root, as served."""
    return "../" * url_of(path).count("/")


@dataclass(frozen=True, slots=True)
class Base:
    """The page from which links lead to others."""

    path: str

    def url(self, path: str, anchor: str = "") -> str:
        """The relative address of page `path`, or of its element `anchor`, for raw HTML."""
        fragment = f"#{anchor}" if anchor else ""
        if path == self.path:
            return fragment or "./"
        address = _path_to_root(self.path) + url_of(path)
        return (address or "./") + fragment

    def link(self, words: str, path: str, anchor: str = "") -> Raw:
        """A Markdown link, which the site engine checks."""
        to_root = "../" * self.path.count("/")
        fragment = f"#{anchor}" if anchor else ""
        return Raw(f"[{escape(words)}]({to_root}{path}{fragment})")

    def a(self, words: str, path: str, anchor: str = "", css: str = "") -> Raw:
        """An HTML link, for raw HTML blocks."""
        class_ = f' class="{css}"' if css else ""
        return Raw(f'<a{class_} href="{self.url(path, anchor)}">{html(words)}</a>')

    def place_links(self, text: str) -> str:
        """HTML that was rendered for `ANY_PAGE`, with its links led from this page."""
        own = f'href="{SITE_ROOT}{url_of(self.path)}'
        if own in text:
            text = text.replace(f'{own}"', 'href="./"')
            text = text.replace(f"{own}#", 'href="#')
        return text.replace(SITE_ROOT, _path_to_root(self.path))


@dataclass(frozen=True, slots=True)
class AnyPage(Base):
    """No page yet: what is rendered for it once can be placed on every page."""

    path: str = ""

    def url(self, path: str, anchor: str = "") -> str:
        """The address of page `path`, to be completed by `Base.place_links`."""
        address = SITE_ROOT + url_of(path)
        return f"{address}#{anchor}" if anchor else address

    def place_links(self, text: str) -> str:
        """The same text."""
        return text


ANY_PAGE = AnyPage()


def render_jumps(jumps: Sequence[Jump], base: Base) -> Raw:
    """List items that lead to the parts of a long page, with a bar; this part is only named."""
    most = max((n for _, _, _, n in jumps), default=0)
    return Raw("\n".join(_render_jump(jump, most, base) for jump in jumps))


def _render_jump(jump: Jump, most: int, base: Base) -> str:
    words, path, anchor, n = jump
    if path == base.path and not anchor:
        part = f'<strong aria-current="page">{escape(words)}</strong>'
    else:
        address = escape(base.url(path, anchor))
        part = f'<a href="{address}">{escape(words)}</a>'
    meter = f'<meter max="{most}" value="{n}" aria-hidden="true"></meter>'
    return f'<li>{part} {meter} <span class="count">{n}</span></li>'
