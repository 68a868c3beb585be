"""Laws of tags: what may change them, and what may not."""

from __future__ import annotations

import random
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from generator import build
from generator.catalog import Catalogue
from generator.catalog.tags import TagRule
from generator.config import Config
from generator.english.keys import phrase_key
from generator.model.corpus import Corpus
from generator.model.subjects import TagBasis
from generator.render import render
from generator.resolve import resolve
from generator.store import project as files
from tests.corpus import view
from tests.resolve.test_tags import FLAW, RARE, said, tags_of

ADDED = """Rare earths grow dear

Prices of rare earths rose again. Makers of magnets need rare earths, and export controls hold."""


def with_stories(config: Config) -> Config:
    """The project with two cuttings that have tags."""
    (config.sources / "rare.txt").write_text(RARE)
    (config.sources / "flaw.txt").write_text(FLAW)
    return config


def pages(config: Config) -> dict[str, bytes]:
    """docs/ after a build."""
    build.generate(config)
    return {path.relative_to(config.docs).as_posix(): path.read_bytes()
            for path in sorted(config.docs.rglob("*")) if path.is_file()}


def fresh(config: Config, to: Path) -> Config:
    """The same project, of which nothing is made yet."""
    shutil.copytree(config.root, to, ignore=shutil.ignore_patterns("docs", "site", ".cuttings"))
    return replace(config, root=to, sources=to / "sources")


def unproved(corpus: Corpus) -> list[str]:
    """Tags of words that point at no words of their article, or at others."""
    return [tag.name for id_, some in corpus.tags.items() for tag in some
            if tag.basis is TagBasis.WORDS and {
                phrase_key(corpus.findings[id_].article.text[span.start:span.end])
                for span in tag.spans} != {tag.key}]


def test_an_added_article_leaves_the_tags_of_a_clean_build(project: Config, tmp_path: Path) -> None:
    before = pages(with_stories(project))
    (project.sources / "added.txt").write_text(ADDED)

    after = pages(project)

    assert any(name.startswith("tags/rare-earth") for name in before)
    assert after == pages(fresh(project, tmp_path / "fresh"))
    assert after != before


def test_workers_and_order_are_nothing_to_tags(project: Config, tmp_path: Path) -> None:
    with_stories(project)

    several = pages(replace(project, jobs=3))

    assert several == pages(fresh(project, tmp_path / "fresh"))
    found = list(build.read_corpus(project)[0].findings.values())
    shuffled = random.Random(3).sample(found, len(found))
    catalogue = files.catalogue(project.root)
    assert resolve(found, (), catalogue).tags == resolve(shuffled, (), catalogue).tags


def test_tags_of_words_rest_on_those_words() -> None:
    corpus = resolve([said(RARE), said(FLAW), said(ADDED)], (), Catalogue())

    assert sum(map(len, corpus.tags.values())) > 3
    assert not unproved(corpus)


def test_evidence_that_is_moved_is_seen() -> None:
    corpus = resolve([said(RARE)], (), Catalogue())
    moved = {
        id_: tuple(replace(tag, spans=(replace(tag.spans[0], start=tag.spans[0].start + 1),))
                   for tag in some)
        for id_, some in corpus.tags.items()}

    assert unproved(replace(corpus, tags=moved))


@pytest.mark.parametrize(("stated", "kept"), [("Ransomwares", True), ("RANSOMWARE", False)])
def test_never_strikes_out_a_sources_tag_only_as_written(*, stated: str, kept: bool) -> None:
    rules = (TagRule("ransomware", never=True),)

    (given,) = tags_of(said(FLAW, tags=(stated,)), rules=rules)

    assert any(phrase_key(name) == "ransomware" for name in given) is kept


def test_a_subject_in_capitals_keeps_them() -> None:
    text = ("Chips wait for licences\n\nOfficials put the firm on the Entity List in spring. "
            "The Entity List grew, as lists do, and lawyers read the Entity List again.")

    phrases = {phrase.key: phrase.proper_uses for phrase in said(text).phrases}

    assert phrases["entity list"] == 3
    assert "entity" not in phrases


def test_the_address_of_a_sources_word_leads_to_the_tag() -> None:
    corpus = resolve([said(RARE, tags=("Magnets",))], (), Catalogue())

    made = {page.path: page.text for page in render(view(corpus))}

    assert "tags/magnet.md" in made
    assert "url=../../tags/magnet/" in made["tags/magnets/index.html"]
