"""Sentences + Mentions -> Roles: a person's office or work, with the body that it is of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator import lazy
from generator.extract.names.word_lists import NOT_NAMES
from generator.extract.relations.marked import MarkedSentence, marked_sentences
from generator.extract.relations.role_patterns import (
    CUE,
    HAS_OFFICE_BEFORE,
    ROLE_RULES,
    RoleRule,
    RoleRuleName,
)
from generator.model.findings import Sentence
from generator.model.ids import Span
from generator.model.names import Kind, Mention
from generator.model.relations import Role

NEAR = 400  # characters before a name within which the name before it and its office stand
_CUT_NAME = lazy.regex(r"\s\w$")  # "Ann R", of a text that has lost its stops
# Words that open titles, though other capitalised openers of sentences are no names.
_OPEN_TITLES = ("Prime", "Chief", "Secretary", "Attorney", "General")

RoleKey = tuple[Span, int]  # a person's name, and 1 where the role stands after it, else 0


def find_roles(
    text: str, sentences: Sequence[Sentence], mentions: Sequence[Mention]
) -> tuple[Role, ...]:
    """In text order, at most one role on each side of a person's name.

    Where two patterns read the same words, the role that names a body wins, then the longer one.
    """
    best: dict[RoleKey, Role] = {}
    for sentence in marked_sentences(text, sentences, mentions, least=1):
        if not _may_have_role(sentence):
            continue
        for role in _roles_of_sentence(sentence):
            _remember_best(best, role)
    in_order = sorted(best.values(), key=lambda role: (role.person, role.span))
    return tuple(in_order)


def _may_have_role(sentence: MarkedSentence) -> bool:
    """A cheap test that lets most sentences go."""
    kinds = {mention.kind for mention in sentence.names}
    if Kind.PERSON not in kinds:
        return False
    return CUE.search(sentence.words) is not None


def _roles_of_sentence(sentence: MarkedSentence) -> Iterator[Role]:
    for rule in ROLE_RULES:
        for m in rule.words.find_all(sentence.words):
            if _is_role(sentence, rule, m):
                yield _role(sentence, rule, m)


def _is_role(sentence: MarkedSentence, rule: RoleRule, m: re.Match[str]) -> bool:
    """Not where the person has another office already, and not beside a cut name."""
    if rule.follows_the_person:
        near = max(0, m.start() - NEAR)
        if HAS_OFFICE_BEFORE.find_between(sentence.words, near, m.start()):
            return False
    person = sentence.name(m.start("p"))
    return not _CUT_NAME.search(person.surface)


def _role(sentence: MarkedSentence, rule: RoleRule, m: re.Match[str]) -> Role:
    groups = m.groupdict()
    start = m.start("r")
    if rule.name is RoleRuleName.TITLE:
        start = _title_start(m)
    return Role(
        person=sentence.name(m.start("p")).span,
        organisation=_organisation(sentence, m) if groups.get("o") else None,
        span=sentence.span(start, m.end("r")),
        former=groups.get("former") is not None,
        rule=rule.name.value,
    )


def _organisation(sentence: MarkedSentence, m: re.Match[str]) -> Span | None:
    """The body that the role is of; None for a place ("mayor of Porto")."""
    body = sentence.name(m.start("o"))
    if body.kind is not Kind.ORGANISATION:
        return None
    return body.span


def _title_start(m: re.Match[str]) -> int:
    """Where a title begins, without the capitalised opener of its sentence."""
    start = m.start("r")
    first = m["r"].split()[0]
    opens_sentence = start == 0 and " " in m["r"]
    if opens_sentence and first in NOT_NAMES and first not in _OPEN_TITLES:
        return start + len(first) + 1
    return start


def _remember_best(best: dict[RoleKey, Role], role: Role) -> None:
    """Of the roles on the same side of a name, the one that says most stays."""
    stands_after = role.span.start > role.person.start
    key = role.person, int(stands_after)
    other = best.get(key)
    if other is None or _worth(role) > _worth(other):
        best[key] = role


def _worth(role: Role) -> tuple[bool, int]:
    """A role that names a body is worth more, then one of more characters."""
    names_body = role.organisation is not None
    length = role.span.end - role.span.start
    return names_body, length
