"""Text -> the language that it is in, by its script and its commonest small words.

Deterministic: no random numbers, no state. A text that is too short to tell is of no language.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cache

from generator import lazy
from generator.english.vocabulary import rows_of
from generator.model.article import is_english

READ = 6_000  # characters of a text by which its language is told
FEWEST_LETTERS = 8  # of a script that one language alone has
FEWEST_WORDS = 12  # of a text whose language is told by its words
FEWEST_SMALL_WORDS = 4
LEAST_SHARE = 0.10  # of the words: running text has .3 to .5, lists of names under .1
LEAST_LEAD = 1.25  # over English, or of English over others
KANA = 0.05  # of the letters: Japanese mixes them with Chinese ones
ENGLISH = "en"

OWN_WORD = 60  # parts of a word that one language alone has; of two that share it, half as many

_LETTERS = lazy.regex(r"[^\W\d_]+")
_DEVANAGARI = r"[\u0900-\u0963]+"  # its vowel signs are no letters to `\w`
_WORDS = lazy.regex(rf"{_DEVANAGARI}|[^\W\d_]+['’]?")
_SCRIPTS = {  # script -> its letters
    "latin": r"A-Za-zÀ-ɏḀ-ỿ",
    "cyrillic": r"Ѐ-ԯ",
    "greek": r"Ͱ-Ͽἀ-῿",
    "arabic": r"؀-ۿݐ-ݿ",
    "hebrew": r"֐-׿",
    "devanagari": r"ऀ-ॿ",
    "bengali": r"ঀ-৿",
    "gujarati": r"઀-૿",
    "tamil": r"஀-௿",
    "telugu": r"ఀ-౿",
    "kannada": r"ಀ-೿",
    "malayalam": r"ഀ-ൿ",
    "thai": r"฀-๿",
    "lao": r"຀-໿",
    "burmese": r"က-႟",
    "georgian": r"Ⴀ-ჿ",
    "armenian": r"԰-֏",
    "khmer": r"ក-៿",
    "amharic": r"ሀ-፿",
    "hangul": r"가-힯ᄀ-ᇿ",
    "kana": r"぀-ヿ",
    "han": r"㐀-䶿一-鿿",
}
_LANGUAGE_OF_SCRIPT = {  # the one language of news that is written so
    "greek": "el", "hebrew": "he", "bengali": "bn", "gujarati": "gu", "tamil": "ta",
    "telugu": "te", "kannada": "kn", "malayalam": "ml", "thai": "th", "lao": "lo",
    "burmese": "my", "georgian": "ka", "armenian": "hy", "khmer": "km", "amharic": "am",
    "hangul": "ko", "kana": "ja", "han": "zh",
}
_USUAL_LANGUAGE = {"cyrillic": "ru", "arabic": "ar", "devanagari": "hi"}
_LANGUAGES = {  # script -> the languages that its small words tell apart
    "cyrillic": ("be", "bg", "kk", "mk", "ru", "sr", "uk"),
    "arabic": ("ar", "fa", "ps", "ur"),
    "devanagari": ("hi", "mr", "ne"),
}
_NEVER_WRITTEN = {  # letters that a language does not have, and its neighbours do
    "be": "ищъѓќљњћђџ", "bg": "ыэёіїєґўјљњћђџ", "mk": "ыэёъйщьюяіїєћђ", "ru": "іїєґўјљњћђџѓќ",
    "sr": "ыэёъйщьюяіїєѓќ", "uk": "ыэёъўјљњћђџѓќ", "ar": "پچژگکی", "fa": "ٹڈڑے", "kk": "їєґў",
}
_RUNS = {script: lazy.regex(f"[{letters}]+") for script, letters in _SCRIPTS.items()}
_BEYOND = lazy.regex(r"[^\x00-ɏḀ-ỿ\u2000-\u206f]+")  # all that may be of another script


@dataclass(frozen=True, slots=True)
class _Counts:
    """How many words of a text each language has among its small words."""

    all_words: Counter[str]
    own_words: Counter[str]  # in parts, shared by all languages that have the word


def find_language(text: str) -> str | None:
    """The language of a text as BCP 47 has it; None where that cannot be told."""
    beginning = text[:READ]
    script = _find_script(beginning)
    if script is None:
        return None
    if script in _LANGUAGE_OF_SCRIPT:
        return _LANGUAGE_OF_SCRIPT[script]
    if script in _LANGUAGES:
        ranked = _rank(_count_small_words(_words(beginning)))
        letters = set(beginning.lower())
        own = [
            code for code in ranked
            if code in _LANGUAGES[script] and letters.isdisjoint(_NEVER_WRITTEN.get(code, ""))
        ]
        return own[0] if own else _USUAL_LANGUAGE[script]
    return _find_latin_language(_words(beginning))


def is_foreign(text: str) -> bool:
    """Is a text surely in another language than English?"""
    language = find_language(text)
    return language is not None and not is_english(language)


def _find_script(text: str) -> str | None:
    """The script of most letters; a text with kana is Japanese, whatever else is in it."""
    if text.isascii():
        return "latin"
    if sum(map(len, _BEYOND.findall(text))) < FEWEST_LETTERS:
        latin = sum(map(len, _RUNS["latin"].findall(text)))
        return "latin" if latin >= FEWEST_LETTERS else None
    letters = sum(map(len, _LETTERS.findall(text)))
    counts = {
        script: sum(map(len, run.findall(text)))
        for script, run in _RUNS.items()
    }
    if counts["kana"] >= max(FEWEST_LETTERS, KANA * letters):
        counts["kana"] += counts["han"]
    best = max(counts, key=counts.__getitem__)
    if counts[best] >= FEWEST_LETTERS:
        return best
    return None


def _find_latin_language(words: list[str]) -> str | None:
    """The language of most small words, where there are enough, and it is clear that it is English
    or that it is not.
    """
    if len(words) < FEWEST_WORDS:
        return None
    counted_words = _count_small_words(words)
    counts = counted_words.all_words
    ranked = _rank(counted_words)
    if not ranked or counts[ranked[0]] < max(FEWEST_SMALL_WORDS, LEAST_SHARE * len(words)):
        return None
    best = ranked[0]
    rivals = ranked[1:2] if best == ENGLISH else [ENGLISH]
    if any(
        counts[best] < LEAST_LEAD * counts[rival]
        for rival in rivals
    ):
        return None
    return best


def _words(text: str) -> list[str]:
    return _WORDS.findall(text.lower().replace("’", "'"))


def _count_small_words(words: list[str]) -> _Counts:
    """How many of the words each language has among its small words."""
    languages = _languages_of_words()
    counts = _Counts(Counter(), Counter())
    all_words = Counter(words)
    for word in all_words.keys() & languages.keys():
        codes = languages[word]
        times = all_words[word]
        for code in codes:
            counts.all_words[code] += times
            counts.own_words[code] += times * OWN_WORD // len(codes)
    return counts


def _rank(counts: _Counts) -> list[str]:
    """The languages, the likeliest first: a word that few languages have tells the most."""
    return sorted(
        counts.all_words,
        key=lambda code: (-counts.all_words[code] * OWN_WORD - counts.own_words[code], code))


@cache
def _languages_of_words() -> dict[str, tuple[str, ...]]:
    """Each small word and the languages that have it."""
    languages: dict[str, tuple[str, ...]] = {}
    for code, words in rows_of("language_words.tsv"):
        for word in dict.fromkeys(words.split()):
            languages[word] = (*languages.get(word, ()), code)
    return languages
