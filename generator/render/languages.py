"""The language of an article -> what its page says of it: attributes of HTML, and words."""

from __future__ import annotations

from generator.english.vocabulary import word_map
from generator.model.article import UNDETERMINED, is_english, is_read
from generator.render.markup import Raw, html

NAMES = word_map("languages.tsv")
RIGHT_TO_LEFT = ("ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi")


def language_attributes(language: str) -> Raw:
    """` lang="ar" dir="rtl"` for a tag; empty for English and for a language that is not known."""
    if language == UNDETERMINED or is_english(language):
        return Raw("")
    direction = "rtl" if _primary(language) in RIGHT_TO_LEFT else "auto"
    return Raw(f' lang="{html(language)}" dir="{direction}"')


def describe_unread(language: str) -> str:
    """Why no names and dates are marked in a text; empty where they are read."""
    if is_read(language):
        return ""
    name = NAMES.get(_primary(language), f"another language than English ({language})")
    return f"The story is in {name}: its names and dates were not read."


def _primary(language: str) -> str:
    """"de" of "de-AT"."""
    return language.lower().replace("_", "-").split("-")[0]

