"""What stands behind names, dates and marks of evidence: by pointer, key and touch; and a sentence as a citation."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from tests.browser import PHONE, Reader, browser, browser_page

__all__ = ["browser", "browser_page"]
STORY = "articles/asml-licence-revoked-60833b/"
SENTENCE = "#s-0e3768"  # on which two entries rest
CLIPBOARD = {"permissions": ["clipboard-read", "clipboard-write"]}
LATER = 700  # milliseconds, in which any popover would have opened


def popover(page: Page) -> Locator:
    return page.locator(".pop:popover-open")


def away(page: Page) -> None:
    page.mouse.move(2, 2)


def test_a_name_says_who_it_is_while_the_pointer_rests(browser_page: Reader) -> None:
    with browser_page.reading(STORY) as page:
        page.locator(".story a.ent-confirmed").first.hover()
        expect(popover(page)).to_contain_text("maker of lithography machines. In 5 stories of 2 outlets")
        expect(popover(page)).to_contain_text("Organisation · confirmed by the catalogue")
        popover(page).hover()
        page.wait_for_timeout(LATER)
        expect(popover(page).locator("a")).to_have_attribute("href", re.compile("/entities/asml/$"))  # it stays under the pointer
        away(page)
        expect(popover(page)).to_have_count(0)
    assert browser_page.said == []


def test_a_name_that_the_machine_linked_says_so(browser_page: Reader) -> None:
    with browser_page.reading(STORY) as page:
        page.locator(".story a.ent:not(.ent-confirmed)").first.hover()
        expect(popover(page)).to_contain_text("linked by machine, not checked")


def test_a_date_says_what_it_means_and_by_what_rule(browser_page: Reader) -> None:
    with browser_page.reading(STORY) as page:
        page.locator(".story .when", has_text="Monday").first.hover()
        expect(popover(page)).to_contain_text("“Monday”, read on 2 January 2024: 1 January 2024 (the latest Monday up to that day)")
        assert page.locator(".story .when[role]", has_text="17 October 2023").count() == 0  # it says all itself


def test_escape_closes_until_the_pointer_has_left(browser_page: Reader) -> None:
    with browser_page.reading(STORY) as page:
        page.locator(f"{SENTENCE} .mark").hover()
        expect(popover(page)).to_be_visible()
        page.keyboard.press("Escape")
        expect(popover(page)).to_have_count(0)
        box = page.locator(f"{SENTENCE} .mark").bounding_box()
        assert box
        page.mouse.move(box["x"] + box["width"] / 2 + 1, box["y"] + box["height"] / 2)
        page.wait_for_timeout(LATER)
        expect(popover(page)).to_have_count(0)
        away(page)
        page.locator(f"{SENTENCE} .mark").hover()
        expect(popover(page)).to_be_visible()


def test_the_keyboard_reaches_the_entries_that_rest_on_a_sentence(browser_page: Reader, site: Path) -> None:
    with browser_page.reading(STORY) as page:
        page.locator(f"{SENTENCE} .when").last.focus()
        page.keyboard.press("Tab")
        expect(popover(page)).to_contain_text("The timeline rests on this sentence")
        expect(page.locator(f"{SENTENCE} .mark")).to_have_attribute("aria-expanded", "true")
        links = popover(page).locator("a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
        page.keyboard.press("Tab")
        expect(popover(page).locator("a").first).to_be_focused()
        page.keyboard.press("Escape")
        expect(page.locator(f"{SENTENCE} .mark")).to_be_focused()
        page.wait_for_timeout(LATER)
        expect(popover(page)).to_have_count(0)
        page.keyboard.press("Enter")
        expect(popover(page)).to_be_visible()
        page.keyboard.press("Shift+Tab")
        expect(page.locator(f"{SENTENCE} .mark")).to_have_attribute("aria-expanded", "false")
    timeline = (site / "timeline" / "index.html").read_text("utf-8")

    assert len(links) == 2
    assert all(f'id="{link.partition("#")[2]}"' in timeline for link in links)


def test_keys_that_pass_by_open_nothing(browser_page: Reader) -> None:
    with browser_page.reading(STORY) as page:
        page.locator(".story .no").first.focus()
        for _ in range(6):
            page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('.story') !== null && !document.activeElement.closest('.pop')")


def test_touch_opens_dates_and_marks_and_leaves_names_as_links(browser_page: Reader) -> None:
    with browser_page.reading(STORY, viewport=PHONE, has_touch=True, is_mobile=True) as page:
        page.locator(".story .when[role]").first.tap()
        expect(popover(page)).to_contain_text("the latest Monday")
        page.locator("h1").tap(position={"x": 3, "y": 3})
        expect(popover(page)).to_have_count(0)
        page.locator(f"{SENTENCE} .mark").tap()
        expect(popover(page)).to_contain_text("Cite this sentence")
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        page.locator(f"{SENTENCE} .mark").evaluate("mark => mark.click()")
        expect(popover(page)).to_have_count(0)
        page.locator(".story a.ent").first.tap()
        page.wait_for_url("**/entities/**")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("owner", [".story a.ent", ".story .when[role]", f"{SENTENCE} .mark", ".story .no"])
def test_no_accessibility_faults_while_one_is_open(scheme: str, owner: str, browser_page: Reader) -> None:
    with browser_page.reading(STORY, color_scheme=scheme) as page:
        page.locator(owner).first.hover()
        expect(popover(page)).to_be_visible()
        faults = Axe().run(page).response["violations"]

    assert [(fault["id"], fault["nodes"][0]["html"]) for fault in faults] == []


def test_a_sentence_is_cited_with_its_source_address_and_corpus(browser_page: Reader, site: Path) -> None:
    digest = hashlib.sha256((site / "data" / "articles.jsonl").read_bytes()).hexdigest()[:8]
    with browser_page.reading(STORY, **CLIPBOARD) as page:
        page.locator(f"{SENTENCE} .mark").hover()
        popover(page).get_by_role("button", name="Cite this sentence").click()
        expect(page.locator("main .unseen[role=status]")).to_have_text("Copied")
        copied = page.evaluate("navigator.clipboard.readText()")

    assert copied == (
        "“The licences were to hold until the end of 2023, and Dutch rules that took effect on 1 September require a new one for"
        " each shipment from this year on.” The Hague takes back a licence from ASML, Polder Courant, 2 January 2024."
        f" https://cuttings.example/{STORY}{SENTENCE} (corpus {digest})"
    )


def test_the_keyboard_cites_any_sentence_from_the_number_of_its_paragraph(browser_page: Reader) -> None:
    with browser_page.reading(STORY, **CLIPBOARD) as page:
        page.locator("#p-2 .no").focus()
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Tab")
        expect(popover(page).locator("button")).to_have_count(2)
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        expect(page.locator("main .unseen[role=status]")).to_have_text("Copied")
        copied = page.evaluate("navigator.clipboard.readText()")

    assert copied.startswith("“The machines are the NXT:2050i and the NXT:2100i, which use")


def test_a_sentence_that_no_timeline_needs_is_cited_from_its_sign(browser_page: Reader) -> None:
    with browser_page.reading(STORY, **CLIPBOARD) as page:
        page.locator("#s-87ccde").hover()
        page.locator("#s-87ccde .pin").hover()
        expect(popover(page)).to_have_text("Cite this sentence")


def test_where_nothing_may_be_copied_the_words_are_selected(browser_page: Reader) -> None:
    with browser_page.reading(STORY) as page:
        page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
        page.locator("#s-676136").hover()
        page.locator("#s-676136 .pin").hover()
        popover(page).locator("button").click()
        expect(page.locator("main .unseen[role=status]")).to_have_text("Selected")

        assert page.evaluate("getSelection().toString()").startswith("““A licence is a promise with a date on it,” said Lotte")


def test_a_row_of_a_timeline_says_who_its_names_are(browser_page: Reader) -> None:
    with browser_page.reading("timeline/") as page:
        assert not [address for address in browser_page.asked if "pop." in address]  # nothing is loaded before
        page.locator(".timeline .line a.ent").first.hover()
        expect(page.locator("link[href$='pop.css']")).to_be_attached()
        expect(popover(page)).to_contain_text("In 1 story of 1 outlet")


@pytest.mark.parametrize("path", ["timeline/", "entities/huawei/"])
def test_back_finds_the_row_open_and_in_its_place(path: str, browser_page: Reader) -> None:
    with browser_page.reading(path) as page:
        row = page.locator(".timeline:not(.key) > li").nth(9)
        row.locator("summary").click()
        row.locator("summary").evaluate("row => row.scrollIntoView({ block: 'center', behavior: 'instant' })")
        page.wait_for_timeout(300)
        before = row.evaluate("row => row.getBoundingClientRect().top")
        row.locator("blockquote a[href*='#s-']").first.click()
        page.wait_for_url("**/articles/**")
        page.wait_for_load_state("networkidle")
        page.go_back()
        page.wait_for_load_state("networkidle")
        page.wait_for_timeout(LATER)

        assert row.locator("details").get_attribute("open") is not None
        assert page.locator(".timeline details[open]").count() == 1
        assert abs(row.evaluate("row => row.getBoundingClientRect().top") - before) <= 2


def test_without_script_names_are_links_and_rows_are_near(browser_page: Reader) -> None:
    with browser_page.reading(STORY, java_script_enabled=False) as page:
        assert page.locator(".story [role=button]").count() == 0
        assert page.locator(".story .when[title]").count() > 0
        page.locator(".tells .meta a").first.click()
        page.wait_for_url("**/timeline/#e-*")


def test_a_browser_without_popovers_keeps_its_titles(browser_page: Reader) -> None:
    with browser_page.reading("about/") as page:
        page.context.add_init_script("delete HTMLElement.prototype.showPopover")
        page.goto(browser_page.base + STORY, wait_until="networkidle")
        assert page.locator(".story [role=button]").count() == 0
        assert page.locator(".story .when[title]").count() > 0
    assert browser_page.said == []


def test_on_a_disk_dates_open_and_names_are_links(browser_page: Reader, site: Path) -> None:
    with browser_page.reading() as page:
        page.goto((site / STORY / "index.html").as_uri())
        page.locator(".story a.ent").first.hover()
        page.wait_for_timeout(LATER)
        expect(popover(page)).to_have_count(0)
        page.locator(".story .when[role]").first.hover()
        expect(popover(page)).to_contain_text("1 January 2024")
