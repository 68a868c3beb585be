"""Relations and offices -> what an entity's page says of them: in words, dated, with sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Generic, TypeVar

from generator.interface import to_translate
from generator.model.events import Event
from generator.model.findings import Findings
from generator.model.ids import EntityId
from generator.model.relations import Bond, Cited, Office, Tie
from generator.render.desk import Desk
from generator.render.entity_links import link_entity
from generator.render.library import Library
from generator.render.markup import Raw
from generator.render.paths import Base, article_path
from generator.render.quoting import quote_sentence
from generator.render.story_lists import render_publication_date
from generator.render.templates import call_macro
from generator.words import squeeze

SHOWN = 8  # items of a list, before a fold
FOLDED = 32  # items within the fold
SENTENCES = 2  # quoted for one relation
WORDS: Mapping[Bond, tuple[str, str]] = {  # as the subject's page says it, and as the object's
    Bond.OWNS: (to_translate("owns"), to_translate("belongs to")),
    Bond.ACQUIRED: (to_translate("acquired"), to_translate("acquired by")),
    Bond.SOLD: (to_translate("sold"), to_translate("sold by")),
    Bond.MEMBER: (to_translate("member of"), to_translate("has as a member")),
    Bond.JOINED: (to_translate("joined"), to_translate("joined by")),
    Bond.LISTED: (to_translate("put on"), to_translate("lists")),
    Bond.DELISTED: (to_translate("taken off"), to_translate("no longer lists")),
    Bond.SANCTIONED: (to_translate("sanctioned"), to_translate("sanctioned by")),
    Bond.SUED: (to_translate("sued"), to_translate("sued by")),
    Bond.CHARGED: (to_translate("charged"), to_translate("charged by")),
    Bond.FINED: (to_translate("fined"), to_translate("fined by")),
    Bond.SETTLED: (to_translate("settled with"), to_translate("settled with")),
    Bond.CONTRACTED: (to_translate("agreement with"), to_translate("agreement with")),
    Bond.INVESTED: (to_translate("invested in"), to_translate("has an investor in")),
    Bond.SAID: (to_translate("spoke of"), to_translate("spoken of by")),
}
ORDER = tuple(WORDS)


T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class FoldedList(Generic[T]):
    """A list of which the first few are seen at once, the rest when asked for."""

    shown: Sequence[T]
    folded: Sequence[T]


@dataclass(frozen=True, slots=True)
class RelationItem:
    """A relation as one side's page shows it, for the macro `relation`."""

    words: str  # "acquired by"
    other: Raw  # the other side, a link
    certainty: str  # "" where it happened, which is the rule
    n: int  # stories that tell it
    quotations: Sequence[Raw]


@dataclass(frozen=True, slots=True)
class RoleItem:
    """An office, for the macro `role`: "head of research at Acme, as of 15 December 2021"."""

    person: Raw  # a link; empty on the person's own page
    former: bool
    link: Raw  # the words, linked to their sentence
    date: Raw  # of the story


def describe_relations(desk: Desk, id_: EntityId, base: Base) -> list[FoldedList[RelationItem]]:
    """Relations between the entity and others, by kind, those that most stories tell first."""
    ties = [
        tie
        for tie in desk.library.entities.ties.get(id_, ())
        if tie.kind is not Bond.SAID
    ]
    ties.sort(key=lambda tie: _rank(tie, id_))
    groups = groupby(ties, key=lambda tie: (tie.kind, tie.object_ == id_))
    return [
        _describe_ties(desk, id_, list(alike), base)
        for _, alike in groups
    ]


def describe_quotations(desk: Desk, id_: EntityId, base: Base) -> list[FoldedList[RelationItem]]:
    """Who speaks of the entity in quotation marks, then of whom it speaks itself."""
    ties = [
        tie
        for tie in desk.library.entities.ties.get(id_, ())
        if tie.kind is Bond.SAID
    ]
    ties.sort(key=lambda tie: _rank(tie, id_))
    about_it = [tie for tie in ties if tie.object_ == id_]
    by_it = [tie for tie in ties if tie.subject == id_]
    return [
        _describe_ties(desk, id_, way, base)
        for way in (about_it, by_it)
        if way
    ]


def _rank(tie: Tie, id_: EntityId) -> tuple[object, ...]:
    """By kind; of one kind, what the entity does before what is done to it, most told first."""
    is_object = tie.object_ == id_
    return (
        ORDER.index(tie.kind),
        is_object,
        -len(tie.evidence),
        tie.subject,
        tie.object_,
        tie.certainty,
    )


def _describe_ties(
    desk: Desk, id_: EntityId, ties: Sequence[Tie], base: Base
) -> FoldedList[RelationItem]:
    return fold_list([
        _describe_tie(desk, id_, tie, base)
        for tie in ties[: SHOWN + FOLDED]
    ])


def fold_list(items: Sequence[T]) -> FoldedList[T]:
    """The first items to be seen at once, and further ones within the fold; no more than fit."""
    return FoldedList(items[:SHOWN], items[SHOWN : SHOWN + FOLDED])


def _describe_tie(desk: Desk, id_: EntityId, tie: Tie, base: Base) -> RelationItem:
    """One relation: in words, with whom, how sure, and by which sentences."""
    is_subject = tie.subject == id_
    as_subject, as_object = WORDS[tie.kind]
    other = tie.object_ if is_subject else tie.subject
    sentences = _newest_sentences(desk.library, tie)
    phrase = desk.library.words.phrase
    return RelationItem(
        words=phrase(as_subject if is_subject else as_object),
        other=link_entity(desk.library, other, base),
        certainty=tie.certainty.exception,
        n=len(tie.evidence),
        quotations=[_quote(desk, sentence, base) for sentence in sentences],
    )


def _quote(desk: Desk, sentence: Cited, base: Base) -> Raw:
    """A sentence with the day of the event, if its clause has one, and that of the story."""
    findings = desk.library.corpus.findings[sentence.article]
    event = _find_event(findings, sentence)
    period = event.period if event else None
    date = render_publication_date(desk.library.words, findings)
    note = call_macro(desk.templates, "_evidence.html.jinja", "quotation_date", period, date)
    return quote_sentence(desk.library, sentence, base, more=note)


def _newest_sentences(library: Library, tie: Tie) -> list[Cited]:
    """The newest sentences of a relation, the same words once."""
    by_words: dict[str, Cited] = {}
    for sentence in tie.evidence:
        by_words.setdefault(_words_of(library, sentence), sentence)
    return list(by_words.values())[:SENTENCES]


def _words_of(library: Library, sentence: Cited) -> str:
    """The words that a claim rests on, on one line."""
    text = library.corpus.findings[sentence.article].article.text
    return squeeze(text[sentence.span.start : sentence.span.end])


def _find_event(findings: Findings, sentence: Cited) -> Event | None:
    """The first event whose words hold these."""
    for event in findings.events:
        begins_before = event.span.start <= sentence.span.start
        if begins_before and sentence.span.end <= event.span.end:
            return event
    return None


def describe_roles(library: Library, id_: EntityId, base: Base) -> FoldedList[RoleItem]:
    """What a person is said to be, newest first, linked to the sentence."""
    offices = [
        office
        for office in library.entities.offices.get(id_, ())
        if office.person == id_
    ]
    return fold_list([_describe_office(library, office, Raw(""), base) for office in offices])


def describe_people(library: Library, id_: EntityId, base: Base) -> FoldedList[RoleItem]:
    """Who is said to be what at an organisation, newest first."""
    def rank(office: Office) -> tuple[int, EntityId]:
        newest = office.evidence[0]
        position = library.articles.positions[newest.article]
        return position, office.person

    offices = library.entities.offices.get(id_, ())
    of_organisation = [
        office
        for office in offices
        if office.organisation == id_
    ]
    items = []
    for office in sorted(of_organisation, key=rank):
        person = link_entity(library, office.person, base)
        items.append(_describe_office(library, office, person, base))
    return fold_list(items)


def _describe_office(library: Library, office: Office, person: Raw, base: Base) -> RoleItem:
    """An office in the words of the newest story that tells it, and the date of that story."""
    sentence = office.evidence[0]
    words = _words_of(library, sentence)
    link = base.a(words, article_path(sentence.article), sentence.anchor)
    date = render_publication_date(library.words, library.corpus.findings[sentence.article])
    return RoleItem(person, office.former, link, date)
