"""An article -> its source: the agency or outlet that reports. Reprints of an agency are one."""

from __future__ import annotations

from generator import lazy
from generator.english.vocabulary import rows_of
from generator.model.article import Article
from generator.resolve.entities.keys import fold

AGENCIES = dict(rows_of("news_agencies.tsv"))  # folded name -> short name
_AGENCY_DATELINE = lazy.regex(
    r"[^.!?]{0,60}\((Reuters|AP|AFP|UPI|Bloomberg|Xinhua|Kyodo|dpa)\)\s*[-–—]"
)


def find_source(article: Article) -> str:
    """The agency that byline or dateline names; else the outlet; else the article's own id."""
    for author in article.authors:
        agency = _agency_of_author(author)
        if agency is not None:
            return agency
    dateline = _AGENCY_DATELINE.match(article.text, article.body_start)
    if dateline:
        return AGENCIES[dateline[1].casefold()]
    return article.outlet or article.id


def _agency_of_author(author: str) -> str | None:
    """The short name of the agency that signs as "Reuters" or "Reuters Staff"."""
    name = fold(author)
    without_staff = name.removesuffix(" staff")
    return AGENCIES.get(name) or AGENCIES.get(without_staff)
