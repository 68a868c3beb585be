"""A Resolution -> Questions for a person, the most valuable first.

A question is worth uses times uncertainty. Nothing here decides anything.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from itertools import chain

from generator.model.decisions import Question
from generator.resolve.questions.articles import ask_dates, ask_digests, ask_disputes
from generator.resolve.questions.names import ask_kinds, ask_names, ask_whom
from generator.resolve.questions.pairs import (
    ask_merges,
    ask_namesakes,
    ask_rule_merges,
)
from generator.resolve.questions.places import (
    Places,
    find_places,
    find_places_of_forms,
    quote_sides,
)
from generator.resolve.questions.question import rank_questions, subjects_of_answers
from generator.resolve.resolution import Resolution


def find_questions(
    resolution: Resolution,
    judged: Collection[tuple[str, str]],
    judged_events: Collection[frozenset[str]],
) -> tuple[Question, ...]:
    """What no person has answered yet.

    `judged` are the subjects of judgements, `judged_events` pairs of events.
    """
    places = find_places(resolution)
    questions: dict[str, Question] = {}
    for question in _ask_names_and_articles(resolution, places, judged):
        if subjects_of_answers(question).isdisjoint(judged):
            questions[question.id] = question
    for question in ask_disputes(resolution):
        if frozenset((question.left, question.right)) not in judged_events:
            questions[question.id] = question
    return _quote_passages(rank_questions(questions.values()), resolution, places)


def _ask_names_and_articles(
    resolution: Resolution, places: Places, judged: Collection[tuple[str, str]]
) -> Iterator[Question]:
    """All questions that a judgement of names or a correction of an article answers."""
    kinds = {question.left: question for question in ask_kinds(resolution, places)}
    names = ask_names(resolution, places)
    return chain(
        ask_merges(resolution, places),
        ask_rule_merges(resolution),
        ask_namesakes(resolution, places),
        kinds.values(),
        (question for question in names if question.left not in kinds),
        ask_whom(resolution, judged),
        ask_dates(resolution),
        ask_digests(resolution),
    )


def _quote_passages(
    questions: Collection[Question], resolution: Resolution, places: Places
) -> tuple[Question, ...]:
    """The questions, each with the sentences that it is about."""
    forms: set[str] = set()
    for question in questions:
        if not question.passages:
            forms.update((question.left, question.right))
    of_forms = find_places_of_forms(resolution, forms - places.keys())
    all_places = {**places, **of_forms}
    quoted = []
    for question in questions:
        passages = question.passages or quote_sides(question, resolution, all_places)
        quoted.append(replace(question, passages=passages))
    return tuple(quoted)
