"""Library -> the review page: what the machine would like a person to decide, with the lines to copy."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable

from generator import edtf
from generator.model.dates import DateMention
from generator.model.decisions import Ask, Judgement, Question
from generator.model.entities import Tier
from generator.model.findings import Findings
from generator.model.ids import ArticleId, EntityId
from generator.model.page import Page
from generator.render import desk as pages
from generator.render import marks
from generator.render.desk import Desk
from generator.render.library import Library, grouped, sentence_at, title_of
from generator.render.markup import Raw, html
from generator.render.paths import REVIEW, Here, article_path
from generator.words import shorten

QUEUE = 50  # questions shown
ASKED = {
    Ask.MERGE: "One or two?", Ask.SPLIT: "Rightly made one?", Ask.TYPE: "What is it?", Ask.WHICH: "Which of them?", Ask.NAME: "A name?",
    Ask.DATE: "When was it published?", Ask.DIGEST: "Rightly parted?", Ask.EVENT: "Which day is right?",
}
LISTED = 100  # of each kind; the count says how many there are
PLACES = 5  # sentences shown of a possible name


def page(desk: Desk) -> Page:
    """Dates to give, pairs to judge, doubtful names, unresolved dates, and problems."""
    library, here = desk.library, Here(REVIEW)
    queue = library.corpus.questions
    undated = [found for found in library.articles if found.article.published is None or found.article.published.basis == "inferred"]
    possible = doubtful(library)
    open_ = [(found, date) for found in library.articles for date in found.dates if date.period is None and date.type in ("DATE", "TIME")]
    problems = sorted({*library.corpus.problems, *(problem for found in library.articles for problem in found.problems)})
    return desk.page(
        REVIEW, "review", {"title": "Review", "description": "What a person should decide."},
        queue=[(ASKED[one.ask], question(library, one, here), one.why, one.ask.value) for one in queue[:QUEUE]],
        queue_count=len(queue), kinds=sorted(Counter(one.ask.value for one in queue).items()),
        undated=[(here.a(title_of(library, found.article.id), article_path(found.article.id)), found.article.source, len(relative(found)))
                 for found in undated[:LISTED]], undated_count=len(undated),
        example=undated[0].article if undated else None,
        doubts=[(name_of(library, doubt.left, here), name_of(library, doubt.right, here), doubt.why, judgement(doubt))
                for doubt in library.corpus.doubts[:LISTED]], doubts_count=len(library.corpus.doubts),
        possible=possible[:LISTED], possible_count=len(possible),
        unresolved=unresolved(library, open_, here)[:LISTED], unresolved_count=len(open_),
        problems=problems[:LISTED], problems_count=len(problems))


def question(library: Library, one: Question, here: Here) -> Raw:
    """What it is about, linked."""
    if one.ask is Ask.EVENT:
        return Raw(" and ".join(event(library, id_, here) for id_ in (one.left, one.right)))
    sides = (one.left, *one.options, *([one.right] if one.right and one.ask is not Ask.DATE else []))
    return Raw(" or ".join(name_of(library, side, here) for side in sides) + seen_in(library, one, here))


def seen_in(library: Library, one: Question, here: Here) -> str:
    """The story of a name that has no page, linked."""
    story = ArticleId(one.passages[0].article) if one.passages else ArticleId("")
    linked = ArticleId(one.left) in library.places or EntityId(one.left) in library.paged
    return "" if linked or story not in library.places else f" <small>({here.a('in this story', article_path(story))})</small>"


def event(library: Library, id_: str, here: Here) -> Raw:
    """An entry of the timeline by the day that it gives, linked to its sentence."""
    entry = library.disputed[id_]
    return here.a(edtf.words(entry.period), article_path(entry.told[0].article), entry.told[0].anchor)


def relative(found: Findings) -> list[str]:
    """Date expressions that wait for the day of publication."""
    return [date.surface for date in found.dates if date.period is None]


def unresolved(library: Library, open_: Iterable[tuple[Findings, DateMention]], here: Here) -> list[tuple[Raw, list[Raw]]]:
    """Stories, each with the words that give no day, linked to their sentences."""
    by_story = grouped((found.article.id, (found, date)) for found, date in open_)
    return [(here.a(title_of(library, id_), article_path(id_)),
             [words_link(found, date.span.start, date.surface, here) for found, date in some]) for id_, some in by_story.items()]


def name_of(library: Library, id_: str, here: Here) -> Raw:
    """An entity or article by its id, linked where it has a page; else the words themselves."""
    if entity := library.corpus.entities.get(EntityId(id_)):
        return marks.entity(library, entity.id, here)
    if ArticleId(id_) in library.places:
        return here.a(title_of(library, ArticleId(id_)), article_path(ArticleId(id_)))
    if listing := library.catalogue.registry.listing(id_):
        return Raw(f"{html(listing.names[0])} (on a list)")
    return Raw(html(id_))


def judgement(doubt: Judgement) -> str:
    """The line that says two are one; `different` in its place says that they are not."""
    row = {"left": doubt.left, "right": doubt.right, "verdict": "same", "by": "your name", "why": "how you know"}
    return json.dumps(row, ensure_ascii=False)


def doubtful(library: Library) -> list[tuple[Raw, str, list[Raw], int]]:
    """Entities that some names only possibly are: (entity, why, where they stand, how many), most first."""
    here = Here(REVIEW)
    found: dict[EntityId, list[tuple[str, Raw]]] = {}
    for one in library.articles:
        links = library.corpus.links.get(one.article.id, {})
        for mention in one.mentions:
            link = links.get(mention.span)
            if link and link.tier is Tier.POSSIBLE:
                where = sentence_link(library, one, mention.span.start, mention.surface, here)
                found.setdefault(link.entity, []).append((link.why, where))
    ranked = sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))
    return [(name_of(library, id_, here), some[0][0], [where for _, where in some[:PLACES]], len(some)) for id_, some in ranked]


def sentence_link(library: Library, found: Findings, at: int, words: str, here: Here) -> Raw:
    """Words of an article, linked to their sentence, with the story's title."""
    title = shorten(title_of(library, found.article.id), 70)
    return Raw(f"{words_link(found, at, words, here)} <small>{html(title)}, {pages.dated(found)}</small>")


def words_link(found: Findings, at: int, words: str, here: Here) -> Raw:
    """Words of an article, linked to their sentence."""
    sentence = sentence_at(found, at)
    return here.a(words, article_path(found.article.id), sentence.anchor if sentence else "")
