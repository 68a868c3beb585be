"""What a person says of a source, in `FILE.yml` or in a header -> Known. It outweighs the source's own words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from generator import shapes, yaml_text
from generator.errors import ConfigError
from generator.ingest.layout import encoding
from generator.ingest.metadata import datestamps
from generator.ingest.metadata.known import (
    LABELS,
    Known,
    known,
    merged,
    names,
    plain,
    web,
    words_of,
)
from generator.model.article import Basis, Dated
from generator.model.problem import Problem
from generator.words import shorten
from generator.yaml_text import Document, Path

LARGEST = 200_000  # characters
KEYS = ("title", "date", "outlet", "url", "authors", "section", "dateline", "language", "rights", "tags", "updated", "accessed",
        "archived_url", "stories")
HINT = f"write `key: value` lines: {', '.join(KEYS)}"
HINTS = {"published": "write a day as 2024-03-12, a month as 2024-03", "url": "an address begins with https:// or http://",
         "language": "write a code such as `en` or `de-AT`"}


@dataclass(frozen=True, slots=True)
class Sidecar:
    all: Known = Known()  # noqa: RUF009  # frozen
    stories: tuple[Known, ...] = ()
    problems: tuple[Problem, ...] = ()

    def of(self, headline: str, k: int, n: int) -> Known:
        """What holds for story `k` of `n`: by its title, or by its place where the list tells of every story."""
        keys = [_key(one.title or "") for one in self.stories]
        here = next((one for one, key in zip(self.stories, keys, strict=True) if key and _alike(key, _key(headline))), None)
        if here is None and len(self.stories) == n and not any(keys):
            here = self.stories[k]
        shared = self.all if n == 1 else replace(self.all, title=None, evidence=tuple(e for e in self.all.evidence if e.field != "title"))
        if here is None:
            return shared
        return merged((here, shared))


def read(path: str, data: bytes | None) -> Sidecar:
    """The sidecar's bytes -> what they say; nonsense is a Problem and the rest stands."""
    if data is None:
        return Sidecar()
    where = f"{path}.yml"
    found = encoding.decoded(data)
    if isinstance(found, str):
        return Sidecar(problems=() if found == "empty" else (Problem(where, found, "write the sidecar as UTF-8 YAML"),))
    try:
        whole = header(found.text, where)
    except ConfigError as error:
        return Sidecar(problems=(Problem(error.where, error.what, error.hint),))
    all_, problems = facts(whole.said, where, Basis.SIDECAR, whole.places)
    problems = (*strangers(whole), *problems)
    if whole.stories is None:
        place = whole.places["stories"]
        return Sidecar(all_, (), (*problems, Problem(place, "`stories` is not a list of entries", "begin each with `- title: ...`")))
    each = [facts(story.said, where, Basis.SIDECAR, story.places) for story in whole.stories]
    more = [problem for story, (_, found) in zip(whole.stories, each, strict=True) for problem in (*strangers(story), *found)]
    return Sidecar(all_, tuple(one for one, _ in each), (*problems, *more))


@dataclass(frozen=True, slots=True)
class Header:
    """Keys and values that a person wrote of a source or of a story, and where each key stands."""

    said: Mapping[str, object]  # keys in lower case, with `_` between words
    places: Mapping[str, str]
    stories: tuple[Header, ...] | None = ()  # None: what stands there is no list of entries


def header(text: str, where: str, first: int = 1) -> Header:
    """YAML `key: value` lines, the first of them on line `first` of the file."""
    if len(text) > LARGEST:
        raise ConfigError(where, f"longer than {LARGEST // 1000} kB", HINT)
    document = yaml_text.read(text, where, first=first)
    if document.value is not None and not isinstance(document.value, dict):
        raise ConfigError(document.place(), "not a list of keys and values", HINT)
    return _header(document, document.value or {}, ())


def _header(document: Document, held: Mapping[str, object], path: Path) -> Header:
    said = {_written(key): value for key, value in held.items()}
    places = {_written(key): document.place((*path, key)) for key in held}
    rows = next((value for key, value in held.items() if _written(key) == "stories" and not path), None) or []
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        return Header(said, places, None)
    key = next((key for key in held if _written(key) == "stories"), "")
    return Header(said, places, tuple(_header(document, row, (*path, key, n)) for n, row in enumerate(rows)))


def _written(key: str) -> str:
    return key.strip().lower().replace(" ", "_").replace("-", "_")


def strangers(whole: Header) -> tuple[Problem, ...]:
    """A Problem for each key that says nothing here, with the one that is near."""
    known = {name.replace(" ", "_") for name in LABELS} | {"stories"}
    return tuple(
        Problem(whole.places[key], *shapes.unknown(key, known, KEYS)) for key in whole.said if key not in known)


def facts(
    said: Mapping[str, object], where: str, basis: Basis, places: Mapping[str, str] | None = None
) -> tuple[Known, tuple[Problem, ...]]:
    """Keys and values -> Known; what cannot be meant is left out and told, with the place of its key."""
    places = places or {}
    found: list[Known] = []
    problems: list[Problem] = []
    for key, value in said.items():
        field = LABELS.get(key.replace("_", " "))
        if field is None or value in (None, "", [], {}):
            continue
        made = _value(field, value, basis)
        if field == "outlet" and made is None and web(value):
            field, made = "url", web(value)
        if made in (None, ()):
            problems.append(Problem(places.get(key, where), f"`{key}` cannot be `{shorten(plain(value), 60)}`", HINTS.get(field, "")))
        else:
            found.append(known(field, made, shorten(f"{key}: {plain(value)}", 300), basis.value))
    return merged(found), tuple(problems)


def _value(field: str, value: object, basis: Basis) -> object:
    if field == "authors":
        return names(value)
    if field == "tags":
        return words_of(value)
    if isinstance(value, (list, tuple)) and len(value) == 1:
        value = value[0]
    if isinstance(value, (list, tuple, dict)):
        return None
    text = plain(value)
    if field in ("url", "archived_url"):
        return web(text)
    if field == "published":
        return Dated(period, basis, text) if (period := datestamps.precise(text)) else None
    if field in ("updated", "accessed"):
        return text[:25] if re.match(r"\d{4}-\d\d-\d\d", text) and datestamps.precise(text) else None
    if field == "language":
        return text if re.fullmatch(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", text) else None
    return text if len(text) <= 1_000 else None


def _key(title: str) -> str:
    return re.sub(r"[\W_]+", " ", title.casefold()).strip()


def _alike(one: str, other: str) -> bool:
    """The same words, or the beginning of them."""
    a, b = one.split(), other.split()
    if one == other or (len(a) >= 3 and other.startswith(one)) or (len(b) >= 3 and one.startswith(other)):
        return True
    return len(set(a) & set(b)) >= 0.7 * max(len(set(a)), len(set(b)), 1)
