"""Options that several commands share, each written once."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import reduce
from pathlib import Path
from typing import TypeVar

import click

PATH = click.Path(path_type=Path)
Command = TypeVar("Command", bound=Callable[..., None])
Decorator = Callable[[Command], Command]
Option = Decorator[Callable[..., None]]

folder: Option = click.option(
    "-C",
    "root",
    metavar="DIR",
    type=PATH,
    default=Path(),
    help="The project's folder (default: here).",
)
jobs: Option = click.option(
    "-j",
    "--jobs",
    type=click.IntRange(1),
    metavar="N",
    help="Processes to use (default: all cores).",
)
quiet: Option = click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
verbose: Option = click.option("-v", "--verbose", is_flag=True, help="Say more.")


def as_json(printed: str) -> Option:
    """The option `--json`; its help names what is printed."""
    return click.option("--json", "as_json", is_flag=True, help=f"Print {printed} as JSON.")


def join_options(*options: Decorator[Command]) -> Decorator[Command]:
    """Several options as one; they are listed in this order."""

    def decorate(command: Command) -> Command:
        return reduce(lambda decorated, option: option(decorated), reversed(options), command)

    return decorate


common = join_options(folder, jobs, quiet, verbose)
building = join_options(
    click.option(
        "--sources",
        type=PATH,
        metavar="PATH",
        help="The cuttings: a folder or one file (default: as in cuttings.yml).",
    ),
    click.option("--strict", is_flag=True, help="Exit 1 if there is any problem."),
    click.option(
        "--clean", is_flag=True, help="Forget what earlier runs remembered, and make all anew."
    ),
    as_json("the summary"),
)


def exit_if(failed: bool) -> None:
    """End with exit code 1 where something failed."""
    if failed:
        sys.exit(1)
