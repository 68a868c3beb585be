"""All Findings and a person's rules -> what each tag is called: one name a key."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.catalog.tag_rules import TagRule
from generator.english.keys import phrase_key
from generator.model.findings import Findings


@dataclass(frozen=True, slots=True, eq=False)
class Names:
    """What keys are called, by a person or by most texts."""

    preferred: Mapping[str, str]  # key -> the key of the tag that a person named for it
    ruled: Mapping[str, str]  # key -> name, as a person wrote it
    called: Mapping[str, str]  # key -> name, for every key of the collection
    never: frozenset[str]  # keys that are not to be given by a machine
    struck: frozenset[str]  # and names as a person wrote them, in small letters: by nobody


def names_of(leads: Iterable[Findings], rules: Sequence[TagRule]) -> Names:
    """A person's word first, else the form that most stories use; of equals the first by letters."""
    preferred: dict[str, str] = {}
    ruled: dict[str, str] = {}
    for rule in rules:
        key = phrase_key(rule.tag)
        ruled.setdefault(key, rule.tag)
        preferred.update((phrase_key(word), key) for word in (rule.tag, *rule.aliases))
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for found in leads:
        for key, form in sorted(forms_of(found)):
            forms[preferred.get(key, key)][form] += 1
    called = {key: min(some, key=lambda form: (-some[form], form)) for key, some in forms.items()}
    struck = [word for rule in rules if rule.never for word in (rule.tag, *rule.aliases)]
    never = frozenset(map(phrase_key, struck))
    return Names(preferred, ruled, called | ruled, never, frozenset(map(str.casefold, struck)))


def forms_of(found: Findings) -> set[tuple[str, str]]:
    """(key, form) of all that the article states or says."""
    text = found.article.text
    forms = {(phrase_key(tag), tag) for tag in found.article.tags}
    for phrase in found.phrases:
        words = [text[span.start:span.end] for span in phrase.spans]
        proper = 2 * phrase.proper > phrase.uses
        forms |= {(phrase.key, " ".join(some.split()) if proper else plain(some)) for some in words}
    return forms


def plain(words: str) -> str:
    """In small letters, but for words with capitals or digits inside: "5G networks", "AI"."""
    return " ".join(word if any(c.isupper() or c.isdigit() for c in word[1:]) else word.lower() for word in words.split())
