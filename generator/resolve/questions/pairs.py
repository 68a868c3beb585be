"""A Resolution -> Questions whether two names are of one entity, or one name of two."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from generator.model.decisions import Ask, Question
from generator.model.entities import Entity, Tier
from generator.model.ids import ArticleId, EntityId
from generator.model.names import Kind
from generator.resolve.decisions.relocate import quote_passage
from generator.resolve.entities.bearers import FAMED
from generator.resolve.entities.holders import formal
from generator.resolve.entities.keys import fold, loose
from generator.resolve.entities.lexicon import COMPANY_FORMS
from generator.resolve.entities.merge import Merge
from generator.resolve.entities.node import Node
from generator.resolve.entities.tie import Rule
from generator.resolve.questions.places import Places
from generator.resolve.questions.question import build_question, same_or_different
from generator.resolve.resolution import Resolution

# How doubtful a merge is, by the rule that made it.
DOUBT: Mapping[Rule, float] = {
    Rule.CORPUS: 0.3,
    Rule.PART: 0.15,
    Rule.INITIALS: 0.1,
    Rule.SURNAME: 0.05,
}
FEW = 40  # stories of a person; who is in more is too well known to be two
MERGE_WORTH = 0.5  # of a question about two entities, for each use of the rarer
NAMESAKE_WORTH = 0.3  # for each story that shares nothing with the others


def ask_merges(resolution: Resolution, places: Places) -> Iterator[Question]:
    """Questions about two entities that look alike, or an entity and a listing."""
    for doubt in resolution.doubts:
        left = resolution.entities[EntityId(doubt.left)]
        right = resolution.entities.get(EntityId(doubt.right))
        uses = len(places.get(left.id, ()))
        if right:
            uses = min(uses, len(places.get(right.id, ())))
        yield build_question(
            Ask.MERGE,
            left.id,
            doubt.right,
            _merge_text(left, right),
            doubt.reason,
            uses * MERGE_WORTH,
            same_or_different(left.name),
        )


def _merge_text(left: Entity, right: Entity | None) -> str:
    if right:
        return f"Are “{left.name}” and “{right.name}” one?"
    return f"Is “{left.name}” the one that the list names?"


def ask_rule_merges(resolution: Resolution) -> Iterator[Question]:
    """Questions about two forms that a rule has made one entity."""
    names = _names_of_nodes(resolution)
    uses, full_names = _count_uses(resolution)
    for merge in resolution.clustered.merges:
        doubt = DOUBT.get(merge.rule, 0.0)
        short = names.get(merge.short)
        long = names.get(merge.long)
        if not doubt or not short or not long:
            continue
        if _is_well_known(short, merge, full_names) or merge.short.is_local:
            continue
        if core_words(short) != core_words(long):
            yield build_question(
                Ask.SPLIT,
                short,
                long,
                f"“{short}” and “{long}” were taken for one. Are they?",
                merge.line,
                min(uses[merge.short], uses[merge.long]) * doubt,
                same_or_different(short),
            )


def _names_of_nodes(resolution: Resolution) -> dict[Node, str]:
    """Node -> its name as the last article prints it, the first of the article's forms."""
    names = {}
    for names_of_article in resolution.blocked.names.values():
        for name in reversed(names_of_article):
            names[resolution.clustered.node[name.at]] = name.surface
    return names


def _count_uses(resolution: Resolution) -> tuple[Counter[Node], Counter[Node]]:
    """(node -> mentions, node of a person -> articles that print the full name)."""
    uses: Counter[Node] = Counter()
    full_names: Counter[Node] = Counter()
    for names_of_article in resolution.blocked.names.values():
        for name in names_of_article:
            node = resolution.clustered.node[name.at]
            uses[node] += len(name.mentions)
            if name.kind is Kind.PERSON and len(name.key.words) > 1:
                full_names[node] += 1
    return uses, full_names


def _is_well_known(short: str, merge: Merge, full_names: Mapping[Node, int]) -> bool:
    """Whether a lone word means a person whom many articles, or the catalogue, name in full."""
    if " " in short:
        return False
    articles = full_names.get(merge.long, 0)
    return articles >= FAMED or (articles > 0 and merge.long.is_entry)


def core_words(name: str) -> frozenset[str]:
    """The words of a name that tell it from another.

    No initials, no "Jr", no company's form; "Matthew" for "Matt".
    """
    folded = fold(name)
    words = loose(tuple(formal(folded).split()))
    core = frozenset(
        word
        for word in words
        if len(word) > 1 and word not in COMPANY_FORMS
    )
    return core or frozenset(folded.split())


def ask_namesakes(resolution: Resolution, places: Places) -> Iterator[Question]:
    """Questions about people in stories that share no other name: perhaps two of one name."""
    casts = {}
    for id_, links in resolution.links.items():
        casts[id_] = frozenset(link.entity for link in links.values())
    for entity in resolution.entities.values():
        if not _may_be_two(entity, resolution):
            continue
        stories = _stories_of(entity, resolution, places)
        if 2 <= len(stories) <= FEW:
            circle = _connected_stories(entity.id, stories, casts)
            others = [id_ for id_ in stories if id_ not in circle]
            if others:
                yield _ask_namesake(entity, sorted(circle), others, resolution, places)


def _may_be_two(entity: Entity, resolution: Resolution) -> bool:
    """Whether an entity is a sure person who is not in the catalogue."""
    if entity.kind is not Kind.PERSON:
        return False
    if entity.tier is not Tier.AUTO:
        return False
    return entity.id not in resolution.blocked.entries


def _stories_of(
    entity: Entity, resolution: Resolution, places: Places
) -> list[ArticleId]:
    articles = {id_ for id_, _ in places.get(entity.id, ())}
    return sorted(
        id_
        for id_ in articles
        if id_ in resolution.stories
    )


def _connected_stories(
    person: EntityId,
    stories: Sequence[ArticleId],
    casts: Mapping[ArticleId, frozenset[EntityId]],
) -> set[ArticleId]:
    """The stories that are connected to the first one by other names than the person's.

    It goes over the stories twice; a longer chain of names is not followed.
    """
    circle = {stories[0]}
    entities = set(casts[stories[0]])
    for _ in range(2):
        for id_ in stories:
            if (casts[id_] & entities) - {person}:
                circle.add(id_)
                entities |= casts[id_]
    return circle


def _ask_namesake(
    person: Entity,
    circle: Sequence[ArticleId],
    others: Sequence[ArticleId],
    resolution: Resolution,
    places: Places,
) -> Question:
    first_span = dict(reversed(places[person.id]))
    passages = []
    for side, stories in (("left", circle), ("right", others)):
        for id_ in stories:
            findings = resolution.findings[id_]
            passages.append(quote_passage(findings, first_span[id_], side))
    return build_question(
        Ask.SPLIT,
        person.id,
        person.id,
        f"Is “{person.name}” the same in all these stories?",
        "the stories share no other name",
        len(others) * NAMESAKE_WORTH,
        same_or_different(person.name),
        passages=tuple(passages),
    )
