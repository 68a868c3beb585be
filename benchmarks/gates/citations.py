"""Files of citations: BibTeX by pybtex, RIS by rispy, CSL-JSON by citeproc-py; each record's fields equal in all."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from benchmarks.gates.gate import Gate, Row, get_tool, skipped, tool

NAME, WANTED = "citations", "all parse, fields equal"
Fields = tuple[str, str, str]  # title, year, address


def run(gate: Gate) -> Iterator[Row]:
    if not all(tool(name) for name in ("pybtex", "rispy", "citeproc")):
        yield skipped(NAME, WANTED, get_tool("pybtex", "rispy", "citeproc-py"))
        return
    readers = {".bib": _bibtex, ".ris": _ris, ".csl.json": _csl}
    groups = sorted({str(file)[: -len(end)] for end in readers for file in gate.site.rglob(f"*{end}")})
    if not groups:
        yield Row(NAME, "none found", WANTED, False, "none")
        return
    faults, records = [], 0
    for group in groups:
        read: dict[str, list[Fields]] = {}
        for end, reader in readers.items():
            if Path(group + end).is_file():
                try:
                    read[end] = sorted(reader(Path(group + end)))
                except Exception as error:  # noqa: BLE001 - any fault of a parser is what is looked for
                    faults.append(f"{Path(group).name}{end}: {type(error).__name__}: {error}")
        records += max(map(len, read.values()), default=0)
        if len({tuple(fields) for fields in read.values()}) > 1:
            faults.append(f"{Path(group).name}: {_unequal(read)}")
    yield Row(NAME, f"{len(groups)} groups, {records} records, {len(faults)} faults", WANTED, not faults, "none", "; ".join(faults[:6]))


def _unequal(read: dict[str, list[Fields]]) -> str:
    (first, mine), *others = read.items()
    for name, theirs in others:
        lone = sorted(set(mine) ^ set(theirs))
        if lone:
            return f"{first} and {name} differ: {lone[:2]}"
    return "records stand twice"


def _clean(text: object) -> str:
    return " ".join(str(text or "").split())


def _bibtex(file: Path) -> Iterator[Fields]:
    from pybtex.database import parse_string
    from pybtex.richtext import Text

    for entry in parse_string(file.read_text("utf-8"), "bibtex").entries.values():
        date = entry.fields.get("date") or entry.fields.get("year", "")
        title = str(Text.from_latex(entry.fields.get("title", ""))).replace(r"\$", "$")  # the one mark that pybtex leaves
        yield _clean(title), date[:4], _clean(entry.fields.get("url", "").replace("\\", ""))


def _ris(file: Path) -> Iterator[Fields]:
    import rispy

    for entry in rispy.loads(file.read_text("utf-8")):
        title = entry.get("title") or entry.get("primary_title")
        date = entry.get("year") or entry.get("publication_year") or entry.get("date") or ""
        address = entry.get("urls") or entry.get("url") or ""
        yield _clean(title), str(date)[:4], _clean(address[0] if isinstance(address, list) and address else address or "")


def _csl(file: Path) -> Iterator[Fields]:
    from citeproc.source.json import CiteProcJSON

    records = json.loads(file.read_bytes())
    records = records if isinstance(records, list) else [records]
    CiteProcJSON([{**record, "id": str(record["id"]).lower()} for record in records])
    for record in records:
        parts = record.get("issued", {})
        written = re.match(r"\d{4}", str(parts.get("raw", "") or parts.get("literal", "")))
        year = str(parts["date-parts"][0][0]) if parts.get("date-parts") else written[0] if written else ""
        yield _clean(record.get("title")), year, _clean(record.get("URL"))
