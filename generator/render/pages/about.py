"""The pages that speak of the whole: home, about and method, data, search."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from generator import __version__
from generator.model.article import Policy
from generator.model.dates import Period
from generator.model.entities import Tier
from generator.model.page import Page
from generator.render import desk as pages
from generator.render.data import downloads, exports
from generator.render.desk import Desk
from generator.render.library import Library
from generator.render.pages import entities, listings, lists, parts, themes, timelines
from generator.render.paths import ABOUT, DATA, HOME, SEARCH, Here

LATEST = 12  # stories on the home page
KEY = 6  # events on the home page
GAP = 90  # days without a story that are worth telling


def home(desk: Desk) -> Page:
    """What the collection is, in numbers; its themes; its latest stories."""
    library, here = desk.library, Here(HOME)
    return desk.page(
        HOME, "home", {"title": library.settings.site_name, "description": "A press archive that shows its evidence."},
        articles=len(library.articles), stories=len(library.leads), outlets=len(library.outlets), span=lists.span_of(library.leads),
        entities=len(library.paged), events=len(library.corpus.timeline), cards=themes.cards(library, here),
        latest=pages.stories(library, library.leads[:LATEST], here),
        key=timelines.timeline(library, parts.key_entries(library.corpus.timeline, KEY), here))


def about(desk: Desk) -> Page:
    """What was done, with counts at each step, and where it goes wrong."""
    library = desk.library
    return desk.page(
        ABOUT, "about", {"title": "About", "description": "What was done to make this site, and how far to trust it."}, version=__version__,
        files=library.corpus.files, articles=len(library.articles), stories=len(library.leads),
        stubs=sum(f.article.stub for f in library.leads),
        undated=sum(f.article.published is None for f in library.leads),
        inferred=sum(bool(f.article.published and f.article.published.basis == "inferred") for f in library.leads),
        kinds=entities.kind_counts(library), tiers=tiers(library),
        mentions=sum(len(f.mentions) for f in library.articles), dates=sum(len(f.dates) for f in library.articles),
        open_dates=sum(d.period is None for f in library.articles for d in f.dates), events=len(library.corpus.timeline),
        lists=listings.lists(library),
        policies=policies(library), languages=lists.languages(library), span=lists.span_of(library.leads), gap=gap(library),
        outlets=len(library.outlets), unknown=sum(not f.article.outlet for f in library.articles), problems=len(library.corpus.problems))


def tiers(library: Library) -> list[tuple[str, int]]:
    """How sure the links are: tiers with how many linked mentions each."""
    count = Counter(link.tier for links in library.corpus.links.values() for link in links.values())
    return [(tier.value, count[tier]) for tier in Tier if count[tier]]


def gap(library: Library) -> tuple[Period, Period] | None:
    """The dates of publication round the longest time without a story; None below three dated stories or under 90 days."""
    dated = [found.article.published.period for found in reversed(library.leads)
             if found.article.published and found.article.published.basis != "inferred"]
    widest = max(pairwise(dated), key=lambda two: (two[1].first - two[0].last).days, default=None)
    return widest if widest and len(dated) > 2 and (widest[1].first - widest[0].last).days >= GAP else None


def policies(library: Library) -> list[tuple[str, int]]:
    """What may be shown: policies with how many articles each."""
    count = Counter(found.article.policy for found in library.articles) + Counter({Policy.WITHHELD: library.corpus.withheld})
    return [(policy.value, count[policy]) for policy in Policy if count[policy]]


def data(desk: Desk) -> Page:
    """What can be downloaded."""
    return desk.page(DATA, "data", {"title": "Data", "description": "Everything on this site as data."},
                     counts=exports.counts(desk.library), paths_of=exports.paths_of,
                     columns={**exports.COLUMNS, **({"listings": listings.COLUMNS} if desk.library.catalogue.registry.headers else {})},
                     meaning=exports.MEANING, files=downloads.links(downloads.ALL), least=downloads.LEAST)


def search(desk: Desk) -> Page:
    """The search page; a script fills it."""
    return desk.page(SEARCH, "search", {"title": "Search", "description": "Search every story."})
