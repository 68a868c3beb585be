"""Ties and Offices -> what an entity's page says of them: each in words, dated by its story, with the sentence that says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from generator.model.events import Certainty, Event
from generator.model.findings import Findings
from generator.model.ids import EntityId
from generator.model.relations import Bond, Cited, Office, Tie
from generator.render import desk, marks
from generator.render.library import Library
from generator.render.markup import Raw, chip, html
from generator.render.paths import Here, article_path
from generator.render.quoting import cited
from generator.words import counted, squeeze

SHOWN = 8  # of a kind, before a fold
FOLDED = 32  # within the fold
SENTENCES = 2  # quoted for one relation
WORDS: Mapping[Bond, tuple[str, str]] = {  # as the subject's page says it, and as the object's
    Bond.OWNS: ("owns", "belongs to"), Bond.ACQUIRED: ("acquired", "acquired by"), Bond.SOLD: ("sold", "sold by"),
    Bond.MEMBER: ("member of", "has as a member"), Bond.JOINED: ("joined", "joined by"), Bond.LISTED: ("put on", "lists"),
    Bond.DELISTED: ("taken off", "no longer lists"), Bond.SANCTIONED: ("sanctioned", "sanctioned by"), Bond.SUED: ("sued", "sued by"),
    Bond.CHARGED: ("charged", "charged by"), Bond.FINED: ("fined", "fined by"), Bond.SETTLED: ("settled with", "settled with"),
    Bond.CONTRACTED: ("agreement with", "agreement with"), Bond.INVESTED: ("invested in", "has an investor in"),
    Bond.SAID: ("spoke of", "spoken of by"),
}
ORDER = tuple(WORDS)


def relations(library: Library, id_: EntityId, here: Here) -> Raw:
    """What is said to stand between the entity and others, by kind, most told first."""
    some = sorted((tie for tie in library.ties.get(id_, ()) if tie.kind is not Bond.SAID), key=lambda tie: _rank(tie, id_))
    kinds = groupby(some, key=lambda tie: (tie.kind, tie.object_ == id_))
    return _joined(folded([_tie(library, id_, tie, here) for tie in alike], "mentions relations") for _, alike in kinds)


def quoted_about(library: Library, id_: EntityId, here: Here) -> Raw:
    """Who speaks of the entity in quotation marks, and of whom it speaks, most told first."""
    some = sorted((tie for tie in library.ties.get(id_, ()) if tie.kind is Bond.SAID), key=lambda tie: _rank(tie, id_))
    ways = ([tie for tie in some if tie.object_ == id_], [tie for tie in some if tie.subject == id_])
    return _joined(folded([_tie(library, id_, tie, here) for tie in way], "mentions relations") for way in ways)


def _rank(tie: Tie, id_: EntityId) -> tuple[object, ...]:
    return ORDER.index(tie.kind), tie.object_ == id_, -len(tie.told), tie.subject, tie.object_, tie.certainty


def folded(items: Sequence[str], css: str) -> Raw:
    """A list of which the first few are seen at once, the rest when asked for."""
    first, more = (_listed(some, css) for some in (items[:SHOWN], items[SHOWN:SHOWN + FOLDED]))
    rest = f"\n<details><summary>{len(items[SHOWN:SHOWN + FOLDED])} more</summary>\n{more}\n</details>" if more else ""
    return Raw(first + rest)


def _listed(items: Sequence[str], css: str) -> str:
    made = "\n".join(f"<li>{item}</li>" for item in items)
    return f'<ul class="{css}">\n{made}\n</ul>' if made else ""


def _joined(lists: Iterable[Raw]) -> Raw:
    return Raw("\n".join(one for one in lists if one))


def _tie(library: Library, id_: EntityId, tie: Tie, here: Here) -> str:
    """One relation: in words, with whom, how sure, when, and by which sentences."""
    ours = tie.subject == id_
    words = WORDS[tie.kind][0 if ours else 1]
    sure = f"{chip(tie.certainty.value)} " if tie.certainty is not Certainty.HAPPENED else ""
    often = f' <span class="count">{counted(len(tie.told), "story", "stories")}</span>'
    told = "".join(cited(library, one, here, more=f' <span class="meta">· {when(library, one)}</span>') for one in _unlike(library, tie))
    return f"{html(words)} {marks.entity(library, tie.object_ if ours else tie.subject, here)} {sure}{chip('auto')}{often} {told}"


def _unlike(library: Library, tie: Tie) -> list[Cited]:
    """The newest sentences that tell it, the same words once."""
    said: dict[str, Cited] = {}
    for one in tie.told:
        text = library.corpus.findings[one.article].article.text
        said.setdefault(squeeze(text[one.span.start:one.span.end]), one)
    return list(said.values())[:SENTENCES]


def when(library: Library, of: Cited) -> str:
    """The day of the story, after that of the event if its clause has one."""
    found = library.corpus.findings[of.article]
    event = _event(found, of)
    return f"{marks.when(event.period)}, told {desk.dated(found)}" if event else desk.dated(found)


def _event(found: Findings, of: Cited) -> Event | None:
    return next((one for one in found.events if one.span.start <= of.span.start and of.span.end <= one.span.end), None)


def roles(library: Library, id_: EntityId, here: Here) -> Raw:
    """What a person is said to be, newest first: "head of research at Acme, as of 15 December 2021", linked to the sentence."""
    held = [office for office in library.offices.get(id_, ()) if office.person == id_]
    return folded([words for words, _ in _offices(library, held, here)], "roles")


def people(library: Library, id_: EntityId, here: Here) -> Raw:
    """Who is said to be what at an organisation, newest first."""
    held = [office for office in library.offices.get(id_, ()) if office.organisation == id_]
    held.sort(key=lambda office: (library.places[office.told[0].article], office.person))
    return folded([f"{marks.entity(library, office.person, here)}: {words}" for words, office in _offices(library, held, here)], "roles")


def _offices(library: Library, held: Sequence[Office], here: Here) -> Iterator[tuple[str, Office]]:
    for office in held:
        of = office.told[0]
        found = library.corpus.findings[of.article]
        words = html(squeeze(found.article.text[of.span.start:of.span.end]))
        link = f'<a href="{here.url(article_path(of.article), of.anchor)}">{words}</a>'
        yield f"{'former ' if office.former else ''}{link}, as of {desk.dated(found)} {chip('auto')}", office
