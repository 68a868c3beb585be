"""How questions are made: their ids, what answers them, and which of many come first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from generator.model.decisions import Answer, Ask, Passage, Question, Verdict
from generator.resolve.decisions.judging import handle
from generator.words import mark, shorten

MOST = 1_000  # questions
UNSURE = Answer("u", "unsure", "cannot be said; don't ask again")
NO_NAME = Answer("r", "reject", "no name at all")


def build_question(
    ask: Ask,
    left: str,
    right: str,
    text: str,
    why: str,
    worth: float,
    answers: tuple[Answer, ...],
    options: tuple[str, ...] = (),
    passages: tuple[Passage, ...] = (),
) -> Question:
    """A Question with its id, which is made from its kind and its sides."""
    return Question(
        id=f"q-{mark(f'{ask} {left} {right}')}",
        ask=ask,
        left=left,
        right=right,
        text=text,
        reason=why,
        worth=round(worth, 3),
        answers=answers,
        options=options,
        passages=passages,
    )


def same_or_different(name: str) -> tuple[Answer, ...]:
    """The ways to answer whether `name` and another name are of one entity."""
    return (
        Answer("y", "same", "they are one"),
        Answer("n", "different", "they are two"),
        Answer("r", "reject", f"“{shorten(name, 40)}” is no name at all"),
        UNSURE,
    )


def subjects_of_answers(question: Question) -> frozenset[tuple[str, str]]:
    """The subjects of the judgements that answer a question, as in `judging.subject`."""
    left = handle(question.left)
    is_rejected = (left, "")
    has_kind: tuple[str, str] = (left, Verdict.TYPE)
    if question.ask is Ask.TYPE:
        return frozenset((has_kind, is_rejected))
    if question.ask is Ask.DATE:
        return frozenset((is_rejected,))
    subjects = {is_rejected}
    for side in (*question.options, question.right):
        if side:
            right = handle(side)
            subjects.add((min(left, right), max(left, right)))
    if question.ask is Ask.NAME:
        is_name = (left, left)
        subjects.update((is_name, has_kind))
    return frozenset(subjects)


def rank_questions(questions: Iterable[Question]) -> list[Question]:
    """The most valuable first.

    The second of a kind counts for half, the third for a third, so that no kind crowds out others.
    """
    by_kind: dict[Ask, list[Question]] = defaultdict(list)
    for question in sorted(
        questions, key=lambda question: (-question.worth, question.id)
    ):
        by_kind[question.ask].append(question)
    ranked = []
    for of_kind in by_kind.values():
        for n, question in enumerate(of_kind, 1):
            ranked.append((-question.worth / n, question.id, question))
    ranked.sort(key=lambda turn: turn[:2])
    return [question for _, _, question in ranked[:MOST]]
