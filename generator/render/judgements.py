"""Library -> what people (and machines) judged of names, events and files, each in a sentence with its links."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import NamedTuple

from generator.model import ArticleId, Entity, EntityId, Judgement, Policy, Verdict
from generator.render.library import Library, may_show, title_of
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
    decided = (said for said in reversed(library.corpus.judgements) if said.verdict is not Verdict.UNSURE)
    return [made for said in decided if (made := sentence(library, said, former))]


def sentence(library: Library, said: Judgement, former: Mapping[EntityId, Entity]) -> Told | None:
    """None where it is about words that an outlet keeps to itself."""
    at = partial(side, library, said, former)
    if any(library.policy.get(ArticleId(id_)) is Policy.WITHHELD for id_ in (said.left, said.right)):
        return None
    if said.evidence and not any(showable(library, shown.article, shown.prefix, shown.exact) for shown in said.evidence):
        return None
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
    mine = (shown for shown in said.evidence if shown.side == which)
    quoted = next((shown for shown in mine if showable(library, shown.article, shown.prefix, shown.exact)), None)
    words = shorten(quoted.exact, LONGEST) if quoted else id_
    story = article_path(ArticleId(quoted.article)) if quoted and quoted.article in library.places else ""
    if entity := library.corpus.entities.get(EntityId(id_)):
        return Side(entity.name, entity_path(entity.id) if entity.id in library.paged else "", story)
    if ArticleId(id_) in library.places:
        return Side(title_of(library, ArticleId(id_)), article_path(ArticleId(id_)))
    one = former.get(EntityId(id_))
    if one and not quoted:
        words = next((name for name, _ in one.aliases if slug(name) == id_), id_)
    return Side(words, entity_path(one.id) if one and one.id in library.paged else "", story)


def showable(library: Library, id_: str, prefix: str, exact: str) -> bool:
    """Whether the site shows these words; those of an article that is gone were shown when they were judged."""
    if ArticleId(id_) not in library.places:
        return True
    found = library.corpus.findings[ArticleId(id_)].article.text.find(prefix + exact)
    return may_show(library, ArticleId(id_), max(found, 0) + len(prefix))
