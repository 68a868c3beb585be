#!/usr/bin/env python3
"""plainness.py FOLDER...: how dense Python code is, of this package and of others beside it.

    pip download --no-deps --no-binary :all: fava pdoc structlog, unpack them, then
    python benchmarks/plainness.py generator fava-*/src/fava pdoc-*/pdoc structlog-*/src/structlog

Prints of each folder, tests left out: functions; AST nodes a line of code of the median function, docstrings apart;
lines over 100 characters in per cent; branches of a function (median, nine of ten, most): each `if`, loop, handler,
case, boolean operator and clause of a comprehension; lines of a function (the same three); median lines of a module.
"""

from __future__ import annotations

import ast
import statistics
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

WIDTH = 100
BRANCHES = (
    ast.If, ast.For, ast.While, ast.IfExp, ast.ExceptHandler, ast.match_case,
    ast.comprehension, ast.BoolOp)
Function = ast.FunctionDef | ast.AsyncFunctionDef


def modules(folder: Path) -> Iterator[Path]:
    """Every module below the folder that is no test."""
    for path in sorted(folder.rglob("*.py")):
        if not {"test", "tests", "starter"} & set(path.parts):
            yield path


def functions(path: Path) -> list[Function]:
    """Every function and method of a module, inner ones too."""
    tree = ast.parse(path.read_text("utf-8"))
    return [node for node in ast.walk(tree) if isinstance(node, Function)]


def lines_of(function: Function) -> int:
    """Lines from `def` to the last."""
    return (function.end_lineno or function.lineno) - function.lineno + 1


def density_of(function: Function) -> float:
    """AST nodes a line, without the docstring."""
    nodes = sum(1 for _ in ast.walk(function))
    lines = lines_of(function)
    if ast.get_docstring(function, clean=False) is not None:
        docstring = function.body[0]
        nodes -= sum(1 for _ in ast.walk(docstring)) + 1
        lines -= (docstring.end_lineno or docstring.lineno) - docstring.lineno + 1
    return nodes / max(lines, 1)


def branches_of(function: Function) -> int:
    """How many ways part in it."""
    return sum(isinstance(node, BRANCHES) for node in ast.walk(function))


def spread(numbers: Sequence[int]) -> tuple[float, int, int]:
    """The median, the value that nine of ten do not pass, and the greatest."""
    ordered = sorted(numbers)
    return statistics.median(ordered), ordered[int(0.9 * len(ordered))], ordered[-1]


def row(folder: Path) -> str:
    """One line of the table."""
    paths = list(modules(folder))
    every = [function for path in paths for function in functions(path)]
    texts = [path.read_text("utf-8").splitlines() for path in paths]
    lines = [line for text in texts for line in text]
    wide = 100 * sum(len(line) > WIDTH for line in lines) / len(lines)
    density = statistics.median(map(density_of, every))
    branches = " / ".join(f"{n:g}" for n in spread([branches_of(one) for one in every]))
    length = " / ".join(f"{n:g}" for n in spread([lines_of(one) for one in every]))
    module = statistics.median(len(text) for text in texts)
    return f"{len(every):9,} {density:8.1f} {wide:6.1f} {branches:>12} {length:>13} {module:8g}  {folder}"


def main() -> None:
    print(f"{'functions':>9} {'nodes':>8} {'wide %':>6} {'branches':>12} {'lines':>13} {'module':>8}")
    for folder in sys.argv[1:]:
        print(row(Path(folder)))


if __name__ == "__main__":
    main()
