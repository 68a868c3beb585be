"""Findings -> one of their sentences: by a place in the text, or by its anchor."""

from __future__ import annotations

from bisect import bisect_right
from operator import attrgetter

from generator.model.findings import Findings, Sentence
from generator.model.ids import Anchor

START = attrgetter("span.start")  # key for `bisect`, where sentences are in text order


def sentence_at(findings: Findings, place: int) -> Sentence | None:
    """The sentence that holds the code point at `place`; None between sentences."""
    number = bisect_right(findings.sentences, place, key=START) - 1
    if number < 0:
        return None
    sentence = findings.sentences[number]
    if place < sentence.span.end:
        return sentence
    return None


def find_sentence(findings: Findings, anchor: Anchor) -> Sentence | None:
    """The sentence with this anchor; None if the article has none."""
    for sentence in findings.sentences:
        if sentence.anchor == anchor:
            return sentence
    return None
