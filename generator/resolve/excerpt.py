"""Findings and a Policy -> what of the article, and of all that was read in it, the site shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from generator import lazy
from generator.model.article import Article, Dated, Policy
from generator.model.decisions import Correction
from generator.model.findings import Findings, Sentence
from generator.model.ids import Span
from generator.model.relations import Quote
from generator.model.subjects import Phrase, Theme
from generator.words import squeeze

# Fields of which corrections are shown, where the policy is `metadata`.
METADATA_FIELDS = frozenset(
    {
        "accessed",
        "archived_url",
        "date",
        "formerly",
        "lang",
        "outlet",
        "part_of",
        "policy",
        "source_url",
        "status",
        "title",
    }
)
_WORD = lazy.regex(r"\S+")


def cut_findings(findings: Findings, policy: Policy, words: int) -> Findings:
    """What a policy leaves of an article, and of all that was read in it.

    `words` is the length of an excerpt.
    """
    if policy is Policy.FULL:
        return findings
    end = _end_of_shown(findings.article, policy, words)
    findings = _cut_claims(findings, end)
    return replace(
        findings,
        article=_cut_article(findings.article, policy, end),
        sentences=tuple(_cut_sentences(findings, end)),
        themes=tuple(_cut_themes(findings, policy, end)),
        phrases=tuple(_cut_phrases(findings, end)),
        quotes=tuple(_cut_quotes(findings, end)),
        problems=(),
    )


def _end_of_shown(article: Article, policy: Policy, words: int) -> int:
    """How many characters of the text are shown.

    The words of an excerpt; and always the headline, if the text's headline is the title.
    """
    headline = article.text[: article.body_start].rstrip()
    end = 0
    if squeeze(headline) == squeeze(article.title):
        end = len(headline)
    if policy is Policy.EXCERPT and words > 0:
        end = max(end, _end_of_words(article.text, words))
    return end


def _end_of_words(text: str, n: int) -> int:
    """The end of the `n`th word, or of the last where there are fewer."""
    end = 0
    for m in islice(_WORD.finditer(text), n):
        end = m.end()
    return end


def _cut_article(article: Article, policy: Policy, end: int) -> Article:
    """The article up to `end`, with the metadata that its policy shows."""
    corrections = tuple(
        _cut_correction(correction) for correction in article.corrections
    )
    hidden_text = article.text[max(end, article.body_start) :]
    cut = replace(
        article,
        policy=policy,
        text=article.text[:end],
        body_start=min(article.body_start, end),
        cuts=(),
        hidden_words=len(hidden_text.split()),
        published=_cut_date(article.published),
        corrections=corrections,
    )
    if policy is Policy.METADATA:
        return _cut_to_metadata(cut)
    text = squeeze(cut.text)
    evidence = (quoted for quoted in cut.evidence if squeeze(quoted.quote) in text)
    return replace(cut, evidence=tuple(evidence))


def _cut_to_metadata(article: Article) -> Article:
    """Of what was read elsewhere in the source, leave title, outlet, date and link."""
    corrections = []
    for correction in article.corrections:
        if correction.field in METADATA_FIELDS:
            corrections.append(correction)
    return replace(
        article,
        evidence=(),
        authors=(),
        dateline=None,
        section=None,
        tags=(),
        rights=None,
        updated=None,
        corrections=tuple(corrections),
    )


def _cut_date(dated: Dated | None) -> Dated | None:
    """The date without the words that say it."""
    if dated:
        return replace(dated, evidence="")
    return None


def _cut_correction(correction: Correction) -> Correction:
    """The correction without the words by which its article is found.

    A former title goes too: it may be the first words of the text.
    """
    before = None if correction.field == "title" else correction.old_value
    return replace(correction, evidence=(), old_value=before)


def _cut_claims(findings: Findings, end: int) -> Findings:
    """The findings with those mentions, dates, events, relations and roles that end by `end`."""
    mentions = (mention for mention in findings.mentions if _inside(end, mention.span))
    aliases = (
        alias for alias in findings.aliases if _inside(end, alias.name, alias.alias)
    )
    dates = (date for date in findings.dates if _inside(end, date.span))
    events = (
        event for event in findings.events if _inside(end, event.span, *event.dates)
    )
    relations = (
        relation
        for relation in findings.relations
        if _inside(end, relation.span, relation.subject, relation.object_)
    )
    roles = (
        role
        for role in findings.roles
        if _inside(end, role.span, role.person, role.organisation)
    )
    return replace(
        findings,
        mentions=tuple(mentions),
        aliases=tuple(aliases),
        dates=tuple(dates),
        events=tuple(events),
        relations=tuple(relations),
        roles=tuple(roles),
    )


def _inside(end: int, *spans: Span | None) -> bool:
    """Whether all spans end by `end`; a span that is None is no obstacle."""
    return all(span is None or span.end <= end for span in spans)


def _cut_sentences(findings: Findings, end: int) -> Iterator[Sentence]:
    """The sentences that begin before `end`, the last one cut there."""
    for sentence in findings.sentences:
        if sentence.span.start >= end:
            continue
        if sentence.span.end > end:
            sentence = replace(sentence, span=Span(sentence.span.start, end))
        yield sentence


def _cut_themes(findings: Findings, policy: Policy, end: int) -> Iterator[Theme]:
    """The themes by the words that are shown.

    A theme that a person gave rests on no words: it stays in an excerpt only, for it is neither
    title, date nor link.
    """
    for theme in findings.themes:
        spans = _spans_before(theme.spans, end)
        given_by_person = not theme.spans
        if spans or (given_by_person and policy is Policy.EXCERPT):
            yield replace(theme, spans=spans)


def _cut_phrases(findings: Findings, end: int) -> Iterator[Phrase]:
    """The phrases as the words that are shown use them."""
    for phrase in findings.phrases:
        spans = _spans_before(phrase.spans, end)
        uses = len(spans)
        if uses:
            yield replace(
                phrase,
                spans=spans,
                uses=uses,
                whole_uses=min(phrase.whole_uses, uses),
                last_uses=min(phrase.last_uses, uses),
            )


def _cut_quotes(findings: Findings, end: int) -> Iterator[Quote]:
    """The quotes that are shown, without a speaker who is named later."""
    for quote in findings.quotes:
        if _inside(end, quote.span):
            speaker = quote.speaker if _inside(end, quote.speaker) else None
            yield replace(quote, speaker=speaker)


def _spans_before(spans: tuple[Span, ...], end: int) -> tuple[Span, ...]:
    """The spans that end by `end`."""
    before = [span for span in spans if span.end <= end]
    return tuple(before)
