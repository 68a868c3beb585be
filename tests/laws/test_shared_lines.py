"""Law 8 for lines that cuttings share: one cutting more, or less, changes the others as a clean build has them."""

from __future__ import annotations

from pathlib import Path

from generator.config import Config, load
from tests.laws.test_builds import fresh, made

SHARED = "A paper for the harbour since 1870"
STORIES = (
    ("Wall to be built in the harbour of Arden",
     "The council of Arden said on Monday that a wall would be built, and that the sea had risen by a hand."),
    ("Grain boats leave for the north at last",
     "Boats that carry grain left for the north on Friday, according to their owners, who had waited for the ice to go."),
)


def cutting(root: Path, number: int) -> Path:
    """A cutting at whose foot the line stands that all of this outlet's have."""
    title, body = STORIES[number]
    file = root / "sources" / f"shared-{number}.txt"
    file.write_text(f"{title}\n\n{body}\n\n{body.replace('said', 'added')} Nobody had asked for it.\n\n{SHARED}\n", "utf-8")
    return file


def article(pages: dict[str, bytes]) -> str:
    return next(page.decode() for path, page in pages.items() if "articles/shared-0" in path and path.endswith(".md"))


def test_a_line_goes_when_a_second_cutting_has_it_and_comes_back(project: Config, tmp_path: Path) -> None:
    cutting(project.root, 0)
    alone = made(load(project.root, jobs=1))

    second = cutting(project.root, 1)
    shared = made(load(project.root, jobs=1))
    clean = made(load(fresh(project, tmp_path).root, jobs=1))
    second.unlink()

    assert shared == clean
    assert article(alone) != article(shared)
    assert made(load(project.root, jobs=1)) == alone
