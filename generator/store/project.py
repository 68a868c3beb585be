"""What a project's people know and decided, and how its pages look: files -> values."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec

import generator
from generator import catalog
from generator.catalog import Catalogue
from generator.errors import ConfigError
from generator.model import ArticleId, Correction, Judgement, Passage, Verdict
from generator.store import registries

JUDGEMENTS = "decisions/judgements.jsonl"
CORRECTIONS = "decisions/corrections.yml"
_CONFLICT = re.compile(r"(?:<{7}|\|{7}|={7}|>{7})(?: |$)")


@dataclass(frozen=True, slots=True)
class Decisions:
    judgements: tuple[Judgement, ...] = ()
    corrections: tuple[Correction, ...] = ()


def shipped(name: str) -> Path:
    """The package's `templates` or `overrides`: beside the package in a checkout, inside it in a wheel."""
    inside = Path(generator.__file__).parent / "shipped" / name
    return inside if inside.is_dir() else Path(generator.__file__).parent.parent / name


def text_of(root: Path, name: str) -> str:
    """A project file's text; empty where there is none."""
    try:
        return (root / name).read_text("utf-8")
    except (FileNotFoundError, NotADirectoryError):
        return ""
    except UnicodeDecodeError as error:
        raise ConfigError(name, "not UTF-8 text") from error


def catalogue(root: Path) -> Catalogue:
    """The project's own `catalog/` over the package's."""
    own = Catalogue(
        catalog.entries(text_of(root, "catalog/entities.yml"), "catalog/entities.yml", own=True),
        catalog.themes(text_of(root, "catalog/themes.yml"), "catalog/themes.yml"),
        catalog.outlets(text_of(root, "catalog/outlets.yml"), "catalog/outlets.yml"), registries.loaded(root))
    return catalog.joined(own, catalog.shipped())


def knowledge(root: Path) -> bytes:
    """The bytes of the project's catalogue, and the digest of its lists: a part of the memo's recipe."""
    own = [text_of(root, f"catalog/{name}.yml") for name in ("entities", "themes", "outlets")]
    return "\0".join([*own, *filter(None, [registries.digest(registries.files(root))])]).encode()


def decisions(root: Path) -> Decisions:
    """All that people have decided, in the order they wrote it."""
    judged, corrected = (_merged(text_of(root, name), name) for name in (JUDGEMENTS, CORRECTIONS))
    found = (_judgement(line, n) for n, line in enumerate(judged.splitlines(), 1) if line.strip())
    return Decisions(tuple(found), tuple(_correction(row) for row in catalog.rows(corrected, CORRECTIONS)))


def _merged(text: str, name: str) -> str:
    """The text, if no half of a merge stands in it."""
    for n, line in enumerate(text.splitlines(), 1):
        if _CONFLICT.match(line):
            raise ConfigError(f"{name}:{n}", f"git could not merge two versions of it, and left `{line[:20]}`",
                              "keep what both sides added, and delete the lines of <<<<<<<, ======= and >>>>>>>")
    return text


def _judgement(line: str, n: int) -> Judgement:
    try:
        return msgspec.json.decode(line, type=Judgement)
    except (msgspec.DecodeError, UnicodeEncodeError) as error:
        raise ConfigError(f"{JUDGEMENTS}:{n}", f"not a judgement: {error}", f"verdicts: {', '.join(Verdict)}") from error


def _correction(row: Mapping[str, object]) -> Correction:
    if not row.get("article") or not row.get("field") or "to" not in row:
        raise ConfigError(CORRECTIONS, f"a correction needs `article`, `field` and `to`: {str(dict(row))[:80]}")
    return Correction(ArticleId(str(row["article"])), str(row["field"]), row["to"],
                      str(row.get("by") or ""), str(row.get("why") or ""), str(row.get("when") or ""), row.get("from"),
                      _evidence(row.get("evidence") or []))


def _evidence(rows: object) -> tuple[Passage, ...]:
    try:
        return msgspec.convert(rows, tuple[Passage, ...])
    except msgspec.ValidationError as error:
        raise ConfigError(CORRECTIONS, f"`evidence` is no list of quotes: {error}", "each has `exact`, `prefix`, `suffix`") from error


def templates(root: Path) -> Mapping[str, str]:
    """Template name -> source. `shipped/NAME` is always the package's; plain NAME is the project's where it has one."""
    ours = {p.name: p.read_text("utf-8") for p in sorted(shipped("templates").glob("*.jinja"))}
    mine = {p.name: p.read_text("utf-8") for p in sorted((root / "templates").glob("*.jinja"))}
    return {f"shipped/{name}": text for name, text in ours.items()} | ours | mine
