"""What is saved in place of an article is named, and made no story; short stories stay stories."""

from __future__ import annotations

import pytest

from generator.catalog import Catalogue
from generator.ingest import ingest
from generator.model.source import Reading, Source

LINE = "The council of Arden voted on the new tram by nine to four, the clerk said on Monday."


def read(name: str, text: str) -> Reading:
    return ingest(Source(name, "0"), text.encode(), None, Catalogue())


def page(title: str, body: str) -> str:
    return f"<!doctype html><html><head><title>{title}</title></head><body>{body}</body></html>"


def teasers(n: int) -> str:
    return "".join(f"<article><h2><a href='/{k}'>Tram number {k} leaves the hall late</a></h2><p>{LINE}</p></article>" for k in range(n))


NO_ARTICLES = {
    "404": page("404 - Arden Herald", "<h1>404</h1><p>The page that you are looking for is gone. Try the front page.</p>"),
    "oops": page("Oops!", "<h1>Oops!</h1><p>We could not find that page. It may have moved when we built the new site.</p>"),
    "not-found-in-words": page("Arden Herald", "<p>Sorry, the page you requested could not be found on this server.</p>"),
    "no-longer": page("Arden Herald", "<h1>This article is no longer available</h1><p>Read our latest news instead.</p>"),
    "cloudflare": page("Just a moment...", "<p>Checking your browser before accessing arden.example. This takes a few seconds.</p>"),
    "denied": page("Access Denied", "<h1>Access Denied</h1><p>You don't have permission to access this server. Reference 18.4a.</p>"),
    "captcha": page("arden.example", "<p>Please verify you are a human by pressing and holding the button below.</p>"),
    "consent": page("Arden Herald", "<h1>We value your privacy</h1><p>We and our partners store cookies on your device to show "
        "you ads.</p><p>You may accept all cookies or manage your choices.</p>"),
    "cookies-in-lines": page("Arden Herald", "<p>We use cookies to improve your visit and to measure how our pages are "
        "read.</p><p>Our partners may use cookies and personal data for ads that suit you.</p><p>Accept all</p>"),
    "shell": page("Arden Herald", "<div id=app></div><noscript>JavaScript must be enabled to use this site.</noscript>"),
    "shell-words": page("Arden Herald", "<div id=app><p>Please turn on JavaScript in your browser to read the Arden Herald.</p></div>"),
    "log-in": page("Log in | Arden Herald", "<h1>Log in</h1><p>Enter your address of mail and your password. Forgot your "
        "password? Reset it here.</p>"),
    "section": page("World | Arden Herald", f"<h1>World</h1>{teasers(7)}"),
    "front": page("Arden Herald", teasers(9)),
    "bookmarks": page("Bookmarks", "<h1>Bookmarks</h1><dl>" + "".join(f"<dt><a href='https://arden.example/{k}'>Tram number {k} "
        f"leaves the hall late again</a>" for k in range(9)) + "</dl>"),
}
NO_ARTICLE_TEXTS = {
    "contacts": "Ann Lee\nArden Herald, desk for trade\nTel: 0201 555 0143\nann.lee@arden.example\n\nBo Chan\nPress office, "
        "port\nMobile: +49 171 555 01 22\n",
    "addresses": "Trams\nhttps://arden.example/1\nhttps://arden.example/2\nhttps://arden.example/3 on the "
        "hall\nhttps://arden.example/4\n",
    "lost": "Page not found\n\nSorry, we can't find the page that you asked for.\n",
}
STORIES = {
    "about-cookies.txt": "Court fines shop over cookies\n\nA court in Arden fined a shop on Monday because its page set cookies "
        "without consent.\n\nThe shop said that it would appeal.\n",
    "about-404.txt": "Page not found: how a town lost its archive\n\nThe archive of Arden was deleted in 2019, and 40,000 pages "
        "with it, the council said on Monday.\n",
    "short.txt": f"Council votes on tram\n\n{LINE}\n",
    "with-contact.txt": f"Council votes on tram\n\n{LINE}\n\nContact: Ann Lee, 0201 555 0143, ann@arden.example\n",
    "with-links.html": page("Council votes on tram", f"<article><h1>Council votes on tram</h1><p>{LINE}</p><p>{LINE[:-1]}, again "
        f"and again until the morning came.</p><p>The tram will run from the hall to the port, and it will cost two "
        f"coins.</p></article><aside>{teasers(5)}</aside>"),
    "javascript.txt": "Firm drops JavaScript\n\nA firm in Arden said on Monday that its pages no longer need JavaScript, which "
        "pleased its readers, who had asked for it for years.\n",
}


@pytest.mark.parametrize("name", NO_ARTICLES)
def test_a_page_that_is_no_article_is_named_so(name: str) -> None:
    reading = read(f"{name}.html", NO_ARTICLES[name])

    assert reading.articles == ()
    assert reading.problems


@pytest.mark.parametrize("name", NO_ARTICLE_TEXTS)
def test_notes_that_are_no_article_are_named_so(name: str) -> None:
    reading = read(f"{name}.txt", NO_ARTICLE_TEXTS[name])

    assert reading.articles == ()
    assert "no article is in it" in reading.problems[0].what


@pytest.mark.parametrize("name", STORIES)
def test_a_story_about_such_pages_stays_a_story(name: str) -> None:
    reading = read(name, STORIES[name])

    assert len(reading.articles) == 1
    assert reading.problems == ()


@pytest.mark.parametrize("notice", [
    "Subscribe to continue reading this story.", "This article is for subscribers only.", "To keep reading, please log in.",
    "You have reached your limit of free articles."])
def test_a_first_paragraph_before_a_paywall_is_a_stub(notice: str) -> None:
    reading = read("p.html", page("Council votes on tram", f"<article><h1>Council votes on tram</h1><p>{LINE}</p><div "
        f"class='wall'><p>{notice}</p></div></article>"))

    assert [article.stub for article in reading.articles] == [True]
    assert "subscribers" in reading.problems[0].what
