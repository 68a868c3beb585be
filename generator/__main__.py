"""The command `cuttings`. It says nothing if it is ended while it still starts, which takes a second or two."""

from __future__ import annotations

import os
import signal
import sys


def main() -> None:
    """Load the program, and run it; a preview that is ended before it has begun has ended well."""
    code = 0 if sys.argv[1:2] == ["serve"] else 130
    signal.signal(signal.SIGINT, lambda number, frame: os._exit(code))
    if code == 0:
        signal.signal(signal.SIGTERM, lambda number, frame: os._exit(code))
    from generator.cli import main as run

    if code:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    run()


if __name__ == "__main__":
    main()
