"""Corpus -> files: Markdown pages in docs/; search records and entities' names in the cache."""

from __future__ import annotations

from itertools import chain

import msgspec

from generator import workers
from generator.config import Config
from generator.model.corpus import Corpus
from generator.render import View, render, search_records
from generator.render.data import package
from generator.resolve.decisions.changes import describe_changes, names_by_id
from generator.store import publish

SEARCH_RECORDS = "search.json"  # in the cache: what the search index is to hold
ENTITIES = "entities.json"  # in the cache: the names of every entity at the last build


def write_search_records(view: View, config: Config) -> None:
    """Write into the cache what the search index is to hold."""
    records = msgspec.json.encode(list(search_records(view)))
    file = config.cache / SEARCH_RECORDS
    publish.replace(file, records, config.cache)


def write_pages(view: View, config: Config) -> publish.Published:
    """Render every page, a share in each process, and write into docs/ those that changed."""
    ledger = publish.read_manifest(config.docs, config.cache)

    def render_share(share: int, shares: int) -> list[publish.ReadyPage]:
        pages = render(view, share, shares)
        return [
            publish.prepare_page(config.docs, ledger, page)
            for page in pages
        ]

    shares = workers.shares(render_share, config.jobs)
    pages = list(chain.from_iterable(shares))
    files = {page.path: (page.digest, page.size) for page in pages}
    pages += [
        publish.prepare_page(config.docs, ledger, page)
        for page in package.describe_files(view.settings, files)
    ]
    return publish.publish(config.docs, config.cache, ledger, pages)


def record_changes(corpus: Corpus, config: Config) -> tuple[str, ...]:
    """What changed among entities since the last build, in words. Their names are recorded."""
    file = config.cache / ENTITIES
    names = names_by_id(corpus.entities.values())
    names_before = publish.read_record(file) or names
    changes_in_words = describe_changes(names_before, names)
    publish.replace(file, msgspec.json.encode(names), config.cache)
    return changes_in_words
