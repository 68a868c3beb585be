"""`cuttings serve`: a preview that rebuilds what changes."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from generator.cli import options, output
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
        settings()  # says what is missing; what cannot be read is shown in the preview, until it can
    preview.serve(
        root, settings, partial(rebuild, quiet=quiet, verbose=verbose), say=output.say,
        host=address, port=port, open_browser=open_browser, quiet=quiet)


def rebuild(config: Config, *, quiet: bool, verbose: bool) -> tuple[Problem, ...]:
    """One build of the preview, told in the terminal; its problems."""
    from generator.site.build import whole

    with lock.lock_project(config.cache):
        summary, hosted = whole(config, track=output.track(quiet))
    output.summary(summary, hosted, as_json=False, quiet=quiet, verbose=verbose)
    return (*summary.problems, *hosted.problems)
