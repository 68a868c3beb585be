"""A name of a listing where it stands -> whether the article bears the listing out."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence, Set
from dataclasses import dataclass

from generator.catalog.listings.names import COMPANY_FORMS, core_name, find_words
from generator.catalog.listings.values import Listing
from generator.extract.names.name_words import ORGANISATION_TAILS
from generator.extract.names.word_lists import AMBIGUOUS_NAMES, NOT_NAMES, SMALL_WORDS
from generator.model.ids import Span
from generator.model.names import Kind

PREFIX_CLUE = 5
"""Letters from which a clue is the beginning of a word; a shorter one is a word: "rep"."""

TOUCHING = 1  # words before a product's name that may say what it is
SHORTEST_WORD = 4  # letters of a lone word that may be a name
SHORTEST_CODE = 3  # letters and digits of "APT41"
_PLAIN_LISTS = (*ORGANISATION_TAILS, *AMBIGUOUS_NAMES, *NOT_NAMES, *SMALL_WORDS)
PLAIN = frozenset(word.strip(".").lower() for word in _PLAIN_LISTS) | COMPANY_FORMS
"""Words that tell no name from others."""

SHORT_FORMS = {
    "incorporated": "inc",
    "corporation": "corp",
    "limited": "ltd",
    "company": "co",
    "private": "pvt",
}
JOINING = frozenset(("and", "or", "with"))
"""Parts one person's office from the next person's name."""

_NO_PEOPLE = (Kind.ORGANISATION, Kind.PLACE, Kind.LAW)
_NO_BODIES = (Kind.PERSON, Kind.PLACE, Kind.GROUP)


@dataclass(frozen=True, slots=True)
class NameInText:
    """A name of a listing in a text, and what is about it."""

    head: str
    span: Span
    forms: Set[str]  # the company forms that it is printed with
    labelled: Kind | None  # what the model calls it
    article: str  # the words of the text, parted and ended by spaces
    paragraph: str  # the same of its paragraph
    before: Sequence[str]  # the few words before it
    after: Sequence[str]  # those after it that have no capital, up to an "and"
    countries: Set[str]  # named anywhere else in the text
    near: Set[str]  # countries named in the same paragraph
    small: Set[str]  # words that the text also prints without a capital


@dataclass(frozen=True, slots=True)
class Support:
    """What the article says of a listing's countries and matter."""

    near: bool  # a country of it in the paragraph
    country: bool  # a country of it in the article
    about: bool  # its matter in the article
    about_near: bool  # its matter in the paragraph


def has_clue(clues: Iterable[str], text: str) -> bool:
    """Whether one of the clues is among the words of the text."""
    for clue in clues:
        wanted = f" {clue}" if len(clue) >= PREFIX_CLUE else f" {clue} "
        if wanted in text:
            return True
    return False


def is_believed(listing: Listing, name: NameInText, frequent: Collection[str]) -> bool:
    """Whether the name means what the listing means."""
    support = _find_support(listing, name)
    parts = name.head.split()
    rare = [word for word in parts if _is_rare(word, name, frequent)]
    if listing.kind is Kind.PERSON:
        if listing.roles:
            return _is_in_office(listing.roles, name)
        return _is_person(listing, rare, name, support)
    if listing.kind is Kind.PRODUCT and listing.roles:
        touching = set(name.before[-TOUCHING:])
        return support.about and not touching.isdisjoint(listing.roles)
    if not rare:
        return len(parts) > 2 and support.near and support.about
    if len(parts) > 2:
        return _is_long_name(listing, name, support)
    if len(parts) == 2:
        return _is_name_of_two(listing, rare, name, support)
    return _is_lone_word(listing, name, support)


def _find_support(listing: Listing, name: NameInText) -> Support:
    near = not name.near.isdisjoint(listing.countries)
    return Support(
        near=near,
        country=near or not name.countries.isdisjoint(listing.countries),
        about=has_clue(listing.clues, name.article),
        about_near=has_clue(listing.clues, name.paragraph),
    )


def _is_rare(word: str, name: NameInText, frequent: Collection[str]) -> bool:
    """Whether a word tells a name from others."""
    return word not in PLAIN and word not in frequent and word not in name.small


def _is_first_name(listing: Listing, name: NameInText) -> bool:
    """Whether it is the name that the listing gives first."""
    return name.head == core_name(listing.names[0])


def _is_long_name(listing: Listing, name: NameInText, support: Support) -> bool:
    """A body's name of three words, or of two and a company form.

    Its first name needs no country to be named, if only no other is.
    """
    no_country = not name.countries or not listing.countries
    is_first = _is_first_name(listing, name)
    borne_out = support.country or support.about or (is_first and no_country)
    return borne_out and (_has_its_form(listing, name) or name.labelled is not Kind.PERSON)


def _is_name_of_two(
    listing: Listing, rare: Sequence[str], name: NameInText, support: Support
) -> bool:
    """A body's name of two words: another than its first needs more, if no rare word is shared."""
    if _has_its_form(listing, name):
        return _is_long_name(listing, name, support)
    if name.labelled in _NO_BODIES:
        return False
    words_of_first = core_name(listing.names[0]).split()
    is_akin = _is_first_name(listing, name) or not set(rare).isdisjoint(words_of_first)
    if is_akin:
        return support.country or support.about_near
    return support.about and support.near


def _has_its_form(listing: Listing, name: NameInText) -> bool:
    """Whether the name is printed with a company form, and with none that the listing denies."""
    if not name.forms:
        return False
    all_forms = _find_forms(listing, name.head)
    return any(name.forms <= forms or not forms for forms in all_forms)


def _find_forms(listing: Listing, name: str) -> list[Set[str]]:
    """The company forms of each of its names with this head."""
    return [
        _find_short_forms(other) & COMPANY_FORMS
        for other in listing.names
        if core_name(other) == name
    ]


def _find_short_forms(name: str) -> Set[str]:
    """The words of a name, the long words for company forms in short."""
    return {SHORT_FORMS.get(word, word) for word, _, _ in find_words(name)}


def _is_in_office(roles: Sequence[str], name: NameInText) -> bool:
    """Whether an office that the listing knows stands beside a name.

    The nearest before it counts, unless it is another's whom an "and" parts.
    """
    for n, word in enumerate(reversed(name.before)):
        if has_clue(roles, f" {word} "):
            is_plural = word.endswith("s")
            first_between = len(name.before) - n
            between = name.before[first_between:]
            return is_plural or JOINING.isdisjoint(between)
    return has_clue(roles, f" {' '.join(name.after)} ")


def _is_person(
    listing: Listing, rare: Sequence[str], name: NameInText, support: Support
) -> bool:
    """A person's name.

    Many share one, so that it must be a rare one, and its country and the listing's matter stand
    beside it. What somebody is only also known as, no word of it their own, is no evidence.
    """
    parts = name.head.split()
    if len(parts) < 2 or not rare or parts[0] == "abu" or name.labelled in _NO_PEOPLE:
        return False
    words_of_first = core_name(listing.names[0]).split()
    if set(parts).isdisjoint(words_of_first) or not support.about_near:
        return False
    any_country = support.country or not listing.countries
    return support.near or (len(parts) > 2 and any_country)


def _is_lone_word(listing: Listing, name: NameInText, support: Support) -> bool:
    """A lone word, whose country and matter the article names.

    It is the listing's own first name for it, seen as such by the model too, unless a number is
    in it ("APT41").
    """
    any_country = support.country or not listing.countries
    fitting_form = not name.forms or _has_its_form(listing, name)
    if not support.about or not any_country or not fitting_form:
        return False
    if len(name.head) >= SHORTEST_CODE and _is_code(name.head):
        return True
    long_enough = len(name.head) >= SHORTEST_WORD
    return long_enough and _is_first_name(listing, name) and name.labelled is listing.kind


def _is_code(word: str) -> bool:
    """Whether it has digits and letters."""
    return any(map(str.isdigit, word)) and any(map(str.isalpha, word))


def choose_listing(believed: Sequence[Listing], name: NameInText) -> Listing | None:
    """The one meant, or None.

    Of several it is the only one of a country that is named, or the only one whose first name
    it is.
    """
    rules: tuple[Callable[[Listing], bool], ...] = (
        lambda listing: True,
        lambda listing: not name.countries.isdisjoint(listing.countries),
        lambda listing: _is_first_name(listing, name),
    )
    for fits in rules:
        fitting = [listing for listing in believed if fits(listing)]
        if len(fitting) == 1:
            return fitting[0]
        believed = fitting or believed
    return None
