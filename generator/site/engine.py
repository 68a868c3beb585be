"""docs/ and the settings of MkDocs -> the files and the navigation of a site, before rendering."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import jinja2
from mkdocs.commands import build as mkdocs_build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.structure.files import File, Files, InclusionLevel, get_files, set_exclusions
from mkdocs.structure.nav import Navigation, get_navigation
from mkdocs.structure.pages import Page

from generator import template_faults
from generator.errors import EngineError, PathCollision
from generator.model.problem import Problem
from generator.site.messages import collect_messages, parse_messages
from generator.site.opaque import Opaque

EPOCH = "315532800"  # 1 January 1980: the only date that the engine is told


@dataclass(frozen=True, slots=True, eq=False)
class Site:
    """A project as MkDocs sees it, before anything is rendered."""

    settings: MkDocsConfig
    files: Files
    nav: Navigation
    env: jinja2.Environment
    pages: Mapping[str, File]  # path below docs/ -> what MkDocs knows of it
    assets: Mapping[str, File]  # path below site/ -> a file to be copied


@contextmanager
def fixed_build_date() -> Iterator[None]:
    """Let MkDocs take one fixed day for today, so that no page depends on the day it is built."""
    before = os.environ.get("SOURCE_DATE_EPOCH")
    os.environ["SOURCE_DATE_EPOCH"] = EPOCH
    try:
        yield
    finally:
        if before is None:
            del os.environ["SOURCE_DATE_EPOCH"]
        else:
            os.environ["SOURCE_DATE_EPOCH"] = before


def build_with_mkdocs(settings: MkDocsConfig) -> tuple[Problem, ...]:
    """Render the whole site as `mkdocs build` does, in one process; what MkDocs warns of."""
    with collect_messages() as messages, fixed_build_date():
        try:
            mkdocs_build.build(settings)
        except (Abort, MkDocsException) as error:
            what = "; ".join(dict.fromkeys(messages)) or str(error)
            raise EngineError("mkdocs.yml", what) from error
        return parse_messages(messages, "mkdocs.yml")


def load_site(settings: MkDocsConfig) -> Site:
    """Find all files of the site, and its navigation, as `mkdocs build` does."""
    # MkDocs passes objects on as they are
    settings.markdown_extensions.append(Opaque())  # type: ignore[arg-type]
    files = get_files(settings)
    env = settings.theme.get_env()
    files.add_files_from_theme(env, settings)
    set_exclusions(files, settings)
    nav = get_navigation(files, settings)
    pages = {file.src_uri: file for file in files.documentation_pages()}
    for file in pages.values():
        page = file.page or Page(None, file, settings)
        page.update_date = ""  # the sitemap shows no day rather than today
    for page in nav.pages:
        _load_title(page, settings, files)
    return Site(settings, files, nav, env, pages, _find_assets(files, pages))


def _load_title(page: Page, settings: MkDocsConfig, files: Files) -> None:
    """Give a page of the navigation what other pages show of it: its title, icon and status."""
    with collect_messages(), render_errors(page.file.src_uri, settings):
        page.read_source(settings)
        if "title" not in page.meta and "title" not in vars(page):
            page.render(settings, files)


def _find_assets(files: Files, pages: Mapping[str, File]) -> dict[str, File]:
    """Files to be copied, by path below site/.

    Two files that want one path are an error: MkDocs leaves it to chance which of them is there.
    """
    published = InclusionLevel.DRAFT.value
    assets = [
        file
        for file in files
        if not file.is_documentation_page() and file.inclusion.value > published
    ]
    sources: dict[str, str] = {}  # path below site/ -> path below docs/
    for file in (*pages.values(), *assets):
        path = file.dest_uri
        if path in sources:
            what = f"docs/{sources[path]} and docs/{file.src_uri} both want this path"
            raise PathCollision(f"site/{path}", what)
        sources[path] = file.src_uri
    return {file.dest_uri: file for file in assets}


@contextmanager
def render_errors(path: str, settings: MkDocsConfig) -> Iterator[None]:
    """Stop the build, if the page cannot be rendered, by an error that names the page.

    If a template of the project's theme is to blame, the error names that instead.
    """
    try:
        yield
    except (*template_faults.FAULTS, MkDocsException, OSError) as error:
        root = Path(settings.config_file_path or "").parent
        place = template_faults.locate_fault(error, lambda file: _template_name(file, root))
        if place:
            raise EngineError(*place, template_faults.OVERRIDE_HINT) from error
        if not isinstance(
            error, (jinja2.TemplateError, MkDocsException, UnicodeDecodeError, OSError)
        ):
            raise  # our bug, or MkDocs'
        raise EngineError(f"docs/{path}", f"cannot be rendered: {error}") from error


def _template_name(filename: str, root: Path) -> str | None:
    """The path below `root` of a template of the project's theme; None for code and other files."""
    file = Path(filename)
    is_code = file.suffix == ".py" or ".venv" in file.parts
    if is_code or not file.is_relative_to(root):
        return None
    return file.relative_to(root).as_posix()
