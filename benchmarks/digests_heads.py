"""Layouts whose heads have one form of their own: weights learn from them."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence

from digests import MONTHS, Layout, Story


def iso(day: str) -> str:
    number, month, year = day.split()
    return f"{year}-{MONTHS.index(month) + 1:02d}-{int(number):02d}"


def month_first(day: str) -> str:
    number, month, year = day.split()
    return f"{month} {number}, {year}"


def stamp(day: str, dice: random.Random) -> str:
    number, month, year = day.split()
    weekday = dice.choice(("Mon", "Tue", "Wed", "Thu", "Fri"))
    return f"{weekday}, {int(number):02d} {month[:3]} {year} {dice.randint(6, 22):02d}:{dice.randint(10, 59)}:00 +0000"


def dated_heads(stories: Sequence[Story], dice: random.Random) -> str:
    """The day before each title, on its line."""
    form = dice.choice(("{d} -- {t}", "{d}: {t}", "{i} - {t}", "[{i}] {t}", "{m} | {t}"))
    inner = dice.choice(("\n", "\n\n"))
    return "\n\n".join(
        form.format(d=s.day, i=iso(s.day), m=month_first(s.day), t=s.title) + inner + s.body for s in stories)


def mail_alerts(stories: Sequence[Story], dice: random.Random) -> str:
    """"Title - Outlet" over the first words of a story, as alerts by mail bring them."""
    sign = dice.choice((" - ", " | ", " – "))
    below = dice.choice(("", "{o} - {n} hours ago\n", "{u}\n", "Posted: {d}\n"))
    pieces = [
        f"{s.title}{sign}{s.outlet}\n" + below.format(o=s.outlet, n=n, u=s.url, d=s.day)
        + f"{s.paragraphs[0][:240].rsplit(' ', 1)[0]} ..." for n, s in enumerate(stories, 2)]
    return "Your alert for trade, daily\n\n" + "\n\n".join(pieces)


def kickers_before_colon(stories: Sequence[Story], dice: random.Random) -> str:
    """A topic of the column before each title."""
    form = dice.choice(("{k}: {t}", "{K}: {t}", "{k} | {t}", "{K} - {t}", "[{k}] {t}"))
    topics = dice.sample(("Trade", "Climate", "Health", "Defence", "Law", "Energy and Mining", "Public Works"), 4)
    pieces = []
    for s in stories:
        topic = dice.choice(topics)
        pieces.append(form.format(k=topic, K=topic.upper(), t=s.title) + f"\n\n{s.body}")
    return "\n\n".join(pieces)


def barred_lines(stories: Sequence[Story], dice: random.Random) -> str:
    """"SOURCE | DATE | TITLE" over each text."""
    form = dice.choice(("{O} | {d} | {t}", "{o} / {d} / {t}", "{o} · {i} · {t}", "{i} | {o} | {t}", "{t} | {o} | {d}"))
    inner = dice.choice(("\n", "\n\n"))
    return "\n\n".join(
        form.format(O=s.outlet.upper(), o=s.outlet, d=s.day, i=iso(s.day), t=s.title) + inner + s.body for s in stories)


def bold_heads(stories: Sequence[Story], dice: random.Random) -> str:
    """A Word document whose bold heads were kept as signs."""
    sign = dice.choice(("**", "__", "*"))
    line = dice.choice(("", "_{o}, {d}_\n\n", "*{o}*\n\n"))
    return "\n\n".join(f"{sign}{s.title}{sign}\n\n{line.format(o=s.outlet, d=s.day)}{s.body}" for s in stories)


def names_at_end(stories: Sequence[Story], dice: random.Random) -> str:
    """The writer's name alone beneath each story."""
    form = dice.choice(("{a}", "— {a}", "({a})", "{a}\n{o}"))
    inner = dice.choice(("\n", "\n\n"))
    return dice.choice(("\n\n", "\n\n\n")).join(
        inner.join((s.title, *s.paragraphs, form.format(a=s.author, o=s.outlet))) for s in stories)


def library_list(stories: Sequence[Story], dice: random.Random) -> str:
    """An annotated bibliography: a reference over a summary."""
    form = dice.choice((
        "{l}, {f}. “{t}.” {o}, {d}.", "{l}, {f} ({y}). {t}. {o}, {d}.", "{f} {l}, “{t}”, {o}, {d}",
        "[{n}] {l}, {f}: {t}. In: {o}, {d}"))
    pieces = []
    for n, s in enumerate(stories, 1):
        first, _, last = s.author.partition(" ")
        pieces.append(form.format(l=last, f=first, t=s.title, o=s.outlet, d=s.day, y=s.day[-4:], n=n) + f"\n\n{s.body}")
    return "\n\n".join(pieces)


def clipping_service(stories: Sequence[Story], dice: random.Random) -> str:
    """Outlet and circulation, day and page, then title and text."""
    form = dice.choice((
        "{o}\n{d}, p. {p}\n{t}\n{b}", "{O}\nCirculation: {c}\n{d}\n\n{t}\n\n{b}", "{o} (circ. {c}), page {p}\n\n{t}\n\n{b}",
        "Clip {n}/{N}\n{o}, {d}\n\n{t}\n\n{b}"))
    return "\n\n".join(form.format(
        o=s.outlet, O=s.outlet.upper(), d=s.day, p=dice.randint(1, 40), c=f"{dice.randint(20, 900)},000", t=s.title, b=s.body, n=n,
        N=len(stories)) for n, s in enumerate(stories, 1))


def led_run_in(stories: Sequence[Story], dice: random.Random) -> str:
    """A number, a bullet or a time before titles that run into their texts."""
    lead = dice.choice(("{n}. ", "• ", "{h:02d}:{m} ", "[{h:02d}:{m}] ", "{n}) "))
    form = dice.choice(("{T}: {p}", "**{t}.** {p}", "{t} — {p}", "{T}. {p}"))
    head = dice.choice(("", "Monitoring of the press\n\n"))
    return head + "\n\n".join(
        lead.format(n=n, h=6 + n, m=dice.randint(10, 59)) + form.format(t=s.title, T=s.title.upper(), p=s.paragraphs[0])
        for n, s in enumerate(stories, 1))


def points_run_in(stories: Sequence[Story], dice: random.Random) -> str:
    """An article of points whose heads run into their paragraphs."""
    s = stories[0]
    form = dice.choice(("{n}. {T}: {p}", "{n}. **{h}.** {p}", "• **{h}:** {p}", "**{h}.** {p}", "{h} — {p}"))
    pieces = [s.title, dice.choice((f"By {s.author}", s.day)), s.paragraphs[0]]
    for n, p in enumerate(s.paragraphs[1:], 1):
        words = " ".join(re.findall(r"[\w’'-]+", p)[:dice.randint(2, 7)])
        pieces.append(form.format(n=n, T=words.upper(), h=words.capitalize(), p=p))
    return "\n\n".join(pieces)


def blog_of_one_day(stories: Sequence[Story], dice: random.Random) -> str:
    """One story told by times of the day; no entry has a title."""
    s = stories[0]
    form = dice.choice(("{} GMT", "{}", "{} - ", "[{}]"))
    pieces = [form.format(f"{18 - n:02d}:{dice.randint(10, 59)}") + dice.choice(("\n", " ")) + p for n, p in enumerate(s.paragraphs[1:])]
    return f"{s.title}\n\nBy {s.author}\n\n{s.paragraphs[0]}\n\n" + "\n\n".join(pieces)


def chapters(stories: Sequence[Story], dice: random.Random) -> str:
    """A long article with heads of one form: numbers, kickers, capitals before a colon."""
    s = stories[0]
    form = dice.choice(("Part {n}: {h}", "{n}. {h}", "{N} — {h}", "{h}:", "§ {n} {h}", "{T}"))
    pieces = [s.title, f"By {s.author}", s.paragraphs[0]]
    for n, p in enumerate(s.paragraphs[1:], 1):
        words = " ".join(re.findall(r"[\w’'-]+", p)[:dice.randint(2, 6)])
        pieces += [form.format(n=n, N="I" * (n % 4 + 1), h=words.capitalize(), T=words.upper()), p]
    return "\n\n".join(pieces)


DIGESTS: tuple[Layout, ...] = (
    dated_heads, mail_alerts, kickers_before_colon, barred_lines, bold_heads, names_at_end, library_list, clipping_service,
    led_run_in)
PAGES: tuple[Layout, ...] = (blog_of_one_day, chapters, points_run_in)
PLAIN: tuple[str, ...] = ()
