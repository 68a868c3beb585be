"""A Resolution -> Questions about one name: its kind, whom it means, whether it is a name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.model.decisions import Answer, Ask, Question
from generator.model.entities import Tier
from generator.model.ids import EntityId
from generator.model.names import Kind
from generator.resolve.entities.bearers import find_bearers
from generator.resolve.entities.holders import formal
from generator.resolve.entities.name import Name
from generator.resolve.entities.node import Node
from generator.resolve.entities.weights import vote_share
from generator.resolve.questions.places import Places
from generator.resolve.questions.question import (
    NO_NAME,
    UNSURE,
    build_question,
    subjects_of_answers,
)
from generator.resolve.resolution import Resolution
from generator.words import counted, shorten

SURE_KIND = (
    2 / 3
)  # share of the collection's votes from which a kind is not asked about
LATER = 0.2  # what a choice is still worth that has been asked of another story
LARGE = 100  # stories; from there on a name of one story alone has no page
UNSIGNED = 0.02  # what it is worth to ask of a name that nothing speaks for
OPTIONS = 9  # people of whom one may be chosen, each by one key
KIND_WORTH = 0.5  # for each use of the name, if its kind is quite unsure
WHICH_WORTH = 0.6  # for each mention in the article

KIND_OF_KEY = {
    "p": Kind.PERSON,
    "o": Kind.ORGANISATION,
    "l": Kind.PLACE,
    "g": Kind.GROUP,
    "w": Kind.LAW,
    "d": Kind.PRODUCT,
    "e": Kind.EVENT,
    "m": Kind.PROGRAMME,
}
KIND_ANSWERS = (
    *(Answer(key, kind.value, kind.value) for key, kind in KIND_OF_KEY.items()),
    NO_NAME,
    UNSURE,
)
NAME_ANSWERS = (
    Answer("y", "same", "it is a name"),
    Answer("n", "reject", "it is none"),
    UNSURE,
)


@dataclass(frozen=True, slots=True)
class LoneName:
    """A name in one article that says no more of it, with those whom it may mean."""

    name: Name
    entity: EntityId
    options: tuple[EntityId, ...]


def ask_kinds(resolution: Resolution, places: Places) -> Iterator[Question]:
    """Questions about names that the articles give different kinds."""
    for entity, (support, name) in _weakest_kinds(resolution).items():
        votes = resolution.blocked.kinds[name.mentions[0].surface.casefold()]
        doubt = 1 - support
        yield build_question(
            Ask.TYPE,
            entity,
            "",
            _kind_text(resolution, entity),
            f"the articles give it several kinds: {_list_votes(votes)}",
            len(places[entity]) * doubt * KIND_WORTH,
            KIND_ANSWERS,
        )


def _kind_text(resolution: Resolution, id_: EntityId) -> str:
    entity = resolution.entities[id_]
    return f"What is “{entity.name}”? The site says: {entity.kind}."


def _list_votes(votes: Mapping[Kind, float]) -> str:
    """ "person 60%, place 40%": the kinds by their share of all votes."""
    total = sum(votes.values())
    kinds = sorted(votes, key=lambda kind: (-votes[kind], kind))
    return ", ".join(f"{kind} {votes[kind] / total:.0%}" for kind in kinds)


def _weakest_kinds(resolution: Resolution) -> dict[EntityId, tuple[float, Name]]:
    """Entity -> the least share of votes for its kind, and the name that has it."""
    weakest: dict[EntityId, tuple[float, Name]] = {}
    for id_, names_of_article in resolution.blocked.names.items():
        for name in names_of_article:
            support = vote_share(name, resolution.blocked)
            entity = resolution.links[id_][name.mentions[0].span].entity
            if support >= SURE_KIND or entity in resolution.blocked.entries:
                continue
            if entity not in weakest or support <= weakest[entity][0]:
                weakest[entity] = (support, name)
    return weakest


def ask_whom(
    resolution: Resolution, judged: Collection[tuple[str, str]]
) -> Iterator[Question]:
    """Questions about lone names that several people of the collection bear.

    One answer may do for all articles with the same choice: the question with most worth is
    asked with the worth of all, the others later.
    """
    by_choice: dict[tuple[str, tuple[EntityId, ...]], list[Question]] = defaultdict(
        list
    )
    for lone in find_lone_names(resolution):
        question = _ask_whom(lone, resolution)
        if subjects_of_answers(question).isdisjoint(judged):
            by_choice[lone.name.key.text, lone.options].append(question)
    for questions in by_choice.values():
        yield from _first_and_later(questions)


def _ask_whom(lone: LoneName, resolution: Resolution) -> Question:
    answers = []
    for n, id_ in enumerate(lone.options, 1):
        answers.append(Answer(str(n), str(n), resolution.entities[id_].name))
    answers += (Answer("n", "different", "none of them"), NO_NAME, UNSURE)
    title = shorten(resolution.findings[lone.name.article].article.title, 70)
    return build_question(
        Ask.WHICH,
        lone.entity,
        "",
        f"Who is “{lone.name.surface}” in “{title}”?",
        "",
        len(lone.name.mentions) * WHICH_WORTH,
        tuple(answers),
        lone.options,
    )


def _first_and_later(questions: Sequence[Question]) -> Iterator[Question]:
    """The questions of one choice: the first with the worth of all, the others with little."""
    first, *others = sorted(
        questions, key=lambda question: (-question.worth, question.id)
    )
    worth = round(sum(question.worth for question in questions), 3)
    why = "several of the collection bear this name"
    also = ""
    if others:
        stories = counted(len(others), "other story has", "other stories have")
        also = f"; {stories} the same choice"
    yield replace(first, reason=why + also, worth=worth)
    for question in others:
        yield replace(
            question,
            reason=f"{why}; asked of another story too",
            worth=round(question.worth * LATER, 3),
        )


def find_lone_names(resolution: Resolution) -> Iterator[LoneName]:
    """Names of one word that their article says no more of, and that others in full bear."""
    people = find_bearers(resolution.blocked.names)
    ids = _ids_of_full_names(resolution)
    nodes_of_group = Counter(resolution.clustered.group.values())
    for id_, names_of_article in resolution.blocked.names.items():
        for name in names_of_article:
            if not _is_lone(name, resolution, nodes_of_group):
                continue
            entity = resolution.links[id_][name.mentions[0].span].entity
            bearing = {
                ids.get(full, EntityId(full)) for full in people.get(name.key.text, ())
            }
            bearing.discard(entity)
            options = sorted(
                person for person in bearing if person in resolution.entities
            )
            if options:
                yield LoneName(name, entity, tuple(options[:OPTIONS]))


def _ids_of_full_names(resolution: Resolution) -> dict[str, EntityId]:
    """The key of each name of a person -> the first person who bears it."""
    ids: dict[str, EntityId] = {}
    for entity in resolution.entities.values():
        if entity.kind is Kind.PERSON:
            for form, _ in entity.aliases:
                key = resolution.blocked.key(form, entity.kind)
                ids.setdefault(formal(" ".join(key.words)), entity.id)
    return ids


def _is_lone(
    name: Name, resolution: Resolution, nodes_of_group: Mapping[Node, int]
) -> bool:
    """Whether a name is one word, one article's own, and joined to no other name."""
    clustered = resolution.clustered
    node = clustered.node[name.at]
    if not node.is_local or name.at in clustered.tied:
        return False
    return (
        len(name.key.words) <= 1
        and nodes_of_group[clustered.group[node]] <= 1
    )


def ask_names(resolution: Resolution, places: Places) -> Iterator[Question]:
    """Questions about names that are only possible.

    One that nothing speaks for comes last; one that would have no page even if it were sure is not
    asked.
    """
    least = 1 if len(resolution.stories) < LARGE else 2  # stories that a page needs
    scores = _best_scores(resolution)
    asked_whom = {lone.entity for lone in find_lone_names(resolution)}
    for entity in resolution.entities.values():
        if entity.tier is not Tier.POSSIBLE or entity.story_count < least:
            continue
        if entity.id in asked_whom:
            continue
        uses = len(places.get(entity.id, ()))
        yield build_question(
            Ask.NAME,
            entity.id,
            "",
            f"Is “{entity.name}” the name of a real {entity.kind}?",
            "too few signs that it is a name",
            uses * max(scores[entity.id], UNSIGNED),
            NAME_ANSWERS,
        )


def _best_scores(resolution: Resolution) -> Mapping[EntityId, float]:
    """Entity -> the best score of its links; 0.0 where it has none."""
    scores: dict[EntityId, float] = defaultdict(float)
    for links in resolution.links.values():
        for link in links.values():
            scores[link.entity] = max(scores[link.entity], link.score)
    return scores
