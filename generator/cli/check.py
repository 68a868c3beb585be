"""`cuttings check`: is the built site right?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli import options, output
from generator.config import load_built

if TYPE_CHECKING:
    from generator.site.check import CheckSummary


@click.command()
@options.common
@click.option(
    "--strict", is_flag=True,
    help="Exit 1 also for what only publishing needs: an address in `site_url`.")
@options.as_json("the report")
def check(
    root: Path, jobs: int | None, quiet: bool, verbose: bool, strict: bool, as_json: bool,
) -> None:
    """Check the built site: links and anchors, front matter, evidence, size.

    \b
    Example:
      cuttings check -C my-site --json
    """
    from generator.site.check import check as check_site

    result = check_site(load_built(root, jobs=jobs))
    _print_result(result, as_json=as_json, quiet=quiet)
    has_failed = result.problems or (strict and result.notes)
    options.exit_if(bool(has_failed))


def _print_result(result: CheckSummary, *, as_json: bool, quiet: bool) -> None:
    """Print what is wrong; how much was looked at, unless quiet."""
    if as_json:
        output.print_json(result)
        return
    output.print_problems(result.problems, quiet=False)
    output.print_notes(result.notes, quiet=quiet)
    if not quiet:
        figures = [f"{name} {value:,}" for name, value in result.figures.items()]
        output.say(", ".join(figures))
