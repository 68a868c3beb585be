"""Two nodes that are one entity, and the evidence for it in words."""

from __future__ import annotations

from dataclasses import dataclass

from generator.resolve.entities.name import Name
from generator.resolve.entities.node import Node
from generator.resolve.entities.tie import RULE_TEXT, Rule


@dataclass(frozen=True, slots=True, order=True)
class Merge:
    """Two nodes that are one, with a line of evidence. Merges sort by rule, the best first."""

    rule: Rule
    short: Node
    long: Node
    line: str


def evidence_line(short: Name, long: Name, reason: str) -> str:
    """The line of evidence for two names: "“Roe” is “Jane Roe”: the article says so"."""
    return f"“{short.surface}” is “{long.surface}”: {reason}"


def collection_merge(
    short: Node, long: Node, names: dict[Node, Name], reason: str = RULE_TEXT[Rule.CORPUS]
) -> Merge:
    """The Merge of two nodes that only the whole collection shows to be one."""
    line = evidence_line(names[short], names[long], reason)
    return Merge(Rule.CORPUS, short, long, line)
