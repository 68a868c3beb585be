"""Bytes of a list that somebody publishes -> its Records, and Problems for bad ones.

Each format is a module; here is found out which one a file has.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.catalog.formats.checking import check_record
from generator.catalog.formats.congress import CONGRESS
from generator.catalog.formats.fields import BadRecord, Container, Edition, Format
from generator.catalog.formats.follow_the_money import FOLLOW_THE_MONEY
from generator.catalog.formats.merging import merge_records
from generator.catalog.formats.misp import MISP
from generator.catalog.formats.parsing import parse_text
from generator.catalog.formats.plain import PLAIN
from generator.catalog.formats.screening import SCREENING_CSV, SCREENING_JSON
from generator.catalog.formats.screening_tables import SCREENING_TABLES
from generator.catalog.formats.stock import STOCK_INDEX
from generator.catalog.formats.vulnerabilities import VULNERABILITIES_CSV, VULNERABILITIES_JSON
from generator.catalog.formats.wikidata import WIKIDATA
from generator.catalog.listings.values import Record
from generator.errors import ConfigError
from generator.model.problem import Problem

FORMATS = {  # in the order in which people are told of them
    format_.name: format_
    for format_ in (
        SCREENING_JSON,
        SCREENING_TABLES,
        MISP,
        FOLLOW_THE_MONEY,
        CONGRESS,
        VULNERABILITIES_JSON,
        VULNERABILITIES_CSV,
        STOCK_INDEX,
        SCREENING_CSV,
        WIKIDATA,
        PLAIN,
    )
}
RECOGNITION_ORDER = (  # the sign of a later format may be found in a file of an earlier one
    SCREENING_TABLES,
    FOLLOW_THE_MONEY,
    CONGRESS,
    VULNERABILITIES_JSON,
    SCREENING_JSON,
    MISP,
    VULNERABILITIES_CSV,
    STOCK_INDEX,
    SCREENING_CSV,
    WIKIDATA,
    PLAIN,
)
BEGINNING = 200_000  # characters that are searched for the sign of a format


@dataclass(frozen=True, slots=True)
class ImportedList:
    """What one file gives."""

    edition: Edition
    records: tuple[Record, ...]  # in order of name, kind and country: one for each of these three
    problems: tuple[Problem, ...]
    read_count: int  # records, good and bad


def read_list(data: bytes, where: str, format_name: str = "") -> ImportedList:
    """Every record of the file.

    `where` names the file in Problems; `format_name` is one of FORMATS, or "" to find out.
    """
    text = data.decode("utf-8-sig", "replace")
    format_ = choose_format(text, where, format_name)
    edition, raw_records = format_.read(parse_text(text, format_.container, where))
    records: list[Record] = []
    problems: list[Problem] = []
    read_count = 0
    for place, raw in raw_records:
        read_count += 1
        record = raw if isinstance(raw, BadRecord) else check_record(raw)
        if isinstance(record, BadRecord):
            problems.append(Problem(f"{where}:{place}", record.what, record.hint))
        else:
            records.append(record)
    return ImportedList(edition, merge_records(records), tuple(problems), read_count)


def choose_format(text: str, where: str, format_name: str) -> Format:
    """The format of that name, or the one that the text shows; an error where there is none."""
    name = format_name or recognise_format(text)
    if name in FORMATS:
        return FORMATS[name]
    what = f"`{name}` is no known format" if name else "the format is none that is known"
    named = f"say `--format` with one of: {', '.join(FORMATS)}"
    hint = f"{named}; a plain CSV begins with `name,kind,aliases,country,id`"
    raise ConfigError(where, what, hint)


def recognise_format(text: str) -> str:
    """The name of the format, by the begin of the text; "" where none fits."""
    beginning = text[:BEGINNING]
    first_line = beginning.lstrip().split("\n", 1)[0]
    for format_ in RECOGNITION_ORDER:
        by_line = format_.container in (Container.CSV, Container.JSON_LINES)
        if re.search(format_.sign, first_line if by_line else beginning):
            return format_.name
    return ""
