"""A timeline and judgements of its disputed events -> the timeline as people settled it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from generator.model.decisions import Judgement, Verdict
from generator.model.events import TimelineEntry
from generator.model.findings import Findings
from generator.model.ids import ArticleId
from generator.model.problem import Problem
from generator.resolve.decisions.again import place
from generator.resolve.decisions.judging import WHERE

_EVENT = re.compile(r"e-[0-9a-f]{6}")
HINT = "it stays, for the day its sentence comes back; `cuttings review --kind event` shows what is disputed now"
Entries = dict[str, TimelineEntry]


def of_events(judgements: Iterable[Judgement]) -> tuple[list[Judgement], list[Judgement]]:
    """(judgements of events, the others): `same` says that the left one's date is right, `different` that they are two events."""
    given = list(judgements)
    ours = [one for one in given if _EVENT.fullmatch(one.left) and _EVENT.fullmatch(one.right)]
    return ours, [one for one in given if not (_EVENT.fullmatch(one.left) and _EVENT.fullmatch(one.right))]


def settled(
    entries: Sequence[TimelineEntry], judgements: Iterable[Judgement], findings: Mapping[ArticleId, Findings]
) -> tuple[tuple[TimelineEntry, ...], list[Problem], frozenset[frozenset[str]]]:
    """(the timeline, judgements whose event is gone, pairs that a person has looked at). The last judgement of a pair stands."""
    found: Entries = {one.id: one for one in entries}
    last: dict[frozenset[str], tuple[str, str, Verdict]] = {}
    problems = []
    for one in judgements:
        left, right = (entry_of(one, side, found, findings) for side in ("left", "right"))
        if left and right and left != right:
            last[frozenset((left, right))] = left, right, one.verdict
        elif not (left and left == right):
            side_ = one.left if not left else one.right
            problems.append(Problem(WHERE, f"the event `{side_}` ({one.verdict}) is nowhere in the collection", HINT))
    for left, right, verdict in last.values():
        if left in found and right in found and verdict in (Verdict.SAME, Verdict.DIFFERENT):
            parted(found, left, right)
            if verdict is Verdict.SAME:
                join(found, left, right)
    return tuple(one for one in found.values()), problems, frozenset(last)


def entry_of(one: Judgement, side: str, found: Entries, findings: Mapping[ArticleId, Findings]) -> str | None:
    """The entry's id now: the same, or that of the entry that the sentence shown tells."""
    id_ = one.left if side == "left" else one.right
    if id_ in found:
        return id_
    for quoted in (shown for shown in one.evidence if shown.side == side):
        if at := place(quoted, findings):
            for entry in found.values():
                if any(told.article == at[0] and told.event.span.start <= at[1] + len(quoted.exact) and at[1] < told.event.span.end
                       for told in entry.told):
                    return entry.id
    return None


def parted(found: Entries, left: str, right: str) -> None:
    """The two no longer dispute each other."""
    for one, other in ((left, right), (right, left)):
        found[one] = replace(found[one], disputed=tuple(id_ for id_ in found[one].disputed if id_ != other))


def join(found: Entries, left: str, right: str) -> None:
    """The right one's tellings become the left one's, under its date."""
    mine, gone = found[left], found.pop(right)
    disputed = tuple(sorted({*mine.disputed, *gone.disputed} - {left, right}))
    found[left] = replace(
        mine, told=mine.told + gone.told, entities=tuple(dict.fromkeys(mine.entities + gone.entities)),
        themes=tuple(dict.fromkeys(mine.themes + gone.themes)), outlets=max(mine.outlets, gone.outlets), disputed=disputed)
    for id_, one in found.items():
        if right in one.disputed:
            found[id_] = replace(one, disputed=tuple(sorted({*(other for other in one.disputed if other != right), left} - {id_})))
