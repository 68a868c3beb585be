"""Pages of articles in docs/ -> front matter that is not as the published schema says."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import yaml
from jsonschema import Draft202012Validator

from generator import lazy
from generator.config import Config
from generator.model.problem import Problem
from generator.site.check.parallel import map_in_parts

SCHEMA = "data/article.schema.json"  # below docs/
FRONT_MATTER = lazy.regex(r"\A---\n(.*?)\n---\n", re.DOTALL)
SHOWN_FIELDS = 5  # wrong fields of one page that are named
SHOWN = 160  # characters of what is wrong that are shown


def check_front_matter(config: Config, articles: Sequence[Path]) -> Iterator[Problem]:
    """A Problem for each wrong field, or for a schema that is missing."""
    if not articles:
        return
    file = config.docs / SCHEMA
    if not file.is_file():
        what = "no such file, so no front matter was checked"
        yield Problem(f"docs/{SCHEMA}", what, "`cuttings generate` writes it")
        return
    schema = Draft202012Validator(json.loads(file.read_bytes()))
    paths = tuple(str(path) for path in articles if path.name != "index.md")
    for problems in map_in_parts(partial(_check_page, schema), paths, config.jobs):
        yield from problems


def _check_page(schema: Draft202012Validator, path: str) -> list[Problem]:
    """What is wrong with one page's front matter."""
    where = f"docs/articles/{Path(path).name}"
    try:
        front_matter = _parse_front_matter(Path(path).read_text("utf-8"))
    except UnicodeDecodeError:
        what = "not UTF-8 text, so its front matter was not checked"
        return [Problem(where, what, "save the file as UTF-8")]
    except (yaml.YAMLError, ValueError) as error:
        reason = str(error).splitlines()[0]
        return [Problem(where, f"front matter is not YAML: {reason}")]
    if not isinstance(front_matter, dict):
        hint = "a page that is no article has its place outside docs/articles/"
        return [Problem(where, "no front matter", hint)]
    return _check_fields(schema, front_matter, where)


def _parse_front_matter(text: str) -> Any:
    """What the YAML at the start of a page holds; None where there is none."""
    m = FRONT_MATTER.match(text)
    if m is None:
        return None
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # libyaml's, where that is installed
    return yaml.load(m[1], loader)


def _check_fields(
    schema: Draft202012Validator, front_matter: Mapping[str, Any], where: str
) -> list[Problem]:
    """A Problem for each of the first wrong fields."""
    wrong: list[tuple[str, str]] = []
    for error in schema.iter_errors(front_matter):
        field = ".".join(map(str, error.absolute_path)) or "front matter"
        wrong.append((field, error.message))
    hint = f"docs/{SCHEMA} says what is meant"
    return [
        Problem(where, f"`{field}`: {message[:SHOWN]}", hint)
        for field, message in sorted(wrong)[:SHOWN_FIELDS]
    ]
