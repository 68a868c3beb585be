"""Groups of names -> Entities and Links: each one's name, id, kind, tier, and the evidence for it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter

from generator.catalog import Entry
from generator.model.entities import Entity, Link, Tier
from generator.model.findings import Findings
from generator.model.ids import ArticleId, EntityId, Span
from generator.model.names import Kind
from generator.resolve.decisions.judging import Rulings, handle
from generator.resolve.entities.block import ORDER, Block, Name, strongest, tally
from generator.resolve.entities.cluster import Clustered, Merge
from generator.resolve.entities.keys import SORT, TICKER, lexicon
from generator.resolve.entities.score import Rule, Tie
from generator.resolve.entities.tiers import (
    LISTED,
    ORDINARY,
    USUAL,
    Standing,
    introduction,
    ordinary,
    signs,
    weigh,
)
from generator.words import mark, slug

BEST = (Tier.CONFIRMED, Tier.AUTO, Tier.POSSIBLE)
REASONS = 12  # lines of evidence that an entity keeps
BODIES = SORT | lexicon("""
technologies technology center centre section party post daily register newsroom brothers international institution police studios films
pictures theater theatre hospital school industries capital energy media sons""")  # last words that the model reads well
JUNIOR = frozenset({"II", "III", "IV"})
USED = 3  # times as often as the full name must a firm's short one stand to be its canonical name

Place = tuple[ArticleId, int]
Links = dict[ArticleId, dict[Span, Link]]


@dataclass(frozen=True, slots=True)
class Draft:
    """One entity before it has its id."""

    group: str
    names: tuple[Name, ...]
    kind: Kind
    name: str
    merges: tuple[Merge, ...]


def entities(
    findings: Mapping[ArticleId, Findings], blocked: Block, clustered: Clustered, story_of: Mapping[ArticleId, ArticleId], rulings: Rulings
) -> tuple[dict[EntityId, Entity], Links]:
    """Every group as an Entity, and a Link for each of its mentions."""
    members: dict[str, list[Name]] = defaultdict(list)
    for local in blocked.names.values():
        for name in local:
            members[clustered.group[clustered.node[name.at]]].append(name)
    merges: dict[str, list[Merge]] = defaultdict(list)
    for merge in clustered.merges:
        merges[clustered.group.get(merge.short, merge.short)].append(merge)
    drafts = [draft(group, names, merges[group], blocked, clustered) for group, names in sorted(members.items())]
    ids = named(drafts, clustered)
    found: dict[EntityId, Entity] = {}
    made: dict[Place, Link] = {}
    for one in drafts:
        entity = whole(one, ids[one.group], findings, blocked, clustered, story_of, made)
        found[entity.id] = entity
    links = {id_: placed(local, made) for id_, local in blocked.names.items()}
    return with_former(dict(sorted(found.items())), ids, clustered, rulings), links


def placed(local: Sequence[Name], made: Mapping[Place, Link]) -> dict[Span, Link]:
    """The Link of each mention of an article, in text order."""
    spans = [(mention.span.start, mention.span, made[name.at]) for name in local for mention in name.mentions]
    return {span: link for _, span, link in sorted(spans, key=itemgetter(0))}


def draft(group: str, names: Sequence[Name], merges: Sequence[Merge], blocked: Block, clustered: Clustered) -> Draft:
    """Kind and canonical name: the catalogue's, or what the collection says."""
    entry = blocked.entries.get(clustered.owner[group]) if group in clustered.owner else None
    if entry:
        return Draft(group, tuple(names), entry.kind, entry.name, tuple(merges))
    short = short_forms(merges, names, clustered) if merges else set()
    full = [name for name in names if clustered.node[name.at] not in short] or list(names)
    if full[0].kind is Kind.PERSON:
        full = printed(full) or printed(names) or full
    kinds: dict[Kind, float] = {}
    for name in full:
        kinds[name.kind] = kinds.get(name.kind, 0.0) + len(name.key.words)
    kind = strongest(kinds)
    guessed = all(name.guessed for name in names)
    return Draft(group, tuple(names), borne(full, kind, blocked.common) if guessed else kind, canonical(full, kind), tuple(merges))


def borne(full: Sequence[Name], kind: Kind, common: frozenset[str]) -> Kind:
    """The kind that the model alone guesses, if a full name of uncommon words bears it out: of others it is right half the time."""
    words = max((name.key.words for name in full), key=len)
    odd = any(word.isupper() and len(word) > 1 and word.strip(".") not in JUNIOR for word in full[0].surface.split())
    person = kind is Kind.PERSON and (odd or not common.isdisjoint(word for word in words if word.isalpha() and len(word) > 2))
    lone = len(words) == 1 and kind in USUAL
    body = kind is Kind.ORGANISATION and (common.issuperset(words) or (words[-1] in common and words[-1] not in BODIES))
    return Kind.UNKNOWN if lone or person or body else kind


def printed(names: Sequence[Name]) -> list[Name]:
    """Those of several words, in natural case."""
    return [name for name in names if len(name.key.words) > 1 and not name.surface.isupper()]


def short_forms(merges: Sequence[Merge], names: Sequence[Name], clustered: Clustered) -> set[str]:
    """Nodes that stand for a fuller name in the same group; a firm's short name may be the one that is used."""
    used = Counter[str]()
    for name in names:
        used[clustered.node[name.at]] += len(name.mentions)
    return {merge.short for merge in merges if merge.rule in (Rule.CLAIM, Rule.INITIALS, Rule.SURNAME)
            or (merge.rule in (Rule.PART, Rule.CORPUS) and used[merge.short] < USED * used[merge.long])}


def canonical(full: Sequence[Name], kind: Kind) -> str:
    """The most used form in natural case; of equals the fullest."""
    counts = tally([mention.surface for name in full for mention in name.mentions])
    if len(counts) == 1:
        return bare(next(iter(counts)))

    def order(surface: str) -> tuple[object, ...]:
        words = surface.split()
        shouted = surface.isupper() and len(words) > 1
        return kind is Kind.PERSON and len(words) == 1, shouted, surface.islower(), -counts[surface], -len(words), -len(surface), surface

    natural = [surface for surface in counts if not surface.isupper()] or list(counts)
    return bare(min(natural, key=order))


def bare(surface: str) -> str:
    """Without "the", possessive and ticker."""
    surface = surface[4:] if surface[:4].casefold() == "the " and len(surface) > 4 else surface
    surface = TICKER.sub("", surface) if "(" in surface else surface
    return surface.removesuffix("’s").removesuffix("'s")


def named(drafts: Sequence[Draft], clustered: Clustered) -> dict[str, EntityId]:
    """Group -> id: the catalogue's, else the name's slug; where two want one, kind or the mark of what is theirs alone is added."""
    wanted: dict[str, list[Draft]] = defaultdict(list)
    ids: dict[str, EntityId] = dict(clustered.owner.items())
    taken = set(ids.values())
    for one in drafts:
        if one.group not in ids:
            wanted[slug(one.name)].append(one)
    for stem, ones in sorted(wanted.items()):
        for one in sorted(ones, key=lambda one: (one.group.startswith("l:"), ORDER[one.kind], one.group)) if len(ones) > 1 else ones:
            ids[one.group] = next(id_ for id_ in map(EntityId, tries(stem, one)) if id_ not in taken)
            taken.add(ids[one.group])
    return ids


def tries(stem: str, one: Draft) -> Iterator[str]:
    """The ids that an entity may have, best first."""
    if one.group.startswith("l:"):
        yield f"{stem}-{mark(one.group.split(':')[1])}"
    else:
        yield from (stem, f"{stem}-{one.kind}")
    yield f"{stem}-{mark(one.group)}"
    yield f"{stem}-{mark(one.group, length=16)}"


def whole(
    one: Draft, id_: EntityId, findings: Mapping[ArticleId, Findings], blocked: Block, clustered: Clustered,
    story_of: Mapping[ArticleId, ArticleId], made: dict[Place, Link],
) -> Entity:
    """The Entity; the Links of its names are added to `made`."""
    articles = sorted({name.at[0] for name in one.names})
    stories = len({story_of[article] for article in articles})
    entry = blocked.entries.get(id_)
    tiers, links = set(), dict[tuple[Tier, float, str], Link]()
    for name, weighed in weighed_names(one, entry, findings, blocked, clustered, stories):
        made[name.at] = links.get(weighed) or links.setdefault(weighed, Link(id_, *weighed))
        tiers.add(weighed[0])
    return Entity(
        id_, one.name, one.kind, seen(one, story_of), stories, tuple(articles), next(tier for tier in BEST if tier in tiers),
        evidence(one.merges), dict(entry.ids) if entry else {}, entry.note if entry else "",
        entry.source if entry else "", listed=listings(one))


def listings(one: Draft) -> tuple[EntityId, ...]:
    """Ids of the listings that its names bear."""
    return tuple(sorted({id_ for name in one.names for id_ in name.lists}))


def weighed_names(
    one: Draft, entry: Entry | None, findings: Mapping[ArticleId, Findings], blocked: Block, clustered: Clustered, stories: int
) -> Iterator[tuple[Name, tuple[Tier, float, str]]]:
    """Each name with its (tier, score, why)."""
    judged = {side for merge in one.merges if merge.rule < 0 for side in (merge.short, merge.long)} if one.merges else set[str]()
    known = {blocked.key(word, entry.kind).text for word in (entry.name, *entry.aliases)} if entry else set[str]()
    own = entry is not None and entry.own
    ties = [clustered.tied.get(name.at) for name in one.names]
    totals = [0.0 if name.ref else strength(name, tie, findings, blocked, stories) for name, tie in zip(one.names, ties, strict=True)]
    full = LISTED if entry else max([total for tie, total in zip(ties, totals, strict=True) if tie is None], default=0.0)
    for name, tie, total in zip(one.names, ties, totals, strict=True):
        listed = bool(name.lists) or (entry is not None and (name.ref is not None or name.key.text in known))
        sure = (listed and own and not name.lists) or (bool(judged) and clustered.node[name.at] in judged)
        yield name, unclear(weigh(name, tie, Standing(sure, listed, stories, total, full)), name, tie, clustered)


def unclear(weighed: tuple[Tier, float, str], name: Name, tie: Tie | None, clustered: Clustered) -> tuple[Tier, float, str]:
    """No more than possible, if it is a lone name that several bear and whose article says no more of it."""
    own = clustered.node[name.at] == f"l:{name.article}:{name.key.text}" and len(name.key.words) == 1
    if own and tie is None and name.kind is Kind.PERSON and weighed[0] is Tier.AUTO and not name.lists:
        return Tier.POSSIBLE, weighed[1], "a lone name that several of the collection bear"
    return weighed


def strength(name: Name, tie: Tie | None, findings: Mapping[ArticleId, Findings], blocked: Block, stories: int) -> float:
    """The sum of all signs of one name."""
    sum_ = signs(name, tie, share(name, blocked), stories) - (ORDINARY if ordinary(name, blocked.common) else 0.0)
    return sum_ + introduction(name, findings[name.at[0]].article.text, sum_)


def share(name: Name, blocked: Block) -> float:
    """How much of the collection's voice on a name gives it its kind."""
    votes = blocked.kinds[name.mentions[0].surface.casefold()]
    return 1.0 if len(votes) == 1 else votes.get(name.kind, 0.0) / (sum(votes.values()) or 1.0)


def seen(one: Draft, story_of: Mapping[ArticleId, ArticleId]) -> tuple[tuple[str, int], ...]:
    """Surfaces with their counts, most used first; reprints don't count unless only they have the name."""
    names = [name for name in one.names if story_of[name.at[0]] == name.at[0]] or one.names
    counts = tally([mention.surface for name in names for mention in name.mentions])
    return tuple(sorted(counts.items(), key=lambda item: (-item[1], item[0])) if len(counts) > 1 else counts.items())


def evidence(merges: Sequence[Merge]) -> tuple[str, ...]:
    """One line for each two forms that were found to be one, the best first."""
    lines: dict[str, str] = {}
    for merge in sorted(merge for merge in merges if merge.short != merge.long):
        lines.setdefault(merge.line.split("”: ")[0], merge.line)
    return tuple(lines.values())[:REASONS]


def with_former(
    found: Mapping[EntityId, Entity], group_ids: Mapping[str, EntityId], clustered: Clustered, rulings: Rulings
) -> dict[EntityId, Entity]:
    """Ids that a SAME judgement took away are kept as `formerly`, unless another entity has them."""
    former: dict[EntityId, set[EntityId]] = defaultdict(set)
    for one in rulings.same:
        for side in (one.left, one.right):
            nodes = clustered.handles.nodes.get(handle(side), frozenset()) - clustered.handles.tied
            ids = {group_ids[clustered.group[node]] for node in nodes}
            if len(ids) == 1 and EntityId(handle(side)) not in found:
                former[min(ids)].add(EntityId(handle(side)))
    return {id_: replace(entity, formerly=tuple(sorted(former[id_]))) if id_ in former else entity for id_, entity in found.items()}
