"""A question and an answer to it -> judgements and corrections."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator import edtf
from generator.model.decisions import Ask, Correction, Judgement, Passage, Question, Verdict
from generator.model.ids import ArticleId
from generator.model.names import Kind

Decision = Judgement | Correction


@dataclass(frozen=True, slots=True)
class Author:
    """Who decides, and on what day."""

    name: str
    date: str  # ISO 8601


def verdicts(question: Question) -> tuple[str, ...]:
    """The words that answer a question."""
    words = tuple(
        answer.verdict
        for answer in question.answers
        if answer.verdict
    )
    if question.ask is Ask.DATE:
        return (*words, "a date")
    return words


def decide(question: Question, verdict: str, author: Author, why: str = "") -> tuple[Decision, ...]:
    """The decisions of one answer. ValueError, with the reason, if it does not answer this."""
    word = verdict.strip()
    is_date = question.ask is Ask.DATE
    if is_date and word.lower() not in (Verdict.UNSURE, Verdict.SAME):
        return (_date_correction(question, word, author, why),)
    word = word.lower()
    if word not in verdicts(question):
        valid = ", ".join(verdicts(question))
        raise ValueError(f"`{verdict}` is no verdict on it; verdicts: {valid}")
    if is_date and word == Verdict.SAME:
        return (_date_correction(question, question.right, author, why),)
    if question.ask is Ask.DIGEST and word == Verdict.SAME:
        return (_one_story_correction(question, author, why),)
    judgements = _judgements(question, word)
    return tuple(
        replace(j, author=author.name, reason=why, date=author.date)
        for j in judgements
    )


def _date_correction(question: Question, date: str, author: Author, why: str) -> Correction:
    """The article is of this date."""
    if edtf.read(date) is None:
        raise ValueError(
            f"`{date}` is no date; write 2021-12-15, 2021-12, 2021 or 2021-12-01/2021-12-15, "
            "in a column formatted as text"
        )
    article = ArticleId(question.left)
    return Correction(
        article, "date", date, author.name, why, author.date, evidence=question.passages
    )


def _one_story_correction(question: Question, author: Author, why: str) -> Correction:
    """The file that was taken for a digest is one story."""
    article = ArticleId(question.left)
    evidence = _passages_of(question, "left")
    return Correction(
        article, "part_of", None, author.name, why, author.date, evidence=evidence
    )


def _judgements(question: Question, word: str) -> Iterator[Judgement]:
    """The judgements of an answer, without their author."""
    left, right, passages = question.left, question.right, question.passages
    if question.ask is Ask.DATE:
        right = ""  # that the day cannot be said is so whatever period the next build infers
    is_rejected = word == Verdict.REJECT
    is_unsure = word == Verdict.UNSURE
    if question.ask is Ask.EVENT and word in ("1", "2"):
        yield _event_judgement(question, word)
    elif question.ask is Ask.TYPE and word in set(Kind):
        yield Judgement(left, word, Verdict.TYPE, evidence=passages)
    elif question.ask is Ask.WHICH and not is_rejected and not is_unsure:
        yield from _bearer_judgements(question, word)
    elif is_rejected or (is_unsure and not right):
        evidence = _passages_of(question, "left")
        yield Judgement(left, "", Verdict(word), evidence=evidence)
    elif question.ask is Ask.NAME:
        yield Judgement(left, left, Verdict(word), evidence=passages)
    else:
        yield Judgement(left, right, Verdict(word), evidence=passages)


def _event_judgement(question: Question, word: str) -> Judgement:
    """The events are one, and the account that was chosen ("1" or "2") stands first."""
    if word == "1":
        return Judgement(
            question.left, question.right, Verdict.SAME, evidence=question.passages
        )
    swapped = tuple(
        replace(passage, side="right" if passage.side == "left" else "left")
        for passage in question.passages
    )
    return Judgement(question.right, question.left, Verdict.SAME, evidence=swapped)


def _bearer_judgements(question: Question, word: str) -> Iterator[Judgement]:
    """The name is that of the option with this number; or it is different from all of them."""
    for number, option in enumerate(question.options, 1):
        side = str(number)
        if word not in (side, Verdict.DIFFERENT):
            continue
        evidence = tuple(
            replace(passage, side="right" if passage.side == side else "left")
            for passage in question.passages
            if passage.side in ("left", side)
        )
        verdict = Verdict.DIFFERENT if word == Verdict.DIFFERENT else Verdict.SAME
        yield Judgement(question.left, option, verdict, evidence=evidence)


def _passages_of(question: Question, side: str) -> tuple[Passage, ...]:
    return tuple(
        passage
        for passage in question.passages
        if passage.side == side
    )
