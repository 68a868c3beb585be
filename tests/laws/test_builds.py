"""Laws of the build: what may change the pages, and what may not."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from generator import build
from generator.catalog import Catalogue
from generator.collection.study import label_texts
from generator.config import MODEL, Config
from generator.extract import build_resources, extract
from generator.extract.names import labels
from generator.extract.names.model_names import describe_missing_model
from generator.model.ids import Span
from generator.model.names import Label
from generator.resolve import resolve
from generator.site import build as host
from generator.store import memo
from generator.store import project as files
from tests.conftest import STORY, cuttings

needs_model = pytest.mark.skipif(bool(describe_missing_model(MODEL)), reason="the model is not installed")


def tree(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def made(config: Config) -> dict[str, bytes]:
    """docs/ and site/ after a whole build."""
    build.generate(config)
    host.build(config, jobs=config.jobs)
    return {f"docs/{k}": v for k, v in tree(config.docs).items()} | {f"site/{k}": v for k, v in tree(config.site).items()}


def fresh(config: Config, tmp_path: Path) -> Config:
    """The same project, of which nothing is made yet."""
    root = tmp_path / f"fresh-{len(list(tmp_path.iterdir()))}"
    shutil.copytree(config.root, root, ignore=shutil.ignore_patterns("docs", "site", ".cuttings"))
    return replace(config, root=root, sources=root / "sources")


def edit(config: Config) -> None:
    """Change one cutting, add one, remove one, move one."""
    there = config.sources
    (there / "n3.txt").unlink()
    (there / "n4.txt").write_text(STORY.format(n=99, day=9, firm="Arden").replace("harbour tax", "tonnage tax"))
    (there / "n5.txt").rename(there / "moved.txt")
    (there / "new.txt").write_text(STORY.format(n=50, day=20, firm="Boreal"))


def test_a_second_build_writes_nothing(project: Config) -> None:
    made(project)

    again = build.generate(project)

    assert (again.written, again.removed, again.studied) == (0, 0, 0)
    assert host.build(project, jobs=1).rendered == 0


def test_incremental_equals_clean(project: Config, tmp_path: Path) -> None:
    made(project)
    edit(project)

    assert made(project) == made(fresh(project, tmp_path))


def test_many_workers_equal_one(project: Config, tmp_path: Path) -> None:
    assert made(replace(project, jobs=3)) == made(fresh(project, tmp_path))


def test_order_of_arrival_is_nothing(project: Config) -> None:
    found = build.read_corpus(project)[1].findings
    shuffled = random.Random(7).sample(found, len(found))
    catalogue = files.catalogue(project.root)

    assert resolve(found, (), catalogue) == resolve(shuffled, (), catalogue)


@pytest.mark.parametrize("env", [
    {"PYTHONHASHSEED": "1", "TZ": "Pacific/Auckland"}, {"PYTHONHASHSEED": "2", "TZ": "America/Lima", "LC_ALL": "C"}])
def test_hash_seed_time_zone_and_locale_are_nothing(project: Config, tmp_path: Path, env: dict[str, str]) -> None:
    other = fresh(project, tmp_path)

    assert cuttings("build", "-q", "-C", other.root, env=env).returncode == 0

    ours = made(project)
    assert {k: v for k, v in ours.items() if k.startswith("site/")} == {f"site/{k}": v for k, v in tree(other.site).items()}


def test_hand_written_pages_survive(project: Config) -> None:
    project.docs.mkdir()
    (project.docs / "mine.md").write_text("# Mine\n")
    made(project)
    shutil.rmtree(project.sources)
    project.sources.mkdir()

    after = made(project)

    assert after["docs/mine.md"] == b"# Mine\n"
    assert b"Mine" in after["site/mine/index.html"]
    assert not [name for name in after if name.startswith("docs/articles/")]


def test_a_hand_edited_page_survives_and_is_named(project: Config) -> None:
    made(project)
    page = next(iter(sorted(project.docs.glob("articles/*.md"))))
    page.write_text(page.read_text() + "\nmine\n")
    edit(project)

    summary = build.generate(project)

    assert page.read_text().endswith("\nmine\n")
    assert f"docs/articles/{page.name}" in {p.where for p in summary.problems}


def test_every_claim_points_at_its_words(project: Config) -> None:
    found = build.read_corpus(project)[1].findings

    for one in found:
        for claim in (*one.mentions, *one.dates):
            assert one.article.text[claim.span.start : claim.span.end] == claim.surface
        ends = len(one.article.text)
        spans = [s for t in one.themes for s in t.spans] + [e.span for e in one.events] + [q.span for q in one.quotes]
        assert all(0 <= s.start < s.end <= ends for s in spans)


def test_one_bad_cutting_costs_one_page(project: Config) -> None:
    before = build.generate(project)
    (project.sources / "n2.txt").write_bytes(b"\x00\x01\x02" * 400)

    after = build.generate(project)

    assert after.articles == before.articles - 1
    assert [p.where for p in after.problems] == ["n2.txt"]


def test_a_changed_catalogue_forgets_the_memo(project: Config) -> None:
    assert build.generate(project).studied == 12

    (project.root / "catalog" / "themes.yml").write_text("- {name: Courts, keywords: [court, appeal]}\n")

    assert build.generate(project).studied == 12


@needs_model
def test_an_edited_catalogue_does_not_ask_the_model_again(project: Config, tmp_path: Path) -> None:
    """Incremental equals clean, and the model isn't so much as loaded: what it says hangs on the texts alone."""
    read = replace(project, model=MODEL)
    before = made(read)
    entities = read.root / "catalog" / "entities.yml"
    entities.write_text(entities.read_text().replace("aliases: [Soltys]", "aliases: [Soltys, Meridian Wire]"))
    labels.load_model.cache_clear()

    after = made(read)

    assert labels.load_model.cache_info().misses == 0
    assert before != after == made(fresh(read, tmp_path))


def test_what_was_heard_of_a_text_is_used_for_that_text_alone(project: Config) -> None:
    found = build.read_corpus(project)[1].findings
    article, kit = found[0].article, build_resources(Catalogue(), None)
    at = article.text.index("Meridian Wire")
    heard = memo.ENCODER.encode({memo.mark(article.text): [Label(at, at + 13, "ORG")]})

    other = replace(article, text=article.text + "!")

    same, others = label_texts([[article], [other]], [heard, b""], kit)

    [mention] = [m for m in extract(article, kit, *same.values()).mentions if m.finder == "spacy"]
    assert mention.span == Span(at, at + 13)
    assert list(others.values()) == [()]


def test_a_correction_studies_one_article_anew(project: Config) -> None:
    build.generate(project)
    row = json.loads((project.docs / "data" / "articles.jsonl").read_text().splitlines()[0])
    (project.root / "decisions").mkdir()
    (project.root / "decisions" / "corrections.yml").write_text(f"- {{article: {row['id']}, field: date, to: 2020-01-31, why: a test}}\n")

    build.generate(project)

    now = {r["id"]: r for r in map(json.loads, (project.docs / "data" / "articles.jsonl").read_text().splitlines())}
    assert now[row["id"]]["date"] == "2020-01-31"
    assert build.generate(project).written == 0


def test_killed_at_any_moment_the_next_build_is_the_clean_one(project: Config, tmp_path: Path) -> None:
    clean = made(fresh(project, tmp_path))
    rng = random.Random(3)

    for _ in range(5):
        run = subprocess.Popen([sys.executable, "-m", "generator", "build", "-q", "-C", str(project.root)], env={**os.environ})
        time.sleep(rng.uniform(0.3, 3.0))
        run.send_signal(signal.SIGKILL)
        run.wait()
        edit_back(project, rng)

    assert made(project) == clean


def edit_back(project: Config, rng: random.Random) -> None:
    """Touch a cutting there and back, so that killed runs see different sources."""
    file = project.sources / f"n{rng.randrange(12)}.txt"
    text = file.read_text()
    file.write_text(text + "\nMore was said on Friday.\n")
    build.generate(project)
    file.write_text(text)


def test_a_moved_article_leaves_a_redirect(project: Config) -> None:
    build.generate(project)
    before = {r["id"] for r in map(json.loads, (project.docs / "data" / "articles.jsonl").read_text().splitlines())}
    (project.sources / "n5.txt").rename(project.sources / "moved.txt")
    build.generate(project)
    after = {r["id"] for r in map(json.loads, (project.docs / "data" / "articles.jsonl").read_text().splitlines())}
    (old,), (new,) = before - after, after - before
    (project.root / "decisions").mkdir()
    (project.root / "decisions" / "corrections.yml").write_text(f"- {{article: {new}, field: formerly, to: [{old}]}}\n")

    made(project)

    assert f"articles/{new}/" in (project.site / "articles" / old / "index.html").read_text()


def test_a_correction_of_no_article_is_named(project: Config) -> None:
    (project.root / "decisions").mkdir()
    (project.root / "decisions" / "corrections.yml").write_text("- {article: gone-123456, field: title, to: x}\n")

    assert "`gone-123456` is no article of this collection" in [p.what for p in build.generate(project).problems]


def test_two_records_of_one_id_are_two_articles_and_named(project: Config) -> None:
    row = json.dumps({"id": "7", "title": "The same id", "text": "The court in London sat on 5 June 2021, it said."})
    (project.sources / "twins.jsonl").write_text(f"{row}\n{row.replace('June', 'July')}\n")

    summary = build.generate(project)

    assert summary.articles == 14
    assert [p.where for p in summary.problems] == ["twins.jsonl"]


def test_a_model_that_is_not_installed_is_named_once(project: Config) -> None:
    summary = build.generate(replace(project, model="en_core_web_none"))

    assert [(p.where, p.what) for p in summary.problems] == [
        ("cuttings.yml", "`en_core_web_none` is not installed, so names are found by the catalogues alone")]
    assert summary.articles == 12
