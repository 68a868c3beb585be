"""Timeline entries -> an `<ol>`: date, certainty, one line, who, how many outlets, and the sentences that say so."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from generator.model import Page, TimelineEntry
from generator.render import svg
from generator.render.library import Library, sentence_named, title_of
from generator.render.marks import entity, when
from generator.render.markup import Raw, chip, html
from generator.render.pages import Desk
from generator.render.parts import parts
from generator.render.paths import ANYWHERE, TIMELINE, Here, timeline_path
from generator.render.quoting import evidence
from generator.words import counted, shorten

TELLINGS = 3  # sentences shown for an entry
NAMED = 6  # entities shown for an entry
LONGEST = 240  # characters of an entry's line
KEY = 60  # entries on the first page of a long timeline


def line_of(library: Library, entry: TimelineEntry) -> str:
    """What happened, in one line; the headline where no telling sentence may be shown."""
    best = entry.told[0]
    if best.event.span.end <= library.shown[best.article]:
        return shorten(entry.text, LONGEST)
    for told in entry.told[1:]:
        if told.event.span.end <= library.shown[told.article]:
            text = library.corpus.findings[told.article].article.text
            return shorten(text[told.event.span.start : told.event.span.end], LONGEST)
    return title_of(library, best.article)


def timeline(library: Library, entries: Sequence[TimelineEntry], here: Here) -> Raw:
    """A whole timeline, oldest first, as a raw HTML block; the first entry of each year bears its id (`y-2021`)."""
    items: list[str] = []
    year = 0
    for entry in entries:
        first = entry.period.first.year != year
        year = entry.period.first.year
        before, after = library.kept.entries.get(entry.id) or _kept(library, entry)
        items.append(f'{before}<span class="year" id="y-{year:04}">{year}</span> {after}' if first else before + after)
    return Raw('<ol class="timeline">\n' + here.placed("\n".join(items)) + "\n</ol>" if items else "")


def _kept(library: Library, entry: TimelineEntry) -> tuple[str, str]:
    """An entry for any page, made once: its opening, and what follows the anchor of its year."""
    made = library.kept.entries[entry.id] = _item(library, entry)
    return made


def _item(library: Library, entry: TimelineEntry) -> tuple[str, str]:
    named = [library.corpus.entities[id_] for id_ in entry.entities if id_ in library.corpus.entities]
    outlets = dict.fromkeys(library.corpus.findings[told.article].article.outlet or "unknown outlet" for told in entry.told)
    attributes = {
        "data-year": f"{entry.period.first.year:04}", "data-certainty": entry.certainty.value,
        "data-outlet": "|".join(sorted(name.replace("|", "/") for name in outlets)), "data-entities": "|".join(one.id for one in named),
        "data-kind": "|".join(sorted({one.kind.value for one in named})),
    }
    shown = "".join(f' {name}="{html(value)}"' for name, value in attributes.items())
    who = ", ".join(f'<span data-entity="{html(one.id)}">{entity(library, one.id, ANYWHERE)}</span>' for one in named[:NAMED])
    others = [library.disputed[id_] for id_ in entry.disputed if id_ in library.disputed]
    return (f'<li id="{html(entry.id)}"{shown}>',
            f"{when(entry.period)} {chip(entry.certainty.value)}"
            + _told(library, entry)
            + (f'<p class="who">{who}</p>' if who else "")
            + (f'<p class="outlets">{html(counted(entry.outlets, "outlet"))}</p>' if entry.outlets > 1 else "")
            + _disputed(library, others) + "</li>")


def _told(library: Library, entry: TimelineEntry) -> str:
    """The line and the sentences that tell it; once only where the line is the first of these sentences."""
    line = line_of(library, entry)
    best = sentence_named(library.corpus.findings[entry.told[0].article], entry.told[0].anchor)
    text = library.corpus.findings[entry.told[0].article].article.text
    same = best is not None and line in (shorten(text[best.span.start : best.span.end], LONGEST), title_of(library, entry.told[0].article))
    sentences = [evidence(library, told, ANYWHERE, css="line evidence" if same and not n else "evidence")
                 for n, told in enumerate(entry.told[:TELLINGS])]
    return ("" if same else f'<p class="line">{html(line)}</p>') + "".join(sentences)


def _disputed(library: Library, others: Iterable[TimelineEntry]) -> str:
    places = ((library.entry_page.get(other.id, TIMELINE), other) for other in others)
    links = ", ".join(f'<a href="{ANYWHERE.url(path, other.id)}">{when(other.period)}</a>' for path, other in places)
    return f'<p class="disputed">Told elsewhere with another date: {links}</p>' if links else ""


def key_entries(entries: Sequence[TimelineEntry], n: int = KEY) -> list[TimelineEntry]:
    """The `n` that most outlets tell, then the latest; oldest first."""
    best = sorted(enumerate(entries), key=lambda one: (-one[1].outlets, -len(one[1].told), -one[0]))[:n]
    return [entry for _, entry in sorted(best, key=lambda one: one[0])]


def pages(desk: Desk) -> Iterator[Page]:
    """The timeline of the whole collection."""
    about = f"{counted(len(desk.library.corpus.timeline), 'dated event')} in this collection."
    yield from long(desk, desk.library.corpus.timeline, timeline_path, "Timeline", about, TIMELINE)


def long(
    desk: Desk, entries: Sequence[TimelineEntry], path_of: Callable[[str], str], title: str, about: str, first: str,
    back: tuple[str, str] | None = None,
) -> Iterator[Page]:
    """A timeline on a page `first`; where it is long, the key events there, and a page a year (or month) at `path_of` it."""
    library, listed = desk.library, parts(entries)
    shown = key_entries(entries) if listed else entries
    counts = svg.years(entry.period.first for entry in entries)
    jumps = [(label, path_of(part), "", len(some)) for label, part, some in listed]
    jumps = jumps or [(year, first, f"y-{year}", n) for year, n in counts if n]
    yield desk.page(first, "timeline", {"title": title, "description": about}, total=len(entries), whole=not listed, back=back, jumps=jumps,
                    strip=svg.spark(counts, "Events a year"), counts=counts, entries=timeline(library, shown, Here(first)))
    for label, part, some in listed:
        path = path_of(part)
        yield desk.page(path, "timeline", {"title": f"{title}: {label}", "description": f"{counted(len(some), 'dated event')} of {label}."},
                        total=len(some), whole=True, back=(title, first), jumps=jumps, strip=Raw(""), counts=[],
                        entries=timeline(library, some, Here(path)))
