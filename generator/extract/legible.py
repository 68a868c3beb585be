"""Text -> the stretches of it that are read, and how; so the work that a text asks for is bounded.

Most patterns here look at each place for a word, or for some words in a row. A word without an
end, or a text without one, would make that work grow with the square of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator import lazy
from generator.model.article import Article
from generator.model.ids import Span

# Characters without a space or comma; of 14,000 press texts only addresses have longer words.
LONGEST_WORD = 120
# Characters that stay at either end of a longer word, so that its neighbours are read as before.
EDGE = 40
VOID = "\x00"  # stands for the other characters: no letter and no blank, and no article has it
# Characters read as one text; of 22,000 press texts and releases the longest has 160,000.
LONGEST_TEXT = 200_000
_LONG_WORD = lazy.regex(rf"[^\s,;，、。；]{{{LONGEST_WORD + 1},}}")
# Where a stretch may end, the best first: paragraphs, sentences, lines, words.
_SEPARATORS = ("\n\n", ". ", "\n", " ")


def legible_text(article: Article) -> str:
    """The article's text as names are read in it: with its asides and long words made void."""
    return void_long_words(_void_asides(article.text, article.asides))


def _void_asides(text: str, asides: Iterable[Span]) -> str:
    pieces = []
    end = 0
    for aside in asides:
        pieces += [text[end : aside.start], VOID * (aside.end - aside.start)]
        end = aside.end
    return "".join((*pieces, text[end:]))


def void_long_words(text: str) -> str:
    """A text of the same length, with the middle of each word over LONGEST_WORD made void.

    Such a word is too long for a name or a date.
    """
    return _LONG_WORD.sub(_void_middle, text)


def _void_middle(m: re.Match[str]) -> str:
    word = m[0]
    middle = VOID * (len(word) - 2 * EDGE)
    return f"{word[:EDGE]}{middle}{word[-EDGE:]}"


def split_stretches(text: str) -> Iterator[Span]:
    """The text in pieces that are read each by itself.

    There is one, unless the text is longer than an article ever is.
    """
    start = 0
    while len(text) - start > LONGEST_TEXT:
        earliest = start + LONGEST_TEXT // 2
        end = _stretch_end(text, earliest, start + LONGEST_TEXT)
        yield Span(start, end)
        start = end
    yield Span(start, len(text))


def _stretch_end(text: str, least: int, most: int) -> int:
    """The last place in [least, most) that parts paragraphs, else sentences, lines or words.

    `most` where there is none.
    """
    for separator in _SEPARATORS:
        position = text.rfind(separator, least, most)
        if position > least:
            return position + len(separator)
    return most
