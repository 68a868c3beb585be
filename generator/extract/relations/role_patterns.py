"""The patterns of roles, over sentences in which each name is one mark (see `marked.py`).

Group `p` is the person, `r` the words of the role, `o` the body that it is of; `former` matches
where the role is over.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from generator import lazy
from generator.english.vocabulary import alternation, words_of
from generator.extract.relations.marked import MarkedPattern


class RoleRuleName(StrEnum):
    """Where the words of a role stand beside the person's name."""

    AFTER = "after"  # "Ann Roe, head of research at Acme"
    AFTER_ITS = "after-its"  # "Ann Roe, Acme's finance director"
    AFTER_ALONE = "after-alone"  # "Ann Roe, the prime minister"
    BEFORE_ITS = "before-its"  # "Acme chairman Ann Roe"
    BEFORE_OF = "before-of"  # "The president of Acme, Ann Roe"
    TITLE = "title"  # "Defence Minister Ann Roe"
    IS = "is"  # "Ann Roe is head of research at Acme"
    WAS = "was"  # "Ann Roe was head of research at Acme"


@dataclass(frozen=True, slots=True)
class RoleRule:
    """A pattern of the words beside a person's name."""

    name: RoleRuleName
    words: MarkedPattern

    @property
    def follows_the_person(self) -> bool:
        """Whether the words stand after the name, with no verb between."""
        after = (RoleRuleName.AFTER, RoleRuleName.AFTER_ITS, RoleRuleName.AFTER_ALONE)
        return self.name in after


# Offices. The entries of the lists have one form each; those with several forms stand here.
_OFFICE_WITH_VARIANTS = (
    r"chief\s(?:\w+\s){0,2}officer|"
    r"(?:vice[- ])?chair(?:man|woman|person)?|"
    r"(?:vice[- ])?president|"
    r"secretary(?:[- ]general)?|"
    r"director(?:[- ]general)?"
)
_BODY_OFFICES = alternation("body_offices.txt")
_ALL_OFFICES = alternation("body_offices.txt", "public_offices.txt")
_PROFESSIONS = alternation("professions.txt")
_OFFICE = rf"{_OFFICE_WITH_VARIANTS}|{_ALL_OFFICES}"
_OFFICE_WITHOUT_POSSESSIVE = rf"{_OFFICE_WITH_VARIANTS}|{_BODY_OFFICES}"  # "Acme chairman"
_OFFICE_OR_PROFESSION = rf"(?i:{_OFFICE}|{_PROFESSIONS})"

# Titles before a name.
_OPENERS = r"Of\b|In\b|On\b|By\b|For\b|To\b|And\b|With\b|The\b"  # open a sentence, not a title
_DEPARTMENT = rf"(?:(?!{_OPENERS})[A-Z][a-z]+(?:-[A-Z]?[a-z]+)?\s){{0,3}}"
_DEPARTMENT_TITLES = alternation("department_titles.txt")
_ENVOY_TITLE = (
    r"(?:Trade|Special|Permanent|High)\s"
    r"(?:Representative|Envoy|Ambassador)"
)
_DEPARTMENT_TITLE = rf"{_DEPARTMENT}(?:Secretary[- ]General|{_DEPARTMENT_TITLES})"
_PERSONAL_TITLE = alternation("personal_titles.txt")
_TITLE = rf"{_ENVOY_TITLE}|{_DEPARTMENT_TITLE}|{_PERSONAL_TITLE}"

# What is deputy to a secretary is no secretary. The stop of "Lt." is read as any character.
_RANKS = words_of("subordinate_ranks.txt")
_NO_RANK_BEFORE = "".join(rf"(?<!\b{rank}\s)" for rank in _RANKS)
_RANKS_BEFORE = rf"(?:{alternation('subordinate_ranks.txt')}\s){{0,3}}"
_RANK_OF_BODY = r"(?:(?:Principal|Deputy|Assistant|Acting|Vice|Associate)\s){0,3}"

# Words of a role beside the office: "head of Baltic practice".
_STOP_WORDS = rf"(?i:{alternation('role_stop_words.txt')}|\w+day)"
_WORD = rf"(?!{_STOP_WORDS}\b)[A-Za-z][\w&/-]*"
_POSSESSIVE = r"(?:['’]s)?"
_WORDS_BEFORE = rf"(?:(?:{_WORD}|<LG>{_POSSESSIVE})\s){{0,5}}?"
_CAPITALISED = rf"(?!{_STOP_WORDS}\b)[A-Z][\w&/-]*"
_BEFORE_OFFICE = alternation("words_before_offices.txt")
# Between a body and its office; not any word, for "Acme applauds President Roe".
_BETWEEN = rf"(?:(?:{_CAPITALISED}|<LG>|{_BEFORE_OFFICE})\s){{0,3}}?"
_OFFICE_PHRASE = (
    rf"{_WORDS_BEFORE}{_OFFICE_OR_PROFESSION}"
    rf"(?:,?\sand\s{_WORDS_BEFORE}{_OFFICE_OR_PROFESSION})?\b"
)
_NO_OTHER_OFFICE = r"(?!C[EFOT]O\b|[Pp]resident\b|[Dd]irector\b|[Cc]hair)"
_FIELD_WORD = rf"(?:{_NO_OTHER_OFFICE}{_WORD}|and|<LGOWX>{_POSSESSIVE}|&)"
_OF_FIELD = rf"(?:\s(?:of|for|on)\s(?:the\s)?(?:{_FIELD_WORD}\s?){{1,6}}?)?"
_AT_BODY = (
    r"\s?\b(?:of|at|for|with|in|from|to)\s(?:the\s)?"
    rf"(?P<o><OL>)(?:['’]s\s(?:{_WORD}\s?){{1,4}}?)?"
)
_ROLE = rf"{_OFFICE_PHRASE}{_OF_FIELD}"
_ROLE_AT_BODY = rf"{_ROLE}{_AT_BODY}"

# What may follow a role.
_NAME_GOES_ON = (  # "Trade, and Fish Committee"
    r"(?:,?\s(?:and\s)?(?:the\s)?(?:[A-Z][\w’'-]*|<OLGWX>)){1,6}"
    r"\s(?:Committee|Subcommittee)\b"
)
_NEXT_PERSON = r"(?:Sen|Rep|Senators?|Representatives?|Mr|Mrs|Ms|Dr)\b"
_AND_OTHERS = rf"\sand\s(?!(?!{_NEXT_PERSON})[A-Z]|<OLGWX>)"
_WORDS_AFTER = rf"\s(?:{alternation('words_after_roles.txt')}|\w+day|\w+ed)\b"
_END = (
    r"(?=$|[.;:!?)\]”\"—–]|"
    rf",(?!\s<O>)(?!{_NAME_GOES_ON})|"
    r"\s[—–-]\s|"
    rf"{_AND_OTHERS}|"
    r"\sin\s(?!the\s[A-Z])|\son\s(?=\w+day\b)|"
    rf"{_WORDS_AFTER})"
)
_STRICT_END = rf"(?=$|[.;:!?)\]”\"]|,(?!{_NAME_GOES_ON}))"

# What stands between a person and a role.
_FORMER = (
    r"(?P<former>(?:(?:the|an?|its)\s)?"
    r"(?i:former(?:ly)?|ex|then|late|outgoing)[- ](?:the\s)?)?"
)
_ARTICLES = r"(?:(?:an?|the|its|now|currently|one\sof\sthe|also)\s){0,2}"
_JUNIOR = r"(?:,?\s[JS]r\.?)?"
_PARTY_AND_STATE = r"(?:\s[DRI]\s[A-Z][A-Za-z]{1,3}\b)?"
_PERSON = rf"(?P<p><P>){_JUNIOR}{_PARTY_AND_STATE}"
_WAS_NAMED = r"(?:was|has\sbeen|is)\s(?:\w+\s)?(?:named|appointed|elected|re-elected|made)(?:\sas)?"
_IS = rf"(?:is|has\sbeen|became|remains|serves\sas|{_WAS_NAMED})"
_WAS = r"(?P<former>(?:who\s)?(?:was|served\sas|had\sbeen|worked\sas)\s)"

# The role's words before the person: "Acme's chief executive, Ann Roe".
_WITH_POSSESSIVE = (
    rf"['’]s\s(?:{_BETWEEN}|(?:{_WORD}\s){{0,2}}?)"
    rf"{_OFFICE_OR_PROFESSION}"
)
_WITHOUT_POSSESSIVE = rf"\s{_BETWEEN}(?i:{_OFFICE_WITHOUT_POSSESSIVE})"
_BODY_AND_OFFICE = (
    rf"{_RANK_OF_BODY}(?:<G>\s|<L>['’]s\s)?"
    rf"(?P<o><O>)(?:{_WITH_POSSESSIVE}|{_WITHOUT_POSSESSIVE})"
)
_ROLE_OPENS = (  # where a role may begin that comes before its person
    r"(?:^|[“\"]|(?<![\ue001-\ue008],\s)"
    rf"{_NO_RANK_BEFORE}(?<!former\s)\b"
    r"(?:[Tt]he\s|(?=[A-Z])|(?<![Tt]he\s)(?<!\ba\s)(?=former\s)))"
)
_PLACE_AND_TITLE = rf"(?:<LG>{_POSSESSIVE}\s)?{_RANKS_BEFORE}(?:{_TITLE})"

_WORDS = {
    RoleRuleName.AFTER: (
        rf"{_PERSON},?\s(?:who\s(?:is|serves\sas)\s)?"
        rf"{_ARTICLES}{_FORMER}{_ARTICLES}(?P<r>{_ROLE_AT_BODY}){_END}"
    ),
    RoleRuleName.AFTER_ITS: (
        rf"{_PERSON},\s{_ARTICLES}{_FORMER}"
        rf"(?P<r>(?:<GL>\s)?(?P<o><O>){_POSSESSIVE}\s{_ROLE}){_STRICT_END}"
    ),
    RoleRuleName.AFTER_ALONE: (
        rf"{_PERSON},\s{_ARTICLES}{_FORMER}{_ARTICLES}(?P<r>{_ROLE}){_STRICT_END}"
    ),
    RoleRuleName.BEFORE_ITS: (
        r"(?<!incoming\s)(?<!\bas\s)"
        rf"{_FORMER}(?P<r>{_BODY_AND_OFFICE}),?\s(?P<p><P>)"
    ),
    RoleRuleName.BEFORE_OF: rf"{_ROLE_OPENS}{_FORMER}(?P<r>{_ROLE_AT_BODY}),?\s(?P<p><P>)",
    RoleRuleName.TITLE: (
        rf"{_NO_RANK_BEFORE}(?<!-)\b"
        rf"{_FORMER}(?P<r>{_PLACE_AND_TITLE})\s(?P<p><P>)"
    ),
    RoleRuleName.IS: rf"{_PERSON}\s{_IS}\s{_ARTICLES}(?P<r>{_ROLE_AT_BODY}){_END}",
    RoleRuleName.WAS: rf"{_PERSON},?\s{_WAS}{_ARTICLES}(?P<r>{_ROLE_AT_BODY}){_END}",
}
ROLE_RULES = tuple(RoleRule(name, MarkedPattern(words)) for name, words in _WORDS.items())

# "Secretary of Energy Ann Roe, Secretary of Labour Bob Poe": Roe has her office already, before
# her name, so that what follows the name is the next person's.
HAS_OFFICE_BEFORE = MarkedPattern(r"\bof\s(?:the\s)?(?:(?:[A-Z]\w+|<OLG>|and)\s){0,4}$")

# A sentence in which none of these words stands has no role.
CUE = lazy.regex(
    rf"\b(?:{_OFFICE}|{_PROFESSIONS}|Sen\.|Rep\.|Gov\.|Gen\.|Col\.|Prof\.)(?!\w)|"
    rf"\bking\b|{alternation('titles_without_office.txt')}",
    re.IGNORECASE,
)
