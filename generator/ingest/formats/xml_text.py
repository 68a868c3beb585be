"""Bytes of XML -> its tree. No entity is expanded, nothing is fetched, sizes are bounded."""

from __future__ import annotations

from typing import NamedTuple

import lxml.etree

FATAL = lxml.etree.ErrorLevels.FATAL  # an error after which a parser guesses


class Tree(NamedTuple):
    """The root of XML, and what is broken in it; "" for sound XML."""

    root: lxml.etree._Element
    fault: str


def parse_xml(data: bytes) -> Tree | None:
    """The tree, of broken XML too as far as it can be read; None if there is none."""
    parser = lxml.etree.XMLParser(
        resolve_entities=False, no_network=True, huge_tree=False, recover=True, load_dtd=False)
    try:
        root = lxml.etree.fromstring(data.lstrip(), parser)
    except (lxml.etree.LxmlError, ValueError):
        return None
    if root is None:
        return None
    errors = [error for error in parser.error_log if error.level >= FATAL]
    fault = f"broken XML in line {errors[0].line}: what could be read is shown" if errors else ""
    return Tree(root, fault)


def local_name(element: lxml.etree._Element) -> str:
    """The name of an element without its namespace; "" for a comment."""
    tag = element.tag
    if not isinstance(tag, str):
        return ""
    return tag.rpartition("}")[2]


def name_of(element: lxml.etree._Element) -> str:
    """The name of an element in small letters; "" for a comment."""
    return local_name(element).lower()


def text_of(element: lxml.etree._Element) -> str:
    """All words of an element."""
    return "".join(str(part) for part in element.itertext())
