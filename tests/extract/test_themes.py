"""Themes by keywords, and the signature of a text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.catalog import ThemeRule
from generator.extract.signature import minhash_signature
from generator.extract.themes import find_themes
from generator.model.ids import ThemeId

CHIPS = ThemeRule(id=ThemeId("chips"), name="Chips", keywords=("chip", "foundry", "entity list"))
TRADE = ThemeRule(id=ThemeId("trade"), name="Trade", keywords=("tariff", "customs"))
FILLER = " and so the long day went on without any further news of note" * 60


def found(text: str, body: int = 0) -> list[str]:
    return [theme.id for theme in find_themes(text, body, (CHIPS, TRADE))]


def test_keywords_match_whole_words_and_plurals_in_any_case() -> None:
    (theme,) = find_themes("CHIPS and foundries, chipped paint; the entity\nlist.", 0, (CHIPS, TRADE))

    assert [(s.start, s.end) for s in theme.spans] == [(0, 5), (10, 19), (40, 51)]


def test_a_keyword_for_people_finds_one_of_them_too() -> None:
    rule = ThemeRule(id=ThemeId("risk"), name="Risk", keywords=("hackers", "securities"))
    (theme,) = find_themes("Hackers. A hacker, a hacker's security.", 0, (rule,))

    assert [(s.start, s.end) for s in theme.spans] == [(0, 7), (11, 17), (21, 29)]


def test_the_best_theme_is_first() -> None:
    assert found("A tariff on chips: tariff rises, customs duties, tariffs again.") == ["trade", "chips"]


def test_one_passing_word_in_a_long_text_earns_nothing() -> None:
    assert found("A chip." + FILLER) == []


def test_a_headline_counts_more() -> None:
    text = "New chip plant" + FILLER

    assert find_themes(text, 14, (CHIPS,))[0].score > max([t.score for t in find_themes(text, 0, (CHIPS,))], default=0)


def test_no_rules_no_themes() -> None:
    assert find_themes("chips", 0, (ThemeRule(id=ThemeId("x"), name="X"),)) == ()


@given(st.text())
def test_scores_are_shares(text: str) -> None:
    assert all(0 < theme.score <= 1 for theme in find_themes(text + " chip tariff", 0, (CHIPS, TRADE)))


def test_a_signature_is_the_same_everywhere() -> None:
    text = "one two three four five six seven eight nine ten"

    assert len(minhash_signature(text)) == 64
    assert minhash_signature(text)[:2] == minhash_signature(text.upper())[:2] == (2562156408, 315333901)


def test_short_texts_have_no_signature() -> None:
    assert minhash_signature("one two three four five six seven") == ()


def test_near_duplicates_agree_in_most_places() -> None:
    text = " ".join(f"word{n}" for n in range(300))
    near, far = minhash_signature(text + " and a line more"), minhash_signature(" ".join(f"other{n}" for n in range(300)))

    assert sum(a == b for a, b in zip(minhash_signature(text), near, strict=True)) > 50
    assert sum(a == b for a, b in zip(minhash_signature(text), far, strict=True)) < 5
