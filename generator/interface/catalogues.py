"""A language -> its `Words`, from the catalogue that the package has for it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from gettext import c2py
from importlib.resources import files
from importlib.resources.abc import Traversable

from generator.edtf import MONTHS
from generator.interface.words import ENGLISH, Words

LOCALE = files("generator") / "locale"


def list_languages() -> list[str]:
    """Languages that the site's words are to be had in."""
    names = [file.name for file in LOCALE.iterdir() if file.is_dir()]
    return sorted([ENGLISH, *names])


def load_words(language: str) -> Words | None:
    """The words of a language (`de`, `de-AT`); None where there is no catalogue of it."""
    primary = language.replace("_", "-").partition("-")[0].lower()
    if primary == ENGLISH:
        return Words(language)
    for name in (language.replace("-", "_"), primary):
        if name.replace("_", "").isalnum() and _file_of(name).is_file():
            return replace(_read(name), language=language)
    return None


def _file_of(name: str) -> Traversable:
    return LOCALE / name / "LC_MESSAGES" / "cuttings.po"


@cache
def _read(name: str) -> Words:
    """The words of a catalogue, with the months and the separator of thousands that CLDR has."""
    # these take as long to import as a small command takes in all; English needs none of them
    from babel import Locale
    from babel.dates import get_month_names
    from babel.messages.pofile import read_po
    from babel.numbers import get_group_symbol

    locale = Locale.parse(name)
    with _file_of(name).open("rb") as source:
        catalogue = read_po(source, locale)
    names = get_month_names("wide", locale=locale)
    short_names = get_month_names("abbreviated", locale=locale)
    phrases = {english: names[n] for n, english in enumerate(MONTHS, 1)}
    short_months = {english: short_names[n] for n, english in enumerate(MONTHS, 1)}
    plurals: dict[str, tuple[str, ...]] = {}
    for message in catalogue:
        one, *_ = message.id if isinstance(message.id, tuple) else (str(message.id),)
        if isinstance(message.string, tuple):
            plurals[one] = message.string
            phrases[one] = message.string[0]
        elif one and message.string:
            phrases[one] = str(message.string)
    plural_of = c2py(catalogue.plural_expr)
    return Words(
        name,
        phrases,
        plurals,
        plural_of,
        get_group_symbol(locale),
        short_months,
        dict(locale.languages),
    )
