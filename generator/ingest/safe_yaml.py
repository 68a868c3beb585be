"""YAML from strangers -> plain mappings of text. Nothing is constructed, nothing refers to anything else."""

from __future__ import annotations

import yaml

LARGEST = 200_000  # characters
DEEPEST = 12
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_NOTHING = ("", "~", "null", "Null", "NULL")


def mapping(text: str) -> dict[str, object] | str:
    """Keys in lower case with values of text, lists and mappings; or what is wrong with it."""
    if len(text) > LARGEST:
        return f"longer than {LARGEST // 1000} kB"
    try:
        depth = 0
        for event in yaml.parse(text, Loader=_LOADER):
            if isinstance(event, yaml.AliasEvent):
                return "it uses YAML aliases (`*name`)"
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > DEEPEST:
                return "it is nested too deep"
        found = yaml.load(text, Loader=_LOADER)  # the base loader makes only text, lists and mappings
    except (yaml.YAMLError, ValueError) as error:
        return f"not valid YAML: {str(error).splitlines()[0] if str(error) else 'unreadable'}"
    if found in (None, ""):
        return {}
    if not isinstance(found, dict):
        return "not a list of keys and values"
    return {str(key).strip().lower().replace(" ", "_").replace("-", "_"): value for key, value in found.items() if value not in _NOTHING}
