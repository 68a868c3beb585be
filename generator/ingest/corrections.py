"""What people have decided about an article -> the article as it should be."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from generator.ingest import datestamps
from generator.ingest.known import names, plain, web, words_of
from generator.model import Article, Basis, Correction, Dated, Evidence

WHERE = "decisions/corrections.yml"
FIELDS: Mapping[str, str] = {
    "title": "title", "date": "published", "published": "published", "outlet": "outlet", "authors": "authors", "author": "authors",
    "source_url": "url", "url": "url", "dateline": "dateline", "section": "section", "lang": "language",
    "language": "language", "rights": "rights", "tags": "tags", "formerly": "formerly"}
LISTS = ("authors", "tags", "formerly")
KEYS: Mapping[str, str] = {"published": "date", "url": "source_url", "language": "lang"}


def corrected(article: Article, corrections: Iterable[Correction]) -> Article:
    """The article as a person has set it right; the very same value if nothing is said of it. `to: null` unsets a field."""
    for one in corrections:
        field = FIELDS.get(one.field)
        if one.article != article.id or field is None:
            continue
        empty = one.to in (None, "", [])
        value = _unset(field) if empty else _value(field, one.to)
        if (value is None and not (empty and field not in ("title", "language"))) or value == getattr(article, field):
            continue
        key = KEYS.get(field, field)
        rest = tuple(e for e in article.evidence if e.field != key)
        said = Evidence(key, plain(one.why) or plain(one.to), WHERE)
        article = replace(article, **{field: value, "evidence": (*rest, said)})  # type: ignore[arg-type]  # each field by its own reader
    return article


def _unset(field: str) -> object:
    return () if field in LISTS else None


def _value(field: str, to: object) -> object:
    """The value as the article holds it; None if it cannot be meant."""
    if field in LISTS:
        return (names(to) if field == "authors" else words_of(to)) or None
    if isinstance(to, (list, dict)):
        return None
    if field == "published":
        period = datestamps.precise(to)
        return Dated(period, Basis.SIDECAR, WHERE) if period else None
    return web(to) if field == "url" else plain(to) or None
