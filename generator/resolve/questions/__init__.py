"""All that was resolved -> Questions for a person, the most valuable first: uses x uncertainty. Nothing here decides anything."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from generator.model.decisions import Answer, Ask, Passage, Question
from generator.model.entities import Tier
from generator.model.ids import ArticleId, EntityId, Span
from generator.model.names import Kind
from generator.resolve.decisions.again import passage
from generator.resolve.entities.bearers import FAMED, find_bearers
from generator.resolve.entities.holders import formal
from generator.resolve.entities.keys import fold, loose
from generator.resolve.entities.lexicon import COMPANY_FORMS
from generator.resolve.entities.name import Name
from generator.resolve.entities.tie import Rule
from generator.resolve.entities.weights import vote_share
from generator.resolve.questions.articles import digests, disputes, undated
from generator.resolve.questions.asking import UNSURE, Resolved, Used, about, made, ranked
from generator.words import counted, shorten

SHOWN = 3  # sentences on each side
EACH = 2  # sentences of each whom a lone name may mean
LATER = 0.2  # what a choice is still worth that has been asked of another story
LARGE = 100  # stories; from there on a name of one story alone has no page
UNSIGNED = 0.02  # what it is worth to ask of a name that nothing speaks for
NO_NAME = Answer("r", "reject", "no name at all")
KINDS = {"p": Kind.PERSON, "o": Kind.ORGANISATION, "l": Kind.PLACE, "g": Kind.GROUP, "w": Kind.LAW, "d": Kind.PRODUCT, "e": Kind.EVENT,
         "m": Kind.PROGRAMME}
TYPES = (*(Answer(key, kind.value, kind.value) for key, kind in KINDS.items()), NO_NAME, UNSURE)
UNCERTAIN: Mapping[Rule, float] = {Rule.CORPUS: 0.3, Rule.PART: 0.15, Rule.INITIALS: 0.1, Rule.SURNAME: 0.05}  # of a merge
FEW = 40  # stories of a person; who is in more is known too well to be two


def questions(of: Resolved, judged: Collection[tuple[str, str]], settled: Collection[frozenset[str]]) -> tuple[Question, ...]:
    """What no person has answered yet; `judged` are subjects of judgements, `settled` pairs of events."""
    used = places(of)
    typed = {one.left: one for one in kinds(of, used)}
    named = (one for one in names(of, used) if one.left not in typed)
    every = (*merges(of, used), *joined(of), *namesakes(of, used), *typed.values(), *named, *whom(of, judged), *undated(of), *digests(of))
    found = {one.id: one for one in every if about(one).isdisjoint(judged)}
    found |= {one.id: one for one in disputes(of) if frozenset((one.left, one.right)) not in settled}
    best = ranked(found.values())
    used |= forms(of, {name for one in best if not one.passages for name in (one.left, one.right)} - used.keys())
    return tuple(replace(one, passages=one.passages or shown(one, of, used)) for one in best)


def pair(left: str) -> tuple[Answer, ...]:
    """The ways to answer whether two are one."""
    return (Answer("y", "same", "they are one"), Answer("n", "different", "they are two"),
            Answer("r", "reject", f"“{shorten(left, 40)}” is no name at all"), UNSURE)


def places(of: Resolved) -> dict[str, list[tuple[ArticleId, Span]]]:
    """Where each entity is named, reprints left out unless only they name it."""
    used: dict[str, list[tuple[ArticleId, Span]]] = defaultdict(list)
    for id_, links in of.links.items():
        for span, link in links.items():
            used[link.entity].append((id_, span))
    return {id_: [at for at in some if at[0] in of.leads] or some for id_, some in used.items()}


def forms(of: Resolved, wanted: Collection[str]) -> dict[str, list[tuple[ArticleId, Span]]]:
    """Where each of these forms of names is printed, the first few places."""
    found: dict[str, list[tuple[ArticleId, Span]]] = {name: [] for name in wanted}
    for id_ in sorted(of.leads):
        for m in of.findings[id_].mentions:
            if m.surface in found and len(found[m.surface]) < SHOWN:
                found[m.surface].append((id_, m.span))
    return found


def shown(one: Question, of: Resolved, used: Used) -> tuple[Passage, ...]:
    """Sentences of both sides, one of each form of the name first."""
    sides = [(one.left, "left"), *([(one.right, "right")] if one.right != one.left else [])]
    of_sides = [passage(of.findings[id_], span, side) for name, side in sides if name for id_, span in sample(of, used, name)]
    of_options = [passage(of.findings[id_], span, str(n)) for n, option in enumerate(one.options, 1)
                  for id_, span in in_full(of, used, EntityId(option))]
    return (*of_sides, *of_options)


def in_full(of: Resolved, used: Used, who: EntityId) -> list[tuple[ArticleId, Span]]:
    """A few places of a person, those with the full name first."""
    name = of.entities[who].name
    ordered = sorted(used[who], key=lambda at: of.findings[at[0]].article.text[at[1].start:at[1].end] != name)
    return sample(of, {who: ordered}, who)[:EACH]


def sample(of: Resolved, used: Used, name: str) -> list[tuple[ArticleId, Span]]:
    """A few places of an entity, or of one form of it: different forms first, then different articles."""
    some = used[name]
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
        yield made(Ask.MERGE, left.id, one.right, text, one.why, uses * 0.5, pair(left.name))


def joined(of: Resolved) -> Iterator[Question]:
    """Two forms that a rule has made one entity."""
    names = {of.clustered.node[name.at]: name.surface for local in of.blocked.names.values() for name in reversed(local)}
    uses: dict[str, int] = defaultdict(int)
    full = Counter[str]()  # articles that name a person in full
    for local in of.blocked.names.values():
        for name in local:
            uses[of.clustered.node[name.at]] += len(name.mentions)
            full[of.clustered.node[name.at]] += name.kind is Kind.PERSON and len(name.key.words) > 1
    for merge in of.clustered.merges:
        doubt = UNCERTAIN.get(Rule(merge.rule), 0.0) if merge.rule >= 0 else 0.0
        short, long = names.get(merge.short), names.get(merge.long)
        if short and " " not in short and (full[merge.long] >= FAMED or (merge.long.is_entry and full[merge.long])):
            continue
        if doubt and short and long and core(short) != core(long) and not merge.short.is_local:
            yield made(Ask.SPLIT, short, long, f"“{short}” and “{long}” were taken for one. Are they?", merge.line,
                       min(uses[merge.short], uses[merge.long]) * doubt, pair(short))


def core(name: str) -> frozenset[str]:
    """What of it tells it from another: no initials, no "Jr", no company's form; "Matthew" for "Matt"."""
    words = [word for word in loose(tuple(formal(fold(name)).split())) if len(word) > 1 and word not in COMPANY_FORMS]
    return frozenset(words) or frozenset(fold(name).split())


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
                       "the stories share no other name", len(others) * 0.3, pair(one.name),
                       passages=tuple(passage(of.findings[id_], at[id_], side) for id_, side in sides))


def kinds(of: Resolved, used: Used) -> Iterator[Question]:
    """Names that the articles give different kinds."""
    weakest: dict[EntityId, tuple[float, Name]] = {}
    for id_, local in of.blocked.names.items():
        for name in local:
            held = vote_share(name, of.blocked)
            entity = of.links[id_][name.mentions[0].span].entity
            if held < 2 / 3 and entity not in of.blocked.entries:
                weakest[entity] = min((held, name), weakest.get(entity, (1.0, name)), key=lambda one: one[0])
    for who, (held, name) in weakest.items():
        one = of.entities[who]
        votes = of.blocked.kinds[name.mentions[0].surface.casefold()]
        said = ", ".join(f"{kind} {votes[kind] / sum(votes.values()):.0%}" for kind in sorted(votes, key=lambda kind: (-votes[kind], kind)))
        yield made(Ask.TYPE, who, "", f"What is “{one.name}”? The site says: {one.kind}.", f"the articles give it several kinds: {said}",
                   len(used[who]) * (1 - held) * 0.5, TYPES)


def whom(of: Resolved, judged: Collection[tuple[str, str]]) -> Iterator[Question]:
    """A lone name in one article that several people of the collection bear; one answer may do for all articles of the same choice."""
    alike: dict[tuple[str, tuple[EntityId, ...]], list[Question]] = defaultdict(list)
    for name, own, options in lone(of):
        answers = tuple(Answer(str(n), str(n), of.entities[who].name) for n, who in enumerate(options, 1))
        one = made(Ask.WHICH, own, "", f"Who is “{name.surface}” in “{shorten(of.findings[name.article].article.title, 70)}”?", "",
                   len(name.mentions) * 0.6, (*answers, Answer("n", "different", "none of them"), NO_NAME, UNSURE), options)
        if about(one).isdisjoint(judged):
            alike[name.key.text, options].append(one)
    for some in alike.values():
        first, *others = sorted(some, key=lambda one: (-one.worth, one.id))
        why = "several of the collection bear this name"
        also = f"; {counted(len(others), 'other story has', 'other stories have')} the same choice" if others else ""
        yield replace(first, why=why + also, worth=round(sum(one.worth for one in some), 3))
        yield from (replace(one, why=f"{why}; asked of another story too", worth=round(one.worth * LATER, 3)) for one in others)


def lone(of: Resolved) -> Iterator[tuple[Name, EntityId, tuple[EntityId, ...]]]:
    """(a lone name that its article says no more of, its entity, who may be meant)."""
    bearing = find_bearers(of.blocked.names)
    full: dict[str, EntityId] = {}
    for one in of.entities.values():
        for form, _ in one.aliases if one.kind is Kind.PERSON else ():
            full.setdefault(formal(" ".join(of.blocked.key(form, one.kind).words)), one.id)
    met = Counter(of.clustered.group.values())
    for id_, local in of.blocked.names.items():
        for name in local:
            node = of.clustered.node[name.at]
            if not node.is_local or name.at in of.clustered.tied or len(name.key.words) > 1 or met[of.clustered.group[node]] > 1:
                continue
            own = of.links[id_][name.mentions[0].span].entity
            bearing_it = {full[who] if who in full else EntityId(who) for who in bearing.get(name.key.text, ())}
            options = tuple(sorted(who for who in bearing_it if who in of.entities and who != own))[:9]
            if options:
                yield name, own, options


def names(of: Resolved, used: Used) -> Iterator[Question]:
    """Names that are only possible. One that nothing speaks for comes last; one that has no page even if it is sure is not asked."""
    least = 1 if len(of.leads) < LARGE else 2
    signs: dict[EntityId, float] = defaultdict(float)
    for links in of.links.values():
        for link in links.values():
            signs[link.entity] = max(signs[link.entity], link.score)
    asked = {own for _, own, _ in lone(of)}
    for one in of.entities.values():
        if one.tier is Tier.POSSIBLE and one.stories >= least and one.id not in asked:
            yield made(Ask.NAME, one.id, "", f"Is “{one.name}” the name of a real {one.kind}?", "too few signs that it is a name",
                       len(used.get(one.id, ())) * max(signs[one.id], UNSIGNED), (
                           Answer("y", "same", "it is a name"), Answer("n", "reject", "it is none"), UNSURE))
