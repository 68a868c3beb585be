"""The commands of `cuttings`, a file each. How they end is in `ending`."""

from __future__ import annotations

import click

from generator import __version__
from generator.cli import ending
from generator.cli.build import build, generate
from generator.cli.catalog import catalog
from generator.cli.check import check
from generator.cli.deploy import deploy
from generator.cli.inspect import inspect
from generator.cli.new import new
from generator.cli.review import review
from generator.cli.serve import serve
from generator.cli.themes import themes

SETTINGS = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


@click.group(context_settings=SETTINGS)
@click.version_option(__version__, prog_name="cuttings")
def commands() -> None:
    """Turn a folder of press cuttings into a research site.

    \b
    Examples:
      cuttings new my-site                   a ready project
      cuttings build -C my-site              sources -> pages -> site
      cuttings serve -C my-site              preview, rebuilt as you work
      cuttings inspect story.txt -v          what is understood of a file
      cuttings review -C my-site             decide what the machine could not
      cuttings themes -C my-site             what words and themes the catalogue lacks
    """


for command in (new, generate, build, serve, check, inspect, deploy, catalog, review, themes):
    commands.add_command(command)


def main() -> None:
    """The command `cuttings`."""
    ending.run(lambda: commands.main(standalone_mode=False))
