"""Lines and addresses that lead to where a story came from: "via RSS ...", "Continue reading on
...", its URL.
"""

from __future__ import annotations

import re

from generator import lazy
from generator.english.vocabulary import alternation, words_of
from generator.ingest.metadata.archived import original_url
from generator.ingest.metadata.authors import NAMES
from generator.ingest.metadata.datestamps import begins_with_month, find_date, find_date_in_url
from generator.ingest.metadata.headers import parse_header
from generator.ingest.metadata.metadata import (
    Field,
    Metadata,
    merge_metadata,
    metadata_of,
    metadata_of_values,
)
from generator.ingest.metadata.outlets import OutletIndex
from generator.ingest.metadata.values import parse_names, parse_url
from generator.ingest.rules import EvidenceRule
from generator.model.article import Basis, Dated

LONGEST_LINE = 400  # characters
LONGEST_FIRST_PUBLISHED = 300  # characters

_VIA = lazy.regex(r"via (?P<feed>[^/]{0,60}?)\s*(?P<url>https?://\S+)\s*(?P<author>.{0,80})", re.I)
_FOLLOW = lazy.regex(rf"Follow (?P<names>{NAMES}) on {alternation('social_sites.txt')}\W*")

_WHOLE = r"(?:full|original|whole|rest of the|entire)"
_STORY = r"(?:story|article|post|report)"
_CONTINUE = "|".join((
    r"continue reading",
    rf"read the {_WHOLE} {_STORY}",
    r"read (?:more|on)",
    r"keep reading",
    r"full story",
    r"originally published",
))
_OUTLET = r"[A-Z][\w.&’' -]{1,50}?"
_CONTINUED = lazy.regex(  # "Continue reading this story on Packet Loss: https://..."
    rf"\[?(?:{_CONTINUE})(?: (?:this|the) (?:story|article))? (?:on|at|in|by|from) "
    rf"(?:(?-i:the) )?(?P<outlet>{_OUTLET})(?: More)?"
    r"(?:(?::| at|,)? ?(?P<rest>https?://\S+))?\]?[ .…»→]*", re.I)

_THIS_STORY = r"(?:(?:this|the) (?:article|story|post|report|piece) )?(?:was )?"
_PUBLISHED = r"(?:published|appeared|posted|reported|reprinted|republished)"
# "This article was originally published by the Norland Times on March 3, 2024."
_FIRST_PUBLISHED = lazy.regex(
    rf"{_THIS_STORY}(?:originally |first )?{_PUBLISHED}(?: first)? (?:originally |here )?"
    rf"(?:on|at|in|by|from|with permission from) (?P<outlet>(?:the )?{_OUTLET})"
    r"(?:(?:,? on |,? at | \(|, |: ?)(?P<rest>.{0,200}))?[.)]?", re.I)

_URL = lazy.regex(r"https?://[^\s)]+")
_COPYRIGHT_YEARS = r"(?:\d{4}(?:\s?[-–]\s?\d{4})?,?\s+)?"
_HOLDER_NAME = r"[A-Z][\w&’'-]*(?: (?:of |the |and |& )?[A-Z][\w&’'-]*){1,4}"
_RIGHTS_HOLDER = lazy.regex(
    rf"(?:©|\(c\)|copyright)[\s©]*{_COPYRIGHT_YEARS}(?:by )?(?-i:(?P<name>{_HOLDER_NAME}))"
    r"(?: \d{4}|[.,]|\s*$)", re.I)


def parse_origin_line(line: str, outlets: OutletIndex) -> Metadata | None:
    """A line that leads to where the story came from; None for any other line.

    "via RSS URL Author", "Continue reading on X", "Follow X on Twitter", or an address alone.
    """
    if len(line) > LONGEST_LINE:
        return None
    if m := _VIA.fullmatch(line):
        return _parse_via(m, line, outlets)
    if m := _FOLLOW.fullmatch(line):
        return _parse_follow(m["names"], line, outlets)
    m = _CONTINUED.fullmatch(line)
    if m is None and len(line) < LONGEST_FIRST_PUBLISHED:
        m = _FIRST_PUBLISHED.fullmatch(line)
    if m is None or not _looks_like_outlet(m["outlet"]):
        return _parse_address(line)
    return _parse_origin(m, line, outlets)


def _looks_like_outlet(text: str) -> bool:
    """Does a name begin with a capital, "the" apart, and with no month?"""
    name = text.removeprefix("the ")
    if not name[:1].isupper():
        return False
    return not begins_with_month(text)


def _parse_address(line: str) -> Metadata | None:
    url = parse_url(line)
    if url:
        return metadata_of(Field.URL, url, line, EvidenceRule.ADDRESS_LINE)
    return None


def _parse_follow(names: str, line: str, outlets: OutletIndex) -> Metadata:
    """"Follow Ann Lee on Twitter" names a reporter, "Follow The Norland Times on X" an outlet."""
    outlet = parse_header(names, outlets).outlet
    if outlet:
        return metadata_of(Field.OUTLET, outlet, line, EvidenceRule.FOLLOW_LINE)
    return metadata_of(Field.AUTHORS, parse_names(names), line, EvidenceRule.FOLLOW_LINE)


def _parse_origin(m: re.Match[str], line: str, outlets: OutletIndex) -> Metadata:
    """"Originally published by the Norland Times on March 3, 2024"."""
    outlet = m["outlet"].strip().removeprefix("the ")
    rest = m["rest"] or ""
    values = {
        Field.OUTLET: outlets.spell_outlet(outlet),
        Field.URL: _find_url(rest),
        Field.PUBLISHED: _find_published(rest),
    }
    return metadata_of_values(values, line, EvidenceRule.ORIGIN_LINE)


def _find_url(text: str) -> str | None:
    m = _URL.search(text)
    if m is None:
        return None
    return parse_url(m[0].rstrip(".,"))


def _find_published(text: str) -> Dated | None:
    date = find_date(text)
    if date is None:
        return None
    return Dated(date.period, Basis.STATED, date.quote)


def _parse_via(m: re.Match[str], line: str, outlets: OutletIndex) -> Metadata | None:
    """"via RSS https://... Ann Lee"; None if it says nothing."""
    url = parse_url(m["url"])
    author = m["author"].strip()
    if m["author"].startswith("http"):
        author = ""
    outlet = _parse_feed(m["feed"], outlets)
    if url is None and outlet is None and not author:
        return None
    values = {
        Field.URL: url,
        Field.AUTHORS: parse_names(author) if author else None,
        Field.OUTLET: outlet,
    }
    return metadata_of_values(values, line, EvidenceRule.VIA_LINE)


def _parse_feed(text: str, outlets: OutletIndex) -> str | None:
    """The outlet that a feed is named for; None for "RSS" and its like."""
    feed = text.strip(" :-–—")
    if not feed or feed.upper() in words_of("feed_names.txt"):
        return None
    return outlets.spell_outlet(feed)


def parse_rights_holder(rights: str, outlets: OutletIndex) -> Metadata:
    """"© 2024 The Norland Times.

    All rights reserved." names an outlet, where nothing better does.
    """
    m = _RIGHTS_HOLDER.match(rights)
    if m is None:
        return Metadata()
    outlet = outlets.spell_outlet(m["name"])
    return metadata_of(Field.OUTLET, outlet, rights, EvidenceRule.RIGHTS_LINE)


def metadata_of_url(url: str | None, outlets: OutletIndex) -> Metadata:
    """What an address says: whose site it is, and the day in its path."""
    if url is None:
        return Metadata()
    return merge_metadata((day_of_url(url), outlet_of_site(url, outlets)))


def day_of_url(url: str) -> Metadata:
    """The day, or the month, in an address's path."""
    address = original_url(url) or url
    date = find_date_in_url(address)
    if date is None:
        return Metadata()
    published = Dated(date.period, Basis.URL, url)
    return metadata_of(Field.PUBLISHED, published, url, EvidenceRule.DATE_IN_URL)


def outlet_of_site(url: str | None, outlets: OutletIndex) -> Metadata:
    """Whose site an address is: that outlet printed the story, whichever agency its dateline
    names.
    """
    outlet = outlets.outlet_of_url(original_url(url) or url) if url else None
    if outlet is None:
        return Metadata()
    return metadata_of(Field.OUTLET, outlet, str(url), EvidenceRule.DOMAIN)
