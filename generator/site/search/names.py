"""Search records -> small files in which a name typed whole is looked up: shards of a hash table.

overrides/shipped/search.js reads them, and must fold and hash as is done here.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence

import msgspec

from generator.model.page import SearchRecord

FOLDER = "names"
TABLE = "names.json"  # {"pages": that can be searched, "shards": how many, a power of two}
SHARD_SIZE = 64  # names in a shard, on average at most
ARTICLE = "the "
FNV_OFFSET, FNV_PRIME = 0x811C9DC5, 0x01000193  # of FNV-1a with 32 bits
_DROPPED = re.compile("[.'’]")  # "U.S." is "US"
_SEPARATORS = re.compile(r"[\W_]+")

Card = tuple[str, str, str, str]  # id of its page in the index, address, name, description


def build_files(records: Sequence[SearchRecord], page_ids: Sequence[str]) -> dict[str, bytes]:
    """Path below site/pagefind/ -> content. `page_ids`: of the records in the index."""
    cards = build_cards(records, page_ids)
    shards = 1
    while shards * SHARD_SIZE < len(cards):
        shards *= 2
    parts: list[dict[str, list[Card]]] = [{} for _ in range(shards)]
    for key in sorted(cards):
        parts[shard_of(key, shards)][key] = cards[key]
    files = {TABLE: msgspec.json.encode({"pages": len(records), "shards": shards})}
    for number, part in enumerate(parts):
        files[f"{FOLDER}/{number}.json"] = msgspec.json.encode(part)
    return files


def build_cards(
    records: Sequence[SearchRecord], page_ids: Sequence[str]
) -> Mapping[str, list[Card]]:
    """Folded name -> the pages of its bearers: by whole name first, then by surname."""
    by_name: dict[str, list[Card]] = defaultdict(list)
    by_surname: dict[str, list[Card]] = defaultdict(list)
    for record, page_id in zip(records, page_ids, strict=True):
        if not record.names:
            continue
        card = (page_id, record.url, record.names[0], record.about)
        names = {fold(name) for name in record.names} - {""}
        surnames = {fold(name) for name in record.surnames} - {""}
        for key in names:
            by_name[key].append(card)
        for key in surnames - names:
            by_surname[key].append(card)
    return {
        key: by_name[key] + by_surname[key]
        for key in {**by_name, **by_surname}
    }


def fold(text: str) -> str:
    """Small letters and digits without accents; one space between words; no leading "the"."""
    characters = unicodedata.normalize("NFKD", text)
    bare = "".join(
        c
        for c in characters
        if unicodedata.category(c)[0] != "M"
    )
    joined = _DROPPED.sub("", bare).lower()
    words = _SEPARATORS.sub(" ", joined).strip()
    return words.removeprefix(ARTICLE)


def shard_of(key: str, shards: int) -> int:
    """FNV-1a of the key's UTF-8, cut to the number of shards."""
    hash_ = FNV_OFFSET
    for byte in key.encode("utf-8", "surrogatepass"):
        hash_ = (hash_ ^ byte) * FNV_PRIME & 0xFFFFFFFF
    return hash_ & (shards - 1)
