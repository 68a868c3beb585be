"""`cuttings serve`: a preview that rebuilds what changes."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from generator.cli import options, output
from generator.cli.summary import print_summary
from generator.config import Config, load
from generator.model.problem import Problem
from generator.store import lock


@click.command()
@options.common
@click.option(
    "--sources", type=options.PATH, metavar="PATH",
    help="The cuttings (default: as in cuttings.yml).")
@click.option(
    "--host", "address", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True,
    help="Port to listen on; 0 takes a free one.")
@click.option("--open", "open_browser", is_flag=True, help="Open the site in a browser.")
def serve(
    root: Path, jobs: int | None, quiet: bool, verbose: bool,
    sources: Path | None, address: str, port: int, open_browser: bool,
) -> None:
    """Preview the site; rebuild what changed and reload the page.

    \b
    Example:
      cuttings serve -C my-site --port 8080 --open
    """
    from generator.site import serve as preview

    settings = partial(load, root, sources=sources, jobs=jobs)
    if not (root / "cuttings.yml").is_file() or (sources and not sources.exists()):
        settings()  # says what is missing; any other error is shown in the preview
    preview.serve(
        root,
        settings,
        partial(rebuild, quiet=quiet, verbose=verbose),
        say=output.say,
        host=address,
        port=port,
        open_browser=open_browser,
        quiet=quiet,
    )


def rebuild(config: Config, *, quiet: bool, verbose: bool) -> tuple[Problem, ...]:
    """Build once for the preview, and print how that went; the problems of the site."""
    from generator.site.build import build_all

    with lock.lock_project(config.cache):
        summary, site = build_all(config, progress=output.progress(quiet))
    print_summary(
        summary,
        site,
        as_json=False,
        quiet=quiet,
        verbose=verbose,
    )
    return (*summary.problems, *site.problems)
