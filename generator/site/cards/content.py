"""A page of the site -> the Card that says what the page answers first."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from generator import edtf, words
from generator.interface import Words, load_words, to_translate
from generator.model.names import Kind
from generator.site.cards.drawing import BODY, BOLD, Card
from generator.site.cards.fonts import Face

LONGEST = 400  # letters of a title or of facts; no card has room for as many
INVISIBLE = ("Cc", "Cf", "Cn", "Co", "Cs")  # Unicode: control, format, and what is no letter
# what a card calls the page, by the `page` of its front matter
KINDS = {
    "article": to_translate("article"),
    "comparison": to_translate("One story, several outlets"),
    "outlet": to_translate("outlet"),
    "pairs": to_translate("Explore"),
    "tag": to_translate("tag"),
    "theme": to_translate("theme"),
    "timeline": to_translate("Timeline"),
    "year": to_translate("Archive"),
}
ENTITY_KINDS = {kind.value for kind in Kind if kind != Kind.UNKNOWN}
NAME = to_translate("Name")  # of an entity whose kind nobody tells


def site_card(settings: MkDocsConfig) -> Card:
    """The card of the site itself, which stands for pages that can have none of their own."""
    return Card(
        kind="",
        title=_plain(settings.site_name),
        facts=_plain(settings.site_description),
        address=_address(settings.site_url),
        notice=_plain(settings.extra.get("notice")),
    )


def page_card(page: Page, settings: MkDocsConfig) -> Card:
    """The card of this page. Its front matter is text from anywhere."""
    meta = page.meta
    title = _plain(meta.get("title") or page.title)
    site = site_card(settings)
    if page.is_homepage or not title:
        return replace(site, facts=_plain(meta.get("description")) or site.facts)
    language = load_words(str(settings.theme.get("language", "en"))) or Words()
    kind = _kind(page, language.phrase)
    kind = kind[:1].upper() + kind[1:]
    return replace(
        site,
        kind=kind if kind != title else "",
        title=title,
        facts=_facts(meta, title, language.phrase),
        site_name=site.title,
    )


def without_missing_letters(card: Card, faces: Mapping[int, Face]) -> Card | None:
    """The card without parts for which a face lacks a letter; None if the title is one of them.

    A part is whole or not there at all.
    """
    bold, body = faces[BOLD], faces[BODY]
    title = bold.writable(card.title)
    if not title:
        return None
    return replace(
        card,
        kind=card.kind if bold.writable(card.kind.upper()) else "",
        facts=body.writable(card.facts),
        site_name=bold.writable(card.site_name),
        address=body.writable(card.address),
        notice=body.writable(card.notice),
    )


def _kind(page: Page, phrase: edtf.Phrase) -> str:
    """What the page is; for one that a person wrote, the part of the menu that it is in."""
    name = str(page.meta.get("page", ""))
    if name == "entity":
        kind = str(page.meta.get("kind"))
        return phrase(kind if kind in ENTITY_KINDS else NAME)
    if name:
        return phrase(KINDS.get(name, ""))
    if page.parent is None:
        return ""
    return _plain(page.parent.title)


def _facts(meta: Mapping[str, object], title: str, phrase: edtf.Phrase) -> str:
    """Outlet and date of an article; else what the page says of itself.

    An outlet's page says after its first sentence what may be shown of it: no fact for a card.
    """
    kind = meta.get("page")
    if kind == "article":
        outlet = _plain(meta.get("outlet"))
        date = _date_words(meta.get("date"), phrase)
        facts = (outlet, date)
        return " · ".join(filter(None, facts))
    description = _plain(meta.get("description"))
    if kind == "outlet":
        description, _, _ = description.partition(". ")
    rest = description.removeprefix(f"{title} ")  # it stands above, in large
    return rest[:1].upper() + rest[1:]


def _date_words(date: object, phrase: edtf.Phrase) -> str:
    if not date:
        return ""
    period = edtf.read(str(date))
    if period is None:
        return ""
    return edtf.words(period, phrase)


def _address(site_url: str | None) -> str:
    parts = urlsplit(site_url or "")
    address = f"{parts.netloc}{parts.path}"
    return _plain(address.rstrip("/"))


def _plain(value: object) -> str:
    """A value of front matter as one line of visible letters, no longer than a card may need."""
    text = words.normalise(str(value or ""))
    line = words.squeeze(text)
    visible = [
        letter
        for letter in line[:LONGEST]
        if unicodedata.category(letter) not in INVISIBLE
    ]
    return "".join(visible)
