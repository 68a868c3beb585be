"""View -> Library: what pages look up again and again, found once."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from operator import attrgetter
from typing import TypeVar

from generator.catalog import Catalogue, ThemeRule
from generator.model.article import Basis, Dated
from generator.model.corpus import Corpus, Story
from generator.model.entities import Entity, Tier
from generator.model.events import TimelineEntry
from generator.model.findings import Findings, Sentence
from generator.model.ids import Anchor, ArticleId, EntityId, ThemeId
from generator.model.names import Mention
from generator.model.relations import Cited, Office, Tie
from generator.model.settings import Settings
from generator.model.subjects import Tag
from generator.render import paths
from generator.render.pages.parts import split_timeline

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")
SMALL = 100  # unique stories; below it, one story is enough for an entity's page
START = attrgetter("span.start")
TIERS = {tier: n for n, tier in enumerate(Tier)}  # the surest first


@dataclass(frozen=True, slots=True, eq=False)
class Kept:
    """What was made once for `paths.ANYWHERE`, and the parts of it that several pages show."""

    entities: dict[EntityId, str] = field(default_factory=dict)
    names: dict[str, tuple[str, str]] = field(default_factory=dict)  # opening and closing tag, by tier and entity
    entries: dict[str, tuple[str, str]] = field(default_factory=dict)  # of a timeline: before and after a year's anchor
    calendar: dict[str, str] = field(default_factory=dict)  # entries of a timeline as calendar events
    stories: dict[ArticleId, str] = field(default_factory=dict)  # lines of lists of stories
    heads: dict[ArticleId, str] = field(default_factory=dict)  # of stories on entities' pages
    together: dict[tuple[EntityId, EntityId], Cited | None] = field(default_factory=dict)  # the sentence that tells most of two


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Library:
    """The corpus with its cross-references."""

    corpus: Corpus
    catalogue: Catalogue
    settings: Settings
    articles: tuple[Findings, ...]  # every printing, newest first, undated last
    leads: tuple[Findings, ...]  # one printing a story, in the same order
    paged: frozenset[EntityId]  # entities that have a page
    mentions: Mapping[EntityId, Mapping[ArticleId, tuple[Mention, ...]]]  # every linked mention, in text order
    cast: Mapping[ArticleId, tuple[tuple[Entity, int, Tier], ...]]  # entities of an article with counts and best tier, by salience
    evidence: Mapping[ArticleId, Mapping[Anchor, tuple[str, ...]]]  # sentences that tell timeline entries, with the entries' ids
    entity_timeline: Mapping[EntityId, tuple[TimelineEntry, ...]]
    ties: Mapping[EntityId, tuple[Tie, ...]]  # of either side
    offices: Mapping[EntityId, tuple[Office, ...]]  # of a person, or at an organisation
    theme_timeline: Mapping[ThemeId, tuple[TimelineEntry, ...]]
    entry_page: Mapping[str, str]  # timeline entry -> the page of the corpus's timeline that holds it
    disputed: Mapping[str, TimelineEntry]  # timeline entries whose date others tell otherwise, by id
    themes: tuple[ThemeRule, ...]
    theme_stories: Mapping[ThemeId, tuple[Findings, ...]]  # leads, newest first
    outlets: Mapping[str, tuple[Findings, ...]]  # by name, sorted; printings, newest first
    tags: Mapping[str, tuple[Findings, ...]]  # by key; leads, newest first; only tags that have a page
    tag_names: Mapping[str, str]  # by key
    outlet_slugs: Mapping[str, str]
    rights: Mapping[str, str | None]  # by the outlet's name, as the catalogue says
    newest_day: date | None  # the latest on which an article is known to have been published
    places: Mapping[ArticleId, int]  # where in `articles` each one stands
    kept: Kept = field(default_factory=Kept)  # HTML that several pages share


def library(corpus: Corpus, catalogue: Catalogue, settings: Settings) -> Library:
    """Everything that more than one page asks for."""
    articles = tuple(sorted(corpus.findings.values(), key=newest))
    leads = tuple(found for found in articles if found.article.id in corpus.stories)
    outlets = grouped((found.article.outlet, found) for found in articles if found.article.outlet)
    tagged = [(tag, found) for found in leads for tag in corpus.tags.get(found.article.id, ())]
    stories = grouped((theme.id, found) for found in leads for theme in found.themes)
    own = {rule.id for rule in catalogue.themes}
    others = {theme.id: theme.name for found in leads for theme in found.themes if theme.id not in own}
    return Library(
        corpus=corpus, catalogue=catalogue, settings=settings, articles=articles, leads=leads,
        newest_day=newest_day(articles),
        paged=with_page(corpus, catalogue, settings), mentions=mentions_of(corpus), evidence=evidence_of(corpus),
        cast={found.article.id: cast_of(corpus, found) for found in articles},
        entity_timeline=grouped((id_, entry) for entry in corpus.timeline for id_ in entry.entities),
        ties=grouped((id_, tie) for tie in corpus.ties for id_ in (tie.subject, tie.object_)),
        offices=grouped((id_, office) for office in corpus.offices for id_ in (office.person, office.organisation) if id_),
        theme_timeline=grouped((id_, entry) for entry in corpus.timeline for id_ in entry.themes),
        entry_page={entry.id: paths.timeline_path(part) for _, part, some in split_timeline(corpus.timeline) for entry in some},
        disputed={entry.id: entry for entry in corpus.timeline if entry.disputed},
        themes=catalogue.themes + tuple(ThemeRule(id=id_, name=name) for id_, name in sorted(others.items())),
        theme_stories=stories, outlets=dict(sorted(outlets.items())), tags=tags_with_page(corpus, tagged),
        tag_names={tag.key: tag.name for tag, _ in reversed(tagged)},
        rights={outlet.name: outlet.rights for outlet in reversed(catalogue.outlets)},
        outlet_slugs=paths.slugs(outlets),
        places={found.article.id: n for n, found in enumerate(articles)})


def newest(found: Findings) -> tuple[int, int, str]:
    """Sort key: newest first, undated last, then by id."""
    dated = found.article.published
    return (0, -day_of(dated).toordinal(), found.article.id) if dated else (1, 0, found.article.id)


def day_of(dated: Dated) -> date:
    """The day to sort by: the last of the period, but the first of an inferred one, whose later days are the less likely."""
    return dated.period.first if dated.basis is Basis.INFERRED else dated.period.last


def known_month(found: Findings) -> date | None:
    """The first day of the month of publication, where one month is known."""
    period = found.article.published.period if found.article.published else None
    first = period.first.replace(day=1) if period else None
    return first if period and first == period.last.replace(day=1) else None


def known_year(found: Findings) -> int | None:
    """The year of publication, where one year is known."""
    period = found.article.published.period if found.article.published else None
    return period.first.year if period and period.first.year == period.last.year else None


def grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, tuple[V, ...]]:
    """Pairs -> key -> values, in the order they came."""
    found: dict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return {key: tuple(values) for key, values in found.items()}


def with_page(corpus: Corpus, catalogue: Catalogue, settings: Settings) -> frozenset[EntityId]:
    """Entities that more than the index shows: told of in enough stories, or of the site's own catalogue."""
    least = settings.entity_page_from or (1 if len(corpus.stories) < SMALL else 2)
    own = {entry.id for entry in catalogue.entries if entry.own}
    return frozenset(id_ for id_, entity in corpus.entities.items()
                     if id_ in own or (entity.tier is not Tier.POSSIBLE and entity.stories >= least))


def tags_with_page(corpus: Corpus, tagged: Iterable[tuple[Tag, Findings]]) -> Mapping[str, tuple[Findings, ...]]:
    """Key -> stories, of tags that enough stories have: one in a small collection, else two."""
    least = 1 if len(corpus.stories) < SMALL else 2
    return {key: some for key, some in sorted(grouped((tag.key, found) for tag, found in tagged).items()) if len(some) >= least}


def mentions_of(corpus: Corpus) -> Mapping[EntityId, Mapping[ArticleId, tuple[Mention, ...]]]:
    """Entity -> article -> its mentions there."""
    found: dict[EntityId, dict[ArticleId, list[Mention]]] = defaultdict(lambda: defaultdict(list))
    for id_, one in corpus.findings.items():
        links = corpus.links.get(id_, {})
        for mention in one.mentions:
            if link := links.get(mention.span):
                found[link.entity][id_].append(mention)
    return {entity: {id_: tuple(some) for id_, some in places.items()} for entity, places in found.items()}


def evidence_of(corpus: Corpus) -> Mapping[ArticleId, Mapping[Anchor, tuple[str, ...]]]:
    """Article -> sentence -> ids of the timeline entries it tells."""
    found: dict[ArticleId, dict[Anchor, list[str]]] = defaultdict(lambda: defaultdict(list))
    for entry in corpus.timeline:
        for told in entry.told:
            found[told.article][told.anchor].append(entry.id)
    return {id_: {anchor: tuple(ids) for anchor, ids in some.items()} for id_, some in found.items()}


def sentence_at(found: Findings, at: int) -> Sentence | None:
    """The sentence that holds character `at`."""
    n = bisect_right(found.sentences, at, key=START) - 1
    return found.sentences[n] if n >= 0 and at < found.sentences[n].span.end else None


def sentence_named(found: Findings, anchor: Anchor) -> Sentence | None:
    """The sentence of that id."""
    return next((sentence for sentence in found.sentences if sentence.anchor == anchor), None)


def title_of(library: Library, id_: ArticleId) -> str:
    """The story's headline."""
    return library.corpus.findings[id_].article.title


def story_of(library: Library, id_: ArticleId) -> Story:
    """The story that an article prints."""
    return library.corpus.stories[library.corpus.story_of[id_]]


def cast_of(corpus: Corpus, found: Findings) -> tuple[tuple[Entity, int, Tier], ...]:
    """Entities of an article with their counts and best tier, by salience: a name in the headline weighs three more."""
    links, body = corpus.links.get(found.article.id, {}), found.article.body
    count: dict[EntityId, int] = {}
    weight: dict[EntityId, int] = {}
    tiers: dict[EntityId, int] = {}
    for mention in found.mentions:
        if (link := links.get(mention.span)) and link.entity in corpus.entities:
            id_ = link.entity
            count[id_] = count.get(id_, 0) + 1
            weight[id_] = weight.get(id_, 0) - (4 if mention.span.start < body else 1)
            tiers[id_] = min(tiers.get(id_, len(TIERS)), TIERS[link.tier])
    order = tuple(TIERS)
    return tuple((corpus.entities[id_], count[id_], order[tiers[id_]]) for id_ in sorted(count, key=weight.__getitem__))


def newest_day(articles: Iterable[Findings]) -> date | None:
    """The latest day on which one of the articles is known to have been published; None where no date is known."""
    told = (found.article.published for found in articles)
    return max((dated.period.first for dated in told if dated), default=None)
