"""Text -> Mentions: catalogues first, then the model, then what the document makes of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from generator import lazy
from generator.extract.acronyms import AliasRule
from generator.extract.aliases import find_aliases
from generator.extract.names.catalogue import choose_entries
from generator.extract.names.catalogue_matches import find_matches
from generator.extract.names.document import unify_mentions
from generator.extract.names.edges import doubt_torn_names
from generator.extract.names.extended_places import extend_places
from generator.extract.names.firms import find_firms
from generator.extract.names.government import find_governments
from generator.extract.names.kinds import find_evidence
from generator.extract.names.lexicon import Lexicon
from generator.extract.names.listings import find_listed_names
from generator.extract.names.model_names import find_labelled_names
from generator.extract.names.model_numbers import find_model_numbers
from generator.extract.names.overlaps import OWN, choose_non_overlapping
from generator.extract.names.own_possessives import find_own_possessives
from generator.extract.names.unfit_names import drop_names_in_titles, drop_unfit_names
from generator.extract.names.usage import find_missed_names
from generator.extract.names.whole_names import extend_to_whole_names
from generator.model.names import Alias, Finder, Kind, Label, Mention

ALIAS_SCORE = 0.8  # the article itself says that this is another's name
_HEADLINE = lazy.regex(r"[^\n]{10,200}(?<![.!?:;,])(?=\n)")


def find_mentions(
    text: str, body: int, lexicon: Lexicon, labels: Iterable[Label]
) -> tuple[Mention, ...]:
    """All names, in text order, never overlapping.

    `text[:body]` is the headline; `labels` is what the model says of the text.
    """
    labelled = drop_unfit_names(text, find_labelled_names(text, labels))
    catalogued = choose_entries(text, find_matches(text, lexicon), labelled)
    listed = find_listed_names(text, catalogued, labelled, lexicon)
    mentions = choose_non_overlapping([*listed, *catalogued, *labelled])

    longer = [
        *extend_places(text, mentions),
        *extend_to_whole_names(text, mentions),
        *find_model_numbers(text, mentions),
        *find_firms(text, mentions),
        *find_own_possessives(text),
    ]
    mentions = choose_non_overlapping([*mentions, *longer])
    mentions = drop_names_in_titles(text, mentions)
    mentions = choose_non_overlapping([*mentions, *find_missed_names(text, mentions)])

    mentions = drop_homonyms_of_laws(text, mentions)
    mentions = choose_non_overlapping([*find_aliased_names(text, mentions), *mentions])

    headline_end = body or _find_headline_end(text)
    mentions = choose_non_overlapping(unify_mentions(text, headline_end, mentions))
    mentions = link_repeated_names(mentions)
    mentions = doubt_torn_names(text, mentions)
    return tuple(find_governments(text, mentions, lexicon))


def link_repeated_names(mentions: Iterable[Mention]) -> list[Mention]:
    """The mentions; what the model alone sees is the entry that the text has by this name.

    The entry is of the same kind: "Sundby" in a line of headings, where nothing else tells.
    """
    mentions = tuple(mentions)
    known = {(m.surface, m.kind): m for m in mentions if m.finder == Finder.CATALOGUE and m.ref}
    linked: list[Mention] = []
    for mention in mentions:
        entry = known.get((mention.surface, mention.kind))
        if entry and mention.ref is None and mention.finder == Finder.SPACY:
            mention = replace(mention, ref=entry.ref, finder=entry.finder, score=entry.score)
        linked.append(mention)
    return linked


def _find_headline_end(text: str) -> int:
    """Where the first line ends if it looks like a headline, else 0."""
    first_line = _HEADLINE.match(text)
    return first_line.end() if first_line else 0


def drop_homonyms_of_laws(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions without other things of a law's initials.

    After "Endangered Species Act (ESA)" no ESA is the space agency.
    """
    laws = {
        mention.span for mention in mentions if mention.kind is Kind.LAW and mention.ref is None
    }
    if not laws:
        return list(mentions)
    acronyms = {
        text[alias.alias.start : alias.alias.end]
        for alias in find_aliases(text, mentions)
        if alias.rule == AliasRule.ACRONYM and alias.name in laws
    }
    return [
        mention
        for mention in mentions
        if mention.surface not in acronyms or mention.kind is Kind.LAW or mention.score >= OWN
    ]


def find_aliased_names(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Names that only an alias tells of, or tells better.

    They are what the other of the pair is.
    """
    by_span = {mention.span: mention for mention in mentions}
    aliased: list[Mention] = []
    for alias in find_aliases(text, mentions):
        name, other = by_span.get(alias.name), by_span.get(alias.alias)
        aliased += _mentions_of_alias(text, alias, name, other)
    return aliased


def _mentions_of_alias(
    text: str, alias: Alias, name: Mention | None, other: Mention | None
) -> Iterator[Mention]:
    """Mentions of those sides of the alias that want one; `name` and `other` are those there."""
    known_side = name or other
    kind = _kind_of_alias(text, alias, known_side)
    finder = Finder.ACRONYM if alias.rule == AliasRule.ACRONYM else Finder.ALIAS
    score = ALIAS_SCORE
    ref = known_side.ref if known_side else None
    if known_side and known_side.ref:
        score = known_side.score

    spans = []
    if name is None:
        spans.append(alias.name)
    if other is None or (other.ref is None and other.kind is not kind):
        spans.append(alias.alias)
    for span in spans:
        yield Mention(span, text[span.start : span.end], kind, finder, score, ref)


def _kind_of_alias(text: str, alias: Alias, known_side: Mention | None) -> Kind:
    """What both sides of an alias are: the catalogue's word, the text's, the mention's."""
    if known_side and known_side.ref:
        return known_side.kind
    kind = find_evidence(text, alias.name)
    if kind:
        return kind
    return known_side.kind if known_side else Kind.ORGANISATION
