"""Verbs of saying -> the part of a pattern that reads them, for each thing that they introduce."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache

from generator.english.vocabulary import rows_of


class SpeechUse(StrEnum):
    """What a verb of saying introduces, as `speech_verbs.tsv` says it."""

    QUOTATION = "quotation"  # "..., he quipped"
    CLAIM = "claim"  # what is claimed of a name: "Roe insists that Acme is ..."
    DATE = "date"  # the day when it was said: "told reporters on Thursday"
    PLAN = "plan"  # a plan: "agreed that they would meet"


@cache
def speech_verbs(use: SpeechUse) -> str:
    """A regex alternation of the verbs that have this use, the longest first, without brackets."""
    verbs = []
    for verb, uses in rows_of("speech_verbs.tsv"):
        if use in uses.split():
            verbs.append(verb)
    verbs.sort(key=lambda verb: (-len(verb), verb))
    return "|".join(re.escape(verb) for verb in verbs)
