"""A language -> the words of the site in it. English ones stand in the templates and the code.

The other languages are catalogues of gettext: `generator/locale/de/LC_MESSAGES/cuttings.po`.
"""

from generator.interface.catalogues import list_languages as list_languages
from generator.interface.catalogues import load_words as load_words
from generator.interface.words import IN_ENGLISH as IN_ENGLISH
from generator.interface.words import Words as Words
from generator.interface.words import to_translate as to_translate
