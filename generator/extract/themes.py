"""Text -> Themes, by the keywords of `catalog/themes.yml`, with the words that earned each."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from math import log

from generator.catalog import ThemeRule
from generator.model.article import Article
from generator.model.ids import Span, ThemeId
from generator.model.subjects import Theme
from generator.words import slug

HEADLINE = 3.0  # a keyword in the headline counts as so many in the body
LEAD = 1.5  # and one in the first lines
FIRST = 300  # characters of the first lines
FLOOR = 0.22  # below, a theme is a passing word: a keyword met once scores 0.2 in 400 words, 0.33 in 100
TYPICAL = 400  # words of an ordinary article; a longer one needs more for the same score
BRIEF = 0.4  # the least that a short text's length may count
FULL = 4.0  # strength that scores one half


@lru_cache(maxsize=8)
def patterns(rules: tuple[ThemeRule, ...]) -> tuple[re.Pattern[str], ...]:
    """One pattern a rule: whole words, any case, white space of any width, a simple plural allowed."""
    return tuple(_pattern([keyword for keyword in rule.keywords if keyword.strip()]) for rule in rules)


def _pattern(keywords: list[str]) -> re.Pattern[str]:
    longest_first = sorted(keywords, key=lambda keyword: (-len(keyword), keyword))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(_flexible, longest_first))})(?!\w)" if keywords else r"(?!)", re.IGNORECASE)


def _flexible(keyword: str) -> str:
    words = keyword.split()
    last = words[-1] if words else ""
    if last.endswith("y") and len(last) > 3 and last[-2] not in "aeiou":
        tail = re.escape(last[:-1]) + "(?:y|ies)"
    elif last.endswith(("s", "x", "ch", "sh")):
        tail = re.escape(last) + "(?:es)?"
    else:
        tail = re.escape(last) + "s?"
    return r"\s+".join([*(re.escape(word) for word in words[:-1]), tail + r"(?:['’]s)?"])


def themes(text: str, body: int, rules: Sequence[ThemeRule]) -> tuple[Theme, ...]:
    """Best first; `text[:body]` is the headline."""
    length = max(BRIEF, float((text.count(" ") / TYPICAL) ** 0.5))
    found = []
    for rule, pattern in zip(rules, patterns(tuple(rules)), strict=True):
        spans = tuple(Span(m.start(), m.end()) for m in pattern.finditer(text))
        strength = _strength(text, body, spans) / length
        score = round(strength / (strength + FULL), 3)
        if spans and score >= FLOOR:
            found.append(Theme(rule.id, rule.name, score, spans))
    return tuple(sorted(found, key=lambda theme: (-theme.score, theme.id)))


def _strength(text: str, body: int, spans: Iterable[Span]) -> float:
    """Each keyword counts by the logarithm of its uses, so that several keywords beat one that is repeated."""
    uses: dict[str, float] = {}
    for span in spans:
        word = text[span.start:span.end].lower().rstrip("s")
        uses[word] = uses.get(word, 0.0) + (HEADLINE if span.start < body else LEAD if span.start < body + FIRST else 1.0)
    return sum((1 + 0.5 * word.count(" ")) * (1 + log(n)) for word, n in uses.items())


def judged(article: Article, rules: Iterable[ThemeRule]) -> tuple[Theme, ...] | None:
    """The themes that a person gave the article, whatever its words; None if nobody did."""
    given = [one.to for one in article.corrections if one.field == "themes"]
    if not given:
        return None
    names = {key: rule for rule in rules for key in (slug(rule.name), rule.id)}
    wanted = [str(one) for one in given[-1]] if isinstance(given[-1], (list, tuple)) else []
    known = [names.get(slug(one)) for one in wanted]
    return tuple(Theme(rule.id if rule else ThemeId(slug(one)), rule.name if rule else one, 1.0, ())
                 for one, rule in zip(wanted, known, strict=True))
