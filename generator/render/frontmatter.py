"""Metadata and body -> Markdown with front matter.

Every value is written as JSON, escaped so that YAML 1.1 reads the same value back: no colon,
hash, quote or `no` in a headline can break a page. (MkDocs takes a broken header for body
text and says nothing.)
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

from generator import lazy

# Line breaks, or unprintable, to YAML 1.1.
_RISKY = lazy.regex("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_SURROGATE = lazy.regex("[\ud800-\udfff]")  # half of a character, which no UTF-8 file can hold
_EMPTY: tuple[object, ...] = (None, "", (), [], {})
_to_json = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode


def join_page(meta: Mapping[str, object], body: str) -> str:
    """A page; keys whose value is None, "" or empty are left out."""
    lines = [
        f"{key}: {write_value(value)}"
        for key, value in meta.items()
        if value not in _EMPTY
    ]
    header = "\n".join(lines)
    return replace_surrogates(f"---\n{header}\n---\n\n{body.strip()}\n")


def write_value(value: object) -> str:
    """A value as JSON that is also YAML 1.1."""
    text = _to_json(value)
    if text.isascii() and "\x7f" not in text:
        return text
    text = _SURROGATE.sub("\ufffd", text)
    return _RISKY.sub(_escape, text)


def _escape(m: re.Match[str]) -> str:
    return f"\\u{ord(m[0]):04x}"


def replace_surrogates(text: str) -> str:
    """Text that can be written as UTF-8: lone surrogates become U+FFFD."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return _SURROGATE.sub("\ufffd", text)
    return text
