"""Text -> names that listings of others have, where the article bears the listing out.

Listings hold whatever anybody was ever called, so their names are believed less than the
catalogue's. A full name of an organisation is believed unless only other countries are named. A
short one, or another of its names, is believed if its country or what the listing is about is named
too. A person's is believed only if something stands beside it. What is not believed is asked about
(see `resolve.listings`).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import takewhile

from generator.catalog.listings.index import ListingIndex
from generator.catalog.listings.matching import find_entry
from generator.catalog.listings.names import COMPANY_FORMS, core_name
from generator.extract.names.lexicon import Lexicon
from generator.extract.names.listing_rules import (
    JOINING,
    PLAIN,
    SHORT_FORMS,
    NameInText,
    choose_listing,
    is_believed,
)
from generator.extract.names.tokens import TokenisedText, begins_firm, is_one_name
from generator.extract.names.word_lists import NOT_NAMES, SMALL_WORDS, TITLES
from generator.model.ids import EntityId, Span
from generator.model.names import Finder, Kind, Mention

SCORE = 0.8  # below the catalogue's: where both know a name, the catalogue says whose it is
BEFORE, AFTER = 8, 4  # words about a name that may say who or what it is
_GAPS_WITHIN_NAMES = (" ", "-", " & ")
_SMALL_OR_AS = SMALL_WORDS | {"as"}


@dataclass(frozen=True, slots=True)
class Hit:
    """A row of words that a listing has as a name."""

    first: int  # place of its first word
    last: int  # place of its last word, company forms included
    head: str  # the name without its company forms


@dataclass(frozen=True, slots=True)
class Surroundings:
    """An article, and what is known of its names before listings are asked."""

    article: TokenisedText
    catalogued: Sequence[Mention]
    labelled: Sequence[Mention]
    country: Mapping[EntityId, str]

    def span(self, hit: Hit) -> Span:
        """Where the name stands."""
        tokens = self.article.tokens
        return Span(tokens[hit.first][1], tokens[hit.last][2])


def find_listed_names(
    text: str, catalogued_: Sequence[Mention], labelled: Sequence[Mention], lexicon: Lexicon
) -> list[Mention]:
    """Names that a listing has, each with the catalogue's id or, if it has none, the listing's."""
    registry = lexicon.listings
    if not registry.lines:
        return []
    article = TokenisedText(text)
    surroundings = Surroundings(article, catalogued_, labelled, lexicon.country)
    mentions = []
    for hit in _find_hits(article, registry):
        if hit.head in PLAIN or _is_part_of_longer_name(surroundings, hit):
            continue
        mention = _build_mention(surroundings, hit, lexicon)
        if mention is not None:
            mentions.append(mention)
    return mentions


def _build_mention(surroundings: Surroundings, hit: Hit, lexicon: Lexicon) -> Mention | None:
    """The mention of the listing that the name means, if it means one."""
    registry = lexicon.listings
    name = _look_around(surroundings, hit)
    believed = [
        listing
        for listing in registry.listings_named(hit.head)
        if is_believed(listing, name, registry.frequent_words)
    ]
    listing = choose_listing(believed, name)
    if listing is None:
        return None
    if hit.first == hit.last and begins_firm(surroundings.article, hit.head):
        return None
    entry = find_entry(listing, lexicon.by_core_name)
    id_ = entry.id if entry else listing.id
    surface = surroundings.article.text[name.span.start : name.span.end]
    return Mention(name.span, surface, listing.kind, Finder.REGISTRY, SCORE, id_)


def _find_hits(article: TokenisedText, registry: ListingIndex) -> Iterator[Hit]:
    """Each name, longest first, never overlapping. A company form that follows is part of it."""
    place = 0
    while place < len(article.tokens):
        hit = _find_hit(article, registry, place)
        if hit is None:
            place += 1
        else:
            yield hit
            place = hit.last + 1


def _find_hit(article: TokenisedText, registry: ListingIndex, first: int) -> Hit | None:
    """The longest name that begins with this word."""
    initial = article.text[article.tokens[first][1]]
    if not (initial.isupper() or initial.isdigit()):
        return None
    for length in registry.word_counts.get(article.spelling[first], ()):
        end = first + length
        if end > len(article.tokens):
            continue
        name = " ".join(article.spelling[first:end])
        if name in registry.by_core_name and is_one_name(article.text, article.tokens[first:end]):
            return Hit(first, _skip_forms(article, end - 1), name)
    return None


def _skip_forms(article: TokenisedText, last: int) -> int:
    """The place of the last company form that follows, or of the name's own last word."""
    while last + 1 < len(article.tokens) and _is_form(article, last + 1):
        last += 1
    return last


def _is_form(article: TokenisedText, place: int) -> bool:
    """Whether the word is a company form, and goes on from the one before it."""
    word = article.spelling[place]
    pair = article.tokens[place - 1 : place + 1]
    if word not in COMPANY_FORMS or not is_one_name(article.text, pair):
        return False
    return article.surface(place) not in NOT_NAMES or word not in _SMALL_OR_AS


def _is_part_of_longer_name(surroundings: Surroundings, hit: Hit) -> bool:
    """Whether the name is a piece of a longer one.

    A capital goes on right after or before it, or the model sees more.
    """
    article = surroundings.article
    if hit.last + 1 < len(article.tokens):
        goes_on = article.gap(hit.last) in _GAPS_WITHIN_NAMES
        if goes_on and article.has_capital(hit.last + 1):
            return True
    if hit.first and _begins_before(surroundings, hit.first):
        return True
    return _is_part_of_label(surroundings, surroundings.span(hit))


def _begins_before(surroundings: Surroundings, first: int) -> bool:
    """Whether the word before this one is the name's, too: with a capital, and no title."""
    article = surroundings.article
    gap = article.gap(first - 1)
    word = article.surface(first - 1)
    if gap not in (*_GAPS_WITHIN_NAMES, ". ") or not word[0].isupper():
        return False
    if word.lower() in TITLES or word in NOT_NAMES:
        return False
    if gap == ". " and len(word) > 1:
        return False  # a sentence has ended
    end = article.tokens[first - 1][2]
    return all(mention.span.end != end for mention in surroundings.catalogued)


def _is_part_of_label(surroundings: Surroundings, span: Span) -> bool:
    """Whether the model sees another name about this one."""
    text = surroundings.article.text
    length = span.end - span.start
    for mention in surroundings.labelled:
        start, end = mention.span.start, mention.span.end
        is_longer = start <= span.start and span.end <= end and end - start > length + 1
        if is_longer and core_name(mention.surface) != core_name(text[span.start : span.end]):
            return True
    return False


def _look_around(surroundings: Surroundings, hit: Hit) -> NameInText:
    """What the article says beside the name."""
    article = surroundings.article
    span = surroundings.span(hit)
    paragraph = _find_paragraph(article.text, span)
    end_of_head = hit.first + len(hit.head.split())
    form_words = article.spelling[end_of_head : hit.last + 1]
    countries = list(_find_countries(surroundings, span))
    return NameInText(
        head=hit.head,
        span=span,
        forms={SHORT_FORMS.get(word, word) for word in form_words},
        labelled=_find_label(surroundings.labelled, span),
        article=article.joined,
        paragraph=_join_words(article, paragraph),
        before=article.spelling[max(0, hit.first - BEFORE) : hit.first],
        after=_find_small_words_after(article, hit.last),
        countries={country for _, country in countries},
        near=_choose_near(countries, paragraph),
        small=article.small_words,
    )


def _find_paragraph(text: str, span: Span) -> tuple[int, int]:
    """The places of the blank lines about a span; -1 and the text's length where there is none."""
    start = text.rfind("\n\n", 0, span.start)
    end = text.find("\n\n", span.end)
    return start, end if end >= 0 else len(text)


def _join_words(article: TokenisedText, paragraph: tuple[int, int]) -> str:
    """The words of a paragraph, parted and ended by spaces."""
    left, right = paragraph
    words = [word for word, start, _ in article.tokens if left < start < right]
    return f" {' '.join(words)} "


def _find_countries(surroundings: Surroundings, span: Span) -> Iterator[tuple[int, str]]:
    """Place and country of each mention of the catalogue outside the span that tells one."""
    for mention in surroundings.catalogued:
        start = mention.span.start
        is_inside = span.start <= start < span.end
        if mention.ref and mention.ref in surroundings.country and not is_inside:
            yield start, surroundings.country[mention.ref]


def _choose_near(countries: Sequence[tuple[int, str]], paragraph: tuple[int, int]) -> Set[str]:
    """The countries named within the paragraph."""
    left, right = paragraph
    return {country for start, country in countries if left < start < right}


def _find_label(labelled: Sequence[Mention], span: Span) -> Kind | None:
    """What the model calls the name that begins where the span does and covers it."""
    for mention in labelled:
        if mention.span.start == span.start and mention.span.end >= span.end:
            return mention.kind
    return None


def _find_small_words_after(article: TokenisedText, last: int) -> Sequence[str]:
    """The few words after the name that have no capital, up to an "and"."""
    following = article.tokens[last + 1 : last + 1 + AFTER]
    own = takewhile(lambda token: token[0] not in JOINING, following)
    return [word for word, start, _ in own if article.text[start].islower()]
