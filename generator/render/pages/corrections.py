"""Library -> the corrections page: what was set right and judged, by whom, when and why."""

from __future__ import annotations

from datetime import date

from generator import edtf
from generator.interface import Words
from generator.model.page import Page
from generator.render.desk import Desk
from generator.render.markup import Raw
from generator.render.pages.corrections_feed import has_feed
from generator.render.pages.decisions import (
    CorrectedField,
    describe_author,
    describe_value,
    judgement_day,
    list_corrections,
    list_judgements,
)
from generator.render.pages.judgements import JudgementSentence
from generator.render.paths import CORRECTIONS, CORRECTIONS_FEED, Base, article_path

# Day, story, field, value before, value after, reason, author, kind of author.
CorrectionRow = tuple[str, Raw, str, str, str, str, str, str]
# Day, what was judged, reason, author, kind of author.
JudgementRow = tuple[str, Raw, str, str, str]


def render_corrections(desk: Desk) -> Page:
    """The public list of corrections and judgements, the latest first."""
    library = desk.library
    base = Base(CORRECTIONS)
    feed_address = base.url(CORRECTIONS_FEED) if has_feed(library) else ""
    phrase = library.words.phrase
    meta: dict[str, object] = {
        "title": phrase("Corrections"),
        "description": phrase("What people have set right on this site."),
    }
    return desk.page(
        CORRECTIONS,
        "corrections",
        meta,
        rows=[
            _correction_row(library.words, row, base)
            for row in list_corrections(library)
        ],
        judged=[
            _judgement_row(library.words, sentence, base)
            for sentence in list_judgements(library)
        ],
        feed=Raw(feed_address),
    )


def _correction_row(words: Words, row: CorrectedField, base: Base) -> CorrectionRow:
    correction = row.correction
    author = describe_author(correction.author)
    return (
        _day_in_words(words, row.day),
        base.a(row.article.title, article_path(row.article.id)),
        correction.field,
        describe_value(correction.old_value),
        describe_value(correction.new_value),
        correction.reason,
        author.name,
        words.phrase(author.kind),
    )


def _judgement_row(
    words: Words, sentence: JudgementSentence, base: Base
) -> JudgementRow:
    judgement = sentence.judgement
    author = describe_author(judgement.author)
    day = _day_in_words(words, judgement_day(sentence))
    kind = words.phrase(author.kind)
    return day, sentence.html(base, words), judgement.reason, author.name, kind


def _day_in_words(words: Words, day: str) -> str:
    """"2026-11-22" -> "22 November 2026"; "" where nobody says when."""
    if day:
        return edtf.day_words(date.fromisoformat(day), words.phrase)
    return ""
