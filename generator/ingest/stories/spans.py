"""A proposal -> the stories that it would make of a file's blocks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, pairwise
from statistics import median

from generator import lazy
from generator.ingest.layout.blocks import Block
from generator.ingest.stories.looks import Kind, Look
from generator.ingest.stories.proposal import Proposal
from generator.ingest.stories.proposals import first_prose

_WORD = lazy.regex(r"[^\W\d_]{4,}")
_NAME = lazy.regex(r"(?<![.!?] )\b[A-Z][a-z]{3,}")


@dataclass(frozen=True)
class File:
    """The blocks of a file, their looks and their words."""

    blocks: Sequence[Block]
    looks: Sequence[Look]

    @cached_property
    def words(self) -> tuple[frozenset[str], ...]:
        """The longer words of each block, in small letters."""
        return tuple(frozenset(_WORD.findall(block.text.lower())) for block in self.blocks)

    @cached_property
    def names(self) -> tuple[frozenset[str], ...]:
        """The capitalised words of each running text."""
        return tuple(
            frozenset(_NAME.findall(block.text)) if look.is_prose else frozenset()
            for block, look in zip(self.blocks, self.looks, strict=True))

    @cached_property
    def repeated_words(self) -> tuple[frozenset[str], ...]:
        """Of each block the words that stand in another too."""
        return _repeated(self.words)

    @cached_property
    def repeated_names(self) -> tuple[frozenset[str], ...]:
        """Of each block the names that stand in another too."""
        return _repeated(self.names)

    @cached_property
    def usual_gap(self) -> float:
        """Blank lines before most blocks."""
        return median(look.gap for look in self.looks)

    @cached_property
    def paragraphs(self) -> int:
        """How many blocks are running text."""
        return sum(look.is_prose for look in self.looks)


def _repeated(words: Sequence[frozenset[str]]) -> tuple[frozenset[str], ...]:
    counts = Counter(chain.from_iterable(words))
    repeated = {word for word, count in counts.items() if count > 1}
    return tuple(own & repeated for own in words)


@dataclass(frozen=True, slots=True)
class Span:
    """One story of a proposal."""

    start: int
    end: int
    title: int | None  # the block of its headline
    prose: int  # the first running text, or `end`
    longest: int  # words of its longest running text
    words: int  # of all its running text
    headline: str = ""


def spans_of(file: File, proposal: Proposal) -> tuple[Span, ...]:
    """The stories of a proposal."""
    bounds = pairwise((*proposal.starts, len(file.looks)))
    titles = dict(proposal.titles)
    return tuple(
        _build_span(file, start + (start in proposal.days), end, titles)
        for start, end in bounds)


def _build_span(file: File, start: int, end: int, titles: Mapping[int, str]) -> Span:
    looks = file.looks
    title = next((k for k in range(start, end) if k in titles), None)
    if title is None:
        prose = first_prose(looks, start, end)
        title = _find_title(looks, start, prose)
        headline = "" if title is None else file.blocks[title].text
    else:
        prose = first_prose(looks, title + 1, end)
        headline = titles[title]
    lengths = [
        looks[k].words for k in range(start, end)
        if k != title and (looks[k].is_prose or looks[k].kind is Kind.HEADLINE)]
    return Span(start, end, title, prose, max(lengths, default=0), sum(lengths), headline)


def _find_title(looks: Sequence[Look], start: int, prose: int) -> int | None:
    """The headline above the running text, or else a label's line or a short one."""
    for kind in (Kind.HEADLINE, Kind.LABEL, Kind.SHORT):
        for k in range(start, prose):
            if looks[k].kind is kind:
                return k
    return None
