"""Config -> the catalogue and the language model, and digests of all that findings depend on."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from generator.config import Config
from generator.extract import Resources, build_resources
from generator.store import memo, project


@dataclass(frozen=True, slots=True)
class Recipe:
    """What findings depend on beside their source. The memory's keys contain the digests."""

    config: Config
    findings: bytes  # digest of our code, the catalogue, the model and the packages that read files
    labels: bytes  # digest of the model and of the code that asks it, but of no rule of ours


def build_recipe(config: Config) -> Recipe:
    """The Recipe of a project as its files stand now."""
    knowledge = project.knowledge(config.root)
    findings = memo.recipe(knowledge, config.model)
    return Recipe(config, findings, memo.labels_recipe(config.model))


def resources_for(recipe: Recipe) -> Resources:
    """What extraction needs beside an article: the catalogue, its lexicon, and the model."""
    config = recipe.config
    return _load_resources(config.root, config.model, recipe.findings)


@cache
def _load_resources(root: Path, model: str | None, findings: bytes) -> Resources:
    """Load them once a process; the digest tells one state of the catalogue from the next."""
    return build_resources(project.catalogue(root), model)
