#!/usr/bin/env python3
"""digests.py DATA [--files N] [--only NAME] [--layouts MODULE] [--show]: digests made of whole texts; which stories come out.

DATA is a folder with `corpora/*.jsonl.gz` and `html/`. Each layout is filled anew with texts of one corpus. Prints, by
layout, the F1 of exact titles (of openings, where a layout has no titles) and the share of files parted exactly; then the
share of single texts that stay whole. `--layouts digests_unseen` reads the layouts of another module, from corpora of their own.
"""

from __future__ import annotations

import argparse
import gzip
import html
import json
import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from importlib import import_module
from pathlib import Path

from generator.catalog import Catalogue, Outlet
from generator.ingest import ingest
from generator.model.source import Source
from generator.words import letters_of

TRAINED = ("federal_register", "field_demo")  # corpora of the layouts that may be tuned on
HELD_OUT = ("whitehouse_html", "senate_press")
PRESS = Catalogue(outlets=(
    Outlet(name="Reuters", agency=True, domains=("reuters.com",)), Outlet(name="Financial Times", domains=("ft.com",))))
PAPERS = ("Norland Times", "Harbour Post", "The Arden Herald", "Reuters", "Financial Times", "Packet Loss", "Boreal Daily News")
PEOPLE = ("Ann Lee", "Bo Chan", "Maria del Rio", "Tom Okafor", "Ines Faure", "Karl Lindqvist", "Priya Nair")
TOWNS = ("LONDON", "NEW DELHI", "OSLO", "HONG KONG", "PARIS", "WASHINGTON")
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
ALIKE = 0.3  # of the digests are made of stories with alike titles
MANY = 8  # times as many files of the layouts that are composed by chance
OPENING = 30  # letters by which a story without a headline is known


@dataclass(frozen=True)
class Story:
    title: str
    paragraphs: tuple[str, ...]
    outlet: str
    author: str
    day: str
    url: str
    town: str

    @property
    def body(self) -> str:
        return "\n\n".join(self.paragraphs)


Layout = Callable[[Sequence[Story], random.Random], str]


def tidy(text: str) -> str:
    return " ".join(html.unescape(text).replace("\ufffc", "").split())


def paragraphs_of(row: Mapping[str, str]) -> list[str]:
    if "html" in row:
        pieces = re.split(r"</(?:p|li|h\d|div|blockquote)>|<br ?/?>", row["html"])
        return [text for piece in pieces if (text := tidy(re.sub(r"<[^>]+>", "", piece)))]
    pieces = [text for piece in row["text"].split("\n\n") if (text := tidy(piece))]
    if len(pieces) > 1 or len(pieces[0]) < 600:
        return pieces
    sentences = re.split(r"(?<=[a-z]{3}[.!?])\s+(?=[A-Z“\"])", pieces[0])
    return [" ".join(sentences[k:k + 3]) for k in range(0, len(sentences), 3)]


def rows(data: Path, corpus: str) -> list[dict[str, str]]:
    with gzip.open(data / "corpora" / f"{corpus}.jsonl.gz", "rt") as lines:
        return [json.loads(line) for line in lines]


def stories_of(data: Path, corpus: str, dice: random.Random) -> list[Story]:
    """Texts with a headline of their own and at least one paragraph of prose; each title once."""
    stories: dict[str, Story] = {}
    for row in rows(data, corpus):
        title = tidy(row["title"])
        if not 4 <= len(title.split()) <= 22 or len(title) > 160 or title.endswith((".", ":", ",", ";")):
            continue
        pieces = paragraphs_of(row)
        if letters_of(pieces[0]).startswith(letters_of(title)):
            pieces = pieces[1:]
        pieces = [piece for piece in pieces if len(piece) < 2_500][:dice.choice((1, 2, 2, 3, 4, 6, 10))]
        if not pieces or len(pieces[0].split()) < 15:
            continue
        day = f"{dice.randint(1, 28)} {dice.choice(MONTHS)} {dice.randint(2015, 2024)}"
        url = "https://www." + dice.choice(("norland", "harbour", "arden")) + ".example/" + "-".join(
            re.findall(r"\w+", title.lower())[:6])
        stories[letters_of(title)] = Story(
            title, tuple(pieces), dice.choice(PAPERS), dice.choice(PEOPLE), day, url, dice.choice(TOWNS))
    found = list(stories.values())
    dice.shuffle(found)
    return found


# ---- layouts that may be tuned on


def bullets_in(stories: Sequence[Story], dice: random.Random) -> str:
    sign = dice.choice("•*")
    place = dice.choice(("in", "in World", "in Tech"))
    return "More stories\n\n" + "\n\n".join(f"  {sign} {place}\n\n    {s.title}\n\n{s.body}" for s in stories)


def pointed(stories: Sequence[Story], dice: random.Random) -> str:
    sign = dice.choice("•*-")
    return "\n\n".join(f"{sign} {s.title}\n\n{s.body}" for s in stories)


def blog_archive(stories: Sequence[Story], dice: random.Random) -> str:
    foot = dice.choice(("Continue reading →", "3 Comments", "Posted in Trade | Leave a comment", "Filed under: News, World"))
    by = dice.choice(("Posted on {d} by {a}", "{d} by {a}", "{d}"))
    pieces = [f"{s.title}\n\n{by.format(d=s.day, a=s.author)}\n\n{s.body}\n\n{foot}" for s in stories]
    return f"Monthly Archives: {dice.choice(MONTHS)} 2019\n\n" + "\n\n".join(pieces)


def numbered(stories: Sequence[Story], dice: random.Random) -> str:
    form = dice.choice(("{}. ", "{}) ", "[{}] ", "({}) "))
    return "\n\n".join(f"{form.format(n)}{s.title}\n\n{s.body}" for n, s in enumerate(stories, 1))


def numbered_plain(stories: Sequence[Story], dice: random.Random) -> str:
    form = dice.choice(("{}. ", "{}) "))
    tail = dice.choice((" ({o})", "", "\n{u}"))
    head = dice.choice(("Morning briefing\n\n", "What you need to know today\n\n", ""))
    return head + "\n\n".join(
        f"{form.format(n)}{s.paragraphs[0]}{tail.format(o=s.outlet, u=s.url)}" for n, s in enumerate(stories, 1))


def ruled(stories: Sequence[Story], dice: random.Random) -> str:
    rule = dice.choice(("* * *", "---", "=" * 40, "_" * 20, "###", "~~~~~"))
    return f"\n\n{rule}\n\n".join(f"{s.title}\n\n{s.body}" for s in stories)


def ruled_plain(stories: Sequence[Story], dice: random.Random) -> str:
    rule = dice.choice(("* * *", "-----", "=" * 30))
    return f"\n\n{rule}\n\n".join(s.body for s in stories)


def markdown(stories: Sequence[Story], dice: random.Random) -> str:
    level = dice.choice(("#", "##", "###"))
    head = "# Press review\n\n" if level != "#" else ""
    line = dice.choice(("", "*{o}, {d}*\n\n", "[{o}]({u})\n\n"))
    subhead = dice.choice(("", f"{level}# Background\n\n"))
    return head + "\n\n".join(
        f"{level} {s.title}\n\n{line.format(o=s.outlet, d=s.day, u=s.url)}{s.paragraphs[0]}\n\n"
        + (subhead if len(s.paragraphs) > 1 else "") + "\n\n".join(s.paragraphs[1:]) for s in stories)


def bare_titles(stories: Sequence[Story], dice: random.Random) -> str:
    return "\n\n".join(f"{s.title}\n\n{s.body}" for s in stories)


def bylined(stories: Sequence[Story], dice: random.Random) -> str:
    by = dice.choice(("By {a}", "By {a}, {o}", "{a}, {o}", "By {a} | {d}"))
    return "\n\n".join(f"{s.title}\n\n{by.format(a=s.author, o=s.outlet, d=s.day)}\n\n{s.body}" for s in stories)


def wire(stories: Sequence[Story], dice: random.Random) -> str:
    end = dice.choice(("ENDS", "-30-", "(END)", "###", "-ends-"))
    pieces = []
    for s in stories:
        lead = f"{s.town}, {' '.join(s.day.split()[1::-1])} ({s.outlet}) - "
        pieces.append(f"{s.title.upper()}\n\n{lead}{s.body}\n\n{end}")
    return "\n\n".join(pieces)


def capitals(stories: Sequence[Story], dice: random.Random) -> str:
    return "\n\n".join(f"{s.title.upper()}\n{s.body}" for s in stories)


def spaced(stories: Sequence[Story], dice: random.Random) -> str:
    gap = dice.choice(("\n\n\n", "\n\n\n\n"))
    return gap.join(f"{s.title}\n\n{s.body}" for s in stories)


def spaced_tight(stories: Sequence[Story], dice: random.Random) -> str:
    return "\n\n".join(s.title + "\n" + "\n".join(s.paragraphs) for s in stories)


def clock(dice: random.Random, n: int) -> str:
    return f"{18 - n:02d}:{dice.randint(0, 59):02d}"


def liveblog(stories: Sequence[Story], dice: random.Random) -> str:
    form = dice.choice(("{}", "{} GMT", "{} BST"))
    return "Live updates\n\n" + "\n\n".join(
        f"{form.format(clock(dice, n))}\n\n{s.title}\n\n{s.body}" for n, s in enumerate(stories))


def teasers(stories: Sequence[Story], dice: random.Random) -> str:
    more = dice.choice(("Read more", "Read more »", "Read the full story", "Full story", "[Read more]"))
    return "\n\n".join(f"{s.title}\n\n{s.paragraphs[0]}\n\n{more}" for s in stories)


def contents_ruled(stories: Sequence[Story], dice: random.Random) -> str:
    form = dice.choice(("{n}. {t}", "- {t}", "{t}"))
    contents = "\n".join(form.format(n=n, t=s.title) for n, s in enumerate(stories, 1))
    rule = dice.choice(("* * *", "-" * 30))
    return f"In this issue\n\n{contents}\n\n{rule}\n\n" + f"\n\n{rule}\n\n".join(f"{s.title}\n\n{s.body}" for s in stories)


def outlet_date_lines(stories: Sequence[Story], dice: random.Random) -> str:
    line = dice.choice(("{o} | {d}", "{o}, {d}", "{o} – {d}", "{d}, {o}"))
    above = dice.random() < 0.5
    pieces = []
    for s in stories:
        stated = line.format(o=s.outlet, d=s.day)
        pieces.append(f"{stated}\n{s.title}\n\n{s.body}" if above else f"{s.title}\n{stated}\n\n{s.body}")
    return "\n\n".join(pieces)


def alerts(stories: Sequence[Story], dice: random.Random) -> str:
    return "News alert: trade\n\n" + "\n\n".join(f"{s.title}\n{s.outlet}\n{s.paragraphs[0][:300]} ...\n{s.url}" for s in stories)


def alerts_plain(stories: Sequence[Story], dice: random.Random) -> str:
    sign = dice.choice(("• ", "- ", "* "))
    tail = dice.choice((" ({o})", " ({o}, {d})", " {u}", ""))
    return "\n\n".join(sign + s.paragraphs[0] + tail.format(o=s.outlet, d=s.day, u=s.url) for s in stories)


def mail_records(stories: Sequence[Story], dice: random.Random) -> str:
    return "\n\n".join(f"Title: {s.title}\nSource: {s.outlet}\nDate: {s.day}\n\n{s.body}" for s in stories)


def composed(stories: Sequence[Story], dice: random.Random) -> str:
    """Any separator, any head and any foot, whether anybody has used them together or not."""
    above = dice.choice(("", "", "", "{o}", "{d}", "WORLD", "{o} | {d}", "12:{n:02d}"))
    title = dice.choice(("{o}, {d}: {t}", "{t}", "{t}", "{t}", "{T}", "{n}. {t}", "• {t}", "{n}) {T}", "TITLE: {t}",
                         "Message: {n}\nFrom: {a}\nSubject: {t}"))
    below = [line for line in ("By {a}", "{d}", "{o}", "{o}, {d}", "{m} min read", "{u}") if dice.random() < 0.15]
    foot = dice.choice(("", "", "", "Read more", "{u}", "3 comments", "ENDS", "Source: {o}", "(Reporting by {a})", "Tags: trade, world"))
    rule = dice.choice(("", "", "", "", "* * *", "-----", "=" * 20, "•", "***", "{n}."))
    parted = any((title not in ("{t}",), above, below, foot, rule))
    inner = dice.choice(("\n", "\n\n", "\n\n")) if parted else "\n\n"
    outer = dice.choice((inner, "\n\n", "\n\n\n"))
    length = dice.choice((1, 2, 10))
    if dice.random() < 0.2:
        stories = [replace(s, paragraphs=(f"{s.town} ({s.outlet}) – {s.paragraphs[0]}", *s.paragraphs[1:])) for s in stories]
    pieces = []
    for n, s in enumerate(stories, 1):
        lines = [above, title, *below, *s.paragraphs[:length], foot]
        if rule in ("•", "{n}."):
            lines = [rule, *lines]
        facts = {"t": s.title, "T": s.title.upper(), "a": s.author, "d": s.day, "o": s.outlet, "u": s.url, "n": n,
                 "m": len(s.body) // 900 + 2}
        pieces.append(inner.join(line if line in s.paragraphs else line.format(**facts) for line in lines if line))
    between = f"{outer}{rule}{outer}" if rule not in ("", "•", "{n}.") else outer
    head = dice.choice(("", "", "", "Press review\n\n", "Daily briefing, 3 March 2021\n\n", "The Arden Herald\n\n"))
    return head + between.join(pieces)


# ---- one story each


def composed_page(stories: Sequence[Story], dice: random.Random) -> str:
    """One story with any head, headings of any form, breaks, boxes and feet."""
    s, *others = stories
    if dice.random() < 0.2:
        s = replace(s, paragraphs=(f"{s.town} ({s.outlet}) – {s.paragraphs[0]}", *s.paragraphs[1:]))
    head = [line for line in (s.outlet, s.title, f"By {s.author}", s.day, "3 min read") if line == s.title or dice.random() < 0.4]
    heading = dice.choice(("", "", "{t}", "{T}", "## {t}", "{n}. {t}", "• {t}", "* * *", "-----", "**{t}**", "{t}?"))
    foot = dice.choice(([], ["ENDS"], ["(Reporting by Ann Lee)"], ["3 comments"], ["Read more"], ["Tags: trade"]))
    box = dice.choice(([], [], ["Related"], ["More from Business"], ["Read next"], ["Most read"]))
    if box:
        for other in others[:dice.randint(1, 5)]:
            box += [other.title] + [x for x in (other.day, other.paragraphs[0][:120] + "...", "5 min read") if dice.random() < 0.3]
    every = dice.randint(1, 3)
    lines = []
    for n, paragraph in enumerate(s.paragraphs):
        if n and n % every == 0 and heading:
            words = re.findall(r"[\w’'-]+", paragraph)[:dice.randint(2, 7)]
            lines.append(heading.format(t=" ".join(words).capitalize(), T=" ".join(words).upper(), n=n // every))
        lines.append(paragraph)
    gap = dice.choice(("\n", "\n\n", "\n\n"))
    place = dice.choice((len(lines), len(lines), 1))
    return gap.join([*head, *lines[:place], *box, *lines[place:], *foot])


def related_box(stories: Sequence[Story], dice: random.Random) -> str:
    s, *others = stories
    head = dice.choice(("Related stories", "More from World", "Most read", "Recommended for you", "Read next"))
    links = "\n\n".join(other.title for other in others)
    middle = max(1, len(s.paragraphs) // 2)
    box = f"{head}\n\n{links}"
    first, rest = "\n\n".join(s.paragraphs[:middle]), "\n\n".join(s.paragraphs[middle:])
    return f"{s.title}\n\nBy {s.author}\n\n{s.day}\n\n{first}\n\n{rest}\n\n{box}"


def teaser_box(stories: Sequence[Story], dice: random.Random) -> str:
    s, *others = stories
    links = "\n\n".join(f"{o.title}\n\n{o.day}" for o in others)
    return f"Home\n\nWorld\n\nBusiness\n\n{s.title}\n\nBy {s.author}\n\n{s.body}\n\nMost popular\n\n{links}"


def listicle(stories: Sequence[Story], dice: random.Random) -> str:
    """A list in one article: short points, each over a paragraph."""
    s, *others = stories
    form = dice.choice(("{n}. {h}", "{h}", "## {h}", "{h}:"))
    points = "\n\n".join(
        form.format(n=n, h=" ".join(o.title.split()[:dice.randint(2, 8)])) + f"\n\n{p}"
        for n, (o, p) in enumerate(zip(others, s.paragraphs[1:], strict=False), 1))
    return f"{s.title}\n\nBy {s.author}\n\n{s.paragraphs[0]}\n\n{points}"


def listed_paragraphs(stories: Sequence[Story], dice: random.Random) -> str:
    """Numbered or pointed paragraphs of one article, after its opening."""
    s = stories[0]
    form = dice.choice(("{n}. {p}", "• {p}", "- {p}"))
    points = "\n\n".join(form.format(n=n, p=p) for n, p in enumerate(s.paragraphs[1:], 1))
    return f"{s.title}\n\n{s.paragraphs[0]}\n\n{points}"


def broken_sections(stories: Sequence[Story], dice: random.Random) -> str:
    """A long read with "* * *" between its sections."""
    s = stories[0]
    by = dice.choice(("", f"By {s.author}\n\n", "* * *\n\n"))
    return f"{s.title}\n\n{by}" + "\n\n* * *\n\n".join(s.paragraphs)


def interview(stories: Sequence[Story], dice: random.Random) -> str:
    """Questions as headings or in capitals."""
    s, *others = stories
    ask = dice.choice(("What does {t} mean?", "How will {t} change things?", "Q: And {t}?"))
    turn = "\n\n".join(
        ask.format(t=o.title) + f"\n\n{p}" for o, p in zip(others, s.paragraphs[1:], strict=False))
    return f"{s.title}\n\n{s.paragraphs[0]}\n\n{turn}"


def subheads(stories: Sequence[Story], dice: random.Random) -> str:
    """Headings of three to seven words, that stand in the article's own words, over two paragraphs each."""
    s = stories[0]
    mark = dice.choice(("", "## ", "**"))
    pieces = [s.title, *s.paragraphs[:1]]
    for n, paragraph in enumerate(s.paragraphs[1:]):
        if n % 2 == 0:
            words = re.findall(r"[\w’'-]+", paragraph)[:dice.randint(3, 7)]
            pieces.append(mark + " ".join(words).capitalize() + ("**" if mark == "**" else ""))
        pieces.append(paragraph)
    return "\n\n".join(pieces)


def box_within(stories: Sequence[Story], dice: random.Random) -> str:
    """Links to other articles between paragraphs, with or without a heading."""
    s, *others = stories
    form = dice.choice(("Read more: {t}", "Related: {t}", "See also\n\n{t}", "{t}"))
    pieces = [s.title, f"By {s.author}", s.day]
    for n, paragraph in enumerate(s.paragraphs):
        pieces.append(paragraph)
        if n % 2 and n // 2 < min(2, len(others)):
            pieces.append(form.format(t=others[n // 2].title))
    return "\n\n".join(pieces)


def release(stories: Sequence[Story], dice: random.Random) -> str:
    """A press release with rules, a contact and a note about the firm."""
    s, *others = stories
    return (f"FOR IMMEDIATE RELEASE\n\n{s.day}\n\n{s.title}\n\n{s.town} – {s.body}\n\n###\n\nAbout {s.outlet}\n\n"
            f"{others[0].paragraphs[0][:400]}\n\nContact: {s.author}")


DIGESTS: tuple[Layout, ...] = (
    bullets_in, pointed, blog_archive, numbered, numbered_plain, ruled, ruled_plain, markdown, bare_titles, bylined, wire,
    capitals, spaced, spaced_tight, liveblog, teasers, contents_ruled, outlet_date_lines, alerts, alerts_plain, mail_records, composed)
PAGES: tuple[Layout, ...] = (related_box, teaser_box, listicle, listed_paragraphs, broken_sections,
                             interview, subheads, box_within, release, composed_page)
PLAIN = ("numbered_plain", "alerts_plain", "ruled_plain")  # layouts without headlines


@dataclass(frozen=True)
class File:
    layout: str
    path: str
    text: str
    expected: tuple[str, ...]  # letters of the titles, or of the openings


def pick(stories: Sequence[Story], count: int, dice: random.Random) -> list[Story]:
    """Stories of any kind, or a row of alike ones: a digest often has one topic."""
    if dice.random() < 1 - ALIKE:
        return dice.sample(stories, count)
    by_title = sorted(stories, key=lambda s: letters_of(s.title))
    first = dice.randrange(len(by_title) - count)
    return dice.sample(by_title[first:first + count], count)


def make_files(
    layouts: Sequence[Layout], stories: Sequence[Story], files: int, plain: Sequence[str], *, single: bool
) -> Iterator[File]:
    for layout in layouts:
        name = layout.__name__
        dice = random.Random(name)
        for n in range(files * (MANY if name in ("composed", "composed_page") else 1)):
            chosen = pick(stories, dice.choice((2, 3, 4, 5, 7, 10)) + single, dice)
            if single:
                full = [s for s in dice.sample(stories, 40) if len(s.paragraphs) > 3] or list(chosen)
                chosen = [full[0], *(s for s in chosen if s != full[0])]
            text = layout(chosen, dice)
            wanted = [s.paragraphs[0][:200] if name in plain else s.title for s in chosen]
            if single:
                wanted = wanted[:1]
            suffix = "md" if "markdown" in name or "## " in text else "txt"
            expected = tuple(letters_of(w)[:OPENING if name in plain else None].lower() for w in wanted)
            yield File(name, f"{name}{n}.{suffix}", text, expected)


def read(path: str, text: str) -> list[tuple[str, str]]:
    """(title, text) of each story, letters alone."""
    data = text.encode()
    reading = ingest(Source(path, sha256(data).hexdigest(), 0, len(data)), data, None, PRESS)
    return [(letters_of(a.title).lower(), letters_of(a.text).lower()) for a in reading.articles]


def score(file: File, plain: Sequence[str]) -> tuple[int, int, bool]:
    """(stories that are right, stories found, is the file exact)."""
    found = read(file.path, file.text)
    if file.layout in plain:
        starts = [body[:OPENING] for _, body in found]
    else:
        starts = [title for title, _ in found]
    right = sum(title in starts for title in file.expected)
    return right, len(found), starts == list(file.expected)


def singles(data: Path, *, learned: bool = False) -> Iterator[tuple[str, str, str]]:
    """(corpus, path, text) of texts that are one story each: those to measure, or others to learn from."""
    for corpus in ("whitehouse_html", "senate_press"):
        chosen = random.Random(1).sample(rows(data, corpus), 600)
        for n, row in enumerate(chosen[300:] if learned else chosen[:300]):
            text = "\n\n".join(paragraphs_of(row)) if "html" in row else row["text"]
            yield corpus, f"{n}.txt", f"{tidy(row['title'])}\n\n{text}"
    truths = json.loads((data / "html" / "ground-truth.json").read_text())
    keys = sorted(truths)
    for key in keys[100:] if learned else keys[:100]:
        yield "html bodies", f"{key[:8]}.txt", truths[key]["articleBody"]


def print_files(files: Sequence[File], plain: Sequence[str], *, show: bool) -> None:
    by_layout: dict[str, list[tuple[int, int, int, bool]]] = {}
    for file in files:
        right, found, exact = score(file, plain)
        if show and not exact:
            print("--", file.path, [title[:40] for title, _ in read(file.path, file.text)], [e[:40] for e in file.expected])
        by_layout.setdefault(file.layout, []).append((right, found, len(file.expected), exact))
    sums = [0, 0, 0, 0]
    for name, results in by_layout.items():
        right, found, wanted, exact = (sum(column) for column in zip(*results, strict=True))
        print(f"{name:20} F1 {2 * right / (found + wanted):.3f}  whole {exact / len(results):.2f}")
        sums = [a + b for a, b in zip(sums, (right, found, wanted, exact), strict=True)]
    print(f"{'all':20} F1 {2 * sums[0] / (sums[1] + sums[2]):.3f}  whole {sums[3] / len(files):.3f}  of {len(files)}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("--files", type=int, default=20, help="of each layout")
    parser.add_argument("--only", default="")
    parser.add_argument("--layouts", default="", help="another module of this folder")
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--no-singles", action="store_true")
    args = parser.parse_args()
    digests, pages, plain, corpora = DIGESTS, PAGES, PLAIN, TRAINED
    if args.layouts:
        module = import_module(args.layouts)  # it imports this module
        digests, pages, plain = module.DIGESTS, module.PAGES, module.PLAIN
        corpora = HELD_OUT
    for single, layouts in ((False, digests), (True, pages)):
        chosen = [layout for layout in layouts if args.only in layout.__name__]
        for corpus in corpora:
            stories = stories_of(args.data, corpus, random.Random(corpus))
            print(f"# {corpus}: {'one story' if single else 'digests'}")
            if chosen:
                print_files(list(make_files(chosen, stories, args.files, plain, single=single)), plain, show=args.show)
    if args.no_singles:
        return
    kept: dict[str, list[bool]] = {}
    for corpus, path, text in singles(args.data):
        count = len(read(path, text))
        kept.setdefault(corpus, []).append(count == 1)
        if args.show and count != 1:
            print("--", corpus, path, count)
    for corpus, whole in kept.items():
        print(f"single texts left whole: {corpus} {sum(whole)} of {len(whole)}")


if __name__ == "__main__":
    main()
