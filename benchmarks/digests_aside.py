"""Layouts put aside before the heads of a file were induced: weights never learn from them, but two rules were mended after a reading."""

from __future__ import annotations

import random
from collections.abc import Sequence

from digests import Layout, Story
from digests_heads import iso, stamp


def capitals_over_names(stories: Sequence[Story], dice: random.Random) -> str:
    by = dice.choice(("by {a}", "by {a}, {o}", "{a}"))
    inner = dice.choice(("\n", "\n\n"))
    return dice.choice(("\n\n", "\n\n\n")).join(
        f"{s.title.upper()}\n{by.format(a=s.author, o=s.outlet)}{inner}{s.body}" for s in stories)


def cited_below(stories: Sequence[Story], dice: random.Random) -> str:
    """A story, and beneath it where it comes from; the title above."""
    form = dice.choice(("({o}, {d})", "Source: {o}, {d}", "-- {o}, {d}", "[{o} {i}]", "from {o} of {d}, by {a}"))
    return "\n\n".join(
        f"{s.title}\n\n{s.body}\n\n" + form.format(o=s.outlet, d=s.day, i=iso(s.day), a=s.author) for s in stories)


def hanging_numbers(stories: Sequence[Story], dice: random.Random) -> str:
    """A number, a tab, a title; the text is indented."""
    form = dice.choice(("{n}.\t", "{n:02d}  ", "({n})   ", "No. {n}  "))
    return "\n\n".join(
        form.format(n=n) + s.title + "\n\n" + "\n\n".join(f"\t{p}" for p in s.paragraphs) for n, s in enumerate(stories, 1))


def days_over_several(stories: Sequence[Story], dice: random.Random) -> str:
    """A date alone on its line, over all stories of that day."""
    pieces = []
    group = dice.choice((2, 3))
    inner = dice.choice(("\n", "\n\n"))
    for n, s in enumerate(stories):
        if n % group == 0:
            pieces.append(dice.choice((s.day, s.day, f"Monday, {s.day}")))
        pieces.append(f"{s.title}{inner}{s.body}")
    return "\n\n".join(pieces)


def feed_text(stories: Sequence[Story], dice: random.Random) -> str:
    """A feed written as text: title, address, time of publication, text."""
    order = dice.choice(("{t}\n{u}\n{z}\n\n{b}", "{t}\n{z}\n\n{b}\n\n{u}", "{t}\nPublished: {z}\nLink: {u}\n\n{b}"))
    head = dice.choice(("", "Norland trade feed\nhttps://feeds.norland.example/trade.xml\n\n"))
    return head + "\n\n".join(order.format(t=s.title, u=s.url, z=stamp(s.day, dice), b=s.body) for s in stories)


def minutes(stories: Sequence[Story], dice: random.Random) -> str:
    """A report by items, as minutes are kept."""
    form = dice.choice(("Item {n}: {t}", "{n}.0 {t}", "ITEM {n}. {t}", "Agenda item {n} - {t}", "§ {n} {t}"))
    head = dice.choice(("", "Weekly report of the press office\n\n"))
    return head + "\n\n".join(form.format(n=n, t=s.title) + f"\n\n{s.body}" for n, s in enumerate(stories, 1))


def indented_bodies(stories: Sequence[Story], dice: random.Random) -> str:
    """Titles at the margin, texts indented, no blank lines between."""
    indent = dice.choice(("    ", "\t"))
    return dice.choice(("\n", "\n\n")).join(
        s.title + "\n" + "\n".join(indent + p for p in s.paragraphs) for s in stories)


def in_brief(stories: Sequence[Story], dice: random.Random) -> str:
    """A column of short news whose titles run into their texts."""
    form = dice.choice(("{T}. {p}", "{t} — {p}", "{T}: {p}", "**{t}.** {p}"))
    return "IN BRIEF\n\n" + "\n\n".join(form.format(t=s.title, T=s.title.upper(), p=s.paragraphs[0]) for s in stories)


def dialogue(stories: Sequence[Story], dice: random.Random) -> str:
    """Questions and answers, each with its speaker."""
    s, *others = stories
    ask, answer = dice.choice((("Q: ", "A: "), ("Q. ", "A. "), (f"{s.outlet}: ", f"{s.author.split()[-1]}: "), ("", f"{s.author}: ")))
    turns = [f"{ask}And what of {o.title}?\n\n{answer}{p}" for o, p in zip(others, s.paragraphs[1:], strict=False)]
    return f"{s.title}\n\n{s.day}\n\n{s.paragraphs[0]}\n\n" + "\n\n".join(turns)


def links_with_outlets(stories: Sequence[Story], dice: random.Random) -> str:
    """A page with "Title - Outlet" links amid and below."""
    s, *others = stories
    form = dice.choice(("{t} - {o}", "{o}: {t}", "{d} | {t}", "{t} ({d})"))
    links = [form.format(t=o.title, o=o.outlet, d=o.day) for o in others]
    head = dice.choice(("Related", "Elsewhere on the web", "From our partners", "More on this story"))
    middle = max(1, len(s.paragraphs) // 2)
    amid = [head, *links[:2]] if dice.random() < 0.5 else []
    return "\n\n".join([s.title, f"By {s.author} | {s.day}", *s.paragraphs[:middle], *amid, *s.paragraphs[middle:], head, *links])


DIGESTS: tuple[Layout, ...] = (
    capitals_over_names, cited_below, hanging_numbers, days_over_several, feed_text, minutes, indented_bodies, in_brief)
PAGES: tuple[Layout, ...] = (dialogue, links_with_outlets)
PLAIN: tuple[str, ...] = ()
