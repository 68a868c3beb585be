"""The looks of a file's blocks -> the ways in which it could be parted, each with its mark."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median_low

from generator.ingest.metadata.labels import LABELS
from generator.ingest.metadata.metadata import Field
from generator.ingest.stories.looks import Kind, Look
from generator.ingest.stories.proposal import Mark, Proposal

NEAR = 3  # lines beneath a headline among which its byline or date stands
MOST_LIFTED = 3  # lines above a headline that are of its story
MOST_ROWS = 3  # of numbers, tried from the last
ALIKE = 0.8  # of the borders have the same kind of line there
_TITLES = ("subject", *(label for label, field in LABELS.items() if field == Field.TITLE))
_HEADLINES = (Kind.HEADLINE, Kind.SHORT)
_STATING = (Kind.DATE, Kind.BYLINE, Kind.OUTLET, Kind.URL, Kind.CLOCK)
_PARTING = (Kind.MARKER, Kind.RULE, Kind.END, Kind.RELATED, Kind.CONTENTS)
_OF_NEXT = (  # above a headline: lines that are of its own story
    Kind.DATE, Kind.BYLINE, Kind.OUTLET, Kind.CLOCK, Kind.SHORT, Kind.LABEL, Kind.FURNITURE,
    Kind.HEADLINE)


Proposer = Callable[[Sequence[Look]], Iterable[Proposal]]


def propose(looks: Sequence[Look]) -> tuple[Proposal, ...]:
    """Every way with two stories or more, each once, by the strongest mark."""
    proposals: dict[tuple[int, ...], Proposal] = {}
    has_several = sum(look.kind in _HEADLINES for look in looks) > 1
    for proposer in _PROPOSERS:
        if proposer in _OF_HEADLINES and not has_several:
            continue
        for proposal in proposer(looks):
            if len(proposal.starts) > 1:
                proposals.setdefault(proposal.starts, proposal)
    return tuple(proposals.values())


def first_prose(looks: Sequence[Look], start: int, end: int) -> int:
    """The first running text in [start, end), or `end`."""
    return next((k for k in range(start, end) if looks[k].is_prose), end)


def _propose_labelled(looks: Sequence[Look]) -> Iterator[Proposal]:
    """Records that each begin with the same label: "Title: ...", "From: ..."."""
    labelled = [(k, look.label) for k, look in enumerate(looks) if look.label]
    titles = [k for k, label in labelled if label in _TITLES]
    if len(titles) < 2:
        return
    first = labelled[0][1]
    records = [k for k, label in labelled if label == first]
    starts = records if len(records) == len(titles) else titles
    yield Proposal(Mark.LABEL, tuple(starts))


def _propose_after_markers(looks: Sequence[Look]) -> Iterator[Proposal]:
    yield Proposal(Mark.BULLET, tuple(_places_after(looks, {Kind.MARKER})))


def _propose_after_rules(looks: Sequence[Look]) -> Iterator[Proposal]:
    yield from _with_first(Mark.RULE, _places_after(looks, {Kind.RULE}), looks)


def _propose_after_ends(looks: Sequence[Look]) -> Iterator[Proposal]:
    ends = {k for k, look in enumerate(looks) if look.kind is Kind.END or look.ends_story}
    yield from _with_first(Mark.END, _after(ends, looks), looks)


def _propose_after_addresses(looks: Sequence[Look]) -> Iterator[Proposal]:
    """An address ends each story; a greeting before the first may be of none."""
    ends = {k for k, look in enumerate(looks) if look.kind is Kind.URL}
    yield from _with_first(Mark.URL, _after(ends, looks), looks)
    heads = [k for k in _top_headlines(looks) if k < min(ends, default=0)]
    yield from (Proposal(Mark.URL, (head, *_after(ends, looks))) for head in heads[-1:])


def _propose_after_names(looks: Sequence[Look]) -> Iterator[Proposal]:
    ends = {k for k, look in enumerate(looks) if look.has_named_end}
    yield from _with_first(Mark.NAMED_END, _after(ends, looks), looks)


def _places_after(looks: Sequence[Look], kinds: set[Kind]) -> list[int]:
    marks = {k for k, look in enumerate(looks) if look.kind in kinds}
    return _after(marks, looks)


def _after(marks: set[int], looks: Sequence[Look]) -> list[int]:
    """The blocks after a mark that are none, where a story could stand before the next."""
    places: list[int] = []
    after_mark = False
    for k, look in enumerate(looks):
        if k in marks:
            after_mark = True
        elif after_mark and look.kind not in (Kind.MARKER, Kind.RULE):
            places.append(k)
            after_mark = False
    return [
        start for start, end in pairwise((*places, len(looks)))
        if end - start > 2 or _could_be_story(looks[start:end])]


def _could_be_story(looks: Sequence[Look]) -> bool:
    """Does running text stand in it, or "Continue reading" beneath its headline?"""
    return any(look.is_prose or look.kind is Kind.END for look in looks)


def _with_first(mark: Mark, places: Sequence[int], looks: Sequence[Look]) -> Iterator[Proposal]:
    """The places, and before them the file's first story, whose head is as long as the others'."""
    if not places:
        return
    heads = [first_prose(looks, k, len(looks)) - k for k in places]
    prose = first_prose(looks, 0, len(looks))
    if prose < places[0]:
        first = _head_above(prose, median_low(heads), looks)
        while first < prose and looks[first].kind in (Kind.MARKER, Kind.RULE):
            first += 1
        yield Proposal(mark, (first, *places))
    else:
        yield Proposal(mark, tuple(places))


def _head_above(prose: int, length: int, looks: Sequence[Look]) -> int:
    """Where a head of so many lines begins; further above where none of them is a headline."""
    first = max(0, prose - length)
    if length:
        headlines = [k for k in range(prose) if looks[k].kind is Kind.HEADLINE]
        first = min(first, max(headlines, default=first))
    return first


def _propose_numbered(looks: Sequence[Look]) -> Iterator[Proposal]:
    """Those that count on from 1; a table of contents counts on its own."""
    rows: list[list[int]] = []
    for k, look in enumerate(looks):
        if look.number == 1:
            rows.append([k])
        elif rows and look.number == looks[rows[-1][-1]].number + 1:
            rows[-1].append(k)
    for row in rows[-MOST_ROWS:]:
        yield Proposal(Mark.NUMBER, tuple(row))


def _propose_pointed(looks: Sequence[Look]) -> Iterator[Proposal]:
    places = tuple(k for k, look in enumerate(looks) if look.lead and not look.number)
    yield Proposal(Mark.POINT, places)


def _propose_headings(looks: Sequence[Look]) -> Iterator[Proposal]:
    for level in sorted({look.heading for look in looks if look.heading}):
        places = [k for k, look in enumerate(looks) if look.heading == level]
        yield Proposal(Mark.HEADING, tuple(places))


def _propose_capitals(looks: Sequence[Look]) -> Iterator[Proposal]:
    places = [
        k for k in _top_headlines(looks)
        if looks[k].is_capitals and looks[k].words > 2]
    yield Proposal(Mark.CAPITALS, _lift(places, looks))


def _propose_attested(looks: Sequence[Look]) -> Iterator[Proposal]:
    places = [k for k in _top_headlines(looks) if _is_attested(looks, k)]
    yield Proposal(Mark.ATTESTED, _lift(places, looks))


def _top_headlines(looks: Sequence[Look]) -> Iterator[int]:
    """The first headline of each run of lines between running text."""
    top = -1
    for k, look in enumerate(looks):
        if look.kind is Kind.HEADLINE:
            if top < 0 or looks[top].kind is Kind.SHORT:
                top = k
        elif look.kind is Kind.SHORT:
            top = k if top < 0 else top
        elif look.kind in _PARTING:
            top = -1
        elif look.is_prose and top >= 0:
            yield top
            top = -1
    if top >= 0:
        yield top


def _is_attested(looks: Sequence[Look], k: int) -> bool:
    for look in looks[k + 1:k + 1 + NEAR]:
        if look.kind in _STATING or look.has_dateline:
            return True
        if look.is_prose:
            return False
    return False


def _propose_dated_above(looks: Sequence[Look]) -> Iterator[Proposal]:
    """A date, an outlet or a byline stands above each headline."""
    places: list[int] = []
    for k in _top_headlines(looks):
        if k and looks[k - 1].kind in _STATING and looks[k - 1].kind is not Kind.URL:
            places.append(k)
    yield Proposal(Mark.DATE_ABOVE, _lift(places, looks))


def _propose_clocks(looks: Sequence[Look]) -> Iterator[Proposal]:
    """A time stands above or at the beginning of each entry."""
    places = [
        k for k, look in enumerate(looks)
        if look.kind is Kind.CLOCK or look.has_clock]
    yield Proposal(Mark.CLOCK, tuple(places))


def _propose_gaps(looks: Sequence[Look]) -> Iterator[Proposal]:
    """Wider gaps than most stand before each story."""
    gaps = [look.gap for look in looks[1:]]
    usual = median_low(gaps) if gaps else 0
    for width in sorted(set(gaps)):
        if width > usual:
            places = [k for k, gap in enumerate(gaps, 1) if gap >= width]
            yield from _with_first(Mark.GAP, places, looks)


def _propose_bare(looks: Sequence[Look]) -> Iterator[Proposal]:
    places = [k for k in _top_headlines(looks) if not looks[k].lead]
    yield Proposal(Mark.BARE, _lift(places, looks))
    long = [k for k in places if looks[k].words > 3]
    yield Proposal(Mark.BARE, _lift(long, looks))


def _propose_datelines(looks: Sequence[Look]) -> Iterator[Proposal]:
    """A dateline begins each story, with its headline above it or none."""
    places = [k for k, look in enumerate(looks) if look.has_dateline]
    starts = [k - 1 if k and looks[k - 1].kind in _HEADLINES else k for k in places]
    yield Proposal(Mark.DATELINE, tuple(starts))


def _lift(places: Sequence[int], looks: Sequence[Look]) -> tuple[int, ...]:
    """The places, moved above the lines that stand over each headline, the first one's too."""
    lift = 0
    while places and lift < MOST_LIFTED:
        above = [looks[k - lift - 1].kind for k in places if k - lift - 1 >= 0]
        if len(above) < len(places) or above[0] not in _OF_NEXT:
            break
        kind, count = Counter(above).most_common(1)[0]
        if count < ALIKE * len(places) or above[0] is not kind:
            break
        lift += 1
    return tuple(k - lift for k in places)


_PROPOSERS: tuple[Proposer, ...] = (  # the strongest mark first
    _propose_labelled,
    _propose_after_markers,
    _propose_after_rules,
    _propose_numbered,
    _propose_pointed,
    _propose_headings,
    _propose_after_ends,
    _propose_clocks,
    _propose_dated_above,
    _propose_attested,
    _propose_capitals,
    _propose_after_addresses,
    _propose_after_names,
    _propose_gaps,
    _propose_datelines,
    _propose_bare,
)
_OF_HEADLINES = (_propose_dated_above, _propose_attested, _propose_capitals, _propose_bare)
