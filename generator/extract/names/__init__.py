"""Text -> Mentions: catalogues first, then the model, then what the document itself makes of them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.extract.aliases import find_aliases
from generator.extract.names.apart import OWN, apart
from generator.extract.names.catalogue import matches, settled
from generator.extract.names.document import consistent
from generator.extract.names.government import metonyms
from generator.extract.names.kinds import evidence
from generator.extract.names.lexicon import Lexicon
from generator.extract.names.listings import registered
from generator.extract.names.model import recognised
from generator.extract.names.model_numbers import models
from generator.extract.names.unfit import fitting, untitled
from generator.extract.names.usage import unheard
from generator.extract.names.whole import whole
from generator.extract.names.wider import wider
from generator.model.names import Kind, Label, Mention

TOLD = 0.8  # the article itself says that this is another's name
_HEADLINE = re.compile(r"[^\n]{10,200}(?<![.!?:;,])(?=\n)")


def mentions(text: str, body: int, words: Lexicon, said: Iterable[Label]) -> tuple[Mention, ...]:
    """All names, in text order, never overlapping; `said` is what the model says of the text; `text[:body]` is the headline."""
    seen = fitting(text, recognised(text, said))
    known = settled(text, matches(text, words), seen)
    found = apart([*registered(text, known, seen, words), *known, *seen])
    found = untitled(text, apart([*found, *wider(text, found), *whole(text, found), *models(text, found)]))
    found = apart([*found, *unheard(text, found)])
    found = lawful(text, found)
    found = apart([*revealed(text, found), *found])
    first = _HEADLINE.match(text)
    found = apart(consistent(text, body or (first.end() if first else 0), found))
    return tuple(metonyms(text, found, words))


def lawful(text: str, found: list[Mention]) -> list[Mention]:
    """`found` without other things of a law's initials: after "Endangered Species Act (ESA)" no ESA is the space agency."""
    laws = {m.span for m in found if m.kind is Kind.LAW and m.ref is None}
    short = {text[one.alias.start:one.alias.end] for one in find_aliases(text, found) if one.by == "acronym" and one.name in laws}
    return [m for m in found if m.surface not in short or m.kind is Kind.LAW or m.score >= OWN]


def revealed(text: str, found: list[Mention]) -> list[Mention]:
    """Names that only an alias tells of, or tells better: they are what the other one of the pair is."""
    by_span = {m.span: m for m in found}
    made = []
    for alias in find_aliases(text, found):
        pair = by_span.get(alias.name), by_span.get(alias.alias)
        known = pair[0] or pair[1]
        said = None if known and known.ref else evidence(text, alias.name)
        kind = said or (known.kind if known else Kind.ORGANISATION)
        for span, there in ((alias.name, pair[0]), (alias.alias, pair[1])):
            if there is None or (there is pair[1] and there.ref is None and there.kind is not kind):
                made.append(Mention(span, text[span.start:span.end], kind, "acronym" if alias.by == "acronym" else "alias",
                                    known.score if known and known.ref else TOLD, known.ref if known else None))
    return made
