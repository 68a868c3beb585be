"""The blocks of a story that is not in English -> its headline and all of its paragraphs.

No rule that reads English touches it: nothing is cut but the headline said twice, addresses
alone on a line, and lines that a sign of copyright begins.
"""

from __future__ import annotations

from collections.abc import Sequence

from generator import lazy
from generator.ingest.layout.draft import Draft
from generator.ingest.layout.paragraphs import cut_repeated
from generator.ingest.rules import CutRule, EvidenceRule
from generator.words import squeeze

LONGEST_HEADLINE = 200  # characters
LONGEST_RIGHTS = 160  # characters
RIGHTS = ("©", "Copyright", "(c)")
_ADDRESS = lazy.regex(r"https?://\S+")
SENTENCE_ENDS = (".", "。", "।", "؟", "۔")


def split_foreign_story(
    blocks: Sequence[str],
    headline: str,
    draft: Draft,
) -> tuple[str, list[str]]:
    """(the headline or "", the paragraphs). The first block is the headline where none is given and
    it looks like one in any language: short, no sentence, and with more beneath it.
    """
    paragraphs: list[str] = []
    for line in map(squeeze, blocks):
        if _ADDRESS.fullmatch(line):
            draft.cut(line, EvidenceRule.ADDRESS_LINE)
        elif line.startswith(RIGHTS) and len(line) <= LONGEST_RIGHTS:
            draft.cut(line, CutRule.RIGHTS_LINE)
        else:
            paragraphs.append(line)
    if not headline and len(paragraphs) > 1 and heads_foreign_story(paragraphs[0]):
        headline, paragraphs = paragraphs[0], paragraphs[1:]
    return headline, cut_repeated(paragraphs, headline, draft)


def heads_foreign_story(line: str) -> bool:
    """Can the line stand over a story, whatever its language?"""
    return len(line) <= LONGEST_HEADLINE and not line.endswith(SENTENCE_ENDS)
