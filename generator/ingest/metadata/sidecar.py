"""What a person says of a source, in `FILE.yml` or in front matter -> Metadata.

It outweighs the source's own words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from generator import shapes, yaml_text
from generator.errors import ConfigError
from generator.ingest.layout import encoding
from generator.ingest.metadata.field_keys import MEANINGS, OF_RECORDS, find_meaning
from generator.ingest.metadata.fields import parse_fields
from generator.ingest.metadata.metadata import Field, Metadata, merge_metadata
from generator.model.article import Basis
from generator.model.problem import Problem
from generator.yaml_text import Document, ValuePath

LONGEST = 200_000  # characters of a sidecar or a header
ALIKE = 0.7  # of the words of the longer title: a title with fewer of them is another story's
KEYS = (
    "title", "date", "outlet", "url", "authors", "section", "dateline", "language", "rights",
    "tags", "updated", "accessed", "archived_url", "stories")
HINT = f"write `key: value` lines: {', '.join(KEYS)}"
STORIES = "stories"


@dataclass(frozen=True, slots=True)
class Sidecar:
    """What a sidecar says of all stories of its source, and of each."""

    shared: Metadata = field(default_factory=Metadata)
    stories: tuple[Metadata, ...] = ()
    problems: tuple[Problem, ...] = ()

    def metadata_of_story(self, headline: str, number: int, total: int) -> Metadata:
        """What holds for story `number` (from 0) of `total`.

        The story's entry is the one of its title. Where no entry has a title and there is one for
        every story, it is the one at the same place.
        """
        entry = self._entry_of(headline, number, total)
        shared = self.shared
        if total > 1:
            shared = _without_title(shared)
        if entry is None:
            return shared
        return merge_metadata((entry, shared))

    def _entry_of(self, headline: str, number: int, total: int) -> Metadata | None:
        headline_key = _title_key(headline)
        for entry in self.stories:
            title_key = _title_key(entry.title or "")
            if title_key and _are_alike(title_key, headline_key):
                return entry
        has_titles = any(_title_key(entry.title or "") for entry in self.stories)
        if has_titles or len(self.stories) != total:
            return None
        return self.stories[number]


def _without_title(metadata: Metadata) -> Metadata:
    evidence = [
        entry
        for entry in metadata.evidence
        if entry.field != Field.TITLE
    ]
    return replace(metadata, title=None, evidence=tuple(evidence))


def _title_key(title: str) -> str:
    lower = title.casefold()
    words = re.sub(r"[\W_]+", " ", lower)
    return words.strip()


def _are_alike(title: str, headline: str) -> bool:
    """The same words, three or more words of the beginning, or most words in any order."""
    if title == headline or _begins(title, headline) or _begins(headline, title):
        return True
    title_words = set(title.split())
    headline_words = set(headline.split())
    most_words = max(len(title_words), len(headline_words), 1)
    return len(title_words & headline_words) >= ALIKE * most_words


def _begins(title: str, whole: str) -> bool:
    """Do three words or more of a title begin another?"""
    words = title.split()
    if len(words) < 3:
        return False
    return whole.startswith(title)


def parse_sidecar(path: str, data: bytes | None) -> Sidecar:
    """The bytes of the sidecar of source `path` -> what they say; nonsense is a Problem and the
    rest stands.
    """
    if data is None:
        return Sidecar()
    where = f"{path}.yml"
    decoded = encoding.decode(data)
    if isinstance(decoded, str):
        if decoded == encoding.EMPTY:
            return Sidecar()
        return Sidecar(problems=(Problem(where, decoded, "write the sidecar as UTF-8 YAML"),))
    try:
        header = parse_header(decoded.text, where)
    except ConfigError as error:
        return Sidecar(problems=(Problem(error.where, error.what, error.hint),))
    return _sidecar_of(header, where)


@dataclass(frozen=True, slots=True)
class Header:
    """Keys and values that a person wrote of a source or of a story, and where each key stands."""

    values: Mapping[str, object]  # keys in lower case, with `_` between words
    places: Mapping[str, str]
    stories: tuple[Header, ...] | None = ()  # None: what stands there is no list of entries


def _sidecar_of(header: Header, where: str) -> Sidecar:
    shared, shared_problems = parse_fields(header.values, where, Basis.SIDECAR, header.places)
    problems = [*unknown_keys(header), *shared_problems]
    if header.stories is None:
        what = "`stories` is not a list of entries"
        problems.append(Problem(header.places[STORIES], what, "begin each with `- title: ...`"))
        return Sidecar(shared, (), tuple(problems))
    stories: list[Metadata] = []
    for story in header.stories:
        metadata, story_problems = parse_fields(story.values, where, Basis.SIDECAR, story.places)
        stories.append(metadata)
        problems += [*unknown_keys(story), *story_problems]
    return Sidecar(shared, tuple(stories), tuple(problems))


def parse_header(text: str, where: str, first: int = 1) -> Header:
    """YAML `key: value` lines, the first of them on line `first` of the file."""
    if len(text) > LONGEST:
        what = f"longer than {LONGEST // 1000} kB"
        raise ConfigError(where, what, HINT)
    document = yaml_text.read(text, where, first=first)
    entries = document.value
    if entries is None:
        entries = {}
    if not isinstance(entries, dict):
        raise ConfigError(document.place(), "not a list of keys and values", HINT)
    return _header_of(document, entries, ())


def _header_of(document: Document, entries: Mapping[str, object], path: ValuePath) -> Header:
    """The header of the whole document (`path` is empty), or of one of its stories."""
    values: dict[str, object] = {}
    places: dict[str, str] = {}
    for key, value in entries.items():
        name = _normalise_key(key)
        values[name] = value
        places[name] = document.place((*path, key))
    stories_key = None if path else _find_stories_key(entries)
    if stories_key is None or not entries[stories_key]:
        return Header(values, places)
    stories = _story_headers(document, entries[stories_key], (stories_key,))
    return Header(values, places, stories)


def _find_stories_key(entries: Mapping[str, object]) -> str | None:
    """The key as it is written: "Stories"."""
    for key in entries:
        if _normalise_key(key) == STORIES:
            return key
    return None


def _story_headers(document: Document, rows: object, path: ValuePath) -> tuple[Header, ...] | None:
    """The entries of `stories`; None if it is no list of entries."""
    if not isinstance(rows, list):
        return None
    headers: list[Header] = []
    for number, row in enumerate(rows):
        if not isinstance(row, dict):
            return None
        header = _header_of(document, row, (*path, number))
        headers.append(header)
    return tuple(headers)


def _normalise_key(key: str) -> str:
    return key.strip().lower().replace(" ", "_").replace("-", "_")


def unknown_keys(header: Header) -> tuple[Problem, ...]:
    """A Problem for each key that says nothing here, with the one that is near."""
    meant = {
        key
        for key, meaning in MEANINGS.items()
        if meaning.field not in OF_RECORDS
    }
    valid = {*KEYS, *meant}
    problems: list[Problem] = []
    for key in header.values:
        meaning = find_meaning(key)
        if key != STORIES and (meaning is None or meaning.field in OF_RECORDS):
            what, hint = shapes.describe_unknown_key(key, valid, KEYS)
            problems.append(Problem(header.places[key], what, hint))
    return tuple(problems)
