"""What a page states of itself -> one Metadata: for each field, the most trusted source wins.

`PRECEDENCE` is the one table of fields and sources.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from generator.ingest.metadata.metadata import FRONT_MATTER_KEYS, Field, Metadata, merge_metadata
from generator.ingest.rules import EvidenceRule as Rule

PRECEDENCE: Mapping[Field, tuple[Rule, ...]] = {
    Field.TITLE: (Rule.PAGE_METADATA,),
    Field.PUBLISHED: (
        Rule.JSON_LD, Rule.META_TAG, Rule.MICRODATA, Rule.VISIBLE_LINE, Rule.TIME_ELEMENT,
        Rule.DATE_IN_URL),
    Field.UPDATED: (
        Rule.JSON_LD, Rule.META_TAG, Rule.MICRODATA, Rule.VISIBLE_LINE, Rule.TIME_ELEMENT),
    Field.OUTLET: (Rule.DOMAIN, Rule.SITE_NAME, Rule.JSON_LD),
    Field.AUTHORS: (Rule.JSON_LD, Rule.PAGE_METADATA),
    Field.URL: (Rule.CANONICAL_LINK,),
    Field.TAGS: (Rule.PAGE_METADATA,),
    Field.LANGUAGE: (Rule.LANG_ATTRIBUTE,),
}
_FIELDS = {FRONT_MATTER_KEYS.get(field, field): field for field in PRECEDENCE}


def merge_by_precedence(statements: Iterable[Metadata]) -> Metadata:
    """The statements, each of one field, merged in the order of the table; of two of one source
    the first wins.
    """
    stated = [statement for statement in statements if statement.evidence]
    return merge_metadata(sorted(stated, key=_rank))


def _rank(statement: Metadata) -> int:
    evidence = statement.evidence[0]
    return PRECEDENCE[_FIELDS[evidence.field]].index(Rule(evidence.rule))
