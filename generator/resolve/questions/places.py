"""Links -> where each entity is printed; and places -> the passages that a question shows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from generator.model.decisions import Passage, Question
from generator.model.ids import ArticleId, EntityId, Span
from generator.resolve.decisions.relocate import quote_passage
from generator.resolve.resolution import Resolution

SHOWN = 3  # sentences on each side
SHOWN_OF_OPTION = 2  # sentences of each person whom a lone name may mean

Place = tuple[ArticleId, Span]
Places = Mapping[str, Sequence[Place]]  # of an entity, by id, or of one form of a name


def find_places(resolution: Resolution) -> dict[str, list[Place]]:
    """Where each entity is named; in reprints only where nothing else names it."""
    all_places: dict[str, list[Place]] = defaultdict(list)
    for id_, links in resolution.links.items():
        for span, link in links.items():
            all_places[link.entity].append((id_, span))
    places = {}
    for entity, printed in all_places.items():
        in_leads = [
            place
            for place in printed
            if place[0] in resolution.stories
        ]
        places[entity] = in_leads or printed
    return places


def find_places_of_forms(
    resolution: Resolution, forms: Collection[str]
) -> dict[str, list[Place]]:
    """Where each of these forms of names is printed, the first few places."""
    places: dict[str, list[Place]] = {form: [] for form in forms}
    for id_ in sorted(resolution.stories):
        for mention in resolution.findings[id_].mentions:
            of_form = places.get(mention.surface)
            if of_form is not None and len(of_form) < SHOWN:
                of_form.append((id_, mention.span))
    return places


def quote_sides(
    question: Question, resolution: Resolution, places: Places
) -> tuple[Passage, ...]:
    """Sentences of both sides and of all options, one of each form of a name first."""
    passages = list(_quote_side(resolution, places, question.left, "left"))
    if question.right != question.left:
        passages += _quote_side(resolution, places, question.right, "right")
    for n, option in enumerate(question.options, 1):
        for id_, span in _places_in_full(resolution, places, EntityId(option)):
            passages.append(quote_passage(resolution.findings[id_], span, str(n)))
    return tuple(passages)


def _quote_side(
    resolution: Resolution, places: Places, name: str, side: str
) -> Iterator[Passage]:
    """Sentences of an entity, or of a form of a name; none of a side that is empty."""
    if not name:
        return
    for id_, span in _sample(resolution, places[name]):
        yield quote_passage(resolution.findings[id_], span, side)


def _places_in_full(
    resolution: Resolution, places: Places, person: EntityId
) -> list[Place]:
    """A few places of a person, those with the full name first."""
    name = resolution.entities[person].name
    ordered = sorted(
        places[person], key=lambda place: _words_at(resolution, place) != name
    )
    return _sample(resolution, ordered)[:SHOWN_OF_OPTION]


def _sample(resolution: Resolution, places: Sequence[Place]) -> list[Place]:
    """A few places: those with a new form or in a new article first."""
    forms: set[str] = set()
    articles: set[ArticleId] = set()
    different: list[Place] = []
    alike: list[Place] = []
    for place in places:
        form = _words_at(resolution, place)
        if form in forms and place[0] in articles:
            alike.append(place)
        else:
            different.append(place)
        forms.add(form)
        articles.add(place[0])
    return (different + alike)[:SHOWN]


def _words_at(resolution: Resolution, place: Place) -> str:
    id_, span = place
    return resolution.findings[id_].article.text[span.start : span.end]
