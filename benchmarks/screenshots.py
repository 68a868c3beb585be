#!/usr/bin/env python3
"""screenshots.py SITE TO [--dark]: the pictures of README.md and of the handbook, taken of the built demonstration in Chromium.

`make screenshot` runs it. Six WebP files in the folder TO: home, entity, timeline, article, search (as it is typed) and compare,
of 1,280 x 800 pixels. Chromium itself encodes them, by the best quality that gives at most 90 kB.
"""

from __future__ import annotations

import argparse
import sys
from base64 import b64decode, b64encode
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from playwright.sync_api import Page  # noqa: E402

from tests.browser import chromium, served  # noqa: E402

SIZE = {"width": 1280, "height": 800}
MOST_BYTES = 90_000
QUALITIES = (0.9, 0.8, 0.7, 0.6, 0.5, 0.4)
PATHS = {
    "home": "",
    "entity": "entities/huawei/",
    "timeline": "timeline/",
    "article": "articles/huawei-joins-the-list-89b1da/",
    "search": "",
    "compare": "compare/",
}
ENCODE = """async ([png, quality]) => {
  const picture = await createImageBitmap(await (await fetch("data:image/png;base64," + png)).blob());
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  canvas.getContext("2d").drawImage(picture, 0, 0);
  const data = await (await canvas.convertToBlob({type: "image/webp", quality})).arrayBuffer();
  return btoa(Array.from(new Uint8Array(data), byte => String.fromCharCode(byte)).join(""));
}"""


def show(page: Page, name: str, base: str) -> None:
    """Open what the picture is of."""
    page.goto(base + PATHS[name], wait_until="networkidle")
    if name == "search":
        page.locator("#find-top").press_sequentially("smic")
        page.get_by_role("option").first.wait_for()
    if name == "compare":
        page.locator("article a[href*='event/']").first.click()
    page.wait_for_load_state("networkidle")


def encode(blank: Page, png: bytes) -> bytes:
    """The picture as WebP of at most `MOST_BYTES`."""
    for quality in QUALITIES:
        webp = b64decode(blank.evaluate(ENCODE, [b64encode(png).decode(), quality]))
        if len(webp) <= MOST_BYTES:
            return webp
    raise SystemExit(f"more than {MOST_BYTES:,} bytes even at quality {QUALITIES[-1]}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("site", type=Path)
    parser.add_argument("to", type=Path)
    parser.add_argument("--dark", action="store_true", help="as a reader sees it who likes it dark")
    args = parser.parse_args()
    scheme = "dark" if args.dark else "light"
    args.to.mkdir(parents=True, exist_ok=True)
    with served(args.site) as base, chromium() as browser:
        room = browser.new_context(viewport=SIZE, color_scheme=scheme, reduced_motion="reduce")
        page, blank = room.new_page(), room.new_page()
        for name in PATHS:
            show(page, name, base)
            webp = encode(blank, page.screenshot(animations="disabled"))
            (args.to / f"{name}.webp").write_bytes(webp)
            print(f"{name}.webp  {len(webp):,} bytes")


if __name__ == "__main__":
    main()
