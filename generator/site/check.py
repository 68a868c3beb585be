"""The built site -> what is wrong with it: links and anchors, front matter, evidence, size. It reads, and writes nothing."""

from __future__ import annotations

import gzip
import html as html_text
import json
import re
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from math import inf
from pathlib import Path
from typing import TypeVar
from urllib.parse import unquote, urljoin

import yaml
from jsonschema import Draft202012Validator
from lxml import etree, html

from generator import workers
from generator.config import Config
from generator.model.problem import Problem
from generator.site.state import RECORD, State, load
from generator.store import publish
from generator.words import counted, squeeze

B = TypeVar("B")
Hint = Callable[..., str]  # (page below site/, what its link leads to) -> the way out
PART = 100  # files that a worker takes at a time
SITE_BYTES, FILE_BYTES = 10**9, 100 * 2**20  # GitHub Pages' limits: 1 GB a site, 100 MB a file
MISPRINTS = 5  # wrong fields of one page, and links to one missing place, that are named
NOWHERE = "http://site.invalid"  # stands for the address of a site that has none
LINKS = ("href", "src", "poster", "action", "{http://www.w3.org/1999/xlink}href")
NO_ADDRESS = Problem(
    "mkdocs.yml", "`site_url` is empty, so the site has no sitemap, no canonical addresses, and only relative links in its feed",
    "set it to the address that the site will have, or the variable SITE_URL where mkdocs.yml says `!ENV [SITE_URL, \"\"]`")
MENTIONS = "data/mentions.jsonl.gz"
FRONT = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Report:
    """What was found, and how much was looked at."""

    problems: tuple[Problem, ...]
    figures: Mapping[str, int]
    notes: tuple[Problem, ...] = ()  # what only a published site needs


@dataclass(frozen=True, slots=True)
class Seen:
    """One HTML page: what can be linked to, and what it links to."""

    path: str  # below site/
    anchors: frozenset[str]
    links: frozenset[tuple[str, str]]  # (path below site/, anchor or "")
    wild: frozenset[str] = frozenset()  # addresses that run script
    sentences: Mapping[str, str] | None = None  # of an article: anchor -> words


@dataclass(frozen=True, slots=True)
class Build:
    """What is known of the last build: by it, a hint names what really helps."""

    config: Config
    state: State
    ledger: publish.Manifest
    ended: float  # when its record was written, as a file's time; infinite where there is none

    def hint(self, page: str, target: str = "") -> str:
        """The way out, for a page below site/ whose words or link to `target` are wrong. `--clean` only where a plain build keeps them."""
        if any(self._is_touched(path) for path in (page, target)):
            return "site/ was changed after the build; `cuttings build --clean` makes it anew"
        if any(self._is_behind(path) or self._is_lost(path) for path in (page, target)):
            return "`cuttings build`: the site is older than docs/, or not whole"
        source = self._source(page)
        if source and self.ledger.get(source) != [publish.digest((self.config.docs / source).read_bytes())]:
            return f"a person wrote or edited `docs/{source}`: mend it there"
        return ("the page is generated: look into `templates/`, `overrides/` and `mkdocs.yml`; "
                "if all that is as shipped, this is a fault of Cuttings")

    def _is_touched(self, path: str) -> bool:
        file = self.config.site / path
        return file.is_file() and file.stat().st_mtime > self.ended

    def _is_behind(self, path: str) -> bool:
        """Whether its Markdown is not the one that was rendered."""
        source = self._source(path)
        if not self.state.files or not source.endswith(".md"):
            return False
        rendered = self.state.pages.get(source)
        return rendered is None or rendered.digest != publish.digest((self.config.docs / source).read_bytes())

    def _is_lost(self, path: str) -> bool:
        named = {path, f"{path.rstrip('/')}/index.html"} & {*self.state.files}
        return any(not (self.config.site / name).is_file() for name in named)

    def _source(self, path: str) -> str:
        """The file below docs/ that a page of the site is made of; empty where there is none."""
        stem = path.removesuffix("index.html").rstrip("/").removesuffix(".html")
        names = [f"{stem}.md", *(f"{stem}/{name}".lstrip("/") for name in ("index.md", "README.md")), path]
        return next((name for name in names if path and (self.config.docs / name).is_file()), "")


def last_build(config: Config) -> Build:
    """What the project's folders say of it."""
    record = config.cache / RECORD
    ended = record.stat().st_mtime if record.is_file() else inf
    return Build(config, load(config.cache), publish.read_manifest(config.docs, config.cache), ended)


def check(config: Config) -> Report:
    """All checks of the built site of a project."""
    if not config.site.is_dir():
        return Report((Problem("site/", "there is no site to check", "`cuttings build` makes one"),), {})
    files = {p.relative_to(config.site).as_posix(): p.stat().st_size for p in sorted(config.site.rglob("*")) if p.is_file()}
    home = (config.settings.site_url or NOWHERE).rstrip("/") + "/"
    names = tuple(path for path in files if path.endswith(".html"))
    pages = {seen.path: seen for seen in _mapped(partial(page, config.site, home), names, config.jobs)}
    articles = tuple(sorted((config.docs / "articles").glob("*.md")))
    hint = last_build(config).hint
    told = [*broken(pages, frozenset(files), hint), *_front(config, articles), *_misquoted(config, pages, hint), *budget(files)]
    figures = {"pages": len(pages), "links": sum(len(seen.links) for seen in pages.values()),
               "evidence links": sum(anchor.startswith("s-") for seen in pages.values() for _, anchor in seen.links),
               "articles": len(articles), "files": len(files), "bytes": sum(files.values()), "largest file": max(files.values(), default=0)}
    return Report(tuple(sorted(told)), figures, tuple(_notes(config)))


def _notes(config: Config) -> Iterator[Problem]:
    """What only a published site needs: an address, and to have been built with it."""
    address = config.settings.site_url
    if not address:
        yield NO_ADDRESS
    elif not any(html_text.escape(address) in _text(config.site / name) for name in ("index.html", "sitemap.xml")):
        yield Problem("site/", f"it was not built for {address}", "`cuttings build` with the same `site_url`, or the same SITE_URL")


def _text(file: Path) -> str:
    return file.read_text("utf-8") if file.is_file() else ""


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


def broken(pages: Mapping[str, Seen], files: frozenset[str], hint: Hint) -> Iterator[Problem]:
    """Links that lead to nothing, each named once, and links that run script."""
    wrong: dict[tuple[str, str], list[str]] = {}
    for path in sorted(pages):
        for to, anchor in sorted(pages[path].links):
            file = next((f for f in (to, f"{to.rstrip('/')}/index.html".lstrip("/")) if f in files), None)
            if file is None:
                wrong.setdefault((f"a link leads to `{to}`, which is not there", to), []).append(path)
            elif anchor and file in pages and anchor not in pages[file].anchors:
                what = "evidence" if anchor.startswith("s-") else "a link"
                wrong.setdefault((f"{what} leads to `{file}#{anchor}`, and that page has no such place", file), []).append(path)
        for link in sorted(pages[path].wild):
            yield Problem(f"site/{path}", f"a link would run script: `{link[:60]}`")
    for (what, to), where in wrong.items():
        others = f"; so on {counted(len(where) - 1, 'other page')}" if len(where) > 1 else ""
        yield Problem(f"site/{where[0]}", what + others, hint(where[0], to))


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


def _misquoted(config: Config, pages: Mapping[str, Seen], hint: Hint) -> Iterator[Problem]:
    """Mentions whose words are not those of the sentence that they name, where the page may show it."""
    where = f"docs/{MENTIONS}"
    try:
        for row in _rows(config.docs / MENTIONS):
            yield from _misquoted_row(where, row, pages, hint)
    except (ValueError, EOFError, gzip.BadGzipFile, zlib.error) as error:
        yield Problem(where, f"it cannot be read: {error}", "delete it, and `cuttings build` writes it anew")


def _misquoted_row(where: str, row: Mapping[str, object], pages: Mapping[str, Seen], hint: Hint) -> Iterator[Problem]:
    """One of them, if it is wrong."""
    seen = pages.get(f"articles/{row.get('article')}/index.html")
    anchor, surface = str(row.get("anchor") or row.get("sentence") or ""), squeeze(str(row.get("surface") or ""))
    words = (seen.sentences or {}).get(anchor) if seen else None
    if seen is None:
        yield Problem(where, f"a mention of `{surface}` is in article `{row.get('article')}`, which has no page",
                      hint(f"articles/{row.get('article')}/index.html"))
    elif words is not None and surface not in words:
        yield Problem(where, f"`{surface}` is not in the sentence `{seen.path}#{anchor}`", hint(seen.path))


def _rows(file: Path) -> Iterable[dict[str, object]]:
    if not file.is_file():
        return
    with gzip.open(file) as lines:
        yield from (json.loads(line) for line in lines if line.strip())
