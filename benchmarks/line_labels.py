#!/usr/bin/env python3
"""line_labels.py DEV.jsonl CORPORA [--labels FOLDER] [--write]: learn what the lines of a page are.

Trains the weights of `generator/ingest/layout/line_labels.py` by python-crfsuite (MIT; `pip install python-crfsuite`),
first on nine tenths of the outlets to judge the rest, then on all. Prints, for several bounds, how many letters of furniture
go and how many letters of prose stay, in texts of outlets that were not learned from.

DEV.jsonl: texts with labelled spans, as `structure/dev.jsonl` has them. `--labels`: a folder of further texts in which marks
such as `⟦caption:...⟧` stand round furniture. CORPORA: a folder of corpora of other kinds of text (notices, transcripts,
releases); a few of their texts are taken for prose alone, so that lists and speeches are not taken for teasers.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from html import unescape
from pathlib import Path

import pycrfsuite

from generator.ingest.layout.blocks import Block, build_blocks, split_lines
from generator.ingest.layout.labelled import MAY_BE_OWN, SURE
from generator.ingest.layout.line_features import OFTEN, find_features, is_plainly_own
from generator.ingest.layout.line_labels import OF_ARTICLE, LineLabel
from generator.ingest.layout.segments import Segment, split_segments

WEIGHTS = Path(__file__).parents[1] / "generator/english/data/line_labels.tsv"
SETTINGS = {"c1": 0.2, "c2": 0.5, "max_iterations": 150, "feature.minfreq": 2}
FOLDS = 9
BOUNDS = (0.5, 0.6, 0.7, 0.75, 0.8, 0.9)
REPEATED_FURNITURE, REPEATED_PROSE = (0.27, 0.2), (0.01, 0.003)  # in another story, in four and more
LONGEST_REPEATED = 120  # characters
KEPT = tuple(label.value for label in OF_ARTICLE)
OTHERS = {"field_demo": 80, "federal_register": 20, "senate_press": 80, "whitehouse_html": 40}  # texts taken for prose alone
BLOCK, TAG = re.compile(r"</?(?:p|div|br|li|h\d|tr)\b[^>]*>"), re.compile(r"<[^>]*>")
MARK = re.compile(r"⟦([a-z]+):(.*?)⟧", re.S)


@dataclass
class Text:
    """A text with the label of each of its characters, and the headline that is known of it."""

    outlet: str
    text: str
    labels: list[str]
    headline: str = ""
    segments: Sequence[Segment] = ()
    gold: list[str] = field(default_factory=list)
    letters: list[Counter[str]] = field(default_factory=list)
    features: list[list[str]] = field(default_factory=list)


def labelled(outlet: str, title: str | None, text: str, spans: Sequence[tuple[int, int, str]]) -> Text:
    labels = [LineLabel.PROSE.value] * len(text)
    headline = title or ""
    for start, end, label in spans:
        if label == "headline" and not headline:
            headline, label = text[start:end], "own"
        if label == "dateline":
            label = LineLabel.PROSE.value
        labels[start:end] = [label] * (end - start)
    return prepared(Text(outlet, text, labels, headline))


def prepared(item: Text) -> Text:
    blocks = build_blocks(split_lines(item.text))
    segments = split_segments([block.text for block in blocks], [block.gap for block in blocks])
    for segment in segments:
        counts = letters_of(item, blocks[segment.block], segment)
        label = counts.most_common(1)[0][0] if counts else LineLabel.PROSE.value
        if label != "own":  # the headline is taken before lines are labelled
            item.segments = (*item.segments, segment)
            item.gold.append(label)
            item.letters.append(counts)
    if item.segments:
        item.features = find_features(item.segments, item.headline, simulated_repeats(item))
    return item


def simulated_repeats(item: Text) -> Callable[[str], int]:
    """In how many other stories a line stands, drawn by its own letters: no outlet has two texts here.

    Of two pages of one site 27 % of the furniture's lines are the same (50 sites of the set of HTML pages); most stand on
    more. Of short lines of prose few stand in two stories, and next to none in four.
    """
    labels = {segment.text: label for segment, label in zip(item.segments, item.gold, strict=True)}

    def count_line(line: str) -> int:
        once, often = REPEATED_PROSE if labels[line] in KEPT else REPEATED_FURNITURE
        drawn = random.Random(line).random()
        if drawn >= once or len(line) > LONGEST_REPEATED:
            return 0
        return OFTEN if drawn < often else 1

    return count_line


def letters_of(item: Text, block: Block, segment: Segment) -> Counter[str]:
    """The labels of a segment's letters; lines may have been joined within its block."""
    places = [k for k in range(block.start, block.end) if not item.text[k].isspace()]
    before = sum(not letter.isspace() for letter in block.text[:segment.start])
    length = sum(not letter.isspace() for letter in segment.text)
    return Counter(item.labels[k] for k in places[before:before + length] if item.text[k].isalnum())


def dev_texts(path: Path) -> Iterator[Text]:
    for line in path.read_text("utf-8").splitlines():
        row = json.loads(line)
        spans = [(span["start"], span["end"], span["label"]) for span in row["spans"]]
        yield labelled(row["outlet"], row.get("title"), row["text"], spans)


def marked_texts(folder: Path) -> Iterator[Text]:
    for path in sorted(folder.glob("*.txt")):
        head, _, body = path.read_text("utf-8").partition("\n---\n")
        values = dict(line.split(": ", 1) for line in head.splitlines() if ": " in line)
        text, spans, place = "", [], 0
        body = body.strip("\n")
        for m in MARK.finditer(body):
            text += body[place:m.start()]
            spans.append((len(text), len(text) + len(m[2]), m[1]))
            text += m[2]
            place = m.end()
        yield labelled(values.get("outlet", path.stem), values.get("title"), text + body[place:], spans)


def other_texts(folder: Path) -> Iterator[Text]:
    """Texts without furniture, or with little: all prose, a short line over a long one a heading."""
    for name, number in OTHERS.items():
        with gzip.open(folder / f"{name}.jsonl.gz", "rt", encoding="utf-8") as opened:
            rows = [json.loads(line) for line in opened]
        for row in random.Random(name).sample(rows, number):
            text = row.get("text") or text_of_page(row["html"])
            item = prepared(Text(f"{name} {row['title']}", text, [LineLabel.PROSE.value] * len(text), row["title"]))
            item.gold = [heading_or_prose(item.segments, k) for k in range(len(item.segments))]
            yield item


def text_of_page(page: str) -> str:
    lines = unescape(TAG.sub("", BLOCK.sub("\n", page))).replace("\xa0", " ").splitlines()
    return "\n\n".join(line.strip() for line in lines if line.strip())


def heading_or_prose(segments: Sequence[Segment], k: int) -> str:
    text = segments[k].text
    is_short = len(text) < 90 and text[0].isalnum() and text[-1].isalnum() and segments[k].place.value == "alone"
    is_over = 0 < k < len(segments) - 1 and len(segments[k + 1].text) > 60
    return LineLabel.HEADING.value if is_short and is_over else LineLabel.PROSE.value


def train(texts: Sequence[Text], path: Path) -> pycrfsuite.Tagger:
    trainer = pycrfsuite.Trainer(verbose=False, algorithm="lbfgs")
    trainer.set_params(SETTINGS)
    for item in texts:
        if item.features:
            trainer.append(item.features, item.gold)
    trainer.train(str(path))
    tagger = pycrfsuite.Tagger()
    tagger.open(str(path))
    return tagger


def furniture(tagger: pycrfsuite.Tagger, item: Text) -> list[float]:
    """How probable it is of each segment that it is furniture; 0 of what stays by its place, as in the product."""
    if not item.features:
        return []
    tagger.set(item.features)
    return [probability(tagger, segment, row, k) for k, (segment, row) in enumerate(zip(item.segments, item.features, strict=True))]


def probability(tagger: pycrfsuite.Tagger, segment: Segment, features: Sequence[str], k: int) -> float:
    marginals = {label: tagger.marginal(label, k) for label in tagger.labels()}
    likeliest = max((label for label in marginals if label not in KEPT), key=marginals.__getitem__)
    if is_plainly_own(segment, features) and likeliest in MAY_BE_OWN:
        return 0.0
    return 1 - sum(marginals.get(label, 0.0) for label in KEPT)


def cross_validate(texts: Sequence[Text], others: Sequence[Text]) -> list[list[float]]:
    outlets = sorted({item.outlet for item in texts})
    random.Random(0).shuffle(outlets)
    judged: dict[int, list[float]] = {}
    with tempfile.TemporaryDirectory() as folder:
        for fold in range(FOLDS):
            unseen = set(outlets[fold::FOLDS])
            tagger = train([*(item for item in texts if item.outlet not in unseen), *others], Path(folder) / "weights")
            judged |= {k: furniture(tagger, item) for k, item in enumerate(texts) if item.outlet in unseen}
    return [judged[k] for k in range(len(texts))]


def figures(texts: Sequence[Text], judged: Sequence[Sequence[float]], bound: float) -> tuple[float, float]:
    """(share of furniture that goes, share of prose, headings and decks that stays), in letters."""
    totals: Counter[tuple[bool, bool]] = Counter()
    for item, probabilities in zip(texts, judged, strict=True):
        for letters, probability in zip(item.letters, probabilities, strict=True):
            for label, number in letters.items():
                totals[label in OF_ARTICLE or label == "own", probability >= bound] += number
    gone, left = totals[False, True], totals[False, False]
    lost, kept = totals[True, True], totals[True, False]
    return gone / max(gone + left, 1), kept / max(kept + lost, 1)


def write(texts: Sequence[Text], summary: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        info = train(texts, Path(folder) / "weights").info()
    rows = [("move", first, second, weight) for (first, second), weight in info.transitions.items()]
    rows += [("state", label, feature, weight) for (feature, label), weight in info.state_features.items()]
    lines = [
        "# Weights of the labels of lines: move, label, next label, weight; or state, label, feature, weight.",
        f"# Learned by `benchmarks/line_labels.py` on {date.today():%Y-%m}: {summary}",
        *("\t".join((kind, first, second, f"{weight:.3f}")) for kind, first, second, weight in sorted(rows) if abs(weight) >= 0.0005),
    ]
    WEIGHTS.write_text("\n".join(lines) + "\n", "utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("dev", type=Path)
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--labels", type=Path)
    parser.add_argument("--write", action="store_true")
    given = parser.parse_args()
    dev = list(dev_texts(given.dev))
    marked = list(marked_texts(given.labels)) if given.labels else []
    others = list(other_texts(given.corpora))
    texts = [*dev, *marked]
    judged = cross_validate(texts, others)
    print(f"{'bound':>10} {'all gone':>9} {'kept':>7} {'dev gone':>9} {'kept':>7} {'marked gone':>12} {'kept':>7}")
    for bound in BOUNDS:
        row = [*figures(texts, judged, bound), *figures(dev, judged[:len(dev)], bound), *figures(marked, judged[len(dev):], bound)]
        print(f"{bound:>10} {row[0]:>9.3f} {row[1]:>7.4f} {row[2]:>9.3f} {row[3]:>7.4f} {row[4]:>12.3f} {row[5]:>7.4f}")
    if given.write:
        gone, kept = figures(texts, judged, SURE)
        write([*texts, *others], f"{len(texts)} texts of {len({t.outlet for t in texts})} outlets and {len(others)} without furniture; "
              f"of unseen outlets {gone:.3f} of the furniture goes and {kept:.4f} of the prose stays at {SURE}.")


if __name__ == "__main__":
    main()
