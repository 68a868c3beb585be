"""HTML -> one Article: trafilatura finds the body, the page's own tags say the rest.

Nothing is guessed from running text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

import lxml.html

from generator import lazy
from generator.ingest.article import build_article, file_id, with_bytes
from generator.ingest.formats import plain
from generator.ingest.formats.pages.chunks import add_chunks
from generator.ingest.formats.pages.day import find_disagreement
from generator.ingest.formats.pages.kind import find_page_kind
from generator.ingest.formats.pages.lead import find_leads
from generator.ingest.formats.pages.linked_data import find_article_node
from generator.ingest.formats.pages.metadata import find_headline, find_statements
from generator.ingest.formats.pages.text import (
    MOST_TAGS,
    clean_markup,
    extract_body,
    markup_text,
    parse_tree,
)
from generator.ingest.formats.saved.saved_page import read_saved_page, strip_toolbar
from generator.ingest.layout import encoding
from generator.ingest.layout.cleaning import clean_story
from generator.ingest.layout.no_article import describe, paywall_problems
from generator.ingest.layout.repeats import repeats_of
from generator.ingest.metadata.metadata import Metadata, merge_metadata
from generator.ingest.metadata.outlets import OutletIndex
from generator.ingest.metadata.precedence import merge_by_precedence
from generator.ingest.metadata.sidecar import Sidecar
from generator.ingest.metadata.values import replace_surrogates
from generator.ingest.repairs.glued import part_glued
from generator.ingest.rules import CutRule
from generator.model.article import Cut
from generator.model.problem import Problem
from generator.model.source import Reading, Source

HINT = "save the text of the story as .txt"
NO_ARTICLE_FOUND = "no article was found in the page: all of its words are shown"
NO_WORDS = "no words of an article in it"
AGAIN_HINT = "save the page again, or its text as .txt"
FEW_WORDS = 30  # of a whole page: with no more, and no article found in it, none is shown
DECLARED_WITHIN = 4_000  # bytes at a page's beginning among which it declares its encoding
_CHARSET = lazy.regex(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]{2,20})", re.I)
NO_PAGE = f"no HTML in it, or more than {MOST_TAGS:,} tags"
_FURNITURE = Cut(CutRule.PAGE_FURNITURE.value, "trafilatura: all but the body")


def read(source: Source, data: bytes, sidecar: Sidecar, outlets: OutletIndex) -> Reading:
    """One page, one story."""
    decoded = decode_page(data)
    if isinstance(decoded, str):
        return Reading((), (Problem(source.path, decoded, plain.NOT_TEXT_HINT),))
    reading = read_page(source, decoded.text, sidecar, outlets, Metadata())
    problems = plain.encoding_problems(source, decoded) + reading.problems
    return Reading(with_bytes(reading.articles, len(data)), problems)


def read_page(
    source: Source,
    page: str,
    sidecar: Sidecar,
    outlets: OutletIndex,
    stated: Metadata,
) -> Reading:
    """The story of one page; what is `stated` of the page outweighs what it says of itself."""
    text = strip_toolbar(clean_markup(replace_surrogates(page)))
    problems = sidecar.problems
    tree = parse_tree(text)
    if tree is None:
        return Reading((), (*problems, Problem(source.path, NO_PAGE, "save the page's text")))
    saved = read_saved_page(text, outlets)
    statements = find_statements(tree, outlets)
    of_page = merge_by_precedence(statements)
    page_metadata = merge_metadata((stated, of_page, saved))
    headline = find_headline(tree, page_metadata.title)
    paragraphs, shortfall = _find_paragraphs(text, headline, source)
    node = find_article_node(tree, page_metadata.url)
    if kind := find_page_kind(tree, node, headline, paragraphs):
        return Reading((), (*sidecar.problems, describe(kind, source.path)))
    problems += shortfall
    if not shortfall:
        paragraphs = _complete(tree, paragraphs)
    if not paragraphs and not headline:
        return Reading((), problems)
    repeats = repeats_of(source)
    story = clean_story(part_glued(paragraphs), outlets, headline=headline, repeats=repeats)
    if not story.headline and not story.paragraphs:
        return Reading((), (*problems, Problem(source.path, NO_WORDS, AGAIN_HINT)))
    beginning = paywall_problems(story.paragraphs, source.path, tree.text_content())
    story = replace(story, continued=story.continued or bool(beginning))
    metadata = merge_metadata((sidecar.metadata_of_story(headline, 0, 1), page_metadata))
    if metadata.published == of_page.published:
        problems += find_disagreement(statements, source.path)
    article = build_article(
        file_id(source), source, story, metadata, outlets, byte_range=(0, 0), cuts=(_FURNITURE,))
    return Reading((article,), (*problems, *beginning))


def _complete(tree: lxml.html.HtmlElement, paragraphs: Sequence[str]) -> tuple[str, ...]:
    """The paragraphs with the article's other chunks, under its lead."""
    whole = add_chunks(tree, paragraphs)
    return (*find_leads(tree, whole), *whole)


def _find_paragraphs(
    text: str,
    headline: str,
    source: Source,
) -> tuple[tuple[str, ...], tuple[Problem, ...]]:
    """The paragraphs of the page's article, or else of the whole page; and what fell short of an
    article.
    """
    paragraphs = extract_body(text)
    if paragraphs:
        return paragraphs, ()
    words = markup_text(text)
    if len(words.split()) > FEW_WORDS:
        problem = Problem(source.path, NO_ARTICLE_FOUND, HINT)
        return tuple(words.split("\n\n")), (problem,)
    if headline:
        return (), (Problem(source.path, "only a headline was found in the page", HINT),)
    return (), (Problem(source.path, NO_WORDS, AGAIN_HINT),)


def decode_page(data: bytes, charset: str = "") -> encoding.Decoded | str:
    """UTF-8 where it is that, then `charset`, then what the page declares, then a guess."""
    decoded = encoding.decode(data)
    if isinstance(decoded, str) or _is_certain(decoded):
        return decoded
    declared = _CHARSET.search(data[:DECLARED_WITHIN])
    codec = declared[1].decode("ascii") if declared and not charset else charset
    if not codec:
        return decoded
    try:
        return encoding.Decoded(data.decode(codec), "latin-1")
    except LookupError:
        return decoded
    except UnicodeDecodeError:
        is_utf8 = codec.lower().replace("-", "") == "utf8"
        with_strays = encoding.decode_with_strays(data)
        return with_strays if is_utf8 and _has_utf8(with_strays) else decoded


def _has_utf8(decoded: encoding.Decoded) -> bool:
    """Are letters above ASCII in it that can be nothing but UTF-8?"""
    above = sum(letter > "\x7f" for letter in decoded.raw)
    return above > decoded.strays


def _is_certain(decoded: encoding.Decoded) -> bool:
    """Is it UTF-8 without stray bytes, or does a byte order mark say its encoding?"""
    is_clean_utf8 = decoded.codec == "utf-8" and not decoded.strays
    return is_clean_utf8 or decoded.skip > 0
