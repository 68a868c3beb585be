"""`cuttings catalog`: lists of others, taken into catalog/registries/ and named."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click
import msgspec

from generator import lazy
from generator.catalog.formats import FORMATS, ImportedList
from generator.catalog.listings.values import Header
from generator.cli import options, output
from generator.errors import ConfigError
from generator.model.problem import Problem
from generator.store import listings
from generator.words import counted

DATE = lazy.regex(r"\d{4}(?:-\d\d(?:-\d\d)?)?")


@click.group()
def catalog() -> None:
    """Take in lists of others (sanctions, threat actors, members of parliament), and say which
    are in use.

    \b
    Examples:
      cuttings catalog import consolidated.json --date 2026-07-31
      cuttings catalog list
    """


@catalog.command(name="import")
@click.argument("file", type=options.PATH)
@options.folder
@click.option(
    "--source",
    default="",
    metavar="NAME",
    help="The list's name; a list of the same name is replaced (default: the file's).",
)
@click.option("--url", default="", metavar="URL", help="Where it is from.")
@click.option(
    "--date", default="", metavar="DATE", help="Of the list's edition: 2026-07-31."
)
@click.option(
    "--licence", default="", metavar="WORDS", help="What its licence says: `CC BY 4.0`."
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(list(FORMATS)),
    default=None,
    help="Where the program does not find it out.",
)
@click.option("--dry-run", is_flag=True, help="Say what would be taken, and write nothing.")
@options.as_json("the result")
@options.quiet
def import_(
    file: Path,
    root: Path,
    source: str,
    url: str,
    date: str,
    licence: str,
    format_: str | None,
    dry_run: bool,
    as_json: bool,
    quiet: bool,
) -> None:
    """Take the list in FILE into catalog/registries/.

    \b
    Examples:
      cuttings catalog import names.csv --source "Port firms" --date 2026-10-01 --licence "CC0 1.0"
      cuttings catalog import entities.ftm.json --dry-run
    """
    settings = root / "cuttings.yml"
    if not settings.is_file():
        hint = "`cuttings new DIR` makes a project; `-C DIR` names one"
        raise ConfigError(str(settings), "no such file", hint)
    if date and not DATE.fullmatch(date):
        hint = "write it as 2026-07-31, 2026-07 or 2026"
        raise ConfigError("--date", f"`{date}` is no date", hint)
    imported, digest = listings.read_published_list(file, format_ or "")
    about = {"url": url, "date": date, "licence": licence}
    header = listings.build_header(imported, file, digest, source, about)
    if not dry_run:
        listings.write_list(root, header, imported)
    _print_import(header, imported, dry_run=dry_run, as_json=as_json, quiet=quiet)


def _print_import(
    header: Header, imported: ImportedList, *, dry_run: bool, as_json: bool, quiet: bool
) -> None:
    """Print what was taken and what could not be, and what nobody has said of the list."""
    path = f"{listings.FOLDER}/{header.registry}.jsonl"
    problems = [*imported.problems, *_missing_facts(header, path)]
    if as_json:
        facts = {
            "path": path, "read": imported.read_count, "dry_run": dry_run, "problems": problems}
        output.print_json({**msgspec.to_builtins(header), **facts})
        return
    output.print_problems(problems, quiet=quiet, verbose=False)
    if not quiet:
        output.say(_describe_import(header, imported, path, dry_run=dry_run))


def _missing_facts(header: Header, path: str) -> list[Problem]:
    """A Problem for a date or a licence that nobody has said."""
    return [
        Problem(path, f"nobody says the list's {fact}", f"say it with `--{fact}`")
        for fact in ("date", "licence")
        if not getattr(header, fact)
    ]


def _describe_import(header: Header, imported: ImportedList, path: str, *, dry_run: bool) -> str:
    entries = counted(header.entries, "entry", "entries")
    records = counted(imported.read_count, "record")
    text = f"{path}: {entries} of {records} of “{header.title}”"
    if imported.problems:
        text += f", {len(imported.problems):,} not taken"
    if dry_run:
        text += "; nothing written (--dry-run)"
    return text


@catalog.command(name="list")
@options.folder
@options.as_json("the lists")
def list_(root: Path, as_json: bool) -> None:
    """Say which lists are in use, of which date and licence.

    \b
    Example:
      cuttings catalog list -C my-site
    """
    headers = listings.load_index(root).headers
    if as_json:
        output.print_json(headers)
        return
    _print_lists(headers)


def _print_lists(headers: Sequence[Header]) -> None:
    """Print the lists in use, one a line."""
    for header in headers:
        facts = (
            header.title,
            counted(header.entries, "entry", "entries"),
            header.date or "no date",
            header.licence or "licence unknown",
            header.source,
        )
        click.echo(f"{header.registry}: {'; '.join(facts)}")
    if not headers:
        output.say("no lists; `cuttings catalog import FILE` takes one in")
