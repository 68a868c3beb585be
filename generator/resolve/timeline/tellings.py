"""Findings of a story -> its Tellings: each event of an article with what it takes to compare it with another's."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from generator.model.article import Article
from generator.model.corpus import Story
from generator.model.dates import DateMention
from generator.model.entities import Link, Tier
from generator.model.events import Told
from generator.model.findings import Findings, Sentence
from generator.model.ids import ArticleId, EntityId, Span, ThemeId
from generator.resolve.entities.keys import fold, lexicon
from generator.words import mark, shorten

LONGEST = 200  # characters of an entry's line
REPEATED = 0.7  # Jaccard of content words; a reprint's sentence that says what the lead's says
CROWD = 8  # entities of a sentence that are looked at
STOP = lexicon("""
a an the and or but of in on at to for from by with as is are was were be been has have had it its this that these those he she they his
her their will would said says say after before over under into than more not also which who whose about january february march april may
june july august september october november december jan feb mar apr jun jul aug sept sep oct nov dec monday tuesday wednesday thursday
friday saturday sunday today yesterday tomorrow week month year last next day earlier later ago
""")
NEGATIVES = lexicon("not never no nor neither without nothing failed fails fail refused refuses")
IRREGULAR = lexicon("""
put set cut hit won lost fell rose sold bought held met took gave made left sent began became broke brought built caught chose did found
fought got grew kept led paid quit ran saw shot shut sued spent spoke stole struck told went withdrew wrote arose bid flew froze hurt let
""")  # past forms without "-ed"
WIRES = {
    "reuters": "Reuters", "associated press": "AP", "ap": "AP", "afp": "AFP", "agence france presse": "AFP", "xinhua": "Xinhua",
    "bloomberg": "Bloomberg", "bloomberg news": "Bloomberg", "upi": "UPI", "dpa": "dpa", "kyodo": "Kyodo", "kyodo news": "Kyodo",
    "press association": "PA", "pa media": "PA", "pti": "PTI", "press trust of india": "PTI", "tass": "TASS", "efe": "EFE", "ansa": "ANSA",
}  # who wrote what many outlets print
_WIRE_LINE = re.compile(r"[^.!?]{0,60}\((Reuters|AP|AFP|UPI|Bloomberg|Xinhua|Kyodo|dpa)\)\s*[-–—]")
EMPTY = frozenset({""})
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_TOLL = re.compile(
    r"\b(?:kill|injur|wound|dead|death)\w*(?:\W+\w+){0,3}?\W+\d[\d,.]*|"
    r"\b\d[\d,.]*\W+(?:people|persons|dead|deaths|injured|wounded|victims|others|lives)\b", re.IGNORECASE)  # which outlets count otherwise

Links = Mapping[ArticleId, Mapping[Span, Link]]


class Telling(NamedTuple):
    """One event in one article."""

    id: str
    story: ArticleId
    source: str  # who tells it: the outlet, or the agency that wrote for it
    told: Told
    text: str
    words: frozenset[str]  # stems of content words; no dates
    verbs: frozenset[str]  # those of them that are past forms
    numbers: frozenset[str]  # those of no date
    negative: bool
    entities: tuple[EntityId, ...]
    actors: tuple[EntityId, ...]  # entities that aren't places
    named: frozenset[EntityId]  # unsure ones too
    themes: tuple[ThemeId, ...]
    published: date | None


def of_story(story: Story, findings: Mapping[ArticleId, Findings], links: Links, places: frozenset[EntityId]) -> list[Telling]:
    """What the lead tells, and what only another printing tells."""
    found: list[Telling] = []
    source = source_of(findings[story.id].article)
    for printing in story.printings:
        new = list(of_article(findings[printing], story.id, source, links[printing], places))
        found += [one for one in new if printing == story.id or not any(repeats(one, known) for known in found)]
    return found


def source_of(article: Article) -> str:
    """The agency that the byline or the dateline names; else the outlet; else only the article itself."""
    opening = _WIRE_LINE.match(article.text, article.body)
    signed = [WIRES[name] for author in article.authors for name in (fold(author), fold(author).removesuffix(" staff")) if name in WIRES]
    return signed[0] if signed else WIRES[opening[1].casefold()] if opening else article.outlet or article.id


def repeats(one: Telling, known: Telling) -> bool:
    """Whether a reprint says again what is known, be it of another date, which it then only miscounts."""
    return one.told.anchor == known.told.anchor or overlap(one.words, known.words) >= REPEATED


def of_article(
    found: Findings, story: ArticleId, source: str, links: Mapping[Span, Link], places: frozenset[EntityId]
) -> Iterator[Telling]:
    """The article's events, each with the id of its sentence."""
    article, seen = found.article, defaultdict[str, int](int)
    spans = list(links)
    starts, dated = [sentence.span.start for sentence in found.sentences], [mention.span.start for mention in found.dates]
    published = article.published.period.first if article.published else None
    for event in sorted(found.events, key=lambda event: (event.span, event.period.first, event.period.last)):
        sentence = at(found.sentences, starts, event.span.start)
        if sentence is None:
            continue
        n = seen[sentence.anchor]
        seen[sentence.anchor] += 1
        span = event.span
        within = spans[bisect_left(spans, span.start, key=start):bisect_left(spans, span.end, key=start)]
        names = {links[one].entity: None for one in within if links[one].tier is not Tier.POSSIBLE}
        timeless = undated(article.text, span, found.dates[bisect_left(dated, span.start):bisect_left(dated, span.end)])
        words = fold(timeless).split()
        id_ = f"e-{mark(f'{article.id} {sentence.anchor}' + (f' {n}' if n else ''))}"
        line = shorten(article.text[span.start:span.end], LONGEST)
        yield Telling(
            id_, story, source, Told(article.id, sentence.anchor, event), line, terms(words), terms(filter(past, words)),
            numbers(timeless), not NEGATIVES.isdisjoint(words), tuple(names), tuple(sorted(names.keys() - places))[:CROWD],
            frozenset([links[one].entity for one in within]), tuple(theme.id for theme in found.themes), published)


def start(span: Span) -> int:
    """Where it begins."""
    return span.start


def at(sentences: Sequence[Sentence], starts: Sequence[int], offset: int) -> Sentence | None:
    """The sentence that holds this place."""
    n = bisect_right(starts, offset) - 1
    return sentences[n] if n >= 0 and offset < sentences[n].span.end else None


def undated(text: str, span: Span, dates: Sequence[DateMention]) -> str:
    """The words of `span` but those of its dates."""
    parts, here = [], span.start
    for mention in dates:
        parts.append(text[here:mention.span.start])
        here = mention.span.end
    return " ".join([*parts, text[here:span.end]])


def numbers(text: str) -> frozenset[str]:
    """What is counted; not how many died, which is told otherwise from day to day."""
    return frozenset(_NUMBER.findall(_TOLL.sub("", text))) if _NUMBER.search(text) else frozenset()


def terms(words: Iterable[str]) -> frozenset[str]:
    """The words that say what happened; when it did isn't among them, nor are numbers."""
    return frozenset(map(term, words)) - EMPTY


@lru_cache(65_536)
def term(word: str) -> str:
    """The stem of a folded word that says what happened; empty if it says when, how many, or nothing."""
    return "" if word in STOP or (not word.isalpha() and _NUMBER.search(word)) else stem(word)


@lru_cache(65_536)
def past(word: str) -> bool:
    """Whether it looks like a past form."""
    return word in IRREGULAR or (len(word) > 4 and word.endswith("ed"))


def stem(word: str) -> str:
    """Without the endings that tell tense and number: "signs", "signed" and "signing" are one."""
    for ending, least in (("ing", 6), ("ed", 5), ("es", 5), ("s", 4)):
        if word.endswith(ending) and len(word) >= least and not word.endswith("ss"):
            word = word.removesuffix(ending)
            break
    return word.removesuffix("e") if len(word) > 3 else word


def overlap(a: frozenset[str], b: frozenset[str]) -> float:
    """Jaccard."""
    return len(a & b) / len(a | b) if a and b else 0.0
