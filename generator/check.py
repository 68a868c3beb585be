"""The built site -> what is wrong with it: links and anchors, front matter, evidence, size. It reads, and writes nothing."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar
from urllib.parse import unquote, urljoin

import yaml
from jsonschema import Draft202012Validator
from lxml import etree, html

from generator import workers
from generator.config import Config
from generator.model import Problem
from generator.words import squeeze

B = TypeVar("B")
PART = 100  # files that a worker takes at a time
SITE_BYTES, FILE_BYTES = 10**9, 100 * 2**20  # GitHub Pages' limits: 1 GB a site, 100 MB a file
MISPRINTS = 5  # wrong fields of one page, and links to one missing place, that are named
NOWHERE = "http://site.invalid"  # stands for the address of a site that has none
LINKS = ("href", "src", "poster", "action", "{http://www.w3.org/1999/xlink}href")
REBUILD = "`cuttings build --clean` makes the site anew"
FRONT = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Report:
    """What was found, and how much was looked at."""

    problems: tuple[Problem, ...]
    figures: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Seen:
    """One HTML page: what can be linked to, and what it links to."""

    path: str  # below site/
    anchors: frozenset[str]
    links: frozenset[tuple[str, str]]  # (path below site/, anchor or "")
    wild: frozenset[str] = frozenset()  # addresses that run script
    sentences: Mapping[str, str] | None = None  # of an article: anchor -> words


def check(config: Config) -> Report:
    """All checks of the built site of a project."""
    if not config.site.is_dir():
        return Report((Problem("site/", "there is no site to check", "`cuttings build` makes one"),), {})
    files = {p.relative_to(config.site).as_posix(): p.stat().st_size for p in sorted(config.site.rglob("*")) if p.is_file()}
    home = (config.settings.site_url or NOWHERE).rstrip("/") + "/"
    names = tuple(path for path in files if path.endswith(".html"))
    pages = {seen.path: seen for seen in _mapped(partial(page, config.site, home), names, config.jobs)}
    articles = tuple(sorted((config.docs / "articles").glob("*.md")))
    told = [*broken(pages, frozenset(files)), *_front(config, articles), *_misquoted(config, pages), *budget(files)]
    figures = {"pages": len(pages), "links": sum(len(seen.links) for seen in pages.values()),
               "evidence links": sum(anchor.startswith("s-") for seen in pages.values() for _, anchor in seen.links),
               "articles": len(articles), "files": len(files), "bytes": sum(files.values()), "largest file": max(files.values(), default=0)}
    return Report(tuple(sorted(told)), figures)


def _mapped(work: Callable[[str], B], items: Sequence[str], jobs: int) -> Iterator[B]:
    """`work` done on each item, over many processes."""
    for part in workers.parts(lambda k, n: [work(item) for item in items[k::n]], -(-len(items) // PART), jobs):
        yield from part


def page(site: Path, home: str, path: str) -> Seen:
    """Read one page. `home`: the address that the site is published at."""
    data = (site / path).read_bytes() or b"<html></html>"
    tree = html.document_fromstring(data, parser=html.HTMLParser(encoding="utf-8", huge_tree=True))
    anchors = frozenset(str(value) for value in tree.xpath("//@id | //a/@name"))
    found = {str(value).strip() for element in tree.iter(etree.Element) for key in LINKS if (value := element.get(key)) is not None}
    wild = frozenset(link for link in found if link.lower().startswith(("javascript:", "vbscript:", "data:text")))
    links = frozenset(target for link in found if (target := _target(link, home, path)) is not None)
    return Seen(path, anchors, links, wild, _sentences(tree) if path.startswith("articles/") else None)


def _sentences(tree: etree._Element) -> dict[str, str]:
    """Anchor -> words. A sentence that ends in the midst of other marks goes on in further spans, which have no anchor."""
    found: dict[str, str] = {}
    anchor = ""
    for span in tree.xpath("//span[contains(concat(' ', @class, ' '), ' s ')]"):
        anchor = span.get("id") or anchor
        found[anchor] = found.get(anchor, "") + "".join(map(str, span.itertext()))
    return {anchor: squeeze(words) for anchor, words in found.items()}


def _target(link: str, home: str, path: str) -> tuple[str, str] | None:
    """(path below site/, anchor) that a link leads to; None if it leads out of the site, or nowhere in particular."""
    if link in ("", "#", "#top"):
        return None
    try:
        to = urljoin(home + path, link)
    except ValueError:  # such as `http://[`: nobody's page
        return None
    if not to.startswith(home.rstrip("/")) or to[: len(home)] != home[: len(to)]:
        return None
    where, _, anchor = to[len(home):].partition("#")
    return unquote(where.partition("?")[0]), unquote(anchor).partition(":~:")[0]


def broken(pages: Mapping[str, Seen], files: frozenset[str]) -> Iterator[Problem]:
    """Links that lead to nothing, each named once, and links that run script."""
    wrong: dict[str, list[str]] = {}
    for path in sorted(pages):
        for to, anchor in sorted(pages[path].links):
            file = next((f for f in (to, f"{to.rstrip('/')}/index.html".lstrip("/")) if f in files), None)
            if file is None:
                wrong.setdefault(f"a link leads to `{to}`, which is not there", []).append(path)
            elif anchor and file in pages and anchor not in pages[file].anchors:
                what = "evidence" if anchor.startswith("s-") else "a link"
                wrong.setdefault(f"{what} leads to `{file}#{anchor}`, and that page has no such place", []).append(path)
        for link in sorted(pages[path].wild):
            yield Problem(f"site/{path}", f"a link would run script: `{link[:60]}`")
    for what, where in wrong.items():
        yield Problem(f"site/{where[0]}", what + (f"; so on {len(where) - 1} other pages" if len(where) > 1 else ""), REBUILD)


def budget(files: Mapping[str, int]) -> Iterator[Problem]:
    """What GitHub Pages would not take: `files` are paths below site/ with their bytes."""
    if (total := sum(files.values())) > SITE_BYTES:
        yield Problem("site/", f"{total / 1e6:,.0f} MB in all, and GitHub Pages takes 1,000", "an excerpt policy makes pages smaller")
    for path, size in files.items():
        if size > FILE_BYTES:
            yield Problem(f"site/{path}", f"{size / 2**20:,.0f} MB, and GitHub takes files of up to 100", "publish it elsewhere")


def _front(config: Config, articles: Sequence[Path]) -> Iterator[Problem]:
    file = config.docs / "data" / "article.schema.json"
    if not articles:
        return
    if not file.is_file():
        yield Problem("docs/data/article.schema.json", "no such file, so no front matter was checked", "`cuttings generate` writes it")
        return
    schema = json.loads(file.read_bytes())
    work = partial(_header, Draft202012Validator(schema))
    names = tuple(str(path) for path in articles if path.name != "index.md")
    for problems in _mapped(work, names, config.jobs):
        yield from problems


def _header(schema: Draft202012Validator, name: str) -> list[Problem]:
    """One page's front matter against the schema."""
    where = f"docs/articles/{Path(name).name}"
    m = FRONT.match(Path(name).read_text("utf-8"))
    try:
        header = yaml.load(m[1], getattr(yaml, "CSafeLoader", yaml.SafeLoader)) if m else None
    except (yaml.YAMLError, ValueError) as error:
        return [Problem(where, f"front matter is not YAML: {str(error).splitlines()[0]}")]
    if not isinstance(header, dict):
        return [Problem(where, "no front matter", "a page that is no article has its place outside docs/articles/")]
    wrong = sorted((".".join(map(str, error.absolute_path)) or "front matter", error.message) for error in schema.iter_errors(header))
    return [Problem(where, f"`{key}`: {said[:160]}", "docs/data/article.schema.json says what is meant") for key, said in wrong[:MISPRINTS]]


def _misquoted(config: Config, pages: Mapping[str, Seen]) -> Iterator[Problem]:
    """Rows of mentions.jsonl whose words are not those of the sentence that they name, where the page may show it."""
    file = config.docs / "data" / "mentions.jsonl"
    for row in _rows(file):
        seen = pages.get(f"articles/{row.get('article')}/index.html")
        anchor, surface = str(row.get("anchor") or row.get("sentence") or ""), squeeze(str(row.get("surface") or ""))
        words = (seen.sentences or {}).get(anchor) if seen else None
        if seen is None:
            yield Problem("docs/data/mentions.jsonl", f"a mention of `{surface}` is in article `{row.get('article')}`, which has no page")
        elif words is not None and surface not in words:
            yield Problem("docs/data/mentions.jsonl", f"`{surface}` is not in the sentence `{seen.path}#{anchor}`", REBUILD)


def _rows(file: Path) -> Iterable[dict[str, object]]:
    if not file.is_file():
        return
    with file.open("rb") as lines:
        yield from (json.loads(line) for line in lines if line.strip())
