"""The model's sums: the same for a text whatever is read with it, and the same labels as spaCy's own arithmetic gives."""

from __future__ import annotations

import pytest

from generator.config import MODEL
from generator.extract.names import embedding
from generator.extract.names.labels import label_texts, load_model
from generator.extract.names.model_names import describe_missing_model
from tests.conftest import ROOT

pytestmark = pytest.mark.skipif(bool(describe_missing_model(MODEL)), reason="the model is not installed")
SHAPES = [(288, 288), (384, 288), (96, 384), (64, 74)]  # weights of the model: into how many, from how many


@pytest.mark.parametrize(("n", "k"), SHAPES)
def test_a_row_hangs_on_no_other_row(n: int, k: int) -> None:
    import numpy

    ops = load_model(MODEL).get_pipe("ner").model.ops
    random = numpy.random.default_rng(1)
    weights, rows = (random.standard_normal((m, k), dtype="float32") for m in (n, 999))
    whole = ops.gemm(rows, weights, trans2=True)

    for m in (1, 2, 3, 17, 50, 333):
        some = random.permutation(999)[:m]
        assert (ops.gemm(rows[some], weights, trans2=True) == whole[some]).all()


def test_the_labels_are_those_of_spacys_own_arithmetic() -> None:
    import spacy

    own = spacy.load(MODEL, exclude=["parser", "tagger", "attribute_ruler", "lemmatizer"])
    texts = [file.read_text("utf-8", "replace") for file in sorted((ROOT / "sources").rglob("*.txt"))]
    lines = [line.replace("(", "[") for text in texts for line in text.split("\n\n") if line.strip() and "\n" not in line]

    assert len(lines) > 100
    assert [list(said) for said in label_texts(lines, MODEL)] == [
        [(e.start_char, e.end_char, e.label_) for e in doc.ents] for doc in own.pipe(lines)]


def test_words_that_are_remembered_are_the_models_own() -> None:
    import spacy

    own, ours = (model.get_pipe("ner").model.get_ref("tok2vec") for model in (spacy.load(MODEL), load_model(MODEL)))
    docs = [load_model(MODEL).make_doc(text) for text in ("Acme sued Roe. Acme won.", "", "Roe sued Acme's maker in Oslo.")]

    for some in (docs[1:2], docs, docs[::-1], docs[2:]):
        vectors = zip(own.predict(some), ours.predict(some), strict=True)
        assert all(abs(theirs - mine).max(initial=0) < 1e-4 for theirs, mine in vectors)


def test_more_words_than_are_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = ["Ana Soltys of Boreal Shipping flew to Oslo.", "Boreal Shipping sued Marla Quint in Bergen."]
    before = label_texts(texts * 2, MODEL)

    monkeypatch.setattr(embedding, "WORDS", 5)

    assert [label_texts([text], MODEL)[0] for text in texts * 2] == before


def test_one_thread_a_process() -> None:
    import threadpoolctl

    load_model(MODEL)

    assert {pool["num_threads"] for pool in threadpoolctl.threadpool_info() if pool["user_api"] == "blas"} == {1}
