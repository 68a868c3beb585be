"""Command line: arguments in, exit code out. With its reports (`talk`), the only module that prints."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import partial, reduce
from pathlib import Path
from typing import IO, TypeVar

import click

from generator import __version__, build, ending, talk
from generator.cli_catalog import catalog
from generator.cli_review import review
from generator.config import MODEL, Config, load, load_built, places
from generator.inspect import NOWHERE
from generator.model import Problem
from generator.store import memo

PATH = click.Path(path_type=Path)
F = TypeVar("F", bound=Callable[..., None])


def _options(*options: Callable[[F], F]) -> Callable[[F], F]:
    return lambda function: reduce(lambda made, option: option(made), reversed(options), function)


common = _options(
    click.option("-C", "root", metavar="DIR", type=PATH, default=Path(), help="The project's folder (default: here)."),
    click.option("-j", "--jobs", type=click.IntRange(1), metavar="N", help="Processes to use (default: all cores)."),
    click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors."),
    click.option("-v", "--verbose", is_flag=True, help="Say more."))
building = _options(
    click.option("--sources", type=PATH, metavar="PATH", help="The cuttings: a folder or one file (default: as in cuttings.yml)."),
    click.option("--strict", is_flag=True, help="Exit 1 if there is any problem."),
    click.option("--clean", is_flag=True, help="Forget what earlier runs remembered, and make all anew."),
    click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON."))


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
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
    """


commands.add_command(catalog)
commands.add_command(review)


@commands.command()
@click.argument("folder", type=PATH)
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
def new(folder: Path, quiet: bool) -> None:
    """Write a ready project into FOLDER.

    \b
    Example:
      cuttings new my-site && cuttings build -C my-site
    """
    from generator import scaffold
    from generator.scaffold.program import find_program

    program = find_program()
    written = scaffold.new(folder, program)
    if not quiet:
        talk.say(f"{folder}: {len(written)} files written; put cuttings into {folder / 'sources'}, "
                 f"then: cuttings build -C {folder}")
        talk.say(f"the project's workflow installs {program.words}")


@commands.command()
@common
@building
def generate(
    root: Path, jobs: int | None, quiet: bool, verbose: bool, sources: Path | None, strict: bool, clean: bool, as_json: bool
) -> None:
    """Make Markdown pages in docs/ of the cuttings in sources/.

    \b
    Example:
      cuttings generate -C my-site --sources ~/cuttings --strict
    """
    config = load(root, sources=sources, jobs=jobs)
    with memo.alone(config.cache):
        if clean:
            memo.forget(config.cache)
        summary = build.generate(config, talk.track(quiet))
    talk.summary(summary, None, as_json=as_json, quiet=quiet, verbose=verbose)
    _end(bool(summary.problems) and strict)


@commands.command(name="build")
@common
@building
def build_(
    root: Path, jobs: int | None, quiet: bool, verbose: bool, sources: Path | None, strict: bool, clean: bool, as_json: bool
) -> None:
    """Make the whole site: pages in docs/, then site/ with its search index.

    \b
    Examples:
      cuttings build -C my-site
      cuttings build --clean --strict        as a publishing workflow would
    """
    from generator import host
    from generator.check import NO_ADDRESS

    config = load(root, sources=sources, jobs=jobs)
    with memo.alone(config.cache):
        if clean:
            memo.forget(config.cache)
        summary, hosted = host.whole(config, clean=clean, track=talk.track(quiet))
    talk.summary(summary, hosted, as_json=as_json, quiet=quiet, verbose=verbose)
    talk.notes(() if config.settings.site_url else (NO_ADDRESS,), quiet=quiet)
    _end(bool(summary.problems or hosted.problems) and strict)


@commands.command()
@common
@click.option("--sources", type=PATH, metavar="PATH", help="The cuttings (default: as in cuttings.yml).")
@click.option("--host", "address", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="Port to listen on; 0 takes a free one.")
@click.option("--open", "open_browser", is_flag=True, help="Open the site in a browser.")
def serve(
    root: Path, jobs: int | None, quiet: bool, verbose: bool, sources: Path | None, address: str, port: int, open_browser: bool
) -> None:
    """Preview the site; rebuild what changed and reload the page.

    \b
    Example:
      cuttings serve -C my-site --port 8080 --open
    """
    from generator import host

    settings = partial(load, root, sources=sources, jobs=jobs)
    if not (root / "cuttings.yml").is_file() or (sources and not sources.exists()):
        settings()  # says what is missing; settings that cannot be read are shown in the preview, until they can
    host.serve(root, settings, partial(_rebuild, quiet=quiet, verbose=verbose),
               host=address, port=port, open_browser=open_browser, quiet=quiet)


def _rebuild(config: Config, *, quiet: bool, verbose: bool) -> tuple[Problem, ...]:
    """One build of the preview, told in the terminal; its problems."""
    from generator import host

    with memo.alone(config.cache):
        summary, hosted = host.whole(config, track=talk.track(quiet))
    talk.summary(summary, hosted, as_json=False, quiet=quiet, verbose=verbose)
    return (*summary.problems, *hosted.problems)


@commands.command()
@common
@click.option("--strict", is_flag=True, help="Exit 1 also for what only publishing needs: an address in `site_url`.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
def check(root: Path, jobs: int | None, quiet: bool, verbose: bool, strict: bool, as_json: bool) -> None:
    """Check the built site: links and anchors, front matter, evidence, size.

    \b
    Example:
      cuttings check -C my-site --json
    """
    from generator import check as checks

    report = checks.check(load_built(root, jobs=jobs))
    talk.checked(report, as_json=as_json, quiet=quiet)
    _end(bool(report.problems or (report.notes and strict)))


@commands.command()
@common
@click.argument("paths", nargs=-1, type=PATH)
@click.option("--jsonl", type=click.File("rb"), metavar="IN", help='Lines {"id","text","published"?,"title"?}: clean text, unchanged.')
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a story.")
@click.option("--model", default=None, metavar="NAME", help="A spaCy model; `none` for the catalogues alone.")
def inspect(
    root: Path, jobs: int | None, quiet: bool, verbose: bool, paths: tuple[Path, ...], jsonl: IO[bytes] | None, as_json: bool,
    model: str | None,
) -> None:
    """Print what is understood of each story in PATHS (files or folders).

    \b
    Examples:
      cuttings inspect story.txt             for people; with -v also what was cut, and by which rule
      cuttings inspect sources --json        one JSON object a story
      cuttings inspect --json --jsonl clean.jsonl
    """
    from generator import inspect as inspecting

    if bool(paths) == bool(jsonl):
        raise click.UsageError("name files or folders, or give --jsonl IN (one of the two)")
    config = _config_or_none(root, jobs, model)
    if jsonl:
        for story in inspecting.lines(config, list(jsonl), talk.track(quiet)):
            talk.story(story, (), as_json=as_json, verbose=verbose)
        return
    stories, problems = inspecting.paths(config, paths, talk.track(quiet))
    for story, cuts in stories:
        talk.story(story, cuts if verbose else (), as_json=as_json, verbose=verbose)
    talk.problems(problems, quiet=quiet)


def _config_or_none(root: Path, jobs: int | None, model: str | None) -> Config:
    """The project's settings; without a project, the package's own knowledge alone."""
    config = load(root, jobs=jobs) if (root / "cuttings.yml").is_file() else load_nowhere(jobs)
    return config if model is None else config.with_model(model)


def load_nowhere(jobs: int | None) -> Config:
    """Settings for no project at all."""
    return Config(root=NOWHERE, sources=NOWHERE, model=MODEL, jobs=jobs or os.cpu_count() or 1)


@commands.command()
@common
@click.option("--dry-run", is_flag=True, help="Say what would be pushed, and push nothing.")
@click.option("--remote", default="origin", show_default=True)
@click.option("--branch", default="gh-pages", show_default=True)
def deploy(root: Path, jobs: int | None, quiet: bool, verbose: bool, dry_run: bool, remote: str, branch: str) -> None:
    """Publish site/ to the gh-pages branch of the project's git remote.

    \b
    Example:
      cuttings build --strict && cuttings deploy --dry-run
    """
    from generator import host

    said = host.deploy(places(root), dry_run=dry_run, remote=remote, branch=branch)
    if not quiet:
        talk.say(said)


def _end(failed: bool) -> None:
    if failed:
        sys.exit(1)


def main() -> None:
    """The command `cuttings`."""
    ending.run(lambda: commands.main(standalone_mode=False))
