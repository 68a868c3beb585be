"""The Nu HTML checker on every page: errors that Material's own pages do not have."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from benchmarks.gates.gate import Gate, Row, skipped

NAME, WANTED = "Nu HTML checker", "0 but Material's own"
HOW = "needs Java 17, and `npm install vnu-jar` in the folder of --node"
QUOTED = re.compile("“[^”]*”")


def run(gate: Gate) -> Iterator[Row]:
    jar = gate.node / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
    if not shutil.which("java") or not jar.is_file() or not gate.stock:
        yield skipped(NAME, WANTED, HOW if gate.stock else "needs the stock site")
        return
    theirs = _errors(jar, gate.stock)
    ours = _errors(jar, gate.site)
    material = {_kind(message) for _, message in theirs}
    own = [(page, message) for page, message in ours if _kind(message) not in material]
    counts = Counter(_kind(message) for _, message in own)
    note = "; ".join(f"{n} x {message} (as {next(p for p, m in own if _kind(m) == message)})" for message, n in counts.most_common(8))
    pages = len(list(gate.stock.rglob("*.html")))
    yield Row(NAME, f"{len(own)} of {len(ours)} errors", WANTED, not own, f"{len(theirs) / pages:.1f} a page", note)


def _kind(message: str) -> str:
    """The message without what it quotes, which may be an id."""
    return QUOTED.sub("“…”", message) if "Duplicate ID" in message else message


def _errors(jar: Path, site: Path) -> list[tuple[str, str]]:
    """(page, message) of each error."""
    command = ["java", "-Xss8m", "-jar", str(jar), "--skip-non-html", "--errors-only", "--format", "json", "--exit-zero-always", str(site)]
    run = subprocess.run(command, capture_output=True, encoding="utf-8")
    messages = json.loads(run.stderr or run.stdout)["messages"]
    return [(m["url"].split("/site/", 1)[-1], m["message"]) for m in messages if m["type"] == "error"]
