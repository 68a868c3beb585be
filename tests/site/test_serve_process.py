"""`cuttings serve` as a whole process: edits are seen in Chromium, faults are shown and mended, and it ends when asked."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import socket
import time
from collections.abc import Callable, Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from generator.store import lock
from tests.browser import browser, first
from tests.conftest import ENTITIES, ROOT, THEMES, copy_settings, cuttings
from tests.preview import PATIENCE, Preview, catches, descendants, lives, previewed, until

__all__ = ["browser"]
SOON = PATIENCE * 1000  # milliseconds
STORIES = {
    "tax.txt": "Harbour tax goes to court\n\nPublished: 3 March 2021\n\nLONDON (Meridian Wire) – Arden Shipping said on Tuesday that it "
               "would appeal against the harbour tax, according to Ana Soltys.\n\nThe court of appeal will hear the case on 5 June 2021.\n",
    "strike.txt": "Pilots end their strike\n\nPublished: 9 April 2021\n\nLONDON (Meridian Wire) – Pilots of Boreal Shipping went back to "
                  "work on Friday after three weeks.\n\nTheir union had asked for shorter nights and longer ropes.\n",
}


def small(folder: Path) -> Path:
    """A project of two cuttings."""
    for name in ("sources", "catalog", "decisions", "templates", "docs"):
        (folder / name).mkdir(parents=True)
    for name, text in STORIES.items():
        (folder / "sources" / name).write_text(text)
    (folder / "cuttings.yml").write_text("model: none\njobs: 1\n")
    (folder / "catalog/entities.yml").write_text(ENTITIES)
    (folder / "catalog/themes.yml").write_text(THEMES)
    copy_settings(folder)
    shutil.copytree(ROOT / "overrides", folder / "overrides")
    return folder


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """One preview, which all tests of this module edit in turn."""
    with previewed(small(tmp_path_factory.mktemp("preview") / "p")) as found:
        found.built()
        yield found


@pytest.fixture
def page(browser: Browser, preview: Preview) -> Iterator[Page]:
    """A page at the article on the harbour tax, which nothing but the preview reloads; nobody may complain in its console."""
    room = browser.new_context()
    made = room.new_page()
    said: list[str] = []
    made.on("console", lambda message: said.append(message.text) if "ERR_" not in message.text else None)
    made.on("pageerror", lambda error: said.append(str(error)))
    made.goto(preview.address + article(preview))
    yield made
    room.close()
    assert said == []


def article(preview: Preview) -> str:
    return first(preview.root / "site", "articles", "5 June 2021")


def id_(preview: Preview) -> str:
    return article(preview).split("/")[1]


def sees(found: Locator) -> None:
    expect(found.first).to_be_visible(timeout=SOON)


def write(preview: Preview, name: str, text: str) -> str:
    """Save; what the file held before."""
    file = preview.root / name
    before = file.read_text("utf-8") if file.is_file() else ""
    file.write_text(text, "utf-8")
    return before


def appended(preview: Preview, name: str, text: str) -> str:
    file = preview.root / name
    return write(preview, name, (file.read_text("utf-8") if file.is_file() else "") + text)


EDITS: dict[str, tuple[str, Callable[[Preview], str], Callable[[Page], Locator]]] = {
    "source": ("sources/tax.txt", lambda p: STORIES["tax.txt"] + "\nThe tide turned.\n", lambda page: page.get_by_text("The tide turned.")),
    "sidecar": ("sources/tax.txt.yml", lambda p: "title: A tax on tides\n", lambda page: page.locator("h1", has_text="A tax on tides")),
    "correction": ("decisions/corrections.yml",
                   lambda p: f"- {{article: {id_(p)}, field: title, to: Tides untaxed, by: me, why: because}}\n",
                   lambda page: page.locator("h1", has_text="Tides untaxed")),
    "catalogue": ("catalog/entities.yml",
                  lambda p: ENTITIES + "- {name: Court of Appeal, kind: organisation, aliases: [court of appeal]}\n",
                  lambda page: page.locator("a.ent", has_text="Court of Appeal")),
    "template": ("templates/article.md.jinja",
                 lambda p: '{% extends "shipped/article.md.jinja" %}\n{% block head %}\n# Headed\n\n{% endblock %}\n',
                 lambda page: page.locator("h1", has_text="Headed")),
    "override": ("overrides/main.html", lambda p: '{% extends "shipped/main.html" %}{% block announce %}Hear, hear.{% endblock %}',
                 lambda page: page.get_by_text("Hear, hear.")),
    "engine setting": ("mkdocs.yml", lambda p: (p.root / "mkdocs.yml").read_text("utf-8").replace("US–China technology rivalry", "tides"),
                       lambda page: page.get_by_text("Cuttings: the tides")),
}


@pytest.mark.parametrize("kind", EDITS)
def test_an_edit_is_seen_without_a_reload_by_hand(preview: Preview, page: Page, kind: str) -> None:
    name, text, seen = EDITS[kind]

    before = write(preview, name, text(preview))
    sees(seen(page))
    if before:
        write(preview, name, before)
    else:
        (preview.root / name).unlink()

    expect(seen(page)).to_have_count(0, timeout=SOON)


def test_a_setting_is_seen(preview: Preview, page: Page) -> None:
    words = page.get_by_text("The court of appeal will hear the case")
    sees(words)
    before = appended(preview, "cuttings.yml", "policy: metadata\n")
    expect(words).to_have_count(0, timeout=SOON)
    write(preview, "cuttings.yml", before)
    sees(words)


def test_a_judgement_is_seen(preview: Preview, page: Page) -> None:
    page.goto(preview.address + "corrections/")

    judgement = {"left": "arden-shipping", "right": "boreal-shipping", "verdict": "different", "by": "me", "why": "Two piers.",
                 "when": "2026-01-01"}
    appended(preview, "decisions/judgements.jsonl", json.dumps(judgement) + "\n")

    sees(page.get_by_text("Two piers."))


def test_new_and_removed_files_are_seen_and_searched(preview: Preview, page: Page) -> None:
    page.goto(preview.address + "archive/2021/")
    story = "Lighthouse sold to a zoologist\n\nPublished: 5 May 2021\n\nLONDON (Meridian Wire) – The old lighthouse has a buyer.\n"

    write(preview, "sources/light.txt", story)
    sees(page.get_by_text("Lighthouse sold"))
    page.goto(preview.address + "search/?q=zoologist")
    sees(page.get_by_text("Lighthouse sold"))
    page.goto(preview.address + "archive/2021/")
    (preview.root / "sources/light.txt").unlink()

    expect(page.get_by_text("Lighthouse sold")).to_have_count(0, timeout=SOON)


def test_when_settings_move_the_sources_their_edits_are_seen(preview: Preview, page: Page) -> None:
    shutil.copytree(preview.root / "sources", preview.root / "press")
    old = len(preview.said)
    before = appended(preview, "cuttings.yml", "sources: press\n")
    until(lambda: bool(re.search(r"cuttings\.yml.* sources \(", preview.said[old:], re.S)), lambda: preview.said)

    try:
        write(preview, "press/tax.txt", STORIES["tax.txt"] + "\nThe press moved.\n")
        sees(page.get_by_text("The press moved."))
    finally:
        write(preview, "cuttings.yml", before)

    expect(page.get_by_text("The press moved.")).to_have_count(0, timeout=SOON)


FAULTS = {
    "template": ("templates/article.md.jinja", "{% if %}", "alert", "article.md.jinja"),
    "override": ("overrides/main.html", "{% if %}", "alert", "main.html"),
    "YAML": ("catalog/themes.yml", "\n- {", "alert", "catalog/themes.yml"),
    "settings": ("cuttings.yml", "\n<img src=x onerror=alert(1)>: 1\n", "alert", "unknown key `<img src=x onerror=alert(1)>`"),
    "engine settings": ("mkdocs.yml", "\n{", "alert", "mkdocs.yml"),
    "source": ("sources/feed.jsonl", '{"title": "Half a\n', "status", "feed.jsonl"),
}


@pytest.mark.parametrize("kind", FAULTS)
def test_a_fault_is_shown_as_text_and_gone_when_mended(preview: Preview, page: Page, kind: str) -> None:
    name, fault, role, told = FAULTS[kind]
    notice = page.locator(f"cuttings-preview [role={role}] .what")

    before = appended(preview, name, fault)
    expect(notice.first).to_contain_text(told, timeout=SOON)
    assert page.locator("cuttings-preview img").count() == 0
    assert "Traceback" not in preview.said
    if before:
        write(preview, name, before)
    else:
        (preview.root / name).unlink()

    expect(notice).to_have_count(0, timeout=SOON)


def test_a_killed_build_is_told_and_the_next_one_goes_well(preview: Preview, page: Page) -> None:
    holder = lock.lock_project(preview.root / ".cuttings")
    with holder:  # the build waits, so that there is one to kill
        write(preview, "sources/tax.txt", STORIES["tax.txt"] + "\nAfter the kill.\n")
        sees(page.locator("cuttings-preview [role=alert]", has_text="another run is at work here"))
        (builder,) = (pid for pid in descendants(preview.process.pid) if os.getsid(pid) == pid)
        os.kill(builder, signal.SIGKILL)
        sees(page.locator("cuttings-preview [role=alert]", has_text="ended before its time (signal 9)"))

    write(preview, "sources/tax.txt", STORIES["tax.txt"] + "\nAfter the kill, again.\n")

    sees(page.get_by_text("After the kill, again."))


def test_our_own_writing_starts_no_build(preview: Preview) -> None:
    before = preview.builds()
    write(preview, "docs/by-hand.md", "# By hand\n")
    preview.built(before + 1)

    time.sleep(1.5)

    assert preview.builds() == before + 1


def test_a_first_build_that_fails_is_shown_until_it_goes_well(browser: Browser, tmp_path: Path) -> None:
    root = small(tmp_path / "p")
    (root / "cuttings.yml").write_text("model: none\n{")
    with previewed(root) as preview:
        page = browser.new_page()
        page.goto(preview.address)
        expect(page).to_have_title("The site is being built")
        sees(page.locator("cuttings-preview [role=alert]", has_text="not valid YAML"))

        (root / "cuttings.yml").write_text("model: none\n")

        sees(page.get_by_text("Pilots end their strike"))
        page.close()


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("moment", ["as it starts", "as it builds", "when it stands"])
def test_it_ends_when_asked_and_leaves_nothing(tmp_path: Path, how: signal.Signals, moment: str) -> None:
    root = small(tmp_path / "p")
    with previewed(root) as preview:
        if moment == "as it starts":
            until(lambda: catches(preview.process.pid, signal.SIGTERM))  # the interpreter itself has started
        elif moment == "as it builds":
            until(lambda: any(os.getsid(pid) == pid for pid in descendants(preview.process.pid)), lambda: preview.said)
        else:
            preview.built()
        children = descendants(preview.process.pid)

        code = preview.end(how)

        assert (code, "Traceback" in preview.said) == (0, False), preview.said
        until(lambda: not any(map(lives, children)), seconds=5)


def test_a_port_that_cannot_be_had_is_told_before_any_build(tmp_path: Path) -> None:
    root = small(tmp_path / "p")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        refused = cuttings("serve", "-C", root, "--port", port)
    nonsense = cuttings("serve", "-C", root, "--port", 99999)

    assert (refused.returncode, f"127.0.0.1:{port}" in refused.stderr, "hint: " in refused.stderr) == (1, True, True)
    assert (nonsense.returncode, "99999 is not in the range" in nonsense.stderr) == (2, True)
    assert not (root / ".cuttings").exists()


def test_strange_names_are_refused(preview: Preview) -> None:
    connection = HTTPConnection(preview.address.split("/")[2])
    connection.request("GET", "/", headers={"Host": "rebound.example"})

    assert connection.getresponse().status == 421
