"""Article -> its metadata, as the front matter of its page and the data files say it."""

from __future__ import annotations

from generator import __version__, edtf
from generator.model.article import Article
from generator.model.decisions import Correction
from generator.model.entities import Tier
from generator.model.findings import Findings
from generator.render.library import Library, story_of
from generator.render.markup import safe_url
from generator.render.paths import article_path, url_of
from generator.words import shorten


def front(library: Library, found: Findings) -> dict[str, object]:
    """Front matter: flat keys that a person may want to read, one nested `provenance`."""
    article = found.article
    lead = library.corpus.story_of[article.id]
    return {
        "id": article.id, "title": article.title, "outlet": article.outlet, "source_url": safe_url(article.url),
        "date": edtf.write(article.published.period) if article.published else None,
        "date_basis": article.published.basis.value if article.published else None, "policy": article.policy.value,
        "status": status(article),
        "lang": article.language, "rights": article.rights or outlet_rights(library, article),
        "description": description(article), "date_evidence": inferred_from(article),
        "updated": article.updated, "authors": list(article.authors), "archived_url": safe_url(article.archived_url),
        "accessed": article.accessed, "dateline": article.dateline, "section": article.section,
        "themes": [theme.id for theme in found.themes], "tags": [tag.name for tag in library.corpus.tags.get(article.id, ())],
        "entities": [one.id for one, _, tier in library.cast[found.article.id] if tier is not Tier.POSSIBLE],
        "events": sorted({id_ for ids in library.evidence.get(article.id, {}).values() for id_ in ids}),
        "cluster": lead if len(story_of(library, article.id).printings) > 1 else None,
        "duplicate_of": lead if lead != article.id else None, "part_of": article.part_of,
        "aliases": [url_of(article_path(old)) for old in article.formerly],
        "corrections": [correction(one) for one in article.corrections],
        "provenance": {
            "file": article.source, "record": article.record, "sha256": article.digest, "bytes": list(article.bytes_),
            "tool": "cuttings", "version": __version__, "warnings": [problem.what for problem in found.problems],
        },
    }


def correction(said: Correction) -> dict[str, object]:
    """What a person set right, as front matter has it."""
    told = {"date": said.when, "field": said.field, "from": said.from_, "to": said.to, "reason": said.why,
            "by": said.by}
    return {key: value for key, value in told.items() if value or key in ("from", "to")}


def status(article: Article) -> str:
    """Whether a person has looked at it: one who corrects it has."""
    said = [str(one.to) for one in article.corrections if one.field == "status"]
    return said[-1] if said else "reviewed" if article.corrections else "machine"


def outlet_rights(library: Library, article: Article) -> str | None:
    """What the catalogue says of the outlet's rights."""
    return library.rights.get(article.outlet or "")


def description(article: Article) -> str:
    """The beginning of the text, at most 160 characters."""
    if given := [str(one.to) for one in article.corrections if one.field == "description" and one.to]:
        return shorten(given[-1], 160)
    text = article.text[article.body :]
    return shorten(text, 160) if text.strip() else shorten(article.title, 160)


def inferred_from(article: Article) -> str | None:
    """What an inferred date rests on."""
    dated = article.published
    return dated.evidence if dated and dated.basis == "inferred" else None
