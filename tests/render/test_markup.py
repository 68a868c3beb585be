"""Text in, the same text out, through the site's own Markdown extensions, and never any markup."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mkdocs.utils.yaml import yaml_load

from generator.render.markup import escape, html, outside, safe_url

LISTED = yaml_load((Path(__file__).parents[2] / "mkdocs.yml").read_text("utf-8"))["markdown_extensions"]
EXTENSIONS = [one if isinstance(one, str) else next(iter(one)) for one in LISTED]
MORE = [*EXTENSIONS, "fenced_code", "admonition", "footnotes", "def_list", "abbr"]  # what a project may switch on
NASTY = [
    "# not a heading", "1. not a list", "- no", "+ no", "> no", "a*b*c _d_ `e`", "[x](y) ![z](w)", "<script>x</script>",
    "AT&T &amp; Co", "!!! note", "??? q", "=== tab", ": def", "| a | b |", "~~s~~", "a\\b", "{: #id }", "text {: .c }",
    "[^1]: foot [^1]", "*[HTML]: x", "---", "***", "http://a.b/c_d_e", "```\ncode\n```", "    indented", "Title\n=====",
    "snake_case_name", "2 * 3 * 4", "$x$", "---\ntitle: x\n---", "a  \nb", "{{ x }} {% y %}", "~~~", "x | y\n--|--\n1 | 2", "[TOC]",
    "5) five", "\tTabbed", "::: x", "<!-- c -->", "&#35; hash", "a\\\nb", "*", "_", "``", "wzxhzdk:0", "klzzwxh:0000", "\x02klzzwxh:0\x03",
    '" onmouseover="x', "<div markdown=1>", "</div>", "<a href='javascript:x'>", "javascript:alert(1)", "![a](javascript:x)",
]
CHARACTERS = st.sampled_from(list("ab 12.)(*_`#>+-!?=:~|[]{}<>&\\\"'$^\n\t/%@;é\u2028"))


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", "", text))).strip()


def expected(text: str) -> str:
    return re.sub(r"\s+", " ", re.sub("[\x02\x03]", "", text)).strip()


def shown(text: str, frame: str = "{}") -> str:
    return plain(markdown.markdown(frame.format(escape(text)), extensions=MORE))


@pytest.mark.parametrize("text", NASTY)
def test_shows_what_was_written(text: str) -> None:
    assert shown(text) == expected(text)


@given(st.text(CHARACTERS, max_size=14))
@settings(max_examples=500, deadline=None)
def test_shows_what_was_written_at_random(text: str) -> None:
    assert shown(text) == expected(text)


@pytest.mark.parametrize("text", NASTY)
@pytest.mark.parametrize("frame", ["# x {}", "- {}", "[{}](a.md)", '<div class="{}">x</div>', "<p>{}</p>", "| a |\n|---|\n| {} |", "1. {}"])
def test_makes_no_markup(text: str, frame: str) -> None:
    tags = [set(re.findall(r"<(\w+)", markdown.markdown(frame.replace("{}", words), extensions=MORE))) for words in (escape(text), "a")]

    assert tags[0] <= tags[1] | {"br"}


@given(st.text(CHARACTERS, max_size=30))
@settings(max_examples=300, deadline=None)
def test_a_raw_block_shows_what_was_written(text: str) -> None:
    block = '<div class="story">\n<p title="' + html(text) + '">' + html(text) + "</p>\n</div>"

    made = markdown.markdown(block, extensions=MORE)

    assert plain(made) == expected(text)
    assert re.findall(r"<(\w+)", made) == ["div", "p"]


@pytest.mark.parametrize("url", [
    "javascript:alert(1)", "JaVaScRiPt:x", "data:text/html,x", "//evil.example", "/a", "", None, "http://", "vbscript:x", "ftp://a.b/c",
    "http://[bad", "\x01javascript:x", "java\nscript:x",
])
def test_only_http_addresses_are_safe(url: str | None) -> None:
    assert safe_url(url) is None
    assert "<a" not in outside("words", url)


def test_a_safe_address_cannot_leave_its_attribute() -> None:
    link = outside("<b>", 'https://a.example/"><script>x</script>?a=1&b=\'2\' 3')

    assert link.count("<") == 2
    assert '"><script' not in link
    assert "%22%3E%3Cscript%3Ex%3C/script%3E?a=1&amp;b=%272%27%203" in link
