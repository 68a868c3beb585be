"""Decisions -> lines added at the end of `decisions/judgements.jsonl` and `decisions/corrections.yml`; nothing that stands is touched."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

import msgspec
import yaml

from generator.errors import ConfigError
from generator.model.decisions import Correction, Judgement, Passage
from generator.store.disk import naming
from generator.store.project import CORRECTIONS, JUDGEMENTS, corrections, text_of

FROM_MARGIN = "write each entry as `- article: ...` from the margin"


@dataclass(frozen=True, slots=True)
class Added:
    """What one answer added, so that it can be taken back."""

    sizes: tuple[tuple[str, int, int], ...]  # (file, bytes before, bytes after)


def add(root: Path, decided: Iterable[Judgement | Correction]) -> Added:
    """Write them at the end of their files, in order."""
    sizes = []
    for one in decided:
        name, text = (JUDGEMENTS, judgement_line(one)) if isinstance(one, Judgement) else (CORRECTIONS, correction_lines(one))
        before = text_of(root, name)
        if name == CORRECTIONS:
            _accepts(before, text)
        gap = "" if not before or before.endswith("\n") else "\n"
        file = root / name
        with naming(file):
            sizes.append((name, *_append(file, (gap + text).encode("utf-8", "replace"))))
    return Added(tuple(sizes))


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
    for name, _, _after in reversed(added.sizes):
        last = max(size for other, _, size in added.sizes if other == name)
        if (root / name).stat().st_size != last:
            return False
    for name, before, _ in reversed(added.sizes):
        with (root / name).open("r+b") as file:
            file.truncate(before)
    return True


def judgement_line(one: Judgement) -> str:
    """One line of JSON; what is empty is left out, but for `right`."""
    row = {key: value for key, value in asdict(one).items() if value or key == "right"}
    if one.evidence:
        row["evidence"] = [_passage(shown) for shown in one.evidence]
    return msgspec.json.encode(row).decode() + "\n"


def correction_lines(one: Correction) -> str:
    """One entry of the YAML list."""
    row = {"article": one.article, "field": one.field, "from": one.from_, "to": one.to, "by": one.by, "why": one.why, "when": one.when,
           "evidence": [_passage(shown) for shown in one.evidence]}
    held = {key: value for key, value in row.items() if value or key == "to"}
    return "\n" + yaml.safe_dump([held], allow_unicode=True, sort_keys=False, width=120)


def _passage(shown: Passage) -> dict[str, str]:
    return {key: value for key, value in asdict(shown).items() if value}


def _accepts(before: str, text: str) -> None:
    """The file must still be a list when the entry has been added."""
    try:
        held, whole = corrections(before), corrections(before.rstrip() + "\n" + text)
    except ConfigError as error:
        raise ConfigError(CORRECTIONS, "an entry cannot be added at its end", FROM_MARGIN) from error
    if len(whole) != len(held) + 1:
        raise ConfigError(CORRECTIONS, "an entry cannot be added at its end", FROM_MARGIN)
