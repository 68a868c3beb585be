"""What a person says of a source, in `FILE.yml` or in a header -> Known. It outweighs the source's own words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from generator.ingest import datestamps, encoding, safe_yaml
from generator.ingest.known import LABELS, Known, known, merged, names, plain, web, words_of
from generator.model import Basis, Dated, Problem
from generator.words import shorten

HINT = "write `key: value` lines: title, date, outlet, url, authors, rights, tags, language"
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
    said = safe_yaml.mapping(found.text)
    if isinstance(said, str):
        return Sidecar(problems=(Problem(where, said, HINT),))
    all_, problems = facts(said, where, Basis.SIDECAR)
    rows = said.get("stories", [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        return Sidecar(all_, (), (*problems, Problem(where, "`stories` is not a list of entries", "begin each with `- title: ...`")))
    each = [facts({str(k).lower(): v for k, v in row.items()}, where, Basis.SIDECAR) for row in rows]
    return Sidecar(all_, tuple(one for one, _ in each), (*problems, *(p for _, more in each for p in more)))


def facts(said: Mapping[str, object], where: str, basis: Basis) -> tuple[Known, tuple[Problem, ...]]:
    """Keys and values -> Known; what cannot be meant is left out and told."""
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
            problems.append(Problem(where, f"`{key}` cannot be `{shorten(plain(value), 60)}`", HINTS.get(field, "")))
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
