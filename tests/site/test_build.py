"""The site engine: only what changed is rendered, and nobody can tell from the bytes."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from generator.config import Config, load
from generator.errors import EngineError, PathCollision
from generator.site import build as host

SETTINGS = """\
site_name: Small
site_url: https://small.example/sub/
theme: {name: material, font: false, custom_dir: overrides, features: [navigation.tabs, navigation.indexes]}
plugins: {search: {enabled: false}}
nav: [{Home: index.md}, Stories: articles/index.md]
not_in_nav: "/articles/"
markdown_extensions: [attr_list, md_in_html, tables, {toc: {permalink: true}}]
"""
PAGES = {
    "index.md": "# Home\n\n[Stories](articles/index.md), [by hand](notes/by_hand.md), ![a](art/a.svg)\n",
    "articles/index.md": "# Stories\n\n" + "\n".join(f"- [n{n}](n{n}.md)" for n in range(6)) + "\n",
    "notes/by_hand.md": "# By hand\n\nSee [the third](../articles/n3.md#part).\n",
    "art/a.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
    "moved/n0/index.html": "<!doctype html><title>Moved</title><a href='../../articles/n0/'>moved</a>",
} | {f"articles/n{n}.md": f'---\n"title": "Story {n}"\n---\n\n# Story {n}\n\nTo [next](n{(n + 1) % 6}.md).\n\n## Part\n' for n in range(6)}


def put(root: Path, files: Mapping[str, str | None]) -> None:
    for path, text in files.items():
        if text is None:
            (root / path).unlink()
        else:
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text)


@pytest.fixture
def small(tmp_path: Path) -> Config:
    root = tmp_path / "small"
    put(root, {f"docs/{path}": text for path, text in PAGES.items()})
    put(root, {"mkdocs.yml": SETTINGS, "cuttings.yml": "", "overrides/main.html": '{% extends "base.html" %}', "sources/x.txt": "x"})
    return load(root, jobs=1)


def tree(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def clean(config: Config, aside: Path) -> dict[str, bytes]:
    """What a build from nothing makes of the same project."""
    shutil.copytree(config.root, aside, ignore=shutil.ignore_patterns("site", ".cuttings"))
    host.build_pages(load(aside, jobs=1), jobs=1)
    return tree(aside / "site")


CHANGES: dict[str, dict[str, str | None]] = {
    "an edit": {"docs/articles/n2.md": "# Two\n\nNew words.\n"},
    "an edit that keeps size and time": {"docs/articles/n2.md": PAGES["articles/n2.md"].replace("Story 2", "Stori 2")},
    "a page that others link to goes": {"docs/articles/n3.md": None},
    "a page that others link to comes": {"docs/articles/n6.md": "# Six\n", "docs/articles/n0.md": "[six](n6.md)\n"},
    "an asset changes": {"docs/art/a.svg": "<svg xmlns='http://www.w3.org/2000/svg'><g/></svg>"},
    "an asset goes, with its folder": {"docs/art/a.svg": None},
    "a page takes the place of a redirect": {"docs/moved/n0/index.html": None, "docs/moved/n0.md": "# Back\n"},
    "an index page goes": {"docs/articles/index.md": None, "mkdocs.yml": SETTINGS.replace(", Stories: articles/index.md", "")},
    "the theme changes": {"overrides/main.html": '{% extends "base.html" %}{% block announce %}New{% endblock %}'},
    "the menu changes": {"mkdocs.yml": SETTINGS.replace("Stories:", "Articles:")},
}


@pytest.mark.parametrize("change", CHANGES)
def test_incremental_is_clean(small: Config, tmp_path: Path, change: str) -> None:
    host.build_pages(small, jobs=1)
    times = {p: p.stat().st_mtime_ns for p in small.docs.rglob("*") if p.is_file()}

    put(small.root, CHANGES[change])
    for path, then in times.items():
        if path.exists():
            os.utime(path, ns=(then, then))
    host.build_pages(small, jobs=1)

    assert tree(small.site) == clean(small, tmp_path / "aside")


def test_a_link_to_a_page_that_comes_later_is_made_good(small: Config, tmp_path: Path) -> None:
    put(small.docs, {"notes/early_one.md": "[late](../articles/late_page.md)\n"})
    first = host.build_pages(small, jobs=1)

    put(small.docs, {"articles/late_page.md": "# Late\n"})
    second = host.build_pages(small, jobs=1)

    assert [(p.where, "late_page" in p.what) for p in first.problems] == [("docs/notes/early_one.md", True)]
    assert second.problems == ()
    assert second.rendered == 2
    assert tree(small.site) == clean(small, tmp_path / "aside")


def test_only_what_changed_is_rendered(small: Config) -> None:
    first = host.build_pages(small, jobs=1)
    times = {p: p.stat().st_mtime_ns for p in small.site.rglob("*.html") if p.name != "404.html"}

    put(small.docs, {"articles/n2.md": "# Two\n"})
    second = host.build_pages(small, jobs=1)

    assert (first.pages, first.rendered, second.rendered, second.removed) == (9, 9, 1, 0)
    assert [p.parent.name for p, then in times.items() if p.stat().st_mtime_ns != then] == ["n2"]
    assert host.build_pages(small, jobs=1).rendered == 0


def test_warnings_about_template_pages_are_problems_each_time(small: Config) -> None:
    put(small.root, {"mkdocs.yml": SETTINGS + "extra_templates: [gone.xml, broken.xml]\n", "docs/broken.xml": "{% if %}"})

    first = [(problem.where, problem.what.split("'")[1]) for problem in host.build_pages(small, jobs=1).problems]
    second = [(problem.where, problem.what.split("'")[1]) for problem in host.build_pages(small, jobs=1).problems]

    assert first == second == [("mkdocs.yml", "broken.xml"), ("mkdocs.yml", "gone.xml")]


def test_an_extra_template_that_cannot_be_filled_is_named(small: Config) -> None:
    put(small.root, {"mkdocs.yml": SETTINGS + "extra_templates: [list.xml]\n", "docs/list.xml": "{{ nobody.knows.it }}"})

    with pytest.raises(EngineError, match=r"docs/list.xml.*'nobody' is undefined"):
        host.build_pages(small, jobs=1)


def test_problems_stay_known_while_their_page_stands(small: Config) -> None:
    put(small.docs, {"notes/wrong.md": "[nowhere](nowhere.md)\n"})

    first = host.build_pages(small, jobs=1)

    assert [problem.where for problem in first.problems] == ["docs/notes/wrong.md"]
    assert host.build_pages(small, jobs=1).problems == first.problems


def test_two_workers_are_one(small: Config, tmp_path: Path) -> None:
    host.build_pages(small, jobs=2)

    assert tree(small.site) == clean(small, tmp_path / "aside")


def test_pages_are_what_mkdocs_makes(small: Config, tmp_path: Path) -> None:
    host.build_pages(small, jobs=1)
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "-q", "-d", tmp_path / "plain"], cwd=small.root, check=True)

    dated = ("sitemap.xml", "sitemap.xml.gz")
    assert ({k: v for k, v in tree(small.site).items() if k not in dated}
            == {k: v for k, v in tree(tmp_path / "plain").items() if k not in dated})


def test_a_strange_file_in_the_site_goes_with_a_clean_build(small: Config) -> None:
    host.build_pages(small, jobs=1)
    put(small.site, {"old/page.html": "yesterday", "pagefind/kept": "the index is another's work"})

    host.build_pages(small, jobs=1)
    assert (small.site / "old/page.html").exists()
    put(small.root, {"mkdocs.yml": SETTINGS + "copyright: changed\n"})
    host.build_pages(small, jobs=1)

    assert not (small.site / "old").exists()
    assert (small.site / "pagefind/kept").exists()


def test_html_that_someone_deleted_comes_back(small: Config) -> None:
    host.build_pages(small, jobs=1)
    before = tree(small.site)

    shutil.rmtree(small.site / "articles" / "n1")

    assert host.build_pages(small, jobs=1).rendered == 1
    assert tree(small.site) == before


BUILD = (
    "import sys; from pathlib import Path; from generator import config; from generator.site import build; "
    "build.build_pages(config.load(Path(sys.argv[1])), jobs=2)")


def run(config: Config, **env: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-c", BUILD, str(config.root)], env={**os.environ, **env}, stderr=subprocess.PIPE)


def test_a_killed_build_is_made_good(small: Config, tmp_path: Path) -> None:
    host.build_pages(small, jobs=1)
    moments = random.Random(7)
    for n in range(4):
        put(small.docs, {f"articles/n{k}.md": f"# Round {n}\n\n[x](n{n}.md)\n" for k in range(6)} | {f"articles/extra{n}.md": "# Extra\n"})
        build = run(small)
        time.sleep(moments.uniform(0.4, 1.5))
        build.send_signal(signal.SIGKILL)
        build.communicate()  # returns when its workers have ended too: they hold the same pipe

    host.build_pages(small, jobs=1)

    assert tree(small.site) == clean(small, tmp_path / "aside")


def test_hash_seed_time_zone_and_date_are_nothing(small: Config) -> None:
    host.build_pages(small, jobs=1)
    before = tree(small.site)
    shutil.rmtree(small.site)

    done = run(small, PYTHONHASHSEED="77", TZ="Asia/Tokyo", LC_ALL="C", SOURCE_DATE_EPOCH="1600000000")

    assert done.communicate()[1] == b""
    assert done.returncode == 0
    assert tree(small.site) == before


def test_two_pages_for_one_address_are_named(small: Config) -> None:
    put(small.docs, {"articles/n1/index.md": "# Another\n"})

    with pytest.raises(PathCollision, match=r"articles/n1/index\.md") as caught:
        host.build_pages(small, jobs=1)
    assert "docs/articles/n1.md" in str(caught.value)


BROKEN: dict[str, tuple[Callable[[Path], object], str]] = {
    "a page that is no UTF-8": (lambda root: (root / "docs/articles/n1.md").write_bytes(b"\xff\xfe\x00"), r"docs/articles/n1\.md"),
    "a template with a fault": (lambda root: (root / "overrides/main.html").write_text("{% if %}"), r"overrides/main\.html:1: "),
    "settings that are no YAML": (lambda root: (root / "mkdocs.yml").write_text("a: [b"), r"mkdocs\.yml"),
    "an unknown theme": (lambda root: (root / "mkdocs.yml").write_text("site_name: x\ntheme: nosuch"), r"mkdocs\.yml"),
    "no settings": (lambda root: (root / "mkdocs.yml").unlink(), r"mkdocs\.yml"),
}


@pytest.mark.parametrize("fault", BROKEN)
def test_what_stops_a_build_is_named(small: Config, fault: str) -> None:
    spoil, named = BROKEN[fault]
    spoil(small.root)

    with pytest.raises(EngineError, match=named):
        host.build_pages(small, jobs=1)


def test_a_project_with_plugins_of_its_own_is_built_plainly(small: Config) -> None:
    put(small.root, {"mkdocs.yml": SETTINGS.replace("plugins: {search: {enabled: false}}", "hooks: [hook.py]"),
                     "hook.py": "def on_page_markdown(markdown, **_):\n    return markdown + '\\n\\nadded by a hook\\n'\n"})

    for _ in range(2):
        assert host.build_pages(small, jobs=2).rendered >= 9
        assert b"added by a hook" in (small.site / "articles/n1/index.html").read_bytes()


def test_shipped_overrides_are_kept_up_to_date(small: Config) -> None:
    put(small.root, {"overrides/shipped/gone.js": "old"})

    host.build_pages(small, jobs=1)

    assert not (small.root / "overrides/shipped/gone.js").exists()
    assert (small.root / "overrides/shipped/main.html").is_file()
    assert (small.site / "shipped/cuttings.css").is_file()
