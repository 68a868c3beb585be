"""People of one article whose names are nearly alike -> pairs that are two: father and son."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations

from generator.model.article import Article
from generator.resolve.entities.keys import Words, fold, loose
from generator.resolve.entities.kinship import is_relative
from generator.resolve.entities.lexicon import NAME_SUFFIXES
from generator.resolve.entities.name import Name

ARTICLES_OF_NAMES = frozenset(
    ["abu", "ad", "al", "as", "ash", "at", "az", "bin", "el", "ibn", "ul"]
)
"""Before a hyphen they are no name of their own: "al-Amr" may be "Amr"."""

Pair = tuple[Name, Name]


def find_rivals(article: Article, names: Sequence[Name]) -> Iterator[Pair]:
    """Full names of an article's people that differ as those of relatives or opponents do.

    By a "Jr.", a second part of a double surname, or, of a relative, one more family name.
    """
    by_beginning: dict[Words, list[Name]] = defaultdict(list)
    for name in names:
        if name.is_full_person and is_in_body(article, name):
            by_beginning[loose(name.words)[:2]].append(name)
    for alike in by_beginning.values():
        for one, other in combinations(alike, 2):
            short, long = sorted((one, other), key=lambda name: len(name.words))
            if one.identity != other.identity and are_two(article.text, short, long):
                yield short, long


def is_in_body(article: Article, name: Name) -> bool:
    """Whether a mention stands below the headline, which may shorten a name."""
    return name.mentions[-1].span.start >= article.body_start


def are_two(text: str, short: Name, long: Name) -> bool:
    """Whether both are full names of their own."""
    own, others = bare(short), bare(long)
    if suffix(short) != suffix(long) and own == others:
        return True
    if len(own) < 2 or others[: len(own)] != own or len(own) == len(others):
        return False
    if breaks_hyphen(long, len(long.words) - len(own)):
        return True
    return is_relative(text, short) or is_relative(text, long)


def bare(name: Name) -> Words:
    """The words without initials, "Jr" and the like."""
    return loose(name.words)


def suffix(name: Name) -> frozenset[str]:
    """"Jr", "III" and the like."""
    return NAME_SUFFIXES.intersection(name.words)


def breaks_hyphen(name: Name, after: int) -> bool:
    """Whether the name's last `after` words begin within a double name: "Jones" of "Quill-Jones".
    """
    if "-" not in name.surface:
        return False
    left = after
    for token in reversed(name.surface.split()):
        parts = fold(token).split()
        if left < len(parts):
            return left > 0 and parts[0] not in ARTICLES_OF_NAMES
        left -= len(parts)
    return False
