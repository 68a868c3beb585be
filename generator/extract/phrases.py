"""Text -> Phrases: what an article may be filed under, by its words' form alone; best first."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from math import log, sqrt
from typing import NamedTuple

from generator.english.background import bare, counted, rarity, shares
from generator.english.keys import TOKEN, word_key
from generator.extract.names.common import listed
from generator.model.findings import Sentence
from generator.model.ids import Span
from generator.model.subjects import Phrase

LONGEST = 4  # words of a phrase
CANDIDATES = 40  # phrases remembered of one article
SPANS = 6  # uses of one phrase that are remembered
SHORTEST = 2  # letters of a word
TITLE_CASE = 0.6  # share of capitals among the later words of a line from which they say nothing
FUNCTION = 0.5  # share of uses as noun, adjective or verb below which a word has another task
DOUBT = 0.2  # share of uses as a noun from which a verb may be one
ENDINGS = ("ed", "ing", "en")  # of participles: "forced labour"
DETERMINERS = listed(
    "the a an its their this that these those his her our your my any no some each every")
OF = listed("of")
NOUN, MODIFIER, PARTICIPLE, NUMBER, OTHER = "n", "a", "p", "1", "-"
DOUBTFUL, WAVERING = "?", "!"  # a verb that may be a noun, and a noun that may be a verb


class Word(NamedTuple):
    """A word that may be part of a phrase."""

    start: int
    end: int
    key: str
    form: str  # NOUN, MODIFIER or PARTICIPLE
    proper: bool = False  # its capital is a name's


class Use(NamedTuple):
    """A phrase in the text."""

    start: int
    end: int
    whole: bool  # no part of a longer phrase
    last: bool  # no further noun follows
    proper: bool  # in capitals


def phrases(
    text: str, body: int, sentences: Sequence[Sentence], taken: Iterable[Span],
) -> tuple[Phrase, ...]:
    """Noun phrases of one to four words that touch none of `taken` (names, dates).

    `text[:body]` is the headline.
    """
    uses: dict[str, list[Use]] = defaultdict(list)
    for run in runs(text, sentences, sorted(taken)):
        keys = [word.key for word in run]
        for first, last in parts(run):
            uses[" ".join(keys[first:last])].append(Use(
                run[first].start, run[last - 1].end, last - first == len(run), last == len(run),
                run[first].proper))
    ranked = sorted(uses, key=lambda key: (-weight(key, uses[key], body, len(text)), key))
    return tuple(remembered(key, uses[key]) for key in ranked[:CANDIDATES])


def remembered(key: str, uses: Sequence[Use]) -> Phrase:
    """What is kept of all uses of a phrase."""
    return Phrase(
        key, tuple(Span(use.start, use.end) for use in uses[:SPANS]), len(uses),
        sum(use.whole for use in uses), sum(use.last for use in uses),
        sum(use.proper for use in uses))


def weight(key: str, uses: Sequence[Use], body: int, length: int) -> float:
    """A cheap guess, so that only promising phrases are remembered."""
    first = uses[0].start
    whole = sum(use.whole for use in uses)
    place = 2.0 if first < body else 1.0 - 0.5 * first / length
    often = log(1 + len(uses)) + 0.5 * log(1 + whole)
    return often * place * sqrt(min(rarity(key), 6.0)) * (1.0 + 0.3 * (" " in key))


def parts(run: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Every stretch of a run, half-open, that ends in a noun and is no longer than LONGEST.

    A run of capitals is one subject, "Entity List", or none.
    """
    if run[0].proper:
        if 1 < len(run) <= LONGEST and run[-1].form == NOUN:
            yield 0, len(run)
        return
    open_ = [first for first, word in enumerate(run) if not bare(word.key)]
    for last in range(1, len(run) + 1):
        if run[last - 1].form == NOUN:
            yield from ((first, last) for first in open_ if last - LONGEST <= first < last)


def runs(
    text: str, sentences: Sequence[Sentence], taken: Sequence[Span],
) -> Iterator[list[Word]]:
    """The longest stretches of modifiers and nouns, which nothing but one space or hyphen parts."""
    starts = [span.start for span in taken]
    for sentence in sentences:
        run: list[Word] = []
        for word in words(text, sentence.span, taken, starts):
            if run and not follows(run[-1], word, text[run[-1].end:word.start]):
                yield run
                run = []
            if word.form == NUMBER:
                if run and run[-1].proper:
                    run.append(word._replace(form=NOUN, proper=True))
            else:
                run.append(word)
        if run:
            yield run


def follows(last: Word, word: Word, gap: str) -> bool:
    """Whether a word continues the run that ends in `last`."""
    if not joined(gap) or word.form == PARTICIPLE:
        return False
    return last.proper == word.proper or (word.form == NUMBER and last.proper)


def joined(gap: str) -> bool:
    """Whether what stands between two words leaves them one phrase."""
    return gap in (" ", "-", "‑", "\n")


def words(text: str, span: Span, taken: Sequence[Span], starts: Sequence[int]) -> Iterator[Word]:
    """Each word of a sentence with its form, but for names and function words."""
    tokens = list(TOKEN.finditer(text, span.start, span.end))
    said = [m[0] for m in tokens]
    forms = [form(word) for word in said]
    begin, end = [m.start() for m in tokens], [m.end() for m in tokens]
    for n in range(max(bisect_right(starts, span.start) - 1, 0), bisect_left(starts, span.end)):
        first, last = bisect_right(end, taken[n].start), bisect_left(begin, taken[n].end)
        forms[first:last] = [OTHER] * (last - first)
    later = [word for word in said[1:] if len(word) > 3]
    capitals = sum(word[0].isupper() for word in later)
    titled = bool(later) and capitals >= TITLE_CASE * len(later)
    proper = [not titled and word[0].isupper() and not word.isupper() for word in said]
    if proper:
        proper[0] = proper[0] and len(proper) > 1 and proper[1]
    for n, form_ in enumerate(forms):
        if form_ in (DOUBTFUL, WAVERING):
            form_ = settle(tokens, forms, n, proper[n])
        if form_ != OTHER:
            yield Word(begin[n], end[n], word_key(said[n]), form_, proper[n])


def settle(tokens: Sequence[re.Match[str]], forms: Sequence[str], n: int, proper: bool) -> str:
    """What a verb is that may be a noun; OTHER where it is a verb.

    "the listing", "a rate rise", "mining equipment"; one in capitals among small letters: "List".
    """
    if proper:
        return NOUN
    word, before = tokens[n][0].casefold(), tokens[n - 1][0].casefold() if n else ""
    close = n > 0 and joined(tokens[n].string[tokens[n - 1].end():tokens[n].start()])
    after = tokens[n + 1][0].casefold() if n + 1 < len(tokens) else ""
    if forms[n] == WAVERING:  # "gangs use the flaw"
        after_plural = close and forms[n - 1] == NOUN and before.endswith("s")
        return OTHER if after_plural and after in DETERMINERS else NOUN
    single = close and forms[n - 1] in (NOUN, WAVERING) and not before.endswith("s")
    opened = before in DETERMINERS or before in OF or forms[n - 1] == MODIFIER or single
    if after not in DETERMINERS and close and opened:
        return NOUN
    return PARTICIPLE if word.endswith(ENDINGS) else OTHER


@lru_cache(100_000)
def form(word: str) -> str:
    """A word's part in phrases, by itself."""
    plain = word.casefold()
    if word.isdigit():
        return NUMBER
    if len(word) < SHORTEST or (word[0].isdigit() and not word[-1].isupper()):
        return OTHER
    if "'" in word or "’" in word:
        return OTHER
    if word.isupper():
        return NOUN
    if word[0].isupper() and not counted(plain):
        return OTHER
    known = shares(plain)
    best = max(known)
    if sum(known) < FUNCTION:
        return OTHER
    if known.verb == best:
        if known.noun >= DOUBT or plain.endswith("ing"):
            return DOUBTFUL
        return PARTICIPLE if plain.endswith(ENDINGS) else OTHER
    if known.noun == best:
        return WAVERING if known.verb >= DOUBT else NOUN
    return MODIFIER
