"""Social cards: what a card shows fits, comes from the page alone, and is drawn once and only when asked for."""

from __future__ import annotations

import importlib.util
import re
import struct
from collections.abc import Mapping
from dataclasses import replace
from html import unescape
from pathlib import Path
from xml.etree import ElementTree

import pytest

from generator.config import Config, Engine, load
from generator.errors import EngineError
from generator.site import build as host
from generator.site import cards
from generator.site.cards.content import KINDS, without_missing_letters
from generator.site.cards.drawing import BOTTOM, HEIGHT, LEFT, RIGHT, WIDTH, Card, draw_png, draw_svg
from generator.site.cards.fonts import Face, load_faces

for module in cards.NEEDED:
    pytest.importorskip(module, reason=f"`{module}` of the extra `[cards]` is not installed")

SVG = "{http://www.w3.org/2000/svg}"
ARTICLE = '---\ntitle: "{title}"\noutlet: "The Ledger"\ndate: "2021-12"\npage: "article"\ndescription: "SECRET"\n---\n\n# A\n'
SETTINGS = """\
site_name: Small & plain
site_url: https://small.example/sub/
theme: {name: material, font: false, custom_dir: overrides}
plugins: {search: {enabled: false}}
nav: [{Home: index.md}, {Notes: [{One: notes/one.md}]}]
not_in_nav: "/articles/"
"""
PAGES = {
    "docs/index.md": '---\ntitle: "Small & plain"\ndescription: "Two stories."\npage: "home"\n---\n\n# Home\n',
    "docs/notes/one.md": "# By hand\n",
    "docs/articles/a.md": ARTICLE.format(title="A mine is shut"),
    "docs/articles/b.md": ARTICLE.format(title="Шахта закрыта"),
    "mkdocs.yml": SETTINGS,
    "cuttings.yml": "cards: true\n",
    "overrides/main.html": '{% extends "shipped/main.html" %}',
    "sources/x.txt": "x",
}
TITLES = (
    "Port", "W" * 90, "AVAToWeYo" * 12, "A quay was shut " * 30, "i" * 400,
    "Donaudampfschifffahrtsgesellschaftskapitän sinks two ships of the line",
    "M'" * 60, "“To”—“Ty” … ffi ffl fj Tj",
)


@pytest.fixture(scope="module")
def faces(tmp_path_factory: pytest.TempPathFactory) -> Mapping[int, Face]:
    return load_faces(tmp_path_factory.mktemp("faces"))


@pytest.fixture
def small(tmp_path: Path) -> Config:
    for path, text in PAGES.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    return load(tmp_path, jobs=1)


def pictures(config: Config) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in sorted((config.site / cards.FOLDER).glob("*"))}


def head(config: Config, page: str) -> dict[str, str]:
    """What the page says of its picture."""
    html = (config.site / page / "index.html").read_text("utf-8")
    tags = re.findall(r'<meta (?:property|name)="(og:image[^"]*|twitter:card)" content="([^"]*)">', html)
    return {name: unescape(content) for name, content in tags}


def texts(svg: str) -> list[str]:
    return [element.text or "" for element in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def strip(svg: str, faces: Mapping[int, Face], x: int, y: int, width: int, height: int) -> bytes:
    """A part of the picture."""
    whole = f'width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}"'
    part = f'width="{width}" height="{height}" viewBox="{x} {y} {width} {height}"'
    assert whole in svg
    return draw_png(svg.replace(whole, part), faces)


@pytest.mark.parametrize("title", TITLES)
def test_what_is_drawn_keeps_to_its_margins(title: str, faces: Mapping[int, Face]) -> None:
    """Left, right, and between the facts and the rule, the picture is the one without words."""
    svg = draw_svg(Card("Article", title, f"{title} · 3 May 2020", title, "small.example"), faces)
    blank = re.sub(r"<text.*</text>", "", svg)

    for area in ((0, 20, LEFT - 4, 500), (RIGHT + 4, 20, WIDTH - RIGHT - 4, HEIGHT - 20), (LEFT, BOTTOM + 12, RIGHT - LEFT, 14)):
        assert strip(svg, faces, *area) == strip(blank, faces, *area)


def test_a_card_is_one_size_and_the_same_bytes_each_time(faces: Mapping[int, Face]) -> None:
    svg = draw_svg(Card("Theme", "Ports", "Quays and cranes.", "Small", "small.example"), faces)

    assert struct.unpack(">II", draw_png(svg, faces)[16:24]) == (WIDTH, HEIGHT)
    assert draw_png(svg, faces) == draw_png(svg, faces)


def test_what_does_not_fit_ends_in_an_ellipsis_and_a_short_title_is_whole(faces: Mapping[int, Face]) -> None:
    long = texts(draw_svg(Card("", "A quay was shut " * 30), faces))
    short = texts(draw_svg(Card("Theme", "Ports of the north"), faces))

    assert [line.endswith("…") for line in long] == [False] * (len(long) - 1) + [True]
    assert short == ["THEME", "Ports of the north"]


@pytest.mark.parametrize("title", [
    '</text><image href="https://evil.example/x.png"/>', "<script>alert(1)</script>", "]]><!--", "&xxe; &#0; &amp;", "\"' onload='x"])
def test_a_hostile_title_is_words_and_nothing_else(title: str, faces: Mapping[int, Face]) -> None:
    svg = draw_svg(Card(title, title, title, title, title, title), faces)
    root = ElementTree.fromstring(svg)

    assert {element.tag.removeprefix(SVG) for element in root.iter()} == {"svg", "rect", "path", "g", "text"}
    assert not [name for element in root.iter() for name in element.attrib if "href" in name or name.startswith("on")]
    assert title.split()[0] in " ".join(texts(svg))


def test_a_part_that_lacks_a_letter_is_left_out_whole_and_without_its_title_there_is_no_card(faces: Mapping[int, Face]) -> None:
    card = Card("Article", "A mine is shut", "Шахта · 2021", "小站", "small.example")

    assert without_missing_letters(card, faces) == replace(card, facts="", site_name="")
    assert [without_missing_letters(Card("", title), faces) for title in ("中国 mine", "Шахта", "Erdoğan", "")] == [None] * 4


def test_each_page_names_its_card(small: Config) -> None:
    host.build_pages(small, jobs=1)
    of_article, of_note = head(small, "articles/a"), head(small, "notes/one")

    assert of_article == {
        "og:image": f"https://small.example/sub/{cards.FOLDER}/{Path(of_article['og:image']).name}", "og:image:width": "1200",
        "og:image:height": "630", "og:image:alt": "Article: A mine is shut · The Ledger · December 2021",
        "twitter:card": "summary_large_image"}
    assert of_note["og:image:alt"] == "Notes: One"
    assert head(small, ".")["og:image:alt"] == "Small & plain · Two stories."
    assert {Path(head(small, page)["og:image"]).name for page in (".", "notes/one", "articles/a", "articles/b")} == set(pictures(small))


def test_a_page_whose_title_cannot_be_written_has_the_card_of_the_site(small: Config) -> None:
    host.build_pages(small, jobs=1)

    assert head(small, "articles/b")["og:image:alt"] == "Small & plain"


def test_unchanged_cards_are_not_drawn_again_and_old_ones_go(small: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    host.build_pages(small, jobs=1)
    before, page = pictures(small), small.docs / "articles/a.md"
    monkeypatch.setattr(cards, "draw_png", lambda *_: pytest.fail("drawn again"))
    page.write_text(page.read_text("utf-8") + "\nMore.\n", "utf-8")

    summary = host.build_pages(small, jobs=1)

    assert (summary.rendered, summary.removed, pictures(small)) == (1, 0, before)
    host.build_pages(small, jobs=1, clean=True)
    assert pictures(small) == before
    page.unlink()
    assert host.build_pages(small, jobs=1).removed == 2
    assert len(pictures(small)) == len(before) - 1


def test_a_card_that_is_lost_is_drawn_again(small: Config) -> None:
    host.build_pages(small, jobs=1)
    before = pictures(small)
    for folder in (small.site / cards.FOLDER, small.cache / cards.CACHE):
        for file in folder.glob("*.png"):
            file.unlink()

    host.build_pages(small, jobs=1)

    assert pictures(small) == before


def test_a_site_with_a_plugin_of_its_own_has_the_same_cards(small: Config) -> None:
    host.build_pages(small, jobs=1)
    before = pictures(small)
    (small.root / "mkdocs.yml").write_text(SETTINGS + "hooks: [hook.py]\n", "utf-8")
    (small.root / "hook.py").write_text("")

    host.build_pages(small, jobs=1)

    assert pictures(small) == before


def test_off_is_as_if_there_were_none(small: Config) -> None:
    host.build_pages(small, jobs=1)

    host.build_pages(replace(small, cards=False), jobs=1)

    assert head(small, "articles/a") == {}
    assert pictures(small) == {}


def test_without_an_address_there_is_no_card(small: Config) -> None:
    (small.root / "mkdocs.yml").write_text(SETTINGS.replace("site_url: https://small.example/sub/\n", ""), "utf-8")

    host.build_pages(small, jobs=1)

    assert head(small, "articles/a") == {}
    assert pictures(small) == {}


def test_what_is_missing_is_told_before_anything_is_built(small: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)

    with pytest.raises(EngineError, match=r"resvg_py, fontTools, brotli is not installed\nhint: .*cuttings\[cards\]"):
        host.build_pages(small, jobs=1)

    assert not small.site.exists()


def test_other_engines_have_no_cards_and_say_so(small: Config) -> None:
    with pytest.raises(EngineError, match="`cards: true` with `engine: zensical`"):
        host.build_pages(replace(small, engine=Engine.ZENSICAL), jobs=1)


def test_every_kind_of_page_can_be_written(faces: Mapping[int, Face]) -> None:
    assert [kind for kind in KINDS.values() if not faces[600].writable(kind.upper())] == []
