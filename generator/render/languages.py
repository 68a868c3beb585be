"""The language of an article -> what its page says of it: attributes of HTML, and words."""

from __future__ import annotations

from generator.english.vocabulary import word_map
from generator.interface import Words
from generator.model.article import UNDETERMINED, is_english, is_read
from generator.render.markup import Raw, html

NAMES = word_map("languages.tsv")
RIGHT_TO_LEFT = ("ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi")


def language_attributes(language: str, site: str = "en") -> Raw:
    """` lang="ar" dir="rtl"` for a tag; empty for the site's language and for an unknown one."""
    if language == UNDETERMINED or _is_same(language, site):
        return Raw("")
    direction = "rtl" if _primary(language) in RIGHT_TO_LEFT else "auto"
    return Raw(f' lang="{html(language)}" dir="{direction}"')


def describe_unread(words: Words, language: str) -> str:
    """Why no names and dates are marked in a text; empty where they are read."""
    if is_read(language):
        return ""
    other = words.phrase("another language than English (%(language)s)", language=language)
    name = name_language(words, language) or other
    return words.phrase(
        "The story is in %(language)s: its names and dates were not read.", language=name
    )


def name_language(words: Words, language: str) -> str:
    """"German" of "de-AT", in the words of the site; empty for a language that we can't name."""
    names = words.languages or NAMES
    return names.get(_primary(language), "")


def _is_same(language: str, other: str) -> bool:
    if is_english(language) and is_english(other):
        return True
    return _primary(language) == _primary(other)


def _primary(language: str) -> str:
    """"de" of "de-AT"."""
    return language.lower().replace("_", "-").split("-")[0]

