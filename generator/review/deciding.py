"""A question and an answer to it -> judgements and corrections."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator import edtf
from generator.model.decisions import Ask, Correction, Judgement, Question, Verdict
from generator.model.ids import ArticleId
from generator.model.names import Kind

Decision = Judgement | Correction


@dataclass(frozen=True, slots=True)
class Author:
    """Who decides, and on what day."""

    by: str
    when: str  # ISO 8601


def verdicts(question: Question) -> tuple[str, ...]:
    """The words that answer it."""
    words = tuple(answer.verdict for answer in question.answers if answer.verdict)
    return (*words, "a date") if question.ask is Ask.DATE else words


def decide(question: Question, verdict: str, author: Author, why: str = "") -> tuple[Decision, ...]:
    """What one answer means. ValueError, with the reason, if it cannot be meant."""
    word = verdict.strip()
    if question.ask is Ask.DATE and word.lower() not in (Verdict.UNSURE, Verdict.SAME):
        return (_dated(question, word, author, why),)
    word = word.lower()
    if word not in verdicts(question):
        raise ValueError(f"`{verdict}` is no verdict on it; verdicts: {', '.join(verdicts(question))}")
    if question.ask is Ask.DATE and word == Verdict.SAME:
        return (_dated(question, question.right, author, why),)
    if question.ask is Ask.DIGEST and word == Verdict.SAME:
        shown = tuple(one for one in question.passages if one.side == "left")
        return (Correction(ArticleId(question.left), "part_of", None, author.by, why, author.when, evidence=shown),)
    return tuple(replace(one, by=author.by, why=why, when=author.when) for one in _judgements(question, word))


def _dated(question: Question, word: str, author: Author, why: str) -> Correction:
    if edtf.read(word) is None:
        raise ValueError(f"`{word}` is no date; write 2021-12-15, 2021-12, 2021 or 2021-12-01/2021-12-15, in a column formatted as text")
    return Correction(ArticleId(question.left), "date", word, author.by, why, author.when, evidence=question.passages)


def _judgements(question: Question, word: str) -> Iterator[Judgement]:
    """The judgements of an answer, without their author."""
    left, sides = question.left, question.passages
    if question.ask is Ask.EVENT and word in ("1", "2"):
        turned = tuple(replace(one, side="right" if one.side == "left" else "left") for one in sides)
        yield Judgement(question.left if word == "1" else question.right, question.right if word == "1" else question.left, Verdict.SAME,
                        evidence=sides if word == "1" else turned)
    elif question.ask is Ask.TYPE and word in set(Kind):
        yield Judgement(left, word, Verdict.TYPE, evidence=sides)
    elif question.ask is Ask.WHICH and word != Verdict.REJECT and word != Verdict.UNSURE:
        for n, option in enumerate(question.options, 1):
            if word in (str(n), Verdict.DIFFERENT):
                shown = tuple(replace(one, side="right" if one.side == str(n) else "left") for one in sides if one.side in ("left", str(n)))
                yield Judgement(left, option, Verdict.DIFFERENT if word == Verdict.DIFFERENT else Verdict.SAME, evidence=shown)
    elif word in (Verdict.REJECT, Verdict.UNSURE) and not (question.right and word == Verdict.UNSURE):
        yield Judgement(left, "", Verdict(word), evidence=tuple(one for one in sides if one.side == "left"))
    else:
        right = left if question.ask is Ask.NAME else question.right
        yield Judgement(left, right, Verdict(word), evidence=sides)
