"""`cuttings review`: what the machine could not decide, asked of a person."""

from __future__ import annotations

import getpass
import sys
from collections.abc import Collection, Sequence
from datetime import date
from pathlib import Path

import click
import msgspec

from generator import review as reviewing
from generator.cli import options, output, questions
from generator.config import Config, load
from generator.model.decisions import Ask, Question
from generator.store import lock, publish
from generator.words import counted

SKIPPED = "skipped.json"  # in the cache: ids of questions that were passed over
SPREADSHEET = (click.Choice(["csv"]), options.PATH)


@click.command()
@options.common
@click.option(
    "--kind",
    "kinds",
    multiple=True,
    type=click.Choice([ask.value for ask in Ask]),
    help="Only such questions; may be repeated.",
)
@click.option("--limit", type=click.IntRange(1), metavar="N", help="At most N questions.")
@click.option("--by", metavar="NAME", help="Who decides (default: the name of your account).")
@options.as_json("the questions")
@click.option(
    "--export",
    nargs=2,
    type=SPREADSHEET,
    metavar="csv FILE",
    help="Write the questions into a spreadsheet.",
)
@click.option(
    "--import",
    "import_",
    nargs=2,
    type=SPREADSHEET,
    metavar="csv FILE",
    help="Take in the spreadsheet's column `verdict`.",
)
def review(
    root: Path, jobs: int | None, quiet: bool, verbose: bool,
    kinds: tuple[str, ...], limit: int | None, by: str | None, as_json: bool,
    export: tuple[str, Path] | None, import_: tuple[str, Path] | None,
) -> None:
    """Answer what the machine could not decide: one key a decision, the most valuable question
    first.

    Answers are added to decisions/, and the next build takes them in.
    Importing exits 1 if a row was bad; the others are taken.

    \b
    Examples:
      cuttings review -C my-site
      cuttings review --kind merge --kind date --limit 20
      cuttings review --json
      cuttings review --export csv open.csv  fill its column `verdict`, then:
      cuttings review --import csv open.csv --by "Jo Marsh"
    """
    from generator import build

    _check_exclusive(as_json, export is not None, import_ is not None)
    config = load(root, jobs=jobs)
    with lock.lock_project(config.cache):
        open_questions = build.read_corpus(config, output.progress(quiet))[0].questions
    skipped = publish.read_record(config.cache / SKIPPED) or {}
    queue = reviewing.select_questions(open_questions, kinds, limit, skipped)
    author = reviewing.Author(by or getpass.getuser(), date.today().isoformat())
    if as_json:
        output.print_indented_json(reviewing.build_rows(queue))
    elif export:
        _export(queue, export[1])
    elif import_:
        _import(config, import_[1], open_questions, author)
    else:
        still_open = {question.id for question in open_questions}
        _ask(config, queue, author, still_open & skipped.keys())


def _check_exclusive(*ways: bool) -> None:
    """A usage error for two ways at once, and for none where there is no terminal."""
    if sum(ways) > 1:
        raise click.UsageError("--json, --export and --import exclude each other")
    is_terminal = sys.stdin.isatty() and sys.stdout.isatty()
    if not any(ways) and not is_terminal:
        raise click.UsageError(
            "this is no terminal; use --json, or --export csv FILE, fill its column `verdict`, "
            "and --import csv FILE"
        )


def _export(queue: Sequence[Question], file: Path) -> None:
    """Write the questions into a spreadsheet."""
    file.write_text(reviewing.build_table(queue), "utf-8-sig", newline="")
    count = counted(len(queue), "question")
    next_step = f"cuttings review --import csv {file}"
    output.say(f"{file}: {count}; fill `verdict`, then: {next_step}")


def _import(
    config: Config, file: Path, open_questions: Sequence[Question], author: reviewing.Author
) -> None:
    """Take in the decisions of a spreadsheet; exit with 1 if a row was bad."""
    decisions, problems = reviewing.import_table(config.root, file, open_questions, author)
    output.print_problems(problems, quiet=False)
    text = f"{counted(decisions, 'decision')} taken in"
    if problems:
        text += f", {counted(len(problems), 'bad row')} left"
    output.say(text)
    options.exit_if(bool(problems))


def _ask(
    config: Config,
    queue: Sequence[Question],
    author: reviewing.Author,
    skipped_before: Collection[str],
) -> None:
    """Ask on the terminal; what is skipped is asked last the next time."""
    if not queue:
        output.say("Nothing waits for a decision.")
        return
    questions.print_queue(queue)
    outcome = reviewing.ask_questions(config.root, queue, author, questions.keys())
    skipped: dict[str, list[str]] = {
        id_: [] for id_ in sorted({*skipped_before, *outcome.skipped})
    }
    publish.replace(config.cache / SKIPPED, msgspec.json.encode(skipped), config.cache)
    questions.print_outcome(outcome.answered, len(outcome.skipped), len(queue))
