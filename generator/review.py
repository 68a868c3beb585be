"""Questions -> a person's answers -> judgements and corrections: by key, or through a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from generator import edtf
from generator.errors import ConfigError
from generator.model import ArticleId, Ask, Correction, Judgement, Kind, Problem, Question, Verdict
from generator.store import decisions

Decision = Judgement | Correction
COLUMNS = ("id", "kind", "question", "left", "right", "verdict", "note", "verdicts", "why", "sentences")
FORMULA = "=+-@\t"  # what a spreadsheet would run
SKIP, UNDO, QUIT = "s", "b", "q"


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
        raise ValueError(f"`{verdict}` is no verdict on it: {', '.join(verdicts(question))}")
    if question.ask is Ask.DATE and word == Verdict.SAME:
        return (_dated(question, question.right, author, why),)
    if question.ask is Ask.DIGEST and word == Verdict.SAME:
        shown = tuple(one for one in question.passages if one.side == "left")
        return (Correction(ArticleId(question.left), "part_of", None, author.by, why, author.when, evidence=shown),)
    return tuple(replace(one, by=author.by, why=why, when=author.when) for one in _judgements(question, word))


def _dated(question: Question, word: str, author: Author, why: str) -> Correction:
    if edtf.read(word) is None:
        raise ValueError(f"`{word}` is no date: write 2021-12-15, 2021-12, 2021 or 2021-12-01/2021-12-15 (EDTF)")
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


def chosen(questions: Sequence[Question], kinds: Sequence[str], limit: int | None) -> tuple[Question, ...]:
    """Those of these kinds (all where none is named), at most `limit`."""
    return tuple(one for one in questions if not kinds or one.ask in kinds)[:limit]


@dataclass(frozen=True, slots=True)
class Keys:
    """How a person is shown a question and answers it."""

    show: Callable[[Question, int, int], None]  # question, its place, how many
    key: Callable[[], str]  # one key
    line: Callable[[str], str]  # a typed line, after this prompt
    say: Callable[[str], None]


def walk(root: Path, questions: Sequence[Question], author: Author, keys: Keys) -> int:
    """Ask one after the other, and write each answer down at once; how many were given."""
    done: list[tuple[int, decisions.Added]] = []
    at = 0
    while at < len(questions):
        question = questions[at]
        keys.show(question, at + 1, len(questions))
        verdict = _answer(question, keys)
        if verdict == QUIT:
            break
        if verdict == UNDO:
            at = _back(root, done, at, keys)
        elif verdict == SKIP:
            at += 1
        else:
            try:
                made = decide(question, verdict, author)
            except ValueError as error:
                keys.say(str(error))
                continue
            done.append((at, decisions.add(root, made)))
            at += 1
    return len(done)


def _answer(question: Question, keys: Keys) -> str:
    """A verdict, or SKIP, UNDO or QUIT; keys that mean nothing are passed over."""
    known = {answer.key: answer for answer in question.answers}
    while True:
        key = keys.key().lower()
        if key in ("", "\x03", "\x04"):
            return QUIT
        if key in known:
            return known[key].verdict or keys.line("Date: ").strip() or SKIP
        if key in (SKIP, UNDO, QUIT):
            return key
        keys.say(f"no such key here: {', '.join((*known, SKIP, UNDO, QUIT))}")


def _back(root: Path, done: list[tuple[int, decisions.Added]], at: int, keys: Keys) -> int:
    """The question answered last, its answer taken back."""
    if not done:
        keys.say("nothing to take back")
        return at
    if not decisions.take_back(root, done[-1][1]):
        keys.say("somebody has written to `decisions/` since: take the lines out there by hand")
        return at
    return done.pop()[0]


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
    made, n, problems = read_table(file, questions, author)
    decisions.add(root, made)
    return n, problems


def read_table(file: Path, questions: Sequence[Question], author: Author) -> tuple[list[Decision], int, list[Problem]]:
    """(decisions of the rows that have a verdict, how many rows, what is wrong with others)."""
    try:
        text = file.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(str(file), "no such file, or not UTF-8 text", "save the spreadsheet as CSV UTF-8") from error
    head = text.partition("\n")[0]
    reader = csv.DictReader(io.StringIO(text), delimiter=max(",;\t", key=head.count))
    if not {"id", "verdict"} <= set(reader.fieldnames or ()):
        raise ConfigError(str(file), "no columns `id` and `verdict`", "`cuttings review --export csv FILE` writes them")
    open_ = {one.id: one for one in questions}
    made: list[Decision] = []
    answered: dict[str, int] = {}
    problems: list[Problem] = []
    line = reader.line_num + 1
    for row in reader:
        try:
            made += _row(row, open_, answered, line, author)
        except ValueError as error:
            problems.append(Problem(f"{file}:{line}", str(error)))
        line = reader.line_num + 1
    return made, len(answered), problems


def _row(
    row: Mapping[str, str | None], open_: Mapping[str, Question], answered: dict[str, int], line: int, author: Author
) -> tuple[Decision, ...]:
    """The decisions of one row; none where it has no verdict."""
    id_, verdict = (row.get("id") or "").strip().lstrip("'"), (row.get("verdict") or "").strip().lstrip("'")
    if not verdict or verdict.lower() in ("skip", SKIP):
        return ()
    if id_ not in open_:
        raise ValueError(f"`{id_}` is no open question: it may have been answered, or its sentences are gone")
    if id_ in answered:
        raise ValueError(f"`{id_}` is answered in line {answered[id_]} already")
    made = decide(open_[id_], verdict, author, (row.get("note") or "").strip())
    answered[id_] = line
    return made
