"""Longer and shorter forms of one name, each used in articles of its own -> Merges."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

from generator.model.names import Kind
from generator.resolve.entities.block import Block
from generator.resolve.entities.keys import Words, fold, loose
from generator.resolve.entities.lexicon import CLEAR_BODIES, OPTIONAL_ENDINGS, STATE_BODIES
from generator.resolve.entities.merge import Merge, collection_merge
from generator.resolve.entities.name import Name
from generator.resolve.entities.node import Node

Form = tuple[Kind, str]  # kind and key text
SAME_TWO_WORDS = "the same two words, which nobody else in the collection bears"
NamesByNode = dict[Node, Name]  # the first use of each node


def find_only_longer(
    blocked: Block, names: NamesByNode, shorten: Callable[[Name], str]
) -> Iterator[Merge]:
    """Longer names whose shorter form is in use, where just one name has that shorter form."""
    used_forms = {(name.kind, name.text): node for node, name in names.items()}
    for form, nodes in index_short_forms(names, shorten).items():
        short = used_forms.get(form)
        if short is None or short in nodes:
            continue
        ordered = by_length(nodes, names)
        long = ordered[0]
        if is_abroad(blocked, names[short], names[long]):
            continue
        if are_nested(ordered, names):
            yield collection_merge(short, long, names)


def index_short_forms(
    names: NamesByNode, shorten: Callable[[Name], str]
) -> dict[Form, list[Node]]:
    """Shorter form -> the nodes of the names that have it."""
    nodes: dict[Form, list[Node]] = defaultdict(list)
    for node, name in names.items():
        short_form = shorten(name)
        if short_form:
            nodes[name.kind, short_form].append(node)
    return nodes


def by_length(nodes: Iterable[Node], names: NamesByNode) -> list[Node]:
    """The nodes ordered by the number of words of their names."""
    return sorted(nodes, key=lambda node: (len(names[node].words), node))


def are_nested(ordered: list[Node], names: NamesByNode) -> bool:
    """Whether each name only adds to the one before it."""
    return all(only_adds(names[short], names[long]) for short, long in pairwise(ordered))


def only_adds(short: Name, long: Name) -> bool:
    """Whether the longer name of one person only adds to the shorter.

    It may add initials after the shorter one's own and a "Jr", never other initials.
    """
    has_all_words = set(short.words) <= set(long.words)
    if short.kind is not Kind.PERSON or not has_all_words:
        return False
    return letters_of(long).startswith(letters_of(short))


def letters_of(name: Name) -> str:
    """The name's words of one letter, as one word."""
    return "".join(word for word in name.words if len(word) == 1)


def is_abroad(blocked: Block, short: Name, long: Name) -> bool:
    """Whether the names are of two countries' bodies.

    The catalogue says of which country the shorter one is; the longer one names its own.
    """
    entry = blocked.entries.get(short.ref) if short.ref else None
    if entry is None or not entry.country or not long.key.country:
        return False
    return fold(entry.country) != long.key.country


def find_nested_people(names: NamesByNode) -> Iterator[Merge]:
    """"Joseph R. Biden" and "Joseph R. Biden Jr.".

    One name is within the other, and no third form says otherwise.
    """
    forms: dict[Words, list[Node]] = defaultdict(list)
    for node, name in names.items():
        if name.kind is Kind.PERSON and len(name.words) > 2:
            forms[loose(name.words)].append(node)
    for nodes in forms.values():
        ordered = by_length(nodes, names)
        if are_nested(ordered, names):
            for short, long in pairwise(ordered):
                yield collection_merge(short, long, names)


def find_turned_people(names: NamesByNode) -> Iterator[Merge]:
    """"Akiba Takeo" and "Takeo Akiba".

    They are one person's two words in both orders, where nobody else has either word.
    """
    people = {name.text: node for node, name in names.items() if name.is_full_person}
    bearers = index_word_sets(names[node].words for node in people.values())
    for node in people.values():
        words = names[node].words
        turned = " ".join(reversed(words))
        other = people.get(turned)
        if other is None or len(words) != 2 or other <= node:
            continue
        if all(len(bearers[word]) == 1 for word in words):
            yield collection_merge(other, node, names, SAME_TWO_WORDS)


def index_word_sets(names: Iterable[Words]) -> dict[str, set[frozenset[str]]]:
    """Word -> the names that have it, each as a set of its words."""
    word_sets: dict[str, set[frozenset[str]]] = defaultdict(set)
    for words in names:
        for word in words:
            word_sets[word].add(frozenset(words))
    return word_sets


def without_initials(name: Name) -> str:
    """"joe biden" for "Joe R. Biden"; empty if there is no shorter form."""
    words = loose(name.words)
    if name.kind is Kind.PERSON and len(words) < len(name.words):
        return " ".join(words)
    return ""


def without_country(name: Name) -> str:
    """"department of commerce" for "U.S. Department of Commerce"; empty if there is no shorter
    form.
    """
    if not name.key.country or STATE_BODIES.isdisjoint(name.words):
        return ""
    rest = name.text.removeprefix(f"{name.key.country} ")
    if " " in rest or rest in CLEAR_BODIES:
        return rest
    return ""


def without_endings(name: Name) -> str:
    """"alibaba" for "Alibaba Group Holding"; empty if there is no shorter form."""
    if name.kind is not Kind.ORGANISATION:
        return ""
    words = name.words
    while len(words) > 1 and words[-1] in OPTIONAL_ENDINGS:
        words = words[:-1]
    if len(words) < len(name.words):
        return " ".join(words)
    return ""


def without_region(name: Name) -> str:
    """"springfield" for "Springfield, Illinois"; empty if there is no shorter form."""
    town, comma, _ = name.mentions[0].surface.partition(", ")
    if name.kind is Kind.PLACE and comma:
        return fold(town)
    return ""


SHORTENERS = (without_initials, without_country, without_endings, without_region)
"""Name -> its shorter form that other articles may use."""
