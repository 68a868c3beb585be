#!/usr/bin/env python3
"""preview.py [--screenshots DIR] [--memory N]: what `cuttings serve` shows in Chromium of each kind of edit, and how soon.

Copies the repository's project, starts `cuttings serve` as a process and one page of Chromium, and saves edit after edit: a
source, a sidecar, a correction, a judgement, a catalogue, a template, an override, both settings files, a new file, a removed
file, and things that break the build. Nothing reloads the page but the preview itself. Prints seconds from save to sight (the
median of five for a source), seconds until the address is told and until a page is served, and megabytes of each process.
"""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from playwright.sync_api import Error, Locator, Page  # noqa: E402

from tests.browser import chromium  # noqa: E402
from tests.conftest import copy_project  # noqa: E402
from tests.preview import Preview, descendants, previewed  # noqa: E402

STORY = """Harbour pilots end their strike

Published: 3 March 2021

LONDON (Meridian Wire) – Pilots said on Tuesday that their strike is over.
"""
ARTICLE = "articles/salt-typhoon-410b56/"
SLOW = 180_000  # milliseconds


def row(what: str, *figures: object) -> None:
    print(f"{what:<44}" + "  ".join(f"{one:>10.2f}" if isinstance(one, float) else f"{one!s:>10}" for one in figures), flush=True)


class Desk:
    """One page of a browser beside a preview."""

    def __init__(self, preview: Preview, page: Page, shots: Path | None) -> None:
        self.preview, self.page, self.shots = preview, page, shots

    def at(self, path: str) -> None:
        """Go there, again where the preview loads the page anew at that moment."""
        try:
            self.page.goto(self.preview.address + path)
        except Error:  # "interrupted by another navigation": let that one end
            self.page.wait_for_load_state("networkidle")
            self.page.goto(self.preview.address + path)

    def sees(self, text: str) -> Locator:
        return self.page.get_by_text(text).first

    def edit(self, file: str, change: Callable[[str], str], seen: Callable[[], Locator], state: str = "visible") -> float:
        """Seconds from save to sight."""
        path = self.preview.root / file
        text = change(path.read_text("utf-8") if path.is_file() else "")
        path.parent.mkdir(parents=True, exist_ok=True)
        start = time.perf_counter()
        path.write_text(text, "utf-8")
        seen().wait_for(state=state, timeout=SLOW)  # type: ignore[arg-type]  # one of Playwright's words
        return time.perf_counter() - start

    def shot(self, name: str) -> None:
        if self.shots:
            self.page.screenshot(path=self.shots / f"{name}.png")


def edits(desk: Desk) -> None:
    desk.at(ARTICLE)
    source = "sources/scraped/salt-typhoon.txt"
    times = [desk.edit(source, lambda text, n=n: text.replace("The FCC could", f"Number {n} is new. The FCC could"),  # type: ignore[misc]
                       lambda n=n: desk.sees(f"Number {n} is new.")) for n in range(5)]
    row("source (median of 5; worst)", statistics.median(times), max(times))
    row("sidecar", desk.edit(f"{source}.yml", lambda _: "title: Who hears the hearers?\n",
                             lambda: desk.page.locator("h1", has_text="Who hears")))
    row("decision: correction", desk.edit(
        "decisions/corrections.yml",
        lambda text: text + '\n- {article: salt-typhoon-410b56, field: title, to: "Ears of salt", by: me, why: test}\n',
        lambda: desk.page.locator("h1", has_text="Ears of salt")))
    desk.at("corrections/")
    row("decision: judgement", desk.edit(
        "decisions/judgements.jsonl", lambda text: text + '{"left": "salt-typhoon", "right": "volt-typhoon", "verdict": "different", '
        '"by": "me", "why": "Salt listens and Volt waits.", "when": "2026-11-27"}\n', lambda: desk.sees("Salt listens and Volt waits.")))
    desk.at(ARTICLE)
    row("catalogue", desk.edit("catalog/entities.yml",
                               lambda text: text + "\n- {name: Greywater of Oslo, kind: organisation, "
                               "aliases: [Greywater Labs, Greywater]}\n",
                               lambda: desk.page.locator("a", has_text="Greywater of Oslo").first))
    desk.at("about/")
    row("template", desk.edit("templates/about.md.jinja", lambda text: text.replace("How sure it is", "How sure we are"),
                              lambda: desk.sees("How sure we are")))
    row("override", desk.edit("overrides/main.html", lambda text: text + "{% block announce %}New: the archive of 2019.{% endblock %}\n",
                              lambda: desk.sees("New: the archive of 2019.")))
    row("setting: mkdocs.yml", desk.edit("mkdocs.yml", lambda text: text.replace("US–China technology rivalry", "salt files"),
                                         lambda: desk.sees("Cuttings: the salt files")))
    desk.at(ARTICLE)
    row("setting: cuttings.yml", desk.edit("cuttings.yml", lambda text: text.replace("policy: full", "policy: withheld"),
                                           lambda: desk.sees("Number 4 is new."), "hidden"))
    row("  and back", desk.edit("cuttings.yml", lambda text: text.replace("policy: withheld", "policy: full"),
                                lambda: desk.sees("Number 4 is new.")))
    desk.at("archive/2021/")
    row("new file", desk.edit("sources/pilots.txt", lambda _: STORY, lambda: desk.sees("Harbour pilots end their strike")))
    start = time.perf_counter()
    (desk.preview.root / "sources/pilots.txt").unlink()
    desk.sees("Harbour pilots end their strike").wait_for(state="hidden", timeout=SLOW)
    row("removed file", time.perf_counter() - start)
    desk.at("")
    row("hand-written page in docs/", desk.edit("docs/by-hand.md", lambda _: "# By hand\n", lambda: _linked(desk)))
    desk.at("search/?q=waits+volt")
    desk.page.get_by_text("Ears of salt").first.wait_for(timeout=SLOW)
    row("search finds an edited title", "yes")


def _linked(desk: Desk) -> Locator:
    """A new page is reached once the site that holds it stands; asking for it is not reloading another."""
    before = desk.preview.builds()
    while desk.preview.builds() == before:
        time.sleep(0.02)
    desk.at("by-hand/")
    return desk.page.locator("h1", has_text="By hand")


BROKEN = {
    "broken template": ("templates/about.md.jinja", "{% if %}", "alert"),
    "misspelt name in a template": ("templates/about.md.jinja", "{{ nosuch }}", "alert"),
    "broken override": ("overrides/main.html", "{% if %}", "alert"),
    "broken YAML: cuttings.yml": ("cuttings.yml", "\n{", "alert"),
    "broken YAML: mkdocs.yml": ("mkdocs.yml", "\n{", "alert"),
    "unknown key: cuttings.yml": ("cuttings.yml", "\ncolour: red\n", "alert"),
    "broken YAML: catalogue": ("catalog/entities.yml", "\n- {", "alert"),
    "broken line: judgements": ("decisions/judgements.jsonl", "{]\n", "alert"),
    "broken YAML: corrections": ("decisions/corrections.yml", "\n- {", "alert"),
    "broken source: a line of JSONL": ("sources/feed.jsonl", '{"title": "Half a li\n', "status"),
    "broken source: a sidecar": ("sources/wire/didi-review.txt.yml", "\n{", "status"),
}


def breaks(desk: Desk) -> None:
    desk.at("about/")
    for what, (file, fault, role) in BROKEN.items():
        before = (desk.preview.root / file).read_text("utf-8")
        notice = desk.page.locator(f"cuttings-preview [role={role}] .what")
        shown = desk.edit(file, lambda text, fault=fault: text + fault, lambda notice=notice: notice.first)  # type: ignore[misc]
        said = notice.first.inner_text()
        desk.shot(what.replace(" ", "-").replace(":", ""))
        mended = desk.edit(file, lambda _, before=before: before, lambda notice=notice: notice.first, "hidden")  # type: ignore[misc]
        row(what, shown, mended, f"  {said[:90]!r}")


def memory(desk: Desk, n: int) -> None:
    """Megabytes of each process after the edits, and after n more rebuilds of source and catalogue."""
    row("MB of each process", *megabytes(desk.preview))
    for k in range(n):
        file, line = ("catalog/entities.yml", f"- {{name: Firm {k} Ltd, kind: organisation}}\n") if k % 2 else (
            "sources/scraped/salt-typhoon.txt", f"\nAnd number {k}.\n")
        before = desk.preview.builds()
        path = desk.preview.root / file
        path.write_text(path.read_text("utf-8") + line, "utf-8")
        desk.preview.built(before + 1)
    row(f"  after {n} more rebuilds", *megabytes(desk.preview))


def megabytes(preview: Preview) -> list[str]:
    found = []
    for pid in sorted({preview.process.pid, *descendants(preview.process.pid)}):
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
        found.append(f"{sum(int(line.split()[1]) for line in lines if line.startswith('Pss:')) / 1024:.0f}")
    return found


def start_up(root: Path) -> None:
    begin = time.perf_counter()
    with previewed(root) as preview:
        address = preview.address
        told = time.perf_counter() - begin
        with suppress(HTTPError):  # 503: the page that says that the site is being built
            urlopen(address).close()
        served = time.perf_counter() - begin
        preview.built()
        row("start: address told, page served, site built", told, served, time.perf_counter() - begin)
        begin = time.perf_counter()
        preview.end()
        row("Ctrl-C: ended after", time.perf_counter() - begin)


def processes() -> None:
    """What it costs to begin a process that can build, each way: the choice of site.serve.rebuild."""
    spawn = [sys.executable, "-c", "import generator.cli.main, generator.site.build"]
    begin = time.perf_counter()
    subprocess.run(spawn, cwd=ROOT, check=True)
    row("a new Python that loads the program", time.perf_counter() - begin)
    import generator.cli
    import generator.site.build  # noqa: F401
    begin = time.perf_counter()
    if (pid := os.fork()) == 0:
        os._exit(0)
    os.waitpid(pid, 0)
    row("a fork of one that has loaded it", f"{time.perf_counter() - begin:.4f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--screenshots", type=Path, metavar="DIR")
    parser.add_argument("--memory", type=int, default=10, metavar="N")
    told = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch, chromium() as browser:
        root = copy_project(Path(scratch) / "project")
        shutil.rmtree(root / "site", ignore_errors=True)
        processes()
        print("seconds")
        start_up(root)
        with previewed(root) as preview:
            preview.built()
            desk = Desk(preview, browser.new_page(), told.screenshots)
            edits(desk)
            print("seconds to be shown, seconds to be gone once mended, and what is shown")
            breaks(desk)
            memory(desk, told.memory)


if __name__ == "__main__":
    main()
