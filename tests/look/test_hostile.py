"""Nothing hostile runs, neither by the policy in each page's head nor, with that put aside, by what the pages hold."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from playwright.sync_api import Browser

from generator import build
from generator.config import Config
from generator.site import build as host
from tests.browser import Reader, browser, served
from tests.laws.test_hostile import hostile

__all__ = ["browser"]
ROOT = Path(__file__).parents[2]
RUN = '"></title></script><script>window.ran=1</script><img src=x onerror="window.ran=1">'
FIELDS = ("id", "title", "description", "date", "updated", "outlet", "source_url", "archived_url", "dateline", "section", "lang", "rights",
          "policy")
LISTS = ("authors", "themes", "tags")
RAN = "[window.ran, document.title === 'ran', document.title.length > 0]"


@pytest.fixture
def badly_titled(tmp_path: Path) -> Path:
    """A site whose front matter is hostile in every field, on a page with a heading and on one without."""
    values: dict[str, object] = dict.fromkeys(FIELDS, RUN) | {key: [RUN] for key in LISTS}
    meta = "---\n" + "".join(f"{key}: {json.dumps(value)}\n" for key, value in values.items()) + "---\n\n"
    heading = "# &lt;script>window.ran=1&lt;/script>\n\n## a\n\n## b\n\n## c\n"
    for name in ("index.md", "articles/headed.md", "articles/bare.md", "entities/x.md"):
        (tmp_path / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "docs" / name).write_text(meta + ("Words.\n" if "bare" in name else heading))
    shutil.copytree(ROOT / "overrides", tmp_path / "overrides")
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    mkdocs_build(load_config(str(tmp_path / "mkdocs.yml"), nav=None, site_name=RUN))
    return tmp_path / "site"


def pages(site: Path) -> list[str]:
    return sorted(file.relative_to(site).as_posix() for file in site.rglob("*.html") if "pagefind" not in file.parts)


def test_front_matter_never_runs(badly_titled: Path, browser: Browser) -> None:
    """The policy is put aside, so that escaping alone is tried."""
    with served(badly_titled) as base:
        reader = Reader(browser, base)
        for path, page in reader.reading_each(pages(badly_titled), bypass_csp=True):
            assert page.evaluate(RAN) == [None, False, True], path


@pytest.mark.parametrize("bypass", [False, True])
def test_hostile_cuttings_never_run(project: Config, browser: Browser, bypass: bool) -> None:
    hostile(project.sources)
    build.generate(project)
    host.build(project, jobs=1)

    with served(project.site) as base:
        reader = Reader(browser, base)
        for path, page in reader.reading_each(pages(project.site), bypass_csp=bypass):
            assert page.evaluate(RAN) == [None, False, True], path
            assert page.locator('a[href^="javascript:" i], a[href^="data:" i]').count() == 0, path
        assert not [words for words in reader.said if "Content Security Policy" in words]
