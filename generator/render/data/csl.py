"""Article -> a CSL-JSON item, which Zotero, pandoc and citeproc read."""

from __future__ import annotations

from datetime import date

from generator.model.article import UNDETERMINED, Article
from generator.model.dates import Precision
from generator.render.data.citations import stated_date, surname_first
from generator.render.markup import safe_url
from generator.words import squeeze

CslDate = dict[str, list[list[int]]]


def cite_csl(article: Article) -> dict[str, object]:
    """A newspaper article, without what is not known."""
    item = {
        "id": article.id,
        "type": "article-newspaper",
        "title": squeeze(article.title),
        "author": [_csl_name(name) for name in article.authors],
        "container-title": squeeze(article.outlet or ""),
        "issued": _csl_date(article),
        "URL": safe_url(article.url),
        "accessed": _accessed(article),
        "language": article.language if article.language != UNDETERMINED else None,
    }
    return {key: value for key, value in item.items() if value}


def _csl_name(name: str) -> dict[str, str]:
    """Family and given name; a newsroom whole."""
    family, comma, given = surname_first(name).partition(", ")
    if comma:
        return {"family": family, "given": given}
    return {"literal": squeeze(name)}


def _csl_date(article: Article) -> CslDate | None:
    """The stated date of publication, as fine as it is known."""
    dated = stated_date(article)
    if dated is None:
        return None
    first = dated.period.first
    if dated.period.precision is Precision.DAY:
        return {"date-parts": [[first.year, first.month, first.day]]}
    if dated.period.precision is Precision.MONTH:
        return {"date-parts": [[first.year, first.month]]}
    return {"date-parts": [[first.year]]}


def _accessed(article: Article) -> CslDate | None:
    """The day on which the source says that it was read; None where it names no day."""
    try:
        day = date.fromisoformat((article.accessed or "")[:10])
    except ValueError:
        return None
    return {"date-parts": [[day.year, day.month, day.day]]}
