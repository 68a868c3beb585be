"""Options that several commands share, each written once."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import reduce
from pathlib import Path
from typing import TypeVar

import click

PATH = click.Path(path_type=Path)
F = TypeVar("F", bound=Callable[..., None])
Decorator = Callable[[F], F]

folder: Decorator[Callable[..., None]] = click.option(
    "-C", "root", metavar="DIR", type=PATH, default=Path(),
    help="The project's folder (default: here).")
jobs: Decorator[Callable[..., None]] = click.option(
    "-j", "--jobs", type=click.IntRange(1), metavar="N",
    help="Processes to use (default: all cores).")
quiet: Decorator[Callable[..., None]] = click.option(
    "-q", "--quiet", is_flag=True, help="Say nothing but errors.")
verbose: Decorator[Callable[..., None]] = click.option(
    "-v", "--verbose", is_flag=True, help="Say more.")


def joined(*options: Decorator[F]) -> Decorator[F]:
    """Several options as one; they are listed in this order."""
    return lambda function: reduce(lambda made, option: option(made), reversed(options), function)


common = joined(folder, jobs, quiet, verbose)
building = joined(
    click.option(
        "--sources", type=PATH, metavar="PATH",
        help="The cuttings: a folder or one file (default: as in cuttings.yml)."),
    click.option("--strict", is_flag=True, help="Exit 1 if there is any problem."),
    click.option(
        "--clean", is_flag=True, help="Forget what earlier runs remembered, and make all anew."),
    click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON."))


def exit_if(failed: bool) -> None:
    """End with exit code 1 where something failed."""
    if failed:
        sys.exit(1)
