"""All that was resolved -> Questions for a person, the most valuable first: uses x uncertainty. Nothing here decides anything."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from generator import edtf
from generator.model import (
    Answer,
    ArticleId,
    Ask,
    Entity,
    EntityId,
    Findings,
    Judgement,
    Kind,
    Passage,
    Question,
    Span,
    Tier,
    TimelineEntry,
)
from generator.resolve.again import opening, passage
from generator.resolve.block import Block
from generator.resolve.cluster import Clustered
from generator.resolve.entities import Links, share
from generator.resolve.judging import handle
from generator.resolve.nodes import bearers, formal
from generator.resolve.score import Rule
from generator.words import counted, mark, shorten

MOST = 1_000  # questions
SHOWN = 3  # sentences on each side
UNSURE = Answer("u", "unsure", "cannot be said; don't ask again")
NO_NAME = Answer("r", "reject", "no name at all")
PAIR = (Answer("y", "same", "they are one"), Answer("n", "different", "they are two"), NO_NAME, UNSURE)
KINDS = {"p": Kind.PERSON, "o": Kind.ORGANISATION, "l": Kind.PLACE, "g": Kind.GROUP, "w": Kind.LAW, "d": Kind.PRODUCT, "e": Kind.EVENT}
TYPES = (*(Answer(key, kind.value, kind.value) for key, kind in KINDS.items()), NO_NAME, UNSURE)
DATE = Answer("d", "", "give a date: 2021-12-15, 2021-12, 2021, 2021-12-01/2021-12-15")
UNCERTAIN: Mapping[Rule, float] = {Rule.CORPUS: 0.3, Rule.PART: 0.15, Rule.INITIALS: 0.1, Rule.SURNAME: 0.05}  # of a merge
FEW = 40  # words: a digest's story that is shorter speaks against the split


@dataclass(frozen=True, slots=True)
class Resolved:
    """What the questions are about."""

    findings: Mapping[ArticleId, Findings]
    leads: Collection[ArticleId]
    blocked: Block
    clustered: Clustered
    entities: Mapping[EntityId, Entity]
    links: Links
    timeline: tuple[TimelineEntry, ...]
    doubts: tuple[Judgement, ...]


def questions(of: Resolved, judged: Collection[tuple[str, str]], settled: Collection[frozenset[str]]) -> tuple[Question, ...]:
    """What no person has answered yet; `judged` are subjects of judgements, `settled` pairs of events."""
    used = places(of)
    found = {one.id: one for one in (*merges(of, used), *joined(of), *namesakes(of, used), *kinds(of, used), *whom(of), *names(of, used))
             if about(one).isdisjoint(judged)}
    found |= {one.id: one for one in (*undated(of), *digests(of)) if about(one).isdisjoint(judged)}
    found |= {one.id: one for one in disputes(of) if frozenset((one.left, one.right)) not in settled}
    best = sorted(found.values(), key=lambda one: (-one.worth, one.id))[:MOST]
    return tuple(replace(one, passages=one.passages or shown(one, of, used)) for one in best)


def about(one: Question) -> frozenset[tuple[str, str]]:
    """The subjects of the judgements that answer it."""
    left = handle(one.left)
    if one.ask is Ask.TYPE:
        return frozenset(((left, "type"), (left, "")))
    if one.ask is Ask.DATE:
        return frozenset(((left, ""),))
    rights = [handle(option) for option in (*one.options, one.right) if option]
    pairs = {(min(left, right), max(left, right)) for right in rights}
    return frozenset({*pairs, (left, "")} | ({(left, left)} if one.ask is Ask.NAME else set()))


def made(ask: Ask, left: str, right: str, text: str, why: str, worth: float, answers: tuple[Answer, ...],
         options: tuple[str, ...] = (), passages: tuple[Passage, ...] = ()) -> Question:
    """A Question with its id."""
    return Question(f"q-{mark(f'{ask} {left} {right}')}", ask, left, right, text, why, round(worth, 3), answers, options, passages)


def places(of: Resolved) -> dict[EntityId, list[tuple[ArticleId, Span]]]:
    """Where each entity is named, reprints left out unless only they name it."""
    used: dict[EntityId, list[tuple[ArticleId, Span]]] = defaultdict(list)
    for id_, links in of.links.items():
        for span, link in links.items():
            used[link.entity].append((id_, span))
    return {id_: [at for at in some if at[0] in of.leads] or some for id_, some in used.items()}


Used = Mapping[EntityId, list[tuple[ArticleId, Span]]]


def shown(one: Question, of: Resolved, used: Used) -> tuple[Passage, ...]:
    """Sentences of both sides, one of each form of the name first."""
    sides = [(one.left, "left"), (one.right, "right"), *((option, str(n)) for n, option in enumerate(one.options, 1))]
    return tuple(passage(of.findings[id_], span, side) for name, side in sides if name for id_, span in sample(of, used, name))


def sample(of: Resolved, used: Used, name: str) -> list[tuple[ArticleId, Span]]:
    """A few places of an entity, or of one form of it: different forms first, then different articles."""
    if EntityId(name) in used:
        some = used[EntityId(name)]
    else:
        some = [(id_, m.span) for id_ in sorted(of.leads) for m in of.findings[id_].mentions if m.surface == name][:SHOWN]
    forms, articles, first, later = set[str](), set[ArticleId](), list[tuple[ArticleId, Span]](), list[tuple[ArticleId, Span]]()
    for id_, span in some:
        form = of.findings[id_].article.text[span.start:span.end]
        (first if form not in forms or id_ not in articles else later).append((id_, span))
        forms.add(form)
        articles.add(id_)
    return (first + later)[:SHOWN]


def merges(of: Resolved, used: Used) -> Iterator[Question]:
    """Two entities that look alike, or one and what a list of others names."""
    for one in of.doubts:
        left, right = of.entities[EntityId(one.left)], of.entities.get(EntityId(one.right))
        uses = min(len(used.get(id_, ())) for id_ in (left.id, right.id if right else left.id))
        text = f"Are “{left.name}” and “{right.name}” one?" if right else f"Is “{left.name}” the one that the list names?"
        yield made(Ask.MERGE, left.id, one.right, text, one.why, uses * 0.5, PAIR)


def joined(of: Resolved) -> Iterator[Question]:
    """Two forms that a rule has made one entity."""
    names = {of.clustered.node[name.at]: name.surface for local in of.blocked.names.values() for name in reversed(local)}
    uses: dict[str, int] = defaultdict(int)
    for local in of.blocked.names.values():
        for name in local:
            uses[of.clustered.node[name.at]] += len(name.mentions)
    for merge in of.clustered.merges:
        doubt = UNCERTAIN.get(Rule(merge.rule), 0.0) if merge.rule >= 0 else 0.0
        short, long = names.get(merge.short), names.get(merge.long)
        if doubt and short and long and handle(short) != handle(long) and not merge.short.startswith("l:"):
            yield made(Ask.SPLIT, short, long, f"“{short}” and “{long}” were taken for one. Are they?", merge.line,
                       min(uses[merge.short], uses[merge.long]) * doubt, PAIR)


def namesakes(of: Resolved, used: Used) -> Iterator[Question]:
    """A person in stories that share nobody and nothing else: perhaps two of one name."""
    cast = {id_: {link.entity for link in links.values()} for id_, links in of.links.items()}
    for one in of.entities.values():
        stories = sorted({id_ for id_, _ in used.get(one.id, ()) if id_ in of.leads})
        if one.kind is not Kind.PERSON or one.tier is not Tier.AUTO or one.id in of.blocked.entries or not 2 <= len(stories) <= FEW:
            continue
        circle, known = {stories[0]}, set(cast[stories[0]])
        for id_ in stories * 2:
            if (cast[id_] & known) - {one.id}:
                circle.add(id_)
                known |= cast[id_]
        others = [id_ for id_ in stories if id_ not in circle]
        if others:
            sides = [(id_, "left") for id_ in sorted(circle)] + [(id_, "right") for id_ in others]
            at = dict(reversed(used[one.id]))
            yield made(Ask.SPLIT, one.id, one.id, f"Is “{one.name}” the same in all these stories?",
                       "the stories share no other name", len(others) * 0.3, PAIR,
                       passages=tuple(passage(of.findings[id_], at[id_], side) for id_, side in sides))


def kinds(of: Resolved, used: Used) -> Iterator[Question]:
    """Names that the articles give different kinds."""
    weakest: dict[EntityId, float] = {}
    for id_, local in of.blocked.names.items():
        for name in local:
            held = share(name, of.blocked)
            entity = of.links[id_][name.mentions[0].span].entity
            if held < 2 / 3 and entity not in of.blocked.entries:
                weakest[entity] = min(held, weakest.get(entity, 1.0))
    for who, held in weakest.items():
        one = of.entities[who]
        yield made(Ask.TYPE, who, "", f"What is “{one.name}”? Taken for: {one.kind}.", f"only {held:.0%} of the articles' voices say so",
                   len(used[who]) * (1 - held) * 0.5, TYPES)


def whom(of: Resolved) -> Iterator[Question]:
    """A lone name in one article that several people of the collection bear."""
    bearing = bearers(of.blocked.names)
    full: dict[str, EntityId] = {}
    for one in of.entities.values():
        for form, _ in one.aliases if one.kind is Kind.PERSON else ():
            full.setdefault(formal(" ".join(of.blocked.key(form, one.kind).words)), one.id)
    met = Counter(of.clustered.group.values())
    for id_, local in of.blocked.names.items():
        for name in local:
            node = of.clustered.node[name.at]
            if not node.startswith("l:") or name.at in of.clustered.tied or len(name.key.words) > 1 or met[of.clustered.group[node]] > 1:
                continue
            own = of.links[id_][name.mentions[0].span].entity
            bearing_it = {full[who] if who in full else EntityId(who) for who in bearing.get(name.key.text, ())}
            options = tuple(sorted(who for who in bearing_it if who in of.entities and who != own))[:9]
            if options:
                answers = tuple(Answer(str(n), str(n), of.entities[who].name) for n, who in enumerate(options, 1))
                yield made(Ask.WHICH, own, "", f"Who is “{name.surface}” in “{shorten(of.findings[id_].article.title, 70)}”?",
                           "several of the collection bear this name", len(name.mentions) * 0.6,
                           (*answers, Answer("n", "different", "none of them"), NO_NAME, UNSURE), options)


def names(of: Resolved, used: Used) -> Iterator[Question]:
    """Names that are only possible."""
    for one in of.entities.values():
        if one.tier is Tier.POSSIBLE:
            yield made(Ask.NAME, one.id, "", f"Is “{one.name}” the name of a real {one.kind}?", "too few signs that it is a name",
                       len(used.get(one.id, ())) * 0.35, (Answer("y", "same", "it is a name"), Answer("n", "reject", "it is none"), UNSURE))


def undated(of: Resolved) -> Iterator[Question]:
    """Articles that do not say when they were published."""
    for id_, found in of.findings.items():
        dated = found.article.published
        if dated is None or dated.basis == "inferred":
            waiting = sum(one.period is None and one.type in ("DATE", "TIME") for one in found.dates)
            known = (Answer("y", "same", "the inferred date is right"),) if dated else ()
            why = f"inferred: {dated.evidence}" if dated else "no date is stated"
            asked = made(Ask.DATE, id_, "", f"When was “{shorten(found.article.title, 80)}” published?",
                         f"{why}; {counted(waiting, 'relative date')} to read", (1 + waiting) * (0.3 if dated else 0.9),
                         (*known, DATE, UNSURE), passages=opening(found))
            yield replace(asked, right=edtf.write(dated.period)) if dated else asked


def digests(of: Resolved) -> Iterator[Question]:
    """Files that were parted into stories on little evidence: none says who wrote it, or when, and some are very short."""
    files: dict[str, list[Findings]] = defaultdict(list)
    for found in of.findings.values():
        if found.article.part_of and found.article.record is None:
            files[found.article.source].append(found)
    for source, parts in files.items():
        parts.sort(key=lambda found: (found.article.bytes_, found.article.id))
        weak = sum(not attested(found) for found in parts)
        if len(parts) > 1 and 2 * weak > len(parts):
            titles = "; ".join(f"“{shorten(found.article.title, 60)}”" for found in parts[:6])
            yield made(Ask.DIGEST, parts[0].article.id, parts[1].article.id,
                       f"Is {source} rightly parted into {counted(len(parts), 'story', 'stories')}?",
                       f"{weak} of them say neither when nor by whom: {titles}", len(parts) * 0.5,
                       (Answer("y", "different", "they are different stories"), Answer("n", "same", "the file is one story"), UNSURE),
                       passages=(*opening(parts[0])[:2], *(replace(one, side="right") for one in opening(parts[1])[:2])))


def attested(found: Findings) -> bool:
    """Whether the story itself says where it is from, and has a body."""
    article = found.article
    said = {one.field for one in article.evidence} & {"authors", "dateline", "source_url", "outlet", "date"}
    return bool(said) and len(article.text[article.body:].split()) >= FEW


def disputes(of: Resolved) -> Iterator[Question]:
    """Two dates for one event."""
    entries = {one.id: one for one in of.timeline}
    for one in of.timeline:
        for other in (entries[id_] for id_ in one.disputed if id_ in entries and id_ > one.id):
            yield made(Ask.EVENT, one.id, other.id, f"Two dates for one event: “{shorten(one.text, 100)}”", "the articles disagree",
                       (one.outlets + other.outlets) * 0.5, (
                           Answer("1", "1", f"{one.period.first} is right"), Answer("2", "2", f"{other.period.first} is right"),
                           Answer("n", "different", "these are two events"), UNSURE), (one.id, other.id),
                       tuple(told(of, entry, side) for entry, side in ((one, "left"), (other, "right"))))


def told(of: Resolved, entry: TimelineEntry, side: str) -> Passage:
    """The sentence that tells it best."""
    best = entry.told[0]
    return passage(of.findings[best.article], best.event.span, side)

