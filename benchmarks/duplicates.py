"""duplicates.py FOLDER [--limit 900] [--print 200] [--speed]: are printings found, and are series left apart?

FOLDER holds `field_demo`, `federal_register`, `senate_press` (id, title, date, text) and `whitehouse_html` (url, title, published,
html; its tags are taken out) `.jsonl.gz`. `--limit` articles of at least 60 words, as many of each where they have as many, the
lowest digests of their ids first. Each gets one more printing by each kind of edit; a kind is resolved by itself.
recall: copies in the story of their article. wrong: pairs of different articles in one story that aren't in one without copies.
--print N: the N pairs of different articles, of all corpora, that share most, with the words where they differ.
--speed: seconds and verified pairs for 1,000, 2,000 and 4,000 articles of three corpora.
"""

from __future__ import annotations

import argparse
import gzip
import html
import json
import random
import re
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from difflib import SequenceMatcher
from email.utils import parsedate_to_datetime
from hashlib import sha256
from itertools import combinations
from pathlib import Path

from generator.extract.sentences import anchor_sentences, split_sentences
from generator.extract.signature import find_fingerprints, minhash_signature
from generator.model.article import Article, Basis, Dated
from generator.model.dates import Period
from generator.model.findings import Findings
from generator.model.ids import ArticleId, Span
from generator.model.names import Kind, Mention
from generator.resolve.decisions.judging import Rulings
from generator.resolve.duplicates.overlaps import Overlaps
from generator.resolve.stories import find_stories

SHORTEST, LONGEST = 60, 40_000  # words; characters
CORPORA = ("field_demo", "federal_register", "senate_press", "whitehouse_html")
Text = tuple[str, str, date, str]  # id, title, day, body
_TAGS, _BREAKS = re.compile(r"<[^>]+>"), re.compile(r"<br ?/?>|</p>|</h\d>|</li>")
_SWAPS = (
    "said:stated show:indicate big:large also:too many:numerous new:recent help:aid use:employ make:produce give:offer need:require "
    "important:key work:labour people:persons year:twelvemonth first:initial while:whereas but:yet however:still because:since"
)
SWAPS = dict(pair.split(":", 1) for pair in re.findall(r"\S+", _SWAPS))
FURNITURE = (
    "Share this story on Facebook, X or by e-mail",
    "Sign up for our newsletter and never miss a story",
    "Read more: all that we know so far",
    "© 2021 The Harbour Herald. All rights reserved. This material may not be published, broadcast or redistributed.",
    "Follow us for updates",
    "Photo: a file picture from the archive",
)


def read(folder: Path, name: str) -> Iterator[Text]:
    with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            if name == "whitehouse_html":
                text = html.unescape(_TAGS.sub("", _BREAKS.sub("\n\n", row["html"])))
                yield row["url"], row["title"], parsedate_to_datetime(row["published"]).date(), tidy(text)
            else:
                yield row["id"], row["title"], date.fromisoformat(row["date"][:10]), tidy(row["text"])


def tidy(text: str) -> str:
    paragraphs = (" ".join(part.split()) for part in re.split(r"\n\s*\n", text[:LONGEST]))
    return "\n\n".join(part for part in paragraphs if part)


def chosen(folder: Path, names: Sequence[str], limit: int) -> list[Text]:
    """Of each corpus as many as it has, up to an equal share of what the smaller ones leave."""
    pools = sorted(
        (
            sorted(
                {t[0]: t for t in read(folder, name) if len(t[3].split()) >= SHORTEST}.values(),
                key=lambda t: sha256(t[0].encode()).digest(),
            )
            for name in names
        ),
        key=len,
    )
    texts: list[Text] = []
    for n, pool in enumerate(pools):
        texts += pool[: (limit - len(texts)) // (len(pools) - n)]
    return texts


def findings(id_: str, title: str, day: date | None, body: str) -> Findings:
    text = f"{title}\n\n{body}" if title else body
    article = Article(
        id=ArticleId(id_),
        source=id_,
        digest="",
        byte_range=(0, 0),
        title=title,
        text=text,
        body_start=len(text) - len(body),
        published=Dated(Period(day, day), Basis.STATED, "") if day else None,
    )
    sentences = anchor_sentences(text, [s.span for s in split_sentences(text, [])])
    names = tuple(
        Mention(Span(m.start(), m.end()), m[0], Kind.PERSON, "capitals") for m in re.finditer(r"(?<=[a-z,] )[A-Z]\w+(?: [A-Z]\w+)*", text)
    )
    return Findings(article, sentences, names, **signed(text))


def signed(text: str) -> dict[str, tuple[int, ...]]:
    return {"signature": minhash_signature(text), "fingerprints": find_fingerprints(text)}


# --- the edits: (title, paragraphs, another text's paragraphs, chance) -> (title, paragraphs) ---

Parts = list[str]
Edit = Callable[[str, Parts, Parts, random.Random], tuple[str, Parts]]


def sentences_of(parts: Parts) -> list[str]:
    return [s for part in parts for s in re.split(r"(?<=[.!?]) +(?=[A-Z])", part)]


def truncated(title: str, parts: Parts, other: Parts, chance: random.Random) -> tuple[str, Parts]:
    words = " ".join(parts).split(" ")
    return title, [" ".join(words[: len(words) // 2])]


def retitled(title: str, parts: Parts, other: Parts, chance: random.Random) -> tuple[str, Parts]:
    words = max(parts, key=len).split()[3:12]
    return f"What to know: {' '.join(words).lower()}", parts


def reordered(title: str, parts: Parts, other: Parts, chance: random.Random) -> tuple[str, Parts]:
    """Paragraphs; sentences where there are fewer than three of them."""
    parts = list(parts if len(parts) > 2 else sentences_of(parts))
    chance.shuffle(parts)
    return title, parts


def added(title: str, parts: Parts, other: Parts, chance: random.Random) -> tuple[str, Parts]:
    """A paragraph of another text, of at most 80 words, where one may stand."""
    strange = " ".join(chance.choice(other).split()[:80])
    place = chance.randint(0, len(parts))
    return title, [*parts[:place], strange, *parts[place:]]


def reworded(title: str, parts: Parts, other: Parts, chance: random.Random) -> tuple[str, Parts]:
    """A tenth of the words in small letters are others, or gone, or doubled by a word more."""
    vocabulary = [w for part in other for w in part.split() if w.islower() and w.isalpha()] or ["thing"]

    def change(word: str) -> str:
        if chance.random() >= 0.1 / 0.8 or not word.islower():
            return word
        return SWAPS.get(word) or chance.choice(
            (chance.choice(vocabulary), chance.choice(vocabulary), "", f"{word} {chance.choice(vocabulary)}")
        )

    return title, [" ".join(filter(None, map(change, part.split()))) for part in parts]


def furnished(title: str, parts: Parts, other: Parts, chance: random.Random) -> tuple[str, Parts]:
    first = (
        f"{chance.choice(('LONDON', 'WASHINGTON', 'OSLO'))}, {chance.choice(('March', 'May'))} {chance.randint(1, 28)} (Wire) - {parts[0]}"
    )
    furniture = chance.sample(FURNITURE, 3)
    return title, [
        f"By {chance.choice(('Ada Marlow', 'Ben Holm', 'Jo Reed'))}, staff writer",
        first,
        furniture[0],
        *parts[1:],
        *furniture[1:],
    ]


def extracted(title: str, parts: Parts, other: Parts, chance: random.Random) -> tuple[str, Parts]:
    """As another extractor gives it: a first sentence lost, the end lost from somewhere, squashed in one paragraph, no headline."""
    sentences = sentences_of(parts)
    skipped = 1 if len(sentences) > 4 else 0
    kept = sentences[skipped : max(2, round(len(sentences) * chance.uniform(0.6, 1)))]
    return "", [" ".join(kept)]


EDITS: dict[str, Edit] = {
    "truncated at half": truncated,
    "headline changed": retitled,
    "paragraphs reordered": reordered,
    "paragraph added": added,
    "a tenth reworded": reworded,
    "byline and furniture": furnished,
    "other extraction": extracted,
}


def pairs_of(stories: Sequence[tuple[str, ...]]) -> set[tuple[str, str]]:
    """Pairs of different articles in one story."""
    return {pair for story in stories for pair in combinations(sorted({id_.removesuffix("#2") for id_ in story}), 2)}


def grouped(found: Sequence[Findings]) -> list[tuple[str, ...]]:
    by_id = {f.article.id: f for f in sorted(found, key=lambda f: f.article.id)}
    return [story.printings for story in find_stories(by_id, Rulings(), Overlaps(by_id))]


def edits(texts: Sequence[Text]) -> None:
    originals = [findings(*text) for text in texts]
    alike = pairs_of(grouped(originals))
    print(f"{len(texts)} articles; pairs of them in one story: {len(alike)}", *sorted(alike)[:12], sep="\n  ")
    for name, edit in EDITS.items():
        copies = []
        for n, (id_, title, day, body) in enumerate(texts):
            chance = random.Random(f"{name}{id_}")
            other = texts[(n * 7 + 3) % len(texts)][3].split("\n\n")
            title, parts = edit(title, body.split("\n\n"), other, chance)
            copies.append(findings(f"{id_}#2", title, day + timedelta(chance.randint(0, 2)), "\n\n".join(parts)))
        stories = grouped([*originals, *copies])
        together = {id_: n for n, story in enumerate(stories) for id_ in story}
        missed = [t[0] for t in texts if together[ArticleId(t[0])] != together[ArticleId(f"{t[0]}#2")]]
        wrong = pairs_of(stories) - alike
        print(f"{name:22} recall {1 - len(missed) / len(texts):.3f}  wrong {len(wrong)}", *sorted(wrong)[:6], "missed", *missed[:3])


def near_pairs(folder: Path, count: int) -> None:
    """Print the pairs that share most of their words' runs, those of equal words left out, and how each is read."""
    seen: list[tuple[float, str, str, str]] = []
    for name in CORPORA:
        texts = {t[0]: t for t in read(folder, name) if len(t[3].split()) >= 25}
        runs = {id_: {hash(run) for run in zip(*(t[3].lower().split()[n:] for n in range(4)), strict=False)} for id_, t in texts.items()}
        found = [findings(*t) for t in texts.values()]
        story_of = {id_: story[0] for story in grouped(found) for id_ in story}
        buckets: dict[tuple[int, ...], list[str]] = defaultdict(list)
        for f in sorted(found, key=lambda f: f.article.id):
            for n in range(0, 64, 2):
                buckets[(n, *f.signature[n : n + 2])].append(f.article.id)
        pairs = {(a, b) for ids in buckets.values() for a, b in combinations(ids[:30], 2)}
        for a, b in pairs:
            share = len(runs[a] & runs[b]) / max(1, len(runs[a] | runs[b]))
            if share > 0.3 and texts[a][3].lower().split() != texts[b][3].lower().split():
                seen.append((share, name, a, b))
                if story_of[a] == story_of[b]:
                    seen[-1] = (share, f"{name} MERGED", a, b)
    texts_of = {t[0]: t for name in CORPORA for t in read(folder, name)}
    best, taken = [], defaultdict(int)
    for row in sorted(seen, reverse=True):
        taken[row[2]] += 1
        taken[row[3]] += 1
        if max(taken[row[2]], taken[row[3]]) <= 2:  # no article fills the list
            best.append(row)
    print(len(seen), "pairs share .3 or more;", sum("MERGED" in row[1] for row in seen), "of them merged")
    for n, (share, name, a, b) in enumerate(best[:count]):
        left, right = texts_of[a], texts_of[b]
        print(
            f"\n#{n} {share:.2f} {name} {left[2]} {right[2]} | {left[1][:90]} | {right[1][:90]}\n   {differences(left[3], right[3])[:400]}"
        )


def differences(a: str, b: str) -> str:
    x, y = a.split(), b.split()
    if len(x) + len(y) > 6000:
        return "(long)"
    hunks = SequenceMatcher(None, x, y, autojunk=False).get_opcodes()
    return f"{len(x)}/{len(y)} words: " + "; ".join(
        f"{' '.join(x[i:j][:12])} > {' '.join(y[k:m][:12])}" for op, i, j, k, m in hunks if op != "equal"
    )


def speed(folder: Path) -> None:
    for names in (CORPORA, ("federal_register",), ("senate_press",)):
        for n in (1000, 2000, 4000):
            found = [findings(*t) for t in chosen(folder, names, n)]
            start = time.process_time()
            stories = grouped(found)
            print(f"{'+'.join(names):50} {len(found)} articles: {time.process_time() - start:.2f} s, {len(stories)} stories", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--limit", type=int, default=900)
    parser.add_argument("--print", type=int, default=0, dest="near")
    parser.add_argument("--speed", action="store_true")
    args = parser.parse_args()
    if args.speed:
        speed(args.folder)
    elif args.near:
        near_pairs(args.folder, args.near)
    else:
        edits(chosen(args.folder, CORPORA, args.limit))


if __name__ == "__main__":
    main()
