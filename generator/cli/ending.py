"""How a command ends: by itself, by an error that a person can read, or by a signal."""

from __future__ import annotations

import os
import signal
import sqlite3
import sys
from collections.abc import Callable
from types import FrameType

import click

from generator import workers
from generator.cli import output
from generator.errors import CuttingsError
from generator.store.disk import database_error, disk_error

ENDINGS = (signal.SIGINT, signal.SIGTERM)
STOPPED = "stopped; the next build is complete again"


def run(command: Callable[[], object]) -> None:
    """Run the command, and exit with its exit code. Only a bug of ours leaves a traceback."""
    for number in ENDINGS:
        signal.signal(number, _stop)
    try:
        code = _exit_code(command)
    finally:
        for number in ENDINGS:
            signal.signal(number, _exit_at_once)
    if code > 128:  # nothing that is still under way may hold this up
        workers.end_all()
        os._exit(code)
    sys.exit(code)


def _exit_code(command: Callable[[], object]) -> int:
    """Run it: 0 if all is well, 1 for an error, 2 for wrong usage, 128 + the number of a signal."""
    try:
        code = command()
        if sys.stdout:
            sys.stdout.flush()
    except _Stopped as stopped:
        return _report(STOPPED, 128 + stopped.number)
    except (KeyboardInterrupt, click.Abort):
        return _report(STOPPED, 128 + signal.SIGINT)
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except CuttingsError as error:
        return _report(f"error: {error}", 1)
    except sqlite3.OperationalError as error:
        return _report(f"error: {database_error(error, '.cuttings')}", 1)
    except BrokenPipeError:
        return _discard_output(1)
    except OSError as error:
        _discard_output(1)
        return _report(f"error: {disk_error(error)}", 1)
    return code if isinstance(code, int) else 0


class _Stopped(BaseException):
    """A signal has asked this process to end. No `except` of ours or others' may hold it up."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


def _stop(number: int, frame: FrameType | None) -> None:
    """Raise an exception where the process is at work; a second signal ends it at once."""
    for ending in ENDINGS:
        signal.signal(ending, _exit_at_once)
    if number == signal.SIGINT:
        raise KeyboardInterrupt  # what `serve` and a prompt wait for
    raise _Stopped(number)


def _exit_at_once(number: int, frame: FrameType | None) -> None:
    os._exit(128 + number)


def _report(text: str, code: int) -> int:
    """Print why the command ended; its exit code."""
    output.say(text)
    return code


def _discard_output(code: int) -> int:
    """Drop what still waits to be printed: nobody reads on, or the disk is full. The code."""
    if sys.stdout:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
    return code
