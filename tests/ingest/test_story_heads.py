"""Digests whose heads have a shape of their own: parted there, and each title bare."""

from __future__ import annotations

from hashlib import sha256

import pytest

from generator.catalog import Catalogue, Outlet
from generator.ingest import ingest
from generator.model.source import Reading, Source

PRESS = Catalogue(outlets=(Outlet(name="Reuters", agency=True, domains=("reuters.com",)),))
TITLES = (
    "Arden sells its last coal ship", "Norland lifts rates for the third time", "Court frees the harbour master",
    "Winter wheat fails in the southern provinces")
BODIES = (
    "The firm sold the vessel on Friday to a breaker in the north, it said, for three and a half million crowns in all.",
    "The central bank raised its main rate to four per cent on Tuesday, and said that more would follow before the summer.",
    "Judges found no proof that he had taken money from the shippers, and let him go home to his family after nine weeks.",
    "Farmers lost two thirds of what they had sown, and a minister promised them seed from the stores of the state.")
OUTLETS = ("Norland Times", "Harbour Post", "Reuters", "Boreal Daily News")
DAYS = ("3 May 2021", "14 June 2020", "1 February 2022", "28 October 2019")
NAMES = ("Ann Lee", "Bo Chan", "Maria del Rio", "Tom Okafor")
TOPICS = ("Shipping", "Money", "Law", "Farming")


def read(text: str) -> Reading:
    data = text.encode()
    return ingest(Source("d.txt", sha256(data).hexdigest(), 0, len(data)), data, None, PRESS)


def digest(form: str) -> str:
    pieces = [
        form.format(t=t, T=t.upper(), b=b, o=o, d=d, a=a, k=k, K=k.upper(), n=n)
        for n, (t, b, o, d, a, k) in enumerate(zip(TITLES, BODIES, OUTLETS, DAYS, NAMES, TOPICS, strict=True), 1)]
    return "\n\n".join(pieces)


@pytest.mark.parametrize("form", [
    "{d} -- {t}\n\n{b}", "[{d}] {t}\n{b}", "{t} - {o}\n{b}", "{K} | {t}\n\n{b}", "{k}: {t}\n\n{b}", "{o} | {d} | {t}\n{b}",
    "**{t}**\n\n{b}", "{a}, “{t}”, {o}, {d}\n\n{b}", "{o} (circ. 4{n},000), page {n}\n\n{t}\n\n{b}", "Item {n}: {t}\n\n{b}",
    "{T}\nby {a}\n\n{b}", "{t} — {b}", "**{t}.** {b}", "{t}\n\n{b}\n\n({o}, {d})",
    "{n}. **{t}.** {b}", "• {T}. {b}", "0{n}:15 – **{t}**: {b}", "NEWS | {t}\n\n{b}", "[News] {t}\n\n{b}"])
def test_title_is_bare(form: str) -> None:
    found = [article.title.lower() for article in read(digest(form)).articles]

    assert found == [title.lower() for title in TITLES]


def test_what_stood_before_a_title_is_metadata() -> None:
    articles = read(digest("{o} | {d} | {t}\n{b}")).articles

    assert [article.outlet for article in articles] == list(OUTLETS)
    assert [str(article.published.period.first) for article in articles if article.published] == [
        "2021-05-03", "2020-06-14", "2022-02-01", "2019-10-28"]


def test_a_day_over_several_stories_holds_for_them() -> None:
    stories = [f"{t}\n\n{b}" for t, b in zip(TITLES, BODIES, strict=True)]
    text = "\n\n".join(("3 May 2021", *stories[:2], "4 May 2021", *stories[2:]))
    articles = read(text).articles

    assert [article.title for article in articles] == list(TITLES)
    assert [str(article.published.period.first) for article in articles if article.published] == [
        "2021-05-03", "2021-05-03", "2021-05-04", "2021-05-04"]


@pytest.mark.parametrize("form", ["Q: And the {k} of it?\n\nA: {b}", "Part {n}: {k}\n\n{b}", "{d}: {b}", "09:1{n} {b}"])
def test_one_story_stays_whole(form: str) -> None:
    text = f"How the north lost its trade\n\nBy Ann Lee\n\n{BODIES[0]}\n\n{digest(form)}"

    assert len(read(text).articles) == 1


def test_nothing_is_lost() -> None:
    text = digest("{o} (circ. 4{n},000), page {n}\n\n{d}: {t}\n\n{b}")
    articles = read(text).articles
    words = " ".join([a.text for a in articles] + [cut.quote for a in articles for cut in a.cuts])

    assert len(articles) == len(TITLES)
    assert sorted(c for c in text if c.isalnum()) == sorted(c for c in words if c.isalnum())
