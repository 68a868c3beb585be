"""Article -> what its page says of its date of publication, and how that date is known."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.article import Article, Basis
from generator.model.dates import Period, Precision
from generator.render.data.metadata import evidence_of_inferred_date
from generator.render.periods import inferred_in_words
from generator.words import shorten

LONGEST_EVIDENCE = 120  # characters
BASIS_WORDS = {
    Basis.STATED: "stated in the text",
    Basis.DATELINE: "from the dateline",
    Basis.URL: "from the address",
    Basis.SIDECAR: "noted by a person",
    Basis.INFERRED: "inferred, not stated by a source",
}


@dataclass(frozen=True, slots=True)
class PublishedFact:
    """A date of publication, for the macro `published`; "" where there is nothing to say."""

    period: Period
    basis: str  # how the date is known
    words: str = ""  # of an inferred date, which is only probable
    reason: str = ""  # why an inferred date was chosen
    quote: str = ""  # the words of the source
    precision: str = ""  # "month"; "" where the day is known


def has_inferred_date(article: Article) -> bool:
    """Whether the date of publication is only probable: inferred, not stated by a source."""
    return (
        article.published is not None
        and article.published.basis == Basis.INFERRED
    )


def describe_published(article: Article) -> PublishedFact | None:
    """The date of publication, how exact it is, and how it is known; None where there is none."""
    published = article.published
    if published is None:
        return None
    basis = BASIS_WORDS[published.basis]
    if has_inferred_date(article):
        words = inferred_in_words(published.period)
        reason = evidence_of_inferred_date(article) or ""
        return PublishedFact(published.period, basis, words, reason=reason)
    precision = published.period.precision
    return PublishedFact(
        published.period,
        basis,
        quote=shorten(published.evidence, LONGEST_EVIDENCE),
        precision="" if precision is Precision.DAY else precision.value,
    )
