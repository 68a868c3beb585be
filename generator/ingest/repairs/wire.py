"""The copy of a news agency -> its story: codes, slugs and notes to editors go.

Every line of the copy's head stands alone then.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from generator import lazy
from generator.english.vocabulary import alternation, rows_of
from generator.ingest.layout.blocks import Line
from generator.ingest.layout.furniture import find_rule
from generator.ingest.repairs.mended import Mended, PlacedCut
from generator.ingest.rules import CutRule

LONGEST = 320  # characters of a line of codes
HEAD = 8  # lines beneath a slug that may be of the copy's head
LONGEST_END = 50
BETWEEN_COPIES = "* * *"  # parts several copies in one file
LONGEST_OF_HEAD = 160  # characters of such a line; a longer one is of the story
ENDING = 6  # lines at a text's end among which the reporters' letters stand: "ab/cd"
INDENT = lazy.regex(r" {2,5}(?=[A-Z\"“`'])")

_BLANK = Line("", -1)
_VERBS = alternation("wire_verbs.txt")
_PREFIX = lazy.regex(
    rf"(?:{alternation('wire_prefixes.txt')}(?: ?\d{{1,2}})?-)+(?=[A-Z\"“'‘])")
_MARKS_OF_HEAD = lazy.regex(r"^\^|[<=]+$")
_WRITER = lazy.regex(r"(.{2,40}?) (?:Staff )?(?:Writers?|Correspondents?)")
_INITIALS = lazy.regex(r"[a-z]{2,4}(?:[/-][a-z]{2,4}){1,4}")
_LONE_END = lazy.regex(r"[a-z]+")  # "more", "ends": words of a story unless a blank parts them
_DASH = lazy.regex(r"(?<=\)) _ | _ (?=[a-z])")
_QUOTE = lazy.regex(r"``|(?<!')''(?!')")


def _patterns_of(kind: str) -> re.Pattern[str]:
    patterns = [
        pattern
        for other, pattern in rows_of("wire_patterns.tsv")
        if other == kind
    ]
    return re.compile("|".join(patterns).replace("{verb}", _VERBS))


_SLUG = _patterns_of("slug")
_NOTE = _patterns_of("note")
_END = _patterns_of("end")


def cut_codes(lines: Sequence[Line]) -> Mended:
    """The lines without what an agency tells its customers."""
    slugs = [
        k
        for k in range(len(lines))
        if _is_slug(k, lines)
    ]
    codes = _find_codes(lines, slugs)
    heads = _find_heads(lines, slugs)
    shown: list[Line] = []
    cuts: list[PlacedCut] = []
    for k, line in enumerate(lines):
        if k in codes:
            cuts.append(PlacedCut.of_line(line, CutRule.WIRE_CODE))
            shown.append(codes[k])
        elif k in heads:
            plain = _plain_head(line.text.strip())
            shown += [replace(line, text=plain), _BLANK]
        else:
            shown.append(_without_prefix(line, cuts))
    if slugs:
        shown = [mended for line in shown for mended in _mend_copy(line)]
    return Mended(tuple(shown), tuple(cuts))


def _find_codes(lines: Sequence[Line], slugs: Sequence[int]) -> dict[int, Line]:
    """The lines to cut -> what stands in their place: a blank, or a rule between two copies."""
    ends = _find_ends(lines, is_copy=bool(slugs))
    notes = [
        k
        for k, line in enumerate(lines)
        if _is_note(line.text.strip())
    ]
    codes = dict.fromkeys((*ends, *notes, *slugs), _BLANK)
    for k in slugs[1:]:
        codes[k] = replace(lines[k], text=BETWEEN_COPIES)
    return codes


def _find_heads(lines: Sequence[Line], slugs: Sequence[int]) -> frozenset[int]:
    """The lines right beneath a slug, up to a blank or a long one."""
    heads: set[int] = set()
    for slug in slugs:
        first = slug + 1
        end = slug + HEAD
        for k, line in enumerate(lines[first:end], first):
            text = line.text.strip()
            if not text or len(text) > LONGEST_OF_HEAD:
                break
            heads.add(k)
    return frozenset(heads)


def _is_note(text: str) -> bool:
    if not text or len(text) > LONGEST:
        return False
    bare = _MARKS_OF_HEAD.sub("", text)
    return _NOTE.fullmatch(bare) is not None


def _is_slug(k: int, lines: Sequence[Line]) -> bool:
    """Does line `k` name the copy? Nothing stands right above it, and a headline beneath it."""
    text = lines[k].text.strip()
    if not text or len(text) > LONGEST_OF_HEAD:
        return False
    if k + 1 >= len(lines) or (k and lines[k - 1].text.strip()):
        return False
    return _SLUG.fullmatch(text) is not None


def _find_ends(lines: Sequence[Line], *, is_copy: bool) -> frozenset[int]:
    """The lines that end a take or the copy.

    Where several end the stories of a file, and no slug parts these, they are left to part them.
    """
    ends = [
        k
        for k in range(len(lines))
        if _is_end(k, lines)
    ]
    if is_copy:
        return frozenset(ends)
    near_end = [k for k in ends if _is_near_end(k, lines)]
    return frozenset(near_end if len(near_end) == len(ends) else ())


def _is_end(k: int, lines: Sequence[Line]) -> bool:
    text = lines[k].text.strip()
    if not text or len(text) > LONGEST_END:
        return False
    if not _END.fullmatch(text):
        return False
    above = lines[k - 1].text.strip() if k else ""
    is_lone = not above
    if is_lone and find_rule(text):  # it is furniture anyway
        return False
    if _INITIALS.fullmatch(text):
        return is_lone and _is_near_end(k, lines)
    return is_lone or not _LONE_END.fullmatch(text)


def _is_near_end(k: int, lines: Sequence[Line]) -> bool:
    after = k + 1
    rest = lines[after:after + ENDING]
    return (
        len(rest) < ENDING
        and all(len(line.text) < LONGEST_OF_HEAD for line in rest)
    )


def _without_prefix(line: Line, cuts: list[PlacedCut]) -> Line:
    """A headline without "UPDATE 1-"."""
    text = line.text
    m = _PREFIX.match(text.lstrip())
    if m is None or len(text) > LONGEST_OF_HEAD:
        return line
    cuts.append(PlacedCut.of_words(m[0], line, CutRule.WIRE_CODE))
    return replace(line, text=text.lstrip()[m.end():])


def _plain_head(text: str) -> str:
    """A line of a copy's head without its marks: "^By ANN LEE=", "Associated Press Writer"."""
    plain = _MARKS_OF_HEAD.sub("", text)
    plain = _WRITER.sub(r"\1", plain)
    if plain.startswith("by "):
        return f"B{plain[1:]}"
    return plain


def _mend_copy(line: Line) -> tuple[Line, ...]:
    """Marks of old wires as they were meant; an indent begins a paragraph."""
    text = _DASH.sub(" — ", line.text)
    text = _QUOTE.sub(lambda m: "“" if m[0] == "``" else "”", text)
    mended = replace(line, text=text)
    if INDENT.match(text):
        return (_BLANK, mended)
    return (mended,)
