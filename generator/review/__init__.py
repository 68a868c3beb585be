"""Questions -> a person's answers -> judgements and corrections: by key (`walking`), or through a spreadsheet (`sheet`)."""

from __future__ import annotations

from generator.review.deciding import Author, Decision, decide, verdicts
from generator.review.sheet import read_table, rows, table, take_in
from generator.review.walking import Keys, Walked, chosen, walk

__all__ = ["Author", "Decision", "Keys", "Walked", "chosen", "decide", "read_table", "rows", "table", "take_in", "verdicts", "walk"]
