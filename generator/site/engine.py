"""docs/ -> HTML, by MkDocs' own functions: what `mkdocs build` does, but for a choice of pages, in many processes."""

from __future__ import annotations

import gzip
import logging
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from importlib import metadata
from pathlib import Path

import jinja2
import msgspec
import yaml
from mkdocs.commands import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import File, Files, InclusionLevel, get_files, set_exclusions
from mkdocs.structure.nav import Navigation, get_navigation
from mkdocs.structure.pages import Page

import generator
from generator import shapes, template_faults, workers
from generator.config import Config, engine_document
from generator.errors import ConfigError, EngineError, PathCollision
from generator.model.problem import Problem
from generator.site.opaque import Opaque
from generator.store import publish
from generator.yaml_text import Document

PACKAGES = ("mkdocs", "mkdocs-material", "markdown", "pymdown-extensions", "jinja2", "pygments")
PART = 20  # pages that a worker renders at a time
EPOCH = "315532800"  # 1 January 1980: the only date that the engine is told
LEAKY = ("pymdownx.snippets",)  # extensions by which a page holds more than its own file
SETTINGS = "https://www.mkdocs.org/user-guide/configuration/ explains each setting"
VALUE = re.compile(r"Config value '([^']*)': (.*)")
UNLOADABLE = (  # what MkDocs raises for settings, and what Python does for tags, plugins and hooks that they name
    MkDocsException, SystemExit, yaml.YAMLError, OSError, ImportError, SyntaxError, AttributeError, LookupError, NameError, TypeError,
    ValueError, RecursionError)
ABOUT = re.compile(r"Doc file '([^']*)' (.*)", re.DOTALL)


@dataclass(frozen=True, slots=True, eq=False)
class Site:
    """A project as MkDocs sees it, before anything is rendered."""

    settings: MkDocsConfig
    files: Files
    nav: Navigation
    env: jinja2.Environment
    pages: Mapping[str, File]  # path below docs/ -> what MkDocs knows of it
    assets: Mapping[str, File]  # path below site/ -> a file to be copied


class _Listener(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.said.append(record.getMessage())


@contextmanager
def listening() -> Iterator[list[str]]:
    """What MkDocs warns of meanwhile; none of it reaches the terminal."""
    log, listener = logging.getLogger("mkdocs"), _Listener()
    before = log.handlers, log.propagate
    log.handlers, log.propagate = [listener], False
    try:
        yield listener.said
    finally:
        log.handlers, log.propagate = before


@contextmanager
def timeless() -> Iterator[None]:
    """No page tells the day it was built."""
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = EPOCH
    try:
        yield
    finally:
        if before is None:
            del os.environ["SOURCE_DATE_EPOCH"]
        else:
            os.environ["SOURCE_DATE_EPOCH"] = before


def settings(config: Config) -> tuple[MkDocsConfig, tuple[Problem, ...]]:
    """`mkdocs.yml`, read and checked, and what MkDocs warns of in it."""
    file = config.root / "mkdocs.yml"
    if not file.is_file():
        raise EngineError(str(file), "no such file", "`cuttings new DIR` makes a project with one")
    document = _document(file)
    with listening() as said:
        try:
            engine = load_config(str(file), docs_dir=str(config.docs), site_dir=str(config.site))
        except UNLOADABLE as error:
            # the errors stand after the warnings
            place, words = _located(said, document)[-1] if said else _where(error, config.root)
            raise EngineError(place, words, SETTINGS) from error
    return engine, tuple(Problem(place, words, SETTINGS) for place, words in _located(said, document))


def _document(file: Path) -> Document:
    """The file's own words, in which every key is one of MkDocs."""
    try:
        document = engine_document(file)
    except ConfigError as error:
        raise EngineError(error.where, error.what, error.hint) from error
    known = {name for name, _ in MkDocsConfig()._schema} | {"INHERIT"}
    if strange := next((key for key in document.keys if key not in known), None):
        raise EngineError(document.place((strange,)), *shapes.describe_unknown_key(strange, known))
    return document


def _located(said: Iterable[str], document: Document) -> list[tuple[str, str]]:
    """(place, words) of each message of MkDocs on its settings."""
    found = []
    for text in dict.fromkeys(" ".join(one.split()) for one in said):
        m = VALUE.fullmatch(text)
        key = m[1].partition(".")[0] if m else ""
        found.append((document.place((key,)) if key in document.keys else document.where, f"`{m[1]}`: {m[2]}" if m else text))
    return found


def _where(error: BaseException, root: Path) -> tuple[str, str]:
    """(place, words) of what is raised while settings are read: a hook's mistake is the hook's."""
    words = " ".join(str(error).split())
    if isinstance(error, SyntaxError) and error.filename:
        file = Path(error.filename)
        return f"{file.relative_to(root) if file.is_relative_to(root) else file}:{error.lineno}", error.msg
    return "mkdocs.yml", words if isinstance(error, MkDocsException) else f"{words} ({type(error).__name__})"


def foreign(engine: MkDocsConfig) -> tuple[str, ...]:
    """Plugins, hooks and extensions by which one page may shape another: with them nothing can be left standing."""
    plugins = (name for name, plugin in engine.plugins.items() if isinstance(plugin, BasePlugin) and plugin.config.get("enabled", True))
    extensions = (name for name in engine.markdown_extensions if name in LEAKY)
    return tuple(sorted({*plugins, *engine.hooks, *extensions}))


def plain(engine: MkDocsConfig) -> tuple[Problem, ...]:
    """The whole site, as `mkdocs build` makes it: one process, everything anew."""
    with listening() as said, timeless():
        try:
            mkdocs_build.build(engine)
        except (Abort, MkDocsException) as error:
            raise EngineError("mkdocs.yml", "; ".join(dict.fromkeys(said)) or str(error)) from error
        return _problems(said, "mkdocs.yml")


def site(engine: MkDocsConfig) -> Site:
    """Find all files of the site, and the navigation; read what the navigation needs of its pages."""
    engine.markdown_extensions.append(Opaque())  # type: ignore[arg-type]  # MkDocs passes objects on as they are
    files = get_files(engine)
    env = engine.theme.get_env()
    files.add_files_from_theme(env, engine)
    set_exclusions(files, engine)
    nav = get_navigation(files, engine)
    pages = {file.src_uri: file for file in files.documentation_pages()}
    for file in pages.values():
        page = file.page or Page(None, file, engine)
        page.update_date = ""  # the sitemap shows no day rather than today
    for page in nav.pages:
        _introduce(page, engine, files)
    return Site(engine, files, nav, env, pages, _assets(files, pages))


def _introduce(page: Page, engine: MkDocsConfig, files: Files) -> None:
    """Give a page of the navigation what other pages show of it: its title, icon and status."""
    with listening(), _blaming(page.file.src_uri, engine):
        page.read_source(engine)
        if "title" not in page.meta and "title" not in vars(page):
            page.render(engine, files)


def _assets(files: Files, pages: Mapping[str, File]) -> dict[str, File]:
    """Files to be copied, by where they go; two files that want one path are an error, as MkDocs leaves it to chance."""
    taken: dict[str, str] = {}
    found: dict[str, File] = {}
    assets = [file for file in files if not file.is_documentation_page() and file.inclusion.value > InclusionLevel.DRAFT.value]
    for file in (*pages.values(), *assets):
        if file.dest_uri in taken:
            raise PathCollision(f"site/{file.dest_uri}", f"docs/{taken[file.dest_uri]} and docs/{file.src_uri} both want this path")
        taken[file.dest_uri] = file.src_uri
    for file in assets:
        found[file.dest_uri] = file
    return found


def fingerprint(made: Site, root: Path) -> str:
    """Digest of all that shapes every page: settings, theme, navigation, versions."""
    folder = Path(made.settings.theme.custom_dir or root / "overrides")
    files = (f for f in sorted(folder.rglob("*")) if f.is_file() and "__pycache__" not in f.parts)
    parts = [f"{f.relative_to(folder)} {publish.digest(f.read_bytes())}".encode() for f in files]
    parts += [(root / "mkdocs.yml").read_bytes(), repr([_shown(item) for item in made.nav.items]).encode()]
    parts += [f"{name} {metadata.version(name)}".encode() for name in PACKAGES] + [generator.__version__.encode()]
    parts.append(msgspec.json.encode(made.settings.data, enc_hook=_plain, order="deterministic"))  # with `!ENV` and INHERIT resolved
    return sha256(b"\0".join(parts)).hexdigest()


def _shown(item: object) -> object:
    """What the navigation, which stands on every page, shows of one of its items."""
    if isinstance(item, Page):
        return item.title, item.file.src_uri, item.meta.get("icon"), item.meta.get("status"), item.meta.get("subtitle")
    return getattr(item, "title", ""), getattr(item, "url", ""), [_shown(child) for child in getattr(item, "children", None) or ()]


def _plain(value: object) -> object:
    return dict(value) if isinstance(value, Mapping) else str(getattr(value, "__qualname__", type(value).__qualname__))


def rendered(made: Site, paths: tuple[str, ...], jobs: int) -> Iterator[tuple[str, tuple[Problem, ...]]]:
    """Render these pages into site/, each with what MkDocs says of it, as they come."""
    n = max(-(-len(paths) // PART), min(jobs, len(paths)))
    for part in workers.parts(partial(_part, made, paths), n, jobs):
        yield from part


def _part(made: Site, paths: tuple[str, ...], k: int, n: int) -> list[tuple[str, tuple[Problem, ...]]]:
    return [(path, _page(made, made.pages[path])) for path in paths[k::n]]


def _page(made: Site, file: File) -> tuple[Problem, ...]:
    assert file.page is not None  # `site` made one of each
    with listening() as said, _blaming(file.src_uri, made.settings):
        mkdocs_build._populate_page(file.page, made.settings, made.files)
        mkdocs_build._build_page(file.page, made.settings, list(made.pages.values()), made.nav, made.env)
        file.page.content, file.page.markdown = None, None
        return _problems(said, f"docs/{file.src_uri}")


@contextmanager
def _blaming(path: str, engine: MkDocsConfig) -> Iterator[None]:
    """A page that cannot be rendered stops the build by name; if a template of the theme is to blame, by the template's."""
    try:
        yield
    except (*template_faults.FAULTS, MkDocsException, OSError) as error:
        root = Path(engine.config_file_path or "").parent
        if place := template_faults.locate_fault(error, lambda file: _override(file, root)):
            raise EngineError(*place, template_faults.OVERRIDE_HINT) from error
        if not isinstance(error, (jinja2.TemplateError, MkDocsException, UnicodeDecodeError, OSError)):
            raise  # our bug, or MkDocs'
        raise EngineError(f"docs/{path}", f"cannot be rendered: {error}") from error


def _override(file: str, root: Path) -> str | None:
    """How a template of the project's theme is named; None for files that lie elsewhere, and for code."""
    path = Path(file)
    inside = path.is_relative_to(root) and path.suffix != ".py" and ".venv" not in path.parts
    return path.relative_to(root).as_posix() if inside else None


def _problems(said: Iterable[str], where: str) -> tuple[Problem, ...]:
    found = {Problem(f"docs/{m[1]}", m[2]) if (m := ABOUT.fullmatch(text)) else Problem(where, text) for text in said}
    return tuple(sorted(found))


def nobodys(engine: MkDocsConfig) -> tuple[str, ...]:
    """The files below site/ that come of templates alone: 404, sitemap and what `extra_templates` names."""
    names = {*engine.theme.static_templates, *map(str, engine.extra_templates)}
    return tuple(sorted(names | {f"{name}.gz" for name in names if name == "sitemap.xml"}))


def write_nobodys(made: Site, scratch: Path) -> None:
    """Write those files. One without a word in it is not written, as in `mkdocs build`: a site without an address has no sitemap."""
    folder = Path(made.settings.site_dir)
    for name in sorted(made.settings.theme.static_templates):
        with _blaming(name, made.settings):
            text = mkdocs_build._build_template(
                name, made.env.get_template(name), made.files, made.settings, made.nav)
        files = {name: text.encode()}
        if name == "sitemap.xml":
            files[f"{name}.gz"] = gzip.compress(text.encode(), 9, mtime=0)
        for path, content in files.items():
            if text.strip():
                publish.replace(folder / path, content, scratch)
            else:
                (folder / path).unlink(missing_ok=True)
    with listening():
        for extra in made.settings.extra_templates:
            mkdocs_build._build_extra_template(str(extra), made.files, made.settings, made.nav)


def copy(made: Site, scratch: Path) -> None:
    """Copy the static files whose bytes differ."""
    folder = Path(made.settings.site_dir)
    for path, file in made.assets.items():
        if path not in made.settings.extra_templates:
            publish.replace(folder / path, file.content_bytes, scratch)
