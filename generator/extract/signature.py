"""Text -> MinHash signature, and fingerprints of its passages.

The share of equal places of two signatures is about the share of word runs that the texts have in
common. Two texts that share a passage share fingerprints, however long they are.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from zlib import crc32

from generator import lazy

PLACES = 64  # numbers of a signature
RUN = 5  # words of a shingle
FEWEST = 8  # words: below, chance agreement says nothing
WINDOW = 8  # shingles: any 12 words that two texts share leave both a fingerprint
_WORD = lazy.regex(r"\w+")
_ALL_BITS = 0xFFFFFFFF
_MIX = 0x9E3779B1  # 2**32 over the golden ratio: spreads crc32's neighbours over the places
_BORROWED = 0x85EBCA6B  # odd; tells a borrowed value from its owner's


def minhash_signature(text: str) -> tuple[int, ...]:
    """64 numbers of 32 bits, the same on every machine; empty for texts under 8 words.

    One-permutation hashing: each shingle falls in one place, each place keeps its least value, and
    an empty place borrows from the next one that has any (Shrivastava and Li, 2014). One hash a
    shingle, where plain MinHash needs 64.
    """
    values = _hash_shingles(text)
    if len(values) <= FEWEST - RUN:
        return ()
    least: dict[int, int] = {}
    for value in set(values):
        place = value & (PLACES - 1)
        least[place] = min(value, least.get(place, value))
    return tuple(_borrow(least, place) for place in range(PLACES))


def find_fingerprints(text: str) -> tuple[int, ...]:
    """The least hash of each window of eight shingles, once, in order of size.

    This is winnowing (Schleimer, Wilkerson and Aiken, 2003). About every fourth word leaves one.
    """
    values = _hash_shingles(text)
    if 0 < len(values) < WINDOW:
        return (min(values),)
    for step in (1, 2, 4):  # the least of 2, of 4, and of 8 = WINDOW values from each on
        values = tuple(map(min, values, values[step:]))
    return tuple(sorted(set(values)))


@lru_cache(maxsize=1)
def _hash_shingles(text: str) -> tuple[int, ...]:
    """The hashes of a text's shingles; kept, for signature and fingerprints both ask."""
    words = _WORD.findall(text.lower())
    return tuple(map(_hash, _shingles(words)))


def _shingles(words: list[str]) -> list[str]:
    """Each run of five words, in text order."""
    columns = (words[n:] for n in range(RUN))
    runs = zip(*columns, strict=False)
    return [" ".join(run) for run in runs]


def _hash(shingle: str) -> int:
    """32 bits. crc32 alone gives neighbours for shingles that are alike."""
    value = crc32(shingle.encode("utf-8", "surrogatepass"))
    value = (value ^ (value >> 16)) * _MIX & _ALL_BITS
    return value ^ (value >> 13)


def _borrow(least: Mapping[int, int], place: int) -> int:
    """The value of the place, or a changed one of the next place that has any."""
    steps = 0
    while (place + steps) % PLACES not in least:
        steps += 1
    value = least[(place + steps) % PLACES]
    return (value + steps * _BORROWED) & _ALL_BITS
