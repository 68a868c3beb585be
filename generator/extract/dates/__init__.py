"""Article text -> DateMentions: English phrases, resolved against the day of publication.

Nothing is ever read against today.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.extract.dates.candidate import Candidate
from generator.extract.dates.grammar import find_candidates
from generator.extract.dates.joining import (
    is_range,
    is_story_of_the_past,
    join_neighbours,
    years_of_days,
)
from generator.extract.dates.mentions import LastMentions, build_mention
from generator.extract.dates.neighbours import count_from_neighbours, settle_by_neighbours
from generator.extract.dates.periods.base import Context
from generator.extract.dates.tokens import Tokens, tokenize
from generator.model.dates import DateMention, Period


@dataclass(frozen=True, slots=True)
class UnresolvedDates:
    """The date expressions of a text in text order, before they are read against a day."""

    tokens: Tokens
    candidates: Sequence[Candidate]


def find_dates(text: str, publication: Period | None) -> tuple[DateMention, ...]:
    """All date expressions in text order, never overlapping.

    Relative ones need `publication` to be one day.
    """
    return resolve_dates(find_unresolved_dates(text), publication)


def find_unresolved_dates(text: str) -> UnresolvedDates:
    """What `find_dates` finds whatever the publication is: most of its work."""
    tokens = tokenize(text)
    return UnresolvedDates(tokens, join_neighbours(tokens, find_candidates(tokens)))


def resolve_dates(
    unresolved: UnresolvedDates, publication: Period | None
) -> tuple[DateMention, ...]:
    """What `find_dates` gives for the text that they are of."""
    tokens, candidates = unresolved.tokens, unresolved.candidates
    is_one_day = publication is not None and publication.first == publication.last
    publication_day = publication.first if publication and is_one_day else None
    context = Context(
        publication_day,
        is_story=is_story_of_the_past(candidates, publication_day),
        year_of_day=years_of_days(candidates),
    )
    mentions = _resolve_in_order(tokens, candidates, context)
    settled = settle_by_neighbours(tokens.text, mentions)
    return tuple(count_from_neighbours(tokens.text, settled))


def _resolve_in_order(
    tokens: Tokens, candidates: Sequence[Candidate], context: Context
) -> list[DateMention]:
    """Each candidate read against those before it."""
    mentions: list[DateMention] = []
    last_mentions = LastMentions()
    before: Candidate | None = None
    for candidate in candidates:
        in_range = context
        if before and is_range(tokens, before, candidate):
            in_range = replace(context, range_start=mentions[-1].period)
        mention, last_mentions = build_mention(tokens, candidate, in_range, last_mentions)
        mentions.append(mention)
        before = candidate
    return mentions
