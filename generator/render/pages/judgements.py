"""Library -> what people (and machines) judged of names, events and files: a sentence each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from generator.interface import Words, to_translate
from generator.model.article import Policy
from generator.model.decisions import Judgement, Passage, Verdict
from generator.model.entities import Entity
from generator.model.ids import ArticleId, EntityId
from generator.render.library import Library
from generator.render.markup import Raw, html
from generator.render.paths import Base, article_path, entity_path
from generator.words import shorten, slug

LONGEST = 100  # characters of a sentence that is judged
ONE_SIDED = {
    Verdict.SAME: to_translate("{} is a name"),
    Verdict.DIFFERENT: to_translate("{} is the name of two"),
    Verdict.REJECT: to_translate("{} is no name"),
}
TWO_SIDED = {
    Verdict.SAME: to_translate("{} and {} are one"),
    Verdict.DIFFERENT: to_translate("{} and {} are two"),
}
ONE_EVENT = to_translate("{} is right, {} is not")
TWO_EVENTS = to_translate("{} and {} are two events")


class Side(NamedTuple):
    """One side of a judgement."""

    words: str
    path: str = ""  # of the page that shows it; "" if it has none
    story: str = ""  # path of the article that it was judged in; "" if unknown


class JudgementSentence(NamedTuple):
    """A judgement in words."""

    judgement: Judgement
    form: str  # "{} and {} are one"
    sides: tuple[Side, ...]

    @property
    def path(self) -> str:
        """The page that shows it best: the last side's own, or else its story's; "" if none."""
        for side in reversed(self.sides):
            if side.path or side.story:
                return side.path or side.story
        return ""

    def text(self) -> str:
        """Plain words."""
        quoted = [f"“{side.words}”" for side in self.sides]
        return self.form.format(*quoted)

    def html(self, base: Base, words: Words) -> Raw:
        """The same with links."""
        links = [link_side(side, base, words) for side in self.sides]
        return Raw(words.phrase(self.form).format(*links))


def link_side(side: Side, base: Base, words: Words) -> str:
    """The words, linked to their page; without one, beside a link to the story judged in."""
    if side.path:
        return base.a(side.words, side.path)
    quoted = f"“{html(side.words)}”"
    if not side.story:
        return quoted
    link = base.a(words.phrase("in this story"), side.story)
    return f"{quoted} ({link})"


def describe_judgements(library: Library) -> list[JudgementSentence]:
    """All judgements that decide something and may be shown, the last made first."""
    former_ids = _find_former_ids(library)
    decided = [
        judgement
        for judgement in reversed(library.corpus.judgements)
        if judgement.verdict is not Verdict.UNSURE
    ]
    if _has_hidden_texts(library):
        decided = [judgement for judgement in decided
                   if _may_be_shown(library, judgement, former_ids)]
    return [describe_judgement(library, judgement, former_ids) for judgement in decided]


def _find_former_ids(library: Library) -> Mapping[EntityId, Entity]:
    """Ids that merged into others -> the entities that they are now."""
    return {former: entity
            for entity in library.corpus.entities.values()
            for former in entity.former_ids}


def describe_judgement(
    library: Library, judgement: Judgement, former_ids: Mapping[EntityId, Entity]
) -> JudgementSentence:
    """A judgement in words, by what it is about."""
    left = _describe_side(library, judgement, former_ids, "left")
    if judgement.verdict is Verdict.TYPE:
        return JudgementSentence(judgement, _form_of_kind(judgement.right), (left,))
    if _is_one_sided(judgement):
        return JudgementSentence(judgement, ONE_SIDED[judgement.verdict], (left,))
    right = _describe_side(library, judgement, former_ids, "right")
    return JudgementSentence(judgement, _form_of_two(judgement), (left, right))


def _form_of_two(judgement: Judgement) -> str:
    if not _is_of_events(judgement):
        return TWO_SIDED[judgement.verdict]
    return ONE_EVENT if judgement.verdict is Verdict.SAME else TWO_EVENTS


def _form_of_kind(kind: str) -> str:
    if kind.isalpha():
        return f"{{}} is of the kind {kind}"
    return to_translate("{} is of another kind")


def _is_one_sided(judgement: Judgement) -> bool:
    """Whether it is about one name alone: a rejection, or a name that is compared with itself."""
    if _is_of_events(judgement):
        return False
    if judgement.verdict is Verdict.REJECT:
        return True
    return not judgement.right or judgement.left == judgement.right


def _is_of_events(judgement: Judgement) -> bool:
    """Whether both sides are events, which were shown to the judge."""
    if not judgement.evidence:
        return False
    return _is_event_id(judgement.left) and _is_event_id(judgement.right)


def _is_event_id(id_: str) -> bool:
    return id_.startswith("e-")


def _describe_side(
    library: Library, judgement: Judgement, former_ids: Mapping[EntityId, Entity], which: str
) -> Side:
    """What the `left` or `right` side is called, and where it is shown.

    It is an entity, an article, or the words that the person was shown.
    """
    id_ = judgement.left if which == "left" else judgement.right
    passage = _find_passage(judgement, which)
    story = _story_path(library, passage)
    entity = library.corpus.entities.get(EntityId(id_))
    if entity:
        return Side(entity.name, _page_of(library, entity), story)
    article = ArticleId(id_)
    if article in library.articles.positions:
        return Side(library.corpus.findings[article].article.title, article_path(article))
    merged = former_ids.get(EntityId(id_))
    path = _page_of(library, merged) if merged else ""
    if passage:
        return Side(shorten(passage.exact, LONGEST), path, story)
    return Side(_former_name(merged, id_), path, story)


def _find_passage(judgement: Judgement, which: str) -> Passage | None:
    """The first words that the person was shown of this side."""
    for passage in judgement.evidence:
        if passage.side == which:
            return passage
    return None


def _story_path(library: Library, passage: Passage | None) -> str:
    """The page of the article that the words are from; "" where it has none."""
    if passage is None:
        return ""
    if passage.article not in library.articles.positions:
        return ""
    return article_path(ArticleId(passage.article))


def _page_of(library: Library, entity: Entity) -> str:
    if entity.id in library.entities.with_page:
        return entity_path(entity.id)
    return ""


def _former_name(merged: Entity | None, id_: str) -> str:
    """The alias of a merged entity that once gave this id; the id itself where there is none."""
    aliases = merged.aliases if merged else ()
    for name, _ in aliases:
        if slug(name) == id_:
            return name
    return id_


def _may_be_shown(
    library: Library, judgement: Judgement, former_ids: Mapping[EntityId, Entity]
) -> bool:
    """Whether the site shows every side of it somewhere.

    Of two names that a person judged, one may stand in a hidden text alone.
    """
    return all(
        _is_shown(library, judgement, former_ids, id_) for id_ in _sides_of(judgement))


def _sides_of(judgement: Judgement) -> tuple[str, ...]:
    """The names or ids that it is about."""
    one_sided = judgement.verdict in (Verdict.TYPE, Verdict.REJECT)
    if one_sided or not judgement.right:
        return (judgement.left,)
    return (judgement.left, judgement.right)


def _is_shown(
    library: Library, judgement: Judgement, former_ids: Mapping[EntityId, Entity], id_: str
) -> bool:
    """Whether the site has a page, an event, an alias or words for this side, or quoted it."""
    has_page = (
        id_ in library.corpus.entities
        or ArticleId(id_) in library.articles.positions
    )
    if has_page or id_ in former_ids or id_ in library.timeline.disputed:
        return True
    if _find_passage(judgement, "left" if id_ == judgement.left else "right"):
        return True
    return _is_alias(library, id_) or _stands_in_text(library, id_)


def _is_alias(library: Library, id_: str) -> bool:
    wanted = slug(id_)
    entities = library.corpus.entities.values()
    aliases = (
        name
        for entity in entities
        for name, _ in entity.aliases
    )
    return any(slug(name) == wanted for name in aliases)


def _stands_in_text(library: Library, words: str) -> bool:
    wanted = words.casefold()
    articles = library.articles.printings
    return any(
        wanted in findings.article.text.casefold()
        for findings in articles
    )


def _has_hidden_texts(library: Library) -> bool:
    """Whether any outlet allows less than its whole text to be shown."""
    if library.corpus.withheld_count:
        return True
    articles = library.articles.printings
    return any(findings.article.policy is not Policy.FULL for findings in articles)
