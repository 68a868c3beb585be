"""Text -> MinHash signature: the share of equal places of two signatures is about the share of word runs that the texts share."""

from __future__ import annotations

import re
from zlib import crc32

PLACES = 64
RUN = 5  # words of a shingle
FEWEST = 8  # words: below, chance agreement says nothing
_WORD = re.compile(r"\w+")
_MIX = 0x9E3779B1  # 2**32 over the golden ratio: spreads crc32's neighbours over the places
_BORROWED = 0x85EBCA6B  # odd; tells a borrowed value from its owner's


def signature(text: str) -> tuple[int, ...]:
    """64 numbers of 32 bits, the same on every machine; empty for texts under 8 words.

    One-permutation hashing: each shingle falls in one place, each place keeps its least value, and an empty place borrows
    from the next one that has any (Shrivastava and Li, 2014). One hash a shingle, where plain MinHash needs 64.
    """
    words = _WORD.findall(text.lower())
    if len(words) < FEWEST:
        return ()
    least: dict[int, int] = {}
    for shingle in {" ".join(run) for run in zip(*(words[n:] for n in range(RUN)), strict=False)}:
        value = crc32(shingle.encode("utf-8", "surrogatepass"))
        value = (value ^ (value >> 16)) * _MIX & 0xFFFFFFFF  # crc32's neighbours are alike
        value ^= value >> 13
        place = value & (PLACES - 1)
        if value < least.get(place, 1 << 32):
            least[place] = value
    return tuple(_borrowed(least, place) for place in range(PLACES))


def _borrowed(least: dict[int, int], place: int) -> int:
    steps = 0
    while (place + steps) % PLACES not in least:
        steps += 1
    return (least[(place + steps) % PLACES] + steps * _BORROWED) & 0xFFFFFFFF
