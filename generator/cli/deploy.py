"""`cuttings deploy`: site/ -> the branch that is published."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli import options, output
from generator.config import bare_config


@click.command()
@options.common
@click.option("--dry-run", is_flag=True, help="Say what would be pushed, and push nothing.")
@click.option("--remote", default="origin", show_default=True)
@click.option("--branch", default="gh-pages", show_default=True)
def deploy(
    root: Path, jobs: int | None, quiet: bool, verbose: bool,
    dry_run: bool, remote: str, branch: str,
) -> None:
    """Publish site/ to the gh-pages branch of the project's git remote.

    \b
    Example:
      cuttings build --strict && cuttings deploy --dry-run
    """
    from generator.site.deploy import deploy as deploy_site

    outcome = deploy_site(
        bare_config(root),
        dry_run=dry_run,
        remote=remote,
        branch=branch,
    )
    if not quiet:
        output.say(outcome)
