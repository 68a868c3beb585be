"""One story of one source, with what is known of it besides its text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from generator.model.dates import Period
from generator.model.decisions import Correction
from generator.model.ids import ArticleId, Span

UNDETERMINED = "und"  # BCP 47: a language that is not known


def is_english(language: str) -> bool:
    """Is it English, of whatever country?"""
    return language.lower().replace("_", "-").split("-")[0] in ("en", "eng")


def is_read(language: str) -> bool:
    """Are names and dates read in a text of this language? In English ones, and in those that are
    too short to tell.
    """
    return language == UNDETERMINED or is_english(language)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a piece of an article's metadata comes from."""

    field: str  # a front-matter key: "title", "authors", "outlet", "dateline", "source_url", "date"
    quote: str  # the words of the source, as found
    rule: str


@dataclass(frozen=True, slots=True)
class Cut:
    """Words of the source that are not of the article."""

    quote: str
    rule: str  # of the rule, or the label of the line
    probability: float | None = None  # of the label; None for a rule


class Basis(StrEnum):
    """How an article's date is known."""

    STATED = "stated"
    DATELINE = "dateline"
    URL = "url"
    SIDECAR = "sidecar"
    INFERRED = "inferred"


class Policy(StrEnum):
    """How much of an outlet's text the site may show."""

    FULL = "full"
    EXCERPT = "excerpt"
    METADATA = "metadata"
    WITHHELD = "withheld"


@dataclass(frozen=True, slots=True)
class Dated:
    period: Period
    basis: Basis
    evidence: str  # the words, URL or sidecar key that say so


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One story. `text` begins with its headline, as printed, if it has one;
    one blank line parts paragraphs, no other newline is in it.
    """

    id: ArticleId
    source: str  # path below the sources
    record: str | None = None  # the id that a JSONL line carries
    digest: str  # sha256 of the source's bytes
    byte_range: tuple[int, int]  # half-open byte range of the story in its file
    title: str  # plain text, one line
    text: str  # NFC
    # where the body begins in `text`: text[:body] is the headline (0: none in the text)
    body_start: int = 0
    published: Dated | None = None
    updated: str | None = None  # ISO 8601
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    url: str | None = None  # http(s) only
    archived_url: str | None = None
    accessed: str | None = None
    dateline: str | None = None
    section: str | None = None
    language: str = "en"  # BCP 47; `UNDETERMINED` where neither source nor words tell it
    rights: str | None = None
    tags: tuple[str, ...] = ()  # as stated by the source
    part_of: str | None = None  # slug of the digest that holds this story
    # ids that it had, by a person's word; their URLs redirect
    former_ids: tuple[ArticleId, ...] = ()
    # furniture that stays in the text: no name, quotation or event is of it
    asides: tuple[Span, ...] = ()
    stub: bool = False  # a headline, with no more than a teaser
    evidence: tuple[Evidence, ...] = ()
    cuts: tuple[Cut, ...] = ()
    corrections: tuple[Correction, ...] = ()  # what people set right, in the order they did
    # how much of it the site may show; the rest is cut off before anything is resolved
    policy: Policy = Policy.FULL
    hidden_words: int = 0  # words of the body that were cut off so
