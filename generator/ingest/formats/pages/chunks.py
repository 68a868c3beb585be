"""The tree of a page and the paragraphs found in it -> the same, with those of its other chunks.

Sites part an article into containers of one class with an advert between two, and trafilatura at
times takes the first alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from lxml.html import HtmlElement as Element

from generator.words import letters_of, squeeze

SHORTEST = 60  # characters of a paragraph that tells its container
FEWEST = 2  # paragraphs that were found in containers of a class
LEVELS = 3  # of ancestors whose classes are alike

Look = tuple[str, ...]


def add_chunks(tree: Element, paragraphs: Sequence[str]) -> tuple[str, ...]:
    """The paragraphs, and after each what follows it in containers that look like those of most."""
    found = {letters_of(paragraph): k for k, paragraph in enumerate(paragraphs)}
    nodes = [
        (node, squeeze(node.text_content()))
        for node in tree.iter("p")
    ]
    long = [(node, text) for node, text in nodes if len(text) >= SHORTEST]
    known = [node for node, text in long if letters_of(text) in found]
    look = _commonest_look(known)
    if look is None:
        return tuple(paragraphs)
    parents = {node.getparent() for node in known}
    missing: dict[int, list[str]] = {}
    place = -1
    for node, text in nodes:
        letters = letters_of(text)
        place = found.get(letters, place)
        is_chunk = node.getparent() not in parents and _look_of(node) == look
        if letters and letters not in found and is_chunk:
            missing.setdefault(place, []).append(text)
    return tuple(_insert(paragraphs, missing))


def _insert(paragraphs: Sequence[str], missing: dict[int, list[str]]) -> Iterator[str]:
    yield from missing.get(-1, ())
    for k, paragraph in enumerate(paragraphs):
        yield paragraph
        yield from missing.get(k, ())


def _commonest_look(nodes: Sequence[Element]) -> Look | None:
    """The look of most of them, where their container has a class."""
    looks = Counter(map(_look_of, nodes))
    if not looks:
        return None
    look, number = looks.most_common(1)[0]
    has_class = look[1].partition(".")[2] != ""
    return look if has_class and number >= FEWEST else None


def _look_of(node: Element) -> Look:
    """The names and classes of a paragraph and of what it stands in."""
    chain = [node]
    for ancestor in node.iterancestors():
        chain.append(ancestor)
        if len(chain) > LEVELS:
            break
    return tuple(f"{part.tag}.{part.get('class') or ''}" for part in chain)
