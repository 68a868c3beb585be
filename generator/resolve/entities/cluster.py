"""Names -> groups of nodes that are one entity, and why. Judgements first, then the articles' word, then the collection's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from generator.model.decisions import Judgement
from generator.model.findings import Findings
from generator.model.ids import ArticleId, EntityId
from generator.model.problem import Problem
from generator.resolve.decisions.judging import WHERE, Rulings, handle, machine
from generator.resolve.entities.block import Block
from generator.resolve.entities.collected import collected
from generator.resolve.entities.groups import Groups
from generator.resolve.entities.holders import holders
from generator.resolve.entities.listings import one_listing
from generator.resolve.entities.nodes import Place, bearers, nodes
from generator.resolve.entities.score import WORDS, Rule, Tie, ties
from generator.resolve.entities.split import splits
from generator.words import mark


@dataclass(frozen=True, slots=True, order=True)
class Merge:
    """Two nodes that are one, with a line of evidence."""

    rule: int  # -1: a judgement
    short: str  # node
    long: str  # node
    line: str


@dataclass(frozen=True, slots=True)
class Handles:
    """Every slug that a judgement may use -> nodes; `tied` are lone surnames and the like whose article says whose they are."""

    nodes: Mapping[str, frozenset[str]]
    tied: frozenset[str]


@dataclass(frozen=True, slots=True)
class Clustered:
    """`node` of each name, `group` (its smallest node) of each node, and the evidence for each merge."""

    node: Mapping[Place, str]
    group: Mapping[str, str]
    merges: tuple[Merge, ...]
    tied: Mapping[Place, Tie]
    handles: Handles
    owner: Mapping[str, EntityId]  # group -> the catalogue entry that it is
    problems: tuple[Problem, ...]


def cluster(findings: Mapping[ArticleId, Findings], blocked: Block, rulings: Rulings) -> Clustered:
    """One group for each entity. It depends on names and judgements alone, never on their order."""
    titled = holders(blocked.names)
    found = (ties(findings[id_], local, blocked.countries, blocked.common, titled) for id_, local in blocked.names.items())
    tied = {tie.short.at: tie for local in found for tie in local}
    bearing = bearers(blocked.names)
    held = holders(blocked.names, ((tie.short, tie.long) for tie in tied.values() if tie.rule is Rule.SURNAME))
    node = nodes(blocked.names, tied, bearing, held)
    apart, lost = splits(findings, blocked, rulings, node)
    node |= {at: own for one in apart for at, own in one.own.items()}
    groups = Groups()
    for entry in sorted({*(f"r:{id_}" for id_ in blocked.entries), *(one for one in node.values() if one.startswith("r:"))}):
        groups.own(entry, entry.removeprefix("r:"))
    for left, right in [*never(blocked, node), *((sorted(one.rest), sorted({*one.own.values()})) for one in apart)]:
        groups.part(left, right)
    handles = known_as(blocked, node, tied) if rulings.same or rulings.different or rulings.typed else Handles({}, frozenset())
    merges, problems = judged(rulings, handles, groups)
    found_ = {*spoken(findings, tied, node), *(Merge(*one) for one in collected(blocked, node, bearing, held)),
              *(Merge(*one) for one in one_listing(blocked, node))}
    for merge in sorted(found_):
        if groups.find(merge.short) != groups.find(merge.long) and groups.join(merge.short, merge.long):
            merges.append(merge)
    group = {one: groups.find(one) for one in sorted(set(node.values()))}
    owner = {root: EntityId(ref) for root in group.values() if (ref := groups.owner(root))}
    return Clustered(node, group, tuple(merges), tied, handles, owner, (*problems, *lost))


def spoken(findings: Mapping[ArticleId, Findings], tied: Mapping[Place, Tie], node: Mapping[Place, str]) -> Iterable[Merge]:
    """The articles' own ties; where many say the same, the first speaks."""
    found: dict[tuple[int, str, str], Merge] = {}
    for at, tie in sorted(tied.items()):
        short, long = node[at], node[tie.long.at]
        if (tie.rule, short, long) not in found:
            title = findings[at[0]].article.title
            line = f"“{tie.short.surface}” is “{tie.long.surface}”: {WORDS[tie.rule]} ({title})"
            found[tie.rule, short, long] = Merge(tie.rule, short, long, line)
    return found.values()


def never(blocked: Block, node: Mapping[Place, str]) -> Iterator[tuple[list[str], list[str]]]:
    """What the catalogue says is no name of an entry."""
    seen = set(node.values())
    for entry in blocked.entries.values():
        if entry.not_aliases:
            keys = {f"k:{blocked.key(alias, entry.kind).text}" for alias in entry.not_aliases}
            yield [f"r:{entry.id}"], sorted(keys & seen)


def known_as(blocked: Block, node: Mapping[Place, str], tied: Mapping[Place, Tie]) -> Handles:
    """By any name as printed, by the catalogue's name and id, and by the ids that pages may have."""
    found: dict[str, set[str]] = defaultdict(set)
    for local in blocked.names.values():
        for name in local:
            one = node[name.at]
            for stem in sorted({handle(mention.surface) for mention in name.mentions} | {handle(name.key.text)}):
                for word in (stem, f"{stem}-{name.kind}", f"{stem}-{mark(name.article)}"):
                    found[word].add(one)
            if name.ref:
                found[handle(name.ref)].add(one)
                found[handle(blocked.entries[name.ref].name if name.ref in blocked.entries else name.ref)].add(one)
    return Handles({word: frozenset(ones) for word, ones in found.items()},
                   frozenset(node[at] for at in tied if node[at].startswith("l:")))


def judged(rulings: Rulings, handles: Handles, groups: Groups) -> tuple[list[Merge], list[Problem]]:
    """People's judgements, then machines'; each DIFFERENT stands before the SAMEs of its rank."""
    merges: list[Merge] = []
    problems: list[Problem] = []
    for rank in (False, True):
        for one in rulings.different:
            if machine(one) is rank:
                left, right = (handles.nodes.get(handle(side), frozenset()) for side in (one.left, one.right))
                groups.part(sorted(left - right), sorted(right - left))
        for one in rulings.same:
            if machine(one) is rank:
                for short, long in pairs(one, handles):
                    if groups.overrule(short, long):
                        merges.append(Merge(-1, short, long, f"“{one.left}” is “{one.right}”: judged by {one.by or 'a person'}"))
                    else:
                        problems.append(Problem(WHERE, f"`{one.left}` and `{one.right}` cannot be one: another judgement keeps them apart"))
    return merges, sorted(set(problems))


def pairs(one: Judgement, handles: Handles) -> Iterator[tuple[str, str]]:
    """The nodes that a SAME judgement joins: the first of all with each of the others."""
    sides = [sorted(handles.nodes.get(handle(side), frozenset()) - handles.tied) for side in (one.left, one.right)]
    if all(sides):
        first, *others = sides[1] + sides[0]
        yield from ((other, first) for other in others)

