"""Lists of English words: files of `data/`, one entry a line -> tuples, rows, and patterns.

Lines that begin with `# ` say what a list is and where it comes from.
"""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files


def rows_of(name: str) -> list[list[str]]:
    """The lines of a data file, parted at tabs."""
    text = (files("generator.english") / "data" / name).read_text("utf-8")
    lines = text.splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("# ")]


@cache
def words_of(name: str) -> tuple[str, ...]:
    """The entries of a data file that has one a line, in its order."""
    return tuple(row[0] for row in rows_of(name))


@cache
def alternation(*names: str) -> str:
    """The entries of data files as a pattern, the longest first: `(?:chief executive|chief)`.

    A blank of an entry stands for any white space.
    """
    entries = {
        entry
        for name in names
        for entry in words_of(name)
    }
    longest_first = sorted(entries, key=lambda entry: (-len(entry), entry))
    patterns = [re.escape(entry).replace(r"\ ", r"\s") for entry in longest_first]
    return f"(?:{'|'.join(patterns)})"


def word_set(name: str) -> frozenset[str]:
    """The entries of a data file as a set."""
    return frozenset(words_of(name))


def word_map(name: str) -> dict[str, str]:
    """The first column of a data file -> its second."""
    return dict(rows_of(name))


def pattern_of(name: str) -> str:
    """The regular expressions of a data file, one a line, as one alternation."""
    return "(?:" + "|".join(words_of(name)) + ")"
