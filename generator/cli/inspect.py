"""`cuttings inspect`: what is understood of each story; nothing is written."""

from __future__ import annotations

import os
from pathlib import Path
from typing import IO

import click

from generator.cli import options, output
from generator.cli.story import print_story
from generator.config import MODEL, NOWHERE, Config, load


@click.command()
@options.common
@click.argument("paths", nargs=-1, type=options.PATH)
@click.option(
    "--jsonl", type=click.File("rb"), metavar="IN",
    help='Lines {"id","text","published"?,"title"?}: clean text, unchanged.')
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a story.")
@click.option(
    "--model", default=None, metavar="NAME",
    help="A spaCy model; `none` for the catalogues alone.")
def inspect(
    root: Path, jobs: int | None, quiet: bool, verbose: bool,
    paths: tuple[Path, ...], jsonl: IO[bytes] | None, as_json: bool, model: str | None,
) -> None:
    """Print what is understood of each story in PATHS (files or folders).

    \b
    Examples:
      cuttings inspect story.txt             for people; -v adds what was cut, and by which rule
      cuttings inspect sources --json        one JSON object a story
      cuttings inspect --json --jsonl clean.jsonl
    """
    from generator import inspect as inspecting

    if bool(paths) == bool(jsonl):
        raise click.UsageError("name files or folders, or give --jsonl IN (one of the two)")
    config = config_or_none(root, jobs, model)
    progress = output.progress(quiet)
    if jsonl:
        for story in inspecting.inspect_lines(config, list(jsonl), progress):
            print_story(story, (), as_json=as_json, verbose=verbose)
        return
    stories, problems = inspecting.inspect_paths(config, paths, progress)
    for story, cuts in stories:
        print_story(story, cuts if verbose else (), as_json=as_json, verbose=verbose)
    output.print_problems(problems, quiet=quiet)


def config_or_none(root: Path, jobs: int | None, model: str | None) -> Config:
    """The project's settings; without a project, the package's own knowledge alone."""
    if (root / "cuttings.yml").is_file():
        config = load(root, jobs=jobs)
    else:
        config = load_nowhere(jobs)
    return config if model is None else config.with_model(model)


def load_nowhere(jobs: int | None) -> Config:
    """Settings for no project at all."""
    return Config(
        root=NOWHERE,
        sources=NOWHERE,
        model=MODEL,
        jobs=jobs or os.cpu_count() or 1,
    )
