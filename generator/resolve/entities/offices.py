"""The words before a person's name -> the offices that the article gives the person.

"Sen. Roe" is a senator.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator import lazy
from generator.model.ids import Span
from generator.model.names import Mention
from generator.resolve.entities.lexicon import OFFICE_OF_TITLE
from generator.resolve.entities.votes import EDGE_MARKS

NEAR = 40  # characters before a full name in which its office may stand
LIST_REACH = 3 * NEAR  # the same, where several names share the office

_NO_BREAK = r"(?:(?!\w{4}\. )[^;:!?\n])*"  # neither the end of a sentence nor one of its breaks
_SHARED_OFFICE = lazy.regex(rf"\b(Senators|Sens|Representatives|Reps)\b{_NO_BREAK}$")
"""An office that several names share: "Representatives Roe (D-MA) and Quill"."""
_BREAK = lazy.regex(r"[;:!?()\n\"“”,]|\s{3}|(?<=\w{5})\.\s|\band\b")
"""What the office of another person may stand before."""


def find_offices(text: str, mentions: Iterable[Mention]) -> frozenset[str]:
    """The offices of a person named in full, such as "senator".

    An office stands in the name, or a few words before it: "Secretary of the Interior Jane Roe".
    """
    titles: set[str] = set()
    for mention in mentions:
        titles.update(words_before(text, mention.span))
        titles.update(words_of_surface(mention))
        titles.update(shared_office(text, mention.span))
    return offices_of(titles)


def find_offices_of_lone_name(text: str, mentions: Iterable[Mention]) -> frozenset[str]:
    """The offices of a person named by one word: the word right before it, if it has a capital."""
    titles: set[str] = set()
    for mention in mentions:
        titles.update(words_before(text, mention.span)[-1:])
        titles.update(words_of_surface(mention))
    return offices_of(title for title in titles if title[0].isupper())


def words_before(text: str, span: Span) -> list[str]:
    """The words before a name, back to the next break."""
    before = text[max(0, span.start - NEAR):span.start]
    return _BREAK.split(before)[-1].split()


def words_of_surface(mention: Mention) -> list[str]:
    """All words of the name but the last."""
    return mention.surface.split()[:-1]


def shared_office(text: str, span: Span) -> Iterator[str]:
    """The office that the name shares with others of a list, if it stands in one."""
    start = max(0, span.start - LIST_REACH)
    m = _SHARED_OFFICE.search(text, start, span.start)
    if m:
        yield m[1]


def offices_of(titles: Iterable[str]) -> frozenset[str]:
    """The offices that words as printed stand for; other words are left out."""
    offices: set[str] = set()
    for title in titles:
        office = OFFICE_OF_TITLE.get(title.strip(EDGE_MARKS).lower())
        if office is not None:
            offices.add(office)
    return frozenset(offices)
