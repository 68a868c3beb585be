"""What a site puts round its articles: whole lines, and the ends of paragraphs, to cut, each with
its rule.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from generator import lazy
from generator.english.vocabulary import alternation, rows_of, words_of
from generator.ingest.rules import CutRule

LONGEST = 420  # characters; furniture is short
REMEMBERED = 2_000  # lines, of one file or more: several steps ask about each
LONGEST_TAIL = 160  # characters at a paragraph's end among which its tail is sought


def _read_rules() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """(rule, pattern of its lines), in the order in which they are tried."""
    sites = alternation("social_sites.txt")
    buttons = alternation("share_buttons.txt")
    patterns: dict[str, list[str]] = {}
    for rule, pattern in rows_of("furniture_patterns.tsv"):
        pattern = pattern.replace("{sites}", sites)
        pattern = pattern.replace("{buttons}", buttons)
        patterns.setdefault(rule, []).append(pattern)
    rules: list[tuple[str, re.Pattern[str]]] = []
    for rule, lines in patterns.items():
        any_line = re.compile("|".join(lines), re.I | re.S)
        rules.append((rule, any_line))
    return tuple(rules)


_RULES = _read_rules()

_RELATED = lazy.regex(rf"(?:{'|'.join(words_of('related_patterns.txt'))})\W*", re.I)
_COUNTED_COMMENTS = r"\d+ (?:comments?|responses?|repl(?:y|ies)|thoughts? on .*)"
_COMMENTS = lazy.regex(
    rf"(?:comments?|{_COUNTED_COMMENTS}|(?:no |leave a )(?:reply|comments?)|discussion"
    r"|readers?['’]? comments?)\W*", re.I)

_ARROWS = r"\s*(?:\.{3}|[…»→>›\])]){0,3}"
_MORE_VERB = r"(?:read|learn|see|find out|view|show|click(?: here)?(?: to read| for)?)"
_MORE = "|".join((
    rf"(?:{_MORE_VERB} )?more(?: here| at the link)?",
    r"(?:full|whole) (?:story|article|text)(?: here)?",
    r"read (?:the )?(?:full|whole|rest|original|entire|complete)\b.{0,50}",
    r"read it here",
    r"read on",
    r"keep reading",
    r"read article",
))
_READ_MORE = lazy.regex(rf"[\[(]?(?:{_MORE})[\])]?{_ARROWS}|continue reading\b.{{0,60}}", re.I)
_CONTINUES = lazy.regex("continue|keep", re.I)

# What hangs on at a paragraph's end; a headline never ends so.
_TAIL_MORE = "|".join((
    "More",
    "MORE",
    "(?:Read|READ|Learn|See|Show|View) (?:more|More|MORE)",
    "Full (?:story|Story|article)",
))
_TAIL_CONTINUED = "|".join((
    "Continue [Rr]eading",
    "CONTINUE READING",
    "Read the (?:full|original) (?:story|article)",
    "Read the rest",
    "Keep reading",
))
_FOLLOWED_NAME = r"[A-Z][\w.’'-]*(?: (?:[A-Z][\w.’'-]*|and|de|van|von|al|el|bin)){0,8}"
_FOLLOWED = rf"(?:@\w+|{_FOLLOWED_NAME}|him|her|them|us)(?:,? @?\w+,?)?"
_TAIL_FORM = "|".join((
    r"Leave a (?:Reply|Comment)",
    r"Your email address will not be published\.",
    r"Required fields are marked ?\*?",
    r"Subscribe to our newsletter\.?",
    r"Share this:?",
    r"Advertisement",
    r"ADVERTISEMENT",
))
_TAIL = lazy.regex("|".join((
    rf"(?<=[.!?…”\"’'):\]])\s*(?P<more>\[?(?:{_TAIL_MORE}){_ARROWS})$",
    rf"\s*(?P<continued>\[?(?:{_TAIL_CONTINUED})\b[^.!?]{{0,60}}\]?[.…]?)$",
    rf"(?:^|(?<=[\w.!?…”\"’')\]]))\s*"
    rf"(?P<follow>Follow {_FOLLOWED} on {alternation('social_sites.txt')}[^.]{{0,40}}\.?)$",
    rf"(?<=[.!?…”\"’')*])\s*(?P<form>{_TAIL_FORM})$",
)))
_TAIL_RULES: Mapping[str, CutRule] = {  # group of `_TAIL` -> rule
    "more": CutRule.TERMINATOR,
    "continued": CutRule.CONTINUED,
    "follow": CutRule.FOLLOW,
    "form": CutRule.COMMENT_FORM,
}
_TAIL_CUES = (  # every tail has one of them: most paragraphs need no search
    "more", "reading", "full ", "follow ", "keep", "rest", "a reply", "comment", "published",
    "required", "newsletter", "share this", "advert")
_LAST_MORE = lazy.regex(r"\s+(More|MORE)$")


class Tail(NamedTuple):
    """What hangs on at a paragraph's end."""

    paragraph: str  # without the tail
    quote: str  # the tail
    rule: CutRule


@lru_cache(maxsize=REMEMBERED)
def find_rule(line: str) -> str | None:
    """The rule by which a whole line is furniture; None if it is of the article."""
    if len(line) > LONGEST:
        return None
    text = line.strip(" \t•·|*_–—")
    if not text.strip("-"):  # "--" stands over what signs a letter
        return CutRule.RULE
    if is_read_more(text):
        return CutRule.CONTINUED if _CONTINUES.match(text) else CutRule.TERMINATOR
    if _is_navigation(text):
        return CutRule.NAVIGATION
    return next((rule for rule, pattern in _RULES if pattern.fullmatch(text)), None)


def _is_navigation(text: str) -> bool:
    """Lines of furniture in one, with bars between them: "Home | Search | Log in"."""
    parts = re.split(r"\s+[|·•/]\s+", text)
    return len(parts) > 1 and all(map(find_rule, parts))


def is_read_more(text: str) -> bool:
    """Is the whole text "Read more", "Full story »", "Continue reading ..."?"""
    return _READ_MORE.fullmatch(text) is not None


def heads_related(text: str) -> bool:
    """Does the line stand over a list of other articles: "Related", "More from World"?"""
    return _RELATED.fullmatch(text) is not None


def heads_comments(text: str) -> bool:
    """Does the line stand over the readers' comments?"""
    return _COMMENTS.fullmatch(text) is not None


def find_tail(text: str) -> Tail | None:
    """The last tail of a paragraph."""
    near = max(0, len(text) - LONGEST_TAIL)
    end = text[near:].lower()
    if not any(cue in end for cue in _TAIL_CUES):
        return None
    more = _LAST_MORE.search(text, near)
    if more and _TAIL.search(text[:more.start()], near):  # "Follow Ann Lee on X More"
        return Tail(text[:more.start()], more[1], CutRule.TERMINATOR)
    m = _TAIL.search(text, near)
    if m is None:
        return None
    group = str(m.lastgroup)
    return Tail(
        text[:m.start()].rstrip(),
        m[group],
        _TAIL_RULES[group],
    )


def strip_tails(text: str) -> tuple[str, tuple[Tail, ...]]:
    """The paragraph without any of its tails, and its tails from last to first."""
    tails: list[Tail] = []
    tail = find_tail(text)
    while tail:
        tails.append(tail)
        text = tail.paragraph
        tail = find_tail(text) if text else None
    return text, tuple(tails)
