"""Lists of words that several finders of names share.

Each is read once from `generator/english/data`.
"""

from __future__ import annotations

from generator.english.vocabulary import word_set

UNMISTAKABLE_ACRONYMS = word_set("unmistakable_acronyms.txt")
"""Acronyms of two or three letters that mean one thing in any newspaper: "IBM"."""

SMALL_WORDS = word_set("small_words_of_names.txt")
"""Words of a name that keep their small letter in titles: "of"."""

AMBIGUOUS_NAMES = word_set("ambiguous_names.txt")
"""Words of the dictionary, surnames and first names that are also names: "Treasury", "Reading"."""

NAMESAKES = word_set("namesakes.txt")
"""Firms, teams, products and planets whose name is also a word, a surname or a town: "Apple"."""

TITLES = word_set("titles_before_people.txt")
"""Words that stand before a person's name and are no part of it, in lower case: "senator"."""

NOT_NAMES = word_set("capitalised_words_not_names.txt")
"""Capitalised words that are no names: the calendar, openers of sentences, words of layout."""

GIVEN_NAMES = word_set("given_names.txt")
"""Given names common in English-language news: a sign that what follows is a last name."""


def is_given_name(word: str) -> bool:
    """Whether it is a given name, or two of which the list has the first: "Eva-Marie"."""
    return word in GIVEN_NAMES or word.partition("-")[0] in GIVEN_NAMES
