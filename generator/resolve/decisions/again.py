"""What people decided -> the same, of what is here now: by id, else by the words that they were shown."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace

from generator.model.decisions import Correction, Judgement, Passage, Verdict
from generator.model.findings import Findings
from generator.model.ids import ArticleId, Span
from generator.resolve.decisions.judging import handle
from generator.words import mark

AROUND = 160  # characters kept before and after the words, within their sentence
CONTEXT = 8  # characters before and after that must be as they were, or all where there were fewer
_OWN = re.compile(r"-[0-9a-f]{6}$")  # ends the id of a name that is one article's own
_EVENT = re.compile(r"e-[0-9a-f]{6}")

Place = tuple[ArticleId, int]  # article, and offset


def passage(found: Findings, span: Span, side: str = "left") -> Passage:
    """These words with what stands round them in their sentence; a whole sentence with its neighbours' ends."""
    text = found.article.text
    n = bisect_right([one.span.start for one in found.sentences], span.start) - 1
    around = found.sentences[n].span if n >= 0 else span
    whole = (around.start, around.end) == (span.start, span.end)
    first = max(0, span.start - (AROUND if whole else min(AROUND, span.start - around.start)))
    last = span.end + (AROUND if whole else max(0, min(AROUND, around.end - span.end)))
    if whole:
        first, last = max(first, span.start - 32), min(last, span.end + 32)
    return Passage(text[span.start:span.end], text[first:span.start], text[span.end:last], found.article.id, side)


def opening(found: Findings) -> tuple[Passage, ...]:
    """The headline and the first sentences: by them an article is known again."""
    return tuple(passage(found, one.span) for one in found.sentences[:3])


def place(quoted: Passage, findings: Mapping[ArticleId, Findings]) -> Place | None:
    """Where the words stand now: where most of what stood round them still does; of equals in the article that they were of."""
    best: tuple[int, bool, str, int] | None = None
    for id_, found in findings.items():
        text = found.article.text
        at = text.find(quoted.exact) if quoted.exact else -1
        while at >= 0:
            same = kept(quoted.prefix[::-1], text[:at][::-1][:AROUND]) + kept(quoted.suffix, text[at + len(quoted.exact):][:AROUND])
            needed = 0 if len(quoted.exact) > AROUND // 4 else min(2 * CONTEXT, len(quoted.prefix) + len(quoted.suffix))
            one = (-same, id_ != quoted.article, id_, at)
            if same >= needed and (best is None or one < best):
                best = one
            at = text.find(quoted.exact, at + 1)
    return (ArticleId(best[2]), best[3]) if best else None


def kept(was: str, now: str) -> int:
    """How many characters two texts begin with in common."""
    n = 0
    while n < min(len(was), len(now)) and was[n] == now[n]:
        n += 1
    return n


def article(quoted: Iterable[Passage], findings: Mapping[ArticleId, Findings]) -> ArticleId | None:
    """The article that most of these words stand in."""
    places = [found[0] for one in quoted if (found := place(one, findings))]
    return min(places, key=lambda id_: (-places.count(id_), id_)) if places else None


def judgements(given: Sequence[Judgement], findings: Mapping[ArticleId, Findings]) -> list[Judgement]:
    """Each with sides that are known here, as far as they can be found again; an event's sides are left to `disputes`."""
    if not any(one.evidence for one in given):
        return list(given)
    known = {handle(id_) for id_ in findings}
    for id_, found in findings.items():
        for surface, kind, ref in {(m.surface, m.kind, m.ref) for m in found.mentions}:
            stem = handle(surface)
            known.update((stem, f"{stem}-{kind}", f"{stem}-{mark(id_)}", handle(ref or surface)))
    return [replace(one, left=side(one, "left", known, findings), right=side(one, "right", known, findings)) if one.evidence else one
            for one in given]


def side(one: Judgement, which: str, known: Container[str], findings: Mapping[ArticleId, Findings]) -> str:
    """What this side of a judgement is called now; as it was, where it cannot be found."""
    id_ = one.left if which == "left" else one.right
    if not id_ or handle(id_) in known or _EVENT.fullmatch(id_) or (which == "right" and one.verdict is Verdict.TYPE):
        return id_
    quoted = [shown for shown in one.evidence if shown.side == which]
    if any(shown.article == id_ for shown in quoted):
        return article(quoted, findings) or id_
    return next((name for shown in quoted if (name := called(shown, id_, findings))), id_)


def called(quoted: Passage, id_: str, findings: Mapping[ArticleId, Findings]) -> str | None:
    """The name of the mention at these words; where they are gone, the words themselves if they are a name elsewhere."""
    if at := place(quoted, findings):
        mention = next((m for m in findings[at[0]].mentions if m.span.start <= at[1] < m.span.end), None)
        if mention:
            own = _OWN.search(id_) and handle(quoted.exact) == _OWN.sub("", id_)
            return f"{handle(mention.surface)}-{mark(at[0])}" if own else mention.ref or handle(mention.surface)
    stem = handle(quoted.exact)
    return stem if any(handle(m.surface) == stem for found in findings.values() for m in found.mentions) else None


def corrections(given: Iterable[Correction], findings: Iterable[Findings]) -> tuple[Correction, ...]:
    """Each with an article that is here, as far as it can be found again; its old id then redirects."""
    here = {found.article.id: found for found in findings}
    made: list[Correction] = []
    for one in given:
        now = None if one.article in here else article(one.evidence, here)
        if now:
            made.append(Correction(now, "formerly", [one.article], one.by, one.why, one.when))
        made.append(replace(one, article=now) if now else one)
    return tuple(made)
