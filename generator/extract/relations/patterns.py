"""Named parts of the patterns of relations, over sentences in which each name is one mark.

In `<...>` stand the kinds that a name may have: `<POL>` is a person, organisation or place.
"""

from __future__ import annotations

from generator import lazy
from generator.english.vocabulary import alternation
from generator.extract.relations.marked import ANY

# Words of a noun phrase, before its name.
_STOP_WORD = rf"{alternation('relation_stop_words.txt')}(?![\w-])"
NOUN_WORD = rf"(?!{_STOP_WORD})[a-z][\w’'-]*"
MODIFIER = (
    rf"(?:(?!{_STOP_WORD})[a-z$£€\d][\w.$%’'-]*|"
    r"<LG>(?:['’]s|-\w+)?|"
    r"[A-Z][\w-]*)"
)
_DETERMINER = r"(?:(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er)\s)?"
BEFORE_NAME = rf"{_DETERMINER}(?:{MODIFIER}\s){{0,4}}"
FEW_WORDS = rf"(?:(?!{_STOP_WORD})(?:[\w$.%-]+|<LG>)\s){{0,7}}?"

# What may stand between a subject and its verb.
_ASIDE_OPENERS = r"an?|the|which|whose|one|its|based|formerly|now|then|owned|known|led|founded"
_ASIDE = rf"(?:,\s(?:{_ASIDE_OPENERS})\b[^,;:.]{{1,90}},)?"
_RELATIVE = r"(?:,?\s(?:which|who|that))?"
_DAY = (
    r"(?:(?:last|this|earlier this|late last)\s(?:week|month|year)|"
    r"(?:on\s|last\s)?\w+day|in\s\d{4}|in\s[A-Z]\w+|earlier|today)"
)
ADVERB = (
    r"(?:\w+ly|also|later|then|already|just|once|first|separately|"
    rf"{_DAY}|has|have|had)"
)
SAID_IT = (  # "said on Monday that it"
    r"(?:\s(?:said|says|announced|confirmed|revealed|disclosed)"
    rf"(?:\s{_DAY})?(?:\sthat)?\s(?:it|he|she|they))?"
)
HAS_BEEN = r"(?:has|have|had)\s(?:\w+ly\s)?been"
AFTER_SUBJECT = rf"{_ASIDE}{_RELATIVE}"

# A plan and a denial, as the groups `plan` and `deny`.
_INTENDED_STATE = r"set|due|about|poised|expected|going|planning|preparing|scheduled"
_IS_TO = rf"(?:is|are|was|were)\s(?:(?:{_INTENDED_STATE})\s)?to"
_AGREED_TO = r"(?:has\s|have\s|had\s)?agreed\sto|agrees\sto"
_INTENDS_TO = (
    r"(?:plans?|intends?|vows?|pledges?)\sto|"
    r"(?:planned|intended|vowed|pledged)\sto|"
    r"announced\s(?:plans|an?\sagreement|a\sdeal)\sto"
)
_SAID_IT_WOULD = (
    r"(?:said|says|announced|confirmed)(?:\s(?:on\s)?\w+day)?(?:\sthat)?\s(?:it|he|she|they)\s"
    r"(?:will|would|(?:had\s|has\s)?agreed\sto|plan\w*\sto)"
)
PLAN = (
    rf"(?P<plan>(?:will|{_IS_TO}|{_AGREED_TO}|{_INTENDS_TO}|{_SAID_IT_WOULD})"
    r"(?:\salso)?)"
)
DENY = (
    r"(?P<deny>(?:has\s|have\s)?den(?:ied|ies)\s(?:that\s)?"
    r"(?:(?:it|he|she|they)\s(?:had\s|has\s|have\s)?|having\s|ever\s)*)"
)

# What may follow the last name.
_WORDS_AFTER = rf"(?:{alternation('words_after_relations.txt')}|\w+day)\b"
END = rf"(?=$|[.,;:!?)\]”\"—–]|\s[—–-]\s|\s{_WORDS_AFTER})"
NO_NEXT_BODY = END + r"(?!,?\s(?:and\s)?<O>)"
# "Arden and Boria firms" names no place that does or suffers anything.
NO_ROW_OF_MODIFIERS = rf"(?!,?\s(?:and|or)\s(?:the\s)?[{ANY}]\s[a-z]+s\b)"

# Names that are no entity: any committee, two names that were read as one, a cut one.
_COMMON_NOUN = (
    r"^(?:[Tt]he\s)?(?:(?:Fire|Police|Health|Sheriff['’]?s?)\s)?"
    rf"(?:Sub)?(?i:{alternation('common_body_nouns.txt')})$"
)
_TWO_COMMITTEES = r"\bCommittee\s(?!of|on|for).*Committee$|\bCommittees$"
_TWO_PARTS = r"\b(?:Committee|Council|Commission|Works|Relations)\sand\s"
_CHAMBER = r"^(?:Senate|House)\s\w+$"
_CUT = r"^[a-z]+\s|,\sand\s|[\[\]\"“”]|\s[A-Za-z]$"
NO_ENTITY = lazy.regex(
    rf"{_COMMON_NOUN}|{_TWO_COMMITTEES}|{_TWO_PARTS}|{_CHAMBER}|{_CUT}",
)


def row_of_names(kinds: str) -> str:
    """One name of these kinds, or up to ten of them: "Acme, Boreal and the Cape Fund"."""
    more = rf"(?:(?:,\s(?:and\s)?|\sand\s)(?:the\s)?<{kinds}>){{0,9}}"
    return rf"<{kinds}>{more}{NO_ROW_OF_MODIFIERS}"


def active_verb(finite: str, bare: str) -> str:
    """The verb with what may stand before it; the bare form after a plan: "will buy"."""
    return rf"(?:{PLAN}\s(?:{bare})|(?:{ADVERB}\s){{0,3}}(?:{finite}))"
