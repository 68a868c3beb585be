"""What is known of a story besides its text: each piece with its evidence, the more trusted over the less."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields

from generator.model.article import Dated, Evidence
from generator.words import normalise, squeeze

_URL = re.compile(r"https?://(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z0-9-]{2,}(?::\d{1,5})?(?:[/?#][^\s<>\"'`{}|\\^]*)?")
_SURROGATE = re.compile("[\ud800-\udfff]")
LONGEST = 2_000  # characters of a URL, a title, a name: more is no such thing
_SAID = {  # our field -> what people and pages call it, in labels, front matter and sidecars
    "title": "title headline hed", "authors": "author authors byline by reporter writer creator",
    "outlet": "source publication outlet newspaper publisher publication_title journal site site_name provider agency",
    "url": "url link source_url permalink original original_url canonical_url web",
    "published": "date published published_on published_at publication_date publish_date pub_date pubdate date_published datepublished"
                 " posted posted_on first_published issue_date created",
    "updated": "updated last_updated last_updated_on last_modified modified updated_on",
    "section": "section filed_under category posted_in",
    "dateline": "dateline", "language": "language lang", "rights": "rights copyright license licence",
    "tags": "tags tag keywords topics tagged", "archived_url": "archived archived_url archive_url",
    "accessed": "accessed retrieved load_date clipped"}
LABELS = {word.replace("_", " "): field for field, words in _SAID.items() for word in words.split()}
KEY = {"published": "date", "url": "source_url", "language": "lang", "credits": "authors"}  # our field -> the front matter's


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    title: str | None = None
    published: Dated | None = None
    updated: str | None = None
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    credits: tuple[str, ...] = ()  # reporters named at the foot: authors after the authors
    url: str | None = None
    archived_url: str | None = None
    accessed: str | None = None
    dateline: str | None = None
    section: str | None = None
    language: str | None = None
    rights: str | None = None
    tags: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()


FIELDS = tuple(f.name for f in fields(Known) if f.name != "evidence")


def known(field: str, value: object, quote: str, rule: str) -> Known:
    """One piece and its evidence."""
    return Known(**{field: value, "evidence": (Evidence(KEY.get(field, field), squeeze(quote)[:300], rule),)})  # type: ignore[arg-type]


def merged(found: Iterable[Known]) -> Known:
    """The first that says something of a field wins it; credits and tags add up. Evidence follows its winner."""
    values: dict[str, object] = {}
    evidence: list[Evidence] = []
    for one in found:
        said = [name for name in FIELDS if getattr(one, name) not in (None, ())]
        won = [name for name in said if name not in values or name in ("credits", "tags")]
        for name in won:
            values[name] = _added(values[name], getattr(one, name)) if name in values else getattr(one, name)
        keys = {KEY.get(name, name) for name in won}
        evidence += [e for e in one.evidence if e.field in keys and e not in evidence]
    return Known(**values, evidence=tuple(evidence))  # type: ignore[arg-type]


def _added(first: object, more: object) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*first, *more))) if isinstance(first, tuple) and isinstance(more, tuple) else ()


def plain(value: object) -> str:
    """Any value as one clean line of text."""
    return squeeze(normalise(whole(str(value)))) if value is not None else ""


def whole(text: str) -> str:
    """Lone surrogates, which no encoding can hold, as U+FFFD; the length stays."""
    return _SURROGATE.sub("\ufffd", text)


def web(value: object) -> str | None:
    """`value` as an http(s) URL; None for any other scheme, and for nonsense."""
    text = plain(value)
    return text if len(text) <= LONGEST and _URL.fullmatch(text) else None


def names(value: object) -> tuple[str, ...]:
    """A list of names, or one text that may hold several: `"Ann Lee and Bo Chan"`."""
    if isinstance(value, dict):
        return names(value.get("name", ""))
    if isinstance(value, (list, tuple)):
        found = [name for one in value for name in names(one)]
    else:
        text = re.sub(r"^(?:by|von|par)\s+", "", plain(value).strip("[]"), flags=re.I)
        found = re.split(r"\s*(?:;|\||,\s+and\s|\s+(?:and|&)\s|,(?=\s*[^,]*\s)(?!\s*(?:Jr|Sr|II|III|PhD|Ph\.D|MD)\b))\s*", text)
    made = (name.strip(" ,.\"'[]") if not re.search(r"\b(?:Jr|Sr)\.$", name) else name.strip(" ,") for name in found)
    return tuple(dict.fromkeys(name for name in made if name and len(name) <= 120 and not name.startswith(("http:", "https:"))))


def words_of(value: object) -> tuple[str, ...]:
    """Tags: a list, or one text parted by commas."""
    if isinstance(value, dict):
        return ()
    parts = value if isinstance(value, (list, tuple)) else re.split(r"[,;]", str(value or ""))
    parts = [part for part in parts if not isinstance(part, (list, dict))]
    return tuple(dict.fromkeys(tag for tag in (plain(part).strip(" #\"'[]") for part in parts) if 0 < len(tag) <= 80))
