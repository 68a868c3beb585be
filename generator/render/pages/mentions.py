"""An entity -> the stories that name it, each with its best sentence."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from generator.model.findings import Findings, Sentence
from generator.model.ids import ArticleId, EntityId, Span
from generator.render.desk import Desk
from generator.render.library import Library, story_of, title_of
from generator.render.markup import Raw
from generator.render.pages.companions import measure_fault
from generator.render.paths import ANY_PAGE, Base, article_path
from generator.render.quoting import quote_with_marks
from generator.render.sentences import START, sentence_at
from generator.render.story_lists import link_outlet, render_publication_date
from generator.render.templates import call_macro

MORE = 4  # further sentences of a story that a number leads to; the story itself marks all

MACROS = "_evidence.html.jinja"

MarkedSentence = tuple[Sentence, list[Span]]  # with the mentions of the entity in it


@dataclass(frozen=True, slots=True)
class QuotedStory:
    """A story of a list, with its sentences."""

    head: str  # HTML for any page, see `render_story_head`
    quotations: Sequence[Raw] = ()
    others: Sequence[Raw] = ()  # links to further sentences
    n_others: int = 0
    beyond: int = 0  # further sentences without a link


def list_stories(library: Library, id_: EntityId) -> list[Findings]:
    """One printing of each story that names the entity, the newest first."""
    printings: dict[ArticleId, list[ArticleId]] = {}
    for article in library.entities.mentions.get(id_, {}):
        printings.setdefault(library.corpus.story_of[article], []).append(article)
    chosen = [
        _choose_printing(lead, naming)
        for lead, naming in printings.items()
    ]
    chosen.sort(key=library.articles.positions.__getitem__)
    return [library.corpus.findings[article] for article in chosen]


def _choose_printing(lead: ArticleId, naming: Sequence[ArticleId]) -> ArticleId:
    """The lead if it names the entity, else the first by id of those that do."""
    if lead in naming:
        return lead
    return min(naming)


def render_mentions(
    desk: Desk, id_: EntityId, stories: Sequence[Findings], base: Base
) -> Raw:
    """Stories, in the order given, each with its best sentence and links to the next ones."""
    quoted = [_quote_story(desk, id_, story) for story in stories]
    return render_quoted_stories(desk, quoted, base)


def render_quoted_stories(desk: Desk, stories: Sequence[QuotedStory], base: Base) -> Raw:
    """A list of stories as a raw HTML block; empty where there are none."""
    if not stories:
        return Raw("")
    story_list = call_macro(desk.templates, MACROS, "story_list", stories)
    return Raw(base.place_links(story_list))


def _quote_story(desk: Desk, id_: EntityId, story: Findings) -> QuotedStory:
    """The sentence that can best be read alone, of equals the first, and where the others are."""
    head = render_story_head(desk, story)
    sentences = _find_sentences(desk.library, id_, story)
    if not sentences:
        return QuotedStory(head)
    faults = [measure_fault(story, sentence) for sentence, _ in sentences]
    best = faults.index(min(faults))
    others = [
        sentence
        for n, (sentence, _) in enumerate(sentences)
        if n != best
    ]
    return QuotedStory(
        head,
        quotations=[Raw(quote_with_marks(story, *sentences[best], ANY_PAGE))],
        others=[_link_sentence(story, sentence) for sentence in others[:MORE]],
        n_others=len(others),
        beyond=max(0, len(others) - MORE),
    )


def _find_sentences(library: Library, id_: EntityId, story: Findings) -> list[MarkedSentence]:
    """The sentences of a story that name the entity, in text order."""
    by_start: dict[int, MarkedSentence] = {}
    for mention in library.entities.mentions[id_][story.article.id]:
        sentence = sentence_at(story, mention.span.start)
        if sentence:
            _, spans = by_start.setdefault(sentence.span.start, (sentence, []))
            spans.append(mention.span)
    return list(by_start.values())


def _link_sentence(story: Findings, sentence: Sentence) -> Raw:
    number = bisect_right(story.sentences, sentence.span.start, key=START)
    path = article_path(story.article.id)
    return ANY_PAGE.a(str(number), path, sentence.anchor)


def render_story_head(desk: Desk, story: Findings) -> str:
    """What stands over the sentences of a story in a list, for any page; rendered once."""
    cache = desk.library.cache.story_heads
    if story.article.id not in cache:
        cache[story.article.id] = _render_story_head(desk, story)
    return cache[story.article.id]


def _render_story_head(desk: Desk, story: Findings) -> Raw:
    """Headline, outlet, date and other printings: the opening of a list item."""
    library = desk.library
    id_ = story.article.id
    title = ANY_PAGE.a(title_of(library, id_), article_path(id_))
    source_outlet = link_outlet(library, story, ANY_PAGE)
    date = render_publication_date(library.words, story)
    source = [part for part in (source_outlet, date) if part]
    printings = [
        _link_printing(library, printing)
        for printing in story_of(library, id_).printings
        if printing != id_
    ]
    return call_macro(desk.templates, MACROS, "story_head", title, source, printings)


def _link_printing(library: Library, id_: ArticleId) -> Raw:
    article = library.corpus.findings[id_].article
    words = article.outlet or article.title
    return ANY_PAGE.a(words, article_path(id_))
