"""Small rules of ingest, each by its table."""

from __future__ import annotations

import pytest

from generator import edtf
from generator.catalog import Outlet
from generator.ingest.layout import encoding, glue
from generator.ingest.layout.furniture import find_rule, strip_tails
from generator.ingest.layout.headlines import looks_like_headline
from generator.ingest.metadata.bylines import parse_byline, parse_credits
from generator.ingest.metadata.datelines import parse_dateline
from generator.ingest.metadata.datestamps import find_date_in_url, find_lone_date
from generator.ingest.metadata.origin import parse_origin_line
from generator.ingest.metadata.outlets import index_outlets
from generator.ingest.metadata.values import parse_names, parse_url

OUTLETS = index_outlets((Outlet(name="Reuters", agency=True, domains=("reuters.com",)), Outlet(name="The Guardian",
    aliases=("Guardian",)), Outlet(name="Cointelegraph", aliases=("Coin Telegraph",))))


@pytest.mark.parametrize(("text", "parts"), [
    ("hurt the minority.The US Treasury", 2), ("went home.”In London it rained", 2), ("left the room.“We lost,” he said", 2),
    ("the regime”.Additional help came", 2),
    ("as challenges..Austen said", 2), ("on Dec. 6.Some 67 per cent", 2), ("in the U.S.The bank said", 2), ("at 5%.The rest", 2),
    ('he said "no."The bank', 2), ('he left."We did," she said', 2),
    ("It rose 3.5 per cent", 1), ("the U.S. economy", 1), ("Node.js and ASP.NET", 1), ("Booking.Com fell", 1),
    ("see https://a.example/Foo.Bar now", 1), ("J.K.Rowling wrote", 1),
    ("Mr.Brown of Acme Inc. said", 1), ("Dr.Smith", 1), ("NYSE:BABA", 1), ("Yahoo!Finance said", 1), ("a Ph.D. thesis", 1),
    ("report.PDF is here", 1), ("e.g. this", 1), ("mail a.B@c.example", 1),
])
def test_glue(text: str, parts: int) -> None:
    """As one long paragraph, so that each glue point is a break."""
    filler = " and so it went on for a while" * 20

    assert len(glue.split_glued(text + filler)) == parts


def test_one_glue_point_in_a_short_paragraph_is_a_lost_space() -> None:
    assert glue.split_glued("It rained.The match was off.") == ("It rained. The match was off.",)


def test_a_story_in_one_piece_gets_paragraphs() -> None:
    text = "The bank said on Monday that it would open an office in the city by the end of the year. " * 40

    pieces = glue.split_long_text(text.strip())

    assert " ".join(pieces) == text.strip()
    assert 4 < len(pieces) < 10


@pytest.mark.parametrize(("line", "found"), [
    ("2024-03-12", "2024-03-12"), ("12 March 2024", "2024-03-12"), ("March 12, 2024 at 10:00", "2024-03-12"), ("Tue 12 Mar 2024 08.12 GMT",
    "2024-03-12"), ("Sept. 3rd, 2021", "2021-09-03"),
    ("Published: 12 March 2024, 10:04 GMT", "2024-03-12"), ("2024-03-12T10:00:00Z", "2024-03-12"), ("March 2024", "2024-03"), ("25/12/2023",
    "2023-12-25"), ("12/25/2023", "2023-12-25"),
    ("03/04/2024", None), ("5/5/2024", "2024-05-05"), ("March 3", None), ("2024", None), ("30 February 2024", None),
    ("In March 2024 the bank fell", None), ("Wednesday", None),
])
def test_a_line_that_is_a_date(line: str, found: str | None) -> None:
    said = find_lone_date(line)

    assert (edtf.write(said[0]) if said else None) == found


@pytest.mark.parametrize(("url", "found"), [
    ("https://a.example/2024/03/12/x", "2024-03-12"), ("https://a.example/news-2024-03-12.html", "2024-03-12"),
    ("https://a.example/2024/03/x", "2024-03"),
    ("https://a.example/20240312/x", "2024-03-12"), ("https://a.example/2019/nov/18/x", "2019-11-18"),
    ("https://a.example/2024/13/x", None), ("https://a.example/1234567890", None),
])
def test_dates_in_addresses(url: str, found: str | None) -> None:
    said = find_date_in_url(url)

    assert (edtf.write(said[0]) if said else None) == found


@pytest.mark.parametrize(("text", "place", "outlet", "date"), [
    ("HONG KONG (Reuters) – Banks", "HONG KONG", "Reuters", None), ("LONDON, March 3, 2024 (AP) -- A", "LONDON", "AP", "2024-03-03"),
    ("LONDON, March 3 (Reuters) - A", "LONDON", "Reuters", None),
    ("PARIS — The firms", "PARIS", None, None), ("NEWPORT, Wales (Meridian Wire) - A", "NEWPORT, Wales", "Meridian Wire", None),
    ("NEW DELHI/MUMBAI (Reuters) - A", "NEW DELHI/MUMBAI", "Reuters", None),
    ("(Reuters) - A bank", None, "Reuters", None), ("Hong Kong (CNN) — A", "Hong Kong", "CNN", None),
    ("Alibaba (NYSE:BABA) - up", None, None, None),
    ("The firm (Arden) said", None, None, None), ("NATO said", None, None, None), ("BEIJING, Dec. 15, 2021 (Xinhua) -- A", "BEIJING",
    "Xinhua", "2021-12-15"),
])
def test_datelines(text: str, place: str | None, outlet: str | None, date: str | None) -> None:
    said = parse_dateline(text, OUTLETS)

    assert (said is None) == (place is outlet is None)
    assert said is None or (said.dateline, said.outlet) == (place, outlet)
    assert (edtf.write(said.published.period) if said and said.published else None) == date


@pytest.mark.parametrize(("line", "authors", "outlet"), [
    ("By Ann Lee", ("Ann Lee",), None), ("By Ann Lee and Bo Chan", ("Ann Lee", "Bo Chan"), None), ("BY ANN LEE", ("Ann Lee",), None),
    ("By Ann Lee, Staff Writer", ("Ann Lee",), None),
    ("By Ann Lee, Reuters", ("Ann Lee",), "Reuters"), ("By Ann Lee | Guardian | March 3, 2024", ("Ann Lee",), "The Guardian"),
    ("By Reuters", (), "Reuters"), ("By Ann Lee, Norland Times", ("Ann Lee",), "Norland Times"),
    ("By Ann Lee in Paris", ("Ann Lee",), None), ("By Ludwig van Beethoven", ("Ludwig van Beethoven",), None),
])
def test_bylines(line: str, authors: tuple[str, ...], outlet: str | None) -> None:
    said = parse_byline(line, OUTLETS)

    assert said is not None
    assert (said.authors, said.outlet) == (authors, outlet)


@pytest.mark.parametrize(("line", "names"), [
    ("Reporting by Ann della Rossa; editing by Bo Chan", ("Ann della Rossa",)),
    ("Reporting by Ann del Rio in Oslo and Bo de la Cruz", ("Ann del Rio", "Bo de la Cruz")),
    ("Writing by Ann Lee led to nothing", ("Ann Lee",)),
])
def test_a_credited_name_ends_where_its_words_end(line: str, names: tuple[str, ...]) -> None:
    said = parse_credits(line)

    assert said is not None
    assert said.credits == names


@pytest.mark.parametrize("line", ["By the end of March the bank fell", "By Monday", "By all accounts", "Bye Ann Lee",
    "By Ann Lee said the bank. It then fell by ten per cent."])
def test_no_bylines(line: str) -> None:
    assert parse_byline(line, OUTLETS) is None


@pytest.mark.parametrize(("line", "field", "value"), [
    ("via RSS https://a.example/x Ann Lee", "authors", ("Ann Lee",)), ("via RSS https://a.example/x Ann Lee", "url", "https://a.example/x"),
    ("via Harbour News https://a.example/x", "outlet", "Harbour News"),
    ("Continue reading on Coin Telegraph", "outlet", "Cointelegraph"), ("Continue Reading on Packet Loss More", "outlet", "Packet Loss"),
    ("Follow Ann Lee on Twitter", "authors", ("Ann Lee",)),
    ("This article was originally published by the Norland Times on March 3, 2024.", "outlet", "Norland Times"),
    ("Read the full story at Guardian", "outlet", "The Guardian"),
])
def test_pointers(line: str, field: str, value: object) -> None:
    said = parse_origin_line(line, OUTLETS)

    assert said is not None
    assert getattr(said, field) == value
    assert said.evidence[0].quote == line


@pytest.mark.parametrize("line", [
    "Leave a Reply", "Your email address will not be published. Required fields are marked *", "Share on Facebook",
    "Facebook | Twitter | WhatsApp", "Follow us on Instagram",
    "Subscribe to our newsletter", "ADVERTISEMENT", "Story continues below", "We use cookies to improve your visit.", "3 min read",
    "Skip to content", "Read more »", "FILE PHOTO: A ship in port",
    "Video: How it works", "Getty Images", "2 hours ago", "Subscribe | Log in", "Like Loading...", "Read also: Ten ways to save",
    "Sign up here for our newsletter", "Comments are closed.", "More",
])
def test_furniture(line: str) -> None:
    assert find_rule(line)


@pytest.mark.parametrize("line", [
    "The firm said more.", "He asked them to share the cost of the wall.", "More than half of the firms agreed.",
    "Home prices rose in May.", "Subscribers fled the service.", "Advertising sales fell.",
    "Follow the money", "Readers of the report found more", "Comment was not available from the bank.", "Photographers waited.",
    "Twitter said it would appeal.", "Live rounds were fired.", "Watchdog fines bank",
])
def test_words_of_articles(line: str) -> None:
    assert find_rule(line) is None


@pytest.mark.parametrize(("text", "kept"), [
    ("It may rise. More", "It may rise."), ("He wants more", "He wants more"), ("The remarks:Continue Reading on Coin Telegraph More",
    "The remarks:"),
    ("Ding in BeijingFollow Ann Lee on Twitter More", "Ding in Beijing"), ("It fell. Read more »", "It fell."), ("They ask for More",
    "They ask for More"),
])
def test_tails(text: str, kept: str) -> None:
    assert strip_tails(text)[0] == kept


@pytest.mark.parametrize("text", ["Arden buys Boreal", "“We are not a bank,” says chief", "eBay to buy Arden", "Apple sues Acme Inc.",
    "Why now?", "Zürich votes", "Банк купит фирму"])
def test_headlines(text: str) -> None:
    assert looks_like_headline(text)


@pytest.mark.parametrize("text", ["The firm said so.", "Leave a Reply", "and so on", "By", "Read more", "• in", "1.",
    "Home | About | Contact | © Arden"])
def test_no_headlines(text: str) -> None:
    assert not looks_like_headline(text)


@pytest.mark.parametrize(("value", "found"), [
    ("https://a.example/x?y=1", True), ("http://a.example", True), ("javascript:alert(1)", False), ("data:text/html,x", False),
    ("https://a.example/\"><script>", False), ("ftp://a.example", False),
    ("//a.example", False), ("https://user@a.example", False), ("https://" + "a" * 3000 + ".example", False), (None, False),
    ({"x": 1}, False),
])
def test_addresses(value: object, found: bool) -> None:
    assert (parse_url(value) is not None) == found


@pytest.mark.parametrize(("value", "found"), [
    ("Ann Lee and Bo Chan", ("Ann Lee", "Bo Chan")), ("Ann Lee; Bo Chan", ("Ann Lee", "Bo Chan")), (["Ann Lee", "Bo Chan"], ("Ann Lee",
    "Bo Chan")), ([{"name": "Ann Lee"}], ("Ann Lee",)),
    ("by Ann Lee", ("Ann Lee",)), ("Sammy Davis, Jr.", ("Sammy Davis, Jr.",)), (None, ()), ({"x": "y"}, ()),
])
def test_names(value: object, found: tuple[str, ...]) -> None:
    assert parse_names(value) == found


@pytest.mark.parametrize(("codec", "mark"), [("utf-8", b""), ("utf-8", b"\xef\xbb\xbf"), ("utf-16-le", b"\xff\xfe"), ("utf-16-be",
    b"\xfe\xff"), ("utf-16-le", b""), ("cp1252", b""), ("mac_roman", b"")])
def test_encodings(codec: str, mark: bytes) -> None:
    """The text comes back, and so does the byte of every character."""
    text = "Arden’s chief said “no” – the café was closed. It doesn’t matter, he said, who’s there or isn’t."
    data = mark + text.encode(codec)

    found = encoding.decode(data)

    assert isinstance(found, encoding.Decoded)
    assert found.text == text
    assert encoding.byte_offsets(found, [0, 6, len(text)]) == (len(mark), len(mark) + len(text[:6].encode(codec)), len(data))


def test_stray_bytes_keep_the_rest_of_utf8() -> None:
    found = encoding.decode("“Yes”, said Ann – caf".encode() + b"\xe9" + " “no”".encode())

    assert isinstance(found, encoding.Decoded)
    assert found.text.endswith("– café “no”")
    assert found.strays == 1
    assert encoding.byte_offsets(found, [len(found.text)]) == (37,)
