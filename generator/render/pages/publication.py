"""Article -> what its page says of its date of publication, and how that date is known."""

from __future__ import annotations

from dataclasses import dataclass

from generator.interface import Words, to_translate
from generator.model.article import Article, Basis
from generator.model.dates import Period, Precision
from generator.render.data.metadata import evidence_of_inferred_date
from generator.render.periods import inferred_in_words
from generator.words import shorten

LONGEST_EVIDENCE = 120  # characters
BASIS_WORDS = {
    Basis.STATED: to_translate("stated in the text"),
    Basis.DATELINE: to_translate("from the dateline"),
    Basis.URL: to_translate("from the address"),
    Basis.SIDECAR: to_translate("noted by a person"),
    Basis.INFERRED: to_translate("inferred, not stated by a source"),
}
PRECISIONS = {
    Precision.WEEK: to_translate("known to the week"),
    Precision.MONTH: to_translate("known to the month"),
    Precision.QUARTER: to_translate("known to the quarter"),
    Precision.HALF: to_translate("known to the half"),
    Precision.SEASON: to_translate("known to the season"),
    Precision.YEAR: to_translate("known to the year"),
    Precision.DECADE: to_translate("known to the decade"),
    Precision.CENTURY: to_translate("known to the century"),
    Precision.SPAN: to_translate("known to the span"),
}


@dataclass(frozen=True, slots=True)
class PublishedFact:
    """A date of publication, for the macro `published`; "" where there is nothing to say."""

    period: Period
    basis: str  # how the date is known
    words: str = ""  # of an inferred date, which is only probable
    reason: str = ""  # why an inferred date was chosen
    quote: str = ""  # the words of the source
    precision: str = ""  # "known to the month"; "" where the day is known


def has_inferred_date(article: Article) -> bool:
    """Whether the date of publication is only probable: inferred, not stated by a source."""
    return (
        article.published is not None
        and article.published.basis == Basis.INFERRED
    )


def describe_published(words: Words, article: Article) -> PublishedFact | None:
    """The date of publication, how exact it is, and how it is known; None where there is none."""
    published = article.published
    if published is None:
        return None
    basis = words.phrase(BASIS_WORDS[published.basis])
    if has_inferred_date(article):
        shown = inferred_in_words(words, published.period)
        reason = evidence_of_inferred_date(article) or ""
        return PublishedFact(published.period, basis, shown, reason=reason)
    precision = published.period.precision
    return PublishedFact(
        published.period,
        basis,
        quote=shorten(published.evidence, LONGEST_EVIDENCE),
        precision="" if precision is Precision.DAY else words.phrase(PRECISIONS[precision]),
    )
