"""What people have decided about an article -> the article as it should be."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from generator import edtf
from generator.ingest.article import named
from generator.ingest.metadata import datestamps
from generator.ingest.metadata.known import names, plain, web, words_of
from generator.model.article import Article, Basis, Dated, Evidence, Policy
from generator.model.decisions import Correction
from generator.model.problem import Problem
from generator.model.source import Source

WHERE = "decisions/corrections.yml"
FIELDS: Mapping[str, str] = {  # as people write it -> ours
    "title": "title", "date": "published", "published": "published", "outlet": "outlet", "authors": "authors", "author": "authors",
    "source_url": "url", "url": "url", "archived_url": "archived_url", "accessed": "accessed", "updated": "updated",
    "dateline": "dateline", "section": "section", "lang": "language", "language": "language", "rights": "rights", "tags": "tags",
    "formerly": "formerly", "aliases": "formerly", "part_of": "part_of"}
SHOWN = ("description", "themes", "policy", "status")  # of the page alone: `render` reads them of the corrections
LISTS = ("authors", "tags", "formerly")
KEYS: Mapping[str, str] = {"published": "date", "url": "source_url", "language": "lang", "formerly": "aliases"}
HINTS = {"published": "a date is written as 2021-12-15, 2021-12 or 2021", "url": "an address begins with https:// or http://"}
STATUS = ("machine", "reviewed", "withdrawn")
MADE = "names, links and events follow from the text: say it in `decisions/judgements.jsonl`"


def corrected(article: Article, corrections: Iterable[Correction]) -> Article:
    """The article as a person has set it right; the very same value if nothing is said of it. `to: null` unsets a field."""
    for one in corrections:
        if one.article == article.id or one.article in article.formerly:
            article = _set(article, one) if one.field in FIELDS else _noted(article, one) if one.field in SHOWN else article
    return article


def _set(article: Article, one: Correction) -> Article:
    field = FIELDS[one.field]
    empty = one.to in (None, "", [])
    value = _unset(field) if empty else _value(field, one.to)
    if field == "formerly" and isinstance(value, tuple):
        value = tuple(dict.fromkeys(article.formerly + value))  # old addresses only ever grow
    if (value is None and not (empty and field not in ("title", "language"))) or value == getattr(article, field):
        return article
    key = KEYS.get(field, field)
    rest = tuple(e for e in article.evidence if e.field != key)
    said = Evidence(key, plain(one.why) or plain(one.to), WHERE)
    noted = () if field == "formerly" else (_record(one, key, _plain(getattr(article, field)), _plain(value)),)
    return replace(article, **{field: value, "evidence": (*rest, said), "corrections": article.corrections + noted})  # type: ignore[arg-type]  # each field by its own reader


def _noted(article: Article, one: Correction) -> Article:
    """A correction of what only the page has."""
    said = _plain(list(words_of(one.to)) if one.field == "themes" else plain(one.to))
    if reason(one) or any((held.field, held.to) == (one.field, said) for held in article.corrections):
        return article
    return replace(article, corrections=(*article.corrections, _record(one, one.field, None, said)))


def _record(one: Correction, key: str, from_: object, to: object) -> Correction:
    was = _plain(one.from_) if one.from_ is not None else from_
    return Correction(one.article, key, to, plain(one.by), plain(one.why), plain(one.when), was)


def _plain(value: object) -> object:
    """As front matter holds it."""
    if isinstance(value, Dated):
        return edtf.write(value.period)
    return [plain(one) for one in value] if isinstance(value, (list, tuple)) else None if value is None else plain(value)


def meaningless(corrections: Iterable[Correction]) -> list[Problem]:
    """A Problem for each that cannot be meant."""
    return [Problem(WHERE, f"`{one.article}`: {said[0]}", said[1]) for one in corrections if (said := reason(one))]


def reason(one: Correction) -> tuple[str, str] | None:
    """Why it cannot be meant, and what could."""
    field, empty = FIELDS.get(one.field), one.to in (None, "", [])
    if field is None and one.field not in SHOWN:
        known = ", ".join(sorted({*FIELDS, *SHOWN}))
        made = one.field in ("entities", "events", "cluster", "duplicate_of")
        return f"`{one.field}` is no field that can be corrected", MADE if made else f"fields: {known}"
    good = {"status": STATUS, "policy": tuple(policy.value for policy in Policy)}.get(one.field)
    if good and plain(one.to) not in good:
        return f"`{one.field}` cannot be `{plain(one.to)}`", f"known: {', '.join(good)}"
    if field == "part_of" and not empty:
        return "`part_of` can only be emptied (`to: null`)", "the file is then one story"
    if field and (_value(field, one.to) is None if not empty else field in ("title", "language")):
        return f"`{one.field}` cannot be `{plain(one.to)}`", HINTS.get(field, "")
    return None


def _unset(field: str) -> object:
    return () if field in LISTS else None


def _value(field: str, to: object) -> object:
    """The value as the article holds it; None if it cannot be meant."""
    if field in LISTS:
        return (names(to) if field == "authors" else words_of(to)) or None
    if isinstance(to, (list, dict)) or field == "part_of":
        return None
    if field == "published":
        period = datestamps.precise(to)
        return Dated(period, Basis.SIDECAR, WHERE) if period else None
    if field in ("updated", "accessed"):
        return plain(to)[:25] if re.match(r"\d{4}-\d\d-\d\d", plain(to)) and datestamps.precise(plain(to)) else None
    return web(to) if field in ("url", "archived_url") else plain(to) or None


def rejoined(parts: Sequence[Article]) -> Article:
    """One article of the stories that its file was wrongly parted into; their ids become its former ones."""
    ordered = sorted(parts, key=lambda one: (one.bytes_, one.id))
    first = ordered[0]
    end = max(one.bytes_[1] for one in ordered)
    return replace(
        first, id=named(Source(first.source, first.digest)), text="\n\n".join(one.text for one in ordered), part_of=None, stub=False,
        bytes_=(first.bytes_[0], end), formerly=tuple(one.id for one in ordered), cuts=tuple(cut for one in ordered for cut in one.cuts))
