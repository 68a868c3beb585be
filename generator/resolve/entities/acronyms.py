"""Names of one article -> Ties of acronyms.

"SMIC" stands for "Semiconductor Manufacturing International Corp".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from generator.model.names import Kind
from generator.resolve.entities.keys import fold
from generator.resolve.entities.lexicon import COMPANY_FORMS
from generator.resolve.entities.name import Name
from generator.resolve.entities.tie import Rule, Tie, only_candidate

ADJACENT = 2
"""Characters between a name and another of the same firm that is given right after it."""
PLAIN_LETTERS = 4
"""Letters of a word that isn't printed as an acronym but may stand for initials: "Asifma" does."""


def find_acronyms(names: Sequence[Name]) -> Iterator[Tie]:
    """Ties of names that are the initials of just one name of the article."""
    full_names: dict[str, list[Name]] = defaultdict(list)
    for name in names:
        if name.kind is not Kind.PERSON and not is_town_with_region(name):
            for short in name.key.initials:
                full_names[short].append(name)
    for name in names:
        if name.text in full_names and may_be_initials(name):
            long = only_candidate(full_names[name.text])
            if long and may_stand_for(name, long):
                yield Tie(name, long, Rule.INITIALS)


def is_town_with_region(name: Name) -> bool:
    """Whether it is "Sundby, Norrland", whose "(SN)" is the agency of a dateline."""
    return name.kind is Kind.PLACE and ", " in name.surface


def may_be_initials(name: Name) -> bool:
    """Whether the name is one word that is printed as an acronym, or long enough."""
    if not name.is_lone:
        return False
    return name.key.acronym or len(name.text) >= PLAIN_LETTERS


def may_stand_for(short: Name, long: Name) -> bool:
    """Whether the catalogue and company forms allow that the initials are the long name's."""
    if short.ref and (long.ref or short.kind is not long.kind):
        return False
    return not are_two_firms(short, long)


def are_two_firms(short: Name, long: Name) -> bool:
    """Whether each is another firm's full name.

    "CNOOC Limited" is not "China National Offshore Oil Corporation".
    """
    if " " not in short.surface:
        return False
    form = last_word(short)
    other_form = last_word(long)
    both_have_forms = form in COMPANY_FORMS and other_form in COMPANY_FORMS
    return both_have_forms and form[0] != other_form[0] and not follows(short, long)


def last_word(name: Name) -> str:
    """The last word of the name as printed, folded."""
    return fold(name.surface).split()[-1]


def follows(short: Name, long: Name) -> bool:
    """Whether the article gives the short name right after the long one."""
    for mention in short.mentions:
        for other in long.mentions:
            if 0 <= mention.span.start - other.span.end <= ADJACENT:
                return True
    return False
