"""`mkdocs.yml` -> the settings of MkDocs, checked; each error with its place in the file."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import yaml
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.plugins import BasePlugin

from generator import lazy, shapes
from generator.config import Config, engine_document
from generator.errors import ConfigError, EngineError
from generator.model.problem import Problem
from generator.site.messages import collect_messages
from generator.yaml_text import Document

# extensions of Markdown by which a page holds more than its own file
INCLUDING_EXTENSIONS = ("pymdownx.snippets",)
HINT = "https://www.mkdocs.org/user-guide/configuration/ explains each setting"
ABOUT_SETTING = lazy.regex(r"Config value '([^']*)': (.*)")
# what MkDocs raises for settings, and what Python does for tags, plugins and hooks that they name
LOAD_ERRORS = (
    MkDocsException,
    SystemExit,
    yaml.YAMLError,
    OSError,
    ImportError,
    SyntaxError,
    AttributeError,
    LookupError,
    NameError,
    TypeError,
    ValueError,
    RecursionError,
)
Located = tuple[str, str]  # (place in the file, what is wrong there)


def load_settings(config: Config) -> tuple[MkDocsConfig, tuple[Problem, ...]]:
    """(the settings, what MkDocs warns of in them). EngineError, if they cannot be used."""
    file = config.root / "mkdocs.yml"
    if not file.is_file():
        raise EngineError(str(file), "no such file", "`cuttings new DIR` makes a project with one")
    document = _read_document(file)
    with collect_messages() as messages:
        try:
            settings = load_config(
                str(file), docs_dir=str(config.docs), site_dir=str(config.site)
            )
        except LOAD_ERRORS as error:
            place, what = _locate_error(error, messages, document, config.root)
            raise EngineError(place, what, HINT) from error
    located = _locate_messages(messages, document)
    problems = tuple(Problem(place, what, HINT) for place, what in located)
    return settings, problems


def _read_document(file: Path) -> Document:
    """The YAML as it is written. EngineError, if it has a key that is no setting of MkDocs."""
    try:
        document = engine_document(file)
    except ConfigError as error:
        raise EngineError(error.where, error.what, error.hint) from error
    valid_keys = {name for name, _ in MkDocsConfig()._schema} | {"INHERIT"}
    for key in document.keys:
        if key not in valid_keys:
            raise EngineError(document.place((key,)), *shapes.describe_unknown_key(key, valid_keys))
    return document


def _locate_messages(messages: Iterable[str], document: Document) -> list[Located]:
    """(place, what is wrong) of each message of MkDocs on its settings, each once."""
    located: list[Located] = []
    for text in dict.fromkeys(" ".join(message.split()) for message in messages):
        m = ABOUT_SETTING.fullmatch(text)
        if m is None:
            located.append((document.where, text))
            continue
        setting, what = m[1], m[2]
        key = setting.partition(".")[0]
        place = document.place((key,)) if key in document.keys else document.where
        located.append((place, f"`{setting}`: {what}"))
    return located


def _locate_error(
    error: BaseException, messages: Iterable[str], document: Document, root: Path
) -> Located:
    """(place, what is wrong) of what stops MkDocs from reading its settings."""
    located = _locate_messages(messages, document)
    if located:
        return located[-1]  # MkDocs names errors after warnings
    if isinstance(error, SyntaxError) and error.filename:
        return _locate_hook(error.filename, error, root)
    what = " ".join(str(error).split())
    if isinstance(error, MkDocsException):
        return "mkdocs.yml", what
    return "mkdocs.yml", f"{what} ({type(error).__name__})"


def _locate_hook(filename: str, error: SyntaxError, root: Path) -> Located:
    """(file and line, what is wrong) of a hook that is not Python."""
    file = Path(filename)
    if file.is_relative_to(root):
        file = file.relative_to(root)
    return f"{file}:{error.lineno}", error.msg


def find_cross_page_features(settings: MkDocsConfig) -> tuple[str, ...]:
    """Plugins, hooks and extensions by which one page may shape another, by name.

    With any of them, a page may be stale although its own file is unchanged.
    """
    plugins = [
        name
        for name, plugin in settings.plugins.items()
        if isinstance(plugin, BasePlugin) and plugin.config.get("enabled", True)
    ]
    extensions = [
        name
        for name in settings.markdown_extensions
        if name in INCLUDING_EXTENSIONS
    ]
    return tuple(sorted({*plugins, *settings.hooks, *extensions}))
