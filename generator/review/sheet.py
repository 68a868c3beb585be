"""Questions -> a spreadsheet -> its column `verdict` -> judgements and corrections."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from generator.errors import ConfigError
from generator.model.decisions import Ask, Question
from generator.model.problem import Problem
from generator.resolve.decisions.judging import describe_judgement, handle
from generator.review.deciding import Author, Decision, decide, verdicts
from generator.store import decisions, project

COLUMNS = ("id", "kind", "question", "left", "right", "verdict", "note", "verdicts", "why", "sentences")
FORMULA = "=+-@\t"  # what a spreadsheet would run
QUOTES = "'\"`‘’“”„«» \t\u00a0"  # what people and spreadsheets put round a word
SKIP = ("s", "skip", "")
NOTHING = project.Decisions()


def rows(questions: Sequence[Question]) -> list[Mapping[str, object]]:
    """The queue as data."""
    return [{**asdict(one), "verdicts": verdicts(one)} for one in questions]


def table(questions: Sequence[Question]) -> str:
    """The queue as CSV, with an empty `verdict` for a person to fill."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for one in questions:
        sentences = "\n".join(f"{shown.prefix}[{shown.exact}]{shown.suffix}" for shown in one.passages)
        cells = (one.id, one.ask.value, one.text, one.left, one.right, "", "", " | ".join(verdicts(one)), one.why, sentences)
        writer.writerow([f"'{cell}" if cell.startswith(tuple(FORMULA)) else cell for cell in cells])
    return out.getvalue()


def take_in(root: Path, file: Path, questions: Sequence[Question], author: Author) -> tuple[int, list[Problem]]:
    """Write down the decisions of a spreadsheet: how many rows gave one, and what is wrong with others."""
    made, n, problems = read_table(file, questions, author, project.decisions(root))
    decisions.add(root, made)
    return n, problems


@dataclass(frozen=True, slots=True)
class Row:
    """What a person left of one row; cells that were cut out are empty."""

    line: int
    id: str
    verdict: str
    note: str = ""
    kind: str = ""
    left: str = ""
    right: str = ""


def read_table(
    file: Path, questions: Sequence[Question], author: Author, before: project.Decisions = NOTHING
) -> tuple[list[Decision], int, list[Problem]]:
    """(decisions of the rows that have a verdict, how many rows, what is wrong with others); what stands already is not written again."""
    open_ = {one.id: one for one in questions}
    made: list[Decision] = []
    answered: dict[str, Row] = {}
    problems: list[Problem] = []
    for row in read_rows(file):
        first = answered.setdefault(row.id, row)
        try:
            if first is not row:
                agrees(row, first)
            elif row.id in open_:
                made += decide(open_[row.id], word(row, open_[row.id]), author, row.note)
            else:
                stands(row, before)
                del answered[row.id]
        except ValueError as error:
            if first is row:
                del answered[row.id]
            what, _, hint = str(error).partition("; ")
            problems.append(Problem(f"{file}:{row.line}", what, hint))
    return made, len(answered), problems


def read_rows(file: Path) -> list[Row]:
    """The rows that have a verdict, whatever a spreadsheet did to the order of columns, to separators, line ends and quotation marks."""
    try:
        text = file.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(str(file), "no such file, or not UTF-8 text", "save the spreadsheet as CSV UTF-8") from error
    said = text.lower().startswith("sep=")  # Excel's way to name the separator
    head, _, _ = (text.split("\n", 1)[1] if said and "\n" in text else text).partition("\n")
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=max(",;\t", key=head.count))
    found: list[Row] = []
    try:
        names = [bare(name).lower() for name in next(reader, [])]
        names = [bare(name).lower() for name in next(reader, [])] if said else names
        if not {"id", "verdict"} <= set(names):
            raise ConfigError(str(file), "no columns `id` and `verdict`", "`cuttings review --export csv FILE` writes them")
        line = reader.line_num + 1
        for cells in reader:
            held = dict(zip(names, cells, strict=False))
            if bare(held.get("verdict", "")).lower() not in SKIP:
                found.append(Row(line, bare(held.get("id", "")), bare(held["verdict"]), held.get("note", "").strip(),
                                 *(held.get(name, "").strip().removeprefix("'") for name in ("kind", "left", "right"))))
            line = reader.line_num + 1
    except csv.Error as error:
        raise ConfigError(f"{file}:{reader.line_num}", f"no CSV: {error}", "save the spreadsheet as CSV UTF-8") from error
    return found


def bare(cell: str) -> str:
    """Without the quotation marks and blanks that people and spreadsheets put round a word."""
    return cell.strip(QUOTES)


def word(row: Row, question: Question) -> str:
    """The verdict; a key of the terminal stands for its answer."""
    keys = {answer.key: answer.verdict for answer in question.answers if answer.verdict}
    return keys.get(row.verdict.lower(), row.verdict)


def agrees(row: Row, first: Row) -> None:
    """ValueError where one question has two answers in one file."""
    if row.verdict.lower() != first.verdict.lower():
        raise ValueError(f"`{row.id}` is `{first.verdict}` in line {first.line} already, and `{row.verdict}` here; "
                         "the first is taken: answer the other way by a later import, once it is asked again, or by hand in `decisions/`")


def stands(row: Row, before: project.Decisions) -> None:
    """ValueError unless just this has been decided before, so that a file may be taken in twice."""
    sides = {handle(side) for side in (row.left, row.right) if side}
    judged = [one for one in before.judgements if sides and {handle(side) for side in (one.left, one.right) if side} == sides]
    dated = [one for one in before.corrections if row.left and one.article == row.left and one.field == "date"]
    if judged and row.kind != Ask.TYPE:
        last = judged[-1]
        if last.verdict != row.verdict.lower():
            raise ValueError(f"`{row.verdict}`, but it has been answered since: {describe_judgement(last)}; "
                             f"the earlier one stands; a further line in `{project.JUDGEMENTS}` settles it")
    elif dated and row.kind == Ask.DATE:
        if str(dated[-1].to) != row.verdict:
            raise ValueError(f"`{row.verdict}`, but it has been answered since: {dated[-1].to} ({dated[-1].by or 'a person'}); "
                             f"the earlier one stands; a further entry in `{project.CORRECTIONS}` settles it")
    else:
        raise ValueError(f"`{row.id}` is no open question; it has been answered, or its sentences are gone: "
                         "`cuttings review --export csv FILE` writes what is open")
