"""Law 4, on every page: strangers' words come out as they went in, and make no element and no attribute, through the real engine."""

from __future__ import annotations

import ast
import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from lxml import etree, html

from generator import build
from generator.config import Config, load
from generator.render.data.tables import FORMULA_STARTS
from generator.site import build as host
from generator.words import squeeze
from tests.conftest import ROOT, copy_settings
from tests.render.test_markup import CHARACTERS, NASTY

FIELDS = ("title", "outlet", "section", "rights", "dateline")
PLAIN = "Quay of plain words"
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def project(folder: Path, words: list[str]) -> Config:
    """Stories with these words in every field, each beside a mark that stands nowhere else; and one more printing of each."""
    for name in ("sources", "catalog", "decisions"):
        (folder / name).mkdir(parents=True, exist_ok=True)
    rows, entities = [], []
    for n, word in enumerate(words):
        def at(field: str, n: int = n, word: str = word) -> str:
            return f"{word} zq{n}{field}" if n % 2 else f"zq{n}{field} {word}"

        name = squeeze(f"Arden {at('name')} Corporation")
        text = f"{name} met the board on {n % 27 + 1} May 2021. \"We own {at('quote')} and more,\" said Ana Soltys of {name}.\n\n" + (
            f"The crane of {at('text')} stood on the quay for a year, and the {n}th keeper painted it in many colours. " * 3)
        row = {"text": text, "published": "2021-05-01", "authors": [at("author")], "tags": [at("tag")],
               "url": f"https://a.example/{n}?{word if n else 0}", **{field: at(field) for field in FIELDS}}
        rows += [{**row, "id": at("id")}, {**row, "id": f"copy-{n}", "title": at("again"), "outlet": at("other")}]
        entities.append({"name": name, "kind": "organisation", "note": at("note"), "aliases": [at("alias")]})
    (folder / "sources" / "<b>rows* [x](y).jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    listed = [{"name": f"zq{n}theme {word}", "description": f"zq{n}description {word}", "keywords": ["quay", "crane"]}
              for n, word in enumerate(words[:3])]
    (folder / "catalog" / "entities.yml").write_text(json.dumps(entities))
    (folder / "catalog" / "themes.yml").write_text(json.dumps(listed))
    said = [{"article": f"copy-{n}", "field": "section", "to": f"zq{n}to {word}", "by": f"zq{n}by {word}", "why": f"zq{n}why {word}",
             "when": "2022-01-01"} for n, word in enumerate(words)]
    (folder / "decisions" / "corrections.yml").write_text(json.dumps(said))
    judged = [{"left": f"zq{n}left {word}", "right": f"zq{n}right {word}", "verdict": "different", "by": f"zq{n}judge {word}",
               "why": f"zq{n}reason {word}", "when": "2022-01-01"} for n, word in enumerate(words)]
    (folder / "decisions" / "judgements.jsonl").write_text("".join(json.dumps(row) + "\n" for row in judged))
    (folder / "cuttings.yml").write_text("model: none\n")
    if not (folder / "overrides").exists():
        copy_settings(folder)
        (folder / "overrides").symlink_to(ROOT / "overrides")
    return load(folder, jobs=1)


def made(folder: Path, words: list[str]) -> Config:
    config = project(folder, words)
    build.generate(config)
    host.build(config, jobs=1)
    return config


def pages(config: Config) -> Iterator[tuple[str, etree._Element]]:
    for file in sorted(config.site.rglob("*.html")):
        yield file.relative_to(config.site).as_posix(), html.document_fromstring(file.read_bytes().decode("utf-8"))


def shapes(config: Config) -> set[tuple[str, str]]:
    """(element, attribute) of all that stands on the pages, and each element alone."""
    found = set()
    for _, tree in pages(config):
        for element in tree.iter(etree.Element):
            found |= {(str(element.tag), ""), *((str(element.tag), str(name)) for name in element.attrib)}
    return found


def known(config: Config) -> set[str]:
    """The strings that were understood: titles, outlets, authors and so on, blanks folded; with their marks."""
    whole, _ = build.read_corpus(config)
    found: list[str] = []
    for one in whole.findings.values():
        article = one.article
        found += [article.title, article.outlet or "", article.dateline or "", *article.authors, *article.tags]
    for entity in whole.entities.values():
        found += [entity.name, entity.note, *(name for name, _ in entity.aliases)]
    for said in (*whole.judgements, *(said for one in whole.findings.values() for said in one.article.corrections)):
        found += [said.reason, said.author]
    found += sorted({theme.name for one in whole.findings.values() for theme in one.themes})
    return {squeeze(CONTROL.sub("", text)) for text in found if "zq" in text}


def marks(text: str) -> list[str]:
    return re.findall(r"zq\d*[a-z]+", text)


def misread(config: Config) -> list[tuple[str, str]]:
    """(path, the words that should stand there): each known string whose mark is on a page must be there whole, or shortened."""
    by_mark: dict[str, set[str]] = {}
    for text in known(config):
        by_mark.setdefault(marks(text)[0], set()).add(text)
    wrong = []
    for path, tree in pages(config):
        for part in tree.xpath("//script | //style | //pre"):
            part.getparent().remove(part)
        seen = squeeze(CONTROL.sub("", " ".join(tree.xpath("//body")[0].itertext())))
        close = squeeze(CONTROL.sub("", tree.xpath("//body")[0].text_content()))
        for mark in sorted(set(marks(close)) & by_mark.keys()):
            if not any(text in close or text in seen for text in by_mark[mark]):
                wrong.append((path, min(by_mark[mark])))
    return wrong


@pytest.fixture(scope="module")
def benign(tmp_path_factory: pytest.TempPathFactory) -> set[tuple[str, str]]:
    """What we write ourselves: the shapes of a site of plain words."""
    return shapes(made(tmp_path_factory.mktemp("benign"), [f"{PLAIN} {n}" for n in range(40)]))


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Config:
    return made(tmp_path_factory.mktemp("attacked"), [*NASTY, *MORE])


MORE = [
    "[x](javascript:alert(1))", "![p](https://evil.example/t.png)", "<https://evil.example>", "[x]: https://evil.example",
    "{: onclick=x }", "&lt;b&gt; &amp;amp;", "\u202eevil\u2066", "| a | b |\n|--|--|\n| c | d |", "=cmd|' /C calc'!A0", "@SUM(1+1)",
    "`` `x` ``", "]]> <![CDATA[", "*[Arden]: x", "<details><summary>x</summary>", "</ul></li></div></article>",
    "__init__ *new* [Update](soon)",
]


def test_words_make_no_element_and_no_attribute(benign: set[tuple[str, str]], attacked: Config) -> None:
    assert shapes(attacked) - benign == set()


def test_no_address_is_theirs(attacked: Config) -> None:
    """But that of a story's original."""
    links = {str(link) for _, tree in pages(attacked) for link in tree.xpath("//@href | //@src | //@action | //@poster")}
    own = re.compile(r"https://(a\.example/\d|cuttings\.example/|en\.wikipedia\.org/|www\.wikidata\.org/)")

    assert not [link for link in links if re.match(r"\s*([a-z]+:|//)", link, re.IGNORECASE) and not own.match(link)]


def test_words_come_out_as_they_went_in(attacked: Config) -> None:
    assert len(known(attacked)) > 10 * len(NASTY)
    assert misread(attacked) == []


def test_no_table_holds_a_formula_and_every_file_can_be_read(attacked: Config) -> None:
    """CSV without formulas; JSON, JSON lines and XML that parse."""
    for file in sorted(attacked.docs.rglob("*.csv")):
        cells = [cell for row in csv.reader(io.StringIO(file.read_text("utf-8"))) for cell in row]
        assert not [cell for cell in cells if cell[:1] in FORMULA_STARTS and not re.fullmatch(r"-?\d+(\.\d+)?", cell)], file
    lines = [*attacked.docs.rglob("*.jsonl"), *attacked.docs.rglob("*.ftm.json")]  # FollowTheMoney's is lines too
    for file in sorted(set(attacked.docs.rglob("*.json")) - set(lines)):
        json.loads(file.read_text("utf-8"))
    for file in sorted(lines):
        assert all(json.loads(line) for line in file.read_text("utf-8").removesuffix("\n").split("\n") if line), file
    for file in sorted(attacked.docs.rglob("*.xml")):
        ElementTree.parse(file)


def test_a_calendar_has_no_line_of_theirs(attacked: Config) -> None:
    names = {line.partition(":")[0].partition(";")[0] for file in attacked.docs.rglob("*.ics")
             for line in file.read_bytes().decode().replace("\r\n ", "").split("\r\n") if line}

    assert names <= {"BEGIN", "END", "VERSION", "PRODID", "CALSCALE", "X-WR-CALNAME", "UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY",
                     "DESCRIPTION", "CATEGORIES", "STATUS", "TRANSP", "URL"}


@given(st.lists(st.text(CHARACTERS, min_size=1, max_size=20).filter(str.strip), min_size=12, max_size=12))
@settings(max_examples=1, phases=[Phase.generate], deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_so_do_words_at_random(benign: set[tuple[str, str]], tmp_path_factory: pytest.TempPathFactory, words: list[str]) -> None:
    config = made(tmp_path_factory.mktemp("random"), words)

    assert shapes(config) - benign == set()
    assert misread(config) == []


def test_no_value_stands_bare_in_html_that_we_write() -> None:
    """In a string with a tag in it stand calls, which escape, and what was made before; never a field of an article or entity."""
    bare = []
    for file in sorted((ROOT / "generator" / "render").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.JoinedStr) and any("<" in str(part.value) for part in node.values if isinstance(part, ast.Constant)):
                held = [part.value for part in node.values if isinstance(part, ast.FormattedValue)]
                bare += [(file.name, ast.unparse(one)) for one in held if isinstance(one, ast.Attribute) and one.attr != "anchor"]

    assert bare == []


def test_no_template_lets_words_pass() -> None:
    files = [*(ROOT / "templates").rglob("*.jinja"), *(ROOT / "overrides").rglob("*.html")]

    assert files
    assert not [file for file in files if re.search(r"\|\s*safe\b|Markup\(|autoescape false", file.read_text("utf-8"))]
