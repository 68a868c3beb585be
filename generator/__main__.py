"""The command `cuttings`.

How it ends is settled before the rest is loaded, which takes a second.
"""

from __future__ import annotations

import atexit
import os
import signal
import sys

ENDINGS = (signal.SIGINT, signal.SIGTERM)


def end_at_once(number: int, frame: object) -> None:
    """End without a word. Nothing is lost: each file is written whole or not at all.

    A preview that is ended before it has begun has ended well.
    """
    os._exit(0 if sys.argv[1:2] == ["serve"] else 128 + number)


def ignore_signals() -> None:
    """Keep the exit code that is settled: a signal would replace it while Python tidies up."""
    for number in ENDINGS:
        signal.signal(number, signal.SIG_IGN)


def main() -> None:
    """Load the commands and run the one that is asked for."""
    for number in ENDINGS:
        signal.signal(number, end_at_once)
    atexit.register(ignore_signals)  # the first to be registered is the last to be called
    from generator.cli.main import main as commands

    commands()


if __name__ == "__main__":
    main()
