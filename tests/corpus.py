"""A small Corpus made by hand, for tests of what is made from one. `corpus()` gives three articles, five entities, two events."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from generator.catalog import Catalogue, Entry, Outlet, ThemeRule
from generator.english.keys import phrase_key
from generator.model.article import Article, Basis, Dated, Policy
from generator.model.corpus import Corpus, Related, Story
from generator.model.dates import DateMention, Period, TimexType
from generator.model.entities import Entity, Link, Tier
from generator.model.events import Certainty, Event, EventReport, TimelineEntry
from generator.model.findings import Findings, Sentence
from generator.model.ids import Anchor, ArticleId, EntityId, Span, ThemeId
from generator.model.names import Kind, Mention
from generator.model.relations import Quote
from generator.model.settings import Settings
from generator.model.subjects import Tag, TagBasis, Theme
from generator.render import View
from generator.resolve import resolve
from generator.resolve.policy import cut_to_policy
from generator.store import project
from generator.words import mark, slug

NAMES = {"Huawei": Kind.ORGANISATION, "ZTE": Kind.ORGANISATION, "China": Kind.PLACE, "Ana Soltys": Kind.PERSON, "Arden": Kind.ORGANISATION}
DAY = Period(date(2021, 12, 16), date(2021, 12, 16))
FIRST = """Arden sues ZTE

On 16 December 2021 Arden sued ZTE in China. "We will win," said Ana Soltys.

Huawei & <friends> said *nothing*. Arden will answer on Monday."""
SECOND = "Huawei waits\n\nHuawei waits for Arden."
TEMPLATES = project.templates(Path(__file__).parent.parent)


def span(text: str, words: str, start: int = 0) -> Span:
    at = text.index(words, start)
    return Span(at, at + len(words))


def sentences(text: str) -> tuple[Sentence, ...]:
    spans = [Span(m.start(), m.end()) for m in re.finditer(r"\S[^\n]*?(?:[.!?][\"”]?(?= |\n|$)|(?=\n|$))", text)]
    return tuple(Sentence(one, Anchor(f"s-{mark(text[one.start : one.end] + str(one.start))}")) for one in spans)


def study(text: str, id_: str = "", names: Mapping[str, Kind] = NAMES, **known: object) -> Findings:
    """An article of this text, with its sentences, and a mention wherever one of `names` stands."""
    body = text.index("\n\n") + 2 if "\n\n" in text else 0
    title = text[:body].strip() or text[:60]
    article = Article(id=ArticleId(id_ or f"{slug(title)}-{mark(text)}"), source="a/b.txt", digest="0" * 64, byte_range=(0, 9), title=title,
                      text=text, body_start=body)
    found = [(m.start(), m.end(), kind) for name, kind in names.items() for m in re.finditer(re.escape(name), text)]
    mentions = tuple(Mention(Span(a, b), text[a:b], kind, "test") for a, b, kind in sorted(found))
    return Findings(replace(article, **known), sentences(text), mentions)  # type: ignore[arg-type]


def resolved(*findings: Findings, tier: Tier = Tier.AUTO, **more: object) -> Corpus:
    """One entity a surface, one story an article."""
    entities = {}
    links: dict[ArticleId, dict[Span, Link]] = {}
    for found in findings:
        for mention in found.mentions:
            id_ = EntityId(slug(mention.surface))
            holders = tuple(sorted(one.article.id for one in findings if any(m.surface == mention.surface for m in one.mentions)))
            entities[id_] = Entity(id_, mention.surface, mention.kind, ((mention.surface, 1),), len(holders), holders, tier)
            links.setdefault(found.article.id, {})[mention.span] = Link(id_, tier, 0.9, "same words")
    ids = [found.article.id for found in findings]
    whole = Corpus(findings={one.article.id: one for one in findings}, stories={id_: Story(id_, (id_,)) for id_ in ids},
                   story_of={id_: id_ for id_ in ids}, entities=dict(sorted(entities.items())), links=links, companions={}, related={},
                   timeline=(), source_count=len(ids))
    tags = {one.article.id: tuple(Tag(tag, phrase_key(tag), TagBasis.STATED) for tag in one.article.tags) for one in findings}
    return replace(whole, tags=tags, **more)  # type: ignore[arg-type]


def corpus() -> Corpus:
    first, second = told_first(), study(SECOND, "huawei-waits-bbbbbb", outlet="Meridian Wire")
    third = study(SECOND + " Reprinted.", "huawei-waits-cccccc", outlet="Tradewind")
    lead, copy = second.article.id, third.article.id
    whole = resolved(first, second, third)
    told = EventReport(first.article.id, first.sentences[1].anchor, first.events[0], "Arden sued ZTE")
    entry = TimelineEntry("e-1a2b3c", DAY, Certainty.HAPPENED, (told,), (EntityId("arden"), EntityId("zte")),
                          (ThemeId("courts"),), 1)
    return replace(
        whole, stories={first.article.id: Story(first.article.id, (first.article.id,)), lead: Story(lead, (lead, copy), ("same words",))},
        story_of={first.article.id: first.article.id, lead: lead, copy: lead}, timeline=(entry,),
        companions={EntityId("arden"): ((EntityId("zte"), 1),)}, related={first.article.id: (Related(lead, 0.5, ("shares Arden",)),)})


def told_first() -> Findings:
    found = study(FIRST, "arden-sues-zte-aaaaaa", outlet="Meridian Wire", url="https://wire.example/a?b=1&c=2", authors=("Rosa Lind",),
                  tags=("law",), published=Dated(DAY, Basis.STATED, "16 December 2021"))
    when, open_ = span(FIRST, "16 December 2021"), span(FIRST, "Monday")
    return replace(
        found, dates=(DateMention(when, "16 December 2021", TimexType.DATE, "2021-12-16", DAY, "day first"),
                      DateMention(open_, "Monday", TimexType.DATE, "", None, "weekday")),
        events=(Event(found.sentences[1].span, DAY, Certainty.HAPPENED, (when,), "test"),),
        themes=(Theme(ThemeId("courts"), "Courts", 1.0, (span(FIRST, "sued"),)),),
        quotes=(Quote(span(FIRST, "We will win,"), span(FIRST, "Ana Soltys"), "test"),))


def view(whole: Corpus, policy: Policy | None = None, **settings: object) -> View:
    """Ready to render; `policy` is what Meridian Wire allows, and what it keeps back is left out and all resolved anew, as a build does."""
    catalogue = Catalogue((Entry(id=EntityId("huawei"), name="Huawei", kind=Kind.ORGANISATION, own=True),),
                          (ThemeRule(id=ThemeId("courts"), name="Courts", description="Who sues whom", keywords=("sued",)),),
                          (Outlet(name="Meridian Wire", policy=policy),))
    chosen = Settings(**settings)  # type: ignore[arg-type]
    if policy not in (None, Policy.FULL):
        found, kept = cut_to_policy(list(whole.findings.values()), catalogue, chosen)
        whole = replace(resolve(found, (), catalogue, files=whole.source_count), withheld_count=kept.stories)
    return View(whole, catalogue, chosen, TEMPLATES)
