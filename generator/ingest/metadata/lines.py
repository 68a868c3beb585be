"""Lines and phrases of an article that say what it is: byline, dateline, outlet, URL, date. Each keeps its words as evidence."""

from __future__ import annotations

import re

from generator.ingest.metadata import datestamps
from generator.ingest.metadata.known import LABELS, Known, known, merged, names, web, words_of
from generator.ingest.metadata.outlets import Press
from generator.model.article import Basis, Dated
from generator.words import squeeze

_WORD = r"(?:(?:[A-ZÀ-ÖØ-Þ][\w’'-]*\.?|(?:de|da|del|della|der|den|van|von|al|el|bin|bint|ibn|la|le|di|du|dos|ter|y)))"
NAME = rf"[A-ZÀ-ÖØ-Þ][\w’'.-]*(?: {_WORD}){{1,4}}"
NAMES = rf"{NAME}(?:(?:, | and |, and | & ){NAME})*"
_BYLINE = re.compile(
    rf"(?:by|BY|By|Written by|WRITTEN BY|Story by|Words by|Text by|Reported by|Report by|Posted by|Author:|Authors:|Byline:"
    rf"|By:)\s+(?P<names>{NAMES}|[A-Z][\w’'-]+)"
    r"(?P<rest>(?:\s*[,|/–—•·(-].{0,120}|\s+(?:in|at|for|on|of)\s.{0,80}|\s+\d.{0,60}|\s*\.)?)")
_CREDIT = re.compile(rf"(?:Additional )?(?:[Rr]eporting|[Ww]riting)(?: and (?:writing"
    rf"|reporting))? (?:for .{{2,40}} )?by (?P<names>{NAMES}(?: in [A-Z][\w. ]+?(?=,| and |;|\.|$))?(?:(?:, | and "
    rf"|, and ){NAMES}(?: in [A-Z][\w. ]+?(?=,| and |;|\.|$))?)*)")
_AGENCY = r"(?P<agency>[A-Z][\w.&’' /-]{1,38})"
_DAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8}\.?)(?:,? \d{4})?"
# a hyphen is a letter of its word alone: were it what parts two words too, "A-A-A-" could be read in a million ways
_TOWN = r"[A-Z][\w’'.-]+(?:[ /][A-Z][\w’'.-]+){0,3}"
_CAPITALS = r"[A-ZÀ-Þ][A-ZÀ-Þ’'.-]*[A-ZÀ-Þ.](?:[ /][A-ZÀ-Þ’'.-]+){0,4}"
_PLACE = rf"(?P<place>(?:{_CAPITALS}|{_TOWN})(?:, (?!{_DAY})[A-Z][\w. ]{{1,24}}?)?)"
_WIRE = re.compile(rf"\W{{0,2}}(?:{_PLACE}(?:[,:]? (?P<day>{_DAY}))?|(?P<only>{_DAY}))?[,:]?\s*[(\[]{_AGENCY}[)\]]\s*(?:[-–—:]{{1,2}}"
    rf"|\.\.\.)\s?")
_CAPS = re.compile(
    rf"(?P<place>{_CAPITALS}(?:, (?!{_DAY})[A-Z][\w. ]{{1,24}}?)?)(?:[,:]? (?P<day>{_DAY}))?\s*(?:[–—]|--| - )\s*(?=[“‘\"'A-Z0-9])")
_LABEL = re.compile(r"(?P<key>[A-Za-z][A-Za-z -]{1,18}?)\s*:\s*(?P<value>\S.{0,400})")
_PIECE = re.compile(r"(?:(?!\s+[–—-]\s+|\s+by\s|\bby\s)[^|·•,()/])+|\bby\s+[^|·•,()/]+", re.I)
MASTHEAD = re.compile(r"(?:The |THE )?(?:(?:[A-Z][\w.’'&-]*) ){1,3}(?:Times|Post|Herald|Gazette|Journal|Tribune|Guardian|Observer|Chronicle"
    r"|Mail|Telegraph|Courier|Press|Review"
                      r"|Ledger|Standard|Examiner|Inquirer|Independent|Mirror|Globe|Star|Sun|Weekly|Daily|Wire)", re.I)
_POST = re.compile(r"\b(?:staff|writer|reporter|correspondent|editor|bureau|desk|team|contributor|agencies|newsroom|special to|admin"
    r"|reports|webmaster)\b", re.I)


def dated(text: str, basis: Basis = Basis.STATED) -> Dated | None:
    """A value as a date, with its words."""
    period = datestamps.precise(text)
    if period is None and (said := datestamps.stated(text)):
        period = said[0]
    return Dated(period, basis, squeeze(text)[:120]) if period else None


def labelled(line: str, press: Press) -> Known | None:
    """"Published: 12 March 2024", "Source: Reuters", "URL: https://..."."""
    m = _LABEL.fullmatch(line)
    field = LABELS.get(m["key"].strip().lower().replace("-", " ")) if m else None
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
        day = dated(value)
        made = day.period.first.isoformat() if day and day.period.first == day.period.last else None
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
    return tuple(f"{m[2]} {m[1]}" for m in parts if m) if all(parts) else written(value)


def byline(line: str, press: Press) -> Known | None:
    """"By Ann Lee and Bo Chan, Reuters | March 3, 2024": the whole line, or None."""
    m = _BYLINE.fullmatch(line)
    if m is None or len(line) > 220 or re.search(r"[.!?]\s+[A-Z]\w+ [a-z]+ [a-z]+", m["rest"]):
        return None
    alone = " " not in m["names"]
    if alone and not (press.named(m["names"]) or m["rest"].strip() or m["names"].isupper()):
        return None
    signed, outlet = _signed(m["names"], m["rest"], press)
    found = [known("outlet", outlet, line, "byline")] if outlet else []
    if (named := header(m["names"], press).outlet) and (alone or named.lower() == m["names"].lower()):
        found.append(known("outlet", named, line, "byline"))
    else:
        found.append(known("authors", written(signed), line, "byline"))
    if date := datestamps.stated(m["rest"]):
        found.append(known("published", Dated(date[0], Basis.STATED, date[1]), line, "byline"))
    return merged(found)


def written(text: str) -> tuple[str, ...]:
    """Names of a byline, without what the reporter's post is."""
    found = (name for name in names(text) if not _POST.search(name))
    return tuple(name.title() if name.isupper() and len(name) > 3 else name for name in found)


def _signed(named: str, rest: str, press: Press) -> tuple[str, str | None]:
    """(reporters, outlet): what stands after one reporter's comma or bar is where it was printed, or the reporter's post."""
    one, _, more = named.partition(", ")
    if more and " and " not in more and " & " not in more and "," not in more and not _POST.search(more):
        return one, header(more, press).outlet or more
    bar = re.match(rf"\s*[|•·]\s*({NAME})\s*(?:$|[|•·,])", rest)
    beside = bar[1] if bar and not datestamps.month(bar[1]) and not _POST.search(bar[1]) else None
    return named, _outlet_in(rest, press) or (beside and (header(beside, press).outlet or beside))


def _outlet_in(text: str, press: Press) -> str | None:
    parts = (part.strip(" ()") for part in re.split(r"[,|/–—•·()]| for | of ", text))
    return next((name for part in parts if part and (name := press.named(part))), None)


def date_line(line: str, press: Press) -> Known | None:
    """A line that is a date, perhaps with outlet, author or place: "Reuters | March 3, 2024", "Posted on 3 May 2024 by Ann Lee"."""
    if len(line) > 160 or not re.search(r"\d{4}", line) or (said := datestamps.stated(line)) is None:
        return None
    day = Dated(said[0], Basis.STATED, said[1])
    if datestamps.alone(line):
        if not re.match(r"\W*(?:last )?(?:updated|modified)", line, re.I):
            return known("published", day, line, "date line")
        return known("updated", said[0].first.isoformat(), line, "date line") if said[0].first == said[0].last else None
    found = [known("published", day, line, "date line")]
    at = line.index(said[1])
    for place, piece in _pieces(line.replace(said[1], "|", 1)):
        fact = _piece(piece, line, press, before=place < at and "|" not in line and "·" not in line)
        if fact is None:
            return None
        found.append(fact)
    return merged(found)


def _pieces(text: str) -> list[tuple[int, str]]:
    """What is left beside the date, each with its place."""
    found = [(m.start(), datestamps.beside(m[0])) for m in _PIECE.finditer(text)]
    return [(place, piece) for place, piece in found if piece]


def _piece(piece: str, line: str, press: Press, *, before: bool) -> Known | None:
    """A name before a date and a comma is an outlet's, as cuttings are labelled by hand; one between bars is a reporter's."""
    by = re.fullmatch(rf"by\s+({NAMES})", piece, re.I)
    name = header(piece, press).outlet if not re.search(r"\d", piece) else None
    if by and by[1][0].isupper():
        return known("authors", written(by[1]), line, "date line")
    if name:
        return known("outlet", name, line, "date line")
    if not re.fullmatch(rf"{NAME}|[A-Z][\w.-]+", piece) or len(piece) > 40:
        return None
    if " " not in piece:
        return Known()
    return known("outlet" if before else "authors", piece if before else written(piece), line, "date line")


def header(line: str, press: Press) -> Known:
    """What the head of a page or of a digest says: its outlet ("The Norland Times | World"), its day."""
    parts = [part.strip() for part in line.split(" | ")]
    known_ = (press.named(part) or (part if part[:1].isupper() and MASTHEAD.fullmatch(part) else None) for part in parts)
    outlet = next((name for name in known_ if name), None)
    if outlet is None:
        return labelled(line, press) or date_line(line, press) or Known()
    return known("outlet", " ".join(w.capitalize() if w.isupper() and len(outlet) > 5 else w for w in outlet.split()), line, "masthead")


def dateline(paragraph: str, press: Press) -> Known | None:
    """"HONG KONG (Reuters) – ", "LONDON, March 3, 2024 (AP) -- ", "PARIS — " at a paragraph's start. It stays in the text."""
    start = paragraph[:140]
    m = _WIRE.match(start)
    if m and not re.search(r"[.?!] ", m["place"] or ""):
        found = [known("outlet", press.named(m["agency"]) or m["agency"].strip(), m[0], "dateline")]
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
    found = [known("credits", _reporters(m["names"]), m[0], "credit") for m in _CREDIT.finditer(paragraph)]
    return merged(found) if found else None


def _reporters(text: str) -> tuple[str, ...]:
    return tuple(name for part in re.split(r", and |, | and ", text) for name in names(re.sub(r" in .*", "", part)) if " " in name)


def undated(text: str) -> str:
    """The text without the dateline at its start."""
    m = _WIRE.match(text[:140]) or _CAPS.match(text[:140])
    return text[m.end():] if m else text
