"""Catalogue -> Lexicon; text -> every place where a known name stands.

A name from the general catalogue that is a dictionary word or a short acronym is *weak*: it is believed only where the
document itself vouches for it. The site's own catalogue may name anything.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ahocorasick_rs import AhoCorasick, MatchKind

from generator.catalog import Catalogue, Entry
from generator.extract.names_common import COMMON, SURE
from generator.model import EntityId, Kind, Mention, Span

_WORDY = re.compile(r"[^\W_]")
_CAPITALS = re.compile(r"[A-Z][A-Z.&-]*$")


@dataclass(frozen=True, slots=True)
class Known:
    """One name of one entry."""

    entry: Entry
    kind: Kind  # a demonym's is group
    weak: bool
    demonym: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """All names of a catalogue, ready to be looked for."""

    automaton: AhoCorasick | None
    names: tuple[str, ...]
    known: tuple[tuple[Known, ...], ...]  # beside `names`: the site's own first
    governments: dict[str, Entry]  # capital -> the government that it stands for
    countries: dict[str, Entry]  # name of a country -> its entry


@dataclass(frozen=True, slots=True)
class Match:
    span: Span
    known: tuple[Known, ...]


def lexicon(catalogue: Catalogue) -> Lexicon:
    """Every name, alias and demonym, with the capitals of governments and loud forms of places."""
    table: dict[str, list[Known]] = {}
    for entry in catalogue.entries:
        for name, known in _names(entry):
            if name not in entry.not_aliases and known.entry not in [k.entry for k in table.get(name, ())]:
                table.setdefault(name, []).append(known)
    names = tuple(sorted(table))
    automaton = AhoCorasick(names, matchkind=MatchKind.Standard) if names else None
    governments: dict[str, Entry] = {}
    for entry in catalogue.entries:
        for capital in entry.capitals:
            governments.setdefault(capital, entry)
    countries = {entry.name: entry for entry in reversed(catalogue.entries) if entry.demonyms}
    return Lexicon(automaton, names, tuple(tuple(sorted(table[n], key=lambda k: (not k.entry.own, k.weak))) for n in names),
                   governments, countries)


def _names(entry: Entry) -> Iterator[tuple[str, Known]]:
    for name in (entry.name, *entry.aliases):
        if name:
            known = Known(entry, entry.kind, weak=not entry.own and is_weak(name))
            yield name, known
            if name.upper() != name and len(name) > 3 and (entry.kind is Kind.PLACE or " " in name):
                yield name.upper(), known
    for name in entry.demonyms:
        yield name, Known(entry, Kind.GROUP, weak=False, demonym=True)


def is_weak(name: str) -> bool:
    """Whether a name of the general list needs the document's word: lower case, short acronyms, dictionary words."""
    if name in SURE:
        return False
    if " " in name:
        return name[:1].islower() and name == name.lower()
    return name in COMMON or name[:1].islower() or (len(name.replace(".", "")) <= 3 and bool(_CAPITALS.match(name)))


def matches(text: str, words: Lexicon) -> list[Match]:
    """Leftmost, then longest, on word boundaries; never overlapping."""
    if words.automaton is None:
        return []
    hits = [(start, -end, n) for n, start, end in words.automaton.find_matches_as_indexes(text, overlapping=True)
            if _stands_alone(text, start, end)]
    found, last = [], 0
    for start, end, n in sorted(hits):
        if start >= last:
            found.append(Match(Span(start, -end), words.known[n]))
            last = -end
    return found


def _stands_alone(text: str, start: int, end: int) -> bool:
    before, after, next_ = text[start - 1:start], text[end:end + 1], text[end + 1:end + 2]
    if _WORDY.match(before) or _WORDY.match(after) or before in ("@", "/", "_", ":") or after in ("$", "@", "_", "€", "£"):
        return False
    if before in (".", "-") and text[start - 2:start - 1].isalnum() and before == ".":
        return False
    return not (after == "." and _WORDY.match(next_) and next_.islower())


def settled(text: str, found: Iterable[Match], vouched: Iterable[Mention]) -> list[Mention]:
    """Which entry each match means, or no mention at all; `vouched`: what the model sees in the same text."""
    found = list(found)
    seen = {(m.span, m.kind) for m in vouched}
    spelled = {k.entry.id for match in found for k in match.known if not k.weak}
    countries = Counter(k.entry.country or k.entry.name for match in found for k in match.known[:1]
                        if not k.weak and (k.demonym or k.entry.country or k.entry.demonyms))
    made = []
    for match in found:
        known = _meant(match, spelled, countries, text)
        if known is None:
            continue
        if not known.weak:
            score, by = (1.0 if known.entry.own else 0.95), "demonym" if known.demonym else "catalogue"
        elif known.entry.id in spelled:
            score, by = 0.9, "acronym" if _CAPITALS.match(text[match.span.start:match.span.end]) else "document"
        elif (match.span, known.kind) in seen and known.kind is Kind.PLACE:
            score, by = 0.85, "catalogue"
        elif _by_country(known, countries, text[match.span.start:match.span.end]):
            score, by = 0.8, "catalogue"
        else:
            continue
        made.append(Mention(match.span, text[match.span.start:match.span.end], known.kind, by, score, known.entry.id))
    return made


def _meant(match: Match, spelled: set[EntityId], countries: Counter[str], text: str) -> Known | None:
    if len(match.known) == 1 or match.known[0].entry.own:
        return match.known[0]
    before = text[max(0, match.span.start - 30):match.span.start]
    here = [k for k in match.known if k.entry.country and re.search(rf"\b{re.escape(k.entry.country)}['’]s?\s+$", before)]
    if here:
        return here[0]
    order = sorted(match.known, key=lambda k: (k.entry.id not in spelled if k.weak else False, -countries[k.entry.country]))
    best = order[0]
    if best.weak and len(order) > 1 and best.entry.id not in spelled and countries[best.entry.country] == countries[order[1].entry.country]:
        return None
    return best


def _by_country(known: Known, countries: Counter[str], surface: str) -> bool:
    short = bool(_CAPITALS.match(surface)) and len(surface.replace(".", "")) <= 3
    return not short and known.kind is not Kind.PLACE and bool(known.entry.country) and countries[known.entry.country] > 0
