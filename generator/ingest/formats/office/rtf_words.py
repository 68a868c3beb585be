"""RTF -> its words, with line ends between paragraphs; nothing of its pictures and tables of
fonts. What was deleted or is hidden is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from generator import lazy

DEEPEST = 1_000  # groups within groups
CODE_PAGES = {  # character set of a font -> codec
    0: "cp1252", 128: "cp932", 129: "cp949", 134: "gbk", 136: "cp950", 161: "cp1253",
    162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251",
    222: "cp874", 238: "cp1250",
}
_TOKEN = lazy.regex(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,9})? ?|\\'([0-9a-fA-F]{2})|\\(.)|([{}])|([^\\{}\r\n]+)|[\r\n]+",
    re.S)
_UNSEEN = frozenset(
    ("fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "header", "headerl", "headerr",
     "headerf", "footer", "footerl", "footerr", "footerf", "fldinst", "listtable", "filetbl",
     "listoverridetable", "revtbl", "rsidtbl", "themedata", "datastore", "annotation", "atnid",
     "atnauthor", "bkmkstart", "bkmkend", "xmlnstbl", "generator", "nonshppict", "latentstyles"))
_SIGNS = {
    "par": "\n", "line": "\n", "sect": "\n", "page": "\n", "tab": " ", "cell": " · ", "row": "\n",
    "nestcell": " · ", "nestrow": "\n", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’",
    "ldblquote": "“", "rdblquote": "”", "bullet": "•", "emspace": " ", "enspace": " "}
_CELLS = ("cell", "nestcell")
_ESCAPES = {"~": " ", "_": "-", "-": "", "{": "{", "}": "}", "\\": "\\", "\n": "\n", "\r": "\n"}


@dataclass(slots=True)
class _Group:
    """What holds within a pair of braces."""

    codec: str = "cp1252"
    is_unseen: bool = False
    is_hidden: bool = False
    skipped: int = 1  # signs behind each \u that stand for it in old programs
    in_table: bool = False


@dataclass(slots=True)
class _State:
    """Where the reading stands."""

    group: _Group = field(default_factory=_Group)
    outer: list[_Group] = field(default_factory=list)
    fonts: dict[int, str] = field(default_factory=dict)
    font: int = 0
    to_skip: int = 0
    pending: bytearray = field(default_factory=bytearray)  # bytes of letters, not yet decoded
    high: int = 0  # the first half of a letter that takes two \u
    words: list[str] = field(default_factory=list)
    is_star: bool = False  # the group began with \*


def read_words(data: bytes) -> str:
    """The words of an RTF file, as far as it goes."""
    state = _State()
    for m in _TOKEN.finditer(data):
        word, number, code, sign, brace, letters = m.groups()
        if brace:
            _turn_group(brace, state)
        elif word:
            _obey(word.decode("ascii"), int(number) if number else None, state)
        elif code:
            _add_bytes(bytes((int(code, 16),)), state)
        elif sign:
            _add_escape(sign.decode("latin-1"), state)
        elif letters:
            _add_bytes(letters, state)
        if len(state.outer) > DEEPEST:
            break
    _flush(state)
    return "".join(state.words)


def _turn_group(brace: bytes, state: _State) -> None:
    _flush(state)
    state.is_star = False
    state.to_skip = 0
    if brace == b"{":
        state.outer.append(state.group)
        group = state.group
        state.group = _Group(
            group.codec, group.is_unseen, group.is_hidden, group.skipped, group.in_table)
    elif state.outer:
        state.group = state.outer.pop()


def _add_bytes(letters: bytes, state: _State) -> None:
    skipped = min(state.to_skip, len(letters))
    state.to_skip -= skipped
    if not state.group.is_unseen and not state.group.is_hidden:
        state.pending += letters[skipped:]


def _add_text(text: str, state: _State) -> None:
    _flush(state)
    group = state.group
    if not group.is_unseen and not group.is_hidden:
        state.words.append(text)


def _add_escape(sign: str, state: _State) -> None:
    if sign == "*":
        state.is_star = True
    else:
        _add_text(_ESCAPES.get(sign, ""), state)


def _flush(state: _State) -> None:
    """Decode the bytes that wait."""
    if state.pending:
        waiting = bytes(state.pending)
        words = waiting.decode(state.group.codec, "replace")
        state.words.append(words)
        state.pending.clear()


def _obey(word: str, number: int | None, state: _State) -> None:
    """What a control word does."""
    group = state.group
    if word == "u":
        _add_letter(number or 0, state)
        return
    _flush(state)
    if word in _UNSEEN or (state.is_star and word not in ("shptxt", "shpinst")):
        group.is_unseen = True
    elif word in _SIGNS:
        _add_sign(word, state)
    elif word in ("v", "deleted"):
        group.is_hidden = number != 0
    elif word == "plain":
        group.is_hidden = False
    elif word == "uc":
        group.skipped = max(0, number or 0)
    elif word == "footnote":
        group.is_unseen = True
    state.is_star = False
    _set_codec(word, number, state)


def _add_sign(word: str, state: _State) -> None:
    """A sign; that of a cell takes the place of its last paragraph's end."""
    if word in _CELLS and state.words[-1:] == ["\n"]:
        state.words.pop()
    _add_text(_SIGNS[word], state)


def _set_codec(word: str, number: int | None, state: _State) -> None:
    """Fonts, and the code page of the file, say how bytes are letters."""
    if word == "ansicpg":
        state.group.codec = _known_codec(f"cp{number}")
    elif word == "f" and number is not None:
        state.font = number
        state.group.codec = state.fonts.get(number, state.group.codec)
    elif word == "fcharset" and number in CODE_PAGES and number:
        state.fonts[state.font] = CODE_PAGES[number]


def _known_codec(name: str) -> str:
    try:
        "".encode(name)
    except LookupError:
        return "cp1252"
    return name


def _add_letter(number: int, state: _State) -> None:
    r"""\u8217: a letter by its number; one beyond 65535 is written as two halves."""
    code = number & 0xFFFF
    if 0xD800 <= code < 0xDC00:
        state.high = code
    elif 0xDC00 <= code < 0xE000:
        whole = 0x10000 + ((state.high & 0x3FF) << 10) + (code & 0x3FF)
        _add_text(chr(whole) if state.high else "\ufffd", state)
        state.high = 0
    else:
        _add_text(chr(code), state)
    state.to_skip = state.group.skipped


def paragraphs_of(words: str) -> Iterator[str]:
    """The lines of the words that are not empty; a row of a table ends without a sign."""
    for line in words.split("\n"):
        text = " ".join(line.replace("\x00", "").split()).strip(" ·") if " · " in line else line
        if text.strip():
            yield text.strip()
