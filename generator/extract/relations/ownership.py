"""The rules of relations that say who acquired, sold or owns whom: "X, a subsidiary of Y"."""

from __future__ import annotations

from generator.extract.relations.marked import MarkedPattern
from generator.extract.relations.patterns import (
    AFTER_SUBJECT,
    BEFORE_NAME,
    END,
    MODIFIER,
    SAID_IT,
    active_verb,
    row_of_names,
)
from generator.extract.relations.rule import Rule, Verb, build_rule, build_verb_rules
from generator.model.relations import Bond

# Who acquired whom.
_ACQUIRE = Verb(
    past="acquired|bought|snapped up",
    bare="acquire|buy",
    third="acquires|buys",
    doing="acquiring|buying",
)
_ACQUIRE_CUES = ("acqui", "bought", " buy", "snapped")
_TAKE_OVER = Verb("took over", "take over", "takes over", "taking over")
_UNCERTAIN_DEAL = r"(?P<plan>(?:planned|proposed|pending|possible|potential)\s)?"
_SIZE_OF_DEAL = r"(?:[$£€\d][\w.-]*\s|[bm]illion\s|recent\s|earlier\s)*"
_SELL = active_verb("sold|sells", "sell")
ACQUIRED = (
    *build_verb_rules(Bond.ACQUIRED, _ACQUIRE, _ACQUIRE_CUES, "OP", "OX"),
    *build_verb_rules(Bond.ACQUIRED, _TAKE_OVER, (" over",), "O", "O"),
    build_rule(
        Bond.ACQUIRED,
        "noun",
        ("acquisition of", "takeover of", "purchase of"),
        rf"(?P<a><O>)['’]s?\s{_UNCERTAIN_DEAL}{_SIZE_OF_DEAL}"
        r"(?:acquisition|takeover|purchase)\sof\s"
        rf"{BEFORE_NAME}(?P<b>{row_of_names('OX')}){END}",
        first_name_is_subject=False,
    ),
    Rule(
        "sold",
        (" sold ", " sell"),
        MarkedPattern(
            rf"(?P<a><OP>){AFTER_SUBJECT}{SAID_IT}\s{_SELL}\s{BEFORE_NAME}(?P<b><OX>)"
            r"\s(?:[^,;:.\ue001-\ue00a]{0,30}\s)?"
            rf"to\s{BEFORE_NAME}(?P<c><OP>){END}"
        ),
        ((Bond.SOLD, "a", "b"), (Bond.ACQUIRED, "c", "b")),
    ),
)

# Who owns whom.
_UNIT = r"(?:unit|subsidiary|division|arm|brand)"
_PARENT = r"parent(?:\s(?:company|firm|group))?"
_IS_OR_COMMA = r"(?:,|\s(?:is|was|are|became|,?\swhich\sis))"
_WHICH_IS_OR_COMMA = r"(?:,?\s(?:which|that)\s(?:is|was)|,|\s(?:is|was))"
OWNS = (
    build_rule(
        Bond.OWNS,
        "unit-of",
        ("unit of", "subsidiary of", "division of", "arm of", "brand of"),
        rf"(?P<b><OX>){_IS_OR_COMMA}\s(?:now\s)?(?:an?|the|also\sa)\s"
        rf"(?:{MODIFIER}\s){{0,4}}{_UNIT}\sof\s"
        rf"{BEFORE_NAME}(?P<a><OL>){END}",
    ),
    build_rule(
        Bond.OWNS,
        "owned-by",
        ("owned by", "controlled by"),
        rf"(?P<b><OX>){_WHICH_IS_OR_COMMA}\s(?:(?:now|also|\w+ly|\w+[ -])\s?)?"
        r"(?:owned|controlled)\sby\s"
        rf"{BEFORE_NAME}(?P<a><OPL>){END}",
    ),
    build_rule(
        Bond.OWNS,
        "its-unit",
        ("unit", "subsidiary", "division", " arm", "brand"),
        r"(?P<a><O>)(?:['’]s)?\s(?:(?!former)[a-z-]+\s|<LG>\s){0,3}"
        rf"{_UNIT},?\s(?P<b><OX>)(?!(?<=,\s.)\ssaid\b)",
        first_name_is_subject=False,
    ),
    build_rule(
        Bond.OWNS,
        "owned",
        ("-owned",),
        rf"(?P<a><OP>)-owned\s{BEFORE_NAME}(?P<b><OX>){END}",
        first_name_is_subject=False,
    ),
    build_rule(
        Bond.OWNS,
        "parent",
        ("parent",),
        rf"(?P<b><OX>)(?:['’]s)?\s(?:[a-z]+\s|<LG>\s)?{_PARENT},?\s(?P<a><OP>)(?!\sand\s[A-Z])",
        first_name_is_subject=False,
    ),
    build_rule(
        Bond.OWNS,
        "parent-of",
        ("parent", "owner"),
        r"(?P<a><OP>),\s(?:which\sis\s|who\sis\s)?(?:the\s)?"
        rf"(?:{MODIFIER}\s){{0,2}}(?:{_PARENT}|owner)\sof\s"
        rf"{BEFORE_NAME}(?P<b>{row_of_names('OX')}){END}",
    ),
    build_rule(
        Bond.OWNS,
        "owns",
        (" owns ",),
        rf"(?P<a><OP>){AFTER_SUBJECT}\s(?:(?:also|now|already|currently|\w+ly)\s)?owns\s"
        rf"{BEFORE_NAME}(?P<b>{row_of_names('OX')}){END}",
    ),
)
