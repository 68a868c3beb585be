"""Which "Beijing" is a town, and which is a government: by the words about it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.extract.names.lexicon import Lexicon
from generator.model.names import Kind, Mention

SCORE = 0.85
_ADVERB = r"(?:also|now|then|later|still|already|again|itself|instead|meanwhile|often|never|long|\w+ly|,\s\w+ly,|on\s\w+day)"
_ACTS = (r"(?:said|says|say|saying|(?:has|have|had)(?=\s+(?:(?:\w+ly|also|long|now|not|never|always|ever|already|since|again)\s+)*"
         r"(?:\w+(?:ed|en|wn|ght|id|ld|lt|ft|ung)|done|gone|made|come|become|begun|put|cut|set|let|sent|spent)\b)|"
         r"will|would|can|could|should|may|might|must|cannot|can['’]t|won['’]t|wants?|wanted|"
         r"warns?|warned|urges?|urged|tells?|told|accus\w+|den(?:y|ies|ied)|claims?|claimed|insists?|insisted|vows?|vowed|"
         r"announced?s?|agree[sd]?|refuse[sd]?|reject\w*|decid\w+|impos\w+|ban(?:s|ned)|block(?:s|ed)|condemn\w*|criticis\w+|"
         r"criticiz\w+|demand\w*|expect\w*|hope[sd]?|fear(?:s|ed)|seeks?|sought|tr(?:y|ies|ied)|retaliat\w+|respond\w*|react\w*|"
         r"regard\w*|consider\w*|see[sn]?|saw|view(?:s|ed)|sent|sends|offer\w*|pledg\w+|promis\w+|threaten\w*|back(?:s|ed)|"
         r"support(?:s|ed)|oppos\w+|signal\w*|argu\w+|believ\w+|plann?\w*|prepar\w+|push\w*|press(?:es|ed)|launched|lodged|"
         r"summoned|expelled|recalled|recogni[sz]\w+|sanction\w*|target\w*|punish\w*|imposed|introduced|approved|"
         r"ordered|allow\w*|lifted|cut|stepped|moved|took|takes|made|makes|gave|gives|did|does|doesn['’]t|didn['’]t|"
         r"forb(?:ids?|ade)|suspend(?:s|ed)|revoke[sd]?|repeal(?:s|ed)|close[sd]|halve[sd]|raise[sd]|cuts|widen(?:s|ed)|tighten(?:s|ed)|restrict(?:s|ed)|bars|barred|"
         r"maintain\w*|call(?:s|ed)|describ\w+|dismiss\w*|defend\w*|confirm\w*|declin\w+|recently|is\s\w+ing|was\s\w+ing)")
_ACTING = re.compile(rf"(?:\s+and\s+[A-Z]\w+(?:\s[A-Z]\w+)?)?\s+(?:{_ADVERB}\s+)*{_ACTS}\b")
_WITH_OTHERS = re.compile(r"\s+and\s+(?:its|the|other)?\s*[a-z]+\s+(?:have|has|had|are|were|will|would|should|must)\b")
_OWNS = re.compile(
    r"['’]s\s+(?:[\w-]+,?\s+){0,3}?(?:policy|policies|stance|decision|response|reaction|position|demand|claims?|support|backing|"
    r"confrontation|pressure|campaign|efforts?|move|plans?|ambitions?|interests?|leaders?|leadership|government|ban|sanctions|"
    r"crackdown|threats?|warnings?|refusal|willingness|concerns?|approach|strategy|rule|control|grip|influence|aggression|"
    r"invasion|diplomacy|diplomats?|diplomatic|foreign|security|allies|ally|envoys?|ambassadors?|tactics|measures|actions?|"
    r"attempts?|attitude|allegations|accusations|narrative|retaliation|objections?|insistence|commitment|promises?|offer|"
    r"proposals?|calls?|request|rejection|denial|statement|rhetoric|role|intentions?|behaviou?r|treatment|handling|military)\b")
_LED = re.compile(r"[-–](?:backed|led|based authorities|imposed|appointed|friendly|controlled|sponsored|supported|installed|aligned)\b")
_PRO = re.compile(r"\b(?:pro|anti)[-–]$", re.IGNORECASE)
_RELATION = re.compile(
    r"\b(?:(?:ties|relations|talks|confrontation|disputes?|tensions?|war|negotiations|deal|agreement|contacts|alliance|"
    r"cooperation|row|spat|relationship|engagement|stand-?off|links|truce|accord|pact|feud|rivalry|clash|rift|trade|dialogue|sides?|"
    r"sided|aligned|friction)\s+(?:\w+\s+)?(?:with|between|against)|towards?|against|by|defiant\s+to|defy\w*|accus\w+|urg(?:ed?|es|ing)|"
    r"punish\w*|condemn\w*|provok\w+|anger\w*|infuriat\w+|upset|warn(?:ed|s|ing)?|criticis\w+|criticiz\w+|persuad\w+|pressur\w+|"
    r"pleas(?:e|ed|ing)|antagoni[sz]\w+|irritat\w+|told|tell|pressed|lobb\w+|thanked|blam(?:e|ed|es|ing)|sanction(?:ed|ing)?|"
    r"isolat\w+|deter(?:red|ring)?|counter(?:ed|ing)?|appeas\w+|embarrass\w*|alarmed|convince[ds]?|allow(?:ed|s)?|forc(?:ed|ing)|"
    r"(?:embassy|ambassador|envoy|consulate)\s+(?:to|from)|help(?:s|ed|ing)?|(?:sp(?:y|ies|ied|ying)|lobb\w+)\s+for|on\s+behalf\s+of|message\s+to|signal\s+to|warning\s+to|challenge\s+to|threat\s+from|"
    r"pressure\s+(?:from|on)|(?:approval|licen[cs]es?|permits?|consent|clearance|blessing)\s+from|support\s+(?:from|for)|response\s+from|demands?\s+(?:from|on)|"
    r"orders?\s+from|permission\s+from|backing\s+(?:from|of)|loyal\w*\s+to)\s+(?:both\s+)?$", re.IGNORECASE)
_THAT = re.compile(r"\b(?:that|whether|if|because|even|what|how|why|although|though|unless)\s+$")
_DOES = re.compile(rf"\s+(?:{_ADVERB}\s+)*(?!is\b|was\b|\w+ness\b)[a-z]+(?:s|ed)\b")
_CLAUSE = re.compile(  # where a subject may stand
    r"(?:^|[.,;:!?–—…“\"‘(\-•*]\s*|[^A-Z\W][\w’']*,? and\s+|"
    r"\b(?:but|or|yet|so|that|whether|if|because|even|what|how|why|although|though|unless|as|while|when|where|which|after|before|since|until|once|than|say|says|said|saying|believes?|thinks?|fears?|hopes?|knows?|argues?|"
    r"argued|is|was|now|today|yesterday|meanwhile|instead|moment|day|week|month|year|ago|time|earlier|later|reason|way|fact|measures|"
    r"did|does|will|can|would|should|has|had|have|(?:in|since|by|during)\s(?:[A-Z]\w+\s)?(?:19|20)\d\d,?)\s+)$", re.IGNORECASE)
_JOINED = re.compile(r"^\s*(?:,|and|or)\s*(?:and\s+)?$")


def metonyms(text: str, found: Iterable[Mention], words: Lexicon) -> list[Mention]:
    """The mentions, with each capital that acts or is dealt with turned into its government."""
    made: list[Mention] = []
    for mention in found:
        government = words.governments.get(mention.surface) if mention.kind is Kind.PLACE else None
        if government and (_acts(text, mention) or _follows(text, made[-1:], mention)):
            mention = Mention(mention.span, mention.surface, government.kind, "metonym", SCORE, government.id)
        made.append(mention)
    return made


def _acts(text: str, mention: Mention) -> bool:
    before, after = text[max(0, mention.span.start - 80):mention.span.start], text[mention.span.end:mention.span.end + 80]
    before = before.rpartition("\n")[2]
    if _PRO.search(before) or _LED.match(after) or _OWNS.match(after):
        return not re.search(r"\b(?:in|at|near)\s+$", before) or bool(_LED.match(after))
    if _RELATION.search(before):
        return True
    if _THAT.search(before) and _DOES.match(after):
        return True
    return bool(_CLAUSE.search(before)) and bool(_ACTING.match(after) or _WITH_OTHERS.match(after))


def _follows(text: str, last: list[Mention], mention: Mention) -> bool:
    """"between Beijing and Washington": the second of two is as the first."""
    return bool(last) and last[0].by == "metonym" and bool(_JOINED.match(text[last[0].span.end:mention.span.start]))
