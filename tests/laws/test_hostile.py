"""Hostile cuttings: none stops a build, none runs, each is named. The browser's part is in test_browser_hostile.py."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from generator import build
from generator.config import Config
from generator.site import build as host
from generator.summary import Summary

JS = "javascript:alert(1)"
RUN = "<script>document.title='ran'</script><img src=x onerror=\"document.title='ran'\">"
BOMB = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{new}: &{new} [{','.join([f'*{old}'] * 9)}]\n" for old, new in zip("abcdefgh", "bcdefghi", strict=True))


def hostile(folder: Path) -> set[str]:
    """Write every hostile cutting; the names of those that must be named in a Problem."""
    folder.mkdir(parents=True, exist_ok=True)
    body = f"The court in London sat on 5 June 2021. {RUN} [x]({JS}) {{{{ 7*7 }}}} {{% raw %}}\n\n# {RUN}\n\n<!-- x\n"
    quoted = RUN.replace("'", '"')
    (folder / "words.txt").write_text(f"Title {RUN}\n\nBy {RUN}\n\n{body}")
    (folder / "note.md").write_text(f"---\ntitle: '{quoted}'\ntags: ['<b>x</b>']\nurl: '{JS}'\n---\n\n{body}")
    (folder / "page.html").write_text(
        f"<html><head><title>{RUN}</title><meta name=author content='{RUN.replace(chr(39), '')}'>"
        f"<link rel=canonical href='{JS}'></head><body><article><h1>{RUN}</h1><p>{'It said so in London. ' * 30}</p>"
        f"<p>&lt;script&gt;document.title='ran'&lt;/script&gt;</p></article></body></html>")
    row = {"id": "../../../etc/passwd", "title": RUN, "text": body, "authors": [RUN], "outlet": RUN, "url": JS}
    (folder / "rows.jsonl").write_text(json.dumps(row) + "\n{broken\n[]\n")
    (folder / "side.txt").write_text(f"A quiet story\n\n{body}")
    sidecar = {"title": RUN, "outlet": RUN, "authors": [RUN], "url": "data:text/html,x", "tags": [RUN]}
    (folder / "side.txt.yml").write_text(json.dumps(sidecar))
    (folder / "bombed.txt").write_text(f"Another quiet story\n\n{body}")
    (folder / "bombed.txt.yml").write_text(BOMB)
    (folder / "bomb.md").write_text(f"---\n{BOMB}---\n\nIt went off.\n")
    (folder / "<img src=x onerror=alert(1)>.txt").write_text(f"A story with a name\n\n{body}")
    (folder / "..%2f..%2fup.txt").write_text(f"A story that climbs\n\n{body}")
    (folder / "empty.txt").write_text("")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 40)
    broken = "Gr\xfc\xdfe aus K\xf6ln\n\nDie Stadt sagte am 5. Juni 2021 ab.\n".encode("cp1252") + b"\xff\xfe\x81"
    (folder / "broken.txt").write_bytes(broken)
    (folder / "big.txt").write_bytes(b"x " * 25_000_000)
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    return {"rows.jsonl", "side.txt", "bombed.txt", "bomb.md", "empty.txt", "binary.txt", "big.txt", "picture.png", "note.md"}


@pytest.fixture
def attacked(project: Config) -> tuple[Config, Summary, set[str]]:
    named = hostile(project.sources)
    summary = build.generate(project)
    host.build(project, jobs=1)
    return project, summary, named


def test_each_is_named_and_none_stops_the_build(attacked: tuple[Config, Summary, set[str]]) -> None:
    config, summary, named = attacked
    where = {problem.where.partition(":")[0].removesuffix(".yml") for problem in summary.problems}

    assert named <= where
    assert summary.articles >= 12 + 9
    assert (config.site / "index.html").is_file()
    review = (config.docs / "review.md").read_text("utf-8")
    assert all(name.replace(".", "") in review.replace("\\", "").replace(".", "") for name in ("empty.txt", "binary.txt", "big.txt"))


def test_no_script_of_theirs_is_on_a_page(attacked: tuple[Config, Summary, set[str]]) -> None:
    config, *_ = attacked
    for page in config.site.rglob("*.html"):
        text = page.read_text("utf-8")
        assert "<script>document" not in text, page
        assert not re.search(r"<img[^>]*onerror", text), page
        assert not re.search(r"(href|src)\s*=\s*[\"']?\s*(javascript|data:text)", text, re.I), page


def test_nothing_is_written_outside(attacked: tuple[Config, Summary, set[str]]) -> None:
    config, *_ = attacked
    made = {p.name for p in config.root.iterdir()}

    assert made <= {"sources", "catalog", "overrides", "docs", "site", ".cuttings", "cuttings.yml", "mkdocs.yml"}
    assert {p.name for p in config.root.parent.iterdir()} == {"project"}
