"""What every built page must carry in its head, read from the HTML of a small site made without the generator."""

from __future__ import annotations

import json
import re
import shutil
from base64 import b64encode
from hashlib import sha256
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

ROOT = Path(__file__).parents[2]
META = {
    "id": "chips-1a2b3c", "title": 'Chips & "dips"', "description": "Short.", "date": "2021-12-15", "authors": ["Ann Lee", "Bo O'Hara"],
    "outlet": "The Wire", "source_url": "https://example.org/a?b=1&c=2", "lang": "en", "themes": ["chips"], "tags": ["SMIC"],
    "rights": "theirs", "policy": "full", "theme_names": ["Chips & wafers"], "named": [{"kind": "person", "name": "Eve </script>"}],
}
SUBJECTS = {
    "entities/e": {"page": "entity", "id": "eve", "title": "Eve </script>", "kind": "person", "aliases_seen": ["Eve </script>", "E."],
                   "ids": {"wikidata": "Q1", "own": "7"}},
    "themes/t": {"page": "theme", "title": "T", "description": "All of it", "feed": 'T "&" site'},
    "data/index": {"page": "data", "title": "Data", "distribution": [{"name": "a.csv", "type": "text/csv"}]},
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("look")
    article = "---\n" + "".join(f"{key}: {json.dumps(value)}\n" for key, value in META.items()) + "---\n\n# Chips\n"
    subjects = {f"{name}.md": "---\n" + "".join(f"{key}: {json.dumps(value)}\n" for key, value in meta.items()) + "---\n\n# T\n"
                for name, meta in SUBJECTS.items()}
    for name, text in {"index.md": "# Home\n", "articles/a.md": article, **subjects,
                       "articles/js.md": article.replace("https://example.org/a?b=1&c=2", "javascript:x")}.items():
        (folder / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "docs" / name).write_text(text)
    shutil.copytree(ROOT / "overrides", folder / "overrides")
    shutil.copy(ROOT / "mkdocs.yml", folder)
    build(load_config(str(folder / "mkdocs.yml"), nav=None))
    return folder / "site"


def tags(built: Path, page: str) -> list[tuple[str, str]]:
    """Each name and property with its content; one tag may bear both."""
    text = (built / page / "index.html").read_text("utf-8")
    found = re.findall(r'<meta ((?:(?:name|property)="[^"]+" )+)content="([^"]*)">', text)
    return [(name, unescape(value)) for names, value in found for name in re.findall('"([^"]+)"', names)]


def test_zotero_reads_a_newspaper_article(built: Path) -> None:
    wanted = {("DC.type", "newspaperArticle"), ("DC.title", 'Chips & "dips"'), ("DC.creator", "Ann Lee"), ("DC.creator", "Bo O'Hara"),
              ("DC.source", "The Wire"), ("DC.date", "2021-12-15"), ("DC.language", "en"), ("DC.subject", "Chips & wafers"),
              ("DC.subject", "SMIC"),
              ("DC.rights", "theirs"), ("citation_public_url", "https://example.org/a?b=1&c=2")}

    assert wanted <= set(tags(built, "articles/a"))
    assert not {"citation_title", "og:type"} & {name for name, _ in tags(built, "articles/a")}


def test_json_ld_names_the_original_as_the_article(built: Path) -> None:
    html = (built / "articles/a/index.html").read_text("utf-8")
    page = json.loads(re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.S)[0])

    assert (page["@type"], page["mainEntity"]["@type"]) == ("WebPage", "NewsArticle")
    assert page["mainEntity"]["url"] == META["source_url"]
    assert page["mainEntity"]["publisher"]["name"] == "The Wire"
    assert [author["name"] for author in page["mainEntity"]["author"]] == META["authors"]


def linked_data(built: Path, page: str) -> dict[str, Any]:
    html = (built / page / "index.html").read_text("utf-8")
    found: dict[str, Any] = json.loads(re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.S)[0])
    return found


def test_json_ld_names_what_an_article_is_about(built: Path) -> None:
    article = linked_data(built, "articles/a")["mainEntity"]

    assert article["about"] == [{"@type": "Thing", "name": "Chips & wafers"}]
    assert article["mentions"] == [{"@type": "Person", "name": "Eve </script>"}]


def test_json_ld_of_an_entity_a_theme_and_the_data(built: Path) -> None:
    entity, theme, data = (linked_data(built, page) for page in ("entities/e", "themes/t", "data"))

    assert entity["mainEntity"] == {"@type": "Person", "name": "Eve </script>", "identifier": "eve", "alternateName": ["E."],
                                    "sameAs": ["https://www.wikidata.org/wiki/Q1"]}
    assert (theme["@type"], theme["about"]["name"]) == ("CollectionPage", "T")
    assert data["mainEntity"]["distribution"][0]["contentUrl"] == "https://cuttings.example/data/a.csv"


def test_a_page_with_a_feed_names_both_forms_and_no_other_page_does(built: Path) -> None:
    theme = (built / "themes/t/index.html").read_text("utf-8")

    assert re.findall(r'rel="alternate" type="([^"]+)" title="([^"]+)" href="([^"]+)"', theme) == [
        ("application/rss+xml", "T &#34;&amp;&#34; site", "feed.xml"), ("application/feed+json", "T &#34;&amp;&#34; site", "feed.json")]
    assert 'rel="alternate"' not in (built / "entities/e/index.html").read_text("utf-8")


def test_whole_texts_stay_out_of_search_engines_and_point_to_the_original(built: Path) -> None:
    html = (built / "articles/a/index.html").read_text("utf-8")

    assert ("robots", "noindex") in tags(built, "articles/a")
    assert '<link rel="canonical" href="https://example.org/a?b=1&amp;c=2">' in html
    assert ("robots", "noindex") not in tags(built, "themes/t")
    assert "/articles/" not in (built / "sitemap.xml").read_text("utf-8")


def test_only_web_addresses_are_the_original(built: Path) -> None:
    assert "javascript:" not in (built / "articles/js/index.html").read_text("utf-8")


def test_no_script_runs_but_our_files_and_one_known_line(built: Path) -> None:
    """Were the theme to bring another inline script, the policy would block it: this test would be the first to know."""
    html = (built / "articles/a/index.html").read_text("utf-8")
    inert = re.sub(r"<template>.*?</template>", "", html, flags=re.S)
    inline = [body for tag, body in re.findall(r"<script([^>]*)>(.*?)</script>", inert, re.S) if "src=" not in tag and "type=" not in tag]

    assert [b64encode(sha256(body.encode()).digest()).decode() for body in inline] == re.findall("'sha256-([^']+)'", html)
    assert "script-src 'self' 'wasm-unsafe-eval' 'sha256-" in html


def test_nothing_is_asked_of_other_servers() -> None:
    for file in sorted((ROOT / "overrides").rglob("*.*")):
        loads = re.findall(r"(?:src|import|url\(|@import)\W{0,3}(?:https?:)?//\S+", file.read_bytes().decode("utf-8", "replace"))
        assert not loads, file
