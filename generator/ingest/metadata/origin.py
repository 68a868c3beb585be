"""Lines and addresses that lead to where a story came from: "via RSS ...", "Continue reading on ...", its URL."""

from __future__ import annotations

import re

from generator.ingest.layout.furniture import SITES
from generator.ingest.metadata import datestamps
from generator.ingest.metadata.known import Known, known, merged, names, web
from generator.ingest.metadata.lines import NAMES, header
from generator.ingest.metadata.outlets import Press
from generator.model.article import Basis, Dated

_VIA = re.compile(r"via (?P<feed>[^/]{0,60}?)\s*(?P<url>https?://\S+)\s*(?P<author>.{0,80})", re.I)
_CONTINUED = re.compile(r"\[?(?:continue reading|read the (?:full|original|whole|rest of the|entire) (?:story|article|post|report)"
    r"|read (?:more|on)|keep reading|full story|originally published)(?: (?:this|the) (?:story|article))? (?:on|at|in|by"
    r"|from) (?:(?-i:the) )?(?P<outlet>[A-Z][\w.&’' -]{1,50}?)(?: More)?(?:(?::| at|,)? ?(?P<rest>https?://\S+))?\]?[ .…»→]*", re.I)
_FIRST = re.compile(r"(?:(?:this|the) (?:article|story|post|report|piece) )?(?:was )?(?:originally |first )?(?:published|appeared|posted"
    r"|reported|reprinted|republished)(?: first)? (?:originally |here )?(?:on|at|in|by|from"
    r"|with permission from) (?P<outlet>(?:the )?[A-Z][\w.&’' -]{1,50}?)(?:(?:,? on |,? at | \(|, |: ?)(?P<rest>.{0,200}))?[.)]?", re.I)
_HOLDER = re.compile(
    r"(?:©|\(c\)|copyright)[\s©]*(?:\d{4}(?:\s?[-–]\s?\d{4})?,?\s+)?(?:by )?(?-i:(?P<name>[A-Z][\w&’'-]*(?: (?:of |the |and "
    r"|& )?[A-Z][\w&’'-]*){1,4}))(?: \d{4}|[.,]|\s*$)",
    re.I)
_FOLLOW = re.compile(rf"Follow (?P<names>{NAMES}) on {SITES}\W*")


def pointer(line: str, press: Press) -> Known | None:
    """Lines that lead to where the story came from: "via RSS URL Author", "Continue reading on X", "Follow X on Twitter"."""
    if len(line) > 400:
        return None
    if m := _VIA.fullmatch(line):
        return _via(m, line, press)
    if m := _FOLLOW.fullmatch(line):
        outlet = header(m["names"], press).outlet
        return known("outlet", outlet, line, "follow line") if outlet else known("authors", names(m["names"]), line, "follow line")
    m = _CONTINUED.fullmatch(line) or (_FIRST.fullmatch(line) if len(line) < 300 else None)
    if m is None or not m["outlet"].removeprefix("the ")[:1].isupper() or datestamps.month(m["outlet"]):
        url = web(line)
        return known("url", url, line, "address line") if url else None
    outlet = m["outlet"].strip().removeprefix("the ")
    found = [known("outlet", press.named(outlet) or outlet, line, "origin line")]
    rest = m.groupdict().get("rest") or ""
    if (url_ := re.search(r"https?://[^\s)]+", rest)) and (url := web(url_[0].rstrip(".,"))):
        found.append(known("url", url, line, "origin line"))
    if date := datestamps.stated(rest):
        found.append(known("published", Dated(date[0], Basis.STATED, date[1]), line, "origin line"))
    return merged(found)


def _via(m: re.Match[str], line: str, press: Press) -> Known | None:
    url = web(m["url"])
    found = [known("url", url, line, "via line")] if url else []
    if m["author"].strip() and not m["author"].startswith("http"):
        found.append(known("authors", names(m["author"]), line, "via line"))
    feed = m["feed"].strip(" :-–—")
    if feed and feed.upper() not in ("RSS", "ATOM", "FEED", "RSS FEED"):
        found.append(known("outlet", press.named(feed) or feed, line, "via line"))
    return merged(found) if found else None


def holder(rights: str, press: Press) -> Known:
    """"© 2024 The Norland Times. All rights reserved." names an outlet, where nothing better does."""
    m = _HOLDER.match(rights)
    return known("outlet", press.named(m["name"]) or m["name"], rights, "rights line") if m else Known()


def from_url(url: str | None, press: Press) -> Known:
    """What an address says: whose site it is, and the day in its path."""
    if url is None:
        return Known()
    found = [known("published", Dated(date[0], Basis.URL, url), url, "date in URL")] if (date := datestamps.in_url(url)) else []
    return merged((*found, site(url, press)))


def site(url: str | None, press: Press) -> Known:
    """Whose site an address is: that outlet printed the story, whichever agency its dateline names."""
    outlet = press.at(url) if url else None
    return known("outlet", outlet, str(url), "domain") if outlet else Known()
