"""All mentions of a name -> the kind that the collection gives it.

Also: which words of names the collection uses as common words, too.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from generator.model.names import Kind, Mention
from generator.resolve.entities.keys import fold
from generator.resolve.entities.lexicon import BODY_ENDINGS

EDGE_MARKS = ".,;:!?()[]“”‘’\"'—–-*"  # marks that stand at the edges of words
SCORE_DEDUCTION = 0.65
"""What is taken from a finder's score, so that one that the text bears out outweighs three guesses.
"""
LEAST_VOTE = 0.05
KIND_ORDER = {kind: n for n, kind in enumerate(Kind)}
COMMON_RATIO = 5
"""A word is common if this many times the articles that print it small are as many as those that
have it in a name.
"""

Kinds = Mapping[str, Mapping[Kind, float]]  # surface in small letters -> strength of each kind


def count_votes(grouped: Iterable[Sequence[Sequence[Mention]]]) -> Kinds:
    """How strongly the collection calls each surface each kind.

    Each article has one voice on a name, shared among the kinds that it gives the name.
    """
    votes: dict[str, dict[Kind, float]] = defaultdict(dict)
    for groups in grouped:
        for mentions in groups:
            kinds = votes[mentions[0].surface.casefold()]
            for mention in mentions:
                kind = kind_by_ending(mention.surface, mention.kind)
                vote = max(mention.score - SCORE_DEDUCTION, LEAST_VOTE) / len(mentions)
                kinds[kind] = kinds.get(kind, 0.0) + vote
    return votes


def strongest(kinds: Mapping[Kind, float]) -> Kind:
    """The kind with most votes; of equals the first in the list of kinds."""
    if len(kinds) == 1:
        return next(iter(kinds))
    return min(kinds, key=lambda kind: (-round(kinds[kind], 6), KIND_ORDER[kind]))


def kind_by_ending(surface: str, kind: Kind) -> Kind:
    """The finder's kind, unless the name ends as only an organisation's does."""
    if kind is not Kind.PERSON or " " not in surface:
        return kind
    last_word = surface.rpartition(" ")[2]
    if ends_organisation(last_word):
        return Kind.ORGANISATION
    return kind


@lru_cache(65536)
def ends_organisation(word: str) -> bool:
    """Whether no person's name ends so."""
    return fold(word) in BODY_ENDINGS


def count_surfaces(mentions: Iterable[Mention]) -> dict[str, int]:
    """How often each surface is printed; for the few, where a Counter costs more than its count."""
    counts: dict[str, int] = {}
    for mention in mentions:
        counts[mention.surface] = counts.get(mention.surface, 0) + 1
    return counts


def find_common_words(uses_in_names: Counter[str], texts: Iterable[str]) -> frozenset[str]:
    """Words that at least a fifth as many articles print small as have them in a name.

    `uses_in_names` are the articles that have each word in a name.
    """
    small: Counter[str] = Counter()
    for text in texts:
        printed = printed_words(text)
        small.update(
            word for word in uses_in_names.keys() & printed.keys() if is_small_in(printed, word)
        )
    return frozenset(
        word for word, articles in small.items() if COMMON_RATIO * articles >= uses_in_names[word]
    )


def printed_words(text: str) -> dict[str, int]:
    """How often each word is printed, without the marks at it: "annex" of "(annex),"."""
    printed: dict[str, int] = {}
    for word, times in Counter(text.split()).items():
        bare = word.strip(EDGE_MARKS)
        printed[bare] = printed.get(bare, 0) + times
    return printed


def is_small_in(printed: Mapping[str, int], word: str) -> bool:
    """Whether a text prints a word small at least a fifth as often as with its capital.

    A tag or an address may have a firm's name in small letters once.
    """
    return COMMON_RATIO * printed[word] >= printed.get(word.capitalize(), 0)
