"""What the document makes of its names: one kind a name, every occurrence, and the short forms of long names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from generator.extract.names_common import COMMON, NOT_NAMES
from generator.extract.names_usage import evidence, opens
from generator.model import Kind, Mention, Span

ECHO, CORE = 0.75, 0.7  # the same words again; a part of a longer name
_WORDS = re.compile(r"[\w&’'.-]+")
_GENERIC = re.compile(r"(?:Inc|Corp|Corporation|Ltd|Limited|LLC|PLC|plc|Group|Holdings?|Technolog(?:y|ies)|Co|Company|Industr(?:y|ies)|"
                      r"International|Systems|Partners|Capital|Bank|Association|Software|Electronics|Services|Solutions|Networks?|Motors?|"
                      r"Semiconductors?|Manufacturing|Pharmaceuticals?|Energy|Media|Labs?|Ventures|Securities|Airlines|Airways|AG|SA|NV|SE|"
                      r"Crypto|Markets?)\.?$")
_PARTICLES = ("van", "von", "de", "der", "den", "al", "bin", "el", "la", "le", "da", "dos", "ben", "ibn")


def consistent(text: str, found: Sequence[Mention]) -> list[Mention]:
    """`found`, voted to one kind a name, then told wherever the same words or their short form stand."""
    voted = _voted(text, [m for m in found if m.ref or not _chance(text, m)])
    names = _names(voted)
    taken = Taken(m.span for m in voted)
    echoes = list(_occurrences(text, names, taken))
    cores = _cores(text, [*voted, *echoes])
    return [*voted, *echoes, *_occurrences(text, cores, taken)]


class Taken:
    """Which characters already belong to a mention."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self.places = {at for span in spans for at in range(span.start, span.end)}

    def free(self, span: Span) -> bool:
        """Whether nothing of `span` is taken; if so it is now."""
        places = range(span.start, span.end)
        if not self.places.isdisjoint(places):
            return False
        self.places.update(places)
        return True


def _chance(text: str, mention: Mention) -> bool:
    """A lone word that opens a sentence and that the document also writes small is no name; nor is a word of the calendar."""
    word = mention.surface
    if " " in word:
        return False
    if word in NOT_NAMES:
        return True
    return opens(text, mention.span.start) and bool(re.search(rf"(?<!\w){re.escape(word.lower())}(?!\w)", text)) and word.lower() != word


def _voted(text: str, found: Sequence[Mention]) -> list[Mention]:
    votes: dict[str, Counter[Kind]] = {}
    for mention in found:
        tally = votes.setdefault(mention.surface, Counter())
        tally[mention.kind] += 100 if mention.ref else 2
        if not mention.ref and (kind := evidence(text, mention.span)):
            tally[kind] += 3
    made = []
    for mention in found:
        kind = mention.kind if mention.ref else votes[mention.surface].most_common(1)[0][0]
        score = mention.score if mention.ref else min(0.9, mention.score + 0.05 * (sum(votes[mention.surface].values()) // 2 - 1))
        made.append(Mention(mention.span, mention.surface, kind, mention.by, round(score, 2), mention.ref))
    return made


def _names(found: Iterable[Mention]) -> dict[str, Mention]:
    """One mention to stand for each surface that is worth looking for again."""
    return {m.surface: m for m in reversed(list(found)) if m.by != "metonym" and len(m.surface) > 1 and m.surface not in COMMON}


def _occurrences(text: str, names: dict[str, Mention], taken: Taken) -> Iterator[Mention]:
    """Every free place where one of `names` stands, longest names first."""
    if not names:
        return
    order = sorted(names, key=lambda name: (-len(name), name))
    pattern = re.compile(r"(?<![\w@/.#-])(?:" + "|".join(re.escape(name) for name in order) + r")(?![\w@]|\.\w)")
    for m in pattern.finditer(text):
        span, name = Span(m.start(), m.end()), names[m[0]]
        if taken.free(span):
            yield Mention(span, m[0], name.kind, "document", min(ECHO, name.score) if not name.ref else name.score, name.ref)


def _cores(text: str, found: Sequence[Mention]) -> dict[str, Mention]:
    """Short forms that the rest of the text may use: a last name, a firm's name without its tail."""
    known = {m.surface for m in found}
    made: dict[str, Mention] = {}
    for mention in found:
        words = _WORDS.findall(mention.surface)
        if len(words) < 2 or mention.by == "metonym":
            continue
        if mention.kind is Kind.PERSON:
            forms = list(_last_names(text, words))
        elif mention.kind is Kind.ORGANISATION and not mention.ref:
            forms = list(_short_firms(words))
        else:
            continue
        for form in forms:
            if form not in known and form not in made:
                made[form] = Mention(mention.span, form, mention.kind, "document", CORE, None)
    return made


def _last_names(text: str, words: Sequence[str]) -> Iterator[str]:
    last = words[-1]
    if last.rstrip(".") in ("Jr", "Sr", "II", "III") and len(words) > 2:
        last = words[-2]
    if len(last) > 1 and last[0].isupper() and last not in NOT_NAMES:
        yield last
        if len(words) > 2 and words[-2].lower() in _PARTICLES:
            yield f"{words[-2]} {last}"
    first = words[0]
    alone = re.search(rf"(?<!{re.escape(first)} )\b{re.escape(last)}\b", text)
    if len(words) in (2, 3) and len(first) > 1 and first not in NOT_NAMES and not alone:
        yield first  # "Shi Yinhong ... Shi predicted": the family name comes first in much of Asia


def _short_firms(words: Sequence[str]) -> Iterator[str]:
    """Without generic tails; the first word alone if it is no common one; the rest without a first word that is a place."""
    head = list(words)
    while len(head) > 1 and _GENERIC.match(head[-1]):
        head.pop()
        if len(head) > 1 or (head[0] not in COMMON and head[0] not in NOT_NAMES and len(head[0]) > 2 and not head[0].islower()):
            yield " ".join(head)
    if len(words) > 2 and words[-1][0].isupper() and words[-2][0].isupper() and not _GENERIC.match(words[-1]):
        yield " ".join(words[1:])
