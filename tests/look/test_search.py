"""The search page: names first, and nothing loaded before it is needed."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from pathlib import Path

import msgspec
from playwright.sync_api import expect

from generator.model.page import SearchRecord
from generator.site.search import names as host_names
from tests.browser import Reader, browser, browser_page

__all__ = ["browser", "browser_page"]
SHORTEST = 3  # letters of a name that is tried
FIRST = """async names => {
  const search = await import(new URL("../shipped/search.js", location.href));
  const found = {};
  for (const name of names) found[name] = (await search.results(name, {})).cards.map(card => card[1]);
  return found;
}"""


def chunks(reader: Reader, kind: str = "index") -> list[str]:
    """What was loaded of the index, the chunk of no words apart."""
    loaded = [url.rpartition("/")[2] for url in reader.asked if f"/pagefind/{kind}/" in url]
    return [name for name in loaded if name != "blank.pf_index"]


def named(demo: Path) -> list[SearchRecord]:
    records = msgspec.json.decode((demo / ".cuttings/search.json").read_bytes(), type=list[SearchRecord])
    return [one for one in records if one.names]


def test_every_entity_typed_whole_comes_first(browser_page: Reader, demo: Path) -> None:
    bearers = defaultdict(set)
    for one in named(demo):
        for name in one.names:
            bearers[host_names.fold(name)].add(one.url)
    names = [name for one in named(demo) for name in one.names if len(name) >= SHORTEST]

    with browser_page.reading("search/") as page:
        found = page.evaluate(FIRST, names)

    assert len(names) > 300
    assert [name for name in names if not bearers[host_names.fold(name)] & set(found[name])] == []
    alone = [name for name in names if len(bearers[host_names.fold(name)]) == 1]
    assert [name for name in alone if found[name][:1] != list(bearers[host_names.fold(name)])] == []


def test_a_surname_leads_to_its_bearers(browser_page: Reader, demo: Path) -> None:
    people = [(surname, one.url) for one in named(demo) for surname in one.surnames]

    with browser_page.reading("search/") as page:
        found = page.evaluate(FIRST, [surname for surname, _ in people])

    assert len(people) > 20
    assert [surname for surname, url in people if url not in found[surname]] == []


def test_the_browser_folds_names_as_the_index_does(browser_page: Reader) -> None:
    odd = ["Łódź", "U.S.", "The Hague", "ﬁnance", "ΣΊΣΥΦΟΣ", "İstanbul", "٣٤", "北京", "AT&T", "x_y", "Ⅳ", "O’Neil", "É", "  a  b "]
    with browser_page.reading("search/") as page:
        folded = page.evaluate("""async names => {
          const search = await import(new URL("../shipped/search.js", location.href));
          return names.map(name => [search.fold(name), search.shard(search.fold(name), 1024)]);
        }""", odd)

    keys = [host_names.fold(name) for name in odd]
    assert folded == [[key, host_names.shard_of(key, 1024)] for key in keys]


def test_a_name_stands_first_on_the_page_and_once(browser_page: Reader, demo: Path) -> None:
    one = next(one for one in named(demo) if "organisation" in one.about and len(one.names) > 1)
    with browser_page.reading(f"search/?q={one.names[-1]}") as page:
        expect(page.locator(".results > li").first).to_have_class("bearer")
        links = page.locator(".results h2 a").evaluate_all("all => all.map(a => a.pathname)")

    assert links.count(f"/{one.url}") == 1


def test_opening_search_loads_neither_index_nor_filters(browser_page: Reader) -> None:
    with browser_page.reading("search/") as page:
        expect(page.locator("#search .said")).to_have_text(re.compile(r"\d+ pages can be searched"))

    assert chunks(browser_page) + chunks(browser_page, "filter") == []


def test_filters_alone_find_without_loading_the_words(browser_page: Reader, demo: Path) -> None:
    records = msgspec.json.decode((demo / ".cuttings/search.json").read_bytes(), type=list[SearchRecord])
    of_theme = [one.url for one in records if '"theme:Chips"' in one.html]

    with browser_page.reading("search/?theme=Chips") as page:
        expect(page.locator("#search .said")).to_have_text(f"{len(of_theme)} results")
        links = page.locator(".results h2 a").evaluate_all("all => all.map(a => a.pathname)")

    assert links == [f"/{url}" for url in of_theme[:10]]
    assert chunks(browser_page) == []


def test_a_filter_is_filled_when_it_is_first_opened(browser_page: Reader) -> None:
    with browser_page.reading("search/") as page:
        themes = page.get_by_role("combobox", name="Theme", exact=True)
        themes.focus()
        expect(themes.locator("option")).not_to_have_count(1)

        themes.select_option("Chips")

        expect(page.locator("#search .said")).to_have_text(re.compile(r"^\d+ results?$"))
        expect(themes.locator("option:checked")).to_have_text(re.compile(r"^Chips \([1-9]\d*\)$"))
    assert chunks(browser_page) == []


def test_a_word_that_stands_nowhere_finds_nothing(browser_page: Reader) -> None:
    with browser_page.reading("search/?q=zzxqy") as page:
        expect(page.locator("#search .said")).to_have_text(re.compile("^Nothing found"))


def test_every_page_is_counted(browser_page: Reader, demo: Path) -> None:
    records = json.loads((demo / ".cuttings/search.json").read_text("utf-8"))
    with browser_page.reading("search/") as page:
        expect(page.locator("#search .said")).to_contain_text(f"{len(records)} pages")
