"""Codes of countries -> the names that the shipped catalogue calls them by."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

import msgspec

from generator import yaml_text

FILE = "generator/catalog/data/codes.yml"


@cache
def country_names() -> Mapping[str, str]:
    """ISO 3166 code of two letters -> the country's name in the shipped catalogue."""
    file = files("generator.catalog") / "data" / "codes.yml"
    document = yaml_text.read(file.read_text("utf-8"), FILE)
    return msgspec.convert(document.value, dict[str, str])
