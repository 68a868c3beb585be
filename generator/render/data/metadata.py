"""Findings -> the article's metadata, for the front matter of its page and the data files."""

from __future__ import annotations

from generator import __version__, edtf
from generator.model.article import Article, Basis
from generator.model.decisions import Correction
from generator.model.entities import Tier
from generator.model.findings import Findings
from generator.render.library import Library, story_of
from generator.render.markup import safe_url
from generator.render.paths import article_path, url_of
from generator.words import shorten

LONGEST_DESCRIPTION = 160  # characters
MOST_NAMED = 10  # entities that the head of an article's page names, the most salient


def build_front_matter(library: Library, findings: Findings) -> dict[str, object]:
    """Front matter: flat keys that a person may want to read, one nested `provenance`."""
    article = findings.article
    published = article.published
    return {
        "id": article.id,
        "title": article.title,
        "outlet": article.outlet,
        "source_url": safe_url(article.url),
        "date": edtf.write(published.period) if published else None,
        "date_basis": published.basis.value if published else None,
        "policy": article.policy.value,
        "status": review_status(article),
        "lang": article.language,
        "rights": article.rights or library.outlets.rights.get(article.outlet or ""),
        "description": describe(article),
        "date_evidence": evidence_of_inferred_date(article),
        "updated": article.updated,
        "authors": list(article.authors),
        "archived_url": safe_url(article.archived_url),
        "accessed": article.accessed,
        "dateline": article.dateline,
        "section": article.section,
        **_subjects(library, findings),
        **_printings(library, article),
        "part_of": article.part_of,
        "aliases": [url_of(article_path(id_)) for id_ in article.former_ids],
        "corrections": [_correction(correction) for correction in article.corrections],
        "provenance": _provenance(findings),
    }


def build_page_meta(library: Library, findings: Findings) -> dict[str, object]:
    """Front matter of the article's page: also the names of what it is about, for its head."""
    cast = library.entities.of_article[findings.article.id]
    named = [entity for entity, _, tier in cast if tier is not Tier.POSSIBLE]
    return {
        **build_front_matter(library, findings),
        "theme_names": [theme.name for theme in findings.themes],
        "named": [
            {"kind": entity.kind.value, "name": entity.name}
            for entity in named[:MOST_NAMED]
        ],
    }


def _subjects(library: Library, findings: Findings) -> dict[str, object]:
    """What the article is about: themes, tags, entities and the timeline entries it reports."""
    id_ = findings.article.id
    tags = library.corpus.tags.get(id_, ())
    entities = library.entities.of_article[id_]
    evidence = library.timeline.evidence.get(id_, {})
    return {
        "themes": [theme.id for theme in findings.themes],
        "tags": [tag.name for tag in tags],
        "entities": [
            entity.id
            for entity, _, tier in entities
            if tier is not Tier.POSSIBLE
        ],
        "events": sorted({event for events in evidence.values() for event in events}),
    }


def _printings(library: Library, article: Article) -> dict[str, object]:
    """The lead printing of the story, where it has several."""
    lead = library.corpus.story_of[article.id]
    has_others = len(story_of(library, article.id).printings) > 1
    return {
        "cluster": lead if has_others else None,
        "duplicate_of": lead if lead != article.id else None,
    }


def _correction(correction: Correction) -> dict[str, object]:
    """What a person set right; `from` and `to` stay though they are empty."""
    values = {
        "date": correction.date,
        "field": correction.field,
        "from": correction.old_value,
        "to": correction.new_value,
        "reason": correction.reason,
        "by": correction.author,
    }
    return {key: value for key, value in values.items() if value or key in ("from", "to")}


def _provenance(findings: Findings) -> dict[str, object]:
    """Where the article comes from, and by which program the page was made."""
    article = findings.article
    return {
        "file": article.source,
        "record": article.record,
        "sha256": article.digest,
        "bytes": list(article.byte_range),
        "tool": "cuttings",
        "version": __version__,
        "warnings": [problem.what for problem in findings.problems],
    }


def review_status(article: Article) -> str:
    """What a person set, else "reviewed" where a person corrected anything, else "machine"."""
    statuses = [
        correction.new_value
        for correction in article.corrections
        if correction.field == "status"
    ]
    if statuses:
        return str(statuses[-1])
    return "reviewed" if article.corrections else "machine"


def describe(article: Article) -> str:
    """What a person wrote of it, else the beginning of the text, else the title.

    At most 160 characters.
    """
    written = [
        correction.new_value
        for correction in article.corrections
        if correction.field == "description" and correction.new_value
    ]
    if written:
        return shorten(str(written[-1]), LONGEST_DESCRIPTION)
    body = article.text[article.body_start :]
    return shorten(body if body.strip() else article.title, LONGEST_DESCRIPTION)


def evidence_of_inferred_date(article: Article) -> str | None:
    """On what an inferred date of publication rests; None for any other date."""
    published = article.published
    if published is None or published.basis is not Basis.INFERRED:
        return None
    return published.evidence
