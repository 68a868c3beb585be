"""How a rule of relations is made: a pattern over sentences in which each name is one mark.

In `<...>` stand the kinds that a name may have: `<O>` is an organisation, `<POL>` that, a person
or a place. Group `a` is the subject and `b` the object of the active verb; each may be several
names. The groups `plan` and `deny` say how sure the relation is.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.extract.relations.marked import MarkedPattern
from generator.extract.relations.patterns import (
    ADVERB,
    AFTER_SUBJECT,
    BEFORE_NAME,
    DENY,
    END,
    HAS_BEEN,
    SAID_IT,
    active_verb,
    row_of_names,
)
from generator.model.relations import Bond


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and the relations that it states."""

    name: str
    cues: tuple[str, ...]  # the pattern is tried only where one of these stands
    words: MarkedPattern
    bonds: tuple[tuple[Bond, str, str], ...]  # bond, group of the subject, group of the object
    first_name_is_subject: bool = True  # not so in "Acme's parent", "Acme member Roe"


@dataclass(frozen=True, slots=True)
class Verb:
    """The forms of a verb, each a regex alternation."""

    past: str  # also the participle of the passive: "acquired"
    bare: str  # after a plan: "will acquire"
    third: str  # "acquires"
    doing: str  # after a denial: "denied acquiring"


def build_rule(
    bond: Bond, name: str, cues: tuple[str, ...], words: str, *, first_name_is_subject: bool = True
) -> Rule:
    """A rule of one bond, between the groups `a` and `b` of the pattern `words`."""
    bonds = ((bond, "a", "b"),)
    return Rule(f"{bond}-{name}", cues, MarkedPattern(words), bonds, first_name_is_subject)


def build_verb_rules(
    bond: Bond, verb: Verb, cues: tuple[str, ...], subjects: str, objects: str, *, after: str = END
) -> tuple[Rule, ...]:
    """Both voices: "Acme bought Boreal", "Boreal was bought by Acme".

    `subjects` and `objects` are the kinds that the names may have, `after` what follows them.
    """
    active = _active(verb, subjects, objects, after)
    passive = _passive(verb.past, subjects, objects)
    return build_rule(bond, "active", cues, active), build_rule(bond, "passive", cues, passive)


def _active(verb: Verb, subjects: str, objects: str, after: str) -> str:
    denied = rf"{DENY}(?:{verb.past}|{verb.doing})"
    stated = active_verb(f"{verb.past}|{verb.third}", verb.bare)
    return (
        rf"(?P<a><{subjects}>){AFTER_SUBJECT}{SAID_IT}\s(?:{denied}|{stated})\s"
        rf"{BEFORE_NAME}(?P<b>{row_of_names(objects)}){after}"
    )


_TO_BE = r"(?:will|would|to)\sbe|(?:is|are)\sset\sto\sbe|(?:has\s)?agreed\sto\sbe"
_BE_OR_NOTHING = rf"(?:(?:was|were|is|are|{HAS_BEEN}|being|(?P<plan>{_TO_BE}))\s)?"
_WORDS_BEFORE_BY = r"(?:\s[^,;:.!?\ue001-\ue00a]{1,40}?)?"


def _passive(participle: str, subjects: str, objects: str) -> str:
    return (
        rf"(?P<b>{row_of_names(objects)}){AFTER_SUBJECT},?\s"
        rf"{_BE_OR_NOTHING}(?:{ADVERB}\s){{0,2}}(?:{participle})"
        rf"{_WORDS_BEFORE_BY}\sby\s{BEFORE_NAME}(?P<a><{subjects}>){END}"
    )
