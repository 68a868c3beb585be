"""Whether the words in and about a name bear out what the model alone takes it for; less than it takes to say so unasked."""

from __future__ import annotations

import re
from functools import lru_cache

from generator.extract.names.given import GIVEN
from generator.extract.names.kinds import ASKED
from generator.model.ids import Span
from generator.model.names import Kind

BEFORE, AFTER = 80, 80  # characters about a name
_SPEAKS = (r"(?:reports|writes|said|says|told|tells|added|adds|announced|reported|replied|argued|argues|agreed|declined|refused|denied|"
           r"confirmed|warned|claimed|claims|explained|insisted|testified|wrote|hopes|believes|wants|expects|decided|admitted|noted|"
           r"called|asked|urged)\b")
_ACTS = (r"(?:acquired|bought|sold|hired|employs|owns|owned|operates|manages|sued|fired|laid off|posted|launched|unveiled|won|beat|lost|"
         r"defeated|rallied|scored|hosts?|hosted|traded|signed|plans|offers|makes|made|builds|runs)\b")
_PERSON = re.compile(r"\b[A-Z]\.? (?:[a-z]+ )?[A-Z][a-z]|[a-z]-[a-z]+$| - [a-z]+$|^Abu |\s(?:bin|ibn|van|von|de|da|di)\s")  # "Wu Wai-keung"
_PERSON_AFTER = re.compile(rf"(?:,[^,.\n]{{1,60}},)? (?:(?:has|had|also|later|then|and \w+) )?{_SPEAKS}"
                           r"| ?\(\s?(?:[A-Z][a-z.]+|[DRI]\s?[-–])|[^.!?\n]{0,60}\b(?:he|she|his|her|him|who|himself|herself)\b"
                           r"| (?:administration|regime|government|presidency|family|campaign|brothers|estate)\b"
                           r"|['’]s (?:\w+ )?(?:wife|husband|son|daughter|mother|father|brother|sister|family|lawyer|career|death|life|"
                           r"widow)\b")
_PERSON_BEFORE = re.compile(rf"\b{_SPEAKS} $|(?:[a-z]{{3,}}(?:er|or|ist|man|woman|ian) )$|[“\"]? ?[-–—] ?$|\b[A-Z]\. ?$"
                            r"|\b(?:Senators|Representatives|Reps\.|Sens\.|Presidents|Ministers|Secretaries|Governors|Judges|Justices|"
                            r"Messrs\.?) (?:[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+)?,? )*(?:and )?$")
_BODY_AFTER = re.compile(rf"(?:,[^,.\n]{{1,60}},)? (?:(?:has|had|also|later|then) )?(?:{_SPEAKS}|{_ACTS})"
                         r"|(?:['’]s)? (?:chief|ceo|board|spokes\w+|executives?|officials?|employees|workers|staff|shares?|stock|"
                         r"chairman|president|director|lawyers?|researchers?|headquarters|shareholders|investors|customers|subsidiary|"
                         r"plant|factory|members?|leaders?|fans|players?|coach|owner|founder|co-founder|engineers?|analysts?|reporter|"
                         r"journalist|editor|Chief|CEO|Chairman|President|Director)\b|['’]s [A-Z][\w-]+ [A-Z]|\.(?:com|org|net|gov)\b")
_BODY_BEFORE = re.compile(r"\b(?:joined|joining|sued|suing|acquired|acquire|bought|buy|founded|owns|according to|told|against|beat|"
                          r"(?:works?|worked|working) (?:for|at|with)|employed (?:by|at)|(?:[a-z]+ed|made|built|sold|run) by|"
                          r"(?:member|employee|customer|client|part|owner|founder|head|chief|president|director)s? of|"
                          r"(?:share|stake|shareholder|investor|majority|holding)s? (?:of|in)|"
                          r"(?:merger|deal|contract|partnership|agreement) with) (?:the )?$")
_PLACE_BEFORE = re.compile(r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Ff]rom|[Tt]o|[Ii]nto|across|outside|inside|around|throughout|towards?|of|through|"
                           r"left|leaving|reach(?:ed|ing)?|visit(?:ed|ing)?|between|over|off|along) (?:the )?"
                           r"(?:[a-z]+ern |central |downtown |nearby )?$|\([RDI]\s?[-–]\s?$")
_PLACE_AFTER = re.compile(r", [A-Z]|['’]s (?:\w+ )?(?:capital|government|residents|mayor|population|economy|airport|border|streets?)\b"
                          r"| \(")
_PEOPLE = re.compile(r"(?:an?s?|ese|ish|i[cs]?|ists?|ites?|ards?|mans?|men|ims?)$")
_PEOPLE_AFTER = re.compile(r" (?:people|community|communities|minority|minorities|tribes?|fighters|leaders?|militants?|separatists|"
                           r"refugees|forces|faith|church|language|population|voters|families|children|women|men)\b")


def backed(text: str, span: Span, kind: Kind) -> bool:
    """Whether this one occurrence bears the model out; nothing about a law, a product or an event does, but what says so unasked."""
    before, after = text[max(0, span.start - BEFORE):span.start].replace("\n", " "), text[span.end:span.end + AFTER]
    return _backed(before, text[span.start:span.end], after, kind)


@lru_cache(maxsize=ASKED)
def _backed(before: str, name: str, after: str, kind: Kind) -> bool:
    if kind is Kind.PERSON:
        named = name.split()[0] in GIVEN or before.rstrip().rpartition(" ")[2] in GIVEN or _PERSON.search(name)
        return bool(named or _PERSON_AFTER.match(after) or _PERSON_BEFORE.search(before))
    if kind is Kind.ORGANISATION:
        return bool(_BODY_AFTER.match(after) or _BODY_BEFORE.search(before)) or name.endswith((".com", ".org", ".net", ".gov"))
    if kind is Kind.PLACE:
        return bool(_PLACE_AFTER.match(after) or _PLACE_BEFORE.search(before))
    return kind is Kind.GROUP and len(name) > 5 and bool(_PEOPLE.search(name) or _PEOPLE_AFTER.match(after))
