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
from generator.store import listings

JUDGEMENTS = "decisions/judgements.jsonl"
CORRECTIONS = "decisions/corrections.yml"
ENTITIES = "catalog/entities.yml"
THEMES = "catalog/themes.yml"
OUTLETS = "catalog/outlets.yml"
TAGS = "catalog/tags.yml"
JUDGEMENT_HINT = (
    'a line is {"left": ..., "right": ..., "verdict": ...}; verdicts: ' + ", ".join(Verdict)
)
ARTICLE_DESCRIPTION = "the id at the end of the page's address"
FIELD_DESCRIPTION = "what of the article is set right: `title`, `date`"


@dataclass(frozen=True, slots=True)
class Decisions:
    """What people have decided, in the order they wrote it."""

    judgements: tuple[Judgement, ...] = ()
    corrections: tuple[Correction, ...] = ()


def shipped(name: str) -> Path:
    """The package's `templates` or `overrides`: beside it in a checkout, inside it in a wheel."""
    package = Path(generator.__file__).parent
    inside = package / "shipped" / name
    if inside.is_dir():
        return inside
    return package.parent / name


def text_of(root: Path, name: str) -> str:
    """The text of a file of settings or decisions; empty where there is none."""
    return yaml_text.check_merged(_text(root, name), name)


def _text(root: Path, name: str) -> str:
    try:
        data = (root / name).read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return ""
    except OSError as error:
        raise ConfigError(name, error.strerror or "unreadable") from error
    return yaml_text.decode(data, name)


def catalogue(root: Path) -> Catalogue:
    """The project's own `catalog/` over the package's."""
    own = Catalogue(
        entries=catalog.parse_entries(text_of(root, ENTITIES), ENTITIES, own=True),
        themes=catalog.parse_themes(text_of(root, THEMES), THEMES),
        outlets=catalog.parse_outlets(text_of(root, OUTLETS), OUTLETS),
        listings=listings.load_index(root),
        tags=catalog.parse_tag_rules(text_of(root, TAGS), TAGS),
    )
    return catalog.join_catalogues(own, catalog.shipped_catalogue())


def knowledge(root: Path) -> bytes:
    """The project's catalogue and the digest of its lists, as bytes for the memo's recipe."""
    parts = [text_of(root, name) for name in (ENTITIES, THEMES, OUTLETS)]
    files = listings.read_files(root)
    lists = listings.digest_files(files)
    if lists:
        parts.append(lists)
    return "\0".join(parts).encode()


def decisions(root: Path) -> Decisions:
    """All that people have decided, in the order they wrote it."""
    judgements = parse_judgements(text_of(root, JUDGEMENTS))
    corrections = parse_corrections(text_of(root, CORRECTIONS))
    return Decisions(judgements, corrections)


class WrittenJudgement(msgspec.Struct, frozen=True):
    """What may stand in a line of `decisions/judgements.jsonl`."""

    left: str
    right: str
    verdict: Verdict
    by: str = ""
    why: str = ""
    when: str = ""
    evidence: tuple[Passage, ...] = ()


def parse_judgements(text: str) -> tuple[Judgement, ...]:
    """The lines of `decisions/judgements.jsonl`."""
    lines = text.split("\n")  # not by `splitlines`: a quotation may hold U+2028
    judgements = []
    for number, line in enumerate(lines, 1):
        if line.strip():
            judgements.append(_parse_judgement(line, f"{JUDGEMENTS}:{number}"))
    return tuple(judgements)


def _parse_judgement(line: str, where: str) -> Judgement:
    try:
        value = json.loads(line, object_pairs_hook=partial(_object_of, where=where))
    except (json.JSONDecodeError, RecursionError) as error:
        raise ConfigError(where, f"not a judgement in JSON: {error}", JUDGEMENT_HINT) from error
    written = shapes.convert_value(value, WrittenJudgement, lambda path: where, ())
    return _build_judgement(written)


def _object_of(pairs: list[tuple[str, object]], where: str) -> dict[str, object]:
    """A JSON object; an error if a key stands in it twice."""
    counts = Counter(key for key, _ in pairs)
    repeated = sorted(key for key, count in counts.items() if count > 1)
    if repeated:
        raise ConfigError(where, f"the key `{repeated[0]}` stands twice", "keep one of them")
    return dict(pairs)


def _build_judgement(written: WrittenJudgement) -> Judgement:
    return Judgement(
        left=written.left,
        right=written.right,
        verdict=written.verdict,
        author=written.by,
        reason=written.why,
        date=written.when,
        evidence=written.evidence,
    )


class WrittenCorrection(Written, frozen=True):
    """What may stand in an entry of `decisions/corrections.yml`."""

    article: Annotated[str, Meta(min_length=1, description=ARTICLE_DESCRIPTION)]
    field: Annotated[str, Meta(min_length=1, description=FIELD_DESCRIPTION)]
    to: object
    from_: object = msgspec.field(name="from", default=None)
    by: str = ""
    why: str = ""
    when: str = ""
    evidence: tuple[Passage, ...] = ()


def parse_corrections(text: str) -> tuple[Correction, ...]:
    """The list in `decisions/corrections.yml`."""
    document = yaml_text.read(text, CORRECTIONS)
    entries = shapes.read_entries(document, WrittenCorrection)
    return tuple(_build_correction(written) for written, _ in entries)


def _build_correction(written: WrittenCorrection) -> Correction:
    return Correction(
        article=ArticleId(written.article),
        field=written.field,
        new_value=written.to,
        author=written.by,
        reason=written.why,
        date=written.when,
        old_value=written.from_,
        evidence=written.evidence,
    )


def templates(root: Path) -> Mapping[str, str]:
    """Template name -> source.

    `shipped/NAME` is always the package's; plain NAME is the project's where it has one.
    """
    package = {
        file.name: file.read_text("utf-8")
        for file in sorted(shipped("templates").glob("*.jinja"))
    }
    own = {
        file.name: _text(root, f"templates/{file.name}")
        for file in sorted((root / "templates").glob("*.jinja"))
    }
    sources = {f"shipped/{name}": source for name, source in package.items()}
    return sources | package | own
