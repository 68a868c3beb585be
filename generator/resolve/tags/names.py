"""All Findings and a person's rules -> what each tag is called: one name a key."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.catalog.tags import TagRule
from generator.english.keys import phrase_key
from generator.model.findings import Findings


@dataclass(frozen=True, slots=True, eq=False)
class TagNames:
    """What keys are called, by a person or by most texts."""

    preferred: Mapping[str, str]  # key -> the key of the tag that a person named for it
    ruled: Mapping[str, str]  # key -> name, as a person wrote it
    names: Mapping[str, str]  # key -> name, for every key of the collection
    never: frozenset[str]  # keys that no machine may give
    struck: frozenset[
        str
    ]  # and names as a person wrote them, in small letters: nobody may

    def key_of(self, name: str) -> str:
        """The key of the tag that is meant by a name."""
        key = phrase_key(name)
        return self.preferred.get(key, key)


def name_tags(leads: Iterable[Findings], rules: Sequence[TagRule]) -> TagNames:
    """A person's word first, else the form that most stories use; of equals by letters."""
    preferred: dict[str, str] = {}
    ruled: dict[str, str] = {}
    struck: list[str] = []
    for rule in rules:
        key = phrase_key(rule.tag)
        ruled.setdefault(key, rule.tag)
        words = (rule.tag, *rule.aliases)
        for word in words:
            preferred[phrase_key(word)] = key
        if rule.never:
            struck += words
    return TagNames(
        preferred=preferred,
        ruled=ruled,
        names=_most_used_names(leads, preferred) | ruled,
        never=frozenset(phrase_key(word) for word in struck),
        struck=frozenset(word.casefold() for word in struck),
    )


def _most_used_names(
    leads: Iterable[Findings], preferred: Mapping[str, str]
) -> dict[str, str]:
    """Key -> the form that most stories use."""
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for findings in leads:
        for key, form in sorted(set(_forms(findings))):
            forms[preferred.get(key, key)][form] += 1
    return {key: _most_used(counts) for key, counts in forms.items()}


def _most_used(counts: Mapping[str, int]) -> str:
    return min(counts, key=lambda form: (-counts[form], form))


def _forms(findings: Findings) -> Iterator[tuple[str, str]]:
    """(key, form) of all tags and phrases of the article."""
    for tag in findings.article.tags:
        yield phrase_key(tag), tag
    text = findings.article.text
    for phrase in findings.phrases:
        is_proper = 2 * phrase.proper_uses > phrase.uses
        for span in phrase.spans:
            words = text[span.start : span.end].split()
            if not is_proper:
                words = [_lower(word) for word in words]
            yield phrase.key, " ".join(words)


def _lower(word: str) -> str:
    """A word in small letters, unless it has capitals or digits inside: "5G", "AI"."""
    for character in word[1:]:
        if character.isupper() or character.isdigit():
            return word
    return word.lower()
