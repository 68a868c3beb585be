"""`cuttings check`: what is wrong with a site is found, and what is right is left in peace."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.config import Config
from generator.model.page import Page
from generator.model.settings import Settings
from generator.site.check import FILE_BYTES, SITE_BYTES, check, check_sizes
from generator.store.publish import encode_page

HOME = "https://small.example/sub/"
ARTICLE = """<html><body><h1 id="top-1">T</h1><p><span id="s-1a2b3c" class="s">The <a href="../../">court</a>
met,</span></p> <p><span class="s">and parted.</span></p></body></html>"""
MENTIONS = "docs/data/mentions.jsonl.gz"
SCHEMA = {"type": "object", "required": ["id"], "properties": {"id": {"type": "string"}, "date": {"type": "string"}}}


@pytest.fixture
def config(tmp_path: Path) -> Config:
    put(tmp_path, "site/index.html", "<html><body><a href='articles/n1/'>n1</a></body></html>")
    put(tmp_path, "site/articles/n1/index.html", ARTICLE)
    put(tmp_path, "docs/articles/n1.md", '---\n"id": "n1"\n---\n\n# T\n')
    put(tmp_path, "docs/data/article.schema.json", json.dumps(SCHEMA))
    put(tmp_path, MENTIONS, '{"article": "n1", "anchor": "s-1a2b3c", "surface": "court"}\n')
    return Config(root=tmp_path, sources=tmp_path, settings=Settings(site_url=HOME))


def put(root: Path, path: str, text: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_bytes(encode_page(Page(path, text)))


def told(config: Config) -> list[str]:
    return [f"{problem.where}: {problem.what}" for problem in check(config).problems]


def test_a_sound_site_has_no_problems(config: Config) -> None:
    report = check(config)

    assert report.problems == ()
    assert report.figures == {"pages": 2, "links": 2, "evidence links": 0, "articles": 1, "files": 2, "largest file": len(ARTICLE),
                              "bytes": sum(p.stat().st_size for p in config.site.rglob("*") if p.is_file())}


GOOD = ["articles/n1", "articles/n1/index.html", "articles/n1/#s-1a2b3c", "./articles/n1/?q=1#top-1", "#", "#top", "", "/sub/articles/n1/",
        HOME + "articles/n1/", HOME.rstrip("/"), "https://elsewhere.example/nowhere", "//elsewhere.example/x", "mailto:a@mail.example",
        "articles%2Fn1/", "http://[", "data:image/png;base64,AAAA", "articles/n1/#:~:text=court", "/other-site/", "?q=words"]


@pytest.mark.parametrize("link", GOOD)
def test_a_good_link_is_left_in_peace(config: Config, link: str) -> None:
    put(config.root, "site/page.html", f"<html><body><a href='{link}'>x</a></body></html>")

    assert told(config) == []


BAD = {
    "articles/n2/": "`articles/n2/`", "articles/n1/#nowhere": "index.html#nowhere", "#s-ffffff": "evidence leads to `page.html#s-ffffff`",
    "/sub/gone.css": "`gone.css`", HOME + "gone/": "`gone/`",
    "JavaScript:alert(1)": "would run script", " javascript:x": "would run script",
}


@pytest.mark.parametrize("link", BAD)
def test_a_bad_link_is_named(config: Config, link: str) -> None:
    put(config.root, "site/page.html", f"<html><body><a href='{link}'>x</a></body></html>")

    assert [BAD[link] in line and line.startswith("site/page.html: ") for line in told(config)] == [True]


def test_a_missing_page_is_named_once(config: Config) -> None:
    for n in range(5):
        put(config.root, f"site/p{n}.html", "<html><body><img src='gone.png'></body></html>")

    assert told(config) == ["site/p0.html: a link leads to `gone.png`, which is not there; so on 4 other pages"]


HEADERS = {'---\n"id": 7\n---\n': "`id`: 7 is not of type 'string'", "no header": "no front matter", "---\nid: [a\n---\n": "not YAML",
           '---\n"date": "2021"\n---\n': "'id' is a required property"}


@pytest.mark.parametrize("text", HEADERS)
def test_front_matter_is_held_against_its_schema(config: Config, text: str) -> None:
    put(config.root, "docs/articles/n2.md", text)

    assert [HEADERS[text] in line for line in told(config)] == [True]


def test_a_page_that_is_not_utf_8_is_a_problem(config: Config) -> None:
    (config.root / "docs/articles/n2.md").write_bytes('---\n"id": "café"\n---\n'.encode("latin-1"))

    assert told(config) == ["docs/articles/n2.md: not UTF-8 text, so its front matter was not checked"]


@pytest.mark.parametrize("name", ["index.html", "sitemap.xml"])
def test_a_site_file_that_is_not_utf_8_is_read_all_the_same(config: Config, name: str) -> None:
    (config.site / name).write_bytes(f"<html><body>caf\xe9 {HOME}</body></html>".encode("latin-1"))

    assert check(config).notes == ()


def test_a_mention_must_stand_in_its_sentence(config: Config) -> None:
    rows = [{"article": "n1", "anchor": "s-1a2b3c", "surface": word} for word in ("court met", "parted", "parliament")]
    put(config.root, MENTIONS, "\n".join(map(json.dumps, rows)))

    assert told(config) == [f"{MENTIONS}: `parliament` is not in the sentence `articles/n1/index.html#s-1a2b3c`"]


@pytest.mark.parametrize("data", [b"no gzip", encode_page(Page(MENTIONS, "\n" * 99))[:-12], encode_page(Page(MENTIONS, "{"))])
def test_mentions_that_cannot_be_read_are_a_problem(config: Config, data: bytes) -> None:
    (config.root / MENTIONS).write_bytes(data)

    assert [line.partition("read")[0] for line in told(config)] == [f"{MENTIONS}: it cannot be "]


def test_no_site_is_a_problem(tmp_path: Path) -> None:
    assert told(Config(root=tmp_path, sources=tmp_path)) == ["site/: there is no site to check"]


def test_the_limits_of_github_pages() -> None:
    assert list(check_sizes({"a.html": FILE_BYTES, "b.html": SITE_BYTES - FILE_BYTES})) != []
    assert list(check_sizes({f"{n}.html": FILE_BYTES for n in range(9)})) == []
    assert [p.where for p in check_sizes({"big.jsonl": FILE_BYTES + 1})] == ["site/big.jsonl"]
    assert [p.where for p in check_sizes({f"{n}.html": FILE_BYTES for n in range(10)})] == ["site/"]


def test_many_workers_are_one(config: Config) -> None:
    for n in range(250):
        put(config.root, f"site/p{n}.html", f"<html><body><a href='q{n}.html'>x</a></body></html>")

    assert check(config) == check(Config(root=config.root, sources=config.sources, settings=config.settings, jobs=2))
