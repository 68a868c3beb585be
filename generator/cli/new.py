"""`cuttings new`: a ready project in a folder."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli import options, output


@click.command()
@click.argument("folder", type=options.PATH)
@options.quiet
def new(folder: Path, quiet: bool) -> None:
    """Write a ready project into FOLDER.

    \b
    Example:
      cuttings new my-site && cuttings build -C my-site
    """
    from generator.cli import scaffold
    from generator.cli.scaffold.program import find_program

    program = find_program()
    written = scaffold.new(folder, program)
    if not quiet:
        output.say(
            f"{folder}: {len(written)} files written; put cuttings into {folder / 'sources'}, "
            f"then: cuttings build -C {folder}")
        output.say(f"the project's workflow installs {program.words}")
