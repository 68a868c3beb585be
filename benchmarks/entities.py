"""entities.py SET.jsonl... [--errors N]: what the resolver alone makes of names that people marked: B-cubed, and pure pages, over each set.

A line of a set is a document: {"id", "text", "spans": [{"start", "end", "type", "id", "named"}]}. Its named spans of a kind in KINDS
are fed with their kind and scored by their id; no finder is asked, but the catalogues have their say on what a span means, as in
a build. "strings" is what the words alone would give. `--errors` lists the entities that are split most, and the most mixed pages.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Mapping
from pathlib import Path

from generator.catalog import shipped_catalogue
from generator.extract.aliases import find_aliases
from generator.extract.names.catalogue import choose_entries
from generator.extract.names.catalogue_matches import find_matches
from generator.extract.names.government import find_governments
from generator.extract.names.lexicon import Lexicon, build_lexicon
from generator.extract.names.trim import trim_name
from generator.ingest import read_clean_line
from generator.model.findings import Findings
from generator.model.ids import Span
from generator.model.names import Kind, Mention
from generator.resolve import resolve

PERSON, ORGANISATION, PLACE = Kind.PERSON, Kind.ORGANISATION, Kind.PLACE
KINDS = {"PER": PERSON, "ORG": ORGANISATION, "LOC": PLACE, "PERSON": PERSON, "ORGANIZATION": ORGANISATION, "LOCATION": PLACE,
         "FINANCE": ORGANISATION, "PRODUCT": Kind.PRODUCT, "HUMAN_PART_PER": PERSON, "HUMAN_PART_ORG": ORGANISATION,
         "HUMAN_PART_GPE": PLACE, "LOC_GEO": PLACE, "LOC_FAC": PLACE, "LOC_OTHER": PLACE}

Key = tuple[str, int]  # document, and which of its spans
Pages = dict[Key, str]  # where each span belongs


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="+", type=Path)
    parser.add_argument("--errors", type=int, default=0)
    args = parser.parse_args()
    words = build_lexicon(shipped_catalogue())
    for path in args.sets:
        gold, strings, ours = read(path, words)
        print(f"{path.stem}: {figures(gold, ours)}  (strings: {figures(gold, strings)})  {len(gold)} names", flush=True)
        for line in faults(gold, ours, strings, args.errors):
            print("   ", line)


def read(path: Path, words: Lexicon) -> tuple[Pages, Pages, Pages]:
    """(people's pages, pages by words alone, ours) of all spans of a set."""
    gold, strings, found = Pages(), Pages(), []
    spans: dict[Key, Span] = {}
    for n, line in enumerate(path.read_bytes().splitlines(), 1):
        row = json.loads(line)
        id_, text = str(row["id"]), row["text"]
        marked: dict[Span, Mention] = {}
        for k, one in enumerate(row["spans"]):
            if one["type"] in KINDS and one.get("named", not one.get("coref", False)) and one.get("id"):
                gold[id_, k], strings[id_, k] = one["id"], text[one["start"]:one["end"]].casefold()
                kind = KINDS[one["type"]]
                spans[id_, k] = span = trim_name(text, Span(one["start"], one["end"]), kind) or Span(one["start"], one["end"])
                marked[span] = Mention(span, text[span.start:span.end], kind, "people", 0.85)
        mentions = known(text, marked, words)
        found.append(Findings(read_clean_line(line, n).articles[0], mentions=mentions, aliases=find_aliases(text, mentions)))
    links = resolve(found, (), shipped_catalogue()).links
    return gold, strings, {key: links[found_id][span].entity for key, span in spans.items() for found_id in [key[0]]}


def known(text: str, marked: Mapping[Span, Mention], words: Lexicon) -> tuple[Mention, ...]:
    """The mentions in text order; what a catalogue knows of a span is taken over."""
    listed = {one.span: one for one in choose_entries(text, find_matches(text, words), marked.values())}
    return tuple(find_governments(text, (listed.get(span, marked[span]) for span in sorted(marked)), words))


def sets(pages: Pages) -> dict[str, list[Key]]:
    found: dict[str, list[Key]] = defaultdict(list)
    for key, page in pages.items():
        found[page].append(key)
    return found


def figures(gold: Pages, ours: Pages) -> str:
    """B-cubed precision, recall and F1, and the share of pages that hold one entity."""
    theirs, mine = sets(gold), sets(ours)
    both = Counter((gold[key], ours[key]) for key in gold)
    precision = sum(n * n / len(mine[page]) for (_, page), n in both.items()) / len(gold)
    recall = sum(n * n / len(theirs[one]) for (one, _), n in both.items()) / len(gold)
    pure = Counter(page for _, page in both)
    share = sum(n == 1 for n in pure.values()) / len(pure)
    return f"B3 {precision:.3f} {recall:.3f} F1 {2 * precision * recall / (precision + recall):.3f} pure {share:.3f}"


def faults(gold: Pages, ours: Pages, words: Pages, most: int) -> list[str]:
    """The entities that lose most by being split, then the pages that lose most by being mixed."""
    lines = []
    for title, one, other in (("split", gold, ours), ("mixed", ours, gold)):
        lost = []
        for name, keys in sets(one).items():
            parts: dict[str, Counter[str]] = defaultdict(Counter)
            for key in keys:
                parts[other[key]][words[key]] += 1
            loss = len(keys) - sum(sum(part.values()) ** 2 for part in parts.values()) / len(keys)
            lost.append((-loss, name, parts))
        for loss, name, parts in sorted(lost, key=lambda item: item[:2])[:most]:
            if loss:
                said = " | ".join(f"{part}: {dict(counts.most_common(5))}" for part, counts in
                                  sorted(parts.items(), key=lambda item: (-sum(item[1].values()), item[0]))[:8])
                lines.append(f"{title} {-loss:.1f} {name} = {said}")
    return lines


if __name__ == "__main__":
    main()
