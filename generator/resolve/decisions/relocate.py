"""What people decided -> the same, of what is in the collection now.

A thing is found by its id; where the id is gone, by the words that the person was shown.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from operator import attrgetter

from generator import lazy
from generator.model.decisions import Correction, Judgement, Passage, Verdict
from generator.model.findings import Findings
from generator.model.ids import ArticleId, Span
from generator.model.names import Mention
from generator.resolve.decisions.judging import handle
from generator.words import mark

AROUND = 160  # characters kept before and after the words, within their sentence
NEIGHBOURS = 32  # characters kept of each neighbour of a whole sentence
CONTEXT = 8  # characters before and after that must be unchanged, or all where there were fewer
LONG = AROUND // 4  # characters; longer words are found without anything around them
HEADLINE_AND_OPENING = 3  # sentences by which an article is found

EVENT_ID = lazy.regex(r"e-[0-9a-f]{6}")

_ARTICLE_MARK = lazy.regex(
    r"-[0-9a-f]{6}$"
)  # ends the id of a name that one article alone has
_START = attrgetter("span.start")

Location = tuple[ArticleId, int]  # article, and offset in its text
FindingsById = Mapping[ArticleId, Findings]


def quote_passage(findings: Findings, span: Span, side: str = "left") -> Passage:
    """The words of `span` with what stands around them in their sentence.

    A whole sentence is quoted with the ends of its neighbours.
    """
    text = findings.article.text
    around = _sentence_around(findings, span)
    if around == span:
        first = max(0, span.start - NEIGHBOURS)
        last = span.end + NEIGHBOURS
    else:
        before = min(AROUND, span.start - around.start)
        first = max(0, span.start - before)
        last = span.end + max(0, min(AROUND, around.end - span.end))
    return Passage(
        exact=text[span.start : span.end],
        prefix=text[first : span.start],
        suffix=text[span.end : last],
        article=findings.article.id,
        side=side,
    )


def _sentence_around(findings: Findings, span: Span) -> Span:
    """The last sentence that begins no later than `span`; else `span` itself."""
    n = bisect_right(findings.sentences, span.start, key=_START) - 1
    if n >= 0:
        return findings.sentences[n].span
    return span


def quote_opening(findings: Findings) -> tuple[Passage, ...]:
    """The headline and the first sentences, by which an article is found again."""
    sentences = findings.sentences[:HEADLINE_AND_OPENING]
    return tuple(
        quote_passage(findings, sentence.span)
        for sentence in sentences
    )


def locate_passage(passage: Passage, findings: FindingsById) -> Location | None:
    """Where the words stand now: where most of what stood around them still does.

    Of equal places the one in the article that they were quoted from, then the first.
    """
    best: tuple[int, bool, ArticleId, int] | None = None
    for id_, article_findings in findings.items():
        text = article_findings.article.text
        for offset in _offsets(passage.exact, text):
            unchanged = _unchanged_context(passage, text, offset)
            place = (-unchanged, id_ != passage.article, id_, offset)
            if unchanged >= _needed_context(passage) and (best is None or place < best):
                best = place
    if best:
        return (best[2], best[3])
    return None


def _offsets(words: str, text: str) -> Iterator[int]:
    """Where the words begin in the text; nowhere, if they are empty."""
    offset = text.find(words) if words else -1
    while offset >= 0:
        yield offset
        offset = text.find(words, offset + 1)


def _unchanged_context(passage: Passage, text: str, offset: int) -> int:
    """How many characters right before and right after the words are as they were quoted."""
    before = text[max(0, offset - AROUND) : offset]
    after = text[offset + len(passage.exact) :][:AROUND]
    unchanged_before = _common_prefix(passage.prefix[::-1], before[::-1])
    unchanged_after = _common_prefix(passage.suffix, after)
    return unchanged_before + unchanged_after


def _needed_context(passage: Passage) -> int:
    """How many characters around the words must be unchanged; none around long words."""
    if len(passage.exact) > LONG:
        return 0
    context = len(passage.prefix) + len(passage.suffix)
    return min(2 * CONTEXT, context)


def _common_prefix(a: str, b: str) -> int:
    """How many characters two texts begin with in common."""
    shorter = min(len(a), len(b))
    n = 0
    while n < shorter and a[n] == b[n]:
        n += 1
    return n


def _locate_article(
    passages: Iterable[Passage], findings: FindingsById
) -> ArticleId | None:
    """The article in which most of the passages stand; of equals the first by id."""
    articles = []
    for passage in passages:
        location = locate_passage(passage, findings)
        if location:
            articles.append(location[0])
    if not articles:
        return None
    return min(articles, key=lambda id_: (-articles.count(id_), id_))


def relocate_judgements(
    judgements: Sequence[Judgement], findings: FindingsById
) -> list[Judgement]:
    """Each judgement with sides that are in the collection, as far as they can be found.

    The sides of a judgement of events are left to `timeline.judged`.
    """
    if not any(judgement.evidence for judgement in judgements):
        return list(judgements)
    handles = _all_handles(findings)
    relocated = []
    for judgement in judgements:
        if judgement.evidence:
            left = _relocate_side(judgement, "left", handles, findings)
            right = _relocate_side(judgement, "right", handles, findings)
            judgement = replace(judgement, left=left, right=right)
        relocated.append(judgement)
    return relocated


def _all_handles(findings: FindingsById) -> set[str]:
    """The handles that a judgement may use for an article or a name of the collection."""
    handles = {handle(id_) for id_ in findings}
    for id_, article_findings in findings.items():
        names = {(m.surface, m.kind, m.ref) for m in article_findings.mentions}
        for surface, kind, ref in names:
            stem = handle(surface)
            handles.add(stem)
            handles.add(f"{stem}-{kind}")
            handles.add(f"{stem}-{mark(id_)}")
            handles.add(handle(ref or surface))
    return handles


def _relocate_side(
    judgement: Judgement, side: str, handles: Container[str], findings: FindingsById
) -> str:
    """The id or name of this side now; as it was, where it cannot be found."""
    id_ = judgement.left if side == "left" else judgement.right
    is_kind = side == "right" and judgement.verdict is Verdict.TYPE
    if not id_ or is_kind or handle(id_) in handles or EVENT_ID.fullmatch(id_):
        return id_
    passages = [
        passage
        for passage in judgement.evidence
        if passage.side == side
    ]
    if any(passage.article == id_ for passage in passages):
        return _locate_article(passages, findings) or id_
    for passage in passages:
        name = _locate_name(passage, id_, findings)
        if name:
            return name
    return id_


def _locate_name(passage: Passage, id_: str, findings: FindingsById) -> str | None:
    """The id or name of the mention at the passage, which once had this id.

    Where no mention stands there, the words themselves, if they are a name anywhere.
    """
    location = locate_passage(passage, findings)
    if location:
        article, offset = location
        mention = _mention_at(findings[article], offset)
        if mention and _is_of_one_article(id_, passage):
            return f"{handle(mention.surface)}-{mark(article)}"
        if mention:
            return mention.ref or handle(mention.surface)
    stem = handle(passage.exact)
    for article_findings in findings.values():
        for mention in article_findings.mentions:
            if handle(mention.surface) == stem:
                return stem
    return None


def _mention_at(findings: Findings, offset: int) -> Mention | None:
    """The first mention that covers this offset of the text."""
    for mention in findings.mentions:
        if mention.span.start <= offset < mention.span.end:
            return mention
    return None


def _is_of_one_article(id_: str, passage: Passage) -> bool:
    """Whether the id is the handle of the passage's words with the mark of one article."""
    if not _ARTICLE_MARK.search(id_):
        return False
    return handle(passage.exact) == _ARTICLE_MARK.sub("", id_)


def relocate_corrections(
    corrections: Iterable[Correction], findings: Iterable[Findings]
) -> tuple[Correction, ...]:
    """Each correction with an article of the collection, as far as it can be found.

    A correction of `formerly` is added then, so that the old id redirects.
    """
    by_id = {
        article_findings.article.id: article_findings for article_findings in findings
    }
    relocated: list[Correction] = []
    for correction in corrections:
        article = None
        if correction.article not in by_id:
            article = _locate_article(correction.evidence, by_id)
        if article is None:
            relocated.append(correction)
        else:
            relocated.append(_former_id(correction, article))
            relocated.append(replace(correction, article=article))
    return tuple(relocated)


def _former_id(correction: Correction, article: ArticleId) -> Correction:
    """The correction that makes the id of another one's article a former id of `article`."""
    return Correction(
        article,
        "formerly",
        [correction.article],
        correction.author,
        correction.reason,
        correction.date,
    )
