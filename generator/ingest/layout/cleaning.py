"""A story's blocks -> its paragraphs, what was cut, and what the cut lines say.

Every word goes to one of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.ingest.language import is_foreign
from generator.ingest.layout.draft import Draft
from generator.ingest.layout.foreign import split_foreign_story
from generator.ingest.layout.glue import split_long_text
from generator.ingest.layout.labelled import cut_labelled
from generator.ingest.layout.line_features import Repeats
from generator.ingest.layout.paragraphs import (
    cut_captions,
    cut_related,
    cut_repeated,
    sort_block,
)
from generator.ingest.layout.repair import repair_text
from generator.ingest.layout.top import take_headline, take_metadata_lines
from generator.ingest.metadata.bylines import parse_credits
from generator.ingest.metadata.datelines import parse_dateline
from generator.ingest.metadata.metadata import Metadata, merge_metadata
from generator.ingest.metadata.origin import parse_rights_holder
from generator.ingest.metadata.outlets import LONGEST_FURNITURE, OutletIndex, add_page_outlets
from generator.ingest.rules import CutRule
from generator.model.article import Cut
from generator.words import squeeze

FOOT = 4  # paragraphs at the end that may hold credits


@dataclass(frozen=True, slots=True)
class CleanStory:
    """One story without what its site puts round it."""

    headline: str  # "" where the source has none
    paragraphs: tuple[str, ...]
    cuts: tuple[Cut, ...]
    metadata: Metadata
    continued: bool = False  # "Continue reading on ..."


def clean_story(
    texts: Sequence[str],
    outlets: OutletIndex,
    *,
    headline: str = "",
    repeats: Repeats | None = None,
) -> CleanStory:
    """`texts` are the blocks of one story, its headline among the first where it has one and it is
    not given. `repeats` says in how many other stories of the collection a line stands.
    """
    blocks = [
        text
        for text in map(repair_text, texts)
        if text
    ]
    short_lines = [
        squeeze(text)
        for text in blocks
        if len(text) < LONGEST_FURNITURE
    ]
    draft = Draft(add_page_outlets(short_lines, outlets))
    if is_foreign("\n".join((headline, *blocks))):
        headline, paragraphs = split_foreign_story(blocks, headline, draft)
        return CleanStory(headline, tuple(paragraphs), tuple(draft.cuts), Metadata())
    if not headline:
        headline, blocks = take_headline(blocks, draft)
    blocks = take_metadata_lines(blocks, draft)
    blocks = cut_labelled(blocks, headline, draft, repeats)
    blocks = cut_related(blocks, draft)
    for block in blocks:
        sort_block(block, draft)
    paragraphs = _finish_paragraphs(headline, draft)
    draft.metadata += _metadata_of_body(paragraphs, draft)
    continued = any(cut.rule == CutRule.CONTINUED for cut in draft.cuts)
    metadata = merge_metadata(draft.metadata)
    return CleanStory(headline, tuple(paragraphs), tuple(draft.cuts), metadata, continued)


def _finish_paragraphs(headline: str, draft: Draft) -> list[str]:
    """Each paragraph once and without captions; a story in one long piece gets paragraphs."""
    paragraphs = cut_repeated(draft.paragraphs, headline, draft)
    if len(paragraphs) == 1:
        paragraphs = list(split_long_text(paragraphs[0]))
    return cut_captions(paragraphs, headline, draft)


def _metadata_of_body(paragraphs: Sequence[str], draft: Draft) -> list[Metadata]:
    """The dateline, the credits and the rights holder."""
    pieces: list[Metadata] = []
    dateline = parse_dateline(paragraphs[0], draft.outlets) if paragraphs else None
    if dateline:
        pieces.append(dateline)
    for paragraph in paragraphs[-FOOT:]:
        credit = parse_credits(paragraph)
        if credit:
            pieces.append(credit)
    for cut in draft.cuts:
        if cut.rule == CutRule.RIGHTS_LINE:
            pieces.append(parse_rights_holder(cut.quote, draft.outlets))
    return pieces
