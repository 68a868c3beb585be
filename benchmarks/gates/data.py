"""What is taken away: the Frictionless data package is valid, and datasette opens the SQLite file."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

from benchmarks.gates.gate import Gate, Row, get_tool, skipped, tool

PACKAGE, SQLITE = ("data package", "valid"), ("datasette", "opens each table")


def run(gate: Gate) -> Iterator[Row]:
    yield _package(gate.site / "data" / "datapackage.json")
    yield _sqlite(next(iter(sorted(gate.site.glob("data/*.db"))), gate.site / "data" / "corpus.db"))


def _package(file: Path) -> Row:
    frictionless = tool("frictionless")
    if frictionless is None:
        return skipped(*PACKAGE, get_tool("frictionless"))
    if not file.is_file():
        return Row(PACKAGE[0], "none found", PACKAGE[1], False, "none")
    report = frictionless.validate(str(file))
    errors = report.flatten(["title", "message"])
    note = "; ".join(f"{title}: {message}"[:120] for title, message in errors[:5])
    return Row(PACKAGE[0], f"{report.stats['tasks']} tables, {len(errors)} errors", PACKAGE[1], report.valid, "none", note)


def _sqlite(file: Path) -> Row:
    if tool("datasette") is None:
        return skipped(*SQLITE, get_tool("datasette"))
    if not file.is_file():
        return Row(SQLITE[0], "none found", SQLITE[1], False, "none")
    answers = asyncio.run(_ask(file))
    faults = [f"{path}: {status}" for path, status in answers if status != 200]
    return Row(SQLITE[0], f"{len(answers)} pages, {len(faults)} faults", SQLITE[1], not faults, "none", "; ".join(faults[:5]))


async def _ask(file: Path) -> list[tuple[str, int]]:
    """(path, HTTP status) of the database's page and of each table's."""
    from datasette.app import Datasette

    server = Datasette([], immutables=[str(file)])
    await server.invoke_startup()
    name = file.stem
    tables = (await server.client.get(f"/{name}.json")).json().get("tables", [])
    paths = [f"/{name}", *(f"/{name}/{table['name']}" for table in tables if not table.get("hidden"))]
    return [(path, (await server.client.get(path)).status_code) for path in paths]
