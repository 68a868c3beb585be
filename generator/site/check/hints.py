"""What is known of the last build -> the hint that helps with a page that is wrong."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

from generator.config import Config
from generator.site.state import RECORD, State, load
from generator.store import publish

CHANGED = "site/ was changed after the build; `cuttings build --clean` makes it anew"
STALE = "`cuttings build`: the site is older than docs/, or not whole"
GENERATED = (
    "the page is generated: look into `templates/`, `overrides/` and `mkdocs.yml`; "
    "if all that is as shipped, this is a fault of Cuttings"
)


@dataclass(frozen=True, slots=True)
class LastBuild:
    """The last build, as the project's folders tell of it."""

    config: Config
    state: State
    ledger: publish.Manifest
    ended: float  # when its record was written, as a file's time; infinite where there is none

    def hint(self, page: str, target: str = "") -> str:
        """The way out, for a page below site/ whose words or link to `target` are wrong.

        `--clean` is named only where a build without it would keep the fault.
        """
        paths = (page, target)
        if any(self._is_changed(path) for path in paths):
            return CHANGED
        if any(self._is_stale(path) or self._is_missing(path) for path in paths):
            return STALE
        source = self._source(page)
        if source and self._is_edited(source):
            return f"a person wrote or edited `docs/{source}`: mend it there"
        return GENERATED

    def _is_changed(self, path: str) -> bool:
        """True if the file below site/ was changed after the build."""
        file = self.config.site / path
        return file.is_file() and file.stat().st_mtime > self.ended

    def _is_stale(self, path: str) -> bool:
        """True if the page's Markdown is not the one that was rendered."""
        source = self._source(path)
        if not self.state.files or not source.endswith(".md"):
            return False
        rendered = self.state.pages.get(source)
        return rendered is None or rendered.digest != self._digest(source)

    def _is_missing(self, path: str) -> bool:
        """True if the build wrote the page, and it is not there."""
        index = f"{path.rstrip('/')}/index.html"
        written = {path, index}.intersection(self.state.files)
        site = self.config.site
        return any(
            not (site / file).is_file()
            for file in written
        )

    def _is_edited(self, source: str) -> bool:
        """True if the file below docs/ is not as we wrote it."""
        return self.ledger.get(source) != [self._digest(source)]

    def _digest(self, source: str) -> str:
        return publish.digest((self.config.docs / source).read_bytes())

    def _source(self, path: str) -> str:
        """The file below docs/ that a page of the site is made of; "" where there is none."""
        if not path:
            return ""
        stem = path.removesuffix("index.html").rstrip("/").removesuffix(".html")
        candidates = [
            f"{stem}.md",
            f"{stem}/index.md".lstrip("/"),
            f"{stem}/README.md".lstrip("/"),
            path,
        ]
        for candidate in candidates:
            if (self.config.docs / candidate).is_file():
                return candidate
        return ""


def last_build(config: Config) -> LastBuild:
    """What the project's folders tell of its last build."""
    record = config.cache / RECORD
    ended = record.stat().st_mtime if record.is_file() else inf
    ledger = publish.read_manifest(config.docs, config.cache)
    return LastBuild(config, load(config.cache), ledger, ended)
