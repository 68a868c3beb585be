"""What a built site weighs: bytes by kind of page, for each article, and its largest files.

    python benchmarks/bytes.py SITE
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

LARGEST = 12
PAGES = frozenset({"articles", "entities", "themes", "outlets", "archive", "tags"})


def kind_of(path: str) -> str:
    """`entities: page`, `entities: timeline .ics`, `data`: of a path below the site."""
    folder, _, rest = path.partition("/")
    if not rest:
        return "others"
    if folder not in PAGES:
        return f"{folder} {Path(path).suffix}" if folder == "timeline" else folder
    parts = rest.split("/")
    suffix = Path(path).suffix
    if suffix != ".html":
        return f"{folder}: {''.join(Path(parts[-1]).suffixes)}"
    if len(parts) < 3:
        return f"{folder}: page"
    return f"{folder}: timeline" if parts[1].startswith("timeline") else f"{folder}: further part"


def sizes(site: Path) -> Mapping[str, int]:
    """Path below the site -> bytes."""
    return {p.relative_to(site).as_posix(): p.stat().st_size for p in site.rglob("*") if p.is_file()}


def report(site: Path) -> str:
    """A table of kinds, the largest first, then the largest files."""
    files = sizes(site)
    articles = sum(path.startswith("articles/") for path in files)
    weight: Counter[str] = Counter()
    number: Counter[str] = Counter()
    for path, size in files.items():
        weight[kind_of(path)] += size
        number[kind_of(path)] += 1
    weight["all"], number["all"] = sum(files.values()), len(files)
    lines = [f"{'kind':30} {'files':>7} {'kB':>9} {'kB a file':>10} {'kB an article':>14}"]
    lines += [f"{kind:30} {number[kind]:7,} {size / 1e3:9,.0f} {size / 1e3 / number[kind]:10.1f}"
              f" {size / 1e3 / max(articles, 1):14.2f}" for kind, size in weight.most_common()]
    largest = sorted(files, key=lambda path: (-files[path], path))[:LARGEST]
    return "\n".join([*lines, "", *(f"{files[path]:12,} {path}" for path in largest)])


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python benchmarks/bytes.py SITE")
    print(report(Path(sys.argv[1])))
