"""All Findings -> what of each the site may show. It comes before all resolving: what an outlet keeps back, nothing after it knows.

So no page, file or index can hold it: no name, alias, date, event or relation follows from words that are not shown.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.catalog import Catalogue, Outlet
from generator.model.article import Article, Dated, Policy
from generator.model.decisions import Correction, Judgement, Passage
from generator.model.findings import Findings, Sentence
from generator.model.ids import ArticleId, Span
from generator.model.problem import Problem
from generator.model.settings import Settings
from generator.model.subjects import Phrase, Theme
from generator.words import squeeze

TOLD = frozenset({"title", "date", "outlet", "source_url", "archived_url", "accessed", "lang", "policy", "status", "part_of", "formerly"})
DECISIONS = "decisions/"


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept back, as far as one must know it."""

    withheld: frozenset[str] = frozenset()  # ids of the stories that are left out, former ones too
    stories: int = 0  # how many these are
    private: frozenset[str] = frozenset()  # paths of the sources of which something is kept back


def public(found: Sequence[Findings], catalogue: Catalogue, settings: Settings) -> tuple[list[Findings], Kept]:
    """(the same findings in the same order: each whole, cut short, or left out; what is kept back)."""
    policy = policies([one.article for one in found], catalogue, settings)
    out = [one.article for one in found if policy[one.article.id] is Policy.WITHHELD]
    shown = [shortened(one, policy[one.article.id], settings.excerpt_words) for one in found
             if policy[one.article.id] is not Policy.WITHHELD]
    return shown, Kept(frozenset(id_ for article in out for id_ in (article.id, *article.formerly)), len(out),
                       frozenset(one.article.source for one in found if policy[one.article.id] is not Policy.FULL))


def policies(articles: Iterable[Article], catalogue: Catalogue, settings: Settings) -> Mapping[ArticleId, Policy]:
    """What may be shown of each article: as its outlet says, found by name or address, else as the site says."""
    rules = [outlet for outlet in catalogue.outlets if outlet.policy is not None]
    by_name = {name.casefold(): outlet for outlet in reversed(rules) for name in (outlet.name, *outlet.aliases)}
    by_domain = {domain.casefold(): outlet for outlet in reversed(rules) for domain in outlet.domains}
    found = {}
    for article in articles:
        outlet = by_name.get((article.outlet or "").casefold()) or _by_address(article.url, by_domain)
        found[article.id] = judged(article) or (outlet.policy if outlet and outlet.policy else settings.policy)
    return found


def judged(article: Article) -> Policy | None:
    """What a person says of this article alone: nothing of one that was withdrawn is shown."""
    said = {one.field: str(one.to) for one in article.corrections}
    if said.get("status") == "withdrawn":
        return Policy.WITHHELD
    return Policy(said["policy"]) if "policy" in said else None


def _by_address(url: str | None, by_domain: Mapping[str, Outlet]) -> Outlet | None:
    m = re.match(r"https?://(?:[^/@]*@)?([^/:?#]+)", (url or "").casefold())
    labels = m[1].split(".") if m else []
    return next((by_domain[d] for n in range(len(labels)) if (d := ".".join(labels[n:])) in by_domain), None)


def shortened(found: Findings, policy: Policy, words: int) -> Findings:
    """What this policy leaves of an article, and all that was found in it."""
    if policy is Policy.FULL:
        return found
    article = found.article
    end = allowed(article, policy, words)
    kept = limited(replace(
        article, policy=policy, text=article.text[:end], body=min(article.body, end), cuts=(),
        unshown=len(article.text[max(end, article.body):].split()), published=unquoted(article.published),
        corrections=tuple(unlettered(one) for one in article.corrections)))
    inside = within(end)
    return replace(
        found, article=kept, problems=(), sentences=tuple(ending(one, end) for one in found.sentences if one.span.start < end),
        mentions=tuple(one for one in found.mentions if inside(one.span)),
        aliases=tuple(one for one in found.aliases if inside(one.name, one.alias)),
        dates=tuple(one for one in found.dates if inside(one.span)),
        events=tuple(one for one in found.events if inside(one.span, *one.dates)),
        phrases=tuple(filter(None, (used(phrase, end) for phrase in found.phrases))),
        themes=tuple(one for theme in found.themes if (one := earned(theme, end, policy))),
        quotes=tuple(replace(one, speaker=one.speaker if one.speaker and inside(one.speaker) else None)
                     for one in found.quotes if inside(one.span)),
        relations=tuple(one for one in found.relations if inside(one.span, one.subject, one.object_)),
        roles=tuple(one for one in found.roles if inside(one.span, one.person, *([one.organisation] if one.organisation else []))))


def allowed(article: Article, policy: Policy, words: int) -> int:
    """How many characters of the text may be shown: the words of an excerpt; and the headline, if it is the title, always."""
    headline = article.text[:article.body].rstrip()
    least = len(headline) if squeeze(headline) == squeeze(article.title) else 0
    if policy is not Policy.EXCERPT or words <= 0:
        return least
    m = re.match(rf"\s*(?:\S+\s+){{0,{words - 1}}}\S+", article.text)
    return max(least, m.end() if m else 0)


def limited(article: Article) -> Article:
    """What was read elsewhere in the source: only what its words bear out; of `metadata` but title, outlet, date and link."""
    if article.policy is not Policy.METADATA:
        known = squeeze(article.text)
        return replace(article, evidence=tuple(one for one in article.evidence if squeeze(one.quote) in known))
    return replace(article, evidence=(), authors=(), dateline=None, section=None, tags=(), rights=None, updated=None,
                   corrections=tuple(one for one in article.corrections if one.field in TOLD))


def unquoted(dated: Dated | None) -> Dated | None:
    """The date without the words that say it."""
    return replace(dated, evidence="") if dated else None


def unlettered(said: Correction) -> Correction:
    """A correction without the words by which it finds its article, and without an old title, which may be the text's first words."""
    return replace(said, evidence=(), from_=None if said.field == "title" else said.from_)


def within(end: int) -> Callable[..., bool]:
    """Whether all of some spans end by then."""
    return lambda *spans: all(span.end <= end for span in spans)


def ending(sentence: Sentence, end: int) -> Sentence:
    """Its words up to there."""
    return sentence if sentence.span.end <= end else replace(sentence, span=Span(sentence.span.start, end))


def earned(theme: Theme, end: int, policy: Policy) -> Theme | None:
    """The theme by the words that are shown; one that a person gave rests on none, and is no title, date or link."""
    spans = tuple(span for span in theme.spans if span.end <= end)
    return replace(theme, spans=spans) if spans or (not theme.spans and policy is Policy.EXCERPT) else None


def used(phrase: Phrase, end: int) -> Phrase | None:
    """The phrase as the words that are shown use it; None where they do not."""
    spans = tuple(span for span in phrase.spans if span.end <= end)
    n = len(spans)
    return replace(phrase, spans=spans, uses=n, whole=min(phrase.whole, n), last=min(phrase.last, n)) if spans else None


def of_shown(given: Iterable[Judgement], kept: Kept) -> tuple[Judgement, ...]:
    """What was judged of other things than stories that are left out."""
    return tuple(one for one in given if kept.withheld.isdisjoint((one.left, one.right)))


def quotable(given: Iterable[Judgement], found: Iterable[Findings], kept: Kept) -> tuple[Judgement, ...]:
    """The same, of their evidence only words that the site shows, if it keeps any back."""
    texts = {one.article.id: one.article.text for one in found}

    def stands(quoted: Passage) -> bool:
        words = quoted.prefix + quoted.exact
        return words in texts.get(ArticleId(quoted.article), "") or any(words in text for text in texts.values())

    return tuple(replace(one, evidence=tuple(filter(stands, one.evidence))) for one in given) if kept.private else tuple(given)


def problems(given: Iterable[Problem], kept: Kept) -> tuple[list[Problem], list[Problem]]:
    """(those that pages may tell, those that only the keeper sees: they may quote what is kept back)."""
    told: list[Problem] = []
    secret: list[Problem] = []
    for one in given:
        own = any(one.where == path or one.where.startswith((f"{path}:", f"{path}.yml")) for path in kept.private)
        (secret if own or (kept.private and one.where.startswith(DECISIONS)) else told).append(one)
    return told, secret
