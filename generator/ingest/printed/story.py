"""The paragraphs of printed pages -> one text with the headline on top."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.ingest.layout.headlines import count_words, looks_like_headline
from generator.ingest.metadata.outlets import OutletIndex
from generator.ingest.printed.paragraphs import BIG, Paragraph
from generator.words import letters_of

FIRST_PAGES = 2  # among which the headline is sought: a cover may stand before it
FEWEST_WORDS = 2  # of a headline
ALIKE = 0.03  # of the size by which headlines of one kind may differ
LONGEST_ABOVE = 40  # words above a headline: with more, it is no headline of what stands there


def find_headline(
    paragraphs: Sequence[Paragraph],
    body: float,
    title: str,
    outlets: OutletIndex,
) -> int | None:
    """Which paragraph is the headline: the one that the file's title names, or else the biggest."""
    candidates = [
        k
        for k, paragraph in enumerate(paragraphs)
        if paragraph.page < FIRST_PAGES and _may_be_headline(paragraph, outlets)
    ]
    named = [k for k in candidates if _is_named(paragraphs[k].text, title)]
    big = [k for k in candidates if paragraphs[k].size > BIG * body]
    best = max(named or big, key=lambda k: (round(paragraphs[k].size), -k), default=None)
    if best is None or _words_above(paragraphs, best) > LONGEST_ABOVE:
        return None
    return best


def story_text(paragraphs: Sequence[Paragraph], headline: int | None) -> str:
    """Paragraphs with blank lines between them, headlines underlined; what stands above the first
    headline, such as a masthead, comes beneath it.
    """
    if headline is None:
        return "\n\n".join(paragraph.text for paragraph in paragraphs)
    first = paragraphs[headline]
    above = paragraphs[:headline]
    below = paragraphs[headline + 1:]
    blocks = _underline([first, *above, *below], first.size)
    return "\n\n".join(blocks)


def _underline(paragraphs: Sequence[Paragraph], size: float) -> Iterator[str]:
    for paragraph in paragraphs:
        difference = abs(paragraph.size - size)
        is_headline = difference <= ALIKE * size
        if is_headline and looks_like_headline(paragraph.text):
            yield f"{paragraph.text}\n====="
        else:
            yield paragraph.text


def _may_be_headline(paragraph: Paragraph, outlets: OutletIndex) -> bool:
    text = paragraph.text
    if not looks_like_headline(text):
        return False
    if outlets.find_outlet(text):
        return False
    return count_words(text) >= FEWEST_WORDS


def _is_named(text: str, title: str) -> bool:
    """Does the file's title name this line: "Tax passes - Norland Times"?"""
    letters, named = letters_of(text), letters_of(title)
    return (
        count_words(text) > FEWEST_WORDS
        and letters != ""
        and named.startswith(letters)
    )


def _words_above(paragraphs: Sequence[Paragraph], k: int) -> int:
    above = paragraphs[:k]
    return sum(count_words(paragraph.text) for paragraph in above)
