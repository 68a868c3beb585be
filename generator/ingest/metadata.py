"""Lines and phrases of an article that say what it is: byline, dateline, outlet, URL, date. Each keeps its words as evidence."""

from __future__ import annotations

import re

from generator.ingest import datestamps
from generator.ingest.furniture import SITES
from generator.ingest.known import Known, known, merged, names, web, words_of
from generator.ingest.press import Press
from generator.model import Basis, Dated
from generator.words import squeeze

_TOKEN = r"(?:(?:[A-ZÀ-ÖØ-Þ][\w’'-]*\.?|(?:de|da|del|della|der|den|van|von|al|el|bin|bint|ibn|la|le|di|du|dos|ter|y)))"
NAME = rf"[A-ZÀ-ÖØ-Þ][\w’'.-]*(?: {_TOKEN}){{1,4}}"
NAMES = rf"{NAME}(?:(?:, | and |, and | & ){NAME})*"
_BYLINE = re.compile(
    rf"(?:by|BY|By|Written by|WRITTEN BY|Story by|Words by|Text by|Reported by|Report by|Posted by|Author:|Authors:|Byline:|By:)\s+(?P<names>{NAMES}|[A-Z][\w’'-]+)"
    r"(?P<rest>(?:\s*[,|/–—•·(-].{0,120}|\s+(?:in|at|for|on|of)\s.{0,80}|\s+\d.{0,60}|\s*\.)?)")
_CREDIT = re.compile(rf"(?:Additional )?(?:[Rr]eporting|[Ww]riting)(?: and (?:writing|reporting))? (?:for .{{2,40}} )?by (?P<names>{NAMES}(?: in [A-Z][\w. ]+?(?=,| and |;|\.|$))?(?:(?:, | and |, and ){NAMES}(?: in [A-Z][\w. ]+?(?=,| and |;|\.|$))?)*)")
_AGENCY = r"(?P<agency>[A-Z][\w.&’' /-]{1,38})"
_DAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?)(?:,? \d{4})?"
_PLACE = r"(?P<place>[A-ZÀ-Þ][A-ZÀ-Þ’'.-]*[A-ZÀ-Þ.](?:[ /-][A-ZÀ-Þ’'.-]+)*(?:, [A-Z][\w. ]{1,24}?)?|[A-Z][\w’'.-]+(?:[ /-][A-Z][\w’'.-]+){0,3}(?:, [A-Z][\w. ]{1,24}?)?)"
_WIRE = re.compile(rf"\W{{0,2}}(?:{_PLACE}(?:[,:]? (?P<day>{_DAY}))?|(?P<only>{_DAY}))?[,:]?\s*[(\[]{_AGENCY}[)\]]\s*(?:[-–—:]{{1,2}}|\.\.\.)\s?")
_CAPS = re.compile(rf"(?P<place>[A-ZÀ-Þ][A-ZÀ-Þ’'.-]*[A-ZÀ-Þ.](?:[ /-][A-ZÀ-Þ’'.-]+){{0,4}}(?:, (?!{_DAY})[A-Z][\w. ]{{1,24}}?)?)(?:[,:]? (?P<day>{_DAY}))?\s*(?:[–—]|--| - )\s*(?=[“‘\"'A-Z0-9])")
_VIA = re.compile(r"via (?P<feed>[^/]{0,60}?)\s*(?P<url>https?://\S+)\s*(?P<author>.{0,80})", re.I)
_CONTINUED = re.compile(r"\[?(?:continue reading|read the (?:full|original|whole|rest of the|entire) (?:story|article|post|report)|read (?:more|on)|keep reading|full story|originally published)(?: (?:this|the) (?:story|article))? (?:on|at|in|by|from) (?:the )?(?P<outlet>[A-Z][\w.&’' -]{1,50}?)(?: More)?(?:(?::| at|,)? ?(?P<rest>https?://\S+))?\]?[ .…»→]*", re.I)
_FIRST = re.compile(r"(?:(?:this|the) (?:article|story|post|report|piece) )?(?:was )?(?:originally |first )?(?:published|appeared|posted|reported|reprinted|republished)(?: first)? (?:originally |here )?(?:on|at|in|by|from|with permission from) (?P<outlet>(?:the )?[A-Z][\w.&’' -]{1,50}?)(?:(?:,? on |,? at | \(|, |: ?)(?P<rest>.{0,200}))?[.)]?", re.I)
_FOLLOW = re.compile(rf"Follow (?P<names>{NAMES}) on {SITES}\W*")
_LABEL = re.compile(r"(?P<key>[A-Za-z][A-Za-z -]{1,18}?)\s*:\s*(?P<value>\S.{0,400})")
_LINE = re.compile(r"\s+[|·•–—]\s+|\s*[|•]\s*")
MASTHEAD = re.compile(r"(?:The |THE )?(?:(?:[A-Z][\w.’'&-]*) ){1,3}(?:Times|Post|Herald|Gazette|Journal|Tribune|Guardian|Observer|Chronicle|Mail|Telegraph|Courier|Press|Review"
                      r"|Ledger|Standard|Examiner|Inquirer|Independent|Mirror|Globe|Star|Sun|Weekly|Daily|Wire)", re.I)
_POST = re.compile(r"\b(?:staff|writer|reporter|correspondent|editor|bureau|desk|team|contributor|agencies|newsroom|special to|associated press)\b", re.I)
LABELS = {
    "title": "title", "headline": "title", "hed": "title", "author": "authors", "authors": "authors", "byline": "authors", "by": "authors", "reporter": "authors", "writer": "authors",
    "source": "outlet", "publication": "outlet", "outlet": "outlet", "newspaper": "outlet", "publisher": "outlet", "publication title": "outlet", "journal": "outlet", "site": "outlet", "provider": "outlet", "agency": "outlet",
    "url": "url", "link": "url", "source url": "url", "permalink": "url", "original": "url", "original url": "url", "web": "url",
    "date": "published", "published": "published", "published on": "published", "published at": "published", "publication date": "published", "pub date": "published", "posted": "published",
    "posted on": "published", "first published": "published", "date published": "published", "issue date": "published", "created": "published",
    "updated": "updated", "last updated": "updated", "last updated on": "updated", "last modified": "updated", "modified": "updated", "updated on": "updated",
    "section": "section", "filed under": "section", "category": "section", "posted in": "section", "dateline": "dateline", "language": "language", "rights": "rights", "copyright": "rights",
    "license": "rights", "licence": "rights", "tags": "tags", "keywords": "tags", "topics": "tags", "archived": "archived_url", "accessed": "accessed", "retrieved": "accessed", "load-date": "accessed",
}


def dated(text: str, basis: Basis = Basis.STATED) -> Dated | None:
    """A value as a date, with its words."""
    period = datestamps.precise(text)
    if period is None and (said := datestamps.stated(text)):
        period = said[0]
    return Dated(period, basis, squeeze(text)[:120]) if period else None


def labelled(line: str, press: Press) -> Known | None:
    """"Published: 12 March 2024", "Source: Reuters", "URL: https://..."."""
    m = _LABEL.fullmatch(line)
    field = LABELS.get(m["key"].strip().lower()) if m else None
    made = _valued(field, m["value"].strip(), press) if m and field else None
    return known(*made, line, "label") if made else None


def _valued(field: str, value: str, press: Press) -> tuple[str, object] | None:
    if field == "outlet" and (url := re.search(r"https?://\S+", value)):
        name = value[:url.start()].strip(" (-–—,|")
        return ("outlet", press.named(name) or name) if name else ("url", web(url[0].rstrip(").,"))) if web(url[0].rstrip(").,")) else None
    made: object = None
    if field in ("url", "archived_url"):
        made = web(value)
    elif field == "published":
        made = dated(value)
    elif field in ("updated", "accessed"):
        made = day.first.isoformat() if (day := (datestamps.precise(value) or (datestamps.stated(value) or (None,))[0])) and day.first == day.last else None
    elif field == "authors":
        made = _listed(value) if re.match(r"[A-Z“\"'@]", value) and len(value) <= 120 and not value.endswith(("?", "!")) else None
    elif field == "tags":
        made = words_of(value)
    elif field == "outlet":
        made = press.named(value) or (value if len(value) <= 60 and value[0].isupper() and value[-1] not in ".?!" else None)
    elif field == "language":
        made = value if re.fullmatch(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", value) else None
    elif len(value) <= 200:
        made = value
    return (field, made) if made else None


def _listed(value: str) -> tuple[str, ...]:
    """"Lee, Ann; Chan, Bo" as in a library's list, or names as in print."""
    parts = [re.fullmatch(r"([A-Z][\w’'-]+), ([A-Z][\w.’'-]*(?: [A-Z]\.)?)", part.strip()) for part in value.split(";")]
    return tuple(f"{m[2]} {m[1]}" for m in parts if m) if all(parts) else _written(value)


def byline(line: str, press: Press) -> Known | None:
    """"By Ann Lee and Bo Chan, Reuters | March 3, 2024": the whole line, or None."""
    m = _BYLINE.fullmatch(line)
    if m is None or len(line) > 220 or re.search(r"[.!?]\s+[A-Z]\w+ [a-z]+ [a-z]+", m["rest"]):
        return None
    alone = " " not in m["names"]
    if alone and not (press.named(m["names"]) or m["rest"].strip() or m["names"].isupper()):
        return None
    found = [known("outlet", outlet, line, "byline")] if (outlet := _outlet_in(m["rest"], press)) else []
    if (named := press.named(m["names"])) and (alone or named.lower() == m["names"].lower()):
        found.append(known("outlet", named, line, "byline"))
    else:
        found.append(known("authors", _written(m["names"]), line, "byline"))
    if date := datestamps.stated(m["rest"]):
        found.append(known("published", Dated(date[0], Basis.STATED, date[1]), line, "byline"))
    return merged(found)


def _written(text: str) -> tuple[str, ...]:
    """Names of a byline, without what the reporter's post is."""
    found = (name for name in names(text) if not _POST.search(name))
    return tuple(name.title() if name.isupper() and len(name) > 3 else name for name in found)


def _outlet_in(text: str, press: Press) -> str | None:
    parts = (part.strip(" ()") for part in re.split(r"[,|/–—•·()]| for | of ", text))
    return next((name for part in parts if part and (name := press.named(part))), None)


def date_line(line: str, press: Press) -> Known | None:
    """A line beneath the headline that is a date, or a date with an outlet or author: "Reuters | March 3, 2024"."""
    if said := datestamps.alone(line):
        field: tuple[str, object] = ("published", Dated(said[0], Basis.STATED, said[1]))
        if re.match(r"\W*(?:last )?(?:updated|modified)", line, re.I):
            return known("updated", said[0].first.isoformat(), line, "date line") if said[0].first == said[0].last else None
        return known(*field, line, "date line")
    parts = [part.strip() for part in _LINE.split(line)] if len(line) <= 160 else []
    parts = parts if len(parts) > 1 else [part.strip() for part in line.rsplit(",", 3)[:1]] + [line[line.find(",") + 1:].strip()] if "," in line and len(line) < 90 else parts
    dates = [part for part in parts if datestamps.alone(part)]
    others = [part for part in parts if part not in dates]
    if not dates or not all(press.named(o) or re.fullmatch(NAMES, o) or len(o) < 25 or byline(o, press) for o in others):
        return None
    said = datestamps.alone(dates[0])
    found = [known("published", Dated(said[0], Basis.STATED, said[1]), line, "date line")] if said else []
    for part in others:
        if name := press.named(part):
            found.append(known("outlet", name, line, "date line"))
        elif by := byline(part, press):
            found.append(by)
    return merged(found)


def header(line: str, press: Press) -> Known:
    """What the head of a digest says of all its stories: its outlet, its day."""
    outlet = press.named(line) or (line if MASTHEAD.fullmatch(line) else None)
    return known("outlet", outlet, line, "masthead") if outlet else labelled(line, press) or date_line(line, press) or Known()


def dateline(paragraph: str, press: Press) -> Known | None:
    """"HONG KONG (Reuters) – ", "LONDON, March 3, 2024 (AP) -- ", "PARIS — " at a paragraph's start. It stays in the text."""
    start = paragraph[:140]
    m = _WIRE.match(start)
    if m and not re.search(r"[.?!] ", m["place"] or ""):
        agency = press.named(m["agency"]) or m["agency"].strip()
        found = [known("outlet", agency, m[0], "dateline")] if not re.search(r"\d|:", agency) else []
    else:
        m = _CAPS.match(start)
        if m is None or len(m["place"]) < 4:
            return None
        found = []
    if m["place"]:
        found.append(known("dateline", m["place"], m[0], "dateline"))
    day = m["day"] or m.groupdict().get("only")
    if day and (said := datestamps.stated(day)):
        found.append(known("published", Dated(said[0], Basis.DATELINE, day), m[0], "dateline"))
    return merged(found)


def credits(paragraph: str) -> Known | None:
    """"Additional reporting by Ann Lee in Paris"; the words stay in the text."""
    found = [known("credits", _reporters(m["names"]), m[0], "credit") for m in _CREDIT.finditer(paragraph) if not paragraph.startswith("By ")]
    return merged(found) if found else None


def _reporters(text: str) -> tuple[str, ...]:
    return tuple(name for part in re.split(r", and |, | and ", text) for name in names(re.sub(r" in .*", "", part)) if " " in name)


def pointer(line: str, press: Press) -> Known | None:
    """Lines that lead to where the story came from: "via RSS URL Author", "Continue reading on X", "Follow X on Twitter"."""
    if m := _VIA.fullmatch(line):
        return _via(m, line, press)
    if m := _FOLLOW.fullmatch(line):
        return known("authors", names(m["names"]), line, "follow line")
    m = _CONTINUED.fullmatch(line) or (_FIRST.fullmatch(line) if len(line) < 300 else None)
    if m is None or not m["outlet"].removeprefix("the ").removeprefix("The ")[:1].isupper():
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


def undated(text: str) -> str:
    """The text without the dateline at its start."""
    m = _WIRE.match(text[:140]) or _CAPS.match(text[:140])
    return text[m.end():] if m else text
