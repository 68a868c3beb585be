"""The word lists by which names are compared: `english/data` -> sets and mappings.

All words are folded (`keys.fold`).
"""

from __future__ import annotations

from generator.english.vocabulary import word_map, word_set

# People.
TITLES = word_set("titles.txt")  # before a name, and no part of it
OFFICE_NOUNS = word_set("office_nouns.txt")
OFFICE_OF_TITLE = word_map("office_titles.tsv")  # as printed before a name -> the office
FAMILY_NAMES_FIRST = word_set("family_names_first.txt")
"""The only first words of a name that may stand for the person in another article."""
FULL_FIRST_NAMES = word_map("nicknames.tsv")  # "joe" -> "joseph"
NAME_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})

# Companies.
COMPANY_FORMS = word_set("company_forms.txt")
COMPANY_DESCRIPTORS = word_set("company_descriptors.txt")
OPTIONAL_ENDINGS = frozenset({"group", "holding", "holdings", "technologies", "technology"})
"""Ends of a firm's name that are left out over the whole collection, too."""

# Bodies of all sorts.
BODY_NOUNS = word_set("body_nouns.txt")
MINISTRY_NOUNS = frozenset({"department", "ministry"})
"""Nouns that may stand first or last: "Commerce Department" is "Department of Commerce"."""
STATE_BODIES = word_set("state_bodies.txt")
CLEAR_BODIES = frozenset({"treasury", "senate", "congress", "navy", "army"})
"""Bodies of a state whose name alone says enough in another article."""
BODY_ENDINGS = COMPANY_FORMS | word_set("body_endings.txt")  # a person's name does not end so
UNCLEAR_BODIES = (STATE_BODIES | BODY_ENDINGS | word_set("body_words.txt")) - CLEAR_BODIES
"""Words that alone are each article's own: "the Commission", "the City"."""
ORGANISATION_ENDINGS = UNCLEAR_BODIES | word_set("organisation_endings.txt")
"""Last words of organisations' names that the NER model reads well."""

# Words of all names.
SMALL_WORDS = word_set("small_words.txt")  # those that initials may leave out
LAW_NOUNS = word_set("law_nouns.txt")
ONE_SPELLING = {
    "center": "centre",
    "defense": "defence",
    "dept": "department",
    "labor": "labour",
    "organization": "organisation",
}
OFFICIAL_WORDS = (
    word_set("office_prose.txt")
    | UNCLEAR_BODIES
    | COMPANY_FORMS
    | OFFICE_NOUNS
    | TITLES
    | BODY_NOUNS
)
"""Words of official prose: alone, with a capital letter, they name what the text is about."""
