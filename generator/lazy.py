"""Patterns that are compiled when they are first asked for something.

The program has some 1,400, and one run asks about 200 of them. To compile all of them takes as
long as to start half of the rest.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any, AnyStr, cast


class _LazyPattern:
    """What `re.compile` returns, as soon as somebody asks for one of its methods."""

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    @cached_property
    def _compiled(self) -> re.Pattern[Any]:
        return re.compile(self.pattern, self._flags)

    def __getattr__(self, name: str) -> Any:
        """Called once for each name: from then on the attribute is there."""
        value = getattr(self._compiled, name)
        setattr(self, name, value)
        return value


def regex(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """`re.compile`, but for when an error of the pattern is raised: with its first use."""
    return cast("re.Pattern[AnyStr]", _LazyPattern(pattern, flags))
