"""Lines whose first letter was set large and stands apart -> whole words: "T he" -> "The"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator import lazy
from generator.english.background import is_counted
from generator.ingest.layout.blocks import Line

SHORTEST = 40  # characters of the line behind the letter: it is of a paragraph

_APART = lazy.regex(r"(\s*[“\"‘']?)([A-Z]) ([a-z]+|[A-Z]{2,})\b(?=[ ,’'])")
_ALONE = lazy.regex(r"\s*[“\"‘']?[A-Z]\s*")
_LETTERS = lazy.regex(r"[a-z]+|[A-Z]+")
_WORDS_OF_ONE_LETTER = ("A", "I", "O")


def join_capitals(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines with the large letter at a paragraph's beginning joined to the rest of its word."""
    joined: list[Line] = []
    for k, line in enumerate(lines):
        above = joined[-1] if joined else None
        if above is not None and _goes_on(above, line):
            text = above.text.strip() + line.text.lstrip()
            joined[-1] = replace(above, text=text, end=line.end)
        elif _begins_paragraph(k, lines):
            joined.append(_join_apart(line))
        else:
            joined.append(line)
    return tuple(joined)


def _goes_on(above: Line, line: Line) -> bool:
    """Is the line above a single letter, with which this line's first word is a word?"""
    if len(line.text) < SHORTEST or not _ALONE.fullmatch(above.text):
        return False
    rest = _LETTERS.match(line.text.lstrip())
    letter = above.text.strip()[-1]
    return rest is not None and _is_one_word(letter, rest[0])


def _begins_paragraph(k: int, lines: Sequence[Line]) -> bool:
    is_long = len(lines[k].text) >= SHORTEST
    if k == 0:
        return is_long
    above = lines[k - 1].text.strip()
    return is_long and len(above) < SHORTEST


def _join_apart(line: Line) -> Line:
    m = _APART.match(line.text)
    if m is None or not _is_one_word(m[2], m[3]):
        return line
    indent, letter, rest_of_word = m.groups()
    rest = line.text[m.end():]
    text = f"{indent}{letter}{rest_of_word}{rest}"
    return replace(line, text=text)


def _is_one_word(letter: str, rest: str) -> bool:
    """Do they make a word that is known? "A" and "I" stand by themselves before a word."""
    word = letter + rest
    if not is_counted(word.lower()):
        return False
    if letter not in _WORDS_OF_ONE_LETTER:
        return True
    return not is_counted(rest.lower())
