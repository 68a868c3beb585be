"""Mentions -> whole names where the model saw a piece: "Harbour Ethics" of "Harbour Ethics and Transparency Act"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from generator.extract.names.common import COMMON, NOT_NAMES, TITLES, listed
from generator.extract.names.given import GIVEN
from generator.extract.names.kinds import TAILS
from generator.extract.names.loud import loud
from generator.model.ids import Span
from generator.model.names import Kind, Mention

SCORE = 0.75
_BODY = ("Committee|Commission|Department|Agency|Office|Council|Board|Bureau|Authority|Administration|Association|Institute|"
         "Center|Centre|Division")
_LAW = "Act|Bill|Law|Treaty|Rules?|Regulations?|Code|Agreement|Convention|Amendment|Order"
_FORM = re.compile(r"(?: \([A-Z]\w+(?: [A-Z]\w+)?\))?,? (?:Inc|LLC|L\.L\.C|Ltd|Limited|Corp|LLP|PLC|plc|GmbH|AG)\b\.?")
_TAIL = re.compile(r" ([A-Z][\w]+)(?! of [A-Z]|[’'-]\w| [A-Z])")
_OFFICE = re.compile(r" (?:Attorney|Sheriff|Coroner|Governor)[’']s Office\b")
_LISTED = re.compile(rf"(?:, [A-Z][\w’']+(?: [A-Z][\w’']+){{0,3}}){{1,4}},? and (?:[A-Z][\w’'-]+ ){{0,4}}()({_LAW})\b")
_JOINED = re.compile(rf",? and (?:[A-Z][\w’'-]+ ){{0,4}}(?:({_BODY})|({_LAW}))\b(?! (?:of|on|for) [A-Z])")
_SECOND = re.compile(r",? and [A-Z][\w-]+(?: [A-Z][\w-]+){0,2}")
_SORT = re.compile(r"(?<=[a-z])(?:al|ic|ory|ary|ive)$")  # of what, is still to come: "Council on Ethical"
_FIRM = re.compile(r"\b(?:Inc|LLC|Ltd|Limited|Corp|Co)\.?$")
_WORDS = re.compile(r"(?<![\w’'&.-])(?:(?!The )[A-Z][\w&-]+ ){1,5}$")
_FIELD = re.compile(r",? and (?:[A-Z][\w-]+ ){0,3}(?:Affairs|Agencies|Sciences|Services|Resources|Technology|Technologies|Industries|"
                    r"Products|Standards|Medicine|Development|Management|Enforcement|Wildlife|Security|Planning)\b")
_OBSERVED = re.compile(r" (?:(?:Awareness|Heritage|History|Appreciation) )?(?:Week|Month|Day)\b(?! [A-Z])")
_AND = re.compile(r"(?<![\w-])(?<!The )([A-Z][a-z]+) and $")
_HEADED = re.compile(rf"\b(?:{_BODY}|Ministry|Subcommittee|Directorate) (?:of|for|on) ")
_BEFORE = re.compile(rf"\b(?:(?!The )[A-Z][\w’'-]+ ){{0,3}}(?:{_BODY}|Ministry|Subcommittee|Directorate) "
                     r"(?:of|for|on) (?:the )?(?:[A-Z][\w-]+,? ){1,5}and $")
_THE = re.compile(r"(?:\b[Tt]he|\b[Aa]n?|\b[Ii]ts|[“\"])\s?(?:\w+ )?$")
_HYPHEN = re.compile(r"(?:(?<![\w-])[A-Z]\w* - )*(?<![\w-])(?:[A-Z]|[Aa]l|[Ee]l) - $")
_HYPHENATED = re.compile(r" - [A-Z]\w+")
_ARTICLE = re.compile(r"(?<![\w-])(?:al|el|Al|El)$")
_SPACED = re.compile(r"[a-z] - [a-z]")  # a text whose hyphens all stand apart
_CLOSED = frozenset(TAILS) | listed("LLC Ltd Affairs Services")


def whole(text: str, found: Sequence[Mention]) -> list[Mention]:
    """A longer mention for each of `found` that no catalogue knows and that goes on, or begins, beyond its span."""
    known = {at for m in found for at in range(m.span.start, m.span.end)
             if m.ref or m.kind is Kind.PERSON or m.surface.rpartition(" ")[2] in TAILS}
    spaced = bool(_SPACED.search(text))
    made = []
    towns = {at for m in found for at in range(m.span.start, m.span.end) if m.ref and m.kind is Kind.PLACE}
    counts = Counter(re.findall(r"\w+", text))
    untowned = known - towns
    for mention in found:
        if mention.ref is None and mention.by == "spacy":
            start, end, kind = _extent(text, mention, counts, spaced=spaced)
            others = untowned if _FIRM.search(mention.surface) else known
            if others.isdisjoint((*range(start, mention.span.start), *range(mention.span.end, end))) and (start, end) != _ends(mention):
                made.append(Mention(Span(start, end), text[start:end], kind, "document", SCORE))
    return made


def _ends(mention: Mention) -> tuple[int, int]:
    return mention.span.start, mention.span.end


def _extent(text: str, mention: Mention, counts: Mapping[str, int], *, spaced: bool) -> tuple[int, int, Kind]:
    (start, end), kind = _ends(mention), mention.kind
    if spaced:
        start, end = _unspaced(text, start, end)
    if kind not in (Kind.ORGANISATION, Kind.LAW) or loud(text, start):
        return start, end, kind
    m = _BEFORE.search(text, max(text.rfind("\n", max(0, start - 90), start) + 1, start - 90, 0), start)
    if m and mention.surface.rpartition(" ")[2] not in TAILS:
        return m.start(), end, kind
    if (m := _AND.search(text, max(0, start - 30), start)) and _one_field(text, m[1], mention.surface, counts):
        start = m.start()
    if _FIRM.search(mention.surface) and len(mention.surface.split()) > 2 and (m := _WORDS.search(text, max(0, start - 60), start)):
        start = m.start() if _plain(m[0].split()) else start
    for stop, kind_ in _further(text, start, end, mention):
        return start, stop, kind_ or kind
    return start, end, kind


def _plain(words: Sequence[str]) -> bool:
    """Whether they may be a firm's first words: no title, no word that opens a sentence, no "Sundby-based"."""
    return not any(word in NOT_NAMES or word.lower() in TITLES or re.search("-[a-z]", word) for word in words)


def _one_field(text: str, first: str, rest: str, counts: Mapping[str, int]) -> bool:
    """Whether "Information" is but a half of "Information and Harbour Technology": it only ever stands there, or wants a noun."""
    return bool(_SORT.search(first)) or (" " in rest and counts[first] > 1 and text.count(f"{first} and {rest}") == counts[first])


def _further(text: str, start: int, end: int, mention: Mention) -> Iterator[tuple[int, Kind | None]]:
    """Where the whole name may end, and its kind if that tells one; the likeliest first."""
    words = text[start:end].split()
    if m := _FORM.match(text, end) or _OFFICE.match(text, end):
        yield m.end(), Kind.ORGANISATION
    if words[-1] in _CLOSED:
        return
    if (m := _JOINED.match(text, end) or _LISTED.match(text, end)) and _THE.search(text, max(0, start - 16), start):
        yield m.end(), Kind.LAW if m[2] else Kind.ORGANISATION
    if _HEADED.match(text, start, end) and (m := _FIELD.match(text, end)):
        yield m.end(), None
    if len(words) > 1 and (m := _OBSERVED.match(text, end)):
        yield m.end(), Kind.EVENT
    if _SORT.search(words[-1]) and _HEADED.search(text, start, end) and (m := _SECOND.match(text, end)):
        yield m.end(), None
    if (m := _TAIL.match(text, end)) and m[1] in TAILS and len(words) > 1:
        yield m.end(), TAILS[m[1]]
    if len(words) == 1 and (m := _TAIL.match(text, end)) and m[1] in GIVEN and words[0] not in GIVEN | COMMON:
        yield m.end(), None  # a firm of two names: "Norrland Martin"


def _unspaced(text: str, start: int, end: int) -> tuple[int, int]:
    """"T - Mobile", "Suleiman al - Amr": a hyphen with spaces about it is still one."""
    if m := _HYPHEN.search(text, max(text.rfind("\n", max(0, start - 20), start) + 1, start - 20, 0), start):
        start = m.start()
    if _ARTICLE.search(text, start, end) and (m := _HYPHENATED.match(text, end)):
        end = m.end()
    return start, end
