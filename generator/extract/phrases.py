"""Text -> Phrases: what an article may be filed under, by its words' form alone; best first."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from math import log, sqrt
from typing import NamedTuple

from generator.english.background import is_bare, rarity
from generator.english.keys import TOKEN, word_key
from generator.english.vocabulary import word_set
from generator.extract.word_forms import ENDINGS, Form, form_of
from generator.model.findings import Sentence
from generator.model.ids import Span
from generator.model.subjects import Phrase

LONGEST = 4  # words of a phrase
CANDIDATES = 40  # phrases remembered of one article
SPANS = 6  # uses of one phrase that are remembered
TITLE_CASE = 0.6  # share of capitals among the later words of a line from which they say nothing
DETERMINERS = word_set("determiners.txt")
_DOUBTFUL = (Form.VERB_OR_NOUN, Form.NOUN_OR_VERB)


class Word(NamedTuple):
    """A word that may be part of a phrase."""

    start: int
    end: int
    key: str
    form: Form
    proper: bool = False  # its capital is a name's


class Use(NamedTuple):
    """A phrase in the text."""

    start: int
    end: int
    whole: bool  # no part of a longer phrase
    last: bool  # no further noun follows
    proper: bool  # in capitals


def find_phrases(
    text: str, body: int, sentences: Sequence[Sentence], taken: Iterable[Span]
) -> tuple[Phrase, ...]:
    """Noun phrases of one to four words that touch none of `taken` (names, dates).

    `text[:body]` is the headline.
    """
    uses: dict[str, list[Use]] = defaultdict(list)
    for run in find_runs(text, sentences, sorted(taken)):
        for first, last in parts_of_run(run):
            key = " ".join(word.key for word in run[first:last])
            uses[key].append(_use(run, first, last))
    ranked = _rank(uses, body, len(text))
    return tuple(_phrase(key, uses[key]) for key in ranked[:CANDIDATES])


def _rank(uses: Mapping[str, Sequence[Use]], body: int, length: int) -> list[str]:
    """The keys of the phrases, the most promising first."""
    by_weight = []
    for key in uses:
        weight = _weight(key, uses[key], body, length)
        by_weight.append((-weight, key))
    return [key for _, key in sorted(by_weight)]


def _use(run: Sequence[Word], first: int, last: int) -> Use:
    """The use of run[first:last]."""
    return Use(
        start=run[first].start,
        end=run[last - 1].end,
        whole=last - first == len(run),
        last=last == len(run),
        proper=run[first].proper,
    )


def _phrase(key: str, uses: Sequence[Use]) -> Phrase:
    """What is remembered of all uses of a phrase: the first spans, and counts."""
    return Phrase(
        key,
        tuple(Span(use.start, use.end) for use in uses[:SPANS]),
        len(uses),
        sum(use.whole for use in uses),
        sum(use.last for use in uses),
        sum(use.proper for use in uses),
    )


def _weight(key: str, uses: Sequence[Use], body: int, length: int) -> float:
    """A cheap guess, so that only promising phrases are remembered."""
    first = uses[0].start
    place = 1.0 - 0.5 * first / length
    if first < body:
        place = 2.0
    whole = sum(use.whole for use in uses)
    frequency = log(1 + len(uses)) + 0.5 * log(1 + whole)
    rareness = sqrt(min(rarity(key), 6.0))
    several_words = " " in key
    return frequency * place * rareness * (1.0 + 0.3 * several_words)


def parts_of_run(run: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Every stretch of a run, half-open, that ends in a noun and is no longer than LONGEST.

    A run of capitals is one subject, "Entity List", or none.
    """
    if run[0].proper:
        if 1 < len(run) <= LONGEST and run[-1].form is Form.NOUN:
            yield 0, len(run)
        return
    starts = [
        n
        for n, word in enumerate(run)
        if not is_bare(word.key)
    ]
    for last in range(1, len(run) + 1):
        if run[last - 1].form is not Form.NOUN:
            continue
        for first in starts:
            if last - LONGEST <= first < last:
                yield first, last


def find_runs(
    text: str, sentences: Sequence[Sentence], taken: Sequence[Span]
) -> Iterator[list[Word]]:
    """The longest stretches of modifiers and nouns, parted by but one space or hyphen."""
    starts = [span.start for span in taken]
    for sentence in sentences:
        run: list[Word] = []
        for word in _find_words(text, sentence.span, taken, starts):
            if run and not _continues(run[-1], word, text[run[-1].end:word.start]):
                yield run
                run = []
            if word.form is not Form.NUMBER:
                run.append(word)
            elif run and run[-1].proper:
                run.append(word._replace(form=Form.NOUN, proper=True))
        if run:
            yield run


def _continues(last: Word, word: Word, gap: str) -> bool:
    """Whether a word continues the run that ends in `last`."""
    if not _is_joined(gap):
        return False
    if word.form is Form.PARTICIPLE:
        return False
    if last.proper == word.proper:
        return True
    return word.form is Form.NUMBER and last.proper


def _is_joined(gap: str) -> bool:
    """Whether what stands between two words leaves them one phrase."""
    return gap in (" ", "-", "‑", "\n")


def _find_words(
    text: str, sentence: Span, taken: Sequence[Span], starts: Sequence[int]
) -> Iterator[Word]:
    """Each word of a sentence with its form, but for names and function words."""
    tokens = list(TOKEN.finditer(text, sentence.start, sentence.end))
    surfaces = [token[0] for token in tokens]
    forms = [form_of(surface) for surface in surfaces]
    first = max(bisect_right(starts, sentence.start) - 1, 0)
    last = bisect_left(starts, sentence.end)
    _exclude(tokens, forms, taken[first:last])
    proper = _are_proper(surfaces)
    for n, token in enumerate(tokens):
        form = forms[n]
        if form in _DOUBTFUL:
            form = _settle_form(tokens, forms, n, proper=proper[n])
        if form is not Form.OTHER:
            yield Word(token.start(), token.end(), word_key(token[0]), form, proper[n])


def _exclude(tokens: Sequence[re.Match[str]], forms: list[Form], taken: Sequence[Span]) -> None:
    """Set the form of each token that touches a taken span to OTHER."""
    token_starts = [token.start() for token in tokens]
    token_ends = [token.end() for token in tokens]
    for span in taken:
        first = bisect_right(token_ends, span.start)
        last = bisect_left(token_starts, span.end)
        for n in range(first, last):
            forms[n] = Form.OTHER


def _are_proper(surfaces: Sequence[str]) -> list[bool]:
    """Of each word, whether its capital is a name's.

    In a line in title case none is; the first word is where the second is.
    """
    if not surfaces or _is_title_case(surfaces):
        return [False] * len(surfaces)
    proper = [_is_capitalised(word) for word in surfaces]
    second_is_proper = len(proper) > 1 and proper[1]
    if not second_is_proper:
        proper[0] = False
    return proper


def _is_capitalised(word: str) -> bool:
    return word[0].isupper() and not word.isupper()


def _is_title_case(surfaces: Sequence[str]) -> bool:
    later = [word for word in surfaces[1:] if len(word) > 3]
    if not later:
        return False
    capitals = sum(word[0].isupper() for word in later)
    return capitals >= TITLE_CASE * len(later)


def _settle_form(
    tokens: Sequence[re.Match[str]], forms: Sequence[Form], n: int, *, proper: bool
) -> Form:
    """What a word is that may be a noun or a verb; OTHER where it is a verb.

    Nouns are "the listing", "a rate rise", "mining equipment"; a word in capitals among small
    letters is one too: "List".
    """
    if proper:
        return Form.NOUN
    is_joined = n > 0 and _is_joined(_gap_before(tokens, n))
    before = tokens[n - 1][0].casefold() if n else ""
    determiner_follows = n + 1 < len(tokens) and tokens[n + 1][0].casefold() in DETERMINERS
    form_before = forms[n - 1]
    if forms[n] is Form.NOUN_OR_VERB:  # "gangs use the flaw"
        after_plural = (
            is_joined
            and form_before is Form.NOUN
            and before.endswith("s")
        )
        if after_plural and determiner_follows:
            return Form.OTHER
        return Form.NOUN
    if is_joined and not determiner_follows and _opens_noun(before, form_before):
        return Form.NOUN
    word = tokens[n][0].casefold()
    if word.endswith(ENDINGS):
        return Form.PARTICIPLE
    return Form.OTHER


def _gap_before(tokens: Sequence[re.Match[str]], n: int) -> str:
    text = tokens[n].string
    start = tokens[n - 1].end()
    end = tokens[n].start()
    return text[start:end]


def _opens_noun(before: str, form_before: Form) -> bool:
    """Whether a noun may follow the word: "the", "of", a modifier or a noun in the singular."""
    if before in DETERMINERS or before == "of":
        return True
    if form_before is Form.MODIFIER:
        return True
    is_noun = form_before in (Form.NOUN, Form.NOUN_OR_VERB)
    return is_noun and not before.endswith("s")
