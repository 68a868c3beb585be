"""What looks alike but is not proven: pairs for a person to decide. Nothing here joins anything."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping

from generator.model.decisions import Judgement, Verdict
from generator.model.entities import Entity, Tier
from generator.model.ids import EntityId
from generator.model.names import Kind
from generator.resolve.decisions.judging import Rulings, handle
from generator.resolve.entities.keys import DESCRIPTORS, fold, initials

ALIKE = 0.93  # Jaro-Winkler; "Bank of China" and "People's Bank of China" are at 0.6, "Joerg" and "Jörg Wuttke" at 0.98
WORD_ALIKE = 0.88  # the same, for the one word in which two names differ
NEXT = 4  # names of a block that each is compared with
LETTERS = 2  # letters that only one of two names has; with more they can't be alike
MOST = 300  # doubts shown; the surest first
BY = "machine: resolve"


def doubts(entities: Mapping[EntityId, Entity], rulings: Rulings, catalogued: Container[EntityId]) -> tuple[Judgement, ...]:
    """UNSURE pairs that nobody has judged yet, the most alike first; two entries of the catalogue are two."""
    judged = {frozenset((handle(one.left), handle(one.right))) for one in (*rulings.same, *rulings.different)}
    best: dict[tuple[EntityId, EntityId], tuple[float, str]] = {}
    for a, b, score, why in (*spelt_alike(entities.values()), *shortened(entities.values())):
        pair = (a.id, b.id) if a.id < b.id else (b.id, a.id)
        if frozenset(pair) not in judged and not (a.id in catalogued and b.id in catalogued):
            best[pair] = max(best.get(pair, (0.0, "")), (score, why))
    ordered = sorted(best.items(), key=lambda item: (-item[1][0], item[0]))[:MOST]
    return tuple(Judgement(left, right, Verdict.UNSURE, BY, why) for (left, right), (_, why) in ordered)


def spelt_alike(entities: Iterable[Entity]) -> Iterator[tuple[Entity, Entity, float, str]]:
    """Names of one kind with a first or last word in common, spelt nearly alike."""
    blocks: dict[tuple[Kind, str], list[tuple[str, Entity]]] = defaultdict(list)
    for one in entities:
        if one.tier is not Tier.POSSIBLE and one.kind is not Kind.GROUP:
            words = fold(one.name).split() or [one.name]
            for word in {words[0][:4], words[-1][:4]}:
                blocks[one.kind, word].append((" ".join(words), one))
    letters: dict[str, set[str]] = {}
    for ones in blocks.values():
        ordered = sorted(ones, key=lambda item: (item[0], item[1].id))
        for n, (text, one) in enumerate(ordered):
            for other_text, other in ordered[n + 1:n + 1 + NEXT]:
                if len(letters.setdefault(text, set(text)) ^ letters.setdefault(other_text, set(other_text))) > LETTERS:
                    continue
                if told_apart(text, other_text) or longer(text, other_text):
                    continue
                if ALIKE <= (score := jaro_winkler(text, other_text)) < 1:
                    yield one, other, score, f"“{one.name}” and “{other.name}” are spelt alike ({score:.2f})"


def longer(a: str, b: str) -> bool:
    """Whether a single word only has letters more than another: "Peter" and "Peters" are no two spellings."""
    return " " not in a + b and (a.startswith(b) or b.startswith(a))


def told_apart(a: str, b: str) -> bool:
    """Whether two names differ in more than the spelling of one word, or in a number."""
    left, right = set(a.split()), set(b.split())
    mine, yours = left - right, right - left
    if len(mine) != 1 or len(yours) != 1:
        return not (mine <= DESCRIPTORS and yours <= DESCRIPTORS)
    word, other = *mine, *yours
    return word.isdigit() or other.isdigit() or jaro_winkler(word, other) < WORD_ALIKE


def shortened(entities: Iterable[Entity]) -> Iterator[tuple[Entity, Entity, float, str]]:
    """An acronym and the only long name of the collection that has its initials, though no article says so."""
    firms = [one for one in entities if one.kind is Kind.ORGANISATION]
    short = [(fold(one.name), one) for one in firms if " " not in one.name and one.name.isupper() and len(one.name) >= 3]
    wanted = {form for form, _ in short}
    spelt: dict[str, list[Entity]] = defaultdict(list)
    for one in firms:
        if " " in one.name:
            for form in wanted & initials(one.name, {}):
                spelt[form].append(one)
    for form, one in short:
        longer = spelt.get(form, [])
        if len(longer) == 1:
            yield one, longer[0], 0.95, f"“{one.name}” may be the initials of “{longer[0].name}”"


def jaro_winkler(a: str, b: str) -> float:
    """0 (nothing alike) to 1 (the same)."""
    if a == b:
        return 1.0
    near = max(len(a), len(b)) // 2 - 1
    taken = [False] * len(b)
    left = []
    for n, letter in enumerate(a):
        place = b.find(letter, max(0, n - near), n + near + 1)
        while place >= 0 and taken[place]:
            place = b.find(letter, place + 1, n + near + 1)
        if place >= 0:
            taken[place] = True
            left.append(letter)
    if not left:
        return 0.0
    right = [letter for letter, took in zip(b, taken, strict=True) if took]
    same = len(left)
    turned = sum(x != y for x, y in zip(left, right, strict=True)) / 2
    jaro = (same / len(a) + same / len(b) + (same - turned) / same) / 3
    prefix = next((n for n, (x, y) in enumerate(zip(a[:4], b[:4], strict=False)) if x != y), min(4, len(a), len(b)))
    return jaro + 0.1 * prefix * (1 - jaro)
