"""Pages of a site -> links that lead to nothing, and links that run script."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from generator.model.problem import Problem
from generator.site.check.html_page import EVIDENCE, HtmlPage
from generator.words import counted

Hint = Callable[..., str]  # (page below site/, what its link leads to) -> the way out
SHOWN = 60  # characters of a script that are shown


@dataclass(frozen=True, slots=True)
class BrokenLink:
    """What is wrong with a link."""

    what: str
    target: str  # the path below site/ that is missing, or that lacks the anchor


def check_links(
    pages: Mapping[str, HtmlPage], files: frozenset[str], hint: Hint
) -> Iterator[Problem]:
    """A Problem for each link that runs script, and for each missing target, named once."""
    pages_with: dict[BrokenLink, list[str]] = {}
    for path in sorted(pages):
        for target, anchor in sorted(pages[path].links):
            broken = _check_link(target, anchor, pages, files)
            if broken is not None:
                pages_with.setdefault(broken, []).append(path)
        for address in sorted(pages[path].script_links):
            yield Problem(f"site/{path}", f"a link would run script: `{address[:SHOWN]}`")
    for broken, paths in pages_with.items():
        first = paths[0]
        what = broken.what + _other_pages(len(paths) - 1)
        yield Problem(f"site/{first}", what, hint(first, broken.target))


def _check_link(
    target: str, anchor: str, pages: Mapping[str, HtmlPage], files: frozenset[str]
) -> BrokenLink | None:
    """What is wrong with a link to this place; None if it leads there."""
    file = _file_at(target, files)
    if file is None:
        return BrokenLink(f"a link leads to `{target}`, which is not there", target)
    if not anchor or file not in pages or anchor in pages[file].anchors:
        return None
    subject = "evidence" if anchor.startswith(EVIDENCE) else "a link"
    what = f"{subject} leads to `{file}#{anchor}`, and that page has no such place"
    return BrokenLink(what, file)


def _file_at(target: str, files: frozenset[str]) -> str | None:
    """The file that a server gives for a path: itself, or the index of the folder."""
    index = f"{target.rstrip('/')}/index.html".lstrip("/")
    for file in (target, index):
        if file in files:
            return file
    return None


def _other_pages(count: int) -> str:
    if count == 0:
        return ""
    return f"; so on {counted(count, 'other page')}"
