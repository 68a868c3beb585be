"""Raw blocks put away early: the HTML is what Markdown makes without it, of every text."""

from __future__ import annotations

import subprocess
import sys
from itertools import chain
from pathlib import Path

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mkdocs.utils import meta

from generator.config import Config
from generator.site import build
from generator.site.opaque import Opaque, find_blocks
from tests.site.test_build import put, small, tree  # noqa: F401  # `small` is a fixture

SITES = ["attr_list", "md_in_html", "tables", "toc"]
MORE = [*SITES, "fenced_code", "footnotes", "def_list", "abbr", "admonition"]
PLAIN = [
    "\n", "\n\n", "\n\n", "\n\n\n", "\n   \n", " ", "    ", "words", "# Head", "- item", "> said",
    "`<div>`", "| a |\n|---|\n| b |", "[x](y.md)", "<div>", "</div>", "</div>\n\n", "\n\n<div>",
    '<p class="a" id="b">', "</p>", "</p>\n\n", "<ul><li>a<li>b</ul>", "<details>",
    "</details>\n\n", "<span>", "</span>", '<a href="../x/">x</a>', "<br>", "<br/>", "<br />",
    "<hr>", "<hr/>", "<div/>", '<img src="x">', "<pre>\n\n    code\n</pre>", "<div hidden>",
    "<svg>", '<path d="M0 0"/>', "</svg>", "<table><tr><td>", "</td></tr></table>\n\n", "&",
    "&#38;", "&#x26;", "&amp;", "&amp", "<h2>h</h2>", "<p>a</p>\n\n", "\n\n<section>",
    "</section>\n\n", "<dl><dt>a</dt></dl>\n\n", "{: .c }", "{ #i }", "*b*", "wzxhzdk:0", "\t",
    '<div\nid="x">', "[^1]", "[^1]: note", "```\n", "<my>", ">",
]
ODD = [
    "<img src=x>", '<img src="x" alt="<b>">', "<DIV>", "</DIV>", "<div markdown>",
    '<div markdown="1">', "<div id='x'>", "<!-- c -->", "<!--", "-->", "<script>", "</script>",
    "<textarea><div>", "</textarea>", "<style><p>a</style>", "<title>", "<?php", "?>",
    "<!DOCTYPE html>", "<![CDATA[", "<", "</", "</>", "< div>", "&#", "&#38 ", "&#;",
    '<div title="a\n\nb">', "\u0002",
    "<div><script></div>\n\n</script></div>", "<div><!-- </div>\n\n --></div>",
    "<div><p markdown>*a*</p></div>", "<p>a &#38 b</p>",
]
WHOLE = [
    "<div>a</div>", "<div>\n\n<p>b</p>\n\n</div>", "<p>x<br>y</p>", "<hr>",
    "<ul>\n<li>a<li>b\n</ul>", "# Head", "- item <b>c</b>", "\n", "said",
    "<div>a</div> x", "<p>a</p><p>b</p>", "x <p>a</p>", " <p>a</p>", "<div>a</div>\nx", "x\n<p>a</p>",
    "<div><p>a</div>", "<div>a</p></div>", "<div>", "</div>", "<b>", "</b> x", "<div></div><br>",
]


def texts(pieces: list[str], between: str) -> st.SearchStrategy[str]:
    """Mostly plain, with one odd piece somewhere in every third or so."""
    some = st.lists(st.sampled_from(pieces), max_size=14)
    odd = st.lists(st.sampled_from(ODD), max_size=1)
    return st.tuples(some, st.one_of(st.just([]), st.just([]), odd), some).map(lambda of: between.join(chain(*of)))


def made(text: str, extensions: list[str], *more: Opaque) -> tuple[str, object]:
    md = markdown.Markdown(extensions=[*extensions, *more])
    return md.convert(text), getattr(md, "toc_tokens", [])


@pytest.mark.parametrize("extensions", [[], SITES, MORE], ids=["none", "the site's", "more"])
@given(text=texts(PLAIN, ""))
@settings(max_examples=300, deadline=None)
def test_no_page_shows_that_its_blocks_were_put_away(extensions: list[str], text: str) -> None:
    assert made(text, extensions, Opaque()) == made(text, extensions)


@pytest.mark.parametrize("extensions", [SITES, MORE], ids=["the site's", "more"])
@given(text=texts(WHOLE, "\n\n"))
@settings(max_examples=200, deadline=None)
def test_nor_does_a_page_of_whole_blocks(extensions: list[str], text: str) -> None:
    assert made(text, extensions, Opaque()) == made(text, extensions)


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize("frame", [
    "{}", "<div>{}</div>", "<div>\n\n{}\n\n</div>", "<p>a</p>\n\n{}\n\n<p>b</p>", "x {} y\n\n<p>b</p>"])
def test_odd_things_are_what_markdown_makes_of_them(odd: str, frame: str) -> None:
    text = frame.format(odd) + "\n\n# Head\n"

    assert made(text, SITES, Opaque()) == made(text, SITES)


BLOCK = '<div class="a">\n<p>x<br>y <a href="../b/">b</a></p>\n\n<hr><svg><path d="M0"/></svg>\n</div>'


def found(text: str) -> list[str]:
    return [text[start:end] for start, end in find_blocks(text + "\n\n", markdown.Markdown().is_block_level)]


def test_plain_blocks_are_found_among_markdown() -> None:
    assert found(f"# A <b>b</b>\n\n{BLOCK}\n\n\n- [x](y.md) &#38;\n\n<p>z</p>") == [BLOCK, "<p>z</p>"]


@pytest.mark.parametrize("more", ["<!-- c -->", "2 < 3", "<script></script>", "<b class=x>", "&#38", "<p markdown>x</p>", "<P>x</P>"])
def test_a_page_that_is_not_plain_is_left_alone(more: str) -> None:
    assert found(f"{BLOCK}\n\n{more}") == []


@pytest.mark.parametrize("doubt", [
    "<hr>", "</div>", " <div></div>", "x <div></div>", "<div></div> x", "<div></div>\nx", "<div></div><p>a</p>"])
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
    f"```html\n\n{BLOCK}\n\n```\n\n    {BLOCK}\n", f"- item\n\n    {BLOCK}\n\n{BLOCK}\n\n## Head\n",
    "<p>never closed\n\n## Head\n\n<div>\n",
])}


def test_pages_by_hand_are_what_mkdocs_makes(small: Config, tmp_path: Path) -> None:  # noqa: F811
    put(small.docs, dict(BY_HAND))

    build.build_pages(small, jobs=1)
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "-q", "-d", tmp_path / "plain"], cwd=small.root, check=True)

    mine, theirs = tree(small.site), tree(tmp_path / "plain")
    assert {k: v for k, v in mine.items() if k.endswith(".html")} == {k: v for k, v in theirs.items() if k.endswith(".html")}
    assert sum("notes/hand" in path for path in mine) == len(BY_HAND)
