"""Items of work and their keys -> a study of each: recalled, or made and remembered."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TypeVar

from generator import workers
from generator.collection.resources import Recipe
from generator.collection.study import study_articles, study_dates
from generator.model.article import Article, Dated
from generator.model.findings import Findings
from generator.progress import Progress, no_progress
from generator.store import memo

Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Studies:
    """The studies of a collection, made by one recipe, and the memory of earlier ones."""

    recipe: Recipe
    memory: memo.Memo

    def of_corrected(self, articles: Sequence[Article]) -> list[Findings]:
        """Findings of these articles, as a person has corrected them, in order."""
        keys = [
            memo.article_key(self.recipe.findings, article)
            for article in articles
        ]
        label_keys = [
            memo.article_key(self.recipe.labels, article)
            for article in articles
        ]
        items = self.add_labels(articles, label_keys)
        return self._findings(items, keys, partial(study_articles, recipe=self.recipe))

    def of_dated(self, undated: Sequence[tuple[Findings, Dated]]) -> list[Findings]:
        """Findings of these articles, in order, their dates read again by the publication date."""
        keys = []
        for findings, publication_date in undated:
            article = replace(findings.article, published=publication_date)
            keys.append(memo.article_key(self.recipe.findings, article))
        return self._findings(undated, keys, partial(study_dates, recipe=self.recipe))

    def add_labels(
        self, items: Sequence[Item], label_keys: Sequence[bytes]
    ) -> list[tuple[Item, bytes]]:
        """Each item with the encoded labels that are remembered by its key; b"" where none are."""
        labels = self.memory.recall(label_keys)
        return [
            (item, labels.get(key, b""))
            for item, key in zip(items, label_keys, strict=True)
        ]

    def recall_or_make(
        self,
        items: Sequence[Item],
        keys: Sequence[bytes],
        make: Callable[[Sequence[Item]], list[memo.Encoded]],
        progress: Progress[memo.Encoded] = no_progress,
    ) -> tuple[dict[bytes, memo.Study], int]:
        """(the study of each item by its key, how many of them were new).

        A key is missing where its item could not be studied.
        """
        encoded = dict(self.memory.recall(keys))
        new_items = _items_without(encoded, items, keys)
        new_studies = 0
        results = workers.each_group(make, new_items, self.recipe.config.jobs)
        for result in progress("reading cuttings", results, len(new_items)):
            self.memory.remember(result.items())
            encoded.update(result)
            if result:
                new_studies += 1
        unique_keys = [
            key
            for key in dict.fromkeys(keys)
            if key in encoded
        ]
        return {key: memo.STUDY_DECODER.decode(encoded[key]) for key in unique_keys}, new_studies

    def _findings(
        self,
        items: Sequence[Item],
        keys: Sequence[bytes],
        make: Callable[[Sequence[Item]], list[memo.Encoded]],
    ) -> list[Findings]:
        """The findings of all items, in order."""
        studies, _ = self.recall_or_make(items, keys, make)
        return [
            findings
            for key in keys
            for findings in studies[key].findings
        ]


def _items_without(
    encoded: Mapping[bytes, bytes], items: Sequence[Item], keys: Sequence[bytes]
) -> list[Item]:
    """The items that are not remembered; one of several that have the same key."""
    by_key = dict(zip(keys, items, strict=True))
    return [
        item
        for key, item in by_key.items()
        if key not in encoded
    ]
