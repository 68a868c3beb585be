"""What the words in and about a name say that it is: "Jane Roe, 43", "analyst Roe", "Acme Labs", "DJI, a drone maker"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from generator.extract.names.common import listed
from generator.extract.names.given import GIVEN
from generator.model.ids import Span
from generator.model.names import Kind

_ORGANISATIONS = listed(
    """company firm group maker manufacturer bank lender insurer agency ministry regulator watchdog producer
    supplier startup start-up provider developer retailer operator broker brokerage exchange association union charity
    university college institute think-tank tank consultancy conglomerate carrier airline automaker carmaker chipmaker
    dronemaker drugmaker publisher newspaper broadcaster network platform party militia organisation organization
    foundation fund venture subsidiary affiliate giant rival miner refiner utility contractor shipyard studio label team
    club league federation commission committee council court authority bureau corporation unit vendor
    marketplace nonprofit non-profit newswire arm division coalition alliance consortium society church movement gang cartel""")
_PEOPLE = listed(
    """president minister premier chancellor activist analyst economist spokesman spokeswoman spokesperson executive director
    founder co-founder chairman chairwoman lawyer attorney professor researcher scientist senator lawmaker politician
    mayor governor ambassador judge general colonel coach player striker midfielder singer actor actress author writer
    journalist reporter editor engineer investor billionaire dissident whistleblower suspect officer manager
    expert historian student resident farmer teacher doctor adviser advisor secretary commissioner king queen prince""")
_PLACES = listed("""city town village province region district island islands county suburb port river lake mountain valley capital
    state territory neighbourhood neighborhood peninsula""")
_PRODUCTS = listed("""app application software tool device smartphone vaccine drug malware ransomware spyware trojan botnet browser console
    spacecraft satellite rover telescope ship vessel yacht ferry frigate destroyer submarine warship film movie novel album song sitcom
    documentary musical opera videogame memoir""")
_EVENTS = listed("festival tournament marathon pilgrimage championship hurricane typhoon cyclone earthquake holiday")
_PROGRAMMES = listed("programme program initiative project scheme campaign plan strategy")  # in apposition only: "the plan Roe made"
_ROLES = {**dict.fromkeys(_PRODUCTS, Kind.PRODUCT), **dict.fromkeys(_PLACES, Kind.PLACE),
          **dict.fromkeys(_PEOPLE, Kind.PERSON), **dict.fromkeys(_ORGANISATIONS, Kind.ORGANISATION)}
_APPOSITIONS = {**_ROLES, **dict.fromkeys(_EVENTS, Kind.EVENT), **dict.fromkeys(_PROGRAMMES, Kind.PROGRAMME)}
_VERBS = listed("states funds")  # rather than plurals
ORGANISATION_TAILS = listed(
    """Inc Inc. Corp Corp. Corporation Ltd Ltd. Limited LLC PLC plc Group Holding Holdings Technology Technologies Co Co. Company Bank
    Association University College Institute Foundation Ministry Agency Commission Committee Council Department Partners
    Capital Ventures Securities Systems Industries Industry Airlines Airways Motors Pharmaceuticals Labs Party Union AG SA NV
    Federation Society Trust Fund Network Networks Markets Crypto Software Electronics Semiconductor Semiconductors Energy
    Media Entertainment Studios Records Bureau Authority Board Exchange Museum Hospital School Academy Church Club League
    Strategies Advisors Associates Insurance Telecom Communications Chamber Corps Court Senate Parliament Congress Coalition Alliance""")
_BODY_TAILS = listed("""Office Offices Committees Departments Administration Division Force Forces Patrol Army Navy Command Secretariat
    Tribunal Magazine Weekly News Times Press Service Laboratory Lab Cooperative Railroad Front Team Guard Caucus Subcommittee Directorate
    Legion Battalion Regiment Brigade Squadron Wing Unit Radio
    Organisation Organization Government Centers""")  # of names that are found already; by themselves they find none
_PLACE_TAILS = listed("""River Lake Island Islands Beach Street Road Avenue Airport Park County Valley Bay Province District Mountain
    Mountains Sea Ocean Strait Gulf Peninsula Desert Square Bridge Harbour Harbor Stadium Arena Boulevard Freeway Highway Glacier Canyon
    Creek Plateau Basin Reef Canal Cemetery Prison Plaza Station Shelf Region""")
_PRODUCT_TAILS = listed("App Malware Ransomware Trojan Spyware Botnet Backdoor Spacecraft Rover Missile Browser")
_EVENT_TAILS = listed("""Festival Summit Marathon Championship Championships Tournament Prix Parade Tsunami Earthquake Olympics
    Paralympics Awards Symposium Cup Expo War Biennale""")
_LONG_EVENTS = listed("Day Week Month Fair Show")  # only after two words: "Jones Day" is a firm, "Doris Day" is someone
_GAMES = listed("Olympic Paralympic Commonwealth Asian Pan-American American European African Winter Summer World Youth National")
_PROGRAMME_TAILS = listed("""Program Programme Programs Project Projects Initiative Initiatives Plan Strategy Framework Agenda Scheme
    Campaign Deal""")
_CONFERENCES = listed("Peace Climate Developers Developer’s Developers' Developers’ Annual Security Press Legislative News Donors")
_PLACE_HEADS = listed("Republic Kingdom Emirate Municipality Province Gulf Bay Strait Isle Port County")  # "Republic of Ruritania"
_CENTRES = listed("Center Centre Section")  # "Center for Harbour Studies"; by themselves they may be places
_PLACE_FIRST = listed("Lake Lakes Mount Cape Fort Gulf Isle")  # of two words
_JUNIOR = listed("Jr Jr. Sr Sr. III")
_OTHER_TAILS = listed("""Passport Policy Policies Script Maps Procedures Index Average Award Prize Medal Report Study Survey Statement
    Guide Review Grant Grants Credit Loan""")
_LAW_TAILS = listed("""Act Law Bill Treaty Directive Convention Accord Amendment Regulation Regulations Rule Rules Proclamation
    Schedule List Code Statute Ordinance Decree Protocol Resolution Supplement Agreement Accords Pact Declaration""")
_NUMBERED = _LAW_TAILS | {"Order", "E.O.", "Circular"}
_PLANNED = re.compile(r" (?:project|initiative|programme?|scheme|campaign)\b")
_YEAR = re.compile(r"(?:19|20)\d\d")
_BILL = re.compile(r"(?:S|H\. ?R|H\. ?Res|S\. ?Res)\. ?\d+$")
BODIES = ORGANISATION_TAILS | _BODY_TAILS
TAILS = {**dict.fromkeys(BODIES, Kind.ORGANISATION), **dict.fromkeys(_PLACE_TAILS, Kind.PLACE),
          **dict.fromkeys(_PRODUCT_TAILS, Kind.PRODUCT), **dict.fromkeys(_LAW_TAILS, Kind.LAW),
          **dict.fromkeys(_EVENT_TAILS, Kind.EVENT), **dict.fromkeys(_PROGRAMME_TAILS, Kind.PROGRAMME),
          **dict.fromkeys(_OTHER_TAILS, Kind.UNKNOWN)}
HEADS = {**dict.fromkeys(listed("HMS USS USNS FS RMS HMAS HMCS USCGC Shuttle"), Kind.PRODUCT),
         **dict.fromkeys(listed("Operation Hurricane Cyclone"), Kind.EVENT)}  # first words of what is named after people and places
_APPOSED = re.compile(r",\s(?:(?:one of )?the|an?|which (?:is|was) (?:the|an?)|(?:[A-Z][\w&]*\s?){1,3}['’]s)\s((?:[\w’'&-]+,?\s?){1,9})")
_PERSONAL = re.compile(r"(?:, (?:aged )?\d\d(?:,| and\b)|, who\b|, (?:his|her)\b| (?:[a-z]+ed|and|has|had) (?:his|her)\b|"
                       r" (?:himself|herself)\b)")
_OWNS_PEOPLE = re.compile(r"['’]s\s(?:chief|ceo|board|shares|headquarters|employees|workers|customers|shareholders|stock)\b", re.IGNORECASE)
_TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Prof|Professor|President|Senator|Sen|Rep|Gov|Judge|Sir|Minister|Chancellor|General|Gen|"
                    r"Captain|Capt|Sgt)\.?\s$")
_BYLINE = re.compile(r"(?:^|[\n.;(—–-]\s?)(?:(?:[Aa]dditional )?[Rr]eporting|[Ee]diting|[Ww]riting|[Cc]ompiled) by $")
_SHORT_FIRM = re.compile(r"\b(?:Ltd|Inc|Corp|LLC|Co|GmbH|Limited)\.? \((?:collectively,? )?[“\"]?$")  # "Sundby Tire Co., Ltd. (Sundby)"
_NEXT = re.compile(r"(?: \([A-Z][\w ]+\))?\s([A-Z]\w+\.?)")  # "Norrland Widget (Sundby) Ltd."
_LEADS = re.compile(r"\b(?:chief executive|chief [a-z]+ officer|CEO|chairman|founder|co-founder|spokes\w+|shares?|employees?|subsidiary|"
                    r"shareholders|unit|arm) (?:of|at|for|in) (?:the )?$", re.IGNORECASE)
_ROLE = re.compile(r"(?:^|[\s-])([a-z]+(?:-[a-z]+)?)(?:,? (?:is |was )?(?:also )?(?:known as|called|named|dubbed) [“\"‘']?|\s)$")
_HERE = re.compile(r"\b(?:located|based|born|raised|lives?|lived|living|residents?|residing|suburbs?|outskirts|streets|mayor|city|cities|"
                   r"towns?|villages?|mountains|province) (?:in|of|near|outside) (?:the )?$")
_OWNED = re.compile(r"\b([Aa]n?|the|each|every|my|your|his|her|their|our|its) $")
_ENDED = re.compile(r"(?:[.,;:!?)]|['’]s\b| (?:and|or|in|on|to|for|with|is|was|were|will|that|which|has|can|could|from|by|at|as|"
                    r"because|when)\b)")
_VERSION = re.compile(r"\b(?:versions?|copies|copy|release|installed|installing|downloaded) (?:of )?(?:the |its |an? )?$")
_WARE = re.compile(r" (?:malware|trojan|ransomware|spyware|backdoor|botnet|worm|spacecraft|rover|v?\d+\.\d)\b", re.IGNORECASE)
_SITE = re.compile(r" (?:mosque|district|neighbou?rhood|village|valley|mountains|river|peninsula|suburb|refinery|desert|airfield)\b")
_PEOPLES = re.compile(r"(?:an|ish|ese|ic|ite|i|[A-Z])$")  # "a Ruritanian village"
_FILE = re.compile(r"\w\.(?:dll|exe|apk|zip|dex|jar|so|js|py|sh|pdf|docx?|xlsx?|plist|bat|vbs|ps1)$")
ASKED = 4096  # names with the words about them that are remembered: each is asked about several times
_BEYOND = listed("of for in at that which who with from by to on and has is was said whose")


def evidence(text: str, span: Span) -> Kind | None:
    """The kind that one occurrence tells of itself, if it tells any."""
    return _evidence(text[max(0, span.start - 60):span.start], text[span.start:span.end], text[span.end:span.end + 90])


@lru_cache(maxsize=ASKED)
def _evidence(before: str, name: str, after: str) -> Kind | None:
    words = name.split()
    if _TITLE.search(before):
        return Kind.PERSON
    if _SHORT_FIRM.search(before) and re.match(r"[”\"]?\)", after):
        return Kind.ORGANISATION
    if kind := headed(words):
        return kind
    if kind := tailed(words):
        return kind
    if len(words) > 1 and _PLANNED.match(after):
        return Kind.PROGRAMME
    if len(words) == 1 and (kind := _lone(words[0], before, after)):
        return kind
    if (m := _NEXT.match(after)) and m[1] in ORGANISATION_TAILS:
        return Kind.ORGANISATION
    if len(words) in (2, 3) and _BYLINE.search(before):
        return Kind.PERSON
    if _PERSONAL.match(after) or (len(words) in (2, 3) and words[0] in GIVEN and words[1][0].isupper()):
        return Kind.PERSON
    if (m := _APPOSED.match(after)) and (kind := _head(m[1])):
        return kind
    if _LEADS.search(before) or _OWNS_PEOPLE.match(after):
        return Kind.ORGANISATION
    if _HERE.search(before):
        return Kind.PLACE
    role = _ROLE.search(before)
    return _role(role[1].rpartition("-")[2]) or _role(role[1]) if role else None


def _role(word: str, roles: Mapping[str, Kind] = _ROLES) -> Kind | None:
    """What "company" and "companies" call a name."""
    single = "" if word in _VERBS else word.removesuffix("s")
    return roles.get(word) or roles.get(single) or roles.get(word.removesuffix("ies") + "y")


def _lone(word: str, before: str, after: str) -> Kind | None:
    """A thing that is counted or had: "an Aerofon,", "version of Aerofon"; or the site that follows: "the Corvane mosque"."""
    if _FILE.search(word) or _VERSION.search(before) or _WARE.match(after):
        return Kind.PRODUCT
    if _SITE.match(after) and not _PEOPLES.search(word):
        return Kind.PLACE
    inner = not word.isupper() and word[1:] != word[1:].lower() and not word[0].isupper()
    owned = _OWNED.search(before) if not word.isupper() else None
    return Kind.PRODUCT if owned and (owned[1] != "the" or inner) and _ENDED.match(after) else None


def tailed(words: list[str]) -> Kind | None:
    """The kind of "Norrland Group", "Harbour Act", "Executive Order 12", "Tariff Schedule of Ruritania", "School of Law"."""
    if len(words) < 2:
        return Kind.LAW if words and _BILL.match(words[0]) else None
    at = next((n for n, word in enumerate(words) if n and word in ("of", "for", "on")), 0)
    if at and (words[-1] in ("Law", "Code") or words[-1] not in TAILS):
        head = words[at - 1]
        if head in _PLACE_HEADS:
            return Kind.PLACE
        if head in _CENTRES:
            return Kind.ORGANISATION
        return TAILS.get(head) if head in BODIES or (head in TAILS and words[0] != head) else TAILS.get(words[-1])
    if at and words[at - 1].lower() in _PEOPLE | {"administrator"}:
        return None
    if words[-1] in ("I", "II") and words[-2] == "War":
        return Kind.EVENT
    if words[-1] in TAILS:
        surname = len(words) == 2 and words[0] in GIVEN and TAILS[words[-1]] not in (Kind.ORGANISATION, Kind.LAW, Kind.PLACE)
        return None if surname else TAILS[words[-1]]
    if words[0] in _PLACE_FIRST and len(words) == 2:
        return Kind.PLACE
    if words[-1] in _JUNIOR and not re.search(r"\d", words[0]):
        return Kind.PERSON
    if words[-1] == "Conference" and (words[-2] in _CONFERENCES or any(map(_YEAR.fullmatch, words))):
        return Kind.EVENT
    if (words[-1] == "Games" and words[-2] in _GAMES) or (words[-1] in _LONG_EVENTS and len(words) > 2):
        return Kind.EVENT
    return Kind.LAW if (re.search(r"\d", words[-1]) and words[-2] in _NUMBERED) or _BILL.match(" ".join(words)) else None


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
        found = _role(bare, _APPOSITIONS) or found
        if word.endswith(","):
            break
    return found
