"""An article's text -> HTML with its sentences, names, dates and quotes marked where they stand."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterable, Iterator
from functools import lru_cache
from heapq import heapify, heappop, heappush
from typing import NamedTuple

from generator import edtf
from generator.model.dates import Period, Precision
from generator.model.entities import Link, Tier
from generator.model.findings import Findings
from generator.model.ids import EntityId
from generator.model.names import Kind
from generator.render.library import Library
from generator.render.markup import Raw, html, needs_escape
from generator.render.paths import ANYWHERE, Here, entity_path

CSS = {  # the machine's own links are the rule: only the others say more
    Tier.AUTO: "ent", Tier.CONFIRMED: "ent ent-confirmed", Tier.POSSIBLE: "ent ent-possible",
}
MACHINE_READABLE = (Precision.DAY, Precision.MONTH, Precision.YEAR)  # what HTML's `datetime` can say


class Claim(NamedTuple):
    """Words to be marked. Of two that begin together the longer one is outside, then the lower rank."""

    start: int
    minus_end: int
    rank: int
    opening: str
    again: str  # how it opens where another claim has cut it in two: an id stands once
    closing: str


def woven(text: str, start: int, end: int, claims: Iterable[Claim]) -> str:
    """text[start:end] as HTML within its claims, properly nested; a claim that crosses another is cut in two."""
    shown = html if needs_escape(text, start, end) else str
    queue = list(claims)
    heapify(queue)
    out: list[str] = []
    open_: list[tuple[int, str]] = []
    at = start
    while queue:
        claim = heappop(queue)
        while open_ and open_[-1][0] <= claim.start:
            stop, closing = open_.pop()
            out.append(shown(text[at:stop]) + closing)
            at = stop
        stop = min(-claim.minus_end, open_[-1][0] if open_ else end)
        if stop < -claim.minus_end and stop < end:
            heappush(queue, Claim(stop, claim.minus_end, claim.rank, claim.again, claim.again, claim.closing))
        out.append(shown(text[at : claim.start]) + claim.opening)
        open_.append((stop, claim.closing))
        at = claim.start
    while open_:
        stop, closing = open_.pop()
        out.append(shown(text[at:stop]) + closing)
        at = stop
    return "".join(out) + shown(text[at:end])


def when(period: Period, words: str = "") -> Raw:
    """A date in words, with its EDTF for machines: `datetime` where HTML knows the form, else `data-edtf`."""
    opening, closing = when_tags(period)
    return Raw(opening + html(words or in_words(period)) + closing)


@lru_cache(32_768)
def in_words(period: Period) -> str:
    """In plain English."""
    return edtf.words(period)


@lru_cache(32_768)
def when_tags(period: Period, more: str = "") -> tuple[str, str]:
    """The tags of a date; `more` is a further attribute."""
    value = edtf.write(period)
    if period.precision in MACHINE_READABLE and not period.approximate and "/" not in value:
        return f'<time class="when" datetime="{value}"{more}>', "</time>"
    return f'<span class="when" data-edtf="{value}"{more}>', "</span>"


def headline(library: Library, found: Findings, here: Here) -> str:
    """The headline as printed."""
    end = len(found.article.text[: found.article.body].rstrip())
    return _marked(library, found, 0, end, here, [])


def titled(library: Library, found: Findings, here: Here) -> str:
    """A title that the text doesn't print, with the names that the text has linked, the longest first."""
    title, links = found.article.title, library.corpus.links.get(found.article.id, {})
    known = {m.surface: link for m in reversed(found.mentions) if (link := links.get(m.span)) and link.tier is not Tier.POSSIBLE}
    names_ = "|".join(re.escape(name) for name in sorted(known, key=lambda name: (-len(name), name)))
    there = re.finditer(rf"(?<![\w-])(?:{names_})(?!\w)", title) if known else ()
    tags = [(m.start(), -m.end(), *name_tags(library, known[m[0]])) for m in there]
    return here.placed(woven(title, 0, len(title), [Claim(at, end, 3, opening, opening, closing) for at, end, opening, closing in tags]))


def body(library: Library, found: Findings, here: Here) -> str:
    """The text below the headline: numbered paragraphs, each entity linked once in each."""
    text, end = found.article.text, len(found.article.text)
    paragraphs: list[Claim] = []
    at = found.article.body
    while at < end:
        stop = text.find("\n\n", at, end)
        stop = end if stop < 0 else stop
        if text[at:stop].strip():
            n = len(paragraphs) + 1
            opening = f'<p class="para" id="p-{n}"><a class="no" href="#p-{n}">{n}</a> '
            paragraphs.append(Claim(at, -stop, -1, opening, "", "</p>"))
        at = stop + 2
    return _marked(library, found, found.article.body, end, here, paragraphs) if paragraphs else ""


def _marked(library: Library, found: Findings, start: int, end: int, here: Here, paragraphs: list[Claim]) -> str:
    breaks = [claim.start for claim in paragraphs]
    return here.placed(woven(found.article.text, start, end, [
        *paragraphs, *sentences(library, found, start, end), *quotes(found, start, end), *dates(found, start, end),
        *names(library, found, start, end, breaks)]))


def sentences(library: Library, found: Findings, start: int, end: int) -> Iterator[Claim]:
    """Sentences with their ids; those that a timeline rests on are marked as evidence."""
    evidence = library.evidence.get(found.article.id, {})
    for sentence in found.sentences:
        if sentence.span.end > start and sentence.span.start < end:
            css = "s ev" if sentence.anchor in evidence else "s"
            first = max(sentence.span.start, start)
            id_ = f' id="{sentence.anchor}"' if first == sentence.span.start else ""
            yield Claim(first, -min(sentence.span.end, end), 0, f'<span{id_} class="{css}">', f'<span class="{css}">', "</span>")


def quotes(found: Findings, start: int, end: int) -> Iterator[Claim]:
    """Words between quotation marks."""
    for quote in found.quotes:
        if start <= quote.span.start < end:
            yield Claim(quote.span.start, -min(quote.span.end, end), 1, '<span class="q">', '<span class="q">', "</span>")


def dates(found: Findings, start: int, end: int) -> Iterator[Claim]:
    """Date expressions; an unresolved one is marked as open."""
    for date in found.dates:
        if start <= date.span.start < end:
            opening, closing = _date_tags(date.period, date.surface)
            yield Claim(date.span.start, -min(date.span.end, end), 2, opening, opening, closing)


def _date_tags(period: Period | None, surface: str) -> tuple[str, str]:
    """What the words mean, unless they say it themselves."""
    if period is None:
        return '<span class="when when-open">', "</span>"
    words = in_words(period)
    return when_tags(period, "" if surface == words else f' title="{words}"')


def names(library: Library, found: Findings, start: int, end: int, breaks: list[int]) -> Iterator[Claim]:
    """Linked mentions, the first of each entity after each break."""
    links = library.corpus.links.get(found.article.id, {})
    seen: set[EntityId] = set()
    ahead = deque(breaks)
    for mention in found.mentions:
        while ahead and ahead[0] <= mention.span.start:
            ahead.popleft()
            seen.clear()
        link = links.get(mention.span)
        if link is None or not start <= mention.span.start < end or link.entity in seen:
            continue
        if link.tier is not Tier.POSSIBLE:
            seen.add(link.entity)
        opening, closing = name_tags(library, link)
        yield Claim(mention.span.start, -min(mention.span.end, end), 3, opening, opening, closing)


def name_tags(library: Library, link: Link) -> tuple[str, str]:
    """A link where the entity has a page and the machine is sure enough, else only a mark; for any page."""
    key = f"{link.tier} {link.entity}"
    made = library.kept.names.get(key)
    if made is None:
        made = library.kept.names[key] = _name_tags(library, link)
    return made


def _name_tags(library: Library, link: Link) -> tuple[str, str]:
    css = CSS[link.tier]
    if link.tier is Tier.POSSIBLE or link.entity not in library.paged:
        return f'<span class="{css}">', "</span>"
    return f'<a class="{css}" href="{ANYWHERE.url(entity_path(link.entity))}">', "</a>"


def entity(library: Library, id_: EntityId, here: Here) -> Raw:
    """An entity's name, linked to its page where it has one."""
    made = library.kept.entities.get(id_)
    if made is None:
        made = library.kept.entities[id_] = _entity(library, id_)
    return Raw(here.placed(made))


def _entity(library: Library, id_: EntityId) -> str:
    one = library.corpus.entities[id_]
    css = CSS[one.tier]
    return ANYWHERE.a(one.name, entity_path(id_), css=css) if id_ in library.paged else f'<span class="{css}">{html(one.name)}</span>'


KINDS = {  # in the order in which pages list them
    Kind.PERSON: "People", Kind.ORGANISATION: "Organisations", Kind.PLACE: "Places", Kind.GROUP: "Peoples", Kind.LAW: "Laws",
    Kind.PRODUCT: "Products", Kind.EVENT: "Events", Kind.PROGRAMME: "Programmes", Kind.UNKNOWN: "Unknown kind",
}
