"""Relations and Roles of all articles -> Ties and Offices between entities.

Each relation and each office stands once, with the articles that state it; a reprint counts once.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from operator import attrgetter
from typing import NamedTuple

from generator import lazy
from generator.english.vocabulary import rows_of, word_set
from generator.model.corpus import Story
from generator.model.entities import Link, Tier
from generator.model.events import Certainty
from generator.model.findings import Findings
from generator.model.ids import ArticleId, EntityId, Span
from generator.model.relations import Bond, Cited, Office, Role, Tie

SMALL_WORDS = word_set("role_small_words.txt")

_START = attrgetter("span.start")
_POSSESSIVE = lazy.regex(r"['’]s\b")
_WORD = lazy.regex(r"\w+")
# (pattern, the word that stands for all that it matches), in the order they are applied
_SYNONYMS = tuple(
    (lazy.regex(rf"\b(?:{forms})\b\.?"), word)
    for word, forms in rows_of("role_synonyms.tsv")
)

Links = Mapping[ArticleId, Mapping[Span, Link]]
FindingsById = Mapping[ArticleId, Findings]
TieKey = tuple[EntityId, Bond, EntityId, Certainty]
OfficeKey = tuple[EntityId, EntityId | None, str, bool]


class _Statement(NamedTuple):
    """One article's role of a person."""

    story: ArticleId
    findings: Findings
    role: Role
    person: EntityId
    words: str  # of the role, in their normal form


def find_ties(
    findings: FindingsById, stories: Iterable[Story], links: Links
) -> tuple[Tie, ...]:
    """Relations of names that are both sure enough to be linked.

    In the order of subject, kind, object and certainty.
    """
    citations: dict[TieKey, dict[ArticleId, Cited]] = defaultdict(dict)
    for story, printing in _printings(findings, stories):
        for relation in printing.relations:
            subject = _linked_entity(links, printing, relation.subject)
            object_ = _linked_entity(links, printing, relation.object_)
            if not subject or not object_:
                continue
            if subject == object_:
                continue
            key = (subject, relation.kind, object_, relation.certainty)
            cited = _cite(printing, relation.span)
            citations[key].setdefault(story, cited)
    ties = []
    for key, by_story in sorted(citations.items()):
        subject, kind, object_, certainty = key
        newest = _newest_first(findings, by_story.values())
        ties.append(Tie(kind, subject, object_, certainty, newest))
    return tuple(ties)


def find_offices(
    findings: FindingsById, stories: Iterable[Story], links: Links
) -> tuple[Office, ...]:
    """What articles say each person is, the same words once; by person, the newest first."""
    statements = _statements(findings, stories, links)
    organisations = _organisations_of_roles(statements, links)
    citations: dict[OfficeKey, dict[ArticleId, Cited]] = defaultdict(dict)
    for statement in statements:
        unlinked: tuple[str, EntityId | None] = (statement.words, None)
        role_of_person = (statement.person, statement.words)
        words, organisation = organisations.get(role_of_person, unlinked)
        key = (statement.person, organisation, words, statement.role.former)
        cited = _cite(statement.findings, statement.role.span)
        citations[key].setdefault(statement.story, cited)
    offices = []
    for (person, organisation, _, former), by_story in citations.items():
        newest = _newest_first(findings, by_story.values())
        offices.append(Office(person, organisation, former, newest))
    return tuple(sorted(offices, key=lambda office: _office_order(findings, office)))


def _statements(
    findings: FindingsById, stories: Iterable[Story], links: Links
) -> list[_Statement]:
    """The roles of people who are sure enough to be linked."""
    statements = []
    for story, printing in _printings(findings, stories):
        for role in printing.roles:
            person = _linked_entity(links, printing, role.person)
            if person:
                words = _normal_words(printing, role.span)
                statements.append(_Statement(story, printing, role, person, words))
    return statements


def _organisations_of_roles(
    statements: Iterable[_Statement], links: Links
) -> dict[tuple[EntityId, str], tuple[str, EntityId]]:
    """(person, words of a role) -> the words without the organisation, and the organisation.

    Only where an article's link says which organisation the words name.
    """
    organisations = {}
    for _, printing, role, person, words in statements:
        if role.organisation is None:
            continue
        organisation = _linked_entity(links, printing, role.organisation)
        if organisation:
            rest = _normal_words(printing, role.span, without=role.organisation)
            organisations[person, words] = (rest, organisation)
    return organisations


def _office_order(findings: FindingsById, office: Office) -> tuple[object, ...]:
    newest = office.evidence[0]
    return (
        office.person,
        _age(findings, newest),
        newest,
        office.organisation or "",
        office.former,
    )


def _printings(
    findings: FindingsById, stories: Iterable[Story]
) -> Iterator[tuple[ArticleId, Findings]]:
    """(story, findings of a printing) for every printing."""
    for story in stories:
        for id_ in story.printings:
            yield story.id, findings[id_]


def _linked_entity(links: Links, findings: Findings, span: Span) -> EntityId | None:
    """The entity of the name at `span`; None where the link is only possible."""
    link = links[findings.article.id].get(span)
    if link is None or link.tier is Tier.POSSIBLE:
        return None
    return link.entity


def _cite(findings: Findings, span: Span) -> Cited:
    """The words of `span` in their sentence."""
    n = bisect_right(findings.sentences, span.start, key=_START) - 1
    sentence = findings.sentences[max(0, n)]
    return Cited(findings.article.id, sentence.anchor, span)


def _newest_first(
    findings: FindingsById, citations: Iterable[Cited]
) -> tuple[Cited, ...]:
    def order(cited: Cited) -> tuple[int, ArticleId, Span]:
        return _age(findings, cited), cited.article, cited.span

    return tuple(sorted(citations, key=order))


def _age(findings: FindingsById, cited: Cited) -> int:
    """A number that grows with the article's age; an undated article counts as oldest."""
    published = findings[cited.article].article.published
    if published:
        return -published.period.first.toordinal()
    return 0


def _normal_words(findings: Findings, span: Span, without: Span | None = None) -> str:
    """The words of `span` in a form that is equal where two roles are the same.

    "the CEO of Acme" and "Acme's chief executive" have one form. `without` is cut out.
    """
    text = findings.article.text
    words = text[span.start : span.end]
    if without:
        before = text[span.start : without.start]
        after = text[without.end : span.end]
        words = f"{before} {after}"
    words = _POSSESSIVE.sub(" ", words.casefold())
    for forms, word in _SYNONYMS:
        words = forms.sub(word, words)
    return " ".join(
        word
        for word in _WORD.findall(words)
        if word not in SMALL_WORDS
    )
