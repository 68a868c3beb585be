"""A picture for each page of the site, for the places that show one beside a shared link.

Pictures are named by what they show, drawn into the cache, and copied from there: what was drawn
once is not drawn again.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Iterable, Mapping
from importlib import metadata
from pathlib import Path
from typing import Any

from mkdocs.config.base import LegacyConfig
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.pages import Page

from generator import lazy
from generator.config import Config, Engine
from generator.errors import EngineError
from generator.site.cards.content import page_card, site_card, without_missing_letters
from generator.site.cards.drawing import HEIGHT, WIDTH, Card, draw_png, draw_svg
from generator.site.cards.fonts import load_faces
from generator.store import publish

FOLDER = "assets/cards"  # below site/
CARD_FILE = lazy.regex(rf"{FOLDER}/[0-9a-f]{{20}}\.png")
CACHE = "cards"  # in the cache
NEEDED = ("resvg_py", "fontTools", "brotli")  # the modules of the extra `[cards]`
HINT = "`pip install 'cuttings[cards]'` brings what it needs, `cards: false` does without"


def check(config: Config) -> None:
    """An error if cards are asked for and cannot be had here."""
    if not config.cards:
        return
    if config.engine != Engine.MKDOCS:
        what = f"`cards: true` with `engine: {config.engine}`, and only mkdocs can have cards"
        raise EngineError("cuttings.yml", what, "`engine: mkdocs`, or `cards: false`")
    missing = [name for name in NEEDED if importlib.util.find_spec(name) is None]
    if missing:
        what = f"`cards: true`, and {', '.join(missing)} is not installed"
        raise EngineError("cuttings.yml", what, HINT)


def add_to(settings: MkDocsConfig, config: Config) -> None:
    """Let each page that is rendered have its card.

    Without `site_url` there is none: the address of a picture must be a whole one.
    """
    if config.cards and settings.site_url:
        version = metadata.version("resvg_py")
        # its name is among what shapes every page: another release may draw otherwise
        settings.plugins[f"cards by resvg_py {version}"] = CardsPlugin(settings, config, version)


def card_file(settings: MkDocsConfig, path: str) -> str:
    """The file below site/ of the card of a page that was rendered; empty where it has none."""
    return _files_by_page(settings).get(path, "")


def card_files(settings: MkDocsConfig) -> tuple[str, ...]:
    """The files below site/ of all cards of pages that were rendered in this process, sorted."""
    files = _files_by_page(settings).values()
    return tuple(sorted(set(files)))


def _files_by_page(settings: MkDocsConfig) -> Mapping[str, str]:
    """The card of each page that was rendered, by the page's path below docs/."""
    for plugin in settings.plugins.values():
        if isinstance(plugin, CardsPlugin):
            return plugin.files
    return {}


def among(files: Iterable[str]) -> set[str]:
    """Those of the files below site/ that are cards, as they are named by what they show."""
    return {
        file
        for file in files
        if CARD_FILE.fullmatch(file)
    }


def is_drawn(config: Config, file: str) -> bool:
    """Whether the cache holds this card."""
    return _in_cache(config, file).is_file()


def copy_cards(config: Config, files: Iterable[str]) -> None:
    """Make site/ hold these cards, and the cache no others."""
    needed = set()
    for file in files:
        drawn = _in_cache(config, file)
        needed.add(drawn)
        target = config.site / file
        if not target.is_file():
            publish.replace(target, drawn.read_bytes(), config.cache)
    folder = config.cache / CACHE
    for drawn in folder.glob("*.png"):
        if drawn not in needed:
            drawn.unlink()


def _in_cache(config: Config, file: str) -> Path:
    name = Path(file).name
    return config.cache / CACHE / name


class CardsPlugin(BasePlugin[LegacyConfig]):  # type: ignore[no-untyped-call]  # MkDocs' own
    """Draws the card of each page that MkDocs renders, and gives it to the page's template."""

    def __init__(self, settings: MkDocsConfig, config: Config, version: str) -> None:
        self._folder = config.cache / CACHE
        self._faces = load_faces(self._folder)
        self._version = version
        card = site_card(settings)
        self._site = without_missing_letters(card, self._faces)
        self.files: dict[str, str] = {}  # path of a page below docs/ -> its card, below site/

    def on_page_context(
        self, context: Any, /, *, page: Page, config: MkDocsConfig, **_: object
    ) -> Any:
        """Give the template `card`: the picture's address, its size, and its words."""
        wanted = page_card(page, config)
        card = without_missing_letters(wanted, self._faces) or self._site
        if card is None:
            return context
        name = self._draw(card)
        file = f"{FOLDER}/{name}"
        self.files[page.file.src_uri] = file
        context["card"] = {
            "url": f"{config.site_url}{file}",
            "width": WIDTH,
            "height": HEIGHT,
            "alt": card.alt,
        }
        return context

    def _draw(self, card: Card) -> str:
        """Draw the card into the cache, unless it is there. The name of its file."""
        svg = draw_svg(card, self._faces)
        name = self._name(svg)
        file = self._folder / name
        if not file.is_file():
            picture = draw_png(svg, self._faces)
            publish.replace(file, picture, self._folder)
        return name

    def _name(self, svg: str) -> str:
        """The name of the file of a card: a digest of all that the picture is made from."""
        digests = [
            face.digest
            for face in self._faces.values()
        ]
        parts = "\n".join([svg, self._version, *digests])
        digest = publish.digest(parts.encode())
        return f"{digest[:20]}.png"
