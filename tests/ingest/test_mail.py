"""Letters: EML and mbox."""

from __future__ import annotations

import mailbox
from email.message import EmailMessage
from pathlib import Path
from time import process_time

import pytest

from generator import edtf
from generator.catalog import Catalogue, Outlet
from generator.model.article import Article, Basis
from tests.ingest.test_stories import read

PARAGRAPHS = (
    "The ferry to the islands will sail again from Monday, the port of Arden said in a statement.",
    "Its captain spoke of “a café on water” and hoped that the old guests would come back to her.",
    "It had lain in the dock since the storm of last winter, which tore away the whole of its stern.",
    "The repair cost four million crowns, of which the town paid half and the insurers the rest.",
)
TEXT = "\n\n".join(PARAGRAPHS)
PAGE = "<html><body><table><tr><td><p>" + "</p><p>".join(PARAGRAPHS) + "</p></td></tr></table></body></html>"
FORWARDED = """
From: Ann Lee at The Norland Times <news@norland.example>
{date_label}: Mon, Mar 11, 2019 at 8:00 AM
Subject: The ferry sails again
To: <bo@home.example>

"""
PRESS = Catalogue(outlets=(Outlet(name="Boreal Herald", domains=("boreal.example",)),))


def letter(
    subject: str = "The ferry sails again", sender: str = "Bo Chan <bo@home.example>", name: str = "<a@home.example>"
) -> EmailMessage:
    message = EmailMessage()
    message["From"] = sender
    message["Subject"] = subject
    message["Date"] = "Tue, 12 Mar 2019 23:50:00 -0500"
    message["Message-ID"] = name
    return message


def with_text(text: str = TEXT, **words: str) -> bytes:
    message = letter(**words)
    message.set_content(text)
    return message.as_bytes()


def one(data: bytes, path: str = "a.eml") -> Article:
    reading = read(path, data, catalogue=PRESS)
    assert reading.problems == ()
    assert len(reading.articles) == 1
    return reading.articles[0]


def day(article: Article) -> str | None:
    return edtf.write(article.published.period) if article.published else None


def test_a_letter_says_when_it_was_sent_and_of_what() -> None:
    article = one(with_text(subject="Re: Fwd: The ferry sails again"))

    assert article.title == "The ferry sails again"
    assert article.text == f"The ferry sails again\n\n{TEXT}"
    assert (day(article), article.published and article.published.basis) == ("2019-03-12", Basis.STATED)
    assert (article.outlet, article.authors) == (None, ())


@pytest.mark.parametrize("encoding", ["quoted-printable", "base64", "8bit"])
@pytest.mark.parametrize("charset", ["utf-8", "windows-1252"])
def test_words_are_decoded(encoding: str, charset: str) -> None:
    message = letter(subject="Café on water")
    message.set_content(TEXT, cte=encoding, charset=charset)

    assert one(message.as_bytes()).text == f"Café on water\n\n{TEXT}"


def test_a_page_is_preferred_and_its_layout_is_no_table() -> None:
    message = letter()
    message.set_content("Read this letter in a program that shows pages.")
    message.add_alternative(PAGE, subtype="html")

    assert one(message.as_bytes()).text == f"The ferry sails again\n\n{TEXT}"


def test_a_text_that_is_the_whole_is_preferred() -> None:
    message = letter()
    message.set_content(TEXT)
    message.add_alternative("<p>The ferry sails again.</p>", subtype="html")

    assert one(message.as_bytes()).text == f"The ferry sails again\n\n{TEXT}"


@pytest.mark.parametrize(("sender", "outlet", "authors"), [
    ("The Norland Times <news@norland.example>", "The Norland Times", ()),
    ("Newsroom <alerts@mail.boreal.example>", "Boreal Herald", ()),
    ("Ann Lee <ann@boreal.example>", "Boreal Herald", ("Ann Lee",)),
    ("Ann Lee at Boreal Herald <x@post.example>", "Boreal Herald", ("Ann Lee",)),
    ("Ann Lee <ann@home.example>", None, ()), ("Ann Lee from Arden <ann@home.example>", None, ()), ("", None, ()),
])
def test_a_sender_is_an_outlet_only_where_it_plainly_is(sender: str, outlet: str | None, authors: tuple[str, ...]) -> None:
    article = one(with_text(sender=sender))

    assert (article.outlet, article.authors) == (outlet, authors)


@pytest.mark.parametrize("opening", [
    "Look!\n\n---------- Forwarded message ---------" + FORWARDED.format(date_label="Date"),
    "-----Original Message-----" + FORWARDED.format(date_label="Sent"),
    "Begin forwarded message:\n" + FORWARDED.format(date_label="Date"),
    "Look!\n" + FORWARDED.format(date_label="Sent"),
])
def test_what_is_passed_on_counts_by_its_own_header(opening: str) -> None:
    article = one(with_text(opening + TEXT, subject="Fwd: look"))

    assert (day(article), article.outlet, article.authors) == ("2019-03-11", "The Norland Times", ("Ann Lee",))
    assert article.text == f"The ferry sails again\n\n{TEXT}"


def test_what_is_quoted_and_passed_on_loses_its_marks() -> None:
    opening = "Begin forwarded message:\n" + FORWARDED.format(date_label="Date")
    quoted = "\n".join(f"> {line}" for line in (opening + TEXT).split("\n"))

    assert one(with_text("Look!\n\n" + quoted)).text == f"The ferry sails again\n\n{TEXT}"


def test_a_signature_is_no_part_of_it() -> None:
    assert one(with_text(f"{TEXT}\n\n-- \nBo Chan\nArden\n")).text == f"The ferry sails again\n\n{TEXT}"


def test_an_attached_letter_is_what_is_passed_on() -> None:
    inner = letter(sender="The Norland Times <news@norland.example>")
    inner.set_content(TEXT)
    outer = letter(subject="look at this", name="<b@home.example>")
    outer.set_content("see below")
    outer.add_attachment(inner)

    article = one(outer.as_bytes())

    assert (article.title, article.outlet) == ("The ferry sails again", "The Norland Times")


def test_a_digest_is_parted_and_its_stories_keep_their_days() -> None:
    digest = (f"1. The ferry sails again\n\nNorland Times, March 10, 2019\n\n{PARAGRAPHS[0]}\n\n{PARAGRAPHS[1]}\n\n"
              f"2. Repair cost four million\n\n{PARAGRAPHS[2]}\n\n{PARAGRAPHS[3]}\n")
    articles = read("a.eml", with_text(digest, subject="Press clips")).articles

    assert [(a.title, day(a), a.outlet) for a in articles] == [
        ("The ferry sails again", "2019-03-10", "Norland Times"), ("Repair cost four million", "2019-03-12", None)]


def test_letters_of_a_box_have_their_own_names(tmp_path: Path) -> None:
    box = mailbox.mbox(tmp_path / "a.mbox")
    for name in ("<a@home.example>", "<b@home.example>", "<a@home.example>"):
        box.add(with_text(TEXT + "\n\nFrom Monday on it sails daily.", name=name))
    box.flush()

    articles = read("a.mbox", (tmp_path / "a.mbox").read_bytes()).articles

    assert [a.record for a in articles] == ["a@home.example", "b@home.example"]
    assert len({a.id for a in articles}) == 2
    assert articles[0].text.endswith("From Monday on it sails daily.")


DEEP = b"".join(b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(900))


@pytest.mark.parametrize("data", [
    b"", b"words", b"Subject: only\n\n", b"Content-Type: multipart/mixed\n\nx", b"From: a\nContent-Type: text/plain; charset=nonsense\n\n",
    b"Content-Transfer-Encoding: base64\n\n%%%%", DEEP, b"Subject: " + b"=?utf-8?q?" * 9_000 + b"\n\n",
    b"Content-Type: " + b";" * 90_000 + b"\n\n", with_text()[:90], b"\0" * 900,
])
@pytest.mark.parametrize("path", ["a.eml", "a.mbox"])
def test_a_broken_letter_is_a_problem_or_its_words(path: str, data: bytes) -> None:
    started = process_time()

    reading = read(path, data)

    assert reading.articles or reading.problems
    assert process_time() - started < 5


def test_a_broken_letter_loses_no_other() -> None:
    data = b"From a Mon\n" + DEEP + b"\n\nFrom b Tue\n" + with_text()

    assert [a.title for a in read("a.mbox", data).articles] == ["The ferry sails again"]


def test_a_script_in_a_letter_does_not_come_out() -> None:
    message = letter()
    message.set_content(PAGE.replace("<p>", "<script>alert(1)</script><p>"), subtype="html")

    assert "alert" not in one(message.as_bytes()).text
