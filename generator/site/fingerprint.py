"""A Site -> a digest of all that shapes every page of it: settings, theme, navigation, versions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from hashlib import sha256
from importlib import metadata
from pathlib import Path

import msgspec
from mkdocs.structure.pages import Page

import generator
from generator.site.engine import Site
from generator.store import publish

# what renders pages: another version may render them otherwise
PACKAGES = ("mkdocs", "mkdocs-material", "markdown", "pymdown-extensions", "jinja2", "pygments")


def fingerprint(site: Site, root: Path) -> str:
    """The digest, hex. If it changes, every page is to be rendered again."""
    return sha256(b"\0".join(_parts(site, root))).hexdigest()


def _parts(site: Site, root: Path) -> Iterator[bytes]:
    theme = Path(site.settings.theme.custom_dir or root / "overrides")
    for file in sorted(theme.rglob("*")):
        if file.is_file() and "__pycache__" not in file.parts:
            yield f"{file.relative_to(theme)} {publish.digest(file.read_bytes())}".encode()
    yield (root / "mkdocs.yml").read_bytes()
    yield repr([_nav_item(item) for item in site.nav.items]).encode()
    for name in PACKAGES:
        yield f"{name} {metadata.version(name)}".encode()
    yield generator.__version__.encode()
    # the settings with `!ENV` and INHERIT resolved
    yield msgspec.json.encode(site.settings.data, enc_hook=_encode, order="deterministic")


def _nav_item(item: object) -> object:
    """What the navigation, which is on every page, shows of one of its items."""
    if isinstance(item, Page):
        meta = item.meta
        shown = meta.get("icon"), meta.get("status"), meta.get("subtitle")
        return item.title, item.file.src_uri, *shown
    children = getattr(item, "children", None) or ()
    title, url = getattr(item, "title", ""), getattr(item, "url", "")
    return title, url, [_nav_item(child) for child in children]


def _encode(value: object) -> object:
    """A setting that JSON has no type for: a mapping, else the name of the function or class."""
    if isinstance(value, Mapping):
        return dict(value)
    return str(getattr(value, "__qualname__", type(value).__qualname__))
