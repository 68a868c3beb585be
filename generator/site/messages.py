"""What MkDocs warns of, as Problems; none of it reaches the terminal."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from generator import lazy
from generator.model.problem import Problem

ABOUT_PAGE = lazy.regex(r"Doc file '([^']*)' (.*)", re.DOTALL)


class _Collector(logging.Handler):
    """A handler of log records that keeps the text of each warning and error."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


@contextmanager
def collect_messages() -> Iterator[list[str]]:
    """A list that fills with what MkDocs warns of meanwhile."""
    log = logging.getLogger("mkdocs")
    collector = _Collector()
    handlers, propagate = log.handlers, log.propagate
    log.handlers, log.propagate = [collector], False
    try:
        yield collector.messages
    finally:
        log.handlers, log.propagate = handlers, propagate


def parse_messages(messages: Iterable[str], where: str) -> tuple[Problem, ...]:
    """A Problem for each message, sorted: of the page that it names, else of `where`."""
    problems = {_parse_message(text, where) for text in messages}
    return tuple(sorted(problems))


def _parse_message(text: str, where: str) -> Problem:
    m = ABOUT_PAGE.fullmatch(text)
    if m:
        return Problem(f"docs/{m[1]}", m[2])
    return Problem(where, text)
