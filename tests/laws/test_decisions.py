"""Twenty decisions of every kind by `cuttings review`, and three by hand, outlive whatever happens to sources, rules and catalogue."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

import pytest

from generator import edtf
from generator.model.corpus import Corpus
from generator.model.decisions import Ask
from generator.resolve.entities import tiers
from tests.conftest import cuttings
from tests.newsroom import ENTITIES, SOURCES, newsroom, resolved

ANSWERS = {  # (kind, words of the question) -> verdict
    ("date", "Ferry"): "2021-04-12", ("date", "Lighthouse"): "2021-05", ("date", "Bridge"): "unsure",
    ("date", "whale"): "2021-06-01/2021-06-15", ("date", "school"): "2021-06", ("digest", "digest.txt"): "same",
    ("digest", "digest2.txt"): "different", ("which", "Marlow"): "2", ("which", "Birk"): "different", ("merge", "Wuttke"): "same",
    ("merge", "Lena"): "different", ("event", "bought"): "1", ("event", "placed"): "different", ("type", "Savannah"): "place",
    ("name", "“Sundby”"): "reject", ("name", "Harbour"): "same", ("split", "Kessel"): "same", ("split", "Norrland"): "different",
    ("split", "Savannah"): "unsure", ("split", "Zhang"): "different",
}
HELD = {
    "Ferry runs aground": "2021-04-12", "Lighthouse is sold": "2021-05", "Bridge to be built": "",
    "A whale in the bay": "2021-06-01/2021-06-15",
    "The school has a new roof": "2021-06", "the digest is one": True, "the other digest is three": True, "Marlow is Ben": True,
    "Birk is Tom or Eva": False, "Wuttkes are one": True, "Lenas are one": False, "days of the purchase": {"2021-03-18"},
    "disputes": 0, "kind of Savannah Grove": "place", "Sundby is a name": False, "tier of Harbour": "confirmed", "Kessels are one": True,
    "Norrlands are one": False, "Zhang Weis": 2, "asked again": [], "name of the bank": "Sundby National Bank", "Herrings": 1,
    "outlet of the chamber's story": "The Sundby Herald",
}
BY_HAND = """\
- {name: Sundby National Bank, kind: organisation, aliases: [Bank of Sundby]}
- {name: Herring Museum, kind: organisation, aliases: [House of Fish]}
"""  # a name set right, and an alias that no rule finds


def export(folder: Path) -> list[dict[str, str]]:
    """The questions as a spreadsheet has them."""
    said = cuttings("review", "-C", folder, "-j1", "--export", "csv", folder / "open.csv")
    assert said.returncode == 0, said.stderr
    with (folder / "open.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def verdict_of(row: dict[str, str]) -> str:
    return next((verdict for (kind, words), verdict in ANSWERS.items() if row["kind"] == kind and words in row["question"]), "")


@pytest.fixture(scope="module")
def decided(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The newsroom after twenty answers in a spreadsheet."""
    folder = newsroom(tmp_path_factory.mktemp("newsroom") / "site")
    rows = [{**row, "verdict": verdict_of(row)} for row in export(folder)]
    with (folder / "open.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    said = cuttings("review", "-C", folder, "-j1", "--import", "csv", folder / "open.csv", "--by", "jo")
    assert said.returncode == 0, said.stderr
    assert "20 decisions taken in" in said.stderr
    by_hand(folder)
    return folder


def by_hand(folder: Path) -> None:
    """A name, an alias, and a field of an article, as its own page says how to set it."""
    (folder / "catalog" / "entities.yml").write_text(ENTITIES + BY_HAND, "utf-8")
    found = next(one for one in resolved(folder).findings.values() if "cold winter" in one.article.title)
    quotes = json.dumps([{"exact": found.article.text[one.span.start:one.span.end]} for one in found.sentences[:3]])
    with (folder / "decisions" / "corrections.yml").open("a", encoding="utf-8") as file:
        file.write(f"\n- article: {found.article.id}\n  field: outlet\n  to: The Sundby Herald\n  by: jo\n  evidence: {quotes}\n")


def owners(corpus: Corpus, surface: str, title: str = "") -> set[str]:
    """The entities that mentions with these words lead to, in the article of this title."""
    return {corpus.links[id_][m.span].entity for id_, found in corpus.findings.items() if title in found.article.title
            for m in found.mentions if m.surface == surface and m.span in corpus.links[id_]}


def held(corpus: Corpus) -> dict[str, object]:
    """What the decisions are about, by words alone: no id, no file."""
    by_title = {found.article.title: found.article for found in corpus.findings.values()}
    dates = {title: edtf.write(one.published.period) if one.published and one.published.basis != "inferred" else ""
             for title, one in by_title.items() if title in HELD}
    wall = [one for one in by_title.values() if "crack began" in one.text]
    bought = {edtf.write(one.period) for one in corpus.timeline if "bought the old yard" in one.text}
    savannah = {corpus.entities[id_].kind.value for id_ in owners(corpus, "Savannah Grove")}  # type: ignore[index]
    return {
        **dates, "the digest is one": all("belongs to the town" in one.text for one in wall),
        "the other digest is three": len({by_title[title].id for title in ("A whale in the bay", "Fewer herring than ever")}) == 2,
        "Marlow is Ben": owners(corpus, "Marlow", "Harbour tax") == owners(corpus, "Ben Marlow"),
        "Birk is Tom or Eva": bool(owners(corpus, "Birk", "thief") & (owners(corpus, "Tom Birk") | owners(corpus, "Eva Birk"))),
        "Wuttkes are one": owners(corpus, "Joerg Wuttke") == owners(corpus, "Jorg Wuttke"),
        "Lenas are one": owners(corpus, "Lena Hoffmann") == owners(corpus, "Lena Hofmann"),
        "days of the purchase": bought, "disputes": sum(bool(one.disputed) for one in corpus.timeline),
        "kind of Savannah Grove": "".join(sorted(savannah)), "Sundby is a name": bool(owners(corpus, "Sundby")),
        "tier of Harbour": ", ".join(corpus.entities[id_].tier for id_ in owners(corpus, "Harbour")),  # type: ignore[index]
        "Kessels are one": owners(corpus, "Kessel Marine") == owners(corpus, "Kessel Marine Holdings"),
        "Norrlands are one": owners(corpus, "Norrland Copper") == owners(corpus, "Norrland Copper Group"),
        "Zhang Weis": len(owners(corpus, "Zhang Wei")),
        "name of the bank": ", ".join(corpus.entities[id_].name for id_ in owners(corpus, "Bank of Sundby")),  # type: ignore[index]
        "Herrings": len(owners(corpus, "Herring Museum") | owners(corpus, "House of Fish")),
        "outlet of the chamber's story": by_title["Chamber warns of a cold winter"].outlet or "",
        "asked again": [f"{kind} {words}" for one in corpus.questions for kind, words in ANSWERS if one.ask == kind and words in one.text],
    }


def nothing(folder: Path, _: pytest.MonkeyPatch) -> None:
    """A second run over the same."""


def edit(folder: Path, _: pytest.MonkeyPatch) -> None:
    """A sentence before and after each text, and another word here and there."""
    for name, text in SOURCES.items():
        body = text.rpartition("\n\n")[2]
        new = text if "digest" in name else text.replace(body, f"It was cold on the coast. {body} The winter had been long.")
        for was, is_ in (("thanked", "praised"), ("for a week", "for nine days"), ("three metres", "four metres")):
            new = new.replace(was, is_)
        assert new != text
        (folder / "sources" / name).write_text(new, "utf-8")


def rename(folder: Path, _: pytest.MonkeyPatch) -> None:
    """Every file in another folder, under another name."""
    (folder / "sources" / "archive").mkdir()
    for n, name in enumerate(sorted(SOURCES)):
        (folder / "sources" / name).rename(folder / "sources" / "archive" / f"{n:02}-clip.txt")


def add(folder: Path, _: pytest.MonkeyPatch) -> None:
    """New articles about others, and about the same."""
    for n in range(5):
        (folder / "sources" / f"new{n}.txt").write_text(
            f"Market day number {n}\n\nPublished: {n + 1} April 2021\n\n"
            "Joerg Wuttke opened the market. Lena Hofmann bought herring, and Norrland Copper Group gave the prize of the day.\n", "utf-8")


def upgrade(folder: Path, patch: pytest.MonkeyPatch) -> None:
    """A catalogue that knows better, and other thresholds."""
    (folder / "catalog" / "entities.yml").write_text(ENTITIES + BY_HAND + (
        "- {name: Norrland Copper Group, kind: organisation, aliases: [Norrland Copper]}\n"
        "- {name: Joerg Wuttke, id: wuttke-j, kind: person}\n- {name: Savannah Grove, kind: person}\n"), "utf-8")
    patch.setattr(import_module("generator.resolve.entities.doubts"), "ALIKE", 0.8)
    patch.setattr(tiers, "AUTO", 1.6)


def everything(folder: Path, patch: pytest.MonkeyPatch) -> None:
    """All of it at once."""
    for change in (edit, rename, add, upgrade):
        change(folder, patch)


@pytest.mark.parametrize("change", [nothing, edit, rename, add, upgrade, everything])
def test_twenty_decisions_survive(decided: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
                                  change: Callable[[Path, pytest.MonkeyPatch], None]) -> None:
    folder = shutil.copytree(decided, tmp_path / "site")
    change(folder, monkeypatch)

    corpus = resolved(folder)

    assert held(corpus) == HELD
    assert [problem for problem in corpus.problems if problem.where.startswith("decisions/")] == []


def test_without_them_all_is_otherwise(tmp_path: Path) -> None:
    """The test above holds because of the decisions, not by itself."""
    before = held(resolved(newsroom(tmp_path / "site")))

    same = {key for key in before if before[key] == HELD[key]}

    assert same <= {"Bridge to be built", "the other digest is three", "Birk is Tom or Eva", "Lenas are one", "Kessels are one"}


def test_every_kind_is_asked_and_answered(tmp_path: Path) -> None:
    asked = {one.ask for one in resolved(newsroom(tmp_path / "site")).questions}

    assert asked == set(Ask) == {kind for kind, _ in ANSWERS}
    assert len(ANSWERS) == 20


def test_what_has_a_kind_is_a_name(tmp_path: Path) -> None:
    """Whoever says what it is need not be asked whether it is anything."""
    folder = newsroom(tmp_path / "site")
    (folder / "decisions").mkdir()
    (folder / "decisions" / "judgements.jsonl").write_text('{"left": "harbour", "right": "place", "verdict": "type"}\n', "utf-8")

    corpus = resolved(folder)

    entities = [entity for id_, entity in corpus.entities.items() if id_ in owners(corpus, "Harbour")]
    assert [(entity.kind, entity.tier) for entity in entities] == [("place", "confirmed")]
    assert not [one for one in corpus.questions if "“Harbour”" in one.text]
