"""Meta and body -> Markdown with front matter.

Every value is written as JSON, escaped so that YAML 1.1 reads the same value back: no colon,
hash, quote or `no` in a headline can break a page. (MkDocs takes a broken header for body
text and says nothing.)
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping

_RISKY = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")  # line breaks or unprintable to YAML 1.1
_LONE = re.compile("[\ud800-\udfff]")  # half a character; no file can hold it
_json = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode


def join(meta: Mapping[str, object], body: str) -> str:
    """A page; keys whose value is None, "" or empty are left out."""
    lines = [f"{key}: {value(held)}" for key, held in meta.items() if held not in (None, "", (), [], {})]
    return whole("---\n" + "\n".join(lines) + "\n---\n\n" + body.strip() + "\n")


def value(held: object) -> str:
    """One value as JSON that is also YAML 1.1."""
    text = _json(held)
    if text.isascii() and "\x7f" not in text:
        return text
    text = _LONE.sub("\ufffd", text)
    return _RISKY.sub(lambda m: f"\\u{ord(m[0]):04x}", text)


def whole(text: str) -> str:
    """Text that can be written as UTF-8: half characters become U+FFFD."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return _LONE.sub("\ufffd", text)
    return text
