"""Themes by all the words of a collection: what is learned, what stays, what is like none."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from generator.catalog import Catalogue, ThemeRule
from generator.extract.themes import find_themes
from generator.model.corpus import Corpus
from generator.model.decisions import Correction
from generator.model.findings import Findings
from generator.model.ids import ThemeId
from generator.model.subjects import Theme
from generator.resolve import resolve
from generator.resolve.themes.chances import fit_curve
from generator.resolve.themes.learner import FEWEST, rests_on_one_keyword
from generator.resolve.themes.proposals import propose
from tests.corpus import study

MINES = ThemeRule(id=ThemeId("mines"), name="Mines", keywords=("copper",))
FAIRS = ThemeRule(id=ThemeId("fairs"), name="Fairs", keywords=("carousel",))
RULES = (MINES, FAIRS)
WORDS = {
    "mines": "shaft ore smelter drill pit tunnel seam vein digger quarry",
    "fairs": "clown tent juggler acrobat ticket parade lantern trumpet drum mask",
    "boats": "sail mast anchor keel harbour tide rudder captain deck oar",
}
COMMON = "day town people week said year place time morning street"


def stories(*kinds: str, of_each: int = 200) -> list[Findings]:
    """Half of each kind have their keyword; those of boats have none."""
    chance = random.Random(7)
    made = []
    for number in range(of_each):
        for kind in kinds:
            words = chance.sample(WORDS[kind].split(), 5) + chance.sample(COMMON.split(), 4)
            keyword = {"mines": ["copper"], "fairs": ["carousel"]}.get(kind, [])
            words += keyword if number % 2 else []
            chance.shuffle(words)
            text = f"Story {kind}\n\nThe {' '.join(words)} end."
            made.append(with_themes(study(text.replace(kind, "x"), f"{kind}-{number:03}", {})))
    return made


def with_themes(findings: Findings, rules: tuple[ThemeRule, ...] = RULES) -> Findings:
    article = findings.article
    return replace(findings, themes=find_themes(article.text, article.body_start, rules))


def first_themes(corpus: Corpus) -> dict[str, str]:
    return {id_: one.themes[0].id if one.themes else "" for id_, one in corpus.findings.items()}


def right(corpus: Corpus, kind: str, theme: str) -> float:
    got = [first for id_, first in first_themes(corpus).items() if id_.startswith(kind)]
    return got.count(theme) / len(got)


@pytest.fixture(scope="module")
def all_defined() -> Corpus:
    return resolve(stories("mines", "fairs"), (), Catalogue(themes=RULES))


@pytest.fixture(scope="module")
def with_boats() -> Corpus:
    return resolve(stories("mines", "fairs", "boats"), (), Catalogue(themes=RULES))


def test_stories_without_a_keyword_get_their_theme(all_defined: Corpus) -> None:
    assert right(all_defined, "mines", "mines") > 0.95
    assert right(all_defined, "fairs", "fairs") > 0.95


def test_what_is_like_no_theme_has_none(with_boats: Corpus) -> None:
    assert right(with_boats, "boats", "") > 0.95
    assert right(with_boats, "mines", "mines") > 0.9


def test_one_keyword_used_often_is_still_one() -> None:
    rules = (replace(MINES, keywords=("copper", "nickel")),)
    once = with_themes(study("Head\n\nThe copper, copper end.", "a", {}), rules)
    twice = with_themes(study("Head\n\nThe copper, nickel end.", "b", {}), rules)

    assert rests_on_one_keyword(once, 0, rules)
    assert not rests_on_one_keyword(twice, 0, rules)
    assert not rests_on_one_keyword(once, 1, rules)


def test_a_learned_theme_rests_on_words_of_its_kind(all_defined: Corpus) -> None:
    learned = [(one, theme) for one in all_defined.findings.values() for theme in one.themes if theme.learned]

    assert learned
    for one, theme in learned:
        words = {one.article.text[s.start : s.end] for s in theme.spans}
        assert words & set(WORDS[theme.id].split())
        assert words <= set(one.article.text.replace(".", "").split())


def test_the_order_of_arrival_is_nothing(with_boats: Corpus) -> None:
    shuffled = stories("mines", "fairs", "boats")
    random.Random(1).shuffle(shuffled)

    assert resolve(shuffled, (), Catalogue(themes=RULES)).findings == with_boats.findings


def test_what_a_person_gave_stays() -> None:
    found = stories("mines", "fairs")
    given = Theme(FAIRS.id, FAIRS.name, 1.0, ())
    correction = Correction(found[2].article.id, "themes", ["Fairs"], "an editor")
    article = replace(found[2].article, corrections=(correction,))
    found[2] = replace(found[2], article=article, themes=(given,))

    corpus = resolve(found, (), Catalogue(themes=RULES))

    assert corpus.findings[found[2].article.id].themes == (given,)


def test_few_stories_have_their_keywords_alone() -> None:
    found = stories("mines", "fairs", of_each=FEWEST // 2 - 1)
    corpus = resolve(found, (), Catalogue(themes=RULES))

    assert {one.article.id: one.themes for one in found} == {id_: one.themes for id_, one in corpus.findings.items()}


def test_proposals_name_words_of_themes_and_a_theme_of_the_unsorted(with_boats: Corpus) -> None:
    mines, fairs, *new = propose(with_boats, RULES)

    assert set(mines.keywords) & set(WORDS["mines"].split())
    assert "copper" not in mines.keywords
    assert all(set(one.keywords) & set(WORDS["boats"].split()) for one in new)
    assert [len(one.samples) for one in (mines, fairs, *new)] == [3] * (2 + len(new))
    assert new


def test_a_curve_says_how_often_a_score_is_right() -> None:
    scores = [n / 100 for n in range(400)]
    curve = fit_curve(scores, [n % 4 != 0 if n >= 200 else n % 4 == 0 for n in range(400)])

    assert curve.chance(3.5) > 0.7
    assert curve.chance(0.5) < 0.3
