"""A clause and its date -> Certainty, by the verb nearest to the date and a few cue words."""

from __future__ import annotations

import re

from generator.extract.dates.cues import PAST
from generator.model.events import Certainty
from generator.model.ids import Span

_SAY = (r"said|says|say|told|tells|(?:wrote|writes)(?= (?:to|in|on|that)\b|[:,])|tweeted|stated|"
        r"states(?= that\b)|according to|According to|"
        r"remarked|commented|testified|insisted|argued")
_DONE = ("instruct|direct|order|announc|releas|launch|issu|publish|proclaim|nominat|appoint|sign|unveil|award|impos|amend|rescind|"
         "withdraw|designat|sanction|commit")
_KINDS = {  # the order settles which kind a group of words is
    "done": rf"(?:is|are|am|['’]m|['’]re)\s+(?:\w+ly\s+|also\s+|hereby\s+)?(?:{_DONE})ing",  # "is announcing": told, it is done
    "conditional": r"(?:would|could|might|should)\s+(?:\w+\s+)?have(?:\s+been)?|"
                   r"would(?!\s+(?:also\s+)?(?:note|say|add|like|argue|urge|just|point)\b)|could|might|(?-i:may)|"
                   r"(?<!know )(?<!known )(?<!see )(?<!ask )(?<!asked )if|unless|whether(?! or not)",
    "planned": r"(?:was|were|been)\s+(?:\w+ly\s+)?(?:due|scheduled|slated|set|planned|expected|supposed|going)\s+(?:to|for)|"
               r"(?:was|were)\s+to\s+(?!(?:the|an?|its|their|his|her|this)\b)\w+|will|shall|should|must(?!\s+have)|"
               r"(?:is|are|be|being)\s+(?:also\s+)?(?:due(?!\s+to\s+(?:a|an|the|its|their|his|her|this|\w+ing)\b)|scheduled|set|slated|"
               r"planned|expected|expecting|poised|going|likely|supposed|preparing|planning|aiming)|"
               r"(?:plan|intend|aim|hope|prepare|vow|pledge|promise)s?\s+(?:to|that)|expects?|"
               r"(?<!was )(?<!were )(?<!been )(?:planned|pledged|promised|vowed|agreed|scheduled|expected)\s+to|"
               r"due\s+to\s+(?:be|have|begin|start|open|close|end|expire|meet|take|go|come|arrive|leave|return|visit|hold|vote|decide)\b|"
               r"to\s+be(?=\s+\w+ed\b)",
    "ongoing": r"(?:has|have|'s|’s)\s+(?:also\s+|long\s+)?been(?=\s+\w+ing\b)|"
               r"(?:is|are)\s+(?:(?:still|now|also|currently)\s+)?\w{2,}ing|remains?|continues?\s+to",
    "speech": rf"(?-i:{_SAY}|quoted(?=[^.]{{0,60}} saying)|reported(?= (?:that|on|\w+day)\b))",
    "past": "(?-i:" + "|".join(sorted(PAST - {"said", "told", "wrote"})) + r")|(?-i:(?!United\b)[A-Za-z][a-z]+ed)|born|set|put|"
            r"cut|hit|left|shut|has|have|announces",
    "infinitive": r"to\s+(?!(?:the|an?|its|their|his|her|this)\b)(?-i:[a-z]{2,})",  # a plan only in a headline: "US to blacklist ..."
}
_VERB = re.compile(r"\b(?:" + "|".join(f"(?P<{kind}>{words})" for kind, words in _KINDS.items()) + r")\b", re.IGNORECASE)
_DENIED = re.compile(  # not "denied a petition" or "denied benefits"
    r"\b(?:(?:den(?:y|ies|ying)|(?<!being )(?<!been )(?<!was )(?<!were )(?<!are )(?<!is )denied)"
    r"(?:\s(?:on|last|this)\s\w+|\syesterday|\stoday)?\s"
    r"(?:that|it|he|she|they|any|all|having|\w+ing|responsibility|(?:the |these |those |such |his |her |its |their )?(?:\w+ )?"
    r"(?:charges?|claims?|allegations?|reports?|accusations?|involvement|wrongdoing|link|role))\b|"
    r"refut(?:e|es|ed|ing)|disput(?:es|ed)|(?:rejected|dismissed) (?:claims|reports|allegations))\b",
    re.IGNORECASE)
_ALLEGED = re.compile(r"\b(?:allegedly|reportedly|rumou?red|(?:is|are|was|were) said to|purportedly|alleged)\b", re.IGNORECASE)
_FUTURE_LEAD = re.compile(
    r"\b(?:by|until|expire[sd]?|due|effective|from|starting|beginning)\s+(?:(?:the|early|late|end of)\s+){0,2}\Z", re.IGNORECASE)
_SINCE = re.compile(r"\bsince\s+(?:(?:the|at|least|early|late|mid|about|around)\s+){0,3}\Z", re.IGNORECASE)
_COPULA = re.compile(r"\b(?:is|are|am|can)\b|\w['’](?:s|re|m)\s+(?:a|an|the|not|my|our|all|that)?\b")
_EFFECTIVE = re.compile(r"\beffective (?:on |as of |from )?\Z", re.IGNORECASE)  # the day it takes effect, gone by or to come
_LASTS = re.compile(r"\b(?:has|have|is|are|can|remains?)\b|['’]s been\b|['’]ve\b", re.IGNORECASE)
_REPORTING = re.compile(r"\b(?:said|announced|told|promised|agreed|vowed|pledged|warned|expected|added|decided|confirmed|ruled|"
                        r"hoped|predicted|forecast|proposed)\b")
_OPENS = re.compile(r"(?:[;:]|\b(?:and|but|while|whereas|when|because|although|though|that))\s+(?:on |in |by |at |since )?(?:the )?\Z")
_AGREED = re.compile(r"(?:planned|pledged|promised|vowed|agreed) to")  # after its date, it is the promise that is dated
_SECOND = re.compile(r"\b(?:and|but|that|which)\s\Z")
_ASIDE = re.compile(r",\s(?:in|as|after|following|with|at|for|by|under|during|to|amid|despite|because|when|while|on)\b[^,]*,")
_LEAD = 12  # code points before a date that opens its clause: "On early "
_GAP = 7  # words that may stand between "said" and its date: "said in a statement to reporters on Tuesday"


def is_speech(text: str, span: Span, start: int, end: int) -> bool:
    """Whether the date at [start, end) dates a verb of saying: "told reporters on Thursday", "on Tuesday, she said"."""
    before = text[span.start : start]
    verbs = list(_VERB.finditer(before))
    if verbs:
        gap = before[verbs[-1].end() :]
        return bool(verbs[-1]["speech"]) and len(gap.split()) <= _GAP and not re.search(r"[,;:“\"]|\bthat\b", gap.lstrip(","))
    following = _VERB.search(text, end, span.end)
    between = text[end : following.start()].strip(", ") if following else ""
    apart = r"[”\"]|''" if start - span.start < _LEAD else r"[,”\"]|''"  # "On Monday, Ann, the mayor, said"
    return bool(following and following["speech"]) and not re.search(apart, between)


def is_state(text: str, span: Span, when: Span) -> bool:
    """"Today my mission is far more modest", "today is about ...": no verb but "is" and the like, so nothing happens."""
    if when.start - span.start < 4 and _COPULA.match(text, when.end + 1, span.end):
        return True
    verbs = any(m.lastgroup != "infinitive" for m in _VERB.finditer(text, span.start, span.end))
    return not verbs and bool(_COPULA.search(text, span.start, span.end))


def certainty(text: str, span: Span, start: int, end: int) -> Certainty:
    """How the clause puts what it dates."""
    words = text[span.start : span.end]
    if _DENIED.search(words):
        return Certainty.DENIED
    if _EFFECTIVE.search(text[span.start : start]):
        return Certainty.HAPPENED
    kind = _nearest(text, span, start, end)
    if kind != "conditional" and lasts_since(text, span, start):
        return Certainty.ONGOING if _LASTS.search(words) or kind == "planned" else Certainty.HAPPENED
    if kind == "conditional":
        return Certainty.PLANNED if _told_would(text[span.start : start]) else Certainty.CONDITIONAL
    if kind == "planned":
        return Certainty.PLANNED
    if _ALLEGED.search(words):
        return Certainty.REPORTED
    if kind == "ongoing":
        return Certainty.ONGOING
    if not kind and _FUTURE_LEAD.search(text[span.start : start]):
        return Certainty.PLANNED
    return Certainty.HAPPENED


def _told_would(before: str) -> bool:
    """"agreed that they would meet on Friday": a plan, told in the past; "would, if" stays a condition."""
    at = before.rfind(" would ")
    return at > 0 and bool(_REPORTING.search(before, 0, at)) and not re.search(r"\b(?:if|unless|could|might|would have)\b", before)


def _nearest(text: str, span: Span, start: int, end: int) -> str:
    """The kind of the verb group before the date, or of the first after it; verbs of saying are looked through."""
    verbs = [m for m in _VERB.finditer(text, span.start, span.end) if m.lastgroup != "speech"]
    finite = [m for m in verbs if m.lastgroup != "infinitive"]
    if not finite:
        return "planned" if verbs and text[span.start : span.end][-1] not in ".!”\"" else ""
    before = [m for m in finite if m.end() <= start]
    close = next((m for m in finite if end < m.start() <= end + 2), None)  # "the senator today called on ..."
    if before and close and close.lastgroup in ("past", "done"):
        return close.lastgroup
    if not before or (_opens(text, span, start, end) and any(m.start() >= end for m in finite)):
        aside = _ASIDE.match(text, end, span.end)  # "Today, in response to talk that it will ..., we have ..."
        end = aside.end() if aside else end
        after = next((m for m in finite if m.start() >= end and not _late_if(text, end, m)), None)
        return "" if after is None else "past" if _AGREED.match(after[0]) else after.lastgroup or ""
    last, lead = before[-1], before[-2] if len(before) > 1 else None
    led = lead and lead.lastgroup in ("planned", "conditional") and len(text[lead.end() : last.start()].split()) < 3
    return (lead.lastgroup if lead and led and last.lastgroup == "past" else last.lastgroup) or ""


def _opens(text: str, span: Span, start: int, end: int) -> bool:
    """"but on Monday the bridge held", "while ..., today, the town is announcing": the date opens a clause of its own."""
    lead = text[span.start : start]
    return bool(_OPENS.search(lead)) or (text[end : end + 1] == "," and bool(re.search(r",\s(?:on |in )?\Z", lead)))


def has_verb(text: str, start: int, end: int) -> bool:
    """Whether a second verb of the same subject lies in [start, end): "and was fined", "which will forbid"; one of saying is none."""
    verbs = (m for m in _VERB.finditer(text, start, end) if m.lastgroup not in ("speech", "infinitive"))
    return any(_SECOND.search(text[start : m.start()]) for m in verbs)


def lasts_since(text: str, span: Span, start: int) -> bool:
    """Whether the date tells since when."""
    return bool(_SINCE.search(text[span.start : start]))


def _late_if(text: str, end: int, m: re.Match[str]) -> bool:
    """"cover some machines, if": an "if" that is not right after the date speaks of something else."""
    return m[0].lower() in ("if", "unless", "whether") and ("," in text[end : m.start()] or len(text[end : m.start()].split()) > 2)
