"""Two Tellings -> whether they tell one happening, and whether they disagree on its date."""

from __future__ import annotations

from datetime import timedelta

from generator.model.dates import Period
from generator.model.events import Certainty
from generator.resolve.timeline.tellings import Telling

SAME = 0.5  # Jaccard of content words; less is another event
FIRM = 0.7  # the same, where each names someone that the other doesn't, or the date is no finer than a month
INSIDE = 0.7  # share of the shorter telling's words that the longer one has, with two actors and a verb in common
FEW = 3  # words that the shorter one may have of its own, then
LEAST = 3  # content words in common
DISPUTED = 0.6  # Jaccard, for two dates of one event
SLIP = 7  # days between two dates that may be one event's; or the same day of another month or year
FRESH = 2  # days between an event and the article that tells it as news
ABOUT = 3  # days that "about 5 December" may be off, and more where the period is longer
MONTH = 31  # days
FACT = (Certainty.HAPPENED, Certainty.REPORTED, Certainty.ONGOING)


def same(a: Telling, b: Telling) -> bool:
    """Whether two tellings, of dates that may both be true, tell one happening."""
    common = len(a.words & b.words)
    if common < LEAST or contradict(a, b):
        return False
    share = common / len(a.words | b.words)
    if a.source == b.source and news(a) and news(b):
        return share >= SAME and not apart(a.words, b.words)
    if max(length(a.told.event.period), length(b.told.event.period)) > MONTH:
        return share >= FIRM
    if share >= (FIRM if apart(a.named, b.named) else SAME):
        return True
    shorter = min(len(a.words), len(b.words))
    within = shorter - common <= FEW and common >= INSIDE * shorter
    return within and len(set(a.actors) & set(b.actors)) > 1 and share_verb(a, b)


def disagree(a: Telling, b: Telling) -> bool:
    """Whether two tellings give one happening two dates. Rather none than a wrong one: news of a kind comes again and again."""
    if not slipped(a.told.event.period, b.told.event.period) or contradict(a, b) or apart(a.named, b.named):
        return False
    if a.told.event.certainty not in FACT or b.told.event.certainty not in FACT or len(set(a.actors) & set(b.actors)) < 2:
        return False
    common = len(a.words & b.words)
    return common > LEAST and common >= DISPUTED * len(a.words | b.words) and share_verb(a, b) and not series(a, b)


def contradict(a: Telling, b: Telling) -> bool:
    """Whether they can't be one: each has a number that the other hasn't, or one denies what the other says."""
    denied = (a.told.event.certainty is Certainty.DENIED) != (b.told.event.certainty is Certainty.DENIED)
    return denied or a.negative != b.negative or apart(a.numbers, b.numbers)


def apart(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether each holds something that the other doesn't."""
    return not (a <= b or b <= a)


def share_verb(a: Telling, b: Telling) -> bool:
    """Whether a past form of one is a word of the other; or neither has any."""
    return not (a.verbs or b.verbs) or not (a.verbs.isdisjoint(b.words) and b.verbs.isdisjoint(a.words))


def series(a: Telling, b: Telling) -> bool:
    """Whether each tells the news of its own day: two, then, unless both came out at once from two outlets."""
    if a.published is None or b.published is None or not (news(a) and news(b)):
        return False
    return a.source == b.source or abs((a.published - b.published).days) > FRESH


def news(one: Telling) -> bool:
    """Whether the article came out as it happened. An outlet's two reports of one day, in other words, are of two things."""
    return one.published is not None and 0 <= (one.published - one.told.event.period.last).days <= FRESH


def holds(coarse: Period, fine: Period) -> bool:
    """Whether `fine` says no other than `coarse`, but more: a day of that month, or an exact day near an approximate one."""
    if length(fine) > length(coarse) or (length(fine) == length(coarse) and fine.approximate >= coarse.approximate):
        return False
    slack = timedelta(max(ABOUT, length(coarse) // 4)) if coarse.approximate else timedelta(0)
    return coarse.first - fine.first <= slack and fine.last - coarse.last <= slack


def slipped(a: Period, b: Period) -> bool:
    """Whether both can't be true, yet one may be the other, miscounted: some days away, or of another month or year."""
    if max(length(a), length(b)) > MONTH or a.approximate or b.approximate or not (a.last < b.first or b.last < a.first):
        return False
    gap = max((b.first - a.last).days, (a.first - b.last).days)
    parts = [a.first.year == b.first.year, a.first.month == b.first.month, a.first.day == b.first.day]
    return gap <= SLIP or (a.precision == b.precision and (sum(parts) == 2))


def length(period: Period) -> int:
    """In days."""
    return (period.last - period.first).days
