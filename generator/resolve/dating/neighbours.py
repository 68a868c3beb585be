"""Dated articles -> a prior over the days of undated ones, by time and by words that they share."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from datetime import date

from generator.model.findings import Findings
from generator.model.ids import ArticleId
from generator.model.names import Kind
from generator.resolve.dating.clues import Clue, quote
from generator.resolve.dating.lags import Lags
from generator.resolve.dating.likeness import COMMON, FEW, FindingsById, Likeness, Likenesses
from generator.resolve.dating.mixture import (
    CollectionDays,
    Shares,
    class_of,
    flat_density,
    learn_shares,
    mix,
    words_densities,
)
from generator.resolve.dating.yearless import latest_past_day

SHARED = 3  # names that two articles must share for a day that both name to be the same
SAMPLE = 150  # dated stories that are predicted by the others


class Neighbours:
    """What the dated articles of a collection say of the others."""

    def __init__(
        self, findings: FindingsById, lead_of: Mapping[ArticleId, ArticleId], lags: Lags
    ) -> None:
        """`lead_of`: an article -> the lead of its story; a story counts once."""
        self._findings = findings
        days: dict[ArticleId, int] = {}
        for id_, article_findings in findings.items():
            published = article_findings.article.published
            lead = lead_of.get(id_, id_)
            if published is not None:
                day = _middle(published.period.first, published.period.last)
                days[lead] = min(day, days.get(lead, day))
        self._likenesses = Likenesses(findings, lead_of, days)
        self._n_dated = len(days)
        self._days = CollectionDays(sorted(days.values()))
        self._shares = learn_shares(self._predict(days), lags)
        self._days_named = _days_named(findings)
        self._name_counts = Counter(
            name for article in findings.values() for name in _names_of(article)
        )
        self._common = max(FEW, COMMON * len(findings))

    def _rare_names(self, id_: ArticleId) -> set[str]:
        """The names of an article, without places, that few others have."""
        names = _names_of(self._findings[id_])
        return {name for name in names if self._name_counts[name] <= self._common}

    def _predict(self, days: Mapping[ArticleId, int]) -> dict[int, list[list[float]]]:
        """By class of likeness, what each part of the prior says of each dated story's day."""
        leads = sorted(days)
        step = max(len(leads) // SAMPLE, 1)
        predicted: dict[int, list[list[float]]] = defaultdict(list)
        for lead in leads[::step] if len(leads) > 1 else ():
            alike = self._likenesses.find_alike(lead)
            predicted[class_of(alike)].append(self.parts(alike, days[lead], is_dated=True))
        return predicted

    def parts(self, alike: list[Likeness], day: int, *, is_dated: bool) -> list[float]:
        """The density of a day by each part of the prior."""
        return [
            flat_density(day),
            *self._days.densities(day, without_itself=is_dated),
            *words_densities(alike, day),
        ]

    def prior(self, id_: ArticleId) -> Clue:
        """How likely each day is before the words are asked."""
        alike = self._likenesses.find_alike(id_)
        shares: Shares = self._shares[class_of(alike)]
        likelihood = mix(self._days, alike, shares, self._n_dated)
        if not alike:
            reason = "most dated articles here are of these days" if self._n_dated else ""
            return Clue("collection", reason, likelihood=likelihood)
        words = ", ".join(f"“{word}”" for word in alike[0].words[:SHARED])
        reason = f"a dated article ({alike[0].article}) is alike: {words}"
        return Clue("words", reason, likelihood=likelihood)

    def shared_days(self, id_: ArticleId) -> Iterator[Clue]:
        """A day without its year has the year that a dated article of the same people gives it."""
        own_names = self._rare_names(id_)
        for mention in self._findings[id_].dates:
            if mention.period is not None:
                continue
            for day, other in sorted(self._days_named.get(mention.value, ())):
                shared = own_names & self._rare_names(other)
                if len(shared) >= SHARED:
                    names = ", ".join(sorted(shared)[:SHARED])
                    year = date.fromordinal(day).year
                    reason = (
                        f"{quote(mention)} is of {year} in a dated article ({other}), "
                        f"which names {names} too"
                    )
                    latest = latest_past_day(self._findings[id_], day)
                    yield Clue("shared day", reason, (latest,))
                    return


def _middle(first: date, last: date) -> int:
    return (first.toordinal() + last.toordinal()) // 2


def _names_of(findings: Findings) -> frozenset[str]:
    """Its names in small letters, without places."""
    return frozenset(
        mention.surface.casefold()
        for mention in findings.mentions
        if mention.kind is not Kind.PLACE
    )


def _days_named(findings: FindingsById) -> dict[str, set[tuple[int, ArticleId]]]:
    """"XXXX-12-14" -> the single days of that name in dated articles, each with its article."""
    days: dict[str, set[tuple[int, ArticleId]]] = defaultdict(set)
    for id_, article_findings in findings.items():
        if article_findings.article.published is None:
            continue
        for mention in article_findings.dates:
            period = mention.period
            if period and period.first == period.last:
                yearless = f"XXXX-{period.first:%m-%d}"
                days[yearless].add((period.first.toordinal(), id_))
    return days
