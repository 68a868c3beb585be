"""The patterns of relations, over sentences in which each name is one mark: `<O>` an organisation, `<POL>` that, a person or a place.

Group `a` is the subject and `b` the object of the active verb; each may be several names. `plan` and `deny` tell how sure it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.extract.relations_marked import pattern
from generator.model import Certainty
from generator.terms import Bond

_NOT = (r"of|in|on|at|for|from|by|to|with|and|or|but|that|which|who|whom|whether|if|as|than|about|against|over|under|between|into|not|no|never|"
        r"nor|is|was|are|were|be|been|will|would|could|may|might|should|has|have|had|said|says|it|he|she|they|while|when|after|before|"
        r"shares?|stakes?|parts?|executives?|officials?|employees?|owners?|users?|"
        r"two|three|four|five|six|seven|eight|nine|ten|dozens?|several|some|any|all|more|many")
_MOD = rf"(?:(?!(?:{_NOT})\b)[a-z$£€\d][\w.$%’'-]*|<LG>(?:['’]s|-\w+)?|[A-Z]{{2,3}})"
_NOUN = rf"(?:(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er)\s)?(?:{_MOD}\s){{0,4}}"  # what may stand before a name as part of its noun phrase
_APART = (r",\s(?:an?|the|which|whose|one|its|based|formerly|now|then|owned|known|led|founded)\b[^,;:.]{1,90},")
_DAY = r"(?:(?:last|this|earlier this|late last)\s(?:week|month|year)|(?:on\s|last\s)?\w+day|in\s\d{4}|in\s[A-Z]\w+|earlier|today)"
_ADVERB = rf"(?:\w+ly|also|later|then|already|just|once|first|separately|{_DAY}|has|have|had)"
_PLAN = (r"(?P<plan>(?:will|(?:is|are|was|were)\s(?:set|due|about|poised|expected|going|planning|preparing|scheduled)\sto|(?:is|are|was|were)\sto|"
         r"(?:has\s|have\s|had\s)?agreed\sto|agrees\sto|(?:plans?|intends?|vows?|pledges?)\sto|(?:planned|intended|vowed|pledged)\sto|"
         r"announced\s(?:plans|an?\sagreement|a\sdeal)\sto|(?:said|announced)(?:\sthat)?\s(?:it|he|she|they)\s(?:will|would|plans?\sto|planned\sto))"
         r"(?:\salso)?)")
_DENY = r"(?P<deny>(?:has\s|have\s)?den(?:ied|ies)\s(?:that\s)?(?:(?:it|he|she|they)\s(?:had\s|has\s|have\s)?|having\s|ever\s)*)"
_SAID = rf"(?:\s(?:said|says|announced|confirmed|revealed|disclosed)(?:\s{_DAY})?(?:\sthat)?\s(?:it|he|she|they))?"
_WHO = r"(?:,?\s(?:which|who|that))?"
END = (r"(?=$|[.,;:!?)\]”\"—–]|\s[—–-]\s|\s(?:in|on|for|from|after|over|to|and|but|or|with|at|as|by|last|this|under|during|because|when|while|"
       r"which|who|that|earlier|today|yesterday|\w+day|following|amid|before|since|through|via|alleging|claiming|saying|accusing|seeking|until|"
       r"where|whose|also|is|was|has|had|will|said|told|announced|says)\b)")


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and what it tells: (relation, group of the subject, group of the object)."""

    name: str
    words: re.Pattern[str]
    tells: tuple[tuple[Bond, str, str], ...]
    certainty: Certainty = Certainty.HAPPENED


def _some(kinds: str) -> str:
    """One name, or a row of them."""
    return rf"<{kinds}>(?:(?:,\s(?:and\s)?|\sand\s)(?:the\s)?<{kinds}>){{0,9}}"


def _active(past: str, base: str, third: str, doing: str, subject: str, object_: str, after: str = END) -> str:
    done = rf"(?:(?:{_ADVERB})\s){{0,3}}(?:{past}|{third})"
    verb = rf"(?:{_PLAN}\s(?:{base})|{_DENY}(?:{past}|{doing})|{done})"
    return rf"(?P<a><{subject}>)(?:{_APART})?{_WHO}{_SAID}\s{verb}\s{_NOUN}(?P<b>{_some(object_)}){after}"


def _passive(past: str, subject: str, object_: str) -> str:
    be = r"(?:(?:was|were|is|are|(?:has|have|had)\s(?:\w+ly\s)?been|being|(?P<plan>(?:will|would|to)\sbe|(?:is|are)\sset\sto\sbe))\s)?"
    return (rf"(?P<b>{_some(object_)})(?:{_APART})?{_WHO},?\s{be}(?:(?:{_ADVERB})\s){{0,2}}(?:{past})"
            rf"(?:\s[^,;:.!?\ue001-\ue008]{{1,40}}?)?\sby\s{_NOUN}(?P<a><{subject}>){END}")


def _verb(kind: Bond, past: str, base: str, third: str, doing: str, subject: str, object_: str, after: str = END) -> tuple[Rule, ...]:
    tells = ((kind, "a", "b"),)
    return (Rule(f"{kind}-active", pattern(_active(past, base, third, doing, subject, object_, after)), tells),
            Rule(f"{kind}-passive", pattern(_passive(past, subject, object_)), tells))


def _one(name: str, kind: Bond, words: str) -> Rule:
    return Rule(f"{kind}-{name}", pattern(words), ((kind, "a", "b"),))


_EACH = r"<OT>(?:,?\sand\s(?:also\s)?the\s<OT>)*"  # not "Trade, Science and Fish Committee"
_UNIT = r"(?:unit|subsidiary|division|arm|brand)"
_PLACED = r"(?:added|placed|put|listed|included)"
_OFF = r"(?:removed|deleted|dropped|struck|taken\soff)"
_WORDS = rf"(?:(?!(?:{_NOT})\b)(?:[\w$.%-]+|<LG>)\s){{0,7}}?"
_BE = r"(?:was|were|is|are|(?:has|have|had)\s(?:\w+ly\s)?been|being|(?P<plan>will\sbe))"
_DEAL = r"(?:contract|deal|agreement|pact|memorandum\sof\sunderstanding|MOU|MoU|partnership)"
RULES = (
    *_verb(Bond.ACQUIRED, "acquired|bought|snapped up", "acquire|buy", "acquires|buys", "acquiring|buying", "OP", "OX"),
    *_verb(Bond.ACQUIRED, "took over", "take over", "takes over", "taking over", "O", "O"),
    _one("noun", Bond.ACQUIRED, rf"(?P<a><O>)['’]s?\s(?P<plan>(?:planned|proposed|pending|possible|potential)\s)?(?:[$£€\d][\w.-]*\s|billion\s|"
                                rf"million\s|recent\s|earlier\s|\d+\s)*(?:acquisition|takeover|purchase)\sof\s{_NOUN}(?P<b>{_some('OX')}){END}"),
    Rule("sold", pattern(rf"(?P<a><OP>)(?:{_APART})?{_WHO}{_SAID}\s(?:{_PLAN}\ssell|(?:(?:{_ADVERB})\s){{0,3}}(?:sold|sells))\s{_NOUN}(?P<b><OX>)"
                         rf"\s(?:[^,;:.\ue001-\ue008]{{0,30}}\s)?to\s{_NOUN}(?P<c><OP>){END}"),
         ((Bond.SOLD, "a", "b"), (Bond.ACQUIRED, "c", "b"))),
    _one("unit-of", Bond.OWNS, rf"(?P<b><OX>)(?:,|\s(?:is|was|are|became|,?\swhich\sis))\s(?:now\s)?(?:an?|the|also\sa)\s(?:{_MOD}\s){{0,4}}{_UNIT}\sof\s"
                               rf"{_NOUN}(?P<a><OL>){END}"),
    _one("owned-by", Bond.OWNS, rf"(?P<b><OX>)(?:,?\s(?:which|that)\s(?:is|was)|,|\s(?:is|was))\s(?:(?:now|also|\w+ly|wholly[ -]|\w+[ -])\s?)?(?:owned|controlled)\sby\s"
                                rf"{_NOUN}(?P<a><OPL>){END}"),
    _one("its-unit", Bond.OWNS, rf"(?P<a><O>)(?:['’]s)?\s(?:(?!former)[a-z-]+\s|<LG>\s){{0,3}}{_UNIT},?\s(?P<b><OX>){END}"),
    _one("owned", Bond.OWNS, rf"(?P<a><OP>)-owned\s{_NOUN}(?P<b><OX>){END}"),
    _one("parent", Bond.OWNS, rf"(?P<b><OX>)(?:['’]s)?\s(?:[a-z]+\s|<LG>\s)?parent(?:\s(?:company|firm|group))?,?\s(?P<a><OP>){END}"),
    _one("parent-of", Bond.OWNS, rf"(?P<a><OP>),\s(?:which\sis\s|who\sis\s)?(?:the\s)?(?:{_MOD}\s){{0,2}}(?:parent(?:\s(?:company|firm|group))?|owner)\sof\s"
                                 rf"{_NOUN}(?P<b>{_some('OX')}){END}"),
    _one("owns", Bond.OWNS, rf"(?P<a><OP>)(?:{_APART})?{_WHO}\s(?:(?:also|now|already|currently|\w+ly)\s)?owns\s{_NOUN}(?P<b>{_some('OX')}){END}"),
    _one("of", Bond.MEMBER, r"(?P<a><POL>)(?:\s[DRI]\s[A-Z]{2})?(?:,?\s(?:is|was|who\sis|which\sis|has\s(?:\w+\s)?been|became|remains)\b|,)?\s(?:also\s)?"
                            r"(?:an?|the\sonly|now\sa|one\sof\sthe)\s(?:(?!former|ranking|family|staff|faculty|crew)[a-z-]+\s){0,2}?members?\sof\s"
                            rf"{_NOUN}(?P<b>{_EACH}){END}(?!,?\s(?:and\s)?<O>)"),
    _one("leads", Bond.MEMBER, rf"(?:^|[.”\"]\s)(?:As\s)?[Aa]\s(?:(?!former|ranking)[a-z-]+\s){{0,2}}member\sof\sthe\s(?P<b><O>),\s(?:[A-Z][a-z]+\.?\s)?(?P<a><P>)(?=\s)"),
    _one("its", Bond.MEMBER, r"(?<![Ff]ormer\s)(?<!ex-)(?P<b><O>)\smember(?:s|\sstates?|\scountry|\scountries|\snations?)?\s(?P<a>" + _some("PL") + rf"){END}"),
    _one("an", Bond.MEMBER, rf"(?P<a><OL>)(?:,|\sis)\s(?:also\s)?an?\s(?:(?!former)[a-z-]+\s)?(?P<b><O>)\smember(?:\sstate|\scountry|\snation)?{END}"),
    _one("serves", Bond.MEMBER, rf"(?P<a><P>)(?:,?\swho)?\s(?:also\s|currently\s)*(?:serves|sits)\son\s{_NOUN}(?P<b>{_EACH}){END}(?!,?\s(?:and\s)?<O>)"),
    _one("verb", Bond.JOINED, rf"(?P<a><POL>)(?:{_APART})?{_WHO}\s(?:{_PLAN}\sjoin|{_DENY}joining|(?:(?:{_ADVERB})\s){{0,3}}joined)\s(?:the\s)?(?P<b><O>)"
                              r"(?=$|[.,;]|\sas\b|\sin\s(?:\d{4}|[A-Z]\w+\s\d)|\sfrom\b|\safter\b|\slast\s)"),
    _one("on", Bond.LISTED, rf"(?P<a>{_some('OPLX')})(?:{_APART})?{_WHO},?\s{_BE}\s(?:(?:{_ADVERB})\s){{0,2}}{_PLACED}(?:\s(?:by|in|back)\s[^,;.]{{1,40}}?)?\s(?:to|on|in)\s"
                            rf"(?:(?:the|an?|its)\s)?(?:<OLG>(?:['’]s)?\s)?(?:{_MOD}\s|<OLG>(?:['’]s)?\s){{0,3}}(?P<b><T>)"),
    _one("put", Bond.LISTED, rf"<OL>{_SAID}\s(?:{_PLAN}\s(?:add|place|put)|(?:(?:{_ADVERB})\s){{0,2}}(?:added|adds|placed|put))\s{_NOUN}(?P<a>{_some('OPX')})"
                             rf"\s(?:to|on)\s(?:(?:the|an?|its)\s)?(?:{_MOD}\s|<OLG>(?:['’]s)?\s){{0,3}}(?P<b><T>)"),
    _one("off", Bond.DELISTED, rf"(?P<a>{_some('OPLX')})(?:{_APART})?{_WHO},?\s{_BE}\s(?:(?:{_ADVERB})\s){{0,2}}{_OFF}(?:\sfrom)?\s(?:(?:the|an?|its)\s)?"
                               rf"(?:{_MOD}\s|<OLG>(?:['’]s)?\s){{0,3}}(?P<b><T>)"),
    _one("take", Bond.DELISTED, rf"<OL>{_SAID}\s(?:{_PLAN}\sremove|(?:(?:{_ADVERB})\s){{0,2}}(?:removed|removes|dropped|deleted))\s{_NOUN}(?P<a>{_some('OPLX')})"
                                rf"\sfrom\s(?:(?:the|an?|its)\s)?(?:{_MOD}\s|<OLG>(?:['’]s)?\s){{0,3}}(?P<b><T>)"),
    *_verb(Bond.SANCTIONED, r"sanctioned|blacklisted|imposed\s(?:\w+\s)?sanctions\s(?:on|against)", r"sanction|blacklist|impose\s(?:\w+\s)?sanctions\s(?:on|against)",
           r"sanctions|blacklists|imposes\s(?:\w+\s)?sanctions\s(?:on|against)", "sanctioning|blacklisting", "OL", "OPLX"),
    *_verb(Bond.SUED, r"sued|(?:has\s|have\s)?filed\s(?:an?\s)?(?:[\w-]+\s){0,3}(?:lawsuit|suit|complaint)\sagainst|is\ssuing|are\ssuing",
           r"sue|file\s(?:an?\s)?(?:[\w-]+\s){0,3}(?:lawsuit|suit|complaint)\sagainst", r"sues|files\s(?:an?\s)?(?:[\w-]+\s){0,3}(?:lawsuit|suit)\sagainst",
           "suing", "OPL", "OPL"),
    *_verb(Bond.CHARGED, "charged|indicted", "charge|indict", "charges|indicts", "charging", "O", "OP", r"(?=\swith\b|\sover\b|\sfor\b|\son\b|\sin\s)"),
    *_verb(Bond.FINED, "fined", "fine", "fines", "fining", "OL", "OP",
           r"(?=$|[.,;]|\s(?:in|on|for|over|after|a|an|up|nearly|more|about|some|almost|last|[$£€¥\d])\b|\s[$£€¥])"),
    _one("with", Bond.SETTLED, rf"(?P<a><OP>)(?:{_APART})?{_WHO}{_SAID}\s(?:{_PLAN}\s(?:settle|reach\sa\ssettlement)|(?:(?:{_ADVERB})\s){{0,2}}(?:settled|settles|reached\san?\s"
                               rf"(?:{_MOD}\s){{0,3}}settlement))\s(?:[a-z$\d][\w.-]*\s){{0,6}}?with\s{_NOUN}(?P<b>{_some('OPL')}){END}"),
    _one("deal", Bond.CONTRACTED, rf"(?P<a><OL>)(?:{_APART})?{_WHO}{_SAID}\s(?:{_PLAN}\s(?:sign|enter\sinto|strike)|(?:(?:{_ADVERB})\s){{0,3}}(?:signed|signs|inked|struck|"
                                  rf"won|secured|concluded|entered\sinto|finali[sz]ed))\s{_WORDS}{_DEAL}s?\s(?:with|from)\s{_NOUN}(?P<b>{_some('OL')}){END}"),
    _one("awarded", Bond.CONTRACTED, rf"(?P<a><OL>)\s(?:{_PLAN}\saward|(?:(?:{_ADVERB})\s){{0,2}}(?:awarded|awards))\s(?:(?P<b><O>)\san?\s{_WORDS}contract|"
                                     rf"an?\s{_WORDS}contract\sto\s{_NOUN}(?P<c><O>)){END}"),
    _one("in", Bond.INVESTED, rf"(?P<a><OPL>)(?:{_APART})?{_WHO}{_SAID}\s(?:{_PLAN}\s(?:invest|(?:buy|take|acquire)\s{_WORDS}stake)|(?:(?:{_ADVERB})\s){{0,3}}(?:invested|invests|"
                              rf"(?:bought|took|acquired|purchased|holds|owns)\s{_WORDS}stake))\s(?:{_MOD}\s){{0,4}}in\s{_NOUN}(?P<b>{_some('O')}){END}"),
    _one("backed", Bond.INVESTED, rf"(?P<a><O>)-backed\s{_NOUN}(?P<b><O>){END}"),
)
CUE = re.compile(r"acqui|\bb(?:ought|uys?|uying)\b|snapped|t(?:ook|akes?|aking) ?over|purchase of|\bsold\b|\bsells?\b|\bunit\b|subsidiary|division|\barm\b|brand|"
                 r"\bown(?:s|er|ed)\b|controlled by|parent|member|serves on|sits on|\bjoin|\badd(?:ed|s)?\b|\bplaced?\b|\bput\b|\blisted\b|included|"
                 r"removed?|deleted|dropped|struck|taken off|sanction|blacklist|\bsue[ds]?\b|suing|lawsuit|\bsuit\b|complaint|charge|indict|"
                 r"\bfine[ds]?\b|settle|contract|\bdeal|agreement|\bpact\b|understanding|M[Oo]U|partnership|invest|stake|-backed")
