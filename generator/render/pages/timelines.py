"""Timeline entries -> an `<ol>`: date, certainty, one line, who, how many outlets, and the sentences that say so."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from generator.model.entities import Entity
from generator.model.events import Certainty, TimelineEntry, Told
from generator.model.page import Page
from generator.render import svg
from generator.render.data import downloads
from generator.render.desk import Desk
from generator.render.library import Library, sentence_named, title_of
from generator.render.marks import entity, when
from generator.render.markup import Raw, chip, html
from generator.render.pages.parts import key_entries, parts
from generator.render.paths import ANYWHERE, TIMELINE, Here, segment, timeline_path
from generator.render.quoting import evidence, line_of
from generator.render.readings import of_event
from generator.words import counted, squeeze

TELLINGS = 3  # sentences shown for an entry
DISPUTING = 2  # and for an entry that gives the same event another date
SHORT = 36  # months; a timeline of no more is drawn by month
UNKNOWN = "unknown outlet"
NAMED = 6  # entities shown for an entry


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
    """What is not said is the rule: it happened, its outlet is unknown, and the links say who."""
    named = [library.corpus.entities[id_] for id_ in entry.entities if id_ in library.corpus.entities]
    told = (library.corpus.findings[one.article].article for one in entry.told)
    outlets = sorted({(one.outlet or UNKNOWN).replace("|", "/") for one in told})
    usual = entry.certainty is Certainty.HAPPENED
    attributes = {
        "data-certainty": "" if usual else entry.certainty.value,
        "data-outlet": "" if outlets == [UNKNOWN] else "|".join(outlets),
        "data-entities": "|".join(segment(one.id) for one in named[NAMED:]),
        "data-kind": "|".join(sorted({one.kind.value for one in named})),
        "data-disputed": "disputed" if entry.disputed else "",
    }
    shown = "".join(f' {name}="{html(value)}"' for name, value in attributes.items() if value)
    who = ", ".join(_who(library, one) for one in named[:NAMED])
    disputed = [library.disputed[id_] for id_ in entry.disputed if id_ in library.disputed]
    return (f'<li id="{html(entry.id)}"{shown}>',
            f"{when(entry.period)} {'' if usual else chip(entry.certainty.value)}"
            + _told(library, entry)
            + (f'<p class="who">{who}</p>' if who else "")
            + (f'<p class="outlets">{html(counted(entry.outlets, "outlet"))}</p>' if entry.outlets > 1 else "")
            + _disputed(library, disputed) + "</li>")


def _who(library: Library, one: Entity) -> str:
    """Its name; where no link says which it is, an attribute does."""
    name = entity(library, one.id, ANYWHERE)
    if one.id in library.paged:
        return name
    return f'<span data-entity="{segment(one.id)}">{name}</span>'


def _told(library: Library, entry: TimelineEntry) -> str:
    """The line and the sentences that tell it; once only where the line begins the first of these sentences."""
    line = line_of(library, entry)
    best = sentence_named(library.corpus.findings[entry.told[0].article], entry.told[0].anchor)
    text = library.corpus.findings[entry.told[0].article].article.text
    whole = squeeze(text[best.span.start : best.span.end]) if best else ""
    same = best is not None and (whole.startswith(line.removesuffix("…")) or line == title_of(library, entry.told[0].article))
    sentences = [_sentence(library, told, entry, "line evidence" if same and not n else "evidence")
                 for n, told in enumerate(entry.told[:TELLINGS])]
    return ("" if same else f'<p class="line">{html(line)}</p>') + "".join(sentences)


def _sentence(library: Library, told: Told, entry: TimelineEntry, css: str = "evidence") -> str:
    """A telling sentence, how its date was read, and its own certainty or date where it isn't the entry's."""
    found = library.corpus.findings[told.article]
    own = [chip(told.event.certainty.value)] if told.event.certainty is not entry.certainty else []
    own += [when(told.event.period)] if told.event.period != entry.period else []
    read = of_event(found, told.event)
    more = (f' <span class="own">{" ".join(own)}</span>' if own else "") + (f'<small class="read">{html(read)}</small>' if read else "")
    return evidence(library, told, ANYWHERE, css=css, more=more)


def _disputed(library: Library, others: Iterable[TimelineEntry]) -> str:
    """The other dates of the same event, each with who says so in what words."""
    told = "".join(
        f'<div class="other"><a href="{ANYWHERE.url(library.entry_page.get(other.id, TIMELINE), other.id)}">{when(other.period)}</a>'
        + "".join(_sentence(library, one, other) for one in other.told[:DISPUTING]) + "</div>" for other in others)
    return f'<div class="disputed"><p><strong>Disputed.</strong> Told elsewhere with another date:</p>{told}</div>' if told else ""


def pages(desk: Desk) -> Iterator[Page]:
    """The timeline of the whole collection, and its files."""
    entries = desk.library.corpus.timeline
    about = f"{counted(len(entries), 'dated event')} in this collection."
    yield from long(desk, entries, timeline_path, "Timeline", about, TIMELINE, files=downloads.links(downloads.ALL))
    yield from downloads.files(desk.library, entries, downloads.ALL, desk.library.settings.site_name)


def long(
    desk: Desk, entries: Sequence[TimelineEntry], path_of: Callable[[str], str], title: str, about: str, first: str,
    back: tuple[str, str] | None = None, files: Sequence[tuple[str, str]] = (),
) -> Iterator[Page]:
    """A timeline on a page `first`; where it is long, the key events there, and a page a year (or month) at `path_of` it."""
    library, listed = desk.library, parts(entries)
    shown = key_entries(entries) if listed else entries
    years = svg.years(entry.period.first for entry in entries)
    jumps = [(label, path_of(part), "", len(some)) for label, part, some in listed]
    jumps = jumps or [(year, first, f"y-{year}", n) for year, n in years if n]
    unit, counts = density(entries, years)
    yield desk.page(first, "timeline", {"title": title, "description": about}, total=len(entries), whole=not listed, back=back, jumps=jumps,
                    strip=svg.spark(counts, f"Events a {unit}"), unit=unit, counts=counts, files=files,
                    entries=timeline(library, shown, Here(first)))
    for label, part, some in listed:
        path = path_of(part)
        yield desk.page(path, "timeline", {"title": f"{title}: {label}", "description": f"{counted(len(some), 'dated event')} of {label}."},
                        total=len(some), whole=True, back=(title, first), jumps=jumps, strip=Raw(""), unit="", counts=[], files=(),
                        entries=timeline(library, some, Here(path)))


def density(entries: Iterable[TimelineEntry], years: Sequence[tuple[str, int]]) -> tuple[str, Sequence[tuple[str, int]]]:
    """(`year` or, where it is short, `month`; how many entries each has)."""
    if 12 * len(years) > SHORT:
        return "year", years
    return "month", svg.months(entry.period.first for entry in entries)
