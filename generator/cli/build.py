"""`cuttings generate` and `cuttings build`: sources -> docs/ -> site/."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli import options, output
from generator.cli.summary import print_summary
from generator.config import load
from generator.store import lock, memo


@click.command()
@options.common
@options.building
def generate(
    root: Path, jobs: int | None, quiet: bool, verbose: bool,
    sources: Path | None, strict: bool, clean: bool, as_json: bool,
) -> None:
    """Make Markdown pages in docs/ of the cuttings in sources/.

    \b
    Example:
      cuttings generate -C my-site --sources ~/cuttings --strict
    """
    from generator.build import generate as generate_pages

    config = load(root, sources=sources, jobs=jobs)
    with lock.lock_project(config.cache):
        if clean:
            memo.forget_all(config.cache)
        summary = generate_pages(config, output.progress(quiet))
    print_summary(
        summary,
        None,
        as_json=as_json,
        quiet=quiet,
        verbose=verbose,
    )
    options.exit_if(bool(summary.problems) and strict)


@click.command()
@options.common
@options.building
def build(
    root: Path, jobs: int | None, quiet: bool, verbose: bool,
    sources: Path | None, strict: bool, clean: bool, as_json: bool,
) -> None:
    """Make the whole site: pages in docs/, then site/ with its search index.

    \b
    Examples:
      cuttings build -C my-site
      cuttings build --clean --strict        as a publishing workflow would
    """
    from generator.site.build import build_all
    from generator.site.check import NO_ADDRESS

    config = load(root, sources=sources, jobs=jobs)
    with lock.lock_project(config.cache):
        if clean:
            memo.forget_all(config.cache)
        summary, site = build_all(config, clean=clean, progress=output.progress(quiet))
    print_summary(
        summary,
        site,
        as_json=as_json,
        quiet=quiet,
        verbose=verbose,
    )
    if not config.settings.site_url:
        output.print_notes([NO_ADDRESS], quiet=quiet)
    options.exit_if(bool(summary.problems or site.problems) and strict)
