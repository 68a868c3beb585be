"""Pairs of entities: which stand first, the sentences of both, and the same network whatever the order."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from itertools import combinations

from generator.model.article import Basis, Dated, Policy
from generator.model.dates import Period
from generator.model.entities import Tier
from generator.model.findings import Findings
from generator.model.ids import EntityId
from generator.render import render
from generator.render.library import Library, build_library
from generator.render.pages.explore.layout import SIZE, lay_out
from generator.render.pages.explore.pairs import find_sentences, rank_pairs
from generator.resolve.together import count_together, find_casts
from tests.corpus import resolved, study, view

ARDEN, ZTE, HUAWEI = EntityId("arden"), EntityId("zte"), EntityId("huawei")
TEXTS = [
    "Arden sold seven old ships to ZTE. Nobody else was there.",
    "Last year ZTE bought a quay of Arden for little money.",
    "Huawei opened a shop in the old harbour on Sunday.",
    "Huawei closed a shop in the old harbour on Monday.",
    "Huawei & Arden; a list.",
]


def told(text: str, n: int) -> Findings:
    day = Period(date(2020 + n, 5, 1), date(2020 + n, 5, 1))
    return study(f"Head {n}\n\n{text}", f"a-{n}", outlet="Meridian Wire", published=Dated(day, Basis.STATED, "1 May"))


def opened(*articles: Findings, policy: Policy = Policy.FULL, tier: Tier = Tier.AUTO) -> Library:
    corpus = resolved(*articles, tier=tier)
    companions = count_together(find_casts(corpus.stories.values(), corpus.links))
    made = view(replace(corpus, companions=companions), policy)
    return build_library(made.corpus, made.catalogue, made.settings)


def collection() -> Library:
    return opened(*(told(text, n) for n, text in enumerate(TEXTS)))


def test_a_pair_of_one_story_is_none() -> None:
    pairs = rank_pairs(collection())

    assert [(pair.id, pair.shared) for pair in pairs] == [((ARDEN, ZTE), 2)]


def test_the_ratio_is_to_what_chance_would_bring() -> None:
    (pair,) = rank_pairs(collection())

    assert pair.ratio == 2 / (3 * 2 / 5)


def test_sentences_of_a_pair_name_both_the_newest_first() -> None:
    library = collection()

    found = find_sentences(library, rank_pairs(library))[ARDEN, ZTE]

    words = [next(library.corpus.findings[one.article].article.text[s.span.start : s.span.end]
                  for s in library.corpus.findings[one.article].sentences if s.anchor == one.anchor) for one in found]
    assert words == [TEXTS[1], "Arden sold seven old ships to ZTE."]


def test_no_sentence_of_a_possible_mention() -> None:
    library = opened(*(told(text, n) for n, text in enumerate(TEXTS)), tier=Tier.POSSIBLE)

    assert rank_pairs(library) == []


def pages(policy: Policy = Policy.FULL) -> dict[str, str]:
    library = opened(*(told(text, n) for n, text in enumerate(TEXTS)), policy=policy)
    whole = replace(view(library.corpus, policy), settings=library.settings)
    return {page.path: page.text for page in render(whole) if page.path.startswith("explore/")}


def test_an_edge_has_its_sentences_at_its_number() -> None:
    made = pages()

    network, sentences = json.loads(made["explore/network.json"]), json.loads(made["explore/sentences-0.json"])
    ((a, b, shared, _),) = network["edges"]
    assert ({network["nodes"][a][0], network["nodes"][b][0]}, shared) == ({"Arden", "ZTE"}, 2)
    assert [one[1] for one in sentences[0]] == [TEXTS[1], "Arden sold seven old ships to ZTE."]
    assert all("#s-" in one[0] for one in sentences[0])


def test_what_a_policy_hides_is_on_no_page_and_in_no_file() -> None:
    made = pages(Policy.METADATA)

    assert not [path for path, text in made.items() if "seven old ships" in text or "little money" in text]


def test_a_row_leads_to_the_sentences_of_its_pair() -> None:
    made = pages()

    anchor = made["explore/index.md"].split("pairs-1/&#35;", 1)[1].split('"', 1)[0]
    assert f'<h2 id="{anchor}">' in made["explore/pairs-1.md"]


def test_the_layout_is_the_same_again_and_fills_the_drawing() -> None:
    edges = [(a, b, 1.0) for a, b in combinations(range(8), 2)] + [(7, 8, 0.2), (9, 10, 1.0)]

    places = lay_out(11, edges)

    assert places == lay_out(11, edges)
    assert (min(min(place) for place in places), max(max(place) for place in places)) == (0, SIZE)
    assert len(set(places)) == 11


def test_what_is_joined_lies_nearer() -> None:
    edges = [(a, b, 1.0) for group in (range(6), range(6, 12)) for a, b in combinations(group, 2)]
    places = lay_out(12, [*edges, (0, 6, 0.1)])

    def far(a: int, b: int) -> float:
        return float((places[a][0] - places[b][0]) ** 2 + (places[a][1] - places[b][1]) ** 2)

    within = max(far(a, b) for a, b in combinations(range(6), 2))
    assert within < min(far(a, b) for a in range(1, 6) for b in range(7, 12))
