"""Raw blocks put away early: the HTML is what Markdown makes without it, of every text."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mkdocs.utils import meta

from generator import host
from generator.config import Config
from generator.host_opaque import Opaque, blocks
from tests.test_host import put, small, tree  # noqa: F401  # `small` is a fixture

SITES = ["attr_list", "md_in_html", "tables", "toc"]
MORE = [*SITES, "fenced_code", "footnotes", "def_list", "abbr", "admonition"]
PIECES = [
    "\n", "\n\n", "\n\n", "\n\n\n", "  ", "    ", "words", "# Head", "- item", "> said", "`<div>`", "```\n", "| a |\n|---|\n| b |", "[x](y.md)",
    "<div>", "</div>", "<div>\n\n<p>in</p>\n\n</div>", '<p class="a" id="b">', "</p>", "<ul><li>a<li>b</ul>", "<details>", "</details>",
    "<span>", "</span>", '<a href="../x/">x</a>', "<br>", "<br/>", "<br />", "<hr>", "<hr/>", "<img src=x>", '<img src="x" alt="<b>">',
    "<pre>\n\n    code\n</pre>", "<DIV>", "</DIV>", "<div markdown>", '<div markdown="1">', "<div hidden>", "<div id='x'>", "<div\nid=\"x\">",
    "<script>", "</script>", "<textarea>", "<style>a</style>", "<title>", "<!-- c -->", "<!--", "-->", "<?php", "?>", "<!DOCTYPE html>",
    "<![CDATA[", "<", ">", "</", "</>", "< div>", "&", "&#", "&#38;", "&#38 ", "&#x26;", "&amp;", "&amp", "&#;", "{: .c }", "{ #i }",
    '<div title="a\n\nb">', "<svg>", '<path d="M0 0"/>', "</svg>", "<table><tr><td>", "</td></tr></table>", "[^1]", "[^1]: note", "*b*",
    "<h2>h</h2>", "<p>a</p>\n\n", "\n\n<section>", "</section>\n\n", "<dl><dt>a</dt></dl>\n\n", "\t", "\x02", "wzxhzdk:0", "<my-tag>", "<h1>",
]


def made(text: str, extensions: list[str], *more: Opaque) -> tuple[str, object]:
    md = markdown.Markdown(extensions=[*extensions, *more])
    return md.convert(text), getattr(md, "toc_tokens", [])


@pytest.mark.parametrize("extensions", [[], SITES, MORE], ids=["none", "the site's", "more"])
@given(text=st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
@settings(max_examples=300, deadline=None)
def test_no_page_shows_that_its_blocks_were_put_away(extensions: list[str], text: str) -> None:
    assert made(text, extensions, Opaque()) == made(text, extensions)


@pytest.mark.parametrize("extensions", [SITES, MORE], ids=["the site's", "more"])
@given(text=st.lists(st.sampled_from([p for p in PIECES if made(p, [])[0].startswith("<")] + ["\n\n"] * 9), max_size=14).map("\n\n".join))
@settings(max_examples=200, deadline=None)
def test_nor_does_a_page_of_whole_blocks(extensions: list[str], text: str) -> None:
    assert made(text, extensions, Opaque()) == made(text, extensions)


BLOCK = '<div class="a">\n<p>x<br>y <a href="../b/">b</a></p>\n\n<hr><svg><path d="M0"/></svg>\n</div>'


def found(text: str) -> list[str]:
    return [text[start:end] for start, end in blocks(text + "\n\n", markdown.Markdown().is_block_level)]


def test_plain_blocks_are_found_among_markdown() -> None:
    assert found(f"# A <b>b</b>\n\n{BLOCK}\n\n\n- [x](y.md) &#38;\n\n<p>z</p>") == [BLOCK, "<p>z</p>"]


@pytest.mark.parametrize("more", ["<!-- c -->", "2 < 3", "<script></script>", "<b class=x>", "&#38", "<p markdown>x</p>", "<P>x</P>"])
def test_a_page_that_is_not_plain_is_left_alone(more: str) -> None:
    assert found(f"{BLOCK}\n\n{more}") == []


@pytest.mark.parametrize("doubt", ["<hr>", "</div>", " <div></div>", "x <div></div>", "<div></div> x", "<div></div>\nx", "<div></div><p>a</p>"])
def test_what_follows_a_doubt_is_left_alone(doubt: str) -> None:
    assert found(f"{BLOCK}\n\n{doubt}\n\n{BLOCK}") == [BLOCK]


def test_every_kind_of_page_of_the_demo_is_what_markdown_makes(demo: Path) -> None:
    texts = {path: meta.get_data(path.read_text("utf-8"))[0] for path in sorted((demo / "docs").rglob("*.md"))}
    kinds = {(path.parent, text.count("\n## ")): text for path, text in texts.items()}

    assert all(made(text, SITES, Opaque()) == made(text, SITES) for text in kinds.values())
    assert sum(len(part) for text in texts.values() for part in found(text)) > 0.8 * sum(map(len, texts.values()))


def test_a_preprocessor_between_is_respected() -> None:
    class Between(markdown.extensions.Extension):
        def extendMarkdown(self, md: markdown.Markdown) -> None:
            md.preprocessors.register(Swap(md), "between", 20.5)

    class Swap(markdown.preprocessors.Preprocessor):
        def run(self, lines: list[str]) -> list[str]:
            return [line.replace("x", "z") for line in lines]

    text = "<p>x</p>\n\nx"

    assert markdown.markdown(text, extensions=[Between(), Opaque()]) == markdown.markdown(text, extensions=[Between()])


BY_HAND = {f"notes/hand{n}.md": text for n, text in enumerate([
    f"# Both\n\n{BLOCK}\n\n## Part {{ #own }}\n\n[itself](#own), [stories](../articles/index.md#x) and <small>more</small>\n\n{BLOCK}\n",
    f'<div markdown="1">\n\n## Inside\n\n{BLOCK}\n\n</div>\n\n[a](hand0.md)\n', f"<!-- note -->\n\n{BLOCK}\n\n| a |\n|---|\n| <b>b</b> |\n",
    f"```html\n\n{BLOCK}\n\n```\n\n    {BLOCK}\n", f"- item\n\n    {BLOCK}\n\n{BLOCK}\n\n## Head\n", "<p>never closed\n\n## Head\n\n<div>\n",
])}


def test_pages_by_hand_are_what_mkdocs_makes(small: Config, tmp_path: Path) -> None:  # noqa: F811
    put(small.docs, dict(BY_HAND))

    host.site(small, jobs=1)
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "-q", "-d", tmp_path / "plain"], cwd=small.root, check=True)

    mine, theirs = tree(small.site), tree(tmp_path / "plain")
    assert {k: v for k, v in mine.items() if k.endswith(".html")} == {k: v for k, v in theirs.items() if k.endswith(".html")}
    assert sum("notes/hand" in path for path in mine) == len(BY_HAND)
