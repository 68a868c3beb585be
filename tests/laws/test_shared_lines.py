"""Law 8 for lines that cuttings share: one cutting more, or less, changes the others as a clean build has them."""

from __future__ import annotations

from pathlib import Path

from generator.config import Config, load
from tests.laws.test_builds import fresh, made

SHARED = "Voices of the harbour"
STORIES = (
    ("Wall to be built in the harbour of Arden",
     "The council of Arden said on Monday that a wall would be built, and that the sea had risen by a hand."),
    ("Grain boats leave for the north at last",
     "Boats that carry grain left for the north on Friday, according to their owners, who had waited for the ice to go."),
    ("Ferry between the islands laid up",
     "The ferry that goes to the islands was laid up, its owners said, as its boiler had burst twice."),
    ("Three lamps for the breakwater",
     "Three lamps were set on the breakwater by the harbour office, which had promised them to the pilots."),
)


def cutting(root: Path, number: int) -> Path:
    """A cutting at whose foot the line stands that all of this outlet's have."""
    title, body = STORIES[number]
    file = root / "sources" / f"shared-{number}.txt"
    file.write_text(f"{title}\n\n{body}\n\n{body.replace('said', 'added')} Nobody had asked for it.\n\n{SHARED}\n", "utf-8")
    return file


def article(pages: dict[str, bytes]) -> str:
    return next(page.decode() for path, page in pages.items() if "articles/shared-0" in path and path.endswith(".md"))


def test_a_line_goes_when_other_cuttings_have_it_and_comes_back(project: Config, tmp_path: Path) -> None:
    cutting(project.root, 0)
    alone = made(load(project.root, jobs=1))

    others = [cutting(project.root, number) for number in (1, 2, 3)]
    shared = made(load(project.root, jobs=1))
    clean = made(load(fresh(project, tmp_path).root, jobs=1))
    for other in others:
        other.unlink()

    assert shared == clean
    assert article(alone) != article(shared)
    assert made(load(project.root, jobs=1)) == alone
