"""Layouts of another mind, written when the induced heads were done and read once: nothing learned from them."""

from __future__ import annotations

import random
from collections.abc import Sequence

from digests import Layout, Story
from digests_heads import iso


def review_by_outlets(stories: Sequence[Story], dice: random.Random) -> str:
    """"Outlet: Title" beneath the countries of a press review."""
    pieces = []
    for n, s in enumerate(stories):
        if n % 3 == 0:
            pieces.append(dice.choice(("NORLAND", "ARDEN", "ABROAD")))
        pieces.append(f"{s.outlet}: {s.title}\n\n{s.body}")
    return "Press review of the embassy\n\n" + "\n\n".join(pieces)


def rundown(stories: Sequence[Story], dice: random.Random) -> str:
    """A clock before and an outlet after each title."""
    form = dice.choice(("{c}  {t}  ({o})", "{c} - {t} [{o}]", "{c} {o}: {t}"))
    return f"Monitoring, {stories[0].day}\n\n" + "\n\n".join(
        form.format(c=f"{6 + n:02d}:{dice.randint(10, 59)}", t=s.title, o=s.outlet) + f"\n{s.body}" for n, s in enumerate(stories))


def chat_export(stories: Sequence[Story], dice: random.Random) -> str:
    """A group's messages: stamp and sender before each title, address after the text."""
    form = dice.choice(("[{i}, 09:{m}] {a}: {t}", "{i} 09:{m} - {a}: {t}", "{a} ({i} 09:{m})\n{t}"))
    return "\n\n".join(
        form.format(i=iso(s.day), m=dice.randint(10, 59), a=s.author, t=s.title) + f"\n{s.body}\n{s.url}" for s in stories)


def tracker(stories: Sequence[Story], dice: random.Random) -> str:
    """Numbered entries that don't count on from one, with a line of facts beneath."""
    form = dice.choice(("#{n} {t}", "{t} (#{n})", "CASE-{n}: {t}"))
    return "\n\n".join(
        form.format(n=dice.randint(1000, 9999), t=s.title) + f"\nopened by {s.author} on {s.day}\n\n{s.body}" for s in stories)


def quoted_with_source(stories: Sequence[Story], dice: random.Random) -> str:
    """A title in quotes with its source in brackets, over the text."""
    form = dice.choice(("“{t}” ({o}, {d})", "\"{t}\", {o}, {d}", "“{t}” – {o}"))
    return "\n\n".join(form.format(t=s.title, o=s.outlet, d=s.day) + f"\n\n{s.body}" for s in stories)


def fenced(stories: Sequence[Story], dice: random.Random) -> str:
    """Titles between rows of signs on their own line."""
    sign = dice.choice(("===", "--", "***", "~~", ">>>"))
    end = "<<<" if sign == ">>>" else sign
    return "\n\n".join(f"{sign} {s.title} {end}\n\n{s.body}" for s in stories)


def chronology(stories: Sequence[Story], dice: random.Random) -> str:
    """A chronicle within one article: a day before each paragraph, or over it."""
    s, *others = stories
    form = dice.choice(("{d}: {p}", "{d} – {p}", "{d}\n\n{p}"))
    days = [form.format(d=o.day, p=p) for o, p in zip(others, s.paragraphs[1:], strict=False)]
    return f"{s.title}\n\nBy {s.author}\n\n{s.paragraphs[0]}\n\n" + "\n\n".join(days)


def glossary(stories: Sequence[Story], dice: random.Random) -> str:
    """Terms of an explanatory article that run into its paragraphs."""
    s = stories[0]
    form = dice.choice(("{T}: {p}", "**{t}.** {p}", "{t} — {p}"))
    pieces = []
    for p in s.paragraphs[1:]:
        term = " ".join(p.split()[:dice.randint(1, 4)]).strip(".,;:")
        pieces.append(form.format(t=term, T=term.upper(), p=p))
    return f"{s.title}\n\n{s.outlet}, {s.day}\n\n{s.paragraphs[0]}\n\n" + "\n\n".join(pieces)


DIGESTS: tuple[Layout, ...] = (review_by_outlets, rundown, chat_export, tracker, quoted_with_source, fenced)
PAGES: tuple[Layout, ...] = (chronology, glossary)
PLAIN: tuple[str, ...] = ()
