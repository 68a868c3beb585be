"""python -m benchmarks.listings PROJECT [--sources PATH] [--list WORDS] [--sample 100] [--asked]: parties on lists, for a person to judge.

PROJECT is a project with lists in catalog/registries (`cuttings catalog import`). Its cuttings are studied as in a build, or recalled
from the last one. Prints, for each of the sampled (entity, listing) pairs, how the entity is named and in which sentence, and what
the list says: names, countries, words. A match is false where the sentence's party is not the record's: compare country, kind and
context. `--list` keeps the lists whose title has these words; `--asked` prints what the review page would ask instead.
(A module and no file: spaCy would take the neighbour `catalogue.py` for a package of that name.)
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from generator import build
from generator.catalog.listings.values import Listing
from generator.config import load
from generator.model.corpus import Corpus
from generator.model.findings import Findings
from generator.model.ids import EntityId, Span
from generator.store import project

SENTENCES = 2  # of each pair; those where a list's finder saw the name come first


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("project", type=Path)
    parser.add_argument("--sources", type=Path)
    parser.add_argument("--list", default="")
    parser.add_argument("--sample", type=int, default=100)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--asked", action="store_true")
    args = parser.parse_args()
    config = load(args.project)
    corpus, _ = build.read_corpus(replace(config, sources=args.sources) if args.sources else config)
    listings = project.catalogue(args.project).listings
    bearing = ((EntityId(one.left), one.right) for one in corpus.unsure_pairs) if args.asked else (
        (id_, listed) for id_, entity in corpus.entities.items() for listed in entity.listing_ids)
    found = [(id_, one) for id_, listed in sorted(bearing) if id_ in corpus.entities and (one := listings.find_listing(listed))
             and any(args.list.casefold() in f"{header.title} {fact.list}".casefold() for header, fact in one.facts)]
    some = random.Random(args.seed).sample(found, min(args.sample, len(found)))
    print(f"{len(found)} pairs in {len(corpus.findings)} articles, {len(some)} of them here")
    for n, (id_, one) in enumerate(sorted(some, key=lambda pair: pair[0]), 1):
        print(f"\n{n}. {corpus.entities[id_].name} ({corpus.entities[id_].kind})", *sentences(corpus, id_), *record(one), sep="\n   ")


def sentences(corpus: Corpus, id_: EntityId) -> Iterator[str]:
    """Where the entity is named, each of its names once."""
    links = ((found, span) for article, linked in sorted(corpus.links.items()) for span, link in linked.items()
             if link.entity == id_ and (found := corpus.findings[article]))
    by_name = {found.article.text[span.start:span.end]: (found, span) for found, span in sorted(links, key=lambda at: seen(*at))}
    for name, (found, span) in list(by_name.items())[:-SENTENCES - 1:-1]:
        told = next((one.span for one in found.sentences if one.span.start <= span.start < one.span.end), span)
        start, end = max(told.start, span.start - 200), min(told.end, span.end + 200)
        yield f"“{name}”, {found.article.id}: {' '.join(found.article.text[start:end].split())}"


def seen(found: Findings, span: Span) -> bool:
    """Whether it was found by a list."""
    return any(one.span == span and one.finder == "registry" for one in found.mentions)


def record(one: Listing) -> Iterator[str]:
    """What the lists say."""
    yield f"= {'; '.join(one.names[:8])} | {one.kind} | {', '.join(one.countries) or 'no country'}"
    for header, fact in one.facts[:3]:
        said = "; ".join(f"{label}: {words}" for label, words in fact.words.items())
        yield f"  {fact.list or header.title}, {fact.date or header.date}: {said[:200]}"


if __name__ == "__main__":
    main()
