"""The files that describe the data: checked by the programs that they are for."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import pytest

from generator.build import generate
from generator.config import Config, load

STORY = "{title}\n\nPublished: {day} May 2021\n\nThe court in Norwick heard Arden Shipping on {day} May 2021, the Harbour Authority said.\n"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Config:
    folder = tmp_path_factory.mktemp("data")
    (folder / "sources").mkdir()
    (folder / "catalog").mkdir()
    (folder / "cuttings.yml").write_text("model: none\n")
    names = "".join(f"- {{name: {name}, kind: organisation}}\n" for name in ("Arden Shipping", "Harbour Authority"))
    (folder / "catalog" / "entities.yml").write_text(names)
    for n, title in enumerate(("Harbour tax goes to court", '=SUM(A1) "and" others; more', "Łódź waits"), 1):
        (folder / "sources" / f"{n}.txt").write_text(STORY.format(title=title, day=n))
    config = load(folder, jobs=1)
    generate(config)
    return config


def read(config: Config, name: str) -> dict[str, list[dict[str, object]]]:
    found: dict[str, list[dict[str, object]]] = json.loads((config.docs / "data" / name).read_text("utf-8"))
    return found


def test_the_package_is_valid(made: Config) -> None:
    frictionless = pytest.importorskip("frictionless")

    report = frictionless.validate(str(made.docs / "data" / "datapackage.json"))

    assert report.valid, report.flatten(["name", "type", "message"])
    assert {task.name for task in report.tasks} >= {"articles-csv", "mentions-csv-gz"}


def test_every_data_file_has_its_digest(made: Config) -> None:
    folder = made.docs / "data"
    lines = [line.split("  ") for line in (folder / "manifest-sha256.txt").read_text().splitlines()]
    described = {"datapackage.json", "ro-crate-metadata.json", "manifest-sha256.txt", "index.md"}

    assert {name for _, name in lines} == {file.name for file in folder.iterdir()} - described
    for digest, name in lines:
        assert sha256((folder / name).read_bytes()).hexdigest() == digest


def test_the_crate_names_every_file_once(made: Config) -> None:
    graph = {str(one["@id"]): one for one in read(made, "ro-crate-metadata.json")["@graph"]}
    root = graph["./"]

    assert graph["ro-crate-metadata.json"]["conformsTo"] == {"@id": "https://w3id.org/ro/crate/1.1"}
    assert root["hasPart"] == [{"@id": name} for name, one in graph.items() if one["@type"] == "File"]
    assert len(graph) == len(read(made, "ro-crate-metadata.json")["@graph"])


def test_a_second_run_writes_nothing_and_builds_no_database(made: Config, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.store.publish.build_database", None)

    assert generate(made).written == 0


def test_a_damaged_database_is_made_again(made: Config) -> None:
    file: Path = made.docs / "data" / "corpus.db"
    before = file.read_bytes()
    file.unlink()
    generate(made)

    assert file.read_bytes() == before
