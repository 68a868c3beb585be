"""A clause and its date -> Certainty, by the verb nearest to the date and a few cue words."""

from __future__ import annotations

import re

from generator.extract.dates_cues import PAST
from generator.model import Certainty, Span

_SAY = (
    "said|says|say|told|tells|added|adds|noted|notes|wrote|writes|tweeted|stated|states|according to|remarked|commented|testified|insisted|"
    "argued"
)
_SPEECH = re.compile(rf"\b(?:{_SAY})\b", re.IGNORECASE)
_VERB = re.compile(
    r"\b(?:(?P<conditional>would|could|might|may|should|if|unless|whether)"
    r"|(?P<planned>will|shall|(?:is|are|be|being)\s+(?:also\s+)?(?:due|scheduled|set|slated|planned|expected|expecting|poised|going|likely|supposed|"
    r"preparing|planning|aiming)|(?:plan|intend|aim|hope|expect|prepare|vow|pledge|promise)s?|(?:planned|pledged|promised|vowed|agreed|due|scheduled|expected)\s+to"
    r"|to\s+(?:be|become|begin|start|take|hold|meet|join|launch|open|close|release|visit|vote|blacklist|announce|end|leave|build|cut|raise|buy|sell|"
    r"make|replace|acquire|host|publish|ban|send|sign))"
    r"|(?P<ongoing>(?:has|have|'s|’s)\s+been|(?:is|are)\s+(?:still\s+|now\s+|also\s+|currently\s+)?\w{2,}ing|remains?|continues?\s+to)"
    rf"|(?P<speech>{_SAY})"
    rf"|(?P<past>{'|'.join(sorted(PAST - {'said', 'told', 'wrote'}))}|\w{{2,}}ed|set|put|cut|hit|left|shut|has|have|announces|says))\b",
    re.IGNORECASE)
_DENIED = re.compile(
    r"\b(?:den(?:y|ies|ied|ying)|refut(?:e|es|ed|ing)|disput(?:es|ed)|(?:rejected|dismissed) (?:claims|reports|allegations))\b",
    re.IGNORECASE)
_ALLEGED = re.compile(r"\b(?:allegedly|reportedly|rumou?red|(?:is|are|was|were) said to|purportedly|alleged)\b", re.IGNORECASE)
_FUTURE_LEAD = re.compile(
    r"\b(?:by|until|expire[sd]?|due|effective|from|starting|beginning)\s+(?:(?:the|early|late|end of)\s+){0,2}\Z", re.IGNORECASE)
_GAP = 7  # words that may stand between "said" and its date: "said in a statement to reporters on Tuesday"


def is_speech(text: str, span: Span, start: int, end: int) -> bool:
    """Whether the date at [start, end) dates a verb of saying: "told reporters on Thursday", "on Tuesday, she said"."""
    before = text[span.start : start]
    verbs = list(_VERB.finditer(before))
    if verbs:
        gap = before[verbs[-1].end() :]
        return bool(verbs[-1]["speech"]) and len(gap.split()) <= _GAP and not re.search(r"[,;:“\"]|\bthat\b", gap)
    following = _VERB.search(text, end, span.end)
    return bool(following and following["speech"]) and "," not in text[end : following.start()].strip(", ") if following else False


def certainty(text: str, span: Span, start: int, end: int) -> Certainty:
    """How the clause puts what it dates."""
    words = text[span.start : span.end]
    if _DENIED.search(words):
        return Certainty.DENIED
    kind = _nearest(text, span, start, end)
    if kind == "conditional":
        return Certainty.CONDITIONAL
    if kind == "planned":
        return Certainty.PLANNED
    if _ALLEGED.search(words):
        return Certainty.REPORTED
    if kind == "ongoing":
        return Certainty.ONGOING
    if not kind and _FUTURE_LEAD.search(text[span.start : start]):
        return Certainty.PLANNED
    return Certainty.HAPPENED


def _nearest(text: str, span: Span, start: int, end: int) -> str:
    """The kind of the verb group before the date, or of the first after it; verbs of saying are looked through."""
    before = [m for m in _VERB.finditer(text, span.start, start) if m.lastgroup != "speech"]
    if before:
        last, lead = before[-1], before[-2] if len(before) > 1 else None
        led = lead and lead.lastgroup in ("planned", "conditional") and len(text[lead.end() : last.start()].split()) < 3
        return (lead.lastgroup if lead and led and last.lastgroup == "past" else last.lastgroup) or ""
    following = next((m for m in _VERB.finditer(text, end, span.end) if m.lastgroup != "speech"), None)
    return (following.lastgroup or "") if following else ""
