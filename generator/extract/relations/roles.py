"""Sentences + Mentions -> Roles: the office or work that stands beside a person's name, with the body that it is of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from generator.extract.names.common import NOT_NAMES
from generator.extract.relations.marked import Marked, marked, pattern
from generator.model.findings import Sentence
from generator.model.ids import Span
from generator.model.names import Kind, Mention
from generator.model.relations import Role

_HELD = (  # of a body, whose name may stand before it: "Acme chairman"
    r"chief\s(?:\w+\s){0,2}officer|chief\sexecutive|chief\sof\sstaff|C[EFOT]O|(?:vice[- ])?chair(?:man|woman|person)?|"
    r"(?:vice[- ])?president|"
    r"prime\sminister|premier|chancellor|minister|secretary(?:[- ]general)?|spokes(?:man|woman|person)|director(?:[- ]general)?|"
    r"(?:co-)?founder|"
    r"head|chief|leader|governor|mayor|senator|congress(?:man|woman)|representative|ambassador|envoy|commissioner|attorney\sgeneral|"
    r"general\scounsel|treasurer|partner|principal|administrator|advis[eo]r|dean|rector|provost|manager|superintendent|coordinator|"
    r"inspector\sgeneral|speaker|whip|ranking\smember|trustee|editor|coach|captain|commander|chief\seconomist|vice\schancellor|controller|"
    r"general\smanager|deputy|executive|owner|publisher|counsel|professor|fellow|engineer|strategist|economist")
_AT_ONCE = (  # the same, where no "'s" says that the body before it is theirs: "vetoing the Acme bill President Roe" tells nothing
    r"chief\s(?:\w+\s){0,2}officer|chief\sexecutive|chief\sof\sstaff|C[EFOT]O|(?:vice[- ])?chair(?:man|woman|person)?|"
    r"(?:vice[- ])?president|"
    r"secretary(?:[- ]general)?|spokes(?:man|woman|person)|director(?:[- ]general)?|(?:co-)?founder|head|chief|leader|commissioner|"
    r"general\scounsel|"
    r"treasurer|partner|administrator|advis[eo]r|dean|manager|coordinator|inspector\sgeneral|speaker|ranking\smember|editor|coach|captain|"
    r"chief\seconomist|general\smanager|executive|economist|strategist|professor|fellow")
_OTHER = r"analyst|researcher|scientist|lawyer|attorney|correspondent|reporter|columnist|lecturer|historian|expert|prosecutor|judge|justice"
_TITLE = (r"(?:(?:Trade|Special|Permanent|High)\s)(?:Representative|Envoy|Ambassador)|"
          r"(?:(?!Of\b|In\b|On\b|By\b|For\b|To\b|And\b|With\b|The\b)[A-Z][a-z]+(?:-[A-Z]?[a-z]+)?\s){0,3}(?:Minister|Secretary|"
          r"Secretary[- ]General|Commissioner|Attorney\sGeneral|Advis[eo]r|Administrator|Director|Treasurer|Undersecretary|"
          r"Under\sSecretary)|"
          r"(?:Vice\s)?President|Prime\sMinister|Premier|Chancellor|Senator|Sen\.|Congress(?:man|woman)|Representative|Rep\.|Governor|"
          r"Gov\.|"
          r"Mayor|Ambassador|(?:Chief\s)?Justice|Judge|(?:Majority\s|Minority\s)Leader|Speaker|Sheriff|King|Queen|Prince|Princess|Pope|"
          r"Archbishop|Bishop|Cardinal|General|Gen\.|Admiral|Colonel|Col\.|Professor|Prof\.|Chairman|Chairwoman|Chair|Comptroller|"
          r"Superintendent|Envoy")
_STOP = (r"of|in|on|at|for|from|by|to|with|and|or|but|that|which|who|whose|whether|if|as|than|about|against|over|under|between|into|not|"
         r"no|is|was|are|"
         r"were|be|been|will|would|has|have|had|said|says|it|he|she|they|while|when|after|before|the|an?|told|became|become|called|"
         r"named|urged|"
         r"former|nominee|candidate|wife|husband|son|daughter|brother|sister|like|where|meanwhile|today|yesterday|\w+day|his|her|their|"
         r"our|my|your|its")
_WORD = rf"(?!(?i:{_STOP})\b)[A-Za-z][\w&/-]*"
_LEAD = rf"(?:(?:{_WORD}|<LG>(?:['’]s)?)\s){{0,5}}?"
_BESIDE = (  # not "Acme applauds President Roe"
    rf"(?:(?:(?!(?i:{_STOP})\b)[A-Z][\w&/-]*|<LG>|senior|junior|deputy|vice|executive|managing|associate|assistant|acting|interim|"
    r"general|regional|national|local|research|policy|campaign|press|communications|finance|financial|marketing|sales|foreign|security|"
    r"legal|technology|political|club|team|party|union|company|honorary|founding|founder|chief|world|central|group|programme|program|"
    r"science|news|media|military|medical|defen[cs]e|head|fire|police|affairs|relief|response|emergency|"
    r"trade|public|health|education|tax|product|design|football|art|music|business|board|staff|field|project|operations|co)\s){0,3}?")
_HEADS = rf"(?i:{_HELD}|{_OTHER})"
_OF = (rf"(?:\s(?:of|for|on)\s(?:the\s)?(?:(?:(?!C[EFOT]O\b|[Pp]resident\b|[Dd]irector\b|[Cc]hair){_WORD}|and|"
       rf"<LGOWX>(?:['’]s)?|&)\s?){{1,6}}?)?")
_PHRASE = rf"{_LEAD}{_HEADS}(?:,?\sand\s{_LEAD}{_HEADS})?\b"
_BODY = rf"\s?\b(?:of|at|for|with|in|from|to)\s(?:the\s)?(?P<o><OL>)(?:['’]s\s(?:{_WORD}\s?){{1,4}}?)?"
_RANKS = ("Deputy", "Vice", "Associate", "Assistant", "Acting", "Interim", "Lieutenant", "Lt.", "Major", "Maj.", "Brigadier", "Brig.",
          "Rear", "Principal", "Shadow", "Executive", "Incoming", "Junior", "Senior")
_WHOLLY = "".join(rf"(?<!\b{rank}\s)" for rank in _RANKS)  # what is deputy to a secretary is none
_RANK = rf"(?:(?:{'|'.join(map(re.escape, _RANKS))})\s){{0,3}}"
_MORE = (  # the name goes on: "Trade, and Fish Committee"
    r"(?!(?:,?\s(?:and\s)?(?:the\s)?(?:[A-Z][\w’'-]*|<OLGWX>)){1,6}\s(?:Committee|Subcommittee)\b)")
_END = (rf"(?=$|[.;:!?)\]”\"—–]|,(?!\s<O>){_MORE}|\s[—–-]\s|"
        r"\sand\s(?!(?!(?:Sen|Rep|Senators?|Representatives?|Mr|Mrs|Ms|Dr)\b)[A-Z]|<OLGWX>)|"
        r"\sin\s(?!the\s[A-Z])|\son\s(?=\w+day\b)|"
        r"\s(?:who|said|says|told|announced|called|urged|joined|from|during|since|until|when|where|but|as|by|to|will|has|had|was|is|"
        r"today|yesterday|\w+day|\w+ed)\b)")
_STRICT = rf"(?=$|[.;:!?)\]”\"]|,{_MORE})"
_FORMER = r"(?P<former>(?:(?:the|an?|its)\s)?(?i:former(?:ly)?|ex|then|late|outgoing)[- ](?:the\s)?)?"
_THE = r"(?:(?:an?|the|its|now|currently|one\sof\sthe|also)\s){0,2}"
_JR = r"(?:,?\s[JS]r\.?)?(?:\s[DRI]\s[A-Z][A-Za-z]{1,3}\b)?"
RULES = tuple((name, pattern(words)) for name, words in (
    ("after", rf"(?P<p><P>){_JR},?\s(?:who\s(?:is|serves\sas)\s)?{_THE}{_FORMER}{_THE}(?P<r>{_PHRASE}{_OF}{_BODY}){_END}"),
    ("after-its", rf"(?P<p><P>){_JR},\s{_THE}{_FORMER}(?P<r>(?:<GL>\s)?(?P<o><O>)(?:['’]s)?\s{_PHRASE}{_OF}){_STRICT}"),
    ("after-alone", rf"(?P<p><P>){_JR},\s{_THE}{_FORMER}{_THE}(?P<r>{_PHRASE}{_OF}){_STRICT}"),
    ("before-its", rf"(?<!incoming\s)(?<!\bas\s){_FORMER}(?P<r>(?:(?:Principal|Deputy|Assistant|Acting|Vice|Associate)\s){{0,3}}"
     rf"(?:<G>\s|<L>['’]s\s)?(?P<o><O>)(?:['’]s\s(?:{_BESIDE}|(?:{_WORD}\s){{0,2}}?)(?i:{_HELD}|{_OTHER})|"
                   rf"\s{_BESIDE}(?i:{_AT_ONCE}))),?\s(?P<p><P>)"),
    ("before-of", rf"(?:^|[“\"]|(?<![\ue001-\ue008],\s){_WHOLLY}(?<!former\s)\b(?:[Tt]he\s|(?=[A-Z])|(?<![Tt]he\s)(?<!\ba\s)(?=former\s)))"
     rf"{_FORMER}(?P<r>{_PHRASE}{_OF}{_BODY}),?\s(?P<p><P>)"),
    ("title", rf"{_WHOLLY}(?<!-)\b{_FORMER}(?P<r>(?:<LG>(?:['’]s)?\s)?{_RANK}(?:{_TITLE}))\s(?P<p><P>)"),
    ("is", rf"(?P<p><P>){_JR}\s(?:is|has\sbeen|became|remains|serves\sas|(?:was|has\sbeen|is)\s(?:\w+\s)?(?:named|appointed|elected|"
           rf"re-elected|made)(?:\sas)?)\s"
           rf"{_THE}(?P<r>{_PHRASE}{_OF}{_BODY}){_END}"),
    ("was", rf"(?P<p><P>){_JR},?\s(?P<former>(?:who\s)?(?:was|served\sas|had\sbeen|worked\sas)\s){_THE}(?P<r>{_PHRASE}{_OF}{_BODY}){_END}"),
))
_OFFICED = pattern(  # "Secretary of Energy Ann Roe, Secretary of Labour Bob Poe": what follows a name that has its office is the next one's
    r"\bof\s(?:the\s)?(?:(?:[A-Z]\w+|<OLG>|and)\s){0,4}$")
NEAR = 400  # characters before a name within which the name before it and its office stand
_TORN = re.compile(r"\s\w$")  # "Ann R", of a text that has lost its stops
CUE = re.compile(rf"\b(?:{_HELD}|{_OTHER}|Sen\.|Rep\.|Gov\.|Gen\.|Col\.|Prof\.)(?!\w)|"
                 r"undersecretary|sheriff|\bking\b|queen|prince|pope|bishop|admiral|"
                 r"cardinal|colonel|general|comptroller", re.IGNORECASE)


def roles(text: str, sentences: Sequence[Sentence], mentions: Sequence[Mention]) -> tuple[Role, ...]:
    """In text order; where two patterns read the same words of a person, the one that names a body, then the longer."""
    found: dict[tuple[Span, int], Role] = {}
    for words in marked(text, sentences, mentions, 1):
        if any(mention.kind is Kind.PERSON for mention in words.names) and CUE.search(words.words):
            for role in _told(words):
                _keep(found, role)
    return tuple(sorted(found.values(), key=lambda one: (one.person, one.span)))


def _told(sentence: Marked) -> Iterator[Role]:
    for name, rule in RULES:
        for m in rule.finditer(sentence.words):
            if name.startswith("after") and _OFFICED.search(sentence.words, max(0, m.start() - NEAR), m.start()):
                continue
            start = m.start("r")
            if name == "title":
                start = _start(sentence.words, m)
            if _TORN.search(sentence.name(m.start("p")).surface):
                continue
            body = sentence.name(m.start("o")) if m.groupdict().get("o") else None
            organisation = body.span if body and body.kind is Kind.ORGANISATION else None
            former = m.groupdict().get("former") is not None
            yield Role(sentence.name(m.start("p")).span, organisation, sentence.span(start, m.end("r")), former, name)


def _start(words: str, m: re.Match[str]) -> int:
    """Where a title begins, without the capitalised opener of its sentence."""
    first = m["r"].split()[0]
    opens = m.start("r") == 0 and " " in m["r"] and first in NOT_NAMES
    return m.start("r") + len(first) + 1 if opens and first not in ("Prime", "Chief", "Secretary", "Attorney", "General") else m.start("r")


def _keep(found: dict[tuple[Span, int], Role], role: Role) -> None:
    """Of roles on the same side of a name, the one that says most."""
    key = role.person, int(role.span.start > role.person.start)
    known = found.get(key)
    if known is None or _said(role) > _said(known):
        found[key] = role


def _said(role: Role) -> tuple[bool, int]:
    return role.organisation is not None, role.span.end - role.span.start
