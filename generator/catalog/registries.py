"""What lists of others say: files of `catalog/registries/` -> a Registry, which knows its rows by any of their names.

A file is a line that says what the list is, then one line for each name on it; a person can read it, and git can compare it.
Rows stay encoded until somebody asks for one, so that a hundred thousand of them weigh little.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

import msgspec

from generator.catalog.entry import Entry
from generator.catalog.listing import Fact, Header, Listing, Row, place
from generator.errors import ConfigError
from generator.model.ids import EntityId
from generator.model.names import Kind

A = TypeVar("A")
MARK = "list:"  # an id that begins so is a listing's, not the catalogue's
FREQUENT = 25  # rows whose names share a word, above which the word tells none of them from the others (in long lists, one in a thousand)


def lexicon(text: str) -> frozenset[str]:
    """The words of `text`."""
    return frozenset(text.split())


FORMS = lexicon("""
inc incorporated corp corporation ltd limited llc llp lp plc ag gmbh nv sa spa ab asa oyj oy se kk bhd sdn pte pty pvt private co company
cos sarl srl bv kg kgaa jsc pjsc ojsc cjsc oao ooo zao pao ao fze fzco fzc dmcc doo dd as sl cv sas ltda saog psc
""")
LEADS = lexicon("jsc pjsc ojsc cjsc oao ooo zao pao ao llc the pt")
LONG_TAILS = re.compile(r"(?: (?:public|open|closed))? joint stock company$")
LONG_LEADS = re.compile(r"(?:(?:public |open |closed )?joint stock company|limited liability company) ")
_WORD = re.compile(r"['’`ʼ]s\b|((?:[^\W_]\.){2,}|[^\W_]+(?:['’`ʼ][^\W_]{2,})*|&)")
_MARKS = re.compile(r"[\u0300-\u036f'’`ʼ.]")

class Names(msgspec.Struct, frozen=True):
    """As much of a Row as is needed to find it."""

    name: str
    kind: Kind
    aliases: tuple[str, ...] = ()


_LEAN = msgspec.json.Decoder(Names)
_ROW = msgspec.json.Decoder(Row)
_HEADER = msgspec.json.Decoder(Header)


def words(text: str) -> list[tuple[str, int, int]]:
    """(word as it is compared, start, end) of each word; possessives are none, "&" is "and"."""
    return [(bare(m[1]), m.start(1), m.end(1)) for m in _WORD.finditer(text) if m[1]]


def bare(word: str) -> str:
    """Lower case, without accents, dots and apostrophes."""
    if word.isascii() and word.isalnum():
        return word.lower()
    return "and" if word == "&" else _MARKS.sub("", unicodedata.normalize("NFKD", word)).casefold()


def head(name: str) -> str:
    """The name without company forms, its words as they are compared: "bank of kunlun"."""
    plain = name.lower() if name.isascii() else name
    found = plain.split() if plain.replace(" ", "").isalnum() and plain.isascii() else [bare(one) for one in _WORD.findall(plain) if one]
    if "company" in found[1:4] and (m := LONG_LEADS.match(text := " ".join(found))):
        found = text[m.end():].split(" ")
    if found[-3:] == ["joint", "stock", "company"]:
        found = LONG_TAILS.sub("", " ".join(found)).split(" ")
    end = len(found)
    while end > 1 and found[end - 1] in FORMS:
        end -= 2 if end > 2 and found[end - 2] == "and" else 1
    start = 0
    while end - start > 1 and found[start] in LEADS:
        start += 1
    return " ".join(found[start:end])


@dataclass(frozen=True, slots=True, eq=False)
class Registry:
    """All lists of a project. `heads`: name without company forms -> which rows have it, by number."""

    headers: tuple[Header, ...] = ()
    lines: tuple[bytes, ...] = ()
    origin: Sequence[int] = ()  # which header each line is under
    heads: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    lengths: Mapping[str, tuple[int, ...]] = field(default_factory=dict)  # first word -> how many words such heads have, most first
    frequent: frozenset[str] = frozenset()

    def row(self, n: int) -> Row:
        """The whole of a row."""
        return _ROW.decode(self.lines[n])

    def called(self, name: str) -> tuple[Listing, ...]:
        """What has this head as one of its names: rows of one name, type and country are one Listing."""
        primary = {(head(row.name), row.kind) for row in map(self.row, self.heads.get(name, ()))}
        return tuple(one for about in sorted(primary) for one in self._listings(*about) if name in one.heads)

    def listing(self, id_: str) -> Listing | None:
        """The Listing of that id; None where no list has it any more."""
        if not id_.startswith(MARK) or id_.count("/") < 2:
            return None
        kind, name, _ = id_.removeprefix(MARK).split("/", 2)
        return next((one for one in self._listings(name, kind) if one.id == id_), None)

    def _listings(self, name: str, kind: str) -> list[Listing]:
        rows = [(n, row) for n in self.heads.get(name, ()) if (row := self.row(n)).kind == kind and head(row.name) == name]
        groups: list[list[tuple[int, Row]]] = []
        for n, row in sorted(rows, key=lambda one: (not one[1].countries, one[1].countries, one[0])):
            mine = next((group for group in groups if place(row, [other for _, other in group])), None)
            if mine is None:
                groups.append(mine := [])
            mine.append((n, row))
        return [self._listing(name, group) for group in groups]

    def _listing(self, name: str, group: Sequence[tuple[int, Row]]) -> Listing:
        rows = [row for _, row in sorted(group, key=lambda one: one[0])]
        countries = tuple(sorted({country for row in rows for country in row.countries}))
        names = tuple(dict.fromkeys(one for row in rows for one in (row.name, *row.aliases)))
        headers = [self.headers[self.origin[n]] for n, _ in sorted(group, key=lambda one: one[0])]
        clues = {clue for row in rows for clue in row.clues}
        return Listing(
            id=EntityId(f"{MARK}{rows[0].kind}/{name}/{', '.join(countries)}"), kind=rows[0].kind, names=names, countries=countries,
            heads=frozenset(map(head, names)), roles=tuple(sorted(clues)), clues=tuple(sorted({c for h in headers for c in h.clues})),
            ids={scheme: value for row in reversed(rows) for scheme, value in row.ids.items()},
            facts=tuple((header, fact) for header, row in zip(headers, rows, strict=True) for fact in (row.facts or (Fact(),))))


def registry(files: Iterable[tuple[str, bytes]]) -> Registry:
    """The Registry of files (path below the project, bytes), in the order given."""
    headers: list[Header] = []
    lines: list[bytes] = []
    origin: list[int] = []
    heads: dict[str, tuple[int, ...]] = {}
    for where, data in files:
        first, *rest = data.splitlines() or [b""]
        headers.append(decoded(_HEADER, first, f"{where}:1"))
        for n, line in enumerate(rest, 2):
            lean = decoded(_LEAN, line, f"{where}:{n}")
            for one in {head(name) for name in (lean.name, *lean.aliases)}:
                heads[one] = (*heads.get(one, ()), len(lines))
            lines.append(line)
            origin.append(len(headers) - 1)
    return Registry(tuple(headers), tuple(lines), origin, heads, *statistics(heads, len(lines)))


def statistics(heads: Mapping[str, tuple[int, ...]], n: int) -> tuple[dict[str, tuple[int, ...]], frozenset[str]]:
    """(`lengths`, `frequent`) of a Registry."""
    lengths: dict[str, set[int]] = {}
    count: Counter[str] = Counter()
    for one in heads:
        parts = one.split(" ")
        lengths.setdefault(parts[0], set()).add(len(parts))
        count.update(parts)
    often = max(FREQUENT, n // 1000)
    return ({first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()},
            frozenset(word for word, times in count.items() if times >= often))


def decoded(decoder: msgspec.json.Decoder[A], line: bytes, where: str) -> A:
    """The value that a line holds; anything else is an error that names its place."""
    try:
        return decoder.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ConfigError(where, f"not a line of a list: {error}", "import the list again with `cuttings catalog import FILE`") from error


def heads_of(entries: Iterable[Entry]) -> dict[str, tuple[Entry, ...]]:
    """Names of the catalogue's entries without company forms -> the entries, in their order."""
    found: dict[str, dict[EntityId, Entry]] = {}
    for entry in entries:
        for name in (entry.name, *entry.aliases):
            if text := head(name):
                found.setdefault(text, {}).setdefault(entry.id, entry)
    return {text: tuple(some.values()) for text, some in found.items()}


def catalogued(one: Listing, heads: Mapping[str, tuple[Entry, ...]]) -> Entry | None:
    """The catalogue's entry that a Listing is: it shares a name and a country, or a name of several words and nothing speaks against it."""
    same = {entry.id: entry for text in sorted(one.heads) for entry in heads.get(text, ()) if _are_one(one, text, entry)}
    best = [entry for entry in same.values() if entry.own] or list(same.values())
    return best[0] if len(best) == 1 else None


def _are_one(one: Listing, text: str, entry: Entry) -> bool:
    if entry.kind is not one.kind or any(head(name) in one.heads for name in entry.not_aliases):
        return False
    if " " not in text:
        return entry.country in one.countries and _alike(one, text, entry)
    if entry.country and one.countries:
        return entry.country in one.countries
    mine = {head(name) for name in (entry.name, *entry.aliases)}
    return one.kind is not Kind.PERSON and (text == head(one.names[0]) or len(mine & one.heads) > 1)


def _alike(one: Listing, text: str, entry: Entry) -> bool:
    """Whether a lone word stands for one and the same: two bodies of one country may share an acronym."""
    first, whole = head(one.names[0]).split(), set(head(entry.name).split())
    return text == first[0] or (len(whole) > 1 and any(whole <= set(other.split()) for other in one.heads))
