"""No page kind has a fault that axe-core can see, in light or dark, on a desk or a phone."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser import PHONE, WIDE, Reader, browser, browser_page, first

__all__ = ["browser", "browser_page"]
KINDS = ("home", "article", "entity", "theme", "timeline", "search", "archive", "about", "review", "corrections", "handbook/commands")


def path_of(kind: str, site: Path) -> str:
    folders = {"article": "articles", "entity": "entities", "theme": "themes"}
    fixed = {"home": "", "search": "search/?q=china"}
    return first(site, folders[kind], 'id="') if kind in folders else fixed.get(kind, f"{kind}/")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("kind", KINDS)
def test_no_accessibility_faults(kind: str, scheme: str, browser_page: Reader, site: Path) -> None:
    for viewport in (WIDE, PHONE):
        with browser_page.reading(path_of(kind, site), color_scheme=scheme, viewport=viewport) as page:
            faults = Axe().run(page).response["violations"]

            assert not [(fault["id"], fault["nodes"][0]["html"]) for fault in faults]
            assert page.locator("body").get_attribute("data-md-color-scheme") == {"light": "default", "dark": "slate"}[scheme]
