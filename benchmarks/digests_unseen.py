"""Layouts for `digests.py --unseen`: written last; weights never learn from them, but rules were mended after their first reading."""

from __future__ import annotations

import random
from collections.abc import Sequence
from textwrap import fill

from digests import Layout, Story


def rfc1153(stories: Sequence[Story], dice: random.Random) -> str:
    topics = "\n".join(f"   {n}. {s.title} ({s.author})" for n, s in enumerate(stories, 1))
    messages = []
    for n, s in enumerate(stories, 1):
        body = "\n\n".join(fill(p, 72) for p in s.paragraphs)
        messages.append(f"Message: {n}\nDate: {s.day}\nFrom: {s.author} <list@norland.example>\nSubject: {s.title}\n\n{body}\n")
    return (f"Send Trade-news mailing list submissions to\n\ttrade@norland.example\n\nToday's Topics:\n\n{topics}\n\n\n{'-' * 70}\n\n"
            + f"\n{'-' * 30}\n\n".join(messages) + f"\n{'-' * 30}\n\nEnd of Trade-news Digest, Vol 12, Issue 3\n{'*' * 40}\n")


def no_blank_lines(stories: Sequence[Story], dice: random.Random) -> str:
    by = dice.choice(("By {a}", "{o}, {d}", "{d}"))
    return "\n".join(
        "\n".join((s.title, by.format(a=s.author, o=s.outlet, d=s.day), *s.paragraphs)) for s in stories)


def kickers_min_read(stories: Sequence[Story], dice: random.Random) -> str:
    pieces = [
        f"{dice.choice(('POLITICS', 'MARKETS', 'TRADE', 'CLIMATE'))}\n\n{s.title}\n\n{dice.randint(2, 9)} min read\n\n{s.body}"
        for s in stories]
    return "\n\n".join(pieces)


def newsletter_without_headlines(stories: Sequence[Story], dice: random.Random) -> str:
    sign = dice.choice("•▪►")
    head = f"Good morning. Here is what happened while you slept.\n\n{dice.choice(('TOP STORIES', 'THE BIG FIVE'))}\n\n"
    return head + "\n\n".join(f"{sign} {s.paragraphs[0]} [{s.outlet}]" for s in stories) + "\n\nUnsubscribe | View in browser\n"


def contents_bare(stories: Sequence[Story], dice: random.Random) -> str:
    contents = "\n".join(f"{s.title} ..... {n * 3}" if dice.random() < 0 else s.title for n, s in enumerate(stories, 1))
    return f"CONTENTS\n\n{contents}\n\n\n" + "\n\n".join(f"{s.title}\n{s.outlet}, {s.day}\n\n{s.body}" for s in stories)


def live_lines(stories: Sequence[Story], dice: random.Random) -> str:
    pieces = []
    for n, s in enumerate(stories):
        time = dice.choice((f"{11 - n}.{dice.randint(10, 59)}am", f"{23 - n:02d}:{dice.randint(10, 59)}"))
        pieces.append(f"{time}\n{s.title}\n{s.paragraphs[0]}\n\nShare\n")
    return f"As it happened: {dice.choice(('markets', 'the summit'))}\n\nUpdated 3 hours ago\n\n" + "\n".join(pieces)


def labelled_lines(stories: Sequence[Story], dice: random.Random) -> str:
    return "\n\n".join(f"{s.outlet}, {s.day}: {s.title}\n\n{s.body}" for s in stories)


def wire_slugs(stories: Sequence[Story], dice: random.Random) -> str:
    pieces = []
    for s in stories:
        month = s.day.split()[1][:3]
        pieces.append(f"{s.title.upper()}\n\n{s.town}, {month}. {s.day.split()[0]} ({s.outlet}) -- {s.body}\n\n"
                      f"{dice.choice(('(END)', '- 30 -', 'ENDS.'))}")
    return "\n\n".join(pieces)


def underlined(stories: Sequence[Story], dice: random.Random) -> str:
    sign = dice.choice("=-")
    return "\n\n".join(f"{s.title}\n{sign * min(70, len(s.title))}\n\n{s.body}\n\n{s.url}" for s in stories)


def teasers_with_dates(stories: Sequence[Story], dice: random.Random) -> str:
    more = dice.choice(("Continue reading", "Read More →", "Full article »"))
    return "\n\n".join(f"{s.day}\n\n{s.title}\n\n{s.paragraphs[0]}\n\n{more}" for s in stories)


def markdown_links(stories: Sequence[Story], dice: random.Random) -> str:
    return f"# Links of {stories[0].day}\n\n" + "\n\n---\n\n".join(
        f"### [{s.title}]({s.url})\n\n**{s.outlet}** · {s.day}\n\n{s.body}" for s in stories)


def page_with_boxes(stories: Sequence[Story], dice: random.Random) -> str:
    """A flattened page: menu, share line, box amid the text, list with dates and pictures at its foot."""
    s, *others = stories
    middle = max(1, len(s.paragraphs) // 2)
    box = dice.choice(("READ MORE", "Related Articles", "You may also like"))
    amid = f"{box}\n{others[0].title}\n{others[-1].title}"
    foot = "\n".join(f"{o.title}\n{o.day}\n{dice.randint(2, 9)} min read" for o in others)
    first, rest = "\n".join(s.paragraphs[:middle]), "\n".join(s.paragraphs[middle:])
    return (f"Menu\nSections\nSearch\n{s.title}\n{s.author}\n{s.day}\nShare\n{first}\n{amid}\n{rest}\nTopics: trade, world\n"
            f"{dice.choice(('Latest news', 'More from ' + s.outlet, 'Trending'))}\n{foot}\n© 2024 {s.outlet}")


def page_with_teasers(stories: Sequence[Story], dice: random.Random) -> str:
    """Teasers of other stories below an article, each with a first sentence."""
    s, *others = stories
    foot = "\n\n".join(f"{o.title}\n\n{o.paragraphs[0][:110].rsplit(' ', 1)[0]}..." for o in others)
    head = dice.choice(("More stories", "Recommended", "Read next", "Also in Business"))
    return f"{s.outlet}\n\n{s.title}\n\nBy {s.author}\n\n{s.day}\n\n{s.body}\n\n{head}\n\n{foot}"


def explainer(stories: Sequence[Story], dice: random.Random) -> str:
    """An article with headings in capitals or with a colon."""
    s = stories[0]
    heads = ("WHAT HAPPENS NEXT", "WHO IS AFFECTED", "HOW WE GOT HERE", "THE BOTTOM LINE")
    form = dice.choice(("{}", "{}:"))
    pieces = [s.title, f"By {s.author}", s.paragraphs[0]]
    for n, paragraph in enumerate(s.paragraphs[1:]):
        if n < 4:
            head = heads[n] if dice.random() < 2 else ""
            pieces.append(form.format(head))
        pieces.append(paragraph)
    return "\n\n".join(pieces)


DIGESTS: tuple[Layout, ...] = (
    rfc1153, no_blank_lines, kickers_min_read, newsletter_without_headlines, contents_bare, live_lines, labelled_lines, wire_slugs,
    underlined, teasers_with_dates, markdown_links)
PAGES: tuple[Layout, ...] = (page_with_boxes, page_with_teasers, explainer)
PLAIN = ("newsletter_without_headlines",)
