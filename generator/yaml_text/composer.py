"""YAML events -> the value at the root of a document, and the place of each value."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

import yaml

from generator.errors import ConfigError
from generator.yaml_text.document import Place, ValuePath

DEEPEST = 50  # levels of lists and mappings
MOST_UNFOLDED = 100_000  # values that the aliases of one file may stand for
INDENT = (
    "indent with spaces, and put a text that holds `: `, ` #` or begins with one of `[{*&!@%` "
    "between quotes"
)
QUOTE = "put the text between quotes"
LONGEST_KEY_SHOWN = 60  # characters
CORE_TAG = "tag:yaml.org,2002:"  # begins the tags that are YAML's own, and those of PyYAML
PYTHON_TAG = f"{CORE_TAG}python/"
MERGE_KEY = "<<"
_NOTHING = ("", "~", "null", "Null", "NULL")
_NO_TAG = ("", "!")

Collected = list[object] | dict[str, object]


class Mark(Protocol):
    """A place in a text, from 0: the two parsers of PyYAML have each a class of their own."""

    line: int
    column: int


class Anchored(NamedTuple):
    """A value that an alias may stand for."""

    value: object
    size: int  # values in it, itself among them


@dataclass(slots=True)
class OpenCollection:
    """A list or mapping whose end is yet to come."""

    value: Collected
    path: ValuePath
    anchor: str | None
    key: str | None = None  # of a mapping: the key whose value comes next
    size: int = 1  # values in it, itself among them

    @property
    def awaits_key(self) -> bool:
        """Whether what comes next is a key."""
        return isinstance(self.value, dict) and self.key is None


@dataclass(slots=True)
class Composer:
    """Takes YAML events one after the other. Uses no recursion, so depth is no danger."""

    where: str
    first: int  # the line of the file that the text begins on
    any_tag: bool
    root: object = None
    places: dict[ValuePath, Place] = field(default_factory=dict)
    stack: list[OpenCollection] = field(default_factory=list)
    anchors: dict[str, Anchored] = field(default_factory=dict)
    documents: int = 0
    unfolded: int = 0  # values that aliases have stood for

    def take(self, event: yaml.Event) -> None:
        """Go one event further."""
        match event:
            case yaml.DocumentStartEvent():
                self._begin_document(event)
            case yaml.AliasEvent():
                self._add_alias(event)
            case yaml.ScalarEvent():
                self._add_scalar(event)
            case yaml.CollectionStartEvent():
                self._begin_collection(event)
            case yaml.CollectionEndEvent():
                self._end_collection()

    def place(self, mark: Mark | None) -> Place:
        """The place in the file."""
        if not mark:
            return Place(self.first, 1)
        return Place(mark.line + self.first, mark.column + 1)

    def fault(self, place: Place, what: str, hint: str = INDENT) -> ConfigError:
        """The error that names a place of the file."""
        where = f"{self.where}:{place.line}:{place.column}"
        return ConfigError(where, f"not valid YAML: {what}", hint)

    def _fault_at(self, event: yaml.Event, what: str, hint: str) -> ConfigError:
        return self.fault(self.place(event.start_mark), what, hint)

    def _begin_document(self, event: yaml.Event) -> None:
        self.documents += 1
        if self.documents > 1:
            raise self._fault_at(event, "a second document begins here", "delete the line `---`")

    def _add_alias(self, event: yaml.AliasEvent) -> None:
        if event.anchor not in self.anchors:
            what = f"`*{event.anchor}` stands for nothing that ends above it"
            raise self._fault_at(event, what, QUOTE)
        anchored = self.anchors[event.anchor]
        self.unfolded += anchored.size
        if self.unfolded > MOST_UNFOLDED:
            what = f"its aliases stand for more than {MOST_UNFOLDED:,} values"
            raise self._fault_at(event, what, "write out what is meant")
        self._add(anchored.value, event, anchored.size)

    def _add_scalar(self, event: yaml.ScalarEvent) -> None:
        value: str | None = event.value
        if not self._is_literal(event) or self._is_nothing(event):
            value = None
        if event.anchor:
            self.anchors[event.anchor] = Anchored(value, 1)
        self._add(value, event, 1)

    def _is_nothing(self, event: yaml.ScalarEvent) -> bool:
        """Whether a scalar stands for None; a key never does."""
        is_key = bool(self.stack) and self.stack[-1].awaits_key
        is_plain = event.style is None or event.style == ""
        return (
            is_plain
            and not is_key
            and event.value in _NOTHING
        )

    def _begin_collection(self, event: yaml.CollectionStartEvent) -> None:
        if len(self.stack) >= DEEPEST:
            what = f"lists and mappings nest deeper than {DEEPEST} levels"
            raise self._fault_at(event, what, QUOTE)
        self._is_literal(event)  # an error where a tag is refused
        value: Collected = {} if isinstance(event, yaml.MappingStartEvent) else []
        path = self._add(value, event, 0)
        self.stack.append(OpenCollection(value, path, event.anchor))

    def _end_collection(self) -> None:
        ended = self.stack.pop()
        if isinstance(ended.value, dict) and MERGE_KEY in ended.value:
            self._merge(ended.value, ended.path)
        if ended.anchor:
            self.anchors[ended.anchor] = Anchored(ended.value, ended.size)
        if self.stack:
            self.stack[-1].size += ended.size

    def _merge(self, value: dict[str, object], path: ValuePath) -> None:
        """Give the mapping what those under its key `<<` hold; its own keys win."""
        merged = value.pop(MERGE_KEY)
        for other in merged if isinstance(merged, list) else [merged]:
            if not isinstance(other, dict):
                raise self.fault(self.places[(*path, MERGE_KEY)], "`<<` takes in mappings alone")
            for key, item in other.items():
                value.setdefault(key, item)

    def _is_literal(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent) -> bool:
        """Whether the value is what stands there; False for one that a tag makes into another."""
        tag = event.tag or ""
        if tag in _NO_TAG or (tag.startswith(CORE_TAG) and not tag.startswith(PYTHON_TAG)):
            return True
        if self.any_tag:
            return False
        shown = tag.replace(CORE_TAG, "!!")
        raise self._fault_at(event, f"the tag `{shown}` means nothing here", QUOTE)

    def _add(self, value: object, event: yaml.Event, size: int) -> ValuePath:
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
            return self._add_key(above, above.value, value, place)
        key = above.key
        above.key = None
        above.value[key] = value
        return (*above.path, key)

    def _add_key(
        self, above: OpenCollection, mapping: dict[str, object], key: object, place: Place
    ) -> ValuePath:
        """Remember the key whose value comes next; its path."""
        if not isinstance(key, str):
            raise self.fault(place, "a list or a mapping cannot be a key", QUOTE)
        path = (*above.path, key)
        if path in self.places and key in mapping:
            first_line = self.places[path].line
            shown = key[:LONGEST_KEY_SHOWN]
            what = f"the key `{shown}` stands twice, first on line {first_line}"
            raise self.fault(place, what, "keep one of them")
        self.places[path] = place
        above.key = key
        return path
