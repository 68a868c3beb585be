"""Markdown with raw HTML blocks -> the same with each block stashed whole, before Python's HTML parser walks it.

MkDocs and Python-Markdown walk a page's HTML with `html.parser` two or three times, to find where each raw block ends: four fifths of
the time of a page that is mostly HTML. Where every tag is written plainly, one regular expression finds the same ends. A page with
anything else in it, as a comment or a script, is left to them as it is; and so is what follows a tag that they would ask more about.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from markdown import Markdown
from markdown.extensions import Extension, md_in_html
from markdown.preprocessors import HtmlBlockPreprocessor, Preprocessor

NAME = "cuttings_opaque"
PRIORITY = 22  # after all that may take text away, as fenced code (25); before those that walk the HTML (21 and 20)
FOLLOWERS = ("mkdocs_raw_html", "html_block")  # they alone may come between, or nobody knows what they would have seen
WALKERS = (HtmlBlockPreprocessor, md_in_html.HtmlBlockPreprocessor)  # whose work this is
EMPTY = "hr"  # the one tag that they never wait to be closed
_TEXTUAL = "script|style|textarea|title|iframe|noembed|noframes|noscript|xmp|plaintext"  # their tags hold text, not tags
_ATTRIBUTE = r' (?!markdown\b)[A-Za-z][\w:.-]*+(?:="[^"<>]*+")?'
_TAG = re.compile(rf"<(?:/([a-z][a-z0-9]*+)>|([a-z][a-z0-9]*+)(?:{_ATTRIBUTE})*+( ?/)?>)", re.ASCII)
_UNPLAIN_TAG = re.compile(rf"<(?:{_TEXTUAL})\b", re.ASCII)
_UNPLAIN_REFERENCE = re.compile("&#(?!(?:[0-9]+|[xX][0-9a-fA-F]+);)")
Tag = tuple[str, str, str]  # the name, if it closes; the name, if it opens; "/", if it does both


class Opaque(Extension):
    """The last extension of a page's Markdown."""

    def extendMarkdown(self, md: Markdown) -> None:
        """Register the preprocessor."""
        md.preprocessors.register(_Stash(md), NAME, PRIORITY)


class _Stash(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        """The lines with each plain raw block put away, in the place and the form in which `html_block` would."""
        if not _understood(self.md):
            return lines
        text = "\n".join(lines)
        parts, done = [], 0
        for start, end in blocks(text, self.md.is_block_level):
            parts += [text[done:start], "\n", self.md.htmlStash.store(text[start:end] + "\n"), "\n\n"]
            done = end
        return "".join([*parts, text[done:]]).split("\n") if parts else lines


def _understood(md: Markdown) -> bool:
    """Whether nothing but the walkers themselves stands between this and the blocks' ordinary way."""
    registry = md.preprocessors
    at = registry.get_index_for_name(NAME)
    after = [registry.get_index_for_name(name) - at for name in FOLLOWERS if name in registry]
    return after == [*range(1, len(after) + 1)] and "html_block" in registry and type(registry["html_block"]) in WALKERS


def blocks(text: str, is_block: Callable[[str], bool]) -> Iterator[tuple[int, int]]:
    """Where raw HTML blocks stand, each at a left edge and between blank lines: all, or the first ones, or none if in doubt."""
    paragraphs = text.split("\n\n")
    tags: list[list[Tag]] = [_TAG.findall(paragraph) for paragraph in paragraphs]
    if sum(map(len, tags)) != text.count("<") or _UNPLAIN_TAG.search(text) or _UNPLAIN_REFERENCE.search(text):
        return
    stack: list[str] = []
    at = begin = 0
    for paragraph, some in zip(paragraphs[:-1], tags, strict=False):
        if not stack and any(is_block(closed or opened) for closed, opened, _ in some):
            begin = at + len(paragraph) - len(paragraph.lstrip("\n"))
            if not (text.startswith("<", begin) and _opens(some[0]) and is_block(some[0][1])):
                return
            stack.append(some.pop(0)[1])
        if stack and (ended := _end(some, stack)):
            if ended < len(some) or not paragraph.endswith(f"</{some[-1][0]}>"):
                return
            yield begin, at + len(paragraph)
        at += len(paragraph) + 2


def _opens(tag: Tag) -> bool:
    return tag[1] not in ("", EMPTY) and not tag[2]


def _end(tags: list[Tag], stack: list[str]) -> int:
    """Open and close these tags on the stack, as `html_block` does: how many of them empty it; 0 where it stays open."""
    for n, (closed, opened, empty) in enumerate(tags, 1):
        if closed in stack:
            while stack.pop() != closed:
                pass
            if not stack:
                return n
        elif opened and not empty and opened != EMPTY:
            stack.append(opened)
    return 0
