"""A Site -> HTML files in site/: chosen pages in many processes, template pages, copied assets."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from mkdocs.commands import build as mkdocs_build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

from generator import workers
from generator.model.problem import Problem
from generator.site import cards
from generator.site.engine import Site, render_errors
from generator.site.messages import collect_messages, parse_messages
from generator.store import publish

PART = 20  # pages that a worker renders at a time
SITEMAP = "sitemap.xml"

# a page's path below docs/, what MkDocs says of it, and the path of its card below site/
Rendered = tuple[str, tuple[Problem, ...], str]


def render_pages(site: Site, paths: tuple[str, ...], jobs: int) -> Iterator[Rendered]:
    """Render these pages into site/. Gives each page when it is written, in parts of PART pages."""
    full_parts = -(-len(paths) // PART)  # rounded up
    parts = max(full_parts, min(jobs, len(paths)))
    for part in workers.parts(partial(_render_part, site, paths), parts, jobs):
        yield from part


def _render_part(site: Site, paths: tuple[str, ...], part: int, parts: int) -> list[Rendered]:
    return [
        (path, _render_page(site, site.pages[path]), cards.card_file(site.settings, path))
        for path in paths[part::parts]
    ]


def _render_page(site: Site, file: File) -> tuple[Problem, ...]:
    page = file.page
    assert page is not None  # `load_site` made one of each
    with collect_messages() as messages, render_errors(file.src_uri, site.settings):
        doc_files = list(site.pages.values())
        mkdocs_build._populate_page(page, site.settings, site.files)
        mkdocs_build._build_page(page, site.settings, doc_files, site.nav, site.env)
        page.content, page.markdown = None, None  # free the memory
        return parse_messages(messages, f"docs/{file.src_uri}")


def template_pages(settings: MkDocsConfig) -> tuple[str, ...]:
    """The files below site/ that are made of a template alone, and of no file of docs/.

    These are the page for a missing page (404), the sitemap, and what `extra_templates` names.
    """
    names = {*settings.theme.static_templates, *map(str, settings.extra_templates)}
    if SITEMAP in names:
        names.add(f"{SITEMAP}.gz")
    return tuple(sorted(names))


def write_template_pages(site: Site, scratch: Path) -> tuple[Problem, ...]:
    """Write these files; what MkDocs warns of meanwhile.

    An empty one is not written, as in `mkdocs build`: a site without an address has no sitemap.
    """
    with collect_messages() as messages:
        for name in sorted(site.settings.theme.static_templates):
            with render_errors(name, site.settings):
                template = site.env.get_template(name)
                text = mkdocs_build._build_template(
                    name, template, site.files, site.settings, site.nav
                )
            _write_template_page(site, name, text, scratch)
        for extra in map(str, site.settings.extra_templates):
            with render_errors(extra, site.settings):
                mkdocs_build._build_extra_template(extra, site.files, site.settings, site.nav)
        return parse_messages(messages, "mkdocs.yml")


def _write_template_page(site: Site, name: str, text: str, scratch: Path) -> None:
    """Write the file; the sitemap also packed, as search engines like it."""
    folder = Path(site.settings.site_dir)
    files = {name: text.encode()}
    if name == SITEMAP:
        files[f"{name}.gz"] = gzip.compress(text.encode(), 9, mtime=0)
    for path, content in files.items():
        if text.strip():
            publish.replace(folder / path, content, scratch)
        else:
            (folder / path).unlink(missing_ok=True)


def copy_assets(site: Site, scratch: Path) -> None:
    """Copy the static files whose bytes differ."""
    folder = Path(site.settings.site_dir)
    for path, file in site.assets.items():
        if path not in site.settings.extra_templates:
            publish.replace(folder / path, file.content_bytes, scratch)
