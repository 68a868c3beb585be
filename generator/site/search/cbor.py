"""CBOR (RFC 8949), the little of it that a Pagefind index is written in: whole numbers, text, lists, true, false, null."""

from __future__ import annotations

Value = int | str | bool | None | list["Value"]

SIMPLE: dict[int, bool | None] = {20: False, 21: True, 22: None}
WIDTHS = {24: 1, 25: 2, 26: 4, 27: 8}  # how many bytes of length follow


def decoded(data: bytes) -> Value:
    """The value that these bytes hold."""
    return _value(data, 0)[0]


def _value(data: bytes, at: int) -> tuple[Value, int]:
    major, n = data[at] >> 5, data[at] & 31
    at += 1
    if major == 7:
        return SIMPLE[n], at
    if n > max(WIDTHS):
        raise ValueError("CBOR of unsaid length is not read here")
    if n in WIDTHS:
        width = WIDTHS[n]
        n, at = int.from_bytes(data[at : at + width]), at + width
    if major in (0, 1):
        return (n if major == 0 else -1 - n), at
    if major == 3:
        return data[at : at + n].decode(), at + n
    if major != 4:
        raise ValueError(f"CBOR of major type {major} is not read here")
    found: list[Value] = []
    for _ in range(n):
        value, at = _value(data, at)
        found.append(value)
    return found, at


def encoded(value: Value) -> bytes:
    """The shortest bytes that hold it."""
    if value is None or isinstance(value, bool):
        return bytes([7 << 5 | next(code for code, simple in SIMPLE.items() if simple is value)])
    if isinstance(value, int):
        return _head(0, value) if value >= 0 else _head(1, -1 - value)
    if isinstance(value, str):
        return _head(3, len(value.encode())) + value.encode()
    return _head(4, len(value)) + b"".join(map(encoded, value))


def _head(major: int, n: int) -> bytes:
    if n < 24:
        return bytes([major << 5 | n])
    code, width = next((code, width) for code, width in WIDTHS.items() if n < 1 << 8 * width)
    return bytes([major << 5 | code]) + n.to_bytes(width)
