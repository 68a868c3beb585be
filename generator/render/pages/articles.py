"""Article -> its page: the text with its mentions marked, facts beside it, and its sources."""

from __future__ import annotations

import json
from collections.abc import Mapping

from generator import __version__
from generator.interface import Words
from generator.model.article import Article, Policy
from generator.model.findings import Findings
from generator.model.page import Page
from generator.render import article_text, named_words
from generator.render.data.citations import citations
from generator.render.data.metadata import build_page_meta
from generator.render.desk import Desk
from generator.render.languages import describe_unread, language_attributes
from generator.render.library import Library
from generator.render.markup import Raw, chip, outside, safe_url
from generator.render.pages import article_facts, article_links, tags
from generator.render.pages.publication import describe_published, has_inferred_date
from generator.render.paths import Base, article_path, segment
from generator.render.story_lists import link_outlet
from generator.words import squeeze

IDENTIFYING = 3  # first sentences, by which a correction finds its story again


def render_article(desk: Desk, findings: Findings) -> Page:
    """The page of one printing of a story."""
    library = desk.library
    article = findings.article
    base = Base(article_path(article.id))
    return desk.page(
        base.path,
        "article",
        build_page_meta(library, findings),
        article=article,
        version=__version__,
        **_head_values(library, findings, base),
        **_body_values(library, findings, base),
        **_fact_values(library, findings, base),
        **_link_values(library, findings, base),
        **_foot_values(library, findings),
    )


def _head_values(library: Library, findings: Findings, base: Base) -> Mapping[str, object]:
    """What stands above the text."""
    article = findings.article
    return {
        "headline": render_headline(library, findings, base),
        "printed": render_printed_headline(library, findings, base),
        "chips": render_chips(library.words, article),
        "outlet": link_outlet(library, findings, base),
        "published": describe_published(library.words, article),
        "original": link_original(library.words, article),
        "archived": link_archived_copy(library.words, article),
    }


def _body_values(library: Library, findings: Findings, base: Base) -> Mapping[str, object]:
    """The text, why it ends early, and how many words it has."""
    article = findings.article
    shown_words = article.text[article.body_start :].split()
    return {
        "language": language_attributes(article.language, library.words.language),
        "body": Raw(article_text.render_body(library, findings, base)),
        "stopped": why_stopped(library.words, article),
        "words": len(shown_words) + article.hidden_words,
    }


def _fact_values(library: Library, findings: Findings, base: Base) -> Mapping[str, object]:
    """What stands beside the text."""
    article = findings.article
    article_tags, tags_by = tags.describe_tags(library, findings, base)
    return {
        "unread": describe_unread(library.words, article.language),
        "tells": article_facts.describe_events(library, findings, base),
        "entities": article_facts.describe_entities(library, findings, base),
        "dates": article_facts.describe_dates(findings),
        "themes": article_facts.describe_themes(library, findings, base),
        "quotes": article_facts.describe_quotes(findings),
        "tags": article_tags,
        "tags_by": tags_by,
    }


def _link_values(library: Library, findings: Findings, base: Base) -> Mapping[str, object]:
    """The other articles that the page leads to."""
    return {
        "printings": article_links.describe_printings(library, findings, base),
        "compare": article_links.address_of_comparison(library, findings, base),
        "neighbours": article_links.find_neighbours(library, findings),
        "theme": findings.themes[0].name if findings.themes else "",
        "related": article_links.describe_related(library, findings),
        "passages": article_links.describe_passages(library, findings),
    }


def _foot_values(library: Library, findings: Findings) -> Mapping[str, object]:
    """How to cite the article, where its page comes from, and how to correct it."""
    article = findings.article
    return {
        "cited": citations(article),
        "problems": findings.problems,
        "report": link_report(library, article),
        "known_by": quote_first_sentences(findings),
        "cuts": article.cuts,
    }


def quote_first_sentences(findings: Findings) -> str:
    """The first sentences as JSON quotes; "" where there are none.

    A correction finds the article again by them when its file is renamed.
    """
    text = findings.article.text
    spans = [sentence.span for sentence in findings.sentences[:IDENTIFYING]]
    quotes = [{"exact": text[span.start : span.end]} for span in spans]
    if quotes:
        return json.dumps(quotes, ensure_ascii=False)
    return ""


def _title_is_printed(article: Article) -> bool:
    """Whether the title is the headline that the text begins with."""
    headline = article.text[: article.body_start]
    return squeeze(headline) == squeeze(article.title)


def render_headline(library: Library, findings: Findings, base: Base) -> Raw:
    """The headline as printed, with the id of its sentence; else the title, its names linked."""
    if _title_is_printed(findings.article):
        return Raw(article_text.render_headline(library, findings, base))
    return Raw(named_words.render_title(library, findings, base))


def render_printed_headline(library: Library, findings: Findings, base: Base) -> Raw:
    """The printed headline, where a person gave the story another title; else empty.

    It is shown because other pages may link to its sentences.
    """
    article = findings.article
    if not article.body_start:
        return Raw("")
    if _title_is_printed(article):
        return Raw("")
    return Raw(article_text.render_headline(library, findings, base))


def render_chips(words: Words, article: Article) -> Raw:
    """What a reader should know at first sight, each after a blank.

    That a machine has read the page is the rule, and not among them.
    """
    chips = []
    if article.stub:
        chips.append(chip("stub", words.phrase("stub")))
    if article.published is None:
        chips.append(chip("unknown", words.phrase("date unknown")))
    elif has_inferred_date(article):
        chips.append(chip("inferred", words.phrase("date inferred")))
    return Raw("".join(f" {one}" for one in chips))


def link_original(words: Words, article: Article) -> Raw:
    """`Read the original`; empty where there is no safe address."""
    if safe_url(article.url):
        return outside(words.phrase("Read the original"), article.url)
    return Raw("")


def link_archived_copy(words: Words, article: Article) -> Raw:
    """`archived copy`; empty where there is no safe address."""
    address = article.archived_url
    return outside(words.phrase("archived copy"), address) if safe_url(address) else Raw("")


def why_stopped(words: Words, article: Article) -> str:
    """Where and why the text ends early; empty where it doesn't."""
    if article.policy is Policy.METADATA:
        return words.phrase(
            "The outlet allows no part of this text to be shown here, only facts about it."
        )
    if article.hidden_words:
        return words.phrase("The excerpt that the outlet allows ends here.")
    return ""


def link_report(library: Library, article: Article) -> Raw:
    """Where to report an error; empty where the project has no address."""
    project = safe_url(library.settings.repo_url)
    if not project:
        return Raw("")
    address = f"{project.rstrip('/')}/issues/new?title={segment(article.id)}"
    return outside(library.words.phrase("report an error"), address)
