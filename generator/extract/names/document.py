"""What the document makes of its names: every occurrence, the short forms of long names, and no words that are none."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from generator.extract.names.apart import apart
from generator.extract.names.common import COMMON, NOT_NAMES, SMALL, TITLES
from generator.extract.names.given import GIVEN
from generator.extract.names.kinds import TAILS
from generator.extract.names.seek import standing
from generator.extract.names.trim import cut_off
from generator.extract.names.usage import opens
from generator.extract.names.votes import BORNE, short_firms, voted
from generator.model.ids import Span
from generator.model.names import Kind, Mention

ECHO, CORE = 0.75, 0.7  # the same words again; a part of a longer name
_PARTICLES = ("van", "von", "de", "der", "den", "al", "bin", "el", "la", "le", "da", "dos", "ben", "ibn", "du", "di", "del")
_OFFICE = re.compile(r"\b(?:[Aa]dvis[eo]r|[Mm]inister|[Ss]ecretary|[Pp]resident|[Cc]hairm[ae]n|[Cc]hairwoman|[Oo]fficer|[Dd]irector|"
                     r"[Ss]enator|[Aa]mbassador|[Ss]pokes\w+|[Gg]overnor|[Cc]hancellor|"
                     r"(?:Attorney|Secretary|Surgeon|Director|Solicitor)[ -]General)$")
_THING = re.compile(r"\b[Aa]n? ([A-Z]{2,6})(?=[,.;:)]| (?:and|or|in|on|of|at|to|for|with|by|that|which|is|was|has)\b)")  # "a UAV"
_SPELT = re.compile(r"((?:\b[a-z][a-z-]*,? ){2,8})\(([A-Z]{2,6})\)")  # "period of review (POR)"
_LABEL = re.compile(r"^(?:Notice|Request|Announcement|Statement|Remarks|Revision|Extension|Determination|Continuation|Result|"
                    r"Implementation|Issuance|Termination|Institution|Initiation|Commencement|Rescission|Revocation|Suspension|Designation|"
                    r"Imposition|Withdrawal|Clarification|Threat|Prohibition)s? "
                    r"(?:[Oo]f|[Ff]or|[Tt]o|[Oo]n|[Bb]y|[Ff]rom)\b|"
                    r"^Final [A-Za-z ]*Determination\b|^(?:Independence|Ports|Cities|Counties|Towns|Governments) of\b|"
                    r"^section \d|^[Ss]ection \d+\(|\bCollection Activit(?:y|ies)\b|Information Collection$|"
                    r"\s(?:Modifications?|Clarifications?|Requirements|Determinations?)$|"
                    r"\s(?:[Rr]elated to|[Rr]elating to|[Rr]egarding|[Cc]oncerning|[Pp]ursuant to)\b")
_WORD = re.compile(r"\w+(?:[’'.-]\w+)*")
_FIRST = re.compile(r"(?:^|[\s“\"(])([A-Z][a-zéáíóúöüç’'-]+) $")
_SUFFIXES = ("Jr", "Jr.", "Sr", "Sr.", "II", "III")


@dataclass(frozen=True, slots=True)
class Words:
    """How often each word, and each pair of neighbours, stands in a text."""

    count: Counter[str]
    pairs: Counter[tuple[str, str]]

    @classmethod
    def of(cls, text: str) -> Words:
        words = _WORD.findall(text)
        return cls(Counter(words), Counter(pairwise(words)))


def consistent(text: str, body: int, found: Sequence[Mention]) -> list[Mention]:
    """`found`, voted to one kind a name, then told wherever the same words or their short form stand.

    The model reads headlines badly, all capitals being alike to it; so `text[:body]` takes its names from the body.
    """
    words = Words.of(text)
    things = {m[1] for m in _THING.finditer(text)} | {m[2] for m in _SPELT.finditer(text) if spelt_small(m[1], m[2])}
    small = _small({m.surface for m in found}, text)
    sound = [m for m in found if m.ref or not (m.surface in things or _chance(text, m, words, small))]
    kept = apart(_with_first_name(text, m) for m in voted(text, sound))
    inner = [m for m in kept if m.ref or m.span.start >= body or m.by != "spacy"]
    taken = _places(m.span for m in inner)
    names = {m.surface: m for m in reversed(inner) if _is_worth_seeking(m)}
    echoes = list(_occurrences(text, names, taken))
    cores = [_with_first_name(text, m) for m in _occurrences(text, _cores(words, [*inner, *echoes]), taken)]
    rest = [m for m in kept if m.span.start < body and taken.isdisjoint(range(m.span.start, m.span.end))]
    return [*inner, *echoes, *cores, *rest]


def spelt_small(words: str, short: str) -> bool:
    """Whether the last of these small words, with or without their "of" and "and", begin with the letters of `short`."""
    parts = words.replace("-", " ").replace(",", "").split()
    return any("".join(word[0] for word in some).upper().endswith(short) for some in (parts, [word for word in parts if word not in SMALL]))


def _with_first_name(text: str, mention: Mention) -> Mention:
    """"Ilham" -> "Jewher Ilham": the model at times misses a first name that it never met."""
    span = mention.span
    m = _FIRST.search(text[max(0, span.start - 30):span.start])
    lone = mention.kind is Kind.PERSON and " " not in mention.surface and mention.surface.lower() not in _PARTICLES
    if m is None or not lone or mention.ref or _is_common(m[1]):
        return mention
    told = m[1] in GIVEN or re.match(r", (?:an?|the|who|\d\d) ", text[span.end:span.end + 8])
    start = span.start - len(m[1]) - 1 if told else span.start
    score = max(mention.score, BORNE) if m[1] in GIVEN else mention.score
    return replace(mention, span=Span(start, span.end), surface=text[start:span.end], score=score)


def _is_common(word: str) -> bool:
    return word in COMMON or word in NOT_NAMES or word.lower() in TITLES or len(word) < 3


def _places(spans: Iterable[Span]) -> set[int]:
    return {at for span in spans for at in range(span.start, span.end)}


def _is_worth_seeking(mention: Mention) -> bool:
    return mention.by != "metonym" and len(mention.surface) > 1 and (mention.surface not in COMMON or mention.by == "alias")


def _small(surfaces: Iterable[str], text: str) -> frozenset[str]:
    """Those names of some words that the text has in small letters too."""
    return frozenset(name for name in surfaces if " " in name and name != name.lower() in text)


def _chance(text: str, mention: Mention, words: Words, small: Container[str]) -> bool:
    """A lone word that opens a sentence and that the document also writes small is no name; nor is a word of the calendar."""
    word = mention.surface
    if cut_off(word) or _LABEL.search(word):
        return True
    if " " in word:
        last = word.split()[-1]
        if last not in TAILS and last not in COMMON and word.split()[0] not in GIVEN and word in small:
            return True
        return bool(_OFFICE.search(word)) and mention.kind in (Kind.PERSON, Kind.ORGANISATION) and word.split()[0] not in GIVEN
    if word in NOT_NAMES or word.lower() in _PARTICLES:
        return True
    return opens(text, mention.span.start) and word.lower() != word and words.count[word.lower()] > 0


def _occurrences(text: str, names: Mapping[str, Mention], taken: set[int]) -> Iterator[Mention]:
    """Every place where one of `names` stands that is not `taken`, and takes it; longest names first."""
    for start, end in standing(text, names):
        places = range(start, end)
        if taken.isdisjoint(places):
            taken.update(places)
            name = names[text[start:end]]
            score = name.score if name.ref else min(ECHO, name.score)
            yield Mention(Span(start, end), name.surface, name.kind, "document", score, name.ref)


def _cores(words: Words, found: Sequence[Mention]) -> dict[str, Mention]:
    """Short forms that the rest of the text may use: a last name, a firm's name without its tail."""
    known = {m.surface for m in found}
    made: dict[str, Mention] = {}
    for mention in found:
        if " " not in mention.surface or mention.by == "metonym" or (mention.ref and mention.kind is not Kind.PERSON):
            continue
        if mention.kind is Kind.PERSON:
            forms = _last_names(words, mention.surface.split())
        elif mention.kind is Kind.ORGANISATION:
            forms = short_firms(mention.surface)
        else:
            continue
        for form in forms:
            if form not in known and form not in made and not (mention.kind is Kind.ORGANISATION and _is_common(form)):
                made[form] = Mention(mention.span, form, mention.kind, "document", min(CORE, mention.score), None)
    return made


def _last_names(all_: Words, words: Sequence[str]) -> Iterator[str]:
    """"Austen" of "Mark Austen"; "Shi" of "Shi Yinhong", where the family name comes first, if "Yinhong" never stands alone."""
    words = words[:-1] if words[-1] in _SUFFIXES and len(words) > 2 else words
    first, last = words[0], words[-1]
    if len(last) > 1 and last[0].isupper() and last not in NOT_NAMES:
        yield last
        if len(words) > 2 and words[-2].lower() in _PARTICLES:
            yield f"{words[-2]} {last}"
    alone = all_.count[last] > all_.pairs[words[-2], last]
    if len(words) in (2, 3) and len(first) > 1 and first not in NOT_NAMES and not alone:
        yield first
