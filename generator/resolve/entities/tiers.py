"""How sure a link is: signs for and against a name, weighed. Sure ones are linked, the others listed for review."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from generator.model.entities import Tier
from generator.model.ids import Span
from generator.model.names import Kind, Mention
from generator.resolve.entities.block import GUESS, Name
from generator.resolve.entities.keys import FORMS, POSTS, SORT, SORTS, TITLES, lexicon
from generator.resolve.entities.score import WORDS, Rule, Tie

AUTO = 1.29  # the sum of signs that makes a link
USUAL = frozenset({Kind.PERSON, Kind.ORGANISATION, Kind.PLACE, Kind.GROUP})  # the model is weaker on others
LAWS = lexicon("act law treaty bill code convention amendment directive regulation protocol")
INTRODUCED = 1.1  # what it weighs that the text says what sort of thing the name is
OFFICE = SORT | FORMS | POSTS | TITLES | SORTS | lexicon("""
annex appendix article chapter section sec title schedule notice order rule commerce administration justice interior energy defence
defense labor labour state summit treaty act law list register bill report statement program programme office secretary member members
""")  # words of office prose: alone, with a capital, they name what the text is about
_AFTER = re.compile(r"(?:[’']s)?(?:, (?:the|an?|which|whose|who|[A-Z][\w-]+[’']s) |\s?\([A-Z]{2,8}\s?:)")
ORDINARY = 3.5  # what it weighs against a name that its words are common ones: more than frequent use can outweigh
LISTED = 3.0  # the signs of a name that a catalogue lists
SAID = Tier.CONFIRMED, 0.99, "a person or the site's catalogue says so"
KNOWN = Tier.AUTO, 0.9, "the general catalogue lists it"


class Standing(NamedTuple):
    """What the whole collection knows of a name's entity."""

    own: bool  # in the site's own catalogue by this name, or judged by a person
    listed: bool  # in the general catalogue
    stories: int  # unique ones that have the entity
    signs: float  # of this name
    full: float  # the signs of the entity's best name


def signs(name: Name, tie: Tie | None, share: float, stories: int) -> float:
    """The sum of what speaks for a name that no catalogue knows."""
    times = len(name.mentions)
    total = 1.0 if len(name.key.words) > 1 else 0.0
    total += 0.5 * min(times - 1, 2)
    total += min(0.5 * (stories - 1), 1.5)
    total += 1.0 if tie is not None and tie.rule in (Rule.CLAIM, Rule.INITIALS) else 0.5 if tie is not None else 0.0
    best = max(name.mentions, key=certainty) if times > 1 else name.mentions[0]
    total += 2.0 * (best.score - 0.5)
    total -= 1.0 if share < 2 / 3 else 0.0
    usual = name.kind in USUAL or told(best, name.kind) or not LAWS.isdisjoint(name.key.words)
    total += 0.4 if name.kind in (Kind.PERSON, Kind.PLACE) else 0.0 if usual else -0.5
    return total - 1.0 * odd(name.mentions[0].surface)


def told(mention: Mention, kind: Kind) -> bool:
    """Whether the text, too, says that it is a product, an event or a programme."""
    return mention.score > GUESS and kind is not Kind.UNKNOWN


def introduction(name: Name, text: str, total: float) -> float:
    """A sign for a single word that the text introduces: "SenseTime, the software company", "supplier (ZTE)", "Alibaba (NYSE:BABA)",
    or says that it has another name: "Block, formerly Square".

    Looked for only where it would make a link of a name with signs of this `total`.
    """
    if len(name.key.words) > 1 or not AUTO - INTRODUCED <= total < AUTO:
        return 0.0
    return INTRODUCED if any(mention.by == "alias" or introduced(text, mention.span) for mention in name.mentions) else 0.0


def introduced(text: str, span: Span) -> bool:
    """Whether the words just before or after say what sort of thing it is."""
    before = text[max(0, span.start - 24):span.start].rstrip(" (").rstrip(",").rpartition(" ")[2]
    return before in SORTS or before.removesuffix("s") in SORTS or _AFTER.match(text, span.end) is not None


def ordinary(name: Name, common: frozenset[str]) -> bool:
    """Whether the collection writes these words small too, a single one or a person's every word; or it is one of office prose."""
    words = name.key.words
    return (len(words) == 1 and words[0] in OFFICE) or ((len(words) == 1 or name.kind is Kind.PERSON) and common.issuperset(words))


def certainty(mention: Mention) -> float:
    """How sure the finder was."""
    return mention.score


@lru_cache(65536)
def odd(surface: str) -> bool:
    """Printed as no name is: a line of capitals, a table's cells, no capital at all."""
    words = surface.split()
    lone = sum(len(word.strip(".")) == 1 or word[0].isdigit() for word in words)
    return (surface.isupper() and len(words) > 1) or surface.islower() or (lone > 1 and 2 * lone >= len(words)) or "/" in surface


def weigh(name: Name, tie: Tie | None, standing: Standing) -> tuple[Tier, float, str]:
    """(tier, score, why) of a name's mentions."""
    if standing.own:
        return SAID
    if name.ref:
        return KNOWN
    total = standing.signs if tie is None else max(standing.signs, standing.full)
    told = f"{WORDS[tie.rule]}: “{tie.long.surface}”" if tie is not None else ""
    why = told or reason(len(name.key.words), len(name.mentions), standing.stories)
    score = round(min(0.95, total / (total + 1.0)) if total > 0 else 0.0, 3)
    return (Tier.AUTO if total >= AUTO or standing.listed else Tier.POSSIBLE), score, why


@lru_cache(4096)
def reason(words: int, times: int, stories: int) -> str:
    """What speaks for a name in plain words."""
    found = ["a full name" if words > 1 else "a single word"]
    if times > 1:
        found.append(f"{times} times in the article")
    if stories > 1:
        found.append(f"in {stories} stories")
    return ", ".join(found)

