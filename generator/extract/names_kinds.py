"""What the words in and about a name say that it is: "Jane Roe, 43", "analyst Roe", "Acme Labs", "DJI, a drone maker"."""

from __future__ import annotations

import re

from generator.extract.names_common import listed
from generator.extract.names_given import GIVEN
from generator.model import Kind, Span

_ORGANISATIONS = listed(
    """company firm group maker manufacturer bank lender insurer agency ministry regulator watchdog producer
    supplier startup start-up provider developer retailer operator broker brokerage exchange association union charity
    university college institute think-tank tank consultancy conglomerate carrier airline automaker carmaker chipmaker
    dronemaker drugmaker publisher newspaper broadcaster network platform party militia organisation organization
    foundation fund venture subsidiary affiliate giant rival miner refiner utility contractor shipyard studio label team
    club league federation commission committee council court authority bureau corporation unit vendor
    marketplace nonprofit non-profit newswire coalition alliance consortium society church movement gang cartel""")
_PEOPLE = listed(
    """president minister premier chancellor activist analyst economist spokesman spokeswoman spokesperson executive director
    founder co-founder chairman chairwoman lawyer attorney professor researcher scientist senator lawmaker politician
    mayor governor ambassador judge general colonel coach player striker midfielder singer actor actress author writer
    journalist reporter editor engineer investor billionaire dissident whistleblower suspect officer manager
    expert historian student resident farmer teacher doctor adviser advisor secretary commissioner king queen prince""")
_PLACES = listed("""city town village province region district island islands county suburb port river lake mountain valley capital
    state territory neighbourhood neighborhood peninsula""")
_PRODUCTS = listed("app application software tool device smartphone vaccine drug malware ransomware console")
_ROLES = {**dict.fromkeys(_PRODUCTS, Kind.PRODUCT), **dict.fromkeys(_PLACES, Kind.PLACE),
          **dict.fromkeys(_PEOPLE, Kind.PERSON), **dict.fromkeys(_ORGANISATIONS, Kind.ORGANISATION)}
ORGANISATION_TAILS = listed(
    """Inc Inc. Corp Corp. Corporation Ltd Ltd. Limited LLC PLC plc Group Holding Holdings Technology Technologies Co Co. Company Bank
    Association University College Institute Foundation Ministry Agency Commission Committee Council Department Partners
    Capital Ventures Securities Systems Industries Industry Airlines Airways Motors Pharmaceuticals Labs Party Union AG SA NV
    Federation Society Trust Fund Network Networks Markets Crypto Software Electronics Semiconductor Semiconductors Energy
    Media Entertainment Studios Records Bureau Authority Board Exchange Museum Hospital School Academy Church Club League
    Strategies Advisors Associates Insurance Telecom Communications Chamber Corps Court Senate Parliament Congress Coalition Alliance""")
_PLACE_TAILS = listed("""River Lake Island Islands Beach Street Road Avenue Airport Park County Valley Bay Province District Mountain
    Mountains Sea Ocean Strait Gulf Peninsula Desert Square Bridge Harbour Harbor""")
_PRODUCT_TAILS = listed("App")
_LAW_TAILS = listed("""Act Law Bill Treaty Directive Convention Accord Amendment Regulation Regulations Rule Rules Proclamation
    Schedule List Code Statute Ordinance Decree Protocol Resolution Supplement""")
_NUMBERED = _LAW_TAILS | {"Order", "E.O."}
TAILS = {**dict.fromkeys(ORGANISATION_TAILS, Kind.ORGANISATION), **dict.fromkeys(_PLACE_TAILS, Kind.PLACE),
          **dict.fromkeys(_PRODUCT_TAILS, Kind.PRODUCT), **dict.fromkeys(_LAW_TAILS, Kind.LAW)}
HEADS = {**dict.fromkeys(listed("HMS USS USNS FS RMS HMAS HMCS USCGC Shuttle"), Kind.PRODUCT),
         **dict.fromkeys(listed("Operation Hurricane Cyclone"), Kind.EVENT)}  # first words of what is named after people and places
_APPOSED = re.compile(r",\s(?:(?:one of )?the|an?|which (?:is|was) (?:the|an?)|(?:[A-Z][\w&]*\s?){1,3}['’]s)\s((?:[\w’'&-]+,?\s?){1,9})")
_PERSONAL = re.compile(r"(?:, (?:aged )?\d\d(?:,| and\b)|, who\b|, (?:his|her)\b| (?:himself|herself)\b)")
_OWNS_PEOPLE = re.compile(r"['’]s\s(?:chief|ceo|board|shares|headquarters|employees|workers|customers|shareholders|stock)\b", re.IGNORECASE)
_TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Prof|Professor|President|Senator|Sen|Rep|Gov|Judge|Sir|Minister|Chancellor|General|Gen|"
                    r"Captain|Capt|Sgt)\.?\s$")
_BYLINE = re.compile(r"(?:^|[\n.;(—–-]\s?)(?:(?:[Aa]dditional )?[Rr]eporting|[Ee]diting|[Ww]riting|[Cc]ompiled) by $")
_LEADS = re.compile(r"\b(?:chief executive|chief [a-z]+ officer|CEO|chairman|founder|co-founder|spokes\w+|shares?|employees?|subsidiary|"
                    r"shareholders|unit|arm) (?:of|at|for|in) (?:the )?$", re.IGNORECASE)
_ROLE = re.compile(r"(?:^|[\s-])([a-z]+(?:-[a-z]+)?)(?:,? (?:is |was )?(?:also )?(?:known as|called|named|dubbed) [“\"‘']?|\s)$")
_BEYOND = listed("of for in at that which who with from by to on and has is was said whose")


def evidence(text: str, span: Span) -> Kind | None:
    """The kind that one occurrence tells of itself, if it tells any."""
    before, after = text[max(0, span.start - 60):span.start], text[span.end:span.end + 90]
    words = text[span.start:span.end].split()
    if _TITLE.search(before):
        return Kind.PERSON
    if kind := headed(words):
        return kind
    if kind := tailed(words):
        return kind
    if (m := re.match(r"\s([A-Z]\w+\.?)", after)) and m[1] in ORGANISATION_TAILS:
        return Kind.ORGANISATION
    if len(words) in (2, 3) and _BYLINE.search(before):
        return Kind.PERSON
    if _PERSONAL.match(after) or (len(words) in (2, 3) and words[0] in GIVEN and words[1][0].isupper()):
        return Kind.PERSON
    if (m := _APPOSED.match(after)) and (kind := _head(m[1])):
        return kind
    if _LEADS.search(before) or _OWNS_PEOPLE.match(after):
        return Kind.ORGANISATION
    role = _ROLE.search(before)
    return _ROLES.get(role[1].rpartition("-")[2]) or _ROLES.get(role[1]) if role else None


def tailed(words: list[str]) -> Kind | None:
    """The kind of "Norrland Group", "Harbour Act", "Executive Order 12", "Tariff Schedule of Ruritania"."""
    if len(words) < 2 or words[-1] in TAILS:
        return TAILS.get(words[-1]) if len(words) > 1 else None
    if words[-1][0].isdigit() and words[-2] in _NUMBERED:
        return Kind.LAW
    head = words[words.index("of") - 1] if "of" in words[1:] else ""
    return Kind.LAW if head in _LAW_TAILS and words[0] != head else None


def headed(words: list[str]) -> Kind | None:
    """The kind of "USS Marlow", "Operation Marlow", "Space Shuttle Marlow"."""
    return HEADS.get(words[0]) or (HEADS.get(words[1]) if words[0] == "Space" and len(words) > 2 else None) if len(words) > 1 else None


def _head(phrase: str) -> Kind | None:
    """The kind of the first noun phrase's head: the last known noun before a verb, comma or preposition."""
    found: Kind | None = None
    for word in phrase.split():
        bare = word.strip(",’'").lower()
        if bare in _BEYOND:
            break
        found = _ROLES.get(bare) or found
        if word.endswith(","):
            break
    return found
