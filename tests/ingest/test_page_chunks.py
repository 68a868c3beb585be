"""Articles that a page parts into containers of one class."""

from __future__ import annotations

import lxml.html
import pytest

from generator.ingest.formats.pages.chunks import add_chunks
from generator.ingest.formats.pages.text import extract_body, parse_tree

PROSE = tuple(f"The council of Arden said in its report number {n} that the harbour tax would rise by {n} crowns a year." for n in range(8))


def chunk(*paragraphs: str, name: str = "body") -> str:
    return f"<div class='grid'><div class='{name}'>{''.join(f'<p>{text}</p>' for text in paragraphs)}</div></div>"


def tree_of(*chunks: str) -> lxml.html.HtmlElement:
    tree = parse_tree(f"<html><body><h1>Harbour tax</h1><div class='chunks'>{'<hr>'.join(chunks)}</div></body></html>")
    assert tree is not None
    return tree


def test_chunks_of_the_same_class_are_added_where_they_stand() -> None:
    tree = tree_of(chunk(*PROSE[:2]), chunk(*PROSE[2:4]), chunk(*PROSE[4:6], "Short."))

    assert add_chunks(tree, PROSE[2:4]) == (*PROSE[:6], "Short.")


@pytest.mark.parametrize("name", ["comments", ""])
def test_containers_of_another_class_are_not(name: str) -> None:
    tree = tree_of(chunk(*PROSE[:2]), chunk(*PROSE[2:4], name=name))

    assert add_chunks(tree, PROSE[:2]) == PROSE[:2]


def test_containers_without_a_class_say_nothing() -> None:
    tree = tree_of(chunk(*PROSE[:2], name=""), chunk(*PROSE[2:4], name=""))

    assert add_chunks(tree, PROSE[:2]) == PROSE[:2]


def test_comments_between_paragraphs_lose_none() -> None:
    paragraphs = "<!-- slot --><table hidden></table>".join(f"<p>{text}</p>" for text in PROSE)
    page = f"<html><body><article>{paragraphs}</article></body></html>"

    body = " ".join(extract_body(page))

    assert all(text in body for text in PROSE)
