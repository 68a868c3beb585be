"""The rules of all relations, in the order in which they are tried.

See `rule.py` for what their patterns mean.
"""

from __future__ import annotations

from generator.extract.relations.marked import LIST
from generator.extract.relations.ownership import ACQUIRED, OWNS
from generator.extract.relations.patterns import (
    ADVERB,
    AFTER_SUBJECT,
    BEFORE_NAME,
    END,
    FEW_WORDS,
    HAS_BEEN,
    MODIFIER,
    NO_NEXT_BODY,
    SAID_IT,
    active_verb,
    row_of_names,
)
from generator.extract.relations.rule import Verb, build_rule, build_verb_rules
from generator.model.relations import Bond

# Who is a member of what, or joined it.
_BODIES = r"<OT>(?:,?\sand\s(?:also\s)?the\s<OT>)*"  # not "Trade, Science and Fish Committee"
_IS_MEMBER = r"is|was|who\sis|which\sis|has\s(?:\w+\s)?been|became|remains"
_AFTER_STATE = r"(?<=\s[A-Z]{2})"  # "Sen. Roe (D TX) a member of"
_IS_OR_APPOSED = rf"(?:,?\s(?:{_IS_MEMBER})\b|,|(?<=<P>)|{_AFTER_STATE})"
_NO_STAFF = r"(?!former|ranking|family|staff|faculty|crew)"
_MEMBER_NOUN = r"member(?:s|\sstates?|\scountry|\scountries|\snations?)?"
_AFTER_JOINED = r"(?=$|[.,;]|\sas\b|\sin\s(?:\d{4}|[A-Z]\w+\s\d)|\sfrom\b|\safter\b|\slast\s)"
_MEMBER = (
    build_rule(
        Bond.MEMBER,
        "of",
        ("member of", "members of"),
        rf"(?P<a><POL>)(?:\s[DRI]\s[A-Z]{{2}})?{_IS_OR_APPOSED}\s(?:also\s)?"
        r"(?:an?|the\sonly|now\sa|one\sof\sthe)\s"
        rf"(?:{_NO_STAFF}[a-z-]+\s){{0,2}}?members?\sof\s"
        rf"{BEFORE_NAME}(?P<b>{_BODIES}){NO_NEXT_BODY}",
    ),
    build_rule(
        Bond.MEMBER,
        "leads",
        ("member of",),
        r"(?:^|[.”\"]\s)(?:As\s)?[Aa]\s(?:(?!former|ranking)[a-z-]+\s){0,2}"
        r"member\sof\sthe\s(?P<b><O>),\s(?:[A-Z][a-z]+\.?\s)?(?P<a><P>)(?=\s)",
        first_name_is_subject=False,
    ),
    build_rule(
        Bond.MEMBER,
        "its",
        ("member",),
        r"(?<![Ff]ormer\s)(?<!ex-)"
        rf"(?P<b><O>)\s{_MEMBER_NOUN}\s(?P<a>{row_of_names('PL')})",
        first_name_is_subject=False,
    ),
    build_rule(
        Bond.MEMBER,
        "an",
        ("member",),
        r"(?P<a><OL>)(?:,|\sis)\s(?:also\s)?an?\s(?:(?!former)[a-z-]+\s)?"
        rf"(?P<b><O>)\smember(?:\sstate|\scountry|\snation)?{END}",
    ),
    build_rule(
        Bond.MEMBER,
        "serves",
        ("serves on", "sits on"),
        r"(?P<a><P>)(?:,?\swho)?\s(?:also\s|currently\s)*(?:serves|sits)\son\s"
        rf"{BEFORE_NAME}(?P<b>{_BODIES}){NO_NEXT_BODY}",
    ),
    build_rule(
        Bond.JOINED,
        "verb",
        (" join",),
        rf"(?P<a><POL>){AFTER_SUBJECT}\s{active_verb('joined', 'join')}\s"
        rf"(?:the\s)?(?P<b><O>){_AFTER_JOINED}",
    ),
)

# Who is put on a list, or taken off it.
_BE = rf"(?:was|were|is|are|{HAS_BEEN}|being|(?P<plan>will\sbe))"
_IS_DULY = rf"{AFTER_SUBJECT},?\s{_BE}\s(?:{ADVERB}\s){{0,2}}"
_A_LIST = rf"(?:(?:the|an?|its)\s)?(?:{MODIFIER}\s|<OLG>(?:['’]s)?\s){{0,4}}(?P<b><T>)"
_PUT = active_verb("added|adds|placed|put", "add|place|put")
_REMOVE = active_verb("removed|removes|dropped|deleted", "remove")
_BANS = r"(?:\w+\s)?sanctions\s(?:on|against)"
_SANCTION = Verb(
    past=rf"sanctioned|blacklisted|imposed\s{_BANS}",
    bare=rf"sanction|blacklist|impose\s{_BANS}",
    third=rf"sanctions|blacklists|imposes\s{_BANS}",
    doing="sanctioning|blacklisting",
)
_LISTS = (
    build_rule(
        Bond.LISTED,
        "on",
        (LIST,),
        rf"(?P<a>{row_of_names('OPLX')}){_IS_DULY}"
        r"(?:added|placed|put|listed|included)"
        rf"(?:\s(?:by|in|back)\s[^,;.]{{1,40}}?)?\s(?:to|on|in)\s{_A_LIST}",
    ),
    build_rule(
        Bond.LISTED,
        "put",
        (LIST,),
        rf"<OL>{SAID_IT}\s{_PUT}\s{BEFORE_NAME}(?P<a>{row_of_names('OPX')})\s(?:to|on)\s{_A_LIST}",
    ),
    build_rule(
        Bond.DELISTED,
        "off",
        (LIST,),
        rf"(?P<a>{row_of_names('OPLX')}){_IS_DULY}"
        rf"(?:removed|deleted|dropped|struck|taken\soff)(?:\sfrom)?\s{_A_LIST}",
    ),
    build_rule(
        Bond.DELISTED,
        "take",
        (LIST,),
        rf"<OL>{SAID_IT}\s{_REMOVE}\s{BEFORE_NAME}(?P<a>{row_of_names('OPLX')})\sfrom\s{_A_LIST}",
    ),
    *build_verb_rules(Bond.SANCTIONED, _SANCTION, ("sanction", "blacklist"), "OL", "OPLX"),
)

# Who goes to court against whom.
_SUIT = r"(?:an?\s)?(?:[\w-]+\s){0,3}(?:lawsuit|suit|complaint)\sagainst"
_SUE = Verb(
    past=rf"sued|(?:has\s|have\s)?filed\s{_SUIT}|is\ssuing|are\ssuing",
    bare=rf"sue|file\s{_SUIT}",
    third=rf"sues|files\s{_SUIT}",
    doing="suing",
)
_CHARGE = Verb("charged|indicted", "charge|indict", "charges|indicts", "charging")
_FINE = Verb("fined", "fine", "fines", "fining")
_AFTER_CHARGED = r"(?=\swith\b|\sover\b|\sfor\b|\son\b|\sin\s)"
_AFTER_FINED = (
    r"(?=$|[.,;]|\s[$£€¥]|"
    r"\s(?:in|on|for|over|after|a|an|up|nearly|more|about|some|almost|last|\d)\b)"
)
_SETTLE = active_verb(
    rf"settled|settles|reached\san?\s(?:{MODIFIER}\s){{0,3}}settlement", "settle"
)
_COURTS = (
    *build_verb_rules(Bond.SUED, _SUE, (" sue", "suing", "suit", "complaint"), "OPL", "OPL"),
    *build_verb_rules(Bond.CHARGED, _CHARGE, ("charg", "indict"), "O", "OP", after=_AFTER_CHARGED),
    *build_verb_rules(Bond.FINED, _FINE, (" fine",), "OL", "OP", after=_AFTER_FINED),
    build_rule(
        Bond.SETTLED,
        "with",
        ("settle",),
        rf"(?P<a><OP>){AFTER_SUBJECT}{SAID_IT}\s{_SETTLE}\s(?:[a-z$\d][\w.-]*\s){{0,6}}?"
        rf"with\s{BEFORE_NAME}(?P<b>{row_of_names('OPL')}){END}",
    ),
)

# Who does business with whom.
_DEAL = r"(?:contract|deal|agreement|pact|memorandum\sof\sunderstanding|MOU|MoU|partnership)s?"
_DEAL_CUES = ("contract", "deal", "agreement", "pact", "understanding", "MOU", "MoU", "partnership")
_SIGN = active_verb(
    r"signed|signs|inked|struck|won|secured|concluded|entered\sinto|finali[sz]ed",
    r"sign|enter\sinto|strike",
)
_AWARD = active_verb("awarded|awards", "award")
_INVEST = active_verb(
    rf"invested|invests|(?:bought|took|acquired|purchased|holds|owns)\s{FEW_WORDS}stake",
    rf"invest|(?:buy|take|acquire)\s{FEW_WORDS}stake",
)
_BUSINESS = (
    build_rule(
        Bond.CONTRACTED,
        "deal",
        _DEAL_CUES,
        rf"(?P<a><OL>){AFTER_SUBJECT}{SAID_IT}\s{_SIGN}\s{FEW_WORDS}{_DEAL}\s"
        rf"(?:with|from)\s{BEFORE_NAME}(?P<b>{row_of_names('OL')}){END}",
    ),
    build_rule(
        Bond.CONTRACTED,
        "awarded",
        ("contract",),
        rf"(?P<a><OL>)\s{_AWARD}\s(?P<b><O>)\san?\s{FEW_WORDS}contract{END}",
    ),
    build_rule(
        Bond.CONTRACTED,
        "awarded-to",
        ("contract",),
        rf"(?P<a><OL>)\s{_AWARD}\san?\s{FEW_WORDS}contract\sto\s{BEFORE_NAME}(?P<b><O>){END}",
    ),
    build_rule(
        Bond.INVESTED,
        "in",
        ("invest", "stake"),
        rf"(?P<a><OPL>){AFTER_SUBJECT}{SAID_IT}\s{_INVEST}\s(?:{MODIFIER}\s){{0,4}}"
        rf"in\s{BEFORE_NAME}(?P<b>{row_of_names('O')}){END}",
    ),
    build_rule(
        Bond.INVESTED,
        "backed",
        ("-backed",),
        rf"(?P<a><O>)-backed\s{BEFORE_NAME}(?P<b><O>){END}",
        first_name_is_subject=False,
    ),
)

RULES = (*ACQUIRED, *OWNS, *_MEMBER, *_LISTS, *_COURTS, *_BUSINESS)
