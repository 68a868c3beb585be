"""`cuttings check`: is the built site right?"""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli import options, output
from generator.config import load_built


@click.command()
@options.common
@click.option(
    "--strict", is_flag=True,
    help="Exit 1 also for what only publishing needs: an address in `site_url`.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
def check(
    root: Path, jobs: int | None, quiet: bool, verbose: bool, strict: bool, as_json: bool,
) -> None:
    """Check the built site: links and anchors, front matter, evidence, size.

    \b
    Example:
      cuttings check -C my-site --json
    """
    from generator.site.check import check as checked

    report = checked(load_built(root, jobs=jobs))
    output.checked(report, as_json=as_json, quiet=quiet)
    options.exit_if(bool(report.problems or (report.notes and strict)))
