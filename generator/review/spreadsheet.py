"""Questions -> a spreadsheet; a spreadsheet that a person has filled -> its rows."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from generator.errors import ConfigError
from generator.model.decisions import Question
from generator.review.answers import verdicts

if TYPE_CHECKING:
    import _csv  # the type of a reader has no public name

COLUMNS = (
    "id",
    "kind",
    "question",
    "left",
    "right",
    "verdict",
    "note",
    "verdicts",
    "why",
    "sentences",
)
FORMULA = ("=", "+", "-", "@", "\t")  # what begins a formula that a spreadsheet would run
QUOTES = "'\"`‘’“”„«» \t\u00a0"  # what people and spreadsheets put round a word
SEPARATORS = ",;\t"  # of cells
SKIP = ("s", "skip", "")  # verdicts that mean none
HINT = "save the spreadsheet as CSV UTF-8"


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


def build_rows(questions: Sequence[Question]) -> list[Mapping[str, object]]:
    """The questions as data."""
    return [_build_row(question) for question in questions]


def _build_row(question: Question) -> Mapping[str, object]:
    """A question under the keys of the file; `reason` is `why` there, as in a judgement."""
    fields: dict[str, object] = {}
    for name, value in asdict(question).items():
        fields["why" if name == "reason" else name] = value
    fields["verdicts"] = verdicts(question)
    return fields


def build_table(questions: Sequence[Question]) -> str:
    """The questions as CSV, with an empty `verdict` for a person to fill."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for question in questions:
        writer.writerow([_without_formula(cell) for cell in _cells(question)])
    return out.getvalue()


def _cells(question: Question) -> tuple[str, ...]:
    """The cells of a question's row, as COLUMNS names them."""
    sentences = [
        f"{passage.prefix}[{passage.exact}]{passage.suffix}" for passage in question.passages
    ]
    return (
        question.id,
        question.ask.value,
        question.text,
        question.left,
        question.right,
        "",
        "",
        " | ".join(verdicts(question)),
        question.reason,
        "\n".join(sentences),
    )


def _without_formula(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    if cell.startswith(FORMULA):
        return f"'{cell}"
    return cell


def read_rows(file: Path) -> list[Row]:
    """The rows that have a verdict.

    Spreadsheets may change the order of columns, separators, line ends and quotation marks.
    """
    text = _read_text(file)
    names_separator = text.lower().startswith("sep=")  # Excel's way to name the separator
    reader = csv.reader(
        io.StringIO(text, newline=""), delimiter=_find_separator(text, names_separator)
    )
    try:
        if names_separator:
            next(reader, None)
        names = [strip_quotes(name).lower() for name in next(reader, [])]
        if not {"id", "verdict"} <= set(names):
            hint = "`cuttings review --export csv FILE` writes them"
            raise ConfigError(str(file), "no columns `id` and `verdict`", hint)
        return list(_rows(reader, names))
    except csv.Error as error:
        where = f"{file}:{reader.line_num}"
        raise ConfigError(where, f"no CSV: {error}", HINT) from error


def _read_text(file: Path) -> str:
    try:
        return file.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(str(file), "no such file, or not UTF-8 text", HINT) from error


def _find_separator(text: str, names_separator: bool) -> str:
    """The separator that the line with the columns' names has most of."""
    line, line_end, rest = text.partition("\n")
    if names_separator and line_end:
        line = rest.partition("\n")[0]
    return max(SEPARATORS, key=line.count)


def _rows(reader: _csv.Reader, names: Sequence[str]) -> Iterator[Row]:
    """The rows with a verdict. A row's line is that where it begins: a cell may hold line ends."""
    line = reader.line_num + 1
    for cells in reader:
        cell_of = dict(zip(names, cells, strict=False))
        if strip_quotes(cell_of.get("verdict", "")).lower() not in SKIP:
            yield _parse_row(line, cell_of)
        line = reader.line_num + 1


def _parse_row(line: int, cell_of: Mapping[str, str]) -> Row:
    """A row, from its cells by the names of their columns."""

    def read_words(column: str) -> str:
        return cell_of.get(column, "").strip().removeprefix("'")

    return Row(
        line,
        id=strip_quotes(cell_of.get("id", "")),
        verdict=strip_quotes(cell_of["verdict"]),
        note=cell_of.get("note", "").strip(),
        kind=read_words("kind"),
        left=read_words("left"),
        right=read_words("right"),
    )


def strip_quotes(cell: str) -> str:
    """The cell without the quotation marks and blanks that people and spreadsheets put round it."""
    return cell.strip(QUOTES)
