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
FULL = 64  # names in a shard, on average at most
LEADING = "the "
_JOINED = re.compile("[.'’]")  # "U.S." is "US"
_BETWEEN = re.compile(r"[\W_]+")

Card = tuple[str, str, str, str]  # id of its page in the index, address, name, what is said of it


def fold(text: str) -> str:
    """Small letters and digits without accents; one space between words; no leading "the"."""
    bare = (c for c in unicodedata.normalize("NFKD", text) if unicodedata.category(c)[0] != "M")
    words = _BETWEEN.sub(" ", _JOINED.sub("", "".join(bare)).lower()).strip()
    return words.removeprefix(LEADING)


def shard(key: str, shards: int) -> int:
    """FNV-1a of the key's UTF-8, cut to the number of shards."""
    found = 0x811C9DC5
    for byte in key.encode("utf-8", "surrogatepass"):
        found = (found ^ byte) * 0x01000193 & 0xFFFFFFFF
    return found & shards - 1


def files(records: Sequence[SearchRecord], ids: Sequence[str]) -> dict[str, bytes]:
    """Path below site/pagefind/ -> bytes. `ids` are those of the records' pages in the index."""
    table = cards(records, ids)
    shards = 1
    while shards * FULL < len(table):
        shards *= 2
    parts: list[dict[str, list[Card]]] = [{} for _ in range(shards)]
    for key in sorted(table):
        parts[shard(key, shards)][key] = table[key]
    about = {"pages": len(records), "shards": shards}
    made = {f"{FOLDER}/{n}.json": msgspec.json.encode(part) for n, part in enumerate(parts)}
    return {TABLE: msgspec.json.encode(about), **made}


def cards(records: Sequence[SearchRecord], ids: Sequence[str]) -> Mapping[str, list[Card]]:
    """Folded name -> the pages that bear it: first as a name of theirs, then as a surname."""
    own: dict[str, list[Card]] = defaultdict(list)
    others: dict[str, list[Card]] = defaultdict(list)
    for record, id_ in zip(records, ids, strict=True):
        if not record.names:
            continue
        card = (id_, record.url, record.names[0], record.about)
        names = {fold(name) for name in record.names} - {""}
        for key in names:
            own[key].append(card)
        for key in {fold(name) for name in record.surnames} - names - {""}:
            others[key].append(card)
    return {key: own[key] + others[key] for key in {**own, **others}}
