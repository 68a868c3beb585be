"""A compound file of Microsoft's, made by hand: streams in storages, as Outlook keeps a letter."""

from __future__ import annotations

import struct
from collections.abc import Mapping

SECTOR = 512
FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
NONE = 0xFFFFFFFF


def compound_file(streams: Mapping[str, bytes]) -> bytes:
    """Streams of the root storage; each is padded to the size below which it would be a small one."""
    sectors: list[bytes] = []
    fat: list[int] = []
    entries: list[bytes] = []
    names = sorted(streams, key=lambda name: (len(name), name.upper()))
    for number, name in enumerate(names):
        start, size = _append(sectors, fat, streams[name].ljust(4096, b"\0")), max(len(streams[name]), 4096)
        right = number + 2 if number + 1 < len(names) else NONE
        entries.append(_entry(name, kind=2, right=right, child=NONE, start=start, size=size))
    root = _entry("Root Entry", kind=5, right=NONE, child=1 if names else NONE, start=END, size=0)
    directory = b"".join([root, *entries])
    directory += b"\0" * (-len(directory) % SECTOR)
    directory_start = _append(sectors, fat, directory)
    fat_sectors = -(-(len(fat) + 8) // (SECTOR // 4))
    fat_start = len(sectors)
    fat += [FAT] * fat_sectors
    fat += [FREE] * (fat_sectors * SECTOR // 4 - len(fat))
    table = struct.pack(f"<{len(fat)}I", *fat)
    header = struct.pack(
        "<8s16xHHHHH6xIIIIIIIIII", bytes.fromhex("d0cf11e0a1b11ae1"), 0x3E, 3, 0xFFFE, 9, 6, 0, fat_sectors, directory_start, 0, 4096,
        END, 0, END, 0, fat_start)
    rest = [fat_start + n if n < fat_sectors else FREE for n in range(1, 109)]
    return header + struct.pack("<108I", *rest) + b"".join(sectors) + table


def _append(sectors: list[bytes], fat: list[int], content: bytes) -> int:
    start = len(sectors)
    count = -(-len(content) // SECTOR)
    for number in range(count):
        sectors.append(content[number * SECTOR:(number + 1) * SECTOR].ljust(SECTOR, b"\0"))
        fat.append(start + number + 1 if number + 1 < count else END)
    return start


def _entry(name: str, *, kind: int, right: int, child: int, start: int, size: int) -> bytes:
    letters = (name + "\0").encode("utf-16-le")
    return struct.pack("<64sHBBIII16xI8x8xIII", letters, len(letters), kind, 1, NONE, right, child, 0, start, size, 0)
