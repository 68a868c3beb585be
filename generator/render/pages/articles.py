"""One article -> its page: the text with what was found in it, the facts beside it, and where all of it comes from."""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping

from generator import __version__
from generator.model.article import Article, Policy
from generator.model.dates import DateMention, TimexType
from generator.model.entities import Entity, Tier
from generator.model.findings import Findings
from generator.model.page import Page
from generator.model.subjects import Theme
from generator.render import desk as pages
from generator.render import marks
from generator.render.data.citations import citations
from generator.render.data.metadata import front, inferred_from
from generator.render.desk import Desk
from generator.render.library import START, Library, newest, sentence_at, story_of, title_of
from generator.render.markup import Raw, chip, html, outside, safe_url
from generator.render.pages import tags
from generator.render.paths import Here, article_path, segment, theme_path
from generator.render.readings import reading
from generator.words import shorten, squeeze

NAMED = 40  # entities listed beside a story
DATES = 40  # dates listed beside a story
RELATED = 8
QUOTED = 3  # sentences by which a correction knows its story again
WHY = {  # Basis -> how the date is known, in words
    "stated": "stated in the text", "dateline": "from the dateline", "url": "from the address", "sidecar": "noted by a person",
    "inferred": "inferred, not stated by a source",
}


def page(desk: Desk, found: Findings) -> Page:
    """The page of one printing of a story."""
    library, article = desk.library, found.article
    here = Here(article_path(article.id))
    meta = front(library, found)
    told, by = tags.facts(library, found, here)
    return desk.page(
        here.path, "article", meta, article=article, headline=headline(library, found, here), printed=printed(library, found, here),
        chips=chips(found), outlet=pages.outlet(library, found, here), published=published(article), original=original(article),
        archived=outside("archived copy", article.archived_url) if safe_url(article.archived_url) else "",
        body=Raw(marks.body(library, found, here)), stopped=stopped(article),
        words=len(article.text[article.body :].split()) + article.unshown,
        entities=[entity_fact(library, one, n, tier, here) for one, n, tier in library.cast[article.id][:NAMED]],
        dates=[date_fact(found, date) for date in found.dates if of_a_day(date)][:DATES],
        themes=[theme_fact(found, theme, here) for theme in found.themes], quotes=list(quotes(found)),
        printings=printings(library, found, here), neighbours=neighbours(library, found),
        theme=found.themes[0].name if found.themes else "",
        related=[(title_of(library, one.article), article_path(one.article), ", ".join(one.why))
                 for one in library.corpus.related.get(library.corpus.story_of[article.id], ())[:RELATED]],
        tags=told, tags_by=by,
        cited=citations(article), problems=found.problems, report=report(library, article), known_by=known_by(found),
        cuts=article.cuts, version=__version__)


def known_by(found: Findings) -> str:
    """The first sentences as JSON quotes: by them a correction finds the article again when its file is renamed."""
    article, first = found.article, [one.span for one in found.sentences[:QUOTED]]
    said = [article.text[span.start:span.end] for span in first]
    return json.dumps([{"exact": words} for words in said], ensure_ascii=False) if said else ""


def headline(library: Library, found: Findings, here: Here) -> Raw:
    """The headline with its sentence's id where it stands as printed; else the title, its names linked."""
    article = found.article
    as_printed = squeeze(article.text[: article.body]) == squeeze(article.title)
    return Raw(marks.headline(library, found, here) if as_printed else marks.titled(library, found, here))


def printed(library: Library, found: Findings, here: Here) -> Raw:
    """The printed headline, where a person gave the story another title: sentences of it may be linked to."""
    article = found.article
    if not article.body or squeeze(article.text[: article.body]) == squeeze(article.title):
        return Raw("")
    return Raw(marks.headline(library, found, here))


def chips(found: Findings) -> Raw:
    """What a reader should know at first sight."""
    article = found.article
    shown = [chip("auto", "read by machine")]
    if article.stub:
        shown.append(chip("stub"))
    if article.published is None:
        shown.append(chip("unknown", "date unknown"))
    elif article.published.basis == "inferred":
        shown.append(chip("inferred", "date inferred"))
    return Raw(" ".join(shown))


def published(article: Article) -> Raw:
    """When, how exactly, and how that is known; what is inferred is only probable."""
    dated = article.published
    if dated is None:
        return Raw("")
    if dated.basis == "inferred":
        why = inferred_from(article)
        return Raw(f'{pages.probably(dated.period)} <span class="why">({WHY[dated.basis]}{f": {html(why)}" if why else ""})</span>')
    precision = "" if dated.period.precision == "day" else f", known to the {dated.period.precision}"
    evidence = f": <q>{html(shorten(dated.evidence, 120))}</q>" if dated.evidence else ""
    return Raw(f'{marks.when(dated.period)} <span class="why">({WHY[dated.basis]}{evidence}{precision})</span>')


def original(article: Article) -> Raw:
    """`Read the original`, where there is an address."""
    return outside("Read the original", article.url) if safe_url(article.url) else Raw("")


def stopped(article: Article) -> str:
    """Where and why the text ends early; empty where it doesn't."""
    if article.policy is Policy.METADATA:
        return "The outlet allows no part of this text to be shown here, only facts about it."
    if article.unshown:
        return "The excerpt that the outlet allows ends here."
    return ""


def entity_fact(library: Library, one: Entity, n: int, tier: Tier, here: Here) -> Raw:
    """An entity, how often it is named, and whether we are unsure."""
    count = f' <span class="count">{n}</span>' if n > 1 else ""
    doubt = f" {chip(tier.value)}" if tier is Tier.POSSIBLE else ""
    return Raw(marks.entity(library, one.id, here) + count + doubt)


def of_a_day(date: DateMention) -> bool:
    """Whether it has, or with a date of publication would have, a place on a calendar: not "now", "two weeks", "every day"."""
    return date.period is not None or (date.type in (TimexType.DATE, TimexType.TIME) and not date.value.endswith("_REF"))


def date_fact(found: Findings, date: DateMention) -> Raw:
    """A date expression: what it means, its words, where it stands, and the rule that read it; or that it is unresolved."""
    sentence = sentence_at(found, date.span.start)
    place = f' <a href="#{sentence.anchor}">sentence {bisect_right(found.sentences, date.span.start, key=START)}</a>' if sentence else ""
    if date.period is None:
        return Raw(f'{chip("unknown", "unresolved")} <q>{html(date.surface)}</q>{place}')
    published = found.article.published.period if found.article.published else None
    return Raw(f"{marks.when(date.period)}{place} <small>{html(reading(date, published))}</small>")


def theme_fact(found: Findings, theme: Theme, here: Here) -> tuple[Raw, str]:
    """A theme, linked, and the words that earned it."""
    text = found.article.text
    earned = (text[span.start : span.end].casefold() for span in theme.spans)
    return here.a(theme.name, theme_path(theme.id)), ", ".join(dict.fromkeys(earned))


def quotes(found: Findings) -> Iterator[Mapping[str, str]]:
    """Who said what."""
    text = found.article.text
    for quote in found.quotes:
        sentence = sentence_at(found, quote.span.start)
        if sentence:
            speaker = text[quote.speaker.start : quote.speaker.end] if quote.speaker else ""
            yield {"words": shorten(text[quote.span.start : quote.span.end], 200), "speaker": speaker, "anchor": sentence.anchor}


def printings(library: Library, found: Findings, here: Here) -> list[tuple[Raw, Raw, Raw, str]]:
    """The same story elsewhere: title, outlet, date, and why it is the same."""
    story = story_of(library, found.article.id)
    why = dict(zip(story.printings[1:], story.why, strict=False))
    lead_why = why.get(found.article.id, "")
    others = [library.corpus.findings[id_] for id_ in story.printings if id_ != found.article.id]
    return [(here.a(title_of(library, other.article.id), article_path(other.article.id)), pages.outlet(library, other, here),
             pages.dated(other), without_title(why.get(other.article.id) or lead_why, found, other)) for other in others]


def without_title(why: str, *printings: Findings) -> str:
    """A reason without the headline that it begins with."""
    return next((why.removeprefix(f"{one.article.title}: ") for one in printings if why.startswith(f"{one.article.title}: ")), why)


def neighbours(library: Library, found: Findings) -> list[tuple[str, str, str]]:
    """The story before and the one after in the first theme: (`Earlier` or `Later`, title, path)."""
    if not found.themes or not sure(found):
        return []
    some = library.theme_stories.get(found.themes[0].id, ())
    at = bisect_left(some, newest(found), key=newest)
    own = library.corpus.story_of[found.article.id]
    later = next((one for one in some[at - 1 :: -1] if one.article.id != own and sure(one)), None) if at else None
    earlier = next((one for one in some[at:] if one.article.id != own and sure(one)), None)
    return [(word, title_of(library, one.article.id), article_path(one.article.id))
            for word, one in (("Earlier", earlier), ("Later", later)) if one]


def sure(found: Findings) -> bool:
    """Whether a date of publication is stated."""
    return bool(found.article.published and found.article.published.basis != "inferred")


def report(library: Library, article: Article) -> Raw:
    """Where to report an error; empty where the project has no home."""
    home = safe_url(library.settings.repo_url)
    return outside("report an error", f"{home.rstrip('/')}/issues/new?title={segment(article.id)}") if home else Raw("")
