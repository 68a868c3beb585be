#!/usr/bin/env python3
"""linear.py [--size N] [--only WORDS] [--pairs N] [--profile]: how the time of reading grows with the text, pattern by pattern.

Repeats each pattern (a class of characters, a pair or a triple of them, or words that a finder looks for) to N characters and to 4 N, as
plain text, Markdown, HTML and JSON lines, and times reading and extracting in this process, without a model and with made-up labels in
its place. Prints every pattern whose time grows more than `--ratio` times for 4 times the text, the worst first; with `--profile`, where.
"""

from __future__ import annotations

import argparse
import cProfile
import io
import itertools
import json
import math
import pstats
import random
import re
import signal
import time
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from types import FrameType

from generator.extract import Resources, build_resources, extract
from generator.ingest import ingest
from generator.model.article import Article
from generator.model.names import Label
from generator.model.source import Source
from generator.store import project

ROOT = Path(__file__).parent.parent
LIMIT = 20  # CPU seconds of one reading: what takes longer has no end worth waiting for
CLASSES: Mapping[str, str] = {
    "letter": "a", "capital": "A", "digit": "1", "hyphen": "-", "slash": "/", "dot": ".",
    "comma": ",", "quote": '"', "apostrophe": "'",
    "opening": "“", "closing": "”", "single": "’", "bracket": "(", "close": ")", "square": "[",
    "unsquare": "]", "at": "@", "percent": "%",
    "newline": "\n", "blank line": "\n\n", "tab": "\t", "space": " ", "combining": "\u0301", "cjk": "中", "emoji": "😀",
    "zero-width": "\u200d", "less": "<", "greater": ">", "ampersand": "&", "star": "*",
    "underscore": "_", "backquote": "`", "hash": "#",
    "pipe": "|", "colon": ":", "semicolon": ";", "question": "?", "bang": "!", "ellipsis": "…",
    "dollar": "$", "dash": "–", "bullet": "•",
    "equals": "=", "plus": "+", "backslash": "\\", "brace": "{", "tilde": "~",
    "no-break": "\u00a0", "word": "word ", "Name": "Name ",
}
WORDS = (
    "March ", "March 2021 ", "5 March 2021, ", "Tuesday ", "last Tuesday and ", "Inc. ",
    "Acme Inc. ", "Acme Inc., ", "said ", "he said ",
    "Mr. ", "Mr. Roe ", "Dr. Ann Roe said. ", "Aa Bb ", "Aa and Bb ", "Aa of the Bb ", "a (A) ", "Aa Bb (AB) ", "Aa Bb (AB), ",
    '"a," said B. ', '"a" ', '"a,"\n', "“a,” said Ann Roe. ", "“a ", "A. ", "A.A. ", "U.S. ",
    "D.C. ", "J. F. Kennedy ", "Kennedy, ",
    "Acme, formerly Widget Works ", "Acme, formerly ", "known as ", "also known as Acme ",
    "Acme (formerly Bb) ", "president of the ",
    "the leader of Acme, known as Roe, ", "China's ", "China and ", "China, ", "Beijing said ",
    "between Beijing and ", "Chinese ",
    "Ministry of Defence and ", "Committee on Aa, ", "Aa Act of ", "Act ", "Harbour Act (HA) ",
    "the Aa Bb Cc ", "Aa-Bb ", "Aa - ",
    "Follow @a on ", "Read more ", "Continue reading ", "Share ", "By Ann Roe ", "By Ann Roe\n",
    "LONDON (Reuters) – ", "LONDON – ",
    "Published: 5 March 2021\n", "Title: a\n", "Source: Aa\n", "# Aa\n", "## Aa\n\n", "---\n",
    "===\n", "* a\n", "- a\n", "1. a\n",
    "> a\n", "| a | b |\n", "[a](b) ", "[a](", "![a](b)", "[[a]]", "**a** ", "**a", "__a", "`a` ",
    "```\n", "<p>", "<p>a</p>", "<b>a",
    "<!-- ", "<!--a-->", "<div>", "</div>", "<a href='", "&amp;", "&#65;", "&a", "<script>", "<![CDATA[", "<table><tr><td>",
    "http://a.b/", "http://a.b ", "www.a.com ", "a@b.c ", "a.b.c.", "1,000 ", "1.5 million ",
    "$5 ", "5% ", "10:30 ", "1/1/1/", "a-a-a-",
    "2021-03-05 ", "2021-03-05", "5/3/2021 ", "in 2021 ", "1990s ", "two years ago ",
    "the third quarter of ", "first ", "between 5 and ",
    "from March to ", "until ", "twenty-", "twenty-five ", "hundred ", "and ", "or ", ", and ",
    "of the ", "A, B, ", "A & B ", "Ab & ",
    "Senator Ann Roe (D-NY) ", "Ann Roe, chief executive of Acme, said ", "chief executive of ",
    "Acme acquired Bb. ", "owned by ",
    "the company said it would ", "will meet on Tuesday. ", "He was born in 1990. ",
    "Aa Bb Cc Dd Ee Ff Gg Hh ", "AA BB CC ", "AaBbCc",
    "Ann Roe told Bob Poe that ", "a\u0301", "e\u0301\u0301 ", "ａ", "é", "Él ", "\u200b",
    "\ufeff", "\u202e", "\x00", "\x0c", "\r\n",
    "\u2028", "\u0085", "a. A", "a.A", "a.) A", "a.\nA ", "a... ", "?! ", "…A ", "‘a’ ", "''a'' ",
    "``a'' ", "«a» ", "„a“ ", "A’s ",
    "a, b, c; ", "Copyright 2021 ", "All rights reserved. ", "Photo: ", "(Photo by Ann Roe) ", "Page 1 of 2\n", "Aa\nBb\n",
    "aaaa bbbb\n\n", "word word word word word word word word word word.\n\n",
    "Word " * 19 + "word.\n", "â€™", "Ã©", "$1 ", "<3 ", "== a ==\n",
)


def patterns(pairs: int) -> Iterator[str]:
    """The classes, the words, and `pairs` of each of pairs and triples of classes, always the same."""
    signs = list(CLASSES.values())
    dice = random.Random(1)
    yield from signs
    yield from WORDS
    twos = [a + b for a, b in itertools.permutations(signs, 2)]
    yield from dice.sample(twos, min(pairs, len(twos)))
    yield from ("".join(dice.sample(signs, 3)) for _ in range(pairs))


def files(pattern: str, n: int) -> Iterator[tuple[str, bytes]]:
    """(path, bytes) of the pattern repeated to `n` characters, in each format."""
    text = (pattern * (n // len(pattern) + 1))[:n]
    data = text.encode()
    yield "a.txt", data
    yield "a.md", data
    yield "a.html", b"<html><body><article><h1>A headline of words</h1><p>" + data + b"</p></article></body></html>"
    row = {"title": "A headline of words", "text": text, "published": "2021-03-05"}
    yield "a.jsonl", json.dumps(row).encode() + b"\n"


def made_up(article: Article) -> list[Label]:
    """Labels where a model could see some: every one or two capitalised words, of each kind in turn."""
    kinds = itertools.cycle(("PERSON", "ORG", "GPE", "LAW", "PRODUCT", "NORP"))
    return [Label(m.start(), m.end(), next(kinds)) for m in re.finditer(r"\b[A-Z]\w{0,30}(?: [A-Z]\w{0,30})?", article.text)]


def read(path: str, data: bytes, kit: Resources) -> None:
    """Read and extract, as `cuttings inspect` does with one file."""
    reading = ingest(Source(path, sha256(data).hexdigest()), data, None, kit.catalogue)
    for article in reading.articles:
        extract(article, kit, ())
        extract(article, kit, made_up(article))


class TooLong(Exception):
    """The reading did not end within the limit."""


def stop(_signal: int, _frame: FrameType | None) -> None:
    raise TooLong


def timed(path: str, data: bytes, kit: Resources) -> float:
    """CPU seconds; infinite where the limit was reached."""
    start = time.process_time()
    signal.setitimer(signal.ITIMER_VIRTUAL, LIMIT)
    try:
        read(path, data, kit)
    except TooLong:
        return float("inf")
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return time.process_time() - start


def grows(before: float, after: float, ratio: float, slack: float) -> bool:
    """Whether the longer text took too many times as long as the shorter; a reading that did not end always did."""
    return math.isinf(after) or after > ratio * before + slack


def where(path: str, data: bytes, kit: Resources) -> str:
    """The functions in which the time goes, by own time."""
    profile = cProfile.Profile()
    signal.setitimer(signal.ITIMER_VIRTUAL, LIMIT)
    try:
        profile.runcall(read, path, data, kit)
    except TooLong:
        pass
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    out = io.StringIO()
    pstats.Stats(profile, stream=out).sort_stats("tottime").print_callers(2)
    lines = [line.strip() for line in out.getvalue().splitlines() if "<-" in line or "generator/" in line]
    return "\n".join(f"      {line[:200]}" for line in lines[:5])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--size", type=int, default=5_000)
    parser.add_argument("--pairs", type=int, default=100, help="how many pairs and how many triples of classes")
    parser.add_argument("--only", help="one pattern, as Python writes it")
    parser.add_argument("--format", default="", help="txt, md, html or jsonl")
    parser.add_argument("--ratio", type=float, default=6.0, help="growth from which a pattern is named")
    parser.add_argument("--least", type=float, default=0.1, help="seconds under which growth says nothing")
    parser.add_argument("--profile", action="store_true")
    args = parser.parse_args()
    signal.signal(signal.SIGVTALRM, stop)
    kit = build_resources(project.catalogue(ROOT), None)
    read("a.txt", b"Ann Roe of Acme Inc. said on Tuesday. ", kit)
    rows = []
    chosen = [args.only.encode().decode("unicode_escape")] if args.only else list(dict.fromkeys(patterns(args.pairs)))
    for pattern in chosen:
        for (path, small), (_, large) in zip(files(pattern, args.size), files(pattern, 4 * args.size), strict=True):
            if not path.endswith(args.format):
                continue
            before, after = timed(path, small, kit), timed(path, large, kit)
            if grows(before, after, args.ratio, 0.0) and after > args.least:
                rows.append((after, before, path, pattern))
                print(f"{after:8.2f} s {after / before:6.1f} x  {path:8} {pattern[:60]!r}", flush=True)
                if args.profile:
                    print(where(path, large if after < 10 else small, kit), flush=True)
            elif args.only:
                print(f"{after:8.2f} s {after / before:6.1f} x  {path:8} {pattern[:60]!r}")
    print(f"{len(chosen)} patterns; {len(rows)} readings grow more than {args.ratio} times "
          f"from {args.size:,} to {4 * args.size:,} characters")
    for after, before, path, pattern in sorted(rows, reverse=True)[:40]:
        print(f"{after:8.2f} s {after / before:6.1f} x  {path:8} {pattern[:60]!r}")


if __name__ == "__main__":
    main()
