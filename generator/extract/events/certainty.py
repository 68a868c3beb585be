"""A clause and its date -> Certainty, by the verb nearest to the date and a few cue words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator import lazy
from generator.english.vocabulary import alternation
from generator.extract.events.lasting import lasts_since
from generator.extract.events.second_verbs import DEPENDENT_OPENER
from generator.extract.events.verbs import VerbGroup, VerbKind, find_verbs
from generator.extract.speech import SpeechUse, speech_verbs
from generator.model.events import Certainty
from generator.model.ids import Span

LEAD = 12  # code points before a date that opens its clause: "On early "
GAP = 7  # words between "said" and its date: "said in a statement to reporters on Tuesday"

# Denials; not "denied a petition" or "denied benefits".
_NOT_PASSIVE = r"(?<!being )(?<!been )(?<!was )(?<!were )(?<!are )(?<!is )"
_DENY = rf"(?:den(?:y|ies|ying)|{_NOT_PASSIVE}denied)"
_DAY = r"(?:\s(?:on|last|this)\s\w+|\syesterday|\stoday)?"
_DETERMINER = r"(?:the |these |those |such |his |her |its |their )?(?:\w+ )?"
_CHARGE = (
    r"(?:charges?|claims?|allegations?|reports?|accusations?|"
    r"involvement|wrongdoing|link|role)"
)
_DENIED_THING = (
    r"(?:that|it|he|she|they|any|all|having|\w+ing|responsibility|"
    rf"{_DETERMINER}{_CHARGE})"
)
_DENIED = lazy.regex(
    rf"\b(?:{_DENY}{_DAY}\s{_DENIED_THING}\b|"
    r"refut(?:e|es|ed|ing)|disput(?:es|ed)|"
    r"(?:rejected|dismissed) (?:claims|reports|allegations))\b",
    re.IGNORECASE,
)

# Cues beside the verb.
_ALLEGED = lazy.regex(
    r"\b(?:allegedly|reportedly|rumou?red|(?:is|are|was|were) said to|purportedly|alleged)\b",
    re.IGNORECASE,
)
_LEADS_TO_FUTURE = lazy.regex(
    r"\b(?:by|until|expire[sd]?|due|effective|from|starting|beginning)\s+"
    r"(?:(?:the|early|late|end of)\s+){0,2}\Z",
    re.IGNORECASE,
)
_EFFECTIVE = lazy.regex(  # the day it takes effect, gone by or to come
    r"\beffective (?:on |as of |from )?\Z", re.IGNORECASE
)
_COPULA = lazy.regex(
    r"\b(?:is|are|am|can)\b|"
    r"\w['’](?:s|re|m)\s+(?:a|an|the|not|my|our|all|that)?\b"
)
_LASTS = lazy.regex(
    r"\b(?:has|have|is|are|can|remains?)\b|['’]s been\b|['’]ve\b", re.IGNORECASE
)
_ANNOUNCES_PLAN = lazy.regex(rf"\b(?:{speech_verbs(SpeechUse.PLAN)})\b")
_THAT = lazy.regex(r"\b(?:that|which|who)\Z")
_CONDITION = lazy.regex(r"\b(?:if|unless|could|might|would have)\b")
_ON_CONDITION = lazy.regex(  # "will close on Friday if ..."; not "even if", "if any"
    r"(?<!even )(?<!as )(?<!what )\b(?:if|unless)\s(?!(?:not|any|ever|only|so)\b)", re.IGNORECASE
)
_IF_FIRST = lazy.regex(r"\W*(?:If|Unless)\s")
_CONDITION_OPENERS = ("if", "unless", "whether")
_PROMISED = lazy.regex(  # after its date, it is the promise that is dated
    r"(?:planned|pledged|promised|vowed|agreed) to"
)

# Where a clause begins, and where one is put in.
_CLAUSE_OPENER = alternation("clause_openers.txt")
_OPENS_CLAUSE = lazy.regex(
    rf"(?:[;:]|\b{_CLAUSE_OPENER})\s+(?:on |in |by |at |since )?(?:the )?\Z"
)
_AFTER_COMMA = lazy.regex(r",\s(?:on |in )?\Z")
_ASIDE = lazy.regex(rf",\s{alternation('aside_openers.txt')}\b[^,]*,")
_PARTS_SPEECH = lazy.regex(r"[,;:“\"]|\bthat\b")
_MARK = lazy.regex(r"[”\"]|''")
_MARK_OR_COMMA = lazy.regex(r"[,”\"]|''")


@dataclass(frozen=True, slots=True)
class DatedClause:
    """A clause of a text, and the part of it that is its date."""

    text: str
    span: Span
    date: Span

    @property
    def words(self) -> str:
        return self.text[self.span.start:self.span.end]

    @property
    def before(self) -> str:
        """The words of the clause before the date."""
        return self.text[self.span.start:self.date.start]

    def verbs(self) -> list[VerbGroup]:
        span = self.span
        verbs = find_verbs(self.text, span.start, span.end)
        return list(verbs)


def is_speech(clause: DatedClause) -> bool:
    """Whether the date is that of a verb of saying.

    "told reporters on Thursday", "on Tuesday, she said".
    """
    verbs = [verb for verb in clause.verbs() if verb.end <= clause.date.start]
    if verbs:
        return _dates_speech_before(clause, verbs[-1])
    return _dates_speech_after(clause)


def _dates_speech_before(clause: DatedClause, verb: VerbGroup) -> bool:
    if verb.kind is not VerbKind.SPEECH:
        return False
    gap = clause.text[verb.end:clause.date.start]
    if len(gap.split()) > GAP:
        return False
    return not _PARTS_SPEECH.search(gap.lstrip(","))


def _dates_speech_after(clause: DatedClause) -> bool:
    if DEPENDENT_OPENER.match(clause.before) and clause.text[clause.date.end] == ",":
        return False  # "In addition to the three who died on Tuesday, the town said ..."
    end = clause.date.end
    verb = next(find_verbs(clause.text, end, clause.span.end), None)
    if verb is None or verb.kind is not VerbKind.SPEECH:
        return False
    between = clause.text[end:verb.start].strip(", ")
    opens_clause = clause.date.start - clause.span.start < LEAD
    parting = _MARK if opens_clause else _MARK_OR_COMMA  # "On Monday, Ann, the mayor, said"
    return not parting.search(between)


def is_state(text: str, span: Span, date: Span) -> bool:
    """Whether nothing happens, for there is no verb but "is" and the like.

    "Today my mission is far more modest", "today is about ...".
    """
    opens_sentence = date.start - span.start < 4
    if opens_sentence and _COPULA.match(text, date.end + 1, span.end):
        return True
    for verb in find_verbs(text, span.start, span.end):
        if verb.kind is not VerbKind.INFINITIVE:
            return False
    return _COPULA.search(text, span.start, span.end) is not None


def judge_certainty(clause: DatedClause) -> Certainty:
    """How the clause puts what it dates."""
    if _DENIED.search(clause.words):
        return Certainty.DENIED
    if _EFFECTIVE.search(clause.before):
        return Certainty.HAPPENED
    kind = _kind_of_nearest_verb(clause)
    if kind is VerbKind.CONDITIONAL:
        return _certainty_of_plan(clause, is_plan=_announced_would(clause.before))
    if lasts_since(clause.text, clause.span, clause.date.start):
        lasts = kind is VerbKind.PLANNED or _LASTS.search(clause.words)
        return Certainty.ONGOING if lasts else Certainty.HAPPENED
    if kind is VerbKind.PLANNED:
        return _certainty_of_plan(clause, is_plan=True)
    if _ALLEGED.search(clause.words):
        return Certainty.REPORTED
    if kind is VerbKind.ONGOING:
        return Certainty.ONGOING
    if kind is None and _LEADS_TO_FUTURE.search(clause.before):
        return Certainty.PLANNED
    return Certainty.HAPPENED


def _certainty_of_plan(clause: DatedClause, *, is_plan: bool) -> Certainty:
    """A plan on a condition is no plan.

    "will close on Friday if the town agrees", "if it fails, the port will close on Friday".
    """
    if not is_plan or _IF_FIRST.match(clause.before):
        return Certainty.CONDITIONAL
    if _ON_CONDITION.search(clause.text, clause.date.end, clause.span.end):
        return Certainty.CONDITIONAL
    return Certainty.PLANNED


def _announced_would(before: str) -> bool:
    """"agreed that they would meet on Friday": a plan, in the past tense.

    "would, if" stays a condition, and so does "proposed a law that would end it on Friday".
    """
    would = before.rfind(" would ")
    if would <= 0 or not _ANNOUNCES_PLAN.search(before, 0, would):
        return False
    if _THAT.search(before, 0, would):
        return False
    return not _CONDITION.search(before)


def _kind_of_nearest_verb(clause: DatedClause) -> VerbKind | None:
    """The kind of the verb group before the date, or of the first after it.

    Verbs of saying are looked through.
    """
    verbs = [
        verb
        for verb in clause.verbs()
        if verb.kind is not VerbKind.SPEECH
    ]
    finite = [verb for verb in verbs if verb.kind is not VerbKind.INFINITIVE]
    if not finite:
        is_headline = clause.words[-1] not in ".!”\""
        if verbs and is_headline:
            return VerbKind.PLANNED
        return None
    date = clause.date
    before = [verb for verb in finite if verb.end <= date.start]
    if not before:
        return _kind_after(clause, finite)
    if close := _deed_right_after(finite, date):  # "the senator today called on ..."
        return close.kind
    if _opens_clause(clause) and any(verb.start >= date.end for verb in finite):
        return _kind_after(clause, finite)
    return _kind_before(clause.text, before)


def _deed_right_after(finite: list[VerbGroup], date: Span) -> VerbGroup | None:
    """The first verb within two characters after the date, if it tells a deed."""
    for verb in finite:
        if date.end < verb.start <= date.end + 2:
            is_deed = verb.kind in (VerbKind.PAST, VerbKind.DONE)
            if is_deed:
                return verb
            return None
    return None


def _kind_after(clause: DatedClause, finite: list[VerbGroup]) -> VerbKind | None:
    """The kind of the first verb after the date and after what is put in behind it.

    "Today, in response to talk that it will ..., we have ...".
    """
    end = clause.date.end
    aside = _ASIDE.match(clause.text, end, clause.span.end)
    if aside:
        end = aside.end()
    for verb in finite:
        if verb.start >= end and not _is_late_condition(clause.text, end, verb):
            is_promise = _PROMISED.match(verb.words)
            if is_promise:
                return VerbKind.PAST
            return verb.kind
    return None


def _is_late_condition(text: str, end: int, verb: VerbGroup) -> bool:
    """"cover some machines, if": an "if" that is not right after the date is of something else."""
    if verb.words.lower() not in _CONDITION_OPENERS:
        return False
    between = text[end:verb.start]
    return "," in between or len(between.split()) > 2


def _kind_before(text: str, before: list[VerbGroup]) -> VerbKind:
    """The kind of the last verb, or of the one that rules it: "would have been signed"."""
    last = before[-1]
    if last.kind is not VerbKind.PAST or len(before) < 2:
        return last.kind
    ruling = before[-2]
    if ruling.kind not in (VerbKind.PLANNED, VerbKind.CONDITIONAL):
        return last.kind
    words_between = len(text[ruling.end:last.start].split())
    if words_between < 3:
        return ruling.kind
    return last.kind


def _opens_clause(clause: DatedClause) -> bool:
    """Whether the date opens a clause of its own.

    "but on Monday the bridge held", "while ..., today, the town is announcing".
    """
    if _OPENS_CLAUSE.search(clause.before):
        return True
    end = clause.date.end
    comma_follows = clause.text[end:end + 1] == ","
    return comma_follows and _AFTER_COMMA.search(clause.before) is not None
