"""`cuttings review`: what the machine could not decide, asked of a person."""

from __future__ import annotations

import getpass
import sys
from collections.abc import Collection, Sequence
from datetime import date
from pathlib import Path

import click
import msgspec

from generator import build
from generator import review as reviewing
from generator.cli import output
from generator.config import Config, load
from generator.model.decisions import Ask, Question
from generator.store import lock, publish
from generator.words import counted

PATH = click.Path(path_type=Path)
SKIPPED = "skipped.json"  # ids of questions that were passed over, in the cache


@click.command()
@click.option("-C", "root", metavar="DIR", type=PATH, default=Path(), help="The project's folder (default: here).")
@click.option("-j", "--jobs", type=click.IntRange(1), metavar="N", help="Processes to use (default: all cores).")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
@click.option("-v", "--verbose", is_flag=True, help="Say more.")
@click.option("--kind", "kinds", multiple=True, type=click.Choice([ask.value for ask in Ask]), help="Only such questions; may be repeated.")
@click.option("--limit", type=click.IntRange(1), metavar="N", help="At most N questions.")
@click.option("--by", metavar="NAME", help="Who decides (default: the name of your account).")
@click.option("--json", "as_json", is_flag=True, help="Print the questions as JSON.")
@click.option("--export", nargs=2, type=(click.Choice(["csv"]), PATH), metavar="csv FILE", help="Write the questions into a spreadsheet.")
@click.option("--import", "import_", nargs=2, type=(click.Choice(["csv"]), PATH), metavar="csv FILE",
              help="Take in the spreadsheet's column `verdict`.")
def review(
    root: Path, jobs: int | None, quiet: bool, verbose: bool, kinds: tuple[str, ...], limit: int | None, by: str | None, as_json: bool,
    export: tuple[str, Path] | None, import_: tuple[str, Path] | None,
) -> None:
    """Answer what the machine could not decide: one key a decision, the most valuable question first.

    Answers are added to decisions/, and the next build takes them in. Importing exits 1 if a row was bad; the others are taken.

    \b
    Examples:
      cuttings review -C my-site
      cuttings review --kind merge --kind date --limit 20
      cuttings review --json
      cuttings review --export csv open.csv  fill its column `verdict`, then:
      cuttings review --import csv open.csv --by "Jo Marsh"
    """
    _one_way(as_json, export is not None, import_ is not None)
    config = load(root, jobs=jobs)
    with lock.lock_project(config.cache):
        open_ = build.corpus(config, output.track(quiet))[0].questions
    skipped = publish.read_record(config.cache / SKIPPED) or {}
    asked = reviewing.chosen(open_, kinds, limit, skipped)
    author = reviewing.Author(by or getpass.getuser(), date.today().isoformat())
    if as_json:
        output.as_json(reviewing.rows(asked))
    elif export:
        export[1].write_text(reviewing.table(asked), "utf-8-sig", newline="")
        output.say(f"{export[1]}: {counted(len(asked), 'question')}; fill `verdict`, then: cuttings review --import csv {export[1]}")
    elif import_:
        n, problems = reviewing.take_in(config.root, import_[1], open_, author)
        output.problems(problems, quiet=False)
        output.say(f"{counted(n, 'decision')} taken in" + (f", {counted(len(problems), 'bad row')} left" if problems else ""))
        if problems:
            sys.exit(1)
    else:
        _walk(config, asked, author, {one.id for one in open_} & skipped.keys())


def _walk(config: Config, asked: Sequence[Question], author: reviewing.Author, skipped: Collection[str]) -> None:
    """Ask on the terminal; what is skipped is asked last the next time."""
    if not asked:
        output.say("Nothing waits for a decision.")
        return
    output.queue(asked)
    walked = reviewing.walk(config.root, asked, author, output.keys())
    late: dict[str, list[str]] = {id_: [] for id_ in sorted({*skipped, *walked.skipped})}
    publish.replace(config.cache / SKIPPED, msgspec.json.encode(late), config.cache)
    output.walked(walked.answered, len(walked.skipped), len(asked))


def _one_way(*ways: bool) -> None:
    if sum(ways) > 1:
        raise click.UsageError("--json, --export and --import exclude each other")
    if not any(ways) and not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise click.UsageError("this is no terminal; use --json, or --export csv FILE, fill its column `verdict`, and --import csv FILE")
