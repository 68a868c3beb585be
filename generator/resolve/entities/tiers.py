"""How likely a name's links are right -> whether they are made.

Sure names are linked, the others listed for review.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from generator.model.entities import Tier
from generator.resolve.entities.name import Name
from generator.resolve.entities.tie import RULE_TEXT, Tie

AUTO = 0.8  # chance from which a link is made
SUREST = 0.98  # of what no person has said


class Weight(NamedTuple):
    """How sure the links of a name are, and the reason in words."""

    tier: Tier
    score: float  # how likely they are right, 0 to 1
    reason: str


BY_PERSON = Weight(Tier.CONFIRMED, 0.99, "a person or the site's catalogue says so")


class Standing(NamedTuple):
    """What the whole collection knows of a name's entity."""

    own: bool  # in the site's own catalogue by this name, or judged by a person
    listed: bool  # in the general catalogue
    stories: int  # unique ones that have the entity
    chance: float  # of this name
    best: float  # the chance of the entity's best name


def weigh(name: Name, tie: Tie | None, standing: Standing) -> Weight:
    """The tier, score and reason of a name's mentions."""
    if standing.own:
        return BY_PERSON
    chance = standing.chance if tie is None else max(standing.chance, standing.best)
    if name.ref:
        reason = "the general catalogue lists it"
    elif tie is None:
        reason = reason_text(len(name.words), len(name.mentions), standing.stories)
    else:
        reason = f"{RULE_TEXT[tie.rule]}: “{tie.long.surface}”"
    is_sure = chance >= AUTO or standing.listed
    tier = Tier.AUTO if is_sure else Tier.POSSIBLE
    return Weight(tier, round(min(SUREST, chance), 2), reason)


@lru_cache(4096)
def reason_text(words: int, times: int, stories: int) -> str:
    """What speaks for a name in plain words."""
    reasons = ["a full name" if words > 1 else "a single word"]
    if times > 1:
        reasons.append(f"{times} times in the article")
    if stories > 1:
        reasons.append(f"in {stories} stories")
    return ", ".join(reasons)
