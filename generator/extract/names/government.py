"""Mentions -> the same: which "Beijing" is a town and which a government, by words about it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator import lazy
from generator.english.vocabulary import pattern_of
from generator.extract.names.lexicon import Lexicon
from generator.model.names import Finder, Kind, Mention

SCORE = 0.85
BEFORE, AFTER = 80, 80  # characters about a capital's name that are looked at
_ADVERB = (
    r"(?:also|now|then|later|still|already|again|itself|instead|meanwhile|often|never|long"
    r"|\w+ly|,\s\w+ly,|on\s\w+day)"
)
_ACTS = lazy.regex(
    rf"(?:\s+and\s+[A-Z]\w+(?:\s[A-Z]\w+)?)?\s+(?:{_ADVERB}\s+)*"
    rf"{pattern_of('government_acts.txt')}\b"
)
_ACTS_WITH_OTHERS = lazy.regex(
    r"\s+and\s+(?:its|the|other)?\s*[a-z]+\s+(?:have|has|had|are|were|will|would|should|must)\b"
)
_OWNS = lazy.regex(
    rf"['’]s\s+(?:[\w-]+,?\s+){{0,3}}?{pattern_of('possessions_of_governments.txt')}\b"
)
_LEADS = lazy.regex(
    r"[-–](?:backed|led|based authorities|imposed|appointed|friendly|controlled|sponsored"
    r"|supported|installed|aligned)\b"
)
_PRO_OR_ANTI = lazy.regex(r"\b(?:pro|anti)[-–]$", re.IGNORECASE)
_DEALT_WITH = lazy.regex(
    rf"\b{pattern_of('dealings_with_governments.txt')}\s+(?:both\s+)?$", re.IGNORECASE
)
_CONJUNCTION = lazy.regex(
    r"\b(?:that|whether|if|because|even|what|how|why|although|though|unless)\s+$"
)
_EARLIER_DEED = lazy.regex(r"\b(?:after|before|once|until|when|since|while)\s+$", re.IGNORECASE)
_DID = lazy.regex(
    rf"\s+(?:{_ADVERB}\s+)*[a-z]+ed\s+(?:him|her|it|them|the|its|an?|his|their|that|to)\b"
)
"""What a government did: "after Quito stripped him of it"."""
_HAS_VERB = lazy.regex(rf"\s+(?:{_ADVERB}\s+)*(?!is\b|was\b|\w+ness\b)[a-z]+(?:s|ed)\b")
_MAY_BE_SUBJECT = lazy.regex(
    r"(?:^|[.,;:!?–—…“\"‘(\-•*]\s*|[^A-Z\W][\w’']*,? and\s+"
    rf"|\b{pattern_of('words_before_subjects.txt')}\s+)$",
    re.IGNORECASE,
)
_LOCATED = lazy.regex(r"\b(?:in|at|near)\s+$")
_JOINS = lazy.regex(r"^\s*(?:,|and|or)\s*(?:and\s+)?$")


def find_governments(text: str, mentions: Iterable[Mention], lexicon: Lexicon) -> list[Mention]:
    """The mentions, with each capital that acts or is dealt with turned into its government."""
    resolved: list[Mention] = []
    for mention in mentions:
        last = resolved[-1] if resolved else None
        resolved.append(_resolve_capital(text, mention, last, lexicon))
    return resolved


def _resolve_capital(
    text: str, mention: Mention, last: Mention | None, lexicon: Lexicon
) -> Mention:
    """The mention, or that of its government; `last` is the mention before it."""
    if mention.kind is not Kind.PLACE:
        return mention
    government = lexicon.governments.get(mention.surface)
    if government is None:
        return mention
    if not _acts(text, mention) and not _is_joined(text, last, mention):
        return mention
    kind, id_ = government.kind, government.id
    return Mention(mention.span, mention.surface, kind, Finder.METONYM, SCORE, id_)


def _acts(text: str, mention: Mention) -> bool:
    """Whether the words about a capital are about its government."""
    start, end = mention.span.start, mention.span.end
    line_before = text[max(0, start - BEFORE) : start].rpartition("\n")[2]
    after = text[end : end + AFTER]
    if _LEADS.match(after):
        return True
    if _PRO_OR_ANTI.search(line_before) or _OWNS.match(after):
        return not _LOCATED.search(line_before)
    if _DEALT_WITH.search(line_before):
        return True
    if _CONJUNCTION.search(line_before) and _HAS_VERB.match(after):
        return True
    if _EARLIER_DEED.search(line_before) and _DID.match(after):
        return True
    if not _MAY_BE_SUBJECT.search(line_before):
        return False
    return bool(_ACTS.match(after) or _ACTS_WITH_OTHERS.match(after))


def _is_joined(text: str, last: Mention | None, mention: Mention) -> bool:
    """"between Beijing and Washington": the second of two is as the first."""
    if last is None or last.finder != Finder.METONYM:
        return False
    return _JOINS.match(text[last.span.end : mention.span.start]) is not None
