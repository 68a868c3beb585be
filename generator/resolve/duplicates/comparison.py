"""Two articles -> whether they are printings of one story, two of a series, or neither."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from generator.model.article import Article
from generator.resolve.duplicates.values import (
    are_spelled_alike,
    compare_slots,
    count_lacking,
    have_other_names,
    is_other_subject,
)
from generator.resolve.duplicates.wording import RUN, Wording

FAR = 14  # days
LATER = 3  # days; from then on, other values make another story
FEWEST = 30  # words of a text: two shorter ones of one event are alike by its nature
SHORT = 45  # words: in a shorter text another value is another report
COVERED = 0.7  # share of the shorter text's words that stand in the longer, in runs of four
LATER_COVERED = 0.85  # the same, for articles dated some days apart, and for mere excerpts
FAR_COVERED = 0.98  # the same of both texts, for articles dated more than a fortnight apart
FAR_WORDS = 300  # a shorter text that comes again after a fortnight may be a form
EXCERPT = 0.4  # a text shorter than this share of the other must be its beginning
BEGINNING = 0.25  # of the longer text
# Shares of the slots that have other values, or of the shorter text's values that the longer lacks.
OTHER = 0.25  # at least two of them: a form, even on one day
OTHER_LATER = 0.1  # a form that comes again after some days
SAME_BUT_NAMES = 0.9  # one release for each county, on one day
HEADLINE_FORM = 0.6  # share of a headline's words that are the form's
LONG_HEADLINE_FORM = 6  # words
LABEL = 3  # words


class Kinship(Enum):
    """What two articles are to each other."""

    PRINTINGS = "printings"
    SERIES = "series"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two articles are to each other, and how much of their texts both have."""

    kinship: Kinship
    covered: float  # share of the shorter text's words that the longer has
    alike: float  # share of the longer text's words that the shorter has, about


Side = tuple[Article, Wording]


def compare(first: Side, second: Side) -> Comparison:
    """Compare two articles by their words. Their order means nothing."""
    (a, shorter), (b, longer) = sorted((first, second), key=_size)
    covered = _share_covered(shorter, longer)
    alike = covered * len(shorter.words) / max(1, len(longer.words))
    if covered < COVERED or are_of_one_digest(a, b):
        kinship = Kinship.NONE
    elif is_series((a, shorter), (b, longer), alike):
        kinship = Kinship.SERIES
    elif _may_be_excerpt(shorter, longer, covered) and _may_be_as_far(
        (a, shorter), (b, longer), covered
    ):
        kinship = Kinship.PRINTINGS
    else:
        kinship = Kinship.NONE
    return Comparison(kinship, covered, alike)


def _size(side: Side) -> tuple[int, str]:
    article, wording = side
    size = len(wording.words)
    return size, article.id


def _share_covered(shorter: Wording, longer: Wording) -> float:
    """The share of words that stand in a run which the other text has too."""
    if len(shorter.words) < FEWEST:
        return 0.0
    covered = _covered(shorter, longer)
    return sum(covered) / len(covered)


def _covered(wording: Wording, other: Wording) -> list[bool]:
    """For each word, whether a run of the other text covers it."""
    words = wording.words
    covered = [False] * len(words)
    for n in range(len(words) - RUN + 1):
        run = words[n : n + RUN]
        if run in other.places:
            covered[n : n + RUN] = [True] * RUN
    return covered


def _may_be_excerpt(shorter: Wording, longer: Wording, covered: float) -> bool:
    """Whether an excerpt is the beginning of the longer text; true of what is no mere excerpt.

    A short item of a long round-up isn't the round-up's story, and a letter that quotes an order
    has words of its own.
    """
    size = len(longer.words)
    excerpt = len(shorter.words)
    if excerpt >= EXCERPT * size:
        return True
    if covered < LATER_COVERED:
        return False
    shared = shorter.places.keys() & longer.places.keys()
    places = [longer.places[run] for run in shared]
    first = min(places)
    return first <= BEGINNING * size


def _may_be_as_far(first: Side, second: Side, covered: float) -> bool:
    """Whether the dates of two articles allow that they are one story. The shorter comes first."""
    (a, shorter), (b, longer) = first, second
    days = days_between(a, b)
    if days <= LATER:
        return True
    if days <= FAR:
        return covered >= LATER_COVERED
    if len(shorter.words) < FAR_WORDS:
        return False
    return min(covered, _share_covered(longer, shorter)) >= FAR_COVERED


def days_between(a: Article, b: Article) -> int:
    """Days between two articles; 0 where a date is not known."""
    if not a.published or not b.published:
        return 0
    periods = a.published.period, b.published.period
    earlier, later = sorted(periods)
    distance = later.first - earlier.last
    return max(0, distance.days)


def is_series(first: Side, second: Side, alike: float) -> bool:
    """Whether the two are one form filled in twice: the same words with other values in them.

    The shorter text comes first. `alike` is the share of the longer text that it has.
    """
    (a, shorter), (b, longer) = first, second
    later = days_between(a, b) > LATER
    changes, equal = compare_slots(shorter, longer)
    changed = len(changes)
    lacking = count_lacking(shorter, longer)
    is_short = len(shorter.words) < SHORT
    return (
        ((later or is_short) and changed > 0)
        or _are_others(changed, changed + len(equal), later=later)
        or is_other_subject(changes, shorter, longer)
        or (alike >= SAME_BUT_NAMES and have_other_names(changes, shorter, longer))
        or _are_others(lacking, len(shorter.values), later=later)
        or have_form_headlines(a, b)
    )


def are_issues(a: Article, b: Article) -> bool:
    """Whether two headlines are those of a series: a form's, or the same again after some days."""
    if have_form_headlines(a, b):
        return True
    same = (
        bool(a.title)
        and a.title.casefold() == b.title.casefold()
    )
    return same and days_between(a, b) > LATER


def have_form_headlines(a: Article, b: Article) -> bool:
    """Whether two headlines are one form: the same at both ends, with other names between.

    On one day the form must be long, for two outlets may call one story nearly the same.
    """
    words = a.title.split()
    others = b.title.split()
    before = _count_equal(words, others)
    rest = reversed(words[before:])
    other_rest = reversed(others[before:])
    after = _count_equal(rest, other_rest)
    filled = " ".join(words[before : len(words) - after])
    other_filled = " ".join(others[before : len(others) - after])
    if not _has_value(filled) or not _has_value(other_filled):
        return False
    if _are_spelled_alike(filled, other_filled):
        return False
    later = days_between(a, b) > LATER
    longest = max(len(words), len(others))
    if before + after < HEADLINE_FORM * longest:
        return _is_label(words[:before], ":;" if later else ";")
    return later or before + after >= LONG_HEADLINE_FORM


def _is_label(words: Sequence[str], marks: str) -> bool:
    """Whether the words are the kind of a notice: "Information collection requirement;".

    A colon also ends the topic of a news story, which its updates of one day have in common.
    """
    if len(words) < LABEL:
        return False
    last = words[-1]
    return last[-1] in marks


def _are_spelled_alike(words: str, others: str) -> bool:
    """Whether parts of two headlines differ by their spelling alone, and by no figure."""
    if any(map(str.isdigit, words + others)):
        return False
    return are_spelled_alike(words.casefold(), others.casefold())


def _count_equal(words: Iterable[str], others: Iterable[str]) -> int:
    """How many words two sequences begin with alike."""
    number = 0
    for word, other in zip(words, others, strict=False):
        if word != other:
            break
        number += 1
    return number


def _has_value(words: str) -> bool:
    """Whether the words have a capital or a digit."""
    has_capital = words != words.lower()
    if has_capital:
        return True
    return any(map(str.isdigit, words))


def _are_others(changed: int, all_: int, *, later: bool) -> bool:
    """Whether so many of all values are others that the text is a form."""
    if later:
        return changed > 0 and changed >= OTHER_LATER * all_
    return changed > 1 and changed >= OTHER * all_


def are_of_one_digest(a: Article, b: Article) -> bool:
    """Whether two articles are parts of one file: what they share is boilerplate."""
    return (
        a.source == b.source
        and (a.part_of is not None or b.part_of is not None)
    )
