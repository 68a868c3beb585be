"""The patterns that say whom a quotation is about, over words in which each name is one mark.

Group `b` holds the names that the quotation is about; group `c` of `BEFORE_QUOTATION` too.
"""

from __future__ import annotations

from generator.english.vocabulary import alternation
from generator.extract.dates.cues import PAST
from generator.extract.names.word_lists import NOT_NAMES, TITLES
from generator.extract.relations.marked import ANY, MarkedPattern
from generator.extract.relations.patterns import END, NO_ROW_OF_MODIFIERS, NOUN_WORD
from generator.extract.speech import SpeechUse, speech_verbs

# What may stand right before a name.
_NO_NAME = "|".join(sorted(NOT_NAMES))
_TITLE_WORD = "|".join(sorted(TITLES))
_TITLE = rf"(?:(?:(?!(?:{_NO_NAME})\s)[A-Z][a-z]+\s)?(?i:{_TITLE_WORD})\.?\s){{0,3}}"
_ADJECTIVE = alternation("adjectives_before_names.txt")
_CLAUSE_OPENER = (
    r"(?:[Tt]he\s|[Aa]nd\s|[Bb]ut\s|[Ss]o\s|"
    r"(?:[Nn]ow|[Yy]et|[Tt]oday|[Cc]learly|[Uu]nfortunately),?\s)*"
)
_BEFORE_NAME = rf"{_CLAUSE_OPENER}(?:{_ADJECTIVE}\s){{0,2}}{_TITLE}"
_MORE_NAMES = rf"(?:(?:,\s(?:and\s)?|\sand\s)(?:the\s)?{_TITLE}<POWXE>){{0,9}}"
_SUBJECTS = rf"(?P<b><POWXE>{_MORE_NAMES}|<L>)(?:\sand\sI)?"

# What the subject of a quotation has or does: "Roe's decision to leave is ...".
_DEED = rf"{alternation('deeds_and_qualities.txt')}s?"
_DEED_AND_REST = (
    rf"['’]s?\s(?:[a-z]+\s){{0,2}}{_DEED}\b"
    r"(?:\s(?:to|of|in|on|for|as|and)\s[^,;.]{2,60}?)?"
)
_PROGRAMME = r"(?:(?<!<L>)\s(?:program|initiative))?"
_ASIDE = rf"(?:,\s[^,;:.!?{ANY}]{{1,80}},)?"

# The verb of the subject, which is finite.
_VERB_OPENER = r"(?:(?:\w+ly|also|still|never|now|once|already|then|has|have|had)\s){0,2}"
_OBJECT_WORD = r"(?:the|an?|our|us|its|his|her|their|this|me|you|them|how|what)"
_PAST_VERB = "|".join(sorted(PAST))
_PARTICIPLE_OF_NAME = r"(?:based|led|located|backed|funded|related)"
_FINITE_VERB = (
    rf"{_VERB_OPENER}"
    rf"(?:{alternation('finite_verbs.txt')}|"
    r"[a-z]+n['’]t|"
    rf"[a-z]{{2,}}s\s{_OBJECT_WORD}|"
    rf"{_PAST_VERB}|set|put|let|cut|left|felt|found|"
    rf"(?!{_PARTICIPLE_OF_NAME}\b)[a-z]{{2,}}ed(?!\sby))\b"
)

# Where a subject may stand: at the start of a clause.
_AFTER_STOP = r"^\s*|[.!?:;–—]\s?|\s--?\s"
_AFTER_COMMA = rf"(?<![{ANY}]),\s|(?<![{ANY}]\s)(?<![{ANY}],\s)\bbut\s"
_AFTER_THAT = rf"\b{alternation('words_before_subject.txt')}\s(?:that\s)?"
_CLAUSE_START = rf"(?:{_AFTER_STOP}|{_AFTER_COMMA}|{_AFTER_THAT})"

SUBJECT = MarkedPattern(
    rf"{_CLAUSE_START}(?:[Tt]he\s(?:[a-z]+\s)?{_DEED}\sof\s)?"
    rf"{_BEFORE_NAME}{_SUBJECTS}"
    rf"(?:{_DEED_AND_REST}|{_PROGRAMME})"
    rf"{_ASIDE}\s{_FINITE_VERB}"
)

# Verbs and phrases by which a speaker takes a stand to someone.
_PASS_LAW = rf"pass(?:ed|es|ing)?(?=\s[^,;.{ANY}]{{0,40}}<W>)"  # not "passed the Senate"
_NO_STANCE = "".join(
    rf"(?<!{participle})"
    for participle in (
        "based",
        "related",
        "located",
        "entered",
        "passed",
        "attended",
        "needed",
        "headed",
        "reached",
    )
)
_STANCE_STEM = rf"(?:{alternation('stance_verb_stems.txt')}|[a-z]{{3,}}ed{_NO_STANCE})"
_STANCE_PHRASE = (
    r"call(?:s|ed|ing)?\s(?:up)?on|"
    r"work(?:s|ed|ing)?\s(?:closely\s|together\s|hard\s|directly\s)?with|"
    r"(?:grateful|thankful|indebted)\sto|"
    r"(?:proud|pleased|happy|honou?red)\sto\sjoin|"
    r"(?:proud|supportive|critical)\sof|"
    r"(?:confidence|faith|trust|belief)\sin|"
    r"(?:dis)?agree(?:s|d)?\swith|"
    r"me[et]t(?:ing)?\swith|spoke\swith|"
    r"vot(?:e|ed|ing)\s(?:for|against)|"
    r"know[ns]?|sign(?:ed|ing)?|back(?:s|ed|ing)?"
)
_STANCE = rf"(?:{_PASS_LAW}|{_STANCE_STEM}(?:e|s|es|ed|ing)?|{_STANCE_PHRASE})"
_DETERMINER = r"(?:the\s|our\s|my\s|his\s|her\s|both\s|an?\s)?"
_OBJECTS = rf"(?P<b><POWXE>{_MORE_NAMES})"
_DEED_OF_OBJECT = rf"['’]s?\s(?:[a-z]+\s){{0,2}}{_DEED}(?!\s[A-Z])"

OBJECT = MarkedPattern(
    rf"\b{_STANCE}\s{_DETERMINER}(?:{NOUN_WORD}\s){{0,3}}"
    rf"{_TITLE}{_OBJECTS}{NO_ROW_OF_MODIFIERS}"
    rf"(?:{_DEED_OF_OBJECT}|{_PROGRAMME}{END})"
)

# Words of the speaker's sentence before the quotation: "said Acme was “a danger”".
_CLAIM_VERB = rf"(?:{speech_verbs(SpeechUse.CLAIM)})"
_CLAIM = rf"{_CLAIM_VERB}\s(?:that\s)?{_BEFORE_NAME}{_SUBJECTS}\s{_FINITE_VERB}"
_CALLED_SO = (
    rf"{alternation('naming_verbs.txt')}\s(?:the\s)?{_TITLE}(?P<c><POWXEL>)"
    r"(?=\s(?:a|an|the|as|of|for)?\s?[“\"])"
)

BEFORE_QUOTATION = MarkedPattern(rf"^[^,;:.{ANY}]{{0,40}}\b(?:{_CLAIM}|{_CALLED_SO})")
