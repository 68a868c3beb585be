"""Words -> groups of verbs, each with its kind: what it says of the time of a deed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from generator import lazy
from generator.english.vocabulary import alternation
from generator.extract.dates.cues import PAST
from generator.extract.speech import SpeechUse, speech_verbs


class VerbKind(StrEnum):
    """The kinds of verb groups; the first that fits is a group's kind."""

    DONE = "done"  # "is announcing": when it is told, it is done
    CONDITIONAL = "conditional"
    PLANNED = "planned"
    ONGOING = "ongoing"
    SPEECH = "speech"
    PAST = "past"
    INFINITIVE = "infinitive"  # a plan only in a headline: "US to blacklist ..."


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """Words of a text that are a verb with its auxiliaries; [start, end)."""

    kind: VerbKind
    start: int
    end: int
    words: str


_DONE = (
    r"(?:is|are|am|['’]m|['’]re)\s+(?:\w+ly\s+|also\s+|hereby\s+)?"
    rf"{alternation('declared_deed_stems.txt')}ing"
)

# "would", but not "I would note"; "if", but not "did not know if".
_WOULD_HAVE = r"(?:would|could|might|should)\s+(?:\w+\s+)?have(?:\s+been)?"
_WOULD_SAY = r"\s+(?:also\s+)?(?:note|say|add|like|argue|urge|just|point)\b"
_INDIRECT_QUESTION = r"(?<!know )(?<!known )(?<!see )(?<!ask )(?<!asked )"
_CONDITIONAL = (
    rf"{_WOULD_HAVE}|would(?!{_WOULD_SAY})|could|might|(?-i:may)|"
    r"threaten(?:s|ed|ing)?\s+to|"
    rf"{_INDIRECT_QUESTION}if|unless|whether(?! or not)"
)

_DETERMINER = r"(?:the|an?|its|their|his|her|this)\b"
_FORESEEN = r"forecast(?:ed)?|projected|predicted|anticipated"
_WAS_DUE = (
    r"(?:was|were|been)\s+(?:\w+ly\s+)?"
    rf"(?:due|scheduled|slated|set|planned|expected|supposed|going|{_FORESEEN})\s+(?:to|for)"
)
_WAS_TO = rf"(?:was|were)\s+to\s+(?!{_DETERMINER})\w+"
_DUE_TO_CAUSE = r"\s+to\s+(?:a|an|the|its|their|his|her|this|\w+ing)\b"  # "due to the storm"
_IS_DUE = (
    r"(?:is|are|be|being)\s+(?:also\s+)?"
    rf"(?:due(?!{_DUE_TO_CAUSE})|scheduled|set|slated|"
    r"planned|expected|expecting|poised|going|likely|supposed|preparing|planning|aiming|"
    rf"{_FORESEEN}|forecasting|projecting|predicting|anticipating)"
)
_INTENDS = r"(?:plan|intend|aim|hope|prepare|vow|pledge|promise)s?\s+(?:to|that)|expects?"
_FORESEES = (  # not "the weather forecast", "both projects"
    r"anticipates?|foresees?|(?:forecasts?|projects|predicts?)(?=\s+(?:an?|that|its|their)\b)"
)
_PROMISED_TO = (
    r"(?<!was )(?<!were )(?<!been )"
    r"(?:planned|pledged|promised|vowed|agreed|scheduled|expected)\s+to"
)
_DUE_TO_BEGIN = rf"due\s+to\s+{alternation('verbs_of_appointments.txt')}\b"
_PLANNED = (
    rf"{_WAS_DUE}|{_WAS_TO}|will|shall|should|must(?!\s+have)|"
    rf"{_IS_DUE}|{_INTENDS}|{_FORESEES}|{_PROMISED_TO}|{_DUE_TO_BEGIN}|"
    r"to\s+be(?=\s+\w+ed\b)"
)

_ONGOING = (
    r"(?:has|have|'s|’s)\s+(?:also\s+|long\s+)?been(?=\s+\w+ing\b)|"
    r"(?:is|are)\s+(?:(?:still|now|also|currently)\s+)?\w{2,}ing|"
    r"remains?|continues?\s+to"
)

_SAY_IN_CONTEXT = (  # verbs that say something only before some words
    r"(?:wrote|writes)(?= (?:to|in|on|that)\b|[:,])|"
    r"states(?= that\b)|according to|According to|"
    r"quoted(?=[^.]{0,60} saying)|reported(?= (?:that|on|\w+day)\b)|"
    r"(?:confirmed|revealed|disclosed|indicated)(?= (?:(?:on )?\w+day )?that\b)"
)
_SPEECH = rf"(?-i:{speech_verbs(SpeechUse.DATE)}|{_SAY_IN_CONTEXT})"

_IRREGULAR_PAST = "|".join(sorted(PAST - {"said", "told", "wrote"}))
_PAST = (
    rf"(?-i:{_IRREGULAR_PAST})|(?-i:(?!United\b)[A-Za-z][a-z]+ed)|"
    r"born|set|put|cut|hit|left|shut|has|have|announces"
)
_INFINITIVE = rf"to\s+(?!{_DETERMINER})(?-i:[a-z]{{2,}})"

_WORDS_OF_KIND = {
    VerbKind.DONE: _DONE,
    VerbKind.CONDITIONAL: _CONDITIONAL,
    VerbKind.PLANNED: _PLANNED,
    VerbKind.ONGOING: _ONGOING,
    VerbKind.SPEECH: _SPEECH,
    VerbKind.PAST: _PAST,
    VerbKind.INFINITIVE: _INFINITIVE,
}
_KINDS = "|".join(f"(?P<{kind}>{words})" for kind, words in _WORDS_OF_KIND.items())
_VERB = lazy.regex(rf"\b(?:{_KINDS})\b", re.IGNORECASE)


def find_verbs(text: str, start: int, end: int) -> Iterator[VerbGroup]:
    """The verb groups in text[start:end], in order."""
    for m in _VERB.finditer(text, start, end):
        kind = VerbKind(str(m.lastgroup))
        yield VerbGroup(kind, m.start(), m.end(), m[0])
