"""Text, place -> whether a title before it makes a name a person's.

"Mr. Paris", "Judge Ireland".
"""

from __future__ import annotations

from generator import lazy
from generator.english.vocabulary import alternation
from generator.extract.names.name_words import BODIES
from generator.model.ids import Span

TITLE_LENGTH = 20  # characters before a name that may be its title
_TITLE = lazy.regex(rf"(?<!\bof )\b{alternation('titles_before_surnames.txt')}\b\.?\s$")
_ADDRESS = lazy.regex(rf"{alternation('forms_of_address.txt')}\b\.?\s(?=[A-Z])")
_MOST_WORDS = 3  # of the name after it


def is_titled(text: str, start: int) -> bool:
    """Whether a title stands right before the place, as before no town's name."""
    return _TITLE.search(text, max(0, start - TITLE_LENGTH), start) is not None


def find_addressed(text: str, span: Span) -> Span | None:
    """The person's name in "Mr Paris"; None where no form of address begins the span."""
    address = _ADDRESS.match(text, span.start, span.end)
    if address is None:
        return None
    words = text[address.end() : span.end].split()
    if len(words) > _MOST_WORDS or words[-1] in BODIES:
        return None
    return Span(address.end(), span.end)
