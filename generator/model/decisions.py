"""What people are asked, and what they decide."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from generator.model.ids import ArticleId


class Verdict(StrEnum):
    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"
    REJECT = "reject"  # `left` is no name at all; `right` is empty
    TYPE = "type"  # `left` is of the kind `right`


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
class Passage:
    """Words of an article by which they are found again, as in a W3C TextQuoteSelector,
    whatever becomes of file or id.
    """

    exact: str
    prefix: str = ""  # the characters right before
    suffix: str = ""  # and after
    article: str = ""  # its id when it was quoted
    side: str = "left"  # what of a judgement it shows: left or right


@dataclass(frozen=True, slots=True)
class Judgement:
    """What a person (or a machine) decided. A person's beats a machine's;
    DIFFERENT blocks chains.
    """

    left: str  # an entity's, article's or event's id, or a name
    right: str  # the same, or a kind; empty where there is but one side
    verdict: Verdict
    author: str = ""
    reason: str = ""
    date: str = ""  # ISO 8601
    evidence: tuple[Passage, ...] = ()  # what the person was shown


@dataclass(frozen=True, slots=True)
class Correction:
    """One front-matter field of one article, set by a person."""

    article: ArticleId
    field: str
    new_value: object
    author: str = ""
    reason: str = ""
    date: str = ""
    # what stood there before; the build knows it where the file does not say
    old_value: object = None
    evidence: tuple[Passage, ...] = ()  # words of the article


@dataclass(frozen=True, slots=True)
class Answer:
    """One way to answer a Question."""

    key: str  # on the keyboard; empty: a value is typed
    verdict: str  # in a spreadsheet
    meaning: str


@dataclass(frozen=True, slots=True)
class Question:
    """Something that a person could decide, with the words that it is about."""

    id: str  # "q-1a2b3c": from its kind and subject
    ask: Ask
    left: str  # an entity's, article's or event's id
    right: str
    text: str
    reason: str
    worth: float  # uses x uncertainty; the first asked has most
    answers: tuple[Answer, ...]
    options: tuple[str, ...] = ()  # ids that "1", "2", ... stand for
    passages: tuple[Passage, ...] = ()  # `side`: left, right, or the number of an option
