"""A pattern is compiled when it is first asked, and is then as any other."""

from __future__ import annotations

import gc
import importlib
import re

import pytest

from generator import lazy
from tests.laws.test_house import MODULES, ROOT


def test_it_matches_as_a_compiled_pattern_does() -> None:
    pattern = lazy.regex(r"(a)(?P<rest>b+)", re.I)

    assert [m["rest"] for m in pattern.finditer("xABBy ab")] == ["BB", "b"]
    assert pattern.sub("-", "ab") == "-"
    assert (pattern.pattern, pattern.groups) == (r"(a)(?P<rest>b+)", 2)


def test_bytes_stay_bytes() -> None:
    assert lazy.regex(rb"\d+").findall(b"1 22") == [b"1", b"22"]


def test_nothing_is_compiled_before_it_is_asked() -> None:
    wrong = lazy.regex("(")

    with pytest.raises(re.error):
        wrong.match("")


def test_every_pattern_of_the_program_compiles() -> None:
    for path in MODULES:
        importlib.import_module(".".join(path.relative_to(ROOT.parent).with_suffix("").parts).removesuffix(".__init__"))
    patterns = [thing for thing in gc.get_objects() if type(thing) is lazy._LazyPattern and thing.pattern != "("]

    assert len(patterns) > 800
    for pattern in patterns:
        assert pattern.groups >= 0
