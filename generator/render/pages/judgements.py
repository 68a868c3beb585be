"""Library -> what people (and machines) judged of names, events and files, each in a sentence with its links."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import NamedTuple

from generator.model.article import Policy
from generator.model.decisions import Judgement, Verdict
from generator.model.entities import Entity
from generator.model.ids import ArticleId, EntityId
from generator.render.library import Library
from generator.render.markup import Raw, html
from generator.render.paths import Here, article_path, entity_path
from generator.words import shorten, slug

LONGEST = 100  # characters of a sentence that is judged
OF_ONE = {Verdict.SAME: "{} is a name", Verdict.DIFFERENT: "{} is the name of two", Verdict.REJECT: "{} is no name"}
OF_TWO = {Verdict.SAME: "{} and {} are one", Verdict.DIFFERENT: "{} and {} are two"}


class Side(NamedTuple):
    """One side of a judgement: its words, the page that it links to, and the page of the article that it was judged in."""

    words: str
    path: str = ""
    story: str = ""


class Told(NamedTuple):
    """A judgement in words."""

    said: Judgement
    form: str  # "{} and {} are one"
    sides: tuple[Side, ...]

    @property
    def path(self) -> str:
        """The page that shows it best; empty where there is none."""
        return next((path for side in reversed(self.sides) for path in (side.path, side.story) if path), "")

    def text(self) -> str:
        """Plain words."""
        return self.form.format(*(f"“{side.words}”" for side in self.sides))

    def html(self, here: Here) -> Raw:
        """The same with links."""
        return Raw(self.form.format(*(linked(side, here) for side in self.sides)))


def linked(side: Side, here: Here) -> str:
    """The words with their page; a name without one, with the story that it was judged in."""
    if side.path:
        return here.a(side.words, side.path)
    return f"“{html(side.words)}”" + (f" ({here.a('in this story', side.story)})" if side.story else "")


def told(library: Library) -> list[Told]:
    """All that decide something and may be told, the last made first."""
    former = {old: one for one in library.corpus.entities.values() for old in one.formerly}
    decided = [said for said in reversed(library.corpus.judgements) if said.verdict is not Verdict.UNSURE]
    if keeps_back(library):
        decided = [said for said in decided if all(borne(library, said, former, id_) for id_ in sides(said))]
    return [sentence(library, said, former) for said in decided]


def sentence(library: Library, said: Judgement, former: Mapping[EntityId, Entity]) -> Told:
    """The judgement in words, by what it is about."""
    at = partial(side, library, said, former)
    if said.verdict is Verdict.TYPE:
        return Told(said, f"{{}} is of the kind {said.right}" if said.right.isalpha() else "{} is of another kind", (at("left"),))
    if said.left.startswith("e-") and said.right.startswith("e-") and said.evidence:
        form = "{} is right, {} is not" if said.verdict is Verdict.SAME else "{} and {} are two events"
        return Told(said, form, (at("left"), at("right")))
    if said.verdict is Verdict.REJECT or not said.right or said.left == said.right:
        return Told(said, OF_ONE[said.verdict], (at("left"),))
    return Told(said, OF_TWO[said.verdict], (at("left"), at("right")))


def side(library: Library, said: Judgement, former: Mapping[EntityId, Entity], which: str) -> Side:
    """What it is called and where it is shown: an entity, an article, or the words that the person was shown."""
    id_ = said.left if which == "left" else said.right
    quoted = next((shown for shown in said.evidence if shown.side == which), None)
    words = shorten(quoted.exact, LONGEST) if quoted else id_
    story = article_path(ArticleId(quoted.article)) if quoted and quoted.article in library.places else ""
    if entity := library.corpus.entities.get(EntityId(id_)):
        return Side(entity.name, entity_path(entity.id) if entity.id in library.paged else "", story)
    if ArticleId(id_) in library.places:
        return Side(library.corpus.findings[ArticleId(id_)].article.title, article_path(ArticleId(id_)))
    one = former.get(EntityId(id_))
    if one and not quoted:
        words = next((name for name, _ in one.aliases if slug(name) == id_), id_)
    return Side(words, entity_path(one.id) if one and one.id in library.paged else "", story)


def sides(said: Judgement) -> tuple[str, ...]:
    """What it speaks of by name or id."""
    return (said.left, said.right) if said.right and said.verdict not in (Verdict.TYPE, Verdict.REJECT) else (said.left,)


def borne(library: Library, said: Judgement, former: Mapping[EntityId, Entity], id_: str) -> bool:
    """Whether the site shows this somewhere: of two names that a person judged, one may stand in a hidden text alone."""
    which = "left" if id_ == said.left else "right"
    known = id_ in library.corpus.entities or id_ in former or ArticleId(id_) in library.places or id_ in library.disputed
    return known or any(one.side == which for one in said.evidence) or any(
        slug(name) == slug(id_) for entity in library.corpus.entities.values() for name, _ in entity.aliases) or any(
        id_.casefold() in found.article.text.casefold() for found in library.articles)


def keeps_back(library: Library) -> bool:
    """Whether any outlet keeps anything to itself."""
    return bool(library.corpus.withheld) or any(found.article.policy is not Policy.FULL for found in library.articles)
