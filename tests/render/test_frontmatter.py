"""Whatever a header holds, MkDocs' own reader gives it back."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mkdocs.utils.meta import get_data

from generator.render.frontmatter import join_page

TEXTS = st.text(st.characters(exclude_categories=()), max_size=40)
VALUES = st.recursive(st.one_of(TEXTS, st.integers(-10**9, 10**9), st.booleans()), lambda inner: st.one_of(
    st.lists(inner, max_size=3), st.dictionaries(st.text("abc_", min_size=1), inner, max_size=3)), max_leaves=6)


def mended(value: object) -> object:
    """Half characters cannot be written, so U+FFFD stands for them."""
    if isinstance(value, str):
        return re.sub("[\ud800-\udfff]", "\ufffd", value)
    if isinstance(value, dict):
        return {key: mended(held) for key, held in value.items()}
    return [mended(held) for held in value] if isinstance(value, list) else value


@given(VALUES)
@settings(max_examples=400, deadline=None)
def test_reads_back_the_same(value: object) -> None:
    body, meta = get_data(join_page({"title": "x", "held": value}, "Body."))

    assert body == "Body.\n"
    assert meta.get("held") == (None if value in ("", [], {}) else mended(value))


@pytest.mark.parametrize("text", [
    "no", "yes", "null", "~", "2021-12-16", "1:30", "0x1f", "1_000", "a: b # c", "---", "...", "'", '"', "\\", "\\/", "\u2028", "\u0085",
    "\x7f", "\x00", "\ud800", "\ufeff", "\ufffe", "!!python/object:os.system", "&a *a", "{a: b}", "[a, b]", "- a", "? a", "%x", "@x", "`x`",
    "😀", "é", "=", "<<", "a" * 2000,
])
def test_text_stays_text(text: str) -> None:
    assert get_data(join_page({"title": text}, "x"))[1] == {"title": mended(text)}


def test_half_characters_of_a_body_are_mended() -> None:
    assert join_page({}, "a\ud83d b").encode().decode().endswith("a\ufffd b\n")
