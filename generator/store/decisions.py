"""Decisions -> lines at the end of `decisions/judgements.jsonl` and `decisions/corrections.yml`.

Nothing that stands there already is touched.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import NamedTuple

import msgspec
import yaml

from generator.errors import ConfigError
from generator.model.decisions import Correction, Judgement, Passage
from generator.store.disk import naming
from generator.store.project import CORRECTIONS, JUDGEMENTS, parse_corrections, text_of

FROM_MARGIN = "write each entry as `- article: ...` from the margin"
CANNOT_ADD = "an entry cannot be added at its end"


class Addition(NamedTuple):
    """What was added to one file."""

    file: str  # its path below the project
    size_before: int  # bytes
    size_after: int


@dataclass(frozen=True, slots=True)
class Added:
    """What one answer added, so that it can be taken back."""

    additions: tuple[Addition, ...]


def add(root: Path, decided: Iterable[Judgement | Correction]) -> Added:
    """Write them at the end of their files, in order."""
    additions = []
    for decision in decided:
        if isinstance(decision, Judgement):
            additions.append(_add_text(root, JUDGEMENTS, judgement_line(decision)))
        else:
            text = correction_lines(decision)
            _check_list(text_of(root, CORRECTIONS), text)
            additions.append(_add_text(root, CORRECTIONS, text))
    return Added(tuple(additions))


def _add_text(root: Path, name: str, text: str) -> Addition:
    """Write a decision at the end of a file, on a line of its own."""
    before = text_of(root, name)
    gap = "" if not before or before.endswith("\n") else "\n"
    file = root / name
    with naming(file):
        size_before, size_after = _append(file, (gap + text).encode("utf-8", "replace"))
    return Addition(name, size_before, size_after)


def _append(file: Path, data: bytes) -> tuple[int, int]:
    """(bytes before, bytes after). All of `data`, or nothing: half a line would spoil the file."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("ab", buffering=0) as out:
        before = out.tell()
        try:
            written = out.write(data)
            if written < len(data):
                out.write(data[written:])  # says why it has no room
        except OSError:
            out.truncate(before)
            raise
        return before, out.tell()


def take_back(root: Path, added: Added) -> bool:
    """Remove what `add` wrote last; False, and nothing done, if somebody has written after it."""
    latest_sizes: dict[str, int] = {}
    for addition in added.additions:
        latest = latest_sizes.get(addition.file, 0)
        latest_sizes[addition.file] = max(latest, addition.size_after)
    for name in reversed(latest_sizes):
        if (root / name).stat().st_size != latest_sizes[name]:
            return False
    for addition in reversed(added.additions):
        with (root / addition.file).open("r+b") as file:
            file.truncate(addition.size_before)
    return True


def judgement_line(judgement: Judgement) -> str:
    """One line of JSON; what is empty is left out, but for `right`."""
    fields = {
        "left": judgement.left,
        "right": judgement.right,
        "verdict": judgement.verdict,
        "by": judgement.author,
        "why": judgement.reason,
        "when": judgement.date,
        "evidence": [_passage_fields(passage) for passage in judgement.evidence],
    }
    line = {key: value for key, value in fields.items() if value or key == "right"}
    return msgspec.json.encode(line).decode() + "\n"


def correction_lines(correction: Correction) -> str:
    """One entry of the YAML list; what is empty is left out, but for `to`."""
    fields = {
        "article": correction.article,
        "field": correction.field,
        "from": correction.old_value,
        "to": correction.new_value,
        "by": correction.author,
        "why": correction.reason,
        "when": correction.date,
        "evidence": [_passage_fields(passage) for passage in correction.evidence],
    }
    entry = {key: value for key, value in fields.items() if value or key == "to"}
    return "\n" + yaml.safe_dump([entry], allow_unicode=True, sort_keys=False, width=120)


def _passage_fields(passage: Passage) -> dict[str, str]:
    return {
        key: value
        for key, value in asdict(passage).items()
        if value
    }


def _check_list(before: str, added: str) -> None:
    """An error if the file is no list any more when the entry has been added."""
    try:
        count_before = len(parse_corrections(before))
        count_after = len(parse_corrections(before.rstrip() + "\n" + added))
    except ConfigError as error:
        raise ConfigError(CORRECTIONS, CANNOT_ADD, FROM_MARGIN) from error
    if count_after != count_before + 1:
        raise ConfigError(CORRECTIONS, CANNOT_ADD, FROM_MARGIN)
