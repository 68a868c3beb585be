"""Text -> Themes, by the keywords of `catalog/themes.yml`, with the words that earned each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from math import log

from generator.catalog import ThemeRule
from generator.english.background import sense
from generator.english.keys import singular
from generator.model.article import Article
from generator.model.ids import Span, ThemeId
from generator.model.subjects import Theme
from generator.words import slug

HEADLINE = 3.0  # a keyword in the headline counts as so many in the body
LEAD = 1.5  # and one in the first lines
FIRST = 300  # characters of the first lines
# Below, a theme is a passing word: a keyword met once scores 0.2 in 400 words, 0.33 in 100.
FLOOR = 0.22
TYPICAL = 400  # words of an ordinary article; a longer one needs more for the same score
BRIEF = 0.4  # the least that a short text's length may count
FULL = 4.0  # strength that scores one half
_MATCHES_NOTHING = r"(?!)"


@lru_cache(maxsize=8)
def keyword_patterns(rules: tuple[ThemeRule, ...]) -> tuple[re.Pattern[str], ...]:
    """One pattern a rule: whole words, any case, white space of any width, a simple plural too.

    Of people, the singular too: "hackers" finds "hacker".
    """
    return tuple(_keyword_pattern(rule) for rule in rules)


def _keyword_pattern(rule: ThemeRule) -> re.Pattern[str]:
    keywords = [
        keyword
        for keyword in rule.keywords
        if keyword.strip()
    ]
    if not keywords:
        return re.compile(_MATCHES_NOTHING, re.IGNORECASE)
    keywords.sort(key=lambda keyword: (-len(keyword), keyword))  # the longest first
    alternatives = "|".join(map(_with_plural, keywords))
    return re.compile(rf"(?<!\w)(?:{alternatives})(?!\w)", re.IGNORECASE)


def _with_plural(keyword: str) -> str:
    """A pattern of the keyword, its plural and its possessive."""
    *first_words, last = keyword.split()
    parts = [re.escape(word) for word in first_words]
    parts.append(_plural(_one_person(last)) + r"(?:['’]s)?")
    return r"\s+".join(parts)


def _one_person(word: str) -> str:
    """"hackers" -> "hacker"; what is no plural of people stays, as "securities" must."""
    one = singular(word)
    return one if sense(one.casefold()).kind == "person" else word


def _plural(word: str) -> str:
    if word.endswith("y") and len(word) > 3 and word[-2] not in "aeiou":
        return re.escape(word[:-1]) + "(?:y|ies)"
    if word.endswith(("s", "x", "ch", "sh")):
        return re.escape(word) + "(?:es)?"
    return re.escape(word) + "s?"


def find_themes(text: str, body: int, rules: Sequence[ThemeRule]) -> tuple[Theme, ...]:
    """Best first; `text[:body]` is the headline."""
    length = _relative_length(text)
    patterns = keyword_patterns(tuple(rules))
    themes = []
    for rule, pattern in zip(rules, patterns, strict=True):
        spans = tuple(Span(*m.span()) for m in pattern.finditer(text))
        strength = _strength(text, body, spans) / length
        score = round(strength / (strength + FULL), 3)
        if spans and score >= FLOOR:
            theme = Theme(rule.id, rule.name, score, spans)
            themes.append(theme)
    return tuple(sorted(themes, key=_best_first))


def _best_first(theme: Theme) -> tuple[float, ThemeId]:
    return -theme.score, theme.id


def _relative_length(text: str) -> float:
    """The square root of the length in typical articles, but no less than BRIEF."""
    words = text.count(" ")
    root = float((words / TYPICAL) ** 0.5)
    return max(BRIEF, root)


def _strength(text: str, body: int, spans: Iterable[Span]) -> float:
    """The sum over keywords of the logarithm of their uses.

    So several keywords beat one that is repeated. A keyword of several words counts more.
    """
    weight_of: dict[str, float] = {}
    for span in spans:
        surface = text[span.start:span.end]
        keyword = surface.lower().rstrip("s")
        weight = weight_of.get(keyword, 0.0)
        weight_of[keyword] = weight + _weight(span, body)
    return sum(
        _keyword_strength(keyword, weight)
        for keyword, weight in weight_of.items()
    )


def _keyword_strength(keyword: str, weight: float) -> float:
    more_words = keyword.count(" ")
    return (1 + 0.5 * more_words) * (1 + log(weight))


def _weight(span: Span, body: int) -> float:
    """What a use counts, by its place."""
    if span.start < body:
        return HEADLINE
    if span.start < body + FIRST:
        return LEAD
    return 1.0


def corrected_themes(article: Article, rules: Iterable[ThemeRule]) -> tuple[Theme, ...] | None:
    """The themes that a person gave the article, whatever its words; None if nobody did."""
    corrections = [
        correction.new_value
        for correction in article.corrections
        if correction.field == "themes"
    ]
    if not corrections:
        return None
    last = corrections[-1]
    names = [str(name) for name in last] if isinstance(last, (list, tuple)) else []
    rule_of = _rules_by_slug(rules)
    return tuple(_given_theme(name, rule_of.get(slug(name))) for name in names)


def _rules_by_slug(rules: Iterable[ThemeRule]) -> dict[str, ThemeRule]:
    """Each rule by its id and by the slug of its name."""
    rule_of: dict[str, ThemeRule] = {}
    for rule in rules:
        rule_of[slug(rule.name)] = rule
        rule_of[rule.id] = rule
    return rule_of


def _given_theme(name: str, rule: ThemeRule | None) -> Theme:
    """A theme without words; of no rule, it has the id that its name makes."""
    if rule is None:
        return Theme(ThemeId(slug(name)), name, 1.0, ())
    return Theme(rule.id, rule.name, 1.0, ())
