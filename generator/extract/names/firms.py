"""Text -> the full names of firms, found by the legal form at their end.

Also where a bracket, a comma or "Ind." tears them for the model.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator import lazy
from generator.english.vocabulary import alternation
from generator.extract.names.overlaps import find_covered_places
from generator.extract.names.usage import opens_sentence
from generator.extract.names.word_lists import NOT_NAMES, TITLES
from generator.model.ids import Span
from generator.model.names import Finder, Kind, Mention

SCORE = 0.75
NAME_LENGTH = 120  # characters before a legal form that may be the name
_FORM = lazy.regex(
    r",? (?:(?:(?:Co\.?|Pte\.?),? ?)?(?:Ltd|Inc)\b(?:\.(?=\W|$))?"
    r"|(?:Co\.?,? ?)?(?:Limited|LLC|LLP|GmbH)\b)"
)
_WORD = (
    rf"(?:{alternation('fields_paired_in_firms.txt')} and [A-Z][\w-]+"
    r"|[A-Z](?!\w*-[a-z])[\w&’'-]*(?:\.[A-Z]\w*)*(?:(?<=\bInd)\.)?|\d{1,3}"
    r"|\([A-Z][\w-]+(?: [A-Z][\w-]+)?\))"
)
_NAME = lazy.regex(rf"(?<![\w’'&.()-]){_WORD}(?: (?:& )?{_WORD})*$")
_FIRST_WORD = lazy.regex(r"([\w’'.-]+) ")


def find_firms(text: str, mentions: Iterable[Mention]) -> Iterator[Mention]:
    """The firms that no body of a catalogue is a part of."""
    bodies = find_covered_places(mention for mention in mentions if _is_known_body(mention))
    for form in _FORM.finditer(text):
        start = _find_start(text, form.start())
        span = Span(start, form.end())
        if start < form.start() and bodies.isdisjoint(range(start, form.end())):
            yield Mention(span, text[start : form.end()], Kind.ORGANISATION, Finder.DOCUMENT, SCORE)


def _is_known_body(mention: Mention) -> bool:
    return mention.ref is not None and mention.kind is not Kind.PLACE


def _find_start(text: str, end: int) -> int:
    """Where the name begins that ends there, or `end` itself."""
    nearest = max(0, end - NAME_LENGTH)
    nearest = max(nearest, text.rfind("\n", nearest, end) + 1)
    name = _NAME.search(text, nearest, end)
    if name is None:
        return end
    start = name.start()
    while word := _FIRST_WORD.match(text, start, end):
        opens = word[1] in NOT_NAMES and opens_sentence(text, start)
        if word[1] != "The" and not opens and word[1].lower() not in TITLES:
            break
        start = word.end()
    return start
