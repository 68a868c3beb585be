"""The patterns of relations, over sentences in which each name is one mark: `<O>` an organisation, `<POL>` that, a person or a place.

Group `a` is the subject and `b` the object of the active verb; each may be several names. `plan` and `deny` tell how sure it is.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.extract.relations.marked import ANY, LIST, pattern
from generator.model.relations import Bond

_NOT = (r"of|in|on|at|for|from|by|to|with|and|or|but|that|which|who|whom|whether|if|as|than|about|against|over|under|between|into|not|"
        r"within|without|across|through|throughout|among|during|since|until|upon|towards?|inside|outside|beyond|near|behind|like|no|never|"
        r"nor|is|was|are|were|be|been|will|would|could|may|might|should|has|have|had|said|says|it|he|she|they|while|when|after|before|"
        r"shares?|stakes?|parts?|executives?|officials?|employees?|owners?|users?|"
        r"two|three|four|five|six|seven|eight|nine|ten|dozens?|several|some|any|all|more|many")
_MOD = rf"(?:(?!(?:{_NOT})(?![\w-]))[a-z$£€\d][\w.$%’'-]*|<LG>(?:['’]s|-\w+)?|[A-Z][\w-]*)"
NOUN_WORDS = rf"(?!(?:{_NOT})(?![\w-]))[a-z][\w’'-]*"  # within a noun phrase, before its name
_NOUN = rf"(?:(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er)\s)?(?:{_MOD}\s){{0,4}}"  # before a name, within its noun phrase
_APART = (r",\s(?:an?|the|which|whose|one|its|based|formerly|now|then|owned|known|led|founded)\b[^,;:.]{1,90},")
_DAY = r"(?:(?:last|this|earlier this|late last)\s(?:week|month|year)|(?:on\s|last\s)?\w+day|in\s\d{4}|in\s[A-Z]\w+|earlier|today)"
_ADVERB = rf"(?:\w+ly|also|later|then|already|just|once|first|separately|{_DAY}|has|have|had)"
_PLAN = (r"(?P<plan>(?:will|(?:is|are|was|were)\s(?:(?:set|due|about|poised|expected|going|planning|preparing|scheduled)\s)?to|"
         r"(?:has\s|have\s|had\s)?agreed\sto|agrees\sto|(?:plans?|intends?|vows?|pledges?)\sto|(?:planned|intended|vowed|pledged)\sto|"
         r"announced\s(?:plans|an?\sagreement|a\sdeal)\sto|"
         r"(?:said|says|announced|confirmed)(?:\s(?:on\s)?\w+day)?(?:\sthat)?\s(?:it|he|she|they)\s(?:will|would|(?:had\s|"
         r"has\s)?agreed\sto|plan\w*\sto))"
         r"(?:\salso)?)")
_DENY = r"(?P<deny>(?:has\s|have\s)?den(?:ied|ies)\s(?:that\s)?(?:(?:it|he|she|they)\s(?:had\s|has\s|have\s)?|having\s|ever\s)*)"
_SAID = rf"(?:\s(?:said|says|announced|confirmed|revealed|disclosed)(?:\s{_DAY})?(?:\sthat)?\s(?:it|he|she|they))?"
_WHO = r"(?:,?\s(?:which|who|that))?"
END = (r"(?=$|[.,;:!?)\]”\"—–]|\s[—–-]\s|\s(?:in|on|for|from|after|over|to|and|but|or|with|at|as|by|last|this|under|during|because|"
       r"when|"
       r"while|"
       r"which|who|that|earlier|today|yesterday|\w+day|following|amid|before|since|through|via|alleging|claiming|saying|accusing|"
       r"seeking|until|"
       r"where|whose|also|is|was|has|had|will|said|told|announced|says)\b)")

NO_ONE = re.compile(  # any committee, two names that were read as one, a torn one
    r"^(?:[Tt]he\s)?(?:(?:Fire|Police|Health|Sheriff['’]?s?)\s)?(?:Sub)?(?i:committee|board|council|commission|cent(?:er|re)|department|agency|"
    r"act|bill|program|fund|borough|city|county|state|town|village|university|college|hospital|school|court|office|administration|"
    r"government|company|association|foundation|institute|authority|bureau|ministry|service)$|"
    r"\bCommittee\s(?!of|on|for).*Committee$|\bCommittees$|\b(?:Committee|Council|Commission|Works|Relations)\sand\s|"
    r"^(?:Senate|House)\s\w+$|^[a-z]+\s|,\sand\s|[\[\]\"“”]|\s[A-Za-z]$")


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and what it tells: (relation, group of the subject, group of the object)."""

    name: str
    cues: tuple[str, ...]  # it is read only where one of these stands
    words: re.Pattern[str]
    tells: tuple[tuple[Bond, str, str], ...]


NO_TAIL = rf"(?!,?\s(?:and|or)\s(?:the\s)?[{ANY}]\s[a-z]+s\b)"


def _some(kinds: str) -> str:
    """One name, or a row of them; "Arden and Boria firms" names no place that does or suffers."""
    return rf"<{kinds}>(?:(?:,\s(?:and\s)?|\sand\s)(?:the\s)?<{kinds}>){{0,9}}{NO_TAIL}"


def _done(verb: str, plan: str) -> str:
    """The verb with what may stand before it; `plan` is its bare form."""
    return rf"(?:{_PLAN}\s(?:{plan})|(?:{_ADVERB}\s){{0,3}}(?:{verb}))"


def _active(past: str, base: str, third: str, doing: str, subject: str, object_: str, after: str) -> str:
    verb = rf"(?:{_DENY}(?:{past}|{doing})|{_done(f'{past}|{third}', base)})"
    return rf"(?P<a><{subject}>)(?:{_APART})?{_WHO}{_SAID}\s{verb}\s{_NOUN}(?P<b>{_some(object_)}){after}"


def _passive(past: str, subject: str, object_: str) -> str:
    be = (r"(?:(?:was|were|is|are|(?:has|have|had)\s(?:\w+ly\s)?been|being|"
          r"(?P<plan>(?:will|would|to)\sbe|(?:is|are)\sset\sto\sbe|(?:has\s)?agreed\sto\sbe))\s)?")
    return (rf"(?P<b>{_some(object_)})(?:{_APART})?{_WHO},?\s{be}(?:{_ADVERB}\s){{0,2}}(?:{past})"
            rf"(?:\s[^,;:.!?\ue001-\ue00a]{{1,40}}?)?\sby\s{_NOUN}(?P<a><{subject}>){END}")


def _verb(kind: Bond, cues: str, past: str, base: str, third: str, doing: str, kinds: str, after: str = END) -> tuple[Rule, ...]:
    """Both voices; `cues` and the two `kinds` are parted by "|" and ">"."""
    tells, (subject, object_), parted = ((kind, "a", "b"),), kinds.split(">"), tuple(cues.split("|"))
    return (Rule(f"{kind}-active", parted, pattern(_active(past, base, third, doing, subject, object_, after)), tells),
            Rule(f"{kind}-passive", parted, pattern(_passive(past, subject, object_)), tells))


def _one(name: str, kind: Bond, cues: str, words: str) -> Rule:
    return Rule(f"{kind}-{name}", tuple(cues.split("|")), pattern(words), ((kind, "a", "b"),))


_EACH = r"<OT>(?:,?\sand\s(?:also\s)?the\s<OT>)*"  # not "Trade, Science and Fish Committee"
_NO_MORE = END + r"(?!,?\s(?:and\s)?<O>)"
_UNIT = r"(?:unit|subsidiary|division|arm|brand)"
_PARENT = r"parent(?:\s(?:company|firm|group))?"
_WORDS = rf"(?:(?!(?:{_NOT})(?![\w-]))(?:[\w$.%-]+|<LG>)\s){{0,7}}?"
_BE = r"(?:was|were|is|are|(?:has|have|had)\s(?:\w+ly\s)?been|being|(?P<plan>will\sbe))"
_LISTED = rf"(?:(?:the|an?|its)\s)?(?:{_MOD}\s|<OLG>(?:['’]s)?\s){{0,4}}(?P<b><T>)"
_DEAL = r"(?:contract|deal|agreement|pact|memorandum\sof\sunderstanding|MOU|MoU|partnership)s?"
_DEALS = "contract|deal|agreement|pact|understanding|MOU|MoU|partnership"
_SUIT = r"(?:an?\s)?(?:[\w-]+\s){0,3}(?:lawsuit|suit|complaint)\sagainst"
_BANS = r"(?:\w+\s)?sanctions\s(?:on|against)"
_SELL = rf"(?P<a><OP>)(?:{_APART})?{_WHO}{_SAID}\s{_done('sold|sells', 'sell')}\s{_NOUN}(?P<b><OX>)"
_INVEST = _done(rf"invested|invests|(?:bought|took|acquired|purchased|holds|owns)\s{_WORDS}stake",
                rf"invest|(?:buy|take|acquire)\s{_WORDS}stake")
_SETTLED = _done(rf"settled|settles|reached\san?\s(?:{_MOD}\s){{0,3}}settlement", "settle")
_SIGNED = _done(r"signed|signs|inked|struck|won|secured|concluded|entered\sinto|finali[sz]ed", r"sign|enter\sinto|strike")
_AWARDED = _done("awarded|awards", "award")
_ACQUIRED = (
    *_verb(Bond.ACQUIRED, "acqui|bought| buy|snapped", "acquired|bought|snapped up", "acquire|buy", "acquires|buys", "acquiring|buying",
           "OP>OX"),
    *_verb(Bond.ACQUIRED, " over", "took over", "take over", "takes over", "taking over", "O>O"),
    _one("noun", Bond.ACQUIRED, "acquisition of|takeover of|purchase of",
         rf"(?P<a><O>)['’]s?\s(?P<plan>(?:planned|proposed|pending|possible|potential)\s)?(?:[$£€\d][\w.-]*\s|[bm]illion\s|recent\s|"
         rf"earlier\s)*"
         rf"(?:acquisition|takeover|purchase)\sof\s{_NOUN}(?P<b>{_some('OX')}){END}"),
    Rule("sold", (" sold ", " sell"), pattern(rf"{_SELL}\s(?:[^,;:.\ue001-\ue00a]{{0,30}}\s)?to\s{_NOUN}(?P<c><OP>){END}"),
         ((Bond.SOLD, "a", "b"), (Bond.ACQUIRED, "c", "b"))))
_OWNS = (
    _one("unit-of", Bond.OWNS, "unit of|subsidiary of|division of|arm of|brand of",
         rf"(?P<b><OX>)(?:,|\s(?:is|was|are|became|,?\swhich\sis))\s(?:now\s)?(?:an?|the|also\sa)\s(?:{_MOD}\s){{0,4}}{_UNIT}\sof\s"
         rf"{_NOUN}(?P<a><OL>){END}"),
    _one("owned-by", Bond.OWNS, "owned by|controlled by",
         rf"(?P<b><OX>)(?:,?\s(?:which|that)\s(?:is|was)|,|\s(?:is|was))\s(?:(?:now|also|\w+ly|\w+[ -])\s?)?(?:owned|controlled)\sby\s"
         rf"{_NOUN}(?P<a><OPL>){END}"),
    _one("its-unit", Bond.OWNS, "unit|subsidiary|division| arm|brand",
         rf"(?P<a><O>)(?:['’]s)?\s(?:(?!former)[a-z-]+\s|<LG>\s){{0,3}}{_UNIT},?\s(?P<b><OX>)(?!(?<=,\s.)\ssaid\b)"),
    _one("owned", Bond.OWNS, "-owned", rf"(?P<a><OP>)-owned\s{_NOUN}(?P<b><OX>){END}"),
    _one("parent", Bond.OWNS, "parent", rf"(?P<b><OX>)(?:['’]s)?\s(?:[a-z]+\s|<LG>\s)?{_PARENT},?\s(?P<a><OP>)(?!\sand\s[A-Z])"),
    _one("parent-of", Bond.OWNS, "parent|owner",
         rf"(?P<a><OP>),\s(?:which\sis\s|who\sis\s)?(?:the\s)?(?:{_MOD}\s){{0,2}}(?:{_PARENT}|"
         rf"owner)\sof\s{_NOUN}(?P<b>{_some('OX')}){END}"),
    _one("owns", Bond.OWNS, " owns ",
         rf"(?P<a><OP>)(?:{_APART})?{_WHO}\s(?:(?:also|now|already|currently|\w+ly)\s)?owns\s{_NOUN}(?P<b>{_some('OX')}){END}"))
_MEMBER = (
    _one("of", Bond.MEMBER, "member of|members of",
         r"(?P<a><POL>)(?:\s[DRI]\s[A-Z]{2})?(?:,?\s(?:is|was|who\sis|which\sis|has\s(?:\w+\s)?been|became|remains)\b|,|(?<=<P>)|(?<=\s[A-Z]{2}))\s(?:also\s)?"
         r"(?:an?|the\sonly|now\sa|one\sof\sthe)\s(?:(?!former|ranking|family|staff|faculty|crew)[a-z-]+\s){0,2}?members?\sof\s"
         rf"{_NOUN}(?P<b>{_EACH}){_NO_MORE}"),
    _one("leads", Bond.MEMBER, "member of",
         r"(?:^|[.”\"]\s)(?:As\s)?[Aa]\s(?:(?!former|"
         r"ranking)[a-z-]+\s){0,2}member\sof\sthe\s(?P<b><O>),\s(?:[A-Z][a-z]+\.?\s)?(?P<a><P>)(?=\s)"),
    _one("its", Bond.MEMBER, "member",
         r"(?<![Ff]ormer\s)(?<!ex-)(?P<b><O>)\smember(?:s|\sstates?|\scountry|\scountries|\snations?)?\s(?P<a>" + _some("PL") + ")"),
    _one("an", Bond.MEMBER, "member",
         rf"(?P<a><OL>)(?:,|\sis)\s(?:also\s)?an?\s(?:(?!former)[a-z-]+\s)?(?P<b><O>)\smember(?:\sstate|\scountry|\snation)?{END}"),
    _one("serves", Bond.MEMBER, "serves on|sits on",
         rf"(?P<a><P>)(?:,?\swho)?\s(?:also\s|currently\s)*(?:serves|sits)\son\s{_NOUN}(?P<b>{_EACH}){_NO_MORE}"),
    _one("verb", Bond.JOINED, " join",
         rf"(?P<a><POL>)(?:{_APART})?{_WHO}\s{_done('joined', 'join')}\s(?:the\s)?(?P<b><O>)"
         r"(?=$|[.,;]|\sas\b|\sin\s(?:\d{4}|[A-Z]\w+\s\d)|\sfrom\b|\safter\b|\slast\s)"))
_LISTS = (
    _one("on", Bond.LISTED, LIST,
         rf"(?P<a>{_some('OPLX')})(?:{_APART})?{_WHO},?\s{_BE}\s(?:{_ADVERB}\s){{0,2}}(?:added|placed|put|listed|included)"
         rf"(?:\s(?:by|in|back)\s[^,;.]{{1,40}}?)?\s(?:to|on|in)\s{_LISTED}"),
    _one("put", Bond.LISTED, LIST,
         rf"<OL>{_SAID}\s{_done('added|adds|placed|put', 'add|place|put')}\s{_NOUN}(?P<a>{_some('OPX')})\s(?:to|on)\s{_LISTED}"),
    _one("off", Bond.DELISTED, LIST,
         rf"(?P<a>{_some('OPLX')})(?:{_APART})?{_WHO},?\s{_BE}\s(?:{_ADVERB}\s){{0,2}}(?:removed|deleted|dropped|struck|"
         rf"taken\soff)(?:\sfrom)?\s"
         rf"{_LISTED}"),
    _one("take", Bond.DELISTED, LIST,
         rf"<OL>{_SAID}\s{_done('removed|removes|dropped|deleted', 'remove')}\s{_NOUN}(?P<a>{_some('OPLX')})\sfrom\s{_LISTED}"),
    *_verb(Bond.SANCTIONED, "sanction|blacklist", rf"sanctioned|blacklisted|imposed\s{_BANS}", rf"sanction|blacklist|impose\s{_BANS}",
           rf"sanctions|blacklists|imposes\s{_BANS}", "sanctioning|blacklisting", "OL>OPLX"))
_COURTS = (
    *_verb(Bond.SUED, " sue|suing|suit|complaint", rf"sued|(?:has\s|have\s)?filed\s{_SUIT}|is\ssuing|are\ssuing", rf"sue|file\s{_SUIT}",
           rf"sues|files\s{_SUIT}", "suing", "OPL>OPL"),
    *_verb(Bond.CHARGED, "charg|indict", "charged|indicted", "charge|indict", "charges|indicts", "charging", "O>OP",
           r"(?=\swith\b|\sover\b|\sfor\b|\son\b|\sin\s)"),
    *_verb(Bond.FINED, " fine", "fined", "fine", "fines", "fining", "OL>OP",
           r"(?=$|[.,;]|\s(?:in|on|for|over|after|a|an|up|nearly|more|about|some|almost|last|\d)\b|\s[$£€¥])"),
    _one("with", Bond.SETTLED, "settle",
         rf"(?P<a><OP>)(?:{_APART})?{_WHO}{_SAID}\s{_SETTLED}\s"
         rf"(?:[a-z$\d][\w.-]*\s){{0,6}}?with\s{_NOUN}(?P<b>{_some('OPL')}){END}"))
_DEALT = (
    _one("deal", Bond.CONTRACTED, _DEALS,
         rf"(?P<a><OL>)(?:{_APART})?{_WHO}{_SAID}\s"
         rf"{_SIGNED}\s"
         rf"{_WORDS}{_DEAL}\s(?:with|from)\s{_NOUN}(?P<b>{_some('OL')}){END}"),
    _one("awarded", Bond.CONTRACTED, "contract", rf"(?P<a><OL>)\s{_AWARDED}\s(?P<b><O>)\san?\s{_WORDS}contract{END}"),
    _one("awarded-to", Bond.CONTRACTED, "contract",
         rf"(?P<a><OL>)\s{_AWARDED}\san?\s{_WORDS}contract\sto\s{_NOUN}(?P<b><O>){END}"),
    _one("in", Bond.INVESTED, "invest|stake",
         rf"(?P<a><OPL>)(?:{_APART})?{_WHO}{_SAID}\s{_INVEST}\s(?:{_MOD}\s){{0,4}}in\s{_NOUN}(?P<b>{_some('O')}){END}"),
    _one("backed", Bond.INVESTED, "-backed", rf"(?P<a><O>)-backed\s{_NOUN}(?P<b><O>){END}"))
RULES = (*_ACQUIRED, *_OWNS, *_MEMBER, *_LISTS, *_COURTS, *_DEALT)
