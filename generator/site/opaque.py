"""Markdown with raw HTML blocks -> the same, each block stashed before Python's parser walks it.

MkDocs and Python-Markdown walk a page's HTML with `html.parser` two or three times, to find where
each raw block ends: four fifths of the time of a page that is mostly HTML. Where every tag is
written plainly, one regular expression finds the same ends. A page with anything else in it, such
as a comment or a script, is left to them as it is; and so is what follows a tag that they would
examine further.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from markdown import Markdown
from markdown.extensions import Extension, md_in_html
from markdown.preprocessors import HtmlBlockPreprocessor, Preprocessor

from generator import lazy

NAME = "cuttings_opaque"
# after all that may take text away, such as fenced code (25);
# before the preprocessors that walk the HTML (21 and 20)
PRIORITY = 22
# they alone may come after ours: any other would see a text without its HTML
FOLLOWERS = ("mkdocs_raw_html", "html_block")
WALKERS = (HtmlBlockPreprocessor, md_in_html.HtmlBlockPreprocessor)  # whose work we do
NEVER_CLOSED = "hr"  # the one block-level tag that they never wait to be closed

# these hold text, not tags
_TEXT_TAGS = (
    "script|style|textarea|title|iframe|noembed|noframes|noscript|xmp|plaintext"
)
_ATTRIBUTE = r' (?!markdown\b)[A-Za-z][\w:.-]*+(?:="[^"<>]*+")?'
_CLOSING = r"/([a-z][a-z0-9]*+)>"
_OPENING = rf"([a-z][a-z0-9]*+)(?:{_ATTRIBUTE})*+( ?/)?>"
_TAG = lazy.regex(rf"<(?:{_CLOSING}|{_OPENING})", re.ASCII)
_TEXT_TAG = lazy.regex(rf"<(?:{_TEXT_TAGS})\b", re.ASCII)
_INCOMPLETE_REFERENCE = lazy.regex("&#(?!(?:[0-9]+|[xX][0-9a-fA-F]+);)")

# (the name, if it closes; the name, if it opens; "/", if it does both): the groups of _TAG
Tag = tuple[str, str, str]


class Opaque(Extension):
    """The last extension of a page's Markdown."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Register the preprocessor."""
        md.preprocessors.register(_StashBlocks(md), NAME, PRIORITY)


class _StashBlocks(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        """The lines with each plain raw block stashed where and as `html_block` would stash it."""
        if not _is_next_to_walkers(self.md):
            return lines
        text = "\n".join(lines)
        parts: list[str] = []
        copied = 0
        for start, end in find_blocks(text, self.md.is_block_level):
            placeholder = self.md.htmlStash.store(text[start:end] + "\n")
            parts += [text[copied:start], "\n", placeholder, "\n\n"]
            copied = end
        if not parts:
            return lines
        parts.append(text[copied:])
        return "".join(parts).split("\n")


def _is_next_to_walkers(md: Markdown) -> bool:
    """True if no other preprocessor is between ours and the walkers,
    and those are as we know them.
    """
    registry = md.preprocessors
    if "html_block" not in registry or type(registry["html_block"]) not in WALKERS:
        return False
    own_place = registry.get_index_for_name(NAME)
    followers = [name for name in FOLLOWERS if name in registry]
    distances = [
        registry.get_index_for_name(name) - own_place
        for name in followers
    ]
    return distances == list(range(1, len(followers) + 1))


def find_blocks(text: str, is_block: Callable[[str], bool]) -> Iterator[tuple[int, int]]:
    """Half-open ranges of raw HTML blocks, each at a left edge and between blank lines.

    Gives all of them, or the first ones, or none: it stops where the walkers might disagree.
    `is_block` tells whether a tag of this name begins a block.
    """
    paragraphs = text.split("\n\n")
    tags_of: list[list[Tag]] = [_TAG.findall(paragraph) for paragraph in paragraphs]
    if not _is_plain(text, sum(map(len, tags_of))):
        return
    open_tags: list[str] = []
    at = begin = 0  # where this paragraph and this block begin
    for paragraph, tags in zip(paragraphs[:-1], tags_of, strict=False):
        if not open_tags and _has_block_tag(tags, is_block):
            begin = at + len(paragraph) - len(paragraph.lstrip("\n"))
            if not (text.startswith("<", begin) and _opens_block(tags[0], is_block)):
                return
            open_tags.append(tags.pop(0)[1])
        if open_tags:
            closing = _close_tags(tags, open_tags)
            if closing:
                if not _ends_with_tag(paragraph, tags, closing):
                    return
                yield begin, at + len(paragraph)
        at += len(paragraph) + len("\n\n")


def _is_plain(text: str, plain_tags: int) -> bool:
    """True if the text has no tags but these, none that holds text, and whole references alone."""
    if plain_tags != text.count("<"):
        return False
    return not (_TEXT_TAG.search(text) or _INCOMPLETE_REFERENCE.search(text))


def _has_block_tag(tags: list[Tag], is_block: Callable[[str], bool]) -> bool:
    names = (closed or opened for closed, opened, _ in tags)
    return any(map(is_block, names))


def _opens_block(tag: Tag, is_block: Callable[[str], bool]) -> bool:
    _, opened, closes_itself = tag
    return (
        opened not in ("", NEVER_CLOSED)
        and not closes_itself
        and is_block(opened)
    )


def _ends_with_tag(paragraph: str, tags: list[Tag], closing: int) -> bool:
    """True if the tag that closes the block is the last of the paragraph, and its end."""
    if closing != len(tags):
        return False
    last_name = tags[-1][0]
    return paragraph.endswith(f"</{last_name}>")


def _close_tags(tags: list[Tag], open_tags: list[str]) -> int:
    """Open and close these tags on the stack, as `html_block` does.

    How many of them empty the stack; 0 where it stays open.
    """
    for n, (closed, opened, closes_itself) in enumerate(tags, 1):
        if closed in open_tags:
            while open_tags.pop() != closed:
                pass
            if not open_tags:
                return n
        elif opened and not closes_itself and opened != NEVER_CLOSED:
            open_tags.append(opened)
    return 0
