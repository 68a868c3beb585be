"""The rows of a spreadsheet that a person has filled -> decisions, and what is wrong with rows."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from generator.model.decisions import Ask, Correction, Judgement, Question
from generator.model.problem import Problem
from generator.resolve.decisions.judging import describe_judgement, handle
from generator.review.answers import Author, Decision, decide
from generator.review.spreadsheet import Row, read_rows
from generator.store import decisions, project

NO_DECISIONS = project.Decisions()


def import_table(
    root: Path, file: Path, questions: Sequence[Question], author: Author
) -> tuple[int, list[Problem]]:
    """Write the decisions of a spreadsheet into decisions/.

    (how many rows gave a decision, what is wrong with others).
    """
    earlier = project.decisions(root)
    new_decisions, answered, problems = read_table(file, questions, author, earlier)
    decisions.add(root, new_decisions)
    return answered, problems


def read_table(
    file: Path,
    questions: Sequence[Question],
    author: Author,
    earlier: project.Decisions = NO_DECISIONS,
) -> tuple[list[Decision], int, list[Problem]]:
    """(decisions of the rows that have a verdict, how many rows, what is wrong with others).

    A decision that is among the `earlier` ones is not made again.
    """
    open_questions = {question.id: question for question in questions}
    new_decisions: list[Decision] = []
    answered: dict[str, Row] = {}
    problems: list[Problem] = []
    for row in read_rows(file):
        first = answered.setdefault(row.id, row)
        try:
            if first is not row:
                _check_repeated(row, first)
            elif row.id in open_questions:
                new_decisions += _decide_row(row, open_questions[row.id], author)
            else:
                _check_decided(row, earlier)
                del answered[row.id]
        except ValueError as error:
            if first is row:
                del answered[row.id]
            what, _, hint = str(error).partition("; ")
            problems.append(Problem(f"{file}:{row.line}", what, hint))
    return new_decisions, len(answered), problems


def _decide_row(row: Row, question: Question, author: Author) -> tuple[Decision, ...]:
    """The decisions of a row. A key of the terminal stands for its answer's verdict."""
    verdict_of = {
        answer.key: answer.verdict
        for answer in question.answers
        if answer.verdict
    }
    verdict = verdict_of.get(row.verdict.lower(), row.verdict)
    return decide(question, verdict, author, row.note)


def _check_repeated(row: Row, first: Row) -> None:
    """ValueError where one question has two answers in one file."""
    if row.verdict.lower() == first.verdict.lower():
        return
    raise ValueError(
        f"`{row.id}` is `{first.verdict}` in line {first.line} already, and `{row.verdict}` here; "
        "the first is taken: answer the other way by a later import, once it is asked again, "
        "or by hand in `decisions/`"
    )


def _check_decided(row: Row, earlier: project.Decisions) -> None:
    """ValueError unless just this was decided earlier, so that a file may be imported twice."""
    judgements = _judgements_of(row, earlier)
    dates = _date_corrections_of(row, earlier)
    if judgements and row.kind != Ask.TYPE:
        _check_verdict(row, judgements[-1])
    elif dates and row.kind == Ask.DATE:
        _check_date(row, dates[-1])
    else:
        raise ValueError(
            f"`{row.id}` is no open question; it has been answered, or its sentences are gone: "
            "`cuttings review --export csv FILE` writes what is open"
        )


def _judgements_of(row: Row, earlier: project.Decisions) -> list[Judgement]:
    """Earlier judgements of the two sides of a row, in whatever order."""
    sides = {handle(side) for side in (row.left, row.right) if side}
    if not sides:
        return []
    return [
        judgement
        for judgement in earlier.judgements
        if sides == {handle(side) for side in (judgement.left, judgement.right) if side}
    ]


def _date_corrections_of(row: Row, earlier: project.Decisions) -> list[Correction]:
    """Earlier corrections of the date of a row's article."""
    if not row.left:
        return []
    return [
        correction
        for correction in earlier.corrections
        if correction.article == row.left and correction.field == "date"
    ]


def _check_verdict(row: Row, last: Judgement) -> None:
    """ValueError where the last judgement is another."""
    if last.verdict == row.verdict.lower():
        return
    raise ValueError(
        f"`{row.verdict}`, but it has been answered since: "
        f"{describe_judgement(last)}; the earlier one stands; "
        f"a further line in `{project.JUDGEMENTS}` settles it"
    )


def _check_date(row: Row, last: Correction) -> None:
    """ValueError where the last correction gives another date."""
    if str(last.new_value) == row.verdict:
        return
    who = last.author or "a person"
    raise ValueError(
        f"`{row.verdict}`, but it has been answered since: {last.new_value} ({who}); "
        f"the earlier one stands; a further entry in `{project.CORRECTIONS}` settles it"
    )
