"""An entity -> its companions: the entities it appears with most, with a sentence about both."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from urllib.parse import urlencode

from generator import lazy
from generator.english.vocabulary import alternation
from generator.model.entities import Tier
from generator.model.findings import Findings, Sentence
from generator.model.ids import EntityId, Span
from generator.model.names import Mention
from generator.model.relations import Cited
from generator.render.desk import Desk
from generator.render.entity_links import link_entity
from generator.render.library import Library
from generator.render.markup import Raw, href
from generator.render.paths import SEARCH, Base
from generator.render.quoting import LONGEST, quote_sentence
from generator.render.sentences import START
from generator.render.story_lists import render_publication_date
from generator.render.templates import call_macro

MOST_COMPANIONS = 15  # that a page names
QUOTED = 5  # the first of them, each with a sentence
MOST_ARTICLES = 60  # the newest that name both, in which a sentence is looked for
MOST_NAMES = 5  # in a sentence; one with more is a list
LEAST_WORDS = 6  # of a sentence that says something
POOR = 1  # as a quotation: it can't well be read on its own
CUT = 2  # as a quotation: it is too long to be shown whole

_QUOTE_OPENING = r"[“\"‘(]?"
_CAPITAL = r"[^\Wa-z_]"
_SENTENCE_END = r"[.!?][”\"’)]*"
_WHOLE = lazy.regex(
    rf"{_QUOTE_OPENING}(?!{alternation('opening_pronouns.txt')}\b){_CAPITAL}.*{_SENTENCE_END}",
    re.DOTALL,
)
_VERB = lazy.regex(rf"\b(?:{alternation('sentence_verbs.txt')}|[a-z]{{2,}}ed)\b")
_FURNITURE = lazy.regex(r"[|@•]|https?:|www\.|\d{3}[/-]\d{3}|:\s*$|\n")


@dataclass(frozen=True, slots=True)
class Pair:
    """An entity that appears with another, for the chips of its page."""

    name: Raw  # a link
    both: Raw  # the address of a search for the stories of both; "" if the entity is in one alone
    n: int  # how many they are


@dataclass(frozen=True, slots=True)
class Companion:
    """An entity that appears with another, for the macro `companions`."""

    name: Raw  # a link
    n: int  # stories that name both
    quotation: Raw  # a sentence that names both


def rank_companions(library: Library, id_: EntityId) -> list[tuple[EntityId, int]]:
    """Companions with the number of unique stories shared, most first.

    Among equals, those come first that a sentence names together with the entity.
    """
    shared = library.corpus.companions.get(id_, ())[:MOST_COMPANIONS]
    companions = [
        (other, n)
        for other, n in shared
        if other in library.corpus.entities
    ]

    def rank(companion: tuple[EntityId, int]) -> tuple[int, bool]:
        other, n = companion
        return -n, find_shared_sentence(library, id_, other) is None

    return sorted(companions, key=rank)


def list_companions_of(library: Library, id_: EntityId, base: Base) -> list[Pair]:
    """All companions that a page names."""
    has_one_story = library.corpus.entities[id_].story_count == 1
    pairs = []
    for other, n in rank_companions(library, id_):
        both = Raw("") if has_one_story else _search_both(library, id_, other, base)
        pairs.append(Pair(link_entity(library, other, base), both, n))
    return pairs


def _search_both(library: Library, id_: EntityId, other: EntityId, base: Base) -> Raw:
    """The address of a search for two names, for an attribute."""
    names = [library.corpus.entities[one].name for one in (id_, other)]
    query = urlencode({"entity": names}, doseq=True)
    return Raw(href(f"{base.url(SEARCH)}?{query}"))


def describe_companions(desk: Desk, id_: EntityId, base: Base) -> list[Companion]:
    """The first companions that a sentence names with it, each with that and its stories."""
    companions = []
    for other, n in rank_companions(desk.library, id_)[:QUOTED]:
        quotation = _quote_shared_sentence(desk, id_, other, base)
        if quotation:
            name = link_entity(desk.library, other, base)
            companions.append(Companion(name, n, quotation))
    return companions


def _quote_shared_sentence(desk: Desk, id_: EntityId, other: EntityId, base: Base) -> Raw:
    """The sentence that names both, dated by its story; empty where none may be shown."""
    sentence = find_shared_sentence(desk.library, id_, other)
    if sentence is None:
        return Raw("")
    library = desk.library
    date = render_publication_date(library.words, library.corpus.findings[sentence.article])
    note = call_macro(desk.templates, "_evidence.html.jinja", "quotation_date", None, date)
    return quote_sentence(desk.library, sentence, base, more=note)


def find_shared_sentence(library: Library, first: EntityId, second: EntityId) -> Cited | None:
    """The shortest good sentence that names both, in the newest article that has one.

    Where no article has a good one, the least poor of those that name both; None where none does.
    """
    pair = (min(first, second), max(first, second))
    cache = library.cache.shared_sentences
    if pair not in cache:
        cache[pair] = _find_best_sentence(library, *pair)
    return cache[pair]


def _find_best_sentence(library: Library, first: EntityId, second: EntityId) -> Cited | None:
    mentions = library.entities.mentions
    with_first = mentions.get(first, {}).keys()
    with_second = mentions.get(second, {}).keys()
    shared = with_first & with_second
    newest = sorted(shared, key=library.articles.positions.__getitem__)[:MOST_ARTICLES]
    best: Cited | None = None
    best_fault = CUT + 1
    for id_ in newest:
        sentences = _sentences_with_both(library, library.corpus.findings[id_], first, second)
        fault, _, sentence = min(sentences, default=(CUT + 1, 0, None))
        if fault < best_fault:
            best_fault = fault
            best = sentence
        if best_fault == 0:
            break
    return best


def _sentences_with_both(
    library: Library, findings: Findings, first: EntityId, second: EntityId
) -> Iterator[tuple[int, int, Cited]]:
    """Sentences of an article that name both, each with its fault and its length in characters."""
    seconds = _first_mentions(library, findings, second)
    for n, mention in _first_mentions(library, findings, first).items():
        if n not in seconds:
            continue
        sentence = findings.sentences[n]
        span = _span_of_both(mention.span, seconds[n].span)
        if span.end - span.start < LONGEST:
            citation = Cited(findings.article.id, sentence.anchor, span)
            length = sentence.span.end - sentence.span.start
            yield measure_fault(findings, sentence), length, citation


def _span_of_both(first: Span, second: Span) -> Span:
    start = min(first.start, second.start)
    end = max(first.end, second.end)
    return Span(start, end)


def _first_mentions(library: Library, findings: Findings, id_: EntityId) -> dict[int, Mention]:
    """Number of a sentence -> the first mention of the entity in it that is sure enough to link."""
    links = library.corpus.links[findings.article.id]
    mentions: dict[int, Mention] = {}
    for mention in library.entities.mentions[id_][findings.article.id]:
        n = bisect_right(findings.sentences, mention.span.start, key=START) - 1
        if n < 0 or mention.span.end > findings.sentences[n].span.end:
            continue
        if links[mention.span].tier is not Tier.POSSIBLE:
            mentions.setdefault(n, mention)
    return mentions


def measure_fault(findings: Findings, sentence: Sentence) -> int:
    """How ill a sentence can be read on its own: 0 if well, else POOR, or CUT if it is too long.

    A good sentence is whole, has a verb, stands in the body, and is no list of names.
    """
    words = findings.article.text[sentence.span.start : sentence.span.end]
    if len(words) > LONGEST:
        return CUT
    if sentence.span.start < findings.article.body_start or not _is_whole(words):
        return POOR
    if _is_list_of_names(findings, sentence):
        return POOR
    return 0


def _is_whole(words: str) -> bool:
    """Whether these words are a sentence that needs no other: with capital, verb and full stop."""
    if len(words.split()) < LEAST_WORDS:
        return False
    if _has_open_quotation(words) or _FURNITURE.search(words):
        return False
    return _WHOLE.fullmatch(words) is not None and _VERB.search(words) is not None


def _has_open_quotation(words: str) -> bool:
    if words.count('"') % 2 == 1:
        return True
    return words.count("“") != words.count("”")


def _is_list_of_names(findings: Findings, sentence: Sentence) -> bool:
    first = bisect_left(findings.mentions, sentence.span.start, key=START)
    ahead = islice(findings.mentions, first, first + MOST_NAMES + 1)
    n = sum(
        1
        for mention in ahead
        if mention.span.start < sentence.span.end
    )
    return n > MOST_NAMES


def list_companions(library: Library) -> Iterator[tuple[EntityId, EntityId, int, Cited]]:
    """Each pair of an entity that has a page and one of its first companions, once, by entity.

    With the number of stories shared, and the sentence; pairs without a sentence are left out.
    """
    seen: set[tuple[EntityId, EntityId]] = set()
    for id_ in sorted(library.entities.with_page):
        for other, n in rank_companions(library, id_)[:QUOTED]:
            sentence = find_shared_sentence(library, id_, other)
            if sentence and (other, id_) not in seen:
                seen.add((id_, other))
                yield id_, other, n, sentence
