"""A story's part of a text -> the part without lines on its reporters and figures of notes."""

from __future__ import annotations

from dataclasses import replace

from generator.ingest.repairs.bios import find_bios
from generator.ingest.repairs.glued import part_glued
from generator.ingest.repairs.notes import cut_figures
from generator.ingest.rules import CutRule
from generator.ingest.stories.splitting import Part
from generator.model.article import Cut
from generator.words import squeeze


def mend_part(part: Part) -> Part:
    """What only the whole story shows to be none of it goes to the part's cuts."""
    bios = find_bios([block.text for block in part.blocks])
    cuts = [
        Cut(squeeze(part.blocks[k].text), CutRule.FOOT_LINE)
        for k in sorted(bios)
    ]
    blocks = [
        block
        for k, block in enumerate(part.blocks)
        if k not in bios
    ]
    texts, figures = cut_figures([block.text for block in blocks])
    texts = part_glued(texts)
    if figures:
        cuts.append(Cut(figures, CutRule.NOTE_FIGURES))
    mended = [
        replace(block, text=text)
        for block, text in zip(blocks, texts, strict=True)
    ]
    if not mended:
        return part
    span = part.span or part.bounds
    return replace(part, blocks=tuple(mended), cuts=(*part.cuts, *cuts), span=span)
