"""A span that a model or a pattern proposes -> the name alone.

Without its article, title, possessive or quotes.
"""

from __future__ import annotations

import re

from generator.extract.names import trim_patterns as patterns
from generator.extract.names.word_lists import TITLES
from generator.model.ids import Span
from generator.model.names import Kind

_WITH_SUBTITLES = (Kind.PRODUCT, Kind.EVENT)  # "Marlow: The Return" is one name


def trim_name(text: str, span: Span, kind: Kind) -> Span | None:
    """The name within `span`, or None where no name is left."""
    start, end = _choose_longest_part(text, span.start, span.end, patterns.BREAK)
    if kind not in _WITH_SUBTITLES:
        start, end = _choose_longest_part(text, start, end, patterns.SUBTITLE)
    before = None
    while before != (start, end):
        before = start, end
        start, end = _trim_once(text, start, end, kind)
    end = _extend_to_number(text, start, end)
    words = text[start:end]
    is_altered = "]" in words or text[end : end + 1] == "]"  # "[I]t" was "it" in another's words
    if is_altered or is_cut_off(words) or not patterns.NAMELIKE.search(words):
        return None
    has_capital = any(character.isupper() for character in words)
    return Span(start, end) if has_capital else None


def is_cut_off(words: str) -> bool:
    """Whether they are half a name.

    "People's Republic of", "Executive Order" without its number.
    """
    return patterns.CUT_OFF.search(words) is not None


def _trim_once(text: str, start: int, end: int, kind: Kind) -> tuple[int, int]:
    """The span without one of each thing that may stand at its edges."""
    start, end = _trim_marks(text, start, end)
    end = _trim_end(text, start, end)
    if kind is Kind.ORGANISATION:
        end = _cut(end, _find_after_body(text, start, end))
    end = _cut(end, _find_post_of_next(text, start, end))
    start = _trim_start(text, start, end)
    end = _cut(end, _find_score(text, start, end, kind))
    if kind is Kind.PERSON:
        start, end = _trim_person(text, start, end)
    return start, end


def _cut(end: int, superfluous: re.Match[str] | None) -> int:
    """Where the span ends without this."""
    return superfluous.start() if superfluous else end


def _search_first(
    text: str, start: int, end: int, *ordered: re.Pattern[str]
) -> re.Match[str] | None:
    """What the first of the patterns that is anywhere in the span finds."""
    for pattern in ordered:
        match = pattern.search(text, start, end)
        if match:
            return match
    return None


def _trim_end(text: str, start: int, end: int) -> int:
    """Where the span ends without what follows a name of any kind."""
    for alternatives in patterns.ENDINGS:
        end = _cut(end, _search_first(text, start, end, *alternatives))
    state = patterns.STATE.search(text, start, end)
    if state and patterns.STATE_OFFICE.match(text, end):
        end = state.start()
    next_name = _search_first(text, start, end, patterns.GLUED, patterns.GENERAL_NOUN)
    if next_name:
        return next_name.start()
    return _cut(end, _find_dateline(text, start, end))


def _find_dateline(text: str, start: int, end: int) -> re.Match[str] | None:
    """The town in "Orla Quill SUNDBY 2024-08-30"."""
    if not patterns.DAY.match(text, end):
        return None
    return patterns.TOWN.search(text, start, end)


def _find_after_body(text: str, start: int, end: int) -> re.Match[str] | None:
    """What follows a body's name: its head's office, the rank of the next name."""
    after_body = patterns.AFTER_BODY.search(text, start, end)
    if after_body or not patterns.NEXT_NAME.match(text, end):
        return after_body
    return patterns.RANK.search(text, start, end)


def _find_post_of_next(text: str, start: int, end: int) -> re.Match[str] | None:
    """A politician's post at the end, if a person's name follows."""
    if not patterns.NEXT_PERSON.match(text, end):
        return None
    post = patterns.POSTED.search(text, start, end)
    return post if post and post.end() == end else None


def _find_score(text: str, start: int, end: int, kind: Kind) -> re.Match[str] | None:
    """The number after a player's, a town's or a team's name."""
    if kind in (Kind.PERSON, Kind.PLACE, Kind.GROUP):
        return patterns.SCORE.search(text, start, end)
    if kind is Kind.ORGANISATION:
        return _search_first(text, start, end, patterns.RESULT, patterns.PLURAL)
    return None


def _trim_start(text: str, start: int, end: int) -> int:
    """Where the span begins without what stands before a name of any kind."""
    for opening in patterns.OPENINGS:
        superfluous = opening.match(text, start, end)
        if superfluous:
            start = superfluous.end()
            break
    prefix = patterns.PREFIX.match(text, start, end)
    return prefix.end() if prefix else start


def _extend_to_number(text: str, start: int, end: int) -> int:
    """Where "Executive Order" ends with its number."""
    if not patterns.BY_NUMBER.search(text, start, end):
        return end
    number = patterns.NUMBER.match(text, end)
    return number.end() if number else end


def _choose_longest_part(
    text: str, start: int, end: int, separator: re.Pattern[str]
) -> tuple[int, int]:
    """The longest of the parts between separators, the first of equals."""
    parts = []
    for m in separator.finditer(text, start, end):
        parts.append((start, m.start()))
        start = m.end()
    parts.append((start, end))
    return max(parts, key=lambda part: (part[1] - part[0], -part[0]))


def _trim_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without marks at its edges, and without a bracket that is only opened or closed."""
    while start < end and text[start] in patterns.EDGE_MARKS:
        start += 1
    while start < end and _ends_in_mark(text, start, end):
        end -= 1
    if patterns.CLAUSE.search(text, start, end) and text[end : end + 1] == ")":
        return start, end + 1
    opened = "(" in text[start:end]
    closed = ")" in text[start:end]
    if opened and not closed:
        end = text.index("(", start)
    elif closed and not opened:
        start = text.rindex(")", start, end) + 1
    return start, end


def _ends_in_mark(text: str, start: int, end: int) -> bool:
    """Whether the last character is a mark, or a full stop that ends no abbreviation."""
    last = text[end - 1]
    if last == ".":
        return not patterns.ABBREVIATION.search(text, start, end)
    return last in patterns.EDGE_MARKS


def _trim_person(text: str, start: int, end: int) -> tuple[int, int]:
    """A person's name without the office before it and the words after it.

    Those after it are the politician's seat, and the words of a headline.
    """
    end = _cut(end, _search_first(text, start, end, patterns.AFTER_PERSON, patterns.SEAT))
    post = patterns.POST_BEFORE.match(text, start, end)
    if post:
        start = post.end()
    return _skip_titles(text, start, end), end


def _skip_titles(text: str, start: int, end: int) -> int:
    """Where a person's name begins after its titles."""
    while word := patterns.FIRST_WORD.match(text, start, end):
        if word[1].lower() not in TITLES:
            break
        start = word.end()
    return start
