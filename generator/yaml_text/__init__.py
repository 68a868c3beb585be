"""YAML text -> plain values, each with its place in the file; for all that people write in YAML.

Scalars stay the text that a person wrote (`NO`, `007`, `2024-03-12`); `shapes` reads a number where
one is meant.
"""

from __future__ import annotations

import codecs

import yaml

from generator import lazy
from generator.errors import ConfigError
from generator.yaml_text.composer import Composer
from generator.yaml_text.document import Document as Document
from generator.yaml_text.document import Place
from generator.yaml_text.document import ValuePath as ValuePath

MERGE_HINT = (
    "keep what both sides added, and delete the lines of <<<<<<<, ======= and >>>>>>>"
)
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_FORBIDDEN = yaml.reader.Reader.NON_PRINTABLE
_CONFLICT = lazy.regex(r"(?:<{7}|\|{7}|={7}|>{7})(?: |$)")  # a line that git leaves in a merge
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def decode(data: bytes, where: str) -> str:
    """UTF-8 bytes, with a byte order mark or without, as text with `\\n`."""
    if data.startswith(_UTF_16):
        raise ConfigError(where, "this is UTF-16 text", "save the file as UTF-8")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        what = f"not UTF-8 text: it holds the byte 0x{data[error.start]:02x}"
        raise ConfigError(f"{where}:{line}", what, "save the file as UTF-8") from error
    return text.replace("\r\n", "\n").replace("\r", "\n")


def check_merged(text: str, where: str) -> str:
    """The text, if no half of a merge by git stands in it; else an error."""
    for number, line in enumerate(text.split("\n"), 1):
        if _CONFLICT.match(line):
            what = f"git could not merge two versions of it, and left `{line[:20]}`"
            raise ConfigError(f"{where}:{number}", what, MERGE_HINT)
    return text


def read(text: str, where: str, *, first: int = 1, any_tag: bool = False) -> Document:
    """The one document of `text`, whose first line is line `first` of its file.

    Nothing is constructed but text, lists and mappings. A value with a tag that is not YAML's own
    is refused; with `any_tag` it is None.
    """
    composer = Composer(where, first, any_tag)
    _check_characters(text, composer)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            composer.take(event)
    except yaml.MarkedYAMLError as error:
        place = composer.place(error.problem_mark or error.context_mark)
        raise composer.fault(place, _describe(error, first)) from error
    except yaml.YAMLError as error:
        what = " ".join(str(error).split())
        raise composer.fault(Place(first, 1), what) from error
    return Document(where, composer.root, composer.places)


def _check_characters(text: str, composer: Composer) -> None:
    """An error for a character that YAML forbids."""
    m = _FORBIDDEN.search(text)
    if not m:
        return
    start = m.start()
    line_start = text.rfind("\n", 0, start) + 1
    line = text.count("\n", 0, start) + composer.first
    place = Place(line, start - line_start + 1)
    what = f"the character U+{ord(m[0]):04X} cannot stand in YAML"
    raise composer.fault(place, what, "delete it")


def _describe(error: yaml.MarkedYAMLError, first: int) -> str:
    """What the parser says, and where that begins which it could not read to its end."""
    problem = error.problem or "unreadable"
    if not error.context:
        return problem
    context = f"{problem}, {error.context}"
    begin = error.context_mark
    end = error.problem_mark
    if begin and end and begin.line != end.line:
        return f"{context} that begins on line {begin.line + first}"
    return context
