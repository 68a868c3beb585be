"""An event's clause -> a line that stands alone: who is meant, in square brackets."""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator import lazy
from generator.english.vocabulary import alternation, word_set
from generator.model.findings import Findings
from generator.model.ids import Span
from generator.model.names import Kind, Mention

BACK = 3  # sentences before the clause in which who is meant is looked for
OPENING = 40  # characters of a sentence within which its subject's name begins

_PERSON = lazy.regex(r"(?P<own>His|Her)\s(?=[a-z])|(?:He|She)\s(?=[a-z’'])", re.IGNORECASE)
_DEED = rf"(?:{alternation('past_tense_verbs.txt')}|[a-z]+ed|has|had|will)\b"
_BODY = lazy.regex(
    rf"The\s{alternation('bare_body_nouns.txt')}(?P<own>['’]s)?\s(?=[a-z])|"
    r"(?P<its>Its)\s(?=[a-z])|"
    rf"It\s(?=(?:\w+ly\s|also\s)?{_DEED})",
    re.IGNORECASE,
)
_REPORTS = lazy.regex(r"\s(?:first |also |has )?(?:reports?|reported)\b")
_BARE_NOUNS = word_set("bare_body_nouns.txt")
_WORDS_OF_NO_DEED = word_set("words_after_empty_it.txt")
_NEXT_WORD = lazy.regex(r"[a-z]+")
# A dateline after its place: "LONDON, 3 March (Reuters) – ".
_DATELINE_END = lazy.regex(r"(?:, [^.–—]{1,40}?)?(?: ?\([^)]{1,40}\))?\s*(?:[–—]|--?\s)\s*")


def line_of(findings: Findings, span: Span) -> str:
    """The words of a clause; a pronoun or a bare "the company" at its start gives way to a name.

    Only where the sentences before leave no doubt who that is. A dateline is left out.
    """
    article = findings.article
    words = _cut_dateline(article.dateline, article.text[span.start:span.end])
    for pattern, kind in ((_PERSON, Kind.PERSON), (_BODY, Kind.ORGANISATION)):
        m = pattern.match(words)
        if m is None or _is_empty(words, m):
            continue
        name = _last_subject(findings, span.start, kind)
        if name is None:
            return words
        own = "’s" if any(m.groupdict().values()) else ""
        return f"[{_full_name(findings.mentions, name)}{own}] {words[m.end():]}"
    return words


def _cut_dateline(place: str | None, words: str) -> str:
    """What follows "LONDON (Reuters) – ", where the words begin with the article's dateline."""
    if not place or not words.startswith(place):
        return words
    end = _DATELINE_END.match(words, len(place))
    if end is None:
        return words
    return words[end.end():]


def _is_empty(words: str, m: re.Match[str]) -> bool:
    """"It emerged that ...": nobody's deed."""
    if not m[0].lower().startswith("it "):
        return False
    next_word = _NEXT_WORD.match(words, m.end())
    return next_word is not None and next_word[0] in _WORDS_OF_NO_DEED


def _last_subject(findings: Findings, start: int, kind: Kind) -> Mention | None:
    """Of the nearest sentence before `start` that names any of the kind: the only one.

    Of several persons it is the one who opens the sentence.
    """
    before = [
        Span(sentence.span.start, min(sentence.span.end, start))
        for sentence in findings.sentences
        if sentence.span.start < start
    ]
    for sentence in reversed(before[-BACK - 1:]):
        named = [
            mention
            for mention in findings.mentions
            if mention.kind is kind and sentence.start <= mention.span.start < sentence.end
        ]
        if named:
            first = named[0]
            is_alone = len({_key(mention) for mention in named}) == 1
            if kind is Kind.ORGANISATION:
                return first if is_alone and _may_be_meant(findings, first) else None
            is_first = first.span.start - sentence.start <= OPENING
            return first if is_alone or is_first else None
    return None


def _may_be_meant(findings: Findings, body: Mention) -> bool:
    """Not a paper that only reports, a person's last name or a bare "Commission"."""
    if _REPORTS.match(findings.article.text, body.span.end):
        return False
    if " " not in body.surface and body.surface.lower() in _BARE_NOUNS:
        return False
    last_names = {_key(name) for name in findings.mentions if name.kind is Kind.PERSON}
    return _key(body) not in last_names


def _key(mention: Mention) -> str:
    return mention.surface.split()[-1].lower()


def _full_name(mentions: Sequence[Mention], name: Mention) -> str:
    """The longest name of the article that ends in the same word, for a person."""
    if name.kind is not Kind.PERSON:
        return name.surface
    fuller = [
        mention.surface
        for mention in mentions
        if mention.kind is Kind.PERSON and mention.surface.endswith(f" {name.surface}")
    ]
    return max([name.surface, *sorted(fuller)], key=len)
