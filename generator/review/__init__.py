"""Questions and a person's answers -> judgements and corrections.

A person answers by key (`asking`), or through a spreadsheet (`spreadsheet` and `importing`).
"""

from __future__ import annotations

from generator.review.answers import Author, Decision, decide, verdicts
from generator.review.asking import Keys, Outcome, ask_questions, select_questions
from generator.review.importing import import_table, read_table
from generator.review.spreadsheet import build_rows, build_table

__all__ = [
    "Author",
    "Decision",
    "Keys",
    "Outcome",
    "ask_questions",
    "build_rows",
    "build_table",
    "decide",
    "import_table",
    "read_table",
    "select_questions",
    "verdicts",
]
