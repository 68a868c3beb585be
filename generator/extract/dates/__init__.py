"""Article text -> DateMentions: English phrases, resolved against the day of publication.

Nothing is ever read against today.
"""

from __future__ import annotations

from dataclasses import replace

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


def find_dates(text: str, publication: Period | None) -> tuple[DateMention, ...]:
    """All date expressions in text order, never overlapping.

    Relative ones need `publication` to be one day.
    """
    tokens = tokenize(text)
    candidates = join_neighbours(tokens, find_candidates(tokens))
    is_one_day = publication is not None and publication.first == publication.last
    publication_day = publication.first if publication and is_one_day else None
    context = Context(
        publication_day,
        is_story=is_story_of_the_past(candidates, publication_day),
        year_of_day=years_of_days(candidates),
    )
    mentions = _resolve_in_order(tokens, candidates, context)
    settled = settle_by_neighbours(text, mentions)
    return tuple(count_from_neighbours(text, settled))


def _resolve_in_order(
    tokens: Tokens, candidates: list[Candidate], context: Context
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
