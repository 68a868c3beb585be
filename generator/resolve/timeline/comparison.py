"""Two Reports -> whether they are of the same event, and whether they disagree on its date."""

from __future__ import annotations

from datetime import timedelta

from generator.model.dates import Period
from generator.model.events import Certainty, EventRule
from generator.resolve.timeline.rarity import Rarity
from generator.resolve.timeline.reports import Report

SAME = 0.5  # Jaccard of content words; less is another event
# The same, where each names someone else, or the period is longer than a month.
FIRM = 0.7
# Share of what the shorter one's words tell; the same, where the deed or somebody is another's.
RARE = 0.5
RARE_FIRM = 0.75
INSIDE = 0.7  # share of the shorter one's words in the longer, with two actors and a verb in common
FEW = 3  # words that the shorter report may then have of its own
LEAST = 3  # content words in common
DISPUTED = 0.6  # Jaccard, for two dates of one event
# Days between two dates of one event; or the same day of another month or year.
SLIP = 7
FRESH = 2  # days between an event and the article that reports it as news
# Days that "about 5 December" may be off, and more where the period is longer.
ABOUT = 3
MONTH = 31  # days
FACT = (Certainty.HAPPENED, Certainty.REPORTED, Certainty.ONGOING)


def is_same_event(a: Report, b: Report, rarity: Rarity) -> bool:
    """Whether two reports, of dates that may both be true, are of one event."""
    common = len(a.words & b.words)
    if common < LEAST or contradict(a, b):
        return False
    if a.words == b.words and a.period == b.period:
        return True  # boilerplate
    share = common / len(a.words | b.words)
    if a.source == b.source and is_news(a) and is_news(b):
        return share >= SAME and not _differ(a.words, b.words)
    if _tell_of_long_time(a, b):
        return share >= FIRM
    needed = FIRM if _differ(a.named, b.named) else SAME
    if share >= needed:
        return True
    if _is_inside(a, b, common) and _common_actors(a, b) > 1 and share_verb(a, b):
        return True
    return _tells_most_of(a, b, rarity)


def _tell_of_long_time(a: Report, b: Report) -> bool:
    """Whether one is of more than a month; what lasts since a day began on that day."""
    if EventRule.SINCE in (a.event.rule, b.event.rule):
        return abs((a.period.first - b.period.first).days) > MONTH
    return is_longer_than_month(a.period, b.period)


def _tells_most_of(a: Report, b: Report, rarity: Rarity) -> bool:
    """Whether one of two reports has most of what the other tells, by words that are rare.

    Told shortly by one story and at length by another, an event has its rare words in common.
    """
    share = rarity.share(a, b)
    if share < RARE or not share_verb(a, b):
        return share >= RARE_FIRM
    return share >= RARE_FIRM or _common_actors(a, b) > 1 or not _differ(a.named, b.named)


def _is_inside(a: Report, b: Report, common: int) -> bool:
    """Whether the longer report has nearly all words of the shorter; `common` words are in both."""
    shorter = min(len(a.words), len(b.words))
    has_few_others = shorter - common <= FEW
    return has_few_others and common >= INSIDE * shorter


def disagree_on_date(a: Report, b: Report) -> bool:
    """Whether two reports give one event two dates.

    Rather none than a wrong one: news of a kind comes again and again.
    """
    if not may_be_slip(a.period, b.period):
        return False
    if contradict(a, b) or _differ(a.named, b.named):
        return False
    if a.event.certainty not in FACT or b.event.certainty not in FACT:
        return False
    if _common_actors(a, b) < 2:
        return False
    common = len(a.words & b.words)
    if common <= LEAST or common < DISPUTED * len(a.words | b.words):
        return False
    return share_verb(a, b) and not are_separate_news(a, b)


def contradict(a: Report, b: Report) -> bool:
    """Whether two reports can't be of one event.

    Each has a number that the other doesn't have, or one denies what the other says.
    """
    a_denies = a.event.certainty is Certainty.DENIED
    b_denies = b.event.certainty is Certainty.DENIED
    if a_denies != b_denies or a.negative != b.negative:
        return True
    return _differ(a.numbers, b.numbers)


def _differ(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether each set has a member that the other hasn't."""
    return not (a <= b or b <= a)


def _common_actors(a: Report, b: Report) -> int:
    return len(set(a.actors) & set(b.actors))


def share_verb(a: Report, b: Report) -> bool:
    """Whether a past form of one report is a word of the other; or neither has any."""
    if not a.verbs and not b.verbs:
        return True
    if not a.verbs.isdisjoint(b.words):
        return True
    return not b.verbs.isdisjoint(a.words)


def are_separate_news(a: Report, b: Report) -> bool:
    """Whether each report is the news of its own day, and so of an event of its own.

    Not where both came out at once from two outlets.
    """
    if a.published is None or b.published is None:
        return False
    if not is_news(a) or not is_news(b):
        return False
    days_between = abs((a.published - b.published).days)
    return a.source == b.source or days_between > FRESH


def is_news(report: Report) -> bool:
    """Whether the article came out as the event happened.

    Two news reports of one day by one outlet, in other words, are of two events.
    """
    if report.published is None:
        return False
    age = (report.published - report.period.last).days
    return 0 <= age <= FRESH


def is_finer(coarse: Period, fine: Period) -> bool:
    """Whether `fine` agrees with `coarse` and says more.

    It is a day of that month, or an exact day near an approximate one.
    """
    if length(fine) > length(coarse):
        return False
    if length(fine) == length(coarse) and fine.approximate >= coarse.approximate:
        return False
    slack = timedelta(0)
    if coarse.approximate:
        slack = timedelta(max(ABOUT, length(coarse) // 4))
    return (
        coarse.first - fine.first <= slack
        and fine.last - coarse.last <= slack
    )


def may_be_slip(a: Period, b: Period) -> bool:
    """Whether both can't be true, yet one may be the other, miscounted.

    They are some days apart, or differ only in the month, or only in the year, or only in the day.
    """
    if is_longer_than_month(a, b) or a.approximate or b.approximate:
        return False
    if a.last >= b.first and b.last >= a.first:
        return False
    gap = max((b.first - a.last).days, (a.first - b.last).days)
    if gap <= SLIP:
        return True
    return a.precision == b.precision and _equal_date_parts(a, b) == 2


def _equal_date_parts(a: Period, b: Period) -> int:
    """How many of year, month and day are equal in the first days of two periods."""
    same_year = a.first.year == b.first.year
    same_month = a.first.month == b.first.month
    same_day = a.first.day == b.first.day
    return same_year + same_month + same_day


def is_longer_than_month(a: Period, b: Period) -> bool:
    """Whether the longer of two periods is longer than a month."""
    return max(length(a), length(b)) > MONTH


def length(period: Period) -> int:
    """Days between the first and the last day of a period: 0 for a single day."""
    return (period.last - period.first).days
