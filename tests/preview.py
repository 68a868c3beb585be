"""`cuttings serve` as a process of its own, for tests and for benchmarks/preview.py."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PATIENCE = 180.0  # seconds: a machine may be at work on much else


@dataclass
class Preview:
    """A running preview of the project in `root`."""

    root: Path
    process: subprocess.Popen[str]
    log: Path

    @property
    def said(self) -> str:
        return self.log.read_text("utf-8")

    @property
    def address(self) -> str:
        """As the terminal tells it; ends in a slash."""
        until(lambda: "(Ctrl-C ends)" in self.said, lambda: self.said)
        found = re.search(r"http://\S+", self.said)
        assert found, self.said
        return found[0]

    def builds(self) -> int:
        """How many builds went well."""
        return len(re.findall(r"^\d[\d,]* sources? \(", self.said, re.M))

    def built(self, n: int = 1) -> None:
        """Wait for the n-th build that goes well."""
        until(lambda: self.builds() >= n, lambda: self.said)

    def end(self, how: signal.Signals = signal.SIGINT) -> int:
        """Ask it to end; its exit code."""
        self.process.send_signal(how)
        return self.process.wait(20)


def until(holds: Callable[[], bool], said: Callable[[], str] = str, seconds: float = PATIENCE) -> None:
    """Wait until it holds."""
    end = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > end:
            raise AssertionError(f"waited {seconds:.0f} s in vain; it said:\n{said()}")
        time.sleep(0.02)


@contextmanager
def previewed(root: Path, *words: str, env: dict[str, str] | None = None) -> Iterator[Preview]:
    """A preview at work in `root`; it is ended afterwards, with all that it started."""
    log = root.parent / f"{root.name}.{time.monotonic_ns()}.log"
    command = [sys.executable, "-m", "generator", "serve", "-C", str(root), "--port", "0", *words]
    with log.open("w") as told:
        process = subprocess.Popen(command, cwd=Path(__file__).parent.parent, stdin=subprocess.DEVNULL, stdout=told, stderr=told,
                                   text=True, env={**os.environ, **(env or {})}, start_new_session=True)
    try:
        yield Preview(root, process, log)
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def descendants(pid: int) -> set[int]:
    """The processes that this one, and those that it started, have started and that still live (Linux)."""
    parents: dict[int, int] = {}
    for folder in Path("/proc").iterdir():
        try:
            fields = (folder / "stat").read_text().rpartition(")")[2].split() if folder.name.isdigit() else []
        except OSError:
            continue
        if fields and fields[0] != "Z":
            parents[int(folder.name)] = int(fields[1])
    found = {pid}
    while more := {child for child, parent in parents.items() if parent in found} - found:
        found |= more
    return found - {pid}


def lives(pid: int) -> bool:
    """Is there such a process, and not only its name?"""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def catches(pid: int, number: signal.Signals) -> bool:
    """Has the process said what it does at this signal (Linux)?"""
    status = Path(f"/proc/{pid}/status").read_text()
    found = re.search(r"^SigCgt:\s*([0-9a-f]+)", status, re.M)
    return found is not None and bool(int(found[1], 16) >> (number - 1) & 1)
