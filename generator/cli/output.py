"""How every command prints: data to stdout, messages to stderr."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

import click
import msgspec

from generator.model.problem import Problem
from generator.progress import Progress, no_progress

Item = TypeVar("Item")
SHOWN = 20  # problems shown in full without -v


def say(text: str) -> None:
    """Print one message for a person."""
    click.echo(text, err=True)


def print_json(value: object) -> None:
    """Print data as one JSON document on one line."""
    click.echo(msgspec.json.encode(value))


def print_indented_json(value: object) -> None:
    """Print data as one JSON document, a value a line."""
    encoded = msgspec.json.encode(value)
    click.echo(msgspec.json.format(encoded, indent=1))


def print_problems(problems: Sequence[Problem], *, quiet: bool, verbose: bool = True) -> None:
    """Print each problem with its way out. A list that is cut says so."""
    if quiet:
        return
    shown = problems if verbose else problems[:SHOWN]
    for problem in shown:
        say(f"problem: {problem.where}: {problem.what}")
        if problem.hint:
            say(f"   hint: {problem.hint}")
    hidden = len(problems) - len(shown)
    if hidden:
        say(f"... and {hidden:,} more; -v shows all, and so does the review page")


def print_notes(notes: Sequence[Problem], *, quiet: bool) -> None:
    """Print what is no problem, and good to know."""
    if quiet:
        return
    for note in notes:
        say(f"note: {note.where}: {note.what}\n   hint: {note.hint}")


def progress(quiet: bool) -> Progress[Any]:
    """Progress bars, on a terminal; else nothing."""
    if quiet or not sys.stderr.isatty():
        return no_progress
    return _progress_bar


def _progress_bar(description: str, items: Iterable[Item], total: int) -> Iterable[Item]:
    from rich import progress as rich_progress
    from rich.console import Console

    if not total:
        yield from items
        return
    columns = (
        rich_progress.TextColumn("{task.description}"),
        rich_progress.BarColumn(),
        rich_progress.MofNCompleteColumn(),
        rich_progress.TimeRemainingColumn(),
    )
    console = Console(stderr=True)
    with rich_progress.Progress(*columns, console=console, transient=True) as bar:
        yield from bar.track(items, total=total, description=description)
