"""The same docs/ and overrides/ by MkDocs, ProperDocs and Zensical: addresses, ids, links and head tags are the same."""

from __future__ import annotations

import importlib.util
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from generator.config import Config, Engine, load
from generator.errors import ConfigError, EngineError
from generator.site import build as host
from generator.site.other_engines import lead_from_source
from tests import engines

ROOT = Path(__file__).parents[2]
PAGES = {
    "index.md": "# Home\n\n[A](articles/a.md), <a href=\"articles/a/#part\">its part</a>\n",
    "search.md": '---\ntitle: "Search"\n---\n\n# Search\n\n<noscript><p>Or <a href="../themes/">themes</a></p></noscript>\n',
    "themes/index.md": "# Themes\n\n<p><a href=\"../articles/a/\">a</a></p>\n",
    "articles/a.md": '---\n"title": "\\"A\\" & <b>"\n"description": "What it says"\n"authors": ["Ann Lee"]\n"policy": "full"\n'
    '"source_url": "https://paper.example/a?b=1&c=2"\n"themes": ["chips"]\n'
    '"named": [{"kind": "place", "name": "Sundby"}, {"kind": "law", "name": "A"}, {"kind": "none", "name": "B"}]\n---\n\n# A\n\n## Part\n\n'
    '<p><span id="s-1a2b3c">One.</span> <a href="../../themes/">up</a> <a href="../b/#s-1">b</a> <a href="#s-1a2b3c">here</a></p>\n\n'
    "[B](b.md#s-1) <img src=\"../../i.svg\" alt=\"\">\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
    "articles/b.md": '# B\n\n<p id="s-1">Two. <a href="https://else.example/">else</a> <a href="?q=1">q</a></p>\n',
    "entities/sundby.md": '---\n"title": "Sundby"\n"page": "entity"\n"kind": "place"\n"id": "sundby"\n'
    '"ids": {"wikidata": "Q1"}\n---\n\n# Sundby\n',
    "book/index.md": "# Book\n\nBy hand, with [a part](part.md).\n",
    "book/part.md": "# Part\n\nOf [the book](index.md).\n",
    "i.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
}
SETTINGS = (ROOT / "mkdocs.yml").read_text("utf-8")
NAV = "nav: [{Home: index.md}, {Themes: themes/index.md}, {Search: search.md}, {Book: [book/index.md, Part: book/part.md]}]\n"


@pytest.fixture
def small(tmp_path: Path) -> Config:
    root = tmp_path / "small"
    for path, text in PAGES.items():
        (root / "docs" / path).parent.mkdir(parents=True, exist_ok=True)
        (root / "docs" / path).write_text(text, "utf-8")
    before, _, after = SETTINGS.partition("nav:\n")
    (root / "mkdocs.yml").write_text(before + NAV + after[after.index("\n\n") :], "utf-8")
    shutil.copytree(ROOT / "overrides", root / "overrides")
    (root / "sources").mkdir()
    (root / "cuttings.yml").write_text("")
    return load(root, jobs=1)


@pytest.mark.parametrize("engine", [Engine.PROPERDOCS, Engine.ZENSICAL])
def test_engines_agree(small: Config, tmp_path: Path, engine: Engine) -> None:
    if reason := engines.missing(engine):
        pytest.skip(reason)
    host.build_pages(small, jobs=1)
    shutil.move(small.site, tmp_path / "by_mkdocs")

    summary = host.build_pages(replace(small, engine=engine), jobs=1)

    assert engines.differences(tmp_path / "by_mkdocs", small.site) == []
    assert summary.problems == ()
    names = {file.name for file in small.site.iterdir()}
    assert {"404.html", "sitemap.xml", "sitemap.xml.gz", "i.svg"} <= names
    assert "search.json" not in names  # it would hold every text whole


def test_mkdocs_takes_over_again(small: Config, tmp_path: Path) -> None:
    if reason := engines.missing(Engine.ZENSICAL):
        pytest.skip(reason)
    host.build_pages(small, jobs=1)
    shutil.copytree(small.site, tmp_path / "before")
    host.build_pages(replace(small, engine=Engine.ZENSICAL), jobs=1)
    host.build_pages(small, jobs=1)
    before, after = (
        {f.relative_to(site): f.read_bytes() for f in site.rglob("*") if f.is_file()}
        for site in (tmp_path / "before", small.site)
    )
    assert before == after


def test_an_engine_that_is_not_installed(small: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(EngineError, match="`engine: zensical`, and zensical is not installed") as error:
        host.build_pages(replace(small, engine=Engine.ZENSICAL), jobs=1)
    assert error.value.hint == "`pip install zensical`, or `engine: mkdocs`"


def test_an_unknown_engine(small: Config) -> None:
    (small.root / "cuttings.yml").write_text("engine: hugo\n")
    with pytest.raises(ConfigError, match=r"cuttings.yml:1.*`engine`"):
        load(small.root)


@pytest.mark.parametrize(
    ("written", "led"),
    [
        ('<a href="../../b/#c">', '<a href="../b/#c">'),
        ('<a href="../">', '<a href="./">'),
        ('<a class="x" href="more/">', '<a class="x" href="a/more/">'),
        ("<img src='../../i.svg'>", "<img src='../i.svg'>"),
        ('<a href="#b"> <a href="?b"> <a href="/b"> <a href="http://b.example/">', None),
        ('<a href="mailto:a@b.example"> [b](../b.md) the word href="../b/"', None),
        ('<noscript><a href="../b/">b</a></noscript>', None),
    ],
)
def test_raw_links_lead_from_the_source(written: str, led: str | None) -> None:
    front_matter = '---\ntitle: "<a href=\'../x/\'>"\n---\n'
    assert lead_from_source(front_matter + written, "a") == front_matter + (led or written)
