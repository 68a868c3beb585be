"""What a text's own words say that a name is: "DJI, the world's largest drone maker", "analyst Jane Roe", "Leon Corp"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from generator.extract.names_common import COMMON, NOT_NAMES, listed
from generator.model import Kind, Mention, Span

SCORE = 0.75
_ORGANISATIONS = listed(
    """company companies firm group groups maker makers manufacturer bank lender insurer agency ministry regulator watchdog producer
    supplier startup start-up provider developer retailer operator broker brokerage exchange association union charity
    university college institute think-tank tank consultancy conglomerate carrier airline automaker carmaker chipmaker
    dronemaker drugmaker publisher newspaper broadcaster network platform party militia organisation organization
    foundation fund venture subsidiary affiliate giant rival miner refiner utility contractor shipyard studio label team
    club league federation commission committee council court authority bureau corporation business unit vendor
    marketplace nonprofit non-profit newswire coalition alliance consortium society church movement gang cartel""")
_PEOPLE = listed(
    """president minister premier chancellor activist analyst economist spokesman spokeswoman spokesperson chief executive director
    founder co-founder chairman chairwoman lawyer attorney professor researcher scientist senator lawmaker politician
    mayor governor ambassador judge general colonel coach player striker midfielder singer actor actress author writer
    journalist reporter editor engineer investor billionaire dissident whistleblower suspect officer manager head leader
    expert historian student resident farmer teacher doctor adviser advisor secretary commissioner king queen prince""")
_PLACES = listed("""city town village province region district island islands county suburb port river lake mountain valley capital
    state territory neighbourhood neighborhood peninsula""")
_PRODUCTS = listed("app application software tool device phone smartphone vaccine drug model chip malware ransomware game console")
_ROLES = {**dict.fromkeys(_PRODUCTS, Kind.PRODUCT), **dict.fromkeys(_PLACES, Kind.PLACE),
          **dict.fromkeys(_PEOPLE, Kind.PERSON), **dict.fromkeys(_ORGANISATIONS, Kind.ORGANISATION)}
_APPOSED = re.compile(r",\s(?:(?:one of )?the|an?|which (?:is|was) (?:the|an?))\s((?:[\w’'&-]+,?\s?){1,9})")
_TAIL = re.compile(r"\s(?:Inc|Corp|Corporation|Ltd|Limited|LLC|PLC|plc|Group|Holdings?|Technolog(?:y|ies)|Co|Bank|Association|University|"
                   r"Institute|Foundation|Ministry|Agency|Commission|Committee|Council|Department|Partners|Capital|Ventures|"
                   r"Securities|Systems|Industries|Airlines|Motors|Pharmaceuticals|Labs|Party|Union)\b")
_TITLE = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Prof|Professor|President|Senator|Sen|Rep|Gov|Judge|Sir|Minister|Chancellor|General|Gen|"
                    r"Captain|Capt|Sgt)\.?\s$")
_TOKEN = re.compile(r"(?<![\w.@/#$-])(?:[A-Z][a-z]*[A-Z0-9][\w&-]*|[A-Z][a-z]{2,})(?![\w@]|\.\w)")
_OPENS = re.compile(r"(?:[.!?:;•–—\n][\s“\"‘(\[]*|[“\"‘(\[]\s*)$")
_BEYOND = listed("of for in at that which who with from by to on and has is was said whose")


def opens(text: str, at: int) -> bool:
    """Whether a sentence, a quotation or a bracket begins at `at`, so that a capital says nothing."""
    return at == 0 or bool(_OPENS.search(text[max(0, at - 4):at]))


def evidence(text: str, span: Span) -> Kind | None:
    """The kind that the words about one occurrence give it, if they give one."""
    before, after = text[max(0, span.start - 40):span.start], text[span.end:span.end + 90]
    if _TITLE.search(before):
        return Kind.PERSON
    if _TAIL.match(after):
        return Kind.ORGANISATION
    if (m := _APPOSED.match(after)) and (kind := _head(m[1])):
        return kind
    role = re.search(r"(?:^|[\s-])([a-z]+(?:-[a-z]+)?)\s$", before)
    return _ROLES.get(role[1]) if role else None


def _head(phrase: str) -> Kind | None:
    """The kind of the first noun phrase's head: the last known noun before a verb, comma or preposition."""
    found: Kind | None = None
    for word in phrase.split():
        bare = word.strip(",’'").lower()
        if bare in _BEYOND:
            break
        found = _ROLES.get(bare) or _ROLES.get(bare.removesuffix("s")) or found
        if word.endswith(","):
            break
    return found


def unheard(text: str, found: Iterable[Mention]) -> Iterator[Mention]:
    """Names that no list and no model knows: recurring in mid-sentence, and put beside words that say what they are."""
    taken = [m.span for m in found]
    spots: dict[str, list[Span]] = {}
    kinds: dict[str, Counter[Kind]] = {}
    inside = iter(sorted(taken))
    current = next(inside, None)
    for m in _TOKEN.finditer(text):
        while current and current.end <= m.start():
            current = next(inside, None)
        if (current and current.start < m.end()) or m[0] in COMMON or m[0] in NOT_NAMES:
            continue
        span = Span(m.start(), m.end())
        spots.setdefault(m[0], []).append(span)
        if kind := evidence(text, span):
            kinds.setdefault(m[0], Counter())[kind] += 1
    for name, spans in spots.items():
        inner = sum(1 for span in spans if not opens(text, span.start))
        vote = kinds.get(name)
        if vote and (inner >= 2 or (inner and not name.isalpha()) or name.isupper()):
            kind, _ = vote.most_common(1)[0]
            yield from (Mention(span, name, kind, "apposition", SCORE) for span in spans)
