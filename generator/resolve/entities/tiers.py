"""Signs for and against a name -> how sure a link is.

Sure names are linked, the others listed for review.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from generator.model.entities import Tier
from generator.model.ids import Span
from generator.model.names import Finder, Kind, Mention
from generator.resolve.entities.lexicon import BODY_NOUNS, LAW_NOUNS, OFFICIAL_WORDS
from generator.resolve.entities.name import GUESS_SCORE, Name
from generator.resolve.entities.tie import RULE_TEXT, Rule, Tie

AUTO = 1.29  # the sum of signs that makes a link
USUAL = frozenset({Kind.PERSON, Kind.ORGANISATION, Kind.PLACE, Kind.GROUP})
"""Kinds that the model reads well; it is weaker on others."""
INTRODUCED = 1.1  # what it weighs that the text says what sort of thing the name is
COMMON_WORDS = 3.5
"""What it weighs against a name that its words are common ones: more than frequent use can
outweigh.
"""
LISTED = 3.0  # the signs of a name that a catalogue lists
REACH = 24  # characters before a name in which the text may say what sort of thing it is

_FIRST_WORD = r"(?:the|an?|which|whose|who|[A-Z][\w-]+[’']s)"
_TICKER = r"\([A-Z]{2,8}\s?:"
_INTRODUCTION_AFTER = re.compile(rf"(?:[’']s)?(?:, {_FIRST_WORD} |\s?{_TICKER})")


class Weight(NamedTuple):
    """How sure the links of a name are, and the reason in words."""

    tier: Tier
    score: float
    reason: str


BY_PERSON = Weight(Tier.CONFIRMED, 0.99, "a person or the site's catalogue says so")
BY_CATALOGUE = Weight(Tier.AUTO, 0.9, "the general catalogue lists it")


class Standing(NamedTuple):
    """What the whole collection knows of a name's entity."""

    own: bool  # in the site's own catalogue by this name, or judged by a person
    listed: bool  # in the general catalogue
    stories: int  # unique ones that have the entity
    signs: float  # of this name
    full: float  # the signs of the entity's best name


def weigh(name: Name, tie: Tie | None, standing: Standing) -> Weight:
    """The tier, score and reason of a name's mentions."""
    if standing.own:
        return BY_PERSON
    if name.ref:
        return BY_CATALOGUE
    if tie is None:
        total = standing.signs
        reason = reason_text(len(name.words), len(name.mentions), standing.stories)
    else:
        total = max(standing.signs, standing.full)
        reason = f"{RULE_TEXT[tie.rule]}: “{tie.long.surface}”"
    is_sure = total >= AUTO or standing.listed
    tier = Tier.AUTO if is_sure else Tier.POSSIBLE
    return Weight(tier, score_of(total), reason)


def score_of(total: float) -> float:
    """A sum of signs as a score from 0 to 0.95."""
    if total <= 0:
        return 0.0
    return round(min(0.95, total / (total + 1.0)), 3)


@lru_cache(4096)
def reason_text(words: int, times: int, stories: int) -> str:
    """What speaks for a name in plain words."""
    reasons = ["a full name" if words > 1 else "a single word"]
    if times > 1:
        reasons.append(f"{times} times in the article")
    if stories > 1:
        reasons.append(f"in {stories} stories")
    return ", ".join(reasons)


def sum_signs(name: Name, tie: Tie | None, vote_share: float, stories: int) -> float:
    """The sum of what speaks for a name that no catalogue knows.

    `vote_share` is how much of the collection's voice gives the name its kind, 0 to 1.
    """
    times = len(name.mentions)
    best = best_mention(name)
    total = 1.0 if len(name.words) > 1 else 0.0
    total += 0.5 * min(times - 1, 2)
    total += min(0.5 * (stories - 1), 1.5)
    total += sign_of_tie(tie)
    total += 2.0 * (best.score - 0.5)
    total -= 1.0 if vote_share < 2 / 3 else 0.0
    total += sign_of_kind(name, best)
    total -= 1.0 if is_odd(name.mentions[0].surface) else 0.0
    return total


def best_mention(name: Name) -> Mention:
    """The first mention of which its finder was surest."""
    if len(name.mentions) == 1:
        return name.mentions[0]
    return max(name.mentions, key=lambda mention: mention.score)


def sign_of_tie(tie: Tie | None) -> float:
    """What it weighs that the article ties the name to a fuller one."""
    if tie is None:
        return 0.0
    if tie.rule in (Rule.CLAIM, Rule.INITIALS):
        return 1.0
    return 0.5


def sign_of_kind(name: Name, best: Mention) -> float:
    """What the name's kind weighs: of some kinds the model is often right, of others seldom."""
    if name.kind in (Kind.PERSON, Kind.PLACE):
        return 0.4
    if name.kind in USUAL or is_kind_in_text(best, name.kind):
        return 0.0
    if not LAW_NOUNS.isdisjoint(name.words):
        return 0.0
    return -0.5


def is_kind_in_text(mention: Mention, kind: Kind) -> bool:
    """Whether the text, too, says that it is a product, an event or a programme."""
    return mention.score > GUESS_SCORE and kind is not Kind.UNKNOWN


@lru_cache(65536)
def is_odd(surface: str) -> bool:
    """Printed as no name is: a line of capitals, a table's cells, no capital at all."""
    if surface.islower() or "/" in surface:
        return True
    words = surface.split()
    if surface.isupper() and len(words) > 1:
        return True
    cells = sum(is_cell(word) for word in words)
    return cells > 1 and 2 * cells >= len(words)


def is_cell(word: str) -> bool:
    """Whether the word is a single sign or begins with a digit, as in the cells of tables."""
    return len(word.strip(".")) == 1 or word[0].isdigit()


def sign_of_introduction(name: Name, text: str, total: float) -> float:
    """A sign for a single word that the text introduces or gives another name.

    "SenseTime, the software company", "supplier (ZTE)", "Alibaba (NYSE:BABA)"; "Block, formerly
    Square". Looked for only where it would make a link of a name with signs of this `total`.
    """
    if len(name.words) > 1 or not AUTO - INTRODUCED <= total < AUTO:
        return 0.0
    for mention in name.mentions:
        if mention.finder == Finder.ALIAS or is_introduced(text, mention.span):
            return INTRODUCED
    return 0.0


def is_introduced(text: str, span: Span) -> bool:
    """Whether the words just before or after say what sort of thing it is."""
    before = text[max(0, span.start - REACH):span.start]
    before = before.rstrip(" (").rstrip(",")
    word = before.rpartition(" ")[2]
    if word in BODY_NOUNS or word.removesuffix("s") in BODY_NOUNS:
        return True
    return _INTRODUCTION_AFTER.match(text, span.end) is not None


def has_common_words(name: Name, common: frozenset[str]) -> bool:
    """Whether its words are no more than common ones.

    They are if the collection writes them small too, a single one or a person's every word; or if
    it is a word of official prose.
    """
    words = name.words
    if len(words) == 1 and words[0] in OFFICIAL_WORDS:
        return True
    may_be_common = len(words) == 1 or name.kind is Kind.PERSON
    return may_be_common and common.issuperset(words)
