"""The time of reading grows with the text, not with its square, whatever the text is made of."""

from __future__ import annotations

import importlib.util
import resource
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from generator.extract import build_resources
from generator.store import project
from tests.conftest import ROOT

SPEC = importlib.util.spec_from_file_location("linear", ROOT / "benchmarks" / "linear.py")
linear = importlib.util.module_from_spec(SPEC)  # type: ignore[arg-type]  # the file is there
SPEC.loader.exec_module(linear)  # type: ignore[union-attr]

SMALL = 1_000  # characters; four times as many take four times as long, and sixteen where the work grows with the square
GROWTH = 9.0  # times, of CPU, between the two
SLACK = 0.1  # CPU seconds that the machine may add to the longer reading
LEAST = 60
PATTERNS = (
    "1/1/1/", "a-a-a-", "A-A-", "A.", "A.A. ", "a.b.c.", "a@b.c ", "http://a.b/", "a’", "A’s ",
    "1,000 ", "1,", "2021,", "2021-03-05", "/", "-", ".",
    '"', "“", "”", "‘", "(", ")", "[", "[a](", "<", "<p>", "<!-- ", "&", "&amp;", "*", "**a", "_",
    "`", "|", "#", "> ", "@", "%", "\n", "\t", " a",
    "\n\nA", "e\u0301", "中", "😀", "\u200d", "\u00a0", "Name ", "Aa Bb ", "Aa and Bb ",
    "Aa of the Bb ", "a (A) ", "Aa Bb (AB), ", '"a," said B. ',
    "March ", "5 March 2021, ", "Tuesday ", "Acme Inc., ", "Mr. Roe ", "known as ",
    "Acme, formerly Bb ", "president of the ", "China and ",
    "Beijing said ", "Aa - ", "Committee on Aa, ", "LONDON (Reuters) – ", "By Ann Roe\n",
    "Title: a\n", "Aa\nBb\n\n", "twenty-", "and ", "A, B, ",
    "“a b c d,” he said. ", "Ann Roe, chief executive of Acme, said ", "Roe told Poe that ",
    "the company said it would ", "Follow @a on ",
)


def growth() -> int:
    """Print each reading that grows too fast; how many there are. Run in a process of its own, whose CPU time is limited."""
    signal.signal(signal.SIGVTALRM, linear.stop)
    kit = build_resources(project.catalogue(ROOT), None)
    linear.read("a.txt", b"Ann Roe of Acme Inc. said on Tuesday. ", kit)
    slow = 0
    for n, pattern in enumerate(PATTERNS):
        pairs = list(zip(linear.files(pattern, SMALL), linear.files(pattern, 4 * SMALL), strict=True))
        for (path, small), (_, large) in (pairs[0], pairs[1 + n % 3]):
            before, after = linear.timed(path, small, kit), linear.timed(path, large, kit)
            if linear.grows(before, after, GROWTH, SLACK):
                slow += 1
                print(f"{path} of {pattern!r}: {before:.2f} s, then {after:.2f} s for four times the text", flush=True)
    return slow


def test_a_reading_without_an_end_grows() -> None:
    assert linear.grows(float("inf"), float("inf"), GROWTH, SLACK)
    assert not linear.grows(1.0, 4.5, GROWTH, SLACK)


def limited(seconds: int) -> None:
    """The calling process ends after so much CPU time."""
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))


def test_time_grows_with_the_text() -> None:
    made = subprocess.run([sys.executable, "-c", "from tests.laws.test_linear_time import growth; print(growth())"], cwd=ROOT,
                          capture_output=True, text=True, check=False, preexec_fn=lambda: limited(LEAST * 2))

    assert (made.stdout, made.returncode) == ("0\n", 0), made.stderr[-500:]
    assert len(PATTERNS) >= LEAST


@pytest.mark.parametrize("pattern", ["1/1/1/", "a-a-a-", '"a," said B. ', "Aa Bb (AB), "])
def test_a_file_of_one_pattern_ends(tmp_path: Path, pattern: str) -> None:
    """200 kB, the whole program, within ten seconds of CPU."""
    (tmp_path / "a.txt").write_text((pattern * 200_000)[:200_000])

    made = subprocess.run([sys.executable, "-m", "generator", "inspect", "--json", "--model", "none", str(tmp_path / "a.txt")], cwd=ROOT,
                          capture_output=True, check=False, preexec_fn=lambda: limited(10))

    assert made.returncode == 0, made.stderr[-500:]
