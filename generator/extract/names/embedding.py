"""A spaCy model's embedding of words -> the same, computed once for each word that differs.

What the model first makes of a word hangs on nothing but the word's form and affixes.
English news of 173000 words has 14000 such words: a sixth of the model's time (2026-11-27).
"""

from __future__ import annotations

from typing import Any

WORDS = 50_000  # remembered of one process: some 20 MB


def remember_words(tok2vec: Any) -> None:  # thinc's Model, which may not be there to name
    """Let the first layer of a `spacy.Tok2Vec.v2` remember its words.

    Others are left as they are.
    """
    for layer in tok2vec.walk():
        if layer.name.startswith("extract_features>>") and layer.layers[-1].name == "ragged2list":
            layer._func = Remembered(*layer.layers)


class Remembered:
    """What thinc calls to apply the layers, for use but not for training."""

    def __init__(self, features: Any, *layers: Any) -> None:
        self._features = features
        self._layers = layers
        self._rows: dict[bytes, int] = {}
        self._vectors: Any = None

    def __call__(self, model: Any, docs: list[Any], is_train: bool) -> tuple[list[Any], Any]:
        """The vectors of each word of each doc."""
        import numpy

        features_of_docs = self._features.predict(docs)
        words = numpy.ascontiguousarray(numpy.concatenate(features_of_docs))
        bytes_per_word = words.shape[1] * words.itemsize
        keys = words.view(f"V{bytes_per_word}").ravel().tolist()
        if len(self._rows) > WORDS:
            self._rows = {}
            self._vectors = None
        self._add(words, keys)
        vectors = self._vectors[[self._rows[key] for key in keys]]
        ends = numpy.cumsum([len(features) for features in features_of_docs])
        return numpy.split(vectors, ends[:-1]), None

    def _add(self, words: Any, keys: list[bytes]) -> None:
        """Compute and remember the vectors of those words that are new."""
        import numpy

        places = {key: place for place, key in enumerate(keys) if key not in self._rows}
        if not places and self._vectors is not None:
            return
        new_vectors = [words[list(places.values())]]
        for layer in self._layers:
            new_vectors = layer.predict(new_vectors)
        for row, key in enumerate(places, start=len(self._rows)):
            self._rows[key] = row
        remembered = [] if self._vectors is None else [self._vectors]
        self._vectors = numpy.concatenate([*remembered, new_vectors[0]])
