"""Who an entity appears with: the first of them each with one sentence, the same whatever the order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from generator.model.article import Basis, Dated, Policy
from generator.model.dates import Period
from generator.model.entities import Tier
from generator.model.findings import Findings
from generator.model.ids import EntityId
from generator.render import render
from generator.render.library import Library, build_library
from generator.render.pages.companions import find_shared_sentence, list_companions
from tests.corpus import resolved, study, view

ARDEN, ZTE = EntityId("arden"), EntityId("zte")
WHOLE = "Arden sold seven old ships to ZTE."
LATER = "Last year Arden and ZTE built a very long quay together."


def told(text: str, year: int = 2020) -> Findings:
    day = Period(date(year, 5, 1), date(year, 5, 1))
    return study(f"Head of {year}\n\n{text}", f"a-{year}", outlet="Meridian Wire", published=Dated(day, Basis.STATED, "1 May"))


def opened(*some: Findings, tier: Tier = Tier.AUTO, policy: Policy = Policy.FULL) -> Library:
    whole = replace(resolved(*some, tier=tier), companions={ARDEN: ((ZTE, len(some)),), ZTE: ((ARDEN, len(some)),)})
    made = view(whole, policy)
    return build_library(made.corpus, made.catalogue, made.settings)


def shown(*some: Findings, tier: Tier = Tier.AUTO, policy: Policy = Policy.FULL) -> str | None:
    """The sentence of Arden and ZTE."""
    of = find_shared_sentence(opened(*some, tier=tier, policy=policy), ARDEN, ZTE)
    return next((one.article.text[part.span.start:part.span.end] for one in some for part in one.sentences
                 if of and (one.article.id, part.anchor) == (of.article, of.anchor)), None)


@pytest.mark.parametrize("text", [
    f"{LATER} {WHOLE}",
    f"Arden, ZTE, Huawei, China, Ana Soltys, and once more ZTE met. {WHOLE}",
    f"ZTE and Arden: a list. {WHOLE}",
    f"They saw Arden and ZTE go. {WHOLE}",
    f"Arden met ZTE. {WHOLE}",
])
def test_the_shortest_whole_sentence_that_tells_something(text: str) -> None:
    assert shown(told(text)) == WHOLE


def test_the_newest_article_that_has_one() -> None:
    assert shown(told(WHOLE, 2019), told(LATER, 2021), told("Arden; ZTE", 2022)) == LATER


def test_any_sentence_where_none_is_whole() -> None:
    assert shown(told("Arden; ZTE")) == "Arden; ZTE"


def test_none_where_they_share_no_sentence_or_a_name_is_unsure_or_not_to_be_shown() -> None:
    assert shown(told("Arden slept. ZTE did not.")) is None
    assert shown(told(WHOLE), tier=Tier.POSSIBLE) is None
    assert shown(told(WHOLE), policy=Policy.METADATA) is None


def test_either_way_and_in_any_order_it_is_the_same() -> None:
    some = [told(WHOLE, 2019), told(LATER, 2021)]

    assert find_shared_sentence(opened(*some), ARDEN, ZTE) == find_shared_sentence(opened(*some[::-1]), ZTE, ARDEN)


def test_a_pair_is_exported_once() -> None:
    assert [(one, other, n) for one, other, n, _ in list_companions(opened(told(WHOLE)))] == [(ARDEN, ZTE, 1)]


def test_the_page_quotes_it_with_a_link_to_it() -> None:
    found = told(WHOLE)
    pages = {page.path: page.text for page in render(view(replace(resolved(found), companions={ARDEN: ((ZTE, 1),)})))}

    assert f'../articles/{found.article.id}/#{found.sentences[1].anchor}">{WHOLE}</a>' in pages["entities/arden.md"]
