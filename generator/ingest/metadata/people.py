"""The value of a field that names people -> their names as in print, surname last.

Libraries and reference managers write "Lee, Ann; Chan, Bo"; scrapers take furniture for names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from generator import lazy
from generator.english.vocabulary import alternation, rows_of, word_set, words_of
from generator.ingest.metadata.authors import names_newsroom, spell_name
from generator.ingest.metadata.datestamps import find_date
from generator.ingest.metadata.field_keys import unwrap
from generator.ingest.metadata.values import clean_line, parse_names, unescape

MOST_PEOPLE = 200  # of one field
LONGEST = 4_000  # characters of one field
_CAPITAL_WORD = r"[^\W\d_a-zß-öø-ÿ][\w.’'-]*"
_PARTICLES = "|".join(words_of("name_particles.txt"))
_SURNAME = rf"(?:(?:{_PARTICLES}|[Vv]an|[Dd]e)\s+){{0,3}}{_CAPITAL_WORD}(?:\s{_CAPITAL_WORD})?"
_FORENAME = rf"{_CAPITAL_WORD}(?:\s{_CAPITAL_WORD}){{0,2}}(?:\s(?:{_PARTICLES})){{0,2}}"
_NAME_SUFFIX = r"(?:Jr|Sr|II|III|IV|PhD|Ph\.D|MD)\.?"
_SURNAME_FIRST = lazy.regex(
    rf"(?P<surname>{_SURNAME}),\s*(?P<forename>{_FORENAME})(?:,\s*(?P<suffix>{_NAME_SUFFIX}))?")
_SUFFIX_ALONE = lazy.regex(rf"{_NAME_SUFFIX}")
_SINGLE_WORDS = lazy.regex(rf"{_CAPITAL_WORD}(?:,\s*{_CAPITAL_WORD}(?:\s[A-Z]\.?)?){{3,}}")
_BETWEEN = lazy.regex(r"\s*(?:[;|\n]|,?\s+(?:and|&)\s)\s*")
_BYLINE_OPENING = lazy.regex(r"^(?:(?:story|text|written|words) by|by|von|par)\s+", re.I)
_WIKILINK = lazy.regex(r"\[\[(?:[^\[\]|]*/)?([^\[\]|/#]+)[^\[\]]*\]\]")
_PLACE = lazy.regex(r"(?<=\w) in [A-Z][\w’' .-]{1,60}$")  # "Ann Lee in Sund"
_MAIL_FIRST = lazy.regex(r"\S+@\S+\s*\(([^)]+)\)")  # "a@norland.example (Ann Lee)", as in RSS
_MAIL = lazy.regex(r"[<(]?\S+@\S+\.\w+[>)]?")
_FURNITURE = lazy.regex(rf"\b{alternation('not_author_words.txt')}\b", re.I)
_AGENCIES = frozenset(key for key, *_ in rows_of("news_agencies.tsv"))
_GIVEN_NAMES = word_set("given_names.txt")


def parse_people(value: object) -> tuple[str, ...]:
    """The people of a text, of an object, or of a list of either; each once, in order."""
    people = (
        spell_name(name)
        for name in _names_in(value)
        if is_person(name)
    )
    return tuple(dict.fromkeys(people))[:MOST_PEOPLE]


def is_person(name: str) -> bool:
    """Can the text be a name, not a desk, a date or words of a page's furniture?"""
    if _FURNITURE.search(name) or names_newsroom(name):
        return False
    if name.startswith("@"):
        return False
    if any(map(str.isdigit, name)):
        return False
    return any(map(str.isalpha, name))


def _names_in(value: object) -> Iterator[str]:
    if isinstance(value, Mapping):
        yield from _names_in_object(value)
    elif isinstance(value, (list, tuple)):
        for item in value[:MOST_PEOPLE]:
            yield from _names_in(item)
    else:
        yield from _split(_clean(value))


def _names_in_object(value: Mapping[str, object]) -> Iterator[str]:
    """CSL has `family` and `given`, Zotero and the New York Times `lastName` and `firstName`."""
    letters = {
        re.sub(r"[\W_]+", "", key.lower()): part
        for key, part in value.items()
    }
    if letters.get("creatortype", "author") not in ("author", "reporter", "contributor"):
        return
    surname = letters.get("family") or letters.get("lastname")
    forename = letters.get("given") or letters.get("firstname")
    name = letters.get("literal") or letters.get("fullname")
    if surname:
        middle = letters.get("middlename") or letters.get("nondroppingparticle")
        parts = (forename, middle, surname)
        yield clean_line(" ".join(str(part) for part in parts if part))
    elif name:
        yield clean_line(name)
    else:
        inner = unwrap(dict(value))
        if inner is not None and not isinstance(inner, Mapping):
            yield from _names_in(inner)


def _clean(value: object) -> str:
    """The words of a text without links, addresses of mail and "By"."""
    raw = unescape(str("" if value is None else value))[:LONGEST]
    text = "; ".join(clean_line(line) for line in raw.splitlines())
    text = _WIKILINK.sub(r"\1", text)
    text = _MAIL_FIRST.sub(r"\1", text)
    text = _MAIL.sub("", text)
    return _BYLINE_OPENING.sub("", text.strip(" ,;“”\"'"))


def _split(text: str) -> Iterator[str]:
    for chunk in _BETWEEN.split(text):
        if find_date(chunk):
            continue
        name = _PLACE.sub("", chunk.strip(" ,"))
        yield from _split_chunk(name)


def _split_chunk(chunk: str) -> Iterator[str]:
    """One person whose surname comes first, several such, or names with commas between them."""
    person = put_surname_last(chunk)
    words = [word.strip() for word in chunk.split(",")]
    if person:
        yield person
    elif _SINGLE_WORDS.fullmatch(chunk) and len(words) % 2 == 0:
        for surname, forename in zip(words[::2], words[1::2], strict=True):
            yield f"{forename} {surname}"
    else:
        yield from parse_names(chunk)


def put_surname_last(text: str) -> str | None:
    """"Lee, Ann" -> "Ann Lee"; None for what is no name with its surname first."""
    m = _SURNAME_FIRST.fullmatch(text)
    if m is None:
        return None
    surname = m["surname"]
    forename = m["forename"]
    if not _is_surname_first(surname, forename):
        return None
    name = f"{forename} {surname}"
    if m["suffix"]:
        return f"{name}, {m['suffix']}"
    return name


def _is_surname_first(surname: str, forename: str) -> bool:
    """Not two names ("Ann Lee, Bo Chan"), an agency and another, or "Lee, Jr."."""
    if surname.casefold() in _AGENCIES or forename.casefold() in _AGENCIES:
        return False
    if _SUFFIX_ALONE.fullmatch(forename):
        return False
    words = surname.split()
    if len(words) == 1 or words[0].lower() in words_of("name_particles.txt"):
        return True
    first = forename.split()[0].strip(".")
    is_given_name = len(first) == 1 or first in _GIVEN_NAMES
    return (
        is_given_name
        and words[0] not in _GIVEN_NAMES
        and len(forename.split()) <= 2
    )
