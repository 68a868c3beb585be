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
UNPLAIN = frozenset("script style textarea title iframe noembed noframes noscript xmp plaintext".split())  # hold text, not tags
_ATTRIBUTE = r' (?!markdown\b)[A-Za-z][\w:.-]*(?:="[^"<>]*")?'
_TAG = re.compile(rf"<(?:/([a-z][a-z0-9]*)>|([a-z][a-z0-9]*)(?:{_ATTRIBUTE})*( ?/)?>)?", re.ASCII)
_UNPLAIN_REFERENCE = re.compile("&#(?!(?:[0-9]+|[xX][0-9a-fA-F]+);)")


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
    registry = md.preprocessors
    at = registry.get_index_for_name(NAME)
    after = tuple(registry.get_index_for_name(name) for name in FOLLOWERS if name in registry)
    return after == (at + 1, at + 2) and type(registry["html_block"]) in WALKERS


def blocks(text: str, is_block: Callable[[str], bool]) -> Iterator[tuple[int, int]]:
    """Where the raw HTML blocks of a text stand, each at the left edge and before a blank line; the first ones, or none, if in doubt."""
    tags = [(m[1], m[2], bool(m[3]), m.start(), m.end()) for m in _TAG.finditer(text)]
    if any(_unplain(end or start) for end, start, *_ in tags) or _UNPLAIN_REFERENCE.search(text):
        return
    stack: list[str] = []
    begin = 0
    for closed, opened, empty, start, end in tags:
        name = closed or opened
        if not stack and is_block(name):
            if not opened or empty or opened == EMPTY or text[start - 1:start] not in ("\n", ""):
                return
            begin = start
            stack.append(opened)
        elif not stack:
            continue
        elif closed in stack:
            while stack.pop() != closed:
                pass
            if not stack:
                if not text.startswith("\n\n", end):
                    return
                yield begin, end
        elif opened and not empty and opened != EMPTY:
            stack.append(opened)


def _unplain(name: str | None) -> bool:
    return name is None or name in UNPLAIN
