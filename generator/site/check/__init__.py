"""The built site -> what is wrong with it: links, anchors, front matter, evidence, size.

It reads, and writes nothing.
"""

from __future__ import annotations

import html
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from generator.config import Config
from generator.model.problem import Problem
from generator.site.check.evidence import check_mentions
from generator.site.check.front_matter import check_front_matter
from generator.site.check.hints import last_build
from generator.site.check.html_page import EVIDENCE, HtmlPage, read_page
from generator.site.check.links import check_links
from generator.site.check.parallel import map_in_parts

SITE_BYTES = 10**9  # GitHub Pages' limit of a site: 1 GB
FILE_BYTES = 100 * 2**20  # GitHub's limit of a file: 100 MB
PLACEHOLDER_URL = "http://site.invalid"  # where a site without an address is taken to be
NO_ADDRESS = Problem(
    "mkdocs.yml",
    "`site_url` is empty, so the site has no sitemap, no canonical addresses, "
    "and only relative links in its feed",
    "set it to the address that the site will have, "
    'or the variable SITE_URL where mkdocs.yml says `!ENV [SITE_URL, ""]`',
)


@dataclass(frozen=True, slots=True)
class CheckSummary:
    """What is wrong with a site, and how much was looked at."""

    problems: tuple[Problem, ...]
    figures: Mapping[str, int]
    notes: tuple[Problem, ...] = ()  # what only a published site needs


def check(config: Config) -> CheckSummary:
    """All checks of the built site of a project."""
    if not config.site.is_dir():
        problem = Problem("site/", "there is no site to check", "`cuttings build` makes one")
        return CheckSummary((problem,), {})
    sizes = _file_sizes(config.site)
    pages = _read_pages(config, sizes)
    articles = tuple(sorted((config.docs / "articles").glob("*.md")))
    hint = last_build(config).hint
    problems = [
        *check_links(pages, frozenset(sizes), hint),
        *check_front_matter(config, articles),
        *check_mentions(config, pages, hint),
        *check_sizes(sizes),
    ]
    figures = _figures(pages, len(articles), sizes)
    return CheckSummary(tuple(sorted(problems)), figures, tuple(_check_address(config)))


def _file_sizes(site: Path) -> dict[str, int]:
    """Bytes of each file by its path below site/."""
    return {
        file.relative_to(site).as_posix(): file.stat().st_size
        for file in sorted(site.rglob("*"))
        if file.is_file()
    }


def _read_pages(config: Config, sizes: Mapping[str, int]) -> dict[str, HtmlPage]:
    """Every HTML page by its path below site/."""
    paths = tuple(path for path in sizes if path.endswith(".html"))
    site_url = config.settings.site_url or PLACEHOLDER_URL
    home = site_url.rstrip("/") + "/"
    pages = map_in_parts(partial(read_page, config.site, home), paths, config.jobs)
    return {page.path: page for page in pages}


def _figures(
    pages: Mapping[str, HtmlPage], articles: int, sizes: Mapping[str, int]
) -> dict[str, int]:
    """How much there is of everything that was checked."""
    anchors = [anchor for page in pages.values() for _, anchor in page.links]
    return {
        "pages": len(pages),
        "links": len(anchors),
        "evidence links": sum(anchor.startswith(EVIDENCE) for anchor in anchors),
        "articles": articles,
        "files": len(sizes),
        "bytes": sum(sizes.values()),
        "largest file": max(sizes.values(), default=0),
    }


def _check_address(config: Config) -> Iterator[Problem]:
    """What only a published site needs: an address, and to have been built with it."""
    address = config.settings.site_url
    if not address:
        yield NO_ADDRESS
        return
    files = (config.site / name for name in ("index.html", "sitemap.xml"))
    # each engine escapes other characters
    if not any(address in html.unescape(_read_text(file)) for file in files):
        hint = "`cuttings build` with the same `site_url`, or the same SITE_URL"
        yield Problem("site/", f"it was not built for {address}", hint)


def _read_text(file: Path) -> str:
    """The text of a file, with U+FFFD for bytes that are no UTF-8; empty where there is none."""
    if not file.is_file():
        return ""
    return file.read_text("utf-8", "replace")


def check_sizes(sizes: Mapping[str, int]) -> Iterator[Problem]:
    """What GitHub Pages would not take. `sizes`: bytes by path below site/."""
    total = sum(sizes.values())
    if total > SITE_BYTES:
        what = f"{total / 1e6:,.0f} MB in all, and GitHub Pages takes 1,000"
        yield Problem("site/", what, "an excerpt policy makes pages smaller")
    for path, size in sizes.items():
        if size > FILE_BYTES:
            what = f"{size / 2**20:,.0f} MB, and GitHub takes files of up to 100"
            yield Problem(f"site/{path}", what, "publish it elsewhere")
