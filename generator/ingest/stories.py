"""One file, many stories: where each begins and ends. Subheads within an article are no stories."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from generator.ingest.layout.blocks import Block
from generator.ingest.layout.furniture import MORE, RELATED, rule_of, tail
from generator.ingest.metadata import lines
from generator.ingest.metadata.known import LABELS, web
from generator.ingest.metadata.outlets import Press
from generator.model.article import Cut

BODY = 12  # words: less is no story's body
_BULLET = r"[•▪◦●■►▶»·*+–-]"
_MARKER = re.compile(rf"(?:{_BULLET}|{_BULLET}\s*in\b(?: [\w&/ -]{{1,40}})?|in(?-i: [A-Z][\w&/ -]{{1,30}})?|(?:document|article|story|item"
    rf"|clip|cutting) (?:no\. ?"
    rf"|#)?\d+(?: of \d+)?\W*|\d+ of \d+(?: documents?)?|\(?#?\d{{1,2}}[.):]?)", re.I)
_RULE = re.compile(r"(?:([*=_#~—–\-•·◆■+])\s?){3,}|§+|⁂|\*|\\f")
_ABBREVIATED = re.compile(r"(?:\b[A-Z]\.|\b(?:Inc|Corp|Ltd|Co|Jr|Sr|St|vs|No|plc|etc))\.?$")
_NUMBER = re.compile(r"[(\[#]?(\d{1,2})[.):\]]{1,2}\s+(?=\S)")
_POINT = re.compile(rf"{_BULLET}\s+(?=\S)")
_QUESTION = re.compile(r"(?:what|why|how|who|where|when|which|is|are|will|can|should|background|the)\b", re.I)
_LABEL = re.compile(r"([A-Za-z][A-Za-z -]{1,18}?)\s*:\s+\S")
_HEADER = re.compile(r"(?:more|latest|top|other|today['’]s|this week['’]s|daily|weekly|morning|evening|news|headlines|stories|briefs?"
    r"|digest|roundup|round-up|briefing|in brief|press review|clippings?|cuttings?)\b", re.I)


@dataclass(frozen=True, slots=True)
class Part:
    """One story's blocks, and what stood round them that is no part of it."""

    blocks: tuple[Block, ...]
    cuts: tuple[Cut, ...] = ()


def count(text: str) -> int:
    """How many words."""
    return len(text.split())


def _mark(text: str) -> bool:
    """A line that only parts stories: a bullet, a number, a rule."""
    return len(text) <= 90 and bool(_MARKER.fullmatch(text) or _RULE.fullmatch(text))


def headline_like(text: str) -> bool:
    """Could this line stand over a story?"""
    if len(text) > 200 or not 2 <= count(text) <= 28:
        return False
    first = next((c for c in text if c.isalnum()), "a")
    if _POINT.match(text) or _NUMBER.match(text) or (first.islower() and not re.match(r"\W*(?:[a-z][A-Z]|<|de |el |la |al-)", text)):
        return False
    if (text[-1] in ".;," and not text.endswith(("...", "..")) and not _ABBREVIATED.search(text)) or text[-1] == ":":
        return False
    if "©" in text or text.count(" | ") > 1 or len(re.findall(r"[a-z]{3,}[.!?]\s+[A-Z]", text)) > 1:
        return False
    return not (rule_of(text) or RELATED.fullmatch(text) or _mark(text) or tail(text))


def split(blocks: Sequence[Block], press: Press) -> tuple[Part, ...]:
    """The stories of a text: one, unless its shape says more."""
    for shape in SHAPES:
        starts, trimmed = shape(blocks, press)
        if len(starts) > 1 and _hold(trimmed, starts):
            return _parts(trimmed, starts)
    return (_part(blocks, ()),)


Found = tuple[list[int], Sequence[Block]]  # where stories begin, and the blocks without their numbers and bullets


def _marked(marker: re.Pattern[str], fewest: int) -> Callable[[Sequence[Block], Press], Found]:
    def found(blocks: Sequence[Block], press: Press) -> Found:
        marks = [len(block.text) <= 90 and bool(marker.fullmatch(block.text)) for block in blocks]
        after = [k + 1 for k, (here, there) in enumerate(pairwise(marks)) if here and not there]
        if marker is _RULE and blocks and 0 not in after and headline_like(blocks[0].text):
            after = [0, *after]
        starts = [k for k in after if headline_like(blocks[k].text)]
        held = len(starts) >= fewest and len(after) - len(starts) <= len(after) // 3
        return (starts if held and (marker is not _RULE or _worded(blocks, starts, 4)) else []), blocks
    return found


def _worded(blocks: Sequence[Block], starts: Sequence[int], fewest: int) -> bool:
    """Headlines, not subheads: long enough, and not mostly questions."""
    texts = [blocks[k].text for k in starts]
    return bool(texts) and median(map(count, texts)) >= fewest and sum(bool(_QUESTION.match(t)) for t in texts) <= len(texts) / 2


def _terminated(blocks: Sequence[Block], press: Press) -> Found:
    """Each story ends in "More" or "Read more"."""
    ends = [k for k, block in enumerate(blocks) if _ends(block.text)]
    first = next((k for k, block in enumerate(blocks) if headline_like(block.text) and not _header(block.text)), len(blocks))
    last = max((k for k, block in enumerate(blocks) if not _furniture(block.text)), default=-1)
    starts = [k for k in sorted({first, *(end + 1 for end in ends)}) if k <= last]
    return (starts if len(ends) > 1 and all(headline_like(blocks[k].text) for k in starts) else []), blocks


def _ends(text: str) -> bool:
    if len(text) < 90 and MORE.fullmatch(text):
        return True
    found = tail(text)
    return found is not None and found[2] in ("terminator", "continued")


def _furniture(text: str) -> bool:
    return rule_of(text) is not None or RELATED.fullmatch(text) is not None


def _header(text: str) -> bool:
    return count(text) <= 6 and bool(_HEADER.match(text))


def _listed(pattern: re.Pattern[str]) -> Callable[[Sequence[Block], Press], Found]:
    """"1. Headline", "• Headline", each over a body of its own."""
    def found(blocks: Sequence[Block], press: Press) -> Found:
        hits = {k: m.end() for k, block in enumerate(blocks) if (m := pattern.match(block.text))}
        bare = [_bare(block, hits.get(k, 0)) for k, block in enumerate(blocks)]
        starts = [k for k in hits if headline_like(bare[k].text)]
        before = sum(count(b.text) for b in blocks[:starts[0]]) if starts else 99
        attested = [k for k in starts if _attested(bare, k, press)]
        held = len(starts) == len(hits) and (before < 20 or len(attested) >= len(starts) / 2) and _worded(bare, starts, 4)
        return (starts if held and _bodied(bare, starts) else []), bare
    return found


def _bare(block: Block, n: int) -> Block:
    """The block without the `n` characters of its number or bullet."""
    return replace(block, text=block.text[n:], start=block.start + n, lead=block.text[:n]) if n else block


def _labelled(blocks: Sequence[Block], press: Press) -> Found:
    """Records that each begin with the same label: "Title: ...", "HEADLINE: ..."."""
    found = [(k, _LABEL.match(block.text)) for k, block in enumerate(blocks)]
    keys = [(k, m[1].lower()) for k, m in found if m and m[1].lower() in LABELS]
    titles = [k for k, key in keys if LABELS[key] == "title"]
    if len(titles) < 2:
        return [], blocks
    first = keys[0][1]
    return [k for k, key in keys if key == first] if sum(key == first for _, key in keys) == len(titles) else titles, blocks


def _attested(blocks: Sequence[Block], k: int, press: Press) -> bool:
    """Does a byline, a date, an address or a dateline follow this headline?"""
    for block in blocks[k + 1:k + 4]:
        if _fact(block.text, press) or web(block.text):
            return True
        if count(block.text) > BODY:
            return lines.dateline(block.text, press) is not None
    return False


def _fact(text: str, press: Press) -> bool:
    return lines.byline(text, press) is not None or lines.date_line(text, press) is not None


def _bylined(blocks: Sequence[Block], press: Press) -> Found:
    starts: list[int] = []
    for k, block in enumerate(blocks):
        below = k > 0 and RELATED.fullmatch(blocks[k - 1].text)
        if not below and headline_like(block.text) and not _fact(block.text, press) and _attested(blocks, k, press):
            if starts and k - starts[-1] <= 3 and _body(blocks, starts[-1], k) < BODY:
                continue  # a second line of the same headline
            starts.append(k)
    early = bool(starts) and sum(count(b.text) for b in blocks[:starts[0]]) < 20
    return (starts if early and _bodied(blocks, starts) else []), blocks


def _capitals(blocks: Sequence[Block], press: Press) -> Found:
    starts = [k for k, b in enumerate(blocks) if b.text.isupper() and headline_like(b.text) and not lines.byline(b.text, press)]
    early = bool(starts) and sum(count(b.text) for b in blocks[:starts[0]]) < 12
    held = early and _worded(blocks, starts, 5) and min(count(blocks[k].text) for k in starts) >= 3
    return (starts if held and _bodied(blocks, starts) else []), blocks


def _spaced(blocks: Sequence[Block], press: Press) -> Found:
    """Wider gaps before each headline than anywhere else."""
    gaps = [block.gap for block in blocks[1:]]
    wide = max(gaps, default=0)
    if wide < 2 or median(gaps) >= wide:
        return [], blocks
    starts = [0, *(k for k, block in enumerate(blocks) if k and block.gap == wide)]
    held = len(starts) > 2 and all(headline_like(blocks[k].text) for k in starts) and _worded(blocks, starts, 5)
    return (starts if held and _bodied(blocks, starts) else []), blocks


def _underlined(blocks: Sequence[Block], press: Press) -> Found:
    level = min((block.heading for block in blocks if block.heading), default=0)
    starts = [k for k, block in enumerate(blocks) if block.heading == level and level]
    held = len(starts) > 1 and starts[0] < 2 and all(headline_like(blocks[k].text) for k in starts) and _worded(blocks, starts, 4)
    told = sum(_attested(blocks, k, press) for k in starts) >= len(starts) / 2 or level == 1
    return (starts if held and told and _bodied(blocks, starts) else []), blocks


SHAPES = (_labelled, _marked(_MARKER, 2), _marked(_RULE, 2), _listed(_NUMBER), _listed(_POINT), _terminated, _bylined, _underlined,
          _capitals, _spaced)


def _body(blocks: Sequence[Block], start: int, end: int) -> int:
    return max((count(b.text) for b in blocks[start + 1:end] if not rule_of(b.text)), default=0)


def _bodied(blocks: Sequence[Block], starts: Sequence[int]) -> bool:
    return all(_body(blocks, a, b) >= BODY for a, b in pairwise((*starts, len(blocks))))


def _hold(blocks: Sequence[Block], starts: Sequence[int]) -> bool:
    """At least half of the stories have a body."""
    bodies = [_body(blocks, a, b) for a, b in pairwise((*starts, len(blocks)))]
    return sum(n >= BODY for n in bodies) >= len(bodies) / 2


def _parts(blocks: Sequence[Block], starts: Sequence[int]) -> tuple[Part, ...]:
    if _body(blocks, starts[0], starts[1]) < BODY and not _continued(blocks[starts[0]:starts[1]]):  # a masthead
        starts = starts[1:]
    before = [b for b in blocks[:starts[0]] if not _mark(b.text)]
    parts = [_part(blocks[a:b], ()) for a, b in pairwise((*starts, len(blocks)))]
    if sum(count(b.text) for b in before) > 20:  # an editor's introduction is a piece of its own
        return (_part(blocks[:starts[0]], ()), *parts)
    cuts = tuple(Cut(b.text, "digest header") for b in blocks[:starts[0]])
    return (replace(parts[0], cuts=cuts + parts[0].cuts), *parts[1:])


def _continued(blocks: Sequence[Block]) -> bool:
    return any(MORE.match(b.text) or tail(b.text) for b in blocks)


def _part(blocks: Sequence[Block], cuts: tuple[Cut, ...]) -> Part:
    marks = [_mark(b.text) for b in blocks]
    kept = tuple(b for b, mark in zip(blocks, marks, strict=True) if not mark)
    dropped = (b.text if mark else b.lead for b, mark in zip(blocks, marks, strict=True))
    return Part(kept, cuts + tuple(Cut(text.strip(), "marker") for text in dropped if text))
