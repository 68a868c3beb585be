"""Questions on the terminal: each with its sentences, answered by one key."""

from __future__ import annotations

import os
import select
import shutil
import sys
import textwrap
from collections import Counter
from collections.abc import Sequence
from itertools import groupby

import click

from generator import lazy
from generator.cli.output import say
from generator.model.decisions import Ask, Passage, Question
from generator.review import Keys
from generator.words import counted, shorten, squeeze

try:
    import termios
    import tty
except ImportError:  # there is none on Windows
    termios = None  # type: ignore[assignment]  # asked before each use

SENTENCE = 300  # characters of a sentence that a question shows
WIDTH = (40, 110)  # columns of the text, at least and at most
ESCAPE = b"\x1b"
ESCAPE_DELAY = 0.02  # seconds in which the rest of an arrow key, or the like, arrives
WHOLE_SENTENCES = (Ask.DATE, Ask.DIGEST, Ask.EVENT)  # questions whose passages are sentences
COMMANDS = ("s skip", "b back", "w say why", "q quit")
MARKED = lazy.regex(r"\[[^\]]*\]")


def keys() -> Keys:
    """How the terminal shows a question, and reads keys and lines."""
    return Keys(print_question, read_key, _read_line, click.echo)


def _read_line(prompt: str) -> str:
    return str(click.prompt(prompt.rstrip(": "), default="", show_default=False))


def read_key() -> str:
    """One key, without Enter. One that was pressed early is not lost. Empty at the end of input."""
    if termios is None:
        return click.getchar()
    terminal = sys.stdin.fileno()
    settings = termios.tcgetattr(terminal)
    try:
        tty.setcbreak(terminal, termios.TCSANOW)
        pressed = os.read(terminal, 1)
        while pressed.startswith(ESCAPE) and select.select([terminal], [], [], ESCAPE_DELAY)[0]:
            pressed += os.read(terminal, 1)
    finally:
        termios.tcsetattr(terminal, termios.TCSANOW, settings)
    return pressed.decode("latin-1")


def print_queue(questions: Sequence[Question]) -> None:
    """Say how many questions of each kind wait."""
    counts = Counter(question.ask.value for question in questions)
    kinds = ", ".join(
        f"{count:,} {kind}"
        for kind, count in sorted(counts.items())
    )
    total = counted(len(questions), "question")
    say(f"{total}: {kinds}. One kind alone: --kind KIND.")


def print_outcome(answered: int, skipped: int, total: int) -> None:
    """Say what came of the questions."""
    parts = [f"{counted(answered, 'decision')} written"]
    if skipped:
        parts.append(f"{skipped:,} skipped (asked last the next time)")
    parts.append(f"{total - answered:,} left")
    text = ", ".join(parts)
    if answered:
        text += "; `cuttings build` takes them in"
    say(text)


def print_question(question: Question, number: int, total: int) -> None:
    """Print a question with its sentences, the words in question marked, and its keys."""
    least, most = WIDTH
    width = max(least, min(shutil.get_terminal_size().columns, most))
    place = f"{number} of {total}  {question.ask}"
    click.echo("\n" + click.style(place, dim=True))
    click.echo(click.style(_wrap(question.text, width), bold=True))
    if question.reason:
        click.echo(_wrap(question.reason, width, margin="  "))
    for side, passages in groupby(question.passages, lambda passage: passage.side):
        heading = _heading(question, side)
        if heading:
            click.echo(f"  {heading}:")
        for passage in passages:
            click.echo(_format_passage(question, passage, width))
    answers = [
        f"{answer.key} {answer.meaning}"
        for answer in question.answers
    ]
    click.echo(_wrap(" · ".join((*answers, *COMMANDS)), width))


def _wrap(text: str, width: int, *, margin: str = "", first: str | None = None) -> str:
    """Lines of at most `width` columns, each after the margin. `first`: the first line's margin."""
    return textwrap.fill(
        text,
        width,
        initial_indent=margin if first is None else first,
        subsequent_indent=margin,
        break_on_hyphens=False,
    )


def _heading(question: Question, side: str) -> str:
    """What the sentences of a side are about; empty where there is only one side."""
    meanings = {
        answer.key: f"{answer.key} {answer.meaning}"
        for answer in question.answers
    }
    if side.isdigit():
        return meanings.get(side, side)
    if {passage.side for passage in question.passages} != {"left", "right"}:
        return ""
    if side == "left":
        return meanings.get("1", "the first")
    return meanings.get("2", "the second")


def _format_passage(question: Question, passage: Passage, width: int) -> str:
    """A passage and the id of its article, the words in question bold."""
    words = _passage_words(question, passage)
    lines = _wrap(words, width, margin="    ", first="  · ")
    marked = MARKED.sub(lambda m: click.style(m[0], bold=True), lines)
    return marked + click.style(f"  ({passage.article})", dim=True)


def _passage_words(question: Question, passage: Passage) -> str:
    """The words in brackets between those around them; a whole sentence alone."""
    if question.ask in WHOLE_SENTENCES:
        return shorten(passage.exact, SENTENCE)
    marked = f"[{squeeze(passage.exact)}]"
    return squeeze(passage.prefix + marked + passage.suffix)
