"""The text of a list -> what it holds, by the format's container."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

import msgspec

from generator import shapes, yaml_text
from generator.catalog.formats.fields import BadRecord, Cells, Container
from generator.errors import ConfigError


def parse_text(text: str, container: Container, where: str) -> object:
    """The value of JSON, the list of YAML, numbered lines of JSON lines, numbered rows of CSV."""
    match container:
        case Container.JSON_LINES:
            return number_lines(text)
        case Container.CSV:
            return list(read_rows(text))
        case Container.YAML_OR_JSON:
            if not text.lstrip().startswith("["):
                document = yaml_text.read(text, where)
                return shapes.read_list(document, "begin each entry with `- `")
    return parse_json(text, where)


def parse_json(text: str, where: str) -> object:
    """The value of JSON text."""
    try:
        return msgspec.json.decode(text.encode())
    except (msgspec.DecodeError, RecursionError) as error:
        raise ConfigError(where, f"not valid JSON: {str(error)[:100]}") from error


def number_lines(text: str) -> list[tuple[int, str]]:
    """The lines that are not empty, numbered from 1."""
    lines = enumerate(text.split("\n"), 1)
    return [
        (number, line)
        for number, line in lines
        if line.strip()
    ]


def read_rows(text: str) -> Iterator[tuple[int, Cells | BadRecord]]:
    """(line, cells by heading) of each row; one that is torn or too large is a BadRecord."""
    stream = io.StringIO(text.replace("\0", ""), newline="")
    table = csv.reader(stream, strict=False)
    headings = [cell.strip() for cell in next(table, [])]
    while True:
        try:
            cells = next(table)
        except StopIteration:
            return
        except csv.Error as error:
            hint = "look for a quotation mark that is never closed"
            yield table.line_num, BadRecord(f"not a row of CSV: {error}", hint)
            continue
        if any(cells):
            yield table.line_num, dict(zip(headings, cells, strict=False))
