"""docs/ -> site/ by ProperDocs or Zensical: their own command, every page, each time.

Both read the same `mkdocs.yml` and overrides as MkDocs. ProperDocs writes the same bytes.
"""

from __future__ import annotations

import gzip
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from generator import lazy
from generator.config import Config, Engine
from generator.errors import EngineError
from generator.model.problem import Problem
from generator.site.engine import EPOCH
from generator.site.messages import parse_messages

SETTINGS = "mkdocs.yml"
SITEMAP = "sitemap.xml"
ITS_SEARCH = "search.json"  # Zensical writes it, with every text whole, although search is off

_COLOUR = lazy.regex(r"\x1b\[[0-9;]*m")
_WARNING = lazy.regex(r"^WARNING\s+-\s+(.*)$", re.MULTILINE)
# "Warning: page does not exist", and on the next line "╭─[ articles/a.md:8:43 ]"
_ZENSICAL_WARNING = lazy.regex(r"^Warning: (.+)\n\W*\[ (.+?):(\d+):\d+ \]$", re.MULTILINE)
_FRONT_MATTER = lazy.regex(r"\A---\n.*?^---\n", re.DOTALL | re.MULTILINE)
# a tag; or a whole element in which Zensical sees text, not tags
_TAG = lazy.regex(r"<(noscript|script|style|textarea)\b.*?</\1>|<[A-Za-z][^<>]*>", re.DOTALL | re.I)
# an address below the site, in an attribute whose addresses Zensical rewrites
_ADDRESS = lazy.regex(
    r"""(\s(?:href|src|srcset)=["']?)(?![a-z][a-z0-9+.-]*:|[/#?"'\s>])([^"'\s>]+)""", re.I
)


def build(config: Config) -> tuple[Problem, ...]:
    """Render the whole site by the engine that `cuttings.yml` names; what that warns of."""
    name = config.engine.value
    if importlib.util.find_spec(name) is None:
        what = f"`engine: {name}`, and {name} is not installed"
        raise EngineError("cuttings.yml", what, f"`pip install {name}`, or `engine: mkdocs`")
    if config.engine == Engine.ZENSICAL:
        return _build_with_zensical(config)
    options = ("-f", SETTINGS, "-d", str(config.site))
    output = _run(name, options, config.root)
    return parse_messages(_WARNING.findall(output), SETTINGS)


def _run(name: str, options: Sequence[str], folder: Path) -> str:
    """What the engine prints. An EngineError, with its last words, if it ends badly."""
    command = [sys.executable, "-m", name, "build", *options]
    env = {**os.environ, "SOURCE_DATE_EPOCH": EPOCH, "PYTHONIOENCODING": "utf-8"}
    run = subprocess.run(
        command, cwd=folder, env=env, capture_output=True, encoding="utf-8", errors="replace"
    )
    output = _COLOUR.sub("", run.stdout + run.stderr)
    if run.returncode:
        lines = [line.strip() for line in output.splitlines() if line.strip()]
        last_words = lines[-1] if lines else f"it ended with {run.returncode}"
        raise EngineError(SETTINGS, f"{name} makes no site: {last_words}")
    return output


def _build_with_zensical(config: Config) -> tuple[Problem, ...]:
    """Let Zensical work on a copy: it takes raw HTML in another way, and leaves a cache behind."""
    copy = config.cache / "zensical"
    shutil.rmtree(copy, ignore_errors=True)
    _copy_project(config, copy)
    output = _run("zensical", ("-f", SETTINGS), copy)
    site = copy / "site"
    (site / ITS_SEARCH).unlink(missing_ok=True)
    _pack_sitemap(site)
    shutil.rmtree(config.site, ignore_errors=True)
    shutil.move(site, config.site)
    shutil.rmtree(copy)
    return tuple(
        Problem(f"docs/{path}:{line}", what)
        for what, path, line in _ZENSICAL_WARNING.findall(output)
    )


def _copy_project(config: Config, copy: Path) -> None:
    """Copy what a site is made of: the settings, the overrides, and docs/ with its raw links."""
    shutil.copytree(config.docs, copy / "docs")
    shutil.copytree(config.root / "overrides", copy / "overrides")
    for settings in config.root.glob("*.yml"):  # one may inherit from another
        shutil.copy(settings, copy)
    for page in (copy / "docs").rglob("*.md"):
        if page.name != "index.md":
            markdown = page.read_text("utf-8")
            page.write_text(lead_from_source(markdown, page.stem), "utf-8", newline="\n")


def lead_from_source(markdown: str, name: str) -> str:
    """The page with its raw HTML links as seen from its source, as Zensical takes them.

    MkDocs leaves such a link alone: it leads on from the page's own folder, `articles/a/`. Zensical
    takes it as written in the folder of `articles/a.md`, and puts `../` before it.
    """
    front_matter = _FRONT_MATTER.match(markdown)
    body = front_matter.end() if front_matter else 0

    def lead(address: re.Match[str]) -> str:
        path = address[2]
        shorter = path[3:] or "./" if path.startswith("../") else f"{name}/{path}"
        return address[1] + shorter

    def lead_tag(tag: re.Match[str]) -> str:
        return tag[0] if tag[1] else _ADDRESS.sub(lead, tag[0])

    return markdown[:body] + _TAG.sub(lead_tag, markdown[body:])


def _pack_sitemap(site: Path) -> None:
    """Write the sitemap packed too, as MkDocs does; none where the site has no address."""
    file = site / SITEMAP
    content = file.read_bytes() if file.is_file() else b""
    if content.strip():
        (site / f"{SITEMAP}.gz").write_bytes(gzip.compress(content, 9, mtime=0))
    else:
        file.unlink(missing_ok=True)
