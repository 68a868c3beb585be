"""Where the stories of one file begin, by weighed evidence; made-up wording."""

from __future__ import annotations

from hashlib import sha256

import pytest

from generator.catalog import Catalogue
from generator.ingest import ingest
from generator.model.source import Reading, Source

STORIES = (
    ("Arden sells its last coal ship to a yard",
     "The shipping firm Arden sold the vessel on Friday for three and a half million crowns, it said."),
    ("Norland central bank lifts rates again",
     "Policymakers in Norland raised borrowing costs to 3.5 per cent on Tuesday, for the third time this year."),
    ("Storm closes the bridge at Osterby",
     "Winds of 120 kilometres an hour shut the crossing on Sunday, and buses were sent round by Sandnes."))


def read(text: str) -> Reading:
    data = text.encode()
    return ingest(Source("d.txt", sha256(data).hexdigest(), 0, len(data)), data, None, Catalogue())


@pytest.mark.parametrize("form", [
    "{n}. {t}\n\n{b}", "{t}\nBy Ann Lee\n\n{b}", "10:4{n}\n\n{t}\n\n{b}", "{t}\nNorland Times, {n} March 2021\n\n{b}",
    "MARKETS\n\n{t}\n\n4 min read\n\n{b}", "Norland Times, {n} March 2021: {t}\n\n{b}", "Message: {n}\nFrom: Ann Lee\nSubject: {t}\n\n{b}"])
def test_each_story_has_its_headline(form: str) -> None:
    text = "\n\n".join(form.format(n=n, t=title, b=body) for n, (title, body) in enumerate(STORIES, 1))

    assert [article.title for article in read(text).articles] == [title for title, _ in STORIES]


def test_contents_are_no_stories() -> None:
    contents = "\n".join(title for title, _ in STORIES)
    text = f"In this issue\n\n{contents}\n\n* * *\n\n" + "\n\n* * *\n\n".join(f"{title}\n\n{body}" for title, body in STORIES)

    assert [article.title for article in read(text).articles] == [title for title, _ in STORIES]


def test_related_boxes_are_no_stories() -> None:
    title, body = STORIES[0]
    box = "\n\n".join(f"{other}\n\n3 March 2021" for other, _ in STORIES[1:])
    text = f"{title}\n\nBy Ann Lee\n\n{body}\n\nArden kept two ships that burn oil, the last of its fleet.\n\nMost read\n\n{box}"

    assert len(read(text).articles) == 1


def test_a_quotation_after_a_wide_gap_is_no_question() -> None:
    (title, body), (_, more) = STORIES[:2]
    text = f"{title}\n\n{body}\n\nThe rules do two things:\n\n- {body}\n\n- {more}\n\n\n\n“{more}” said Ann Lee.\n\n{more}\n"

    assert read(text).problems == ()
