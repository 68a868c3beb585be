"""What a project's people know and decided, and how its pages look: files -> values."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta

import generator
from generator import catalog, shapes, yaml_text
from generator.catalog import Catalogue
from generator.errors import ConfigError
from generator.model.decisions import Correction, Judgement, Passage, Verdict
from generator.model.ids import ArticleId
from generator.shapes import Written
from generator.store import registries

JUDGEMENTS = "decisions/judgements.jsonl"
CORRECTIONS = "decisions/corrections.yml"


@dataclass(frozen=True, slots=True)
class Decisions:
    judgements: tuple[Judgement, ...] = ()
    corrections: tuple[Correction, ...] = ()


def shipped(name: str) -> Path:
    """The package's `templates` or `overrides`: beside the package in a checkout, inside it in a wheel."""
    inside = Path(generator.__file__).parent / "shipped" / name
    return inside if inside.is_dir() else Path(generator.__file__).parent.parent / name


def text_of(root: Path, name: str) -> str:
    """The text of a file of settings or decisions; empty where there is none."""
    return yaml_text.merged(_text(root, name), name)


def _text(root: Path, name: str) -> str:
    try:
        data = (root / name).read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return ""
    except OSError as error:
        raise ConfigError(name, error.strerror or "unreadable") from error
    return yaml_text.decoded(data, name)


def catalogue(root: Path) -> Catalogue:
    """The project's own `catalog/` over the package's."""
    own = Catalogue(
        catalog.entries(text_of(root, "catalog/entities.yml"), "catalog/entities.yml", own=True),
        catalog.themes(text_of(root, "catalog/themes.yml"), "catalog/themes.yml"),
        catalog.outlets(text_of(root, "catalog/outlets.yml"), "catalog/outlets.yml"), registries.loaded(root),
        catalog.tags(text_of(root, "catalog/tags.yml"), "catalog/tags.yml"))
    return catalog.joined(own, catalog.shipped())


def knowledge(root: Path) -> bytes:
    """The bytes of the project's catalogue, and the digest of its lists: a part of the memo's recipe."""
    own = [text_of(root, f"catalog/{name}.yml") for name in ("entities", "themes", "outlets")]
    return "\0".join([*own, *filter(None, [registries.digest(registries.files(root))])]).encode()


def decisions(root: Path) -> Decisions:
    """All that people have decided, in the order they wrote it."""
    judged = text_of(root, JUDGEMENTS).split("\n")  # not by `splitlines`: a quotation may hold U+2028
    found = (_judgement(line, f"{JUDGEMENTS}:{n}") for n, line in enumerate(judged, 1) if line.strip())
    return Decisions(tuple(found), corrections(text_of(root, CORRECTIONS)))


def _judgement(line: str, where: str) -> Judgement:
    try:
        held = json.loads(line, object_pairs_hook=partial(_once, where=where))
    except (json.JSONDecodeError, RecursionError) as error:
        hint = f'a line is {{"left": ..., "right": ..., "verdict": ...}}; verdicts: {", ".join(Verdict)}'
        raise ConfigError(where, f"not a judgement in JSON: {error}", hint) from error
    return shapes.shaped(held, Judgement, lambda path: where, ())


def _once(pairs: list[tuple[str, object]], where: str) -> dict[str, object]:
    """A JSON object in which no key stands twice."""
    if twice := sorted(key for key, n in Counter(key for key, _ in pairs).items() if n > 1):
        raise ConfigError(where, f"the key `{twice[0]}` stands twice", "keep one of them")
    return dict(pairs)


class _Correction(Written, frozen=True):
    """What may stand in an entry of `decisions/corrections.yml`."""

    article: Annotated[str, Meta(min_length=1, description="the id at the end of the page's address")]
    field: Annotated[str, Meta(min_length=1, description="what of the article is set right: `title`, `date`")]
    to: object
    from_: object = msgspec.field(name="from", default=None)
    by: str = ""
    why: str = ""
    when: str = ""
    evidence: tuple[Passage, ...] = ()


def corrections(text: str) -> tuple[Correction, ...]:
    """The list in `decisions/corrections.yml`."""
    found = (row for row, _ in shapes.rows(yaml_text.read(text, CORRECTIONS), _Correction))
    return tuple(
        Correction(ArticleId(row.article), row.field, row.to, row.by, row.why, row.when, row.from_, row.evidence)
        for row in found)


def templates(root: Path) -> Mapping[str, str]:
    """Template name -> source. `shipped/NAME` is always the package's; plain NAME is the project's where it has one."""
    ours = {p.name: p.read_text("utf-8") for p in sorted(shipped("templates").glob("*.jinja"))}
    mine = {p.name: _text(root, f"templates/{p.name}") for p in sorted((root / "templates").glob("*.jinja"))}
    return {f"shipped/{name}": text for name, text in ours.items()} | ours | mine
