"""Values that people and pages write -> one clean line, a URL, the names of people, tags."""

from __future__ import annotations

import html
import re

from generator import lazy
from generator.words import normalise, squeeze

LONGEST = 2_000  # characters of a URL, a title, a name: a longer text is no such thing
LONGEST_NAME = 120  # characters
LONGEST_TAG = 80  # characters

_HOST_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?"
_TOP_LEVEL = r"[A-Za-z0-9-]{2,}"
_PORT = r"(?::\d{1,5})?"
_PATH = r"(?:[/?#][^\s<>\"'`{}|\\^]*)?"
_URL = lazy.regex(rf"https?://(?:{_HOST_LABEL}\.)+{_TOP_LEVEL}{_PORT}{_PATH}")
_ENTITY = lazy.regex(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_SURROGATE = lazy.regex("[\ud800-\udfff]")
_NAME_OPENING = lazy.regex(r"^(?:by|von|par)\s+", re.I)
_AND = r",\s+and\s|\s+(?:and|&)\s"
_NO_SUFFIX = r"(?!\s*(?:Jr|Sr|II|III|PhD|Ph\.D|MD)\b)"
_COMMA = rf",(?=\s*[^,]*\s){_NO_SUFFIX}"  # before two words or more: "Lee, Ann" is one name
_BETWEEN_NAMES = lazy.regex(rf"\s*(?:;|\||{_AND}|{_COMMA})\s*")
_NAME_SUFFIX = lazy.regex(r"\b(?:Jr|Sr)\.$")


def clean_line(value: object) -> str:
    """Any value as one clean line of text; empty for None."""
    if value is None:
        return ""
    return squeeze(normalise(replace_surrogates(str(value))))


def replace_surrogates(text: str) -> str:
    """The text with U+FFFD for each lone surrogate, which no encoding can hold."""
    return _SURROGATE.sub("\ufffd", text)


def unescape(text: str) -> str:
    """The text with the character of each entity: `&amp;` and `&#8217;`, `&amp;#8217;` too."""
    if "&" not in text:
        return text
    once = _ENTITY.sub(lambda m: html.unescape(m[0]), text)
    return _ENTITY.sub(lambda m: html.unescape(m[0]), once)


def parse_url(value: object) -> str | None:
    """`value` as an http(s) URL; None for any other scheme, and for nonsense."""
    text = clean_line(value)
    if len(text) > LONGEST or not _URL.fullmatch(text):
        return None
    return text


def parse_names(value: object) -> tuple[str, ...]:
    """The people of a list of names, or of one text that may hold several: `"Ann Lee and Bo
    Chan"`.
    """
    if isinstance(value, dict):
        return parse_names(value.get("name", ""))
    if isinstance(value, (list, tuple)):
        parts = [
            name
            for entry in value
            for name in parse_names(entry)
        ]
    else:
        parts = _split_names(clean_line(value))
    names = [_strip_marks(part) for part in parts]
    return tuple(dict.fromkeys(name for name in names if _is_name(name)))


def _split_names(text: str) -> list[str]:
    names = _NAME_OPENING.sub("", text.strip("[]"))
    return _BETWEEN_NAMES.split(names)


def _strip_marks(name: str) -> str:
    if _NAME_SUFFIX.search(name):  # the full stop of "Jr." belongs to the name
        return name.strip(" ,")
    return name.strip(" ,.\"'[]")


def _is_name(text: str) -> bool:
    if not text or len(text) > LONGEST_NAME:
        return False
    return not text.startswith(("http:", "https:"))


def parse_tags(value: object) -> tuple[str, ...]:
    """The tags of a list, or of one text with commas or semicolons between them."""
    if isinstance(value, dict):
        return ()
    tags: dict[str, None] = {}  # each once, in order
    for part in _tag_parts(value):
        tag = clean_line(part).strip(" \"'[]")
        tag = tag.strip("# ") if tag.startswith("#") else tag  # "#ships#", but "C#"
        if 0 < len(tag) <= LONGEST_TAG:
            tags[tag] = None
    return tuple(tags)


def _tag_parts(value: object) -> list[object]:
    if isinstance(value, (list, tuple)):
        return [
            part
            for part in value
            if not isinstance(part, (list, dict))
        ]
    text = str(value or "")
    return list(re.split(r"[,;]", text))
