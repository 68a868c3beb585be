"""The articles of a project, title and text, as a site of Material for MkDocs as it comes: its own search is on."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from lxml import html

from benchmarks.gates.gate import front_matter

SETTINGS = """\
site_name: Stock
site_url: https://stock.example/
theme: {name: material, font: false}
nav: [{Home: index.md}, {Articles: articles/index.md}]
not_in_nav: "/articles/*"
"""


def build(root: Path) -> Path:
    """The folder of the site, made once in the cache of the project."""
    folder = root / ".cuttings" / "stock"
    site = folder / "site"
    if (site / "index.html").is_file():
        return site
    docs = folder / "docs"
    (docs / "articles").mkdir(parents=True, exist_ok=True)
    (folder / "mkdocs.yml").write_text(SETTINGS, "utf-8")
    links = []
    for file in sorted((root / "docs" / "articles").glob("*.md")):
        title = str(front_matter(file).get("title") or file.stem)
        (docs / "articles" / file.name).write_text(f"# {title}\n\n{_text(root, file.stem)}\n", "utf-8")
        links.append(f"- [{title.replace('[', '').replace(']', '')}]({file.name})")
    (docs / "articles" / "index.md").write_text("# Articles\n\n" + "\n".join(links) + "\n", "utf-8")
    (docs / "index.md").write_text("# Stock\n\n" + "\n".join(links[:20]).replace("](", "](articles/") + "\n", "utf-8")
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "-q"], cwd=folder, check=True, capture_output=True)
    return site


def _text(root: Path, name: str) -> str:
    """The paragraphs of an article page that hold sentences with anchors."""
    file = root / "site" / "articles" / name / "index.html"
    if not file.is_file():
        return ""
    spoken = html.fromstring(file.read_bytes()).xpath("//p[.//span[starts-with(@id, 's-')]]")
    return "\n\n".join(" ".join(paragraph.text_content().split()) for paragraph in spoken)
