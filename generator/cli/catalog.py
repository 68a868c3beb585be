"""`cuttings catalog`: the lists of others that a project uses."""

from __future__ import annotations

import re
from pathlib import Path

import click

from generator.catalog.formats import FORMATS
from generator.cli import output
from generator.errors import ConfigError
from generator.store import listings

PATH = click.Path(path_type=Path)


@click.group()
def catalog() -> None:
    """Take in lists of others (sanctions, threat actors, members of parliament), and say which are in use.

    \b
    Examples:
      cuttings catalog import consolidated.json --date 2026-07-31
      cuttings catalog list
    """


@catalog.command(name="import")
@click.argument("file", type=PATH)
@click.option("-C", "root", metavar="DIR", type=PATH, default=Path(), help="The project's folder (default: here).")
@click.option("--source", default="", metavar="NAME", help="The list's name; a list of the same name is replaced (default: the file's).")
@click.option("--url", default="", metavar="URL", help="Where it is from.")
@click.option("--date", default="", metavar="DATE", help="Of the list's edition: 2026-07-31.")
@click.option("--licence", default="", metavar="WORDS", help="What its licence says: `CC BY 4.0`.")
@click.option("--format", "format_", type=click.Choice(list(FORMATS)), default=None, help="Where the program does not find it out.")
@click.option("--dry-run", is_flag=True, help="Say what would be taken, and write nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print the result as JSON.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
def import_(
    file: Path, root: Path, source: str, url: str, date: str, licence: str, format_: str | None, dry_run: bool, as_json: bool, quiet: bool
) -> None:
    """Take the list in FILE into catalog/registries/.

    \b
    Examples:
      cuttings catalog import names.csv --source "Port firms" --date 2026-10-01 --licence "CC0 1.0"
      cuttings catalog import entities.ftm.json --dry-run
    """
    if not (root / "cuttings.yml").is_file():
        raise ConfigError(str(root / "cuttings.yml"), "no such file", "`cuttings new DIR` makes a project; `-C DIR` names one")
    if date and not re.fullmatch(r"\d{4}(?:-\d\d(?:-\d\d)?)?", date):
        raise ConfigError("--date", f"`{date}` is no date", "write it as 2026-07-31, 2026-07 or 2026")
    found, digest = listings.read_published_list(file, format_ or "")
    header = listings.build_header(found, file, digest, source, {"url": url, "date": date, "licence": licence})
    if not dry_run:
        listings.write_list(root, header, found)
    output.imported(header, found, f"{listings.FOLDER}/{header.registry}.jsonl", dry_run=dry_run, as_json=as_json, quiet=quiet)


@catalog.command(name="list")
@click.option("-C", "root", metavar="DIR", type=PATH, default=Path(), help="The project's folder (default: here).")
@click.option("--json", "as_json", is_flag=True, help="Print the lists as JSON.")
def list_(root: Path, as_json: bool) -> None:
    """Say which lists are in use, of which date and licence.

    \b
    Example:
      cuttings catalog list -C my-site
    """
    output.lists(listings.load_index(root).headers, as_json=as_json)
