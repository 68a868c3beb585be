"""Bytes of a list that somebody keeps -> Rows: which of the known formats it is, each record alone, bad ones named."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import msgspec

from generator import shapes, yaml_text
from generator.catalog import codes, formats_csv, formats_json
from generator.catalog.formats_fields import Bad, Edition, Raw, Reader
from generator.catalog.listing import Fact, Row
from generator.catalog.registries import FORMS, head, lexicon
from generator.errors import ConfigError
from generator.model.names import Kind
from generator.model.problem import Problem
from generator.words import normalise, shorten, squeeze

LONGEST_NAME, LONGEST_WORDS, MOST_NAMES = 500, 1_000, 60  # characters of a name, of what a list says in one place; names of one record
JOINING = lexicon("of for and the & und")  # words that no person's name has
NATIONS = lexicon("brazil china hk india iran iraq japan korea kong malaysia mexico pakistan russia singapore taiwan turkey uae uk usa")
_TAG = re.compile(r"<[^<>]{0,200}>")
_ORGANISED = re.compile(
    r"\b(?:compan|corp|bank|group|institut|universit|universidad|academ|ministr|trad|factor|plant|centre?|center|bureau|laborator|industr|"
    r"enterpris|technolog|international|services?|solutions|systems|airlines?|aviation|aerospace|air|shipping|logistics|holding|agency|"
    r"association|foundation|organi[sz]ation|research|design|engineering|electronics?|electric|energy|oil|gas|petro|chemical|metal|steel|"
    r"machin|marine|military|force|army|brigade|guards?|front|party|movement|network|office|department|directorate|committee|council|"
    r"commission|school|college|hospital|society|union|federa|works|shipyard|semiconductor|instruments?|equipment|products?|imports?|"
    r"exports?|supply|suppl|commerc|general|global|parts|computer|software|telecom|communication|optic|power|construct|develop|"
    r"manufactur|production|government|polytechnic|museum|stor|club|church|media|press|fund|capital|invest|financ|insurance|consult|partner|"
    r"brothers|sons|airways|jet|jihad)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Imported:
    """What one file gives."""

    edition: Edition
    rows: tuple[Row, ...]  # in order of name, kind and country: one for each of these three
    problems: tuple[Problem, ...]
    read: int  # records, good and bad


READERS: Mapping[str, Reader] = {**formats_json.READERS, **formats_csv.READERS}


def imported(data: bytes, where: str, format_: str = "") -> Imported:
    """Every record of the file; `where` names it in Problems, `format_` is one of READERS or "" to find out."""
    text = data.decode("utf-8-sig", "replace")
    name = format_ or recognised(text)
    if name not in READERS:
        raise ConfigError(where, f"`{name}` is no known format" if name else "the format is none that is known",
                          f"say `--format` with one of: {', '.join(READERS)}; a plain CSV begins with `name,kind,aliases,country,id`")
    edition, records = READERS[name](parsed(text, name, where))
    found: list[Row] = []
    problems: list[Problem] = []
    read = 0
    for place, record in records:
        read += 1
        row = record if isinstance(record, Bad) else checked(record)
        if isinstance(row, Bad):
            problems.append(Problem(f"{where}:{place}", row.what, row.hint))
        else:
            found.append(row)
    return Imported(edition, merged(found), tuple(problems), read)


def recognised(text: str) -> str:
    """The name of the format, by its first words; "" where none fits."""
    start = text[:200_000]
    first = start.lstrip().split("\n", 1)[0]
    for name, sign in (*formats_json.SIGNS, *formats_csv.SIGNS):
        if re.search(sign, first if name in formats_csv.READERS or name == "ftm" else start):
            return name
    return ""


def parsed(text: str, name: str, where: str) -> object:
    """What the text holds: the value of JSON, the list of YAML, numbered lines of JSON lines, numbered rows of CSV."""
    if name == "ftm":
        return [(n, line) for n, line in enumerate(text.split("\n"), 1) if line.strip()]
    if name in formats_csv.READERS:
        return list(lines_of_csv(text, where))
    if name == "congress" and not text.lstrip().startswith("["):
        return shapes.listed(yaml_text.read(text, where), "begin each entry with `- `")
    try:
        return msgspec.json.decode(text.encode())
    except (msgspec.DecodeError, RecursionError) as error:
        raise ConfigError(where, f"not valid JSON: {str(error)[:100]}") from error


def lines_of_csv(text: str, where: str) -> Iterator[tuple[int, Mapping[str, str] | Bad]]:
    """(line, cells by heading) of each row; one that is torn or too large is Bad."""
    table = csv.reader(io.StringIO(text.replace("\0", ""), newline=""), strict=False)
    heading = [cell.strip() for cell in next(table, [])]
    while True:
        try:
            cells = next(table)
        except StopIteration:
            return
        except csv.Error as error:
            yield table.line_num, Bad(f"not a row of CSV: {error}", "look for a quotation mark that is never closed")
            continue
        if any(cells):
            yield table.line_num, dict(zip(heading, cells, strict=False))


def checked(raw: Raw) -> Row | Bad:
    """The record with its words made clean, or why it cannot be taken."""
    name = clean(raw.name)
    if not head(name) or not any(c.isalpha() for c in name):
        return Bad("a record has no name", "each needs one, with a letter in it")
    if "\ufffd" in name:
        return Bad(f"`{shorten(name, 60)}` is not UTF-8 text", "save the file as UTF-8 and import it again")
    if len(name) > LONGEST_NAME:
        return Bad(f"a name of {len(name):,} characters: `{shorten(name, 40)}`", f"at most {LONGEST_NAME} are taken")
    if raw.kind and raw.kind not in list(Kind):
        return Bad(f"`{shorten(name, 60)}` is of no known kind: `{shorten(raw.kind, 40)}`", f"known kinds: {', '.join(Kind)}")
    kind = Kind(raw.kind) if raw.kind else guessed((name, *raw.aliases))
    name = natural(name, kind)
    aliases = sorted({one for alias in raw.aliases[:MOST_NAMES] if usable(one := natural(clean(alias), kind)) and one != name})
    facts = tuple(Fact(shorten(clean(f.list), 200), {k: said for k, v in f.words.items() if (said := shorten(clean(v), LONGEST_WORDS))},
                       clean(f.date)[:40], web(f.url)) for f in raw.facts)
    return Row(name, kind, tuple(aliases), countries(raw.countries),
               tuple(sorted(set(raw.clues))), {clean(k): clean(v)[:200] for k, v in sorted(raw.ids.items()) if v}, facts)


def natural(name: str, kind: Kind) -> str:
    """"VOST, Karel Jan" -> "Karel Jan VOST"; articles print no person's last name first."""
    last, comma, first = name.partition(", ")
    inverted = kind is Kind.PERSON and comma and "," not in first and len(first) > 3
    return f"{first} {last}" if inverted else name


def usable(alias: str) -> bool:
    """Whether it can be a name at all."""
    return 1 < len(alias) <= LONGEST_NAME and any(c.isalpha() for c in alias) and "\ufffd" not in alias and bool(head(alias))


def clean(text: str) -> str:
    """One line of plain words, without tags and control characters."""
    return squeeze(normalise(_TAG.sub(" ", text) if "<" in text else text))


def web(address: str) -> str:
    """The address, if a browser may be sent there."""
    return address.strip() if re.fullmatch(r"https?://[^\s<>\"]{1,500}", address.strip()) else ""


def countries(given: Iterable[str]) -> tuple[str, ...]:
    """Codes and names of countries as the shipped catalogue calls them; what it does not know stays as it is."""
    known = codes()
    return tuple(sorted({known.get(clean(one).upper(), clean(one)[:80]) for one in given if clean(one)}))


def guessed(names: Iterable[str]) -> Kind:
    """The kind where a list says none. A person, in doubt: people's names are believed least."""
    return Kind.ORGANISATION if any(map(firm, names)) else Kind.PERSON


def firm(name: str) -> bool:
    """Whether no person is called so: a company form, a word such as "trading", the name of a country, too many words or too few."""
    words = name.replace(",", " ").replace(".", "").casefold().split()
    formed = not FORMS.isdisjoint(words[1:]) or not JOINING.isdisjoint(words) or not NATIONS.isdisjoint(words[1:])
    return formed or _ORGANISED.search(name) is not None or len(words) > 5 or len(words) == 1


def merged(found: Iterable[Row]) -> tuple[Row, ...]:
    """One Row for each name, kind and country, in that order, whatever the order they came in."""
    groups: dict[tuple[str, str, tuple[str, ...]], list[Row]] = {}
    for row in found:
        groups.setdefault((head(row.name), row.kind, row.countries), []).append(row)
    return tuple(one_of(groups[key]) for key in sorted(groups))


def one_of(some: list[Row]) -> Row:
    """The Row that several of one name make."""
    if len(some) == 1:
        return some[0]
    some = sorted(some, key=msgspec.json.encode)
    name = some[0].name
    facts = {msgspec.json.encode(fact): fact for row in some for fact in row.facts}
    return Row(name, some[0].kind, tuple(sorted({n for row in some for n in (row.name, *row.aliases)} - {name})), some[0].countries,
               tuple(sorted({clue for row in some for clue in row.clues})),
               {scheme: value for row in reversed(some) for scheme, value in row.ids.items()}, tuple(facts[key] for key in sorted(facts)))


