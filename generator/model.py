"""The nouns of the house. Values only: frozen, no I/O, imports nothing of ours.

Offsets are code points into `Article.text`, half-open, and never change once the
article is ingested; every later claim points back to the words it rests on.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.bonds import Cited, Office, Relation, Role, Tie
from generator.choices import Answer, Correction, Judgement, Passage, Question, Settings
from generator.subjects import Phrase, Tag, TagBasis, Theme
from generator.terms import (
    Anchor,
    ArticleId,
    Ask,
    Basis,
    Certainty,
    Dated,
    EntityId,
    Kind,
    Period,
    Policy,
    Precision,
    SearchRecord,
    Span,
    ThemeId,
    Tier,
    TimexType,
    Verdict,
)


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something a person should know that need not stop the build."""

    where: str  # a path below sources/, catalog/, decisions/ or docs/
    what: str
    hint: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Source:
    """One file as found, or one line of a JSONL file. The bytes stay on disk: workers fetch their own."""

    path: str  # below the sources folder, "/"-separated
    digest: str  # sha256 of bytes [start, end), hex
    start: int = 0
    end: int = 0
    sidecar: str = ""  # sha256 of the sidecar's bytes; "" where there is none


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a piece of an article's metadata comes from."""

    field: str  # a front-matter key: "title", "authors", "outlet", "dateline", "source_url", "date"
    quote: str  # the words of the source, as found
    rule: str


@dataclass(frozen=True, slots=True)
class Cut:
    """Words of the source that are not of the article."""

    quote: str
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One story. `text` begins with its headline, as printed, if it has one; one blank line parts paragraphs, no other newline is in it."""

    id: ArticleId
    source: str  # path below the sources
    record: str | None = None  # the id that a JSONL line carries
    digest: str  # sha256 of the source's bytes
    bytes_: tuple[int, int]  # half-open byte range of the story in its file
    title: str  # plain text, one line
    text: str  # NFC
    body: int = 0  # where the body begins in `text`: text[:body] is the headline (0: none in the text)
    published: Dated | None = None
    updated: str | None = None  # ISO 8601
    outlet: str | None = None
    authors: tuple[str, ...] = ()
    url: str | None = None  # http(s) only
    archived_url: str | None = None
    accessed: str | None = None
    dateline: str | None = None
    section: str | None = None
    language: str = "en"  # BCP 47
    rights: str | None = None
    tags: tuple[str, ...] = ()  # as stated by the source
    part_of: str | None = None  # slug of the digest that holds this story
    formerly: tuple[ArticleId, ...] = ()  # ids that it had, by a person's word; their URLs redirect
    stub: bool = False  # a headline, with no more than a teaser
    evidence: tuple[Evidence, ...] = ()
    cuts: tuple[Cut, ...] = ()
    corrections: tuple[Correction, ...] = ()  # what people set right, in the order they did
    policy: Policy = Policy.FULL  # how much of it the site may show; the rest is cut off before anything is resolved
    unshown: int = 0  # words of the body that were cut off so


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one source gives: its articles, and what a person should know."""

    articles: tuple[Article, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    span: Span
    anchor: Anchor  # from its words, so that edits elsewhere do not move it


FOREIGN = "foreign"  # `by` of a known body's name where it is another country's: "Canada's Department of Justice"


@dataclass(frozen=True, slots=True)
class Mention:
    span: Span
    surface: str  # the words as printed: text[span.start:span.end]
    kind: Kind
    by: str  # the rule or model that found it
    score: float = 1.0  # 0 to 1
    ref: EntityId | None = None  # the catalogue entry that the rule names, if it names one


@dataclass(frozen=True, slots=True)
class Alias:
    """The article itself says that two names are one: "Dawning ... also known as Sugon"."""

    name: Span
    alias: Span
    by: str


@dataclass(frozen=True, slots=True)
class DateMention:
    span: Span
    surface: str
    type: TimexType
    value: str  # TIMEX3, "" if nothing can be said
    period: Period | None  # None: unresolved, or no place on a timeline
    by: str  # the rule
    anchor: str | None = None  # EDTF of the day or period that a relative date was counted from
    cue: str | None = None  # the word that gave the direction
    mod: str | None = None  # TIMEX3 modifier: START, MID, END, APPROX, BEFORE, AFTER, ...
    how: str = ""  # how the period follows from the words, "{}" for the anchor: "the latest Tuesday up to {}"; "": as printed


@dataclass(frozen=True, slots=True)
class Event:
    """A sentence or clause that says what happened when."""

    span: Span
    period: Period
    certainty: Certainty
    dates: tuple[Span, ...]  # of the DateMentions that give the period
    by: str


@dataclass(frozen=True, slots=True)
class Quote:
    span: Span  # the words between the quotation marks
    speaker: Span | None  # of the name or noun phrase that says them
    by: str


@dataclass(frozen=True, slots=True)
class Findings:
    """All that one article says on its own; the unit of the memo."""

    article: Article
    sentences: tuple[Sentence, ...] = ()
    mentions: tuple[Mention, ...] = ()  # in text order, never overlapping
    aliases: tuple[Alias, ...] = ()
    dates: tuple[DateMention, ...] = ()  # in text order, never overlapping
    events: tuple[Event, ...] = ()
    themes: tuple[Theme, ...] = ()  # best first
    phrases: tuple[Phrase, ...] = ()  # what it may be filed under, best first
    quotes: tuple[Quote, ...] = ()
    relations: tuple[Relation, ...] = ()  # in text order
    roles: tuple[Role, ...] = ()  # in text order
    signature: tuple[int, ...] = ()  # MinHash of the text's shingles: near duplicates agree in most places
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Entity:
    id: EntityId
    name: str
    kind: Kind
    aliases: tuple[tuple[str, int], ...]  # surfaces actually seen, with counts, most used first; the name is among them
    stories: int  # unique stories, reprints counted once
    articles: tuple[ArticleId, ...]  # all printings, sorted
    tier: Tier  # the best tier of its mentions
    why: tuple[str, ...] = ()  # one line of evidence for each merge
    ids: Mapping[str, str] = field(default_factory=dict)  # {"wikidata": "Q30"}
    note: str = ""
    source: str = ""  # of what the catalogue says
    formerly: tuple[EntityId, ...] = ()  # ids that merged into this one by a judgement; their URLs redirect
    listed: tuple[EntityId, ...] = ()  # ids of `catalog.listing.Listing`s: what lists of others say of it


@dataclass(frozen=True, slots=True)
class Link:
    """One mention, resolved."""

    entity: EntityId
    tier: Tier
    score: float
    why: str


@dataclass(frozen=True, slots=True)
class Story:
    """One story with all its printings; a reprint counts once everywhere."""

    id: ArticleId  # the lead printing
    printings: tuple[ArticleId, ...]  # lead first
    why: tuple[str, ...] = ()  # one line for each further printing


@dataclass(frozen=True, slots=True)
class Told:
    """One article's sentence that tells an event."""

    article: ArticleId
    anchor: Anchor  # of the sentence
    event: Event


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    id: str  # "e-1a2b3c": from article and sentence of its first telling
    period: Period
    certainty: Certainty
    text: str  # one line
    told: tuple[Told, ...]  # one or more, the best first
    entities: tuple[EntityId, ...]
    themes: tuple[ThemeId, ...]
    outlets: int  # independent ones; reprints count once
    disputed: tuple[str, ...] = ()  # ids of entries that tell the same event with another date


@dataclass(frozen=True, slots=True)
class Related:
    article: ArticleId
    score: float
    why: tuple[str, ...]  # "shares SMIC", "same week", ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """The whole collection after resolution; all that a page may show."""

    findings: Mapping[ArticleId, Findings]  # every printing, by id
    stories: Mapping[ArticleId, Story]  # by lead id
    story_of: Mapping[ArticleId, ArticleId]  # printing -> lead
    entities: Mapping[EntityId, Entity]
    links: Mapping[ArticleId, Mapping[Span, Link]]  # mention span -> entity
    together: Mapping[EntityId, tuple[tuple[EntityId, int], ...]]  # appears with: unique stories shared, most first
    related: Mapping[ArticleId, tuple[Related, ...]]  # best first
    timeline: tuple[TimelineEntry, ...]  # by day
    tags: Mapping[ArticleId, tuple[Tag, ...]] = field(default_factory=dict)  # of every printing, best first
    ties: tuple[Tie, ...] = ()  # by subject, kind, object
    offices: tuple[Office, ...] = ()  # by person; newest first
    doubts: tuple[Judgement, ...] = ()  # UNSURE pairs: what the machine would like a person to decide
    questions: tuple[Question, ...] = ()  # for a person, the most valuable first
    judgements: tuple[Judgement, ...] = ()  # what was decided, in the order it was written
    problems: tuple[Problem, ...] = ()
    files: int = 0  # how many sources were read
    withheld: int = 0  # stories of which nothing may be shown; they are nowhere in here
    secret: tuple[Problem, ...] = ()  # problems that may quote what is kept back: for the keeper alone


@dataclass(frozen=True, slots=True)
class Page:
    """A finished file: where it goes below docs/, and every character of it.

    Where the path ends in `.gz`, the file holds the characters packed.
    """

    path: str  # "/"-separated
    text: str
