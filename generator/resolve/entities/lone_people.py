"""Lone surnames and nicknames -> Merges with the one person of the collection who bears them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.model.ids import ArticleId
from generator.model.names import Kind
from generator.resolve.entities.bearers import Bearers
from generator.resolve.entities.block import Block
from generator.resolve.entities.holders import Holders, core, formal, holders_meant_by, surname
from generator.resolve.entities.merge import Merge, collection_merge
from generator.resolve.entities.name import Name
from generator.resolve.entities.node import Node, NodeOfName

COMMON_SHARE = 0.15
"""Share of the articles; a name in more is no sign that two others belong together."""
FEW_ARTICLES = 3  # articles in which a name may always be
REASON = "nobody else in the collection bears the name, and both stand beside the same others"


@dataclass(frozen=True, slots=True)
class Company:
    """Where each node is used, with which offices, and beside which others."""

    articles: Mapping[Node, set[ArticleId]]
    offices: Mapping[Node, frozenset[str]]
    rare_nodes: Mapping[ArticleId, set[Node]]  # of each article, those that are in few others

    def neighbours(self, node: Node) -> set[Node]:
        """The rarer nodes that stand in an article with this one."""
        nodes: set[Node] = set()
        for article in self.articles[node]:
            nodes |= self.rare_nodes.get(article, set())
        return nodes


def find_lone_people(
    blocked: Block,
    nodes: NodeOfName,
    names: dict[Node, Name],
    bearers: Bearers,
    holders: Holders,
) -> Iterator[Merge]:
    """A lone surname or a nickname of the one person who bears it in the collection.

    Only where another, rarer name stands beside both.
    """
    company = index_company(blocked, nodes)
    people = index_people(names)
    for node, name in names.items():
        full_name = only_bearer(name, bearers, holders)
        long = people.get(full_name) if full_name else None
        if full_name is None or long is None or long == node:
            continue
        is_little_known = len(company.articles[long]) < FEW_ARTICLES and not long.is_entry
        offices = company.offices[node]
        if is_little_known and has_unknown_office(name, offices, full_name, holders):
            continue
        shared = company.neighbours(node) & company.neighbours(long)
        if shared - {node, long}:
            yield collection_merge(node, long, names, REASON)


def index_company(blocked: Block, nodes: NodeOfName) -> Company:
    """Where each node of the collection is used."""
    articles: dict[Node, set[ArticleId]] = defaultdict(set)
    offices: dict[Node, frozenset[str]] = defaultdict(frozenset)
    for local in blocked.names.values():
        for name in local:
            node = nodes[name.at]
            articles[node].add(name.article)
            offices[node] |= name.offices
    rare_nodes: dict[ArticleId, set[Node]] = defaultdict(set)
    most_articles = max(COMMON_SHARE * len(blocked.names), FEW_ARTICLES)
    for node, ids in articles.items():
        if len(ids) <= most_articles:
            for article in ids:
                rare_nodes[article].add(node)
    return Company(articles, offices, rare_nodes)


def index_people(names: Mapping[Node, Name]) -> dict[str, Node]:
    """People's full names, as they are and with the first name in full -> nodes."""
    as_used: dict[str, Node] = {}
    for node, name in names.items():
        if name.is_full_person:
            as_used[core(name)] = node
    in_full = {formal(full_name): node for full_name, node in as_used.items()}
    return in_full | as_used


def only_bearer(name: Name, bearers: Bearers, holders: Holders) -> str | None:
    """The full name of the only person whom a lone surname or a name with a nickname may mean."""
    if name.kind is not Kind.PERSON or name.ref is not None:
        return None
    short_name = core(name)
    in_full = formal(short_name)
    if not name.is_lone and in_full == short_name:
        return None
    full_names = holders_meant_by(name, holders) or bearers.get(surname(name), frozenset())
    if len(full_names) != 1:
        return None
    if not name.is_lone and in_full not in full_names:
        return None
    return min(full_names)


def has_unknown_office(
    name: Name, offices: frozenset[str], full_name: str, holders: Holders
) -> bool:
    """Whether the lone name has an office, and the collection gives the full one none of the kind.
    """
    if not name.is_lone or not offices:
        return False
    no_holders: frozenset[str] = frozenset()
    return not any(
        full_name in holders.get((name.text, office), no_holders) for office in offices
    )
