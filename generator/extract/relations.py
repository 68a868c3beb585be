"""Sentences + Mentions -> Relations: what a fixed pattern says of two names in one sentence, and of whom a quotation speaks."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from generator.extract.quotes import SHORT
from generator.extract.relations_marked import MARKS, Marked, is_mark, marked
from generator.extract.relations_rules import RULES, Rule
from generator.model import Certainty, Kind, Mention, Quote, Relation, Sentence, Span
from generator.terms import Bond

_HEAD = re.compile(  # "the head of A", "officials from A": then it is not A that did it
    r"\b(?:of|at|for|in|from|by|with|against|on|into|under|about|between|like|than|over|near|including|versus|via|to)\s"
    r"(?!\d|\w+day\b|"
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)"
    r"(?:(?:the|an?|its|their)\s)?(?:[a-z][\w’'-]*\s|[\ue003\ue004]\s){0,3}$|\b(?:nor|neither)\s(?:the\s)?$")
_OWNERS = frozenset((  # rules whose first name is no subject: "Acme's parent", "Acme member Roe"
    "acquired-noun", "owns-its-unit", "owns-owned", "owns-parent", "member-its", "member-leads", "invested-backed"))
_DOUBT = re.compile(r"\b(?:if|whether|unless|could|might|would|should|lest|whenever|until|before)\b[^,;:]{0,60}$", re.IGNORECASE)
_TOLD = re.compile(r"\b(?:reportedly|allegedly|rumou?r(?:ed|s)?|purportedly|speculation|reports?\s(?:said|says|that))\b|"
                   r"\bare said to\b|\bis said to\b", re.IGNORECASE)
_ASKED = re.compile(r"\b(?:told|tells|of|with)\s(?:the\s)?$")  # "told Acme": whoever it is, it is not Acme that speaks
_NO_ONE = re.compile(  # any committee, and two that were read as one name
    r"^(?:Sub)?(?:[Cc]ommittee|[Bb]oard|[Cc]ouncil|[Cc]ommission)$|\bCommittees$|"
    r"\b(?:Committee|Council|Commission)\sand\s")
_TARGETS = 3  # names at most that one quotation is about
_ABOUT = frozenset((Kind.PERSON, Kind.ORGANISATION, Kind.LAW, Kind.PRODUCT, Kind.EVENT))
_OPENS = re.compile(r"(?:^|[.!?:;–—]|[“\"‘,]|\b(?:and|but|that))\s*(?:(?:the|but|and|so)\s)?$", re.IGNORECASE)  # a subject stands here
_DOES = re.compile(r"\s(?:(?:\w+ly|also|still|never)\s)?"
                   r"(?:is|was|has|had|will|would|can|could|must|should|may|does|did|cannot|wants|needs|makes|takes|remains|continues|refuses|"
                   r"\w{2,}ed)\b")
_TOWN = f"{MARKS[Kind.PLACE]}, "
_SAYING = re.compile(r"^[^,;:.]{0,40}\b(?:said|says|called|calls|described|accused|told|warned|wrote|praised|criticised|criticized)\b"
                     r"[^,;:.]{0,60}$")


def relations(text: str, sentences: Sequence[Sentence], mentions: Sequence[Mention], quotes: Sequence[Quote]) -> tuple[Relation, ...]:
    """In text order, one for each kind and pair of names in a sentence."""
    quoted = [quote.span for quote in quotes]
    found: dict[tuple[Bond, Span, Span], Relation] = {}
    for words in marked(text, sentences, mentions, 2):
        for one in _told(words, quoted):
            found.setdefault((one.kind, one.subject, one.object_), one)
    for one in spoken(text, mentions, quotes):
        found.setdefault((one.kind, one.subject, one.object_), one)
    return tuple(sorted(found.values(), key=lambda one: (one.span, one.kind, one.subject, one.object_)))


def _told(sentence: Marked, quoted: Sequence[Span]) -> Iterator[Relation]:
    if sentence.words.rstrip("”\"").endswith("?"):
        return
    for rule in RULES:
        for m in rule.words.finditer(sentence.words) if any(cue in sentence.words for cue in rule.cues) else ():
            before = sentence.words[:m.start()]
            if (rule.name not in _OWNERS and _HEAD.search(before)) or _DOUBT.search(before):
                continue
            if before.endswith(_TOWN) and sentence.words[m.start()] == MARKS[Kind.PLACE]:
                continue  # "Porto, Ruritania, which owns"
            span = sentence.span(m.start(), m.end())
            yield from _pairs(sentence, rule, m, span, certainty(m, before, _within(span, quoted)))


def _pairs(sentence: Marked, rule: Rule, m: re.Match[str], span: Span, sure: Certainty) -> Iterator[Relation]:
    for kind, subject, object_ in rule.tells:
        for left in _names(sentence, m, subject):
            for right in _names(sentence, m, object_):
                if left.surface.casefold() != right.surface.casefold():
                    yield Relation(kind, left.span, right.span, span, sure, rule.name)


def _names(sentence: Marked, m: re.Match[str], group: str) -> list[Mention]:
    named = [sentence.name(at) for at in range(*m.span(group)) if is_mark(sentence.words[at])]
    named = [one for one in named if not _NO_ONE.search(one.surface)]
    return [one for one in named if one.kind is not Kind.PERSON or " and " not in one.surface]  # "Conference, and Sen. Roe" is no one


def certainty(m: re.Match[str], before: str, in_quote: bool) -> Certainty:
    """How the sentence puts it; words in quotation marks are only reported."""
    said = m.groupdict()
    if said.get("deny"):
        return Certainty.DENIED
    if _TOLD.search(before + m[0]):
        return Certainty.REPORTED
    if said.get("plan"):
        return Certainty.PLANNED
    return Certainty.REPORTED if in_quote else Certainty.HAPPENED


def _within(span: Span, quoted: Sequence[Span]) -> bool:
    n = bisect_right(quoted, span.start, key=lambda one: one.start) - 1
    return n >= 0 and span.end <= quoted[n].end


def spoken(text: str, mentions: Sequence[Mention], quotes: Sequence[Quote]) -> Iterator[Relation]:
    """Of whom a named speaker speaks: the names within the quotation, and those between "said" and its marks; at most three."""
    by_span = {mention.span: mention for mention in mentions}
    starts = [mention.span.start for mention in mentions]
    for quote in quotes:
        speaker = by_span.get(quote.speaker) if quote.speaker else None
        short = len(text[quote.span.start:quote.span.end].split()) <= SHORT  # "called the “Harbour Plan”"
        if short or speaker is None or speaker.kind not in (Kind.PERSON, Kind.ORGANISATION):
            continue
        if _ASKED.search(text[max(0, speaker.span.start - 12):speaker.span.start]):
            continue
        first = speaker.span.end if quote.by == "name-before" else quote.span.start
        about: dict[str, Mention] = {}
        for mention in mentions[bisect_left(starts, first):bisect_left(starts, quote.span.end)]:
            if _is_about(text, quote, speaker, mention, first):
                about.setdefault(mention.surface.casefold(), mention)
        for mention in list(about.values())[:_TARGETS]:
            yield Relation(Bond.SAID, speaker.span, mention.span, Span(mention.span.start, quote.span.end), Certainty.HAPPENED,
                           f"quote-{quote.by}")


def _is_about(text: str, quote: Quote, speaker: Mention, mention: Mention, first: int) -> bool:
    """Whether the speaker speaks of the name: a place only where it does something, as "in Ohio" is no word about Ohio."""
    if mention.surface in speaker.surface or not (mention.kind in _ABOUT or (mention.kind is Kind.PLACE and _acts(text, mention))):
        return False
    return mention.span.start >= quote.span.start or _SAYING.search(text[first:mention.span.start]) is not None


def _acts(text: str, mention: Mention) -> bool:
    before = text[max(0, mention.span.start - 40):mention.span.start]
    return _OPENS.search(before) is not None and _DOES.match(text, mention.span.end) is not None
