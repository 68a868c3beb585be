"""YAML text -> plain values, each with its place in the file. All that people write in YAML is read here.

Scalars stay the text that a person wrote (`NO`, `007`, `2024-03-12`); `shapes` reads a number where one is meant.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Protocol

import yaml

from generator.errors import ConfigError

Path = tuple[str | int, ...]  # keys and indices, from the root of a document
DEEPEST = 50  # levels of lists and mappings
UNFOLDED = 100_000  # values that the aliases of one file may stand for
HINT = "indent with spaces, and put a text that holds `: `, ` #` or begins with one of `[{*&!@%` between quotes"
QUOTE = "put the text between quotes"
CORE = "tag:yaml.org,2002:"
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_NOTHING = ("", "~", "null", "Null", "NULL")
_FORBIDDEN = yaml.reader.Reader.NON_PRINTABLE
_CONFLICT = re.compile(r"(?:<{7}|\|{7}|={7}|>{7})(?: |$)")


class Mark(Protocol):
    """A place in a text, from 0: the two parsers of PyYAML have each a class of their own."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Document:
    """What a YAML file holds: None, text, lists, and mappings whose keys are text."""

    where: str  # path of the file
    value: object
    places: Mapping[Path, tuple[int, int]]  # line and column of each value, or of its key; both from 1

    @property
    def keys(self) -> Collection[str]:
        """Of the mapping at the root."""
        return self.value.keys() if isinstance(self.value, dict) else ()

    def place(self, path: Path = ()) -> str:
        """`catalog/entities.yml:12`: where the value stands, or the nearest one that holds it."""
        while path and path not in self.places:
            path = path[:-1]
        return f"{self.where}:{self.places[path][0]}" if path in self.places else self.where


def decoded(data: bytes, where: str) -> str:
    """UTF-8 bytes, with a byte order mark or without, as text with `\\n`."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise ConfigError(where, "this is UTF-16 text", "save the file as UTF-8")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        what = f"not UTF-8 text: it holds the byte 0x{data[error.start]:02x}"
        raise ConfigError(f"{where}:{line}", what, "save the file as UTF-8") from error
    return text.replace("\r\n", "\n").replace("\r", "\n")


def merged(text: str, where: str) -> str:
    """The text, if no half of a merge by git stands in it."""
    for n, line in enumerate(text.split("\n"), 1):
        if _CONFLICT.match(line):
            raise ConfigError(
                f"{where}:{n}", f"git could not merge two versions of it, and left `{line[:20]}`",
                "keep what both sides added, and delete the lines of <<<<<<<, ======= and >>>>>>>")
    return text


def read(text: str, where: str, *, first: int = 1, any_tag: bool = False) -> Document:
    """The one document of `text`, whose first line is line `first` of its file.

    Nothing is constructed but text, lists and mappings. A value with a tag that is not YAML's own is
    refused; with `any_tag` it is None.
    """
    composer = _Composer(where, first, any_tag)
    if found := _FORBIDDEN.search(text):
        line_start = text.rfind("\n", 0, found.start()) + 1
        place = text.count("\n", 0, found.start()) + first, found.start() - line_start + 1
        raise composer.fault(place, f"the character U+{ord(found[0]):04X} cannot stand in YAML", "delete it")
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            composer.take(event)
    except yaml.MarkedYAMLError as error:
        raise composer.fault(composer.place(error.problem_mark or error.context_mark), _words(error, first)) from error
    except yaml.YAMLError as error:
        raise composer.fault((first, 1), " ".join(str(error).split())) from error
    return Document(where, composer.root, composer.places)


def _words(error: yaml.MarkedYAMLError, first: int) -> str:
    begin = error.context_mark
    context = f", {error.context}" if error.context else ""
    apart = begin and error.problem_mark and begin.line != error.problem_mark.line
    since = f" that begins on line {begin.line + first}" if begin and apart and context else ""
    return f"{error.problem or 'unreadable'}{context}{since}"


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end is yet to come."""

    value: list[object] | dict[str, object]
    path: Path
    anchor: str | None
    key: str | None = None  # of a mapping: the key whose value comes next
    size: int = 1  # values in it, itself among them


@dataclass(slots=True)
class _Composer:
    """YAML events, one after the other -> the value at the root. Uses no recursion, so depth is no danger."""

    where: str
    first: int
    any_tag: bool
    root: object = None
    places: dict[Path, tuple[int, int]] = field(default_factory=dict)
    stack: list[_Open] = field(default_factory=list)
    anchors: dict[str, tuple[object, int]] = field(default_factory=dict)  # name -> value, size
    documents: int = 0
    unfolded: int = 0

    def take(self, event: yaml.Event) -> None:
        """Go one event further."""
        if isinstance(event, yaml.DocumentStartEvent):
            self._document(event)
        elif isinstance(event, yaml.AliasEvent):
            self._alias(event)
        elif isinstance(event, yaml.ScalarEvent):
            self._scalar(event)
        elif isinstance(event, yaml.CollectionStartEvent):
            self._begin(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self._end(event)

    def place(self, mark: Mark | None) -> tuple[int, int]:
        """(line, column) in the file, from 1."""
        return (mark.line + self.first, mark.column + 1) if mark else (self.first, 1)

    def fault(self, place: tuple[int, int], what: str, hint: str = HINT) -> ConfigError:
        """The error that names a place of the file."""
        return ConfigError(f"{self.where}:{place[0]}:{place[1]}", f"not valid YAML: {what}", hint)

    def _document(self, event: yaml.Event) -> None:
        self.documents += 1
        if self.documents > 1:
            raise self.fault(self.place(event.start_mark), "a second document begins here", "delete the line `---`")

    def _alias(self, event: yaml.AliasEvent) -> None:
        if event.anchor not in self.anchors:
            raise self.fault(self.place(event.start_mark), f"`*{event.anchor}` stands for nothing that ends above it", QUOTE)
        value, size = self.anchors[event.anchor]
        self.unfolded += size
        if self.unfolded > UNFOLDED:
            what = f"its aliases stand for more than {UNFOLDED:,} values"
            raise self.fault(self.place(event.start_mark), what, "write out what is meant")
        self._add(value, event, size)

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        key = self.stack and isinstance(self.stack[-1].value, dict) and self.stack[-1].key is None
        plain = event.style is None or event.style == ""
        nothing = plain and event.value in _NOTHING and not key
        value = event.value if self._meant(event) and not nothing else None
        if event.anchor:
            self.anchors[event.anchor] = value, 1
        self._add(value, event, 1)

    def _begin(self, event: yaml.CollectionStartEvent) -> None:
        if len(self.stack) >= DEEPEST:
            raise self.fault(self.place(event.start_mark), f"lists and mappings nest deeper than {DEEPEST} levels", QUOTE)
        self._meant(event)
        value: list[object] | dict[str, object] = {} if isinstance(event, yaml.MappingStartEvent) else []
        path = self._add(value, event, 0)
        self.stack.append(_Open(value, path, event.anchor))

    def _end(self, event: yaml.Event) -> None:
        done = self.stack.pop()
        if isinstance(done.value, dict) and "<<" in done.value:
            self._merge(done.value, done.path)
        if done.anchor:
            self.anchors[done.anchor] = done.value, done.size
        if self.stack:
            self.stack[-1].size += done.size

    def _merge(self, value: dict[str, object], path: Path) -> None:
        """Give the mapping what those under its key `<<` hold; its own keys win."""
        others = value.pop("<<")
        for other in others if isinstance(others, list) else [others]:
            if not isinstance(other, dict):
                raise self.fault(self.places[(*path, "<<")], "`<<` takes in mappings alone")
            for key, held in other.items():
                value.setdefault(key, held)

    def _meant(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> bool:
        """Whether the value is what stands there; False for one that a tag makes into something else."""
        tag = event.tag or ""
        if tag in ("", "!") or (tag.startswith(CORE) and not tag.startswith(f"{CORE}python/")):
            return True
        if self.any_tag:
            return False
        shown = tag.replace(CORE, "!!")
        raise self.fault(self.place(event.start_mark), f"the tag `{shown}` means nothing here", QUOTE)

    def _add(self, value: object, event: yaml.Event, size: int) -> Path:
        """Put a value where it belongs; its path."""
        place = self.place(event.start_mark)
        if not self.stack:
            self.root = value
            self.places[()] = place
            return ()
        above = self.stack[-1]
        above.size += size
        if isinstance(above.value, list):
            path = (*above.path, len(above.value))
            above.value.append(value)
            self.places[path] = place
            return path
        if above.key is None:
            return self._key(above, above.value, value, place)
        key, above.key = above.key, None
        above.value[key] = value
        return (*above.path, key)

    def _key(self, above: _Open, value: dict[str, object], key: object, place: tuple[int, int]) -> Path:
        if not isinstance(key, str):
            raise self.fault(place, "a list or a mapping cannot be a key", QUOTE)
        path = (*above.path, key)
        if path in self.places and key in value:
            raise self.fault(place, f"the key `{key[:60]}` stands twice, first on line {self.places[path][0]}", "keep one of them")
        self.places[path] = place
        above.key = key
        return path
