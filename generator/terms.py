"""The words of the house: ids, and the few answers that a question may have. See `model` for what uses them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple, NewType

ArticleId = NewType("ArticleId", str)  # "slug-of-name-1a2b3c": from the path (and record or headline), never from order
EntityId = NewType("EntityId", str)  # slug of the canonical name
ThemeId = NewType("ThemeId", str)
Anchor = NewType("Anchor", str)  # "s-1a2b3c": a sentence's id on its article's page


@dataclass(frozen=True, slots=True, order=True)
class Span:
    start: int
    end: int


class Label(NamedTuple):
    """A stretch of a text, half-open, and what a model calls it: "PERSON". A bare tuple: there are many, and they are kept."""

    start: int
    end: int
    name: str


class Kind(StrEnum):
    PERSON = "person"
    ORGANISATION = "organisation"
    PLACE = "place"
    GROUP = "group"  # peoples and nationalities: "Uyghur", "Chinese"; a demonym's entity is its country
    LAW = "law"
    PRODUCT = "product"
    EVENT = "event"
    PROGRAMME = "programme"  # plans, projects, campaigns, strategies
    UNKNOWN = "unknown"  # a name, and nothing tells of what; or of what is none of these, as a prize


class Tier(StrEnum):
    CONFIRMED = "confirmed"  # a person or the site's own catalogue says so
    AUTO = "auto"  # sure enough to link
    POSSIBLE = "possible"  # no inline link; listed for review


class Basis(StrEnum):
    """How an article's date is known."""

    STATED = "stated"
    DATELINE = "dateline"
    URL = "url"
    SIDECAR = "sidecar"
    INFERRED = "inferred"


class Precision(StrEnum):
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    SEASON = "season"
    YEAR = "year"
    DECADE = "decade"
    CENTURY = "century"
    SPAN = "span"  # any other closed interval of days


class Certainty(StrEnum):
    HAPPENED = "happened"
    ONGOING = "ongoing"
    PLANNED = "planned"
    REPORTED = "reported"
    DENIED = "denied"
    CONDITIONAL = "conditional"


class Bond(StrEnum):
    """What one entity is to another, read from the subject to the object."""

    OWNS = "owns"
    ACQUIRED = "acquired"
    SOLD = "sold"
    MEMBER = "member"  # of the object
    JOINED = "joined"
    LISTED = "listed"  # on the object, which is a list
    DELISTED = "delisted"
    SANCTIONED = "sanctioned"  # or blacklisted
    SUED = "sued"
    CHARGED = "charged"  # or indicted
    FINED = "fined"
    SETTLED = "settled"  # with the object
    CONTRACTED = "contracted"  # with the object
    INVESTED = "invested"  # in the object
    SAID = "said"  # spoke about the object, in quotation marks


class TimexType(StrEnum):
    DATE = "DATE"
    TIME = "TIME"
    DURATION = "DURATION"
    SET = "SET"


class Verdict(StrEnum):
    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"
    REJECT = "reject"  # `left` is no name at all; `right` is empty
    TYPE = "type"  # `left` is of the kind `right`


class Policy(StrEnum):
    """How much of an outlet's text the site may show."""

    FULL = "full"
    EXCERPT = "excerpt"
    METADATA = "metadata"
    WITHHELD = "withheld"


class Ask(StrEnum):
    """What a person may be asked."""

    MERGE = "merge"  # two entities that may be one
    SPLIT = "split"  # one entity that may be two
    TYPE = "type"
    WHICH = "which"  # whom a lone name means
    NAME = "name"  # whether it is a name at all
    DATE = "date"  # of an article that has none, or only an inferred one
    DIGEST = "digest"  # whether a file was rightly parted into stories
    EVENT = "event"  # which of two dates for one event is right


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """Closed interval of days: "March 2024" is 2024-03-01 to 2024-03-31, of precision month."""

    first: date
    last: date
    precision: Precision = Precision.DAY
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class Dated:
    period: Period
    basis: Basis
    evidence: str  # the words, URL or sidecar key that say so


@dataclass(frozen=True, slots=True)
class SearchRecord:
    """One page as the search index sees it."""

    url: str  # below the site's root, ends in "/"
    html: str  # a whole small document with Pagefind's data attributes
    names: tuple[str, ...] = ()  # that lead to it when they are typed whole; the first is shown
    surnames: tuple[str, ...] = ()  # that lead to it after what has them as a whole name
    about: str = ""  # one line on what bears these names
