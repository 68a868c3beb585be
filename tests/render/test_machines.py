"""Files for programs that visit: robots.txt, llms.txt, and entities for those that follow the money."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

from generator.model.article import Policy
from generator.model.entities import Tier
from generator.render import render
from tests.corpus import corpus, view

SITE = "https://a.example/"


def files(policy: Policy | None = None, **settings: object) -> dict[str, str]:
    return {page.path: page.text for page in render(view(corpus(), policy, **settings))}


def test_robots_are_let_in_and_shown_the_way() -> None:
    assert files(site_url=SITE)["robots.txt"].splitlines() == ["User-agent: *", "Allow: /", f"Sitemap: {SITE}sitemap.xml"]
    assert "Sitemap" not in files()["robots.txt"]


def test_every_address_in_the_guide_is_a_page_or_a_file() -> None:
    pages = files(site_url=SITE)
    addresses = re.findall(r"\]\((.*?)\)", pages["llms.txt"])
    own = {path.removesuffix("index.md").removesuffix(".md") + "/" * path.endswith(".md") for path in pages}
    own = {path.replace("//", "/") for path in own} | set(pages) | {"data/datapackage.json"}

    assert addresses
    assert {address.removeprefix(SITE) for address in addresses} <= own


def test_entities_are_what_the_model_knows() -> None:
    rows = [json.loads(line) for line in files(site_url=SITE)["data/entities.ftm.json"].splitlines()]

    assert {row["id"]: row["schema"] for row in rows} == {
        "ana-soltys": "Person", "arden": "Organization", "china": "Address", "huawei": "Organization", "zte": "Organization"}
    assert rows[1]["properties"] == {"name": ["Arden"], "sourceUrl": [f"{SITE}entities/arden/"]}


def test_the_package_of_the_model_takes_each_entity_whole() -> None:
    model = pytest.importorskip("followthemoney").model
    for line in files(site_url=SITE)["data/entities.ftm.json"].splitlines():
        row = json.loads(line)
        proxy = model.get_proxy(row)
        proxy.schema.validate(row)
        assert {name: proxy.get(name) for name in row["properties"]} == row["properties"]


def test_a_name_that_is_only_possible_is_left_out() -> None:
    whole = corpus()
    unsure = {id_: replace(entity, tier=Tier.POSSIBLE) for id_, entity in whole.entities.items()}
    pages = {page.path: page.text for page in render(view(replace(whole, entities=unsure)))}

    assert pages["data/entities.ftm.json"] == ""


@pytest.mark.parametrize("policy", [Policy.METADATA, Policy.WITHHELD])
def test_they_name_nobody_whom_hidden_words_name(policy: Policy) -> None:
    assert "Soltys" not in files(policy)["data/entities.ftm.json"]
