"""The outlets that the catalogue knows, by name and by domain."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from generator.catalog import Outlet

_HOST = re.compile(r"https?://(?:www\d?\.)?([^/:?#]+)", re.I)


@dataclass(frozen=True, slots=True)
class Press:
    names: Mapping[str, str]  # lower case, without "the" -> as the catalogue spells it
    domains: Mapping[str, str]

    def named(self, name: str) -> str | None:
        """The catalogue's spelling of an outlet's name."""
        return self.names.get(_key(name))

    def at(self, url: str) -> str | None:
        """Whose web site it is."""
        m = _HOST.match(url)
        host = m[1].lower() if m else ""
        while host:
            if host in self.domains:
                return self.domains[host]
            host = host.partition(".")[2]
        return None


@cache
def press(outlets: tuple[Outlet, ...]) -> Press:
    """The first outlet of a name wins: the site's own."""
    names = [(_key(name), o.name) for o in reversed(outlets) for name in (*o.aliases, o.name)]
    domains = [(d.lower().removeprefix("www."), o.name) for o in reversed(outlets) for d in o.domains]
    return Press(dict(names), dict(domains))


def _key(name: str) -> str:
    return re.sub(r"[^\w]+", "", re.sub(r"^the ", "", name.strip().lower()))
