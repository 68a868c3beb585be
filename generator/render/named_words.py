"""Words about an article -> HTML in which the names are links."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator import lazy
from generator.english.vocabulary import alternation
from generator.model.entities import Link, Tier
from generator.model.findings import Findings
from generator.model.ids import EntityId, Span
from generator.model.names import Mention
from generator.render.entity_links import mention_tags
from generator.render.library import Library
from generator.render.paths import Base
from generator.render.weaving import Mark, weave

MENTION_RANK = 3

_BACKWARD = lazy.regex(
    rf"(?:{alternation('opening_pronouns.txt')}|The {alternation('bare_body_nouns.txt')})\b"
)
_SUBJECT = lazy.regex(r"\[(?P<name>[^\]]+?)(?:’s)?\]")  # a line's subject, where it only says "it"


def render_title(library: Library, findings: Findings, base: Base) -> str:
    """A title that the text does not print, with the names that are linked in the text.

    Where one name begins with another, the longer one is linked.
    """
    title = findings.article.title
    links = _link_by_surface(library, findings)
    marks = list(_mark_names(library, title, links))
    return base.place_links(weave(title, 0, len(title), marks))


def _link_by_surface(library: Library, findings: Findings) -> dict[str, Link]:
    """The words of a mention -> what they are linked to at their first mention in the text."""
    links = library.corpus.links.get(findings.article.id, {})
    by_surface: dict[str, Link] = {}
    for mention in findings.mentions:
        link = links.get(mention.span)
        if link is not None and link.tier is not Tier.POSSIBLE:
            by_surface.setdefault(mention.surface, link)
    return by_surface


def _mark_names(library: Library, title: str, links: dict[str, Link]) -> Iterator[Mark]:
    """Whole words of a title that are one of these names."""
    if not links:
        return
    longest_first = sorted(links, key=lambda name: (-len(name), name))
    names = "|".join(re.escape(name) for name in longest_first)
    for m in re.finditer(rf"(?<![\w-])(?:{names})(?!\w)", title):
        opening, closing = mention_tags(library, links[m[0]])
        yield Mark(m.start(), -m.end(), MENTION_RANK, opening, opening, closing)


def stands_alone(line: str) -> bool:
    """Whether a line does not begin with a word that points back: "It", "The company"."""
    return _BACKWARD.match(line) is None


def link_line(
    library: Library, findings: Findings, line: str, span: Span
) -> tuple[str, set[EntityId]]:
    """The line of the clause at `span` for any page, and the entities that its links lead to.

    Each entity is linked once. The line's names stand in the order of the text.
    """
    links = library.corpus.links.get(findings.article.id, {})
    marks: list[Mark] = []
    linked: set[EntityId] = set()
    place = 0
    for mention in _mentions_of_line(findings, line, span):
        link = links.get(mention.span)
        start = _find_name(line, mention.surface, place)
        if link is None or link.tier is Tier.POSSIBLE or start < 0:
            continue
        place = start + len(mention.surface)
        if link.entity in linked:
            continue
        linked.add(link.entity)
        opening, closing = mention_tags(library, link)
        marks.append(Mark(start, -place, MENTION_RANK, opening, opening, closing))
    return weave(line, 0, len(line), marks), linked


def _mentions_of_line(findings: Findings, line: str, span: Span) -> Iterable[Mention]:
    """The names of a clause; before them the one that stands for its subject in brackets."""
    subject = _SUBJECT.match(line)
    if subject:
        named = [
            mention
            for mention in findings.mentions
            if mention.surface == subject["name"]
        ]
        yield from named[:1]
    for mention in findings.mentions:
        if span.start <= mention.span.start < span.end:
            yield mention


def _find_name(line: str, name: str, place: int) -> int:
    """Where the whole name first stands in the line, from `place` on; -1 where it does not."""
    start = line.find(name, place)
    while start >= 0:
        end = start + len(name)
        before = line[max(start - 1, 0) : start]
        after = line[end : end + 1]
        if not before.isalnum() and not after.isalnum():
            return start
        start = line.find(name, end)
    return -1
