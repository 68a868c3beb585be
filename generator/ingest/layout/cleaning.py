"""A story's blocks -> its paragraphs, what was cut, and what the cut lines say. Every word goes to one of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from generator.ingest.layout import glue
from generator.ingest.layout.furniture import COMMENTS, RELATED, rule_of, untailed
from generator.ingest.metadata import lines, origin
from generator.ingest.metadata.known import Known, known, merged, whole
from generator.ingest.metadata.outlets import Press, hinted
from generator.ingest.stories import count, headline_like
from generator.model.article import Cut
from generator.words import normalise, squeeze

HEAD = 6  # lines beneath the headline that may still be byline, date or label
REPEAT = 8  # words: a shorter paragraph may rightly come twice
_MOJIBAKE = re.compile("(?:â€[\x80-\xbf™œ˜¦“”]|Ã[\x80-\xbf©¨¤¶¼Ÿ±§³¡­ª«®´¸º‰“–]|Â[\xa0-\xbf])")
_NAMES = re.compile(r"(?:[A-Z0-9][\w’'.&-]*)(?: [A-Z0-9][\w’'.&-]*){0,2}")
_RIGHTS = re.compile(r"(?:©|\(c\)|copyright\b).*|.{0,80}all rights reserved\W*", re.I)
_FULL = re.compile(r"(?:full text|body|text|article text|lead|story)\s*:\s+(?=[\"“‘']?[A-Z])", re.I)


@dataclass(frozen=True, slots=True)
class Cleaned:
    headline: str  # "" where the source has none
    paragraphs: tuple[str, ...]
    cuts: tuple[Cut, ...]
    known: Known
    continued: bool = False  # "Continue reading on ..."


@dataclass(slots=True)
class _Pile:
    """What has been sorted so far; lives only while one story is cleaned."""

    kept: list[str] = field(default_factory=list)
    cuts: list[Cut] = field(default_factory=list)
    known: list[Known] = field(default_factory=list)

    def cut(self, quote: str, rule: str) -> None:
        self.cuts.append(Cut(squeeze(quote), rule))


def tidy(text: str) -> str:
    """One paragraph, normalised and on one line; "â€™" and its like become the marks they were."""
    mended = _MOJIBAKE.sub(_mended, whole(text)) if "â" in text or "Ã" in text or "Â" in text else whole(text)
    return normalise(mended)


def _mended(m: re.Match[str]) -> str:
    try:
        return m[0].encode("cp1252").decode("utf-8")
    except UnicodeError:
        return m[0]


def cleaned(texts: Sequence[str], press: Press, *, headline: str = "") -> Cleaned:
    """`texts` are the blocks of one story, its headline among the first where it has one and it is not given."""
    pile = _Pile()
    rest = [text for text in map(tidy, texts) if text]
    press = hinted([squeeze(text) for text in rest if len(text) < 120], press)
    if not headline:
        headline, rest = _headline(rest, press, pile)
    rest = _related(_head(rest, press, pile), press, pile)
    for text in rest:
        _sort(text, press, pile)
    paragraphs = _single(pile.kept, headline, pile)
    if len(paragraphs) == 1:
        paragraphs = list(glue.paragraphs(paragraphs[0]))
    paragraphs = _uncaptioned(paragraphs, headline, pile)
    if paragraphs and (said := lines.dateline(paragraphs[0], press)):
        pile.known.append(said)
    pile.known += [said for text in paragraphs[-4:] if (said := lines.credits(text))]
    pile.known += [origin.holder(cut.quote, press) for cut in pile.cuts if cut.rule == "rights line"]
    return Cleaned(headline, tuple(paragraphs), tuple(pile.cuts), merged(pile.known), any(c.rule == "continued" for c in pile.cuts))


def _headline(texts: list[str], press: Press, pile: _Pile) -> tuple[str, list[str]]:
    """The first line that can be one; what stands above it is masthead, kicker or furniture."""
    found: list[int] = []
    for k, text in enumerate(texts[:12]):
        line = squeeze(text)
        if (said := lines.labelled(line, press)) and said.title:
            pile.cut(line, "label")
            return said.title, _before(texts[:k], press, pile) + texts[k + 1:]
        if said or _header_fact(line, press) or lines.header(line, press).outlet or rule_of(line) or RELATED.fullmatch(line):
            continue
        if count(line) > 28 or re.search(r"[a-z]\.[”\"’']?$", line) or lines.dateline(line, press):
            break
        if headline_like(line):
            found.append(k)
    if not found or any((said := lines.labelled(squeeze(t), press)) and said.title for t in texts[found[0] + 1:found[0] + 6]):
        return _titled_below(texts, press, pile)
    k = found[1] if len(found) > 1 and _kicker(texts[found[0]], texts[found[1]]) else found[0]
    return squeeze(texts[k]), _before(texts[:k], press, pile) + texts[k + 1:]


def _titled_below(texts: list[str], press: Press, pile: _Pile) -> tuple[str, list[str]]:
    for k, text in enumerate(texts[:12]):
        if (said := lines.labelled(squeeze(text), press)) and said.title:
            pile.cut(text, "label")
            return said.title, _before(texts[:k], press, pile) + texts[k + 1:]
    return "", texts


def _kicker(line: str, after: str) -> bool:
    """A short name over a longer line: "Packet Loss", "WORLD NEWS"."""
    return count(line) <= 3 and count(after) >= 4 and (line.isupper() or re.fullmatch(lines.NAME, line) is not None)


def _before(texts: Iterable[str], press: Press, pile: _Pile) -> list[str]:
    """Lines above the headline: labels and furniture."""
    for text in texts:
        line = squeeze(text)
        said = lines.labelled(line, press) or _header_fact(line, press) or lines.header(line, press)
        pile.known.append(said)
        pile.cut(line, said.evidence[0].rule if said.evidence else rule_of(line) or "above the headline")
    return []


def _header_fact(line: str, press: Press) -> Known | None:
    return lines.byline(line, press) or lines.date_line(line, press) or origin.pointer(line, press)


def _head(texts: list[str], press: Press, pile: _Pile) -> list[str]:
    """Byline, date, outlet and label lines beneath the headline become metadata."""
    kept: list[str] = []
    for k, text in enumerate(texts):
        line = squeeze(text)
        if k >= HEAD + len(kept) or len(kept) > 1 or (count(line) > 30 and not kept):
            return kept + texts[k:]
        said = lines.labelled(line, press) or _header_fact(line, press) or _outlet_line(line, press) or _name_line(texts, k, press)
        if said is None:
            kept.append(text)
            continue
        pile.known.append(said)
        pile.cut(line, "byline" if said.authors else "date line" if said.published else "metadata line")
    return kept


def _outlet_line(line: str, press: Press) -> Known | None:
    found = lines.header(line, press) if len(line) < 60 else Known()
    return found if found.outlet and not found.published else None


def _name_line(texts: Sequence[str], k: int, press: Press) -> Known | None:
    """A name alone on a line beside a date line is a byline."""
    line = squeeze(texts[k])
    beside = [squeeze(texts[j]) for j in (k - 1, k + 1) if 0 <= j < len(texts)]
    if re.fullmatch(lines.NAME, line) and count(line) <= 3 and any(lines.date_line(text, press) for text in beside):
        after = squeeze(texts[k + 2]) if k + 2 < len(texts) else ""
        if lines.date_line(beside[-1], press) and re.fullmatch(lines.NAME, after) and count(after) <= 3:
            return known("outlet", line, line, "name line")  # outlet, date, reporter
        return known("authors", (line.title() if line.isupper() else line,), line, "name line")
    return None


def _related(texts: list[str], press: Press, pile: _Pile) -> list[str]:
    """Lists of other stories, and readers' comments at the end, go whole."""
    kept: list[str] = []
    listing = False
    for k, text in enumerate(texts):
        line = squeeze(text)
        if k > len(texts) // 2 and COMMENTS.fullmatch(line) and k > 2:
            for more in map(squeeze, texts[k:]):
                if not _cut_line(more, press, pile):
                    pile.cut(more, "comments")
            return kept
        opens = bool(RELATED.fullmatch(line)) and not line.isdigit()
        listing = opens or (listing and headline_like(line) and count(line) <= 20)
        if listing:
            pile.cut(line, "related")
        else:
            kept.append(text)
    return kept


def _sort(text: str, press: Press, pile: _Pile) -> None:
    """One block -> paragraphs to keep, lines to cut, things to know."""
    line = squeeze(text)
    if _cut_line(line, press, pile):
        return
    if m := _FULL.match(text):
        pile.cut(m[0], "label")
        text = text[m.end():]
    body = untailed(text, lambda quote, rule: _tailed(quote, rule, press, pile))
    for piece in glue.parted(body) if body else ():
        piece = untailed(piece, lambda quote, rule: _tailed(quote, rule, press, pile))
        if piece and not _cut_line(squeeze(piece), press, pile):
            pile.kept.append(squeeze(piece))


def _cut_line(line: str, press: Press, pile: _Pile) -> bool:
    if said := origin.pointer(line, press):
        pile.known.append(said)
        pile.cut(line, "continued" if re.match(r"\[?(?:continue|keep)", line, re.I) else said.evidence[0].rule)
        return True
    if count(line) <= 25 and (said := _foot(line, press)):
        pile.known.append(said)
        pile.cut(line, "label")
        return True
    if rule := rule_of(line):
        pile.cut(line, rule)
        return True
    if _RIGHTS.fullmatch(line) and count(line) < 60:
        pile.known.append(known("rights", line, line, "rights line"))
        pile.cut(line, "rights line")
        return True
    return False


def _foot(line: str, press: Press) -> Known | None:
    """Labels that may stand anywhere: "Source: Reuters", "Published: ...", "Tags: ..."."""
    said = lines.labelled(line, press)
    return None if said is None or said.title or (said.authors and not line.lower().startswith(("author", "by"))) else said


def _tailed(quote: str, rule: str, press: Press, pile: _Pile) -> None:
    if said := origin.pointer(squeeze(quote), press):
        pile.known.append(said)
    pile.cut(quote, rule)


def _single(texts: Iterable[str], headline: str, pile: _Pile) -> list[str]:
    """Each paragraph once; the headline is not said again beneath itself."""
    seen: set[str] = set()
    kept: list[str] = []
    for text in texts:
        key = re.sub(r"\W+", "", text).casefold()
        if key and key in seen and (count(text) >= REPEAT or (kept and kept[-1] == text)):
            pile.cut(text, "repeated paragraph")
        elif len(kept) < 3 and headline and key == re.sub(r"\W+", "", headline).casefold():
            pile.cut(text, "repeated headline")
        else:
            kept.append(text)
        seen.add(key)
    return kept


def _uncaptioned(texts: list[str], headline: str, pile: _Pile) -> list[str]:
    """A line of one to three words between paragraphs that only repeats a name of the text stood under a picture."""
    kept: list[str] = []
    for k, text in enumerate(texts):
        between = 0 < k < len(texts) - 1 and count(texts[k - 1]) >= 8 and count(texts[k + 1]) >= 8
        if between and count(text) <= 3 and _NAMES.fullmatch(text) and texts.count(text) == 1 and any(
                re.search(rf"(?<!\w){re.escape(text)}(?!\w)", other) for other in (headline, *texts) if other is not text):
            pile.cut(text, "bare caption")
        else:
            kept.append(text)
    return kept
