"""Names of the whole collection -> pairs of nodes that are one although no single article says so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise

from generator.model.ids import ArticleId, EntityId
from generator.model.names import FOREIGN, Kind
from generator.resolve.entities.block import Block, Name
from generator.resolve.entities.holders import Holders, core, formal, meant_by, surname
from generator.resolve.entities.keys import LONE, LOOSE, STATE, fold, loose
from generator.resolve.entities.nodes import Bearers, Place
from generator.resolve.entities.score import Rule

COMMON = 0.15  # share of the articles; a name in more is no sign that two others belong together
LETTERS = 3  # of an acronym that one article may spell for another; of shorter ones too many have the same
FEW = 3  # articles in which a name may always be

Found = tuple[str, str, str]  # short node, long node, a line of evidence


def collected(blocked: Block, node: Mapping[Place, str], bearing: Bearers, held: Holders) -> Iterator[tuple[Rule, str, str, str]]:
    """Middle initials, the country of a body of state, "Group" after a firm's name, and the catalogue's own names."""
    first: dict[str, Name] = {}  # of the names that cross articles, the first use of each
    for _, local in sorted(blocked.names.items()):
        for name in local:
            if not node[name.at].startswith("l:"):
                first.setdefault(node[name.at], name)
    yield from ((Rule.CORPUS, *found) for found in (*nested(first), *turned(first), *spelt_out(blocked, node, first)))
    for without in (initialled, stateless, unsuffixed, located):
        yield from ((Rule.CORPUS, *found) for found in only_one(blocked, first, without))
    yield from ((Rule.CORPUS, *found) for found in alone(blocked, node, first, bearing, held))
    yield from ((Rule.LISTED, *found) for found in listed(blocked, first))


def only_one(blocked: Block, first: Mapping[str, Name], without: Callable[[Name], str]) -> Iterator[Found]:
    """Longer names whose shorter form is in use, where just one name has that shorter form."""
    longer: dict[tuple[Kind, str], list[str]] = defaultdict(list)
    for one, name in first.items():
        if short := without(name):
            longer[name.kind, short].append(one)
    plain = {(name.kind, name.key.text): one for one, name in first.items()}
    for use, ones in longer.items():
        ones.sort(key=lambda one: (len(first[one].key.words), one))
        if use in plain and plain[use] not in ones and all(within(first[a], first[b]) for a, b in pairwise(ones)):
            short, long = plain[use], ones[0]
            if not abroad(blocked, first[short], first[long]):
                yield short, long, f"“{first[short].surface}” is “{first[long].surface}”: the only such name in the collection"


def abroad(blocked: Block, short: Name, long: Name) -> bool:
    """Whether the catalogue has the shorter name for a body of another country than the longer one names."""
    entry = blocked.entries.get(short.ref) if short.ref else None
    return entry is not None and bool(entry.country and long.key.country) and fold(entry.country) != long.key.country


def nested(first: Mapping[str, Name]) -> Iterator[Found]:
    """"Joseph R. Biden" and "Joseph R. Biden Jr.": one name within the other, and no third form that says otherwise."""
    forms: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for one, name in first.items():
        if name.kind is Kind.PERSON and len(name.key.words) > 2:
            forms[loose(name.key.words)].append(one)
    for ones in forms.values():
        ordered = sorted(ones, key=lambda one: (len(first[one].key.words), one))
        if all(within(first[a], first[b]) for a, b in pairwise(ordered)):
            for short, long in pairwise(ordered):
                yield short, long, f"“{first[short].surface}” is “{first[long].surface}”: the only such name in the collection"


def within(short: Name, long: Name) -> bool:
    """Whether the longer name of one person only adds to the shorter: initials after its own, a "Jr", never other ones."""
    mine, yours = ("".join(word for word in name.key.words if len(word) == 1) for name in (short, long))
    return short.kind is Kind.PERSON and set(short.key.words) <= set(long.key.words) and yours.startswith(mine)


def initialled(name: Name) -> str:
    """"joe biden" for "Joe R. Biden"."""
    bare = loose(name.key.words)
    return " ".join(bare) if name.kind is Kind.PERSON and len(bare) < len(name.key.words) else ""


def stateless(name: Name) -> str:
    """"department of commerce" for "U.S. Department of Commerce"."""
    rest = name.key.text.removeprefix(f"{name.key.country} ")
    return rest if name.key.country and (" " in rest or rest in LONE) and STATE.intersection(name.key.words) else ""


def turned(first: Mapping[str, Name]) -> Iterator[Found]:
    """"Akiba Takeo" and "Takeo Akiba": one person's two words in both orders, where nobody else has either word."""
    bearing: dict[str, set[frozenset[str]]] = defaultdict(set)
    people = {name.key.text: one for one, name in first.items() if name.kind is Kind.PERSON and len(name.key.words) > 1}
    for name in (first[one] for one in people.values()):
        for word in name.key.words:
            bearing[word].add(frozenset(name.key.words))
    for one in people.values():
        words = first[one].key.words
        other = people.get(" ".join(reversed(words)), one)
        if len(words) == 2 and other > one and all(len(bearing[word]) == 1 for word in words):
            why = "the same two words, which nobody else in the collection bears"
            yield other, one, f"“{first[other].surface}” is “{first[one].surface}”: {why}"


def spelt_out(blocked: Block, node: Mapping[Place, str], first: Mapping[str, Name]) -> Iterator[Found]:
    """"FDA" of an article that doesn't say more, where the collection calls just one body so and no other has these initials."""
    called: dict[str, set[str]] = defaultdict(set)
    spelt: dict[str, set[str]] = defaultdict(set)
    for name in (name for local in blocked.names.values() for name in local if name.kind is not Kind.PERSON):
        if name.ref:
            called[name.key.text].add(node[name.at])
        for short in name.key.initials if name.kind is Kind.ORGANISATION else ():
            spelt[short].add(node[name.at])
    for one, name in first.items():
        text, plain = name.key.text, name.kind in (Kind.ORGANISATION, Kind.UNKNOWN) and name.ref is None
        if plain and name.key.acronym and len(text) >= LETTERS and len(called[text]) == 1 and spelt[text] <= called[text]:
            long = min(called[text])
            if blocked.entries[EntityId(long.removeprefix("r:"))].kind is Kind.ORGANISATION:
                yield one, long, f"“{name.surface}” is “{first[long].surface}”: the only body that the collection calls so"


def unsuffixed(name: Name) -> str:
    """"alibaba" for "Alibaba Group Holding"."""
    words = name.key.words
    while len(words) > 1 and words[-1] in LOOSE:
        words = words[:-1]
    return " ".join(words) if name.kind is Kind.ORGANISATION and len(words) < len(name.key.words) else ""


def located(name: Name) -> str:
    """"springfield" for "Springfield, Illinois"."""
    town, comma, _ = name.mentions[0].surface.partition(", ")
    return fold(town) if name.kind is Kind.PLACE and comma else ""


def alone(
    blocked: Block, node: Mapping[Place, str], first: Mapping[str, Name], bearing: Bearers, held: Holders
) -> Iterator[Found]:
    """A lone surname or a nickname of the one person who bears it in the collection, where another, rarer name stands beside both."""
    where: dict[str, set[ArticleId]] = defaultdict(set)
    offices: dict[str, frozenset[str]] = defaultdict(frozenset)
    for local in blocked.names.values():
        for name in local:
            where[node[name.at]].add(name.article)
            offices[node[name.at]] |= name.offices
    beside: dict[ArticleId, set[str]] = defaultdict(set)
    for one, articles in where.items():
        if len(articles) <= max(COMMON * len(blocked.names), FEW):
            for article in articles:
                beside[article].add(one)
    known = {(name.ref or core(name)): one for one, name in first.items() if name.kind is Kind.PERSON and len(name.key.words) > 1}
    people = {formal(full): one for full, one in known.items()} | known
    for one, name in first.items():
        short = name.kind is Kind.PERSON and name.ref is None and (len(name.key.words) == 1 or formal(core(name)) != core(name))
        full = meant_by(name, held) or bearing.get(surname(name), frozenset())
        if short and len(full) == 1 and (len(name.key.words) == 1 or formal(core(name)) in full):
            long = people.get(min(full))
            if long is None or long == one or (len(where[long]) < FEW and strange(name, offices[one], long, full, held)):
                continue
            mine, theirs = (set().union(*(beside[article] for article in where[who])) for who in (one, long))
            if (mine & theirs) - {one, long}:
                why = "nobody else in the collection bears the name, and both stand beside the same others"
                yield one, long, f"“{name.surface}” is “{first[long].surface}”: {why}"


def strange(name: Name, offices: frozenset[str], long: str, full: frozenset[str], held: Holders) -> bool:
    """Whether the lone name has an office, and the collection gives the full one none of the kind."""
    known = (held.get((name.key.text, office), frozenset[str]()) for office in offices)
    return len(name.key.words) == 1 and bool(offices) and not long.startswith("r:") and not any(full <= some for some in known)


def listed(blocked: Block, first: Mapping[str, Name]) -> Iterator[Found]:
    """Names that the catalogue lists but the finder did not: any of the site's own, full ones of the general list.

    No party of the general list: of its name many countries have one, and the finder had its reason.
    """
    known: dict[tuple[Kind, str], dict[bool, set[EntityId]]] = defaultdict(lambda: {True: set(), False: set()})
    for entry in blocked.entries.values():
        for alias in (entry.name, *entry.aliases):
            text = blocked.key(alias, entry.kind).text
            if entry.own or (entry.demonyms and entry.kind is Kind.PLACE) or (" " in text and not text.endswith(" party")):
                known[entry.kind, text][entry.own].add(entry.id)
    for one, name in first.items():
        if name.ref is None and name.mentions[0].by != FOREIGN and (name.kind, name.key.text) in known:
            found = known[name.kind, name.key.text]
            ids = found[True] or found[False]
            if len(ids) == 1:
                id_ = min(ids)
                yield one, f"r:{id_}", f"“{name.surface}” is “{blocked.entries[id_].name}”: the catalogue lists it"
